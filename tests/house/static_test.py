#!/usr/bin/env python3
"""A function or table that only its own file uses is static: what is public is used by another file, or by a test."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "out/.build"


def symbols(path, *options):
    done = subprocess.run(["nm", *options, str(path)], capture_output=True, text=True, check=False)
    return {line.split()[-1] for line in done.stdout.splitlines() if line.strip()}


def unused(objects, known):
    """Pairs of an object and a symbol that it defines for others, and that no other and no KNOWN word needs."""
    needed = set(known).union(*(symbols(path, "-u") for path in objects))
    for path in objects:
        for symbol in sorted(symbols(path, "-g", "--defined-only") - needed - {"main"}):
            yield path, symbol


def main():
    objects = [BUILD / path.relative_to(ROOT / "src").with_suffix(".o") for path in sorted((ROOT / "src").rglob("*.c"))]
    missing = [path for path in objects if not path.exists()]
    if missing or not any(symbols(path, "-g") for path in objects[:1]):
        print(f"skip static: no object file of {missing[0].relative_to(BUILD)}, or no nm" if missing else "skip static: no nm")
        return
    tests = {word for path in (ROOT / "tests").glob("*/*.[ch]") for word in re.findall(r"\w+", path.read_text())}
    found = list(unused(objects, tests))
    print("not ok what one file uses is static" if found else "ok what one file uses is static")
    for path, symbol in found:
        print(f"# {path.relative_to(BUILD).with_suffix('.c')}: {symbol}")
    lone = list(unused(objects[:1], set()))
    print("ok in one file alone, the check finds some" if lone else "not ok in one file alone, the check finds some")


main()
