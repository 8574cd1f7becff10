#!/usr/bin/env python3
"""(slow) PDFs of hand-made documents: sound by check_pdf.py, extracted word for word; and each check fails where it should."""

import base64
import copy
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_pdf import Checker, check_file  # noqa: E402
from pdf_model import Pdf, structure_text  # noqa: E402

BUILD = Path(os.environ.get("BUILD", "out/.build"))
failed = False


def case(name, good, why=""):
    global failed
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {name}{'' if good else ': ' + str(why)}")


# What is broken, and the rule that says so. Each function changes a copy of a sound file's objects.


def elements(pdf, kind):
    """The structure elements of a type, as dictionaries to change."""
    found = []
    for entry in pdf.objects.values():
        value = entry.get("value")
        if isinstance(value, dict) and value.get("/Type") == "/StructElem" and value["/S"] == "/" + kind:
            found.append(value)
    return found


def objects(pdf, key, kind):
    found = []
    for entry in pdf.objects.values():
        value = entry.get("value")
        if isinstance(value, dict) and value.get(key) == kind:
            found.append(value)
    return found


def with_mark(found):
    return next(value for value in found if any(isinstance(kid, int) for kid in value.get("/K", [])))


def edit_content(pdf, change, page=2):
    reference = pdf.get(pdf.pages()[page])["/Contents"]
    stream = pdf.objects["obj:" + reference]["stream"]
    data = base64.b64decode(stream["data"])
    changed = change(data)
    assert changed != data
    stream["data"] = base64.b64encode(changed).decode()


def edit_stream(pdf, reference, change):
    stream = pdf.objects["obj:" + reference]["stream"]
    data = base64.b64decode(stream["data"])
    changed = change(data)
    assert changed != data
    stream["data"] = base64.b64encode(changed).decode()


def font(pdf):
    return objects(pdf, "/Subtype", "/Type0")[0]


def descendant(pdf):
    return objects(pdf, "/Subtype", "/CIDFontType2")[0]


def link(pdf):
    return objects(pdf, "/Subtype", "/Link")[0]


def tree_root(pdf):
    return pdf.get(pdf.catalog["/StructTreeRoot"])


def parent_leaf(pdf):
    return pdf.get(pdf.get(tree_root(pdf)["/ParentTree"])["/Kids"][0])


def swap_parents(pdf):
    listed = next(value for value in parent_leaf(pdf)["/Nums"] if isinstance(value, list) and len(value) > 2)
    listed[0], listed[2] = listed[2], listed[0]


def drop_kid(pdf):
    with_mark(elements(pdf, "P"))["/K"] = []


def twice_kid(pdf):
    value = with_mark(elements(pdf, "P"))
    value["/K"].append(value["/K"][0])


def twice_mark(pdf):
    edit_content(pdf, lambda data: data.replace(b"<</MCID 1>>", b"<</MCID 0>>", 1))


def row_shorter(pdf):
    rows = [row for row in elements(pdf, "TR") if len(row["/K"]) > 2]
    rows[-1]["/K"].pop()


def heading_skips(pdf):
    elements(pdf, "H2")[0]["/S"] = "/H4"


def metadata_says(old, new):
    return lambda pdf: edit_stream(pdf, pdf.catalog["/Metadata"], lambda data: data.replace(old, new))


def change(found, key, value):
    """Sets one key, or takes it away."""

    def mutate(pdf):
        target = found(pdf)
        assert value is not None or key in target
        if value is None:
            del target[key]
        else:
            target[key] = value

    return mutate


def first(kind):
    return lambda pdf: elements(pdf, kind)[0]


def page(pdf):
    return pdf.get(pdf.pages()[2])


def catalog(pdf):
    return pdf.catalog


def grouped_cell(pdf):
    return next(value for value in elements(pdf, "TD") if "/Headers" in value.get("/A", {}))["/A"]


def spread_figure(pdf):
    """The figure that goes on to other pages."""
    spread = [value for value in elements(pdf, "Figure") if any(isinstance(kid, dict) for kid in value["/K"])]
    assert len(spread) == 1 and "/BBox" not in spread[0]["/A"]
    return spread[0]


def box_over_pages(pdf):
    spread_figure(pdf)["/A"]["/BBox"] = [60, 80, 500, 700]


def to_unicode(pdf):
    edit_stream(pdf, font(pdf)["/ToUnicode"], lambda data: data.replace(b"<0003><", b"<FFF3><", 1))


def glyph_map(pdf):
    edit_stream(pdf, descendant(pdf)["/CIDToGIDMap"], lambda data: data[:2] + b"\0\0" + data[4:])


def wrong_width(pdf):
    descendant(pdf)["/W"][1][0] += 40


def header(pdf):
    pdf.bytes = pdf.bytes.replace(b"%PDF-1.7", b"%PDF-2.0", 1)


def trailing(pdf):
    pdf.bytes += b"more"


def profile(pdf):
    intent = pdf.get(pdf.catalog["/OutputIntents"][0])
    edit_stream(pdf, intent["/DestOutputProfile"], lambda data: data.replace(b"RGB ", b"CMYK"))


def long_name(pdf):
    pdf.catalog["/" + "a" * 130] = True


def packed(pdf):
    pdf.objects["obj:" + page(pdf)["/Contents"]]["stream"]["dict"]["/Filter"] = "/LZWDecode"


def caption_last(pdf):
    table = elements(pdf, "Table")[0]
    table["/K"].append(table["/K"].pop(0))


def same_id(pdf):
    heads = [value for value in elements(pdf, "TH") if "/ID" in value]
    heads[0]["/ID"] = heads[1]["/ID"]


def other_parent(pdf):
    elements(pdf, "P")[0]["/P"] = pdf.catalog["/StructTreeRoot"]


def bare_text(pdf):
    edit_content(pdf, lambda data: data + b"BT /F0 9 Tf (\0\1)Tj ET\n")


def artifact_inside(pdf):
    edit_content(pdf, lambda data: data.replace(b"BT\n", b"/Artifact BMC EMC BT\n", 1))


def rectangle_in_text(pdf):
    edit_content(pdf, lambda data: data.replace(b"BT\n", b"BT\n0 0 1 1 re f\n", 1))


def text_left_open(pdf):
    edit_content(pdf, lambda data: data.replace(b"ET\n", b"", 1))


def state_left_saved(pdf):
    edit_content(pdf, lambda data: data + b"q\n")


def line_without_path(pdf):
    edit_content(pdf, lambda data: data + b"/Artifact BMC 1 1 l S EMC\n")


def content_inside(pdf):
    edit_content(pdf, lambda data: re.sub(rb"(/Artifact<<[^B]*>>BDC\n)", rb"\1/P<</MCID 0>>BDC EMC ", data, count=1))


def open_mark(pdf):
    edit_content(pdf, lambda data: data[: data.rindex(b"EMC")])


def unknown_operator(pdf):
    edit_content(pdf, lambda data: data + b"1 2 xyz\n")


def cmyk(pdf):
    edit_content(pdf, lambda data: data + b"0 0 0 1 k\n")


def drawn_form(paint, **keys):
    """Draws a form that paints so, within an artifact; KEYS beside those that a form has."""

    def mutate(pdf):
        entries = {"/Type": "/XObject", "/Subtype": "/Form", "/Resources": {}, "/BBox": [0, 0, 100, 100]}
        entries.update({"/" + key: value for key, value in keys.items()})
        data = base64.b64encode(paint).decode()
        pdf.objects["obj:99999 0 R"] = {"stream": {"data": data, "dict": {k: v for k, v in entries.items() if v is not None}}}
        pdf.get(pdf.get(pdf.pages()[2])["/Resources"]).setdefault("/XObject", {})["/C9"] = "99999 0 R"
        edit_content(pdf, lambda content: content + b"/Artifact BMC q 1 0 0 1 0 0 cm /C9 Do Q EMC\n")

    return mutate


MUTATIONS = [
    ("no structure tree", change(catalog, "/StructTreeRoot", None), "ua 7.1"),
    ("not marked", change(lambda pdf: pdf.catalog["/MarkInfo"], "/Marked", False), "ua 7.1"),
    ("suspects", change(lambda pdf: pdf.catalog["/MarkInfo"], "/Suspects", True), "ua 7.1"),
    ("no title shown", change(lambda pdf: pdf.catalog["/ViewerPreferences"], "/DisplayDocTitle", False), "ua 7.1"),
    ("no language", change(catalog, "/Lang", None), "ua 7.2"),
    ("a language that is none", change(first("Span"), "/Lang", "u:not a language"), "ua 7.2"),
    ("no page labels", change(catalog, "/PageLabels", None), "page labels"),
    ("no bookmarks", change(catalog, "/Outlines", None), "bookmarks"),
    ("a script", change(catalog, "/AA", {}), "a 6.5.1"),
    ("a launch action", change(link, "/A", {"/S": "/Launch"}), "a 6.5.1"),
    ("a form", change(catalog, "/AcroForm", {}), "a 6.8"),
    ("no metadata", change(catalog, "/Metadata", None), "ua 7.1"),
    ("metadata without PDF/UA", metadata_says(b"<pdfuaid:part>1", b"<pdfuaid:part>9"), "ua 5"),
    ("metadata without PDF/A", metadata_says(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"), "a 6.6.4"),
    ("metadata without its schema", metadata_says(b"namespaceURI>http", b"namespaceURI>ftp"), "a 6.6.2"),
    ("another title", metadata_says(b"Annual report", b"Yearly report"), "a 6.6.2"),
    ("another date", metadata_says(b"2022-08-24", b"2022-08-25"), "a 6.6.2"),
    ("broken metadata", metadata_says(b"</rdf:RDF>", b""), "a 6.6.2"),
    ("no output intent", change(catalog, "/OutputIntents", None), "a 6.2.3"),
    ("a profile of other colours", profile, "a 6.2.3"),
    ("CMYK", cmyk, "a 6.2.4.3"),
    ("a form that marks", drawn_form(b"/P<</MCID 0>>BDC 0 0 m 1 1 l f EMC"), "a 6.2.2"),
    ("a form that draws another", drawn_form(b"/C9 Do"), "a 6.2.2"),
    ("a form without resources", drawn_form(b"0 0 m 1 1 l f", Resources=None), "a 6.2.2"),
    ("a form without a box", drawn_form(b"0 0 m 1 1 l f", BBox=None), "a 6.2.2"),
    ("a form of PostScript", drawn_form(b"0 0 m 1 1 l f", Subtype2="/PS"), "a 6.2.9"),
    ("no ID", change(lambda pdf: pdf.trailer, "/ID", None), "a 6.1.3"),
    ("encryption", change(lambda pdf: pdf.trailer, "/Encrypt", {}), "a 6.1.3"),
    ("a header of PDF 2.0", header, "a 6.1.2"),
    ("something after the end", trailing, "a 6.1.3"),
    ("a name that is too long", long_name, "a 6.1.13"),
    ("an old filter", packed, "a 6.1.7"),
    ("a type of its own", change(first("P"), "/S", "/Paragraph"), "ua 7.1"),
    ("a row in a section", change(first("P"), "/S", "/TR"), "ua 7.2"),
    ("a list item that is a paragraph", change(first("LI"), "/S", "/P"), "ua 7.2"),
    ("a contents entry that is a section", change(first("TOCI"), "/S", "/Sect"), "ua 7.2"),
    ("a heading skipped", heading_skips, "ua 7.4.2"),
    ("an unnumbered heading", change(first("H2"), "/S", "/H"), "ua 7.4.4"),
    ("a figure without alternative", change(first("Figure"), "/Alt", None), "ua 7.3"),
    ("a figure without a box", change(first("Figure"), "/A", None), "ua 7.3"),
    ("a box for a figure of several pages", box_over_pages, "ua 7.3"),
    ("a header without scope", change(first("TH"), "/A", None), "ua 7.5"),
    ("a header cell that is not there", change(grouped_cell, "/Headers", ["u:nowhere"]), "ua 7.5"),
    ("a row that is shorter", row_shorter, "ua 7.5"),
    ("a caption after its table", caption_last, "ua 7.2"),
    ("a note without id", change(first("Note"), "/ID", None), "ua 7.9"),
    ("two elements of one id", same_id, "ua 7.9"),
    ("no tree of ids", change(tree_root, "/IDTree", None), "a 6.7.3"),
    ("an element with another parent", other_parent, "a 6.7.3"),
    ("no parent tree", change(tree_root, "/ParentTree", None), "ua 7.1"),
    ("parents swapped", swap_parents, "ua 7.1"),
    ("a next key in use", change(tree_root, "/ParentTreeNextKey", 1), "a 6.7.3"),
    ("limits that do not fit", change(parent_leaf, "/Limits", [3, 4]), "a 6.7.3"),
    ("a page that is not in the parent tree", change(page, "/StructParents", 9999), "ua 7.1"),
    ("a mark in no element", drop_kid, "ua 7.1"),
    ("a mark in two places", twice_kid, "ua 7.1"),
    ("a mark's id used twice", twice_mark, "ua 7.1"),
    ("text outside any mark", bare_text, "ua 7.1"),
    ("a rectangle in a text", rectangle_in_text, "a 6.2.2"),
    ("a text that is left open", text_left_open, "a 6.2.2"),
    ("a graphics state that stays saved", state_left_saved, "a 6.2.2"),
    ("a line that begins nowhere", line_without_path, "a 6.2.2"),
    ("an artifact inside content", artifact_inside, "ua 7.1"),
    ("content inside an artifact", content_inside, "ua 7.1"),
    ("a mark left open", open_mark, "a 6.2.2"),
    ("an unknown operator", unknown_operator, "a 6.2.2"),
    ("a page without resources", change(page, "/Resources", None), "a 6.2.2"),
    ("no ToUnicode", change(font, "/ToUnicode", None), "ua 7.21.7"),
    ("a code without text", to_unicode, "ua 7.21.7"),
    ("a code without glyph", glyph_map, "ua 7.21.8"),
    ("a wrong width", wrong_width, "ua 7.21.5"),
    ("no glyph map", change(descendant, "/CIDToGIDMap", None), "ua 7.21"),
    ("no font file", change(lambda pdf: pdf.get(descendant(pdf)["/FontDescriptor"]), "/FontFile2", None), "ua 7.21"),
    ("another encoding", change(font, "/Encoding", "/Identity-V"), "ua 7.21"),
    ("no tab order", change(page, "/Tabs", None), "ua 7.18.3"),
    ("a link without description", change(link, "/Contents", None), "ua 7.18.5"),
    ("a link that leads nowhere", change(link, "/Dest", None), "links"),
    ("a hidden link", change(link, "/F", 6), "a 6.3.2"),
    ("a link that is not printed", change(link, "/F", 0), "a 6.3.2"),
    ("an annotation of another kind", change(link, "/Subtype", "/Movie"), "a 6.3.1"),
    ("a link outside its element", change(first("Link"), "/S", "/Span"), "ua 7.18.5"),
    ("a link with another parent", change(link, "/StructParent", 0), "ua 7.18"),
]


def rules_broken(pdf):
    return {rule for rule, _ in Checker(pdf).check()}


def test_mutations(path):
    whole = Pdf(path)
    case("the file to break is sound", not rules_broken(copy.deepcopy(whole)))
    for name, mutate, rule in MUTATIONS:
        broken = copy.deepcopy(whole)
        mutate(broken)
        found = rules_broken(broken)
        case(f"found: {name}", rule in found, f"{rule} is not among {sorted(found)}")


def words_of(path, *options):
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


TEXTS = [
    "The office staff filed five efficient flow charts for the first affluent waffle.",
    "We supported 85 children; the “Young Person’s Plan” cost £1.25m – see the council’s own pages about it, which are "
    "long enough to be set on two lines of this page, the second section and the data.",
    "Ŵyn a ŷd ar y bryn and on it goes.",
]


def test_text(path):
    flat = " ".join(words_of(path).split())
    for wanted in TEXTS:
        case(f"extracted: {wanted[:40]}", wanted in flat, flat[:2000])
    case("Arabic is extracted in order", "السلام عليكم" in flat, flat[-900:])
    case("Arabic with Latin words between", "Advocacy 2021" in flat, flat[-900:])


def test_spread(path):
    """A chart of many categories: one figure, its later parts under its title as an artifact."""
    pdf = Pdf(path)
    pages = {kid["/Pg"] for kid in spread_figure(pdf)["/K"] if isinstance(kid, dict)} - {spread_figure(pdf)["/Pg"]}
    case("a chart of 60 categories goes on over pages", len(pages) >= 1, pages)
    titles = len(re.findall(r"Chart 5\s+Placement is the most frequent reason \(continued\)", words_of(path)))
    tagged = structure_text(path)
    case("under its title each time", titles == len(pages), titles)
    case("which is no tag's text", "(continued)" not in tagged)


def test_long(path):
    text = " ".join(words_of(path).split())
    numbers = [int(number) for number in re.findall(r"Paragraph (\d+) tells how children", text)]
    case("700 paragraphs in order", numbers == list(range(700)), numbers[:20])
    shown = structure_text(path)
    tagged = " ".join("".join(re.findall(r'^ *"(.*)"$', shown, re.M)).split())
    numbers = [int(number) for number in re.findall(r"Paragraph (\d+) tells how children", tagged)]
    case("and in the order of their tags", numbers == list(range(700)), numbers[:20])
    case("no header or footer among the tags", "Page 3 of" not in tagged and "OFFICIAL-SENSITIVE" not in tagged)
    broken = re.search(r"go ?es on for several lines so that pages fill up as they do in a real report", tagged)
    case("lines join with a space between", broken is not None)


def pixels(path, folder):
    """The bodies of the pages, without header and footer: grey values."""
    subprocess.run(
        ["pdftoppm", "-gray", "-r", "72", "-x", "0", "-y", "60", "-W", "595", "-H", "650", str(path), folder + "/page"],
        check=True,
    )
    pages = sorted(Path(folder).glob("page-*.pgm"))
    return [page.read_bytes()[-595 * 650 :] for page in pages]


def test_turned(path, folder):
    first, *others = pixels(path, folder)
    case("eight pictures, each on its page", len(others) == 7, len(others))
    case("the picture shows six greys", len(set(first)) >= 6)
    for turn, other in enumerate(others, start=2):
        apart = sum(abs(a - b) > 8 for a, b in zip(first, other))
        case(f"a picture stored in way {turn} looks like the first", apart < 80, f"{apart} pixels differ")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for program in ("pdf_test", "picture_test"):
            done = subprocess.run([str(BUILD / "tests/pdf" / program), folder], capture_output=True, check=False)
            if done.returncode:
                case(f"{program} writes its files", False, done.stdout.decode() + done.stderr.decode())
                return 1
        for path in sorted(Path(folder).glob("*.pdf")):
            faults = check_file(path)
            case(f"{path.name} is sound", not faults, faults[:5])
        test_text(Path(folder) / "all.pdf")
        test_spread(Path(folder) / "all.pdf")
        test_long(Path(folder) / "long.pdf")
        test_turned(Path(folder) / "turned.pdf", folder)
        test_mutations(Path(folder) / "all.pdf")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
