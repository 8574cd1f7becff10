#!/usr/bin/env python3
"""What a report counts of an earlier year is what a report of that year, over the same records, counts itself."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
REPORTS = ("earlier", "periods", "kinds", "library", "suppression", "shares")
PLAIN = ("library",)  # protecting all of its overlapping groups takes 5 s a year: years_protected_test.py does


def dump(stage, folder):
    return subprocess.run([ANNUAL, "dump", stage, str(folder)], capture_output=True, text=True).stdout


def copy(folder, to, plain):
    """A copy of the report; PLAIN: without protection, so that every value is seen."""
    shutil.copytree(folder, to)
    report = (to / "report.yaml").read_text()
    if plain:
        report = re.sub(r"method: suppress[^}]*}", "method: none}", report)
    (to / "report.yaml").write_text(report)


def move(folder, to, back):
    """A copy of the report as of BACK years before, without earlier.yaml."""
    shutil.copytree(folder, to)
    (to / "earlier.yaml").unlink(missing_ok=True)
    report = (to / "report.yaml").read_text()
    moved = re.sub(r"(?m)^period: .*$", lambda line: re.sub(r"\d{4}(?=-)", lambda year: str(int(year[0]) - back), line[0]), report)
    (to / "report.yaml").write_text(moved)


def blocks(text, heads):
    """The lines of each statistic by edition and name, without its words and what stands above or below it."""
    found, edition, name = {}, None, None
    for line in text.splitlines():
        if line.startswith("edition "):
            edition, name = line.split(",")[0], None
            counted = heads is None or heads in line
        elif not line.startswith("  "):
            name = line.split(" = ")[0] if counted else None
            found[(edition, name)] = [line]
        elif name and line.startswith("  ["):
            found[(edition, name)].append(line)
    found.pop((edition, None), None)
    return {key: lines for key, lines in found.items() if key[1]}


def agrees(asked, own):
    """The same lines; beside later years an earlier one may withhold more than a report of it alone, never less or otherwise."""
    return own is not None and len(asked) == len(own) and all(a == b or "[c]" in a and "[c]" not in b for a, b in zip(asked, own))


def compare(report, years, back, folder):
    """How many statistics of YEARS, what the report counted of earlier years, were compared, and which differ."""
    year = folder / f"{report.name}-{back}"
    move(report, year, back)
    known = re.search(r"(?m)^period: .*?(\d{4})-(\d\d)-(\d\d)", (year / "report.yaml").read_text())
    name = known[1] if known[2] + known[3] == "0101" else f"{known[1]}-{(int(known[1]) + 1) % 100:02d}"
    asked = blocks(years, f", {name}, from the records")
    own = blocks(dump("figures", year), None)
    told = {key: lines for key, lines in asked.items() if "[x]" not in lines[0]}
    wrong = [f"{key}: {lines} but {own.get(key)}" for key, lines in told.items() if not agrees(lines, own.get(key))]
    return len(told), wrong


def compare_all(names, plain):
    """Each report's two years back; how many statistics were compared."""
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            report = Path(folder) / name
            copy(ROOT / "tests/stats" / name, report, name in plain)
            years = dump("years", report)
            for back in (1, 2):
                count, wrong = compare(report, years, back, Path(folder))
                compared += count
                print(f"ok {name}, {back} years back" if not wrong else f"not ok {name}, {back} years back: " + "; ".join(wrong[:3]))
    return compared


def main():
    compared = compare_all(REPORTS, PLAIN)
    print("ok years were compared" if compared > 90 else f"not ok years were compared: {compared}")


if __name__ == "__main__":
    main()
