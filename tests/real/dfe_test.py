#!/usr/bin/env python3
"""The Department for Education's statistics of children in need: what it published as percentages, rates and sums comes out of
the numbers it published beside them, for every local authority of a year. ANNUAL_YEARS names the years: 2013 to 2024."""

import os
import sys
import tempfile
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

from folder import Cases, copy_report, figures, rows_of, write_table

MONTHS = "April May June July August September October November December January February March".split()
SYMBOLS = ("c", "x", "u", "z")
# Published percentages and rates: the measure that gives them, what they are a part of, and the base.
PERCENTS = {
    "Re_referrals_percent": ("re-referrals-percent", "Re_referrals", "Referrals"),
    "No_Further_Action_percent": ("no-action-percent", "No_Further_Action", "Referrals"),
    "Not_in_Need_percent": ("not-in-need-percent", "Not_in_Need", "Referrals"),
    "Re_referrals_child_percent": ("children-again-percent", "Re_referrals_child", "Referrals_child"),
}
RATES = {
    "Referrals_rate": ("referrals-rate", "Referrals", "Referrals"),
    "Referrals_child_rate": ("children-rate", "Referrals_child", "Referrals_child"),
}
REVIEWS = {"Reviewed_within_timescales_percent": ("reviewed-percent", "Reviewed_within_timescales", "CPP_At31_3Months")}
FIELDS = {
    "Referrals": "referrals", "Re_referrals": "re-referrals", "No_Further_Action": "no-action", "Not_in_Need": "not-in-need",
    "Referrals_child": "children", "Re_referrals_child": "children-again",
}  # fmt: skip


def area(row):
    return row["new_la_code"] or row["region_code"] or "E92000001"


def population(row):
    """Children who live there, in the middle of what the two published rates allow; none where they name none."""
    lows, highs = [], []
    for count, rate in (("Referrals", "Referrals_rate"), ("Referrals_child", "Referrals_child_rate")):
        if row[count] in SYMBOLS or row[rate] in SYMBOLS or Fraction(row[rate]) == 0:
            return ""
        lows.append(int(row[count]) * 10000 / (Fraction(row[rate]) + Fraction(1, 20)))
        highs.append(int(row[count]) * 10000 / (Fraction(row[rate]) - Fraction(1, 20)))
    if max(lows) >= min(highs):
        return ""
    return f"{float((max(lows) + min(highs)) / 2):.6f}"


def month_records(row, year):
    dates = [f"{int(year) - (n < 9)}-{(n + 3) % 12 + 1:02d}-01" for n in range(12)]
    return "[" + ", ".join(f"{{month: {day}, referrals: {row[name]}}}" for day, name in zip(dates, MONTHS)) + "]"


def write_year(folder, year, referrals, months, reviews):
    """The report of one year; its returns of England reach back over all years."""
    copy_report("dfe", folder)
    text = (folder / "report.yaml").read_text(encoding="utf-8")
    text = text.replace("from: 2023-04-01, to: 2024-03-31", f"from: {int(year) - 1}-04-01, to: {year}-03-31")
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    levels = {area(row): row["geographic_level"] for row in referrals}
    write_table(folder, "areas", [{"code": code, "level": level} for code, level in sorted(levels.items())])
    by_month = {(row["time_period"], area(row)): row for row in months}
    rows = []
    for row in referrals:
        record = {"area": area(row), "ended": f"{row['time_period']}-03-31", "population": population(row)}
        record.update({name: row[column] for column, name in FIELDS.items()})
        if row["time_period"] == year:
            record["months"] = month_records(by_month[year, area(row)], year)
        rows.append(record)
    write_table(folder, "returns", rows)
    write_table(
        folder, "reviews",
        [{"area": area(row), "ended": f"{row['time_period']}-03-31", "plans": row["CPP_At31_3Months"], "reviewed": row["Reviewed_within_timescales"]}
         for row in reviews],
    )  # fmt: skip


def number(found, name, code):
    return found[f"{name}[{code}]"]["value"]


def compare_published(found, rows, names):
    """Each published percentage or rate of local authorities; where it is withheld, no number is printed."""
    faults, seen = [], 0
    for row in rows:
        for column, (measure, part, base) in names.items():
            value, cell = number(found, measure, area(row)), f"{measure}[{area(row)}]"
            if row[base] in ("0", *SYMBOLS):  # out of nothing, or of nobody knows what
                if value is not None:
                    faults.append(f"{cell} is {value}, out of nothing known")
            elif row[column] in SYMBOLS:
                if value is not None and row[part] in SYMBOLS:
                    faults.append(f"{cell} is {value}, published as {row[column]}")
            elif row["geographic_level"] == "Local authority" and (column not in RATES or population(row)):
                seen += 1
                if value != Fraction(row[column]):
                    faults.append(f"{cell} is {value and float(value)} instead of {row[column]}")
    return faults if seen else faults + ["nothing was compared"]


def compare_months(found, rows):
    """The twelve months add up to the year; where one is withheld, the figures say that not all are known."""
    faults, months = [], defaultdict(int)
    for row in rows:
        code, told = area(row), [row[name] for name in MONTHS if row[name] not in SYMBOLS]
        for name in MONTHS:
            months[name] += 0 if row[name] in SYMBOLS else int(row[name])
        cell = found[f"months.area[{code}]"]
        if (cell["known"], cell["records"]) != (len(told), 12):
            faults.append(f"{code}: known {cell['known']} of {cell['records']}")
        if cell["value"] != (sum(map(int, told)) if told else None):
            faults.append(f"{code}: {cell['value']} instead of the sum of its months")
        if row["geographic_level"] == "Local authority" and len(told) == 12 and number(found, "difference", code) != 0:
            faults.append(f"{code}: the months are not the year's referrals")
        if not told and number(found, "difference", code) is not None:
            faults.append(f"{code}: a difference with nothing known is {number(found, 'difference', code)}")
    cells = [row["value"] for name, row in found.items() if name.startswith("months[2")]
    if cells != [months[name] for name in MONTHS]:
        faults.append(f"by month {cells}")
    return faults


def compare_years(found, rows, year):
    faults = []
    for row in rows:
        if row["geographic_level"] == "National" and row["time_period"] <= year:
            ended = int(row["time_period"])
            name = f"{ended - 1}-{ended % 100:02d}"
            if number(found, "by-year", name) != int(row["Referrals"]):
                faults.append(f"{name}: {number(found, 'by-year', name)} instead of {row['Referrals']}")
    return faults


def test_year(cases, year, referrals, months, reviews):
    of_year = [row for row in referrals if row["time_period"] == year]
    with tempfile.TemporaryDirectory() as folder:
        write_year(Path(folder), year, referrals, months, reviews)
        found, errors = figures(folder)
    cases.check(f"{year}: the report builds", [errors] if found is None else [])
    if found is None:
        return
    cases.check(f"{year}: published percentages", compare_published(found, of_year, PERCENTS))
    cases.check(f"{year}: published rates", compare_published(found, of_year, RATES))
    of_reviews = [row for row in reviews if row["time_period"] == year]
    cases.check(f"{year}: reviews", compare_published(found, of_reviews, REVIEWS))
    cases.check(f"{year}: months", compare_months(found, [row for row in months if row["time_period"] == year]))
    cases.check(f"{year}: England year by year", compare_years(found, referrals, year))
    total = sum(int(row["Referrals"]) for row in of_year if row["geographic_level"] == "Local authority" and row["Referrals"] not in SYMBOLS)
    cases.check(f"{year}: all local authorities", [] if found["referrals"]["value"] == total else [str(found["referrals"])])


def main():
    cases = Cases()
    files = [rows_of(f"dfe/{name}.csv.gz") for name in ("referrals", "months", "reviews")]
    for year in os.environ.get("ANNUAL_YEARS", "2014 2024").split():
        test_year(cases, year, *files)
    return 1 if cases.failed else 0


if __name__ == "__main__":
    sys.exit(main())
