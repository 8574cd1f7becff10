#!/usr/bin/env python3
"""Random small reports, each figure worked out twice: by annual, and by evaluator/, record by record from the words of the
formats page. Then what the protected edition shows is attacked, and every twentieth report is built whole: its pages and CSV files
hold the same figures. ANNUAL_SEEDS sets how many reports, ANNUAL_SEED the first; property_more_test.py has more of them."""

import json
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from pathlib import Path

from evaluator.attack import attack
from evaluator.generator import random_report
from evaluator.outputs import compare_outputs, narrative
from evaluator.writer import write_report

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SEEDS = int(os.environ.get("ANNUAL_SEEDS", "100"))
FIRST = int(os.environ.get("ANNUAL_SEED", "1"))
SECONDS = 60  # that a command may take
WHOLE = 20  # every twentieth report is built whole


def run(*arguments):
    return subprocess.run([ANNUAL, *map(str, arguments)], capture_output=True, check=False, timeout=SECONDS)


def errors_of(done):
    """The exit status and what is not a warning of the messages."""
    lines = done.stderr.decode(errors="replace").splitlines()
    at = [i for i, line in enumerate(lines) if ": error: " in line]
    return f"exit status {done.returncode}: " + "\n# ".join(line for i in at[:3] for line in lines[i : i + 4])


def editions(folder):
    """The figures of the open and of the protected edition by name; or the messages."""
    done = run("dump", "json", folder)
    if done.returncode != 0:
        return None, errors_of(done)
    text, found = done.stdout.decode(), []
    while text.strip():
        value, end = json.JSONDecoder(parse_float=Fraction, parse_int=Fraction).raw_decode(text)
        found.append({row["id"]: row for row in value["figures"]})
        text = text[end:].lstrip()
    return found, ""


def expected_row(figure, least):
    row = {
        "printed": figure.text, "value": figure.value, "percent": figure.percent, "share": figure.share(least),
        "known": figure.known, "records": figure.records, "approx": figure.approx,
    }  # fmt: skip
    if figure.approx:
        del row["printed"]
    return row


def compare(rows, figures, least):
    """The first difference of all figures."""
    for name, figure in figures.items():
        if name not in rows:
            return f"{name} is missing"
        for key, wanted in expected_row(figure, least).items():
            if rows[name].get(key) != wanted:
                return f"{name}: {key} is {rows[name].get(key)} instead of {wanted} (exactly {figure.exact}, out of {figure.base})"
    extra = [name for name in rows if name not in figures]
    return f"unexpected {extra}" if extra else None


def try_report(seed):
    """What differs; "late" where the proof of the protected edition took too long, or passed its bounds and was refused."""
    try:
        fault = compare_report(seed)
        return "late" if fault and "could not be proved in time" in fault else fault
    except subprocess.TimeoutExpired:
        return "late"


def compare_report(seed):
    made = random_report(random.Random(seed))
    figures, whole = made.figures.all(), seed % WHOLE == 0
    least = int(made.report.get("percent-from", 0))
    with tempfile.TemporaryDirectory() as top:
        folder = Path(os.environ.get("ANNUAL_KEEP", top)) / "report"
        folder.mkdir(exist_ok=True)
        write_report(folder, made, narrative(figures) if whole else "Text.\n")
        found, errors = editions(folder)
        if found is None:
            return errors
        fault = compare(found[0], figures, least) or attack(found[1], made, figures)
        if not fault and whole:
            done = run("build", folder, "--out", Path(top) / "out")
            fault = errors_of(done) if done.returncode else compare_outputs(Path(top) / "out/report", found, made, json.loads(run("schema").stdout))
        return fault


def main(first=FIRST, seeds=SEEDS):
    failed, late = 0, 0
    with ProcessPoolExecutor(2) as pool:
        for seed, fault in enumerate(pool.map(try_report, range(first, first + seeds), chunksize=10), first):
            late += fault == "late"
            if fault == "late":
                print(f"ok random report {seed} # SKIP its proof passed its bounds, or {SECONDS} seconds")
                continue
            print(f"ok random report {seed}" if not fault else f"not ok random report {seed}\n# {fault}")
            failed += bool(fault)
    print(f"{'ok' if 50 * late <= seeds else 'not ok'} of {seeds} reports at most one in fifty is late: {late}")
    return 1 if failed or 50 * late > seeds else 0


if __name__ == "__main__":
    sys.exit(main())
