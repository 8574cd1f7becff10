#!/usr/bin/env python3
"""What the fuzzers found once, in findings/TARGET/, through the same targets as the compiler of this run makes them."""

import os
import subprocess
from pathlib import Path

FINDINGS = Path(__file__).resolve().parent / "findings"
BUILD = Path(os.environ.get("BUILD", FINDINGS.parents[2] / "out/.build")).resolve()


def main():
    for target in sorted(FINDINGS.iterdir()):
        for path in sorted(target.iterdir()):
            done = subprocess.run([BUILD / f"tests/fuzz/{target.name}_replay", path], capture_output=True, text=True, errors="replace", timeout=60, check=False)
            print(f"ok {target.name}/{path.name}" if done.returncode == 0 else f"not ok {target.name}/{path.name}: {done.returncode} {done.stderr[-2000:]}")


main()
