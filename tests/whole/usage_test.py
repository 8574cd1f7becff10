#!/usr/bin/env python3
"""The command line on both sides of what it takes: paths, numbers, options twice or with a value that none takes, words too many."""

import subprocess
from pathlib import Path

from report_case import ANNUAL, ROOT, Case

SOUND = "annual: content/small is sound, 0 warnings"
# The words, the exit status, and what is said.
RUNS = [
    (["check", "/"], 1, "there is no file '/report.yaml'"),
    (["check", "///"], 1, "there is no file '/report.yaml'"),
    (["check", "content/small///"], 0, SOUND),
    (["list", "content/small/"], 0, "content/small  Annual report, 1 April 2021 to 31 March 2022"),
    (["check", "-"], 2, "there is no folder '-'"),
    (["check", ""], 2, "there is no folder ''"),
    (["check", "--", "--x"], 2, "there is no folder '--x'"),
    (["check", "content/small", "content/nowhere"], 2, "there is no folder 'content/nowhere'"),
    (["check", "-x"], 2, "there is no option '-x'"),
    (["check", "--"], 0, SOUND),
    (["check", "--jobs", "0"], 2, "a number from 1 to 64, not '0'"),
    (["check", "--jobs", "1"], 0, SOUND),
    (["check", "--jobs=64"], 0, SOUND),
    (["check", "--jobs", "65"], 2, "not '65'"),
    (["check", "--jobs", "99999999999999999999"], 2, "not '99999999999999999999'"),
    (["check", "--jobs", "2x"], 2, "not '2x'"),
    (["check", "--jobs", "-1"], 2, "not '-1'"),
    (["check", "--jobs", ""], 2, "--jobs needs a value"),
    (["check", "--jobs"], 2, "--jobs needs a value"),
    (["build", "--durable=yes"], 2, "--durable takes no value"),
    (["build", "--strict="], 2, "--strict takes no value"),
    (["build", "--durabel"], 2, "there is no option '--durabel': did you mean '--durable'?"),
    (["check", "--durable"], 2, "there is no option '--durable'"),
    (["check", "--format", "pdf", "--format", "site"], 0, SOUND),
    (["check", "--format", "sarif"], 0, '"version": "2.1.0"'),
    (["check", "--format", "json", "--format", "pdf"], 0, '"errors": 0, "warnings": 0'),
    (["check", "--format", "odt"], 2, "there is no format 'odt': it is site or html or pdf or text or docx or json or sarif"),
    (["check", "--edition", "nobody", "--document", "nothing"], 2, "the report has no document 'nothing'"),
    (["audit"], 2, "which report? annual list names them"),
    (["audit", "content/small"], 0, "nothing protected can be worked out"),
    (["audit", "content/small", "intranet"], 0, "kinds[first]"),
    (["audit", "content/small", "nobody"], 2, "the report has no edition 'nobody'"),
    (["audit", "content/small", "intranet", "board"], 2, "there is no folder 'intranet'"),
    (["audit", "content/small", "--format", "csv"], 0, "editions,figure,withheld,least,greatest"),
    (["audit", "content/small", "--format", "json"], 0, '"sound": true'),
    (["audit", "content/small", "--format", "html"], 0, "<h1>Disclosure audit</h1>"),
    (["audit", "content/small", "--format", "pdf"], 2, "it is text or json or csv or html"),
    (["freeze"], 2, "which report?"),
    (["freeze", "content/small"], 0, "earlier.yaml holds the figures of 2021-22"),
    (["freeze", "content/nowhere"], 2, "there is no folder"),
    (["completion"], 2, "annual completion bash"),
    (["completion", "zsh"], 2, "annual completion bash"),
    (["completion", "bash"], 0, "'audit --format')"),
    (["help"], 0, "Exit status: 0 done"),
    (["help", "kind"], 0, "kind, in a block 'chart'"),
    (["help", "nothingness"], 2, "nothing is called 'nothingness'"),
    (["-h"], 0, "Exit status: 0 done"),
    (["check", "-h"], 0, "annual --help lists all commands."),
    (["version"], 2, "there is no command 'version'"),
    (["explain", "kinds[first]", "again"], 2, "one statistic at a time"),
    (["explain", "kinds[first"], 0, "kinds[first]: Kind of referral: First time"),
    (["explain", "kinds["], 2, "kinds has no cell []: it has first, again"),
    (["explain", "kinds", "--edition", "nobody"], 2, "the report has no edition 'nobody'"),
    (["explain", "kinds", "--edition", "intranet"], 0, "withheld"),
    (["explain", "nix"], 2, "has no statistic or fact 'nix'\n"),
    (["explain", "age"], 0, "age: Average age"),
    (["schema", "nothing"], 2, "which schema?"),
    (["new"], 2, "which folder?"),
    (["serve", "content/nowhere"], 2, "there is no folder 'content/nowhere'"),
    (["serve", "content/small", "content/small"], 2, ""),
    (["import", "a", "b", "c", "d"], 2, "takes a report, a table and a spreadsheet, in this order"),
    (["dump", "figures"], 2, "annual dump figures REPORT"),
    (["dump", "figures", "content/small", "more"], 2, "annual dump figures REPORT"),
    (["dump", "figurs", "content/small"], 2, "annual dump figures REPORT"),
    (["build", "content/small", "content/../content/small"], 2, "would be written to one folder: build one of them with --out"),
    (["build", "--out", ""], 2, "--out needs a value"),
    (["build", "--out", "content/small/report.yaml"], 3, "content/small/report.yaml"),
]


def run(case, words, where=None):
    done = subprocess.run([ANNUAL, *words], cwd=where or case.folder, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def main(case):
    case.put()
    for words, status, said in RUNS:
        code, text = run(case, words)
        case.check("annual " + " ".join(words), code == status and said in text, f"{code}\n{text[:600]}")
    (case.folder / "content/SMALL").symlink_to("small")
    code, text = run(case, ["build"])
    case.check("two reports that some systems do not tell apart", code == 2 and "content/SMALL and content/small" in text, text)
    (case.folder / "content/SMALL").unlink()
    report = case.folder / "content/small"
    (report / "themes").symlink_to(ROOT / "themes")
    (report / "narrative/aside.txt").write_text("x")
    code, text = run(case, ["build", "."], report)
    case.check("a report from within its folder", code == 0 and (report / "out/small/board/annual-report.pdf").exists(), text)
    case.check("its own files are read, and others told of", "work.md" not in text and "narrative/aside.txt' is not read" in text, text)
    empty = case.folder / "empty"
    empty.mkdir()
    for command in ("build", "check", "list"):
        code, text = run(case, [command], empty)
        case.check(f"{command} where no report is", code == 2 and "there is no report here" in text, text)
    full = Path("/dev/full")
    if full.exists():
        with full.open("w") as out:
            done = subprocess.run([ANNUAL, "list", "content/small"], cwd=case.folder, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        case.check("a list that cannot be written", done.returncode == 3 and "could not be written" in done.stderr, done)
    done = subprocess.run(["bash", "-c", f"ulimit -n 20; exec '{ANNUAL}' list content/small"], cwd=case.folder, capture_output=True, text=True, check=False)
    case.check("too few open files", done.returncode == 3 and "no more than 20 files may be open: allow at least 32" in done.stderr, done)
    done = subprocess.run(["bash", "-c", f"ulimit -Sn 20; exec '{ANNUAL}' list content/small"], cwd=case.folder, capture_output=True, text=True, check=False)
    case.check("a limit that may be raised", done.returncode == 0, done)


with Case() as case:
    main(case)
