#!/usr/bin/env python3
"""annual import: the records that come of a sheet, what is said of one that does not fit, and what is never overwritten."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sheet"))
from workbook import Cell, write_ods, write_xlsx  # noqa: E402

ANNUAL = os.path.abspath(os.environ["ANNUAL"])
REPORT = """title: T
council: C
team: T
period: {from: 2024-04-01, to: 2025-03-31}
published: 2025-06-01
language: en-GB
theme: county
status: final
contact: {role: R, email: a@example.org}
editions: {board: {formats: [html], disclosure: {method: none}}}
documents: {r: {title: R, sections: [main]}}
"""
DICTIONARY = """empty: ["-", n/a]
tables:
  pupils:
    key: ref
    date: joined
    personal: true
    fields:
      ref: {type: text, required: true}
      joined: {type: date, required: true}
      sen: {type: code, codes: {none: No need, sen-support: Support, ehcp: {label: A plan, also: [EHC plan]}}}
      days: {type: decimal}
      attendance: {type: decimal}
      told: {type: boolean}
"""
MAPPING = """imports:
  pupils:
    columns: {Ref No: ref, Date on: joined, SEN: {field: sen, values: {N: none}}, No. of days: days, Att %: attendance, "Told?": told, Notes: ~}
"""
ROWS = [
    ["Virtual School"],
    [],
    ["Ref No", "Date on", "SEN", "No. of\ndays", "Att %", "Told?", "Notes"],
    ["Autumn Term"],
    ["007", "25/09/2024", "SEN Support", "\u00bd", "89%", "Y", "x"],
    ["008 ", "13/10/2024 00:00", "ehc PLAN", "\u00a31,250.50", "n/a", "no", "-"],
    [],
    ["009", "4 Oct 2024", "N", "-", "100%", "", ""],
    ["TOTAL", "3", "", "9", "", "", ""],
]
RECORDS = """- {ref: 007, joined: 2024-09-25, sen: sen-support, days: 0.5, attendance: 89, told: yes}
- {ref: 008, joined: 2024-10-13, sen: ehcp, days: 1250.5, told: no}
- {ref: 009, joined: 2024-10-04, sen: none, attendance: 100}
"""


def csv(rows):
    return "".join(",".join('"' + value.replace('"', '""') + '"' for value in row) + "\r\n" for row in rows)


class Report:
    def __init__(self, folder, mapping=MAPPING, dictionary=DICTIONARY):
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        for name, text in (("report", REPORT), ("dictionary", dictionary), ("import", mapping)):
            if text:
                (self.folder / f"{name}.yaml").write_text(text)

    def run(self, file, *more):
        done = subprocess.run([ANNUAL, "import", self.folder, "pupils", file, *more], capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def records(self):
        path = self.folder / "data/pupils.yaml"
        return path.read_text().split("\n", 1)[1] if path.exists() else None


def check(name, sound, why=""):
    print(f"ok {name}" if sound else f"not ok {name}: {why}")


def test_formats(folder):
    path = folder / "a.csv"
    path.write_bytes(csv(ROWS).encode("cp1252"))
    report = Report(folder)
    code, out, err = report.run(path)
    check("CSV", code == 0 and report.records() == RECORDS, f"{code} {report.records()} {err}")
    check("account", "3 records" in out and "1 row of totals (9); 1 sub-head or note (4); 1 blank row (7)" in out and out.count("\n") <= 10, out)
    rows = [list(row) for row in ROWS]
    rows[4][:2] = [Cell(7, 3), Cell(45560, 1)]
    rows[4][3:5] = [0.5, Cell(0.89, 2)]
    write_xlsx(folder / "a.xlsx", rows)
    rows[4][:2] = [Cell("007", kind='office:value-type="float" office:value="7"'), Cell("x", kind='office:value-type="date" office:date-value="2024-09-25"')]
    rows[4][4] = Cell("89%", kind='office:value-type="percentage" office:value="0.89"')
    write_ods(folder / "a.ods", rows)
    for ending in ("xlsx", "ods"):
        report = Report(folder)
        code, out, err = report.run(folder / f"a.{ending}")
        check(ending.upper(), code == 0 and report.records() == RECORDS, f"{code} {report.records()} {err}")


def test_by_hand(folder):
    path = folder / "a.csv"
    path.write_text(csv(ROWS))
    report = Report(folder)
    report.run(path)
    data = report.folder / "data/pupils.yaml"
    first = data.read_bytes()
    code, out, _ = report.run(path)
    check("again, the same bytes", code == 0 and data.read_bytes() == first and "already" in out, out)
    data.write_bytes(first.replace(b"0.5", b"0.6"))
    code, _, err = report.run(path)
    check("changed by hand, kept", code == 1 and b"0.6" in data.read_bytes() and "by hand" in err, err)
    code, _, err = report.run(path, "--force")
    check("--force", code == 0 and data.read_bytes() == first, err)


BAD = {
    "no such day": ("25/09/2024", "31/09/2024", "'31/09/2024' in 'Date on' (column B), row 5"),
    "no code": ("SEN Support", "Nursery", "'Nursery' in 'SEN' (column C), row 5"),
    "formula error": ("SEN Support", "#REF!", "a formula could not be worked out"),
    "mixed orders": ("13/10/2024 00:00", "10/25/2024", "with the day first (row 5) and with the month first (row 6)"),
    "no number": ("\u00bd", "1,5", "'1,5' in 'No. of days' (column D), row 5"),
    "before 1900": ("25/09/2024", "25/09/1850", "dates from 1900 to 2199"),
    "day number": ("25/09/2024", "45560", "a spreadsheet's day number"),
    "empty": ("25/09/2024", "", "'Date on' (column B) is empty, and every record needs it: row 5"),
    "renamed": ("SEN", "S.E.N", "there is no column 'SEN' in row 3"),
    "twice": ("Notes", "SEN", "two columns are called 'SEN' in row 3: C and G"),
}


def test_bad(folder):
    for name, (old, new, words) in BAD.items():
        path = folder / "bad.csv"
        path.write_text(csv([[new if value == old else value for value in row] for row in ROWS]))
        report = Report(folder)
        code, out, err = report.run(path)
        check(name, code == 1 and not out and report.records() is None and words in err, f"{code} {err}")
    path = folder / "open.csv"
    path.write_text(csv([[value.replace("25/09", "05/09").replace("13/10", "03/10") for value in row] for row in ROWS]))
    report = Report(folder)
    code, _, err = report.run(path)
    check("an order that nothing shows", code == 1 and "it is not clear which number is the month" in err, err)
    merged = folder / "merged.xlsx"
    write_xlsx(merged, [list(row) for row in ROWS[:5]] + [["008", "26/09/2024", None]], merges=["C5:C6"])
    code, _, err = Report(folder).run(merged)
    check("merged cells", code == 1 and "merged over several rows" in err, err)


def test_proposal(folder):
    path = folder / "a.csv"
    path.write_text(csv(ROWS))
    report = Report(folder, mapping=None, dictionary="tables:\n  other: {fields: {a: {type: text}}}\n")
    code, out, err = report.run(path)
    table = report.folder / "dictionary.proposed.yaml"
    check("proposed", code == 0 and "nothing was imported" in out and table.exists() and report.records() is None, f"{code} {out} {err}")
    text = table.read_text() if table.exists() else ""
    check("personal by default, a key and a date", all(part in text for part in ("personal: true", "key: ref-no", "date: date-on")), text)


def main():
    with tempfile.TemporaryDirectory() as name:
        for test in (test_formats, test_by_hand, test_bad, test_proposal):
            test(Path(name))


main()
