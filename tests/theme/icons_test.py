#!/usr/bin/env python3
"""A theme's icons and drawings: the ones that come with annual are sound, and every fault of a file is one located message."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
ROOT = Path(__file__).resolve().parents[2]
WANTED = """bed book bus calendar clock computer family football food friends health heart help home key letter meeting money music
people person phone question rights safe school star tick voice work""".split()
FRAME = '<svg viewBox="0 0 24 24"><title>A dot</title>%s</svg>'
FILES = {  # what a drawing holds, and the one message that it gets
    "a script": (FRAME % "<script>alert(1)</script>", "1:47: error: a drawing may not hold 'script'"),
    "an event": (FRAME % '<path onclick="alert(1)" d="M0 0"/>', "1:52: error: a drawing may not hold 'onclick'"),
    "an event of the frame": ('<svg onload="alert(1)" viewBox="0 0 24 24"><path d="M0 0"/></svg>', "1:6: error: a drawing may not hold 'onload'"),
    "a style": (FRAME % "<style>*{}</style>", "error: a drawing may not hold 'style'"),
    "a picture": (FRAME % '<image href="x.png"/>', "error: a drawing may not hold 'image'"),
    "a group": (FRAME % '<g><path d="M0 0"/></g>', "error: a drawing may not hold 'g'"),
    "a second title": (FRAME % "<title>Another</title>", "error: a drawing may not hold 'title'"),
    "markup in the title": ('<svg viewBox="0 0 24 24"><title>A <b>dot</b></title><path d="M0 0"/></svg>', "1:35: error: a drawing may not hold '<b'"),
    "an entity of its own": ('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 24 24"><path d="M0 0"/></svg>', "1:1: error: the drawing cannot be read here: <svg expected"),
    "no path": (FRAME % "", "error: the drawing cannot be read here: <path expected"),
    "a path without data": (FRAME % "<path/>", "error: the drawing cannot be read here: d="),
    "words between": (FRAME % "hello", "1:46: error: the drawing cannot be read here: <path expected"),
    "not closed": ('<svg viewBox="0 0 24 24"><path d="M0 0"/>', "error: the drawing cannot be read here: <path expected"),
    "a quote that is not closed": ('<svg viewBox="0 0 24 24', 'error: the drawing cannot be read here: " expected'),
    "more behind it": (FRAME % '<path d="M0 0"/>' + "<svg/>", "error: the drawing cannot be read here: the end expected"),
    "not SVG": ("%PDF-1.4", "1:1: error: the drawing cannot be read here: <svg expected"),
    "nothing": ("", "1:1: error: the drawing cannot be read here: <svg expected"),
    "no box": ('<svg><path d="M0 0"/></svg>', "error: the drawing cannot be read here: viewBox expected"),
    "a box of no size": ('<svg viewBox="0 0 0 24"><path d="M0 0"/></svg>', "1:15: error: the viewBox must be four numbers"),
    "a box of words": ('<svg viewBox="0 0 NaN 24"><path d="M0 0"/></svg>', "1:15: error: the viewBox must be four numbers"),
    "a box of five": ('<svg viewBox="0 0 24 24 24"><path d="M0 0"/></svg>', "1:15: error: the viewBox must be four numbers"),
    "a box like a ribbon": ('<svg viewBox="0 0 9999 1"><path d="M0 0"/></svg>', "1:15: error: the viewBox must be four numbers"),
    "a huge box": ('<svg viewBox="0 0 99999999999999999999 24"><path d="M0 0"/></svg>', "1:15: error: the viewBox must be four numbers"),
    "many shapes": (FRAME % ('<path d="M0 0"/>' * 201), "error: a drawing may have at most 2000 steps"),
}
DATA = {  # path data, and its message
    "no number": ("M0 NaN", "1:58: error: a number is missing here: M takes 2"),
    "infinity": ("M0 0L1e99 0", "1:64: error: this leads far out of the drawing"),
    "further each time": ("M0 0" + "l24 0" * 400, "error: this leads far out of the drawing"),
    "far away": ("M0 0L999 0", "error: this leads far out of the drawing"),
    "a curve that is far away": ("M0 0C0 0 0-9999 1 1", "error: this leads far out of the drawing"),
    "an arc of a great ellipse": ("M0 0A1e8 1e8 0 1 1 1 1", "error: this leads far out of the drawing"),
    "a number cut off": ("M0 0L12 1e", "error: a number is missing here: L takes 2"),
    "an odd one": ("M0 0L1 2 3", "1:65: error: a number is missing here: L takes 2"),
    "a bad flag": ("M0 0A5 5 0 2 1 9 9", "1:66: error: a number is missing here: A takes 7"),
    "a turned ellipse": ("M0 0A5 9 30 0 1 9 9", "error: an ellipse that is turned cannot be read"),
    "a word": ("M0 0 javascript:1", "1:60: error: this is no command of a path"),
    "a command of its own": ("M0 0B1 1", "1:59: error: this is no command of a path"),
    "a number behind the end": ("M0 0z9 9", "1:60: error: this is no command of a path"),
    "no beginning": ("L1 1", "1:55: error: a path must begin with M"),
    "a number first": ("1 1", "1:55: error: this is no command of a path"),
    "very long": ("M0 0" + "h1h-1" * 100000, "error: a drawing may have at most 2000 steps"),
}


def check(name, passed, text=""):
    print(f"{'ok' if passed else 'not ok'} {name}{'' if passed else ': ' + repr(text[-600:])}")


def dump(stage, path):
    done = subprocess.run([ANNUAL, "dump", stage, str(path)], capture_output=True, timeout=60)
    return done.stdout.decode(), done.stderr.decode()


def sound():
    for theme in sorted(path.name for path in (ROOT / "themes").iterdir() if path.is_dir()):
        text, errors = dump("theme", ROOT / "themes" / theme)
        icons = dict(re.findall(r"^icon (\S+): (.*), \d+ steps$", text, re.M))
        check(f"{theme} has its icons", not errors and len(icons) >= 24, errors)
        check(f"{theme} lacks none that a report would look for", not [name for name in WANTED if name not in icons], text)
        check(f"each of {theme} says what it shows, in words of its own", len(set(icons.values())) == len(icons) and all(len(alt) > 4 for alt in icons.values()), text)


def faults(folder):
    path = folder / "x.svg"
    cases = FILES | {name: (FRAME % f'<path d="{data}"/>', message) for name, (data, message) in DATA.items()}
    for name, (text, message) in cases.items():
        path.write_text(text)
        printed, told = dump("vector", path)
        check(name, not printed and told.count("error:") == 1 and f"x.svg:{message}" in told or message.startswith("error") and message in told and told.count("error:") == 1, told)


def cover(folder):
    theme = folder / "themes" / "case"
    shutil.copytree(ROOT / "themes" / "county", folder / "themes" / "county")
    theme.mkdir()
    (theme / "theme.yaml").write_text("base: county\ncover-drawing: cover.svg\n")
    check("a cover's drawing that is not there", "2:16: error: there is no file 'cover.svg'" in dump("theme", theme)[1])
    (theme / "cover.svg").write_text('<svg viewBox="0 0 200 100"><path class="acent" d="M0 0H9V9z"/></svg>')
    told = dump("theme", theme)[1]
    check("a cover's colour that there is not", "1:41: error: 'acent' is not one of the theme's colours" in told and "did you mean 'accent'?" in told, told)
    (theme / "cover.svg").write_text('<svg viewBox="0 0 200 100"><path class="heading" d="M0 0H9V9z"/><path d="M0 0H9V9z"/></svg>')
    printed, told = dump("theme", theme)
    check("a cover's drawing", not told and "cover-drawing heading, 4 steps\ncover-drawing accent, 4 steps\n" in printed, told + printed)
    (theme / "icons").mkdir()
    (theme / "icons" / "home.svg").write_text('<svg viewBox="0 0 24 24"><title>Our own house</title><path d="M0 0H9V9z"/></svg>')
    check("a theme's own icon stands for its base's", "icon home: Our own house, 4 steps\n" in dump("theme", theme)[0])
    (theme / "icons" / "home.svg").write_text('<svg viewBox="0 0 24 24"><path d="M0 0H9V9z"/></svg>')
    told = dump("theme", theme)[1]
    check("an icon that does not say what it shows", "icons/home.svg:1:1: error: the drawing cannot be read here: <title>" in told, told)


sound()
with tempfile.TemporaryDirectory() as made:
    faults(Path(made))
    cover(Path(made))
