"""All that a reader knows of an edition, as a linear system: what figures.json, the tables' CSV files and the sentences print, over the
joint categories of the fields that measures.yaml and dictionary.yaml tell apart."""

from attack.classes import FAR
from attack.report import both

MEANS_FROM, HOLDERS = 10, 3


class Form:
    """A sum of unknowns with weights: ("count", number of a group), or ("value", a name)."""

    def __init__(self, *terms):
        self.terms = {}
        for key, weight in terms:
            self.terms[key] = self.terms.get(key, 0) + weight

    def plus(self, other, weight=1):
        return Form(*self.terms.items(), *((key, weight * one) for key, one in other.terms.items()))

    def times(self, weight):
        return Form(*((key, weight * one) for key, one in self.terms.items()))


def parse(name):
    measure, _, cell = name.partition("[")
    return measure, [code.strip() for code in cell.rstrip("]").split(",")] if cell else []


class Knowledge:
    def __init__(self, report):
        self.report = report
        self.groups, self.index = [], {}  # (table, conditions); its number
        self.facts = []  # (form, low, high)
        self.targets = {}  # a figure's name and year: its form

    # ---- forms

    def count(self, table, conditions):
        key = (table, tuple(sorted(((field.name, tuple(sorted(classes))) for field, classes in conditions.items()))))
        if key not in self.index:
            self.index[key] = len(self.groups)
            self.groups.append((table, dict(conditions)))
        return Form((("count", self.index[key]), 1))

    def value(self, *name):
        return Form((("value", name), 1))

    def learn(self, form, low, high):
        self.facts.append((form, low, high))

    def cell(self, name, back):
        """The table and conditions of a figure's records."""
        measure, codes = parse(name)
        table, conditions = self.report.group(self.report.over(self.report.measures[measure]), back)
        for code, cells in zip(codes, self.report.axes(measure, back)):
            if code != "all":
                conditions = both(conditions, cells[code])
        return table, conditions

    def known(self, name, back, path):
        """Those of them whose value is known."""
        table, conditions = self.cell(name, back)
        field = self.report.field(table, path)
        return table, both(conditions, {field: field.known()}), field

    def form(self, name, back=0):
        """What a count, a distinct or a sum is in unknowns; of means the sum. None of other figures."""
        measure = self.report.measures.get(parse(name)[0])
        if not measure:
            return None
        if "count" in measure:
            return self.count(*self.cell(name, back))
        for kind in ("distinct", "sum", "mean"):
            if kind in measure:
                table, conditions = self.cell(name, back)
                key = tuple(sorted((field.name, tuple(sorted(classes))) for field, classes in conditions.items()))
                return self.value("distinct" if kind == "distinct" else "sum", measure[kind], table, key)
        return None

    # ---- what is printed

    def tell(self, rows):
        """Everything in figures.json."""
        for row in rows:
            name = row["id"]
            measure = self.report.measures.get(parse(name)[0])
            if not measure:
                continue
            self.tell_base(row, name, measure)
            for kind in ("count", "distinct", "sum", "mean", "median", "min", "max", "ratio", "difference"):
                if kind in measure:
                    getattr(self, "tell_" + kind)(row, name, measure)
        self.relate()

    def tell_count(self, row, name, measure):
        self.targets[name, 0] = self.form(name)
        if row["value"] is not None:
            self.learn(self.form(name), row["value"], row["value"])

    def tell_base(self, row, name, measure):
        """A percentage, and what it is out of."""
        form = self.form(name)
        if not form or row["percent"] is None:
            return
        if measure.get("of"):
            base = self.count(*self.report.group(measure["of"])) if "count" in measure else self.form(measure["of"])
        elif "count" in measure or "sum" in measure:
            base = self.form(parse(name)[0])
        else:
            return
        if row["base"] is not None and measure.get("percent-of") is None:
            self.learn(base, row["base"], row["base"])
            half = 0.5 * row["base"]
            self.learn(form.times(100), row["percent"] * row["base"] - half, row["percent"] * row["base"] + half)

    def tell_distinct(self, row, name, measure):
        form = self.targets[name, 0] = self.form(name)
        table, conditions, _ = self.known(name, 0, measure["distinct"])
        self.learn(self.count(table, conditions).plus(form, -1), 0, FAR)
        if row["value"] is not None:
            self.learn(form, row["value"], row["value"])

    def tell_known(self, row, name, path):
        """How many values a statistic is of, and that they are enough to print it."""
        table, conditions, field = self.known(name, 0, path)
        known, (_, all_of_them) = self.count(table, conditions), self.cell(name, 0)
        if row["known"] is not None:
            self.learn(known, row["known"], row["known"])
            self.learn(self.count(table, all_of_them), row["records"], row["records"])
        if row["value"] not in (None, 0) and path not in self.report.tables[table].get("publish", []):
            self.learn(known, MEANS_FROM, FAR)
        return table, conditions, field, known

    def by_class(self, table, conditions, field):
        for i in sorted(conditions[field]):
            yield field.classes[i], self.count(table, both(conditions, {field: frozenset([i])}))

    def tell_sum(self, row, name, measure):
        path = measure.get("sum") or measure["mean"]
        table, conditions, field, _ = self.tell_known(row, name, path)
        form = self.form(name)
        low, high = form, form
        for (least, most), count in self.by_class(table, conditions, field):
            low = None if low is None or least == -FAR else low.plus(count, -least)
            high = None if high is None or most == FAR else high.plus(count, -most)
        if low:
            self.learn(low, 0, FAR)
        if high:
            self.learn(high, -FAR, 0)
        if "sum" in measure and row["value"] is not None:
            self.learn(form, float(row["value"]), float(row["value"]))

    def tell_mean(self, row, name, measure):
        self.tell_sum(row, name, measure)
        if row["value"] is None:
            return
        table, conditions, _ = self.known(name, 0, measure["mean"])
        known, half = self.count(table, conditions), 0.5 * 10 ** -int(measure.get("decimals", 0))
        mean, form = float(row["value"]), self.form(name)
        self.learn(form.plus(known, -(mean - half)), 0, FAR)
        self.learn(form.plus(known, -(mean + half)), -FAR, 0)

    def sides(self, name, path, value, half):
        """Counts of what lies under, at and over a value."""
        table, conditions, field = self.known(name, 0, path)
        under, at, over = Form(), Form(), Form()
        for (least, most), count in self.by_class(table, conditions, field):
            if most < value - half:
                under = under.plus(count)
            elif least > value + half:
                over = over.plus(count)
            else:
                at = at.plus(count)
        return under, at, over

    def tell_median(self, row, name, measure):
        self.tell_known(row, name, measure["median"])
        if row["value"] is None:
            return
        under, at, over = self.sides(name, measure["median"], float(row["value"]), 0.5 * 10 ** -int(measure.get("decimals", 0)))
        known = under.plus(at).plus(over)
        self.learn(under.times(2).plus(known, -1), -FAR, 0)
        self.learn(over.times(2).plus(known, -1), -FAR, 0)

    def tell_extreme(self, row, name, path, sign):
        self.tell_known(row, name, path)
        if row["value"] is None:
            return
        under, at, over = self.sides(name, path, float(row["value"]), 0)
        beyond = under if sign < 0 else over
        self.learn(beyond, 0, 0)
        table, _ = self.cell(name, 0)
        self.learn(at, 1 if path in self.report.tables[table].get("publish", []) else HOLDERS, FAR)

    def tell_min(self, row, name, measure):
        self.tell_extreme(row, name, measure["min"], -1)

    def tell_max(self, row, name, measure):
        self.tell_extreme(row, name, measure["max"], 1)

    def parts(self, name, key):
        measure, _, cell = name.partition("[")
        return [self.form(part + ("[" + cell if cell else "")) for part in self.report.measures[measure][key]]

    def tell_ratio(self, row, name, measure):
        if row["value"] is None:
            return
        above, below = self.parts(name, "ratio")
        if not above or not below:
            return
        scale = 100 if measure.get("unit") == "percent" else int(measure.get("per", 1))
        decimals = int(measure.get("decimals", 0 if measure.get("unit") == "percent" else 1))
        half, value = 0.5 * 10**-decimals, float(row["value"])
        self.learn(above.times(scale).plus(below, -(value - half)), 0, FAR)
        self.learn(above.times(scale).plus(below, -(value + half)), -FAR, 0)

    def tell_difference(self, row, name, measure):
        one, other = self.parts(name, "difference")
        if row["value"] is not None and one and other:
            self.learn(one.plus(other, -1), float(row["value"]), float(row["value"]))

    # ---- what every reader knows of distinct values and sums

    def relate(self):
        """Distinct values and sums of parts and wholes, by their conditions."""
        seen = {}
        for form in list(self.targets.values()) + [fact[0] for fact in self.facts]:
            for key in form.terms:
                if key[0] == "value":
                    kind, path, table, conditions = key[1]
                    seen.setdefault((kind, path, table), {})[conditions] = key
        for (kind, _, _), list_of in seen.items():
            for one, inner in list_of.items():
                for other, outer in list_of.items():
                    if one != other and self.within(dict(one), dict(other)) and kind == "distinct":
                        self.learn(Form((outer, 1), (inner, -1)), 0, FAR)
        for name, measure in self.report.measures.items():
            if ("sum" in measure or "mean" in measure or "distinct" in measure) and "by" in measure and (name, "parts") not in self.targets:
                self.relate_parts(name, measure, seen)

    @staticmethod
    def within(one, other):
        return all(field in one and set(one[field]) <= set(classes) for field, classes in other.items())

    def relate_parts(self, name, measure, seen):
        """A sum's cells make the total; a distinct's are no fewer."""
        axes = self.report.axes(name)
        if len(axes) != 1 or any(field.kind == "codes" for cells in axes for made in cells.values() for field in made):
            return
        total = self.form(name)
        if not set(total.terms) <= {key for list_of in seen.values() for key in list_of.values()}:
            return
        rest = total.times(-1)
        for code in axes[0]:
            rest = rest.plus(self.form(f"{name}[{code}]"))
        self.learn(rest, 0, FAR if "distinct" in measure else 0)

    # ---- earlier years

    def tell_earlier(self, name, back, value):
        """A figure of an earlier year that is worked out from the records; None: withheld."""
        form = self.form(name, back)
        measure = self.report.measures[parse(name)[0]]
        if "count" not in measure:
            return
        self.targets[name, back] = form
        if value is not None:
            self.learn(form, value, value)
