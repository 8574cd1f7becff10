#!/usr/bin/env python3
"""What is refused, where it is said, and that nothing else is said because of it."""

from report_case import SMALL, Case

LINKED = SMALL["narrative/work.md"] + "\n[People](people.md#the-choir)\n"
TWO = SMALL["report.yaml"].replace("[work]", "[work, people]")


def errors(done):
    return [line for line in done.stderr.splitlines() if "error: " in line]


def refused(case, name, files, *expected, prepare=None):
    case.put(files=files)
    if prepare:
        prepare(case.folder / "content/small")
    done = case.run("check")
    found = errors(done)
    passed = done.returncode == 1 and len(found) == len(expected)
    passed = passed and all(part in line for part, line in zip(expected, found))
    case.check(name, passed, done.stderr)


def link(path):
    def prepare(report):
        (report / path).parent.mkdir(exist_ok=True)
        (report / path).unlink(missing_ok=True)
        (report / path).symlink_to("/etc/passwd")

    return prepare


def cut_png(report):
    (report / "images/choir.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def section(name):
    files = {"narrative/work.md": None, f"narrative/{name}.md": SMALL["narrative/work.md"]}
    return {**files, "report.yaml": SMALL["report.yaml"].replace("[work]", f"[{name}]")}


IMAGE = '\n```image\n{file: choir.png, alt: A choir, consent: {date: 2022-01-01, for: [board, intranet]}}\n```\n'
PICTURE = {"narrative/work.md": SMALL["narrative/work.md"] + IMAGE}
WORDS = {"words.yaml": "CRO: {full: Officer}\n"}
HEADING = SMALL["narrative/work.md"].replace("## What came in", "## 日")

with Case() as case:
    two = {"report.yaml": TWO, "narrative/work.md": LINKED}
    refused(case, "a zero byte in prose", {**two, "narrative/people.md": "a\0b"}, "people.md:1:2: error: this file holds a zero")
    refused(case, "front matter without an end", {**two, "narrative/people.md": "---\ntitle: A\n"}, "people.md:1:1: error: the front matter is not closed")
    refused(case, "prose behind a symbolic link", two, "people.md' leads out", prepare=link("narrative/people.md"))
    refused(case, "records behind a symbolic link", {}, "referrals.yaml' leads out", prepare=link("data/referrals.yaml"))
    refused(case, "a picture behind a symbolic link", PICTURE, "choir.png' leads out", prepare=link("images/choir.png"))
    refused(case, "a picture that is none is said once", {**PICTURE, "images/choir.png": "no"}, "'images/choir.png' is neither")
    for formats in ("html", "pdf", "pdf, html"):
        only = SMALL["report.yaml"].replace("[pdf, html]", f"[{formats}]").replace("[html, pdf]", f"[{formats}]")
        damaged = {**PICTURE, "report.yaml": only, "images/choir.png": ""}
        refused(case, f"a damaged picture in {formats}", damaged, "the picture 'images/choir.png' is damaged", prepare=cut_png)
    for name in ("index", "workings", "annual-report", "data", "accessibility"):
        refused(case, f"a section called {name}", section(name), f"narrative/{name}.md:5:1: error: two files of the output would have one name: 'intranet/{name}.html'")
    refused(case, "a section called words", {**section("words"), **WORDS}, "narrative/words.md:5:1: error: two files")
    both = "---\ntitle: Our work\n---\n\nA 日 and {{ al }},\nand a 本.\n"
    refused(case, "characters without glyphs beside another mistake", {"narrative/work.md": both},
            "narrative/work.md:5:3: error: no font of the theme has the character '日'",
            "narrative/work.md:5:12: error: no statistic or fact is called 'al'",
            "narrative/work.md:6:7: error: no font of the theme has the character '本'")
    refused(case, "a character without a glyph in a heading", {"narrative/work.md": HEADING}, "narrative/work.md:6:4: error: no font of the theme has the character '日'")
