#!/usr/bin/env python3
"""What `annual check --language` says of a text, and what it leaves alone."""

import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ROOT, SAMPLE, SMALL, Case, reading_age, running_text  # noqa: E402

LONG = "We met " + "every week and " * 8 + "then we went home."
# A line of narrative, and the messages that it gives: (first quoted word or None, part of the message, part of the help).
FOUND = [
    (LONG, [(None, "more than 25 words", "it has 30")]),
    ("We met. " + LONG + " We left.", [(None, "more than 25 words", "it has 30")]),
    ("They had contact with him.", [("contact", "'family time'", "words.yaml")]),
    ("Family contact matters.", [("contact", "'family time'", "")]),
    ("Two placements ended.", [("placements", "'home'", "")]),
    ("She has respite.", [("respite", "'sleepover'", "")]),
    ("He saw his siblings.", [("siblings", "'brothers and sisters'", "")]),
    ("Siblings matter.", [("Siblings", "'brothers and sisters'", "")]),
    ("It was a LAC review.", [("LAC review", "'my meeting'", "")]),
    ("Our cases went well.", [("cases", "'children'", "")]),
    ("She is NEET.", [("NEET", "'not in education, training or work'", "")]),
    ("It is challenging behaviour.", [("challenging behaviour", "'having trouble coping'", "")]),
    ("We asked the ABCD.", [("ABCD", "is not explained", "ABCD: {full")]),
    ("Two ABCDs came, and the ABCD’s friend.", [("ABCD", "is not explained", ""), ("ABCD", "is not explained", "")]),
    ("A good kittchen.", [("kittchen", "not in the dictionary", "'kitchen'")]),
    ("Kittchen work.", [("Kittchen", "not in the dictionary", "'Kitchen'")]),
    ("The blorp won.", [("blorp", "instead", "")]),
    ("Our Welfare Officer (WO) came, and **the** recieve.", [("recieve", "not in the dictionary", "'receive'")]),
]
QUIET = """
Contact us, or contact the team at team@exampel.org or www.exampel.org/kittchen. A point of contact.

The Placement Order, the Contact Order and a work placement. In some cases, in most cases, cases of flu.

The Quiet Listening Group (QLG) met; the QLG came again. XYW (Xylo Yellow Workers) left. The UK, the NHS, a PDF, LE3 8RA, part IV.

"He had respite," she said. Nobody says "placement" about their room.

> The recieve placement of siblings.

```passage
language: cy
text: Mae plant yn dweud placement, recieve a XQZ.
```

`recieve` and {{ note "A recieve of placement." }} and wellbeing. Florbish is a name of ours: ask Recieve.

Care leavers' rights, the children's homes, colour, organise and organize.
"""
WORDS = """florbish: {known: true}
blorp: {instead: child}
NQT: {full: newly qualified teacher}
blurbing: {means: a word of ours.}
"""


def told(text):
    """The messages of language, with their helps."""
    found, lines = [], text.splitlines()
    for at, line in enumerate(lines):
        head = re.match(r"\S+/(\S+):(\d+):\d+: warning: (.*(?:more than 25 words|kinder or plainer|not explained|not in the dictionary).*)", line)
        if head:
            rest = next((help for help in lines[at + 1 : at + 5] if help.startswith("  help: ")), "")
            found.append((head[1], int(head[2]), head[3], rest))
    return found


def matches(found, wanted):
    """One message against what is wanted of it; "instead" stands for the word of words.yaml."""
    word, text, help_text = wanted
    said = "'child'" if text == "instead" else text
    return (word is None or found[2].startswith(f"'{word}'")) and said in found[2] and help_text in found[3]


with Case() as case:
    files = {"words.yaml": WORDS}
    for line, wanted in FOUND:
        case.put(files={**files, "narrative/work.md": SMALL["narrative/work.md"] + f"\n{line}\n"})
        done = case.run("check", "--language")
        found = told(done.stderr)
        case.check(line[:50], len(found) == len(wanted) and all(map(matches, found, wanted)) and done.returncode == 0, found or done.stderr)
        case.check("and not without the option", not told(case.run("check").stderr))
    case.put(files={**files, "narrative/work.md": SMALL["narrative/work.md"] + QUIET})
    done = case.run("check", "--language")
    case.check("what is right", not told(done.stderr) and done.returncode == 0, done.stderr)
    case.check("reading ages are said", re.search(r"(?m)^annual: reading ages of 'annual-report': work \d+\.\d$", done.stdout), done.stdout)
    many = "\nA kittchen.\n" * 6
    case.put(files={**files, "narrative/work.md": SMALL["narrative/work.md"] + many})
    done = case.run("check", "--language")
    case.check("one message for one mistake", len(told(done.stderr)) == 1 and "and 5 more like it" in done.stderr, done.stderr)
    done = case.run("check", "--language", DICPATH="/nowhere")
    case.check("without a dictionary", "note: spelling was not checked" in done.stderr and not told(done.stderr), done.stderr)

    themed = {
        "report.yaml": SMALL["report.yaml"].replace("theme: county", "theme: ours"),
        "narrative/work.md": SMALL["narrative/work.md"] + "\nA kittchen, a spork and two placements.\n",
    }
    themes = case.folder / "themes"
    themes.unlink()
    shutil.copytree(ROOT / "themes", themes)
    (themes / "ours").mkdir()
    (themes / "ours/theme.yaml").write_text("base: county\n")
    (themes / "ours/words.yaml").write_text("kittchen: {known: true}\nspork: {instead: fork}\nplacements: {known: true}\n")
    case.put(files=themed)
    found = told(case.run("check", "--language").stderr)
    case.check("a theme's list adds and overrides", [f[2].split("'")[1] for f in found] == ["spork"] and "'fork'" in str(found), found)
    case.put(files={**themed, "words.yaml": "spork: {known: true}\nkittchen: {instead: kitchen}\n"})
    found = told(case.run("check", "--language").stderr)
    case.check("the report's own list overrides the theme's", [f[2].split("'")[1] for f in found] == ["kittchen"] and "'kitchen'" in str(found), found)
    (themes / "ours/words.yaml").write_text("spork: fork\n")
    done = case.run("check", "--language")
    case.check("a mistake in a theme's list is told there", "themes/ours/words.yaml:1:" in done.stderr and done.returncode == 1, done.stderr)

    hard = SMALL["narrative/work.md"] + "\nResponsibilities of corporate organisations necessitate considerable coordination.\n"
    bound = SMALL["report.yaml"].replace("sections: [work]", "sections: [work, easy], reading-age: 9")
    easy = "---\ntitle: Easy\nsummary: Easy.\n---\n\nThe cat sat on the mat. The dog ran to the cat.\n"
    case.put(files={"narrative/work.md": hard, "narrative/easy.md": easy, "report.yaml": bound})
    for words in (("check",), ("build",)):
        done = case.run(*words)
        case.check(f"a bound in years: {words[0]}", re.search(r"work\.md:5:\d+: warning: the document 'annual-report' has 'reading-age: 9', but reads at \d+\.\d;", done.stderr), done.stderr)
    case.put(files={"narrative/work.md": hard, "narrative/easy.md": easy, "report.yaml": bound.replace("age: 9", "age: 99")})
    case.check("within its bound", "reading-age" not in case.run("check").stderr)

    (case.folder / "content/2021-22").symlink_to(SAMPLE)
    (case.folder / "content/strategy-2026-29").symlink_to(ROOT / "content/strategy-2026-29")
    for report in ("content/2021-22", "content/strategy-2026-29"):
        done = case.run("check", "--language", report)
        case.check(f"{report} is clean", not told(done.stderr), done.stderr)
    case.run("build", "content/2021-22", "--edition", "intranet", "--format", "html")
    ages = dict(re.findall(r"([\w-]+) (\d+\.\d)", done.stdout))
    said = case.run("check", "--language", "--edition", "intranet", "content/2021-22").stdout
    ages = [float(age) for age in re.findall(r"young-\S+ (\d+\.\d)", said)]
    own, words = reading_age(running_text(case.folder / "out/2021-22/intranet", "for-young-people"))
    case.check(f"the young people's version reads at {own:.1f} by another count", ages and min(ages) - 0.5 <= own <= max(ages) + 0.5, f"{ages}\n{own}")
