#!/usr/bin/env python3
"""A new kind without its row does not compile: each list of kinds gets one more, and the tables of rows must refuse it."""

import os
import re
import shlex
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
BUILD = ROOT / os.environ.get("BUILD", "out/.build")
# What is listed: the header, what ends the list there, one more for it, and the files that have a row for each.
MORE = "ONE_MORE_OF_THEM,"
NODE = 'NODE_KIND(NODE_ONE_MORE, "more", "one more", GROUP_FLOW, {END, 0})'
LISTS = {
    "a type of field": ("data/dictionary.h", "FIELD_TYPES", MORE, ["data/field_kind.c"]),
    "what a column holds": (
        "data/dictionary.h",
        "COLUMN_KINDS",
        MORE,
        ["data/column.c", "data/condition.c", "data/records_dump.c", "report/field.c"],
    ),
    "a kind of measure": ("stats/stats.h", "MEASURE_KINDS", MORE, ["stats/kind.c"]),
    "a format": ("data/settings.h", "FORMAT_COUNT", MORE, ["data/settings.c", "phases_make.c"]),
    "a kind of node": ("doc/node_list.h", "#undef NODE_KIND", NODE, ["html/writer.c", "layout/collect.c", "pdf/role.c"]),
}


def flags():
    found = re.search(r"^PACKAGE_CFLAGS := *(.*)$", (BUILD / "packages.mk").read_text(), re.M)
    return ["-std=c11", "-D_POSIX_C_SOURCE=200809L", *shlex.split(found[1] if found else "")]


def compiles(source, folder):
    # From standard input, so that nothing beside the source is found before what FOLDER holds.
    words = [*os.environ.get("CC", "cc").split(), *flags(), "-w", f"-I{folder}", f"-I{SRC}", "-fsyntax-only", "-x", "c", "-"]
    return subprocess.run(words, cwd=ROOT, input=(SRC / source).read_bytes(), capture_output=True, check=False).returncode == 0


def put(folder, header, text):
    path = Path(folder) / header
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def faults_of(header, count, more, sources):
    text = (SRC / header).read_text(encoding="utf-8")
    longer, found = re.subn(rf"^(\s*){count}\b", lambda end: f"{end[1]}{more}\n{end[0]}", text, count=1, flags=re.M)
    if not found:
        yield f"{header} has no {count}"
    with tempfile.TemporaryDirectory() as folder:
        for beside in SRC.glob("*.h"):
            (Path(folder) / beside.name).symlink_to(beside)
        for source in sources:
            put(folder, header, text)
            if not compiles(source, folder):
                yield f"{source} does not compile as it is"
            put(folder, header, longer)
            if compiles(source, folder):
                yield f"{source} compiles without its row"


for name, (header, count, more, sources) in LISTS.items():
    faults = list(faults_of(header, count, more, sources))
    print(f"not ok {name}: {'; '.join(faults)}" if faults else f"ok {name}")
