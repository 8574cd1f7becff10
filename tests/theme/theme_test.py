#!/usr/bin/env python3
"""The three themes are sound and what they promise; and every fault of a theme.yaml is a located message."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
ROOT = Path(__file__).resolve().parents[2]

# What a theme based on county says, and the messages.
CASES = {
    "nothing of its own": ("base: county\n", []),
    "an unknown key": ("base: county\ncolors: {}\n", ["2:1: error: theme.yaml has no key 'colors'", "did you mean 'colours'?"]),
    "an unknown role": ('base: county\ncolours: {txt: "#000000"}\n', ["2:11: error: 'colours' has no key 'txt'", "did you mean 'text'?"]),
    "a colour by name": ("base: county\ncolours: {text: black}\n", ["2:17: error: this is not a colour"]),
    "a colour that is a comment": ("base: county\ncolours:\n  text: #000000\n", ["3:3: error: this is not a colour", "with quotes"]),
    "a colour without #": ("base: county\ncolours: {text: 000000}\n", []),
    "pale text": ('base: county\ncolours: {text: "#999999"}\n', ["2:17: error: colour 'text' cannot be read on 'ground' (light): contrast 2.84:1, needed 4.50:1", "error: colour 'text' cannot be read on 'tint'"]),
    "pale text in the dark": ('base: county\ndark: {link: "#333333"}\n', ["2:14: error: colour 'link' cannot be read on 'ground' (dark)", "error: colour 'link' cannot be read on 'tint' (dark)"]),
    "a pale accent": ('base: county\ncolours: {accent: "#BBDDDD"}\n', ["2:19: error: colour 'accent' cannot be read on 'ground' (light)", "needed 3.00:1"]),
    "a pale series": ('base: county\nsequential: [{fill: "#000000"}, {fill: "#777777"}, {fill: "#EEEEEE"}]\n', ["2:52: error: this colour is too pale for a chart (light)"]),
    "a pale series with an outline": ('base: county\nsequential: [{fill: "#000000"}, {fill: "#777777"}, {fill: "#EEEEEE", outline: "#000000"}]\n', []),
    "series alike in grey": ("base: county\nsequential: [{fill: 12436D}, {fill: 801650}, {fill: 6BACE6, outline: 12436D}]\n", ["2:30: error: without colour, entry 2 looks like entry 1"]),
    "too few series": ('base: county\nseries: [{fill: "#000000"}]\n', ["2:9: error: 'series' must have 6 entries, not 1"]),
    "a dash that is none": ('base: county\nsequential: [{fill: "#000000", dash: dahsed}, {fill: "#777777"}, {fill: "#555555"}]\n', ["2:38: error: 'dash' cannot be 'dahsed'", "did you mean 'dashed'?"]),
    "a size without leading": ("base: county\ntype: {body: {paper: [12]}}\n", ["2:22: error: 'paper' must be size and leading"]),
    "a leading that is too small": ("base: county\ntype: {body: {paper: [12, 11]}}\n", ["2:22: error: the leading must not be smaller"]),
    "a length that is none": ("base: county\npage: {left: 2cm}\n", ["2:14: error: this must be a number from 0 to 5000"]),
    "no room for text": ("base: county\npage: {left: 500}\n", ["2:7: error: the margins leave too little of the page"]),
    "too many fonts": ("base: county\nfonts: {text: [a, b, c, d, e, f, g, h]}\n", ["2:37: error: 'text' may name at most 7"]),
    "families as CSS": ("base: county\nfonts: {screen: '\"Arial\", serif'}\n", ["2:17: error: '\"Arial\", serif' is not the name of one font", "screen: [Open Sans, Arial, sans-serif]"]),
    "a family that ends the style sheet": ("base: county\nfonts: {screen: [Arial, 'x;}body{display:none', '</style>']}\n", ["2:25: error: 'x;}body", "2:49: error: '</style>'"]),
    "families by name": ("base: county\nfonts: {screen: [Source Sans 3, serif]}\n", []),
    "lists from a word": ("base: county\npage: {lists-from: many}\n", ["2:20: error: 'lists-from' must be a whole number"]),
    "lists from a number": ("base: county\npage: {lists-from: 8}\n", []),
    "a logo without its text": ("base: county\nlogo: {file: x.png}\n", ["2:1: error: 'logo' needs the key 'alt'"]),
    "a logo that is not there": ("base: county\nlogo: {file: x.png, alt: X}\n", ["2:14: error: there is no file 'x.png'"]),
    "a base that is not there": ("base: conty\n", ["1:7: error: there is no theme 'conty'"]),
    "a base that is a path": ("base: ../x\n", ["1:7: error: '../x' cannot be a name"]),
    "its own base": ("base: case\n", ["1:7: error: theme 'case' would be its own base"]),
    "not YAML": ("base: [\n", ["1:7: error: this bracket '[' is never closed"]),
}


def check(name, passed, text=""):
    print(f"{'ok' if passed else 'not ok'} {name}{'' if passed else ': ' + repr(text)}")


def dump(theme):
    done = subprocess.run([ANNUAL, "dump", "theme", str(theme)], capture_output=True, timeout=60)
    return done.stdout.decode(), done.stderr.decode()


def faults(themes):
    shutil.copytree(ROOT / "themes" / "county", themes / "county")
    for name, (text, expected) in CASES.items():
        (themes / "case").mkdir(exist_ok=True)
        (themes / "case" / "theme.yaml").write_text(text)
        got = dump(themes / "case")[1].replace(f"{themes}/case/theme.yaml:", "")
        errors = [line for line in got.splitlines() if ": error:" in line]
        wanted = [part for part in expected if "error:" in part]
        fits = len(errors) == len(wanted) and all(part in got for part in expected)
        check(name, fits, got)


def incomplete(themes):
    (themes / "case" / "theme.yaml").write_text('colours: {text: "#000000"}\n')
    got = dump(themes / "case")[1]
    check("what a theme without a base leaves out", got.count("the theme does not say") > 30, got)


def paper_sizes(text):
    return [float(size) for size in re.findall(r" paper ([0-9.]+)/", text)]


def main():
    themes = {name: dump(ROOT / "themes" / name) for name in ("county", "ink", "large")}
    for name, (text, errors) in themes.items():
        check(f"{name} is sound", text.startswith(f"theme {name}") and not errors, errors)
    check("large has nothing under 16 points", min(paper_sizes(themes["large"][0])) >= 16)
    check("large has its body at 18 points", "body text paper 18/27" in themes["large"][0])
    check("large has one column", re.search(r"^page [\d.]+ [\d.]+ [\d.]+ [\d.]+ [\d.]+ [\d.]+ 0 ", themes["large"][0], re.M))
    greys = re.findall(r"#(..)(..)(..)", themes["ink"][0])
    check("ink is black and white", greys and all(r == g == b for r, g, b in greys))
    with tempfile.TemporaryDirectory() as folder:
        faults(Path(folder))
        incomplete(Path(folder))


main()
