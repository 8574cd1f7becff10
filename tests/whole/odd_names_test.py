#!/usr/bin/env python3
"""Names of files that mean something elsewhere, names that meet in the output, and links in the place of optional files."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

from report_case import SMALL, Case, tree

sys.dont_write_bytecode = True
import growth_kinds  # noqa: E402

NAMES = ("a b.png", "a#b.png", "q?x.png", "a%20b.png", "\u00e9.png", "q'x.png", "a;b.png", "a&b.png", "<b>.png", "-o.png", "a.png.png", "$(id).png")
OPTIONAL = ("words.yaml", "facts.yaml", "earlier.yaml")


def errors(done):
    return [line for line in done.stderr.splitlines() if "error: " in line]


def test_pictures(case):
    blocks = "".join(f'\n```image\n{{file: "{name}", alt: "Picture {i}", consent: {{date: 2022-01-01, for: [board, intranet]}}}}\n```\n' for i, name in enumerate(NAMES))
    report = case.put(files={"narrative/work.md": SMALL["narrative/work.md"] + blocks, "report.yaml": SMALL["report.yaml"].replace("[site, pdf]", "[site, pdf, docx]")})
    (case.folder / report / "images").mkdir()
    for i, name in enumerate(NAMES):
        (case.folder / report / "images" / name).write_bytes(growth_kinds.png(growth_kinds.chunk(b"gAMA", bytes([0, 0, 0xB1, i]))))
    case.sound("pictures of odd names", case.run("build", report))
    site = case.folder / "out/small/intranet"
    for i, name in enumerate(NAMES):
        pages = [(page, found) for page in site.glob("*.html") for found in re.findall(rf'<img[^>]*alt="Picture {i}"[^>]*>', page.read_text())]
        sources = [re.search(r'src="([^"]*)"', tag).group(1) for _, tag in pages]
        there = [source.startswith("data:") or (site / unquote(source.split("#")[0].split("?")[0]).replace("&amp;", "&")).is_file() for source in sources]
        case.check(f"'{name}' is where the site looks for it", sources and all(there), sources)


def test_meeting(case):
    measures = SMALL["measures.yaml"] + "  kinds.a: {label: A, count: all, by: kind}\n  kinds-a: {label: B, count: all, by: kind}\n"
    tables = "".join(f"\n```table\n{{measure: {name}, caption: Table {name}}}\n```\n" for name in ("kinds.a", "kinds-a"))
    report = case.put(files={"measures.yaml": measures, "narrative/work.md": SMALL["narrative/work.md"] + tables})
    done = case.run("build", report)
    case.check("two measures whose files would have one name", done.returncode == 1 and any("two files of the output would have one name" in line and "kinds-a.csv" in line for line in errors(done)), done.stderr)
    case.check("nothing of it is written", "kinds-a" not in str(list(tree(case.folder / "out"))))


def test_links(case):
    for path in OPTIONAL:
        report = case.put()
        (case.folder / report / path).symlink_to("/etc/passwd")
        done = case.run("check", report)
        case.check(f"{path} as a symbolic link", done.returncode == 1 and len(errors(done)) == 1 and f"{path}' leads out" in done.stderr and "root:" not in done.stderr, done.stderr)


with Case() as one:
    test_pictures(one)
    test_meeting(one)
    test_links(one)
