#!/usr/bin/env python3
"""content/REFERENCE.md is true: its tables name the keys that the program's own tables have, and its examples are a
report that builds."""

import base64
import re

from report_case import ROOT, Case

# The program's tables of keys by file and name, and the heading below which each is described: a second table below the
# same heading is "HEADING 2".
TABLES = {
    "settings.c report_keys": "report.yaml",
    "settings.c period_keys": "period",
    "settings.c contact_keys": "contact",
    "settings.c accessibility_keys": "accessibility",
    "settings.c edition_keys": "editions",
    "disclosure.c disclosure_keys": "disclosure",
    "settings.c document_keys": "documents",
    "settings.c case_study_parts_keys": "case-studies",
    "dictionary.c file_keys": "dictionary.yaml",
    "dictionary.c table_keys": "A table",
    "links.c open_keys": "open",
    "dictionary.c field_keys": "A field",
    "codes.c code_keys": "A code",
    "codes.c band_keys": "A band",
    "consent.c consent_keys": "data/",
    "load.c measure_keys": "measures.yaml",
    "population.c keys": "A group",
    "condition.c keys": "A condition",
    "population.c years_keys": "A group 2",
    "measure.c measure_keys": "A statistic",
    "measure.c merge_keys": "merge",
    "measure.c top_keys": "top",
    "check.c check_keys": "checks",
    "load.c fact_keys": "facts.yaml",
    "fact.c keys": "facts.yaml 2",
    "earlier.c earlier_keys": "earlier.yaml",
    "earlier.c year_keys": "earlier.yaml 2",
    "narrative.c section_keys": "A section",
    "narrative.c case_study_keys": "A case study",
    "directive.c figures_keys": "figures",
    "directive_figures.c item_keys": "figures 2",
    "directive.c chart_keys": "chart",
    "directive.c table_keys": "table",
    "directive.c quotes_keys": "quotes",
    "directive.c list_keys": "list",
    "directive.c cards_keys": "cards",
    "directive.c actions_keys": "actions",
    "directive_actions.c group_keys": "actions 2",
    "directive.c case_study_keys": "case-study",
    "directive.c image_keys": "image",
    "directive.c callout_keys": "callout",
    "directive.c passage_keys": "passage",
    "words.c word_keys": "words.yaml",
    "mapping.c file_keys": "import.yaml",
    "mapping.c import_keys": "An import",
    "mapping.c column_keys": "A column of an import",
    "mapping.c consent_keys": "Consent of an import",
}
ELSEWHERE = {"tokens.c"}  # themes/county/theme.yaml lists a theme's keys
SHARED = "Keys of several blocks"
PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="


def kinds():
    """The keys of the kinds of measure, one a row."""
    return [key for path in (ROOT / "src/stats").glob("kind_*.c") for key in re.findall(r'\{MEASURE_\w+,\s*"(\w+)"', path.read_text())]


def program_tables():
    """Each static table of struct key: {key: (is it required, its choices)}."""
    for path in sorted((ROOT / "src").rglob("*.c")):
        text = path.read_text()
        macros = {name: body.replace("\\\n", " ") for name, body in re.findall(r"^#define (\w+_KEYS?) *((?:.*\\\n)*.*)$", text, re.M)}
        for _ in macros:
            text = re.sub(r"(?<!define )\b(%s)\b" % "|".join(macros), lambda found: macros[found[1]], text) if macros else text
        choices = {name: re.findall(r'"([^"]+)"', body) for name, body in re.findall(r"char \*const (\w+)\[\] = \{(.*?)\};", text, re.S)}
        for name, body in re.findall(r"static const struct key (\w+)\[\w*\] = \{(.*?)\};", text, re.S):
            rows = re.findall(r'\{\s*"([\w-]+)",\s*KEY_\w+,\s*(true|false),\s*(\w+)\s*\}', body)
            table = {key: (required == "true", choices.get(values, [])) for key, required, values in rows}
            if name == "measure_keys" and path.name == "measure.c":
                table |= {key: (False, []) for key in kinds()}
            yield f"{path.name} {name}", table


def page_tables(page):
    """Each table of keys in the page by its heading: {key: its row}."""
    tables, heading = {}, ""
    for part in re.split(r"\n\n+", re.sub(r"^(`{3,})\w.*?^\1$", "", page, flags=re.M | re.S)):
        found = re.match(r"#+ (.*)", part)
        if found:
            heading = found[1]
        elif part.startswith("| key"):
            rows = {row.split("`")[1]: row for row in part.splitlines()[2:]}
            tables[heading if heading not in tables else f"{heading} 2"] = rows
    return tables


def row_faults(key, row, required, choices):
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
    if len(cells) != 4 or not all(cells):
        yield f"'{key}' has not four cells"
    elif required != (cells[2] == "needed"):
        yield f"'{key}' is {'' if required else 'not '}needed"
    yield from (f"'{key}' may be '{choice}'" for choice in choices if f"`{choice}`" not in row)


def compare(case, page):
    documented = page_tables(page)
    seen = {SHARED}
    for name, keys in program_tables():
        if name.split()[0] in ELSEWHERE:
            continue
        heading = TABLES.get(name)
        rows = documented.get(heading, {})
        seen.add(heading)
        faults = [f"no row for '{key}'" for key in keys if key not in rows]
        faults += [f"'{key}' is no key of the program" for key in rows if key not in keys]
        for key in set(keys) & set(rows):
            faults += row_faults(key, rows[key], *keys[key])
        case.check(f"content/REFERENCE.md, {heading}: {name}", heading and keys and not faults, "\n".join(faults) or f"describe these keys, and name their heading in {__file__}")
    case.check("every table of the page is one of the program's", set(documented) <= seen, sorted(set(documented) - seen))


def field_types(case, page):
    text = "".join(path.read_text() for path in sorted((ROOT / "src/data").glob("*.c")))
    program = set(re.findall(r'FIELD_\w+[\]={, ]+"(\w+)",\s*"an? \w+ field"', text))
    part = page[page.index("### Types of field") : page.index("### A field")]
    documented = set(re.findall(r"^\| `(\w+)`", part, re.M))
    case.check("every type of field is described", program and program == documented, program ^ documented)
    example = page[page.index("## dictionary.yaml") : page.index("### A table")]
    unused = {name for name in program if f"type: {name}" not in example}
    case.check("and stands in the example", not unused, unused)


def blocks(page):
    """The examples by file: fences whose info string ends with a file of the report."""
    files = {}
    for _, name, body in re.findall(r"^(`{3,})\w+ (\S+)\n(.*?)^\1$", page, re.M | re.S):
        files[name] = files.get(name, "") + body
    return files


def main():
    page = (ROOT / "content/REFERENCE.md").read_text()
    with Case() as case:
        compare(case, page)
        field_types(case, page)
        folder = case.folder / "content/reference"
        for name, text in blocks(page).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        (folder / "images").mkdir()
        (folder / "images/choir.png").write_bytes(base64.b64decode(PICTURE))
        done = case.run("check", str(folder))
        case.check("the examples are a sound report", done.returncode == 0 and "is sound" in done.stdout, done.stderr)
        directives = re.findall(r'^    \{"([\w-]+)", KEYS', (ROOT / "src/report/directive.c").read_text(), re.M)
        text = "".join(blocks(page).values())
        case.check("each block has an example", directives and all(f"```{name}\n" in text for name in directives), directives)


main()
