#!/usr/bin/env python3
"""What is withheld of random reports, and what it costs, is as it was when last read (choice.csv): less may be a hole, more is a loss to
readers. ANNUAL_WRITE=1 writes the file anew; attack_test.py says whether what is withheld is enough."""

import csv
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attack.generator import Generated

ANNUAL = os.path.abspath(os.environ["ANNUAL"])
KNOWN = Path(__file__).with_name("choice.csv")
SEEDS = range(501, 541)
HEADS = ["seed", "protected", "second", "cost", "open", "ranges"]


def chosen(seed):
    """The audit's last line, and how wide the ranges of what is protected are together (endless ones apart)."""
    with tempfile.TemporaryDirectory() as folder:
        Generated(random.Random(seed), seed % 2 == 0).write(Path(folder))
        done = subprocess.run([ANNUAL, "audit", folder, "shut"], capture_output=True, text=True, check=False, timeout=120)
    found = re.search(r"(\d+) protected, (\d+) withheld second at a cost of (\d+), (\d+) open", done.stdout)
    ranges = re.findall(r" protected (\d+) to (\d+): safe", done.stdout)
    return [str(seed), *(found.groups() if found else ["?"] * 4), str(sum(int(most) - int(least) for least, most in ranges))]


def main():
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(chosen, SEEDS))
    if os.environ.get("ANNUAL_WRITE"):
        with open(KNOWN, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([HEADS, *rows])
    with open(KNOWN, newline="", encoding="utf-8") as file:
        known = {row[0]: row for row in csv.reader(file)}
    for row in rows:
        same = known.get(row[0]) == row and "?" not in row
        print(f"{'ok' if same else 'not ok'} report {row[0]} withholds what it did" + ("" if same else f": {known.get(row[0])} became {row}"))


if __name__ == "__main__":
    sys.exit(main())
