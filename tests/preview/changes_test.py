#!/usr/bin/env python3
"""What the preview does when files change: it builds, keeps the last sound report while there are errors, takes another port, and
ends when it is told to."""

import os
import shutil
import signal
import socket
import time

from serving import Serving
from report_case import Case


def save(path, old, new):
    text = path.read_text()
    assert old in text, old
    path.write_text(text.replace(old, new, 1))


def followed(case, one, report):
    version = one.versions()["version"]
    work = report / "narrative/work.md"
    save(work, "We received", "Last year we got")
    now = one.built(version)
    case.check("and the report is another, once", now["sound"] == 2 and "Last year we got" in one.ask("report/intranet/work.html")[2], now)
    version = now["version"]
    other = report / "narrative/other.tmp"
    other.write_text(work.read_text().replace("Last year", "This year"))
    other.rename(work)
    now = one.built(version)
    case.check("so is a file that takes another's place", "This year we got" in one.ask("report/intranet/work.html")[2], now)
    version = now["version"]
    (report / "narrative/.work.md.swp").write_text("x")
    time.sleep(0.6)
    case.check("an editor's hidden file is nothing", one.versions()["version"] == version)
    for number in range(30):
        work.write_text(work.read_text() + f"\nLine {number}.\n")
    time.sleep(1.5)
    after = one.versions()["version"]
    case.check("thirty saves at once are few builds", version < after <= version + 12, (version, after))
    case.check("the last of which has them all", "Line 29." in one.ask("report/intranet/work.html")[2])
    themes = case.folder / "themes"
    own = case.folder / "copied"
    shutil.copytree(themes, own)
    themes.unlink()
    own.rename(themes)
    version = one.built(after)["version"]
    save(themes / "county/theme.yaml", "heading:", "heading: \"#123456\" #")
    one.built(version)
    case.check("a theme is followed too", "--ar-heading:#123456" in one.ask("preview.css")[2])


def looked_at(case, one, report):
    """The page that is looked at is there before the rest; what then proves to be no sound report is taken back."""
    now = one.versions()
    one.ask("report/intranet/work.html")
    save(report / "narrative/work.md", "What came in", "What came to us")
    first = one.glimpsed(now)
    case.check("the page that is looked at is built first", not first["whole"] and first["sound"] == now["sound"] + 1, (now, first))
    case.check("and is there", "What came to us" in one.ask("report/intranet/work.html")[2])
    now = one.built(first["version"])
    case.check("the same page of the whole is not another", now["sound"] == first["sound"], (first, now))
    case.check("and the other editions follow", "What came to us" in one.ask("report/board/annual-report.html")[2])
    one.ask("report/intranet/work.html")
    everywhere, elsewhere = "Average age, mean: age, over: all", "Mean age, editions: [intranet], mean: age, over: all"
    save(report / "narrative/work.md", "What came to us", "What came in")
    now = one.built(now["version"])
    save(report / "measures.yaml", everywhere, elsewhere)
    first = one.glimpsed(now)
    case.check("a page may be sound by itself", not first["whole"] and first["sound"] == now["sound"] + 1, (now, first))
    last = one.built(first["version"])
    case.check("a mistake elsewhere takes it back", last["sound"] == first["sound"] + 1 and "You see the report as it was before" in one.ask("")[2], last)
    save(report / "measures.yaml", elsewhere, everywhere)
    one.built(last["version"])
    case.check("until it is mended", "You see the report" not in one.ask("")[2])


def protected(case, one, report):
    """A page shown from what is kept withholds a small number that the whole report did not print before."""
    now = one.versions()
    save(report / "measures.yaml", "measures:", "  some: {from: all, where: {age: 15}, label: Aged fifteen}\nmeasures:\n  fifteen: {label: Fifteen, count: some}")
    now = one.built(now["version"])
    one.ask("report/intranet/work.html")
    save(report / "narrative/work.md", "What came in", "Fifteen: {{ fifteen }}. What came in")
    first = one.glimpsed(now)
    page = one.ask("report/intranet/work.html")[2]
    case.check("what is newly printed is protected at the first glance", not first["whole"] and "Fifteen: " in page and "[c]" in page.partition("Fifteen: ")[2][:200], page.partition("Fifteen: ")[2][:300])
    now = one.built(first["version"])
    case.check("as in the whole report", now["sound"] == first["sound"], (first, now))
    save(report / "narrative/work.md", "Fifteen: {{ fifteen }}. ", "")
    one.built(now["version"])


def mistaken(case, one, report):
    measures = report / "measures.yaml"
    now = one.versions()
    save(measures, "count: all", "count: alll")
    now = one.built(now["version"])
    page = one.ask("")[2]
    case.check("an error is told", "1 error" in page and "You see the report as it was before" in page, page[:1500])
    messages = page.partition('<section id="messages"')[2].partition("</section>")[0]
    case.check("with its file and line", "content/small/measures.yaml</code>, line 6," in messages, messages)
    case.check("its source line, marked", "count: alll, by: kind" in messages and "^" in messages, messages)
    case.check("and what to do", "did you mean &#39;all&#39;?" in messages or "did you mean 'all'?" in messages, messages)
    sound = now["sound"]
    case.check("the last sound report stays", one.ask("report/intranet/work.html")[0] == 200)
    save(report / "narrative/work.md", "This year", "<script>alert(1)</script> ]]> {{ nothing }}")
    now = one.built(now["version"])
    messages = one.ask("")[2].partition('<section id="messages"')[2]
    case.check("what an author typed is text", "<script>alert" not in messages and "&lt;script&gt;" in messages, messages[:3000])
    save(report / "narrative/work.md", "<script>alert(1)</script> ]]> {{ nothing }}", "This year")
    save(measures, "count: alll", "count: all")
    while now["sound"] == sound:
        now = one.built(now["version"])
    case.check("a mended report is shown", "You see the report" not in one.ask("")[2])


def lost(case, one, report):
    """Files and folders that go away while it serves."""
    now, records = one.versions(), report / "data/referrals.yaml"
    records.chmod(0)
    if os.geteuid():
        now = one.built(now["version"])
        case.check("a file that may not be read is an error", "referrals.yaml" in one.ask("")[2])
    records.chmod(0o644)
    time.sleep(0.6)
    now = one.versions()
    away = case.folder / "away"
    report.rename(away)
    now = one.built(now["version"])
    status, _, page = one.ask("")
    case.check("a report that is gone is an error", status == 200 and "error" in page.partition("</header>")[0], page[:1500])
    case.check("and the last sound one is still shown", one.ask("report/board/annual-report.pdf")[0] == 200)
    away.rename(report)
    sound = now["sound"]
    while now["sound"] == sound:
        now = one.built(now["version"])
    case.check("when it is back it is built", "sound" in one.ask("")[2].partition("</header>")[0])
    case.check("nothing was written below out/", not (case.folder / "out").exists())


def ported(case):
    with Serving(case, "content/small") as first:
        first.line("sound")
        with Serving(case, "content/small", WSL_DISTRO_NAME="Debian") as second:
            second.line("sound")
            case.check("an occupied port takes the next", second.port > first.port, (first.port, second.port))
            case.check("each has a word of its own", second.token != first.token and second.ask("", token=first.token)[0] == 404)
            said = "".join(second.lines)
            case.check("under WSL it says what to open in Windows", f"http://localhost:{second.port}/{second.token}/" in said, said)
            status, _ = second.end(signal.SIGTERM)
            case.check("SIGTERM ends it", status == 0, status)
        case.check("the other goes on", first.ask("")[0] == 200)
        with socket.socket() as outside:
            outside.settimeout(0.5)
            address = next((one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET) if not one[4][0].startswith("127.")), None)
            if address:
                case.check("it listens on 127.0.0.1 alone", outside.connect_ex((address, first.port)) != 0)
            else:
                print("skip 127.0.0.1 alone: this computer has no other address")
        case.check("Ctrl-C during a build ends it, too", ended_while_building(case, first))


def ended_while_building(case, one):
    waiting = socket.create_connection(("127.0.0.1", one.port))
    waiting.sendall(f"GET /{one.token}/next?after={one.versions()['version']} HTTP/1.1\r\nHost: 127.0.0.1:{one.port}\r\n\r\n".encode())
    work = case.folder / "content/small/narrative/work.md"
    work.write_text(work.read_text() + "\nAnd so on.\n")
    time.sleep(0.03)
    status, seconds = one.end()
    waiting.close()
    return status == 0 and seconds < 2


def asked_wrongly(case):
    for words, status, expected in (
        (["serve", "content/nowhere"], 2, "there is no folder 'content/nowhere'"),
        (["serve", "content/small", "content/other"], 2, "one report at a time"),
        (["serve", "content"], 2, "has no report.yaml"),
        (["serve", "--edition", "board"], 2, "no option '--edition'"),
    ):
        case.put("other")
        done = case.run(*words)
        case.check(f"annual {' '.join(words)}", done.returncode == status and expected in done.stderr, done.stderr)


with Case() as case:
    report = case.put()
    report = case.folder / "content/small"
    with Serving(case) as one:
        one.line("sound")
        case.check("the only report needs no name", one.ask("")[0] == 200)
        followed(case, one, report)
        looked_at(case, one, report)
        protected(case, one, report)
        mistaken(case, one, report)
        lost(case, one, report)
        status, seconds = one.end(signal.SIGHUP)
        case.check("a closed terminal ends it", status == 0 and seconds < 2, (status, seconds))
    ported(case)
    asked_wrongly(case)
