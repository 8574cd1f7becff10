#!/usr/bin/env python3
"""A marking too long for a line of the page's foot, with nowhere to part it: all of it is there, and inside the page."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.path.abspath(os.environ.get("ANNUAL", "out/.build/annual"))
MARKING = "OFFICIAL-SENSITIVE/" + "WITHOUT-ANY-SPACE-" * 8 + "ANDNOPLACETOPARTITAT" * 9
FILES = {
    "report.yaml": f"""\
title: T
council: C
period: {{from: 2021-04-01, to: 2022-03-31}}
published: 2022-08-24
editions: {{board: {{formats: [pdf], marking: {MARKING}, disclosure: {{method: none}}}}}}
documents: {{main: {{title: T, sections: [one], cover: false}}}}
""",
    "dictionary.yaml": "tables: {}\n",
    "narrative/one.md": "---\ntitle: One\n---\n## A heading\n\nText.\n",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        out = subprocess.run([ANNUAL, "dump", "layout", folder], capture_output=True, text=True, check=False).stdout
    lines = re.findall(r'text footer: ([-\d.]+) ([\d.]+) ([\d.]+) bold \S+ "(.*?) ?"', out)
    found = "".join(line[3] for line in lines)
    print("ok all of it" if found == MARKING else f"not ok all of it: {found!r}")
    inside = lines and all(float(x) >= 20 and float(x) + float(width) <= 575 and float(y) <= 842 for x, y, width, _ in lines)
    print("ok inside the page" if inside else f"not ok inside the page: {lines}")


main()
