#!/usr/bin/env python3
"""Makes large reports of the sample, the same ones each time: `big_report.py records FOLDER COUNT` with that many
referrals, `big_report.py pages FOLDER COUNT` with narrative for about that many pages."""

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


def main():
    kind, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    {"records": make_records, "pages": make_pages}[kind](folder, count)


if __name__ == "__main__":
    main()
