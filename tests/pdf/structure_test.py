#!/usr/bin/env python3
"""The structure of a PDF, element by element in the order that a screen reader hears it, against structure.txt beside this file;
and what is drawn on its pages beside text, operator by operator, against shapes.txt. ANNUAL_WRITE=1 writes both anew."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from kept import compare  # noqa: E402
from pdf_model import Pdf, operations, structure_text  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
BESIDE = Path(__file__).parent
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


def main():
    if not shutil.which("qpdf"):
        print("skip the structure of a PDF: there is no qpdf here")
        return
    with tempfile.TemporaryDirectory() as folder:
        path, said = build(folder)
        if not path:
            print(f"not ok the report builds: {said}")
            return
        compare("a screen reader hears what it heard", BESIDE / "structure.txt", structure_text(path).splitlines())
        compare("the eye sees what it saw", BESIDE / "shapes.txt", shapes(path))


if __name__ == "__main__":
    sys.exit(main())
