#!/usr/bin/env python3
"""The structure of a PDF, element by element in the order that a screen reader hears it, against structure.txt beside this file;
and what is drawn on its pages beside text, operator by operator, against shapes.txt. ANNUAL_WRITE=1 writes both anew."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pdf_model import Pdf, operations, structure_text

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
TEXT = {"BT", "ET", "BDC", "BMC", "EMC", "Tf", "Td", "Tm", "Tj", "TJ", "Tc", "Tw", "TL", "Ts", "Tr", "Tz", "T*"}


def build(out):
    """The PDF, or None and what was said."""
    report = ROOT / "tests/report/whole"
    words = [ANNUAL, "build", str(report), "--edition", "board", "--document", "annual-report", "--format", "pdf", "--out", out]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return None if done.returncode else next(Path(out).rglob("*.pdf"), None), done.stderr


def operand(value):
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)


def shapes(path):
    pdf, lines = Pdf(path), []
    for number, page in enumerate(pdf.pages(), 1):
        lines.append(f"page {number}")
        for operator, operands in operations(pdf.content(page)):
            if operator not in TEXT:
                lines.append(" ".join([*map(operand, operands), operator]))
    return lines


def compare(name, file, found):
    expected = Path(__file__).with_name(file)
    if os.environ.get("ANNUAL_WRITE"):
        expected.write_text("\n".join(found) + "\n", encoding="utf-8")
    wanted = expected.read_text(encoding="utf-8").splitlines()
    wrong = next((f"line {i + 1}: {a!r}, not {b!r}" for i, (a, b) in enumerate(zip(found, wanted)) if a != b), None)
    if not wrong and len(found) != len(wanted):
        wrong = f"{len(found)} lines, not {len(wanted)}"
    print(f"ok {name}" if not wrong else f"not ok {name}: {wrong}")


def main():
    if not shutil.which("qpdf"):
        print("skip the structure of a PDF: there is no qpdf here")
        return
    with tempfile.TemporaryDirectory() as folder:
        path, said = build(folder)
        if not path:
            print(f"not ok the report builds: {said}")
            return
        compare("a screen reader hears what it heard", "structure.txt", structure_text(path).splitlines())
        compare("the eye sees what it saw", "shapes.txt", shapes(path))


if __name__ == "__main__":
    sys.exit(main())
