#!/usr/bin/env python3
"""A function or table that only its own file uses is static: what is public is used by another file, or by a test."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "out/.build"


def symbols(objects):
    """What each object defines for others, and what each needs of others: by one call of nm, since there are hundreds."""
    done = subprocess.run(["nm", "-A", "-g", *map(str, objects)], capture_output=True, text=True, check=False)
    defined, needed = {path: set() for path in objects}, {path: set() for path in objects}
    for line in done.stdout.splitlines():
        name, _, rest = line.partition(":")
        kind, symbol = rest.split()[-2:]
        (needed if kind == "U" else defined)[Path(name)].add(symbol)
    return defined, needed


def unused(defined, needed, known):
    """Pairs of an object and a symbol that it defines for others, and that no other and no KNOWN word needs."""
    wanted = set(known).union(*needed.values())
    return [(path, symbol) for path in defined for symbol in sorted(defined[path] - wanted - {"main"})]


def main():
    objects = [BUILD / path.relative_to(ROOT / "src").with_suffix(".o") for path in sorted((ROOT / "src").rglob("*.c"))]
    missing = [path for path in objects if not path.exists()]
    defined, needed = ({}, {}) if missing else symbols(objects)
    if not any(defined.values()):
        print(f"skip static: no object file of {missing[0].relative_to(BUILD)}" if missing else "skip static: no nm")
        return
    tests = {word for path in (ROOT / "tests").glob("*/*.[ch]") for word in re.findall(r"\w+", path.read_text())}
    found = unused(defined, needed, tests)
    print("not ok what one file uses is static" if found else "ok what one file uses is static")
    for path, symbol in found:
        print(f"# {path.relative_to(BUILD).with_suffix('.c')}: {symbol}")
    first = objects[0]
    lone = unused({first: defined[first]}, {first: needed[first]}, set())
    print("ok in one file alone, the check finds some" if lone else "not ok in one file alone, the check finds some")


main()
