#!/usr/bin/env python3
"""(slow) The site, the single file and the PDF say the same words in the same order: none is lost, doubled or joined to its neighbour.
The site's pages and the single file word for word; the PDF, by its tags, letter for letter of each word, without
punctuation, since quotation marks, the points of lists and the brackets of notes are the writer's own. Furniture, notes
and charts' tables, which stand elsewhere on paper, are left out of both. On the samples, and on reports whose prose is
made at random of everything that may stand in a sentence."""

import random
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from report_case import ROOT, SMALL, Case  # noqa: E402

sys.path.insert(0, str(ROOT / "tests/pdf"))
from pdf_model import structure_text  # noqa: E402

INLINE = {"a", "abbr", "bdi", "cite", "code", "data", "em", "mark", "small", "span", "strong", "sub", "time"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SKIPPED_TAGS = {"details", "nav", "script", "style", "sup", "svg", "template"}
LETTERS_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")  # pdfinfo prints them as they stand on the page
SKIPPED = {"accessibility", "cover", "ar-back", "ar-contents", "ar-how", "ar-links", "ar-notes", "ar-sources", "top", "bottom"}
BLOCKS = {"ar-subtitle", "ar-number"}
RANDOM_REPORTS = 8


class Reader(HTMLParser):
    """The text of <main>, a line for each block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.skipped, self.inside = [], [], 0, 0

    def handle_starttag(self, tag, attributes):
        classes = {dict(attributes).get("id"), *(dict(attributes).get("class") or "").split()}
        if tag == "li" and "li" in [tag for tag, _ in self.open[self.list() :]]:
            self.handle_endtag("li")
        if tag not in INLINE or classes & BLOCKS:
            self.text.append("\n")
        if tag in VOID:
            return
        skips = tag in SKIPPED_TAGS or bool(classes & SKIPPED) or "hidden" in dict(attributes)
        self.open.append((tag, skips))
        self.skipped += skips
        self.inside += tag == "main"

    def list(self):
        """Where the innermost list begins: HTML leaves the ends of its items out."""
        return max((place for place, (tag, _) in enumerate(self.open) if tag in ("ol", "ul")), default=0)

    def handle_endtag(self, tag):
        while self.open:
            opened, skips = self.open.pop()
            self.skipped -= skips
            self.inside -= opened == "main"
            if opened == tag:
                break
        if tag not in INLINE:
            self.text.append("\n")

    def handle_data(self, data):
        if self.inside and not self.skipped:
            self.text.append(data)


def html_words(path):
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return "".join(reader.text).split()


def pdf_blocks(path):
    """(structure type, text) of each block that holds text, in the order of the tags. What a table of contents, a note or a
    figure holds has that one's type; what stands in a chart's table or in the appendix of such tables: Appendix."""
    shown = structure_text(path)
    blocks, holders, tables, behind = [], [], 0, False
    for line in shown.split("\n"):
        text, depth = line.strip(), len(line) - len(line.lstrip())
        if text.startswith('"') and text.endswith('"'):
            blocks[-1][1].append(text[1:-1])
        elif text and not text.startswith(("/", "Object")):
            kind = text.split()[0].rstrip(":")
            while holders and holders[-1][0] >= depth:
                holders.pop()
            tables += kind == "Table"
            if kind in ("TOC", "Note", "Figure", "Table"):
                holders.append((depth, f"Table {tables}" if kind == "Table" else kind))
            if "(inline)" not in text:
                blocks.append((holders[-1][1] if holders else kind, []))
    read = [(kind, "".join(texts)) for kind, texts in blocks if texts]
    of_charts = {kind for kind, text in read if kind.startswith("Table") and text.startswith("Figures of ")}
    for kind, text in read:
        if kind == "H1":
            behind = text == "The figures behind the charts"
        yield "Appendix" if behind or kind in of_charts else kind, text


def bare(words):
    """Words without punctuation; empty ones and those written from right to left left out."""
    letters = (re.sub(r"\[\d+\]|[^\w%£<>+]", "", word) for word in words)
    return [word for word in letters if word and not LETTERS_RIGHT_TO_LEFT.search(word)]


def pdf_words(path):
    words, begun = [], False
    for kind, text in pdf_blocks(path):
        begun = begun or kind == "H1"
        printed = re.match(r"(How we worked (this|these figures|out)|See the figures of chart)\b.*", text)
        heading = kind.startswith("H")
        label = kind == "Lbl" and re.fullmatch(r"\d+\.", text.strip())
        if begun and kind not in ("TOC", "Note", "Figure", "Appendix") and not (printed and not heading) and not label:
            words += text.split()
    return bare(words)


def difference(left, right):
    """Where two lists of words part, with what stands around it."""
    at = next((place for place, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    return "\n".join(" ".join(words[max(0, at - 8) : at + 12]) for words in (left, right))


def compare(test, name, left, right, least=100):
    test.check(f"{name}: {least} words at least", len(left) >= least, len(left))
    if right and right[0] in left[:5]:  # a document without a cover has its title above its first section
        left = left[left.index(right[0]) :]
    test.check(f"{name}: the same words in the same order", left == right, difference(left, right))


def site_words(folder, single):
    """The site's pages of the sections, in the order in which the single file has them."""
    sections = re.findall(r'<section class="ar-section" id="([a-z0-9-]+)"', single.read_text(encoding="utf-8"))
    pages = {"how-we-worked-these-figures-out": "workings", "words-we-use": "words"}
    words = []
    for section in sections:
        if section not in ("contents", "accessibility"):
            words += html_words(folder / f"{pages.get(section, section)}.html")
    return bare(words)


def test_samples(test):
    for report, main, printed in (("2021-22", "annual-report", "board"), ("strategy-2026-29", "strategy", "public")):
        copied = test.folder / "content" / report
        shutil.copytree(ROOT / "content" / report, copied)
        settings = (copied / "report.yaml").read_text(encoding="utf-8")
        settings = re.sub(r"formats: \[.*?\]", "formats: [site, html, pdf]", settings)
        (copied / "report.yaml").write_text(settings, encoding="utf-8")
        test.sound(f"{report} is built", test.run("build", f"content/{report}"))
        for edition in sorted(path for path in (test.folder / "out" / report).iterdir() if path.is_dir()):
            for pdf in sorted(edition.glob("*.pdf")) if edition.name == printed else []:
                words = bare(html_words(pdf.with_suffix(".html")))
                compare(test, f"{report}, {edition.name}, {pdf.stem} as one file and as PDF", words, pdf_words(pdf))
            single = edition / f"{main}.html"
            words, pages = bare(html_words(single)), site_words(edition, single)
            compare(test, f"{report}, {edition.name}, as one file and as a site", words[words.index(pages[0]) :], pages)


def sentence(choose, depth=0):
    """Words and everything that may stand among them, with and without spaces between."""
    parts = []
    for _ in range(choose.randint(2, 9 if depth == 0 else 3)):
        word = choose.choice(["care", "Board", "don't", "co-opted", "Zoë", "18", "café", "half", "µm", "a"])
        inner = sentence(choose, depth + 1) if depth < 2 else word
        parts.append(
            choose.choice(
                [word, word, f"**{inner}**", f"*{inner}*", f"`{word}`", f'"{inner}"', f"[{word}](https://example.org/a)"]
                if "[" in inner or depth
                else [word, word, word, f"**{inner}**", f"[{word}](#{choose.choice(['first', 'last'])})", "{{ all }}",
                      "{{ age | with-unit }}", f"{word}{{{{ note \"{word} of {word}.\" }}}}", "CRO", f"_{inner}_"]
            )
        )
    return choose.choice([" ", " ", " ", " - ", ", "]).join(parts)


def narrative(choose):
    blocks = ["---\ntitle: Our work\n---\n", "## First\n"]
    for _ in range(30):
        text = sentence(choose)
        blocks.append(
            choose.choice([text, text, f"- {text}\n- {sentence(choose)}\n  - {sentence(choose)}", f"> {text}", f"1. {text}",
                           f"### {choose.choice(['Kind', 'One more'])} {sentence(choose, 2)}"])
        )
        blocks.append("")
    return "\n".join([*blocks, "## Last\n", "The end of it all.\n"])


def test_random(test):
    for seed in range(RANDOM_REPORTS):
        report = test.put(files={
            "narrative/work.md": narrative(random.Random(seed)),
            "words.yaml": 'CRO: {full: Children\'s Rights Officer, means: "someone who helps"}\n',
            "report.yaml": SMALL["report.yaml"].replace("formats: [pdf, html]", "formats: [pdf, html, site]"),
        })
        done = test.run("build", report)
        test.sound(f"random report {seed} is built", done)
        board = test.folder / "out/small/board"
        if done.returncode == 0:
            words = bare(html_words(board / "annual-report.html"))
            compare(test, f"random report {seed} as one file and as PDF", words, pdf_words(board / "annual-report.pdf"))


def main():
    with Case() as test:
        test_samples(test)
        test_random(test)
    return test.failed > 0


if __name__ == "__main__":
    sys.exit(main())
