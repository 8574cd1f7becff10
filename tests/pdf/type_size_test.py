#!/usr/bin/env python3
"""No text on paper is smaller than the smallest type its theme declares: measured where the pages show it, for the sample
and for charts of many categories, in every theme."""

import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pdf_model import Pdf, operations  # noqa: E402

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
SAMPLE = Path("content/2021-22")
LARGE = 12  # a theme whose smallest type is this or more means it large: note numbers too
NOTE_NUMBER = re.compile(r"\[\d+\]")  # raised beside the text; elsewhere smaller than it, as in every book
NOTE_NUMBER_LEAST = 0.7
failed = False


def case(name, good, why=""):
    global failed
    failed = failed or not good
    print(f"{'ok' if good else 'not ok'} {name}{'' if good else ': ' + str(why)}")


def declared(theme):
    """The sizes on paper of a theme's type, by role."""
    text = (Path("themes") / theme / "theme.yaml").read_text(encoding="utf-8")
    base = re.search(r"^base: *(\S+)", text, re.M)
    sizes = declared(base.group(1)) if base else {}
    section = re.search(r"^type:\n((?:[ #].*\n|\n)*)", text, re.M)
    for role, size in re.findall(r"^ +([\w-]+):.*paper: *\[ *([\d.]+)", section.group(1) if section else "", re.M):
        sizes[role] = float(size)
    return sizes


def times(first, second):
    """The matrix that does FIRST, then SECOND."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


class Page:
    """What a page's text operators show, as (size in points, text, mark)."""

    def __init__(self, pdf, page):
        self.fonts = pdf.at(page, "/Resources", "/Font") or {}
        self.maps = {name: to_unicode(pdf, font) for name, font in self.fonts.items()}
        self.matrix, self.saved, self.text_matrix = (1, 0, 0, 1, 0, 0), [], (1, 0, 0, 1, 0, 0)
        self.font, self.size, self.marks, self.count, self.shown = None, 0, [], 0, []
        for operator, operands in operations(pdf.content(page)):
            handler = getattr(self, "on_" + operator.replace("*", "_star"), None)
            if handler:
                handler(*operands)

    def on_q(self):
        self.saved.append((self.matrix, self.font, self.size))

    def on_Q(self):
        self.matrix, self.font, self.size = self.saved.pop()

    def on_cm(self, *matrix):
        self.matrix = times(matrix, self.matrix)

    def on_BT(self):
        self.text_matrix = (1, 0, 0, 1, 0, 0)

    def on_Tm(self, *matrix):
        self.text_matrix = matrix

    def on_Tf(self, font, size):
        self.font, self.size = "/" + font, size

    def on_BDC(self, *_):
        self.count += 1
        self.marks.append(self.count)

    on_BMC = on_BDC

    def on_EMC(self):
        self.marks.pop()

    def on_Tj(self, string):
        _, _, c, d, _, _ = times(self.text_matrix, self.matrix)
        codes = [string[i] << 8 | string[i + 1] for i in range(0, len(string) - 1, 2)]
        text = "".join(self.maps[self.font].get(code, "") for code in codes)
        self.shown.append((self.size * math.hypot(c, d), text, self.marks[0] if self.marks else None))

    def on_TJ(self, strings):
        for string in strings:
            if isinstance(string, bytes):
                self.on_Tj(string)


def to_unicode(pdf, font):
    cmap = pdf.stream(pdf.get(font).get("/ToUnicode")) or b""
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", cmap)
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be", "replace") for code, value in pairs}


def runs(path):
    """The page, size and text of every run in one size within one mark."""
    pdf = Pdf(path)
    for number, page in enumerate(pdf.pages(), start=1):
        last = None
        for size, text, mark in Page(pdf, page).shown:
            if last and last[1] == size and last[3] == mark:
                last[2] += text
                continue
            if last:
                yield last[:3]
            last = [number, size, text, mark]
        if last:
            yield last[:3]


def too_small(path, sizes):
    """Runs below what the theme declares."""
    least = min(sizes.values())
    found = []
    for page, size, text in runs(path):
        note = least < LARGE and NOTE_NUMBER.fullmatch(text.strip())
        floor = NOTE_NUMBER_LEAST * sizes["small"] if note else least
        if text.strip() and size < floor - 0.005:
            found.append(f"page {page}: {size:.2f} pt: {text[:60]}")
    return found


def chart(measure, kind):
    title = "Most young people came to us about the place where they live"
    return f"\n```chart\n{{measure: {measure}, kind: {kind}, title: {title}, source: Our records}}\n```\n"


def many_categories(folder, theme):
    """A report whose charts have 60 categories with long labels, of which most are short of one line."""
    reasons = ["Where I live", "Getting independent legal advice about an order", "Keeping in touch with my family"]
    codes = ", ".join(f"r{i}: {reasons[i % 3]} {i}" for i in range(60))
    files = {
        "report.yaml": "title: Annual report\ncouncil: A Council\nteam: A team\npublished: 2022-08-24\nlanguage: en-GB\n"
        f"period: {{from: 2021-04-01, to: 2022-03-31}}\ntheme: {theme}\nstatus: final\n"
        "editions: {board: {formats: [pdf], disclosure: {method: none}}}\n"
        "documents: {annual-report: {title: Annual report, sections: [work]}}\n",
        "dictionary.yaml": "tables:\n  referrals:\n    label: Referrals\n    key: ref\n    date: received\n    fields:\n"
        "      ref: {type: text, required: true}\n      received: {type: date}\n"
        f"      reason: {{type: code, label: Reason, codes: {{{codes}}}}}\n"
        "      group: {type: code, label: Group, codes: {care: Children in care, left: Care leavers}}\n",
        "measures.yaml": "measures:\n  reasons: {label: Reasons, count: referrals, by: reason}\n"
        "  both: {label: Reasons by group, count: referrals, by: [reason, group]}\n"
        "  months: {label: By month, count: referrals, by: {received: month}}\n"
        "  months-both: {label: Months by group, count: referrals, by: [{received: month}, group]}\n",
        "data/referrals.yaml": "".join(
            f"- {{ref: R{i}, received: 2021-{4 + i % 9:02d}-03, reason: r{i * 7 % 59}, "
            f"group: {'care' if i % 3 else 'left'}}}\n"
            for i in range(240)
        ),
        "narrative/work.md": "---\ntitle: Our work\nsummary: What we did.\n---\n\nThis is said with a source."
        '{{ note "Children Act 1989." }} And `code`.\n'
        + chart("reasons", "bar") + chart("reasons", "column") + chart("both", "stacked")
        + chart("months", "column") + chart("months-both", "line"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def sample(folder, theme):
    shutil.copytree(SAMPLE, folder)
    text = (folder / "report.yaml").read_text(encoding="utf-8")
    (folder / "report.yaml").write_text(re.sub(r"^( *)theme: .*$", rf"\1theme: {theme}", text, flags=re.M), encoding="utf-8")
    return folder


def build(report, out):
    done = subprocess.run([ANNUAL, "build", str(report), "--out", str(out)], capture_output=True, check=False)
    return done, sorted(out.glob("*/*/*.pdf"))


def test_theme(theme, work):
    sizes = declared(theme)
    for name, make in (("the sample", sample), ("charts of 60 categories", many_categories)):
        done, files = build(make(work / name / theme, theme), work / name / "out" / theme)
        case(f"{theme}: {name} is built", done.returncode == 0 and files, done.stderr.decode()[-600:])
        for path in files:
            found = too_small(path, sizes)
            case(f"{theme}: {name}: {path.parent.name}/{path.name}: nothing under {min(sizes.values()):g} pt", not found, found[:5])
    return files


def test_charts(path):
    """Beside every bar stands its label, whole, on one of several pages."""
    text = " ".join(text for _, _, text in runs(path))
    case("a chart goes on over pages", text.count("(continued)") >= 3, text.count("(continued)"))
    flat = re.sub(r"\s+", "", text)
    missing = [i for i in range(0, 60, 3) if flat.count(f"WhereIlive{i}") < 3]
    case("no category is left out", not missing, missing)


def test_the_test(path, sizes):
    """It fails where it should: larger declared sizes, a smaller font, a matrix that shrinks."""
    bigger = {role: size + 1 for role, size in sizes.items()}
    case("type of a larger theme is missed", too_small(path, bigger))
    pdf = Pdf(path)
    page = pdf.pages()[3]
    before = min(size for size, _, _ in Page(pdf, page).shown)
    content = pdf.content(page)
    for name, change in (
        ("a matrix", lambda data: b"q .5 0 0 .5 0 0 cm\n" + data + b"\nQ"),
        ("a font's size", lambda data: re.sub(rb"(/F\d+) [\d.]+ ?Tf", rb"\1 1 Tf", data)),
    ):
        pdf.content = lambda _, change=change: change(content)
        after = min(size for size, _, _ in Page(pdf, page).shown)
        case(f"{name} that makes type smaller is seen", after < before * 0.6, (before, after))


def main():
    with tempfile.TemporaryDirectory() as folder:
        for theme in sorted(path.parent.name for path in Path("themes").glob("*/theme.yaml")):
            files = test_theme(theme, Path(folder))
            if theme == "large" and files:
                case("the theme for low vision declares 16 pt and more", min(declared(theme).values()) >= 16)
                test_charts(files[0])
                test_the_test(files[0], declared(theme))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
