#!/usr/bin/env python3
"""(slow) Random reports whose records reach back: what annual counts of earlier years, and how this year differs from them,
against evaluator/, which works the same out record by record as of that year, and against what earlier.yaml has of them.
ANNUAL_SEEDS sets how many reports."""

import datetime
import os
import random
import re
import subprocess
import tempfile
from fractions import Fraction
from pathlib import Path

from evaluator import generator
from evaluator.figures import Figure
from evaluator.values import printed
from evaluator.writer import flow, write_report

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SEEDS = int(os.environ.get("ANNUAL_SEEDS", "12"))
SECONDS = 120  # that a report may take


class Generator(generator.Generator):
    """Records of four years instead of two; some on one day long ago, so that most tables reach back."""

    def day(self, months=0.1, begin=None, length=900):
        if begin is None:
            begin, length = self.begin - datetime.timedelta(1200), 1 if self.r.random() < 0.2 else 1700
        return super().day(months, begin, length)


def told(text):
    """Of the open edition: the figures of each earlier year by name, and the change of each statistic."""
    figures, changes, year, name = {}, {}, None, None
    for line in text.splitlines():
        if line.startswith("edition "):
            head = re.match(r"edition open, (\S+), (from the records|as published in)", line)
            year, name = head and head[1], None
        elif year and not line.startswith("  "):
            name, _, rest = line.partition(" = ")
            figures[year, name] = rest
        elif year and line.startswith("  ["):
            cell, _, rest = line.strip().partition(" = ")
            figures[year, name + cell] = rest
        elif year and line.startswith("  change: "):
            changes[year, name] = line[len("  change: "):]
    return figures, changes


def change_of(now, then):
    """What the two printed figures differ by: "up 3", "down £2"; None where one is a symbol."""
    if now.value is None or then.value is None or now.value == then.value:
        return None
    unit = None if now.unit == "percent" else now.unit
    return f"{'up' if now.value > then.value else 'down'} {printed(abs(now.value - then.value), max(now.decimals, then.decimals), unit)}"


def publish(made, random_of):
    """earlier.yaml: last year's figures of some statistics, each another number than the records give; {(year, name): figure}."""
    label, published = made.figures.period.name_of(made.figures.period.low.year - 1), {}
    figures = made.figures.all()
    broken_down = {name.partition("[")[0] for name in figures if "[" in name}
    for name, figure in figures.items():
        single = name not in broken_down and "[" not in name and not name.startswith("fact.")
        if not single or figure.value is None or figure.kind == "ratio" or random_of.random() < 0.5:
            continue
        value = Fraction(random_of.randint(0, 90 * 10**figure.decimals), 10**figure.decimals)
        published[label, name] = Figure(figure.kind, value, figure.decimals, figure.unit)
    figures = {name: printed(one.value, one.decimals) for (_, name), one in published.items()}
    return published, f"earlier:\n  {label}: {flow({'source': 'The report of that year', 'figures': figures})}\n" if figures else ""


def compare(made, published, text):
    """How many figures were compared, and the first difference."""
    figures, changes = told(text)
    now, years, count = made.figures.all(), {}, 0
    lost = [name for name in published if name not in figures]
    if lost:
        return 0, f"{lost[0][1]} of {lost[0][0]} is in earlier.yaml alone"
    for (year, name), found in figures.items():
        if found.startswith("[x]") and (year, name) not in published:
            continue
        back = int(made.figures.period.low.year) - int(year[:4])
        then = years.setdefault(back, None) or made.figures.at(-back).all()
        years[back] = then
        if (year, name) in published:
            then = {**then, name: published[year, name]}
        if name not in then or not re.match(re.escape(then[name].text) + r"($|[ ,(])", found):
            return count, f"{name} in {year} is {found}, not {then[name].text if name in then else 'there'}"
        wanted = change_of(now[name], then[name]) if (year, name) in changes and name in now else None
        if wanted and not re.match(re.escape(wanted) + r"($|[ ,%])", changes[year, name]):
            return count, f"{name} since {year} is {changes[year, name]}, not {wanted}"
        count += 1
    return count, None


def main():
    compared = 0
    for seed in range(1, SEEDS + 1):
        made = Generator(random.Random(seed), frozenset(generator.ALL))
        with tempfile.TemporaryDirectory() as folder:
            write_report(Path(folder), made, "Text.\n")
            published, text = publish(made, random.Random(seed))
            if text:
                (Path(folder) / "earlier.yaml").write_text(text)
            try:
                done = subprocess.run([ANNUAL, "dump", "years", folder], capture_output=True, text=True, check=False, timeout=SECONDS)
            except subprocess.TimeoutExpired:
                print(f"ok years of random report {seed} # SKIP its proof took over {SECONDS} seconds")
                continue
        count, fault = compare(made, published, done.stdout)
        compared += count
        print(f"ok years of random report {seed}" if not fault else f"not ok years of random report {seed}: {fault}")
    print("ok enough was compared" if compared > 20 * SEEDS else f"not ok enough was compared: {compared}")


main()
