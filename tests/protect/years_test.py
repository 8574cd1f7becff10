#!/usr/bin/env python3
"""An earlier year beside this one: what both print together gives no small count away."""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from shut_report import REPORT

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))

DICTIONARY = """tables:
  cases:
    key: ref
    date: begun
    personal: true
    open: {from: begun, to: ended}
    fields:
      ref: {type: text, required: true}
      begun: {type: date, required: true}
      ended: {type: date}
  talks:
    date: held
    personal: true
    fields:
      held: {type: date, required: true}
"""
OVER_YEARS = """populations:
  five: {from: cases, period: {years: 5}, label: Five years}
  now: {from: cases, label: This year}
measures:
  all5: {label: By year, count: five, by: {begun: year}}
"""
FLOW = """populations:
  new: {from: cases, label: New}
  closed: {from: cases, dated: ended, label: Closed}
  open: {from: cases, open-on: period.to, label: Open at the end}
measures: {}
"""
BEFORE = FLOW.replace("measures: {}", """  before: {from: cases, period: before, label: Begun before the year}
  talks: {from: talks, label: Talks}
measures: {}""")


def table(measures, years=None):
    named = f"measures: [{', '.join(measures)}]\nyears: {years}" if years else f"measure: {measures[0]}"
    return f"```table\n{named}\ncaption: A table\n```\n\n"


def figures(measures, records, text):
    """{(id, year): printed number, or None} of a report."""
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "report"
        for name in ("data", "narrative"):
            (folder / name).mkdir(parents=True)
        (folder / "report.yaml").write_text(REPORT)
        (folder / "dictionary.yaml").write_text(DICTIONARY)
        (folder / "measures.yaml").write_text(measures)
        lines = [f"- {{ref: r{i}, begun: {begun}{f', ended: {ended}' if ended else ''}}}\n" for i, (begun, ended) in enumerate(records)]
        (folder / "data/cases.yaml").write_text("".join(lines))
        (folder / "data/talks.yaml").write_text("".join(f"- {{held: {year}-07-01}}\n" for year in range(2018, 2022) for _ in range(30)))
        (folder / "narrative/one.md").write_text(f"---\ntitle: One\n---\n\n{text}")
        subprocess.run([ANNUAL, "build", str(folder), "--out", f"{top}/out"], capture_output=True, check=True, timeout=120)
        with open(Path(top) / "out/report/shut/figures.csv", encoding="utf-8-sig", newline="") as file:
            return {(row["id"], row.get("year") or ""): int(row["value"]) if row["value"] else None for row in csv.DictReader(file)}


def over_years():
    """A year that a table of five years withholds for a small one is not printed elsewhere as an earlier year."""
    records = [(f"{year}-06-10", None) for year, count in ((2017, 40), (2018, 30), (2019, 20), (2020, 3), (2021, 50)) for _ in range(count)]
    made = figures(OVER_YEARS, records, table(["all5"]) + table(["now"], 4))
    return made["all5[2019-20]", ""] is None and made["now", "2020-21"] is None and made["now", "2019-20"] is None and made["now", "2018-19"] == 30


def flow():
    """Who was there at first, came and is there at last tells who left."""
    kinds = [("2020-06-10", None)] * 40 + [("2020-07-10", "2021-09-10")] * 3 + [("2021-06-10", None)] * 10
    records = kinds + [("2019-06-10", "2020-12-10")] * 12
    made = figures(FLOW, records, table(["new", "closed", "open"], 2))
    return made["closed", ""] is None and None in (made["new", ""], made["open", ""], made["open", "2020-21"])


def told_already():
    """What nearer years tell of a small count is told; what they leave of it is kept, and nothing is withheld that would not help."""
    closed = [("2019-05-10", "2019-09-10")] * 4
    records = closed + [("2019-06-10", None)] * 15 + [("2020-06-10", "2020-12-10")] * 8 + [("2020-07-10", None)] * 20 + [("2021-06-10", None)] * 30
    made = figures(BEFORE, records, table(["new", "closed", "open", "before", "talks"], 3))
    near = [made[name, "2020-21"] for name in ("new", "closed", "open", "before")]
    kept = made["closed", "2019-20"] is None and None in (made["new", "2019-20"], made["before", "2019-20"])
    return near == [28, 8, 35, 19] and kept and made["talks", "2019-20"] == 30


def main():
    results = {
        "a year withheld in one table is withheld as an earlier year": over_years(),
        "two stocks and who came do not tell who left": flow(),
        "a count that a nearer year bounds keeps what is left of it, and the year's other figures stand": told_already(),
    }
    for what, good in results.items():
        print(f"{'ok' if good else 'not ok'} {what}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
