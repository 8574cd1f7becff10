#!/usr/bin/env python3
"""A document as plain text: every kind of block, 72 columns, links in full, and nothing that the edition withholds."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

NARRATIVE = """---
title: Our work
summary: What we did.
---

A first paragraph that is long enough to be broken at the seventy-second column, and [a link](https://www.example.org/a) in it.{{ note "A note." }}

## A heading

1. One
2. Two, which holds

   another paragraph

- **bold**, `code`
  - nested

> Quoted

| who | how many | share |
| --- | --- | --- |
| Young | {{ all }} | one |

```
a  code block
```

```table
measure: by-kind
caption: Kinds
```

```figures
[all, first]
```

Write to <mailto:someone@example.org> or <https://www.example.org/>. Averyveryveryveryveryveryveryveryveryveryveryveryveryverylongwordthatcannotbebroken.
"""

WANTED = """Annual report
A Council
24 August 2022

Our work
========

What we did.

A first paragraph that is long enough to be broken at the seventy-second
column, and a link (https://www.example.org/a) in it. [1]

A heading
---------

 1. One

 2. Two, which holds

    another paragraph

- bold, code
  - nested

  Quoted

- Young: how many 8; share one

  a  code block

"""


def text_of(case):
    report = SMALL["report.yaml"].replace("formats: [site, pdf]", "formats: [text]").replace(
        "sections: [work]}", "sections: [work], contents: false, workings: false, cover: false}")
    measures = """populations:
  all: {from: referrals, label: Referrals}
  first: {from: all, where: {kind: first}, label: First time, of: all}
measures:
  by-kind: {label: Kind, count: all, by: kind}
"""
    records = "".join(f"- {{ref: r{i}, received: 2021-05-0{i + 1}, age: 9, kind: {'first' if i < 6 else 'again'}}}\n" for i in range(8))
    case.put(files={"report.yaml": report, "measures.yaml": measures, "data/referrals.yaml": records, "narrative/work.md": NARRATIVE})
    done = case.run("build", "content/small")
    case.sound("the report builds", done)
    return (case.folder / "out/small/intranet/annual-report.txt").read_text(encoding="utf-8")


with Case() as case:
    text = text_of(case)
    case.check("the text begins as it should", text.startswith(WANTED), text[:len(WANTED)])
    lines = text.split("\n")
    case.check("no line but a long word's has more than 72 columns", all(len(line) <= 72 or " " not in line.strip() for line in lines), text)
    case.check("no line ends in a blank, no two are empty", not any(line != line.rstrip() for line in lines) and "\n\n\n" not in text, text)
    case.check("withheld is withheld", "First time: Number [c]" in text and "Came back: Number [c]" in text and "Number 6" not in text and "Number 2 " not in text and "25%" not in text, text)
    case.check("links are in full, once", "someone@example.org or https://www.example.org/." in text, text)
    case.check("notes stand at the end", "\n\n[1] A note.\n" in text, text)
