#!/usr/bin/env python3
"""A table or chart of several statistics has a CSV file with all of them, which its page leads to and agrees with."""

import csv
import os
import re
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
REPORT = ROOT / "tests/report/years"


class Tables(HTMLParser):
    """The rows of each table by its caption, and the data files that links lead to, in order."""

    def __init__(self, text):
        super().__init__()
        self.tables, self.files, self.caption, self.rows, self.inside = {}, [], "", None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        href = dict(attributes).get("href") or ""
        if tag == "table":
            self.rows, self.caption = [], ""
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        elif href.startswith("data/"):
            self.files.append(href)
        self.inside = tag if tag in ("caption", "td", "th") else self.inside

    def handle_endtag(self, tag):
        if tag == "table":
            self.tables[re.sub(r"^Table \d+\.?\s*", "", self.caption.strip())] = self.rows
            self.rows = None
        elif tag == self.inside:
            self.inside = None

    def handle_data(self, data):
        if self.inside == "caption":
            self.caption += data
        elif self.inside and self.rows:
            self.rows[-1][-1] += data


def check(name, fault):
    print(f"ok {name}" if not fault else f"not ok {name}: {fault}")


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def plain(printed):
    """A figure as a data file has it: without separators, signs of units and what stands in brackets behind it."""
    return re.sub(r"[,%£\n]|about | \(.*\)", "", printed)


def single_figures(table, rows):
    """`measures:` of single figures with two years: a row each, both years."""
    head = rows[0]
    for html, row in zip(table[1:], rows[1:]):
        if not html[0].startswith(row[0]):
            return f"{row[0]} beside {html[0]}"
        if (plain(html[2]), plain(html[1])) != (row[head.index("Value")], row[head.index("2020-21")]):
            return f"{html} beside {row}"
    return None if len(table) == len(rows) == 4 else f"{len(table)} rows and {len(rows)}"


def breakdowns(table, rows):
    """Two breakdowns with two years: a row a category, the columns of one after those of the other."""
    head = rows[0]
    columns = [head.index(f"{label}: {name}") for label in ("Kind", "Kind as published") for name in ("2020-21", "Number")]
    for html, row in zip(table[2:], rows[1:]):
        found = [plain(html[at]) for at in (1, 2, 4, 5)]
        if html[0].replace("All", "Total") != row[0] or found != [row[at] for at in columns]:
            return f"{html} beside {row}"
    return None if len(table) == len(rows) + 1 else f"{len(table)} rows and {len(rows)}"


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([ANNUAL, "build", str(REPORT), "--out", folder], capture_output=True, check=True)
    for edition in ("open", "shut"):
        site = Path(folder) / "years" / edition
        page = Tables((site / "one.html").read_text(encoding="utf-8"))
        for caption, name, compare in (("Several figures", "received+share+so-far", single_figures), ("Several by kind", "kinds+published", breakdowns)):
            path = f"data/{name}.csv"
            check(f"{edition}: {caption} leads to its file", None if path in page.files else f"{page.files}")
            check(f"{edition}: {caption} agrees with its file", compare(page.tables[caption], rows_of(site / path)))
        chart = "data/received+home.csv"
        check(f"{edition}: a chart of two leads to its file", None if chart in page.files else f"{page.files}")
        check(f"{edition}: a chart's file has both", None if [row[0] for row in rows_of(site / chart)[1:]] == ["Received", "From a new home"] else "not both")
        offered = Tables((site / "data.html").read_text(encoding="utf-8")).files
        check(f"{edition}: the page of data offers them", None if {chart, path} <= set(offered) else f"{offered}")
