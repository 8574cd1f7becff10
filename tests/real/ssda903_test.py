#!/usr/bin/env python3
"""A return of children looked after (SSDA903; fake data of a public validator): 185 figures worked out elsewhere, and the others
worked out by tests/stats/evaluator/ (more.csv). What the CSV files hold is only copied; ages, stocks at month ends, counts of
episodes and yes and no come from the dictionary."""

import csv
import re
import sys
import tempfile
from pathlib import Path

from folder import HERE, Cases, copy_report, day, figures, rows_of, write_table

OPEN = re.compile(r"open\.(\d{4}-\d\d)$")


def tables():
    """The records of each table, from the return's files."""
    children = [
        {"id": x["CHILD"], "sex": x["SEX"], "ethnic": x["ETHNIC"], "born": day(x["DOB"]), "health": x["CHILD"]}
        for x in rows_of("ssda903/header.csv.gz")
    ]
    health = [
        {"id": x["CHILD"], "sdq": x["SDQ_SCORE"], "sdq-reason": x["SDQ_REASON"], "convicted": x["CONVICTED"], "teeth": x["TEETH_CHECK"],
         "assessed": x["HEALTH_ASSESSMENT"], "immunised": x["IMMUNISATIONS"], "misuse": x["SUBSTANCE_MISUSE"]}
        for x in rows_of("ssda903/oc2.csv.gz")
    ]  # fmt: skip
    episodes = [
        {"child": x["CHILD"], "start": day(x["DECOM"]), "rne": x["RNE"], "ls": x["LS"], "cin": x["CIN"], "place": x["PLACE"],
         "provider": x["PLACE_PROVIDER"], "end": day(x["DEC"]), "rec": x["REC"], "change": x["REASON_PLACE_CHANGE"]}
        for x in rows_of("ssda903/episodes.csv.gz")
    ]  # fmt: skip
    return {
        "children": children, "health": health, "episodes": episodes,
        "unaccompanied": [{"child": x["CHILD"], "until": day(x["DUC"])} for x in rows_of("ssda903/uasc.csv.gz")],
        "reviews": [{"child": x["CHILD"], "held": day(x["REVIEW"]), "pn": x["REVIEW_CODE"]} for x in rows_of("ssda903/reviews.csv.gz")],
        "missing": [
            {"child": x["CHILD"], "kind": x["MISSING"], "from": day(x["MIS_START"]), "to": day(x["MIS_END"])}
            for x in rows_of("ssda903/missing.csv.gz")
        ],
    }  # fmt: skip


def expected(file_name):
    """The figures of a file, by the names they have here."""
    with open(HERE / f"ssda903/{file_name}.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            share = row["share"]
            if row["id"] == "missing.kids":  # of whom not all were in care on 31 March: no share of those who were, but a ratio
                yield "missing.share", share, ""
                share = ""
            yield OPEN.sub(r"stock[\1]", row["id"]), row["printed"], share


def compare(found, file_name):
    faults = []
    for name, printed, share in expected(file_name):
        row = found.get(name)
        if row is None or row["printed"] != printed or (share and row["share"] != share):
            faults.append(f"{name}: {row and (row['printed'], row['share'])} instead of {(printed, share)}")
    return faults


def main():
    cases = Cases()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        copy_report("ssda903", folder)
        for name, rows in tables().items():
            write_table(folder, name, rows)
        found, errors = figures(folder)
    cases.check("the return builds without errors", [errors] if found is None else [])
    for file_name, title in (("expected", "185 figures worked out elsewhere"), ("more", "all other figures")):
        cases.check(title, ["there are none"] if found is None else compare(found, file_name))
    return 1 if cases.failed else 0


if __name__ == "__main__":
    sys.exit(main())
