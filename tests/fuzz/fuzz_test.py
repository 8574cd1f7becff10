#!/usr/bin/env python3
"""(slow) A minute of hostile input in all, a few seconds of each kind; `make fuzz` takes longer."""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = Path(os.environ.get("BUILD", HERE.parents[1] / "out/.build")).resolve()
sys.dont_write_bytecode = True


def main():
    targets = sorted(path.name.removesuffix("_fuzz.c") for path in HERE.glob("*_fuzz.c"))
    missing = [target for target in targets if not (BUILD / f"fuzz/tests/fuzz/{target}_fuzz").exists()]
    if missing:
        print(f"skip hostile input: {', '.join(missing)} not compiled; `make test` does, where clang has the runtime of libFuzzer")
        return
    words = [HERE / "run", "--build", BUILD / "fuzz", "--seconds", "5", "--jobs", "2", "--seeds", "20"]
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    for target in targets:
        found = re.search(rf"^{target} +([\d,]+) inputs +\d+ edges *(FOUND)?", done.stdout, re.M)
        sound = found and found.group(1) != "0" and not found.group(2)
        print(f"ok {target}: {found.group(1)} inputs" if sound else f"not ok {target}: {done.stdout[-3000:]}{done.stderr[-1000:]}")


main()
