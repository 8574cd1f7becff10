"""Populations, measures and facts of a report: each figure worked out record by record, from the words of the formats page."""

import math
from fractions import Fraction

from evaluator.records import Records
from evaluator.values import Day, printed, printed_percent, rounded

COUNTED = ("count", "distinct")
SHARED = ("count", "distinct", "sum")
NAMED = ("percentile", "median", "mean", "distinct", "sum", "min", "max")
WITHOUT_KNOWN = ("count", "distinct", "ratio", "difference")


class Figure:
    """One number: exact (None where a symbol stands for it), and what it is out of."""

    def __init__(self, kind, exact, decimals, unit=None, symbol=None):
        self.kind, self.exact, self.decimals, self.unit = kind, exact, decimals, unit
        self.symbol = symbol or ("[x]" if exact is None else None)
        self.base, self.has_base, self.percent_decimals = None, False, 0
        self.known, self.records, self.approx = None, None, None

    def out_of(self, base, decimals):
        self.base, self.has_base, self.percent_decimals = base, True, decimals
        return self

    @property
    def value(self):
        return None if self.exact is None else rounded(self.exact, self.decimals)

    @property
    def exact_percent(self):
        return self.exact * 100 / self.base if self.has_base and self.base and self.exact is not None else None

    @property
    def percent(self):
        exact = self.exact_percent
        return None if exact is None else rounded(exact, self.percent_decimals)

    @property
    def text(self):
        """As prose prints it: a unit that is a sign stands with the number."""
        if self.exact is None:
            return self.symbol
        if self.kind == "ratio" and self.unit == "percent":
            return printed_percent(self.exact, self.decimals)
        return printed(self.value, self.decimals, self.unit)

    def share(self, least):
        if not self.has_base:
            return None
        exact = self.exact_percent
        if exact is None:
            return "[x]"
        if self.base < least:
            return f"{printed(self.value, self.decimals, self.unit)} of {printed(rounded(self.base, self.decimals), self.decimals, self.unit)}"
        return printed_percent(exact, self.percent_decimals)


class Axis:
    """One way to break down: its codes in order, unknown last, and the codes of a record."""

    def __init__(self, codes, place, adds_up=True):
        self.codes, self.place, self.adds_up = codes, place, adds_up

    def split(self, rows):
        """The records of each code, in its order."""
        found = {code: [] for code in self.codes}
        for record in rows:
            for code in self.place(record):
                found[code].append(record)
        return found

    def merged(self, code, inside):
        """Several codes counted as one, which stands last before unknown."""
        codes = [c for c in self.codes if c not in inside and c != "unknown"]
        tail = ["unknown"] if "unknown" in self.codes else []
        place = self.place
        return Axis(codes + [code] + tail, lambda x: list(dict.fromkeys(code if c in inside else c for c in place(x))))


class Result:
    """A measure's figures: the whole, its cells in order, and the totals of a cross-table."""

    def __init__(self, total, axes=()):
        self.total, self.axes, self.cells, self.totals = total, list(axes), {}, {}

    def named(self, name):
        yield name, self.total
        for codes, figure in list(self.cells.items()) + list(self.totals.items()):
            yield f"{name}[{', '.join(codes)}]", figure


class Figures:
    """All figures of one edition of a report, seen from one report year."""

    def __init__(self, report, records, measures, facts=None, edition=None):
        self.report, self.records, self.edition = report, records, edition
        self.populations = measures.get("populations", {})
        self.measures = measures.get("measures", {})
        self.facts = (facts or {}).get("facts", {})
        self.results, self.taken = {}, {}

    @property
    def period(self):
        return self.records.period

    def at(self, years):
        """The same measures of another report year."""
        records = self.records.at(self.period.moved(years))
        measures = {"populations": self.populations, "measures": self.measures}
        return Figures(self.report, records, measures, {"facts": self.facts}, self.edition)

    def all(self):
        """Every figure by its name: measures, populations with a label, facts."""
        found = {}
        for name in list(self.populations) + list(self.measures) + [f"fact.{fact}" for fact in self.facts]:
            if name in self.populations and "label" not in self.populations[name]:
                continue
            found.update(self.result(name).named(name))
        return {name: figure for name, figure in found.items() if figure is not None}

    # ---- populations

    def on_table(self, name):
        parent = self.populations[name]["from"]
        return parent not in self.populations or parent == name

    def root(self, name):
        """The table and the keys of the population on it that a population goes back to."""
        if name not in self.populations:
            return self.records.tables[name], {}
        spec = self.populations[name]
        return (self.records.tables[spec["from"]], spec) if self.on_table(name) else self.root(spec["from"])

    def axis_period(self, name):
        return self.named_period(self.root(name)[1].get("period")) or self.period

    def named_period(self, period):
        """The days that `period:` names, where it names any."""
        if isinstance(period, dict):
            return self.period.years(int(period["years"]))
        if period in (None, "all", "before", "period"):
            return None
        return self.period.year(int(period[:4]))

    def rows(self, name, free=False):
        """The records of a population or a table; `free` of the period where `by: {open: …}` replaces it."""
        if (name, free) not in self.taken:
            self.taken[name, free] = self._taken(name, free)
        return self.taken[name, free]

    def _taken(self, name, free):
        if name not in self.populations:
            table = self.records.tables[name]
            return table.records if free else [x for x in table.records if self._dated(x, {})]
        spec = self.populations[name]
        if self.on_table(name):
            rows = self.records.tables[spec["from"]].records
            if not free and "open-on" not in spec and "open-during" not in spec:
                rows = [x for x in rows if self._dated(x, spec)]
        else:
            rows = self.rows(spec["from"], free)
        if "open-on" in spec:
            day = self.records.day(None, spec["open-on"]).last
            rows = [x for x in rows if self.records.is_open(x, day)]
        if "open-during" in spec:
            period = self.named_period(spec["open-during"]) or self.period
            rows = [x for x in rows if self.records.is_open_during(x, period)]
        return [x for x in rows if self.records.holds_all(x, spec.get("where", {}))]

    def _dated(self, record, spec):
        period, dated = spec.get("period"), spec.get("dated")
        if period == "all" or (not dated and not self.records.dated_table(record.table)):
            return True
        day = self.records.date_of(record, dated)
        if day is None:
            return False
        if period == "before":
            return day.first < self.period.low
        wanted = self.named_period(period) or self.period
        return wanted.low <= day.first <= wanted.high

    # ---- axes

    def axis(self, by, population, rows):
        if isinstance(by, dict):
            ((name, unit),) = by.items()
            period = self.axis_period(population)
            return self._open_axis(unit, period) if name == "open" else self._date_axis(name, unit, period, rows)
        field = self.records.field(self.root(population)[0], by)
        codes = field.codes()
        if field.type == "reference":
            target = self.records.tables[field.spec["table"]]
            codes = [x.raw[target.spec["key"]] for x in target.records]

        def place(record):
            value = self.records.get(record, by)
            return ["unknown"] if value is None else list(value) if field.type == "codes" else [value]

        return Axis(codes + ["unknown"], place)

    def _open_axis(self, unit, period):
        days = self.period.steps(period.low, period.high, unit)
        return Axis(list(days) + ["unknown"], lambda x: [name for name, day in days.items() if self.records.is_open(x, day)], False)

    def _date_axis(self, name, unit, period, rows):
        known = [day.first for day in (self.records.get(x, name) for x in rows) if day]
        codes = list(self.period.steps(min(known + [period.low]), max(known + [period.high]), unit))

        def place(record):
            day = self.records.get(record, name)
            return [self.period.step(day.first, unit)] if day else ["unknown"]

        return Axis(codes + ["unknown"], place)

    # ---- measures

    def result(self, name):
        if name not in self.results:
            self.results[name] = self._result(name)
        return self.results[name]

    def _result(self, name):
        if name.startswith("fact."):
            return self._fact(self.facts[name[5:]])
        if name in self.measures:
            spec = self.measures[name]
            return self._compared(spec) if "ratio" in spec or "difference" in spec else self._measured(spec)
        rows = self.rows(name)
        figure = Figure("count", Fraction(len(rows)), 0)
        spec = self.populations.get(name, {})
        if "of" in spec:
            figure.out_of(Fraction(len(self.rows(spec["of"]))), int(spec.get("decimals", 0)))
        return Result(figure)

    def _fact(self, spec):
        def figure(text):
            if text in ("c", "x", "z", "low"):
                return Figure("fact", None, 0, spec.get("unit"), f"[{text}]")
            found = Figure("fact", Fraction(text), int(spec.get("decimals", len(text.partition(".")[2]))), spec.get("unit"))
            found.approx = spec.get("approx")
            return found

        if "values" not in spec:
            return Result(figure(spec["value"]))
        whole = Figure("fact", None, 0, spec.get("unit"), "[z]")  # it has values, and none of its own
        result = Result(whole, [Axis(list(spec["values"]), None)])
        result.cells = {(code,): figure(text) for code, text in spec["values"].items()}
        return result

    def _values(self, record, field, name):
        value = self.records.get(record, name)
        if value is None:
            return []
        if field.type == "codes":
            return list(value)
        return [value.first if isinstance(value, Day) else value]

    def _statistic(self, kind, spec, values, records):
        if kind == "count":
            return Fraction(records)
        if kind == "distinct":
            return Fraction(len(set(values)))
        if not values:
            return Fraction(0) if kind == "sum" and not records else None
        values, middle = sorted(values), len(values) // 2
        if kind == "percentile":
            return values[max(math.ceil(len(values) * Fraction(spec["at"]) / 100), 1) - 1]
        return {
            "sum": sum(values), "mean": sum(values) / len(values), "min": values[0], "max": values[-1],
            "median": values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2,
        }[kind]  # fmt: skip

    def _default_decimals(self, kind, rows, field, name):
        """The most decimals written in the values used, for what is one of them or their sum."""
        if kind not in ("sum", "min", "max", "percentile") or field.type not in ("integer", "decimal"):
            return 0
        texts = [self._written(x, name) for x in rows]
        return max([len(text.partition(".")[2]) for text in texts if text] + [0])

    def _written(self, record, name):
        head, _, rest = name.partition(".")
        if not rest:
            field = record.table.fields[head]
            return self.records.text(record, field, record.raw.get(head))
        if record.parent_name == head:
            return self._written(record.parent, rest)
        found = self.records.keys.get((record.table.fields[head].spec["table"], self.records.get(record, head)))
        return self._written(found, rest) if found else None

    def _measured(self, spec):
        kind = next((k for k in NAMED if k in spec), "count")
        population = spec["count"] if kind == "count" else spec["over"]
        bys = spec.get("by", [])
        bys = bys if isinstance(bys, list) else [bys]
        free = any(isinstance(by, dict) and "open" in by for by in bys)
        rows = self.rows(population, free)
        name = spec.get(kind) if kind != "count" else None
        field = self.records.field(self.root(population)[0], name) if name else None
        percent_decimals = int(spec.get("decimals" if kind in COUNTED else "percent-decimals", 0))
        decimals = 0 if kind in COUNTED else int(spec.get("decimals", -1))
        if decimals < 0:
            decimals = self._default_decimals(kind, rows, field, name)
        unit = spec.get("unit") or (field.spec.get("unit") if field and field.number and kind != "distinct" else None)

        def figure(some):
            values = [v for x in some for v in self._values(x, field, name)] if field else []
            known = sum(bool(self._values(x, field, name)) for x in some) if field else len(some)
            made = Figure(kind, self._statistic(kind, spec, values, len(some)), decimals, unit)
            if kind not in WITHOUT_KNOWN:
                made.known, made.records = known, len(some)
            return made

        axes = [self.axis(by, population, rows) for by in bys]
        result = Result(figure(rows), axes)
        if "of" in spec:
            base = self.result(spec["of"]).total.exact if kind != "count" else Fraction(len(self.rows(spec["of"])))
            result.total.out_of(base, percent_decimals)
        elif bys and kind in SHARED and not free:
            result.total.out_of(result.total.exact, percent_decimals)
        self._group(spec, axes, rows, lambda some: figure(some).exact)
        if len(axes) == 1:
            self._one_way(result, spec, axes[0], rows, figure)
        elif axes:
            self._two_ways(result, spec, axes, rows, figure)
        if free:
            result.total = Figure(kind, None, decimals, unit, "[z]")  # such cells do not add up
        elif kind in SHARED:
            for one in result.cells.values():
                if not one.has_base:
                    one.out_of(result.total.exact, percent_decimals)
        return result

    def _group(self, spec, axes, rows, statistic):
        """merge and top, in place: what they merge is one category, the last before unknown."""
        for merge in spec.get("merge", []):
            if self.edition is None or self.edition in merge.get("editions", [self.edition]):
                at = next(i for i, one in enumerate(axes) if set(merge["of"]) <= set(one.codes))
                axes[at] = axes[at].merged(merge["code"], set(merge["of"]))
        if "top" in spec:
            known = [code for code in axes[0].codes if code != "unknown"]
            parts = axes[0].split(rows)
            sizes = {code: statistic(parts[code]) for code in known}
            ranked = sorted(known, key=lambda code: -(sizes[code] or 0))
            rest = ranked[int(spec["top"]["keep"]) :]
            if rest:
                axes[0] = axes[0].merged(spec["top"]["code"], set(rest))

    def _last(self, spec):
        """The codes of what is merged: they keep their place before unknown, however the others are sorted."""
        return {merge["code"] for merge in spec.get("merge", [])} | ({spec["top"]["code"]} if "top" in spec else set())

    def _one_way(self, result, spec, axis, rows, figure):
        made = {code: figure(some) for code, some in axis.split(rows).items()}
        codes = list(axis.codes)
        if spec.get("sort") == "count":
            last = self._last(spec) | {"unknown"}
            first = sorted(
                (c for c in codes if c not in last),
                key=lambda c: (made[c].exact is None, -(made[c].exact or 0)),
            )
            codes = first + [c for c in codes if c in last]
        result.cells = {(code,): made[code] for code in codes}

    def _two_ways(self, result, spec, axes, rows, figure):
        (first, second), part = axes, spec.get("percent-of")
        down, across = first.split(rows), second.split(rows)
        places = {code: {id(x) for x in some} for code, some in across.items()}
        percent_decimals, kind = result.total.percent_decimals, result.total.kind
        for row in first.codes:
            for column in second.codes:
                one = figure([x for x in down[row] if id(x) in places[column]])
                result.cells[row, column] = one
                if part and kind in SHARED:
                    base = figure(down[row] if part == "row" else across[column]).exact
                    one.out_of(base, percent_decimals)
        if kind in ("count", "sum"):
            self._totals(result, spec, axes, (down, across), rows, figure)

    def _totals(self, result, spec, axes, parts, rows, figure):
        """Those of a cross-table, but none over stocks, which do not add up."""
        (first, second), part, decimals = axes, spec.get("percent-of"), result.total.percent_decimals
        whole, wanted = result.total.exact, spec.get("totals", "both")
        shares = first.adds_up and second.adds_up

        def total(some, base):
            one = figure(some)
            return one.out_of(one.exact if base else whole, decimals) if shares else one

        if wanted in ("both", "rows") and second.adds_up:
            result.totals.update({(row, "all"): total(some, part == "row") for row, some in parts[0].items()})
        if wanted in ("both", "columns") and first.adds_up:
            result.totals.update({("all", column): total(some, part == "column") for column, some in parts[1].items()})
        if wanted == "both" and shares:
            result.totals["all", "all"] = total(rows, False)

    # ---- ratio and difference

    @staticmethod
    def _whole(result):
        """One number for all of it; of a fact with values their sum, without symbols."""
        if result.total.kind == "fact" and result.axes:
            known = [cell for cell in result.cells.values() if cell.exact is not None]
            return Figure("fact", sum(cell.exact for cell in known), max([cell.decimals for cell in known] + [0])) if known else result.total
        return result.total

    def _compared(self, spec):
        kind = "ratio" if "ratio" in spec else "difference"
        one, other = (self.result(name) for name in spec[kind])
        factor = Fraction(spec.get("per", 100 if spec.get("unit") == "percent" else 1))
        cells = list(one.cells) or list(other.cells)
        if one.axes and other.axes:
            cells = list(one.cells if one.axes[0].place else other.cells)

        def figure(a, b):
            decimals = 0 if spec.get("unit") == "percent" else 1
            if kind == "difference":
                decimals = max(x.decimals for x in (a, b) if x)
            decimals = int(spec.get("decimals", decimals))
            if a is None or b is None or a.exact is None or b.exact is None:
                return Figure(kind, None, decimals, spec.get("unit"))
            if kind == "difference":
                return Figure(kind, a.exact - b.exact, decimals, spec.get("unit"))
            return Figure(kind, a.exact / b.exact * factor if b.exact else None, decimals, spec.get("unit"))

        result = Result(figure(self._whole(one), self._whole(other)))
        if one.axes and other.axes:
            result.axes = one.axes if one.axes[0].place else other.axes
            result.cells = {codes: figure(one.cells.get(codes), other.cells.get(codes)) for codes in cells}
        return result


def figures_of(report, dictionary, measures, data, facts=None, edition=None):
    """All figures of an unprotected edition, by name."""
    return Figures(report, Records(report, dictionary, data), measures, facts, edition)


