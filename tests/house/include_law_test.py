#!/usr/bin/env python3
"""The include law: which room may include which, and which one alone may use a library (src/README.md). With --update
the figure of the rooms in that page is drawn anew from it."""

import re
import sys
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
LAW = {
    "base": "",
    "data": "base",
    "words": "base",
    "stats": "base data words",
    "doc": "base words",
    "markdown": "base doc",
    "report": "base data stats doc markdown words",
    "theme": "base data",
    "type": "base theme",
    "chart": "base doc theme words",
    "picture": "base",
    "html": "base doc chart picture theme words",
    "plain": "base doc words",
    "docx": "base doc chart picture theme words",
    "layout": "base doc chart theme words",
    "pdf": "base doc layout picture type theme words",
    "export": "base data stats words",
    "protect": "base data stats",
    "claims": "base data doc stats",
    "language": "base doc",
    "privacy": "base doc",
    "sheet": "base",
    "import": "base data sheet",
    "create": "base data stats import",
    "schema": "base data stats report import",
    "preview": "base",
}
LIBRARIES = {  # include pattern: the rooms, or files, that may use it
    r"yaml\.h": {"data"},
    r"cmark\.h": {"markdown"},
    r"hpdf.*\.h": {"pdf/libharu.h"},
    r"(hb.*|harfbuzz/.*)\.h": {"type/harfbuzz.h"},
    r"fribidi.*": {"type"},
    r"libdeflate\.h": {"pdf", "picture"},
    r"png\.h": {"picture"},
    r"glpk\.h": {"protect"},
    r"zip\.h": {"base/zip.h"},
    r"expat\.h": {"sheet/expat.h"},
    r"microhttpd\.h": {"preview/http.h"},
    r"sys/inotify\.h": {"preview/watch.c"},
}
FIGURE = re.compile(r"(?<=## The rooms, drawn\n).*?```\n(.*?)```", re.S)
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


def reach(room):
    """All rooms below one, through others too."""
    below = set(LAW[room].split())
    return below.union(*map(reach, below))


def drawn():
    """A line for each storey, the highest first: a room stands above all that it includes. In brackets, what it includes
    that it does not reach through another room."""
    storey = {}
    for room in sorted(LAW, key=lambda room: len(reach(room))):
        storey[room] = 1 + max((storey[other] for other in LAW[room].split()), default=-1)
    lines = []
    for height in range(max(storey.values()), -1, -1):
        names = []
        for room in (room for room in LAW if storey[room] == height):
            below = LAW[room].split()
            direct = [other for other in below if not any(other in reach(between) for between in below)]
            names.append(f"{room} ({', '.join(direct)})" if direct else room)
        lines.append(f"{height}  " + "   ".join(names))
    return "\n".join(lines) + "\n"


def page_check():
    """The page's table and figure are the law's."""
    page = (SRC / "README.md").read_text()
    table = {room: " ".join(sorted(may.replace(",", "").split())) for room, may in re.findall(r"^\| (\w+)/ \|.*\|([^|]*)\|$", page, re.M)}
    wanted = {room: " ".join(sorted(may.split())) for room, may in LAW.items()}
    differing = sorted(room for room in table.keys() | wanted if table.get(room) != wanted.get(room))
    print("ok the table of rooms" if not differing else f"not ok the table of rooms in src/README.md: {differing}")
    figure = FIGURE.search(page)
    if figure and "--update" in sys.argv:
        (SRC / "README.md").write_text(page[: figure.start(1)] + drawn() + page[figure.end(1) :])
    elif not figure or figure[1] != drawn():
        print("not ok the figure of rooms in src/README.md: run python3 tests/house/include_law_test.py --update")
        return
    print("ok the figure of rooms")


def main():
    page_check()
    rooms = sorted(path.name for path in SRC.iterdir() if path.is_dir())
    print("ok every room has a law" if set(rooms) == set(LAW) else f"not ok rooms {rooms} differ from the law's")
    for room in rooms:
        files = sorted((SRC / room).rglob("*.[ch]"))
        faults = [f"{path.relative_to(SRC)}: {fault}" for path in files if room in LAW for fault in faults_of(path)]
        print(f"ok {room}" if not faults else f"not ok {room}\n" + "\n".join(faults))


if __name__ == "__main__":
    main()
