#!/usr/bin/env python3
"""A struct, union or enum has one name and a name one meaning, in the whole house: a reader who meets `struct cell`
knows which, and a drawing of the rooms shows no circle that is not there."""

import collections
import pathlib
import re

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "src"
DEFINITION = re.compile(r"^\s*(?:static |const )*(?:struct|union|enum) (\w+) \{", re.M)


def definitions():
    places = collections.defaultdict(set)
    for path in sorted(SOURCES.rglob("*.[ch]")):
        for name in DEFINITION.findall(path.read_text()):
            places[name].add(str(path.relative_to(SOURCES)))
    return places


def main():
    places = definitions()
    shared = {name: sorted(files) for name, files in places.items() if len(files) > 1}
    print("not ok a name has one meaning" if shared else "ok a name has one meaning")
    for name, files in sorted(shared.items()):
        print(f"# {name} is defined in each of {', '.join(files)}")
    print("ok definitions were found" if len(places) > 200 else f"not ok only {len(places)} definitions were found")


main()
