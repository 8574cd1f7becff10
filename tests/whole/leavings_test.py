#!/usr/bin/env python3
"""What a copied sample leaves in a report, and that pictures are looked at in the same run as everything else."""

import re

from report_case import SMALL, Case

TEXT = "We listened to every child who asked us, and we said what would happen next."
SAMPLE_FILES = {
    "report.yaml": SMALL["report.yaml"] + "sample: true\n",
    "narrative/work.md": SMALL["narrative/work.md"] + f"\n{TEXT}\n",
    "dictionary.yaml": SMALL["dictionary.yaml"] + "  actions: {publish: [what], fields: {what: {type: text}, who: {type: text}}}\n",
    "data/actions.yaml": "- what: We will ask each child how they would like to be written to.\n  who: The team\n",
}
IMAGE = "\n```image\n{file: logo.png, alt: The logo, shows: no people}\n```\n"


def told(done):
    return re.findall(r"(?m)^(\S+): warning: this stands word for word in the sample 'content/model'", done.stderr)


with Case() as case:
    case.put("model", files=SAMPLE_FILES)
    case.put("own", files={**SAMPLE_FILES, "report.yaml": SMALL["report.yaml"]})
    done = case.run("check", "content/own")
    lines = [f"content/own/{line}:" for line in ("data/actions.yaml:1:3", "narrative/work.md:14:1", "narrative/work.md:8:1")]
    case.check("text of a sample beside it", sorted(f"{place}:" for place in told(done)) == lines, done.stderr)
    case.check("is a warning", done.returncode == 0, done.stderr)
    case.check("the sample itself is left alone", not told(case.run("check", "content/model")))
    case.put("own", files={"narrative/work.md": SMALL["narrative/work.md"].replace("We received", "In all we got")})
    case.check("other text is the report's own", not told(case.run("check", "content/own")))
    case.put("model", files={**SAMPLE_FILES, "report.yaml": SMALL["report.yaml"]})
    case.put("own", files={**SAMPLE_FILES, "report.yaml": SMALL["report.yaml"]})
    case.check("and so is that of a report that is no sample", not told(case.run("check", "content/own")))

    case.put("own", files={"narrative/work.md": SMALL["narrative/work.md"] + IMAGE + "\nWe saw {{ al }} of them.\n", "images/logo.png": "no picture"})
    done = case.run("check", "content/own")
    case.check("a picture's fault beside an error in the text", "'images/logo.png'" in done.stderr or "logo.png' is" in done.stderr, done.stderr)
    case.check("with the other error", "did you mean 'all'?" in done.stderr, done.stderr)
