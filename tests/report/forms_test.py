#!/usr/bin/env python3
"""How what an author types reads: abbreviations explained at their first place, figures and their forms, links to headings."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

WORDS = "NQT: {full: newly qualified teacher}\nEHC: {full: \"education, health and care\"}\nÉAL: {full: English as another language}\nq-card: {full: quiet card}\n"
# What is typed in a section of its own, and how it reads. || parts two paragraphs.
FORMS = {
    "The NQT came.": "The newly qualified teacher (NQT) came.",
    "NQT work came. The NQT went.": "Newly qualified teacher (NQT) work came. The NQT went.",
    "NQTs came, the NQT’s friend went.": "Newly qualified teachers (NQTs) came, the NQT’s friend went.",
    "The NQT's friend and two NQTs' cats.": "The newly qualified teacher’s (NQT’s) friend and two NQTs’ cats.",
    "The XNQT and the NQTX came.": "The XNQT and the NQTX came.",
    "The **NQT** came, the *NQT* went.": "The newly qualified teacher (NQT) came, the NQT went.",
    "“NQT” came.": "“NQT” came.",
    "A newly qualified teacher (NQT) came.": "A newly qualified teacher (NQT) came.",
    "The NQT (newly qualified teacher) came.": "The NQT (newly qualified teacher) came.",
    "The ÉAL team and an EHC plan.": "The English as another language (ÉAL) team and an education, health and care (EHC) plan.",
    "`NQT` is code.": "NQT is code.",
    "[NQT](https://www.example.org/) is a link, NQT is none.": "NQT (https://www.example.org/) is a link, newly qualified teacher (NQT) is none.",
    "We are here. q-card one, a q-card two.": "We are here. Quiet card (q-card) one, a q-card two.",
    "q-cards are new.": "Quiet cards (q-cards) are new.",
    "Then, q-cards are new.": "Then, quiet cards (q-cards) are new.",
    "We met {{ all }} of them.": "We met 40 of them.",
    "We met {{ all | words }} of them.": "We met forty of them.",
    "{{ all | words }} of them came.": "Forty of them came.",
    "Came: {{ kinds[again] | percent }}.": "Came: 88%.",
    "Came: {{ kinds[again] | with-percent }}.": "Came: 35 (88%).",
    "Came: {{kinds[again]|percent}}.": "Came: 88%.",
    "Came: {{ kinds[ again ] }}.": "Came: 35.",
    "Mean: {{ age | with-unit }}.": "Mean: 13 years.",
    "Came: {{ all | or \"a few\" }}.": "Came: 40.",
    "Said: {{ say \"one in \\\"four\\\"\" }}.": "Said: one in “four”.",
    "Braces: \\{{ all }}.": "Braces: {{ all }}.",
    "See [there](target.md#who-came-to-us).": "See there.",
    "See [there](target.md#who%2Dcame-to-us).": "See there.",
    "See [there](target.md).": "See there.",
}  # fmt: skip


def main(case):
    names = [f"part-{number:03}" for number in range(len(FORMS))]
    files = {f"narrative/{name}.md": f"---\ntitle: Part {name}\nsummary: Words.\n---\n\n{typed}\n" for name, typed in zip(names, FORMS)}
    files["narrative/target.md"] = "---\ntitle: Target\nsummary: Words.\n---\n\n## Who came to us\n\nWords.\n"
    report = SMALL["report.yaml"].replace("sections: [work]", f"sections: [work, target, {', '.join(names)}]").replace("formats: [pdf, html]", "formats: [text]")
    case.put(files={"report.yaml": report, "words.yaml": WORDS, **files})
    done = case.run("build", "--edition", "board", "content/small")
    case.check("it builds", done.returncode == 0, done.stderr[:800])
    text = (case.folder / "out/small/board/annual-report.txt").read_text() if done.returncode == 0 else ""
    for name, (typed, reads) in zip(names, FORMS.items()):
        found = re.search(rf"Part {name}\n[=\-]*\n*(?:Words\.\n+)?(.*?)(?=\n+(?:\d+\.? )?Part part|\n+How we|\Z)", text[text.rfind("Target\n") :], re.S)
        found = " ".join(found[1].split()) if found else None
        case.check(typed, found == reads, found)


# What an author writes as a chart's source, and how it reads.
SOURCES = {
    "Records of the team": "Source: Records of the team",
    "'Source: records of the team'": "Source: records of the team",
    "Sources are our records": "Sources are our records",
    "Sourced from our records": "Source: Sourced from our records",
}


def sources(case):
    charts = "".join(f"\n```chart\n{{measure: kinds, kind: bar, title: Most came back, source: {written}}}\n```\n" for written in SOURCES)
    report = SMALL["report.yaml"].replace("formats: [pdf, html]", "formats: [text]")
    case.put(files={"report.yaml": report, "narrative/work.md": SMALL["narrative/work.md"] + charts})
    done = case.run("build", "--edition", "board", "content/small")
    text = (case.folder / "out/small/board/annual-report.txt").read_text() if done.returncode == 0 else done.stderr
    for written, reads in SOURCES.items():
        case.check(f"a source of {written}", f"\n{reads}\n" in text, [line for line in text.splitlines() if "ource" in line])


with Case() as case:
    main(case)
with Case() as case:
    sources(case)
