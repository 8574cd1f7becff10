#!/usr/bin/env python3
"""Mistakes as a manager makes them: each is told where it stands with what to write, and nothing that merely follows from it."""

import os
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.path.abspath(os.environ.get("ANNUAL", "out/.build/annual"))

FILES = {
    "report.yaml": """\
title: A report
council: A council
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
editions:
  board: {formats: [pdf, html], disclosure: {method: none}}
documents:
  main: {title: A document, sections: [one]}
""",
    "dictionary.yaml": """\
tables:
  visits:
    date: held
    fields:
      held: {type: date}
      kind: {type: code, codes: {home: At home, school: At school}}
      hours: {type: decimal}
      late: {type: boolean}
      words: {type: text}
""",
    "data/visits.yaml": """\
- {held: 2021-05-03, kind: home, hours: 2, late: no}
- {held: 2021-06-03, kind: school, hours: 3, late: yes, words: Two words}
""",
    "measures.yaml": """\
populations:
  visits.all: {from: visits, label: Visits}
  late: {from: visits.all, where: {late: yes}, label: Late, of: visits.all}
measures:
  kind: {label: Kind, count: visits.all, by: kind}
  months: {label: Months, count: visits.all, by: {held: month}}
  hours: {label: Hours, mean: hours, over: visits.all}
""",
    "narrative/one.md": """\
---
title: One
---
## A heading

We made {{ visits.all }} visits, {{ late | percent }} late: {{ kind[home] }}, {{ months[2021-05] }}, {{ hours }}.
""",
}

# The file, what stands in it, what the mistake makes of it, and what the one message holds.
MISTAKES = {
    "a period in words": ("report.yaml", "{from: 2021-04-01, to: 2022-03-31}", "April 2021 to March 2022", ["report.yaml:3:9: error: 'period' must be keys", "write it in braces, such as 'period: {from: 2024-04-01"]),
    "a period backwards": ("report.yaml", "{from: 2021-04-01, to: 2022-03-31}", "{from: 2022-04-01, to: 2021-03-31}", ["report.yaml:3:32: error: the period ends before it begins"]),
    "no rule for small numbers": ("report.yaml", ", disclosure: {method: none}", "", ["report.yaml:8:3: error: edition 'board' needs the key 'disclosure'"]),
    "a rule that is none": ("report.yaml", "method: none", "method: hide", ["report.yaml:8:54: error: 'method' cannot be 'hide'"]),
    "one bound": ("report.yaml", "method: none", "method: suppress, protect: 5", ["report.yaml:8:73: error: 'protect' must be a list", "'protect: [1, 5]'"]),
    "bounds backwards": ("report.yaml", "method: none", "method: suppress, protect: [5, 1]", ["report.yaml:8:73: error: 'protect' must hold the smallest"]),
    "the name of a language": ("report.yaml", "en-GB", "English", ["report.yaml:5:11: error: 'English' is not a language", "write a code such as en-GB"]),
    "the name of Welsh": ("report.yaml", "en-GB", "Welsh", ["report.yaml:5:11: error: 'Welsh' is not a language", "write cy"]),
    "a theme in capitals": ("report.yaml", "county", "County", ["report.yaml:6:8: error: there is no theme 'County'", "did you mean 'county'?"]),
    "a section with its ending": ("report.yaml", "[one]", "[one.md]", ["report.yaml:10:40: error: no file in narrative/ is called 'one.md.md'", "write 'one', without .md"]),
    "a list without brackets": ("report.yaml", "[pdf, html]", "pdf, html", ["report.yaml:8:25: error: edition 'board' has no key 'html'", "write it in brackets: 'formats: [pdf, html]'"]),
    "a key in capitals": ("report.yaml", "council:", "Council:", ["report.yaml:2:1: error: report.yaml has no key 'Council'", "did you mean 'council'?"]),
    "codes as a list": ("dictionary.yaml", "{home: At home, school: At school}", "[home, school]", ["dictionary.yaml:6:33: error: 'codes' must be keys", "write it in braces, such as 'codes: {in-care: "]),
    "an average": ("measures.yaml", "mean: hours", "average: hours", ["measures.yaml:7:25: error: a statistic has no key 'average'", "did you mean 'mean'?"]),
    "two fields without brackets": ("measures.yaml", "by: kind}", "by: kind, late}", ["measures.yaml:5:52: error: a statistic has no key 'late'", "write it in brackets: 'by: [kind, late]'"]),
    "a bound": ("measures.yaml", "where: {late: yes}", "where: {hours: '>=3'}", ["measures.yaml:3:43: error: '>=3' is not a number", "write {from: 3}"]),
    "yes in capitals": ("measures.yaml", "where: {late: yes}", "where: {late: YES}", ["measures.yaml:3:42: error: 'YES' is neither yes nor no", "write true"]),
    "a year with a stroke": ("measures.yaml", "{from: visits, label", "{from: visits, period: 2020/21, label", ["measures.yaml:2:38: error: '2020/21' is no period", "write 2020-21"]),
    "the percentage of nothing": ("measures.yaml", "measures:", "checks: [{that: 'visits.all[percent] > 3'}]\nmeasures:", ["measures.yaml:4:17: error: 'visits.all' has no single figure", "say with 'of:'"]),
    "a heading without its space": ("narrative/one.md", "We made", "##More\n\nWe made", ["narrative/one.md:6:1: warning: a space is missing behind these # signs"]),
    "a table without dashes": ("narrative/one.md", "We made", "| {{ late | or \"a|b\" }} | two |\n| three | four |\n\n| a | b |\n| - | - |\n| c | d |\n\nWe made", ["narrative/one.md:6:1: warning: this line between bars is no table", "| --- | --- |"]),
    "three braces": ("narrative/one.md", "{{ visits.all }}", "{{{ visits.all }}}", ["narrative/one.md:6:9: warning: there are three braces here"]),
    "a bare mail address": ("narrative/one.md", "We made", "[Us](us@example.org) made", ["narrative/one.md:6:6: error: a link cannot lead to 'us@example.org'", "write mailto:us@example.org"]),
    "a bare web address": ("narrative/one.md", "We made", "[We](www.example.org) made", ["narrative/one.md:6:6: error: a link cannot lead to 'www.example.org'", "write https://www.example.org"]),
    "curly quotation marks": ("data/visits.yaml", "Two words", "“Two, or three”", ["data/visits.yaml:2:70: error: table 'visits' has no field 'or three”'", "straight quotation marks"]),
    "a sign of another notation": ("measures.yaml", "measures:", "checks: [{that: late => visits.all}]\nmeasures:", ["measures.yaml:4:17: error: this is no check: '=>' stands where it cannot", "write >= with a space"]),
    "two equals signs": ("measures.yaml", "measures:", "checks: [{that: late == late}]\nmeasures:", ["measures.yaml:4:17: error: this is no check", "write = with a space"]),
    "a check without spaces": ("measures.yaml", "measures:", "checks: [{that: late<=visits.all}]\nmeasures:", ["measures.yaml:4:17: error: this is no check: 'late<=visits.all'", "a space on either side"]),
    "a check in curly marks": ("measures.yaml", "measures:", "checks: [{that: “late <= visits.all”}]\nmeasures:", ["measures.yaml:4:17: error: this is no check", "straight quotation marks"]),
    "a check as a text": ("measures.yaml", "measures:", "checks:\n  - late <= visits.all\nmeasures:", ["measures.yaml:5:5: error: a check must be lines of 'key: value'", "write {that: \"late <= visits.all\"}"]),
    "another word for the one that is missing": ("dictionary.yaml", "codes: {home", "kinds: {home", ["dictionary.yaml:6:26: error: a code field has no key 'kinds'", "'codes' is needed and is missing"]),
    "values for codes": ("dictionary.yaml", "codes: {home", "values: {home", ["dictionary.yaml:6:26: error: a code field has no key 'values'", "did you mean 'codes'?"]),
    "a code with a space": ("dictionary.yaml", "home: At home", "my home: At home, home: House", ["dictionary.yaml:6:34: error: 'my home' cannot be a name here", "write my-home"]),
    "no space after a colon": ("measures.yaml", "count: visits.all, by: kind", "count: visits.all, by:kind", ["measures.yaml:5:42: error: a statistic has no key 'by:kind'", "write 'by: kind', with a space after the colon"]),
    "a group's key in a statistic": ("measures.yaml", "over: visits.all", "from: visits.all", ["measures.yaml:7:38: error: a statistic has no key 'from'", "did you mean 'over'?"]),
    "a year for its days": ("measures.yaml", "where: {late: yes}", "where: {held: 2021}", ["measures.yaml:3:42: error: '2021' is no date", "write {from: 2021-01-01, to: 2021-12-31}"]),
    "month and day turned": ("measures.yaml", "where: {late: yes}", "where: {held: {from: 2021-31-12}}", ["measures.yaml:3:49: error: '2021-31-12' is no date", "there is no month 31"]),
    "a list for a day": ("measures.yaml", "{from: visits, label", "{from: visits, open-on: [2021-05-01], label", ["measures.yaml:2:39: error: '[…]' is no date"]),
    "keys for a day": ("measures.yaml", "{from: visits, label", "{from: visits, open-on: {day: 1}, label", ["measures.yaml:2:39: error: '{…}' is no date"]),
    "the label of unknown": ("measures.yaml", "where: {late: yes}", "where: {kind: Unknown}", ["measures.yaml:3:42: error: 'Unknown' is no code of 'kind'", "write unknown, in small letters"]),
    "a code that is none": ("measures.yaml", "where: {late: yes}", "where: {kind: outside}", ["measures.yaml:3:42: error: 'outside' is no code of 'kind'", "it can be 'home' or 'school'"]),
    "a record's code that is none": ("data/visits.yaml", "kind: home", "kind: outside", ["data/visits.yaml:1:28: error: 'kind' cannot be 'outside'", "it can be 'home' or 'school'"]),
    "a target that is none": ("measures.yaml", "of: visits.all}", "of: visits.all, target: 50%, better: lower}", ["measures.yaml:3:85: error: 'target' must be a number", "write 50"]),
    "a day for a number": ("data/visits.yaml", "hours: 2", "hours: 2021-05-03", ["data/visits.yaml:1:41: error: 'hours' must be a number", "this is a date"]),
    "sections of one": ("report.yaml", "sections: [one]}", "sections: [one]}\n  more: {title: More, section: [one]}", ["report.yaml:11:23: error: document 'more' has no key 'section'", "did you mean 'sections'?"]),
    "a percentage in brackets": ("narrative/one.md", "{{ visits.all }}", "{{ late[percent] }}", ["narrative/one.md:6:17: error: 'late' is one number", "| percent }}"]),
    "a point for brackets": ("narrative/one.md", "kind[home]", "kind.home", ["narrative/one.md:6:64: error: no statistic or fact is called 'kind.home'", "write kind[home]"]),
    "a percent sign for its word": ("narrative/one.md", "late | percent", "late | %", ["narrative/one.md:6:44: error: nothing is called '%' after a bar", "write percent"]),
    "a category that is merged": ("measures.yaml", "by: kind}", "by: kind, merge: [{code: any, label: Any, of: [home, school]}]}", ["narrative/one.md:6:69: error: 'kind' has no row or column 'home'", "in the edition 'board' some of its categories are counted as 'any'"]),
    "two statistics for one": ("narrative/one.md", "We made", "```table\nmeasure: [kind, months]\n```\n\nWe made", ["narrative/one.md:7:10: error: 'measure' must be a text, not a list", "write 'measures: […]' for several"]),
}

# Two mistakes and more, in one file or in several: the first words of each message, and no other message.
TOGETHER = {
    "records of years before, and the group that takes them": (
        [("report.yaml", "2021-04-01, to: 2022-03-31", "2023-04-01, to: 2024-03-31"), ("measures.yaml", "{from: visits, label", "{from: visits, period: {years: three}, label"),
         ("report.yaml", "published: 2022", "published: 2024"), ("narrative/one.md", "{{ visits.all }} visits, {{ late | percent }} late: {{ kind[home] }}, {{ months[2021-05] }}, {{ hours }}", "visits")],
        ["measures.yaml:2:46: error: 'years' must be a whole number"]),
    "records of years before, and a brace that is open": (
        [("report.yaml", "2021-04-01, to: 2022-03-31", "2023-04-01, to: 2024-03-31"), ("measures.yaml", "label: Visits}", "label: Visits"), ("report.yaml", "published: 2022", "published: 2024")],
        ["measures.yaml:2:15: error: this brace '{' is never closed"]),
    "what opens and closes a record, and who is open": (
        [("dictionary.yaml", "date: held", "date: held\n    open: {from: held, till: held}"), ("measures.yaml", "{from: visits, label", "{from: visits, open-on: period.to, label")],
        ["dictionary.yaml:4:24: error: 'open' has no key 'till'"]),
    "a table that is none, and its records": (
        [("dictionary.yaml", "words: {type: text}", "words: {type: records, table: talk}\n  talks: {fields: {who: {type: text}}}"), ("data/visits.yaml", "words: Two words", "words: [{who: A friend}]")],
        ["dictionary.yaml:9:37: error: no table is called 'talk'", "did you mean 'talks'?"]),
    "no fields, of which one would hold a table": (
        [("dictionary.yaml", "    fields:\n", "    field:\n"), ("dictionary.yaml", "words: {type: text}", "words: {type: text}\n  talks: {fields: {who: {type: text}}}")],
        ["dictionary.yaml:4:5: error: table 'visits' has no key 'field'"]),
    "keys that are not indented": (
        [("measures.yaml", "  kind: {label: Kind, count: visits.all, by: kind}", "  kind:\n  label: Kind\n  count: visits.all\n  by: kind")],
        ["measures.yaml:5:3: error: statistic 'kind' does not say", "measures.yaml:6:10: error: a statistic must be lines of 'key: value'", "'label' belongs to the name above it: indent it",
         "measures.yaml:7:10: error: a statistic", "measures.yaml:8:7: error: a statistic"]),
}


def check(case, ok, why):
    print(f"ok {case}" if ok else f"not ok {case}: {why!r}")


def messages(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    done = subprocess.run([ANNUAL, "check", folder], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.replace(f"{folder}/", "")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        code, err = messages(folder, FILES)
        check("without a mistake", code == 0 and " error: " not in err and "warning: " not in err, err)
        for case, (path, old, new, wanted) in MISTAKES.items():
            code, err = messages(folder, {**FILES, path: FILES[path].replace(old, new)})
            told = err.count(" error: ") + err.count(" warning: ")
            check(case, code == (1 if " error: " in wanted[0] else 0) and told == 1 and all(words in err for words in wanted), err)
        for case, (edits, wanted) in TOGETHER.items():
            files = dict(FILES)
            for path, old, new in edits:
                files[path] = files[path].replace(old, new)
            code, err = messages(folder, files)
            told, errors = err.count(" error: ") + err.count(" warning: "), sum(" error: " in words for words in wanted)
            warnings = sum(" warning: " in words for words in wanted)
            check(case, code == (1 if errors else 0) and told == errors + warnings and all(words in err for words in wanted), err)


main()
