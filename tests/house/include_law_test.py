#!/usr/bin/env python3
"""The include law: which room may include which, and which one alone may use a library (src/README.md)."""

import re
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
LAW = {
    "base": "",
    "data": "base",
    "stats": "base data",
    "doc": "base",
    "markdown": "base doc",
    "report": "base data stats doc markdown",
    "theme": "base data",
    "type": "base theme",
    "chart": "base doc theme",
    "picture": "base",
    "html": "base doc chart picture theme",
    "layout": "base doc chart theme",
    "pdf": "base doc layout picture type theme",
    "export": "base data stats",
}
LIBRARIES = {  # include pattern: the rooms, or files, that may use it
    r"yaml\.h": {"data"},
    r"cmark\.h": {"markdown"},
    r"hpdf.*\.h": {"pdf/object.c"},
    r"(hb.*|harfbuzz/.*)\.h": {"type"},
    r"fribidi.*": {"type"},
    r"libdeflate\.h": {"pdf", "picture"},
    r"png\.h": {"picture"},
}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.M)


def faults_of(path):
    room = path.relative_to(SRC).parts[0]
    allowed = set(LAW[room].split()) | {room}
    for name in INCLUDE.findall(path.read_text()):
        head = name.split("/")[0]
        if head in LAW and head not in allowed:
            yield f"{room} may not include {name}"
        for pattern, rooms in LIBRARIES.items():
            if re.fullmatch(pattern, name) and not rooms & {room, str(path.relative_to(SRC))}:
                yield f"only {' and '.join(sorted(rooms))} may include {name}"


def main():
    rooms = sorted(path.name for path in SRC.iterdir() if path.is_dir())
    print("ok every room has a law" if set(rooms) == set(LAW) else f"not ok rooms {rooms} differ from the law's")
    for room in rooms:
        files = sorted((SRC / room).rglob("*.[ch]"))
        faults = [f"{path.relative_to(SRC)}: {fault}" for path in files if room in LAW for fault in faults_of(path)]
        print(f"ok {room}" if not faults else f"not ok {room}\n" + "\n".join(faults))


main()
