#!/usr/bin/env python3
"""The list of messages: every row is used, and its texts are in the house's style. (That every id has one row, and every
call its text's arguments, is the compiler's to say.)"""

import re
import subprocess
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
LIST = SRC / "base/message_list.h"
TEXT = r'(?:"(?:[^"\\]|\\.)*"\s*)+'
ROW = re.compile(rf"^MESSAGE\(\s*(MSG_\w+),\s*(NOTE|WARNING|ERROR),\s*({TEXT}),\s*(NULL|{TEXT})\)$", re.M)


def text_of(literal):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal))


def check(name, faults):
    print(f"ok {name}" if not faults else f"not ok {name}: {', '.join(sorted(faults))}")


def accepts(call):
    """Whether the compiler takes this call, under the Makefile's warnings about formats."""
    code = f'#include "base/message.h"\nvoid f(struct messages *m, struct place p, size_t n);\n' \
        f"void f(struct messages *m, struct place p, size_t n) {{ (void)n; {call}; }}\n"
    command = ["cc", "-std=c11", "-Wall", "-Werror", f"-I{SRC}", "-fsyntax-only", "-xc", "-"]
    return subprocess.run(command, input=code, capture_output=True, text=True, check=False).returncode == 0


def check_compiler():
    check("a call with its text's arguments compiles", set() if accepts('message_add(m, MSG_FILE_MISSING, p, "x")') else {"it"})
    wrong = {
        "one too few": "message_add(m, MSG_FILE_MISSING, p)",
        "one too many": 'message_add(m, MSG_FILE_NUL, p, "x")',
        "another type": "message_add(m, MSG_FILE_MISSING, p, n)",
        "with a hint": 'message_add_hint(m, MSG_FILE_MISSING, p, "hint", n)',
        "through a function": "message_put(m, MESSAGE_OF(MSG_FILE_MISSING, p), p)",
    }
    check("a call with other arguments does not", {name for name, call in wrong.items() if accepts(call)})


def main():
    source = LIST.read_text()
    rows = ROW.findall(source)
    named = set(re.findall(r"\bMSG_\w+", source))
    used = set()
    for path in SRC.rglob("*.[ch]"):
        if path != LIST:
            used |= set(re.findall(r"\bMSG_[A-Z0-9_]+\b", path.read_text()))
    check("there are messages", {"few"} if len(rows) < 7 else set())
    check("every row is read by this test", named - {row[0] for row in rows})
    check("every message is used", named - used)
    texts = {name: text_of(text) for name, _, text, _ in rows}
    hints = {name: text_of(hint) for name, _, _, hint in rows if hint != "NULL"}
    check("no text ends in a full stop", {name for name, text in texts.items() if text.endswith(".")})
    check("no hint ends in a full stop", {name for name, hint in hints.items() if re.search(r"[^.…]\.$", hint)})
    check("texts begin in lower case", {name for name, text in texts.items() if re.match(r"[A-Z][a-z]", text)})
    taken = {name: text.replace("%%", "") for name, text in texts.items()}
    check("texts take %s and %d alone", {name for name, text in taken.items() if re.search(r"%[^sd]", text)})
    check_compiler()


main()
