#!/usr/bin/env python3
"""Earlier years that a report prints stand in its data files, each edition's own; what it withholds is in none of them."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/stats"))
from evaluator.outputs import fault_of_schema  # noqa: E402

ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))


def build(folder):
    subprocess.run([ANNUAL, "build", str(ROOT / "tests/report/years"), "--out", folder], capture_output=True, check=True)
    return {edition: Path(folder) / "years" / edition for edition in ("open", "shut")}


def earlier(path):
    """The earlier years of each figure: (year, state, value)."""
    figures = json.loads((path / "figures.json").read_text())["figures"]
    return {figure["id"]: [(year["year"], year["state"], year["value"]) for year in figure.get("earlier", [])] for figure in figures}


def check(name, found, wanted):
    print(f"ok {name}" if found == wanted else f"not ok {name}: {found} but {wanted}")


with tempfile.TemporaryDirectory() as folder:
    for edition, path in build(folder).items():
        years, small = earlier(path), edition == "open"
        check(f"{edition}: a year that nothing is known of, and two that are",
              years["received"], [("2018-19", "not-available", None), ("2019-20", "shown", 9), ("2020-21", "shown", 23)])
        check(f"{edition}: a small count of the year before",
              years["kinds[school]"][-1], ("2020-21", "shown", 4) if small else ("2020-21", "withheld", None))
        schema = json.loads(subprocess.run([ANNUAL, "schema"], capture_output=True, check=True).stdout)
        check(f"{edition}: as its schema says", fault_of_schema(schema, json.loads((path / "figures.json").read_text()), schema), None)
        rows = list(csv.DictReader(io.StringIO((path / "figures.csv").read_text(encoding="utf-8-sig"))))
        told = [(row["year"], row["value"], row["state"]) for row in rows if row["id"] == "kinds[school]" and row["year"] == "2020-21"]
        check(f"{edition}: a row of figures.csv", told, [("2020-21", "4", "shown")] if small else [("2020-21", "", "withheld")])
        broken = [year["comparable"] for figure in json.loads((path / "figures.json").read_text())["figures"]
                  if figure["id"] == "home" for year in figure["earlier"]]
        check(f"{edition}: a year that does not compare", broken, [False, True])
        table = (path / "data" / "published.csv").read_text(encoding="utf-8-sig").splitlines()[0]
        check(f"{edition}: a column a year in a table's file", table.endswith("2019-20,2020-21"), True)
