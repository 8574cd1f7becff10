#!/usr/bin/env python3
"""Sheets at the edges: formats of numbers, forms of dates and times, encodings, and files that no spreadsheet program wrote."""

import os
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from workbook import Cell, ods_table, write_ods, write_xlsx, write_zip

ANNUAL = os.path.abspath(os.environ["ANNUAL"])
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def dump(path):
    done = subprocess.run([ANNUAL, "dump", "sheet", path], capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(name, sound, why=""):
    print(f"ok {name}" if sound else f"not ok {name}: {why}")


def rows_of(path):
    """What is read of each row, without the line that names the sheet."""
    code, out, err = dump(path)
    return out.splitlines()[1:] if code == 0 else [f"{code} {err}"]


def cells_of(line):
    """The cells of a row: kind"text", and ~"text" as it is shown."""
    return [found.replace(' "', '"').replace(" shown", "~") for found in re.findall(r" [A-Z]+=(.*?)(?= [A-Z]+=|$)", line)]


def same(name, path, expected):
    found = rows_of(path)
    check(name, found == expected, "\n  " + "\n  ".join(line for line in found + ["expected:"] + expected))


def refused(name, path, words):
    code, out, err = dump(path)
    check(name, code == 1 and not out and words in err and "Sanitizer" not in err, f"{code} {out[:200]!r} {err!r}")


def xlsx(path, sheet="", styles="", strings="", book=None, relations="", root=None, sheets=None):
    """A workbook of these parts; SHEET is the markup of rows."""
    kinds = [("styles", "styles.xml", styles), ("sharedStrings", "sharedStrings.xml", strings)]
    listed = "".join(f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target, there in kinds if there)
    sheets = sheets or '<sheet name="A" sheetId="1" r:id="rA"/>'
    parts = {
        "_rels/.rels": root or f'<Relationships xmlns="{PACKAGE}"><Other/><Relationship Id="x" Type="{OFFICE}/extended" Target="a"/><Relationship Id="y" Target="b"/><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": book or f'<workbook xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{listed}{relations or f"""<Relationship Id="rA" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>"""}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet if sheet.startswith("<worksheet") else f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": strings,
    }
    write_zip(path, [(name, text) for name, text in parts.items() if text])


def styled(path, value, formats):
    """A row of VALUE, shown in each of FORMATS: the number of a built-in one, or a code."""
    codes = [code for code in formats if isinstance(code, str)]
    own = "".join(f"<numFmt numFmtId='{200 + i}' formatCode={quoteattr(code)}/>" for i, code in enumerate(codes))
    numbers = [200 + codes.index(one) if isinstance(one, str) else one for one in formats]
    cells = "".join(f"<c s='{i}'><v>{value}</v></c>" for i in range(len(formats)))
    styles = "".join(f"<xf numFmtId='{number}'/>" for number in numbers)
    xlsx(path, f"<row>{cells}</row>", f"<styleSheet><numFmts>{own}<numFmt numFmtId='5'/><numFmt formatCode='0'/></numFmts><cellXfs>{styles}</cellXfs></styleSheet>")
    return cells_of(rows_of(path)[0])


def test_built_in(folder):
    """ECMA-376-1, 18.8.30: the numbers of formats that no file writes down, and their neighbours."""
    path = folder / "a.xlsx"
    days, times, percents = {*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)}, {*range(18, 22), 32, 33, 45, 46, 47}, {9, 10}
    for number, found in enumerate(styled(path, 0.5, range(70))):
        kind = "number%" if number in percents else "time" if number in days | times else "number"
        check(f"built-in format {number}, half", found.split('"')[0] == kind, found)
    for number, found in enumerate(styled(path, 45538, range(70))):
        kind = "date" if number in days else "time" if number in times else "number%" if number in percents else "number"
        check(f"built-in format {number}, a day", found.split('"')[0] == kind and ('"2024-09-03"' in found) == (number in days), found)


SHOWN = {
    "General": "7", "GENERAL": "7", "general": "7", "Standard": "7", "@": "7",
    "000": '7"~"007', '"R-"000': '7"~"R-007', "0.00": '7"~"7.00', "\\N0": '7"~"N7', "0_)": '7"~"7', "0* ": '7"~"7', "[Red]00": '7"~"07', "00;-00": '7"~"07',
    '"unclosed': "7", "0\\": '7"~"7', "#,##0": "7", "0.00E+00": "7", "# ?/?": "7", "0 0": "7", "[Red": "7", '"a"': "7", '00"x': '7"~"07x', "0-": '7"~"7-', "#.##": '7"~"7', "0.0#": '7"~"7.0',
}  # fmt: skip


def test_codes(folder):
    path = folder / "a.xlsx"
    for code, found in zip(SHOWN, styled(path, 7, list(SHOWN))):
        check(f"7 in {code}", found == f'number"{SHOWN[code]}"', found)
    found = styled(path, "-7.25", ["000", "0.00", "0.0"])
    check("neither a sign nor decimals that would be rounded are shown otherwise", found == ['number"-7.25"'] * 3, found)
    found = styled(path, "7.25", ["000.000", "#.##", "0.0", "0.0?"])
    check("decimals", found == ['number"7.25"~"007.250"', 'number"7.25"~"7.25"', 'number"7.25"', 'number"7.25"~"7.25"'], found)
    found = styled(path, "0.0625", ["[h]:mm", "[mm]", "[ss]", "h AM/PM", "mm", "mm:ss", "[<1]0.0000", "D", "YY", "H", "S", "M", "0%"])
    check("minutes that have passed are a time", found == ['time"01:30"'] * 6 + ['number"0.0625"~"0.0625"'] + ['time"01:30"'] * 5 + ['number%"6.25"~"6.25%"'], found)


def test_decimals(folder):
    """15 digits are kept, as spreadsheets keep them; what is no number, or too long a one, is the text that stands there."""
    values = {
        "0.1": "0.1", "1e3": "1000", "1E-2": "0.01", "-2.50": "-2.5", "+4": "4", "0": "0", "-0": "0", "000": "0", ".5": "0.5", "5.": "5", "1e+2": "100",
        "123456789012345": "123456789012345", "1234567890123456": "1234567890123460", "1234567890123454": "1234567890123450", "0.30000000000000004": "0.3",
        "0.9999999999999999": "1", "99999999999999995": "100000000000000000", "1.9999999999999996": "2", "1e39": "1" + "0" * 39,
    }  # fmt: skip
    texts = ["1e", "1e+", "1e5x", "e5", "abc", "1.2.3", "1,5", "1e41", "1e-60", "1e1001", "1e-1001", "9" * 402, "-", "."]
    cells = "".join(f"<c><v>{value}</v></c>" for value in [*values, *texts])
    path = folder / "a.xlsx"
    xlsx(path, f"<row>{cells}</row>")
    for value, cell in zip([*values, *texts], cells_of(rows_of(path)[0])):
        expected = f'number"{values[value]}"' if value in values else f'text"{value}"'
        check(f"{value[:20]} as a number", cell == expected, cell)


def test_days(folder):
    """Days and times of day, to the second; what is before or behind the calendar stays the number that it is."""
    path = folder / "a.xlsx"
    dates = {
        "45538.999999": 'date "2024-09-04"', "45538.99999": 'date+time "2024-09-03"', "0.999999999": 'date "1900-01-01"', "-0.5": 'number "-0.5"', "2958465": 'date "9999-12-31"', "2958466": 'number "2958466"', "12345678": 'number "12345678"',
        "1": 'date "1900-01-01"', "59.5": 'date+time "1900-02-28"', "60.25": 'date+time? "1900-02-29"', "0.25": 'time "06:00"', "0.00001": 'time "00:00:01"', "bad": 'text "bad"',
    }  # fmt: skip
    style = "<styleSheet><cellXfs><xf numFmtId='14'/><xf numFmtId='46'/></cellXfs></styleSheet>"
    xlsx(path, "".join(f"<row><c><v>{value}</v></c></row>" for value in dates), style)
    same("days", path, [f"{row}: A={shown}" for row, shown in enumerate(dates.values(), 1)])
    times = {"1.5": 'time "36:00"', "0.5000116": 'time "12:00:01"', "-1.5": 'number "-1.5"', "0.0006944": 'time "00:01"'}
    xlsx(path, "".join(f"<row><c s='1'><v>{value}</v></c></row>" for value in times), style)
    same("times", path, [f"{row}: A={shown}" for row, shown in enumerate(times.values(), 1)])
    book = f'<workbook xmlns:r="{OFFICE}"><workbookPr date1904="true"/><sheets><sheet name="A" r:id="rA"/></sheets></workbook>'
    xlsx(path, "".join(f"<row><c><v>{value}</v></c></row>" for value in ("0.25", "2957003", "2957004")), style, book=book)
    same("days since 1904", path, ['1: A=date+time "1904-01-01"', '2: A=date "9999-12-31"', '3: A=number "2957004"'])
    xlsx(path, "".join(f'<row><c t="d"><v>{value}</v></c></row>' for value in ("2024-09-03T00:00:00.000Z", "2024-09-03T08:15:00", "2024-09-03")))
    same("written days", path, ['1: A=date "2024-09-03"', '2: A=date+time "2024-09-03"', '3: A=date "2024-09-03"'])


def test_texts(folder):
    """Signs that XML cannot hold, phonetic texts, empty ones."""
    path = folder / "a.xlsx"
    written = {"_x0041_": "A", "_x00e9_": "é", "_X0041_": "_X0041_", "_x004_": "_x004_", "_x00G1_": "_x00G1_", "_x0041": "_x0041", "_x0000_": "\ufffd", "a_b": "a_b", "_x20AC_5": "€5", "__x0041_": "_A", "_x0041_x0042_": "Ax0042_"}
    rows = "".join(f'<row><c t="str"><v>{text}</v></c></row>' for text in written)
    xlsx(path, rows)
    same("signs written as their numbers", path, [f'{row}: A=text "{text}"' for row, text in enumerate(written.values(), 1)])
    strings = '<sst><si><t>sound</t><rPh><t>no</t></rPh><t>s</t></si><si><t></t></si><si><r><t>a</t></r></si></sst>'
    inline = '<c t="inlineStr"><is><t>in</t><rPh><t>no</t></rPh></is></c>'
    xlsx(path, f'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>{inline}<c t="b"><v>0</v></c><c t="wrong"><v>3</v></c><c t="str"><f>A1</f></c><c t="str"><f>A1</f><v></v></c></row>', strings=strings)
    same("kinds", path, ['1: A=text "sounds" C=text "a" D=text "in" E=boolean "false" F=number "3"'])
    xlsx(path, '<row><c s="9"><v>1.5</v></c></row>', "<styleSheet><cellXfs><xf numFmtId='14'/><xf/></cellXfs></styleSheet>")
    same("a style that is not there", path, ['1: A=number "1.5"'])
    strings = f"<sst>{''.join(f'<si><t>t{i}</t></si>' for i in range(600))}</sst>"
    xlsx(path, '<row><c t="s"><v>599</v></c></row><row><c t="s"><v>599.9</v></c></row>', strings=strings)
    same("many texts", path, ['1: A=text "t599"', '2: A=text "t599"'])
    xlsx(path, '<row><c t="s"><v>600</v></c></row>', strings=strings)
    refused("one more than there are", path, "a cell's text is missing")
    xlsx(path, strings=f"<sst><si><t>{'x' * 1100000}</t></si></sst>")
    refused("a shared text of a million letters", path, "more than a million letters")


def test_places(folder):
    """Where cells stand: places written well and badly, merges, rows and columns that are hidden."""
    path = folder / "a.xlsx"
    xlsx(path, '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="Z"><v>3</v></c><c r="5"><v>4</v></c><c r="f9"><v>5</v></c><c r="AA0"><v>6</v></c></row>')
    same("places", path, ['2: B=number "1" C=number "2" D=number "3" E=number "4" F=number "5" G=number "6"'])
    xlsx(path, '<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>')
    refused("cells out of order", path, "the cells of a row are out of order")
    xlsx(path, '<row><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    refused("a cell twice", path, "the cells of a row are out of order")
    xlsx(path, '<row><c r="ABCDE1"><v>1</v></c></row>')
    same("a place of five letters is none", path, ['1: A=number "1"'])
    xlsx(path, '<row><c r="XFD1"><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row>')
    same("the last column and row", path, ['1: XFD=number "1"', '1048576: A=number "2"'])
    rows = '<row hidden="true"><c><v>1</v></c></row><row hidden="0"><c><v>2</v></c></row><row hidden="1"/><row hidden="1"><c/></row>'
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:B2", "A1", "B1:A1", "A2:A1", "1:2", "A1:2", "A1:XFE1", "A1:XFD1", "C3:C3")) + "<mergeCell/>"
    xlsx(path, f'<worksheet><cols><col min="2" hidden="1"/><col max="2" hidden="1"/><col min="2" max="1" hidden="1"/><col min="3" max="3"/><col min="4" max="4" hidden="true"/></cols><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>')
    same("hidden and merged", path, ["hidden: rows 1, sheets 0", "hidden columns D:D", "merged A1:B2", "merged A1:XFD1", "merged C3:C3", '1: A=number "1"', '2: A=number "2"'])


def test_parts(folder):
    """Where the parts of a workbook lie, and what is said of one that is missing."""
    path = folder / "a.xlsx"
    relation = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"{}/>'
    row = '<row><c><v>1</v></c></row>'
    for target in ("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml", "../../xl/worksheets/sheet1.xml", "WORKSHEETS/Sheet1.xml"):
        xlsx(path, row, relations=relation.format("rA", "worksheet", target, ""))
        expected = ['1: A=number "1"'] if not target.startswith("../..") else None
        if expected:
            same(f"a sheet at {target}", path, expected)
        else:
            refused(f"a sheet at {target}", path, "a part of it is missing")
    xlsx(path, row, relations=relation.format("rA", "worksheet", "worksheets/sheet1.xml", ' TargetMode="External"'))
    refused("a sheet elsewhere", path, "0 visible sheets")
    xlsx(path, row, relations=relation.format("rB", "worksheet", "worksheets/sheet1.xml", "") + f'<Relationship Id="rA" Target="x"/><Relationship Id="rA" Type="{OFFICE}/worksheet"/><Relationship Type="{OFFICE}/worksheet" Target="x"/>')
    refused("no sheet by that name", path, "0 visible sheets")
    xlsx(path, row, relations=relation.format("rA", "chartsheet", "worksheets/sheet1.xml", ""))
    refused("a sheet that is a chart", path, "0 visible sheets")
    sheets = '<sheet name="A" r:id="rA"/><sheet name="B" r:id="rB" state="veryHidden"/><sheet r:id="rA"/><sheet name="C"/><sheet name="D" id="rD" state="hidden"/>'
    more = "".join(relation.format(name, "worksheet", "worksheets/sheet1.xml", "") for name in ("rA", "rB", "rD"))
    xlsx(path, row, sheets=sheets, relations=more)
    same("hidden sheets are counted", path, ["hidden: rows 0, sheets 2", '1: A=number "1"'])
    xlsx(path, row, root=f'<Relationships xmlns="{PACKAGE}"/>')
    refused("no workbook", path, "it has no workbook")
    xlsx(path, row, root=f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="/xl/gone.xml"/></Relationships>')
    refused("a workbook that is not there", path, "a part of it is missing")
    xlsx(path, row, relations=relation.format("rA", "worksheet", "worksheets/sheet1.xml", "") + relation.format("rS", "styles", "gone.xml", ""))
    refused("styles that are not there", path, "a part of it is missing")
    xlsx(path, row, strings="<sst><si>")
    refused("texts cut off", path, "damaged or cut off")
    xlsx(path, row, book="<workbook><sheets>")
    refused("a workbook cut off", path, "damaged or cut off")
    sheets = "".join(f'<sheet name="S{i}" r:id="rA"/>' for i in range(10001))
    xlsx(path, row, sheets=sheets)
    refused("10,001 sheets", path, "more than 10,000 sheets")
    xlsx(path, row, "<styleSheet><cellXfs>" + "<xf numFmtId='1'/>" * 70001 + "</cellXfs></styleSheet>")
    refused("70,001 styles", path, "more than 70,000 styles")
    write_zip(path, [("xl/workbook.bin", "x")])
    refused("a binary workbook", path, "binary workbook (.xlsb)")


def test_passwords(folder):
    """A part that a zip program locked, and one whose bytes were changed."""
    path = folder / "a.xlsx"
    write_xlsx(path, [["a" * 400]])
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        places = [info.header_offset for info in archive.infolist()]
    locked = bytearray(whole)
    for place in places:
        locked[place + 6] |= 1
    at = whole.find(b"PK\1\2")
    while at >= 0:
        locked[at + 8] |= 1
        at = whole.find(b"PK\1\2", at + 1)
    path.write_bytes(locked)
    refused("a password", path, "it has a password")
    broken = bytearray(whole)
    start = places[0] + 30 + len("_rels/.rels") + 4
    broken[start : start + 8] = b"\xff" * 8
    path.write_bytes(broken)
    refused("bytes that were changed", path, "damaged or cut off")


def ods(path, tables, styles=""):
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"'
    write_zip(path, [("content.xml", f"<office:document-content {names}>{styles}<office:body>{tables}</office:body></office:document-content>")])


def ods_cells(path, cells):
    ods(path, f'<table:table table:name="A"><table:table-row>{"".join(cells)}</table:table-row></table:table>')


def ods_one(attributes, inner=""):
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def test_ods_values(folder):
    path = folder / "a.ods"
    kind = 'office:value-type="{}" office:{}="{}"'.format
    paragraph = "<text:p>{}</text:p>".format
    cells = {
        ods_one(kind("float", "value", "1.50"), paragraph("1.50")): 'number "1.5" shown "1.50"',
        ods_one(kind("currency", "value", "9"), paragraph("£9.00")): 'number "9" shown "£9.00"',
        ods_one(kind("float", "value", "1"), paragraph("1")): 'number "1"',
        ods_one(kind("float", "value", "2")): 'number "2"',
        ods_one(kind("float", "value", "x"), paragraph("y")): 'text "x"',
        ods_one('office:value-type="string"', paragraph("a<text:tab/>b<text:line-break/>c<text:s/>d<text:s text:c='3'/>e")): 'text "a b\\nc d   e"',
        ods_one('office:value-type="string" office:string-value="kept"', paragraph("shown")): 'text "kept"',
        ods_one('office:value-type="string"', "<office:annotation><text:p>a note</text:p></office:annotation>" + paragraph("told")): 'text "told"',
        ods_one(kind("time", "time-value", "PT25H05M00S")): 'time "25:05"',
        ods_one(kind("time", "time-value", "PT08H05M09.5S")): 'time "08:05:09"',
        ods_one(kind("time", "time-value", "PT45M")): 'time "00:45"',
        ods_one(kind("time", "time-value", "12")): 'time "00:00"',
        ods_one(kind("date", "date-value", "2024-09-03T00:00:00")): 'date "2024-09-03"',
        ods_one('office:value-type="string" calcext:value-type="error"'): None,
        ods_one('office:value-type="string" calcext:value-type="error" table:formula="x"'): 'error "#ERROR"',
        ods_one('calcext:value-type="error" office:value-type="string"', paragraph("Err:502")): 'error "Err:502"',
        ods_one('office:value-type="float" table:formula="of:=A1"'): 'formula ""',
        ods_one('office:value-type="string" table:formula="of:=A1"'): None,
        ods_one('table:formula="of:=A1"'): None,
        ods_one('office:value-type="a-very-long-type" office:value="3"'): 'text "3"',
        "<table:covered-table-cell office:value-type='string'><text:p>under</text:p></table:covered-table-cell>": 'text "under"',
        "<table:table-cell>loose</table:table-cell>": None,
        ods_one('office:value-type="string"', paragraph("in") + "<table:table table:name='sub'><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table>"): 'text "in"',
    }  # fmt: skip
    for number, (cell, expected) in enumerate(cells.items()):
        ods_cells(path, [cell])
        same(f"a cell of ODS, {number}: {expected}", path, [f"1: A={expected}"] if expected else [])
    ods_cells(path, [ods_one('office:value-type="string"', paragraph("x" * 1048570 + "<text:s text:c='2000000000'/>"))])
    refused("blanks by the billion", path, "more than a million letters")


def test_ods_places(folder):
    path = folder / "a.ods"
    text = 'office:value-type="string"'
    inner = "<text:p>x</text:p>"

    def rows(*each):
        return '<table:table table:name="A">' + "".join(f"<table:table-row {attributes}>{cells}</table:table-row>" for attributes, cells in each) + "</table:table>"

    one = ods_one(text, inner)
    ods(path, rows(("table:visibility='collapse'", one), ("table:visibility='visible'", one), ("table:visibility='filter' table:number-rows-repeated='2'", one), ("table:visibility='filter' table:number-rows-repeated='2'", "")))
    same("hidden rows", path, ["hidden: rows 3, sheets 0"] + [f'{row}: A=text "x"' for row in (1, 2, 3, 4)])
    spans = ["columns-spanned='2'", "rows-spanned='2'", "columns-spanned='0' table:number-rows-spanned='2'", "columns-spanned='2' table:number-rows-spanned='0'", "columns-spanned='16384'", "columns-spanned='16380'", "rows-spanned='1048576'", "rows-spanned='1048575'"]
    ods(path, rows(("", "".join(ods_one(f"{text} table:number-{span}", inner) for span in spans))))
    same("merges, and spans that are none", path, ["merged A1:B1", "merged B1:B2", "merged H1:H1048575"] + ["1: " + " ".join(f'{column}=text "x"' for column in "ABCDEFGH")])
    ods(path, rows(("", ods_one("table:number-columns-repeated='16383'") + one)))
    same("the last column", path, ['1: XFD=text "x"'])
    ods(path, rows(("", ods_one("table:number-columns-repeated='16384'") + one)))
    refused("one column more", path, "more than 16,384 columns")
    ods(path, rows(("", ods_one("table:number-columns-repeated='4000000000'") + ods_one("") + one)))
    refused("columns by the billion", path, "more than 16,384 columns")
    ods(path, rows(("table:number-rows-repeated='1048575'", ""), ("", one)))
    same("the last row", path, ['1048576: A=text "x"'])
    ods(path, rows(("table:number-rows-repeated='1048576'", ""), ("", one)))
    refused("one row more", path, "more than 1,048,576 rows")
    ods(path, rows(("", one), ("table:number-rows-repeated='4000000000'", "")))
    same("empty rows by the billion", path, ['1: A=text "x"'])


def test_ods_sheets(folder):
    path = folder / "a.ods"
    styles = '<s:style xmlns:s="s" s:name="off" s:family="table"><s:table-properties table:display="false"/></s:style><s:style xmlns:s="s" s:name="cell" s:family="table-cell"><s:table-properties table:display="false"/></s:style><s:style xmlns:s="s" s:family="table"><s:table-properties table:display="false"/></s:style>'
    ods(path, ods_table("Off", [["no"]], "off") + ods_table("On", [["yes"]], "cell") + ods_table("Off too", [["no"]], "off"), styles)
    same("the sheet that is seen", path, ["hidden: rows 0, sheets 2", '1: A=text "yes"'])
    ods(path, "<table:table><table:table-row><table:table-cell office:value-type='float' office:value='3'/></table:table-row></table:table>")
    same("a sheet without a name", path, ['1: A=number "3"'])
    ods(path, ods_table("Off", [["no"]], "off"), styles)
    refused("no sheet is seen", path, "0 visible sheets")
    ods(path, "")
    refused("no sheet", path, "0 visible sheets")
    ods(path, "<table:table table:name='x'/>" * 10001)
    refused("10,001 sheets", path, "more than 10,000 sheets")


def test_encodings(folder):
    path = folder / "a.csv"
    same_of = {
        "a high sign alone": (b"\xff\xfe" + b"\x3d\xd8" + "a,b".encode("utf-16-le"), ['1: A=text "\ufffda" B=text "b"']),
        "a low sign alone": (b"\xff\xfe" + b"\x00\xdc" + "a".encode("utf-16-le"), ['1: A=text "\ufffda"']),
        "two high signs": (b"\xff\xfe" + b"\x3d\xd8\x3d\xd8\x00\xde", ['1: A=text "\ufffd\U0001f600"']),
        "a sign of nothing": (b"\xff\xfe" + b"\0\0" + "a".encode("utf-16-le"), ['1: A=text "\ufffda"']),
        "half a sign at the end": ("\ufeffab".encode("utf-16-le") + b"c", ['1: A=text "ab"']),
        "big ends first": ("\ufeffé,b".encode("utf-16-be"), ['1: A=text "é" B=text "b"']),
        "a mark alone": (b"\xff\xfe", []),
        "a mark of UTF-8 alone": (b"\xef\xbb\xbf", []),
        "Windows-1252": (b"\x80,\x9f,\xa0x,\xe9", ['1: A=text "€" B=text "Ÿ" C=text "\u00a0x" D=text "é"']),
    }
    for name, (data, expected) in same_of.items():
        path.write_bytes(data)
        same(name, path, expected)


def test_separators(folder):
    path = folder / "a.csv"
    lines = {
        "commas": ("a,b\n1,2;3\n", ['1: A=text "a" B=text "b"', '2: A=text "1" B=text "2;3"']),
        "semicolons, and one comma": ("a;b\n1,5;2\n", ['1: A=text "a" B=text "b"', '2: A=text "1,5" B=text "2"']),
        "as many lines, more semicolons": ("a,b;c;d", ['1: A=text "a,b" B=text "c" C=text "d"']),
        "tabs": ("a b\tc\n", ['1: A=text "a b" B=text "c"']),
        "none": ("a\nb\n", ['1: A=text "a"', '2: A=text "b"']),
        "separators in quotation marks do not count": ('"a;b;c;d",e\n"f;g;h;i",j\n', ['1: A=text "a;b;c;d" B=text "e"', '2: A=text "f;g;h;i" B=text "j"']),
        "a hint": ("sep=|\na|b,c\n", ['2: A=text "a" B=text "b,c"']),
        "a hint with a return": ("sep=|\ra|b\r", ['2: A=text "a" B=text "b"']),
        "no hint: too long": ("sep=||\na,b\n", ['1: A=text "sep=||"', '2: A=text "a" B=text "b"']),
        "no hint: too short": ("sep=|", ['1: A=text "sep=|"']),
        "no hint: another word": ("sap=,\na,b\n", ['1: A=text "sap="', '2: A=text "a" B=text "b"']),
        "formulas that are none": ('="",=",="a,="ab"\n', ['1: A=text "=\\"\\"" B=text "=\\"" C=text "=\\"a" D=text "ab"']),
        "blanks": (" a , b \t,\n", ['1: A=text "a" B=text "b"']),
        "tabs beside blanks": ("a\t b \n", ['1: A=text "a" B=text "b"']),
        "past 50 lines": ("a,b\n" * 60 + "1;2;3;4\n" * 60, ['1: A=text "a" B=text "b"']),
    }
    for name, (data, expected) in lines.items():
        path.write_text(data, newline="")
        found = rows_of(path)
        check(name, found[: len(expected)] == expected and (len(found) == len(expected) or "past" in name), found)
    path.write_text('a,"' + "x" * (1 << 20) + 'yz"\n')
    refused("a quotation of a megabyte", path, "row 1: a quotation mark that begins a text here is never closed, or closed far below")
    path.write_text("a," + "x" * ((1 << 20) + 2) + "\n")
    refused("a cell of a megabyte", path, "row 1: a cell holds more than a million letters")
    path.write_text("\n" * 1048576 + "x\n")
    refused("too many rows", path, "more than 1,048,576 rows")


def test_other_files(folder):
    path = folder / "a.csv"
    for start in ("<!DOCTYPE html>", "<HTML>", " \r\n\t<?xml version='1.0'?>", "\ufeff<table>", "<head>", "<meta x>", "<style>"):
        path.write_text(start, encoding="utf-8", newline="")
        refused(f"{start.strip()!r} is no spreadsheet", path, "no spreadsheet")
    for start in ("<", "<tab", "<3,a", "   ", "PX", "%PD", "\u00d0"):
        path.write_text(start, encoding="utf-8")
        code, _, err = dump(path)
        check(f"{start!r} is a CSV", code == 0, err)
    path.write_bytes(b"PK")
    refused("the sign of a zip alone", path, "damaged or cut off")
    write_ods(path, [["a"]])
    code, out, _ = dump(path)
    check("what a file is shows in its bytes, not in its name", code == 0 and out.startswith("sheet Roll"), out)
    write_xlsx(path, [[Cell("x", kind="inlineStr")]])


def main():
    with tempfile.TemporaryDirectory() as name:
        for test in (test_built_in, test_codes, test_decimals, test_days, test_texts, test_places, test_parts, test_passwords, test_ods_values, test_ods_places, test_ods_sheets, test_encodings, test_separators, test_other_files):
            test(Path(name))


main()
