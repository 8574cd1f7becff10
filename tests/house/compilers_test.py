#!/usr/bin/env python3
"""(slow) Every source file is clean with gcc and with clang under the Makefile's warnings, as errors, and laid out by clang-format."""

import shlex
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def check(name, passed, detail=""):
    print(f"ok {name}" if passed else f"not ok {name}\n{detail}")


def make(variable):
    printed = subprocess.run(
        ["make", "-s", "--no-print-directory", "--eval", f"show: ; @: $(info $({variable}))", "show"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )
    return shlex.split(printed.stdout)


def main():
    files = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("src/**/*.c"))]
    flags = ["-D_POSIX_C_SOURCE=200809L", '-DANNUAL_VERSION=""', '-DANNUAL_SHARE=""', "-Isrc"] + make("WARNINGS") + make("PACKAGE_CFLAGS")
    for compiler in ("gcc", "clang"):
        if not shutil.which(compiler):
            print(f"skip {compiler}: it is not installed")
            continue
        done = subprocess.run(
            [compiler, "-fsyntax-only", "-Werror", *flags, *files], cwd=ROOT, capture_output=True, text=True, check=False
        )
        check(f"clean with {compiler}", done.returncode == 0, done.stderr[:4000])
    version = subprocess.run("clang-format --version", shell=True, capture_output=True, text=True, check=False).stdout
    if " 14." not in version:
        print("skip clang-format: other versions than 14 lay out other lines")
        return
    sources = files + [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("src/**/*.h"))]
    done = subprocess.run(
        ["clang-format", "--dry-run", "-Werror", *sources], cwd=ROOT, capture_output=True, text=True, check=False
    )
    check("laid out by clang-format", done.returncode == 0, done.stderr[:2000])


main()
