#!/usr/bin/env python3
"""What an author is told of YAML that cannot be read: the place, and the likely cause in plain English."""

import os
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")

# The text, the place and the beginning of each message.
CASES = {
    "a tab before a key": ("a:\n\tb: 1\n", ["2:1: error: there is a tab here"]),
    "a tab in the second level": ("a:\n  b: 1\n\tc: 2\n", ["3:1: error: there is a tab here"]),
    "a second colon": ("label: Foo: bar\n", ["1:11: error: a second colon stands in this line"]),
    "a colon without its space": ("title:Annual\ncouncil: x\n", ["1:6: error: a space is missing after this colon"]),
    "the same further down": ("a: 1\ntitle:Annual\nb: x\n", ["2:6: error: a space is missing after this colon"]),
    "no colon": ("a: 1\ntitle\nb: 2\n", ["2:1: error: this line has no colon"]),
    "no colon in the first line": ("title\nb: 2\n", ["1:1: error: this line has no colon"]),
    "no space after a hyphen": ("a:\n-b\nc: 1\n", ["2:1: error: a space is missing after this '-'"]),
    "an open quotation mark": ('a: "foo\nb: 1\n', ["1:4: error: this quotation mark is never closed"]),
    "an apostrophe in single quotes": ("a: 'the child's view'\n", ["1:15: error: the text goes on after its closing"]),
    "quotation marks in double quotes": ('a: "the "big" view"\n', ["1:10: error: the text goes on after its closing"]),
    "an open bracket": ("a: [1, 2\nb: 3\n", ["1:4: error: this bracket '[' is never closed"]),
    "an open bracket at the end": ("a: [\n", ["1:4: error: this bracket '[' is never closed"]),
    "an open brace": ("a: {b: 1, c: 2\nd: 3\n", ["1:4: error: this brace '{' is never closed"]),
    "a stray bracket": ("a: [x]]\n", ["1:7: error: this bracket closes nothing"]),
    "a stray brace": ("a: }\n", ["1:4: error: this bracket closes nothing"]),
    "a comma outside a list": ("a: [x], y\n", ["1:7: error: this comma stands in no list"]),
    "a missing comma": ("a: {b: 1 c: 2}\n", ["1:10: error: a comma is missing before this"]),
    "braces": ("a: {{ x }}\n", ["1:4: error: text that begins with '{{' needs quotes"]),
    "braces with a filter": ("a: {{ x | percent }}\n", ["1:4: error: text that begins with '{{' needs quotes"]),
    "braces before text": ("a: {{ x }} of children\n", ["1:4: error: text that begins with '{{' needs quotes"]),
    "braces with a cell": ("a: [{{ x[y] }}, 2]\n", ["1:5: error: text that begins with '{{' needs quotes"]),
    "braces in a mapping": ('a: {t: {{ x[y] | or "a" }}}\n', ["1:8: error: text that begins with '{{' needs"]),
    "indented less, but not enough": ("a:\n    b: 1\n  c: 2\n", ["3:3: error: this line is indented like nothing"]),
    "indented under a value": ("a: 1\n  b: 2\n", ["2:3: error: this line is indented further"]),
    "a list indented unevenly": ("a:\n  - b\n - c\n", ["3:2: error: this line is indented like nothing above"]),
    "a record indented unevenly": ("- a: 1\n   b: 2\n", ["2:4: error: this line is indented further"]),
    "a key after a list": ("- a: 1\nb: 2\n", ["2:1: error: this line is indented like nothing above it"]),
    "a space before the first key": (" a: 1\nb: 2\n", ["2:1: error: this line is indented like nothing above"]),
    "an at sign": ("a: @foo\n", ["1:4: error: a text cannot begin with '@'"]),
    "a percent sign": ("a: %foo\n", ["1:4: error: a text cannot begin with '%'"]),
    "a backtick": ("a: `x`\n", ["1:4: error: a text cannot begin with '`'"]),
    "an asterisk": ("a: *bold* text\n", ["1:4: error: a text cannot begin with '*'"]),
    "two asterisks": ("a: **bold** text\n", ["1:4: error: a text cannot begin with '*'"]),
    "an ampersand": ("a: & b\n", ["1:4: error: a text cannot begin with '&'"]),
    "an alias of nothing": ("a: *bold\n", ["1:4: error: '*bold' repeats a part that nothing above names"]),
    "an alias of itself": ("a: &a [1, *a]\n", ["1:11: error: this repeats the part that it stands in"]),
    "a backslash": ('a: "C:\\path"\n', ["1:7: error: a backslash in double quotes begins a code"]),
    "a list behind its key": ("a: - b\n", ["1:4: error: a list cannot begin behind its key"]),
    "text behind a bar": ("a: | foo\n  bar\n", ["1:4: error: only a line break may follow '|'"]),
    "text behind an angle": ("a: > 5\n", ["1:4: error: only a line break may follow '|'"]),
    "a control character": ("a: b\x01c\n", ["1:5: error: there is an invisible control character"]),
    "text after a list": ("title: [Draft] Report\n", ["1:16: error: the text goes on after a closing bracket"]),
    "text after a mapping": ("- {a: 1} x\n", ["1:10: error: the text goes on after a closing bracket"]),
    "text after the end of a document": ("- {a: 1}\n...\nb: 2\n", ["3:1: error: a second document begins here"]),
    "two documents": ("a: 1\n---\nb: 2\n", ["2:1: error: a second document begins here"]),
    "a tag": ("a: !!int 3\n", ["1:4: error: a word that begins with '!'"]),
    "an exclamation mark": ("a: !important\n", ["1:4: error: a word that begins with '!'"]),
    "a merge key": ("x: &x {a: 1}\nb:\n  <<: *x\n", ["3:3: error: '<<' is not allowed"]),
    "a key twice": ("a: 1\nb: 2\na: 3\n", ["3:1: error: the key 'a' stands here twice", "1:1: note: first said here"]),
    "a list as a key": ("[a]: 1\nb: 2\n", ["1:1: error: a list or mapping cannot be a key"]),
    "a zero character": ('a: "x\\0"\n', ["1:4: error: this text holds a zero character"]),
    "a control character by its code": ('b: "x\\t"\na: "x\\x80"\n', ["2:6: error: there is an invisible control character"]),
    "the end of a line by its code": ('a: "x\\N"\n', ["1:6: error: there is an invisible control character"]),
    "a bell by its code": ('a: ["x", "y\\a"]\n', ["1:12: error: there is an invisible control character"]),
    "no character by its code": ('a: "\\U0001FFFE"\n', ["1:5: error: there is an invisible control character"]),
    "a character that is none": ("é: b\ufdd0c\n", ["1:5: error: there is an invisible control character"]),
    "one of another plane": ("a: b\U0010fffe\n", ["1:5: error: there is an invisible control character"]),
    "one behind an unusual line break": (
        "a: 'b\u0085c'\nd: \uffff\n",
        ["1:6: warning: an unusual, invisible line break", "2:4: error: there is an invisible control character"],
    ),
    "a zero byte": ("a: x\0\n", ["1:5: error: this file holds a zero byte"]),
    "a directive": ("%FOO\n", ["1:1: error: a line cannot begin with a percent sign"]),
    "an unusual line break": ("a: 'b\u0085c'\n", ["1:6: warning: an unusual, invisible line break"]),
    "after text of two bytes": ("é: ü\nñ: @\n", ["2:4: error: a text cannot begin with '@'"]),
    "after a byte order mark": ("\ufeffa: é\r\nb: @\r\n", ["2:4: error: a text cannot begin with '@'"]),
    "many levels": ("a: " + "[" * 70, ["1:67: error: lists and mappings stand too deep"]),
    "a bomb": (
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi")),
        ["5:29: error: parts are repeated too often"],
    ),
    "many names": ("".join(f"k{i}: &a{i} x\n" for i in range(1001)), ["1001:8: error: too many parts of this file have"]),
}


def messages(folder, text):
    path = Path(folder) / "case.yaml"
    path.write_bytes(text.encode())
    done = subprocess.run([ANNUAL, "dump", "yaml", str(path)], capture_output=True, timeout=60)
    lines = done.stderr.decode().splitlines()
    return [line.removeprefix(f"{path}:") for line in lines if line.startswith(f"{path}:")]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, (text, expected) in CASES.items():
            got = messages(folder, text)
            fits = len(got) == len(expected) and all(g.startswith(e) for g, e in zip(got, expected))
            print(f"{'ok' if fits else 'not ok'} {name}{'' if fits else f': {got}'}")


main()
