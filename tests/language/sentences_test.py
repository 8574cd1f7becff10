#!/usr/bin/env python3
"""What the language check says of a sentence and of its neighbour that is right: laws and orders, kinder words, abbreviations, length."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

WORDS = "blorp: {instead: child}\nnqt: {known: true}\nMASH: {full: multi-agency safeguarding hub}\nflorbish gramble: {known: true}\n"
# A sentence, and what is said of it: the word in question and a part of the message.
SENTENCES = {
    "The Human Rights Act 1988 says so.": [("1988", "the Human Rights Act is of 1998")],
    "The Human Rights Act 1998 says so.": [],
    "The Human Rights Act says so.": [],
    "The human rights act, in 1988, says so.": [],
    "The Human Rights Acts 1988 say so.": [],
    "The Children Act 1989 says so.": [],
    "The Children Act 2004 says so.": [],
    "The Children Act 1990 says so.": [("1990", "the Children Act is of 1989 or 2004")],
    "The Children Act 1799 says so.": [],
    "The Children Act 1800 says so.": [("1800", "is of 1989 or 2004")],
    "The Children Act 2099 says so.": [("2099", "is of 1989 or 2004")],
    "The Children Act 2100 says so.": [],
    "The Children Act 19.9 says so.": [],
    "The Adoption and Children Act 2002 says so.": [],
    "The Adoption and Children Act 2004 says so.": [("2004", "the Adoption and Children Act is of 2002")],
    "An adoption, and the Children Act 2004, say so.": [],
    "The Equality Act 2011 and the Care Act 2013 say so.": [("2011", "is of 2010"), ("2013", "is of 2014")],
    "An interim care order (section 38) came.": [],
    "An interim care order (section 30) came.": [("30", "an interim care order is made under section 38 of the Children Act 1989")],
    "Interim care orders under section 30 came.": [("30", "under section 38")],
    "An interim care order, s. 30, came.": [("30", "under section 38")],
    "An interim care order, s 38, came.": [],
    "An interim care order of 30 days came.": [],
    "An interim care order came to us by section 30.": [],
    "An interim care order under section thirty came.": [],
    "A placement order, s22, came.": [("22", "under section 21")],
    "A placement order, under s": [],
    "They had a placement with him.": [("placement", "'home'")],
    "They had work placements.": [],
    "They had a placement order.": [],
    "They had contact with him.": [("contact", "'family time'")],
    "They had sibling contact": [("sibling", "'brother or sister'"), ("contact", "'family time'")],
    "They made a contact.": [],
    "They can contact with ease.": [],
    "Their contact us says.": [],
    "The contact details help.": [],
    "His LAC review came.": [("LAC review", "'my meeting'")],
    "His LAC-reviews came.": [("LAC-reviews", "'my meeting'")],
    "A LAC team came.": [("LAC", "'children in care'")],
    "A lac came.": [("lac", "'children in care'")],
    "In such cases we came.": [],
    "Cases of flu came.": [],
    "Cases came.": [("Cases", "'children'")],
    "The Cases came.": [],
    "Respite Care came.": [],
    "We asked the Respite team.": [],
    "We asked. Respite came.": [("Respite", "'sleepover'")],
    "“A respite”, she said of respite.": [("respite", "'sleepover'")],
    "‘A respite” and respite.": [("respite", "'sleepover'")],
    "It is a blorp.": [("blorp", "'child'")],
    "It is two blorps.": [("blorps", "")],
    "It is Florbish gramble.": [],
    "“It is a blorp.”": [],
    "The MASH met.": [],
    "The MASHes met.": [],
    "The QXZ met.": [("QXZ", "is not explained")],
    "The QXW (Quiet Xylo Workers) met.": [],
    "Now the QXW met.": [("QXW", "is not explained")],
    "The Quiet Xylo Team (QXT) met.": [],
    "The QX met.": [("QX", "is not explained")],
    "The Q met.": [],
    "The QXZW3 met.": [],
    "The XIV met.": [],
    "The nqt met.": [],
    ("One " * 25).strip() + ".": [],
    ("One " * 26).strip() + ".": [("", "more than 25 words")],
}  # fmt: skip


def main(case):
    sections = [f"part-{number:02}" for number in range(len(SENTENCES))]
    files = {f"narrative/{name}.md": f"---\ntitle: {name}\nsummary: Words.\n---\n\n{sentence}\n" for name, sentence in zip(sections, SENTENCES)}
    report = SMALL["report.yaml"].replace("sections: [work]", f"sections: [work, {', '.join(sections)}]")
    case.put(files={"report.yaml": report, "words.yaml": WORDS, **files})
    done = case.run("check", "--language", "--format", "json", "content/small")
    told = {name: [] for name in sections}
    for message in json.loads(done.stdout)["reports"][0]["messages"]:
        name = Path(message.get("file") or "").stem
        if message["id"].startswith("language-") and name in told:
            told[name].append(message["text"])
    for name, (sentence, expected) in zip(sections, SENTENCES.items()):
        found = told[name]
        sound = len(found) == len(expected) and all((not word or text.startswith(f"'{word}'")) and part in text for text, (word, part) in zip(sorted(found), sorted(expected)))
        case.check(sentence[:60], sound, found)


with Case() as case:
    main(case)
