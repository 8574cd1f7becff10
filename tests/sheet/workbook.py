"""Writes XLSX and ODS files from plain tables, the same bytes each time, with what spreadsheet programs put in them."""

import zipfile
from xml.sax.saxutils import escape, quoteattr

XLSX_STYLES = ["General", "dd/mm/yyyy", "0%", "000", "dd/mm/yyyy hh:mm", "hh:mm", "#,##0.00", '"S"0', "0.00"]


class Cell:
    """A value with a style (an index of XLSX_STYLES), a formula or a type of its own."""

    def __init__(self, value, style=0, kind=None, formula=None):
        self.value, self.style, self.kind, self.formula = value, style, kind, formula


def as_cell(value):
    return value if isinstance(value, Cell) else Cell(value)


def write_zip(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)


def column_name(index):
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def xlsx_cell(reference, value, texts):
    cell = as_cell(value)
    if cell.value is None and cell.formula is None:
        return ""
    kind, inner = cell.kind, str(cell.value)
    if kind is None:
        kind = "s" if isinstance(cell.value, str) else "b" if isinstance(cell.value, bool) else "n"
    if kind == "s":
        inner = str(texts.setdefault(cell.value, len(texts)))
    if kind == "b":
        inner = "1" if cell.value else "0"
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    stored = "" if cell.value is None else f"<v>{escape(inner)}</v>"
    return f'<c r="{reference}" s="{cell.style}" t="{kind}">{formula}{stored}</c>'


def xlsx_sheet(rows, texts, hidden=(), merges=(), columns=""):
    out = []
    for number, row in enumerate(rows, 1):
        cells = "".join(xlsx_cell(f"{column_name(i)}{number}", value, texts) for i, value in enumerate(row))
        out.append(f'<row r="{number}"{" hidden=" + quoteattr("1") if number in hidden else ""}>{cells}</row>')
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    tail = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{'<cols>' + columns + '</cols>' if columns else ''}<sheetData>{''.join(out)}</sheetData>{tail}</worksheet>"
    )


def write_xlsx(path, rows, hidden=(), merges=(), columns="", since_1904=False, others=(), extra=(), name="Roll"):
    """OTHERS are more sheets: (name, state, rows)."""
    texts = {}
    sheets = [(name, "visible", xlsx_sheet(rows, texts, hidden, merges, columns))]
    sheets += [(title, state, xlsx_sheet(cells, texts)) for title, state, cells in others]
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{i}" state="{state}" r:id="rId{i}"/>'
        for i, (title, state, _) in enumerate(sheets, 1)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="rIdS" Type="{office}/styles" Target="styles.xml"/>'
    relations += f'<Relationship Id="rIdT" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>' for i, code in enumerate(XLSX_STYLES))
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(XLSX_STYLES)))
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t><rPh><t>x</t></rPh></si>' for text in texts)
    parts = [
        (
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        (
            "xl/workbook.xml",
            f'<workbook xmlns:r="{office}"><workbookPr date1904="{int(since_1904)}"/><sheets>{listed}</sheets></workbook>',
        ),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{relations}</Relationships>'),
        (
            "xl/styles.xml",
            f"<styleSheet><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>",
        ),
        ("xl/sharedStrings.xml", f"<sst>{strings}</sst>"),
    ]
    parts += [(f"xl/worksheets/sheet{i}.xml", text) for i, (_, _, text) in enumerate(sheets, 1)]
    write_zip(path, parts + list(extra))


def ods_cell(value):
    cell = as_cell(value)
    if cell.value is None:
        return "<table:table-cell/>"
    if cell.kind:
        return f"<table:table-cell {cell.kind}><text:p>{escape(str(cell.value))}</text:p></table:table-cell>"
    if isinstance(cell.value, str):
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.value.split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell.value}"><text:p>{cell.value}</text:p></table:table-cell>'


def ods_table(name, rows, style="shown", columns=""):
    body = "".join(f"<table:table-row>{''.join(ods_cell(value) for value in row)}</table:table-row>" for row in rows)
    return f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{columns}{body}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'


def write_ods(path, rows, others=(), name="Roll", columns=""):
    """OTHERS are more sheets: (name, hidden, rows)."""
    tables = ods_table(name, rows, columns=columns)
    tables += "".join(ods_table(title, cells, "gone" if hidden else "shown") for title, hidden, cells in others)
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"'
    styles = "".join(
        f'<style:style style:name="{style}" style:family="table"><style:table-properties table:display="{shown}"/></style:style>'
        for style, shown in (("shown", "true"), ("gone", "false"))
    )
    content = f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    write_zip(path, [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
