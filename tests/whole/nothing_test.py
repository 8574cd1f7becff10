#!/usr/bin/env python3
"""Folders with nothing in them, or with nothing to count: a message or a sound report, never a crash."""

import re

from report_case import Case, tree


def check_message(case, name, files, expected):
    done = case.run("build", case.put(files=files))
    case.check(f"{name}: exit status 1", done.returncode == 1, done.stderr)
    case.check(f"{name}: says so", expected in done.stderr, done.stderr)
    case.check(f"{name}: writes nothing", not (case.folder / "out/small").exists())


def check_sound(case, name, files):
    case.sound(f"{name}: a sound report", case.run("build", case.put(files=files)))
    files = tree(case.folder / "out/small")
    pages = {path: text.decode() for path, text in files.items() if path.endswith((".html", ".json", ".csv"))}
    case.check(f"{name}: all files", "board/annual-report.pdf" in files and "intranet/index.html" in files, list(files))
    odd = [path for path, text in pages.items() if re.search(r"\b(nan|inf|null\)|NULL)\b|-9223372036854775808", text)]
    case.check(f"{name}: no nan anywhere", not odd, odd)
    return pages


with Case() as case:
    (case.folder / "content/empty").mkdir(parents=True)
    done = case.run("build", "content/empty")
    case.check("an empty folder: exit status 1", done.returncode == 1, done.stderr)
    case.check("an empty folder: names the file", "report.yaml" in done.stderr, done.stderr)
    done = case.run("build")
    case.check("no report at all: wrong usage", done.returncode == 2, done.stderr)
    done = case.run("build", "content/nowhere")
    case.check("a folder that is not there", done.returncode == 2 and "nowhere" in done.stderr, done.stderr)
    check_message(case, "a missing data file", {"data/referrals.yaml": None}, "data/referrals.yaml")
    check_message(case, "an empty report.yaml", {"report.yaml": ""}, "report.yaml")
    check_message(case, "an empty dictionary.yaml", {"dictionary.yaml": "", "measures.yaml": "populations: {a: {from: referrals}}\n"}, "dictionary.yaml:1:")
    check_message(case, "a missing narrative file", {"narrative/work.md": None}, "work")
    for name, text in (("an empty data file", ""), ("an empty list", "[]\n"), ("only a comment", "# none yet\n")):
        pages = check_sound(case, name, {"data/referrals.yaml": text})
        site = "".join(text for path, text in pages.items() if path.startswith("intranet/"))
        case.check(f"{name}: the mean of nothing is [x]", "[x]" in site)
    check_sound(case, "an empty narrative file", {"narrative/work.md": "---\ntitle: Our work\nsummary: None.\n---\n"})
    check_sound(case, "no measures", {"measures.yaml": None, "narrative/work.md": "---\ntitle: Work\nsummary: No.\n---\n\nWords.\n"})
