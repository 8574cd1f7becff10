#!/usr/bin/env python3
"""(slow) No kind of input takes more than its share: each is measured at n, twice n and four times n bytes, and may not grow
faster than n log n, by a margin; 100 kB take at most 500 MB, and what runs for 8 s of the processor is ended as a runaway. How
long the slowest kinds take is printed, not judged: a clock is no test.

What is measured is the processor's time less that of the small report alone: hardware counters are missing on most machines
that test, and valgrind needs an hour for all this. What others do on the machine only makes it longer, so the least of several
runs counts, and a kind fails only where it does again and again. `growth_test.py WORD` measures those kinds alone and prints
all figures; `--count` counts instructions by callgrind instead, of a tenth of the size."""

import concurrent.futures
import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from growth_kinds import KINDS
from report_case import ANNUAL, ROOT, SMALL

SIZES = (25_000, 50_000, 100_000)
MEGABYTES = 500
NOISE = 0.04  # seconds that a small run may take more or less: another thread readies memory meanwhile
MARGIN = 2.0  # times n log n, from the first size to the last
LITTLE = 0.12  # seconds: what takes less at the largest size may grow as it likes
AGAIN = 3
INSTRUMENTED = bool(re.search(r"asan|coverage|mutate", os.environ.get("BUILD", "")))


class Spent:
    def __init__(self, seconds, megabytes, why=""):
        self.seconds, self.megabytes, self.why = seconds, megabytes, why


def put(folder, files):
    report = folder / "content/small"
    report.mkdir(parents=True)
    shutil.copytree(ROOT / "themes/county", folder / "themes/county")
    for path, content in {**SMALL, **files}.items():
        if content is not None:
            (report / path).parent.mkdir(parents=True, exist_ok=True)
            (report / path).write_bytes(content if isinstance(content, bytes) else content.encode())


def words_of(files):
    sheet = next((path for path in files if Path(path).suffix in (".csv", ".xlsx", ".ods")), None)
    return ["import", "content/small", "referrals", f"content/small/{sheet}", "--force"] if sheet else ["build", "content/small"]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (8, 8))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(files):
    """The time and memory of one command over the small report with FILES; WHY if it crashed or ran away."""
    with tempfile.TemporaryDirectory(prefix="annual-growth-") as name:
        folder = Path(name)
        put(folder, files)
        with open(folder / "errors", "wb") as errors:
            process = subprocess.Popen(
                [ANNUAL, *words_of(files)], cwd=folder, stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=limit
            )
            _, status, usage = os.wait4(process.pid, 0)
        code = os.waitstatus_to_exitcode(status)
        why = "" if code in (0, 1) else f"it ended with {code}: {(folder / 'errors').read_text(errors='replace')[-300:]}"
        return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, why)


def count(files):
    """Instructions, as seconds of a machine that does a thousand million in one."""
    with tempfile.TemporaryDirectory(prefix="annual-growth-") as name:
        folder = Path(name)
        put(folder, files)
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", ANNUAL, *words_of(files)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        return Spent(int(re.search(r"refs:\s*([\d,]+)", done.stderr).group(1).replace(",", "")) / 1e9, 0)


def fault(sizes, spent, base):
    """Why these measurements do not pass, or ""."""
    last = spent[-1]
    for each in spent:
        if each.why:
            return each.why
    if last.megabytes > MEGABYTES:
        return f"{sizes[-1]:,} bytes take {last.megabytes:.0f} MB"
    first, end = (max(each.seconds - base, NOISE) for each in (spent[0], last))
    fair = sizes[-1] * math.log(sizes[-1]) / (sizes[0] * math.log(sizes[0]))
    if end > LITTLE and end > first * fair * MARGIN:
        return f"{end / first:.1f} times the time for {sizes[-1] / sizes[0]:.0f} times the bytes: {figures(spent)}"
    return ""


def figures(spent):
    return ", ".join(f"{each.seconds:.3f} s {each.megabytes:.0f} MB" for each in spent)


def least(runs):
    return Spent(min(each.seconds for each in runs), min(each.megabytes for each in runs), next((each.why for each in runs if each.why), ""))


def measure(kind, base):
    runs = [[run(KINDS[kind](size))] for size in SIZES]
    for _ in range(AGAIN):
        spent = [least(each) for each in runs]
        why = fault(SIZES, spent, base)
        if not why:
            break
        for each, size in zip(runs, SIZES):
            each.append(run(KINDS[kind](size)))
    return kind, why, spent


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    kinds = [kind for kind in KINDS if not words or any(word in kind for word in words)]
    if INSTRUMENTED:
        print("skip growth: this program is compiled to be slow")
        return
    if "--count" in sys.argv:
        for kind in kinds:
            print(f"{kind:34} " + "  ".join(f"{count(KINDS[kind](size // 10)).seconds:.3f}" for size in SIZES), flush=True)
        return
    base = min(run({}).seconds for _ in range(8))
    took = {}
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as workers:
        for done in concurrent.futures.as_completed([workers.submit(measure, kind, base) for kind in kinds]):
            kind, why, spent = done.result()
            took[kind] = spent[-1].seconds
            print(f"not ok {kind}: {why}" if why else f"ok {kind}", flush=True)
            if words or "--all" in sys.argv:
                print("  " + figures(spent))
    slowest = sorted(took, key=took.get, reverse=True)[:3]
    print(f"# the slowest at {SIZES[-1]:,} bytes: " + ", ".join(f"{kind} {took[kind]:.1f} s" for kind in slowest))


if __name__ == "__main__":
    main()
