#!/usr/bin/env python3
"""What PDFs of rare things say (rare_test.c writes them): addresses, hatches, a logo, letters of several glyphs, and titles."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_pdf import check_file  # noqa: E402
from pdf_model import Pdf, operations, structure_text, text  # noqa: E402

BUILD = Path(os.environ.get("BUILD", "out/.build"))
DIAGONAL, BACK, LEVEL = frozenset({(1, 1)}), frozenset({(-1, 1)}), frozenset({(1, 0)})
failed = False


def case(name, good, why=""):
    global failed
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {name}{'' if good else ': ' + str(why)}")


def dictionaries(pdf, key, value):
    found = (entry.get("value") for entry in pdf.objects.values())
    return [one for one in found if isinstance(one, dict) and one.get(key) == value]


def addresses(pdf):
    """Where its links lead to outside it."""
    actions = [pdf.get(link.get("/A")) for link in dictionaries(pdf, "/Subtype", "/Link")]
    return sorted(text(action["/URI"]) for action in actions if action and "/URI" in action)


def hatches(pdf):
    """Of each box that lines are clipped to: their directions, and whether they are dotted."""
    found, lines, clipped, dotted, start = [], [], False, False, (0, 0)
    for page in pdf.pages():
        for operator, operands in operations(pdf.content(page)):
            if operator == "q":
                lines, clipped, dotted = [], False, False
            elif operator == "W":
                clipped = True
            elif operator == "d":
                dotted = bool(operands[0])
            elif operator == "m":
                start = operands
            elif operator == "l" and clipped:
                lines.append(tuple((b > a + 0.01) - (b < a - 0.01) for a, b in zip(start, operands)))
            elif operator == "Q" and clipped:
                found.append((len(lines), frozenset(lines), dotted))
                clipped = False
    return found


def test_rare(path):
    pdf = Pdf(path)
    flat = " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode().split())
    case("letters of several glyphs are extracted as they were written", "கொடு மொழி" in flat, flat)
    case("each as one text", any(b"ActualText" in pdf.content(page) for page in pdf.pages()))
    packet = pdf.stream(pdf.catalog["/Metadata"]).decode()
    case("signs of markup in the title", '>A &lt;b&gt; &amp; "c": In &gt; one<' in packet, packet[:1500])
    wanted = ["https://www.example.org/a%20b%7F", "https://www.example.org/report/data/reasons.csv"]
    case("addresses, in ASCII, of files where they are published; what leads nowhere is no link", addresses(pdf) == wanted, addresses(pdf))
    shown = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True).stdout.decode()
    tamil = re.compile(" *(/|Object)|.*[\u0b80-\u0bff]")  # of which poppler, by tags, reads the glyphs alone
    theirs = [line.removesuffix(":") for line in shown.splitlines() if not tamil.match(line)]
    ours = [line for line in structure_text(path).splitlines() if not tamil.match(line)]
    case("its tags are read as poppler reads them", theirs == ours, [pair for pair in zip(theirs, ours) if pair[0] != pair[1]][:5])
    rectangles = [one["/Rect"] for one in dictionaries(pdf, "/Subtype", "/Link")]
    case("a link's rectangle has four sides, within the page", all(len(r) == 4 and 0 < r[0] < r[2] < 596 and 0 < r[1] < r[3] < 842 for r in rectangles), rectangles)
    marks = [kid for one in dictionaries(pdf, "/Type", "/StructElem") for kid in one.get("/K", []) if isinstance(kid, dict) and kid.get("/Type") == "/MCR"]
    case("what goes on on other pages names its mark there", marks and all("/Pg" in mark and "/MCID" in mark for mark in marks), marks)
    logos = [one for one in dictionaries(pdf, "/S", "/Figure") if text(one.get("/Alt")) == "Our <logo>"]
    case("the logo is a figure with words", len(logos) == 1, len(logos))
    found = hatches(pdf)
    for name, kind, dotted in (("diagonal", DIAGONAL, False), ("back diagonal", BACK, False), ("level", LEVEL, False), ("dotted", LEVEL, True)):
        lines = [count for count, *rest in found if rest == [kind, dotted]]
        case(f"two bars and a key are {name}, in many lines", len(lines) == 3 and min(lines) >= 2 and max(lines) > 3, found)
    case("and nothing is hatched otherwise", len(found) == 12, found)


def test_bare(path):
    pdf = Pdf(path)
    packet = pdf.stream(pdf.catalog["/Metadata"]).decode()
    case("a document without a title is called by its name", ">bare<" in packet, packet[:1500])
    case("what it does not say is left out", not any(word in packet for word in ("Date>", "dc:creator", "dc:description", "dc:language")), packet[:1500])
    case("its language is English", text(pdf.catalog["/Lang"]) == "en-GB", pdf.catalog)
    case("one stroke between address and file", addresses(pdf) == ["https://www.example.org/report/data/reasons.csv"], addresses(pdf))


with tempfile.TemporaryDirectory() as folder:
    done = subprocess.run([str(BUILD / "tests/pdf/rare_test"), folder], capture_output=True, check=False)
    case("rare_test writes its files", done.returncode == 0, done.stdout.decode() + done.stderr.decode())
    for file in sorted(Path(folder).glob("*.pdf")):
        faults = check_file(file)
        case(f"{file.name} is sound", not faults, faults[:5])
    test_rare(f"{folder}/rare.pdf")
    test_bare(f"{folder}/bare.pdf")
sys.exit(failed)
