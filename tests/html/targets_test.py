#!/usr/bin/env python3
"""Whatever a page of the site asks for or leads to is there: files, the place in the page that an address names, and the
variables of its style."""

import os
import re
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
REPORTS = ("tests/report/whole", "tests/report/panels", "content/2021-22")


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.ids, self.targets = set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.ids.add(value)
            elif name in ("href", "src") and tag != "base" and value:
                self.targets.append(value)


def faults(site):
    pages = {path: Page(path) for path in sorted(site.rglob("*.html"))}
    wrong = []
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not file.is_file():
                wrong.append(f"{path.name} asks for {target}, which is not there")
            elif parts.fragment and file in pages and unquote(parts.fragment) not in pages[file].ids:
                wrong.append(f"{path.name} leads to {target}, a place that is not there")
    texts = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*")) if path.suffix in (".css", ".html")]
    used, given = ({name for text in texts for name in re.findall(pattern, text)} for pattern in (r"var\((--[\w-]+)", r"(--[a-z][\w-]*):"))
    return wrong + [f"{name} has no value" for name in sorted(used - given)]


def main():
    for report in REPORTS:
        with tempfile.TemporaryDirectory(prefix="annual-targets-") as folder:
            done = subprocess.run([ANNUAL, "build", str(ROOT / report), "--out", folder], check=False, capture_output=True, text=True)
            if done.returncode:
                print(f"not ok {report} builds: {done.stderr}")
                continue
            for site in sorted(path.parent for path in Path(folder).resolve().glob("*/*/index.html")):
                wrong = faults(site)
                print(f"ok {report}, {site.name}" if not wrong else f"not ok {report}, {site.name}: {wrong[:5]}")


main()
