#!/usr/bin/env python3
"""Blocks written wrongly, one mistake each: the message stands at the mistake, and says what it is. Beside each stands the block as
it is right."""

import json
import re
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ROOT, Case  # noqa: E402

RIGHT = """
```quotes
{records: feedback, text: words, by: role}
```
```quotes
{records: feedback, text: words}
```
```list
{records: groups, text: name}
```
```list
{records: groups, text: name, then: what}
```
```cards
{records: groups, title: name, text: what}
```
```cards
{records: groups, title: name}
```
```columns
{records: groups, title: name, text: what, caption: Groups}
```
```actions
{records: groups, columns: [name, what]}
```
```actions
records: groups
columns: [name]
groups: [{label: What it is, columns: [what, joined]}]
```
```table
{records: groups, columns: [name, joined, since, regular]}
```
```figures
- cp.received
- {measure: cp.accepted, label: Accepted}
```
```chart
{measure: cp.reasons, kind: bar, title: Why they came}
```
```easy-read
- {icon: people, text: We met.}
```
```diagram
title: Who leads
boxes: |
  - One
    - Two
    - Three
```
```callout
{title: To remember, text: This.}
```
```passage
{language: cy, text: Bore da.}
```
""".strip()

# A block, and what is said of it.
WRONG = [
    ("quotes\n{records: feedback, text: wrds}", "no field 'wrds'"),
    ("quotes\n{records: feedback}", "text"),
    ("quotes\n{records: feedback, text: words, by: whoo}", "no field 'whoo'"),
    ("quotes\n{records: feedback, text: words, by: [who]}", ""),
    ("quotes\n{records: nobody, text: words}", "nobody"),
    ("quotes\n[records]", "quotes"),
    ("quotes\n~", "quotes"),
    ("quotes", "quotes"),
    ("list\n{records: groups, text: nme}", "no field 'nme'"),
    ("list\n{records: groups, text: name, then: wat}", "no field 'wat'"),
    ("list\n{records: groups}", "text"),
    ("cards\n{records: groups, title: nme}", "no field 'nme'"),
    ("cards\n{records: groups, title: name, text: wat}", "no field 'wat'"),
    ("cards\n{records: groups, title: name, list: wat}", "no field 'wat'"),
    ("cards\n{records: groups, title: name, list: what}", "list"),
    ("cards\n{records: groups, title: name, image: pho, alt: alt}", "no field 'pho'"),
    ("cards\n{records: groups, title: name, image: photo, alt: al}", "no field 'al'"),
    ("cards\n{records: groups, title: name, icon: ico}", "no field 'ico'"),
    ("cards\n{records: groups, title: name, icon: joined}", "icon"),
    ("cards\n{records: groups, text: what}", "title"),
    ("columns\n{records: groups, title: nme, caption: G}", "no field 'nme'"),
    ("columns\n{records: groups, title: name, text: wat, caption: G}", "no field 'wat'"),
    ("columns\n{records: groups, title: name, list: wat, caption: G}", "no field 'wat'"),
    ("columns\n{records: groups, title: name, list: what, caption: G}", "list"),
    ("columns\n{records: groups, title: name}", "caption"),
    ("actions\n{records: groups, columns: []}", "columns"),
    ("actions\n{records: groups, columns: [nme]}", "no field 'nme'"),
    ("actions\n{records: groups}", "columns"),
    ("actions\n{records: groups, columns: [name, {group: G}]}", "columns"),
    ("actions\n{records: groups, columns: [name], groups: [{columns: [what]}]}", "label"),
    ("actions\n{records: groups, columns: [name], groups: [{label: G}]}", "columns"),
    ("actions\n{records: groups, columns: [name], groups: [{label: G, columns: [wat]}]}", "no field 'wat'"),
    ("actions\n{records: groups, columns: [name], groups: [{label: G, columns: []}]}", "columns"),
    ("actions\n{records: groups, columns: [name], groups: [G]}", "no name and has no keys"),
    ("actions\n{records: groups, columns: [{group: G, columns: []}]}", "columns"),
    ("table\n{records: groups, columns: [name, nme]}", "no field 'nme'"),
    ("table\n{records: groups, columns: [[name]]}", "columns"),
    ("table\n{records: groups, measure: cp.received, columns: [name]}", "measure"),
    ("table\n{records: groups, columns: [name], where: {nme: x}}", "no field 'nme'"),
    ("table\n{records: groups, columns: [name], sort: nme}", "nme"),
    ("table\n{records: groups, columns: [name], period: some}", "period"),
    ("table\n{records: groups, columns: [name], editions: [nobody]}", "nobody"),
    ("table\n{measures: [cp.reasons, cp.age], caption: Two}", ""),
    ("table\n{header: [A, B], rows: [[1]]}", "row"),
    ("table\n{header: [A], rows: [[1, 2]]}", "row"),
    ("table\n{header: A, rows: [[1]]}", "header"),
    ("table\n{rows: [[1]]}", "header"),
    ("figures\n- cp.recieved", "cp.recieved"),
    ("figures\n- {label: Nothing}", "measure"),
    ("figures\n- {measure: cp.received, show: much}", "show"),
    ("figures\n- {measure: cp.received, show: percent}", ""),
    ("figures\n- {measure: cp.reasons}", "cp.reasons"),
    ("figures\n- {measure: 'cp.received | words'}", "a tile names one statistic alone"),
    ("figures\n- {measure: 'cp.reasons[hom]'}", "hom"),
    ("figures\n- {measure: 'cp.reasons[home'}", ""),
    ("figures\n- [cp.received]", ""),
    ("figures\n- {measure: cp.received, labl: x}", "labl"),
    ("figures\n[]", "figures"),
    ("figures\n{}", "figures"),
    ("chart\n{measure: cp.reasons, kind: pie, title: Pie}", "pie"),
    ("chart\n{measure: cp.reasons, kind: bar}", "title"),
    ("chart\n{measure: cp.reasons, kind: bar, title: ''}", "title"),
    ("chart\n{measure: cp.reasons, kind: [bar], title: T}", "kind"),
    ("chart\n{kind: bar, title: T}", "measure"),
    ("chart\n{measure: cp.received, kind: bar, title: T}", "cp.received"),
    ("chart\n{measures: [cp.reasons, cp.age], kind: bar, title: T}", ""),
    ("chart\n{measure: cp.reasons, kind: line, title: T}", "line"),
    ("chart\n{measure: cp.age-by-reason, kind: people, title: T}", ""),
    ("chart\n{measure: cp.reasons, kind: bar, title: T, table: nowhere}", "table"),
    ("chart\n{measure: cp.reasons, kind: bar, title: T, panels: x}", "panels"),
    ("easy-read\n- {text: We met.}", "icon"),
    ("easy-read\n- {icon: people}", "text"),
    ("easy-read\n- {icon: peopel, text: We met.}", "peopel"),
    ("easy-read\n- We met.", ""),
    ("easy-read\n[]", "has no lines"),
    ("diagram\n{title: T}", "boxes"),
    ("diagram\ntitle: T\nboxes: |\n  Words", ""),
    ("diagram\ntitle: T\nboxes: |\n  - One\n\n  Words", ""),
    ("diagram\ntitle: T\nboxes: |\n  - One [link](https://www.example.org/)", ""),
    ("diagram\nboxes: |\n  - One\n    - Two", "title"),
    ("image\n{alt: A, shows: no people}", "file"),
    ("image\n{file: none.png, alt: A, shows: no people}", "none.png"),
    ("image\n{file: none.txt, alt: A, shows: no people}", "none.txt"),
    ("image\n{file: none.png, shows: no people}", "alt"),
    ("image\n{file: ../none.png, alt: A, shows: no people}", "none.png"),
    ("callout\n{title: T}", "text"),
    ("callout\nWords", "callout"),
    ("passage\n{text: T}", "language"),
    ("passage\n{language: e, text: T}", "'e' is no language code"),
    ("passage\n{language: cy}", "text"),
    ("case-study\n{}", "file"),
    ("case-study\n{file: nowhere}", "nowhere"),
    ("case-study\n{file: [a]}", "file"),
    ("figurs\n- cp.received", "did you mean"),
    ("chart bar\nmeasure: cp.reasons", "write 'chart' alone"),
]  # fmt: skip


def told(case, blocks):
    """The texts of the errors, warnings and helps about each block, which stands in a section of its own."""
    report = case.folder / "content/blocks"
    if report.exists():
        shutil.rmtree(report)
    shutil.copytree(ROOT / "tests/report/blocks-bad", report)
    for old in (report / "narrative").glob("*"):
        old.unlink()
    (report / "data/feedback.yaml").write_text((report / "data/feedback.yaml").read_text() if (report / "data/feedback.yaml").exists() else "[]\n")
    names = [f"part-{number:03}" for number in range(len(blocks))]
    for name, block in zip(names, blocks):
        (report / f"narrative/{name}.md").write_text(f"---\ntitle: {name}\nsummary: Words.\n---\n\nWords.\n\n```{block}\n```\n")
    text = (report / "report.yaml").read_text()
    (report / "report.yaml").write_text(re.sub(r"sections: \[.*?\]", f"sections: [{', '.join(names)}]", text, flags=re.S))
    done = case.run("check", "--format", "json", "content/blocks")
    found = {name: [] for name in names}
    for message in json.loads(done.stdout)["reports"][0]["messages"]:
        name = Path(message.get("file") or "").stem
        if name in found:
            found[name].append((message["severity"], message["line"], f"{message['text']} — {message.get('help') or ''}"))
    return [found[name] for name in names]


def main(case):
    right = re.findall(r"```(.*?)\n```", RIGHT, re.S)
    for block, messages in zip(right, told(case, right)):
        errors = [message for message in messages if message[0] == "error"]
        case.check("right: " + block.replace("\n", " ⏎ "), not errors, errors)
    for (block, words), messages in zip(WRONG, told(case, [block for block, _ in WRONG])):
        errors = [message for message in messages if message[0] == "error"]
        last = 8 + block.count("\n") + 1
        sound = errors and any(words in text for _, _, text in errors) and all(8 <= line <= last for _, line, _ in errors)
        case.check("wrong: " + block.replace("\n", " ⏎ "), sound, errors)


with Case() as case:
    main(case)
