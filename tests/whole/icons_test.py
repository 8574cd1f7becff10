#!/usr/bin/env python3
"""Icons of the theme beside cards and in easy read: one outline in all outputs, read out where it says something, and each
mistake a located message."""

import re
import subprocess
import zipfile
from pathlib import Path

from report_case import ROOT, SMALL, Case

REPORT = SMALL["report.yaml"].replace("formats: [pdf, html]", "formats: [pdf, html, docx, text]").replace(
    "sections: [work]", "sections: [work, rights]")
DICTIONARY = SMALL["dictionary.yaml"] + """  hopes:
    publish: [hope, icon, kind]
    fields:
      hope: {type: text, required: true}
      icon: {type: text}
      kind: {type: code, codes: {home: Home}}
"""
HOPES = "- {hope: A good home, icon: home}\n- {hope: A friend}\n"
RIGHTS = """---
title: Rights
---

```cards
{records: hopes, title: hope, icon: icon}
```

```easy-read
- icon: voice
  text: You can say what *you* think.
- {icon: rights, text: "We heard {{ all }} of you."}
```
"""
SOUND = {"report.yaml": REPORT, "dictionary.yaml": DICTIONARY, "data/hopes.yaml": HOPES, "narrative/rights.md": RIGHTS}
MISTAKES = {  # the file changed, its text, and what is told
    "a card's icon that there is not": ("data/hopes.yaml", HOPES.replace("home,", "hme,").replace("icon: home", "icon: hoem"),
        ["hopes.yaml:1:3: error: theme 'county' has no icon 'hoem'", "did you mean 'home'? there are art, bed, "]),
    "a path for an icon": ("data/hopes.yaml", HOPES.replace("icon: home", "icon: ../home"), ["error: theme 'county' has no icon '../home'"]),
    "a line's icon that there is not": ("narrative/rights.md", RIGHTS.replace("icon: voice", "icon: voise"),
        ["rights.md:10:9: error: theme 'county' has no icon 'voise'", "did you mean 'voice'?"]),
    "a line without its icon": ("narrative/rights.md", RIGHTS.replace("icon: voice\n  text", "text"), ["rights.md:10:3: error: a line of block 'easy-read' needs the key 'icon'"]),
    "a line of words alone": ("narrative/rights.md", RIGHTS.replace("- icon: voice\n  text: You", "- You"), ["rights.md:10:3: error: "]),
    "no lines": ("narrative/rights.md", RIGHTS.split("```easy-read")[0] + "```easy-read\n[]\n```\n", ["rights.md:9:4: error: this block of easy read has no lines"]),
    "a key that there is not": ("narrative/rights.md", RIGHTS.replace("icon: voice", "icon: voice\n  picture: x.png"), ["a line of block 'easy-read' has no key 'picture'"]),
    "a field of codes": ("narrative/rights.md", RIGHTS.replace("icon: icon", "icon: kind"), ["rights.md:6:37: error: this field does not hold names of icons"]),
    "a field that is not published": ("dictionary.yaml", DICTIONARY.replace("publish: [hope, icon, kind]", "publish: [hope]"), ["rights.md:6:37: error: the field 'icon' may not be shown"]),
}


def outputs(case):
    case.put(files=SOUND)
    case.sound("it builds", case.run("build", "content/small"))
    out = case.folder / "out/small"
    page = (out / "intranet/rights.html").read_text()
    svgs = re.findall(r'<svg class="ar-icon".*?</svg>', page)
    case.check("three icons on the page", len(svgs) == 3, page)
    case.check("a card's says nothing, since its heading does", 'aria-hidden="true"' in svgs[0] and "role" not in svgs[0], svgs)
    case.check("a line's says what it shows", 'role="img" aria-label="A speech bubble"' in svgs[1], svgs)
    case.check("in the colour of the words beside it", not any("fill=" in svg or "style" in svg for svg in svgs) and ".ar-icon" in (out / "intranet/site.css").read_text())
    text = (out / "board/annual-report.txt").read_text()
    case.check("the plain text has each line", "\nYou can say what you think.\n\nWe heard 40 of you.\n" in text, text)
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", out / "board/annual-report.pdf", "-"], capture_output=True, check=False).stdout
    case.check("in the PDF, lines' icons are figures with their text", raw.count(b"/S /Figure") == 2 + 1 and b"(A speech bubble)" in raw and b"(A pair of scales)" in raw and b"(A house)" not in raw, raw.count(b"/S /Figure"))
    checked = subprocess.run(["python3", ROOT / "tests/pdf/check_pdf.py", out / "board/annual-report.pdf"], capture_output=True, text=True, check=False)
    case.check("nothing is found in the PDF", checked.returncode == 0, checked.stdout)
    with zipfile.ZipFile(out / "board/annual-report.docx") as word:
        body = word.read("word/document.xml").decode()
    case.check("the Word file has them as pictures", 'descr="A speech bubble"' in body and 'descr="A house"' not in body and body.count("adec:decorative ") == 1, body[:3000])


def mistakes(case):
    for name, (path, text, told) in MISTAKES.items():
        case.put(files={**SOUND, path: text})
        done = case.run("check", "content/small")
        case.check(name, done.returncode == 1 and all(one in done.stderr for one in told), done.stderr)


def bare(case):
    """A theme of its own without icons, and a document in it."""
    (case.folder / "themes").unlink()
    themes = case.folder / "themes"
    subprocess.run(["cp", "-r", ROOT / "themes", themes], check=True)
    subprocess.run(["cp", "-r", themes / "county", themes / "bare"], check=True)
    subprocess.run(["rm", "-r", themes / "bare/icons"], check=True)
    case.put(files={**SOUND, "report.yaml": REPORT.replace("theme: county", "theme: bare")})
    done = case.run("check", "content/small")
    case.check("a theme without icons says how to get them", "error: theme 'bare' has no icons, so none 'voice'" in done.stderr and "base: county" in done.stderr, done.stderr)
    case.put(files={**SOUND, "report.yaml": REPORT.replace("rights]}", "rights], theme: bare}")})
    done = case.run("check", "content/small")
    case.check("so does a document in that theme", "rights.md:10:9: error: theme 'bare' has no icons" in done.stderr, done.stderr)
    Path(themes / "county/icons/voice.svg").write_text('<svg viewBox="0 0 24 24"><title>A</title><script/></svg>')
    case.put(files=SOUND)
    done = case.run("build", "content/small")
    case.check("an icon with a script is refused, and nothing written", done.returncode == 1 and "icons/voice.svg:1:43: error: a drawing may not hold 'script'" in done.stderr, done.stderr)


with Case() as case:
    outputs(case)
    mistakes(case)
    bare(case)
