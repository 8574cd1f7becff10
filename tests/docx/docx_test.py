#!/usr/bin/env python3
"""A document as a Word file: a sound package of well-formed parts in the schema's order, which says what the one web page
says, in the styles that Word knows, with nothing that the edition withholds. Where LibreOffice is installed, it opens it."""

import re
import shutil
import struct
import subprocess
import sys
import zipfile
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SAMPLE, SMALL, Case  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# The order of children that ECMA-376, part 1 (17.3 to 17.6), gives; each but the references at a section's start stands once.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblBorders tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar bidi",
    "tbl": "tblPr tblGrid tr",
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "settings": "footnotePr compat",
}

NARRATIVE = """---
title: Our work
summary: What we did.
---

A first paragraph with [a link](https://www.example.org/a?b=1&c=2) in it.{{ note "A note with [a link](https://www.example.org/n)." }} And *one* **more**.{{ note "Another." }}

## A heading & more

1. One
2. Two, which holds

   another paragraph

3. - nested first
   - `code`

7. Seven

> Quoted

See [the heading](#a-heading-more).

| who | how many |
| --- | --- |
| Young | {{ all }} |
| a longer<br>cell | two |

| second | table |
| --- | --- |
| straight | behind |

```
a  code
 block
```

```passage
language: ar
text: مرحبا بكم
```

```callout
title: To remember
text: A callout.
```

---

```chart
{measure: kinds, kind: bar, title: Most came back, subtitle: Who came, source: Our records}
```

```chart
{measure: again, kind: people, title: Most came back once more}
```

```image
{file: dot.png, alt: A dot, caption: The dot, shows: no people}
```

```figures
[all, again]
```
"""
MEASURES = SMALL["measures.yaml"].replace("measures:", "  again: {from: all, where: {kind: again}, label: Came back, of: all}\nmeasures:")
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082")


class Reader(HTMLParser):
    """The words of the one web page's text, without what it says of links to figures, notes and contents."""

    BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "td", "th", "caption", "figcaption", "div", "dt", "dd", "tr", "ul", "ol", "table", "figure", "section"}
    SKIP = {"svg", "summary", "nav", "script", "style", "sup"}
    SKIP_CLASS = {"ar-notes", "ar-links", "ar-how", "ar-sources", "ar-contents", "ar-downloads", "ar-back"}

    def __init__(self):
        super().__init__()
        self.text, self.skipping, self.main = [], None, False

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.main |= tag == "main"
        if self.skipping and self.skipping[0] == "p" and tag in self.BLOCKS:  # a paragraph's end needs no tag
            self.skipping = None
        if self.skipping:
            self.skipping[1] += tag == self.skipping[0]
            return
        if tag in self.SKIP or self.SKIP_CLASS & set((attributes.get("class") or "").split()):
            self.skipping = [tag, 1]
        elif tag in self.BLOCKS or attributes.get("class") == "ar-subtitle":
            self.text.append(" ")

    def handle_endtag(self, tag):
        self.main &= tag != "main"
        if self.skipping and self.skipping[0] == "p" and tag in self.BLOCKS | {"main"}:
            self.skipping = None
        elif self.skipping and tag == self.skipping[0]:
            self.skipping[1] -= 1
            self.skipping = self.skipping if self.skipping[1] else None

    def handle_data(self, data):
        if self.main and not self.skipping:
            self.text.append(data)


def words_of(text):
    return re.sub(r"[\u201c\u201d\u2013\u2022]", " ", text.replace("\u00a0", " ")).split()


class Word:
    """The parts of a Word file."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.parts = {name: self.zip.read(name) for name in self.zip.namelist()}
        self.trees = {name: ElementTree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}
        self.body = self.trees["word/document.xml"].find(W + "body")

    def style(self, paragraph):
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return found.get(W + "val") if found is not None else ""

    def text(self, paragraph):
        """Without the marks of notes."""
        marks = {id(n) for run in paragraph.iter(W + "r") if run.find(f"{W}rPr/{W}rStyle[@{W}val='FootnoteReference']") is not None for n in run.iter()}
        return "".join({W + "t": node.text or "", W + "br": "\n", W + "tab": "\t"}.get(node.tag, "") for node in paragraph.iter() if id(node) not in marks)

    def paragraphs(self):
        return [(self.style(p), self.text(p)) for p in self.body.iter(W + "p")]

    def notes(self):
        return [self.text(note).strip() for note in self.trees["word/footnotes.xml"] if note.get(W + "type") is None]

    def relations(self, part):
        folder, name = part.rsplit("/", 1)
        return {r.get("Id"): r for r in self.trees[f"{folder}/_rels/{name}.rels"]}


def order_faults(tree):
    for node in tree.iter():
        name = node.tag.replace(W, "")
        wanted = ORDERS.get(name)
        if wanted and node.tag.startswith(W):
            places = [wanted.split().index(child.tag.replace(W, "")) if child.tag.replace(W, "") in wanted.split() else -1 for child in node]
            if -1 in places or places != sorted(places) or (name not in ("tbl",) and len(set(places)) != len(places)):
                yield f"{name}: {[child.tag.replace(W, '') for child in node]}"


def row_faults(tree):
    """Rows that do not fill their columns, cells that end with something else than a paragraph, tables that meet."""
    for table in tree.iter(W + "tbl"):
        columns = len(table.find(W + "tblGrid"))
        for row in table.findall(W + "tr"):
            spans = sum(int(cell.find(f"{W}tcPr/{W}gridSpan").get(W + "val")) if cell.find(f"{W}tcPr/{W}gridSpan") is not None else 1
                        for cell in row.findall(W + "tc"))
            if spans != columns:
                yield f"a row of {spans} in {columns} columns"
            yield from ("a cell without a paragraph at its end" for cell in row.findall(W + "tc") if cell[-1].tag != W + "p")
    for parent in tree.iter():
        for one, two in zip(list(parent), list(parent)[1:]):
            if one.tag == two.tag == W + "tbl":
                yield "two tables meet"


def metafile(data):
    """The types of an enhanced metafile's records, and the texts that it draws; raises where it is not whole."""
    assert data[40:44] == b" EMF" and struct.unpack_from("<I", data, 48)[0] == len(data), "its header"
    at, types, texts = 0, [], []
    while at < len(data):
        kind, size = struct.unpack_from("<II", data, at)
        assert size >= 8 and size % 4 == 0 and at + size <= len(data), f"record {len(types)}"
        if kind == 84:
            count, offset = struct.unpack_from("<II", data, at + 44)
            advances = struct.unpack_from("<I", data, at + 72)[0]
            assert advances + 4 * count <= size, "room for advances"
            texts.append(data[at + offset:at + offset + 2 * count].decode("utf-16-le"))
        types.append(kind)
        at += size
    assert types[0] == 1 and types[-1] == 14 and struct.unpack_from("<I", data, 52)[0] == len(types), "its ends"
    return types, texts


def check_package(case, name, word):
    parts = set(word.parts)
    types = word.trees["[Content_Types].xml"]
    known = {t.get("PartName", "").lstrip("/") for t in types} | {n for n in parts for t in types if t.get("Extension") == n.rsplit(".", 1)[-1]}
    case.check(f"{name}: its parts have types, that of types first", parts <= known | {"[Content_Types].xml"} and next(iter(word.parts)) == "[Content_Types].xml", parts - known)
    case.check(f"{name}: no time of the day", all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in word.zip.infolist()))
    missing = []
    for part in ("word/document.xml", "word/footnotes.xml"):
        relations = word.relations(part)
        missing += [r.get("Target") for r in relations.values() if r.get("TargetMode") != "External" and f"word/{r.get('Target')}" not in parts]
        missing += [v for n in word.trees[part].iter() for k, v in n.attrib.items() if k.startswith(R) and v not in relations]
    case.check(f"{name}: what is referred to is there", not missing, missing)
    faults = [f"{part}: {fault}" for part, tree in word.trees.items() for fault in order_faults(tree)] + list(row_faults(word.body))
    case.check(f"{name}: elements stand in the schema's order, tables are whole", not faults, "\n".join(faults))
    styles = {s.get(W + "styleId") for s in word.trees["word/styles.xml"].iter(W + "style")}
    used = {n.get(W + "val") for part in word.trees.values() for n in part.iter() if n.tag in (W + "pStyle", W + "rStyle", W + "tblStyle")}
    case.check(f"{name}: its styles are defined", used <= styles, used - styles)
    numbers = {n.get(W + "numId") for n in word.trees["word/numbering.xml"].iter(W + "num")}
    case.check(f"{name}: its numberings are defined", {n.get(W + "val") for n in word.body.iter(W + "numId")} <= numbers)
    anchors = [b.get(W + "name") for b in word.body.iter(W + "bookmarkStart")]
    leads = {h.get(W + "anchor") for h in word.body.iter(W + "hyperlink") if h.get(W + "anchor")}
    case.check(f"{name}: links lead to bookmarks, each of which stands once", leads <= set(anchors) and len(anchors) == len(set(anchors)), leads - set(anchors))
    references = [n.get(W + "id") for n in word.body.iter(W + "footnoteReference")]
    notes = [n.get(W + "id") for n in word.trees["word/footnotes.xml"] if n.get(W + "type") is None]
    case.check(f"{name}: each note is referred to once", references == notes, (references, notes))
    drawings = list(word.body.iter(WP + "docPr"))
    case.check(f"{name}: pictures have alternatives and ids of their own", all(d.get("descr") for d in drawings) and len({d.get("id") for d in drawings}) == len(drawings))


def check_small(case):
    report = SMALL["report.yaml"].replace("formats: [site, pdf]", "formats: [site, docx], marking: OFFICIAL & more").replace(
        "status: final", "status: draft\nsample: true")
    case.put(files={"report.yaml": report, "measures.yaml": MEASURES, "narrative/work.md": NARRATIVE})
    (case.folder / "content/small/images").mkdir()
    (case.folder / "content/small/images/dot.png").write_bytes(DOT)
    done = case.run("build", "content/small")
    case.sound("the small report builds", done)
    if done.returncode:
        return
    path = case.folder / "out/small/intranet/annual-report.docx"
    word = Word(path)
    check_package(case, "small", word)
    said = word.paragraphs()
    texts = [text for _, text in said]
    case.check("headings are headings", [s for s in said if s[0].startswith("Heading")][:3] == [
        ("Heading1", "Contents"), ("Heading1", "Our work"), ("Heading2", "A heading & more")], said)
    case.check("notes are footnotes, their links too", word.notes()[:2] == ["A note with a link.", "Another."]
               and any("example.org/n" in r.get("Target") for r in word.relations("word/footnotes.xml").values()), word.notes())
    case.check("a link's address is whole", any(r.get("Target") == "https://www.example.org/a?b=1&c=2" for r in word.relations("word/document.xml").values()))
    numbered = [word.text(p) for p in word.body.iter(W + "p") if p.find(f"{W}pPr/{W}numPr") is not None]
    case.check("items are numbered, what follows in them is not", numbered[:5] == ["One", "Two, which holds", "nested first", "code", "Seven"], numbered)
    case.check("rows of heads repeat", [word.text(r) for r in word.body.iter(W + "tr") if r.find(f"{W}trPr/{W}tblHeader") is not None][:1] == ["whohow many"], [word.text(r) for r in word.body.iter(W + "tr")])
    case.check("code keeps its lines", ("CodeBlock", "a  code\n block") in said, said)
    arabic = next(p for p in word.body.iter(W + "p") if "مرحبا" in word.text(p))
    case.check("a passage has its language and direction", arabic.find(f"{W}pPr/{W}bidi") is not None and arabic.find(f".//{W}lang").get(W + "bidi") == "ar")
    case.check("captions are numbered", any(s == "Caption" and t.startswith("Chart 1. Most came back") for s, t in said), texts)
    header, footer = ("".join(word.text(p) for p in word.trees[f"word/{n}1.xml"].iter(W + "p")) for n in ("header", "footer"))
    case.check("every page has its marking, DRAFT and the sample's text", "OFFICIAL & more" in header and "DRAFT" in header and "Sample: " in footer and "Page 1 of 1" in footer, header + footer)
    core = word.parts["docProps/core.xml"].decode()
    case.check("the properties say title, marking, language and date", all(t in core for t in (
        "Annual report", "(OFFICIAL &amp; more)", "<dc:language>en-GB<", "2022-08-24T00:00:00Z", "<dc:creator>A Council<")), core)
    drawn = [metafile(data) for part, data in word.parts.items() if part.endswith(".emf")]
    case.check("charts are drawn with their labels as text", len(drawn) == 2 and {"First time", "Came back"} <= set(drawn[0][1]) and 62 in drawn[1][0], drawn)
    case.check("a picture is in it", any(part.endswith(".png") for part in word.parts))
    case.check("data and the statement of accessibility are pages of the site alone", not any(t in ("Data", "Accessibility statement") for t in texts), texts)
    case.check("the site offers it", "annual-report.docx" in (case.folder / "out/small/intranet/index.html").read_text())
    first = path.read_bytes()
    case.run("build", "content/small", TZ="Pacific/Auckland")
    case.check("the same content makes the same bytes", path.read_bytes() == first)


def check_withheld(case):
    few = "".join(f"- {{ref: R{n:02d}, received: 2021-05-03, kind: {'first' if n < 3 else 'again'}}}\n" for n in range(77))
    case.put(files={"data/referrals.yaml": few, "measures.yaml": MEASURES})
    case.sound("a report with a small count builds", case.run("build", "content/small", "--format", "docx"))
    word = Word(case.folder / "out/small/intranet/annual-report.docx")
    everything = " ".join(t for _, t in word.paragraphs()) + " ".join(word.notes())
    drawn = " ".join(text for part, data in word.parts.items() if part.endswith(".emf") for text in metafile(data)[1])
    case.check("withheld is withheld", "[c]" in everything and "[c]" in drawn and not re.search(r"\b(3|74|4%|96%)(?!\w)", everything + " " + drawn), everything + drawn)
    board = Word(case.folder / "out/small/board/annual-report.docx")
    case.check("--format docx asks for it in any edition", "74" in " ".join(t for _, t in board.paragraphs()))


def compare(case, name, word, page):
    reader = Reader()
    reader.feed(page)
    ours = [word for style, text in word.paragraphs() if style not in ("TOC1", "TOC2") and (not text.startswith("How we worked ") or "these" in text) for word in words_of(text)]
    theirs = words_of("".join(reader.text).rsplit("Accessibility statement", 1)[0])
    ours, theirs = (text[next(i for i in range(len(text)) if text[i:i + 3] == ["1", "Executive", "summary"]):] for text in (ours, theirs))
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    differing = [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for tag, a, b, c, d in blocks if tag != "equal"]
    case.check(f"{name}: the words are those of the web page", not differing, "\n".join(map(str, differing)))


def check_sample(case):
    shutil.copytree(SAMPLE, case.folder / "content/sample")
    case.sound("the sample builds", case.run("build", "content/sample", "--edition", "intranet"))
    page = (case.folder / "out/sample/intranet/annual-report.html").read_text(encoding="utf-8")
    case.sound("its Word files are made", case.run("build", "content/sample", "--edition", "intranet", "--format", "docx"))
    path = case.folder / "out/sample/intranet/annual-report.docx"
    word = Word(path)
    check_package(case, "sample", word)
    compare(case, "sample", word, page)
    return path, word


def check_office(case, path, word):
    office = shutil.which("soffice")
    if not office:
        print("skip LibreOffice opens it: there is no soffice here (libreoffice-writer-nogui)")
        return
    done = subprocess.run([office, "--headless", f"-env:UserInstallation=file://{case.folder}/profile", "--convert-to", "fodt", "--outdir", str(case.folder), str(path)],
                          capture_output=True, text=True, timeout=240, check=False)
    result = case.folder / (path.stem + ".fodt")
    case.check("LibreOffice opens it", result.exists(), done.stdout + done.stderr)
    if not result.exists():
        return
    T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    text = ElementTree.parse(result).getroot().find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    headings = [(f"Heading{h.get(T + 'outline-level')}", " ".join("".join(h.itertext()).split())) for h in text.iter(T + "h")]
    ours = [(s, " ".join(t.split())) for s, t in word.paragraphs() if s.startswith("Heading")]
    case.check("LibreOffice sees the same headings", headings == ours, [(a, b) for a, b in zip(headings, ours) if a != b][:5])
    case.check("LibreOffice sees the same notes", len(list(text.iter(T + "note"))) == len(word.notes()))
    theirs = "".join("".join(p.itertext()) for p in text.iter(T + "p"))
    lost = [t for _, t in word.paragraphs() if "".join(t.split()) and "".join(t.split())[:200] not in "".join("".join(text.itertext()).split())]
    lost = [t for t in lost if not re.search(r"\d", t)]  # a note's text stands in the midst of a paragraph
    case.check("LibreOffice loses no words", len(lost) <= len(word.notes()) and theirs, lost[:5])


with Case() as case:
    check_small(case)
    check_withheld(case)
    check_office(case, *check_sample(case))
