#!/usr/bin/env python3
"""A document has one budget of nodes and text; its end is one located message, and nothing is laid out."""

import os
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.path.abspath(os.environ.get("ANNUAL", str(Path(__file__).resolve().parents[2] / "out/.build/annual")))
REPORT = """title: T
council: C
team: T
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
editions: {board: {formats: [text], disclosure: {method: none}}}
documents: {annual: {title: T, sections: [a]}}
"""


def check(name, passed, text=""):
    print(f"{'ok' if passed else 'not ok'} {name}{'' if passed else ': ' + repr(text[-600:])}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "r"
        (root / "narrative").mkdir(parents=True)
        (root / "data").mkdir()
        (root / "report.yaml").write_text(REPORT)
        (root / "dictionary.yaml").write_text("tables: {}\n")
        (root / "narrative/a.md").write_text("---\ntitle: A\n---\n\n" + "*a*\n" * 70_000)
        done = subprocess.run([ANNUAL, "check", str(root)], cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, timeout=120, check=False)
        errors = [line for line in done.stderr.splitlines() if ": error:" in line]
        check("the end of the budget is an error", done.returncode == 1 and len(errors) == 1, done.stderr)
        check("at its place", "narrative/a.md:4999" in done.stderr and "the document 'annual' is too large from here on" in done.stderr, done.stderr)


main()
