#!/usr/bin/env python3
"""How long functions and files are: most are short, and none is too long to read at once."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FUNCTION_MEDIAN, FUNCTION_MOST, FUNCTION_MAX = 12, 40, 100  # lines; the second holds for 90 %
FILE_MOST, FILE_MAX = 600, 800


def functions(files):
    listed = subprocess.run(
        ["ctags", "--languages=C", "--kinds-C=f", "--fields=+ne", "-f", "-", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for line in listed.splitlines():
        name, path, *fields = line.split("\t")
        numbers = dict(field.split(":", 1) for field in fields if field.startswith(("line:", "end:")))
        if "end" in numbers:
            yield int(numbers["end"]) - int(numbers["line"]) + 1, name, path


def quantile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def check(name, passed, detail=""):
    print(f"{'ok' if passed else 'not ok'} {name}{'' if passed else ': ' + detail}")


def main():
    files = sorted(ROOT.glob("src/**/*.c"))
    found = list(functions(files))
    lengths = [length for length, _, _ in found]
    median, most = quantile(lengths, 0.5), quantile(lengths, 0.9)
    longest = [f"{name} in {Path(path).relative_to(ROOT)}: {length}" for length, name, path in sorted(found)[::-1]]
    check("there are functions", len(lengths) > 100, str(len(lengths)))
    check(f"median of function lengths at most {FUNCTION_MEDIAN}", median <= FUNCTION_MEDIAN, str(median))
    check(f"nine in ten functions at most {FUNCTION_MOST} lines", most <= FUNCTION_MOST, str(most))
    too_long = [entry for entry, length in zip(longest, sorted(lengths)[::-1]) if length > FUNCTION_MAX]
    check(f"no function over {FUNCTION_MAX} lines", not too_long, "; ".join(too_long))
    sizes = {path: path.read_text().count("\n") for path in files}
    check(f"nine in ten files at most {FILE_MOST} lines", quantile(list(sizes.values()), 0.9) <= FILE_MOST)
    big = [f"{path.relative_to(ROOT)}: {size}" for path, size in sizes.items() if size > FILE_MAX]
    check(f"no file over {FILE_MAX} lines", not big, "; ".join(big))


main()
