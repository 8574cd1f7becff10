#!/usr/bin/env python3
"""A protected edition withholds small counts of earlier years that the records give, though another edition prints them."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))


def rows(text, edition, caption):
    """The texts of the rows of a table."""
    part = re.search(rf"(?ms)^document main, edition {edition}$.*?(?=^document main|\Z)", text)[0]
    table = re.search(rf'(?s)caption\n\s+text "{caption}"\n\s+table_head.*?foot', part)[0]
    return [re.findall(r'text "(.*?)"', row) for row in re.split(r"table_row", table)[1:]]


text = subprocess.run([ANNUAL, "dump", "doc", str(ROOT / "tests/report/years")], capture_output=True, text=True).stdout
for edition, small in (("open", True), ("shut", False)):
    found = {row[0]: row[1:3] for row in rows(text, edition, "Several by kind")}
    shown = [number for row in found.values() for number in row if number.isdigit() and 1 <= int(number) <= 5]
    print(f"ok edition {edition}" if bool(shown) == small else f"not ok edition {edition}: {found}")
