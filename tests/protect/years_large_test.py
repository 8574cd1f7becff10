#!/usr/bin/env python3
"""An earlier year whose proof beside this one is too large is withheld, and a warning says so."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from shut_report import REPORT

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
TOWNS = [f"t{i}" for i in range(8)]
EACH = 10  # records of each kind: no count is small


def write(folder, flags):
    """Populations that overlap in every way: each flag doubles what can be told apart, and so does each year."""
    for name in ("data", "narrative"):
        (folder / name).mkdir(parents=True)
    names = [f"f{i}" for i in range(flags)]
    fields = {"begun": {"type": "date", "required": True}, "town": {"type": "code", "required": True, "codes": {town: town.upper() for town in TOWNS}}}
    fields |= {name: {"type": "boolean", "required": True} for name in names}
    populations = {f"p-{name}": {"from": "cases", "where": {name: True}, "label": f"Group {name}"} for name in names}
    measures = {f"m-{name}": {"label": f"By town {name}", "count": f"p-{name}", "by": "town"} for name in names}
    measures["all"] = {"label": "All", "count": "cases"}
    records = [
        {"begun": f"{year}-06-10", "town": town} | dict.fromkeys(names, flag)
        for year in (2019, 2020, 2021)  # of the first year it is not known whether it is whole
        for town in TOWNS
        for flag in (True, False)
        for _ in range(EACH)
    ]
    (folder / "report.yaml").write_text(REPORT)
    (folder / "dictionary.yaml").write_text(json.dumps({"tables": {"cases": {"date": "begun", "personal": True, "fields": fields}}}))
    (folder / "measures.yaml").write_text(json.dumps({"populations": populations, "measures": measures}))
    (folder / "data/cases.yaml").write_text("".join(f"- {json.dumps(one)}\n" for one in records))
    tables = "".join(f"```table\nmeasure: {name}\ncaption: {name}\n```\n\n" for name in measures if name != "all")
    (folder / "narrative/one.md").write_text(f"---\ntitle: One\n---\n\n{tables}```table\nmeasures: [all]\nyears: 2\ncaption: Years\n```\n")


def shown(flags):
    """Is last year's total printed? And what was said."""
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "report"
        write(folder, flags)
        done = subprocess.run([ANNUAL, "build", str(folder), "--out", f"{top}/out"], capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            return None, done.stderr
        with open(Path(top) / "out/report/shut/figures.csv", encoding="utf-8-sig", newline="") as file:
            return any(row["id"] == "all" and row.get("year") == "2020-21" and row["value"] for row in csv.DictReader(file)), done.stderr


def main():
    few, said = shown(3)
    many, warned = shown(11)
    warning = "nothing of 2020-21 is shown in the edition 'shut'"
    results = {
        "a year that is proved is shown, and nothing is said": few is True and warning not in said,
        "one that is too large is withheld, and it is said": many is False and warning in warned,
    }
    for what, good in results.items():
        print(f"{'ok' if good else 'not ok'} {what}")
    if not all(results.values()):
        print("# " + "\n# ".join([*said.splitlines()[-5:], *warned.splitlines()[-8:]]), few, many)
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
