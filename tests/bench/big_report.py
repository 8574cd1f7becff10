#!/usr/bin/env python3
"""Makes large reports of the sample, the same ones each time: `big_report.py records FOLDER COUNT` with that many
referrals, `derived` with ten fields of each that are worked out, `big_report.py pages FOLDER COUNT` with narrative for
about that many pages, `big_report.py sheets FOLDER COUNT` with a sheet of so many rows to import."""

import datetime
import re
import shutil
import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "content/2021-22"
WORDS_A_PAGE = 380


def copy_sample(folder):
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(SAMPLE, folder)


def make_children(folder, times):
    """The sample's children, and each TIMES more with a number."""
    path = folder / "data/children.yaml"
    children = re.findall(r"id: (\w+)", path.read_text())
    with path.open("w") as file:
        for number in range(times + 1):
            file.writelines(f"- {{id: {child}{f'-{number}' if number else ''}}}\n" for child in children)


def make_records(folder, count):
    """The sample's referrals over and over, each with its own reference and child."""
    copy_sample(folder)
    path = folder / "data/referrals.yaml"
    lines = [line for line in path.read_text().splitlines() if line.startswith("- {")]
    make_children(folder, count // len(lines))
    with path.open("w") as file:
        for number in range(count):
            line = lines[number % len(lines)]
            if number < len(lines):  # the meetings refer to these
                file.write(line + "\n")
                continue
            line = re.sub(r"ref: [^,]+", lambda found: f"{found.group()}-{number:06d}", line, count=1)
            line = re.sub(r"child: [^,]+", lambda found: f"{found.group()}-{number // len(lines)}", line, count=1)
            file.write(line + "\n")
    for path in (folder / "narrative").glob("*.md"):
        path.write_text(path.read_text().replace(" | words", ""))  # words end at 999


# Beside the five that a referral of the sample has.
DERIVED = {
    "age-then": "{type: age, of: born, on: received}",
    "age-now": "{type: age, of: born, on: period.to}",
    "so-far": "{type: duration, from: received, to: closed, until: period.to, unit: weeks}",
    "months-open": "{type: duration, from: received, to: closed, unit: months}",
    "talk-band": "{type: band, of: working-days-to-talk, bands: [{label: Soon, to: 3}, {label: Later, from: 4}]}",
}


def make_derived(folder, count):
    """Those records with a day of birth, five more fields that are worked out, and a statistic of each of the ten."""
    make_records(folder, count)
    path = folder / "data/referrals.yaml"
    with path.open() as file:
        lines = [re.sub(r"age: (\d+)", lambda age: f"{age[0]}, born: {2021 - int(age[1])}-02-{1 + number % 28:02d}", line) for number, line in enumerate(file)]
    path.write_text("".join(lines))
    path = folder / "dictionary.yaml"
    fields = "      born: {type: date, required: true}\n" + "".join(f"      {name}: {what}\n" for name, what in DERIVED.items())
    text, found = re.subn(r"(  referrals:\n(?:.*\n)*?    fields:\n)", lambda at: at[1] + fields, path.read_text(), count=1)
    assert found == 1, "dictionary.yaml has the table of referrals"
    path.write_text(text)
    bands = ["age-band", "age-group", "talk-band"]
    others = [name for name in ("days-to-talk", "working-days-to-talk", "weeks-open", *DERIVED) if name not in bands]
    path = folder / "measures.yaml"
    more = "".join(f"  derived.{name}: {{count: referrals, by: {name}}}\n" for name in bands)
    more += "".join(f"  derived.{name}: {{mean: {name}, over: referrals}}\n" for name in others)
    path.write_text(path.read_text().replace("measures:\n", "measures:\n" + more, 1))


def prose(folder):
    """The sample's plain paragraphs: those without a block, a figure or a link."""
    for path in sorted((folder / "narrative").glob("*.md")):
        for paragraph in re.split(r"\n\s*\n", path.read_text()):
            if re.match(r"[A-Z]", paragraph) and not re.search(r"[`{\[|#]", paragraph):
                yield paragraph


def make_pages(folder, count):
    """The sample with a section more for every 25 pages."""
    copy_sample(folder)
    paragraphs = list(prose(folder))
    names, at = [], 0
    for section in range(max(1, count // 25)):
        parts, words = [], 0
        while words < WORDS_A_PAGE * min(25, count):
            paragraph = paragraphs[at % len(paragraphs)]
            if at % 8 == 0:
                parts.append(f"## Part {at}")
            parts.append(paragraph)
            words += len(paragraph.split())
            at += 1
        names.append(f"more-{section:03d}")
        text = f"---\ntitle: More of it, {section}\n---\n\n" + "\n\n".join(parts) + "\n"
        (folder / f"narrative/{names[-1]}.md").write_text(text)
    report = (folder / "report.yaml").read_text()
    listed = "".join(f"      - {name}\n" for name in names)
    report, found = re.subn(r"(annual-report:\n(?:.*\n)*?    sections:\n(?:      - .*\n)+)", lambda m: m.group(1) + listed, report, count=1)
    assert found == 1, "report.yaml lists the annual report's sections on lines of their own"
    (folder / "report.yaml").write_text(report)


def make_sheets(folder, count):
    """A small report and a sheet of COUNT reviews as CSV and as XLSX, which import.yaml reads."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "sheet"))
    from workbook import Cell, write_xlsx

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.yaml").write_text((SAMPLE / "report.yaml").read_text())
    fields = "child: {type: text, required: true}, born: {type: date}, held: {type: date, future: true}, code: {type: code, codes: {PN0: A, PN1: B, PN2: C}}"
    (folder / "dictionary.yaml").write_text(f"tables:\n  reviews: {{date: held, personal: true, fields: {{{fields}}}}}\n")
    (folder / "import.yaml").write_text("imports: {reviews: {columns: {CHILD: child, DOB: born, REVIEW: held, REVIEW_CODE: code}}}\n")
    first = datetime.date(2002, 1, 1)
    rows = [(str(100000 + n * 7919 % 900000), first + datetime.timedelta(n * 31 % 5000), first + datetime.timedelta(5000 + n * 17 % 2000), f"PN{n % 3}") for n in range(count)]
    titles = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
    lines = [",".join((child, born.strftime("%d/%m/%Y"), held.strftime("%d/%m/%Y"), code)) for child, born, held, code in rows]
    (folder / "sheet.csv").write_text("\n".join([",".join(titles), *lines]) + "\n")
    zero = datetime.date(1899, 12, 30)
    write_xlsx(folder / "sheet.xlsx", [titles, *([child, Cell((born - zero).days, 1), Cell((held - zero).days, 1), code] for child, born, held, code in rows)])


def main():
    kind, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    {"records": make_records, "derived": make_derived, "pages": make_pages, "sheets": make_sheets}[kind](folder, count)


if __name__ == "__main__":
    main()
