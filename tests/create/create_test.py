#!/usr/bin/env python3
"""annual new: the empty report, next year's report and one around spreadsheets each build; a folder that is there, and a
hostile name, are refused; nothing half made stays."""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SAMPLE, Case, tree  # noqa: E402

ROLL = "Ref No,Date on,SEN,Days\n" + "".join(f"{n:03d},{n % 27 + 1:02d}/0{n % 9 + 1}/2024,{'EHCP' if n % 3 else 'None'},{n % 5}\n" for n in range(60))
LOG = "Log,Pupil,Date\n1,001,13/05/2024\n2,004,14/06/2024\n"


def empty(case):
    done = case.run("new", "content/2024-25")
    case.check("an empty report is made", done.returncode == 0 and "What is left to you" in done.stdout, done.stderr)
    report = (case.folder / "content/2024-25/report.yaml").read_text()
    case.check("its year is its folder's", "{from: 2024-04-01, to: 2025-03-31}" in report and "Annual report 2024-25" in report, report)
    case.check("small numbers are withheld in it", report.count("disclosure: {method: suppress, protect: [1, 5]}") == 2)
    case.sound("it builds at once", case.run("build", "content/2024-25"))
    page = (case.folder / "out/2024-25/intranet/numbers.html").read_text()
    case.check("and says that there was nothing", "No referrals were received" in page)
    case.run("new", "content/2024")
    report = (case.folder / "content/2024/report.yaml").read_text()
    case.check("a year of one number begins in January", "{from: 2024-01-01, to: 2024-12-31}" in report, report)
    case.run("new", "content/ours")
    case.sound("any name will do", case.run("check", "content/ours"))
    uncommented = [path.name for path in (case.folder / "content/ours").rglob("*.yaml") if "#" not in path.read_text()]
    case.check("each file explains its keys", not uncommented, uncommented)


def refusals(case):
    before = tree(case.folder / "content")
    for name in ("content/2024-25", "content/2024-25/report.yaml"):
        done = case.run("new", name)
        case.check(f"'{name}' is there already", done.returncode == 2 and "there already" in done.stderr, done.stderr)
    (case.folder / "content/link").symlink_to("nowhere")
    for name in ("content/..", "content/.hidden", "../x", "content/a b", "content/../../y", "content/\x1b[31m", "content/-x", ".", "/", "content/link", "content/" + "x" * 300):
        done = case.run("new", "--", name)
        case.check(f"{name[:20]!r} is refused", done.returncode == 2 and "\x1b" not in done.stderr, done.stderr)
    (case.folder / "content/link").unlink()
    for words in ((), ("content/a", "content/b"), ("content/a", "--import"), ("content/a", "--import", "x.csv", "--from", "content/2024-25")):
        case.check(f"{' '.join(words)}: wrong usage", case.run("new", *words).returncode == 2)
    case.check("nothing was written", tree(case.folder / "content") == before)
    case.check("nor left beside it", sorted(path.name for path in case.folder.iterdir()) == ["content", "out", "themes"])
    if os.geteuid() != 0:
        (case.folder / "shut").mkdir(mode=0o500)
        done = case.run("new", "shut/2024-25")
        case.check("a folder that may not be written: the machine", done.returncode == 3, done.stderr)


def next_year(case):
    shutil.copytree(SAMPLE, case.folder / "content/2021-22")
    sample = tree(case.folder / "content/2021-22")
    done = case.run("new", "content/2022-23", "--from", "content/2021-22")
    case.check("next year's is made", done.returncode == 0 and "a story in place of narrative/case-" in done.stdout, done.stderr)
    new = case.folder / "content/2022-23"
    report = (new / "report.yaml").read_text()
    case.check("its dates are moved on", "period: {from: 2022-04-01, to: 2023-03-31}" in report and "published: 2023-08-24" in report, report)
    case.check("it is a draft, and no sample", "status: draft" in report and "sample: true" not in report)
    case.check("this year's figures are frozen", "2021-22:" in (new / "earlier.yaml").read_text())
    records = [path.name for path in (new / "data").iterdir() if any(line and line[0] != "#" for line in path.read_text().splitlines())]
    case.check("no record is carried over", not records, records)
    case.check("no story and no picture is", not list(new.glob("narrative/case-*")) and not (new / "images").exists())
    plan = (new / "narrative/delivery-plan.md").read_text()
    case.check("the plan is last year's aims, to be answered", "Last year's aims" in plan and "To be answered" in plan and "Service delivery plan 2023-24" in plan, plan)
    case.check("its words are to be written", "Managers go through" not in plan and "To be written." in plan)
    case.check("its blocks are kept", "```actions\nrecords: actions.service" in plan)
    case.sound("it builds", case.run("build", "content/2022-23"))
    case.check("last year's is as it was", tree(case.folder / "content/2021-22") == sample)
    case.put(files={"measures.yaml": "populations:\n  all: {from: referrals, where: {received: {from: 2021-05-01}}, label: All}\nmeasures:\n  kinds: {label: K, count: all, by: kind}\n  age: {label: A, mean: age, over: all}\n\n# what must hold\nchecks:\n  - {that: \"all = 35\"}\n"})
    done = case.run("new", "content/after", "--from", "content/small")
    case.check("checks become notes", "\n# checks:\n#   - {that:" in (case.folder / "content/after/measures.yaml").read_text(), done.stderr)
    case.check("dates that are written out are told", "measures.yaml, line 3: the date 2021-05-01" in done.stdout, done.stdout)
    case.sound("that builds too", case.run("build", "content/after"))
    case.put(files={"dictionary.yaml": "tables: 1\n"})
    done = case.run("new", "content/none", "--from", "content/small")
    case.check("from a faulty report nothing is made", done.returncode == 1 and not (case.folder / "content/none").exists(), done.stderr)
    case.check("nor from none", case.run("new", "content/none", "--from", "content/nowhere").returncode == 1)


def restricted(case):
    """What is for some readers alone must not reach the others by way of last year's aims."""
    dictionary = "tables:\n  actions:\n    publish: [what]\n    fields: {what: {type: text}}\n"
    files = {
        "dictionary.yaml": dictionary,
        "measures.yaml": "populations:\n  shut: {from: actions, editions: [board]}\n",
        "data/referrals.yaml": None,
        "data/actions.yaml": "- {what: For all}\n- {what: For the Board, editions: [board]}\n",
        "narrative/work.md": "---\ntitle: W\n---\n\n```actions\nrecords: actions\ncolumns: [what]\n```\n\n```actions\nrecords: shut\ncolumns: [what]\n```\n\n```actions\nrecords: actions\ncolumns: [what]\neditions: [board]\n```\n",
    }
    case.put(files=files)
    done = case.run("new", "content/aims", "--from", "content/small")
    text = (case.folder / "content/aims/narrative/work.md").read_text() if done.returncode == 0 else ""
    case.check("an aim for some readers alone is not carried over", "For all" in text and "For the Board" not in text, text + done.stderr)
    case.check("nor one of a group for some alone", text.count("Last year's aims") == 2, text)
    case.check("a block's editions stay with its aims", text.count("editions: [board]") == 2, text)
    case.check("it is told", "not for every reader" in done.stdout, done.stdout)


def from_sheets(case):
    (case.folder / "VS roll.csv").write_text(ROLL)
    (case.folder / "log.csv").write_text(LOG)
    done = case.run("new", "content/2025-26", "--import", "pupils=VS roll.csv", "log.csv")
    new = case.folder / "content/2025-26"
    case.check("a report around sheets is made", done.returncode == 0, done.stderr)
    dictionary = (new / "dictionary.yaml").read_text() if new.exists() else ""
    case.check("with their tables", "\n  pupils:\n" in dictionary and "\n  log:\n" in dictionary, dictionary)
    case.check("a table is about people until you say that it is not", dictionary.count("personal: true") == 2)
    case.check("the sheets are kept, apart from what git keeps", (new / "sheets/VS roll.csv").read_text() == ROLL)
    case.sound("it builds", case.run("build", "content/2025-26"))
    done = case.run("import", "content/2025-26")
    case.check("its mapping reads the records", done.returncode == 0 and "ref-no: 059" in (new / "data/pupils.yaml").read_text(), done.stderr)
    done = case.run("new", "content/twice", "--import", "log.csv", "log=VS roll.csv")
    case.check("two sheets for one table are refused", done.returncode == 1 and "would also be made" in done.stderr, done.stderr)
    case.check("and a sheet that is not there", case.run("new", "content/twice", "--import", "nowhere.csv").returncode == 1 and not (case.folder / "content/twice").exists())


with Case() as case:
    empty(case)
    refusals(case)
    next_year(case)
    restricted(case)
    from_sheets(case)
