"""A dictionary and its records: what each field of a record is, derived fields included."""

import datetime as dt
import re
from fractions import Fraction

from evaluator.values import Day, Period, months_done, working_days, years_done

NUMBERS = {"integer", "decimal", "duration", "age", "count"}


class Record:
    def __init__(self, table, raw, parent=None, parent_name=None):
        self.table, self.raw, self.parent, self.parent_name = table, raw, parent, parent_name
        self.cache = {}


class Field:
    """One field of a table: its type, its codes in order, and who reads it."""

    def __init__(self, table, name, spec):
        self.table, self.name, self.spec, self.type = table, name, spec, spec["type"]
        self.number = self.type in NUMBERS
        self.spellings = {}
        for code, entry in (spec.get("codes") or {}).items():
            self.spellings[code] = code
            for other in entry.get("also", []) if isinstance(entry, dict) else []:
                self.spellings[other.casefold()] = code

    def codes(self):
        if self.type == "band":
            return [band_code(band) for band in self.spec["bands"]]
        return ["yes", "no"] if self.type == "boolean" else list(self.spec.get("codes", {}))


def band_code(band):
    return band.get("code") or re.sub(r"[^a-z0-9]+", "-", band["label"].lower()).strip("-")


class Table:
    def __init__(self, name, spec, empty):
        self.name, self.spec = name, spec
        self.empty = set(empty) | set(spec.get("empty", []))
        self.fields = {key: Field(self, key, field) for key, field in spec["fields"].items()}
        self.records, self.parent = [], None  # parent: (table, the name that the parent has)


class Records:
    """All tables of one report, seen from one report year."""

    def __init__(self, report, dictionary, data):
        self.period = Period(*(dt.date.fromisoformat(report["period"][side]) for side in ("from", "to")))
        self.holidays = {dt.date.fromisoformat(day) for day in report.get("holidays", [])}
        empty = dictionary.get("empty", [])
        self.tables = {name: Table(name, spec, empty) for name, spec in dictionary["tables"].items()}
        self.keys, self.index = {}, {}
        for table in self.tables.values():
            for field in table.fields.values():
                if field.type == "records":
                    self.tables[field.spec["table"]].parent = (table, field.spec["parent"])
        for name, rows in data.items():
            for raw in rows:
                self._add(self.tables[name], raw, None)

    def _add(self, table, raw, parent):
        record = Record(table, raw, parent, table.parent[1] if parent else None)
        table.records.append(record)
        if table.spec.get("key"):
            self.keys[table.name, raw.get(table.spec["key"])] = record
        for field in table.fields.values():
            if field.type == "records":
                for inner in raw.get(field.name) or []:
                    self._add(self.tables[field.spec["table"]], inner, record)

    def at(self, period):
        """The same records, seen from another report year."""
        other = Records.__new__(Records)
        other.__dict__.update(self.__dict__, period=period)
        return other

    # ---- names

    def field(self, table, name):
        """The field that a dotted name ends at."""
        head, _, rest = name.partition(".")
        if not rest:
            return table.fields[head]
        if table.parent and table.parent[1] == head:
            return self.field(table.parent[0], rest)
        return self.field(self.tables[table.fields[head].spec["table"]], rest)

    def get(self, record, name):
        """What a dotted name holds; None where it is unknown. A list of codes is a list."""
        head, _, rest = name.partition(".")
        if rest:
            if record.parent_name == head:
                return self.get(record.parent, rest)
            field = record.table.fields[head]
            found = self.keys.get((field.spec["table"], self.get(record, head)))
            return None if found is None else self.get(found, rest)
        key = (head, self.period.low, self.period.high)
        if key not in record.cache:
            record.cache[key] = self._value(record, record.table.fields[head])
        return record.cache[key]

    def text(self, record, field, raw):
        if raw is None or raw in ("", "~", "null"):
            return None
        return None if raw in record.table.empty or raw in field.spec.get("empty", []) else raw

    def _value(self, record, field):
        derived = {"age": self._age, "duration": self._duration, "count": self._count, "band": self._band}
        if field.type in derived:
            return derived[field.type](record, field.spec)
        raw = record.raw.get(field.name)
        if field.type == "records":
            return None
        if field.type == "codes":
            texts = [self.text(record, field, one) for one in raw or []]
            return [self._code(field, text) for text in texts if text is not None] or None
        text = self.text(record, field, raw)
        if text is None:
            return None
        if field.type == "date":
            return Day(text)
        if field.type == "code":
            return self._code(field, text)
        if field.type == "boolean":
            return {"true": "yes", "yes": "yes", "false": "no", "no": "no"}[text]
        return Fraction(text) if field.number else text

    @staticmethod
    def _code(field, text):
        return field.spellings.get(text) or field.spellings[text.casefold()]

    # ---- derived fields

    def day(self, record, text):
        """What `on` or `until` names: a date field, an end of the period, or a date."""
        if text == "period.to":
            return Day(self.period.high.isoformat())
        if text == "period.from":
            return Day(self.period.low.isoformat())
        return Day(text) if text[0].isdigit() else self.get(record, text)

    def _age(self, record, spec):
        born, on = self.get(record, spec["of"]), self.day(record, spec["on"])
        if born is None or on is None or born.month or on.month:
            return None
        return Fraction(years_done(born.first, on.first))

    def _duration(self, record, spec):
        start, end = self.get(record, spec["from"]), self.get(record, spec["to"])
        if start is None or start.month or (end and end.month):
            return None
        last = end.first if end else None
        if "until" in spec:
            until = self.day(record, spec["until"]).last
            if start.first > until:
                return None
            last = until if last is None else min(last, until)
        if last is None:
            return None
        days = (last - start.first).days
        return {
            "days": lambda: Fraction(days), "weeks": lambda: Fraction(days, 7),
            "months": lambda: Fraction(months_done(start.first, last)),
            "years": lambda: Fraction(years_done(start.first, last)),
            "working-days": lambda: Fraction(working_days(start.first, last, self.holidays)),
        }[spec.get("unit", "days")]()  # fmt: skip

    def _count(self, record, spec):
        """Records of a nested table, or of one that refers to this record, in the period unless `period: all`."""
        field = record.table.fields.get(spec["of"])
        if field and field.type == "records":
            table = self.tables[field.spec["table"]]
            rows = [one for one in table.records if one.parent is record]
        else:
            table = self.tables[spec["of"]]
            rows = self._referring(record, table, spec.get("by"))
        if spec.get("period") != "all":
            rows = [one for one in rows if self.in_period(one, None, self.period)]
        return Fraction(sum(self.holds_all(one, spec.get("where", {})) for one in rows))

    def _referring(self, record, table, by):
        """The records of another table that are nested in this one or refer to it."""
        if table.parent and table.parent[0] is record.table and by is None:
            return [one for one in table.records if one.parent is record]
        names = [f.name for f in table.fields.values() if f.type == "reference" and f.spec["table"] == record.table.name]
        by = by or names[0]
        if (table.name, by) not in self.index:
            groups = self.index[table.name, by] = {}
            for one in table.records:
                groups.setdefault(self.get(one, by), []).append(one)
        return self.index[table.name, by].get(record.raw[record.table.spec["key"]], [])

    def _band(self, record, spec):
        value = self.get(record, spec["of"])
        if value is None:
            return None
        for band in spec["bands"]:
            if self._inside(value, band):
                return band_code(band)
        return None

    @staticmethod
    def _inside(value, band):
        sides = {"from": lambda b: value >= b, "to": lambda b: value <= b, "over": lambda b: value > b, "under": lambda b: value < b}
        return all(test(Fraction(band[side])) for side, test in sides.items() if side in band)

    # ---- periods and conditions

    def in_period(self, record, dated, period):
        """Is a record dated in a period? A table without a date is not filtered; a nested one has its parent's."""
        name, table = dated or record.table.spec.get("date"), record.table
        if name is None:
            return self.in_period(record.parent, None, period) if table.parent else True
        value = self.get(record, name)
        return value is not None and period.low <= value.first <= period.high

    def date_of(self, record, dated=None):
        name = dated or record.table.spec.get("date")
        if name is None:
            return self.date_of(record.parent) if record.table.parent else None
        return self.get(record, name)

    def dated_table(self, table):
        return bool(table.spec.get("date")) or bool(table.parent and self.dated_table(table.parent[0]))

    def _ends(self, field, text):
        if field.type == "date":
            day = self.day(None, text)
            return day.first, day.last
        return Fraction(text), Fraction(text)

    def _satisfies(self, field, value, wanted):
        """Does one known value satisfy one wanted value or range?"""
        ordered = value.first if field.type == "date" else value
        if isinstance(wanted, dict):
            sides = {
                "from": lambda low, high: ordered >= low, "to": lambda low, high: ordered <= high,
                "after": lambda low, high: ordered > high, "before": lambda low, high: ordered < low,
            }  # fmt: skip
            return all(sides[side](*self._ends(field, text)) for side, text in wanted.items())
        if field.type == "date" or field.number:
            low, high = self._ends(field, wanted)
            return low <= ordered <= high
        return ordered == wanted

    def holds(self, record, name, wanted):
        if isinstance(wanted, dict) and "not" in wanted:
            return not self.holds(record, name, wanted["not"])
        field, value = self.field(record.table, name), self.get(record, name)
        options = wanted if isinstance(wanted, list) else [wanted]
        if value is None:
            return "unknown" in options
        values = value if field.type == "codes" else [value]
        return any(self._satisfies(field, one, option) for one in values for option in options if option != "unknown")

    def holds_all(self, record, where):
        return all(self.holds(record, name, wanted) for name, wanted in where.items())

    # ---- open records

    def _open_fields(self, record):
        names = record.table.spec["open"]
        return self.get(record, names["from"]), self.get(record, names["to"])

    def is_open(self, record, day):
        start, end = self._open_fields(record)
        return start is not None and start.first <= day and (end is None or end.first > day)

    def is_open_during(self, record, period):
        """On at least one day of the period."""
        start, end = self._open_fields(record)
        if start is None or start.first > period.high:
            return False
        return end is None or end.first > max(start.first, period.low)
