#!/usr/bin/env python3
"""annual serve where builds fail: a report that is broken from the start, a build that ends before it is done or cannot start, a
process that waits and is killed. The page says so, keeps the last sound report, and follows the next change."""

import os
import resource
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from serving import Serving  # noqa: E402

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import Case  # noqa: E402


def save(path, old, new):
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))


def limited(one, kind, most):
    """Sets a limit of the server's, which its builds inherit; the old one."""
    old = resource.prlimit(one.process.pid, kind)
    resource.prlimit(one.process.pid, kind, (most, old[1]))
    return old


def broken(case):
    report = case.folder / case.put(files={"measures.yaml": "populations: {all: {from: nobody}}\n"})
    save(report / "report.yaml", "theme: county", "theme: none")
    with Serving(case, "content/small") as one:
        one.line("error")
        page = one.ask("")[2]
        case.check("without a sound report there is none to see", "No build was without errors yet" in page and "<iframe" not in page and "Nothing to show yet." in page, page[:1500])
        case.check("its errors are told", 'class="errors"' in page and " errors." in page, page[:1500])
        case.check("the page has the usual looks", "--ar-heading:#" in one.ask("preview.css")[2])
        case.check("and no report", one.ask("report/intranet/index.html")[0] == 404)
        version = one.versions()["version"]
        save(report / "report.yaml", "theme: none", "theme: county")
        save(report / "measures.yaml", "populations: {all: {from: nobody}}\n", "populations: {all: {from: referrals, label: All}}\nmeasures: {kinds: {label: K, count: all, by: kind}, age: {label: A, mean: age, over: all}}\n")
        now = one.built(version)
        case.check("mended, it is there", now["sound"] == 1 and one.ask("report/intranet/index.html")[0] == 200 and "<iframe" in one.ask("")[2], now)


def ended(case):
    report = case.folder / case.put()
    work = report / "narrative/work.md"
    with Serving(case, "content/small") as one:
        one.line("sound")
        now = one.versions()
        old = limited(one, resource.RLIMIT_FSIZE, 100)
        save(work, "We received", "We once got")
        one.line("ended before it was done")
        page = one.ask("")[2]
        case.check("a build that ends before it is done is told", "The build ended before it was done" in page and "You see the report as it was before" in page, page[:1200])
        case.check("the last sound report stays", "We received" in one.ask("report/intranet/work.html")[2])
        resource.prlimit(one.process.pid, resource.RLIMIT_FSIZE, old)
        now = one.versions()
        save(work, "We once got", "Now we got")
        now = one.built(now["version"])
        case.check("the next change is followed", "Now we got" in one.ask("report/intranet/work.html")[2] and "ended before" not in one.ask("")[2], now)
        old = limited(one, resource.RLIMIT_NOFILE, len(os.listdir(f"/proc/{one.process.pid}/fd")))
        save(work, "Now we got", "Then we got")
        one.line("could not be started")
        resource.prlimit(one.process.pid, resource.RLIMIT_NOFILE, old)
        case.check("one that cannot start is told", "The build ended before it was done" in one.ask("")[2])
        now = one.versions()
        save(work, "Then we got", "At last we got")
        one.built(now["version"])
        case.check("and the next one works", "At last we got" in one.ask("report/intranet/work.html")[2])


def killed(case):
    """What waits with all that it has read is killed: the next change is read from the start."""
    report = case.folder / case.put()
    work = report / "narrative/work.md"
    with Serving(case, "content/small") as one:
        one.line("sound")
        one.built(one.versions()["version"] - 1)
        one.ask("report/intranet/work.html")
        children = Path(f"/proc/{one.process.pid}/task/{one.process.pid}/children")
        waiting = children.read_text().split() if children.exists() else []
        for child in waiting:
            os.kill(int(child), signal.SIGKILL)
        now = one.versions()
        save(work, "What came in", "What came to us")
        now = one.glimpsed(now)
        if not now["whole"]:
            now = one.built(now["version"])
        case.check("a killed process is done without", "What came to us" in one.ask("report/intranet/work.html")[2], now)
        case.check("the page is sound", 'class="sound"' in one.ask("")[2])
        one.ask("report/board/annual-report.pdf")
        now = one.versions()
        save(work, "What came to us", "What we got")
        one.built(now["version"])
        case.check("a document that is looked at is no page: the whole is built", one.ask("report/board/annual-report.pdf")[0] == 200 and "What we got" in one.ask("report/intranet/work.html")[2])
        long = "report/" + "a" * 600 + ".html"
        case.check("a long name is not there", one.ask(long)[0] == 404)
        for how in (signal.SIGTERM,):
            status, _ = one.end(how)
            case.check("it ends well when it is asked to", status == 0, status)


with Case() as case:
    broken(case)
    ended(case)
    killed(case)
