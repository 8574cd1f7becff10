#!/usr/bin/env python3
"""content/REFERENCE.md is true: its tables are those that the program prints, and its examples are a report that builds.
With --update the page's tables are written anew."""

import base64
import re
import sys

from report_case import ROOT, Case

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


FENCE = re.compile(r"^(`{3,})\w.*?^\1$", re.M | re.S)


def tables_of(text):
    """Each table of keys, or of types of field, by the heading that it stands below."""
    found, heading = {}, ""
    for part in re.split(r"\n\n+", FENCE.sub("", text)):
        head = re.match(r"#+ (.*)", part)
        if head:
            heading = head[1]
        elif re.match(r"\| (key|type) \|", part):
            found[heading] = part.strip()
    return found


def renewed(page, tables):
    """The page with the program's tables in place of its own."""
    out, heading = [], ""
    for part in re.split(r"(\n\n+)", page):
        head = re.match(r"#+ (.*)", part)
        if head:
            heading = head[1]
        out.append(tables.get(heading, part) if re.match(r"\| (key|type) \|", part) else part)
    return "".join(out)


def compare(case, page, program):
    ours = tables_of(page)
    for heading, table in program.items():
        case.check(f"content/REFERENCE.md, {heading}", ours.get(heading) == table, f"its table is not the program's: {__file__} --update")
    case.check("every table of the page is one of the program's", set(ours) <= set(program), sorted(set(ours) - set(program)))
    rows = [row for table in program.values() for row in table.splitlines()[2:]]
    empty = [row for row in rows if not all(cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1])]
    case.check("each key says what it takes and means", rows and not empty, empty)


def field_types(case, page, program):
    example = page[page.index("## dictionary.yaml") : page.index("### A table")]
    types = re.findall(r"^\| `(\w+)`", program["Types of field"], re.M)
    unused = {name for name in types if f"type: {name}" not in example}
    case.check("each type of field stands in the example", types and not unused, unused)


def blocks(page):
    """The examples by file: fences whose info string ends with a file of the report."""
    files = {}
    for _, name, body in re.findall(r"^(`{3,})\w+ (\S+)\n(.*?)^\1$", page, re.M | re.S):
        files[name] = files.get(name, "") + body
    return files


def main():
    path = ROOT / "content/REFERENCE.md"
    with Case() as case:
        program = tables_of(case.run("schema", "reference").stdout)
        if "--update" in sys.argv:
            path.write_text(renewed(path.read_text(), program))
        page = path.read_text()
        compare(case, page, program)
        field_types(case, page, program)
        folder = case.folder / "content/reference"
        for name, text in blocks(page).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        (folder / "images").mkdir()
        (folder / "images/choir.png").write_bytes(base64.b64decode(PICTURE))
        done = case.run("check", str(folder))
        case.check("the examples are a sound report", done.returncode == 0 and "is sound" in done.stdout, done.stderr)
        directives = re.findall(r'^    \{"([\w-]+)", &', (ROOT / "src/report/directive.c").read_text(), re.M)
        text = "".join(blocks(page).values())
        case.check("each block has an example", directives and all(f"```{name}\n" in text for name in directives), directives)


main()
