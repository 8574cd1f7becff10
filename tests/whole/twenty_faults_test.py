#!/usr/bin/env python3
"""A report with more than twenty different faults: each has its message with file, line and column, all in one run;
nothing is written, and the output of the build before is still there."""

import re
import shutil

from report_case import ROOT, Case, tree

with Case() as case:
    case.put("twenty-faults")
    case.sound("the report is sound at first", case.run("build"))
    before = tree(case.folder / "out")
    report = case.folder / "content/twenty-faults"
    shutil.rmtree(report)
    shutil.copytree(ROOT / "tests/whole/twenty-faults", report)
    done = case.run("build")
    case.check("exit status 1", done.returncode == 1, done.stderr)
    heads = re.findall(r"^content/twenty-faults/\S+:\d+:\d+: error: (.*)$", done.stderr, re.M)
    errors = re.findall(r"^.*\berror: .*$", done.stderr, re.M)
    case.check("at least twenty messages", len(set(heads)) >= 20, done.stderr)
    case.check("each names file, line and column", len(heads) == len(errors), errors)
    helped = re.findall(r"^  help: .+$", done.stderr, re.M)
    case.check("most say what to do", len(helped) >= len(heads) * 3 // 4, helped)
    case.check("no other field of a child's record is quoted", "R05" not in done.stderr and "{ref" not in done.stderr)
    case.check("the old output is still there", tree(case.folder / "out") == before)
    again = case.run("build")
    case.check("the messages are the same each time", again.stderr == done.stderr)
