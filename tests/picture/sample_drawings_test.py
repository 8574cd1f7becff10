#!/usr/bin/env python3
"""The sample's pictures are what their drawings make, pixel by pixel, small, and in the colours of few inks."""
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "picture"))
from sample_drawings import DRAWINGS  # noqa: E402

MOST = 60_000  # bytes


def parts(data):
    """Size, palette and lines, however they were compressed."""
    at, found = 8, {}
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        found[name] = data[at + 8:at + 8 + size]
        at += 12 + size
    return found[b"IHDR"], found[b"PLTE"], zlib.decompress(found[b"IDAT"])


failed = 0
for name, draw in DRAWINGS.items():
    kept = (ROOT / "content" / "2021-22" / "images" / name).read_bytes()
    for what, holds in (("as drawn", parts(kept) == parts(draw().png())), ("small", len(kept) <= MOST)):
        failed += not holds
        print(f"ok {name} is {what}" if holds else f"not ok {name} is {what}: draw it anew with sample_drawings.py")
sys.exit(failed > 0)
