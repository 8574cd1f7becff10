#!/usr/bin/env python3
"""The output folder: whole at any moment, one build at a time, nobody else's files lost, faults in one line."""

import fcntl
import os
import random
import subprocess
import time

from report_case import ANNUAL, Case, tree


def check_fault(case, name, expected, *words):
    done = case.run("build", *words)
    lines = [line for line in done.stderr.splitlines() if line.startswith("annual: ")]
    case.check(f"{name}: exit status 3", done.returncode == 3, done.stderr)
    case.check(f"{name}: one line", len(lines) == 1 and expected in lines[0], done.stderr)


def check_whole(case, out, name):
    """The output's manifest lists what is there, and each file has its end."""
    files = tree(out)
    listed = set(files[".annual"].decode().split("\n")) - {""}
    case.check(f"{name}: all files of the list", listed == set(files) - {".annual"}, listed ^ set(files))
    cut = [path for path, text in files.items() if path.endswith(".pdf") and not text.rstrip().endswith(b"%%EOF")]
    cut += [path for path, text in files.items() if path.endswith(".html") and b"</html>" not in text]
    case.check(f"{name}: none cut off", not cut, cut)


def check_kills(case, report, out):
    """Builds killed at random moments; what stands there afterwards is always whole."""
    random.seed(2021)
    begin = time.monotonic()
    case.run("build", report)
    whole = time.monotonic() - begin
    faults = 0
    for _ in range(25):
        process = subprocess.Popen(
            [ANNUAL, "build", report], cwd=case.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(random.uniform(0.2, 1.0) * whole)
        process.kill()
        process.wait()
        files = tree(out)
        listed = set(files.get(".annual", b"").decode().split("\n")) - {""}
        faults += listed != set(files) - {".annual"} or not listed
    case.check("killed 25 times, the output was always whole", faults == 0, faults)
    case.sound("and the next build works", case.run("build", report))
    left = [path.name for path in (case.folder / "out/.build").iterdir() if path.name != "lock"]
    case.check("nothing is left of them", not left, left)


with Case() as case:
    report = case.put()
    out = case.folder / "out/small"
    case.sound("the first build", case.run("build", report))
    check_whole(case, out, "the first build")
    first = tree(out)

    (out / "intranet/minutes.docx").write_text("mine")
    check_fault(case, "a file of someone else", "intranet/minutes.docx", report)
    case.check("it is still there", (out / "intranet/minutes.docx").read_text() == "mine")
    (out / "intranet/minutes.docx").unlink()
    case.check("the old output too", tree(out) == first)

    with open(case.folder / "out/.build/lock", "r+", encoding="ascii") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        check_fault(case, "another build running", "another build", report)

    (case.folder / "file").write_text("")
    check_fault(case, "an output folder that is a file", "file", report, "--out", "file")
    check_fault(case, "an output folder below a file", "file", report, "--out", "file/deep")
    os.symlink("/", case.folder / "elsewhere")
    os.makedirs(case.folder / "linked/.build", exist_ok=True)
    os.symlink("/tmp", case.folder / "linked/small")
    check_fault(case, "an output folder that is a link", "linked", report, "--out", "linked")
    if os.getuid() == 0:
        print("skip a folder that may not be written to: root may write anywhere")
    else:
        (case.folder / "closed").mkdir(mode=0o500)
        check_fault(case, "a folder that may not be written to", "may not be written", report, "--out", "closed")
    if os.path.ismount("/sys") and not os.access("/sys/kernel/none", os.F_OK):
        done = case.run("build", report, "--out", "/sys/annual")
        case.check("a system folder: exit status 3", done.returncode == 3, done.stderr)

    changed = case.put(files={"narrative/work.md": "---\ntitle: Our work\n---\n\n# No\n"})
    done = case.run("build", changed)
    case.check("mistakes: exit status 1", done.returncode == 1, done.stderr)
    case.check("mistakes: the old output stays", tree(out) == first)
    case.put()

    case.sound("one edition", case.run("build", report, "--edition", "board"))
    case.check("the other edition stays", tree(out) == first, tree(out).keys() ^ first.keys())
    case.sound("one format", case.run("build", report, "--format", "pdf"))
    case.check("the other format stays", tree(out).keys() == first.keys(), tree(out).keys() ^ first.keys())
    check_kills(case, report, out)
