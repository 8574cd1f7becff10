#!/usr/bin/env python3
"""However many threads share the work, the same files, and the same messages in the same order."""

import re
import shutil

from report_case import ROOT, SAMPLE, SMALL, Case, tree


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
    first, second = several(one, "1"), several(many, "8")
    one.check("of several reports, the same messages in their order", first[0] == second[0], (first[0], second[0]))
    order = re.findall(r"wrote out/(\w+)|content/(\w+) has", first[0][0])
    one.check("a line for each, faulty ones too", [a or b for a, b in order] == ["four", "one", "three", "two"], first[0])
    one.check("and the same files", first[1] == second[1] and len(second[1]) > 20, list(second[1]))
    for wrong in ("0", "65", "two", "-1", ""):
        done = one.run("build", "--jobs", wrong)
        one.check(f"--jobs '{wrong}' is refused", done.returncode == 2 and "--jobs" in done.stderr, done.stderr)
