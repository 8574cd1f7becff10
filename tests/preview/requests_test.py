#!/usr/bin/env python3
"""What the preview answers, and to whom: GET with the random word, from its own address, and nothing else however it is asked."""

import re
import socket
import time
from html.parser import HTMLParser

from serving import Serving
from report_case import Case


def served(case, one):
    status, headers, page = one.ask("")
    case.check("the page", status == 200 and "<h1><span>Preview</span> Annual report</h1>" in page, page[:500])
    case.check("it says that all is well", "The report is sound" in page, page[:1500])
    case.check("it loads nothing from elsewhere", "default-src 'none'" in headers["Content-Security-Policy"], headers)
    for name, value in (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")):
        case.check(f"{name}: {value}", headers.get(name) == value, headers)
    links = re.findall(r'<a target="report" href="(report/[^"]+)"', page)
    wanted = {"report/board/annual-report.html", "report/board/annual-report.pdf", "report/intranet/index.html", "report/intranet/annual-report.pdf"}
    case.check("both editions, as site, page and PDF", wanted <= set(links), links)
    listed = re.findall(r"<li>(.*?)</li>", re.sub(' data-hash="[0-9a-f]*"', "", page))
    case.check("each document with its forms", any(re.fullmatch(r'Annual report: <a target="report" href="report/board/annual-report.html">one page</a> <a target="report" href="report/board/annual-report.pdf">PDF</a>', one) for one in listed), listed[:6])
    for link in links:
        status, headers, text = one.ask(link)
        kind = "application/pdf" if link.endswith(".pdf") else "text/html"
        case.check(f"{link} is there", status == 200 and headers["Content-Type"].startswith(kind) and len(text) > 1000, (status, headers))
    for path, kind in (("preview.css", "text/css"), ("preview.js", "text/javascript"), ("report/intranet/site.css", "text/css"), ("report/intranet/figures.json", "application/json")):
        status, headers, text = one.ask(path)
        case.check(f"{path} is {kind}", status == 200 and headers["Content-Type"].startswith(kind) and text, (status, headers))
    case.check("the theme's colours are the page's", "--ar-heading:#" in one.ask("preview.css")[2])


VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Nesting(HTMLParser):
    """Each element is closed inside the one that it began in."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.inside = [], [], {"tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "tbody": {"table"}, "thead": {"table"}}

    def handle_starttag(self, tag, attributes):
        if tag in self.inside and (not self.open or self.open[-1] not in self.inside[tag]):
            self.faults.append(f"<{tag}> in {self.open[-3:]}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> in {self.open[-3:]}")


def nested(page):
    nesting = Nesting()
    nesting.feed(page)
    return nesting.faults


def listed(case, one):
    page = one.ask("")[2]
    case.check("its elements are nested soundly", not nested(page), nested(page)[:5])
    figures = page.partition('<section id="figures"')[2].partition("</section>")[0]
    case.check("a figure with its label", "<h3>Referrals received</h3>" in figures, figures[:2000])
    case.check("and what stands for it in prose", "<code>{{ all }}</code>" in figures)
    case.check("and its value in each edition", figures.count("<dd>40</dd>") == 2, figures[:2000])
    case.check("and how it is worked out", "We counted the records of" in figures)
    case.check("a cell of a breakdown", "<code>{{ kinds[again] }}</code>" in figures and "<td>35 (88%)</td>" in figures, figures)
    withheld = page.partition('<section id="withheld"')[2].partition("</section>")[0]
    board, _, intranet = withheld.partition("<h3>intranet</h3>")
    case.check("the board withholds nothing", "Nothing is withheld" in board, withheld)
    case.check("the intranet a small count, and why", "kinds[first]" in intranet and "counts of 1 to 5" in intranet, withheld)
    case.check("and another, so that it cannot be worked out", "one could work out kinds[first]" in intranet, withheld)


def refused(case, one):
    own = f"127.0.0.1:{one.port}"
    for name, status, words in (
        ("another word", 404, {"token": "0" * 32}),
        ("a shorter word", 404, {"token": one.token[:-1]}),
        ("a longer word", 404, {"token": one.token + "0"}),
        ("another host", 403, {"Host": "evil.example"}),
        ("another host on the port", 403, {"Host": f"evil.example:{one.port}"}),
        ("a host that begins so", 403, {"Host": f"127.0.0.1:{one.port}.evil.example"}),
        ("another port", 403, {"Host": "127.0.0.1:1"}),
        ("its port with a zero before it", 403, {"Host": f"127.0.0.1:0{one.port}"}),
        ("its port with a sign before it", 403, {"Host": f"127.0.0.1:+{one.port}"}),
        ("a host without its port", 403, {"Host": "127.0.0.1"}),
        ("an origin elsewhere", 403, {"Origin": "https://evil.example"}),
        ("an origin elsewhere without TLS", 403, {"Origin": "http://evil.example"}),
        ("no origin at all, said so", 403, {"Origin": "null"}),
        ("its own address by TLS", 403, {"Origin": f"https://{own}"}),
        ("another site's page", 403, {"Sec_Fetch_Site": "cross-site"}),
        ("POST", 405, {"method": "POST"}),
        ("PUT", 405, {"method": "PUT"}),
        ("DELETE", 405, {"method": "DELETE"}),
        ("HEAD", 405, {"method": "HEAD"}),
        ("OPTIONS", 405, {"method": "OPTIONS"}),
        ("GET with a body", 400, {"Content_Length": "5"}),
    ):
        answer = one.ask("", **words)
        case.check(f"{name}: {status}", answer[0] == status and "Preview" not in answer[2], answer)
    case.check("what is allowed is said", one.ask("", method="POST")[1].get("Allow") == "GET")
    case.check("localhost is its own name", one.ask("", Host=f"localhost:{one.port}", Origin=f"http://localhost:{one.port}")[0] == 200)
    case.check("so may its own pages", one.ask("", Sec_Fetch_Site="same-origin", Origin=f"http://{own}")[0] == 200)
    two = one.raw(f"GET /{one.token}/ HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nOrigin: http://{own}\r\n\r\n".encode())
    case.check("two origins are none", b" 403 " in two, two[:300])
    for path in ("report/../report.yaml", "report/%2e%2e/report.yaml", "report/..%2f..%2fetc/passwd", "../", "report/board/../../page/messages",
                 "report//etc/passwd", "report/board", "page/messages", "report/board/annual-report.pdf/", "report/%00", "messages", "nothing"):
        answer = one.ask(path)
        case.check(f"{path} is not there", answer[0] == 404 and "root:" not in answer[2] and "council:" not in answer[2], answer)


def hostile(case, one):
    start = f"GET /{one.token}/ HTTP/1.1\r\n"
    host = f"Host: 127.0.0.1:{one.port}\r\n"
    for name, request in (
        ("no host", start + "\r\n"),
        ("two hosts", start + host + "Host: evil.example\r\n\r\n"),
        ("the old protocol without a host", f"GET /{one.token}/ HTTP/1.0\r\n\r\n"),
        ("an address of 100 kB", f"GET /{'a' * 100000} HTTP/1.1\r\n{host}\r\n"),
        ("a head of 100 kB", start + host + "X: " + "b" * 100000 + "\r\n\r\n"),
        ("ten thousand heads", start + host + "X: y\r\n" * 10000 + "\r\n"),
        ("a body without end", start + host + "Transfer-Encoding: chunked\r\n\r\n" + "5\r\nhello\r\n" * 1000),
        ("a method of 20 kB", "G" * 20000 + " / HTTP/1.1\r\n\r\n"),
        ("no HTTP", "\x16\x03\x01\x02\x00\x01\x00" * 50),
        ("NULs", "\0" * 5000),
        ("line breaks", "\r\n" * 5000),
        ("an address of another site", f"GET http://evil.example/{one.token}/ HTTP/1.1\r\n{host}\r\n"),
    ):
        answer = one.raw(request.encode("latin-1"))
        case.check(f"{name}: no page", b"<h1>" not in answer, answer[:400])
    case.check("afterwards the page is there", one.ask("")[0] == 200)


def flood(case, one):
    """Connections that say nothing, or half of a request, do not keep others out for long."""
    connections = []
    for number in range(300):
        connection = socket.socket()
        connection.settimeout(1)
        try:
            connection.connect(("127.0.0.1", one.port))
            if number % 2:
                connection.sendall(b"GET /")
        except OSError:
            pass
        connections.append(connection)
    case.check("it lives with 300 connections", one.process.poll() is None)
    for connection in connections[:200]:
        connection.close()
    before, status = time.monotonic(), 0
    while status != 200 and time.monotonic() - before < 12:
        try:
            status = one.ask("")[0]
        except OSError:
            time.sleep(0.1)
    case.check("and answers again within the time that a connection may be silent", status == 200)
    for connection in connections[200:]:
        connection.close()
    waiting = [socket.create_connection(("127.0.0.1", one.port), 5) for _ in range(40)]
    for connection in waiting:
        connection.sendall(f"GET /{one.token}/next?after={one.versions()['version']} HTTP/1.1\r\nHost: 127.0.0.1:{one.port}\r\n\r\n".encode())
    case.check("forty pages may wait for a build, and others still come in", one.ask("")[0] == 200)
    for connection in waiting:
        connection.close()
    case.check("and when they have gone", one.ask("")[0] == 200)


with Case() as case:
    case.put()
    with Serving(case, "content/small") as one:
        one.line("sound")
        served(case, one)
        listed(case, one)
        refused(case, one)
        hostile(case, one)
        flood(case, one)
        status, seconds = one.end()
        case.check("Ctrl-C ends it at once, with status 0", status == 0 and seconds < 2, (status, seconds))
