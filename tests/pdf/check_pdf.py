#!/usr/bin/env python3
"""Checks PDF files by the rules of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), as far as a machine can.

    tests/pdf/check_pdf.py FILE…

Each fault is printed with its rule; the exit status is 1 if there is any. Rules are named by clause: "ua 7.1" or "a 6.1.3".
"""

import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pdf_model import Pdf, operations, text  # noqa: E402

GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
STANDARD = GROUPING | HEADINGS | set(
    "P H L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby "
    "Warichu Figure Formula Form Private".split()
)
MAY_HOLD = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
MUST_STAND_IN = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
PAINTING = set("S s f F f* B B* b b* sh Do Tj TJ ' \" EI".split())
KNOWN = PAINTING | set(
    "q Q cm w J j M d ri i gs m l c v y h re n W W* BT ET Tc Tw Tz TL Tf Tr Ts Td TD Tm T* CS cs SC SCN sc scn G g RG rg "
    "K k BI ID MP DP BMC BDC EMC BX EX".split()
)
# ISO 32000-1, 8.2, figure 9: which operators a path and a text object may hold, and what begins and ends them.
COLOURS = set("CS cs SC SCN sc scn G g RG rg K k".split())
IN_PATH = set("m l c v y h re W W*".split())
PATH_ENDS = set("S s f F f* B B* b b* n".split())
IN_TEXT = COLOURS | set("w J j M d ri i gs Tc Tw Tz TL Tf Tr Ts Td TD Tm T* Tj TJ ' \" MP DP BMC BDC EMC".split())
ONLY_IN_TEXT = set("Td TD Tm T* Tj TJ ' \" ET".split())
ANNOTATIONS = {"/Link", "/Widget", "/Text", "/Popup"}
LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"


class Element:
    def __init__(self, reference, value, parent):
        self.reference, self.value, self.parent = reference, value, parent
        self.type = str(value.get("/S", ""))[1:]
        self.elements, self.marks, self.objects = [], [], []

    def walk(self):
        yield self
        for kid in self.elements:
            yield from kid.walk()


class Checker:
    def __init__(self, pdf):
        self.pdf = pdf
        self.faults = []
        self.elements = []
        self.root = None
        self.page_marks = {}  # page → the ids of its marks, in order
        self.shown = {}  # font → codes shown
        self.spaces = set()  # colour spaces used

    def fault(self, rule, words):
        self.faults.append((rule, words))

    def check(self):
        for name in sorted(vars(Checker)):
            if name.startswith("check_"):
                getattr(self, name)()
        return self.faults

    # 1: the structure tree, on which later checks stand

    def check_10_tree(self):
        root = self.pdf.at(self.pdf.catalog, "/StructTreeRoot")
        if not root:
            return self.fault("ua 7.1", "there is no structure tree")
        kids = root.get("/K")
        kids = kids if isinstance(kids, list) else [kids]
        tops = [self.element(kid, None) for kid in kids]
        if [top.type for top in tops if top] != ["Document"]:
            self.fault("ua 7.1", "the structure tree's top is not one Document")
        self.root = tops[0]
        self.elements = list(self.root.walk()) if self.root else []
        return None

    def element(self, reference, parent):
        value = self.pdf.get(reference)
        if not isinstance(value, dict) or "/S" not in value:
            self.fault("a 6.7.3", f"{reference} is no structure element")
            return None
        element = Element(reference, value, parent)
        above = parent.reference if parent else self.pdf.catalog.get("/StructTreeRoot")
        if value.get("/P") != above:
            self.fault("a 6.7.3", f"{element.type} {reference} does not name its parent")
        kids = value.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self.kid(element, kid)
        return element

    def kid(self, element, kid):
        page = element.value.get("/Pg")
        value = self.pdf.get(kid)
        if isinstance(value, int):
            element.marks.append((page, value))
        elif isinstance(value, dict) and value.get("/Type") == "/MCR":
            element.marks.append((value.get("/Pg", page), value.get("/MCID")))
        elif isinstance(value, dict) and value.get("/Type") == "/OBJR":
            element.objects.append(value.get("/Obj"))
        else:
            below = self.element(kid, element)
            if below:
                element.elements.append(below)

    # 2: what the pages draw

    def check_20_pages(self):
        for page in self.pdf.pages():
            self.page_marks[page] = []
            try:
                self.page(page)
            except (ValueError, IndexError, KeyError) as error:
                self.fault("a 6.2.2", f"the content of page {page} can't be read: {error}")

    def page(self, page):
        resources = self.pdf.at(page, "/Resources")
        if resources is None:
            self.fault("a 6.2.2", f"page {page} has no resources")
        marks, fonts, font, depth, saved, inside = [], self.pdf.at(resources, "/Font") or {}, None, 0, [], ""
        for operator, operands in operations(self.pdf.content(page)):
            inside = self.inside(operator, inside, page)
            if operator not in KNOWN:
                self.fault("a 6.2.2", f"the operator {operator} is not one of ISO 32000-1")
            elif operator in ("BDC", "BMC"):
                marks.append(self.mark(page, operands, marks))
            elif operator == "EMC":
                marks.pop()
            elif operator == "Tf":
                font = fonts.get("/" + operands[0])
                if font is None:
                    self.fault("a 6.2.2", f"font {operands[0]} is not among the page's resources")
            elif operator == "q":
                saved.append(font)
                depth = max(depth, len(saved))
            elif operator == "Q":
                font = saved.pop()
            if operator in ("Tj", "TJ"):
                self.show(font, operands[0])
            if operator in ("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sh"):
                self.spaces.add(operator)
            if operator == "Do":
                self.draw_object(resources, operands[0], page)
            if operator in PAINTING and not any(kind in ("artifact", "content") for kind in marks):
                self.fault("ua 7.1", f"page {page} draws ({operator}) outside any mark")
        if marks:
            self.fault("a 6.2.2", f"page {page} leaves a mark open")
        if inside or saved:
            self.fault("a 6.2.2", f"page {page} leaves a {inside or 'graphics state'} open")
        if depth > 28:
            self.fault("a 6.1.13", f"page {page} nests q deeper than 28")

    def inside(self, operator, inside, page):
        """Which object, "path", "text" or "", is open behind OPERATOR, where INSIDE was before it."""
        if inside == "path":
            allowed, begins = operator in IN_PATH | PATH_ENDS, "" if operator in PATH_ENDS else "path"
        elif inside == "text":
            allowed, begins = operator in IN_TEXT | {"ET"}, "" if operator == "ET" else "text"
        else:
            allowed = operator not in ONLY_IN_TEXT | PATH_ENDS | {"l", "c", "v", "y", "h", "W", "W*"}
            begins = {"BT": "text", "m": "path", "re": "path"}.get(operator, "")
        if not allowed:
            self.fault("a 6.2.2", f"page {page} has {operator} {'in a ' + inside if inside else 'outside text or path'}")
        return begins

    def mark(self, page, operands, marks):
        """What BDC or BMC begins: "artifact", "content", or "inner" for what lies inside one."""
        tag, properties = operands[0], operands[1] if len(operands) > 1 else {}
        if tag == "Artifact":
            if "content" in marks:
                self.fault("ua 7.1", f"page {page} has an artifact inside content")
            return "artifact"
        if "MCID" not in properties:
            return "inner"
        if "artifact" in marks or "content" in marks:
            self.fault("ua 7.1", f"page {page} has content inside an artifact or other content")
        self.page_marks[page].append((int(properties["MCID"]), str(tag)))
        return "content"

    def show(self, font, strings):
        codes = self.shown.setdefault(font, set())
        for string in strings if isinstance(strings, list) else [strings]:
            if isinstance(string, bytes):
                codes.update(string[i] << 8 | string[i + 1] for i in range(0, len(string) - 1, 2))

    def draw_object(self, resources, name, page):
        image = self.pdf.at(resources, "/XObject", "/" + name)
        if image is None:
            return self.fault("a 6.2.2", f"{name} is not among page {page}'s resources")
        if image.get("/Subtype") == "/Form":
            return self.draw_form(image, (self.pdf.at(resources, "/XObject") or {})["/" + name], name)
        if image.get("/Interpolate") is True:
            self.fault("a 6.2.8", f"image {name} asks for interpolation")
        if "/Alternates" in image or "/OPI" in image or image.get("/Filter") == "/JPXDecode":
            self.fault("a 6.2.8", f"image {name} has alternates, OPI or JPEG 2000")
        space = image.get("/ColorSpace")
        if space == "/DeviceCMYK":
            self.fault("a 6.2.4.3", f"image {name} is in CMYK")
        return None

    def draw_form(self, form, reference, name):
        """A form is a drawing within one mark of its page: it paints, and neither marks nor draws another."""
        if "/Resources" not in form or len(form.get("/BBox") or []) != 4:
            self.fault("a 6.2.2", f"form {name} has no resources of its own, or no box")
        if form.keys() & {"/OPI", "/PS", "/Subtype2", "/Ref", "/StructParents", "/StructParent"}:
            self.fault("a 6.2.9", f"form {name} is more than a drawing")
        for operator, _ in operations(self.pdf.stream(reference)):
            if operator not in IN_PATH | PATH_ENDS | {"m", "re"}:
                self.fault("a 6.2.2", f"form {name} has {operator}, which is no part of a drawing")

    # 3: marks and elements name each other

    def check_30_marks(self):
        claimed = {}
        for element in self.elements:
            for mark in element.marks:
                if mark in claimed:
                    self.fault("ua 7.1", f"mark {mark} belongs to two elements")
                claimed[mark] = element
        for page, marks in self.page_marks.items():
            numbers = [number for number, _ in marks]
            if len(set(numbers)) != len(numbers):
                self.fault("ua 7.1", f"page {page} uses a mark's id twice")
            for number, tag in marks:
                element = claimed.pop((page, number), None)
                if not element:
                    self.fault("ua 7.1", f"mark {number} of page {page} belongs to no element")
                elif element.type != tag:
                    self.fault("ua 7.1", f"mark {number} of page {page} says {tag}, its element {element.type}")
        for page, number in claimed:
            self.fault("ua 7.1", f"no page has mark {number} of {page}")

    def check_31_parent_tree(self):
        root = self.pdf.at(self.pdf.catalog, "/StructTreeRoot") or {}
        entries = self.pdf.tree(root.get("/ParentTree"), "/Nums")
        keys = [key for key, _, _ in entries]
        if keys != sorted(set(keys)):
            self.fault("a 6.7.3", "the parent tree's keys do not rise")
        if any(limits and not limits[0] <= key <= limits[1] for key, _, limits in entries):
            self.fault("a 6.7.3", "a leaf of the parent tree holds a key outside its limits")
        if root.get("/ParentTreeNextKey", 0) <= max(keys, default=-1):
            self.fault("a 6.7.3", "ParentTreeNextKey is a key in use")
        parents = {key: self.pdf.get(value) for key, value, _ in entries}
        references = {key: value for key, value, _ in entries}
        owners = {(element.reference, mark) for element in self.elements for mark in element.marks}
        for page, marks in self.page_marks.items():
            listed = parents.get(self.pdf.get(page).get("/StructParents"))
            if not isinstance(listed, list):
                if marks:
                    self.fault("ua 7.1", f"page {page} is not in the parent tree")
                continue
            for number, _ in marks:
                owner = listed[number] if number < len(listed) else None
                if (owner, (page, number)) not in owners:
                    self.fault("ua 7.1", f"the parent tree gives mark {number} of page {page} to the wrong element")
        self.annotation_parents = references

    # 4: types and their nesting

    def check_40_types(self):
        for element in self.elements:
            if element.type not in STANDARD:
                self.fault("ua 7.1", f"{element.type} is no standard structure type")
            allowed = MAY_HOLD.get(element.type)
            for kid in element.elements:
                if allowed and kid.type not in allowed:
                    self.fault("ua 7.2", f"{element.type} holds {kid.type}")
            if allowed and element.marks:
                self.fault("ua 7.2", f"{element.type} holds content of its own")
            wanted = MUST_STAND_IN.get(element.type)
            if wanted and (not element.parent or element.parent.type not in wanted):
                self.fault("ua 7.2", f"{element.type} stands outside {', '.join(sorted(wanted))}")

    def check_41_headings(self):
        level = 0
        for element in self.elements:
            if element.type == "H":
                self.fault("ua 7.4.4", "H stands beside numbered headings")
            if element.type not in HEADINGS:
                continue
            if int(element.type[1]) > level + 1:
                self.fault("ua 7.4.2", f"{element.type} follows level {level}")
            level = int(element.type[1])
            if not list(self.marks_of(element)):
                self.fault("ua 7.4.2", f"an empty {element.type}")

    def marks_of(self, element):
        for inner in element.walk():
            yield from inner.marks

    def check_42_figures(self):
        for element in self.elements:
            if element.type != "Figure":
                continue
            if not (text(element.value.get("/Alt")) or "").strip() and not text(element.value.get("/ActualText")):
                self.fault("ua 7.3", f"Figure {element.reference} has no alternative text")
            box = self.attribute(element, "/Layout", "/BBox")
            if len({page for page, _ in self.marks_of(element)}) > 1:  # ISO 32000-1, table 344: a box is on one page
                if box:
                    self.fault("ua 7.3", f"Figure {element.reference} lies on several pages, and has a box")
            elif not box or len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
                self.fault("ua 7.3", f"Figure {element.reference} has no bounding box")

    def attribute(self, element, owner, key):
        values = self.pdf.get(element.value.get("/A")) or {}
        for value in values if isinstance(values, list) else [values]:
            value = self.pdf.get(value)
            if isinstance(value, dict) and value.get("/O") == owner and key in value:
                return self.pdf.get(value[key])
        return None

    def check_43_tables(self):
        for element in self.elements:
            if element.type == "Table":
                self.table(element)

    def table(self, table):
        rows = [row for row in table.walk() if row.type == "TR" and self.table_of(row) is table]
        if "Caption" in [kid.type for kid in table.elements[1:]]:
            self.fault("ua 7.2", f"the caption of Table {table.reference} is not read first")
        if len([kid for kid in table.elements if kid.type == "THead"]) > 1:
            self.fault("ua 7.2", "a table has two heads")
        cells = [cell for row in rows for cell in row.elements]
        headers = [cell for cell in cells if cell.type == "TH"]
        if not headers:
            self.fault("ua 7.5", f"Table {table.reference} has no header cells")
        named = {text(cell.value.get("/ID")) for cell in headers}
        for cell in headers:
            if self.attribute(cell, "/Table", "/Scope") not in ("/Row", "/Column", "/Both"):
                self.fault("ua 7.5", f"TH {cell.reference} has no scope")
        for cell in cells:
            for name in self.attribute(cell, "/Table", "/Headers") or []:
                if text(name) not in named:
                    self.fault("ua 7.5", f"{cell.type} {cell.reference} names the header {name}, which is not there")
        self.regular(table, rows)

    def table_of(self, element):
        while element and element.type != "Table":
            element = element.parent
        return element

    def regular(self, table, rows):
        busy, widths = {}, set()
        for row in rows:
            column, taken = 0, {at: left - 1 for at, left in busy.items() if left > 1}
            for cell in row.elements:
                while busy.get(column, 0) > 0:
                    column += 1
                for _ in range(self.attribute(cell, "/Table", "/ColSpan") or 1):
                    if busy.get(column, 0) > 0:
                        self.fault("ua 7.5", f"cells of Table {table.reference} overlap")
                    span = self.attribute(cell, "/Table", "/RowSpan") or 1
                    if span > 1:
                        taken[column] = span - 1
                    column += 1
            widths.add(max([column] + [at + 1 for at, left in busy.items() if left > 0]))
            busy = taken
        if len(widths) > 1 or busy:
            self.fault("ua 7.5", f"rows of Table {table.reference} are of different widths")

    def check_44_notes(self):
        root = self.pdf.at(self.pdf.catalog, "/StructTreeRoot") or {}
        ids = [text(element.value.get("/ID")) for element in self.elements if "/ID" in element.value]
        if len(ids) != len(set(ids)):
            self.fault("ua 7.9", "two elements have the same id")
        for element in self.elements:
            if element.type == "Note" and not text(element.value.get("/ID")):
                self.fault("ua 7.9", f"Note {element.reference} has no id")
        entries = self.pdf.tree(root.get("/IDTree"), "/Names")
        names = [text(name) for name, _, _ in entries]
        if sorted(names) != names or set(names) != set(ids):
            self.fault("a 6.7.3", "the tree of ids does not name each id once, in order")

    # 5: language, title, viewer

    def check_50_catalog(self):
        catalog = self.pdf.catalog
        if not LANGUAGE.match(text(catalog.get("/Lang")) or ""):
            self.fault("ua 7.2", "the document has no language")
        if self.pdf.at(catalog, "/MarkInfo", "/Marked") is not True:
            self.fault("ua 7.1", "the document is not marked as tagged")
        if self.pdf.at(catalog, "/MarkInfo", "/Suspects") is True:
            self.fault("ua 7.1", "the tags are called suspect")
        if self.pdf.at(catalog, "/ViewerPreferences", "/DisplayDocTitle") is not True:
            self.fault("ua 7.1", "the window does not show the title")
        for element in self.elements:
            if "/Lang" in element.value and not LANGUAGE.match(text(element.value["/Lang"]) or ""):
                self.fault("ua 7.2", f"{element.type} {element.reference} has no valid language")
        labels = self.pdf.tree(catalog.get("/PageLabels"), "/Nums")
        if [(key, self.pdf.get(value)) for key, value, _ in labels] != [(0, {"/S": "/D"})]:
            self.fault("page labels", "pages are not labelled 1, 2, 3 …")

    def check_51_outline(self):
        headings = sum(element.type in HEADINGS for element in self.elements)
        if headings > 1 and not self.pdf.at(self.pdf.catalog, "/Outlines", "/First"):
            self.fault("bookmarks", "there are headings, and no bookmarks")

    def check_51_destinations(self):
        """A name tree in order, each name once, each leading to a page."""
        names = self.pdf.tree(self.pdf.at(self.pdf.catalog, "/Names", "/Dests"), "/Names")
        keys = [key for key, _, _ in names]
        if keys != sorted(set(keys)):
            self.fault("destinations", "the names are not in order, or one stands twice")
        for key, value, limits in names:
            if self.pdf.get(value)[0] not in self.page_marks or not limits[0] <= key <= limits[1]:
                self.fault("destinations", f"{key} leads to no page, or stands in the wrong leaf")

    def check_52_actions(self):
        catalog = self.pdf.catalog
        if "/AA" in catalog or self.pdf.at(catalog, "/Names", "/JavaScript"):
            self.fault("a 6.5.1", "the document has scripts or additional actions")
        if "/AcroForm" in catalog or self.pdf.at(catalog, "/Names", "/EmbeddedFiles"):
            self.fault("a 6.8", "the document has forms or attachments")
        for name, entry in self.pdf.objects.items():
            value = entry.get("value", entry.get("stream", {}).get("dict"))
            action = self.pdf.get(value.get("/A")) if isinstance(value, dict) else None
            kind = action.get("/S") if isinstance(action, dict) else None
            if kind and "/O" not in action and kind not in ("/URI", "/GoTo"):
                self.fault("a 6.5.1", f"{name} has an action {kind}")

    # 6: metadata

    def check_60_metadata(self):
        reference = self.pdf.catalog.get("/Metadata")
        dictionary = self.pdf.get(reference)
        if not dictionary:
            return self.fault("ua 7.1", "there is no metadata")
        if "/Filter" in dictionary:
            self.fault("a 6.6.2", "the metadata is compressed")
        try:
            packet = ElementTree.fromstring(self.pdf.stream(reference))
        except ElementTree.ParseError as error:
            return self.fault("a 6.6.2", f"the metadata is no XML: {error}")
        self.identity(packet)
        self.agrees(packet)
        return None

    def identity(self, packet):
        for tag, wanted in ((PDFUA + "part", "1"), (PDFA + "part", "2"), (PDFA + "conformance", "A")):
            if packet.findtext(f".//{tag}") != wanted:
                self.fault("ua 5" if tag.startswith(PDFUA) else "a 6.6.4", f"the metadata does not say {tag} {wanted}")
        described = [node.text for node in packet.iter(SCHEMA + "namespaceURI")]
        if PDFUA[1:-1] not in described:
            self.fault("a 6.6.2", "the schema of PDF/UA is not described")

    def agrees(self, packet):
        info = self.pdf.at(self.pdf.trailer, "/Info") or {}
        for key, tag in (("/Title", DC + "title"), ("/Author", DC + "creator"), ("/Subject", DC + "description")):
            node = packet.find(f".//{tag}")
            said = node.findtext(f".//{RDF}li") if node is not None else None
            if said != text(info.get(key)):
                self.fault("a 6.6.2", f"{key} is {text(info.get(key))!r} in one place, {said!r} in the other")
        if packet.find(f".//{DC}title") is None:
            self.fault("ua 7.1", "the metadata has no title")
        for key, tag in (("/CreationDate", XMP + "CreateDate"), ("/ModDate", XMP + "ModifyDate")):
            said = re.sub(r"\D", "", packet.findtext(f".//{tag}") or "")
            if said != re.sub(r"\D", "", text(info.get(key)) or ""):
                self.fault("a 6.6.2", f"{key} differs from the metadata's")

    # 7: fonts

    def check_70_fonts(self):
        for reference, codes in self.shown.items():
            if reference:
                self.font(reference, codes)

    def font(self, reference, codes):
        font = self.pdf.get(reference)
        descendant = self.pdf.get((self.pdf.get(font.get("/DescendantFonts")) or [None])[0]) or {}
        name = font.get("/BaseFont", reference)
        if font.get("/Encoding") != "/Identity-H" or descendant.get("/Subtype") != "/CIDFontType2":
            return self.fault("ua 7.21", f"{name} is no composite TrueType font in Identity-H")
        if descendant.get("/BaseFont") != name or self.pdf.at(descendant, "/FontDescriptor", "/FontName") != name:
            self.fault("ua 7.21", f"{name} has several names")
        self.to_unicode(font, name, codes)
        program = self.pdf.stream((self.pdf.at(descendant, "/FontDescriptor") or {}).get("/FontFile2"))
        mapping = self.pdf.stream(descendant.get("/CIDToGIDMap"))
        if not program:
            return self.fault("ua 7.21", f"{name} is not embedded")
        if mapping is None:
            return self.fault("ua 7.21", f"{name} has no CIDToGIDMap")
        self.widths(descendant, name, codes, program, mapping)
        return None

    def to_unicode(self, font, name, codes):
        cmap = self.pdf.stream(font.get("/ToUnicode"))
        if cmap is None:
            return self.fault("ua 7.21.7", f"{name} has no ToUnicode")
        pairs = {}
        for block in re.findall(rb"(\d+) beginbfchar(.*?)endbfchar", cmap, re.S):
            lines = re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>", block[1])
            if len(lines) != int(block[0]) or len(lines) > 100:
                self.fault("ua 7.21.7", f"{name}: a block of ToUnicode counts wrongly")
            pairs.update((int(code, 16), bytes.fromhex(value.decode()).decode("utf-16-be")) for code, value in lines)
        for code in sorted(codes):
            if not pairs.get(code) or any(c in "\0\ufeff\ufffe" for c in pairs[code]):
                self.fault("ua 7.21.7", f"{name}: code {code} has no text")
        return None

    def widths(self, descendant, name, codes, program, mapping):
        glyphs, advances, units = truetype_widths(program)
        stated, array = {}, list(self.pdf.get(descendant.get("/W")) or [])
        while array:
            first, run = array.pop(0), self.pdf.get(array.pop(0))
            stated.update((first + i, width) for i, width in enumerate(run))
        for code in sorted(codes):
            glyph = struct.unpack_from(">H", mapping, 2 * code)[0] if 2 * code + 2 <= len(mapping) else 0
            if code == 0 or glyph == 0 or glyph >= glyphs:
                self.fault("ua 7.21.8", f"{name}: code {code} shows no glyph")
                continue
            true = advances[min(glyph, len(advances) - 1)] * 1000 / units
            if abs(stated.get(code, descendant.get("/DW", 1000)) - true) > 1:
                self.fault("ua 7.21.5", f"{name}: the width of code {code} is not the font's")

    # 8: annotations

    def check_80_annotations(self):
        owners = {}
        for element in self.elements:
            for annotation in element.objects:
                owners.setdefault(annotation, []).append(element)
        for page in self.pdf.pages():
            annotations = self.pdf.at(page, "/Annots") or []
            if self.pdf.get(page).get("/Tabs") != "/S":
                self.fault("ua 7.18.3", f"page {page} has no tab order by structure")
            for reference in annotations:
                self.annotation(reference, page, owners.pop(reference, []))
        for reference in owners:
            self.fault("ua 7.18", f"an element names the annotation {reference}, which no page has")

    def annotation(self, reference, page, owners):
        value = self.pdf.get(reference)
        flags = value.get("/F", 0)
        if value.get("/Subtype") not in ANNOTATIONS:
            self.fault("a 6.3.1", f"annotation {reference} is a {value.get('/Subtype')}")
        if not flags & 4 or flags & (1 | 2 | 32 | 256):
            self.fault("a 6.3.2", f"annotation {reference} is not printed, or is hidden")
        if [owner.type for owner in owners] != ["Link"]:
            self.fault("ua 7.18.5", f"annotation {reference} is not in one Link element")
        elif self.annotation_parents.get(value.get("/StructParent")) != owners[0].reference:
            self.fault("ua 7.18", f"the parent tree gives annotation {reference} to another element")
        if not (text(value.get("/Contents")) or "").strip():
            self.fault("ua 7.18.5", f"annotation {reference} has no description")
        if "/Dest" not in value and not text(self.pdf.at(value, "/A", "/URI")):
            self.fault("links", f"annotation {reference} leads nowhere")
        self.quadrilaterals(reference, value)
        destination = self.pdf.get(value.get("/Dest"))
        if destination and destination[0] not in self.page_marks:
            self.fault("links", f"annotation {reference} leads to no page")
        if value.get("/P") not in (None, page):
            self.fault("a 6.3", f"annotation {reference} names another page")

    def quadrilaterals(self, reference, value):
        """Of a link over several lines: each inside its rectangle, upper corners first, none over another."""
        points, (left, bottom, right, top) = value.get("/QuadPoints") or [], value["/Rect"]
        lines = [points[i : i + 8] for i in range(0, len(points), 8)]
        if points and (len(points) % 8 or len(lines) < 2):
            self.fault("quads", f"annotation {reference} has {len(points)} coordinates")
        for line in lines:
            across, up = line[0::2], line[1::2]
            if min(across) < left or max(across) > right or min(up) < bottom or max(up) > top:
                self.fault("quads", f"a line of annotation {reference} lies outside it")
            if not (up[0] == up[1] > up[2] == up[3] and across[0] == across[2] < across[1] == across[3]):
                self.fault("quads", f"a line of annotation {reference} is no rectangle")
        if len({tuple(line) for line in lines}) < len(lines):
            self.fault("quads", f"annotation {reference} has a line twice")

    # 9: the file

    def check_90_file(self):
        if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", self.pdf.bytes):
            self.fault("a 6.1.2", "the header is not that of a PDF/A file")
        if not re.search(rb"%%EOF\r?\n?\Z", self.pdf.bytes):
            self.fault("a 6.1.3", "there is something after the end")
        identity = self.pdf.trailer.get("/ID")
        if not identity or len(identity) != 2:
            self.fault("a 6.1.3", "the file has no ID")
        if "/Encrypt" in self.pdf.trailer:
            self.fault("a 6.1.3", "the file is encrypted")

    def check_91_intent(self):
        intents = self.pdf.at(self.pdf.catalog, "/OutputIntents") or []
        profiles = [self.pdf.get(intent) for intent in intents]
        profiles = [intent for intent in profiles if intent and intent.get("/S") == "/GTS_PDFA1"]
        if len(profiles) != 1:
            return self.fault("a 6.2.3", "there is not one output intent of PDF/A")
        profile = self.pdf.stream(profiles[0].get("/DestOutputProfile")) or b""
        if profile[36:40] != b"acsp" or profile[12:20] != b"mntrRGB " or len(profile) != int.from_bytes(profile[:4], "big"):
            self.fault("a 6.2.3", "the output intent has no sound RGB profile")
        if self.spaces & {"k", "K"}:
            self.fault("a 6.2.4.3", "CMYK colours are used with an RGB profile")
        return None

    def check_92_limits(self):
        for name, entry in self.pdf.objects.items():
            if name != "trailer":
                self.limits(name, entry.get("value", entry.get("stream", {}).get("dict")))

    def limits(self, name, value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if len(key) > 128:
                    self.fault("a 6.1.13", f"{name} has a name longer than 127 bytes")
                self.limits(name, inner)
        elif isinstance(value, list):
            for inner in value:
                self.limits(name, inner)
        elif isinstance(value, str) and len(value) > 32767:
            self.fault("a 6.1.13", f"{name} has a string longer than 32,767 bytes")
        elif isinstance(value, (int, float)) and abs(value) > 2147483647:
            self.fault("a 6.1.13", f"{name} has a number that is too large")

    def check_93_streams(self):
        for name, entry in self.pdf.objects.items():
            dictionary = entry.get("stream", {}).get("dict", {})
            filters = dictionary.get("/Filter", [])
            for kind in filters if isinstance(filters, list) else [filters]:
                if kind not in ("/FlateDecode", "/DCTDecode"):
                    self.fault("a 6.1.7", f"{name} is packed by {kind}")
            if "/F" in dictionary:
                self.fault("a 6.1.7", f"{name} lies in another file")
            if "/SMask" in dictionary and not self.pdf.at(dictionary, "/SMask", "/ColorSpace") == "/DeviceGray":
                self.fault("a 6.2.10", f"{name} has a mask that is not grey")


def truetype_widths(program):
    """How many glyphs a TrueType file has, their advances, and its units per em."""
    tables = {}
    for i in range(struct.unpack_from(">H", program, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", program, 12 + 16 * i)
        tables[tag] = offset
    units = struct.unpack_from(">H", program, tables[b"head"] + 18)[0]
    glyphs = struct.unpack_from(">H", program, tables[b"maxp"] + 4)[0]
    count = struct.unpack_from(">H", program, tables[b"hhea"] + 34)[0]
    advances = [struct.unpack_from(">H", program, tables[b"hmtx"] + 4 * i)[0] for i in range(count)]
    return glyphs, advances, units


def check_file(path):
    """The faults of a file, each a rule and words."""
    sound = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    if sound.returncode:
        return [("a 6.1", (sound.stdout + sound.stderr).decode(errors="replace").strip().splitlines()[-1])]
    return Checker(Pdf(path)).check()


def main(paths):
    bad = False
    for path in paths:
        for rule, words in check_file(path):
            bad = True
            print(f"{path}: {rule}: {words}")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
