#!/usr/bin/env python3
"""The sample's figures are the published ones, and what the intranet hides is nowhere in its structured outputs."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
REPORT = "content/2021-22"
failed = 0


def check(name, passed, why=""):
    global failed
    print(("ok " if passed else "not ok ") + name)
    if not passed:
        failed += 1
        print("# " + why)


def dump(stage):
    run = subprocess.run([ANNUAL, "dump", stage, REPORT], cwd=ROOT, capture_output=True, check=False)
    if run.returncode != 0:
        print(run.stderr.decode())
    return run.stdout.decode("utf-8")


def editions():
    """figures.json of each edition, by its name."""
    text, found = dump("json"), {}
    while text.strip():
        value, end = json.JSONDecoder().raw_decode(text)
        found[value["edition"]] = value
        text = text[end:].lstrip()
    return found


def rows(figures):
    return {row["id"]: row for row in figures["figures"]}


def number(text):
    return None if text == "" else float(text)


def check_published(board):
    path = ROOT / "tests/stats/published-figures.csv"
    with open(path, encoding="utf-8", newline="") as file:
        for published in csv.DictReader(file):
            name = published["measure"]
            row = board.get(name)
            if row is None:
                check(name, False, "it is not there")
                continue
            wanted = (number(published["value"]), number(published["percent"]))
            base = number(published["base"])
            got = (row["value"], row["percent"])
            check(name, got == wanted and base in (None, row["base"]), f"{got} of {row['base']}, not {wanted} of {base}")
            check(name + " is shown", row["state"] == "shown")


def check_protected(board, intranet):
    hidden = [name for name, row in intranet.items() if row["state"] == "withheld"]
    check("the intranet hides some figures", len(hidden) > 10)
    for name in hidden:
        row = intranet[name]
        sound = row["value"] is None and row["percent"] is None and row["printed"] == "[c]"
        check(name + " carries no number", sound and row["share"] in (None, "[c]"), str(row))
    counts = [
        (name, row) for name, row in intranet.items() if row["definition"].startswith("We counted") and row["value"]
    ]
    small = [name for name, row in counts if 1 <= row["value"] <= 5]
    check("no small count is shown", not small, ", ".join(small))
    for name, row in intranet.items():
        if row["state"] == "shown":
            check(name + " is the same in both", row["value"] == board[name]["value"])


def check_lone(intranet):
    """No breakdown has one withheld cell: it would be the total less the others."""
    cells = {}
    for name, row in intranet.items():
        if "[" in name and "," not in name:
            cells.setdefault(name.split("[")[0], []).append(row["state"] == "withheld")
    for name, states in cells.items():
        check(name + " hides none alone", sum(states) != 1, str(states))


def check_csv(found):
    for edition, text in zip(found, dump("csv").split("\ufeff")[1:]):
        table = list(csv.DictReader(io.StringIO(text, newline="")))
        json_rows = rows(found[edition])
        check(f"figures.csv of {edition} has the same rows", [row["id"] for row in table] == list(json_rows))
        for row in table:
            other = json_rows[row["id"]]
            same = (number(row["value"]), number(row["percent"])) == (other["value"], other["percent"])
            check(f"{row['id']} is the same in figures.csv of {edition}", same and row["state"] == other["state"])


def main():
    found = editions()
    check("both editions are there", sorted(found) == ["board", "intranet"], str(list(found)))
    if failed:
        return 1
    board, intranet = rows(found["board"]), rows(found["intranet"])
    check_published(board)
    check_protected(board, intranet)
    check_lone(intranet)
    check_csv(found)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
