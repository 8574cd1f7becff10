#!/usr/bin/env python3
"""The sample's version for young people: plain, short, protected, and complete; the one in easy read; and its news item."""

import re
import subprocess

from report_case import SAMPLE, Case, main_of, plain, reading_age, running_text

READING_AGE = 9
PAGES = 8


def pages_of(path):
    return int(re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout).group(1))


def aged(case, intranet, name, least):
    age, words = reading_age(running_text(intranet, name))
    case.check(f"{name}: reading age {age:.1f} of {words} words, at most {READING_AGE}", words > least and age <= READING_AGE)
    pages = pages_of(intranet / f"{name}.pdf")
    case.check(f"{name}: {pages} pages of A4, at most {PAGES}", 2 <= pages <= PAGES)


def lines(case, markup, name):
    """Each line of easy read has its own picture, which says what it shows."""
    found = re.findall(r"<ul class=\"ar-easy\">(.*?)</ul>", markup, re.S)
    parts = [line for block in found for line in re.split(r"<li>", block)[1:]]
    pictures = [re.findall(r'role="img" aria-label="([^"]+)"', line) for line in parts]
    case.check(f"{name}: {len(parts)} lines of easy read, each with a picture", len(parts) > 8 and all(len(one) == 1 for one in pictures), pictures)
    case.check(f"{name}: none has more than two short sentences", all(len(plain(line).split()) <= 16 for line in parts), parts)


def sizes(case, path):
    """Nothing but what stands at a page's edges is smaller than 16 points."""
    text = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "--pages", ".", "2-z", "--", "-"], capture_output=True, check=False).stdout.decode("latin-1")
    pages = [page for page in re.findall(r"stream\n(.*?)endstream", text, re.S) if "BDC" in page]
    used = {float(size) for page in pages for mark in re.findall(r"/(?!Artifact)\w+ ?<</?MCID.*?EMC", page, re.S) for size in re.findall(r"/F\d+ ([\d.]+) Tf", mark)}
    case.check(f"its words are 16 points and larger: {sorted(used)}", used and min(used) >= 16, used)


def easy(case, intranet):
    markup = main_of(intranet, "easy-read")
    aged(case, intranet, "easy-read", 120)
    lines(case, markup, "easy-read")
    sizes(case, intranet / "easy-read.pdf")
    case.check("its figures are those of the report", all(figure in plain(markup) for figure in ["162 times", "72 meetings"]), plain(markup))
    case.check("and none is a symbol", "[c]" not in plain(markup))


def young(case, intranet):
    whole = main_of(intranet, "for-young-people")
    text = plain(whole)
    aged(case, intranet, "for-young-people", 300)
    lines(case, whole, "for-young-people")
    case.check("twelve cards, each with a picture that is passed over", len(re.findall(r'<li><svg class="ar-icon"[^>]* aria-hidden="true"', whole)) == 12, whole)
    case.check("three charts of people", whole.count('class="ar-chart"') == 3, text)
    case.check("no figure is a symbol", "[c]" not in text, text)
    for words in ["You said", "We did", "1 in 3", "What happens next", "Your rights", "Who to ask", "@example.org", "You can say what you think"]:
        case.check(f"it says {words!r}", words in text, text)
    case.check("its figures are those of the report", all(figure in text for figure in ["162 times", "72 meetings", "33%", "46%", "54%", "76%"]), text)


def news(case, intranet):
    markup = main_of(intranet, "news")
    text = plain(markup)
    case.check("the news has a headline", "Children in care tell the council what must change" in text)
    case.check("and three figures", all(figure in text for figure in ["162 requests", "72 meetings", "33% said yes"]), text)
    case.check("one quotation, with who said it", markup.count("<blockquote") == 1 and "Member of the Children in Care Council" in text, text)
    case.check("and what happens next", "What happens next" in text)
    pages = subprocess.run(["pdfinfo", str(intranet / "news.pdf")], capture_output=True, text=True, check=True).stdout
    case.check("its picture is described", "speech bubbles float up to it" in markup)
    case.check("on two pages", re.search(r"Pages: +2$", pages, re.M), pages)


with Case() as case:
    (case.folder / "content").mkdir()
    (case.folder / "content/2021-22").symlink_to(SAMPLE)
    case.sound("the sample builds", case.run("build", "content/2021-22"))
    folder = case.folder / "out/2021-22/intranet"
    young(case, folder)
    easy(case, folder)
    news(case, folder)
