"""Report folders made from published CSV files: each value as it stands there, but dates in the formats' own order."""

import csv
import gzip
import io
import json
import os
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))


def rows_of(name):
    """The rows of a compressed CSV file beside this script."""
    with gzip.open(HERE / name) as file:
        return list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))


def day(text):
    """30/09/2017 as 2017-09-30."""
    return "-".join(reversed(text.split("/")))


def write_table(folder, name, rows):
    """One file of records; empty values are left empty."""
    (folder / "data").mkdir(exist_ok=True)
    lines = ["- {" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}\n" for row in rows]
    (folder / f"data/{name}.yaml").write_text("".join(lines), encoding="utf-8")


def copy_report(name, folder):
    shutil.copytree(HERE / name / "report", folder, dirs_exist_ok=True)


def figures(folder):
    """The figures of the first edition by name, and the messages."""
    run = subprocess.run([ANNUAL, "dump", "json", str(folder)], capture_output=True, check=False, timeout=240)
    if run.returncode != 0:
        return None, run.stderr.decode()
    value, _ = json.JSONDecoder(parse_float=Fraction, parse_int=Fraction).raw_decode(run.stdout.decode())
    return {row["id"]: row for row in value["figures"]}, run.stderr.decode()


class Cases:
    """The test's lines: each case passes when its faults are none."""

    def __init__(self):
        self.failed = 0

    def check(self, name, faults):
        self.failed += bool(faults)
        print(f"not ok {name}\n" + "".join(f"# {fault}\n" for fault in faults[:8]) if faults else f"ok {name}")
