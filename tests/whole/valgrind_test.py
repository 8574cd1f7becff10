#!/usr/bin/env python3
"""(slow) The sample and the report of twenty faults under valgrind: no faulty read or write, no leak."""

import shutil
import subprocess

from report_case import ANNUAL, ROOT, SAMPLE, Case

VALGRIND = ["valgrind", "-q", "--leak-check=full", "--show-leak-kinds=definite,indirect", "--errors-for-leak-kinds=definite,indirect"]


def run(case, name, status, *words):
    command = [*VALGRIND, "--error-exitcode=77", ANNUAL, *words]
    done = subprocess.run(command, cwd=case.folder, capture_output=True, text=True, timeout=280, check=False)
    faults = "\n".join(line for line in done.stderr.splitlines() if line.startswith("=="))
    case.check(name, done.returncode == status and not faults, faults or done.stderr)


def main():
    if not shutil.which("valgrind"):
        print("skip valgrind: it is not installed")
        return
    if b"__asan_init" in open(ANNUAL, "rb").read():
        print("skip valgrind: this program checks its memory by itself")
        return
    with Case() as case:
        case.put()
        run(case, "building a report", 0, "build", "content/small")
        run(case, "building it over its output", 0, "build", "content/small")
        run(case, "twenty faults", 1, "check", str(ROOT / "tests/whole/twenty-faults"))
        run(case, "the sample's board edition", 0, "build", str(SAMPLE), "--edition", "board")


main()
