#!/usr/bin/env python3
"""The workings say what was counted of a dated table, in all copies alike, but in an edition that withholds anything they
tell neither a count of records outside the period nor a first or last date. No key of a record is in any file."""

import html
import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))

FILES = {
    "report.yaml": """title: Visits
council: Anyshire
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
contact: {role: Team, email: team@example.org}
editions:
  open: {formats: [html, docx, text], marking: OFFICIAL, disclosure: {method: none}}
  shut: {formats: [html, docx, text], disclosure: {method: suppress, protect: [1, 5]}}
documents: {main: {title: Visits, sections: [text]}}
""",
    "dictionary.yaml": """tables:
  visits:
    label: Visits
    key: ref
    date: held
    personal: true
    fields:
      ref: {type: text, required: true}
      held: {type: date}
      kind: {type: code, codes: {home: At home, school: At school}}
      went: {type: boolean}
""",
    "measures.yaml": """populations:
  home: {from: visits, where: {kind: home}, label: Visits at home}
  home.went: {from: home, where: {went: yes}, label: Visits at home that went ahead, of: home}
  school: {from: visits, where: {kind: school}, label: Visits at school}
""",
    "narrative/text.md": """---
title: Visits
summary: What we did.
---
We made {{ home }} visits at home, {{ home.went }} went ahead, and {{ school }} at school.
""",
}


def record(number, held, kind, went):
    return f"- {{ref: KEY{number:03}{f', held: {held}' if held else ''}, kind: {kind}, went: {went}}}\n"


def records():
    inside = [record(i, f"2021-{5 + i % 7:02}-0{1 + i % 9}", "home" if i < 30 else "school", "yes" if i < 20 else "no") for i in range(60)]
    outside = [record(100, "2019-05-14", "home", "yes"), record(101, "2020-06-01", "home", "no")]
    outside += [record(102, "2022-06-30", "home", "yes")] + [record(103 + i, None, "school", "no") for i in range(3)]
    return "".join(inside + outside)


def said(folder):
    """All that a copy says, by its kind."""
    texts = {"html": (folder / "main.html").read_text(), "text": (folder / "main.txt").read_text()}
    with zipfile.ZipFile(folder / "main.docx") as archive:
        texts["docx"] = archive.read("word/document.xml").decode()
    for kind in ("html", "docx"):
        texts[kind] = html.unescape(re.sub(r"<[^>]*>", "", texts[kind]))
    return {kind: re.sub(r"\s+", " ", text) for kind, text in texts.items()}


TOLD = "First 14 May 2019, last 30 June 2022; not among them: 2 before, 1 after, 3 without a date, of 66 in all."

with tempfile.TemporaryDirectory() as made:
    report = Path(made) / "visits"
    for name, text in {**FILES, "data/visits.yaml": records()}.items():
        (report / name).parent.mkdir(parents=True, exist_ok=True)
        (report / name).write_text(text)
    run = subprocess.run([ANNUAL, "build", str(report), "--out", made + "/out"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    for edition in ("open", "shut"):
        for kind, text in said(Path(made) / "out/visits" / edition).items():
            tells = TOLD in text
            leaks = [word for word in ("May 2019", "30 June", "2 before", "1 after", "3 without", "66") if word in text]
            good = tells if edition == "open" else not leaks
            print(f"ok {edition} {kind}" if good else f"not ok {edition} {kind}: {leaks}")
            good = "Visits at home: 30" in text and "Visits at home that went ahead: 20 (67%)" in text
            print(f"ok {edition} {kind} has the groups" if good else f"not ok {edition} {kind} lacks the groups")
        keys = [path for path in (Path(made) / "out/visits" / edition).rglob("*") if path.is_file() and b"KEY0" in path.read_bytes()]
        print(f"ok {edition} without keys" if not keys else f"not ok {edition}: keys in {keys}")
