#!/usr/bin/env python3
"""The search index of the sample: every entry leads to the heading that it names, with the words below it."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SAMPLE, Case  # noqa: E402

LEVELS = {"h1", "h2", "h3", "h4", "h5", "h6"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """The words of a page's main part in order, with where each id begins and what each heading says."""

    def __init__(self, text):
        super().__init__()
        self.words, self.starts, self.headings, self.open = "", {}, [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        identity = dict(attributes).get("id")
        if tag not in VOID:
            self.open.append(tag)
        if identity:
            self.starts[identity] = len(self.words)
        if tag in LEVELS and "main" in self.open:
            self.headings.append([identity, tag, ""])

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "main" not in self.open:
            return
        self.words += squeezed(data)
        if LEVELS & set(self.open):
            self.headings[-1][2] += data


def squeezed(text):
    return re.sub(r"\W+", "", text)


def entries_of(site):
    text = (site / "search-index.js").read_text()
    return json.loads(text.removeprefix("var annualIndex=").rstrip().removesuffix(";"))


def fault_of(entry, pages):
    address, heading, title, text = entry
    path, _, anchor = address.partition("#")
    page = pages.get(path)
    if not page:
        return "no page"
    if anchor and anchor not in page.starts:
        return "no anchor"
    after = page.words[page.starts[anchor] if anchor else 0 :]
    if not after.startswith(squeezed(heading)) and squeezed(heading) not in after[: len(heading) + 40]:
        return f"leads to {after[:60]}"
    first = squeezed(" ".join(text.split()[:3]))
    return "" if first in after else f"no {first} there"


with Case() as case:
    (case.folder / "content").mkdir()
    (case.folder / "content/2021-22").symlink_to(SAMPLE)
    case.sound("the sample builds", case.run("build", "content/2021-22", "--format", "html"))
    site = case.folder / "out/2021-22/intranet"
    pages = {path.name: Page(path.read_text()) for path in site.glob("*.html")}
    entries = entries_of(site)
    faults = [f"{entry[0]}: {fault}" for entry in entries if (fault := fault_of(entry, pages))]
    case.check("every entry leads to its heading and words", len(entries) > 40 and not faults, "\n".join(faults))
    addresses = [entry[0] for entry in entries]
    case.check("no entry twice", len(addresses) == len(set(addresses)))
    indexed = {address.partition("#")[0] for address in addresses}
    missing = [
        f"{path}#{identity}"
        for path in sorted(indexed)
        for identity, tag, _ in pages[path].headings
        if identity and tag in ("h2", "h3") and f"{path}#{identity}" not in addresses
    ]
    case.check("every heading with an anchor has an entry", not missing, "\n".join(missing))
