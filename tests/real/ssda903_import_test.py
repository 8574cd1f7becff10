#!/usr/bin/env python3
"""The files of a return of children looked after, imported as they are: each mapping is short, and each record is what
the file says."""

import gzip
import re
import subprocess
import tempfile
from pathlib import Path

from folder import ANNUAL, HERE, copy_report, day, rows_of

# By table: the file, its columns with their fields, and how a value reads. A column without a field is read by nobody.
SHEETS = {
    "children": ("header", {"CHILD": "id", "SEX": "sex", "DOB": "born", "ETHNIC": "ethnic", "UPN": None, "MOTHER": None, "MC_DOB": None}),
    "health": ("oc2", {"CHILD": "id", "DOB": None, "SDQ_SCORE": "sdq", "SDQ_REASON": "sdq-reason", "CONVICTED": "convicted", "HEALTH_CHECK": None, "IMMUNISATIONS": "immunised", "TEETH_CHECK": "teeth", "HEALTH_ASSESSMENT": "assessed", "SUBSTANCE_MISUSE": "misuse", "INTERVENTION_RECEIVED": None, "INTERVENTION_OFFERED": None}),
    "unaccompanied": ("uasc", {"CHILD": "child", "SEX": None, "DOB": None, "DUC": "until"}),
    "episodes": ("episodes", {"CHILD": "child", "DECOM": "start", "RNE": "rne", "LS": "ls", "CIN": "cin", "PLACE": "place", "PLACE_PROVIDER": "provider", "DEC": "end", "REC": "rec", "REASON_PLACE_CHANGE": "change", "HOME_POST": None, "PL_POST": None, "URN": None}),
    "reviews": ("reviews", {"CHILD": "child", "DOB": None, "REVIEW": "held", "REVIEW_CODE": "pn"}),
    "missing": ("missing", {"CHILD": "child", "DOB": None, "MISSING": "kind", "MIS_START": "from", "MIS_END": "to"}),
}
SPELT = {
    ("children", "sex"): {"1": "male", "2": "female"},
    ("missing", "kind"): {"M": "missing", "A": "away"},
    **{("health", field): {"1": "yes", "0": "no"} for field in ("convicted", "immunised", "teeth", "assessed", "misuse")},
}


def check(name, passed, why=""):
    print(f"ok {name}" if passed else f"not ok {name}: {why}")


def mapping():
    lines = ["imports:"]
    for table, (file, columns) in SHEETS.items():
        lines += [f"  {table}:", f"    file: sheets/{file}.csv", "    columns:"]
        lines += [f"      {title}: {field or '~'}" for title, field in columns.items()]
    return "\n".join(lines) + "\n"


def wanted(table):
    file, columns = SHEETS[table]
    for row in rows_of(f"ssda903/{file}.csv.gz"):
        values = {field: row[title] for title, field in columns.items() if field and row[title]}
        yield {
            field: SPELT.get((table, field), {}).get(value, day(value) if re.fullmatch(r"\d\d/\d\d/\d{4}", value) else value)
            for field, value in values.items()
        }


def written(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("- {"):
            yield dict(re.findall(r"([\w-]+): ([^,}]+)", line))


def main():
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report"
        copy_report("ssda903", report)
        (report / "sheets").mkdir()
        for file, _ in SHEETS.values():
            (report / f"sheets/{file}.csv").write_bytes(gzip.decompress((HERE / f"ssda903/{file}.csv.gz").read_bytes()))
        (report / "import.yaml").write_text(mapping())
        most = max(3 + len(columns) for _, columns in SHEETS.values())
        check("each mapping has less than 40 lines", most < 40, most)
        done = subprocess.run([ANNUAL, "import", report], capture_output=True, text=True, check=False)
        check("all files are imported", done.stdout.count("\n  read:") == len(SHEETS), done.stdout + done.stderr)
        for table in SHEETS:
            path = report / f"data/{table}.yaml"
            found, expected = list(written(path)) if path.exists() else [], list(wanted(table))
            wrong = [pair for pair in zip(found, expected) if pair[0] != pair[1]][:2]
            check(f"{table}: {len(expected)} records, each as the file has it", len(found) == len(expected) and not wrong, f"{len(found)} {wrong}")


main()
