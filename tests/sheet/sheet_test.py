#!/usr/bin/env python3
"""XLSX and ODS files, sound and bad: what annual reads from them, and what it says."""

import os
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from workbook import Cell, write_ods, write_xlsx, write_zip

ANNUAL = os.path.abspath(os.environ["ANNUAL"])


def dump(path):
    done = subprocess.run([ANNUAL, "dump", "sheet", path], capture_output=True, check=False, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check(name, sound, why=""):
    print(f"ok {name}" if sound else f"not ok {name}: {why}")


def same(name, path, expected):
    code, out, err = dump(path)
    check(name, code == 0 and out == expected, f"{code} {out!r} {err!r}")


def refused(name, path, words):
    code, out, err = dump(path)
    check(name, code == 1 and not out and words in err and "Sanitizer" not in err, f"{code} {out[:200]!r} {err!r}")


def test_values(folder):
    path = folder / "values.xlsx"
    rows = [
        ["Ref", "When"],
        [Cell(7, 3), Cell(45538, 1), Cell(0.89, 2), Cell(45538.5, 4), Cell(0.5625, 5)],
        [Cell(12, 7), Cell(0.1 + 0.2), Cell(1250.5, 6), True, Cell("#REF!", kind="e")],
        [],
        [Cell(None, formula="A1"), Cell(3, formula="1+2"), Cell(60, 1), Cell(59, 1), Cell(61, 1), Cell(0, 1)],
        ["caf\u00e9 & <b>", Cell("in", kind="str"), Cell("2024-09-03T00:00:00", kind="d"), Cell(-1, 1)],
        [Cell(1e21), Cell(1e-7), Cell(123456789012), Cell(2.5, 8)],
    ]
    write_xlsx(path, rows, hidden={3}, merges=["A5:B6"], others=[("Notes", "hidden", [["x"]])])
    same(
        "xlsx values",
        path,
        "sheet Roll, last row 7\n"
        "hidden: rows 1, sheets 1\n"
        "merged A5:B6\n"
        '1: A=text "Ref" B=text "When"\n'
        '2: A=number "7" shown "007" B=date "2024-09-03" C=number% "89" shown "89%" D=date+time "2024-09-03" E=time "13:30"\n'
        '3: A=number "12" shown "S12" B=number "0.3" C=number "1250.5" D=boolean "true" E=error "#REF!"\n'
        '5: A=formula "" B=number "3" C=date? "1900-02-29" D=date "1900-02-28" E=date "1900-03-01" F=date "1900-01-00"\n'
        '6: A=text "caf\u00e9 & <b>" B=text "in" C=date "2024-09-03" D=number "-1"\n'
        '7: A=number "1000000000000000000000" B=number "0.0000001" C=number "123456789012" D=number "2.5" shown "2.50"\n',
    )


def test_hidden_columns(folder):
    path = folder / "hidden.xlsx"
    write_xlsx(path, [["a", "b", "c"]], columns='<col min="1" max="1" hidden="0"/><col min="2" max="3" hidden="1"/><col min="900" max="99999999999" hidden="true"/><col min="0" max="4" hidden="1"/><col min="70000" max="70001" hidden="1"/>')
    same("xlsx hidden columns", path, 'sheet Roll, last row 1\nhidden columns B:C\nhidden columns AHP:XFD\n1: A=text "a" B=text "b" C=text "c"\n')
    path = folder / "hidden.ods"
    write_ods(path, [["a", "b", "c"]], columns='<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-column table:visibility="filter" table:number-columns-repeated="4000000000"/>')
    same("ods hidden columns", path, 'sheet Roll, last row 1048001\nhidden columns C:C\nhidden columns D:XFD\n1: A=text "a" B=text "b" C=text "c"\n')


def test_1904(folder):
    path = folder / "mac.xlsx"
    write_xlsx(path, [[Cell(44076, 1), Cell(0, 1)]], since_1904=True)
    same("dates since 1904", path, 'sheet Roll, last row 1\n1: A=date "2024-09-03" B=date "1904-01-01"\n')


def test_ods(folder):
    path = folder / "values.ods"
    kind = 'office:value-type="{}" office:{}="{}"'
    rows = [
        ["Ref", "two\nlines"],
        [
            Cell("007", kind=kind.format("float", "value", 7)),
            Cell("3 Sep", kind=kind.format("date", "date-value", "2024-09-03T10:00:00")),
            Cell("89%", kind=kind.format("percentage", "value", "0.89")),
            Cell("yes", kind=kind.format("boolean", "boolean-value", "true")),
            Cell("13:30", kind=kind.format("time", "time-value", "PT13H30M00S")),
        ],
        [Cell("#N/A", kind='office:value-type="string" calcext:value-type="error"'), Cell("old", kind=kind.format("date", "date-value", "1850-01-01"))],
        [Cell("twice", kind='table:number-columns-repeated="2" office:value-type="string"'), Cell("down", kind='table:number-rows-spanned="2" office:value-type="string"')],
    ]
    write_ods(path, rows, others=[("Gone", True, [["x"]])])
    same(
        "ods values",
        path,
        "sheet Roll, last row 1048004\n"
        "hidden: rows 0, sheets 1\n"
        "merged C4:C5\n"
        '1: A=text "Ref" B=text "two\\nlines"\n'
        '2: A=number "7" shown "007" B=date+time "2024-09-03" C=number% "89" shown "89%" D=boolean "true" E=time "13:30"\n'
        '3: A=error "#N/A" B=date "1850-01-01"\n'
        '4: A=text "twice" B=text "twice" C=text "down"\n',
    )


def test_sheets(folder):
    path = folder / "many.xlsx"
    write_xlsx(path, [["a"]], others=[("Second", "visible", [["b"]])])
    refused("two visible sheets", path, "it has 2 visible sheets: 'Roll', 'Second'")
    path = folder / "many.ods"
    write_ods(path, [["a"]], others=[("Second", False, [["b"]])])
    refused("two visible sheets of an ods", path, "it has 2 visible sheets")


def sheet_parts(path, sheet):
    """A workbook whose sheet is the XML text SHEET."""
    write_xlsx(path, [["a"]])
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    write_zip(path, [(name, sheet if name.endswith("sheet1.xml") else text) for name, text in parts])


ODS_OUTSIDE = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Roll"><table:table-cell office:value-type="string"><text:p>x</text:p>
</table:table-cell></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_hostile(folder):
    path = folder / "bad.xlsx"
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    sheet_parts(path, laughs)
    refused("entities", path, "declares a document type")
    sheet_parts(path, '<!DOCTYPE w SYSTEM "file:///etc/passwd"><worksheet/>')
    refused("external entity", path, "declares a document type")
    sheet_parts(path, '<worksheet><sheetData><row r="1"><c r="XFE1" t="str"><v>x</v></c></row></sheetData></worksheet>')
    refused("column 16,385", path, "more than 16,384 columns")
    sheet_parts(path, '<worksheet><sheetData><row r="1048577"><c r="A1" t="str"><v>x</v></c></row></sheetData></worksheet>')
    refused("row 1,048,577", path, "more than 1,048,576 rows")
    sheet_parts(path, '<worksheet><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>')
    refused("rows out of order", path, "out of order")
    sheet_parts(path, '<worksheet><sheetData><c r="A1" t="str"><v>x</v></c></sheetData></worksheet>')
    refused("a cell outside every row", path, "outside every row")
    outside = folder / "outside.ods"
    write_zip(outside, [("content.xml", ODS_OUTSIDE)])
    refused("a cell of ODS outside every row", outside, "outside every row")
    sheet_parts(path, '<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>')
    refused("a text that is not there", path, "a cell's text is missing")
    sheet_parts(path, "<worksheet><sheetData><row>")
    refused("cut off XML", path, "damaged or cut off")
    sheet_parts(path, "<a>" * 200)
    refused("deep XML", path, "nested too deep")
    sheet_parts(path, "<worksheet><sheetData><row><c t='str'><v>" + "x" * (2 << 20) + "</v></c></row></sheetData></worksheet>")
    refused("a cell of 2 MB", path, "more than a million letters")
    sheet_parts(path, "<worksheet>" + " " * (64 << 20) + "</worksheet>")
    refused("zip bomb", path, "unpacks to far more")
    sheet_parts(path, "<worksheet><sheetData><row><c t='str'><v>" + "x" * 32767 + "</v></c></row></sheetData></worksheet>")
    code, out, _ = dump(path)
    check("a cell of 32 kB", code == 0 and "x" * 32767 in out)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    refused("cut off zip", path, "damaged or cut off")


def test_ods_hostile(folder):
    path = folder / "bad.ods"
    many = 'table:number-columns-repeated="2000000000" office:value-type="string"'
    write_ods(path, [[Cell("x", kind=many)]])
    refused("2 billion columns", path, "more than 16,384 columns")
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    row = '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    write_zip(path, [("content.xml", f'<a {names}><table:table table:name="A">{row}</table:table></a>')])
    refused("2 billion rows", path, "more than 1,048,576 rows")


def test_others(folder):
    path = folder / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    refused("old workbook", path, "old .xls workbook or has a password")
    path.write_bytes(b"")
    refused("empty file", path, "it is empty")
    path.write_bytes(b"a,b\n1,\0\n")
    refused("zero byte", path, "zero byte")
    path.write_bytes(b'a,b\n1,2\n3,"never closed\n4,5\n')
    refused("quotation cut off", path, "row 3: the quotation mark that begins a text here is never closed")
    path.write_bytes(b"," * 1000000)
    refused("a million columns", path, "more than 16,384 columns")
    path.write_bytes(b"%PDF-1.7")
    refused("a PDF", path, "no spreadsheet")
    write_zip(path, [("word/document.xml", "<w/>")])
    refused("another zip", path, "no spreadsheet")


def test_csv(folder):
    path = folder / "a.csv"
    path.write_bytes("a;b\r\n\u00a31,5;\u201cx\u201d\r\n\r\n2;3".encode("cp1252"))
    same("Windows-1252, semicolons", path, 'sheet of a CSV, last row 4, Windows-1252\n1: A=text "a" B=text "b"\n2: A=text "\u00a31,5" B=text "\u201cx\u201d"\n4: A=text "2" B=text "3"\n')
    path.write_bytes(b"\xef\xbb\xbfa\tb\n1\t\n")
    same("UTF-8 with a mark, tabs", path, 'sheet of a CSV, last row 2\n1: A=text "a" B=text "b"\n2: A=text "1"\n')
    path.write_bytes("\ufeffa\tb\r\n\U0001f600\t2\r\n".encode("utf-16-le"))
    same("UTF-16", path, 'sheet of a CSV, last row 2\n1: A=text "a" B=text "b"\n2: A=text "\U0001f600" B=text "2"\n')
    path.write_bytes(b'sep=;\r\na;"b;\r\nc"\r\n')
    same("a hint of Excel's", path, 'sheet of a CSV, last row 2\n2: A=text "a" B=text "b;\\r\\nc"\n')


def raw_xlsx(path, sheet, strings="", styles="", office="http://schemas.openxmlformats.org/officeDocument/2006/relationships"):
    """A workbook of these parts, as other programs than spreadsheets write them."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{office}/{kind}" Target="{target}"/>'
        for kind, target, there in (("worksheet", "worksheets/sheet1.xml", True), ("sharedStrings", "sharedStrings.xml", strings), ("styles", "styles.xml", styles))
        if there
    )
    parts = [
        ("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="rworksheet"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>'),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    write_zip(path, parts + [(f"xl/{name}.xml", text) for name, text in (("sharedStrings", strings), ("styles", styles)) if text])


def test_elsewhere(folder):
    """Sheets of other programs, and of hand."""
    sheet = "<worksheet><sheetData>{}</sheetData></worksheet>"
    path = folder / "a.xlsx"
    raw_xlsx(path, sheet.format('<row><c t="inlineStr"><is><r><rPr><b/></rPr><t>bo</t></r><r><t xml:space="preserve">ld</t></r></is></c><c><v>1</v></c></row><row><c/><c><v>1.5E+3</v></c></row>'))
    same("cells without a place, a text in pieces", path, 'sheet A, last row 2\n1: A=text "bold" B=number "1"\n2: B=number "1500"\n')
    strings = "<sst><si><r><t>one</t></r><r><t xml:space=\"preserve\"> two</t></r><rPh><t>X</t></rPh></si><si><t>a_x000D_b_x005F_x000d_c_xZZ_x12_</t></si></sst>"
    raw_xlsx(path, sheet.format('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>d_x0009_e</v></c></row>'), strings)
    same("signs written as numbers", path, 'sheet A, last row 1\n1: A=text "one two" B=text "a\\rb_x000d_c_xZZ_x12_" C=text "d\\te"\n')
    strings = "<sst>\n <si>\n  <r>\n   <rPr><b/></rPr>\n   <t>one</t>\n  </r> x\n  <r><t> two</t>\n  </r>\n  <rPh><t>X</t>\n</rPh>\n y </si>\n z <si> <t/> <t>three</t> </si>\n</sst>"
    between = '<row r="1"> <c r="A1" t="s"> <v>0</v> 7 </c> <c r="B1" t="s"><v>1</v></c> <c r="C1" t="inlineStr"> <is> u <t>four</t> v <r> <t>five</t> </r> </is> </c> <c r="D1"> 1 <v>6</v> 2 </c> 3 </row>'
    raw_xlsx(path, sheet.format(between), strings)
    same("what stands between the parts of a text is none of it", path, 'sheet A, last row 1\n1: A=text "one two" B=text "three" C=text "fourfive" D=number "6"\n')
    codes = ("[$-809]dd mmmm yyyy;@", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "[Red]0.0;[Blue]-0.0", "mmm\\-yy", "[$£-809]#,##0.00", "[$-409]h:mm AM/PM;@", 'General" days"')
    formats = "".join(f"<numFmt numFmtId='{164 + i}' formatCode={quoteattr(code)}/>" for i, code in enumerate(codes))
    styles = "".join(f"<xf numFmtId='{number}'/>" for number in (14, 22, *range(164, 164 + len(codes))))
    cells = "".join(f"<c s='{i}'><v>45538</v></c>" for i in range(2 + len(codes)))
    styles = f"<styleSheet><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>"
    raw_xlsx(path, sheet.format(f"<row r='1'>{cells}</row>"), styles=styles)
    same("styles of dates", path, 'sheet A, last row 1\n1: A=date "2024-09-03" B=date "2024-09-03" C=date "2024-09-03" D=date "2024-09-03" E=number "45538" shown "45538.0" F=date "2024-09-03" G=number "45538" H=time "1092912:00" I=number "45538"\n')
    raw_xlsx(path, sheet.format('<row r="1"><c r="A1" t="d"><v>2024-09-03</v></c></row>'), office="http://purl.oclc.org/ooxml/officeDocument/relationships")
    same("strict", path, 'sheet A, last row 1\n1: A=date "2024-09-03"\n')
    raw_xlsx(path, ('<?xml version="1.0" encoding="UTF-16"?>' + sheet.format('<row r="1"><c r="A1" t="inlineStr"><is><t>\u00e9</t></is></c></row>')).encode("utf-16"))
    same("a part in UTF-16", path, 'sheet A, last row 1\n1: A=text "\u00e9"\n')
    path = folder / "a.csv"
    path.write_bytes(b'id,n\n="007",1\n"=""008""",2\n="9",=""\n=1+2,"=""a""b"""\n')
    same("ids kept from a spreadsheet by a formula", path, 'sheet of a CSV, last row 5\n1: A=text "id" B=text "n"\n2: A=text "007" B=text "1"\n3: A=text "008" B=text "2"\n4: A=text "9" B=text "=\\"\\""\n5: A=text "=1+2" B=text "=\\"a\\"b\\""\n')
    path.write_bytes(b"a,b\r1,2\r\r3,4\r")
    same("lines of an old Mac", path, 'sheet of a CSV, last row 4\n1: A=text "a" B=text "b"\n2: A=text "1" B=text "2"\n4: A=text "3" B=text "4"\n')
    path.write_bytes(b'a,b\n1,5" screen\n2,"the "big" one"\n"x\r\ny" ,\n  \t\n,\n3,')
    same("quotation marks within texts", path, 'sheet of a CSV, last row 7\n1: A=text "a" B=text "b"\n2: A=text "1" B=text "5\\" screen"\n3: A=text "2" B=text "the \\"big\\" one"\n4: A=text "x\\r\\ny"\n7: A=text "3"\n')
    for name, text in (("a page", "\ufeff \n<HTML><body>"), ("a table of a page", "<table border=1>"), ("an old workbook of XML", '<?xml version="1.0"?><Workbook/>')):
        path.write_text(text)
        refused(name, path, "no spreadsheet")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for test in (test_values, test_hidden_columns, test_1904, test_ods, test_sheets, test_hostile, test_ods_hostile, test_others, test_csv, test_elsewhere):
            test(folder)


main()
