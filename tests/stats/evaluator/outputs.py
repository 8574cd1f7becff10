"""The figures of a built report: what its pages and CSV files print is what figures.json holds."""

import csv
import json
import re
from html.parser import HTMLParser


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(number):
    """A whole number from 0 to 999 in words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return f"{SMALL[number // 100]} hundred" + (f" and {words(number % 100)}" if number % 100 else "")


def in_words(figure):
    """Can it be written in words?"""
    return figure.decimals == 0 and figure.unit is None and figure.exact is not None and 0 <= figure.value <= 999


def narrative(figures):
    """A section that prints single figures in prose and in tiles, and every breakdown as a table."""
    broken = dict.fromkeys(name.partition("[")[0] for name in figures if "[" in name)
    names = [name for name in figures if name not in broken]
    lines = []
    for name in names:
        forms = [""] + ([" | percent", " | with-percent"] if figures[name].has_base else [])
        forms += [" | words"] if in_words(figures[name]) else []
        lines.append(f"`{name}` is " + " ".join(f"‹{{{{ {name}{form} }}}}›" for form in forms) + ".\n")
    lines.append("```figures\n[" + ", ".join(f'"{name}"' for name in names[:30]) + "]\n```\n")
    for name in broken:
        lines.append(f"```table\n{{measure: {name}, caption: \"Table of {name}\"}}\n```\n")
    return "\n".join(lines)


class Page(HTMLParser):
    """The texts of a page: its paragraphs, the numerals of its tiles, and its tables by caption."""

    def __init__(self, text):
        super().__init__()
        self.paragraphs, self.numerals, self.tables = [], [], {}
        self.into, self.caption, self.in_caption = None, None, False
        self.note = False
        self.names = []  # of the single figures, in the order of the prose
        self.feed(text)
        self.close()
        self.names = [text.partition(" is ‹")[0] for text in self.paragraphs if " is ‹" in text]

    def handle_starttag(self, tag, attributes):
        classes = dict(attributes).get("class") or ""
        self.note = tag == "sup" or self.note  # a note's number is no part of the figure
        if tag == "p":
            self.into = self.numerals if "ar-numeral" in classes else self.paragraphs
            self.into.append("")
        elif tag == "caption":
            self.caption, self.into, self.in_caption = [""], None, True
        elif tag in ("td", "tr") and self.caption:
            rows = self.tables.setdefault(self.caption[0].split()[-1], [])
            if tag == "tr":
                rows.append([])
                self.into = None
            else:
                rows[-1].append("")
                self.into = rows[-1]
        elif tag in ("th", "ul", "div", "table"):
            self.into = None

    def handle_endtag(self, tag):
        self.in_caption = self.in_caption and tag != "caption"
        self.note = self.note and tag != "sup"
        if tag in ("p", "td", "caption", "table"):
            self.into = None
            if tag == "table":
                self.caption = None

    def handle_data(self, data):
        if self.note:
            return
        if self.in_caption:
            self.caption[0] += data
        if self.into:
            self.into[-1] += data


def compare_csv(folder, rows):
    """figures.csv has the rows of figures.json."""
    with open(folder / "figures.csv", encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    if [row["id"] for row in table] != list(rows):
        return "figures.csv has other rows than figures.json"
    for row in table:
        for key in ("value", "base", "percent"):
            wanted = rows[row["id"]][key]
            found = row[key].replace("'", "")
            if (found == "") != (wanted is None) or (found and float(found) != float(wanted)):
                return f"figures.csv: {key} of {row['id']} is {row[key]}, not {wanted}"
    return None


def prose_forms(row, figure):
    """What the ways to write a figure in prose read, as figures.json has it."""
    shown = row["state"] == "shown"
    forms = [row["printed"]]
    if figure.has_base:
        both = f"{row['printed']} ({row['share']})" if shown and row["share"] != "[x]" else None
        both = row["share"] if both and " of " in row["share"] else both  # it names the number itself
        forms += [row["share"] if shown else row["printed"], both]
    if in_words(figure):
        forms += [words(int(figure.value)) if shown else row["printed"]]
    return forms


def compare_prose(page, rows, figures):
    for paragraph in page.paragraphs:
        name, found, rest = paragraph.partition(" is ‹")
        if not found or name not in rows:
            continue
        row = rows[name]
        for printed, wanted in zip(rest.rstrip(".\n").rstrip("›").split("› ‹"), prose_forms(row, figures[name])):
            if wanted is not None and printed != wanted and not (row.get("approx") and printed.endswith(wanted)):
                return f"prose prints {printed} for {name}, figures.json {row['printed']} ({row['share']}): {wanted}"
    return None


def compare_tiles(page, rows):
    """The tiles name the single figures in their order."""
    broken = {name.partition("[")[0] for name in rows if "[" in name}
    names = [name for name in rows if name not in broken]
    wanted = [rows[name]["printed"] for name in page.names if name in names][: len(page.numerals)]
    for found, printed in zip(page.numerals, wanted):
        if printed not in found:
            return f"a tile prints {found}, figures.json {printed}"
    return None if len(wanted) == len(page.numerals) else f"{len(page.numerals)} tiles for {len(wanted)} figures"


def cells_of(name, rows, made):
    """The codes of a measure's cells, in the order they are shown in, with what is printed of each and its share."""
    result = made.figures.result(name)
    found = {codes: rows[f"{name}[{', '.join(codes)}]"] for codes in [*result.cells, *result.totals]}
    return {codes: [row["printed"], row["share"]] for codes, row in found.items()}


def known_of(row):
    """ "12 of 15": of how many records the value is known."""
    return f"{row['known']} of {row['records']}" if row.get("known") is not None and row.get("records") is not None else ""


def partly(row):
    return row.get("known") is not None and row["known"] != row["records"]


def with_known(name, rows, allowed, found):
    """A column says of how many records the value is known, where it is not known of all. Which row is which is not
    looked at: the numbers have to be those of figures.json."""
    cells = [row for id, row in rows.items() if id == name or id.startswith(name + "[")]
    if not any(partly(row) for row in cells) or any(len(line) < 2 for line in found):
        return allowed, found
    told = {known_of(row) for row in cells} | {row["printed"] for row in cells} | {"[c]"}
    if all(line[-1] in told for line in found) and any(" of " in line[-1] or line[-1] == "[c]" for line in found):
        return allowed, [line[:-1] for line in found]
    return allowed, found


def nothing(cells):
    """Is every cell 0, or nothing to work out?"""
    return all(printed == "[x]" or not re.search(r"[1-9c]", printed) for printed, _ in cells)


def one_way(cells, total):
    """The rows that a table may have: the unknown one is left out where it is 0, and the last is the whole. Instead of
    "x of n" it may say n once."""
    once = []
    if any(share and " of " in share for _, share in cells.values()):
        once = one_way({codes: [text, None] for codes, (text, _) in cells.items()}, total and [total[0], None])
    lines = [list(filter(None, pair)) for pair in cells.values()]
    last = [lines] + ([lines[:-1]] if ("unknown",) in cells and nothing([cells["unknown",]]) else [])
    whole = [list(filter(None, total))] if total else []
    return [some + whole for some in last] + last + once


def in_one(printed, share):
    """ "12 (34%)" in one cell, or the number alone where its share reads "12 of 40"."""
    if not share or printed.startswith("["):
        return printed
    return printed if " of " in share else f"{printed} ({share})"


def two_ways(cells, shared):
    """The rows of a cross-table, with totals where there are some."""
    grids = []
    for unknown_row in (True, False):
        for unknown_column in (True, False):
            kept = {
                codes: pair for codes, pair in cells.items()
                if (unknown_row or codes[0] != "unknown") and (unknown_column or codes[1] != "unknown")
            }  # fmt: skip
            if nothing([pair for codes, pair in cells.items() if codes not in kept]):
                columns = list(dict.fromkeys(codes[1] for codes in kept if codes[1] != "all")) + ["all"]
                lines = {row: [kept[row, c] for c in columns if (row, c) in kept] for row in dict.fromkeys(codes[0] for codes in kept)}
                if "all" in lines:
                    lines["all"] = lines.pop("all")
                grids.append([[in_one(*pair) if shared else pair[0] for pair in line] for line in lines.values()])
    return grids


def compare_tables(page, rows, shared, made):
    """What each table prints is what figures.json has; `shared` are the cross-tables that print percentages."""
    for name, lines in page.tables.items():
        cells = cells_of(name, rows, made)
        found = [[text.strip() for text in line] for line in lines if line]
        if not cells or not found:
            return f"the table of {name} has nothing to compare"
        two = any(len(codes) == 2 for codes in cells)
        total = [rows[name]["printed"], rows[name]["share"]] if name in rows else None
        allowed = two_ways(cells, name in shared) if two else one_way(cells, total)
        if not two:
            allowed, found = with_known(name, rows, allowed, found)
        if "sort" in made.measures.get(name, {}) and (two or ["[c]"] in [line[:1] for line in found]):
            found, allowed = sorted(found), [sorted(lines) for lines in allowed]  # what is withheld has no place by size
        if found not in allowed:
            return f"the table of {name} prints {found}, figures.json {allowed[0]}"
    return None


def fault_of_schema(schema, value, root, at="figures.json"):
    """The first way in which a value is not as a JSON Schema says; only the words that the program's own schema uses."""
    if "$ref" in schema:
        return fault_of_schema(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root, at)
    kinds = {"object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None)}
    wanted = schema.get("type", [])
    wanted = wanted if isinstance(wanted, list) else [wanted]
    if wanted and not any(isinstance(value, kinds[kind]) for kind in wanted):
        return f"{at}: {value} is no {wanted}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{at}: {value} is none of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        return f"{at}: {value} is not as {schema['pattern']}"
    if isinstance(value, list):
        return next(filter(None, (fault_of_schema(schema.get("items", {}), one, root, f"{at}[{i}]") for i, one in enumerate(value))), None)
    if isinstance(value, dict):
        return fault_of_object(schema, value, root, at)
    return None


def fault_of_object(schema, value, root, at):
    missing = [key for key in schema.get("required", []) if key not in value]
    if missing:
        return f"{at}: no {missing}"
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, one in value.items():
        if key not in known and more is False:
            return f"{at}: {key} is not in the schema"
        inner = known.get(key, more if isinstance(more, dict) else {})
        fault = fault_of_schema(inner, one, root, f"{at}.{key}")
        if fault:
            return fault
    return None


def compare_edition(folder, rows, shared, made, schema):
    built = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    if {row["id"]: row["printed"] for row in built["figures"]} != {name: row["printed"] for name, row in rows.items()}:
        return "the built figures.json is not what the dump of it says"
    page = Page((folder / "one.html").read_text(encoding="utf-8"))
    return (
        fault_of_schema(schema, built, schema) or compare_csv(folder, rows) or compare_prose(page, rows, made.figures.all())
        or compare_tiles(page, rows) or compare_tables(page, rows, shared, made)
    )  # fmt: skip


def compare_outputs(folder, found, made, schema):
    """The first fault of the built editions."""
    shared = {name for name, spec in made.measures.items() if "percent-of" in spec}
    for edition, rows in zip(("open", "shut"), found):
        fault = compare_edition(folder / edition, rows, shared, made, schema)
        if fault:
            return f"{edition}: {fault}"
    return None
