#!/usr/bin/env python3
"""A chart of people on the page: as many figures as the drawing has, each an element of its own that a browser closes."""

import os
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))


class Uses(HTMLParser):
    """The figures that stand in each drawing, and those that a browser would put inside another."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.closed = self.open = 0

    def handle_startendtag(self, tag, attributes):
        self.closed += tag == "use" and dict(attributes)["y"].isdigit()

    def handle_starttag(self, tag, attributes):
        self.open += tag == "use"


def main():
    with tempfile.TemporaryDirectory(prefix="annual-people-") as folder:
        subprocess.run([ANNUAL, "build", str(ROOT / "tests/report/panels"), "--out", folder], check=True, capture_output=True)
        page = (Path(folder) / "panels/all/text.html").read_text()
    uses = Uses()
    uses.feed(page)
    good = uses.open == 0 and uses.closed == 2 * 2 * 100
    print("ok people" if good else f"not ok people: {uses.closed} figures, {uses.open} left open")
    print("ok no team" if "24 August 2022</time> by Test Council.</p>" in page else "not ok no team: the foot of the page names one")


main()
