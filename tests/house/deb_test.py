#!/usr/bin/env python3
"""make deb (slow): a package that lintian finds no error in, that can be put on a system and taken away again."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = os.environ.get("BUILD", "out/.build")


def check(name, passed, why=""):
    print(f"ok {name}" if passed else f"not ok {name}: {why}")


def run(*words):
    return subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False)


def files_of(system):
    return {str(path.relative_to(system)) for path in (system / "usr").rglob("*") if path.is_file()}


def put_and_take(package, system):
    """As dpkg does it, below another root; its libraries are not looked for there."""
    for name in ("updates", "info", "triggers", "parts"):
        (system / "var/lib/dpkg" / name).mkdir(parents=True)
    for name in ("status", "available"):
        (system / "var/lib/dpkg" / name).touch()
    done = run("dpkg", f"--root={system}", "--force-depends", "--install", package)
    wanted = {"usr/bin/annual", "usr/share/man/man1/annual.1.gz", "usr/share/annual/themes/county/theme.yaml", "usr/share/doc/annual/copyright"}
    check("it installs", done.returncode == 0 and wanted <= files_of(system), done.stderr)
    done = run("dpkg", f"--root={system}", "--remove", "annual")
    check("it goes without a trace", done.returncode == 0 and not files_of(system), done.stderr + str(files_of(system)))


def main():
    missing = [name for name in ("dpkg-deb", "dpkg-shlibdeps", "strip") if not shutil.which(name)]
    if missing:
        print(f"skip the package: there is no {missing[0]}")
        return
    done = run("make", "--no-print-directory", f"BUILD={BUILD}", "deb")
    package = Path(done.stdout.strip().splitlines()[-1] if done.stdout.strip() else "none")
    check("a package is made", done.returncode == 0 and package.exists(), done.stderr)
    if not package.exists():
        return
    first = package.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        run("dpkg-deb", "-x", package, folder)
        said = run(Path(folder) / "usr/bin/annual", "--version")
        check("its program runs", said.stdout.startswith("annual "), said.stderr)
    needs = run("dpkg-deb", "-f", package, "Depends").stdout
    check("it names its libraries and fonts", all(name in needs for name in ("libc6", "libharfbuzz", "libhpdf", "libexpat", "libzip", "libmicrohttpd", "fonts-open-sans")), needs)
    if os.geteuid() == 0 and shutil.which("dpkg"):
        with tempfile.TemporaryDirectory() as folder:
            put_and_take(package, Path(folder))
    else:
        print("skip installing it: only root may")
    if shutil.which("lintian"):
        done = run("lintian", "--fail-on", "error", package)
        check("lintian finds no error", done.returncode == 0, done.stdout)
    else:
        print("skip lintian: it is not installed")
    run("make", "--no-print-directory", f"BUILD={BUILD}", "deb")
    check("the same source makes the same package", package.read_bytes() == first)
    run("make", "--no-print-directory", f"BUILD={BUILD}")  # the program looks below its own prefix again


main()
