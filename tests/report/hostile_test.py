#!/usr/bin/env python3
"""Narratives that are large or ill-meant: composed in time, without a crash."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
TIME_LIMIT = 60  # seconds, generous: a sanitized build on a busy machine
FRONT = "---\ntitle: Figures\n---\n"


def many_words(folder):
    words = "".join(f"W{i:04d}: {{full: Word number {i}}}\n" for i in range(2000))
    (folder / "words.yaml").write_text(words)
    text = " ".join(f"W{i * 37 % 2000:04d}" for i in range(8000))
    (folder / "narrative/figures.md").write_text(FRONT + text + "\n")


def many_headings(folder):
    blocks = (f"## The same\n\n{{{{ fact.cases }}}} [back](#the-same-{i})\n\n" for i in range(2, 4001))
    (folder / "narrative/figures.md").write_text(FRONT + "## The same\n\n" + "".join(blocks))


def many_notes(folder):
    notes = "".join(f'Text.{{{{ note "Note {i}." }}}} {{{{ cp.received }}}}\n\n' for i in range(4000))
    (folder / "narrative/figures.md").write_text(FRONT + notes)


def deep(folder):
    text = "> " * 3000 + "{{ cp.received }}\n\n" + "- " * 2000 + "{{ cp.received }}\n"
    (folder / "narrative/figures.md").write_text(FRONT + text)


def labels_in_a_circle(folder):
    path = folder / "measures.yaml"
    text = path.read_text().replace("label: Referrals received", 'label: "{{ cp.accepted }} {{ cp.received }}"')
    text = text.replace("label: Referrals accepted", 'label: "{{ cp.received }} {{ cp.reasons[home] }}"')
    path.write_text(text)
    path = folder / "dictionary.yaml"
    path.write_text(path.read_text().replace("home: Where I live", 'home: "{{ cp.reasons[home] }}"'))


def many_sections(folder):
    names = [f"s{i:03d}" for i in range(290)]  # a document may have 300
    for name in names:
        (folder / f"narrative/{name}.md").write_text(
            f"---\ntitle: Section\n---\n## Part\n\n{{{{ cp.received }}}} CRO [last](s289.md#part)\n"
        )
    path = folder / "report.yaml"
    path.write_text(path.read_text().replace("people, private]", "people, private, " + ", ".join(names) + "]"))


def run(case):
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "report"
        shutil.copytree(ROOT / "tests/report/whole", folder)
        case(folder)
        try:
            done = subprocess.run(
                [ANNUAL, "dump", "doc", str(folder)], capture_output=True, timeout=TIME_LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            return "it took too long"
        if done.returncode not in (0, 1):
            return f"exit status {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}"
        return None if b"document annual-report, edition intranet" in done.stdout else "it composed nothing"


for case in (many_words, many_headings, many_notes, deep, labels_in_a_circle, many_sections):
    fault = run(case)
    print(f"not ok {case.__name__}: {fault}" if fault else f"ok {case.__name__}")
