#!/usr/bin/env python3
"""annual import: the records that come of a sheet, what is said of one that does not fit, and what is never overwritten."""

import os
import resource
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
    body = first.index(b"\n") + 1
    for at in (body + 2, (body + len(first)) // 2, len(first) - 12, len(first) - 4):
        changed = bytearray(first)
        changed[at] ^= 1
        data.write_bytes(changed)
        code, _, err = report.run(path)
        check(f"a byte changed by hand, {at} of {len(first)}", code == 1 and data.read_bytes() == changed and "by hand" in err, err)
    report.run(path, "--force")


BAD = {
    "no such day": ("25/09/2024", "31/09/2024", "'31/09/2024' in 'Date on' (column B), row 5"),
    "no code": ("SEN Support", "Nursery", "'Nursery' in 'SEN' (column C), row 5"),
    "formula error": ("SEN Support", "#REF!", "a formula could not be worked out"),
    "mixed orders": ("13/10/2024 00:00", "10/25/2024", "with the day first (row 5) and with the month first (row 6)"),
    "no number": ("\u00bd", "1,5", "'1,5' in 'No. of days' (column D), row 5"),
    "a decimal comma": ("\u00a31,250.50", "1.250,50", "a comma stands before its decimals: write a point there"),
    "before 1900": ("25/09/2024", "25/09/1850", "dates from 1900 to 2199"),
    "words behind a month": ("25/09/2024", "Sept 2024 or so", "'Sept 2024 or so' in 'Date on' (column B), row 5"),
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


def fits(name, folder, path, said=(), records=RECORDS, mapping=MAPPING):
    report = Report(folder, mapping=mapping)
    code, out, err = report.run(path)
    missed = [words for words in said if words not in out + err]
    check(name, code == 0 and report.records() == records and not missed, f"{code} {missed} {report.records()} {out} {err}")


def told(name, folder, path, words):
    report = Report(folder)
    code, _, err = report.run(path)
    check(name, code == 1 and report.records() is None and words in err, f"{code} {err}")


def test_heads(folder):
    """A head of two rows, with the titles of some columns merged down from the upper one, and without."""
    below = ["", "", "SEN", "No. of days", "Att %", "Told?", "Notes"]
    above = ["Ref No", "Date on", "Needs", "Attendance", "", "", ""]
    rows = [above, [value or None for value in below], *[list(row) for row in ROWS[4:]]]
    write_xlsx(folder / "two.xlsx", rows, merges=["A1:A2", "B1:B2", "D1:E1"])
    fits("a head of two rows, merged", folder, folder / "two.xlsx")
    (folder / "two.csv").write_text(csv([above, below, *ROWS[4:]]))
    told("a head of two rows, not merged", folder, folder / "two.csv", "it stands in row 1: give one row the titles of all columns")


def test_people(folder):
    """What people and programs do to sheets."""
    hard = [[value.replace("008 ", "\u00a0008\u00a0").replace("1,250.50", "1\u00a0250.50").replace("Ref No", "Ref\u00a0No") for value in row] for row in ROWS]
    (folder / "hard.csv").write_text(csv(hard))
    fits("hard spaces", folder, folder / "hard.csv")
    (folder / "semicolons.csv").write_bytes("\r\n".join(";".join(f'"{value}"' for value in row) for row in ROWS).encode("cp1252"))
    fits("semicolons, Windows-1252", folder, folder / "semicolons.csv", ["Windows-1252"])
    (folder / "tabs.tsv").write_text("\n".join("\t".join(value.replace("\n", " ") for value in row) for row in ROWS), encoding="utf-16")
    fits("tabs, UTF-16", folder, folder / "tabs.tsv")
    rows = [list(row) for row in ROWS]
    rows[4][1], rows[5][1] = Cell(45560.75, 4), Cell(45578, 1)
    write_xlsx(folder / "times.xlsx", rows, hidden={5}, columns='<col min="3" max="3" hidden="1"/>', others=[("Old", "hidden", [["x"]])])
    fits("times, hidden rows, columns and sheets are said", folder, folder / "times.xlsx", ["1 time of day left out", "1 row was hidden and is read", "hidden columns, taken as the others are: SEN", "1 sheet is hidden and not read"])
    extra = [
        ("xl/externalLinks/externalLink1.xml", '<externalLink><externalBook r:id="rId1"/></externalLink>'),
        ("xl/externalLinks/_rels/externalLink1.xml.rels", '<Relationships><Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'),
        ("xl/vbaProject.bin", "macros"),
    ]
    rows[4][3] = Cell(0.5, formula="[1]Other!A1")
    write_xlsx(folder / "links.xlsx", rows, extra=extra)
    fits("links to other files and macros are left alone", folder, folder / "links.xlsx")
    write_xlsx(folder / "since.xlsx", [*rows[:4], [*rows[4][:1], Cell(45560 - 1462, 1), *rows[4][2:]], [*rows[5][:1], Cell(45578 - 1462, 1), *rows[5][2:]], *rows[6:]], since_1904=True)
    fits("days since 1904", folder, folder / "since.xlsx")


def test_long(folder):
    text = "x" * 32767
    (folder / "long.csv").write_text(f"Ref No,Date on\n{text},2024-09-03\n")
    fits("a cell of 32 kB", folder, folder / "long.csv", records=f"- {{ref: \"{text}\", joined: 2024-09-03}}\n", mapping="imports: {pupils: {columns: {Ref No: ref, Date on: joined}}}\n")
    (folder / "cut.csv").write_text('Ref No,Date on\n1,"2024-09-03\n2,2024-09-04\n')
    told("a CSV cut off in a quotation", folder, folder / "cut.csv", "never closed")
    (folder / "zero.csv").write_bytes(b"Ref No,Date on\n1\0,2024-09-03\n")
    told("a zero byte", folder, folder / "zero.csv", "zero byte")


def test_repeats(folder):
    """The same texts again and again, short ones and long ones: each is read and counted as the first was."""
    texts = ["SEN Support", "ehc PLAN", "  EHC plan", "n/a", "none", "No Need", "SEN-Support", "A plan"] * 4
    path = folder / "repeats.csv"
    path.write_text("Ref No,Date on,SEN,Told?\n" + "".join(f'r{n},{n % 3 + 1}/10/2024,"{text}",{"Yn"[n % 2]}\n' for n, text in enumerate(texts)) + "r32,4th October 2024,N,x\n")
    read = ["sen-support", "ehcp", "ehcp", None, "none", "none", "sen-support", "ehcp"] * 4 + ["none"]
    records = "".join(
        f"- {{ref: r{n}, joined: 2024-10-0{n % 3 + 1 if n < 32 else 4}{f', sen: {code}' if code else ''}, told: {'no' if n % 2 and n < 32 else 'yes'}}}\n"
        for n, code in enumerate(read)
    )
    said = ["1 by 'values', 33 dates, 24 codes by their label or spelling, 33 yes or no, 4 as unknown by 'empty', 4 blanks around them"]
    mapping = 'imports:\n  pupils:\n    dates: dmy\n    columns: {Ref No: ref, Date on: joined, SEN: {field: sen, values: {N: none}}, "Told?": told}\n'
    fits("the same texts again", folder, path, said, records, mapping)


def test_wide(folder):
    """As many columns as a sheet can have, and one more."""
    for name, columns in (("wide", 16384), ("too wide", 16385)):
        rows = "".join(f"{row},4/10/2024{',x' * (columns - 2)}\n" for row in range(20))
        (folder / f"{name}.csv").write_text("Ref No,Date on" + "".join(f",c{n}" for n in range(columns - 2)) + "\n" + rows)
    fits("16,384 columns", folder, folder / "wide.csv", records="".join(f"- {{ref: {row}, joined: 2024-10-04}}\n" for row in range(20)), mapping="imports: {pupils: {columns: {Ref No: ref, Date on: joined}, dates: dmy}}\n")
    told("more columns than a sheet can have", folder, folder / "too wide.csv", "more than 16,384 columns")


def test_returns(folder):
    """Small files in the form of two of a return's: codes beside their spellings, two dates a row, ids that may begin with 0."""
    forms = {
        "adoptions": (
            "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n000107,15/06/2019,22/11/2021,01/12/2021,1,2,MM,L11\n204410,24/07/2018,08/05/2021,,0,1,F1,L0\n",
            "{key: child, personal: true, fields: {child: {type: text, required: true}, intended: {type: date}, matched: {type: date}, fostered: {type: boolean}, adopters: {type: integer}, sexes: {type: code, codes: {two-men: {label: Two men, also: [MM]}, one-woman: {label: One woman, also: [F1]}}}, status: {type: code, codes: {L0: Single, L11: Married}}}}",
            "{CHILD: child, DOB: ~, DATE_INT: intended, DATE_MATCH: matched, FOSTER_CARE: fostered, NB_ADOPTR: adopters, SEX_ADOPTR: sexes, LS_ADOPTR: status}",
            "- {child: 000107, intended: 2021-11-22, matched: 2021-12-01, fostered: yes, adopters: 2, sexes: two-men, status: L11}\n- {child: 204410, intended: 2021-05-08, fostered: no, adopters: 1, sexes: one-woman, status: L0}\n",
        ),
        "care-leavers": (
            "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n000107,30/03/2003,YES,F1,B1\n204410,16/01/2003,DIED,,\n",
            "{key: child, personal: true, fields: {child: {type: text, required: true}, born: {type: date}, in-touch: {type: code, codes: {yes: In touch, no: Not in touch, died: Died}}, activity: {type: code, codes: {f1: Education}}, home: {type: code, codes: {B1: With family}}}}",
            "{CHILD: child, DOB: born, IN_TOUCH: in-touch, ACTIV: activity, ACCOM: home}",
            "- {child: 000107, born: 2003-03-30, in-touch: yes, activity: f1, home: B1}\n- {child: 204410, born: 2003-01-16, in-touch: died}\n",
        ),
    }
    for table, (sheet, fields, columns, records) in forms.items():
        report = Report(folder, mapping=f"imports:\n  {table}:\n    columns: {columns}\n", dictionary=f"tables:\n  {table}: {fields}\n")
        rows = [line.split(",") for line in sheet.splitlines()]
        (folder / "a.csv").write_text(sheet)
        write_xlsx(folder / "a.xlsx", rows)
        write_ods(folder / "a.ods", rows)
        for ending in ("csv", "xlsx", "ods"):
            done = subprocess.run([ANNUAL, "import", report.folder, table, folder / f"a.{ending}"], capture_output=True, text=True, check=False)
            path = report.folder / f"data/{table}.yaml"
            found = path.read_text().split("\n", 1)[1] if path.exists() else None
            check(f"{table} from {ending.upper()}", done.returncode == 0 and found == records, f"{found} {done.stdout} {done.stderr}")


def test_references(folder):
    """Ids that lost the zeros before them, or got one more, where one record alone can be meant."""
    dictionary = "tables:\n  pupils: {key: ref, fields: {ref: {type: text, required: true}}}\n  notes: {fields: {pupil: {type: reference, table: pupils}}}\n"
    report = Report(folder, mapping="imports: {notes: {columns: {Pupil: pupil}}}\n", dictionary=dictionary)
    (report.folder / "data").mkdir()
    (report.folder / "data/pupils.yaml").write_text("".join(f"- {{ref: '{ref}'}}\n" for ref in ("007", "106", "5", "05", "005", "A01", "000")))
    path = folder / "notes.csv"
    path.write_text("Pupil\n7\n0106\n106\n5\n05\n00005\nA1\n0\n12\n")
    done = subprocess.run([ANNUAL, "import", report.folder, "notes", path], capture_output=True, text=True, check=False)
    found = [line.split(": ")[1].rstrip("}") for line in (report.folder / "data/notes.yaml").read_text().splitlines()[1:]]
    check("ids without their zeros", found == ["007", "106", "106", "5", "05", "00005", "A1", "000", "12"], found)
    check("they are counted, and what nobody has is told", "3 ids by the zeros before them" in done.stdout and done.returncode == 1 and "'12'" in done.stderr, done.stdout + done.stderr)


def test_full(folder):
    """A disk that fills while the records are written: what was there stays."""
    path = folder / "full.csv"
    path.write_text(csv(ROWS))
    report = Report(folder)
    report.run(path)
    data = report.folder / "data/pupils.yaml"
    first = data.read_bytes()
    path.write_text(csv(ROWS).replace("007", "017"))
    done = subprocess.run(
        [ANNUAL, "import", report.folder, "pupils", path],
        capture_output=True,
        check=False,
        restore_signals=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    check("a disk that fills", done.returncode == 3 and data.read_bytes() == first and b"as it was" in done.stderr, done)
    check("nothing half written stays", sorted(item.name for item in data.parent.iterdir()) == ["pupils.yaml"], list(data.parent.iterdir()))


def test_proposal(folder):
    path = folder / "a.csv"
    path.write_text(csv(ROWS))
    report = Report(folder, mapping=None, dictionary="tables:\n  other: {fields: {a: {type: text}}}\n")
    code, out, err = report.run(path)
    table = report.folder / "dictionary.proposed.yaml"
    check("proposed", code == 0 and "nothing was imported" in out and table.exists() and report.records() is None, f"{code} {out} {err}")
    text = table.read_text() if table.exists() else ""
    check("personal by default, a key and a date", all(part in text for part in ("personal: true", "key: ref-no", "date: date-on")), text)


MISSING = """Missing episodes,,,,,,,,
Child,Episode,,Interview,,Placement,Notes,Hours,%
ref,From,To,Offered?,Done,type,,missing,£
Autumn,,,,,,,,
C001,01/04/2021,03/04/2021,✓,✓,Foster,rang home,48,1
C002,13/05/2021,n/a,x,✗,Home,,"1,200",2
Sub-total,2,,,,,,,
C003,05/06/2021 10:30,06/06/2021,Y,,Foster,,7½,#REF!
Total,3,,,,,,,
"""


def test_proposal_heads(folder):
    """A head of two rows, the upper one over several columns: the lower one counts, and what has no title is told."""
    path = folder / "missing.csv"
    path.write_text(MISSING)
    report = Report(folder, mapping=None, dictionary="tables: {}\n")
    code, _, err = report.run(path)
    mapping, table = (report.folder / f"{name}.proposed.yaml" for name in ("import", "dictionary"))
    text = (mapping.read_text() + table.read_text()) if mapping.exists() and table.exists() else err
    wanted = ("head: 3", '"£": column-i', "# Column G has values and no title in row 3", "from 3 rows", "from: {type: date", "offered: {type: boolean", "missing: {type: decimal")
    check("a proposal from a head of two rows", code == 0 and all(part in text for part in wanted), text)
    for proposed, name in ((mapping, "import"), (table, "dictionary")):
        (report.folder / f"{name}.yaml").write_text(proposed.read_text())
    path.write_text(MISSING.replace("#REF!", "3"))
    code, out, err = report.run(path)
    check("its records, and the column without a title", code == 0 and "3 records" in out and "column G has values (1, the first in row 5) and no title in row 3" in err, out + err)
    path.write_text("Initial,,Review,\nDue,Done,Due,Done\n2021-05-01,2021-05-02,,4\n2021-06-01,,2021-06-02,5\n")
    (report.folder / "import.yaml").unlink()
    report.run(path)
    check("titles that stand twice", "# Column C has the title of another" in mapping.read_text() and mapping.read_text().count("Done: done") == 1, mapping.read_text())
    (report.folder / "import.yaml").write_text("imports: {pupils: {columns: {Ref: ref, Att: att}}}\n")
    (report.folder / "dictionary.yaml").write_text("tables: {pupils: {fields: {ref: {type: text}, att: {type: decimal, unit: percent}}}}\n")
    path.write_text("Ref,Att\n1,0.9\n2,95\n3,92%\n")
    code, out, err = report.run(path)
    check("a bare share among percentages", code == 0 and "'Att' has percentages, and in row 2 the bare number 0.9" in err, out + err)
    (report.folder / "import.yaml").write_text("imports: {pupils: {columns: {Att: att, Ref: ref}}}\n")
    path.write_text("Att,Ref\n0.9,1\n95,2\n92%,3\n")
    code, out, err = report.run(path)
    check("in the first column, too", code == 0 and "'Att' has percentages, and in row 2 the bare number 0.9" in err, out + err)
    path.write_text("Ref,Att\n1,0.9\n2,95\n3,92\n")
    report.run(path)
    code, out, err = report.run(path)
    check("bare numbers alone", "percentages" not in err, out + err)


def main():
    with tempfile.TemporaryDirectory() as name:
        for test in (test_formats, test_by_hand, test_bad, test_heads, test_people, test_long, test_repeats, test_wide, test_returns, test_references, test_full, test_proposal, test_proposal_heads):
            test(Path(name))


main()
