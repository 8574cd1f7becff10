#!/usr/bin/env python3
"""The author's day, as the guide has it: a report from three spreadsheets in two rounds of mending. The sheets have what
people's sheets have: a title above a head, terms between rows, totals, three spellings of one thing, a day that is none."""

import csv
import datetime
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sheet"))
from report_case import Case  # noqa: E402
from workbook import Cell, write_ods, write_xlsx  # noqa: E402

SPELT = ("EHCP", "None", "N", "SEN support", "K")
ROLL = "Our roll,,,,,\n,,,,,\n,On roll,,Needs,Progress,\nRef No,Date on,Year,SEN,Att %,Notes\nAutumn Term,,,,,\n" + "".join(
    f"{n:03d},{n % 28 + 1:02d}/{('09/2024', '02/2025', '03/2025')[n % 3]},{'R' if n == 9 else n % 12 + 1},{SPELT[n % 5]},{'n/a' if n == 3 else f'{60 + n % 41}%'},laptop\n"
    for n in range(1, 61)
) + "TOTAL,60,,,,\n"
LOG = "Log,Pupil,Date,\"No. of\ndays\",Told?\n" + "".join(f"S{n},{n + 3:03d},{n % 27 + 1}/10/2024,{('1', '½', '2.5')[n % 3]},{'Yn'[n % 2]}\n" for n in range(1, 21)) + "Total,,,27,\n"
VOICE = "No,Who,What they said,Board,Web,Date they agreed\n1,Year 9 pupil,\"She listened, and it helped.\",Y,Y,12/03/2025\n2,Carer,We had a laptop within a week.,Y,N,13/03/2025\n3,Year 6 pupil,Reading is fun.,,,\n"


def change(path, *pairs):
    encoding = "cp1252" if path.suffix == ".csv" else "utf-8"
    text = path.read_text(encoding=encoding)
    for old, new in pairs:
        assert old in text, f"{path.name} has no {old!r}:\n{text}"
        text = text.replace(old, new)
    path.write_text(text, encoding=encoding)


def typed(text, ods):
    """What a spreadsheet makes of a cell that is typed in: a date, a share, a number, an id shown with its zeros."""
    found = re.fullmatch(r"(\d\d?)/(\d\d)/(\d{4})", text)
    if found:
        day = datetime.date(*map(int, reversed(found.groups())))
        return Cell(text, kind=f'office:value-type="date" office:date-value="{day}"') if ods else Cell((day - datetime.date(1899, 12, 30)).days, 1)
    if re.fullmatch(r"\d+%", text):
        share = f"{int(text[:-1]) / 100:.17g}"
        return Cell(text, kind=f'office:value-type="percentage" office:value="{share}"') if ods else Cell(share, 2, "n")
    if re.fullmatch(r"0\d\d", text):
        return Cell(text, kind=f'office:value-type="float" office:value="{int(text)}"') if ods else Cell(int(text), 3)
    if re.fullmatch(r"\d+(\.\d+)?", text) and len(text) < 6:
        return Cell(text, kind=f'office:value-type="float" office:value="{text}"') if ods else Cell(text, 0, "n")
    return text or None


def test_workbooks(case, report, tables):
    """The same sheets as people keep them in a spreadsheet program: not a byte of the records changes."""
    for table, sheet in tables.items():
        with (report / f"sheets/{sheet}.csv").open(encoding="cp1252", newline="") as file:
            rows = list(csv.reader(file))
        before = (report / f"data/{table}.yaml").read_bytes()
        for ending, write in (("xlsx", write_xlsx), ("ods", write_ods)):
            write(case.folder / f"{sheet}.{ending}", [[typed(text, ending == "ods") for text in row] for row in rows])
            done = case.run("import", report, table, f"{sheet}.{ending}", "--force")
            same = (report / f"data/{table}.yaml").read_bytes() == before
            case.check(f"the {sheet} as {ending.upper()} gives the same records", done.returncode == 0 and same, done.stdout + done.stderr)


def main():
    with Case() as case:
        (case.folder / "sheets").mkdir()
        for name, text in (("roll", ROLL.replace("28/09/2024", "31/09/2024")), ("log", LOG.replace("S7,010", "S7,412")), ("voice", VOICE)):
            (case.folder / f"sheets/{name}.csv").write_bytes(text.encode("cp1252"))
        done = case.run("new", "content/2024-25", "--import", *(f"{table}=sheets/{name}.csv" for table, name in (("pupils", "roll"), ("suspensions", "log"), ("voice", "voice"))))
        case.check("a report is made around three sheets", done.returncode == 0, done.stderr)
        new = case.folder / "content/2024-25"
        change(new / "report.yaml", ("period: {from: 2024-04-01, to: 2025-03-31}", "period: {from: 2024-09-01, to: 2025-08-31}"), ("published: 2025-07-31", "published: 2025-11-21"))
        dictionary = new / "dictionary.yaml"
        change(dictionary, ("none: None", "none: {label: No special need, also: [None, N]}"), ("sen-support: SEN support", "sen-support: {label: Support, also: [K]}"), (", n: N", ""), (", k: K", ""), ("pupil: {type: text", "pupil: {type: reference, table: pupils"), ("    key: no\n", "    key: no\n    publish: [what-they-said, who]\n"))
        text = dictionary.read_text()
        head, voice = text.split("  voice:\n")
        voice = "".join(line for line in voice.splitlines(keepends=True) if not any(word in line for word in ("board:", "web:", "date-they-agreed:", "personal: true")))
        dictionary.write_text(f"{head}  voice:\n{voice}")
        mapping = (new / "import.yaml").read_text().split("      Board: board")[0] + "    consent: {date: Date they agreed, for: {board: Board, intranet: Web}}\n"
        (new / "import.yaml").write_text(mapping.replace("Notes: notes", "Notes: ~"))
        change(dictionary, *[(line, "") for line in dictionary.read_text().splitlines(keepends=True) if line.lstrip().startswith("notes:")])

        done = case.run("import", "content/2024-25")
        case.check("round 1 tells of the day that is none, of a word in a number, and of nothing else", done.returncode == 1 and done.stderr.count("error:") == 2 and "31/09/2024" in done.stderr and "'R' in 'Year'" in done.stderr, done.stderr)
        change(new / "sheets/roll.csv", ("31/09/2024", "28/09/2024"))
        change(new / "import.yaml", ("Year: year", "Year: {field: year, values: {R: 0}}"))
        done = case.run("import", "content/2024-25")
        case.check("round 2 tells of the id that nobody has", done.returncode == 1 and done.stderr.count("error:") == 1 and "'412'" in done.stderr, done.stderr)
        change(new / "sheets/log.csv", ("S7,412", "S7,010"))
        done = case.run("import", "content/2024-25")
        case.check("then all records are in", done.returncode == 0 and "60 records" in done.stdout and "20 records" in done.stdout and "1 row of totals" in done.stdout, done.stdout + done.stderr)

        test_workbooks(case, new, {"pupils": "roll", "suspensions": "log", "voice": "voice"})

        (new / "narrative/summary.md").write_text("---\ntitle: Foreword\nsummary: The year.\n---\n\nThis year {{ pupils.all }} were on our roll.\n\n```quotes\nrecords: voice\ntext: what-they-said\nby: who\n```\n")
        done = case.run("build", "content/2024-25")
        case.sound("the report builds the first time", done)
        pages = (case.folder / "out/2024-25/intranet/index.html").parent.glob("*.html")
        text = " ".join(page.read_text() for page in pages)
        case.check("with what was agreed to alone", "She listened" in text and "laptop within" not in text and "Reading is fun" not in text)


main()
