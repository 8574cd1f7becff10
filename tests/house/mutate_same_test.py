#!/usr/bin/env python3
"""tests/mutate.same: each mutant said to change nothing is one that tests/mutate would make of a line that stands in the source."""

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def load():
    loader = importlib.machinery.SourceFileLoader("mutate", str(ROOT / "tests/mutate"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("mutate", loader))
    loader.exec_module(module)
    return module


sys.dont_write_bytecode = True
mutate = load()
blocks = [block for block in (ROOT / "tests/mutate.same").read_text(encoding="utf-8").strip().split("\n\n") if not block.startswith("#")]
bare = [block for block in blocks if len(block.split("\n")) != 4]
print("ok each has its reason" if blocks and not bare else f"not ok each has its reason: {bare}")
for name in sorted({path for path, _, _ in mutate.known_same()}):
    offered = {mutate.key(site) for sites in mutate.sites_of(ROOT / name).values() for site in sites} if (ROOT / name).exists() else set()
    stale = {one for one in mutate.known_same() if one[0] == name} - offered
    print(f"ok mutants of {name}" if not stale else f"not ok mutants of {name}: no such line or change: {stale}")
