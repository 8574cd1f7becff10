#!/usr/bin/env python3
"""The program's own words stand in src/words/, one table a language, and in no writer."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
WRITERS = ("html", "layout", "chart", "pdf", "plain")
STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SENTENCE = re.compile(r"[A-Za-z]{2,}[,:]? (?:%\w+ )?[a-z]{2,}")
MARKUP = re.compile(r'[<>{}/=]|\\n|\bscript-src\b|form-action|\\x')
CLASS = re.compile(r"\bar-\w+")  # of the style sheet
ROW = re.compile(r"(SAY|PLURALS)\((\w+),")
# What no reader of a report sees: reasons that messages give, and what files say of themselves.
ALLOWED = {
    "it is cut short",
    "its kind of compression is not one that PDF readers know",
    "it does not say how high it is",
    "its image data can't be read",
    "libpng can't be used",
    "No copyright, use freely",
    "opened here",
}


def code_of(path):
    """Its text without comments and what is said to the compiler alone."""
    hidden = r"/\*.*?\*/|_Static_assert\(.*?\);"
    return re.sub(hidden, lambda match: re.sub(r"[^\n]", " ", match.group()), path.read_text(), flags=re.S)


def sentences(room):
    for path in sorted((SRC / room).glob("*.[ch]")):
        if path.name == "dump.c":
            continue
        for number, line in enumerate(code_of(path).splitlines(), 1):
            for text in STRING.findall("" if "#include" in line else line):
                if SENTENCE.search(CLASS.sub("", text)) and not MARKUP.search(text) and text not in ALLOWED:
                    yield f'{path.relative_to(ROOT)}:{number}: "{text}"'


def parts_of(path):
    """The names in braces of each phrase of a language."""
    code, parts = code_of(path), {}
    rows = list(ROW.finditer(code))
    for row, end in zip(rows, [row.start() for row in rows[1:]] + [len(code)]):
        text = "".join(STRING.findall(code[row.end() : end]))
        parts[row.group(2)] = set(re.findall(r"\{(\w+)\}", text))
    return parts


def calls(code):
    """The arguments of each call that fills a phrase."""
    for match in re.finditer(r"\b(?:words_fill|say_with)\(", code):
        depth, at = 1, match.end()
        while depth and at < len(code):
            depth += {"(": 1, ")": -1}.get(code[at], 0)
            at += 1
        yield code[match.end() : at]


def wrong_parts(english):
    for path in sorted(SRC.rglob("*.c")):
        for call in calls(code_of(path)):
            given = set(re.findall(r'\{"(\w+)",', call))
            for phrase in re.findall(r"PHRASE_(\w+)", call.split("WITH", 1)[0]):
                if "WITH" in call and english[phrase] != given:
                    yield f"{path.relative_to(ROOT)}: {phrase} has {sorted(english[phrase])}, not {sorted(given)}"


def unused(english):
    code = "".join(code_of(path) for path in sorted(SRC.rglob("*.[ch]")))
    themes = "".join(path.read_text() for path in sorted((ROOT / "themes").rglob("*.mustache")))
    script = "".join(path.read_text() for path in sorted((ROOT / "themes").rglob("*.js")))
    for phrase in english:
        kind, _, rest = phrase.partition("_")
        used = f"PHRASE_{phrase}" in code or (kind == "MONTH" and rest.isdigit())
        used = used or (kind == "SITE" and "{{words.%s}}" % rest.lower() in themes)
        if not used and not (kind == "SCRIPT" and f'say("{rest.lower()}"' in script):
            yield phrase


def compiles(rows):
    """Whether a language of these rows compiles as a table."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "other.h").write_text(rows)
        unit = Path(folder, "unit.c")
        unit.write_text(
            '#include "words/language.h"\n#define LANGUAGE_ROWS "other.h"\n#define LANGUAGE_TABLE other\n'
            '#include "words/table.h"\nconst struct forms *all(void);\nconst struct forms *all(void)\n{\n\treturn other;\n}\n'
        )
        flags = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", f"-I{SRC}", f"-I{folder}"]
        command = [*os.environ.get("CC", "cc").split(), *flags, str(unit)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def check(name, faults):
    faults = list(faults)
    print(f"ok {name}" if not faults else f"not ok {name}\n" + "\n".join(faults))


def main():
    rows = (SRC / "words" / "english.h").read_text()
    english = parts_of(SRC / "words" / "english.h")
    for room in WRITERS:
        check(f"{room} has no words of its own", sentences(room))
    check("phrases get the parts that they name", wrong_parts(english))
    check("every phrase is used", unused(english))
    for path in sorted((SRC / "words").glob("*.h")):
        other = parts_of(path) if path.name not in ("words.h", "table.h", "language.h") else english
        faults = [name for name in other if other[name] != english.get(name)]
        check(f"{path.name}: the parts of English", faults)
    check("a whole language compiles", [] if compiles(rows) else ["it does not"])
    lacking = re.sub(r'^SAY\(NOTES,.*\n', "", rows, flags=re.M)
    check("a language that lacks a phrase does not", ["it does"] if lacking == rows or compiles(lacking) else [])
    twice = lacking + 'SAY(LINK, "Link")\n'
    check("nor one that has another twice", ["it does"] if compiles(twice) else [])


main()
