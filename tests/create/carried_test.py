#!/usr/bin/env python3
"""Next year's report, file by file: what of each line is carried over, moved on by a year or left out, however it is written."""

import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ANNUAL, SMALL, Case  # noqa: E402

NARRATIVE = """---
title: Our work 2021-22
summary: >
  What we did
  in 2021-22.
language: en-GB
---

First words.

More words, of 2021-22.

## Work in 2021-22 and 1999-00

Words.

### Years: 2021-22, 12021-22, 2021-221, 2021-23, 2021/22, 1898-99, 2198-99, 2199-00, 2099-00, 1999-2000, 2021-x2

```figures
- {measure: all, label: Came in}
- {measure: age, label: 'years old'}
```

~~~chart
measure: kinds
kind: bar
title: Most came back
alt: A chart
source: Ours
subtitle: In 2021-22
~~~

````table
caption: By kind
measure: kinds
where: {kind: [first, 'again']}
````

```table
caption: Typed
header: [A, B]
rows:
  - [1, 2]
```

```callout
text: Words in a box.
```

```
code
```

``not a fence``

````
```figures
[all]
```
````
"""


def next_of(case, name="next", **files):
    case.put(files=files)
    done = case.run("new", f"content/{name}", "--from", "content/small")
    new = case.folder / "content" / name
    return done, lambda path: (new / path).read_text() if (new / path).exists() else ""


def narrative(case):
    done, read = next_of(case, "words", **{"narrative/work.md": NARRATIVE})
    text = read("narrative/work.md")
    expected = """---
title: Our work 2022-23
summary: To be written.
language: en-GB
---

To be written.

## Work in 2022-23 and 2000-01

To be written.

### Years: 2022-23, 12021-22, 2021-221, 2021-23, 2021/22, 1898-99, 2199-00, 2199-00, 2100-01, 1999-2000, 2021-x2

```figures
- {measure: all, label: "Came in"}
- {measure: age, label: "years old"}
```

```chart
measure: kinds
kind: bar
title: "To be written: what this chart shows"
```

```table
measure: kinds
where: {kind: [first, "again"]}
```

To be written.
"""
    case.check("a section", text == expected, f"{text}\n{done.stderr}")
    case.check("what was left out is counted", "narrative/work.md: 4 blocks of words, pictures or stories, which were left out" in done.stdout, done.stdout)


def settings(case):
    report = SMALL["report.yaml"]
    pairs = {
        "from: 2021-04-01, to: 2022-03-31": "from: 2022-04-01, to: 2023-03-31",
        "from: '2020-02-29', to: \"2021-02-28\"": "from: '2021-02-28', to: \"2022-02-28\"",
        "from: 2021-04, to: 2022-03": "from: 2022-04, to: 2023-03",
    }
    for number, (old, new) in enumerate(pairs.items()):
        done, read = next_of(case, f"period-{number}", **{"report.yaml": report.replace("from: 2021-04-01, to: 2022-03-31", old)})
        case.check(f"{old} moves on", new in read("report.yaml"), read("report.yaml") + done.stderr)
    titles = {"title: Annual report 2021-22\ncouncil": "title: Annual report 2022-23\ncouncil", 'title: "A \\"2021-22\\" report"\ncouncil': 'title: "A \\"2022-23\\" report"\ncouncil', "title: 'It''s 2021-22'\ncouncil": "title: 'It''s 2022-23'\ncouncil", 'title: "Annual 2021-\\u003222"\ncouncil': 'title: "Annual 2021-\\u003222"\ncouncil'}
    for number, (old, new) in enumerate(titles.items()):
        done, read = next_of(case, f"title-{number}", **{"report.yaml": report.replace("title: Annual report\ncouncil", old)})
        moved = new in read("report.yaml") or old in read("report.yaml") and ("''" in old or "\\" in old)
        case.check(f"{old.splitlines()[0]} moves on, or stays as it is where its letters are written otherwise", moved, read("report.yaml")[:200] + done.stderr)
    more = report.replace("status: final", "status: draft\nsample: true\nholidays: [2021-12-25]\ncopyright: © A Council 2022\naccessibility: {tested: 2022-01-05}\nsubtitle: For 2021-22").replace("annual-report: {title: Annual report,", "annual-report: {title: Annual report 2021-22, subtitle: In 2021-22,")
    done, read = next_of(case, "more", **{"report.yaml": more})
    text = read("report.yaml")
    case.check("a draft stays one, a sample does not", "status: draft" in text and "sample:     \n" in text, text + done.stderr)
    case.check("the day of a test is not known", "{tested:           }" in text, text)
    case.check("subtitles and documents move on", "subtitle: For 2022-23" in text and "{title: Annual report 2022-23, subtitle: In 2022-23," in text, text)
    case.check("what a person must look at is told", all(words in done.stdout for words in ("the year under 'copyright'", "next year's 'holidays'")), done.stdout)
    quoted = report.replace("status: final", "status: final\nsample: 'true'")
    done, read = next_of(case, "quoted", **{"report.yaml": quoted})
    case.check("final becomes draft", "status: draft" in read("report.yaml"), read("report.yaml") + done.stderr)


def measures(case):
    checks = SMALL["measures.yaml"] + "checks:\n  # of our own\n  - {that: \"all = 40\"}\n\n  - {that: \"all = 40\"}\n"
    done, read = next_of(case, "checks", **{"measures.yaml": checks})
    case.check("checks become notes; notes and blank lines stay as they are", read("measures.yaml").endswith("# checks:\n  # of our own\n#   - {that: \"all = 40\"}\n\n#   - {that: \"all = 40\"}\n"), read("measures.yaml") + done.stderr)
    before = "checks:\n  - {that: \"all = 40\"}\n" + SMALL["measures.yaml"]
    done, read = next_of(case, "before", **{"measures.yaml": before})
    case.check("what stands below the checks stays", "# checks:\n#   - {that: \"all = 40\"}\n" + SMALL["measures.yaml"] in read("measures.yaml"), read("measures.yaml") + done.stderr)
    case.sound("it builds", case.run("check", "content/before"))
    one = "{populations: {all: {from: referrals, label: All}}, measures: {kinds: {label: K, count: all, by: kind}, age: {label: A, mean: age, over: all}}, checks: [{that: 'all = 40'}]}\n"
    done, read = next_of(case, "one", **{"measures.yaml": one})
    case.check("checks without a line of their own are left, and told", read("measures.yaml").endswith(one) and "take 'checks:' away" in done.stdout, read("measures.yaml") + done.stdout)
    dated = SMALL["dictionary.yaml"].replace("min: 0, max: 25}", "min: 0, max: 25}\n      closed: {type: date, min: 2021-04-01}")
    done, read = next_of(case, "dated", **{"dictionary.yaml": dated, "measures.yaml": SMALL["measures.yaml"].replace("label: Referrals received}", "label: Referrals received, where: {received: {from: 2021-04-01, to: 2022-03-31}}}")})
    case.check("dates that are written out are told, each with its line", done.stdout.count("the date 20") >= 2 and "measures.yaml, line 3: the date 2021-04-01" in done.stdout, done.stdout + done.stderr)


def others(case):
    files = {"facts.yaml": "facts:\n  spent: {value: 12, source: Accounts}\n", "words.yaml": "Elmham: {known: true}\n", "narrative/work.md": SMALL["narrative/work.md"] + "\nWe spent {{ fact spent }}.\n", "narrative/aside.md": "---\ntitle: Aside\n---\n\nA story.\n"}
    done, read = next_of(case, "others", **files)
    if "fact" in done.stderr:
        files["narrative/work.md"] = SMALL["narrative/work.md"]
        done, read = next_of(case, "others2", **files)
    case.check("facts and words are carried", "spent: {value: 12" in read("facts.yaml") and "Elmham: {known: true}" in read("words.yaml"), done.stderr)
    case.check("facts may be newer", "facts.yaml: figures from elsewhere may have newer ones" in done.stdout and "words.yaml" not in done.stdout, done.stdout)
    case.check("a text that is no section is not carried over", not read("narrative/aside.md") and "aside.md" in done.stdout, done.stdout)
    done, _ = next_of(case, "broken", **{"narrative/work.md": "no front matter\n"})
    case.check("from a faulty section nothing is made", done.returncode == 1 and not (case.folder / "content/broken").exists(), done.stdout + done.stderr)
    done, _ = next_of(case, "broken", **{"facts.yaml": "facts: [\n"})
    case.check("nor from faulty facts", done.returncode == 1 and not (case.folder / "content/broken").exists(), done.stdout + done.stderr)


ACTIONS = """  aims:
    label: Aims
    publish: [aim, by, due]
    key: id
    fields:
      id: {type: text, required: true}
      aim: {type: text}
      by: {type: text}
      due: {type: date}
"""
AIMS = """- {id: A1, aim: "Answer sooner", by: The team, due: 2021-06-01}
- {id: A2, by: The team}
- {id: A3, aim: "Meet {{ all }} families", by: The team}
- {id: A4, aim: "For the board", by: The team, editions: [board]}
- {id: A5, aim: "For each", by: The team, editions: [board, intranet]}
"""


def blocks(case):
    """Blocks with values that are not known, not plain or not there, and the aims of the year."""
    work = SMALL["narrative/work.md"].replace("kind: bar,", "kind: bar, subtitle: ~, source: ~,")
    files = {
        "dictionary.yaml": SMALL["dictionary.yaml"] + ACTIONS,
        "data/aims.yaml": AIMS,
        "narrative/work.md": work + "\n```actions\n{records: aims, columns: [due, aim, by]}\n```\n",
    }
    done, read = next_of(case, "blocks", **files)
    text = read("narrative/work.md")
    case.check("what is not known is left out", "```chart\nmeasure: kinds\nkind: bar\ntitle: \"To be" in text and "```actions\nrecords: aims\ncolumns: [due, aim, by]\n```" in text, text + done.stderr)
    case.check("aims that each reader may see are to be answered", text.count("To be answered]") == 2 and '- ["Answer sooner", To' in text and '- ["For each", To' in text, text)
    case.check("the others are counted", "2 of last year's aims, to be answered" in done.stdout and "3 of last year's aims were not carried over" in done.stdout, done.stdout)
    files["narrative/work.md"] = work + "\n```actions\n{records: aims, columns: [due]}\n```\n\n```actions\n{records: aims, columns: [by], where: {id: A1}}\n```\n"
    done, read = next_of(case, "dates", **files)
    text = read("narrative/work.md")
    case.check("without a text among the columns there is no aim", text.count("To be answered]") == 1 and '- ["The team", To' in text, text + done.stderr)
    lined = "# yaml-language-server: $schema=.schema/measures.json\n" + SMALL["measures.yaml"]
    done, read = next_of(case, "lined", **{"measures.yaml": lined})
    case.check("a file that names its schema names it once", read("measures.yaml") == lined, read("measures.yaml")[:200] + done.stderr)
    bare = SMALL["report.yaml"].replace("council: A Council", "council: A Council\nsubtitle: ''\naccessibility: {tested: ~}")
    done, read = next_of(case, "bare", **{"report.yaml": bare})
    case.check("a day that is not known stays so", "accessibility: {tested: ~}" in read("report.yaml"), read("report.yaml")[:300] + done.stderr)


def disk(case):
    """A file that cannot grow: nothing of the new report is left, and why is said."""
    case.put()
    full = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)), "restore_signals": False}
    done = case.run("new", "/proc/full")
    case.check("a folder in which none can be made", done.returncode == 3 and "'/proc/full' could not be made: " in done.stderr, done.stderr)
    for words in (["content/full"], ["content/full", "--from", "content/small"]):
        done = subprocess.run([ANNUAL, "new", *words], cwd=case.folder, capture_output=True, text=True, timeout=60, check=False, **full)
        left = [path.name for path in (case.folder / "content").iterdir() if "full" in path.name]
        case.check("a full disk", done.returncode == 3 and "'content/full' could not be made: File too large" in done.stderr and not left, (done.returncode, done.stderr, left))


def names(case):
    years = {"1900": "1900-01-01, to: 1900-12-31", "2198": "2198-01-01", "2198-99": "2198-04-01, to: 2199-03-31", "1999-00": "1999-04-01, to: 2000-03-31", "1899": "2025-04-01", "2199": "2025-04-01", "2024-26": "2025-04-01", "2024-2": "2025-04-01", "2024_25": "2025-04-01", "024-25": "2025-04-01", "20a4-25": "2025-04-01", "x2024-25": "2025-04-01", "year": "2025-04-01", "0000": "2025-04-01"}
    for name, begins in years.items():
        done = case.run("new", name)
        text = (case.folder / name / "report.yaml").read_text() if done.returncode == 0 else ""
        case.check(f"the year of a folder {name}", f"from: {begins}" in text, text[:400] + done.stderr)
    case.check("64 letters", case.run("new", "content/" + "x" * 64).returncode == 0)
    case.check("65 letters", case.run("new", "content/" + "x" * 65).returncode == 2)
    for name in ("content/a..b", "content/..a", "a/../b", "content/a\x7f", "content/_a", "content/ä"):
        done = case.run("new", name)
        case.check(f"{name!r} as a name", done.returncode == (0 if name == "content/a..b" else 2), done.stderr)
    (case.folder / "file").write_text("x")
    done = case.run("new", "file/2024-25")
    case.check("below a file", done.returncode in (2, 3) and "file/2024-25" in done.stderr and (case.folder / "file").read_text() == "x", done.stderr)
    half = case.folder / "content/.again.new"
    half.mkdir(parents=True)
    (half / "left.yaml").write_text("x")
    done = case.run("new", "content/again")
    case.check("what an earlier one left half made does not stand in the way", done.returncode == 0 and not half.exists() and not (case.folder / "content/again/left.yaml").exists(), done.stderr)


def sheets(case):
    (case.folder / "A b.csv").write_text("Ref,When\na,3 Sep 2024\nb,14 Sep 2024\nc,15 Sep 2024\n")
    (case.folder / "empty.csv").write_text("")
    for words, told in ((("A b.csv", "=A b.csv"), None), (("A/b=A b.csv",), None), (("empty.csv",), "it is empty"), (("a-b=A b.csv", "A b.csv"), "would also be made"), (("A b.csv", "./A b.csv"), "would also be made")):
        done = case.run("new", "content/sheets", "--import", *words)
        case.check(f"sheets {words}", done.returncode in (1, 2) and (not told or told in done.stderr) and not (case.folder / "content/sheets").exists(), f"{done.returncode} {done.stderr}")
    done = case.run("new", "content/sheets", "--import", "p=" + str(case.folder / "A b.csv"))
    case.check("a sheet by its whole path", done.returncode == 0 and (case.folder / "content/sheets/sheets/A b.csv").exists(), done.stderr)


with Case() as case:
    narrative(case)
    settings(case)
    measures(case)
    others(case)
    blocks(case)
    disk(case)
    names(case)
    sheets(case)
