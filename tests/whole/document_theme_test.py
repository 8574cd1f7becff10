#!/usr/bin/env python3
"""A document in a theme of its own: its PDF and Word file follow it, the others and the site follow the report's."""

from report_case import SMALL, Case, tree

REPORT = SMALL["report.yaml"].replace("formats: [pdf, html]", "formats: [pdf, html, docx]").replace(
    "documents:\n", "documents:\n  first: {title: First, sections: [other]}\n")
OTHER = "---\ntitle: Another\n---\n\nText of {{ all }}.\n"


def built(case, own):
    report = REPORT.replace("sections: [work]}", f"sections: [work]{own}}}")
    case.put(files={"report.yaml": report, "narrative/other.md": OTHER})
    case.sound(f"it builds{own}", case.run("build", "content/small"))
    return tree(case.folder / "out/small")


with Case() as case:
    usual, large = built(case, ""), built(case, ", theme: large")
    differing = {name for name in usual if usual[name] != large.get(name)}
    case.check("its PDF and its Word file alone differ", {name for name in differing if name.endswith((".pdf", ".docx"))} == {
        "board/annual-report.pdf", "board/annual-report.docx", "intranet/annual-report.pdf"}, differing)
    case.check("the pages of the site do not", not any(
        name.endswith((".css", ".js")) or (name.endswith(".html") and not name.endswith("index.html")) for name in differing), differing)
    case.check("the report's theme by name is no other", built(case, ", theme: county") == usual)
    case.put(files={"report.yaml": REPORT.replace("sections: [work]}", "sections: [work], theme: lareg}"), "narrative/other.md": OTHER})
    done = case.run("build", "content/small")
    case.check("a theme that is not there is told where it is asked for", done.returncode == 1 and "report.yaml:14:" in done.stderr and "lareg" in done.stderr, done.stderr)
