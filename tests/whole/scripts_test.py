#!/usr/bin/env python3
"""Scripts, hyphens and links as they come out: digits left to right, soft hyphens, links whose page is not there."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from report_case import SMALL, Case  # noqa: E402

HELP = """---
title: Where to get help
summary: Who to ring.
---

Ring [0800 123 456](tel:+44800123456) or text [60012](sms:60012). The count was ۳۴۲ in Persian and ٢٠٢١ in Arabic.

In this long chapter about the team and its duties to all inter\u00adnation\u00adalisation\u00adwise\u00adminded\u00adorganisation people.

The [way in](other.md) is the front door, and [the back door](other.md#at-the-back) is shut.
"""
OTHER = "---\ntitle: Other\nsummary: Another document.\n---\n\n## At the back\n\nText.\n"


def report(formats, text=HELP):
    files = dict(SMALL)
    files["report.yaml"] = (
        files["report.yaml"].replace("[pdf, html]", formats).replace("sections: [work]}", "sections: [help, work]}")
        + "  other: {title: Other, sections: [other]}\n"
    )
    return files | {"narrative/help.md": text, "narrative/other.md": OTHER}


def pdf_text(path):
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()


with Case() as case:
    case.put("one", files=report("[pdf, html]"))
    told = case.run("build", "content/one")
    case.sound("a report with scripts and links builds", told)
    out = case.folder / "out/one/board"
    page, text = (out / "annual-report.html").read_text(), pdf_text(out / "annual-report.pdf")
    case.check("a link whose page is not there is its text", "The way in is the front door, and the back door is" in page)
    case.check("and the author is told", "narrative/help.md:10:14: note: 'narrative/other.md' is in" in told.stderr)
    case.check("so it is in the PDF", "The way in is the front door" in text)
    case.check("telephone numbers are links", 'href="tel:+44800123456"' in page and 'href="sms:60012"' in page)
    shown = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", out / "annual-report.pdf", "-"], capture_output=True)
    case.check("in the PDF too", b"(tel:+44800123456)" in shown.stdout and b"(sms:60012)" in shown.stdout)
    case.check("Persian and Arabic digits run left to right", "۳۴۲" in text and "٢٠٢١" in text)
    case.check("a word is broken at a soft hyphen, which is shown", "\u00ad\n" in text, text)
    case.check("and is not seen elsewhere", text.count("\u00ad") == text.count("\u00ad\n") == 1)
    single = (case.folder / "out/one/intranet/annual-report.html").read_text()
    case.check("the site's one file keeps the words", "The way in is the front door" in single)
    missing = HELP + "\nA \ue000 and \ue001, then **\ue000**.\n\n- \ue002 last\n"
    case.put("two", files=report("[pdf]", missing))
    told = case.run("build", "content/two").stderr
    for place in ("12:3", "12:9", "12:19", "14:3"):
        case.check(f"a character that no font has is told at {place}", f"help.md:{place}: error: no font" in told, told)
    case.check("and no other", told.count("error: no font") == 4)
    prose = "\nIt cost £1.2 million, 10 % of it at 5 pm; see [the way](othe%72.md).\n"
    quotes = "```callout\ntitle: Heat\ntext: At 20 °C we left.\n```\n"
    case.put("three", files=report("[pdf, html]", HELP + prose + quotes))
    case.sound("numbers and their units build", case.run("build", "content/three"))
    page = (case.folder / "out/three/board/annual-report.html").read_text()
    held = ("£1.2&nbsp;million", "10&nbsp;%", "5&nbsp;pm", "20&nbsp;°C")
    case.check("a number keeps its unit in its line", all(one in page for one in held))
    case.check("and nothing else is held", "£1.2&nbsp;million, 10&nbsp;% of it at 5&nbsp;pm; see the way." in page, page)
    case.put("four", files=report("[html]", HELP + "\nSee [a sign](oth%23er.md#at%20all).\n"))
    told = case.run("build", "content/four")
    case.check("an encoded # is part of a file's name", "no section is written in 'oth%23er.md'" in told.stderr, told.stderr)
