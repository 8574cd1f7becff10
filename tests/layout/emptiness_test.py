"""How full the pages of the samples are: printed, and held, so that a rule that wastes paper is noticed."""

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
PAGE = re.compile(r"page \d+: (?:turned, )?(\d+)% full")


def documents(report):
    """The name of each document and how full each of its pages is, in hundredths."""
    done = subprocess.run([ANNUAL, "dump", "costs", report], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    for part in done.stdout.split("document ")[1:]:
        yield part.split("\n")[0], [int(full) for full in PAGE.findall(part)]


def check(name, passed):
    print(f"{'ok' if passed else 'not ok'} {name}")


def main():
    for report, most in (("content/2021-22", 55), ("content/strategy-2026-29", 40)):
        pages, hollow, longest = [], [], 0
        for name, full in documents(report):
            longest = max(longest, len(full))
            pages += full
            hollow += [f"{name}, page {at + 1}" for at, share in enumerate(full[:-1]) if share < 67]
        mean = sum(pages) / max(len(pages), 1)
        print(f"# {report}: {len(pages)} pages, {mean:.0f} % used, {len(hollow)} of them emptier than a third before a document's last")
        check(f"{report}: pages are full to nine tenths on average", mean >= 90)
        check(f"{report}: at most one page in forty is emptier than a third", len(hollow) * 40 <= len(pages))
        check(f"{report}: its longest document has at most {most} pages", 0 < longest <= most)


main()
