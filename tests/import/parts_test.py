#!/usr/bin/env python3
"""A large sheet, and a large file of records, are shared out among threads: the same bytes, figures and messages as by one."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import Case, tree  # noqa: E402

COUNT = 70_000
FILES = {
    "dictionary.yaml": """tables:
  children:
    key: id
    personal: true
    fields:
      id: {type: text, required: true}
  referrals:
    label: Referrals
    key: ref
    date: received
    personal: true
    fields:
      ref: {type: text, required: true}
      received: {type: date, required: true}
      age: {type: integer, min: 0, max: 25}
      kind: {type: code, codes: {first: First time, again: {label: Came back, also: [Once more]}}}
      score: {type: decimal}
      told: {type: boolean}
      child: {type: reference, table: children}
      visits: {type: records, table: visits, parent: of}
  visits:
    fields:
      held: {type: date}
""",
    "import.yaml": "imports: {referrals: {columns: {Ref: ref, Received: received, Age: age, Kind: kind, Score: score, Told: told, Child: child}}}\n",
    "data/children.yaml": "".join(f"- {{id: c{number}}}\n" for number in range(50)),
    "measures.yaml": """populations:
  all: {from: referrals, label: Referrals received}
measures:
  kinds: {label: Kind of referral, count: all, by: kind}
  age: {label: Average age, mean: age, over: all, unit: years}
  score: {label: Average score, mean: score, over: all}
""",
    "data/referrals.yaml": None,
}


# News, of which three are for the board alone, one in each of the last parts of the file. No record has others inside it, but it might.
NEWS = {
    "dictionary.yaml": """tables:
  news:
    label: News
    publish: [what]
    fields:
      what: {type: text, required: true}
      week: {type: integer}
      text: {type: text}
      pieces: {type: records, table: pieces, parent: news-item}
  pieces:
    fields:
      said: {type: text}
""",
    "data/news.yaml": "".join(
        f"- {{what: {'for the board' if number in (20_000, 35_000, 49_999) else 'for all'}, week: {1 if number in (20_000, 35_000, 49_999) else 2}, "
        f"text: a long story that fills a file of a few megabytes {number}"
        f"{', editions: board' if number in (20_000, 35_000, 49_999) else ''}}}\n"
        for number in range(50_000)
    ),
    "measures.yaml": "measures: {}\n",
    "narrative/work.md": """---
title: Our work
summary: What we did.
---

```list
records: news
text: what
where: {week: 1}
```
""",
    "data/referrals.yaml": None,
}


def row(number):
    kind = ("First time", "again", "Once more", "")[number % 4]
    score = f"{number % 97}.{number % 13}" if number % 5 else ""
    received = f"{number % 28 + 1:02d}/{number % 9 + 4:02d}/2021" if number % 11 else f"{number % 28 + 1} May 2021"
    return f"R{number:06d},{received},{number % 26},{kind},{score},{'YNyn'[number % 4]},c{number % 50}"


def sheet(changed=()):
    lines = ["Ref,Received,Age,Kind,Score,Told,Child"]
    for number in range(COUNT):
        if number % 9000 == 17:
            lines += ["", "A half-year,,,,,,", "TOTAL,,99,,,,"]
        lines.append(row(number))
    for at, text in changed:
        lines[at] = text
    return "\n".join(lines) + "\n"


def both(case, *words, before=None):
    """What comes of a command by one thread and by four, with its report begun anew."""
    found = []
    for jobs in ("1", "4"):
        if before:
            before()
        done = case.run(*words, "--jobs", jobs)
        data = case.folder / "content/small/data/referrals.yaml"
        found.append((done.returncode, done.stdout, done.stderr, data.read_bytes() if data.exists() else None))
    return found


def test_sheet(case, name, text, status):
    def begin():
        case.put(files=FILES)
        (case.folder / "sheet.csv").write_text(text)

    one, four = both(case, "import", "content/small", "referrals", "sheet.csv", before=begin)
    case.check(f"{name}: the same", one == four, (one[:3], four[:3]))
    case.check(f"{name}: as it should end", one[0] == status and bool(one[3]) == (status == 0), one[:3])
    return one


def test_faults(case, records):
    """Records with something to tell, in each part of the file."""
    lines = records.decode().splitlines(keepends=True)
    faults = {
        100: lines[100].replace("age: ", "age: 1000"),
        30_000: lines[20],  # a key twice, across parts
        40_000: lines[40_000].replace("received: 2021", "received: 2x21"),
        40_001: lines[40_000],
        50_000: lines[50_000].replace("child: c", "child: nobody"),
        60_000: "- {age: 3}\n",
        60_001: lines[60_001].replace("}", ", visits: none}"),
        69_990: lines[69_990].replace("kind:", "knid:") if "kind:" in lines[69_990] else lines[69_990].replace("age:", "gae:"),
    }
    data = case.folder / "content/small/data/referrals.yaml"
    for name, some in (("all", list(faults)), ("twice alone", [30_000]), ("in the last part", [69_990]), ("none", [])):
        data.write_text("".join(faults[at] if at in some else line for at, line in enumerate(lines)))
        one, four = both(case, "check", "content/small")
        case.check(f"faults of records, {name}: the same messages", one == four, (one[:3], four[:3]))
        case.check(f"faults of records, {name}: as many as there are", one[0] == bool(some) and one[2].count(": error:") >= len(some), one[:3])
    data.write_text("".join(lines[:40_000]) + '- {ref: "R, x", received: 2021-05-05}\n' + "".join(lines[40_000:]))
    one, four = both(case, "check", "content/small")
    case.check("a record in quotation marks among plain ones", one == four and one[0] == 0, (one[:3], four[:3]))


def test_editions(case):
    """Which editions may list a record is kept in each part of the file."""
    case.put(files=NEWS)
    one, four = (case.run("build", "content/small", "--format", "html", "--jobs", jobs, "--out", f"out/{jobs}") for jobs in ("1", "4"))
    texts = [tree(case.folder / "out" / jobs) for jobs in ("1", "4")]
    case.check("editions of records: the same", one.returncode == four.returncode == 0 and texts[0] == texts[1], (one.stderr, four.stderr))
    for edition, listed in (("board", 3), ("intranet", 0)):
        shown = b"".join(text for path, text in texts[1].items() if path.startswith(f"small/{edition}/") and path.endswith(".html"))
        case.check(f"editions of records, {edition}", shown and shown.count(b"<li>for the board") == listed, shown[:300])


with Case() as large:
    sound = test_sheet(large, "a large sheet", sheet(), 0)
    large.check("its account", f"{COUNT} records" in sound[1] and "8 blank rows" in sound[1] and "8 sub-heads or notes" in sound[1] and "8 rows of totals" in sound[1], sound[1])
    large.check("its records, in order", sound[3].count(b"\n- {") == COUNT and sound[3].endswith(b"child: c49}\n"), sound[3][-300:])
    outputs = []
    for threads in ("1", "4"):
        built = large.run("build", "content/small", "--edition", "board", "--format", "html", "--jobs", threads)
        outputs.append((built.returncode, built.stderr, tree(large.folder / "out")))
    large.check("its figures", outputs[0][0] == 0 and outputs[0] == outputs[1], outputs[0][:2])
    test_faults(large, sound[3])
    test_sheet(large, "one value that does not fit", sheet([(60_000, "R1,99/99/2021,3,again,,Y,c1")]), 1)
    test_sheet(large, "many that do not fit", sheet([(at, f"R{at},2021-05-05,x{at},gone,,Y,c1") for at in range(1, 65_000, 1999)]), 1)
    test_sheet(large, "lines that end as in Windows", sheet([(50_000, "")]).replace("\n", "\r\n"), 0)
    wide = test_sheet(large, "a row of too many columns", sheet([(60_000, "," * 16_384)]), 1)
    large.check("its number", "row 60001" in wide[2], wide)
    test_sheet(large, "orders that contradict each other", sheet([(60_000, "R1,04/25/2021,3,again,,Y,c1")]), 1)

with Case() as small:
    test_editions(small)
