#!/usr/bin/env python3
"""An independent attack on protected editions, by another solver: from the published files, dictionary.yaml and measures.yaml alone it
bounds each protected count. ANNUAL_SEEDS sets how many random reports, ANNUAL_SEED the first; attack_more_test.py has more."""

import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

# The solver's threads would wait for each other on small problems: one is many times faster.
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

try:
    import scipy.optimize  # noqa: F401
    import yaml  # noqa: F401
except ImportError:
    if sys.executable != "/usr/bin/python3" and os.access("/usr/bin/python3", os.X_OK):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("ok the attack # SKIP this needs python3-scipy and python3-yaml")
    sys.exit(0)

from attack.bounds import Bounds, Contradiction, parts, verdict
from attack.generator import COMPLEMENTS, SETTINGS, Generated
from attack.knowledge import Knowledge, parse
from attack.report import Report

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SAMPLE = ROOT / "content/2021-22"
SEEDS = int(os.environ.get("ANNUAL_SEEDS", "16"))
FIRST = int(os.environ.get("ANNUAL_SEED", "1"))
LOW, HIGH = 1, 5
LARGE = 150  # figures from which on a report is attacked in parts
SHOW = os.environ.get("ANNUAL_SHOW")


def build(folder, out):
    """What was told, and whether anything was built."""
    done = subprocess.run([ANNUAL, "build", str(folder), "--out", str(out)], capture_output=True, check=False, timeout=120)
    return done.stderr.decode(errors="replace"), done.returncode == 0


def rows_of(folder):
    return json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]


def number(text):
    """A printed number; None of a symbol."""
    text = text.replace(",", "")
    return int(text) if re.fullmatch(r"-?\d+", text) else None


def earlier_in_prose(folder):
    """{(name, 1): value} of the sentences about the year before."""
    text = re.sub(r"<[^>]*>", "", (folder / "index.html").read_text(encoding="utf-8"))
    return {(name, 1): number(value) for name, value in re.findall(r"Year before of (\S+): (\S+) then", text)}


def labels(report, name):
    """The codes of a breakdown's cells by the labels that tables print."""
    measure = report.measures[name]
    table, _ = report.group(measure["count"])
    spec = report.spec_of(table, measure["by"])
    found = {label: code for code, label in spec.get("codes", {}).items()} | {"Yes": "yes", "No": "no", "Unknown": "unknown", "Total": "all"}
    found |= {one["label"]: one["label"].lower().replace(" ", "-") for one in spec.get("bands", [])}
    return found | {one["label"]: one["code"] for one in measure.get("merge", [])}


def earlier_in_tables(folder, report):
    """{(name, 1): value} of tables that set two years side by side."""
    found = {}
    for path in sorted((folder / "data").glob("*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        name = path.stem.replace("table-", "", 1).replace("-", ".")
        at = next((i for i, head in enumerate(rows[0]) if "2020-21" in head), None)
        if at is None or name not in report.measures or not isinstance(report.measures[name].get("by"), str):
            continue
        codes = labels(report, name)
        for row in rows[1:]:
            if row[0] in codes:
                cell = codes[row[0]]
                found[name if cell == "all" else f"{name}[{cell}]", 1] = number(row[at])
    return found


def protected(rows):
    """The counts that a rule of 1 to 5 protects, from an edition that shows all."""
    return {row["id"] for row in rows if row["value"] is not None and LOW <= row["value"] <= HIGH}


def bare(rows, report):
    """The same edition if small counts alone were hidden: what a repair has to mend."""
    made = []
    for row in rows:
        measure = report.measures.get(parse(row["id"])[0], {})
        counted = "count" in measure or "distinct" in measure
        thin = row.get("known") is not None and row["known"] < 10 or "min" in measure or "max" in measure
        hide = row["value"] is not None and (thin or (counted and LOW <= row["value"] <= HIGH))
        base = row["base"] is not None and LOW <= row["base"] <= HIGH
        made.append(row | ({"value": None, "percent": None, "base": None, "known": None} if hide else {"percent": None, "base": None} if base else {}))
    return made


def left_over(report, rows):
    """What a printed group leaves of the printed one that it is part of: {(both, 0): (the two figures, how many)}."""
    values = {row["id"]: row["value"] for row in rows}
    pairs = [(made["from"], name) for name, made in report.populations.items() if "where" in made and made["from"] in report.populations]
    return {(f"{whole} less {part}", 0): (whole, part, values[whole] - values[part]) for whole, part in pairs if values.get(whole) and values.get(part)}


def assail(report, rows, earlier, secret, left):
    """How each protected count fares: {(name, years back): (verdict, least, most)}."""
    knowledge = Knowledge(report)
    knowledge.tell(rows)
    for (name, back), value in earlier.items():
        knowledge.tell_earlier(name, back, value)
    for key, (whole, part, _) in left.items():
        knowledge.targets[key] = knowledge.form(whole).plus(knowledge.form(part), -1)
    knowledge.targets = {key: form for key, form in knowledge.targets.items() if key in secret}
    found = {}
    for targets, facts in cut(knowledge):
        bounds = Bounds(knowledge, targets, facts)
        for key, form in targets.items():
            least, most = bounds.covers(form, LOW, HIGH)
            found[key] = (verdict(least, most, LOW, HIGH), least, most)
    return found


def apart(knowledge, one, other):
    """Can no record be counted by both of two counts?"""
    if len(one.terms) != 1 or len(other.terms) != 1:
        return False
    (first, second) = next(iter(one.terms)), next(iter(other.terms))
    if first[0] != "count" or second[0] != "count":
        return False
    (table, conditions), (beside, others) = knowledge.groups[first[1]], knowledge.groups[second[1]]
    return table == beside and any(not set(classes) & set(others.get(field, classes)) for field, classes in conditions.items())


def assail_by_readers(report, rows, earlier, secret, ones):
    """The same by each reader whose own record is the one that a withheld figure counts, on what he is no part of (the singleton problem
    of tau-Argus)."""
    found = {}
    for own in ones:
        knowledge = Knowledge(report)
        knowledge.tell(rows)
        for (name, back), value in earlier.items():
            knowledge.tell_earlier(name, back, value)
        mine = knowledge.targets.get(own)
        if not mine or len(knowledge.facts) >= LARGE:
            continue
        knowledge.learn(mine, 1, 1)
        targets = {key: form for key, form in knowledge.targets.items() if key in secret and apart(knowledge, mine, form)}
        bounds = Bounds(knowledge, targets, knowledge.facts)
        for key, form in targets.items():
            least, most = bounds.covers(form, LOW, HIGH)
            found[f"{key[0]}, read by {own[0]}", key[1]] = (verdict(least, most, LOW, HIGH), least, most)
    return found


def cut(knowledge):
    """What is attacked at once: all, or of a large report a breakdown and all groups at a time."""
    if len(knowledge.facts) < LARGE:
        return [(knowledge.targets, knowledge.facts)]
    report = knowledge.report
    common = {field for name in report.populations for field in report.group(name)[1]}
    return parts(knowledge, common)


def secrets(rows, earlier):
    return {(name, 0) for name in protected(rows)} | {key for key, value in earlier.items() if value is not None and LOW <= value <= HIGH}


def attack_folders(report, shut, full, with_bare, complements=False):
    """The attack on a built report, the same by readers of one record, and on the report without a repair."""
    left = left_over(report, rows_of(full)) if complements else {}
    earlier, known = earlier_in(shut, report), earlier_in(full, report)
    secret = secrets(rows_of(full), known)
    secret |= {key for key, (_, _, count) in left.items() if LOW <= count <= HIGH}
    found = assail(report, rows_of(shut), earlier, secret, left)
    ones = sorted({(row["id"], 0) for row in rows_of(full) if row["value"] == 1} & secret)
    read = assail_by_readers(report, rows_of(shut), earlier, secret, ones)
    naive = {}
    if with_bare:
        hidden = {key: None if key in secret else value for key, value in known.items()}
        naive = assail(report, bare(rows_of(full), report), hidden, secret, left)
    return found, read, naive


def earlier_in(folder, report):
    return (earlier_in_prose(folder) | earlier_in_tables(folder, report)) if (folder / "index.html").exists() else {}


def try_report(seed):
    with tempfile.TemporaryDirectory() as top:
        folder, out = Path(os.environ.get("ANNUAL_KEEP", top)) / "report", Path(top) / "out"
        setting = SETTINGS[seed % len(SETTINGS)]
        Generated(random.Random(seed), setting=setting).write(folder)
        told, built = build(folder, out)
        if not built:
            return "refused: " + " ".join(line for line in told.splitlines() if "error: " in line)[:400], Counter(), Counter()
        try:
            found, read, naive = attack_folders(Report(folder), out / "report/shut", out / "report/open", seed % 2 == 0, setting == COMPLEMENTS)
        except Contradiction as contradiction:
            return f"contradiction: {contradiction}", Counter(), Counter()
        except MemoryError:  # too many joint categories for one linear program: counted, and said
            return "", Counter(large=1), Counter()
        by_readers = Counter(f"{one[0]} from readers" for one in read.values())
        if "from what the edition 'shut' shows of other years" in told:  # the author was warned of these
            found = {key: one for key, one in found.items() if key[1] == 0 or one[0] == "safe"}
        return faults(found, read), Counter(one[0] for one in found.values()) + by_readers, Counter(one[0] for one in naive.values())


def faults(found, read):
    """What is not safe: from one reader of a single record, what he works out. This attack tells more categories apart at once than the
    proof does, so a reader's range may be found a little narrower; how often, is asked of all reports together."""
    bad = [one for one in found.items() if one[1][0] != "safe"] + [one for one in read.items() if one[1][0] == "recovered"]
    return "; ".join(f"{name}{' (earlier)' * back}: {how} {least:g} to {most:g}" for (name, back), (how, least, most) in bad)


def sample():
    with tempfile.TemporaryDirectory() as top:
        told, built = build(SAMPLE, Path(top))
        if not built:
            return told, Counter(), Counter()
        found, read, _ = attack_folders(Report(SAMPLE), Path(top) / "2021-22/intranet", Path(top) / "2021-22/board", False)
        return faults(found, read), Counter(one[0] for one in found.values()), Counter()


def total(counts):
    large = f", {counts['large']} reports too large to attack" if counts["large"] else ""
    return ", ".join(f"{counts[how]} {how}" for how in ("safe", "narrowed", "recovered")) + large


def main(first=FIRST, seeds=SEEDS):
    failed, sums, naive, refused = 0, Counter(), Counter(), 0
    with ProcessPoolExecutor(2) as pool:
        for seed, (fault, found, bare_found) in enumerate(pool.map(try_report, range(first, first + seeds), chunksize=4), first):
            sums, naive = sums + found, naive + bare_found
            refused += fault.startswith("refused: ")
            if SHOW or fault:
                print(f"{'not ' if fault else ''}ok protected report {seed}" + (f"\n# {fault}" if fault else ""))
            failed += bool(fault)
    print(f"# {seeds} reports: {total(sums)}; without a repair {total(naive)}; refused {refused}")
    safe, narrowed = sums["safe from readers"], sums["narrowed from readers"]
    print(f"# by readers who know one record: {safe} safe, {narrowed} narrowed")
    print(f"{'ok' if safe > 99 * narrowed else 'not ok'} nor by readers who know their own record")
    opened = naive["recovered"] + naive["narrowed"]
    print(f"{'ok' if not failed else 'not ok'} no protected count of {seeds} random reports can be worked out")
    print(f"{'ok' if 3 * opened > sum(naive.values()) else 'not ok'} without a repair many can")
    return 1 if failed else 0


if __name__ == "__main__":
    if FIRST == 1:
        fault, found, _ = sample()
        print(f"{'not ' if fault else ''}ok the sample: {total(found)}" + (f"\n# {fault}" if fault else ""))
    sys.exit(main())
