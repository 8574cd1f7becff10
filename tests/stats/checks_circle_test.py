#!/usr/bin/env python3
"""A hundred checks in a circle of facts, each of which must equal the next: they hold, or two fail at the one that is odd."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", Path(__file__).resolve().parents[2] / "out/.build/annual")
COUNT = 100
REPORT = """title: A circle
council: Anytown
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
editions:
  board: {formats: [html], disclosure: {method: none}}
documents: {main: {title: A circle, sections: [text]}}
"""


def told(values):
    """The messages of failed checks, with the facts that are the parts of each."""
    facts = "".join(f"  f{i}: {{value: {value}, label: Fact {i}, source: Here}}\n" for i, value in enumerate(values))
    checks = "".join(f'  - {{that: "fact.f{i} = fact.f{(i + 1) % COUNT}"}}\n' for i in range(COUNT))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder)
        (report / "narrative").mkdir()
        for name, text in {
            "report.yaml": REPORT,
            "dictionary.yaml": "tables: {}\n",
            "measures.yaml": f"checks:\n{checks}",
            "facts.yaml": f"facts:\n{facts}",
            "narrative/text.md": "---\ntitle: Text\n---\n\nWords.\n",
        }.items():
            (report / name).write_text(text)
        done = subprocess.run([ANNUAL, "check", report], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, sorted(map(int, re.findall(r"measures\.yaml:(\d+):\d+: error", done.stderr))), done.stderr


def main():
    bad = 0
    odd = [7] * COUNT
    odd[40] = 8
    for name, values, lines in (("a circle that holds", [7] * COUNT, []), ("a circle with an odd one", odd, [41, 42])):
        status, found, said = told(values)
        passed = found == lines and status == bool(lines)
        bad += not passed
        print(f"ok {name}" if passed else f"not ok {name}: {status} {found}\n{said}")
    status, found, said = told(range(COUNT))
    passed = status == 1 and found == list(range(2, COUNT + 2))
    print("ok a circle of which none holds" if passed else f"not ok a circle of which none holds: {found}\n{said}")
    return bad or not passed


if __name__ == "__main__":
    sys.exit(main())
