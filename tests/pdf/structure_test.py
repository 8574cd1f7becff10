#!/usr/bin/env python3
"""The structure of a PDF, element by element in the order that a screen reader hears it, against structure.txt beside this file.
ANNUAL_WRITE=1 writes it anew."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pdf_model import structure_text

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
EXPECTED = Path(__file__).with_name("structure.txt")


def structure(out):
    report = ROOT / "tests/report/whole"
    words = [ANNUAL, "build", str(report), "--edition", "board", "--document", "annual-report", "--format", "pdf", "--out", out]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    path = next(Path(out).rglob("*.pdf"), None)
    if done.returncode or not path:
        return [done.stderr]
    return structure_text(path).splitlines()


def main():
    if not shutil.which("qpdf"):
        print("skip the structure of a PDF: there is no qpdf here")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = structure(folder)
    if os.environ.get("ANNUAL_WRITE"):
        EXPECTED.write_text("\n".join(found) + "\n", encoding="utf-8")
    wanted = EXPECTED.read_text(encoding="utf-8").splitlines()
    wrong = next((f"line {i + 1}: {a!r}, not {b!r}" for i, (a, b) in enumerate(zip(found, wanted)) if a != b), None)
    if not wrong and len(found) != len(wanted):
        wrong = f"{len(found)} lines, not {len(wanted)}"
    print("ok a screen reader hears what it heard" if not wrong else f"not ok a screen reader hears what it heard: {wrong}")


if __name__ == "__main__":
    sys.exit(main())
