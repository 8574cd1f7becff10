"""Kinds of input for growth_test.py: each makes of a number of bytes the files that differ from the small report."""

import struct
import zlib

from report_case import SMALL

HEAD = "---\ntitle: Our work\nsummary: What we did.\n---\n\n"
REPORT, DICTIONARY, MEASURES = SMALL["report.yaml"], SMALL["dictionary.yaml"], SMALL["measures.yaml"]
FIELD = "      kind: {type: code, codes: {first: First time, again: Came back}}\n"
# What is withheld is proved by linear programs, whose work has a bound of its own: kinds that are about figures print all.
OPEN = {"report.yaml": REPORT.replace("{method: suppress, protect: [1, 5]}", "{method: none}")}
POOR = "bcdfghklmnprstvw"


def name(number):
    """A name of five letters, another for each number."""
    return "".join(POOR[number >> shift & 15] for shift in (16, 12, 8, 4, 0))


def lines(size, line):
    """LINE with a number in it, until there are SIZE bytes."""
    made, total, number = [], 0, 0
    while total < size:
        text = line(number)
        made.append(text)
        total += len(text.encode())
        number += 1
    return "".join(made)


def times(size, text):
    return text * (size // len(text.encode()) + 1)


def work(text):
    return {"narrative/work.md": HEAD + text + "\n"}


def prose(unit):
    return lambda size: work(times(size, unit))


def prose_lines(line):
    return lambda size: work(lines(size, line))


def records(line):
    return lambda size: {"data/referrals.yaml": lines(size, line)}


def data(make):
    return lambda size: {"data/referrals.yaml": make(size)}


def report(line, make):
    return lambda size: {"report.yaml": REPORT.replace(line, make(size), 1)}


def measures(make):
    return lambda size: {"measures.yaml": make(size), **OPEN}


def dictionary(make):
    return lambda size: {"dictionary.yaml": make(size), "narrative/work.md": HEAD + "Words.\n", "measures.yaml": None}


def words(size):
    return {
        "words.yaml": lines(size // 2, lambda n: f"A {name(n)}: {{full: the {name(n)}, means: What it means.}}\n"),
        **work(times(size // 2, "A b and A c met A d. ")),
    }


def sections(size):
    """As many files as may be, and as much text in them as is left."""
    count = min(size // 60, 299)
    listed = ", ".join(["work"] + [name(n) for n in range(count)])
    files = {f"narrative/{name(n)}.md": f"---\ntitle: T {n}\nsummary: S.\n---\n\n" + times(size // count - 60, "Words of ours. ") + "\n" for n in range(count)}
    return {"report.yaml": REPORT.replace("[work]", f"[{listed}]"), **files}


def documents(size):
    more = lines(size, lambda n: f"  {name(n)}: {{title: Document {n}, sections: [work]}}\n")
    return {"report.yaml": REPORT + more, "narrative/work.md": HEAD + "Words.\n"}


def months(size):
    wide = OPEN["report.yaml"].replace("from: 2021-04-01", "from: 1990-01-01")
    more = lines(size, lambda n: f"  m{n}: {{count: all, by-month: received, label: L {n}}}\n")
    return {"report.yaml": wide, "measures.yaml": MEASURES + more}


def codes(size):
    made = lines(size // 2, lambda n: f"{name(n)}: Label {n}, ")
    rows = lines(size // 2, lambda n: f"- {{ref: R{n}, received: 2021-05-03, kind: {name(n % (size // 60))}}}\n")
    kinds = DICTIONARY.replace("first: First time, again: Came back", made)
    return {"dictionary.yaml": kinds, "data/referrals.yaml": rows, **OPEN, **work("{{ all }}\n\n```table\nmeasure: kinds\n```\n")}


def crossed(size):
    made = lines(size // 3, lambda n: f"{name(n)}: L{n}, ")
    field = "      {0}: {{type: code, codes: {{{1}}}}}\n"
    two = DICTIONARY.replace(FIELD, field.format("kind", made) + field.format("other", made))
    rows = lines(size // 3, lambda n: f"- {{ref: R{n}, received: 2021-05-03, kind: {name(n % 97)}, other: {name(n % 89)}}}\n")
    more = MEASURES.replace("by: kind", "by: [kind, other]")
    return {"dictionary.yaml": two, "data/referrals.yaml": rows, "measures.yaml": more, **OPEN, **work("{{ all }}\n\n```table\nmeasure: kinds\n```\n")}


def references(size):
    field = "      friend: {type: reference, table: referrals}\n"
    rows = lines(size, lambda n: f"- {{ref: R{n}, received: 2021-05-03, friend: R{n // 2}}}\n")
    return {"dictionary.yaml": DICTIONARY + field, "data/referrals.yaml": rows}


def listed(block):
    def make(size):
        shown = DICTIONARY.replace("personal: true", "publish: [ref, kind]")
        rows = lines(size, lambda n: f"- {{ref: R{n}, received: 2021-05-03, kind: first}}\n")
        return {"dictionary.yaml": shown, "data/referrals.yaml": rows, **work(f"```{block}\n```\n")}

    return make


def earlier(size):
    rows = lines(size, lambda n: f"    fact.{name(n)}: {{value: {n}}}\n")
    return {"earlier.yaml": "years:\n  2020-21:\n" + rows}


def facts(size):
    return {"facts.yaml": "facts:\n" + lines(size, lambda n: f"  {name(n)}: {{value: {n}, label: L {n}, source: S {n}, date: 2021-05-01}}\n")}


def facts_used(size):
    made = facts(size // 2)
    return {**made, **work(lines(size // 2, lambda n: f"{{{{ fact.{name(n % (size // 120))} }}}} of them. "))}


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(extra, rows=8):
    plain = zlib.compress(b"\0" * (rows * (1 + 8 * 3)))
    head = struct.pack(">IIBBBBB", 8, rows, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", plain) + chunk(b"IEND", b"")


def picture(make):
    return lambda size: {"images/a.png": make(size), **work("![A picture](a.png)\n")}


def pictures(size):
    return {"images/a.png": png(b""), **work(times(size, "![A picture](a.png)\n\n"))}


def theme_template(text):
    return lambda size: {"../../themes/own/theme.yaml": "base: county\n", "report.yaml": REPORT.replace("county", "own"),
                         "../../themes/own/page.mustache": times(size, text)}


KINDS = {
    # YAML
    "records": records(lambda n: f"- {{ref: R{n}, received: 2021-05-03, age: {n % 25}, kind: first}}\n"),
    "records without a key": records(lambda n: "- {received: 2021-05-03}\n"),
    "records of one key": records(lambda n: "- {ref: R, received: 2021-05-03}\n"),
    "records alike": records(lambda n: f"- {{ref: {'r' if n % 2 else 'R'}{n // 2}, received: 2021-05-03}}\n"),
    "unknown codes": records(lambda n: f"- {{ref: R{n}, received: 2021-05-03, kind: {name(n)}}}\n"),
    "unknown fields": records(lambda n: f"- {{ref: R{n}, received: 2021-05-03, {name(n)}: 1}}\n"),
    "records broken": records(lambda n: f"- {{ref: R{n}, received: [\n"),
    "unknown fields of one record": data(lambda size: "- {ref: R" + lines(size, lambda n: f", {name(n)}: 1") + "}\n"),
    "brackets": data(lambda size: "- " + "[" * size),
    "braces": data(lambda size: "- " + "{a: " * (size // 4)),
    "a long text": data(lambda size: "- {ref: " + "x" * size + ", received: 2021-05-03}\n"),
    "comments": data(lambda size: times(size, "# no\n") + "[]\n"),
    "anchors": records(lambda n: f"- &{name(n)} {{ref: R{n}, received: 2021-05-03}}\n"),
    "aliases": data(lambda size: "- {ref: &a R, received: &b 2021-05-03}\n" + lines(size, lambda n: f"- {{ref: R{n}, received: *b}}\n")),
    "escapes": data(lambda size: '- {ref: "' + "\\u00e9" * (size // 6) + '", received: 2021-05-03}\n'),
    "indents": data(lambda size: "".join(" " * n + "- \n" for n in range(int((2 * size) ** 0.5)))),
    "references": references,
    # the other files
    "fields": dictionary(lambda size: DICTIONARY + lines(size, lambda n: f"      {name(n)}: {{type: text}}\n")),
    "tables": dictionary(lambda size: DICTIONARY + lines(size, lambda n: f"  {name(n)}: {{fields: {{a: {{type: text}}}}}}\n")),
    "codes": codes,
    "crossed codes": crossed,
    "measures": measures(lambda size: MEASURES + lines(size, lambda n: f"  m{n}: {{count: all, by: kind, label: L {n}}}\n")),
    "measures by month": months,
    "populations": measures(lambda size: "populations:\n  all: {from: referrals}\n" + lines(size, lambda n: f"  {name(n)}: {{from: all, where: {{age: {n}}}}}\n") + "measures:\n  kinds: {count: all, by: kind}\n  age: {mean: age, over: all}\n"),
    "populations of populations": measures(lambda size: "populations:\n  all: {from: referrals}\n  p0: {from: all}\n" + lines(size, lambda n: f"  p{n + 1}: {{from: p{n}}}\n") + "measures:\n  kinds: {count: all, by: kind}\n  age: {mean: age, over: all}\n"),
    "checks": measures(lambda size: MEASURES + "checks:\n" + lines(size, lambda n: "  - {that: all, is: 40}\n")),
    "facts": facts,
    "facts with notes": facts_used,
    "earlier figures": earlier,
    "words": words,
    "holidays": report("status: final", lambda size: "holidays: [" + lines(size, lambda n: f"{1900 + n // 336 % 200}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}, ") + "]"),
    "unknown keys": report("status: final", lambda size: lines(size, lambda n: f"{name(n)}: x\n") + "status: final"),
    "a long title": report("title: Annual report", lambda size: "title: " + times(size, "report ")),
    "a title of one word": report("title: Annual report", lambda size: "title: " + "x" * size),
    "a document's long title": report("{title: Annual report", lambda size: "{title: " + times(size, "report ")),
    "a long marking": report("{formats: [pdf, html]", lambda size: "{marking: " + times(size, "secret ") + ", formats: [pdf, html]"),
    "sections": sections,
    "documents": documents,
    # Markdown
    "words in a paragraph": prose("The choir sang on 3 days. "),
    "paragraphs": prose_lines(lambda n: f"We met {n} times, and the choir sang.\n\n"),
    "one long word": prose("x"),
    "soft hyphens": prose("x\u00ad"),
    "lines": prose("a\n"),
    "blank lines": prose("\n"),
    "headings": prose_lines(lambda n: f"## Heading {n}\n\n"),
    "headings alike": prose("## Heading\n\n"),
    "a long heading": lambda size: work("## " + times(size, "heading ") + "\n\nText."),
    "lists": prose_lines(lambda n: f"- item {n}\n"),
    "nested lists": lambda size: work("".join("  " * n + "- a\n" for n in range(int(size**0.5)))),
    "quotations in quotations": lambda size: work(">" * size + " a"),
    "lines of quotations": prose("> a\nb\n"),
    "emphasis": prose("*a **b "),
    "emphasis that ends": prose("a** b* "),
    "open brackets": prose("["),
    "links": prose_lines(lambda n: f"[a {n}](https://example.org/{n}) "),
    "links to headings": lambda size: work(lines(size // 2, lambda n: f"## {name(n)}\n\n") + lines(size // 2, lambda n: f"[a {n}](#{name(n)}) ")),
    "links to nowhere": prose_lines(lambda n: f"[a {n}](#{name(n)}) "),
    "link definitions": prose_lines(lambda n: f"[{name(n)}]: https://example.org\n"),
    "backticks": lambda size: work("".join("`" * n + " " for n in range(1, int((2 * size) ** 0.5)))),
    "tags": prose("<a "),
    "comments in Markdown": prose("<!-- a "),
    "entities": prose("&amp;"),
    "quotation marks": prose("\"a 'b "),
    "a table of rows": lambda size: work("| a | b |\n|---|---|\n" + lines(size, lambda n: f"| {n} | words |\n")),
    "a table of columns": lambda size: work(times(size // 3, "| a ") + "|\n" + times(size // 3, "|---") + "|\n" + times(size // 3, "| b ") + "|\n"),
    "tables of one row": prose("| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
    "code": lambda size: work("```\n" + times(size, "a = b\n") + "```\n"),
    "notes": prose_lines(lambda n: f'A{{{{ note "Number {n}." }}}} '),
    "figures": prose("We met {{ all }} children. "),
    "figures unknown": prose_lines(lambda n: f"{{{{ {name(n)} }}}} "),
    "open braces": prose("{{ "),
    "numbers by hand": prose_lines(lambda n: f"We saw {n} children. "),
    "charts": prose("```chart\n{measure: kinds, kind: bar, title: Most came back}\n```\n\n"),
    "tables of a measure": prose("```table\nmeasure: kinds\n```\n\n"),
    "blocks unknown": prose("```chrt\na: b\n```\n\n"),
    "blocks open": prose("```chart\n{\n```\n\n"),
    "pictures": pictures,
    "Arabic": prose("\u0645\u0631\u062d\u0628\u0627 "),
    "directions mixed": prose("a \u0645 1 "),
    "marks that combine": prose("e\u0301\u0301"),
    "scripts": prose("a\u0905\u0e01\u4e00 "),
    "characters that no font has": prose_lines(lambda n: f"{chr(0xE000 + n % 6000)} "),
    "bytes that are no UTF-8": lambda size: {"narrative/work.md": HEAD.encode() + b"\xff a " * (size // 4)},
    # what records print
    "a table of records": listed("table\nrecords: referrals\ncolumns: [ref, kind]"),
    "a list of records": listed("list\nrecords: referrals\ntext: ref"),
    "cards of records": listed("cards\nrecords: referrals\ntitle: ref"),
    # pictures and templates
    "PNG chunks": picture(lambda size: png(chunk(b"tEXt", b"a\0b") * (size // 15))),
    "a PNG of rows": picture(lambda size: png(b"", size * 8)),
    "template tags": theme_template("{{ title }}\n"),
    "template sections": theme_template("{{#a}}"),
}
