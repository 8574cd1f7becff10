#!/usr/bin/env python3
"""Every fault of report.yaml, dictionary.yaml and data/: the place and the message; and what no message may quote."""

import os
import subprocess
import tempfile
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")

REPORT = """\
title: T
council: C
team: T
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
editions:
  board: {disclosure: {method: none}}
  intranet: {disclosure: {method: suppress}}
documents: {annual: {title: T, sections: [a]}}
"""

DICTIONARY = """\
tables:
  people:
    key: id
    date: came
    open: {from: came, to: left}
    fields:
      id: {type: text, required: true}
      came: {type: date}
      left: {type: date}
      age: {type: integer, min: 0, max: 25}
      rate: {type: decimal}
      here: {type: boolean}
      kind: {type: code, codes: {red: Red, green: Green}}
      likes: {type: codes, codes: {tea: Tea, milk: Milk, cake: Cake}}
      friend: {type: reference, table: people}
      visits: {type: records, table: visits, parent: person}
      group: {type: band, of: age, bands: [{label: Young, to: 12}, {label: Old, from: 13}]}
      days: {type: duration, from: came, to: left}
      next: {type: date, future: true}
  visits:
    fields:
      held: {type: date, required: true}
      since: {type: duration, from: person.came, to: held, unit: weeks}
      notes: {type: records, table: notes, parent: visit}
  notes: {fields: {text: {type: text}}}
"""

# A data/people.yaml, and the messages it makes.
RECORDS = {
    "editions twice": ("- {id: 1, editions: [board], editions: [intranet]}\n", ["people.yaml:1:30: error: a record of table 'people' holds 'editions' twice"]),
    "consent twice": ("- id: 1\n  consent: {date: 2022-01-01, for: [board]}\n  consent: {date: 2022-01-01, for: [board]}\n", ["people.yaml:3:3: error: a record of table 'people' holds 'consent' twice"]),
    "a key of consent twice": ("- {id: 1, consent: {date: 2022-01-01, date: 2022-01-02, for: [board]}}\n", ["people.yaml:1:39: error: the key 'date' stands here twice"]),
    "consent for nobody": ("- {id: 1, consent: {date: 2022-01-01, for: []}}\n- {id: 2, consent: {date: 2022-01-01, for: }}\n- {id: 3, consent: {date: ~, for: [board]}}\n", ["people.yaml:1:20: error: consent needs its date and", "people.yaml:2:20: error: consent needs its date and", "people.yaml:3:20: error: consent needs its date and"]),
    "a merge key": ("- {id: 1, <<: {kind: red}}\n", ["people.yaml:1:11: error: table 'people' has no field '<<'", "write them out"]),
    "an empty text as a number": ('- {id: 1, age: ""}\n', ["people.yaml:1:16: error: 'age' must be a whole number", "leave the value empty, without quotes"]),
    "nested records without their list": ("- {id: 1, visits: {held: 2021-05-01}}\n", ["people.yaml:1:19: error: 'visits' must be a list", "begin each record with '- '"]),
    "all sound": ("- {id: 007, came: 2021-04, kind: red, likes: [tea, milk], here: yes, rate: 1.5, age: 3}\n", []),
    "aligned columns": ("- {id: a,   kind: red}\n- {id: bb,  kind: gren}\n", ["people.yaml:2:19: error: 'kind' cannot be 'gren'"]),
    "an empty file": ("", []),
    "an empty list": ("[]\n", []),
    "only a comment": ("# none this year\n", []),
    "a mapping": ("id: 1\n", ["people.yaml:1:1: error: this file must be a list of records"]),
    "a text": ("- one\n", ["people.yaml:1:3: error: a record must be keys with values"]),
    "an unknown field": ("- {id: 1, knd: red}\n", ["people.yaml:1:11: error: table 'people' has no field 'knd'", "did you mean 'kind'?"]),
    "a comma in a text": ("- {id: one, two three}\n", ["people.yaml:1:13: error: table 'people' has no field 'two three'", "text that holds a comma"]),
    "a derived field": ("- {id: 1, days: 3}\n", ["people.yaml:1:11: error: in table 'people' the field 'days' is worked out"]),
    "a field twice": ("- {id: 1, id: 2}\n", ["people.yaml:1:11: error: a record of table 'people' holds 'id' twice"]),
    "a missing field": ("- {kind: red}\n", ["people.yaml:1:3: error: a record of table 'people' needs 'id'"]),
    "an empty required field": ("- {id: , kind: red}\n", ["people.yaml:1:3: error: a record of table 'people' needs 'id'"]),
    "a key twice": ("- {id: 1}\n- {id: 1}\n", ["people.yaml:2:8: error: two records have the same 'id'", "people.yaml:1:3: note: first defined here"]),
    "a number with a comma": ('- {id: 1, age: "1,2"}\n', ["people.yaml:1:16: error: 'age' must be a whole number", "it has decimals"]),
    "a number with decimals": ("- {id: 1, age: 12.0}\n", ["people.yaml:1:16: error: 'age' must be a whole number, not '12.0'", "write 12"]),
    "a huge number": ("- {id: 1, age: 99999999999999999999}\n", ["people.yaml:1:16: error: 'age' must be a whole number"]),
    "a decimal with a unit": ("- {id: 1, rate: 33%}\n", ["people.yaml:1:17: error: 'rate' must be a number, not '33%'", "write 33"]),
    "too small": ("- {id: 1, age: -1}\n", ["people.yaml:1:16: error: 'age' must be at least 0"]),
    "too large": ("- {id: 1, age: 26}\n", ["people.yaml:1:16: error: 'age' must be at most 25"]),
    "a spreadsheet's date": ("- {id: 1, came: 03/04/2021}\n", ["people.yaml:1:17: error: 'came' must be a date, not '03/04/2021'", "write 2021-04-03"]),
    "a date without noughts": ("- {id: 1, came: 2021-4-3}\n", ["people.yaml:1:17: error: 'came' must be a date", "write 2021-04-03"]),
    "a day that is none": ("- {id: 1, came: 2021-02-30}\n", ["people.yaml:1:17: error: 'came' must be a date"]),
    "a date and time": ("- {id: 1, came: 2021-04-03 00:00}\n", ["people.yaml:1:17: error: 'came' must be a date", "write 2021-04-03"]),
    "a date after publication": ("- {id: 1, came: 2022-09-01}\n", ["people.yaml:1:17: error: 'came' is 2022-09-01, after the day"]),
    "a future date": ("- {id: 1, next: 2022-09-01}\n", []),
    "left before coming": ("- {id: 1, came: 2021-05-01, left: 2021-04-01}\n", ["people.yaml:1:35: error: 'left' lies before 'came'"]),
    "left in the month of coming": ("- {id: 1, came: 2021-05-20, left: 2021-05}\n", []),
    "left in the month before": ("- {id: 1, came: 2021-05-20, left: 2021-04}\n", ["people.yaml:1:35: error: 'left' lies before 'came'"]),
    "a spreadsheet's truth": ("- {id: 1, here: TRUE}\n", ["people.yaml:1:17: error: 'here' must be true or false, not 'TRUE'", "write true"]),
    "an unknown code": ("- {id: 1, kind: gren}\n", ["people.yaml:1:17: error: 'kind' cannot be 'gren'", "did you mean 'green'?"]),
    "the code unknown": ("- {id: 1, kind: unknown}\n", ["people.yaml:1:17: error: 'kind' cannot be 'unknown'", "leave the value empty"]),
    "an empty text as a code": ('- {id: 1, kind: ""}\n', ["people.yaml:1:17: error: 'kind' cannot be ''", "leave the value empty"]),
    "one code for a list": ("- {id: 1, likes: tea}\n", ["people.yaml:1:18: error: 'likes' must be a list"]),
    "an unknown code in a list": ("- {id: 1, likes: [tea, mlk]}\n", ["people.yaml:1:24: error: 'likes' cannot be 'mlk'", "did you mean 'milk'?"]),
    "an empty list of codes": ("- {id: 1, likes: [], visits: []}\n", []),
    "no editions at all": ("- {id: 1, editions: []}\n", ["people.yaml:1:21: error: 'editions' must be a list"]),
    "a list in a list": ("- {id: 1, likes: [[tea]]}\n", ["people.yaml:1:19: error: 'likes' must be a list of codes"]),
    "a list for a code": ("- {id: 1, kind: [red]}\n", ["people.yaml:1:17: error: 'kind' must be one value"]),
    "a mapping for a text": ("- {id: {a: 1}}\n", ["people.yaml:1:8: error: 'id' must be one value"]),
    "a reference to nobody": ("- {id: anna}\n- {id: ben, friend: ana}\n", ["people.yaml:2:21: error: table 'people' has no record whose 'id' is 'ana'", "did you mean 'anna'?"]),
    "a reference ahead": ("- {id: anna, friend: ben}\n- {id: ben}\n", []),
    "one record where many go": ("- {id: 1, visits: {held: 2021-05}}\n", ["people.yaml:1:19: error: 'visits' must be a list"]),
    "a fault in a nested record": ("- id: 1\n  visits:\n    - {held: 2021-05-01, notes: [{txt: x}]}\n    - {}\n", ["people.yaml:3:35: error: table 'notes' has no field 'txt'", "people.yaml:4:7: error: a record of table 'visits' needs 'held'"]),
    "an unknown edition": ("- {id: 1, editions: [bord]}\n", ["people.yaml:1:22: error: no edition is called 'bord'", "did you mean 'board'?"]),
    "editions as a mapping": ("- {id: 1, editions: {a: 1}}\n", ["people.yaml:1:21: error: 'editions' must be a list"]),
    "consent without a date": ("- {id: 1, consent: {for: [board]}}\n", ["people.yaml:1:20: error: consent needs its date"]),
    "consent as a text": ("- {id: 1, consent: yes}\n", ["people.yaml:1:20: error: consent needs its date"]),
    "consent of another day": ("- {id: 1, consent: {date: 2023-01-01, for: [board]}}\n", ["people.yaml:1:27: error: consent is dated 2023-01-01"]),
    "consent with a wrong date": ("- {id: 1, consent: {date: 1/3/2022, for: [board]}}\n", ["people.yaml:1:27: error: the date of consent cannot be", "write 2022-03-01"]),
    "consent with a third key": ("- {id: 1, consent: {date: 2022-01-01, for: [board], by: x}}\n", ["people.yaml:1:53: error: consent has no key 'by'"]),
    "records that aliases repeat": ("- &a {id: 1, kind: red}\n- {id: 2, kind: &k green}\n- {id: 3, kind: *k, friend: 1}\n", []),
    "a list as a key": ("- {[a]: 1, id: 2}\n", ["people.yaml:1:4: error: a list or mapping cannot be a key"]),
    "a syntax error alone": ("- {id: 1, kind: gren}\n- {id: 2\n", ["people.yaml:1:17: error: 'kind' cannot be 'gren'", "people.yaml:2:3: error: this brace '{' is never closed"]),
}

# Changes of the dictionary: what is replaced by what, and the messages.
DICTIONARIES = {
    "a band called unknown": ("label: Young", "label: Unknown", ["dictionary.yaml:17:44: error: no code may be called 'unknown'"]),
    "a band that ends first": ("{label: Old, from: 13}", "{label: X, from: 13, to: 9}, {label: Old, from: 10}", ["dictionary.yaml:17:68: error: this band ends before it begins"]),
    "a band of a broken field": ("age: {type: integer,", "age: {type: int,", ["dictionary.yaml:10:19: error: no field type is called 'int'"]),
    "a date of a broken field": ("came: {type: date}", "came: {type: dat}", ["dictionary.yaml:8:20: error: no field type is called 'dat'"]),
    "no such type": ("{type: boolean}", "{type: bool}", ["dictionary.yaml:12:20: error: no field type is called 'bool'", "boolean"]),
    "no type": ("{type: boolean}", "{label: Here}", ["dictionary.yaml:12:7: error: field 'here' needs the key 'type'"]),
    "a text for a field": ("{type: boolean}", "boolean", ["dictionary.yaml:12:13: error: field 'here' needs its type"]),
    "a key of another type": ("{type: boolean}", "{type: boolean, min: 3}", ["dictionary.yaml:12:29: error: a boolean field has no key 'min'"]),
    "a name with a space": ("here: {type: boolean}", "he re: {type: boolean}", ["dictionary.yaml:12:7: error: 'he re' cannot be a name"]),
    "a reserved name": ("here: {type: boolean}", "consent: {type: boolean}", ["dictionary.yaml:12:7: error: a field cannot be called 'consent'"]),
    "no key field": ("key: id", "key: idd", ["dictionary.yaml:3:10: error: table 'people' has no field 'idd'", "did you mean 'id'?"]),
    "a key of a wrong type": ("key: id", "key: here", ["dictionary.yaml:3:10: error: 'here' must be a text, integer, code or date field"]),
    "a date of a wrong type": ("date: came", "date: age", ["dictionary.yaml:4:11: error: 'age' must be a date field"]),
    "open without an end": ("open: {from: came, to: left}", "open: {from: came}", ["dictionary.yaml:5:5: error: 'open' needs the key 'to'"]),
    "no codes": ("codes: {red: Red, green: Green}", "codes: {}", ["dictionary.yaml:13:33: error: field 'kind' must have at least one code"]),
    "a code called unknown": ("red: Red", "unknown: Red", ["dictionary.yaml:13:34: error: no code may be called 'unknown'"]),
    "a code that is no name": ("red: Red", "réd: Red", ["dictionary.yaml:13:34: error: 'réd' cannot be a name"]),
    "bands with a gap": ("from: 13", "from: 14", ["dictionary.yaml:17:68: error: between this band and the one before"]),
    "bands that overlap": ("from: 13", "from: 12", ["dictionary.yaml:17:68: error: this band does not begin after"]),
    "bands alike": ("label: Old", "label: Young", ["dictionary.yaml:17:68: error: two bands cannot both be called 'young'"]),
    "bands that reach too short": ("from: 13", "from: 13, to: 20", ["dictionary.yaml:17:68: error: the bands leave out numbers"]),
    "a band of a text": ("of: age", "of: id", ["dictionary.yaml:17:31: error: 'id' must be a number, duration, age or count field"]),
    "a duration of a number": ("from: came, to: left}\n      next", "from: age, to: left}\n      next", ["dictionary.yaml:18:36: error: 'age' must be a date field"]),
    "a path to nowhere": ("from: person.came", "from: persn.came", ["dictionary.yaml:23:37: error: table 'visits' has no field 'persn'", "did you mean 'person'?"]),
    "a path over a date": ("from: person.came", "from: held.came", ["dictionary.yaml:23:37: error: 'held' leads to no other table"]),
    "a reference to no table": ("reference, table: people", "reference, table: peple", ["dictionary.yaml:15:40: error: no table is called 'peple'", "did you mean 'people'?"]),
    "a reference to a table without a key": ("reference, table: people", "reference, table: visits", ["dictionary.yaml:15:40: error: table 'visits' has no key"]),
    "records in themselves": ("records, table: visits", "records, table: people", ["dictionary.yaml:16:38: error: records of table 'people' would stand inside themselves", "dictionary.yaml:23:37: error: table 'visits' has no field 'person'"]),
    "records with two parents": ("next: {type: date", "again: {type: records, table: visits, parent: p}\n      next: {type: date", ["dictionary.yaml:19:37: error: the records of table 'visits' already stand"]),
    "a parent named as a field": ("parent: visit}", "parent: text}", ["dictionary.yaml:24:52: error: 'text' is the name of a field"]),
    "min over max": ("min: 0, max: 25", "min: 30, max: 25", ["dictionary.yaml:10:42: error: 'max' is smaller than 'min'"]),
    "no such published field": ("key: id", "publish: [nme]\n    key: id", ["dictionary.yaml:3:15: error: table 'people' has no field 'nme'"]),
    "children published": ("key: id", "publish: [id]\n    personal: true\n    key: id", ["dictionary.yaml:3:5: error: table 'people' is about children"]),
    "an unknown key of a table": ("key: id", "kee: id", ["dictionary.yaml:3:5: error: table 'people' has no key 'kee'", "dictionary.yaml:15:40: error: table 'people' has no key, so"]),
    "a unit that is none": ("unit: weeks", "unit: week", ["dictionary.yaml:23:66: error: 'unit' cannot be 'week'", "did you mean 'weeks'?"]),
    "a mapping left out": ("tables:", "table:", ["dictionary.yaml:1:1: error: dictionary.yaml has no key 'table'", "did you mean 'tables'?"]),
}

REPORTS = {
    "no title": ("title: T\n", "", ["report.yaml:1:1: error: report.yaml needs the key 'title'"]),
    "a key misspelt": ("council: C", "council: C\nlangauge: en", ["report.yaml:3:1: error: report.yaml has no key 'langauge'", "did you mean 'language'?"]),
    "a period that ends first": ("to: 2022-03-31", "to: 2020-03-31", ["report.yaml:4:32: error: the period ends before it begins"]),
    "a wrong date of publication": ("2022-08-24", "24/08/2022", ["report.yaml:5:12: error: 'published' must be a date", "write 2022-08-24"]),
    "published in a month": ("2022-08-24", "2022-08", ["report.yaml:5:12: error: the date of publication needs its day"]),
    "no disclosure": ("{disclosure: {method: none}}", "{marking: SECRET}", ["report.yaml:7:3: error: edition 'board' needs the key 'disclosure'"]),
    "a method that is none": ("method: none", "method: nun", ["report.yaml:7:32: error: 'method' cannot be 'nun'"]),
    "limits the wrong way round": ("method: suppress", "method: suppress, protect: [5, 1]", ["report.yaml:8:54: error: 'protect' must hold the smallest"]),
    "one number alone is no hiding place": ("method: suppress", "method: suppress, protect: [3, 3]", ["report.yaml:8:54: warning: where only 3 is withheld, [c] says that the number is 3"]),
    "limits of nothing": ("method: none", "method: none, protect: [1, 5]", ["report.yaml:7:38: error: 'protect' says nothing where the method is"]),
    "a language that is none": ("council: C", "council: C\nlanguage: British English", ["report.yaml:3:11: error: 'British English' is not a language"]),
    "a format that is none": ("{disclosure: {method: none}}", "{formats: [pfd], disclosure: {method: none}}", ["report.yaml:7:21: error: 'formats' cannot be 'pfd'", "did you mean 'pdf'?"]),
    "an edition that is a path": ("  board:", "  ../board:", ["report.yaml:7:3: error: '../board' cannot be a name"]),
    "no pages": ("sections: [a]", "sections: [a], pages: 0", ["report.yaml:9:54: error: 'pages' must be 1 or more"]),
    "no documents": ("{annual: {title: T, sections: [a]}}", "{}", ["report.yaml:9:1: error: a report has at least one document"]),
    "three hundred and one sections": ("sections: [a]}}", "sections: [" + ", ".join(["a"] * 301) + "]}}", ["report.yaml:9:42: error: a document has at most 300 sections"]),
    "a hundred and one documents": ("{annual: {title: T, sections: [a]}}", "{" + ", ".join(f"d{n}: {{title: T, sections: [a]}}" for n in range(101)) + "}", ["report.yaml:9:1: error: a report has at most 100 documents"]),
    "a status": ("council: C", "council: C\nstatus: finl", ["report.yaml:3:9: error: 'status' cannot be 'finl'", "did you mean 'final'?"]),
    "an address that runs a script": ("council: C", "council: C\nurl: javascript:alert(1)", ["report.yaml:3:6: error: 'url' must be the address of a page, not 'javascript:alert(1)'", "https://"]),
    "an address that is half one": ("council: C", "council: C\nurl: 'https:/\\x'", ["report.yaml:3:6: error: 'url' must be the address of a page"]),
    "an address as a list": ("council: C", "council: C\nurl: [https://example.org]", ["report.yaml:3:6: error: 'url' must be an address, not a list"]),
    "mail to a script": ("council: C", "council: C\ncontact: {email: 'javascript:x@example.org'}", ["report.yaml:3:18: error: 'email' must be an e-mail address, not 'javascript:x@example.org'", "team@example.org"]),
    "mail with more": ("council: C", "council: C\ncontact: {email: a@example.org?bcc=b@example.org}", ["report.yaml:3:18: error: 'email' must be an e-mail address"]),
    "mail as a list": ("council: C", "council: C\ncontact: {email: [a@example.org]}", ["report.yaml:3:18: error: 'email' must be an address, not a list"]),
    "percent-from below 0": ("council: C", "council: C\npercent-from: -1", ["report.yaml:3:15: error: 'percent-from' must be 0 or more"]),
}


class Report:
    """A folder with the three kinds of files."""

    def __init__(self, folder):
        self.folder = Path(folder) / "report"
        (self.folder / "data").mkdir(parents=True, exist_ok=True)

    def write(self, report=REPORT, dictionary=DICTIONARY, people=""):
        (self.folder / "report.yaml").write_text(report)
        (self.folder / "dictionary.yaml").write_text(dictionary)
        (self.folder / "data" / "people.yaml").write_text(people)

    def run(self):
        done = subprocess.run([ANNUAL, "dump", "records", str(self.folder)], capture_output=True, timeout=60)
        if done.returncode not in (0, 1):
            return f"exit status {done.returncode}: {done.stderr.decode()}", ""
        return done.stderr.decode().replace(f"{self.folder}/", "").replace("data/people", "people"), done.stdout.decode()


def expect(name, text, expected):
    """Each of EXPECTED in its order; those with a place are all the messages there are."""
    wanted = [part for part in expected if ".yaml:" in part]
    notes = any(": note:" in part for part in wanted)
    placed = [line for line in text.splitlines() if ".yaml:" in line and (notes or ": note:" not in line)]
    fits = len(placed) == len(wanted) and all(line.startswith(part) for line, part in zip(placed, wanted))
    at = 0
    for part in expected:
        at = text.find(part, at)
        fits = fits and at >= 0
    check(name, fits, text)


def check(name, passed, text=""):
    print(f"{'ok' if passed else 'not ok'} {name}{'' if passed else ': ' + repr(text)}")


def private_faults(report):
    """Of a table about children a message shows the faulty value and nothing else of its line."""
    dictionary = DICTIONARY.replace("key: id", "personal: true\n    key: id")
    lines = [
        "- {id: SECRET1, kind: gren, friend: SECRET2}",
        "- {id: SECRET3, age: 99, came: 2021-05-01, left: 2021-04-01}",
        "- {id: SECRET4, wrong: SECRET5}",
        "- {came: 3/4/2021, next: SECRET6}",
        "- {id: same, friend: SECRET7}",
        "- {id: same, visits: [{notes: SECRET8}]}",
        "- [SECRET9, {",
    ]
    report.write(dictionary=dictionary, people="\n".join(lines) + "\n")
    text, _ = report.run()
    shown = [line for line in text.splitlines() if line.startswith("  ") and "help:" not in line]
    faulty = {"SECRET2", "SECRET6", "SECRET7", "SECRET8"}
    leaked = [n for n in range(1, 10) if f"SECRET{n}" in text and f"SECRET{n}" not in faulty]
    check("no message about a child quotes another field", len(shown) > 10 and not leaked, f"{leaked} {text}")


def mixed_faults(report):
    """What cannot be read in one file keeps no other from being checked."""
    faults = {"dictionary": DICTIONARY.replace("boolean", "bool"), "people": "- {id: 1, kind: gren}\n"}
    report.write(report=REPORT.replace("title: T\n", "title: T: U\n", 1), **faults)
    text, _ = report.run()
    check("a syntax error ends its file alone", all(f"{n}.yaml:" in text for n in ("report", "dictionary", "people")), text)
    report.write(report=REPORT.replace("2021-04-01", "1/4/2021").replace("2022-08-24", "24/8/2022"), **faults)
    text, _ = report.run()
    check("a wrong date ends nothing", text.count(" error: ") == 4, text)
    report.write(people="- {id: 1}\n", dictionary=faults["dictionary"].replace("bool}", "boolean}").replace("milk: Milk, cake: Cake}", "milk: Milk}, required: true"))
    check("an empty list is no value", "needs 'likes'" in report.run()[0])
    report.write(people="- {id: 1, likes: []}\n", dictionary=DICTIONARY.replace("cake: Cake}", "cake: Cake}, required: true"))
    check("an empty list is no value either", "needs 'likes'" in report.run()[0])


def main():
    with tempfile.TemporaryDirectory() as folder:
        report = Report(folder)
        for name, (people, expected) in RECORDS.items():
            report.write(people=people)
            expect(name, report.run()[0], expected)
        for name, (old, new, expected) in DICTIONARIES.items():
            assert old in DICTIONARY, name
            report.write(dictionary=DICTIONARY.replace(old, new, 1))
            expect(name, report.run()[0], expected)
        for name, (old, new, expected) in REPORTS.items():
            assert old in REPORT, name
            report.write(report=REPORT.replace(old, new, 1))
            expect(name, report.run()[0], expected)
        private_faults(report)
        mixed_faults(report)
        report.write()
        (report.folder / "data" / "peple.yaml").write_text("[]\n")
        (report.folder / "data" / "visits.yaml").write_text("[]\n")
        text = report.run()[0]
        check("a file that no table names", "peple.yaml' is not read: no table" in text and "did you mean 'people'" in text, text)
        check("a file of nested records", "visits.yaml' is not read: the records of 'visits' stand inside" in text, text)
        (report.folder / "data" / "people.yaml").rename(report.folder / "data" / "people.yml")
        text = report.run()[0]
        check("a data file under another name", "but there is 'people.yml'" in text and "rename it" in text, text)
        (report.folder / "data" / "people.yml").unlink()
        text = report.run()[0]
        check("a missing data file", "dictionary.yaml:2:3: error: there is no file" in text, text)
        (report.folder / "dictionary.yaml").unlink()
        check("a missing dictionary", "there is no file" in report.run()[0])


main()
