#!/usr/bin/env python3
"""A short file cannot become a long one by aliases: what they repeat is bounded in bytes as in nodes."""

import os
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", str(Path(__file__).resolve().parents[2] / "out/.build/annual"))


def dump(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.yaml"
        path.write_text(text, encoding="utf-8")
        return subprocess.run([ANNUAL, "dump", "yaml", str(path)], capture_output=True, text=True, check=False)


def check(name, holds):
    print(f"{'ok' if holds else 'not ok'} {name}")


def main():
    long = "- &long " + "y" * 10_000 + "\n"
    few, many = dump(long + "- *long\n" * 50), dump(long + "- *long\n" * 500)
    check("half a megabyte may be repeated", few.returncode == 0 and few.stdout.count("y" * 10_000) == 51)
    check("five megabytes of a short file may not", many.returncode == 1 and "repeated too often" in many.stderr)
    check("the message names the line where it grew too long", ":10" in many.stderr.split(": error")[0])


main()
