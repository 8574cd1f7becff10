#!/usr/bin/env python3
"""Every source file says what it is for before its first line of code: in a comment at its top, or in its header's."""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def begins_with_comment(path):
    return path.is_file() and path.read_text(encoding="utf-8").startswith("/*")


def silent(folder):
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".c", ".h"))
    return [path for path in files if not (begins_with_comment(path) or begins_with_comment(path.with_suffix(".h")))]


def own_check():
    """The test finds what it is about."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in (("a.c", "int a;\n"), ("b.c", "int b;\n"), ("b.h", "/* About b. */\n"), ("c.h", "int c;\n"), ("d.c", "/* D. */\n")):
            (folder / file).write_text(text, encoding="utf-8")
        return [path.name for path in silent(folder)] == ["a.c", "c.h"]


def main():
    passed = own_check()
    print(f"{'ok' if passed else 'not ok'} a file without a purpose is found")
    for path in silent(ROOT / "src"):
        print(f"not ok {path.relative_to(ROOT)} says nowhere what it is for")
        passed = False
    if passed:
        print("ok every source file says what it is for")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
