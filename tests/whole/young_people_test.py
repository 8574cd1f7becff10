#!/usr/bin/env python3
"""The sample's version for young people: plain, short, protected, and complete; and its news item."""

import re
import subprocess

from report_case import SAMPLE, Case, main_of, plain, reading_age, running_text

READING_AGE = 9
PAGES = 8


def young(case, intranet):
    whole = main_of(intranet, "for-young-people")
    text = plain(whole)
    age, words = reading_age(running_text(intranet, "for-young-people"))
    case.check(f"reading age {age:.1f} of {words} words: at most {READING_AGE}", words > 300 and age <= READING_AGE)
    pages = int(re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", str(intranet / "for-young-people.pdf")], capture_output=True, text=True, check=True).stdout).group(1))
    case.check(f"{pages} pages of A4: at most {PAGES}", 2 <= pages <= PAGES)
    case.check("three charts of people", len(set(re.findall(r"Chart (\d)", text))) == 3, text)
    case.check("no figure is a symbol", "[c]" not in text, text)
    for words in ["You said", "We did", "1 in 3", "What happens next", "Your rights", "Who to ask", "@example.org", "right to say what you think"]:
        case.check(f"it says {words!r}", words in text, text)
    case.check("its figures are those of the report", all(figure in text for figure in ["162 requests", "72 meetings", "33%", "46%", "54%", "76%"]), text)


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
    news(case, folder)
