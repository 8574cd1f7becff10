#!/usr/bin/env python3
"""annual explain, against the sample's YAML: for every statistic, each step of its chain, the keys of its records and its
value are worked out here a second time, from what the files say."""

import os
import re
import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

try:
    import yaml
except ImportError:
    print("skip explain: python3-yaml is not installed")
    sys.exit(0)

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SAMPLE = ROOT / "content/2021-22"
UNKNOWN = (None, "", "~", "null")


def load(name):
    return yaml.load((SAMPLE / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


DICTIONARY = load("dictionary.yaml")["tables"]
MEASURES = load("measures.yaml")
FACTS = load("facts.yaml")["facts"]
REPORT = load("report.yaml")
PERIOD, HOLIDAYS = REPORT["period"], REPORT["holidays"]
GROUPS = MEASURES["populations"]


def tables():
    """Every table's records; those that stand in another know their parent."""
    records = {}
    for name in DICTIONARY:
        file = SAMPLE / "data" / f"{name}.yaml"
        if file.exists():
            records[name] = list(load(f"data/{name}.yaml") or [])
    for name, table in DICTIONARY.items():
        for field, spec in table["fields"].items():
            if spec["type"] != "records":
                continue
            inside = records.setdefault(spec["table"], [])
            for record in records[name]:
                for one in record.get(field) or []:
                    one[spec.get("parent", name)] = record
                    one[".parent"] = (name, record)
                    inside.append(one)
    return records


RECORDS = tables()


def field_of(table, name):
    return DICTIONARY[table]["fields"].get(name)


def working_days(first, last):
    """Those after the first day, up to and including the last."""
    days = (first + timedelta(days=i + 1) for i in range((last - first).days))
    return sum(at.weekday() < 5 and at.isoformat() not in HOLIDAYS for at in days)


def value(table, record, name):
    """A field's value, or that of a field of the record that this one stands in."""
    if "." in name:
        step, rest = name.split(".", 1)
        return value(record[".parent"][0], record[step], rest)
    spec = field_of(table, name)
    if spec["type"] == "duration":
        ends = [value(table, record, spec[end]) for end in ("from", "to")]
        if None in ends or any(len(end) < 10 for end in ends):
            return None
        first, last = map(date.fromisoformat, ends)
        if spec["unit"] == "working-days":
            return Fraction(working_days(first, last))
        return Fraction((last - first).days, {"days": 1, "weeks": 7}[spec["unit"]])
    if spec["type"] == "count":
        by = next(key for key, field in DICTIONARY[spec["of"]]["fields"].items() if field.get("table") == table)
        return Fraction(sum(other[by] == key_of(table, record) and in_period(spec["of"], other) for other in RECORDS[spec["of"]]))
    if spec["type"] == "band":
        age = value(table, record, spec["of"])
        if age is None:
            return None
        for band in spec["bands"]:
            if int(band.get("from", -1000)) <= age <= int(band.get("to", 1000)):
                return re.sub(r"[^a-z0-9]+", "-", band["label"].lower())
    text = record.get(name)
    if text in UNKNOWN:
        return None
    if spec["type"] in ("integer", "decimal"):
        return Fraction(text)
    if spec["type"] == "boolean":
        return "yes" if text in ("yes", "true") else "no"
    return text


def day(text):
    return PERIOD[text.removeprefix("period.")] if text.startswith("period.") else text


def bound_like(found, bound):
    """A bound as the value that it is compared with: a day or a number."""
    return day(bound) if isinstance(found, str) else Fraction(bound)


def holds(found, wanted):
    if isinstance(wanted, dict) and "not" in wanted:
        return not holds(found, wanted["not"])
    if found is None:
        return False
    if isinstance(wanted, dict):
        found = found + "-01" if isinstance(found, str) and len(found) == 7 else found
        tests = {"from": lambda a, b: a >= b, "to": lambda a, b: a <= b, "after": lambda a, b: a > b, "before": lambda a, b: a < b}
        return all(tests[key](found, bound_like(found, bound)) for key, bound in wanted.items())
    return found in wanted if isinstance(wanted, list) else found == wanted


def date_of(table, record):
    spec = DICTIONARY[table]
    if "date" in spec:
        at = value(table, record, spec["date"])
        return at + "-01" if at and len(at) == 7 else at
    parent = record.get(".parent")
    return date_of(*parent) if parent and has_date(parent[0]) else None


def has_date(table):
    return "date" in DICTIONARY[table] or any(
        field["type"] == "records" and field["table"] == table and has_date(name)
        for name, spec in DICTIONARY.items()
        for field in spec["fields"].values()
    )


def in_period(table, record):
    at = date_of(table, record)
    return not has_date(table) or (at is not None and PERIOD["from"] <= at <= PERIOD["to"])


def is_open(table, record, on):
    begun, ended = (value(table, record, DICTIONARY[table]["open"][end]) for end in ("from", "to"))
    return begun is not None and begun <= on and (ended is None or (ended > on and ended > begun))


def chain(name):
    """Table, steps and records of a group: [(count, id or None)]."""
    if name not in GROUPS:
        kept = [record for record in RECORDS[name] if in_period(name, record)]
        steps = [(len(RECORDS[name]), None)]
        return name, steps + [(len(kept), name)], kept
    spec = GROUPS[name]
    where = spec.get("where", {})
    built = spec["from"] in GROUPS
    if built:
        table, steps, kept = chain(spec["from"])
    else:
        table = spec["from"]
        kept, steps = RECORDS[table], [(len(RECORDS[table]), None)]
    if "open-on" in spec:
        kept = [record for record in kept if is_open(table, record, day(spec["open-on"]))]
    elif not built and has_date(table):
        kept = [record for record in kept if in_period(table, record)]
        if where:
            steps.append((len(kept), None))
    kept = [record for record in kept if all(holds(value(table, record, key), wanted) for key, wanted in where.items())]
    return table, steps + [(len(kept), name)], kept


def key_of(table, record):
    key = DICTIONARY[table].get("key")
    return record.get(key) if key else None


KINDS = ("count", "distinct", "sum", "mean", "median", "min", "max")


def half_up(number, decimals=0):
    scaled = abs(number) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole, 10**decimals) * (-1 if number < 0 else 1)


def exact(kind, values, records):
    if kind == "count":
        return Fraction(records)
    values = sorted(found for found in values if found is not None)
    if kind == "distinct":
        return Fraction(len(set(values)))
    middle = len(values) // 2
    return {
        "sum": lambda: sum(values, Fraction(0)),
        "mean": lambda: sum(values, Fraction(0)) / len(values),
        "median": lambda: values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2,
        "min": lambda: values[0],
        "max": lambda: values[-1],
    }[kind]()


def category(table, record, by):
    if isinstance(by, str):
        return value(table, record, by) or "unknown"
    ((field, step),) = by.items()
    at = value(table, record, field)
    if at is None:
        return "unknown"
    return at[:7] if step == "month" else f"{at[:4]}-Q{(int(at[5:7]) + 2) // 3}"


def paragraph(text, title):
    """The lines of one part of an explanation."""
    lines, found = [], False
    for line in text.splitlines():
        if line.startswith("  ") and not line.startswith("    "):
            found = line.strip().startswith(title)
        elif found and line.strip():
            lines.append(line.strip())
    return lines


def steps_of(text):
    steps = []
    for line in paragraph(text, "What was counted"):
        count, words = line.split("  ", 1)
        ids = re.search(r"  \(([^()]+)\)$", words)
        cell = re.match(r"in \[(.*)\]$", words)
        steps.append((int(count.replace(",", "")), "[]" if cell else ids.group(1) if ids else None))
    return steps


def explanations():
    done = subprocess.run([ANNUAL, "dump", "explain", str(SAMPLE)], capture_output=True, text=True, check=True)
    for text in re.split(r"\n\n(?=\S)", done.stdout):
        yield text.split(": ", 1)[0], text


def check_group(name, text, spec, brackets):
    kind = next(kind for kind in KINDS if kind in spec)
    group = spec["count"] if kind == "count" else spec["over"]
    table, steps, records = chain(group)
    if brackets is not None:
        by = spec["by"] if isinstance(spec["by"], list) else [spec["by"]]
        wanted = brackets.split(", ")
        records = [
            record for record in records if all(category(table, record, one) == code for one, code in zip(by, wanted))
        ]
        steps = steps + [(len(records), "[]")]
    if steps_of(text) != steps:
        return f"chain {steps_of(text)}, not {steps}"
    keys = " ".join(paragraph(text, "The records counted")).split(", ")
    wanted = [key_of(table, record) for record in records]
    if wanted and wanted[0] is not None and [key.strip() for key in keys] != wanted:
        return f"keys {keys[:3]}…, not {wanted[:3]}…"
    base = len(chain(spec["of"])[2]) if "of" in spec else steps[-2][0] if brackets is not None else None
    return check_value(text, spec, kind, table, records) or check_share(text, kind, len(records), base)


def check_value(text, spec, kind, table, records):
    values = [value(table, record, spec[kind]) for record in records] if kind != "count" else []
    printed = re.search(r", printed (\S+)", "\n".join(paragraph(text, "The arithmetic")))
    if not printed:
        return "no arithmetic"
    if kind not in ("count", "distinct", "sum") and not [one for one in values if one is not None]:
        return None if printed.group(1) == "[x]" else "something of nothing"
    wanted = exact(kind, values, len(records))
    if kind in ("mean", "median"):
        wanted = half_up(wanted, int(spec.get("decimals", 0)))
    if Fraction(printed.group(1).replace(",", "")) != wanted:
        return f"printed {printed.group(1)}, not {wanted}"
    return None


def check_share(text, kind, count, base):
    share = re.search(r"^([\d,]+) ÷ ([\d,]+) = [\d.]+%, printed (\S+)", "\n".join(paragraph(text, "The arithmetic")), re.M)
    if kind != "count" or not base:
        return None
    percent = half_up(Fraction(100 * count, base))
    if not share or (int(share.group(1)), int(share.group(2))) != (count, base):
        return f"no share of {base}: {share and share.group(0)}"
    if share.group(3) not in (f"{percent}%", "<1%", ">99%", str(count) if base < 30 else None):
        return f"share {share.group(3)}, not {percent}%"
    return None


def check_one(name, text):
    id_, _, cell = name.partition("[")
    brackets = cell[:-1] if cell else None
    if id_.startswith("fact."):
        return None if "from " in text else "no source"
    spec = MEASURES["measures"].get(id_)
    if spec is None:
        spec = dict(GROUPS[id_], count=id_)
    if "ratio" in spec:
        return None if "÷" in text else "no division"
    return check_group(id_, text, spec, brackets)


def main():
    seen = {}
    for name, text in explanations():
        seen[name] = text
        wrong = check_one(name, text)
        if wrong:
            print(f"not ok {name}: {wrong}")
    labelled = [name for name, spec in GROUPS.items() if "label" in spec]
    missing = set(labelled) | set(MEASURES["measures"]) | {f"fact.{name}" for name in FACTS}
    missing -= set(seen)
    print(f"not ok all: {sorted(missing)}" if missing else f"ok {len(seen)} figures of the sample explained")


main()
