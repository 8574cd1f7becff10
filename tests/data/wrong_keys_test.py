#!/usr/bin/env python3
"""Keys of report.yaml and dictionary.yaml with a value of the wrong kind or just outside its bounds, one mistake a report: the
message stands in that file, and says what it is."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case  # noqa: E402

PERIOD = "period: {from: 2021-04-01, to: 2022-03-31}"
EDITIONS = "editions:\n  board: {formats: [pdf, html], disclosure: {method: none}}\n  intranet: {formats: [site, pdf], disclosure: {method: suppress, protect: [1, 5]}}"
DOCUMENTS = "documents:\n  annual-report: {title: Annual report, sections: [work]}"
AGE = "age: {type: integer, min: 0, max: 25}"
KIND = "kind: {type: code, codes: {first: First time, again: Came back}}"

# What stands in the place of what, and what is said of it; "" is any message.
REPORT = [
    (PERIOD, "", "period"),
    (PERIOD, "period: 2021", "period"),
    (PERIOD, "period: []", "period"),
    (PERIOD, "period: {}", "from"),
    (PERIOD, "period: {from: 2021-04-01}", "to"),
    (PERIOD, "period: {to: 2021-04-01}", "from"),
    (PERIOD, "period: {from: soon, to: 2022-03-31}", "must be a date, not 'soon'"),
    (PERIOD, "period: {from: [2021-04-01], to: 2022-03-31}", "from"),
    (PERIOD, "period: {from: 2022-04-01, to: 2022-03-31}", ""),
    (EDITIONS, "editions: {}", "editions"),
    (EDITIONS, "editions: [board]", "editions"),
    (EDITIONS, "", "editions"),
    (EDITIONS, "editions: {-b: {formats: [pdf]}}", "-b"),
    (EDITIONS, "editions: {'b d': {formats: [pdf]}}", "b d"),
    (EDITIONS, "editions: {board: pdf}", "board"),
    (EDITIONS, "editions: {board: {formats: []}}", "formats"),
    (EDITIONS, "editions: {board: {formats: pfd}}", "pdf"),
    (EDITIONS, "editions: {board: {formats: [[pdf]]}}", "formats"),
    (EDITIONS, "editions: {board: {formats: [pdf], disclosure: {method: hide}}}", "hide"),
    (EDITIONS, "editions: {board: {formats: [pdf], disclosure: {method: suppress, protect: 5}}}", "protect"),
    (EDITIONS, "editions: {board: {formats: [pdf], disclosure: {method: suppress, protect: [5, 1]}}}", "protect"),
    (EDITIONS, "editions: {board: {formats: [pdf], disclosure: {method: suppress, protect: [1, 5, 9]}}}", "protect"),
    (EDITIONS, "editions: {board: {formats: [pdf], disclosure: {method: suppress, protect: [one, 5]}}}", "protect"),
    (EDITIONS, "editions:\n" + "".join(f"  e{i}: {{formats: [html], disclosure: {{method: none}}}}\n" for i in range(40)), "editions"),
    (DOCUMENTS, "documents: {}", "documents"),
    (DOCUMENTS, "documents: [work]", "documents"),
    (DOCUMENTS, "", "documents"),
    (DOCUMENTS, "documents: {r: {sections: [work]}}", "title"),
    (DOCUMENTS, "documents: {r: {title: R}}", "sections"),
    (DOCUMENTS, "documents: {r: {title: R, sections: {work: x}}}", "sections"),
    (DOCUMENTS, "documents: {r: {title: R, sections: []}}", "sections"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [wrok]}}", "wrok"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work, work]}}", "work"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [[work]]}}", "sections"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work], editions: [nobody]}}", "nobody"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work], reading-age: young}}", "reading-age"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work], reading-age: -1}}", "reading-age"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work], max-words: 0}}", ""),
    (DOCUMENTS, "documents: {r: {title: R, sections: [work], contents: perhaps}}", "contents"),
    (DOCUMENTS, "documents: {r: {title: R, sections: [" + ", ".join(["work"] * 301) + "]}}", "sections"),
    ("status: final", "status: finished", "status"),
    ("status: final", "status: [final]", "status"),
    ("status: final", "status: final\nsample: perhaps", "sample"),
    ("status: final", "status: final\nsample: [yes]", "sample"),
    ("status: final", "status: final\nholidays: [Christmas]", "Christmas"),
    ("status: final", "status: final\nholidays: [[2021-12-25]]", "holidays"),
    ("status: final", "status: final\nwebsite: example", "website"),
    ("status: final", "status: final\ncontact: {role: R, email: nowhere}", "nowhere"),
    ("status: final", "status: final\ncontact: {role: R, email: [a@example.org]}", "email"),
    ("status: final", "status: final\ncontact: R", "contact"),
    ("status: final", "status: final\ncontact: {role: R, phone: [1]}", "phone"),
    ("status: final", "statsu: final", "did you mean 'status'?"),
    ("status: final", "status: final\n2: x", ""),
    ("published: 2022-08-24", "published: 2022-08", "needs its day"),
    ("published: 2022-08-24", "published: 24/08/2022", "2022-08-24"),
    ("published: 2022-08-24", "published: {}", "published"),
    ("language: en-GB", "language: [en]", "language"),
    ("theme: county", "theme: [county]", "theme"),
    ("theme: county", "theme: contry", "contry"),
    ("title: Annual report\ncouncil", "title: [a]\ncouncil", "title"),
    ("title: Annual report\ncouncil", "council", "title"),
    ("title: Annual report\ncouncil", "title:\ncouncil", "title"),
]  # fmt: skip

DICTIONARY = [
    ("tables:", "tabels:", "did you mean 'tables'?"),
    (AGE, "age: integer", "age"),
    (AGE, "age: {type: whole}", "whole"),
    (AGE, "age: {type: [integer]}", "type"),
    (AGE, "age: {min: 0}", "type"),
    (AGE, "age: {type: integer, min: low}", "min"),
    (AGE, "age: {type: integer, min: 26, max: 25}", ""),
    (AGE, "age: {type: integer, min: [0]}", "min"),
    (AGE, "age: {type: integer, required: perhaps}", "required"),
    (AGE, "age: {type: integer, codes: {a: A}}", "codes"),
    (AGE, "age: {type: text, min: 0}", "min"),
    (AGE, "age: {type: integer}\n      editions: {type: text}", "editions"),
    (AGE, "age: {type: integer}\n      consent: {type: text}", "consent"),
    (AGE, "age: {type: integer}\n      'a b': {type: text}", "a b"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: agee, bands: [{label: A, to: 9}]}", "agee"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: kind, bands: [{label: A, to: 9}]}", "kind"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: []}", "bands"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age}", "bands"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: [{label: A, from: 9, to: 1}]}", ""),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: [{label: A, to: 9}, {label: B, from: 9}]}", ""),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: [{label: A, to: 9}, {label: A, from: 10}]}", "A"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: [{to: 9}]}", "label"),
    (AGE, "age: {type: integer}\n      band: {type: band, of: age, bands: {a: 9}}", "bands"),
    (AGE, "age: {type: integer}\n      long: {type: duration, from: received, unit: days}", "to"),
    (AGE, "age: {type: integer}\n      long: {type: duration, from: received, to: age, unit: days}", "age"),
    (AGE, "age: {type: integer}\n      long: {type: duration, from: received, to: received, unit: moons}", "moons"),
    (AGE, "age: {type: integer}\n      friend: {type: reference, table: friends}", "friends"),
    (AGE, "age: {type: integer}\n      friend: {type: reference}", "table"),
    (KIND, "kind: {type: code}", "codes"),
    (KIND, "kind: {type: code, codes: {}}", "codes"),
    (KIND, "kind: {type: code, codes: [first, again]}", "codes"),
    (KIND, "kind: {type: code, codes: {first: [a], again: B}}", ""),
    (KIND, "kind: {type: code, codes: {first: {labl: A}, again: B}}", "labl"),
    (KIND, "kind: {type: code, codes: {'fir st': A, again: B}}", "fir st"),
    (KIND, "kind: {type: code, codes: {first: A, again: B, all: C}}", "all"),
    (KIND, "kind: {type: code, codes: {first: A, again: B, unknown: C}}", "unknown"),
    ("key: ref", "key: rfe", "rfe"),
    ("key: ref", "key: [ref]", "key"),
    ("date: received", "date: recieved", "recieved"),
    ("date: received", "date: age", "age"),
    ("date: received", "date: received\n    open: {from: received}", "to"),
    ("date: received", "date: received\n    open: {from: received, to: age}", "age"),
    ("date: received", "date: received\n    publish: kind", ""),
    ("date: received", "date: received\n    publish: [kidn]", "kidn"),
    ("date: received", "date: received\n    empty: [[-]]", "empty"),
    ("personal: true", "personal: perhaps", "personal"),
]  # fmt: skip


def changed(text, old, new):
    assert old in text, old
    return text.replace(old, new, 1)


def main(case):
    for name, rows in (("report.yaml", REPORT), ("dictionary.yaml", DICTIONARY)):
        for old, new, words in rows:
            case.put(files={name: changed(SMALL[name], old, new)})
            done = case.run("check", "content/small")
            title = (new or f"without {old}").replace("\n", " ⏎ ")[:110]
            sound = done.returncode == 1 or (not words and "warning" in done.stderr)
            case.check(f"{name}: {title}", sound and f"content/small/{name}" in done.stderr and words in done.stderr, f"{done.returncode} {done.stderr[:700]}")


with Case() as case:
    main(case)
