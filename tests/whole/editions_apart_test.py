#!/usr/bin/env python3
"""What an edition alone speaks of stays in it: words of its sections, and documents whose sections are all its own."""

from report_case import SMALL, Case, tree

WORDS = """\
SEN: {full: special educational needs, means: Help that some children need at school. See EHCP.}
EHCP: {full: education plan, means: What the help is.}
MASH: {full: safeguarding hub, means: Where worries about a child are told. It calls a LADO.}
LADO: {full: the designated officer, means: Who looks into worries about adults.}
CPS: {full: lawyers of the Crown, means: Who brings a case to court.}
NEET: {full: not in work or school, means: "A word that no section has."}
"""
REPORT = SMALL["report.yaml"].replace("sections: [work]}", "sections: [work, private]}")
REPORT += "  secrets: {title: Behind the doors, sections: [private]}\n"
FILES = {
    "words.yaml": WORDS,
    "report.yaml": REPORT,
    "narrative/work.md": SMALL["narrative/work.md"] + "\nThe SEN team came, and the LADO.\n",
    "narrative/private.md": "---\ntitle: Private\nsummary: S.\neditions: [board]\n---\nThe MASH met, with two CPSs.\n",
}

with Case() as case:
    done = case.run("build", case.put(files=FILES))
    case.sound("a section of one edition", done)
    files = tree(case.folder / "out/small")
    texts = {path: data.decode() for path, data in files.items() if path.endswith((".html", ".json", ".js", ".csv"))}
    board = "".join(text for path, text in texts.items() if path.startswith("board/"))
    site = "".join(text for path, text in texts.items() if path.startswith("intranet/"))
    case.check("its words are with it", "safeguarding hub" in board and "lawyers of the Crown" in board)
    case.check("its words are nowhere else", "safeguarding" not in site and "MASH" not in site and "Crown" not in site)
    case.check("a word of both is in both", "the designated officer" in site and "special educational" in site)
    case.check("and what its meaning names", "education plan" in site)
    case.check("a word of no section is in all", "not in work or school" in site and "not in work or school" in board)
    case.check("no anchor is broken", 'href="#word-mash' not in site and 'href="#word-cps' not in site)
    case.check("a document of the other edition's sections is not here", "secrets.pdf" not in "".join(files).replace("board/secrets.pdf", ""), list(files))
    case.check("nor named", "Behind the doors" not in site and "board/secrets.pdf" in files, list(files))
    case.check("which is said", "the document 'secrets' has no section in the edition 'intranet'" in done.stderr, done.stderr)
    done = case.run("build", case.put(files={**FILES, "narrative/work.md": FILES["narrative/private.md"]}))
    case.check("an edition without a section: exit status 1", done.returncode == 1, done.stderr)
    case.check("its line is named", "report.yaml:11:3: error: no document has a section in the edition 'intranet'" in done.stderr, done.stderr)
