#!/usr/bin/env python3
"""Random small reports, each measure worked out twice: by annual, and here, record by record from the words of the
formats page. Then what the protected edition shows is attacked. ANNUAL_SEEDS sets how many reports, ANNUAL_SEED the first."""

import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SEEDS = int(os.environ.get("ANNUAL_SEEDS", "200"))
FIRST = int(os.environ.get("ANNUAL_SEED", "1"))

REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2024-08-24
language: en-GB
theme: county
status: final
percent-from: %d
editions:
  open: {formats: [site], disclosure: {method: none}}
  shut: {formats: [site], disclosure: {method: suppress, protect: [1, 5]}}
documents:
  main: {title: M, sections: [one]}
"""
FROM, TO = dt.date(2021, 4, 1), dt.date(2022, 3, 31)
DICTIONARY = """tables:
  homes:
    key: key
    publish: [beds]
    fields:
      key: {type: text, required: true}
      area: {type: code, codes: {n: North, s: South, w: West}}
      beds: {type: integer}
      rent: {type: integer}
  cases:
    key: ref
    date: begun
    open: {from: begun, to: ended}
    personal: true
    fields:
      ref: {type: text, required: true}
      child: {type: text}
      begun: {type: date}
      ended: {type: date}
      kind: {type: code, codes: {a: A, b: B, c: C, d: D}}
      tags: {type: codes, codes: {x: X, y: Y, z: Z}}
      age: {type: integer, min: 0, max: 25}
      band: {type: band, of: age, bands: [{label: Under 13, to: 12}, {label: 13 to 15, from: 13, to: 15}, {label: 16 and over, from: 16}]}
      cost: {type: decimal}
      flag: {type: boolean}
      home: {type: reference, table: homes}
      days: {type: duration, from: begun, to: ended, unit: days}
      weeks: {type: duration, from: begun, to: ended, unit: weeks}
      visits: {type: records, table: visits, parent: case}
      notes: {type: records, table: notes, parent: case}
  visits:
    date: held
    fields: {held: {type: date}, hours: {type: decimal, min: 0}, sort: {type: code, codes: {p: P, q: Q}}}
  notes: {fields: {length: {type: integer, min: 0}}}
"""
CODES = {"kind": "abcd", "tags": "xyz", "area": "nsw", "sort": "pq"}
BANDS = ["under-13", "13-to-15", "16-and-over"]


class Day:
    """A date, or a month alone: then its first day, and its last for a condition."""

    def __init__(self, text):
        self.text = text
        self.month = len(text) == 7
        self.first = dt.date.fromisoformat(text + "-01" if self.month else text)
        after = (self.first.replace(day=28) + dt.timedelta(4)).replace(day=1)
        self.last = after - dt.timedelta(1) if self.month else self.first


EDGES = ["2021-03-31", "2021-04-01", "2021-09-14", "2021-09-15", "2021-09-16", "2022-03-31", "2022-04-01"]


def random_day(r, begin="2020-10-01", length=800, months=0.1):
    edges = [day for day in EDGES if day >= begin]
    if edges and r.random() < 0.35:
        return Day(r.choice(edges))
    day = dt.date.fromisoformat(begin) + dt.timedelta(r.randrange(length))
    return Day(day.isoformat()[:7] if r.random() < months else day.isoformat())


def maybe(r, value, missing=0.15):
    return None if r.random() < missing else value


def make_case(r, number):
    begun = maybe(r, random_day(r), 0.08)
    ended = None
    if r.random() < 0.6:
        start = begun.first.replace(day=28) if begun else dt.date(2021, 6, 1)
        ended = random_day(r, (start + dt.timedelta(5)).isoformat(), 300)
    days = None
    if begun and ended and not begun.month and not ended.month:
        days = Fraction((ended.first - begun.first).days)
    age = maybe(r, r.randrange(7, 20))
    band = None if age is None else BANDS[0 if age < 13 else 1 if age < 16 else 2]
    case = {
        "ref": f"c{number}", "child": maybe(r, f"k{r.randrange(30)}"), "begun": begun, "ended": ended,
        "kind": maybe(r, r.choice("aaabbcd")), "tags": sorted(set(r.choices("xyz", k=r.randrange(4)))),
        "age": age, "band": band, "cost": maybe(r, f"{r.randrange(-500, 5000) / 100:.{r.randrange(3)}f}"),
        "flag": maybe(r, r.choice(["yes", "no"])), "home": maybe(r, f"h{r.randrange(4)}"),
        "days": days, "weeks": None if days is None else days / 7,
    }  # fmt: skip
    case["visits"] = [
        {"held": maybe(r, random_day(r)), "hours": maybe(r, f"{r.randrange(40) / 4:g}"), "sort": maybe(r, r.choice("pq")), "case": case}
        for _ in range(r.choice([0, 0, 1, 2, 3]))
    ]
    case["notes"] = [{"length": maybe(r, r.randrange(50)), "case": case} for _ in range(r.choice([0, 0, 1, 2]))]
    return case


def scalar(value):
    if isinstance(value, Day):
        return value.text
    return "" if value is None else str(value)


def flow(record, names):
    pairs = []
    for name in names:
        value = record[name]
        if isinstance(value, list):
            inner = [flow(x, [k for k in x if k != "case"]) if isinstance(x, dict) else x for x in value]
            pairs.append(f"{name}: [{', '.join(inner)}]" if value else f"{name}: ")
        else:
            pairs.append(f"{name}: {scalar(value)}")
    return "{" + ", ".join(pairs) + "}"


FIELDS = {
    "homes": {"key": "text", "area": "code", "beds": "number", "rent": "number"},
    "cases": {
        "ref": "text", "child": "text", "begun": "date", "ended": "date", "kind": "code", "tags": "codes",
        "age": "number", "band": "band", "cost": "number", "flag": "boolean", "home": "reference", "days": "number",
        "weeks": "number", "home.area": "code",
    },  # fmt: skip
    "visits": {"held": "date", "hours": "number", "sort": "code", "case.kind": "code", "case.age": "number",
               "case.home.area": "code", "case.flag": "boolean", "case.band": "band"},
    "notes": {"length": "number", "case.begun": "date", "case.tags": "codes", "case.kind": "code"},
}  # fmt: skip
DATES = {"cases": "begun", "visits": "held", "notes": "case.begun"}
AXES = {"code", "codes", "band", "boolean", "reference"}


class World:
    def __init__(self, r):
        self.r = r
        self.homes = [{"key": f"h{i}", "area": maybe(r, r.choice("nsw")), "beds": maybe(r, r.randrange(9)), "rent": r.randrange(99)} for i in range(4)]
        self.cases = [make_case(r, i) for i in range(r.choice([0, 3, 12, 20, 40, 90]))]
        self.tables = {
            "homes": self.homes, "cases": self.cases,
            "visits": [v for c in self.cases for v in c["visits"]], "notes": [n for c in self.cases for n in c["notes"]],
        }  # fmt: skip

    def get(self, record, name):
        """The value of a dotted field; None where it is unknown."""
        head, _, rest = name.partition(".")
        value = record[head]
        if rest and head == "home" and value is not None:
            value = self.homes[int(value[1:])]
        if rest:
            return None if value is None else self.get(value, rest)
        return [] if value is None and head == "tags" else value


def number(value):
    return value if isinstance(value, Fraction) else Fraction(str(value))


# ---- conditions: text and truth


def interval(kind, text):
    """The first and last of what a value stands for."""
    if kind == "date":
        if text == "period.from":
            return FROM, FROM
        if text == "period.to":
            return TO, TO
        return Day(text).first, Day(text).last
    return Fraction(text), Fraction(text)


def matches(kind, value, wanted):
    """Does a known value satisfy one wanted value or range?"""
    ordered = value.first if kind == "date" else number(value) if kind == "number" else value
    if isinstance(wanted, dict):
        sides = {
            "from": lambda low, high: ordered >= low, "to": lambda low, high: ordered <= high,
            "after": lambda low, high: ordered > high, "before": lambda low, high: ordered < low,
        }  # fmt: skip
        return all(sides[side](*interval(kind, text)) for side, text in wanted.items())
    if kind in ("date", "number"):
        low, high = interval(kind, wanted)
        return low <= ordered <= high
    return ordered == wanted


def holds(world, table, record, name, wanted):
    if isinstance(wanted, dict) and "not" in wanted:
        return not holds(world, table, record, name, wanted["not"])
    kind = FIELDS[table][name]
    value = world.get(record, name)
    options = wanted if isinstance(wanted, list) else [wanted]
    if value is None or value == []:
        return "unknown" in options
    options = [option for option in options if option != "unknown"]
    values = value if kind == "codes" else [value]
    return any(matches(kind, one, option) for one in values for option in options)


def random_value(world, table, name):
    r, kind = world.r, FIELDS[table][name]
    last = name.split(".")[-1]
    if kind in ("code", "codes"):
        return r.choice(CODES[last])
    if kind == "boolean":
        return r.choice(["yes", "no"])
    if kind == "band":
        return r.choice(BANDS)
    if kind == "reference":
        return f"h{r.randrange(4)}"
    if kind == "text":
        return r.choice(world.cases)[last] if world.cases and last in ("ref", "child") else "h1"
    if kind == "date":
        return r.choice(["period.from", "period.to", random_day(r, months=0.3).text])
    near = [world.get(x, name) for x in world.tables[table]]
    near = [number(value) for value in near if value is not None]
    exact = r.choice(near) if near and r.random() < 0.7 else Fraction(r.randrange(1, 20))
    exact += r.choice([0, 0, 0, Fraction(1, 100), Fraction(-1, 2), Fraction(1, 2)])
    return f"{int(exact * 100) / 100:.2f}" if r.random() < 0.6 else str(int(exact))


def random_wanted(world, table, name, depth=0):
    r, kind = world.r, FIELDS[table][name]
    choice = r.random()
    if depth == 0 and choice < 0.25:
        return {"not": random_wanted(world, table, name, 1)}
    if kind in ("date", "number") and choice < 0.7:
        sides = r.sample(["from", "to", "after", "before"], r.choice([1, 1, 2]))
        return {side: random_value(world, table, name) for side in sides}
    if choice < 0.75:
        return random_value(world, table, name) or "unknown"
    if choice < 0.8:
        return "unknown"
    options = [random_value(world, table, name) or "unknown" for _ in range(r.randrange(1, 4))]
    return options + (["unknown"] if r.random() < 0.3 else [])


def yaml(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml(v) for v in value) + "]"
    return str(value)


# ---- populations


def in_period(world, table, record, keys):
    date = keys.get("dated", DATES.get(table))
    period = keys.get("period")
    if period == "all" or date is None:
        return True
    value = world.get(record, date)
    if value is None:
        return False
    if period == "before":
        return value.first < FROM
    low, high = FROM, TO
    if period:
        year = int(period[:4])
        low, high = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    return low <= value.first <= high


def is_open(record, text):
    day = interval("date", text)[1]
    return record["begun"] is not None and record["begun"].first <= day and (
        record["ended"] is None or record["ended"].first > day
    )


class Populations:
    def __init__(self, world):
        self.world = world
        self.made = {}  # id: (table, keys, rows)
        for table in world.tables:
            rows = [x for x in world.tables[table] if in_period(world, table, x, {})]
            self.made[table] = (table, None, rows)

    def around(self, table, rows):
        """The populations that hold all of the rows."""
        return [id_ for id_, (t, _, have) in self.made.items() if t == table and all(any(x is y for y in have) for x in rows)]

    def add(self, number_):
        r = self.world.r
        parent = r.choice(list(self.made))
        table, parent_keys, rows = self.made[parent]
        keys = {"from": parent}
        on_table = parent_keys is None
        if table == "cases" and r.random() < 0.15:
            keys["open-on"] = r.choice(["period.to", "period.from", "2021-09-15"])
        elif on_table and table != "homes":
            if r.random() < 0.3:
                keys["period"] = r.choice(["all", "before", "2020-21", "2021-22"])
            if r.random() < 0.15 and table == "cases":
                keys["dated"] = "ended"
        names = [name for name in FIELDS[table] if r.random() < 1.2 / len(FIELDS[table])]
        if names:
            keys["where"] = {name: random_wanted(self.world, table, name) for name in names}
        if on_table:
            rows = self.world.tables[table]
            if "open-on" not in keys:
                rows = [x for x in rows if in_period(self.world, table, x, keys)]
        if "open-on" in keys:
            rows = [x for x in rows if is_open(x, keys["open-on"])]
        for name, wanted in keys.get("where", {}).items():
            rows = [x for x in rows if holds(self.world, table, x, name, wanted)]
        keys["label"] = f"Population {number_}"
        if r.random() < 0.5 and self.around(table, rows):
            keys["of"] = r.choice(self.around(table, rows))
        year = keys.get("period") if on_table else parent_keys.get("year")
        keys["year"] = year if year and year[0] == "2" else None
        self.made[f"p.{number_}"] = (table, keys, rows)


# ---- measures


def months_between(low, high):
    at = low.replace(day=1)
    while at <= high:
        yield at
        at = (at + dt.timedelta(32)).replace(day=1)


def step_code(day, step):
    return f"{day.year:04d}-{day.month:02d}" if step == "month" else f"{day.year:04d}-Q{(day.month + 2) // 3}"


def axis(world, table, keys, rows, by):
    """The codes of an axis, unknown last, and the codes of one record."""
    if isinstance(by, dict):
        (name, step), = by.items()
        low, high = FROM, TO
        if keys and keys["year"]:
            year = int(keys["year"][:4])
            low, high = dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
        known = [world.get(x, name).first for x in rows if world.get(x, name)]
        codes = list(dict.fromkeys(step_code(m, step) for m in months_between(min(known + [low]), max(known + [high]))))
        place = lambda x: [step_code(world.get(x, name).first, step)] if world.get(x, name) else ["unknown"]
        return codes + ["unknown"], place
    kind = FIELDS[table][by]
    codes = {"band": BANDS, "boolean": ["yes", "no"], "reference": [h["key"] for h in world.homes]}.get(kind)
    codes = list(codes or CODES[by.split(".")[-1]])

    def place(record):
        value = world.get(record, by)
        if kind == "codes":
            return list(value) if value else ["unknown"]
        return ["unknown"] if value is None else [value]

    return codes + ["unknown"], place


def values_of(world, table, record, name):
    value = world.get(record, name)
    if FIELDS[table][name] == "codes":
        return list(value or [])
    if value is not None and FIELDS[table][name] == "number":
        value = number(value)
    return [] if value is None else [value]


def written(world, table, rows, name):
    if FIELDS[table][name] != "number" or name.split(".")[-1] not in ("cost", "hours"):  # whole numbers
        return 0
    texts = [world.get(x, name) for x in rows]
    return max([len(t.partition(".")[2]) for t in texts if t] + [0])


def statistic(kind, values, records):
    if kind == "count":
        return Fraction(records)
    if kind == "distinct":
        return Fraction(len({v.first if isinstance(v, Day) else v for v in values}))
    numbers = sorted(number(v) for v in values)
    if kind == "sum":
        return None if records and not numbers else sum(numbers, Fraction(0))
    if not numbers:
        return None
    middle = len(numbers) // 2
    return {
        "mean": sum(numbers) / len(numbers), "min": numbers[0], "max": numbers[-1],
        "median": numbers[middle] if len(numbers) % 2 else (numbers[middle - 1] + numbers[middle]) / 2,
    }[kind]  # fmt: skip


def rounded(value, decimals):
    """Half away from zero, as the number that JSON has."""
    if value is None:
        return None
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


class Measure:
    """What one measure should be: the total first, then each cell in order."""

    def __init__(self):
        self.cells = {}  # id: [exact value, base, known values]
        self.lines = []  # lists of cell ids whose total is known
        self.kind, self.decimals, self.percent_decimals, self.public = "count", 0, 0, False
        self.exact = None


def make_measure(world, populations, number_):
    r = world.r
    id_ = f"m.{number_}"
    population = r.choice(list(populations.made))
    table, keys, rows = populations.made[population]
    m = Measure()
    m.kind = r.choice(["count", "count", "count", "distinct", "sum", "mean", "median", "min", "max"])
    numbers = [name for name, kind in FIELDS[table].items() if kind == "number"]
    if m.kind != "count" and m.kind != "distinct" and not numbers:
        m.kind = "count"
    spec, field = {"label": f"Measure {number_}"}, None
    if m.kind == "count":
        spec["count"] = population
    else:
        field = r.choice(list(FIELDS[table]) if m.kind == "distinct" else numbers)
        spec[m.kind], spec["over"] = field, population
    if r.random() < 0.2:
        spec["decimals"] = r.randrange(3)
    counts = m.kind in ("count", "distinct")
    m.public = table == "homes" and field == "beds"
    m.percent_decimals = spec.get("decimals", 0) if counts else 0
    m.decimals = 0 if counts else spec.get("decimals", 0)
    if m.kind in ("sum", "min", "max") and "decimals" not in spec:
        m.decimals = written(world, table, rows, field)
    names = [n for n, kind in FIELDS[table].items() if kind in AXES]
    dates = [n for n, kind in FIELDS[table].items() if kind == "date"]
    bys = []
    for _ in range(r.choice([0, 0, 1, 1, 2])):
        if dates and r.random() < 0.3:
            bys.append({r.choice(dates): r.choice(["month", "quarter"])})
        elif names:
            bys.append(r.choice(names))
    if bys:
        spec["by"] = bys[0] if len(bys) == 1 else bys
        if r.random() < 0.3:
            spec["sort"] = "count"
    base = None
    if m.kind == "count" and not bys and r.random() < 0.5:
        spec["of"] = r.choice(populations.around(table, rows))
        base = len(populations.made[spec["of"]][2])
    elif m.kind == "count" and bys:
        base = len(rows)
    elif m.kind in ("distinct", "sum") and bys:
        values = [v for x in rows for v in values_of(world, table, x, field)]
        base = statistic(m.kind, values, len(rows))
        base = Fraction(0) if base is None else base

    def cell(name, some):
        values = [v for x in some for v in (values_of(world, table, x, field) if field else [])]
        known = sum(bool(values_of(world, table, x, field)) for x in some) if field else len(some)
        m.cells[name] = [statistic(m.kind, values, len(some)), base, known]

    cell(id_, rows)
    m.exact = m.cells[id_][0]
    axes = [axis(world, table, keys, rows, by) for by in bys]
    if len(axes) == 1:
        codes, place = axes[0]
        for code in codes:
            cell(f"{id_}[{code}]", [x for x in rows if code in place(x)])
        m.lines.append([f"{id_}[{code}]" for code in codes])
    if len(axes) == 2:
        (first, place), (second, other) = axes
        for code in first:
            for across in second:
                cell(f"{id_}[{code}, {across}]", [x for x in rows if code in place(x) and across in other(x)])
        if m.kind in ("count", "sum"):
            for code in first:
                cell(f"{id_}[{code}, all]", [x for x in rows if code in place(x)])
            for across in second:
                cell(f"{id_}[all, {across}]", [x for x in rows if across in other(x)])
            cell(f"{id_}[all, all]", rows)
        m.lines += [[f"{id_}[{code}, {across}]" for across in second] for code in first]
        m.lines += [[f"{id_}[{code}, {across}]" for code in first] for across in second]
    return id_, spec, m


def make_ratio(world, measures, number_):
    r = world.r
    single = [id_ for id_, m in measures.items() if len(m.cells) == 1]
    a, b = r.choice(single), r.choice(single)
    m = Measure()
    m.kind, m.decimals = "ratio", 1
    x, y = measures[a].exact, measures[b].exact
    m.exact = None if x is None or not y else x / y
    m.cells[f"m.{number_}"] = [m.exact, None, 0]
    m.parts = (a, b)
    return f"m.{number_}", {"label": "Ratio", "ratio": [a, b]}, m


def make_report(seed, folder):
    r = random.Random(seed)
    world = World(r)
    populations = Populations(world)
    for i in range(r.randrange(2, 12)):
        populations.add(i)
    specs, measures = {}, {}
    for id_, (_, keys, rows) in populations.made.items():
        if keys is None:
            continue
        m = Measure()
        m.exact = Fraction(len(rows))
        m.cells[id_] = [m.exact, len(populations.made[keys["of"]][2]) if "of" in keys else None, len(rows)]
        measures[id_] = m
    for i in range(r.randrange(3, 14)):
        id_, specs[f"m.{i}"], measures[f"m.{i}"] = make_measure(world, populations, i)
    for i in range(20, 22):
        id_, specs[f"m.{i}"], measures[f"m.{i}"] = make_ratio(world, measures, i)
    least = r.choice([0, 0, 30])
    (folder / "data").mkdir(exist_ok=True)
    (folder / "narrative").mkdir(exist_ok=True)
    (folder / "narrative/one.md").write_text("---\ntitle: One\n---\nText\n")
    (folder / "report.yaml").write_text(REPORT % least)
    (folder / "dictionary.yaml").write_text(DICTIONARY)
    lines = ["populations:"]
    for id_, (_, keys, _) in populations.made.items():
        if keys:
            lines.append(f"  {id_}: " + yaml({k: v for k, v in keys.items() if k != "year"}))
    lines += ["measures:"] + [f"  {id_}: {yaml(spec)}" for id_, spec in specs.items()]
    (folder / "measures.yaml").write_text("\n".join(lines) + "\n")
    names = [n for n in world.cases[0] if n not in ("band", "days", "weeks")] if world.cases else []
    (folder / "data/cases.yaml").write_text("".join(f"- {flow(c, names)}\n" for c in world.cases))
    (folder / "data/homes.yaml").write_text("".join(f"- {flow(h, list(h))}\n" for h in world.homes))
    return measures, least


# ---- comparison and attack


def figures(folder):
    run = subprocess.run([ANNUAL, "dump", "json", str(folder)], capture_output=True, check=False, timeout=60)
    text, found = run.stdout.decode(), []
    if run.returncode != 0:
        return None, run.stderr.decode()
    while text.strip():
        value, end = json.JSONDecoder(parse_float=Fraction, parse_int=Fraction).raw_decode(text)
        found.append({row["id"]: row for row in value["figures"]})
        text = text[end:].lstrip()
    return found, ""


def compare(rows, measures, least):
    for m in measures.values():
        for name, (exact, base, _) in m.cells.items():
            row = rows.get(name)
            if row is None:
                return f"{name} is missing"
            wanted = rounded(exact, m.decimals)
            if row["value"] != wanted:
                return f"{name}: {row['value']} instead of {wanted} ({exact})"
            percent = rounded(exact * 100 / base, m.percent_decimals) if base and exact is not None else None
            if row["percent"] != percent:
                return f"{name}: {row['percent']}% instead of {percent}%"
    expected = {name for m in measures.values() for name in m.cells}
    extra = [name for name in rows if name not in expected]
    return f"unexpected {extra}" if extra else None


def primary(m, cell, measures):
    exact, _, known = cell
    if m.kind == "ratio":
        return any(primary(measures[p], measures[p].cells[p], measures) for p in m.parts)
    if m.kind in ("count", "distinct"):
        return 1 <= exact <= 5
    return 0 < known < 10 and not m.public


def weight(m, cell):
    return cell[0] if m.kind in ("count", "distinct") else cell[2]


def attack_line(m, line, hidden):
    """No withheld cell of a line can be had from its total, unless there was nothing else to hide."""
    inside = [name for name in line if name in hidden]
    others = [name for name in line if name not in hidden and weight(m, m.cells[name]) > 0]
    if inside and others:
        if len(inside) == 1:
            return f"{inside[0]} alone"
        if m.kind in ("count", "distinct") and all(weight(m, m.cells[name]) == 1 for name in inside):
            return f"all ones: {inside}"
    return None


def attack(rows, measures):
    for m in measures.values():
        hidden = {name for name in m.cells if rows[name]["state"] == "withheld"}
        for name, cell in m.cells.items():
            row = rows[name]
            if primary(m, cell, measures) and name not in hidden:
                return f"{name} is shown: {row}"
            if name in hidden and not (row["value"] is None and row["percent"] is None and row["share"] in (None, "[c]")):
                return f"{name} leaks: {row}"
            if cell[1] and 1 <= cell[1] <= 5 and (row["percent"] is not None or row["base"] is not None):
                return f"{name} shows what its base is: {row}"
            if name in hidden and "[" in name and weight(m, cell) == 0:
                return f"{name} hides nothing"
            if name in hidden and "[" not in name and not primary(m, cell, measures):
                return f"{name} is hidden without need"
        for line in m.lines:
            fault = attack_line(m, line, hidden)
            if fault:
                return fault
        small = [name for name in hidden if "[" in name and not primary(m, m.cells[name], measures)]
        if len(m.lines) == 1 and m.kind in ("count", "distinct") and len(small) > 1:
            return f"too much hidden: {small}"
    return None


def main():
    failed = 0
    for seed in range(FIRST, FIRST + SEEDS):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(os.environ.get("ANNUAL_KEEP", folder))
            measures, least = make_report(seed, folder)
            found, errors = figures(folder)
            fault = errors if found is None else compare(found[0], measures, least) or attack(found[1], measures)
        print(f"ok random report {seed}" if not fault else f"not ok random report {seed}\n# {fault}")
        failed += bool(fault)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
