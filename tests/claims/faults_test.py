#!/usr/bin/env python3
"""The mistakes that were found in a report of the kind that the sample is: each, put into a copy of the sample, is told of
in words of its own, and none is told of in the sample."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", ROOT / "out/.build/annual")
SAMPLE = ROOT / "content/2021-22"
# What is wrong, the file, what is added to its end (or replaced in it), and what must be said.
FAULTS = [
    ("percentages made to add up to 100", "narrative/our-work.md", "\nOf the 83 referrals that were accepted, 2 (3%) were about school.\n", r"'3%' is typed by hand"),
    ("and in a table", "narrative/our-work.md", "\n| Reason | Referrals | Share |\n| --- | ---: | ---: |\n| Home | 55 | 77% |\n", r"'77%' is typed by hand"),
    ("a number of another group", "narrative/our-work.md", "\nThis is about the 83 young people whom we have supported.\n", r"'83' is typed by hand"),
    ("a share before another base", "narrative/our-work.md", "\nIt was {{ care.closed | percent }} of the {{ care.received }}.\n", r"is a share of 77, not of the 88"),
    ("categories that overlap, added up", "measures.yaml", ("checks:\n", "checks:\n  - {that: \"cp.received = cp.accepted + cp.closed + cp.open\", say: Each is one of them}\n"), r"error: .*cp\.received = cp\.accepted \+ cp\.closed \+ cp\.open"),
    ("a member older than the group is for", "data/activities.yaml", ("{group: senior, age: 21}", "{group: senior, age: 22}"), r"error: .*choir\.age-oldest <= 21"),
    ("and in a sentence", "narrative/our-work.md", "\nThere were {{ care.accepted }} and {{ care.closed }}, 122 in all.\n", r"'care\.accepted' and 'care\.closed' are added up here, but they share 39 records"),
    ("a count that belongs to nothing", "narrative/our-work.md", "\nSecure accommodation: 2 children.\n", r"'2' is typed by hand"),
    ("headlines that differ", "narrative/headlines.md", "\nWe supported 165 children.\n", r"'165' is typed by hand"),
    ("one label of two numbers", "measures.yaml", ("label: Children in care and care leavers still supported at the end of the year", "label: Children and young people still supported at the end of the year"), r"'Children and young people still supported at the end of the year' is the label of two numbers"),
    ("one label of people and of referrals", "measures.yaml", ("cp.received: {from: referrals, where: {service: child-protection}, label: Child protection referrals}", "cp.received: {from: referrals, where: {service: child-protection}, label: Children referred}"), None),
    ("an order under another section", "narrative/our-work.md", "\nInterim care orders (section 30) come first.\n", r"'30' stands here, but an interim care order is made under section 38 of the Children Act 1989"),
    ("and a short one", "narrative/our-work.md", "\nA placement order, s22, comes next.\n", r"under section 21 of the Adoption and Children Act 2002"),
    ("an Act of another year", "narrative/our-work.md", "\nThe Human Rights Act 1988 says so.\n", r"'1988' stands here, but the Human Rights Act is of 1998"),
    ("a share that names a few", "narrative/our-work.md", "\nOf the choir, 30% are boys.\n", r"'30%' is typed by hand"),
    ("rank beside a withheld figure", "narrative/our-work.md", "\nMost of the {{ cicc.members | or \"young\" }} members came.\n", r"'\w+' may give away '[\w.-]+'"),
    ("sentences nobody can follow", "narrative/our-work.md", "\nWe work with children and young people and the people around them, so that they can say what they think and want, and so that the people who decide listen to them.\n", r"this sentence has more than 25 words"),
]
QUIET = """
The Children Act 1989 and the Children Act 2004, the Adoption and Children Act 2002 and the Equality Act 2010. Interim care orders
(section 38) and a placement order under section 21. It was {{ care.closed | percent }} of the {{ care.supported }}.
"""


def check(report):
    return subprocess.run([ANNUAL, "check", "--language", report], capture_output=True, text=True, check=False)


def messages(text):
    return [line for line in text.splitlines() if re.search(r": (warning|error): ", line)]


def people_seed(report):
    """Children under the label of referrals, both printed; what must be said of it."""
    measures, text = report / "measures.yaml", report / "narrative/our-work.md"
    measures.write_text(measures.read_text().replace("label: Children and young people referred in child protection", "label: Children referred"))
    text.write_text(text.read_text() + "\nThere were {{ cp.children }} of them, in {{ cp.received }}.\n")
    return r"'Children referred' is the label of two numbers: 'cp\.children' is \d+ and 'cp\.received' is 254"


def main():
    clean = messages(check(SAMPLE).stderr)
    ranks = [line for line in clean if "may give away" in line]
    print("ok no rank in the sample" if not ranks else f"not ok no rank in the sample: {ranks}")
    for name, path, change, said in FAULTS:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report"
            shutil.copytree(SAMPLE, report)
            text = (report / path).read_text()
            changed = text.replace(*change, 1) if isinstance(change, tuple) else text + change
            (report / path).write_text(changed)
            if not said:
                said = people_seed(report)
            told = messages(check(report).stderr)
            print(f"ok {name}" if text != changed and any(re.search(said, line) for line in told) else f"not ok {name}: {told}")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report"
        shutil.copytree(SAMPLE, report)
        path = report / "narrative/our-work.md"
        path.write_text(path.read_text() + QUIET)
        told = messages(check(report).stderr)
        print("ok what is right" if len(told) == len(clean) else f"not ok what is right: {told}")


if __name__ == "__main__":
    main()
