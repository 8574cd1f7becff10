#!/usr/bin/env python3
"""(slow) The PDFs of the sample reports: sound by check_pdf.py. Of the annual report's, in every theme: small, and the narrative
word for word in order."""

import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_pdf import check_file  # noqa: E402
from pdf_model import Pdf, structure_text  # noqa: E402

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
SAMPLE = Path("content/2021-22")
BYTES_MAX = 250_000
failed = False


def case(name, good, why=""):
    global failed
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {name}{'' if good else ': ' + str(why)}")


def sections():
    """The names of the annual report's sections, in order."""
    report = (SAMPLE / "report.yaml").read_text(encoding="utf-8")
    listed = re.search(r"annual-report:.*?sections:\s*(\[.*?\]|(?:\s+- \S+)+)", report, re.S).group(1)
    return re.findall(r"[a-z][a-z-]+", listed)


def narrative():
    """The paragraphs that authors wrote without markup, figures or words explained, in the order of the sections."""
    found = []
    for section in sections():
        text = (SAMPLE / "narrative" / f"{section}.md").read_text(encoding="utf-8")
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
        text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
        for block in re.split(r"\n\s*\n", text):
            words = " ".join(block.split()).replace("'", "’")
            if re.match(r"[A-Z][a-z]", words) and not re.search(r'[*_`{}\[\]|<>#\\"]|--|\.\.\.|[A-Z]{2}', words):
                found.append(words)
    return found


def page_sizes(path):
    shown = subprocess.run(["pdfinfo", "-f", "1", "-l", "9999", str(path)], capture_output=True, check=True)
    return [
        (float(width), float(height))
        for width, height in re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", shown.stdout.decode(), re.M)
    ]


def bodies(path):
    """The text of the pages without their headers and footers, white space made one blank."""
    out = []
    for number, (width, height) in enumerate(page_sizes(path), start=1):
        box = ["-x", "0", "-y", "56", "-W", str(int(width) + 1), "-H", str(int(height) - 56 - 62)]
        shown = subprocess.run(
            ["pdftotext", "-f", str(number), "-l", str(number), *box, str(path), "-"], capture_output=True, check=True
        )
        out.append(shown.stdout.decode())
    return " ".join(" ".join(out).split())


@functools.cache
def structure(path):
    return structure_text(path)


def tagged(path):
    shown = structure(path)
    return " ".join("".join(re.findall(r'^ *"(.*)"$', shown, re.M)).split())


def in_order(texts, flat):
    """The texts that do not stand in FLAT after the one before."""
    at, missing = 0, []
    for text in texts:
        found = flat.find(text, at)
        if found < 0:
            missing.append(text)
        else:
            at = found + len(text)
    return missing


def build(report, folder):
    return subprocess.run([ANNUAL, "build", str(report), "--out", str(folder)], capture_output=True, check=False)


def test_theme(theme, work):
    report = work / "content" / theme
    shutil.copytree(SAMPLE, report)
    text = (report / "report.yaml").read_text(encoding="utf-8")
    (report / "report.yaml").write_text(re.sub(r"^theme: .*$", f"theme: {theme}", text, flags=re.M), encoding="utf-8")
    done = build(report, work / theme)
    files = sorted((work / theme).glob("*/*/*.pdf"))
    case(f"{theme}: the sample is built", done.returncode == 0 and len(files) == 10, done.stderr.decode()[-600:])
    for path in files:
        faults = check_file(path)
        case(f"{theme}: {path.parent.name}/{path.name} is sound", not faults, faults[:5])
    return [path for path in files if path.name == "annual-report.pdf"]


def test_strategy(work):
    done = build("content/strategy-2026-29", work)
    files = sorted((work / "strategy-2026-29").glob("*/*.pdf"))
    case("the strategy is built", done.returncode == 0 and len(files) == 4, done.stderr.decode()[-600:])
    for path in files:
        faults = check_file(path)
        case(f"strategy: {path.parent.name}/{path.name} is sound", not faults, faults[:5])


def test_text(path):
    texts = narrative()
    case("the narrative has paragraphs to look for", len(texts) > 50, len(texts))
    missing = in_order(texts, tagged(path))
    case("every paragraph by its tags, word for word, in order", not missing, missing[:3])
    flat = bodies(path)
    missing = [text for text in texts if text not in flat]
    case("every paragraph by pdftotext, word for word", not missing, missing[:3])


def test_chart_tables(path):
    """On paper each chart's table stands in the appendix, tagged there, and each leads to the other."""
    shown = structure(path)
    before, behind = re.split(r'^ +"The figures behind the charts"$', shown, flags=re.M)
    behind = re.split(r"^ +H1", behind, flags=re.M)[0]
    charts = len(set(re.findall(r"See the figures of chart (\d+)", before)))
    tables, backs = len(re.findall(r"^ +Table", behind, re.M)), re.findall(r"Back to chart (\d+)", behind)
    case("each chart's table stands in the appendix", charts >= 6 and tables == charts, (charts, tables))
    case("and leads back to its chart", backs == [str(number + 1) for number in range(charts)], backs)
    figures = re.findall(r"^ +Figure", before, re.M)
    case("no table of a chart is tagged beside it", len(figures) >= charts and "Figures of chart" not in before)


def test_destinations(path):
    """What leads to a heading of the report as one page leads to the same heading of the PDF."""
    page = path.with_suffix(".html").read_text(encoding="utf-8")
    page = page[: page.index('id="accessibility"')]
    wanted = set(re.findall(r'<(?:section|h[1-6]|figure)[^>]*? id="([^"]+)"', page))
    shown = subprocess.run(["pdfinfo", "-dests", str(path)], capture_output=True, check=True).stdout.decode()
    named = set(re.findall(r'"([^"]+)"$', shown, re.M))
    case("the PDF's destinations have the page's anchors", len(wanted) > 80 and wanted <= named, sorted(wanted - named)[:5])
    pdf = Pdf(path)
    links = [pdf.at(link, "/QuadPoints") for page in pdf.pages() for link in pdf.at(page, "/Annots") or []]
    case("a link over several lines has one annotation", sum(bool(quads) for quads in links) >= 3)


def notes_read(path):
    """Of each note among a section's blocks: whether the block before it, other notes left out, refers to it."""
    shown = structure(path)
    blocks = re.split(r"^ {4}(?=\S)", shown, flags=re.M)
    read, before = [], ""
    for block in blocks:
        if block.startswith("Note "):
            read.append(re.search(r"\[\d+\]", block).group() in before)
        else:
            before = block
    return read


def test_notes(path):
    read = notes_read(path)
    case("each note that hangs beside a paragraph is read after it", len(read) >= 8 and all(read), read)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        test_strategy(work / "strategy")
        for theme in sorted(path.parent.name for path in Path("themes").glob("*/theme.yaml")):
            reports = test_theme(theme, work)
            if theme == "county" and reports:
                size = max(path.stat().st_size for path in reports)
                case(f"the annual report is at most {BYTES_MAX:,} bytes", size <= BYTES_MAX, size)
                test_text(reports[0])
                test_notes(reports[0])
                test_chart_tables(reports[0])
                test_destinations(reports[0])
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
