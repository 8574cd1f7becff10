#!/usr/bin/env python3
"""The charts of a Word file, record by record as [MS-EMF] has them, against drawings.txt beside this file. ANNUAL_WRITE=1 writes it
anew. How wide letters are is the fonts' business, and left out; of a crowd two people tell how all are drawn."""

import os
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from kept import compare  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
NAMES = {
    1: "header", 3: "polygon", 4: "polyline", 5: "curve to", 9: "window", 11: "viewport", 14: "end", 17: "map mode", 18: "background",
    19: "fill mode", 22: "text align", 24: "text colour", 27: "move to", 37: "select", 38: "pen", 39: "brush", 40: "delete",
    54: "line to", 59: "begin path", 60: "end path", 61: "close", 62: "fill path", 82: "font", 84: "text",
}  # fmt: skip
POINTS = {3, 4, 5}
PARTS = {5, 27, 54, 59, 60, 61, 62}  # of a path
FONT, TEXT = 82, 84


def text_of(body):
    x, y, units, offset = struct.unpack_from("<2i2I", body, 28)
    advances = struct.unpack_from("<I", body, 64)[0]
    said = body[offset - 8 : offset - 8 + 2 * units].decode("utf-16-le")
    wide = struct.unpack_from(f"<{units}i", body, advances - 8)
    return f"{x},{y} {said!r}" + ("" if sum(wide) > 0 and min(wide) >= 0 else f" of no width: {wide}")


def record(kind, body):
    if kind in POINTS:
        count = struct.unpack_from("<I", body, 16)[0]
        numbers = struct.unpack_from(f"<{2 * count}i", body, 20)
        return " ".join(f"{x},{y}" for x, y in zip(numbers[::2], numbers[1::2]))
    if kind == TEXT:
        return text_of(body)
    if kind == FONT:
        handle, height, _, _, _, weight = struct.unpack_from("<I5i", body)
        return f"{handle} {height} {weight} {body[32:96].decode('utf-16-le').rstrip(chr(0))}"
    return " ".join(str(number) for number in struct.unpack(f"<{len(body) // 4}i", body))


def lines_of(data):
    """Each record of a metafile as a line; the header's size and count must hold."""
    lines, at, paths, records = [], 0, 0, 0
    size, count = struct.unpack_from("<2I", data, 48)
    while at < len(data):
        kind, length = struct.unpack_from("<2I", data, at)
        body = data[at + 8 : at + length]
        paths += kind == 59
        records += 1
        if kind != 1 and (paths <= 2 or kind not in PARTS):
            lines.append(f"{NAMES[kind]} {record(kind, body)}".rstrip())
        elif kind == 1:
            lines.append("header " + " ".join(map(str, struct.unpack_from("<8i", body))) + f" {body[32:36].decode()}")
        at += length
    return lines + ([] if (size, count) == (len(data), records) else [f"the header says {size} bytes and {count} records"])


def drawn(package):
    parts = sorted((name for name in package.namelist() if name.endswith(".emf")), key=lambda name: (len(name), name))
    return [line for part in parts for line in [part, *lines_of(package.read(part))]]


def main():
    report = ROOT / "tests/report/panels"
    with tempfile.TemporaryDirectory() as out:
        words = [ANNUAL, "build", str(report), "--format", "docx", "--out", out]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        path = next(Path(out).rglob("*.docx"), None)
        if done.returncode or not path:
            print(f"not ok the report builds: {done.stderr}")
            return
        with zipfile.ZipFile(path) as package:
            compare("charts are drawn as before", Path(__file__).with_name("drawings.txt"), drawn(package))


main()
