#!/usr/bin/env python3
"""Forty wrong, stale, contradicting or unsourced numbers, put into a copy of the sample's narrative: which are found, and
how many are told of that are none."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", ROOT / "out/.build/annual")
SAMPLE = ROOT / "content/2021-22"
# A file, a sentence to add at its end, and the number in it that must be named.
SEEDS = [
    ("executive-summary.md", "Over the year, 166 referrals led to support from a CRO.", "166"),
    ("executive-summary.md", "Of the child protection referrals, 254 were received.", "254"),
    ("executive-summary.md", "We finished our work on 61 per cent of them.", "61 per cent"),
    ("executive-summary.md", "Eighty-four children on a plan accepted support.", "Eighty-four"),
    ("executive-summary.md", "About two dozen meetings were held without us.", "two dozen"),
    ("executive-summary.md", "One in four children accepted support.", "One in four"),
    ("executive-summary.md", "Referrals doubled in the second half of it.", "doubled"),
    ("executive-summary.md", "There were 1,204 calls to the office.", "1,204"),
    ("executive-summary.md", "Our grant was £3,500.", "£3,500"),
    ("executive-summary.md", "Of all reviews, 12 out of 40 went ahead without the child.", "12 out of 40"),
    ("introduction.md", "The council cares for 702 children.", "702"),
    ("introduction.md", "In all, 34% of children had a plan.", "34%"),
    ("introduction.md", "Between 40 and 60 children wait at any time.", "40"),
    ("introduction.md", "Some 7–22 children came each time.", "7–22"),
    ("introduction.md", "Nearly half of the referrals came from social workers.", "half"),
    ("introduction.md", "Two thirds of the children were girls.", "Two thirds"),
    ("introduction.md", "A quarter of referrals came from schools.", "A quarter"),
    ("introduction.md", "Fewer than 20 young people said no.", "20"),
    ("introduction.md", "More than a hundred people wrote to us.", "a hundred"),
    ("introduction.md", "The service cost £1.2 million.", "£1.2 million"),
    ("our-work.md", "On average support lasted 31 weeks.", "31"),
    ("our-work.md", "We supported 77 children in care.", "77"),
    ("our-work.md", "The choir had 15 members by March.", "15"),
    ("our-work.md", "We went to 73 meetings with young people.", "73"),
    ("our-work.md", "Nine young people joined the design team.", "Nine"),
    ("our-work.md", "Three in ten meetings were reviews.", "Three in ten"),
    ("our-work.md", "The Board met 5 times.", "5"),
    ("our-work.md", "Support was refused in 92 cases.", "92"),
    ("our-work.md", "Seventy-two of the young people were in care.", "Seventy-two"),
    ("our-work.md", "Only 3 % of referrals came from a parent.", "3 %"),
    ("impact.md", "In all, 317 children were supported.", "317"),
    ("impact.md", "Twice as many children took part as last year.", "Twice"),
    ("impact.md", "Ninety percent said that it had helped.", "Ninety percent"),
    ("impact.md", "It reached 48 children in the summer.", "48"),
    ("plans.md", "We will train 25 carers.", "25"),
    ("plans.md", "Over 200 children could be referred.", "200"),
    ("plans.md", "Seven care leavers have joined already.", "Seven"),
    ("what-we-can-do-better.md", "There are 88 children who live outside the county.", "88"),
    ("what-we-can-do-better.md", "Four out of five children told us so.", "Four out of five"),
    ("what-we-can-do-better.md", "We reached 64.5% of homes.", "64.5%"),
]
# Numbers that are no claims.
QUIET = """
From 1 April 2021 to 31 March 2022, and on May 3, the year 2021-22 and 2019/20 were told apart. Children aged 16 and over, under
25s, 12 to 17 year olds, a 9-year-old, those at 18 and anyone aged 7 to 11 know it. Section 22 of the Children Act 1989, sections
17 and 20, SI 2018/952, article 12 and s. 31 are laws. The 1st and 22nd came third. Ring 0116 305 0005 or 01162 123456 at 10.30 am
or 9:15, or write to 14 High Street, Leicester LE3 8RA. One of us, one by one, no one. Half an hour, half past two, the first half.
It takes six weeks, two years and 12 months. Read pages 4 to 7, step 2 and all 5 documents. At 16+ see U16, A4, COVID-19, 24/7.

    Code has 77 children.

`81 referrals` and [a link](https://example.org/90/children-44) too.

> Quoted, 33 children came.

{{ say "Ninety-nine children" }} came.

1. one thing
2. another thing
"""


def check(report):
    run = subprocess.run([ANNUAL, "check", report], capture_output=True, text=True, check=False)
    found = {}
    for path, line, text in re.findall(r"(?m)^\S*/([\w-]+\.(?:md|yaml)):(\d+):\d+: warning: '([^']*)' is typed by hand", run.stderr):
        found.setdefault((path, int(line)), []).append(text)
    return run, found


def fresh(folder):
    report = Path(folder) / "report"
    shutil.copytree(SAMPLE, report)
    return report


def clean_check():
    run, found = check(SAMPLE)
    words = sum(len(path.read_text().split()) for path in (SAMPLE / "narrative").glob("*.md"))
    alarms = sum(map(len, found.values()))
    told = f"{alarms} in {words} words"
    print("ok the clean sample: " + told if alarms * 1000 <= 3 * words else f"not ok the clean sample: {told}\n{run.stderr}")


def seeds_check():
    with tempfile.TemporaryDirectory() as folder:
        report, lines = fresh(folder), []
        for name, sentence, number in SEEDS:
            path = report / "narrative" / name
            path.write_text(path.read_text() + f"\n{sentence}\n")
            lines.append((name, len(path.read_text().splitlines()), number))
        found = check(report)[1]
        missed = [f"{name}:{line} {number}" for name, line, number in lines if not any(text.startswith(number) or number.lower() in text.lower() for text in found.get((name, line), []))]
        print(f"{'ok' if len(missed) <= 2 else 'not ok'} {len(SEEDS) - len(missed)} of {len(SEEDS)} found; missed: {missed}")


def quiet_check():
    with tempfile.TemporaryDirectory() as folder:
        report = fresh(folder)
        path = report / "narrative/plans.md"
        start = len(path.read_text().splitlines())
        path.write_text(path.read_text() + QUIET)
        told = [(line, text) for (name, line), texts in check(report)[1].items() if name == "plans.md" and line > start for text in texts]
        print(f"not ok numbers that are no claims: {told}" if told else "ok numbers that are no claims")


def strict_check():
    with tempfile.TemporaryDirectory() as folder:
        report = fresh(folder)
        path = report / "narrative/plans.md"
        path.write_text(path.read_text() + "\nThere were 88 children.\n")
        soft = subprocess.run([ANNUAL, "check", report], capture_output=True, text=True, check=False)
        hard = subprocess.run([ANNUAL, "check", "--strict", report], capture_output=True, text=True, check=False)
        sound = soft.returncode == 0 and hard.returncode == 1 and "error: '88' is typed by hand" in hard.stderr
        print("ok strict" if sound else f"not ok strict: {soft.returncode} {hard.returncode}")


def hostile_check():
    """Each takes time linear in its length: seconds would mean that it does not."""
    texts = {
        "a line of 1 MB": "There were 88 children and 12% of them " * 26000,
        "a million numbers": "1 " * 1000000,
        "digits of other scripts": "٤٢ children and ४२ children and 42 children. " * 5000,
        "numbers in code and links": "`88 children` [x](http://e.org/88) " * 5000,
        "words without an end": "forty-" * 100000 + "a dozen " * 20000,
    }
    for name, text in texts.items():
        with tempfile.TemporaryDirectory() as folder:
            report = fresh(folder)
            path = report / "narrative/plans.md"
            path.write_text(path.read_text() + "\n" + text + "\n")
            try:
                run = subprocess.run([ANNUAL, "check", report], capture_output=True, timeout=30, check=False)
                print(f"ok {name}" if run.returncode in (0, 1) else f"not ok {name}: {run.returncode} {run.stderr[-300:]}")
            except subprocess.TimeoutExpired:
                print(f"not ok {name}: more than 30 s")


def main():
    clean_check()
    seeds_check()
    quiet_check()
    strict_check()
    hostile_check()


if __name__ == "__main__":
    main()
