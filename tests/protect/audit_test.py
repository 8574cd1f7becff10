#!/usr/bin/env python3
"""The audit for the data protection officer: the same rows in four formats, and an exit status that tells what is open."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SAMPLE = str(ROOT / "content/2021-22")

REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
editions:
  shut: {formats: [html], disclosure: {method: suppress, protect: [1, 5]%s}}
  apart: {formats: [html], apart: true, disclosure: {method: suppress, protect: [1, 5]}}
documents: {main: {title: M, sections: [one]}}
"""
DICTIONARY = "tables: {cases: {key: ref, fields: {ref: {type: text, required: true}, kind: {type: code, required: true, codes: {a: A, b: B, c: C}}}}}\n"
MEASURES = "populations: {all: {from: cases, label: All}}\nmeasures: {kinds: {label: Kinds, count: all, by: kind}}\n"


def audit(*arguments):
    return subprocess.run([ANNUAL, "audit", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def write(folder, more):
    for name in ("data", "narrative"):
        (folder / name).mkdir()
    (folder / "report.yaml").write_text(REPORT % more)
    (folder / "dictionary.yaml").write_text(DICTIONARY)
    (folder / "measures.yaml").write_text(MEASURES)
    kinds = "a" * 20 + "b" * 9 + "c" * 3
    (folder / "data/cases.yaml").write_text("".join(f"- {{ref: r{i}, kind: {kind}}}\n" for i, kind in enumerate(kinds)))
    (folder / "narrative/one.md").write_text("---\ntitle: One\n---\nOf {{ all }}:\n\n```table\nmeasure: kinds\ncaption: Kinds\n```\n")


def faults():
    done = audit(SAMPLE)
    if done.returncode != 0 or "nothing protected can be worked out" not in done.stdout:
        yield f"the sample: {done.returncode} {done.stdout[-200:]} {done.stderr[-200:]}"
    rows = done.stdout.count("\n") - 1
    made = json.loads(audit(SAMPLE, "--format", "json").stdout)
    if not (made["sound"] and made["complete"] and made["open"] == 0 and len(made["figures"]) == rows == made["protected"] + made["second"]):
        yield f"json: {made['protected']} and {made['second']} are not {rows}"
    table = list(csv.DictReader(io.StringIO(audit(SAMPLE, "intranet", "--format", "csv").stdout)))
    if [row["figure"] for row in table] != [row["figure"] for row in made["figures"]]:
        yield "csv and json differ"
    if any(row["withheld"] == "protected" and not (int(row["least"]) <= 1 and (row["greatest"] == "any number" or int(row["greatest"]) >= 5)) for row in table):
        yield "a range is narrower than what is protected"
    if len(re.findall("<tr>", audit(SAMPLE, "--format", "html").stdout)) != rows + 1:
        yield "html has other rows"
    if audit(SAMPLE, "nowhere").returncode != 2 or audit().returncode != 2:
        yield "an edition that is not there"
    yield from small_faults()


def small_faults():
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "sound"
        folder.mkdir()
        write(folder, "")
        made = json.loads(audit(str(folder), "--format", "json").stdout)
        if {row["editions"] for row in made["figures"]} != {"shut", "apart"} or not made["sound"]:
            yield f"editions apart: {made}"
        second = [row for row in made["figures"] if row["withheld"] == "second"]
        if not second or any(row["because-of"] != "kinds[c]" for row in second):
            yield f"what was withheld for which: {second}"
        folder = Path(top) / "open"
        folder.mkdir()
        write(folder, ", essential: [all, kinds]")
        done = audit(str(folder), "shut")
        if done.returncode != 1 or "DO NOT PUBLISH" not in done.stdout or "open" not in done.stdout:
            yield f"an open figure: {done.returncode} {done.stdout}"


def main():
    found = list(faults())
    print("ok the audit" if not found else "not ok the audit\n# " + "\n# ".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
