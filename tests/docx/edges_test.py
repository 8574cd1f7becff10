#!/usr/bin/env python3
"""A Word file of what is rare: pictures that are turned, tall or without a resolution, text from right to left with other languages
in it, notes that are pointed at twice, signs beyond the first plane, lists and cells without words."""

import struct
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMU = 12700  # a point


def jpeg(width, height, orientation=1, density=(1, 72, 72), exif=True):
    """The segments of a JPEG picture; nobody decodes what its scan holds."""

    def segment(marker, body):
        return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body

    tiff = b"MM\0*\0\0\0\x08\0\1" + struct.pack(">HHIHHI", 0x0112, 3, 1, orientation, 0, 0)
    out = b"\xff\xd8" + (segment(0xE0, b"JFIF\0\1\1" + struct.pack(">BHH", *density) + b"\0\0") if density else b"")
    out += segment(0xE1, b"Exif\0\0" + tiff) if exif else b""
    out += segment(0xDB, b"\0" + b"\1" * 64) + segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    out += segment(0xC4, b"\0" + b"\1" + b"\0" * 15 + b"\0") + segment(0xC4, b"\x10" + b"\1" + b"\0" * 15 + b"\0")
    return out + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34" + b"\xff\xd9"


class Word:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees = {name: ElementTree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}
        self.body = self.trees["word/document.xml"].find(W + "body")

    def text(self, node):
        return "".join({W + "t": part.text or "", W + "br": "\n", W + "tab": "\t"}.get(part.tag, "") for part in node.iter())

    def paragraph(self, words):
        return next((p for p in self.body.iter(W + "p") if words in self.text(p)), None)


def word_of(case, narrative, images=(), said="", **files):
    work = f"---\ntitle: Our work\nsummary: What we did.\n---\n\n{narrative}\n"
    report = files.pop("report", SMALL["report.yaml"]).replace("formats: [pdf, html]", "formats: [docx]")
    case.put(files={"narrative/work.md": work, "report.yaml": report, **files})
    for name, data in images:
        path = case.folder / "content/small/images" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    done = case.run("build", "--edition", "board")
    case.check(f"{said or narrative[:30].splitlines()[0]}: builds", done.returncode == 0, done.stderr)
    path = case.folder / "out/small/board/annual-report.docx"
    return Word(path) if done.returncode == 0 else None


def pictures(case):
    """(width, height, orientation, density): how it is set, in points before it is turned, and by how many degrees; True is mirrored."""
    rows = {
        (144, 72, 1, (1, 72, 72)): (144, 72, 0, False),
        (144, 72, 2, (1, 72, 72)): (144, 72, 0, True),
        (144, 72, 3, (1, 72, 72)): (144, 72, 180, False),
        (144, 72, 4, (1, 72, 72)): (144, 72, 180, True),
        (144, 72, 5, (1, 72, 72)): (144, 72, 270, True),
        (144, 72, 6, (1, 72, 72)): (144, 72, 90, False),
        (144, 72, 7, (1, 72, 72)): (144, 72, 90, True),
        (144, 72, 8, (1, 72, 72)): (144, 72, 270, False),
        (144, 72, 9, (1, 72, 72)): (144, 72, 0, False),
        (144, 72, 0, (1, 72, 72)): (144, 72, 0, False),
        (200, 100, 1, (2, 100, 100)): (200 * 72 / 254, 100 * 72 / 254, 0, False),
    }
    images = [(f"p{n}.jpg", jpeg(*row)) for n, row in enumerate(rows)]
    blocks = "\n\n".join(f"```image\n{{file: p{n}.jpg, alt: Picture {n}, caption: The picture, shows: no people}}\n```" for n in range(len(rows)))
    word = word_of(case, blocks, images, "pictures")
    drawn = {d.find(f"{WP}docPr").get("descr"): d for d in word.body.iter(WP + "inline")} if word else {}
    for n, (row, (width, height, turn, flip)) in enumerate(rows.items()):
        frame = drawn[f"Picture {n}"].find(f".//{A}xfrm")
        size = frame.find(A + "ext")
        found = (int(size.get("cx")) / EMU, int(size.get("cy")) / EMU, int(frame.get("rot", 0)) / 60000, frame.get("flipH") == "1")
        sound = abs(found[0] - width) < 1 and abs(found[1] - height) < 1 and found[2:] == (turn, flip)
        case.check(f"a picture of orientation {row[2]} and density {row[3]}", sound, found)
        extent = drawn[f"Picture {n}"].find(WP + "extent")
        across = turn in (90, 270)
        box = (int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU)
        case.check("its room is as it is seen", abs(box[across] - width) < 1 and abs(box[not across] - height) < 1, box)
    stored = [data for name, data in (word.parts if word else {}).items() if name.endswith(".jpeg")]
    case.check("each has all that is drawn of it", len(stored) == len(rows) and all(data[:2] == b"\xff\xd8" and data.endswith(b"\x3f\0\x12\x34\xff\xd9") for data in stored), [data[-12:] for data in stored])
    shapes = {"wide": (5000, 100), "tall": (100, 9000), "plain": (300, 150), "thin": (4000, 1)}
    images = [(f"{name}.jpg", jpeg(*size, density=None, exif=False)) for name, size in shapes.items()]
    word = word_of(case, "\n\n".join(f"```image\n{{file: {name}.jpg, alt: '{name}', shows: no people}}\n```" for name in shapes), images, "sizes")
    sizes = {d.find(f"{WP}docPr").get("descr"): tuple(int(d.find(WP + "extent").get(k)) / EMU for k in ("cx", "cy")) for d in word.body.iter(WP + "inline")}
    wide = sizes["wide"][0]
    case.check("a wide one is as wide as the column, in proportion", 300 < wide < 600 and abs(sizes["wide"][1] * 50 - wide) < 60, sizes)
    case.check("a tall one is no taller than five quarters of that", abs(sizes["tall"][1] - wide * 1.25) < 2 and abs(sizes["tall"][0] * 90 - sizes["tall"][1]) < 90, sizes)
    case.check("one without a resolution has a usual one", 0 < sizes["plain"][0] < 300 and abs(sizes["plain"][0] - 2 * sizes["plain"][1]) < 1, sizes)
    case.check("none has no height", sizes["thin"][1] >= 1, sizes)


def languages(case):
    report = SMALL["report.yaml"].replace("language: en-GB", "language: ar")
    word = word_of(case, "كلمات **قوية** و[رابط](https://www.example.org/).\n\n- واحد\n- اثنان\n\n| أ | ب |\n| --- | --- |\n| 1 | 2 |\n\n```passage\nlanguage: en\ntext: An *English* passage with [a link](https://www.example.org/).\n```", said="from right to left", report=report)
    case.check("a paragraph runs from the right", word.paragraph("كلمات").find(f"{W}pPr/{W}bidi") is not None)
    runs = [r for r in word.paragraph("كلمات").iter(W + "r") if r.find(W + "t") is not None]
    case.check("so do its runs", all(r.find(f"{W}rPr/{W}rtl") is not None for r in runs), ElementTree.tostring(word.paragraph("كلمات"))[:500])
    case.check("tables begin at the right", word.body.find(f".//{W}tblPr/{W}bidiVisual") is not None)
    english = word.paragraph("English")
    case.check("an English passage does not", english.find(f"{W}pPr/{W}bidi") is None and english.find(f".//{W}lang").get(W + "val") == "en", ElementTree.tostring(english)[:600])


def words(case):
    text = """A note.{{ note "Told *twice*, of \\"it\\" & that." }} Code `a < b && "c"` and **bold `code`**.

1. One

   ```
   a	tab & <tag> "quoted"

   after a blank line
   ```

2.
3. > Quoted in an item

- An item

| a | b |
| --- | --- |
|  | x |
| y |  |

[mail](mailto:a@example.org) and [call](tel:0800111111), [**bold** link](https://www.example.org/) and [back](#third-level).

```
```

## Third

### Third level

#### Fourth level

##### A fifth level

###### A sixth level

```chart
{measure: kinds, kind: bar, title: "Most came back \U0001f600"}
```
"""
    dictionary = SMALL["dictionary.yaml"].replace("first: First time, again: Came back", "first: \"First \U0001f600\U0001f600 time\", again: \"Came \u00e9 back\"")
    word = word_of(case, text, said="words", **{"dictionary.yaml": dictionary})
    notes = [word.text(n).strip() for n in word.trees["word/footnotes.xml"] if n.get(W + "type") is None]
    case.check("signs of markup are letters", "Told twice, of “it” & that." in notes, notes)
    case.check("code keeps its signs", word.paragraph('a < b && "c"') is not None)
    case.check("a block of code keeps lines and tabs", any('a\ttab & <tag> "quoted"\n\nafter a blank line' in word.text(p) for p in word.body.iter(W + "p")))
    strong = [r for r in word.paragraph("bold code").iter(W + "r") if word.text(r) in ("bold ", "code")]
    case.check("code in bold is code, and bold", len(strong) == 2 and all(r.find(f"{W}rPr/{W}b") is not None for r in strong), ElementTree.tostring(word.paragraph("bold code"))[-900:])
    levels = {s.get(W + "val"): word.text(p) for p in word.body.iter(W + "p") for s in p.iter(W + "pStyle")}
    case.check("headings of every level", "A fifth level" in levels.get("Heading5", "") and "A sixth level" in levels.get("Heading6", ""), levels)
    rows = [[word.text(c) for c in r.iter(W + "tc")] for r in word.body.iter(W + "tr")]
    case.check("cells without words stand", ["", "x"] in rows and ["y", ""] in rows, rows)
    targets = [r.get("Target") for r in word.trees["word/_rels/document.xml.rels"]]
    case.check("mail and telephone lead on", "mailto:a@example.org" in targets and any(t.startswith("tel:") for t in targets), targets)
    drawing = next(data for name, data in word.parts.items() if name.endswith(".emf"))
    case.check("labels beyond the first plane are whole", "First \U0001f600\U0001f600 time".encode("utf-16-le") in drawing and "Came é back".encode("utf-16-le") in drawing)


def settings(case):
    report = SMALL["report.yaml"].replace("title: Annual report\ncouncil", "title: Annual report\nsubtitle: For \"all\" & <more>\nsample: true\ncouncil").replace("status: final", "status: draft")
    word = word_of(case, "Words.", said="settings", report=report)
    core = word.parts["docProps/core.xml"].decode()
    case.check("the title's signs are letters", "&amp; &lt;more&gt;" in core and "2022-08-24" in core, core)
    head = [word.text(word.trees[n]) for n in word.parts if n.startswith("word/header")]
    case.check("a draft is marked", any("DRAFT" in text for text in head), head)
    case.check("the cover has the subtitle", any("& <more>" in word.text(p) for p in word.body.iter(W + "p")))


with Case() as case:
    pictures(case)
    languages(case)
    words(case)
    settings(case)
