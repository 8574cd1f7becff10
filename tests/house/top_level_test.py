#!/usr/bin/env python3
"""What the repository holds: the top level, and nothing that does not belong in it."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOP = {"content", "src", "themes", "out", "tests", "Makefile", "README.md"}
FORBIDDEN = {
    r"\b(TODO|FIXME|XXX|HACK|WIP)\b": "unfinished work",
    r"/work/|/home/\w+|/root/": "a path of one machine",
    r"\b(lorem ipsum)\b": "filler",
}
TEXT = {".c", ".h", ".py", ".mjs", ".js", ".css", ".md", ".yaml", ".sh", ".mustache", ".json", ""}


def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in ROOT.rglob("*") if path.is_file() and "node_modules" not in path.parts]


def faults_of(path):
    if path.suffix not in TEXT or path == Path(__file__).resolve() or not path.is_file():
        return
    text = path.read_text(errors="replace")
    for pattern, what in FORBIDDEN.items():
        found = re.search(pattern, text)
        if found:
            yield f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, found.start()) + 1}: {what}: {found.group()}"


def check(name, faults):
    print(f"ok {name}" if not faults else f"not ok {name}\n" + "\n".join(map(str, faults)))


def main():
    files = tracked()
    tops = {path.relative_to(ROOT).parts[0] for path in files}
    seen = {name for name in tops if not name.startswith(".")}
    check("the top level holds what it should", sorted(seen ^ TOP))
    check("no words or paths that do not belong", [fault for path in files for fault in faults_of(path)])
    check("no output is kept", [path for path in files if path.relative_to(ROOT).parts[0] == "out" and path.name != ".gitkeep"])
    large = [path.relative_to(ROOT) for path in files if path.is_file() and path.stat().st_size > 1_000_000]
    check("no file over 1 MB", large)


main()
