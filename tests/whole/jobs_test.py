#!/usr/bin/env python3
"""However many threads share the work, the same files, and the same messages in the same order."""

import re
import shutil

from report_case import ROOT, SAMPLE, SMALL, Case, tree


# A text of all that Markdown has, which two documents of two editions show: both of two threads read it as it was parsed once.
TEXT = """---
title: All of it
---

A `piece of {{ code }}` and *a [link](https://council.example "its title") within*, \\* and &amp;.

| Head `one` | Head **two** |
|---|---|
| `a` | b \\| c |

```
code [^1]
```

> A quotation: it said ‘no’, with `code`.
"""
REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-05-01
language: en-GB
theme: county
status: final
editions:
  open: {formats: [site, text], disclosure: {method: none}, marking: OFFICIAL}
  shut: {formats: [site, text], disclosure: {method: suppress, protect: [1, 4]}}
documents:
  main: {title: M, sections: [work]}
  other: {title: O, sections: [work]}
  third: {title: P, sections: [work]}
"""


def told(done):
    return re.sub(r"in [\d.]+ s", "in … s", done.stdout + done.stderr), done.returncode


def several(case, jobs):
    """Builds four reports, of which one has a fault."""
    for name in ("one", "two", "three", "four"):
        work = SMALL["narrative/work.md"] + ("\nWe saw {{ nobody }}.\n" if name == "three" else "")
        case.put(name, files={"narrative/work.md": work})
    return told(case.run("build", "--jobs", jobs)), tree(case.folder / "out")


# The second asks for earlier years that its editions count in common.
for folder, name in ((SAMPLE, "the sample"), (ROOT / "tests/report/years", "a report over years")):
    with Case() as one, Case() as many:
        builds = []
        for case, jobs in ((one, "1"), (many, "8")):
            shutil.copytree(folder, case.folder / "content/2021-22")
            done = case.run("build", "--jobs", jobs)
            case.sound(f"{name} by {jobs}", done)
            builds.append((told(done), tree(case.folder / "out/2021-22")))
        one.check(f"{name}: the same messages", builds[0][0] == builds[1][0], builds)
        one.check(f"{name}: the same files", builds[0][1] == builds[1][1])

with Case() as one, Case() as many:
    builds = []
    for case, jobs in ((one, "1"), (many, "8")):
        head, body = TEXT.split("---\n\n")
        case.put("text", files={"report.yaml": REPORT, "narrative/work.md": head + "---\n\n" + 40 * body})
        for turn in range(1 if jobs == "1" else 6):
            builds.append((told(case.run("build", "--jobs", jobs)), tree(case.folder / "out")))
    same = all(build == builds[0] for build in builds)
    one.check("a text that many show: the same messages and files", same, builds[0][0])
    one.check("of all of it", len(builds[0][1]) > 20 and builds[0][0][1] == 0, builds[0][0])

with Case() as one, Case() as many:
    first, second = several(one, "1"), several(many, "8")
    one.check("of several reports, the same messages in their order", first[0] == second[0], (first[0], second[0]))
    order = re.findall(r"wrote out/(\w+)|content/(\w+) has", first[0][0])
    one.check("a line for each, faulty ones too", [a or b for a, b in order] == ["four", "one", "three", "two"], first[0])
    one.check("and the same files", first[1] == second[1] and len(second[1]) > 20, list(second[1]))
    for wrong in ("0", "65", "two", "-1", ""):
        done = one.run("build", "--jobs", wrong)
        one.check(f"--jobs '{wrong}' is refused", done.returncode == 2 and "--jobs" in done.stderr, done.stderr)
