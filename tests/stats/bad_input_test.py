#!/usr/bin/env python3
"""Small reports with one mistake each, in what statistics are written with. Each must end with exit status 1 and a message at
the line of the mistake, in its file, and leave nothing in the output folder."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))

SOUND = {
    "report.yaml": """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
status: final
holidays: [2021-12-25]
percent-from: 10
editions:
  open: {formats: [html], marking: OFFICIAL, disclosure: {method: none}}
documents:
  main: {title: M, sections: [one]}
""",
    "dictionary.yaml": """empty: ["-"]
tables:
  homes:
    key: key
    fields:
      key: {type: text, required: true}
      here: {type: count, of: cases, by: home}
  cases:
    label: Cases
    key: ref
    date: begun
    open: {from: begun, to: ended}
    empty: [none]
    fields:
      ref: {type: text, required: true}
      child: {type: text}
      begun: {type: date}
      ended: {type: date}
      born: {type: date}
      kind: {type: code, codes: {a: {label: A, also: [AA]}, b: B, c: C}}
      flag: {type: boolean}
      home: {type: reference, table: homes}
      second: {type: reference, table: homes}
      cost: {type: decimal, unit: £}
      size: {type: integer, min: 0, max: 9}
      age: {type: age, of: born, on: period.to}
      wait: {type: duration, from: begun, to: ended, until: period.to, unit: working-days}
      seen: {type: count, of: visits, where: {sort: p}}
      band: {type: band, of: wait, bands: [{label: Few, under: 5}, {label: Many, from: 5}]}
      visits: {type: records, table: visits, parent: case}
  visits:
    date: held
    fields:
      held: {type: date}
      hours: {type: decimal}
      sort: {type: code, codes: {p: P, q: Q}}
""",
    "measures.yaml": """populations:
  all: {from: cases, label: All}
  some: {from: all, where: {kind: a}, label: Some, of: all}
  open: {from: cases, open-during: period}
  years: {from: cases, period: {years: 3}}
  ended: {from: cases, dated: ended}
measures:
  kinds: {count: all, by: kind, merge: [{code: rest, label: Rest, of: [b, c]}]}
  kinds.some: {count: some, by: kind}
  kinds.all: {count: all, by: kind}
  flags: {count: all, by: flag}
  tops: {count: all, by: kind, top: {keep: 1, code: rest, label: Rest}}
  cross: {count: all, by: [kind, flag], percent-of: row, totals: both}
  stock: {count: cases, by: {open: month}}
  yearly: {count: years, by: {begun: year}}
  slow: {percentile: wait, at: 90, over: all, target: 5, better: lower}
  children: {distinct: child, over: all}
  children.some: {distinct: child, over: some, of: children}
  cost: {sum: cost, over: all}
  cost.some: {sum: cost, over: some, of: cost, percent-decimals: 1}
  share: {ratio: [some, all], unit: percent}
  rate: {ratio: [all, fact.people], per: 10000}
  less: {difference: [all, some]}
  cells: {ratio: [kinds.some, kinds.all]}
  facts: {ratio: [kinds.all, fact.by-kind]}
""",
    "facts.yaml": """facts:
  people: {value: 5000, label: People, source: A source}
  by-kind: {label: By kind, source: A source, values: {a: 1, b: 2, c: 3}}
""",
    "data/homes.yaml": "- {key: h1}\n",
    "data/cases.yaml": "- {ref: c1, child: k1, begun: 2021-05-03, ended: 2021-06-03, born: 2010-01-01, kind: AA, flag: yes, "
    "home: h1, cost: 2.50, size: 3, visits: [{held: 2021-05-20, hours: 1, sort: p}]}\n",
    "narrative/one.md": "---\ntitle: One\n---\nText.\n",
}

R, D, M, F, C = "report.yaml", "dictionary.yaml", "measures.yaml", "facts.yaml", "data/cases.yaml"

# Each mistake: the file, what stands in it, and what stands there instead. The message is at the line that was changed.
MISTAKES = [
    # report.yaml
    (R, "[2021-12-25]", "[Christmas]"),
    (R, "[2021-12-25]", "[2021-02-30]"),
    (R, "[2021-12-25]", "{a: b}"),
    (R, "[2021-12-25]", "[2021-12]"),
    (R, "percent-from: 10", "percent-from: ten"),
    (R, "percent-from: 10", "percent-from: -1"),
    # derived fields
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, on: period.to}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: born}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: cost, on: period.to}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: nobody, on: period.to}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: born, on: kind}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: born, on: 2021-13-01}"),
    (D, "age: {type: age, of: born, on: period.to}", "age: {type: age, of: age, on: period.to}"),
    (D, "unit: working-days}", "unit: fortnights}"),
    (D, "until: period.to", "until: cost"),
    (D, "until: period.to", "until: nobody"),
    (D, "until: period.to", "until: [period.to]"),
    (D, "to: ended, until: period.to", "until: period.to"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: nothing}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: visits, where: {sort: z}}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: visits, where: {colour: p}}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: visits, period: sometimes}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: homes}"),
    (D, "here: {type: count, of: cases, by: home}", "here: {type: count, of: cases}"),
    (D, "here: {type: count, of: cases, by: home}", "here: {type: count, of: cases, by: kind}"),
    (D, "here: {type: count, of: cases, by: home}", "here: {type: count, of: cases, by: nothing}"),
    (D, "here: {type: count, of: cases, by: home}", "here: {type: count, of: homes}"),
    (D, "here: {type: count, of: cases, by: home}", "here: {type: count, of: cases, by: home, where: {home.here: 1}}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: visits, where: {case.seen: 1}}"),
    (D, "seen: {type: count, of: visits, where: {sort: p}}", "seen: {type: count, of: visits, where: {sort: p}, period: 2020-21}"),
    (D, "{label: Few, under: 5}", "{label: Few, under: 6}"),
    (D, "{label: Few, under: 5}", "{label: Few, under: 4}"),
    (D, "{label: Few, under: 5}", "{label: Few, under: five}"),
    (D, "{label: Few, under: 5}", "{label: Few, under: 5, to: 4}"),
    (D, "{label: Few, under: 5}", "{label: Few, over: 9, under: 5}"),
    (D, "of: wait, bands", "of: kind, bands"),
    (D, "of: wait, bands", "of: band, bands"),
    # spellings and empty texts
    (D, "also: [AA]", "also: [b]"),
    (D, "also: [AA]", "also: {x: y}"),
    (D, "codes: {a: {label: A, also: [AA]}, b: B", "codes: {a: {label: A, also: [AA]}, b: {label: B, also: [aa]}"),
    (D, "{a: {label: A, also: [AA]}, b: B, c: C}", "{a: {label: A, also: [AA]}, unknown: B, c: C}"),
    (D, "{a: {label: A, also: [AA]}, b: B, c: C}", "{a: {label: A, also: [AA]}, all: B, c: C}"),
    (D, "{a: {label: A, also: [AA]}, b: B, c: C}", "{a: {label: A, also: [AA]}, percent: B, c: C}"),
    (D, "{a: {label: A, also: [AA]}, b: B, c: C}", "{a: {label: A, also: [AA]}, rest: B, c: C}"),
    (D, 'empty: ["-"]', "empty: {a: b}"),
    (D, "    empty: [none]", "    empty: {a: b}"),
    (D, "min: 0, max: 9}", "min: 9, max: 0}"),
    (D, "min: 0, max: 9}", "min: small}"),
    (D, "unit: £}", "unit: [£]}"),
    # records
    (C, "kind: AA", "kind: AB"),
    (C, "size: 3", "size: 12"),
    (C, "size: 3", "age: 12"),
    (C, "size: 3", "seen: 12"),
    # populations
    (M, "flags: {count: all, by: flag}", "all: {label: Twice, count: all, by: flag}"),  # the first two of all, by their names
    (M, "open-during: period", "open-during: 2021-23"),
    (M, "open-during: period", "open-during: always"),
    (M, "{from: cases, open-during: period}", "{from: homes, open-during: period}"),
    (M, "period: {years: 3}", "period: {years: 0}"),
    (M, "period: {years: 3}", "period: {years: many}"),
    (M, "period: {years: 3}", "period: {years: 60000}"),
    (M, "period: {years: 3}", "period: {months: 3}"),
    (M, "period: {years: 3}", "period: 2021"),
    (M, "dated: ended", "dated: kind"),
    (M, "dated: ended", "dated: nothing"),
    (M, "some: {from: all, where: {kind: a}", "some: {from: all, dated: ended, where: {kind: a}"),
    (M, "some: {from: all, where: {kind: a}", "some: {from: all, period: all, where: {kind: a}"),
    (M, "where: {kind: a}", "where: {size: {above: 3}}"),
    (M, "where: {kind: a}", "where: {wait: {after: soon}}"),
    (M, "where: {kind: a}", "where: {kind: {from: a}}"),
    (M, "where: {kind: a}", "where: {kind: {not: z}}"),
    (M, "where: {kind: a}", "where: {age: {not: {not: 3}}}"),
    (M, "some: {from: all, where: {kind: a}, label: Some, of: all}", "some: {from: some, where: {kind: a}, label: Some, of: all}"),
    (M, "some: {from: all, where: {kind: a}, label: Some, of: all}", "some: {from: all, where: {kind: a}, label: Some, of: nothing}"),
    # kinds of measures
    (M, "at: 90", "at: 0"),
    (M, "at: 90", "at: 101"),
    (M, "at: 90", "at: most"),
    (M, "percentile: wait, at: 90", "percentile: wait"),
    (M, "percentile: wait", "percentile: kind"),
    (M, "percentile: wait", "percentile: nothing"),
    (M, "children: {distinct: child, over: all}", "children: {distinct: child, over: all, at: 90}"),
    (M, "target: 5", "target: good"),
    (M, "better: lower", "better: sideways"),
    (M, "percent-decimals: 1", "percent-decimals: one"),
    (M, "percent-decimals: 1", "percent-decimals: 99"),
    (M, "less: {difference: [all, some]}", "less: {difference: [all]}"),
    (M, "less: {difference: [all, some]}", "less: {difference: [all, some, all]}"),
    (M, "less: {difference: [all, some]}", "less: {difference: all}"),
    (M, "less: {difference: [all, some]}", "less: {difference: [all, nothing]}"),
    (M, "less: {difference: [all, some]}", "less: {difference: [all, less]}"),
    (M, "less: {difference: [all, some]}", "less: {difference: [all, some], by: kind}"),
    (M, "share: {ratio: [some, all], unit: percent}", "share: {ratio: [share, all], unit: percent}"),
    (M, "per: 10000", "per: 0"),
    (M, "per: 10000", "per: many"),
    (M, "per: 10000", "per: -5"),
    (M, "fact.people", "fact.nobody"),
    (M, "cells: {ratio: [kinds.some, kinds.all]}", "cells: {ratio: [kinds.some, flags]}"),
    (M, "cells: {ratio: [kinds.some, kinds.all]}", "cells: {ratio: [kinds.some, kinds]}"),
    (M, "cells: {ratio: [kinds.some, kinds.all]}", "cells: {ratio: [kinds.some, cross]}"),
    (M, "facts: {ratio: [kinds.all, fact.by-kind]}", "facts: {ratio: [flags, fact.by-kind]}"),
    # axes, groups and shares
    (M, "by: {open: month}", "by: {open: week}"),
    (M, "stock: {count: cases, by: {open: month}}", "stock: {count: homes, by: {open: month}}"),
    (M, "by: {begun: year}", "by: {begun: decade}"),
    (M, "by: {begun: year}", "by: {kind: year}"),
    (M, "percent-of: row", "percent-of: diagonal"),
    (M, "totals: both", "totals: some"),
    (M, "by: flag}", "by: flag, percent-of: row}"),
    (M, "by: flag}", "by: flag, totals: rows}"),
    (M, "by: flag}", "by: flag, of: all}"),
    (M, "of: [b, c]", "of: [b, z]"),
    (M, "of: [b, c]", "of: [b, unknown]"),
    (M, "of: [b, c]", "of: b"),
    (M, "{code: rest, label: Rest, of: [b, c]}", "{code: a, label: Rest, of: [b, c]}"),
    (M, "merge: [{code: rest, label: Rest, of: [b, c]}]", "merge: rest"),
    (M, "keep: 1", "keep: 0"),
    (M, "keep: 1", "keep: few"),
    (M, "top: {keep: 1, code: rest, label: Rest}", "top: 5"),
    (M, "tops: {count: all, by: kind, top", "tops: {count: all, top"),
    (M, "some: {from: all, where: {kind: a}, label: Some, of: all}", "some: {from: all, where: {kind: a}, label: Some, of: homes}"),
    (M, "over: some, of: children}", "over: some, of: cost}"),
    (M, "over: some, of: cost,", "over: some, of: children,"),
    (M, "over: some, of: children}", "over: some, of: nothing}"),
    # facts
    (F, "value: 5000", "value: five thousand"),
    (F, "{a: 1, b: 2, c: 3}", "{a: 1, b: two, c: 3}"),
    (F, "{a: 1, b: 2, c: 3}", "[1, 2, 3]"),
]  # fmt: skip

# Mistakes that show elsewhere than where they stand: the file and the text whose line the message is at.
ELSEWHERE = [
    (D, "home: {type: reference, table: homes}", "home: {type: code, codes: {h1: One}}", D, "by: home}"),
    (F, "values: {a: 1, b: 2, c: 3}", "values: {a: 1, b: 2, other: 3}", M, "fact.by-kind"),
    (D, "    open: {from: begun, to: ended}\n", "", M, "open-during: period"),
]


def folder_of(files, folder):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def build(files):
    """Exit status, messages and what was written."""
    with tempfile.TemporaryDirectory() as top:
        report, out = Path(top) / "report", Path(top) / "out"
        folder_of(files, report)
        run = subprocess.run([ANNUAL, "build", str(report), "--out", str(out)], capture_output=True, check=False, timeout=60)
        written = [path for path in out.rglob("*") if path.is_file() and path.name != "lock"] if out.exists() else []
        return run.returncode, run.stderr.decode(errors="replace"), written


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def fault_of(files, file, line):
    status, messages, written = build(files)
    if status != 1:
        return f"exit status {status}"
    if written:
        return f"it wrote {written[0].name}"
    places = re.findall(r"^(?:.*/)?report/([^:\n]+):(\d+):\d+: error: (.*)$", messages, re.M)
    if not places:
        return f"no located error: {messages[:300]}"
    if (file, str(line)) not in [(name, at) for name, at, _ in places]:
        return f"not at {file}:{line}: {places[:3]}"
    return None


def main():
    failed = 0
    status, messages, written = build(SOUND)
    failed += status != 0 or not written
    print("ok the sound report builds" if status == 0 and written else f"not ok the sound report builds\n# {messages}")
    changes = [(file, old, new, file, new) for file, old, new in MISTAKES] + ELSEWHERE
    for file, old, new, place, part in changes:
        files = dict(SOUND)
        assert files[file].count(old) == 1, (file, old)
        files[file] = files[file].replace(old, new)
        fault = fault_of(files, place, line_of(files[place], part))
        failed += bool(fault)
        print(f"not ok {file}: {new}\n# {fault}" if fault else f"ok {file}: {new}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
