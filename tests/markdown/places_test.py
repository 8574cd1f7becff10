"""Random Markdown with everything in it: each text, expression and link stands where its place says."""

import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
ROUNDS = int(os.environ.get("ROUNDS", "100"))
PIECES = [
    "plain words", "*some emphasis*", "**strong {{ s%d }}**", "`code\nspan`", "`code {{ c%d }}`", "[a link](file%d.md)",
    "[two\nlines](file%d.md \"title\")", "<https://e.example/%d>", "{{ x%d }}", "{{ x%d | percent }}", "é😀 {{ y%d }}",
    "&amp; entity", "\\* escaped", "\"quoted {{ q%d }}\"", "<b>html</b>", "![an {{ i%d }}](pic%d.png)", "it's -- so...",
]
LEADS = ["", "", "", "- ", "1. ", "> ", "> - ", "- > ", "## ", "  ", ">> ", "   - "]
TABLE = "| head %d | {{ h%d }} |\n%s|---|:-:|\n%s| *cell* {{ t%d | u }} | [l](f%d.md) |"


def document(seed):
    chooser = random.Random(seed)
    count = 0
    out = []
    for _ in range(chooser.randrange(1, 12)):
        lead = chooser.choice(LEADS)
        hang = re.sub(r"[-1.]", " ", lead)
        if chooser.randrange(6) == 0 and "#" not in lead:
            body = TABLE % (count, count, hang, hang, count, count)
        else:
            body = ""
            for _ in range(chooser.randrange(1, 6)):
                count += 1
                piece = chooser.choice(PIECES)
                body += piece.replace("%d", str(count)) + chooser.choice([" ", "\n", ". ", ""])
            body = body.strip().replace("\n", " " if "#" in lead else "\n" + chooser.choice([hang, hang, ""]))
        out.append(lead + body)
    return chooser.choice(["\n\n", "\n\n", "\r\n\r\n"]).join(out) + "\n"


def stands(lines, name, line, column, quoted):
    """Whether the source at a place begins as the node does."""
    there = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    if name == "link":
        return there[:1] in ("[", "<")
    if name == "code":
        return there.startswith("`")
    expression = re.match(r"⟨(\w+)", quoted)
    if expression:
        return there.startswith(expression[1])
    word = re.match(r"[a-z]{3,}", quoted)
    return not word or there.startswith(word[0])


def check(seed, path):
    text = document(seed)
    path.write_bytes(text.encode())
    done = subprocess.run([ANNUAL, "dump", "markdown", str(path)], capture_output=True, timeout=30, check=False)
    if done.returncode not in (0, 1):
        return f"exit status {done.returncode} {done.stderr[-400:]}"
    lines = text.replace("\r\n", "\n").split("\n")
    for line in done.stdout.decode().splitlines():
        found = re.match(r' *(text|link|code) (\d+):(\d+) ?(?:"(.*?)")?', line)
        if found and not stands(lines, found[1], int(found[2]), int(found[3]), found[4] or ""):
            return f"{line.strip()} in {text!r}"
    return None


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(ROUNDS):
            fault = check(seed, Path(folder) / "case.md")
            if fault:
                print(f"# seed {seed}: {fault}")
                bad += 1
            if bad == 4:
                break
    print(f"{'not ok' if bad else 'ok'} each node stands where its place says")
    return bad > 0


sys.exit(main())
