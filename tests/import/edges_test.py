#!/usr/bin/env python3
"""annual import at the edges: each form of a value on both sides of what is read, mappings written wrongly, and proposals that work."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sheet"))
from workbook import Cell, write_xlsx  # noqa: E402

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


def check(name, sound, why=""):
    print(f"ok {name}" if sound else f"not ok {name}: {str(why)[:1500]}")


def csv(rows):
    return "".join(",".join('"' + value.replace('"', '""') + '"' for value in row) + "\n" for row in rows)


class Report:
    """A report's folder with a dictionary and a mapping."""

    def __init__(self, folder, dictionary=None, mapping=None):
        self.folder = Path(tempfile.mkdtemp(dir=folder))
        for name, text in (("report", REPORT), ("dictionary", dictionary), ("import", mapping)):
            if text is not None:
                (self.folder / f"{name}.yaml").write_text(text)

    def run(self, *words, where=None):
        done = subprocess.run([ANNUAL, "import", where or self.folder, *words], cwd=self.folder, capture_output=True, check=False, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def data(self, table="rows"):
        path = self.folder / f"data/{table}.yaml"
        return path.read_text().split("\n", 1)[1] if path.exists() else None

    def put(self, name, text):
        path = self.folder / name
        path.write_text(text, newline="")
        return path


def values_of(folder, field, texts, mapped=None, options=""):
    """TEXTS, each in a column of its own whose field is FIELD, imported in one row: exit status, the record, what was said."""
    fields = "".join(f"      v{i}: {field}\n" for i in range(len(texts)))
    columns = "".join(f"      V{i}: {(mapped or '{}').format(f'v{i}')}\n" for i in range(len(texts)))
    report = Report(folder, f"tables:\n  rows:\n    fields:\n{fields}", f"imports:\n  rows:\n{options}    columns:\n{columns}")
    report.put("a.csv", csv([[f"V{i}" for i in range(len(texts))], list(texts)]))
    code, out, err = report.run("rows", "a.csv")
    return code, report.data(), out + err


def read_as(folder, field, pairs, **more):
    """Each text is read as its value; None is unknown."""
    code, record, said = values_of(folder, field, list(pairs), **more)
    found = dict(part.split(": ", 1) for part in (record or "").strip("- {}\n").split(", v") if part) if record else {}
    found = {key.lstrip("v"): value for key, value in found.items()}
    for i, (text, value) in enumerate(pairs.items()):
        check(f"{text!r} as {field}", found.get(str(i)) == value, f"{found.get(str(i))} {code} {said[:600]}")


def not_read(folder, field, pairs, **more):
    """Each text is refused with its place and with words that say what to do."""
    code, record, said = values_of(folder, field, list(pairs), **more)
    said = said.replace("\n  to do:", " to do:")
    for i, (text, words) in enumerate(pairs.items()):
        at = said.find(f"in 'V{i}' (column")
        told = said[at : said.find("'V", at + 8)] if at >= 0 else said[:300]
        check(f"{text!r} is no {field}", code == 1 and record is None and words in told, f"{code} {told}")


def test_dates(folder):
    sound = {
        "3 Sept 2024": "2024-09-03", "3rd September 2024": "2024-09-03", "1st Jan 24": "2024-01-01", "2nd-feb-2024": "2024-02-02", "Sep 3 2024": "2024-09-03",
        "September 4th, 2024": "2024-09-04", "2024-09-03": "2024-09-03", "2024/9/3": "2024-09-03", "2024 Sept 3": "2024-09-03", "2024 Sept": "2024-09", "Sept 2024": "2024-09", "Sept 24": "2024-09",
        "9/2024": "2024-09", "2024-09": "2024-09", "03.09.24": "2024-09-03", "3/9/29": "2029-09-03", "3/9/30": "1930-09-03", "3/9/00": "2000-09-03", "3/9/99": "1999-09-03", "29/02/2024": "2024-02-29", "28/02/2023": "2023-02-28",
        "03/09/2024 10:00": "2024-09-03", "03/09/2024T10:00:00Z": "2024-09-03", "03/09/2024 10:00 am": "2024-09-03", "03/09/2024 10.30:00PM": "2024-09-03", "03/09/2024 00:00": "2024-09-03",
        "1/1/1900": "1900-01-01", "31/12/2199": "2199-12-31", "31/12/2024": "2024-12-31", "3\u00a0Sept\u00a02024": "2024-09-03", "12 Dec 2024": "2024-12-12", "1 May 2024": "2024-05-01", "3//9/2024": "2024-09-03",
        "3rd of May 2021": "2021-05-03", "3 May 2021": "2021-05-03", "Mon 3 May 2021": "2021-05-03", "Monday, 3rd of May 2021": "2021-05-03", "tue. 04/05/2021": "2021-05-04", "20210503": "2021-05-03", "20240229": "2024-02-29",
    }  # fmt: skip
    read_as(folder, "{type: date}", sound, options="    dates: dmy\n")
    bad = {
        "31/04/2024": "there is no such day", "29/02/2023": "there is no such day", "1/13/2024": "there is no such day", "0/1/2024": "there is no such day", "1/0/2024": "there is no such day", "32/1/2024": "there is no such day", "999999999/1/2024": "there is no such day",
        "31/12/1899": "1900 to 2199", "30/12/1899": "empty the cell", "00/01/1900": "empty the cell", "1900-01-00": "empty the cell", "1/1/2200": "1900 to 2199", "Sept 1899": "1900 to 2199", "24 Sept": "it is no date", "24th Sept": "it is no date", "2024 3 Sept": "it is no date", "3 2024 Sept": "it is no date",
        "3 Sept 2024 at 10": "it is no date", "Sept": "it is no date", "2024": "it is no date", "45538": "day number", "4553": "it is no date", "455380": "it is no date", "45538 ago": "it is no date", "1/2": "it is no date", "12/24": "it is no date", "3/9/024": "it is no date", "3/9/20244": "it is no date", "3/9/4": "it is no date",
        "3 - 9 - 2024": "it is no date", "Se 3 2024": "it is no date", "Septembers 3 2024": "it is no date", "Sept Oct 2024": "it is no date", "03/09/2024 1000": "it is no date", "03/09/2024x": "it is no date", "03/09/2024 10:00 bm": "it is no date", "03/09/2024 1:0": "it is no date", "03/09/2024 10:00Zx": "it is no date",
        "3 of May 2021": "it is no date", "Mo 3 May 2021": "it is no date", "Monda 3": "it is no date", "Mondays 3 May 2021": "it is no date", "20210229": "there is no such day", "20211301": "there is no such day", "2021050": "it is no date", "202105033": "it is no date", "20210503x": "it is no date", "3th9/2024": "it is no date", "3xx/9/2024": "it is no date", "soon": "it is no date", "/9/2024": "it is no date",
    }  # fmt: skip
    not_read(folder, "{type: date}", bad, options="    dates: dmy\n")
    read_as(folder, "{type: date}", {"03/09/2024": "2024-03-09", "12/31/24": "2024-12-31", "2024-09-03": "2024-09-03", "3 Sept 2024": "2024-09-03"}, options="    dates: mdy\n")
    read_as(folder, "{type: date}", {"24/09/03": "2024-09-03", "2024/9/3": "2024-09-03"}, options="    dates: ymd\n")
    not_read(folder, "{type: date}", {"03/09/2024": "not clear which number is the month", "13/09/2024": "not clear"}, options="    dates: ymd\n")
    not_read(folder, "{type: date}", {"12/12/2024": "not clear which number is the month", "12/11/24": "not clear which number is the month"})
    read_as(folder, "{type: date}", {"12/11/24": "2024-11-12", "13/11/24": "2024-11-13"})
    read_as(folder, "{type: date}", {"12/11/24": "2024-12-11", "11/13/24": "2024-11-13"})


def test_order_of_dates(folder):
    """The one day past 12 of a column tells its order, whichever number it is and however near to 12 it lies."""
    for day in (13, 14, 15, 20, 31):
        read_as(folder, "{type: date}", {f"{day}/10/2024": f"2024-10-{day}"})
        read_as(folder, "{type: date}", {f"10/{day}/2024": f"2024-10-{day}"})
    not_read(folder, "{type: date}", {"12/10/2024": "not clear which number is the month"})


def test_numbers(folder):
    sound = {
        "1,204": "1204", "£1,250.50": "1250.5", "€5": "5", "$ 5": "5", "-£5": "-5", "£-5": "-5", "\u22125": "-5", "+5": "5", "½": "0.5", "2½": "2.5", "1 ¾": "1.75", "¼": "0.25", "-½": "-0.5", "5.": "5", ".5": "0.5", "-.5": "-0.5", "1 204 000": "1204000", "12,345,678.9": "12345678.9",
        "89 %": "89", "½%": "0.5", "1.2345674": "1.234567", "1.2345675": "1.234568", "1.9999995": "2", "-1.2345675": "-1.234568", "1.50": "1.5", "1.0": "1", "0": "0", "-0": "0", "007": "7", "999999999999": "999999999999", "999999999999.4": "999999999999.4", "-999999999999": "-999999999999", "100.000000000": "100", "1\u202f204": "1204",
    }  # fmt: skip
    read_as(folder, "{type: decimal}", sound)
    bad = {
        "1,20": "a comma stands before its decimals", "1234,567": "a comma stands", "1,2345": "a comma stands", "-1,5": "a comma stands", "1,": "write 1", ",5": "write 0.5", "12 34": "without marks between them", "1,5 kg": "the number alone", "--5": "it is no number", "%": "it is no number", "£": "it is no number", ".": "it is no number", "-": "it is no number", "½½": "it is no number", "1½2": "it is no number", "5 kg": "the number alone", "1,204,": "without marks between them", "1e3": "has shortened it", "(5)": "brackets mean", "5%%": "write 5", "50p": "these are pence", "3 1/2": "a fraction is written with a point", "1/2": "a fraction is written with a point",
        "1000000000000": "too large", "-1000000000000": "too large", "999999999999.9999999": "too large", "9" * 38: "too large", "9" * 41: "too large", "ten": "it is no number",
    }  # fmt: skip
    not_read(folder, "{type: decimal}", bad)
    read_as(folder, "{type: decimal, max: 1}", {"92%": "0.92", "0.92": "0.92", "100%": "1.00", "½%": "0.005", "12.34567%": "12.34567"})
    read_as(folder, "{type: decimal, max: 1.5}", {"92%": "92"})
    read_as(folder, "{type: decimal, max: 0.5}", {"10%": "0.10"})
    read_as(folder, "{type: integer}", {"5.0": "5", "£1,000": "1000", "-3": "-3", "100%": "100"})
    not_read(folder, "{type: integer}", {"5.5": "whole numbers alone", "½": "whole numbers alone", "0.000001": "whole numbers alone"})


def test_words(folder):
    yes = ["yes", "Y", "TRUE", "x", "X", "1", "✓", "✔", "Yes"]
    no = ["no", "N", "False", "0"]
    read_as(folder, "{type: boolean}", {**{word: "yes" for word in yes}, **{word: "no" for word in no}})
    not_read(folder, "{type: boolean}", {"maybe": "neither yes nor no", "2": "neither yes nor no", "yess": "neither yes nor no"})
    code = "{type: code, codes: {in-care: {label: In care, also: [LAC, CLA]}, left-care: Left care, b1: B one}}"
    read_as(folder, code, {"in-care": "in-care", "IN CARE": "in-care", "lac": "in-care", " cla ": "in-care", "Left-Care": "left-care", "B1": "b1", "b ONE": "b1"})
    not_read(folder, code, {"in car": "is it 'In care'?", "xyzzy": "say what it means with 'values:'", "In care; left care": "say what it means"})
    codes = code.replace("type: code", "type: codes")
    lists = {"in care; Left care": "[in-care, left-care]", "lac": "[in-care]", ";b1;;": "[b1]", "R; lac": "[left-care, in-care]", "N; b1": "[b1]", "both": "[in-care, left-care]", "N": None}
    code_, record, said = values_of(folder, codes, list(lists), mapped="{{field: {}, values: {{R: left-care, N: ~, both: in care; left care}}}}")
    for i, (text, value) in enumerate(lists.items()):
        check(f"{text!r} as a list of codes", code_ == 0 and (f"v{i}: {value}" in record if value else f"v{i}:" not in record), f"{record} {said}")
    not_read(folder, codes, {"in care; nobody": "add it to the codes", "in care, left care": "part them by ';'", "b1/lac": "part them by ';'"})
    _, _, said = values_of(folder, codes, ["lac; nobody"])
    check("of a list the entry that fits nothing is told", "'nobody' in 'V0'" in said, said)
    read_as(folder, "{type: code, codes: {home: \"Children's home\", kin: K’ship}}", {"Children\u2019s home": "home", "k'SHIP": "kin"})


def test_errors_of_formulas(folder):
    errors = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502", "###", "#"]
    not_read(folder, "{type: text}", {error: "a formula could not be worked out" for error in errors})
    read_as(folder, "{type: text}", {"#1": '"#1"', "Error": "Error", "Err:4": '"Err:4"', "#REF": '"#REF"', "E": "E"})


TEXTS = [
    "plain", "two  blanks", "a-b_c/d.e", "null", "NULL", "nullable", "~", "yes", "a: b", "#1", "- a", "x" * 60, "x" * 61, 'say "so"', "back\\slash", "a\nb", "é", "\u2028", "\u2029x", "\x7f", "\x85", "\x01", "\x1f ", "\u00e9\ufffe", "a\uffffb", "Z9", "a, b", "{a}", "[a]", "'a'", "@a", "9", "0x1F", "1_000", "-", "=1+1", "%a", "a ,", "end.",
]  # fmt: skip


def test_texts(folder):
    """Whatever a cell holds, the data file gives it back."""
    fields = "".join(f"      v{i}: {{type: text}}\n" for i in range(len(TEXTS)))
    columns = "".join(f"      V{i}: v{i}\n" for i in range(len(TEXTS)))
    report = Report(folder, f"tables:\n  rows:\n    fields:\n{fields}", f"imports:\n  rows:\n    head: 1\n    columns:\n{columns}")
    report.put("a.csv", csv([[f"V{i}" for i in range(len(TEXTS))], TEXTS]))
    code, _, err = report.run("rows", "a.csv")
    done = subprocess.run([ANNUAL, "dump", "records", report.folder], capture_output=True, check=False)
    dumped = done.stdout.decode()
    check("texts of all kinds are imported and read", code == 0 and done.returncode == 0, err + done.stderr.decode())
    for text in ("two  blanks", "say \\\"so\\\"", "back\\\\slash", "a\\nb", "NULL", "0x1F", "=1+1", "é"):
        check(f"{text!r} comes back", f'"{text}"' in dumped or f": {text}" in dumped or f" {text}" in dumped or f"={text}" in dumped, dumped[:1500])
    cleaned = {"\u00a0a\u2007b\u202fc\t": '"a b c"', "a\u200bb\ufeff": "ab", "soft\u00adhyphen": "softhyphen", "word\u2060joiner": "wordjoiner", "a\r\nb": '"a\\nb"', "a\rb": '"a\\nb"', "\n\n a \n": "a", "\u200b": None, " \u00a0 ": None, "a\r": "a"}
    cleaned = {key: value.strip('"') if value == '"a b c"' else value for key, value in cleaned.items()}
    read_as(folder, "{type: text}", cleaned)


SHEET = [["Ref", "Kind", "When", "Board", "Web", "Agreed"], ["r1", "Cold", "3 Sep 2024", "Y", "", "4 Sep 2024"], ["r2", "Warm", "4 Sep 2024", "N", "yes", "5 Sep 2024"]]
DICTIONARY = """tables:
  rows:
    key: ref
    date: when
    personal: true
    fields:
      ref: {type: text, required: true}
      kind: {type: code, required: true, codes: {cold: Cold, warm: Warm}}
      when: {type: date}
  inner: {fields: {b: {type: text}}}
  outer: {fields: {a: {type: text}, parts: {type: records, table: inner, parent: outer}}}
"""
COLUMNS = "columns: {Ref: ref, Kind: kind, When: when, Board: ~, Web: ~, Agreed: ~}"


def told(folder, name, mapping, words, sheet=None, dictionary=DICTIONARY, table="rows"):
    """An import that is refused with WORDS, writing nothing; the message has its place in import.yaml or in the sheet."""
    report = Report(folder, dictionary, mapping)
    report.put("a.csv", csv(sheet or SHEET))
    code, out, err = report.run(table, "a.csv")
    check(name, code == 1 and report.data() is None and words in err and ("import.yaml:" in err or "a.csv" in err), f"{code} {out} {err}")


def test_mappings(folder):
    rows = "imports:\n  rows: {{{}}}\n".format
    told(folder, "no such field", rows("columns: {Ref: ref, Kind: knid}"), "table 'rows' has no field 'knid'")
    told(folder, "a field that is a list", rows("columns: {Ref: ref, Kind: [kind]}"), "import.yaml:2")
    told(folder, "a field twice", rows("columns: {Ref: ref, Kind: kind, When: kind}"), "two columns fill 'kind'")
    told(folder, "a required field that nothing fills", rows("columns: {Ref: ref, When: when}"), "no column fills 'kind', which every record needs")
    told(folder, "an unknown key of a column", rows("columns: {Ref: ref, Kind: {field: kind, vals: {}}}"), "vals")
    told(folder, "a column without a field", rows("columns: {Ref: ref, Kind: {values: {a: b}}}"), "field")
    told(folder, "a value for a text that the field cannot hold", rows("columns: {Ref: ref, Kind: {field: kind, values: {Cold: hot}}, When: when, Board: ~, Web: ~, Agreed: ~}"), "'hot' is no value of 'kind'")
    told(folder, "a column whose name holds a comment", "imports:\n  rows:\n    columns:\n      Ref: ref\n      Kind #2: ~\n", "'#' to the end of the line is a comment")
    told(folder, "skip of no column", rows(COLUMNS + ", skip: {Reff: TOTAL}"), "'skip' names 'Reff', which is no column above")
    told(folder, "an order that is none", rows(COLUMNS + ", dates: dym"), "dym")
    told(folder, "consent without its columns", rows(COLUMNS + ", consent: {date: Agreed}"), "for")
    told(folder, "a consent of no column", rows(COLUMNS + ", consent: {date: Agreed, for: {board: ~}}"), "edition 'board'")
    told(folder, "a consent's column that is not there", rows(COLUMNS + ", consent: {date: Agrede, for: {board: Board}}"), "there is no column 'Agrede'")
    told(folder, "no columns", rows("head: 1"), "columns")
    told(folder, "no such table", "imports: {rowz: {columns: {Ref: ref}}}\n", "dictionary.yaml has no table 'rowz'", table="rowz")
    told(folder, "imports that are a list", "imports: [rows]\n", "import.yaml:1")
    told(folder, "a key that is none", "import: {}\n", "import.yaml:1")
    told(folder, "a mapping that is a word", "imports: {rows: ref}\n", "import.yaml:1")
    told(folder, "a head beyond the sheet", rows("head: 9, " + COLUMNS), "no row names the columns")
    told(folder, "a head of less than half of the columns", rows("columns: {Ref: ref, Kynd: kind, Whenn: when, Bord: ~}"), "no row names the columns")
    told(folder, "nothing but a head", rows(COLUMNS), "no row below row 1 is a record", sheet=SHEET[:1])
    told(folder, "a column that is required is empty", rows(COLUMNS), "'Kind' (column B) is empty", sheet=[SHEET[0], ["r1", "", "3 Sep 2024", "Y", "", ""]])
    told(folder, "consent without its day", rows("columns: {Ref: ref, Kind: kind, When: when}, consent: {date: Agreed, for: {board: Board}}"), "'Agreed' (column F) is empty where an edition has a yes: row 2", sheet=[SHEET[0], ["r1", "Cold", "", "Y", "", ""]])
    told(folder, "consent on a day that is none", rows("columns: {Ref: ref, Kind: kind, When: when}, consent: {date: Agreed, for: {board: Board}}"), "'soon' in 'Agreed'", sheet=[SHEET[0], ["r1", "Cold", "", "Y", "", "soon"]])
    told(folder, "consent that is neither yes nor no", rows("columns: {Ref: ref, Kind: kind, When: when}, consent: {date: Agreed, for: {board: Board}}"), "'perhaps' in 'Board'", sheet=[SHEET[0], ["r1", "Cold", "", "perhaps", "", "4 Sep 2024"]])
    many = [SHEET[0], *[[f"r{i}", f"kind {i}", "", "", "", ""] for i in range(30)]]
    told(folder, "more wrong values than are told", rows(COLUMNS), "'Kind' has still more values that do not fit", sheet=many)
    same = [SHEET[0], *[[f"r{i}", "Tepid", "", "", "", ""] for i in range(30)]]
    told(folder, "a wrong value in many rows", rows(COLUMNS), "30 rows: 2, 3, 4, 5, 6 and 25 more", sheet=same)
    long = [SHEET[0], ["r1", "é" * 200, "", "", "", ""]]
    told(folder, "a long wrong value is cut between letters", rows(COLUMNS), "é", sheet=long)


def test_rows(folder):
    """Which rows are records."""
    mapping = "imports:\n  rows: {columns: {Ref: ref, Kind: kind, When: when}, skip: {Ref: [Autumn, ' spring '], Kind: none}, consent: {date: Agreed, for: {board: Board, web: Web}}}\n"
    report = Report(folder, DICTIONARY, mapping)
    rows = [["Term list"], *SHEET, ["AUTUMN", "Cold", "", "", "", ""], ["r3", "NONE", "", "", "", ""], ["r4", "Cold", "", "", "", "6 Sep 2024"], SHEET[0], ["Total 2024", "", "", "4", "", ""], ["Grand total:", "Cold", "", "", "", ""], ["Average", "", "2", "", "", ""], ["Mean", "Cold", "", "", "", ""], ["", "", "", "12", "£4", ""], ["note", "", "", "", "", ""], ["", "", "", "", "", "", "aside", "also"]]
    report.put("a.csv", csv(rows))
    code, out, err = report.run("rows", "a.csv")
    expected = "- {ref: r1, kind: cold, when: 2024-09-03, consent: {date: 2024-09-04, for: [board]}}\n- {ref: r2, kind: warm, when: 2024-09-04, consent: {date: 2024-09-05, for: [web]}}\n- {ref: r4, kind: cold}\n- {ref: Mean, kind: cold}\n"
    check("records, and no others", report.data() == expected, f"{code} {report.data()} {out} {err}")
    check("what was left out is said", all(words in out for words in ("3 rows of totals", "repeat", "sub-head")) or "4 rows of totals" in out, out)
    report = Report(folder, DICTIONARY, "imports:\n  rows: {columns: {Ref: ref, Kind: kind}, consent: {date: Agreed, for: {board: Board, web: Web}}}\n")
    report.put("a.csv", csv([SHEET[0], ["r1", "Cold", "", "Y", "y", "4 Sep 2024"]]))
    code, out, err = report.run("rows", "a.csv")
    check("consent for two editions", report.data() == "- {ref: r1, kind: cold, consent: {date: 2024-09-04, for: [board, web]}}\n", f"{report.data()} {err}")
    report = Report(folder, "tables: {rows: {fields: {a: {type: integer}, b: {type: integer}}}}\n", "imports: {rows: {columns: {A: a, B: b}}}\n")
    report.put("a.csv", "A,B,C\n1,2,\n3,,\n,,x\n4%,-5,\n")
    code, out, err = report.run("rows", "a.csv")
    check("rows of figures are records where nothing is required", report.data() == "- {a: 1, b: 2}\n- {a: 3}\n- {a: 4, b: -5}\n", f"{report.data()} {out} {err}")


def test_cells(folder):
    """Cells of a workbook whose kind is not what the field holds."""
    dictionary = "tables: {rows: {fields: {n: {type: integer}, d: {type: date}, t: {type: text}}}}\n"
    wrong = {"a day as a number": ([Cell(45538, 1), "3 Sep 2024", "x"], "this is a date"), "a time as a number": ([Cell(0.5, 5), "3 Sep 2024", "x"], "a time is no number"), "a number as a day": ([1, Cell(45538), "x"], "day number"), "a time as a day": ([1, Cell(0.5, 5), "x"], "it is no date"), "29 February 1900": ([1, Cell(60, 1), "x"], "no such day"), "a formula without its value": ([Cell(None, formula="A1"), "3 Sep 2024", "x"], "has a formula without a value"), "an error": ([1, Cell("#N/A", kind="e"), "x"], "a formula could not be worked out")}
    for name, (row, words) in wrong.items():
        report = Report(folder, dictionary, "imports: {rows: {columns: {N: n, D: d, T: t}}}\n")
        write_xlsx(report.folder / "a.xlsx", [["N", "D", "T"], row])
        code, _, err = report.run("rows", "a.xlsx")
        check(name, code == 1 and report.data() is None and words in err, f"{code} {err}")
    report = Report(folder, dictionary, "imports: {rows: {columns: {N: n, D: d, T: t}}}\n")
    write_xlsx(report.folder / "a.xlsx", [["N", "D", "T"], [Cell(0.5, 2), Cell(45538.25, 1), Cell(7, 3)], [Cell(3.0, 8), Cell("2024-09-03T08:00:00", kind="d"), Cell(0.25, 5)], [4, Cell("2024-09-03", kind="str"), True]])
    code, out, err = report.run("rows", "a.xlsx")
    check("cells as they are shown and meant", report.data() == "- {n: 50, d: 2024-09-03, t: 007}\n- {n: 3, d: 2024-09-03, t: \"06:00\"}\n- {n: 4, d: 2024-09-03, t: true}\n", f"{report.data()} {err}")
    check("times of day are counted once", "2 times of day left out" in out, out)
    report = Report(folder, dictionary, "imports: {rows: {columns: {N: n, D: d, T: t}}}\n")
    write_xlsx(report.folder / "a.xlsx", [["N", "D", "T"], [1, "3 Sep 2024", "a"], [2, None, "b"], [3, None, "c"]], merges=["B2:B3", "A5:C6"])
    code, out, err = report.run("rows", "a.xlsx")
    check("a merge is told where it reaches, and not below it", code == 1 and "row 3" in err and "4" not in err.split("merged")[-1].split("\n")[0], err)
    two = Report(folder, dictionary, "imports: {rows: {columns: {N: n, First: d, Words: t}}}\n")
    write_xlsx(two.folder / "a.xlsx", [["N", "When", None, "Words"], [None, "First", "Last", None], [1, "3 Sep 2024", "x", "a"]], merges=["A1:A2", "B1:C1", "D1:D2"])
    code, _, err = two.run("rows", "a.xlsx")
    check("the lower row of two heads that name as many columns each is the head", code == 0 and "d: 2024-09-03" in (two.data() or ""), err)


def test_commands(folder):
    """Which table and which file are meant."""
    mapping = "imports:\n  other: {file: sheets/else.csv, columns: {Ref: ref}}\n  rows: {file: sheets/a.csv, columns: {Ref: ref, Kind: kind, When: when, Board: ~, Web: ~, Agreed: ~}}\n"
    dictionary = DICTIONARY.split("  inner:")[0] + "  other: {fields: {ref: {type: text}}}\n"
    report = Report(folder, dictionary, mapping)
    (report.folder / "sheets").mkdir()
    report.put("sheets/a.csv", csv(SHEET))
    report.put("sheets/else.csv", "Ref\nq\n")
    report.run("other", report.folder / "sheets/else.csv")
    code, out, err = report.run(report.folder / "sheets/a.csv")
    check("the file's name says the table", code == 0 and report.data().startswith("- {ref: r1"), f"{out} {err}")
    code, out, err = report.run(where=".")
    check("all of them", report.data("other") == "- {ref: q}\n" and code == 0, f"{code} {out} {err}")
    code, out, err = report.run("rows", "sheets/a.csv", where=".")
    check("a path from here", code == 0 and "already" in out, f"{out} {err}")
    code, _, err = report.run("rows", "/a-file-that-is-not-there.csv")
    check("no such file, at the root", code == 1 and "a-file-that-is-not-there.csv" in err, f"{code} {err}")
    code, _, err = report.run("nothing")
    check("a table without mapping or file", code == 3 and "import.yaml has no 'nothing': name its spreadsheet" in err, f"{code} {err}")
    code, _, err = report.run("rows", "sheets/a.csv", "more")
    check("a word too many", code == 2 and "takes a report, a table and a spreadsheet" in err, f"{code} {err}")
    report = Report(folder, DICTIONARY, "imports: {rows: {columns: {Ref: ref, Kind: kind}}}\n")
    code, _, err = report.run("rows")
    check("no file is said", code == 1 and "it is not said which spreadsheet 'rows' comes from" in err, f"{code} {err}")
    report = Report(folder, DICTIONARY, None)
    code, _, err = report.run()
    check("nothing to import", code == 2 and "import.yaml names no spreadsheet yet" in err, f"{code} {err}")
    report = Report(folder, DICTIONARY, "imports: [\n")
    code, _, err = report.run()
    check("an import.yaml that is broken", code == 1 and "import.yaml:" in err, f"{code} {err}")


def test_by_hand(folder):
    """A data file that a person wrote is never written over, however it begins; one that says nothing may be."""
    mapping = "imports: {rows: {columns: {Ref: ref}}}\n"
    dictionary = "tables: {rows: {fields: {ref: {type: text}}}}\n"
    kept = {"a record": "- {ref: mine}\n", "a record behind a mark": "\ufeff- {ref: mine}\n", "a record behind a comment": "# mine\n\n  - {ref: mine}", "a list": "[{ref: mine}]\n", "another head": "# Written by annual import\n- {ref: mine}\n"}
    free = {"nothing": "", "blanks": " \n\t\n", "a comment": "# records come here", "no records": "[]\n", "a mark": "\ufeff", "a mark and a comment": "\ufeff# x\n", "no records, and a comment": "[] # none yet\r\n"}
    for name, text in {**kept, **free}.items():
        report = Report(folder, dictionary, mapping)
        (report.folder / "data").mkdir()
        path = report.put("data/rows.yaml", text)
        report.put("a.csv", "Ref\nnew\n")
        code, _, err = report.run("rows", "a.csv")
        if name in kept:
            check(f"by hand: {name}", code == 1 and path.read_text() == text and "by hand" in err, f"{code} {path.read_text()!r} {err}")
        else:
            check(f"no record yet: {name}", code == 0 and path.read_text().endswith("- {ref: new}\n"), f"{code} {path.read_text()!r} {err}")
    report = Report(folder, dictionary, mapping)
    report.put("a.csv", "Ref\nnew\n")
    report.put("data", "a file")
    code, _, err = report.run("rows", "a.csv")
    check("a file where the folder should be", code == 3 and (report.folder / "data").read_text() == "a file", f"{code} {err}")
    report = Report(folder, dictionary, mapping)
    report.put("a.csv", "Ref\nnew\n")
    elsewhere = report.folder / "elsewhere"
    elsewhere.mkdir()
    (report.folder / "data").symlink_to(elsewhere)
    code, _, err = report.run("rows", "a.csv")
    check("a link in place of the folder is not followed", code == 1 and "leads out of the report" in err and not list(elsewhere.iterdir()), f"{code} {err}")


def proposal(folder, name, rows, *, table="rows", dictionary=None, sound=True):
    """What is proposed for a sheet; copied in place, it imports the sheet and the report's records are read."""
    report = Report(folder, dictionary, None)
    report.put("a.csv", csv(rows))
    code, out, err = report.run(table, "a.csv", where=".")
    read = {part: path.read_text() if (path := report.folder / f"{part}.proposed.yaml").exists() else "" for part in ("dictionary", "import")}
    check(f"{name}: proposed", code == 0 and "nothing was imported" in out, f"{code} {out} {err}")
    for part, text in read.items():
        if text:
            (report.folder / f"{part}.yaml").write_text(text)
    if sound:
        code, out, err = report.run(table, "a.csv", where=".")
        check(f"{name}: and it works", code == 0 and report.data(table) is not None, f"{code} {out} {err} {read['dictionary']} {read['import']}")
    return read["dictionary"], read["import"], report


def test_proposals(folder):
    rows = [["Ref", "Kind", "Joined", "Cost", "Share", "Told", "Age", "Group", "Note"]]
    kinds, groups = ["Unknown", "all", "Percent", "rest", "Cold", "cold"], ["-", "n/a", "A"]
    rows += [[f"{i:03}", kinds[i % 6], f"{i % 9 + 1}/{i + 12}/2024" if i < 15 else "1/2/24", f"£{i},000.50", f"{i}%", "Yn"[i % 2], str(i), groups[i % 3], f"note {i} of what was said"] for i in range(30)]
    dictionary, mapping, report = proposal(folder, "every type", rows)
    check("months first are seen", "dates: mdy" in mapping, mapping)
    check("a key that begins with zeros stays text", "key: ref" in dictionary and "ref: {type: text, required: true" in dictionary, dictionary)
    check("words that mean something else get another", all(f"{word}-value: " in dictionary for word in ("unknown", "all", "percent", "rest")), dictionary)
    check("one code for two spellings", dictionary.count("cold: ") == 1 and "cold-2" not in dictionary, dictionary)
    check("units", "unit: £" in dictionary and "unit: percent" in dictionary, dictionary)
    check("empty marks", 'empty: ["-", n/a]' in dictionary, dictionary)
    check("types", all(f"{field}: {{type: {kind}" in dictionary for field, kind in {"joined": "date", "cost": "decimal", "share": "decimal", "told": "boolean", "age": "integer", "kind": "code"}.items()), dictionary)
    hostile = [["№", "%", "Ref?", "Ref!", "-Ref-", "consent", "editions", "a: b", "null", "true", "#", "~", "'q", '"d"', "é", "x" * 300]]
    hostile += [[str(i), "a", f"k{i}", "?", "*", "null", "true", "~", "- x", "a: b", "x", "y", "z", "w", "v", "u"] for i in range(12)]
    dictionary, _, _ = proposal(folder, "titles that no field can have", hostile)
    dictionary, _, _ = proposal(folder, "codes that no name can have", [["Id", "Sign"]] + [[f"n{i}", "?!*"[i % 3]] for i in range(18)])
    dictionary, _, _ = proposal(folder, "dashes alone", [["Id", "A"], *[[f"n{i}", "-" if i else "x"] for i in range(4)]])
    check("one mark", 'empty: ["-"]' in dictionary, dictionary)
    dictionary, _, _ = proposal(folder, "n/a alone", [["Id", "A"], *[[f"n{i}", "n/a" if i else "x"] for i in range(4)]])
    check("the other mark", "empty: [n/a]" in dictionary, dictionary)
    dictionary, _, _ = proposal(folder, "no date, no key", [["A", "B"], ["x", "y"], ["x", "z"], ["x", "z"]])
    check("no date is said", "all of them count" in dictionary and "key:" not in dictionary, dictionary)
    dictionary, mapping, _ = proposal(folder, "a total and a note are no records", [["Ref", "B", "C"], ["a", "1", "2"], ["b", "2", "3"], ["TOTAL", "3", "5"], ["note", "", ""]])
    check("counted without them", "Guessed from 2 rows" in dictionary, dictionary)
    for name, bad in (("figures alone", [["1", "2"], ["3", "4"]]), ("nothing", [[""]])):
        report = Report(folder, None, None)
        report.put("a.csv", csv(bad))
        code, _, err = report.run("rows", "a.csv", where=".")
        check(f"no head: {name}", code == 1 and "no row names the columns" in err and not (report.folder / "import.proposed.yaml").exists(), f"{code} {err}")


def test_proposed_mappings(folder):
    """For a table that is there: its fields, each once, by name, label or the nearest name."""
    dictionary = "tables: {rows: {key: ref, fields: {ref: {type: text, label: Unique number}, kind: {type: text}, joined: {type: date}, parts: {type: records, table: inner, parent: rows}, cost: {type: decimal}}}, inner: {fields: {b: {type: text}}}}\n"
    rows = [["UNIQUE  number", "Kind", "Joind", "Kinds", "Parts", "Quite another"], ["a", "b", "3 Sep 2024", "d", "e", "f"], ["g", "h", "4 Sep 2024", "i", "j", "k"]]
    proposed, mapping, report = proposal(folder, "a table that is there", rows, dictionary=dictionary)
    lines = [line.strip() for line in mapping.splitlines()]
    check("no table is proposed", proposed == "", proposed)
    check("fields by label, name and nearness", "UNIQUE  number: ref" in mapping or '"UNIQUE  number": ref' in mapping and "Kind: kind" in lines and "Joind: joined" in lines, mapping)
    check("no field twice, and none for what nothing fills", "Kinds: ~" in lines and "Quite another: ~" in lines and mapping.count("say which it fills") >= 2, mapping)
    check("the file lies outside or inside", "file: a.csv" in mapping, mapping)
    report = Report(folder, dictionary, None)
    inside = report.put("a.csv", csv(rows))
    report.run("rows", inside)
    mapping = (report.folder / "import.proposed.yaml").read_text()
    check("a file inside the report is named by its path there", "\n    file: a.csv\n" in mapping, mapping)
    first = mapping
    code, out, _ = report.run("rows", inside)
    check("a proposal is written over", code == 0 and (report.folder / "import.proposed.yaml").read_text() == first, out)
    (report.folder / "import.proposed.yaml").write_text("# Mine.\n")
    code, _, err = report.run("rows", inside)
    check("what is none is not", code == 3 and "is no proposal of annual's: move it away" in err and (report.folder / "import.proposed.yaml").read_text() == "# Mine.\n", f"{code} {err}")
    report = Report(folder, None, None)
    report.put("VS roll 2024.csv", csv(rows))
    code, out, err = report.run("VS roll 2024.csv", where=".")
    check("a table by the file's name", code == 0 and "'vs-roll-2024'" in out, f"{out} {err}")
    report.put("%%%.csv", csv(rows))
    code, out, err = report.run("%%%.csv", where=".")
    mapping = (report.folder / "import.proposed.yaml").read_text()
    check("a file's name without a letter", code in (0, 2, 3) and "\n  :" not in mapping, f"{code} {out} {err} {mapping}")
    report = Report(folder, None, None)
    write_xlsx(report.folder / "a.xlsx", [["Ref", "When"], ["a", Cell(45538, 1)], ["b", Cell(45539, 1)]], name="The roll: all")
    code, _, _ = report.run("rows", "a.xlsx", where=".")
    mapping = (report.folder / "import.proposed.yaml").read_text()
    check("a sheet's name", 'sheet: "The roll: all"' in mapping and "dates:" not in mapping, mapping)


def main():
    with tempfile.TemporaryDirectory() as name:
        for test in (test_dates, test_order_of_dates, test_numbers, test_words, test_errors_of_formulas, test_texts, test_mappings, test_rows, test_cells, test_commands, test_by_hand, test_proposals, test_proposed_mappings):
            test(Path(name))


main()
