#!/usr/bin/env python3
"""The message table: every id has one row, every row is used, and its texts are in the house's style."""

import re
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
ROW = re.compile(r'\[(MSG_\w+)\]\s*=\s*\{\s*SEVERITY_\w+\s*,\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*(NULL|(?:"(?:[^"\\]|\\.)*"\s*)+),?\s*\}')


def text_of(literal):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal))


def check(name, faults):
    print(f"ok {name}" if not faults else f"not ok {name}: {', '.join(sorted(faults))}")


def main():
    ids = set(re.findall(r"^\s*(MSG_\w+),", (SRC / "base/message_ids.h").read_text(), re.M))
    table = (SRC / "base/message_table.c").read_text()
    rows = ROW.findall(table)
    named = re.findall(r"\[(MSG_\w+)\]", table)
    used = set()
    for path in SRC.rglob("*.[ch]"):
        if path.name not in ("message_ids.h", "message_table.c"):
            used |= set(re.findall(r"\bMSG_\w+", path.read_text()))
    check("there are messages", {"none"} if len(ids) < 7 else set())
    check("every id has a row", ids - set(named))
    check("every row is read by this test", set(named) - {row[0] for row in rows})
    check("no id has two rows", {name for name in named if named.count(name) > 1})
    check("every id is used", ids - used)
    texts = {name: text_of(text) for name, text, _ in rows}
    hints = {name: text_of(hint) for name, _, hint in rows if hint != "NULL"}
    check("no text ends in a full stop", {name for name, text in texts.items() if text.endswith(".")})
    check("no hint ends in a full stop", {name for name, hint in hints.items() if re.search(r"[^.…]\.$", hint)})
    check("texts begin in lower case", {name for name, text in texts.items() if re.match(r"[A-Z][a-z]", text)})
    taken = {name: text.replace("%%", "") for name, text in texts.items()}
    check("texts take %s and %d alone", {name for name, text in taken.items() if re.search(r"%[^sd]", text)})


main()
