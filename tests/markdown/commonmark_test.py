"""Compares the nodes of random Markdown with what cmark itself makes of it (`cmark --to xml --smart`)."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
ROUNDS = int(os.environ.get("ROUNDS", "100"))
FRAGMENTS = [
    "word ", "two words ", "*", "**", "_", "__", "`", "``", "[", "]", "(a.md)", "](b.md)", "[ref]", "[ref]: https://e.example\n",
    "\\", "\\*", "&amp;", "&#35;", "é", "\"", "'", "--", "...", "\n", "\n", "\n\n", "  \n", "\\\n", "- ", "* ", "1. ", "7) ",
    "> ", ">", "    ", "  ", "\t", "## ", "### ", "#### ", " ##", "\n---\n", "\n***\n", "```\n", "~~~\n", "```\n", "<https://e.example>",
    "a|b", "|", "-", "+ ", "=", "!", "x*y*z", "end.",
]


def random_text(seed):
    chooser = random.Random(seed)
    return "".join(chooser.choice(FRAGMENTS) for _ in range(chooser.randrange(1, 60)))


def run(command, text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.md"
        path.write_bytes(text.encode())
        return subprocess.run(command + [str(path)], capture_output=True, timeout=20, check=False)


BLOCKS = {
    "document": "section", "block_quote": "block_quote", "list": "list", "item": "item", "paragraph": "paragraph",
    "heading": "heading", "thematic_break": "thematic_break", "emph": "emphasis", "strong": "strong", "link": "link",
    "softbreak": "soft_break", "linebreak": "line_break", "code": "code", "code_block": "code_block", "text": "text",
}


def expected(element, depth=0):
    """The lines of a dump without places and texts' cuts, from cmark's XML."""
    tag = element.tag.rpartition("}")[2]
    line = "  " * depth + BLOCKS[tag]
    if tag == "text" and not (element.text or "").strip(" "):
        line = "  " * depth + "text"
    elif tag in ("text", "code"):
        line += " " + (element.text or "")
    if tag == "code_block":
        info = element.get("info")
        line += f" ⟨{info}⟩ {element.text or ''}" if info else " " + (element.text or "").removesuffix("\n")
    if tag == "heading":
        line += " " + element.get("level")
    if tag == "list":
        line += " " + element.get("type") + " " + element.get("tight")
        line += " " + element.get("start") if element.get("start", "1") != "1" else ""
    if tag == "link":
        line += " " + element.get("destination")
    yield line
    for child in element:
        yield from expected(child, depth + 1)


def unquote(text):
    return re.sub(r'\\(u[0-9a-fA-F]{4}|.)', lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], chr(int(m[1][1:], 16)) if m[1][0] == "u" and len(m[1]) == 5 else m[1]), text)


def dumped(dump):
    for line in dump.splitlines():
        indent, name, rest = re.match(r"( *)(\w+)(?: \d+:\d+)?(.*)", line).groups()
        quoted = re.match(r' "((?:[^"\\]|\\.)*)"', rest)
        out = indent + name
        if name in ("text", "code", "code_block"):
            out += " " + (unquote(quoted[1]) if quoted else "")
        if name == "heading":
            out += " " + re.search(r"level=(\d)", rest)[1]
        if name == "list":
            out += " ordered" if " ordered" in rest else " bullet"
            out += " true" if " tight" in rest else " false"
            start = re.search(r"start=(\d+)", rest)
            out += " " + start[1] if start else ""
        if name == "link":
            out += " " + re.sub(r" \+\d+$", "", unquote(re.search(r'target="((?:[^"\\]|\\.)*)"', rest)[1]))
        yield out


def comparable(lines):
    """Adjacent texts as one, and paragraphs without breaks and blanks at their ends, which annual drops."""
    out = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" "))]
        if line.strip() == "line_break" and out[-1] == indent[2:] + "paragraph":
            continue
        if line.strip() == "text" and (line.endswith("text") or not out[-1].startswith(indent + "text ")):
            continue
        if out and out[-1] == indent[2:] + "paragraph" and line.startswith(indent + "text "):
            line = indent + "text " + line[len(indent) + 5 :].lstrip(" ")
        if out and line.startswith(indent + "text ") and out[-1].startswith(indent + "text "):
            out[-1] += line[len(indent) + 5 :]
        else:
            out.append(line.rstrip(" ") if line.startswith(indent + "text ") else line)
    return out


def differs(seed):
    text = random_text(seed)
    xml = run(["cmark", "--to", "xml", "--smart"], text).stdout.decode()
    if "<image" in xml or "<html" in xml or 'level="1"' in xml or 'destination=""' in xml:
        return None  # where annual goes its own way
    if re.search(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|?[ \t]*$", text, re.M) and "|" in text:
        return None  # may hold a table
    done = run([ANNUAL, "dump", "markdown"], text)
    if done.returncode not in (0, 1):
        return f"exit status {done.returncode}: {done.stderr.decode()[-300:]}"
    wanted = comparable(expected(ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", xml))))
    got = comparable(dumped(done.stdout.decode()))
    if [line.rstrip() for line in wanted] == [line.rstrip() for line in got]:
        return ""
    return f"{text!r}\n#   cmark {wanted}\n#   annual {got}"


def main():
    if not shutil.which("cmark"):
        print("skip random Markdown reads as cmark has it: there is no cmark program")
        return 0
    bad = compared = 0
    for seed in range(ROUNDS):
        difference = differs(seed)
        compared += difference is not None
        if difference:
            print(f"# seed {seed}: {difference}")
            bad += 1
        if bad == 3:
            break
    enough = compared * 3 > ROUNDS or bad
    print(f"{'not ok' if bad or not enough else 'ok'} random Markdown reads as cmark has it")
    return 1 if bad or not enough else 0


sys.exit(main())
