"""Seeds for the targets of libFuzzer: what the tests of the rooms, the samples and the themes hold, and small files made here."""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/sheet"), str(ROOT / "tests/whole")]
from workbook import Cell, write_ods, write_xlsx  # noqa: E402

FILES = ("report.yaml", "dictionary.yaml", "measures.yaml", "facts.yaml", "earlier.yaml", "words.yaml", "data/referrals.yaml", "narrative/work.md")
HEADERS = b"Host: 127.0.0.1:\x02\r\n"
ROWS = [["Title"], ["Ref", "Received", "Age", "Kind"], ["R1", "25/09/2021", 12, "First time"], ["R2", Cell(44464, 1), Cell(0.5, 2), "again"], [], ["Total", 2]]


def texts(pattern, most=12000):
    for path in sorted(ROOT.glob(pattern)):
        if path.is_file() and path.stat().st_size <= most and "node_modules" not in path.parts:
            yield path.read_bytes()


def records():
    yield from texts("tests/data/*.yaml")
    yield from texts("tests/data/*/data/*.yaml", 4000)
    yield b"- {ref: R1, received: 2021-05-03, needs: [a, b], visits: [{held: 2021-06-09, by: x}], editions: [board], consent: {date: 2021-05-03, for: [board]}}\n"
    yield b"- &a\n  ref: R1\n  received: 2021-05\n  cost: 1.5\n- {ref: *a, told: yes}\n"


def narrative():
    for form in b"\0\1\2\3":
        for text in [*texts("tests/markdown/*.md", 4000), *texts("tests/report/*/narrative/*.md", 4000)]:
            yield bytes([form]) + text


def yaml():
    yield from texts("tests/data/*.yaml", 4000)
    yield from texts("tests/*/*/report.yaml", 4000)
    yield from texts("tests/schema/*.yaml", 4000)


def markdown():
    yield from texts("tests/markdown/*.md", 4000)
    yield from texts("tests/report/*/narrative/*.md", 4000)


def template():
    for path in sorted(ROOT.glob("tests/html/*.mustache")):
        if path.stem in ("deep", "endless", "exploding"):  # up to the bounds, which takes a second each
            continue
        data = path.with_suffix(".yaml")
        yield (data.read_bytes() if data.exists() else b"a: {b: [1, 2]}\n") + b"%%\n" + path.read_bytes()
    yield b"a: {b: [1, 2]}\nc: '<&>'\n%%\n{{#a}}{{#b}}{{.}}{{/b}}{{/a}}{{^d}}{{{c}}}{{/d}}\n {{> a}}\n{{=<% %>=}}<% c %>\n"


def report():
    for folder in sorted(ROOT.glob("tests/*/*/report.yaml")):
        parts = [f"%% {name}\n".encode() + (folder.parent / name).read_bytes() for name in FILES if (folder.parent / name).exists()]
        whole = b"\n".join(parts)
        if len(whole) < 12000:
            yield re.sub(rb"theme: \w+", b"theme: own", whole)


def theme():
    for text in texts("themes/*/theme.yaml", 20000):
        text = re.sub(rb"(?m)^ *#.*\n|  folders: .*\n", b"", text)
        yield b"\0" + text
        yield b"\4" + text
    for text in [*texts("tests/html/*.mustache"), *texts("themes/*/templates/*.mustache")]:
        yield b"\1" + text


def picture():
    yield from texts("content/*/images/*", 20000)
    yield from texts("themes/*/*.png", 20000)
    yield from texts("tests/*/*/images/*", 20000)
    import growth_kinds

    yield growth_kinds.png(growth_kinds.chunk(b"tEXt", b"a\0b") + growth_kinds.chunk(b"gAMA", b"\0\0\xb1\x8f"))


def sheet():
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a"
        write_xlsx(path, ROWS, hidden={3}, merges=["A1:B1"])
        yield b"\0" + path.read_bytes()
        write_ods(path, [[cell.value if isinstance(cell, Cell) else cell for cell in row] for row in ROWS])
        yield b"\0" + path.read_bytes()
        import zipfile

        yield b"\5" + zipfile.ZipFile(path).read("content.xml")
    for form in (0, 8):
        yield bytes([form]) + b'sep=;\nRef;Received;Age;Kind\n"R ""1""";1/2/2021;12;First time\n'
        yield bytes([form]) + "Ref,Received,Age,Kind\r\nR1,25 Sept 2021,½,again\r\nTotal,1,,\r\n".encode()
        yield bytes([form]) + "Ref\tReceived\nR1\t2021-05-03".encode("utf-16")
    yield b'\1<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    yield b"\2<sst><si><t>Ref</t><rPh><t>x</t></rPh></si></sst>"
    yield b'\3<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd mmm yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    yield b'\4<workbook><workbookPr date1904="1"/><sheets><sheet name="A" state="hidden" r:id="r1"/></sheets></workbook>'


def font():
    for folder in ("/usr/share/fonts", "/usr/local/share/fonts"):
        found = sorted(Path(folder).rglob("*.ttf"), key=lambda path: (path.stat().st_size, path.name)) if Path(folder).is_dir() else []
        for path in found[:6]:
            yield path.read_bytes()


def request():
    for path in (b"/", b"/\1/", b"/\1/report/board/index.html", b"/\1/report/board/../../x", b"/\1/versions?3", b"/\1/wait?1", b"/\1/preview.css", b"/\1/%2e%2e/etc/passwd"):
        yield b"GET " + path + b" HTTP/1.1\r\n" + HEADERS + b"\r\n"
    yield b"POST /\1/ HTTP/1.1\r\n" + HEADERS + b"Content-Length: 3\r\n\r\nabc"
    yield b"GET /\1/ HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nCookie: a=b\r\n\r\n"
    yield b"GET /\1/ HTTP/1.1\r\n" + HEADERS + b"If-None-Match: \"a\"\r\nRange: bytes=0-3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n"


def write(folder, target, most=None):
    """All seeds of a target, or so many of them, of all kinds."""
    folder.mkdir(parents=True)
    seeds = list(globals()[target]())
    step = max(1, -(-len(seeds) // most)) if most else 1
    for number, text in enumerate(seeds[::step]):
        (folder / f"{number:04d}").write_bytes(text)
