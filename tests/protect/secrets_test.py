#!/usr/bin/env python3
"""No byte of what is written holds what a protected edition withholds, nor anything of the records: each secret is planted once and
looked for in every file, in what is packed in it, and in a PDF's text."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))

REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
editions:
  shut: {formats: [site, pdf, docx, text], disclosure: {method: suppress, protect: [1, 5]}}
documents: {main: {title: M, sections: [one]}}
"""
DICTIONARY = {
    "tables": {
        "cases": {
            "key": "ref",
            "date": "begun",
            "personal": True,
            "fields": {
                "ref": {"type": "text", "required": True},
                "begun": {"type": "date", "required": True},
                "note": {"type": "text"},
                "kind": {"type": "code", "required": True, "codes": {"a": "Kind A", "b": "Kind B", "c": "Kind C", "d": "Kind D"}},
                "cost": {"type": "integer"},
            },
        }
    }
}
MEASURES = """populations:
  few: {from: cases, where: {kind: b}, label: Few}
measures:
  kinds: {label: By kind, count: cases, by: kind}
  spent: {label: Spent, sum: cost, over: few}
  usual: {label: Usual, mean: cost, over: few}
  least: {label: Least, min: cost, over: few}
  most: {label: Most, max: cost, over: few}
  costs: {label: Costs, sum: cost, over: cases, by: kind}
"""
NARRATIVE = """---
title: One
---

Few of them: {spent}, {usual}, {least}, {most}.

```table
measure: kinds
```

```chart
measure: kinds
title: Kinds
```

```table
measure: costs
```
"""
COSTS = (31847, 46129)  # of the two records of kind b
WORDS = ("Zyxwrose", "Quobblefen", "qz7731x")
NUMBERS = (*COSTS, sum(COSTS), sum(COSTS) // 2)


def write(folder):
    for name in ("data", "narrative"):
        (folder / name).mkdir(parents=True)
    records = [{"ref": f"{WORDS[2]}{i}", "begun": "2021-06-10", "note": f"{WORDS[0]} {WORDS[1]}", "kind": kind, "cost": 100} for i, kind in enumerate("a" * 40 + "c" * 30 + "d" * 20)]
    records += [{"ref": f"{WORDS[2]}b{cost}", "begun": "2021-07-11", "kind": "b", "cost": cost} for cost in COSTS]
    (folder / "report.yaml").write_text(REPORT)
    (folder / "dictionary.yaml").write_text(json.dumps(DICTIONARY))
    (folder / "measures.yaml").write_text(MEASURES)
    (folder / "data/cases.yaml").write_text("".join(f"- {json.dumps(one)}\n" for one in records))
    (folder / "narrative/one.md").write_text(NARRATIVE)


def unpacked(path):
    """The file's bytes, and those of what is packed in it."""
    data = path.read_bytes()
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if data.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n", data):
            try:
                yield zlib.decompressobj().decompress(data[found.end() :])
            except zlib.error:
                continue
        if shutil.which("pdftotext"):
            yield subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout


def written(number):
    """A number as it may be printed."""
    return {str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", " ")}


def leaks(top):
    secrets = {word.lower() for word in WORDS} | {text for number in NUMBERS for text in written(number)}
    for path in sorted(top.rglob("*")):
        for data in unpacked(path) if path.is_file() else ():
            text = data.decode("utf-8", "replace").lower()
            yield from (f"{path.relative_to(top)}: {secret}" for secret in secrets if secret in text)


def main():
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "report"
        write(folder)
        done = subprocess.run([ANNUAL, "build", str(folder), "--out", f"{top}/out"], capture_output=True, text=True, check=False, timeout=120)
        found = sorted(set(leaks(Path(top) / "out"))) if not done.returncode else []
        kinds = {path.suffix for path in (Path(top) / "out").rglob("*.*")}
        open_report = folder / "report.yaml"
        open_report.write_text(REPORT.replace("disclosure: {method: suppress, protect: [1, 5]}", "disclosure: {method: none}"))
        subprocess.run([ANNUAL, "build", str(folder), "--out", f"{top}/open"], capture_output=True, check=False, timeout=120)
        seen = "".join(leaks(Path(top) / "open"))
    results = {
        "a protected report is written in every format": done.returncode == 0 and {".html", ".pdf", ".docx", ".txt", ".json", ".csv"} <= kinds,
        "nothing of what it withholds, and nothing of its records, is in any byte": done.returncode == 0 and not found,
        "the same search finds a figure where it is printed": any(text in seen for text in written(sum(COSTS))),
        "and even there nothing of the records": not any(word.lower() in seen for word in WORDS),
    }
    for what, good in results.items():
        print(f"{'ok' if good else 'not ok'} {what}")
    for line in [*found[:10], *(done.stderr.splitlines()[-12:] if done.returncode else []), *([] if all(results.values()) else [str(kinds)])]:
        print(f"# {line}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
