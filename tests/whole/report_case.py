"""What the tests of the whole program share: a small sound report, and running annual on it."""

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SAMPLE = ROOT / "content/2021-22"

SMALL = {
    "report.yaml": """title: Annual report
council: A Council
team: A team
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
status: final
editions:
  board: {formats: [pdf, html], disclosure: {method: none}}
  intranet: {formats: [site, pdf], disclosure: {method: suppress, protect: [1, 5]}}
documents:
  annual-report: {title: Annual report, sections: [work]}
""",
    "dictionary.yaml": """tables:
  referrals:
    label: Referrals
    key: ref
    date: received
    personal: true
    fields:
      ref: {type: text, required: true}
      received: {type: date, required: true}
      age: {type: integer, min: 0, max: 25}
      kind: {type: code, codes: {first: First time, again: Came back}}
""",
    "measures.yaml": """populations:
  all: {from: referrals, label: Referrals received}
measures:
  kinds: {label: Kind of referral, count: all, by: kind}
  age: {label: Average age, mean: age, over: all, unit: years}
""",
    "data/referrals.yaml": "".join(
        f"- {{ref: R{number:02d}, received: 2021-{4 + number % 9:02d}-03, age: {10 + number % 7}, "
        f"kind: {'again' if number % 9 else 'first'}}}\n"
        for number in range(40)
    ),
    "narrative/work.md": """---
title: Our work
summary: What we did.
---

## What came in

We received {{ all }} referrals. Their average age was {{ age }} years.

```chart
{measure: kinds, kind: bar, title: Most came back}
```
""",
}


class Case:
    """A temporary folder with reports below content/ and output below out/."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="annual-test-"))
        (self.folder / "themes").symlink_to(ROOT / "themes")
        self.failed = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def put(self, name="small", **changes):
        """The small report, with CHANGES to its files: path -> text, or None to leave it out."""
        report = self.folder / "content" / name
        if report.exists():
            shutil.rmtree(report)
        report.mkdir(parents=True)
        for path, text in {**SMALL, **changes.get("files", {})}.items():
            if text is not None:
                (report / path).parent.mkdir(parents=True, exist_ok=True)
                (report / path).write_text(text)
        return f"content/{name}"

    def run(self, *words, **environment):
        return subprocess.run(
            [ANNUAL, *map(str, words)],
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )

    def check(self, name, passed, detail=""):
        self.failed += not passed
        print(f"{'ok' if passed else 'not ok'} {name}")
        if not passed and detail:
            print("\n".join("  " + line for line in str(detail).splitlines()[:40]))

    def sound(self, name, done):
        """It ended well, and said nothing of memory faults, nan or null."""
        self.check(name, done.returncode == 0, done.stdout + done.stderr)


def tree(folder):
    """The files below FOLDER with their contents."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def main_of(folder, name):
    """The markup of a page's main part."""
    return re.search(r"<main.*?</main>", (folder / f"{name}.html").read_text(encoding="utf-8"), re.S).group(0)


def plain(markup):
    """What is read, without the marks of notes."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<sup.*?</sup>", "", markup, flags=re.S))).replace("\u00a0", " ")
    return re.sub(r" (?=[.,:])", "", " ".join(text.split()))


def running_text(folder, name):
    """A page's paragraphs and list entries, but for quotations, tables, charts and navigation. Their ends need no tag in HTML."""
    body = re.sub(r"<(figure|table|details|blockquote|nav|aside)\b.*?</\1>", " ", main_of(folder, name), flags=re.S)
    ends = r"(?=</?(?:p|li|ul|ol|h\d|section|div|dl|main)\b)"
    return [plain(found) for found in re.findall(r"<(?:p|li)\b[^>]*>(.*?)" + ends, body, re.S)]


def syllables(word):
    """As they are counted by rule: groups of vowels, without a silent e at the end."""
    word = re.sub(r"(?:[^laeiouy]es|[^laeiouydt]ed|[^laeiouy]e)$", lambda found: found.group(0)[0], word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def reading_age(texts):
    """Kincaid's grade (US Navy Research Branch Report 8-75, 1975) and five years, over whole sentences."""
    sentences = [one for text in texts for one in re.split(r"(?<=[.?!:]) ", text) if len(one.split()) > 2]
    words = [word for one in sentences for word in re.findall(r"[A-Za-z][A-Za-z'’]*", one)]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5, len(words)
