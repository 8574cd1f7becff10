#!/usr/bin/env python3
"""annual freeze keeps the year's figures as published, and leaves what an author wrote in earlier.yaml as it is."""

from report_case import Case, SMALL

BY_HAND = """# by hand
earlier:
    # the year before
    2020-21:
        source: The report before
        figures: {all: 30}   # thirty
    # this year
    2021-22:
        source: Mine   # keep
        editions: {board: {all: 1}}
# the end
"""
BLOCK = BY_HAND.replace("editions: {board: {all: 1}}", "broken: {all: Counted anew.}")


def main():
    with Case() as case:
        folder = case.folder / "content/frozen"
        for name, text in SMALL.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        earlier = folder / "earlier.yaml"
        done = case.run("freeze")
        case.check("which report has to be said", done.returncode == 2, done.stderr)
        done = case.run("freeze", str(folder))
        first = earlier.read_text() if earlier.exists() else ""
        case.check("a first year is written", done.returncode == 0 and "2021-22:\n    source: \"Annual report 2021-22\"\n    editions:\n      board:\n" in first, done.stderr + first)
        case.check("each edition's figures, as it prints them", "all: 40\n" in first and '"kinds[first]": 5\n' in first and '"kinds[first]": c\n' in first, first)
        case.run("freeze", str(folder))
        case.check("again it is the same", earlier.read_text() == first)
        done = case.run("check", str(folder))
        case.check("it is what the build gives", "was frozen" not in done.stderr and done.returncode == 0, done.stderr)
        earlier.write_text(first.replace("all: 40", "all: 41", 1))
        done = case.run("check", str(folder))
        case.check("a figure that changed since is a warning", done.returncode == 0 and "'all' was frozen as 41, and edition 'board' now has 40" in done.stderr, done.stderr)
        report = folder / "report.yaml"
        plain = report.read_text()
        report.write_text(plain.replace("title: Annual report", 'title: "Annual *report* on {{ all }}"', 1))
        earlier.unlink()
        case.run("freeze", str(folder))
        text = earlier.read_text()
        case.check("the source is the title as printed", 'source: "Annual report on 40 2021-22"' in text, text)
        report.write_text(plain)
        earlier.write_text(BLOCK)
        case.run("freeze", str(folder))
        text = earlier.read_text()
        kept = all(line in text for line in BLOCK.splitlines())
        case.check("other years, comments and keys stay", kept and text.endswith("# the end\n") and "        editions:\n            board:\n" in text, text)
        earlier.write_text(BY_HAND)
        case.run("freeze", str(folder))
        text = earlier.read_text()
        case.check("the year's editions are replaced", "all: 1}" not in text and "# keep" in text and text.count("2021-22:") == 1, text)
        earlier.write_text("earlier: {2020-21: {source: S}}\n")
        done = case.run("freeze", str(folder))
        case.check("a file in braces is not guessed at", done.returncode == 1 and "in braces" in done.stderr and earlier.read_text().startswith("earlier: {"), done.stderr)
        earlier.write_text("earlier: {}\n")
        done = case.run("freeze", str(folder))
        case.check("nor are braces that hold nothing", done.returncode == 1 and "in braces" in done.stderr and earlier.read_text() == "earlier: {}\n", done.stderr)


main()
