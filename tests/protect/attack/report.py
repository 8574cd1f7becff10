"""What lies open of a report beside its figures: dictionary.yaml, measures.yaml and the period. Groups become conditions on fields."""

import datetime as dt

import yaml
from attack.classes import UNKNOWN, Field, day, plain

KINDS = ("count", "distinct", "sum", "mean", "median", "min", "max", "ratio", "difference")


class Loader(yaml.SafeLoader):
    """All scalars as text but yes, no and nothing."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":bool", ":null", ":merge"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path):
    return yaml.load(path.read_text(encoding="utf-8-sig"), Loader) or {} if path.exists() else {}


def year_back(text, years=1):
    year, rest = str(text).split("-", 1)
    return f"{int(year) - years}-{rest}"


class Report:
    def __init__(self, folder):
        self.tables = load(folder / "dictionary.yaml")["tables"]
        spec = load(folder / "measures.yaml")
        self.populations = spec.get("populations") or {}
        self.measures = dict(spec.get("measures") or {})
        period = load(folder / "report.yaml")["period"]
        self.first, self.last = period["from"], period["to"]
        self.fields = {}
        self.cutting = True
        for name, population in self.populations.items():
            if "label" in population:
                self.measures[name] = {"count": name, "of": population.get("of")}
        for one in (0, 1):  # this year's conditions and an earlier year's cut the fields
            for name in list(self.populations) + list(self.tables):
                self.group(name, one)
            for name, measure in self.measures.items():
                if self.over(measure):
                    self.axes(name, one)
        for field in self.fields.values():
            field.finish()
        self.cutting = False

    # ---- fields

    def spec_of(self, table, path):
        name, _, rest = path.partition(".")
        spec = self.tables[table]["fields"].get(name)
        if not rest:
            return spec
        if spec is None:
            for other, one in self.tables.items():
                for nested in one["fields"].values():
                    if nested.get("table") == table and nested.get("parent") == name:
                        return self.spec_of(other, rest)
        return self.spec_of(spec["table"], rest)

    def field(self, table, path):
        """The field of a path; of a band, that below it."""
        spec = self.spec_of(table, path)
        if spec["type"] == "band":
            path = ".".join(path.split(".")[:-1] + [spec["of"]])
            spec = self.spec_of(table, path)
        if (table, path) not in self.fields:
            self.fields[table, path] = Field((table, path), spec)
            if not self.cutting:  # nothing tells its values apart
                self.fields[table, path].finish()
        return self.fields[table, path]

    def bands(self, table, path):
        """The codes of a band and their ranges; None of any other field."""
        spec = self.spec_of(table, path)
        if spec["type"] != "band":
            return None
        return {one.get("code", one["label"].lower().replace(" ", "-")): {k: v for k, v in one.items() if k not in ("label", "code")} for one in spec["bands"]}

    # ---- conditions: {field: classes}

    def narrow(self, made, field, wanted):
        if self.cutting:
            field.cut(wanted)
            return
        made[field] = made.get(field, frozenset(range(len(field.classes)))) & field.allowed(wanted)

    def condition(self, made, table, path, wanted):
        bands, field = self.bands(table, path), self.field(table, path)
        if not bands:
            self.narrow(made, field, wanted)
            return
        some = wanted["not"] if isinstance(wanted, dict) else wanted
        ranges = [bands.get(plain(one), UNKNOWN) for one in (some if isinstance(some, list) else [some])]
        self.narrow(made, field, {"not": ranges} if isinstance(wanted, dict) else ranges)

    def ends(self, back):
        return year_back(self.first, back), year_back(self.last, back)

    def dates(self, value, back):
        """Period's days in a condition, replaced."""
        first, last = self.ends(back)
        names = {"period.from": first, "period.to": last}
        if isinstance(value, dict):
            return {key: self.dates(one, back) for key, one in value.items()}
        return [self.dates(one, back) for one in value] if isinstance(value, list) else names.get(value, value)

    def open_on(self, made, table, when):
        spec = self.tables[table]["open"]
        self.narrow(made, self.field(table, spec["from"]), {"to": when})
        self.narrow(made, self.field(table, spec["to"]), [{"after": when}, UNKNOWN])

    def period(self, made, table, population, back):
        first, last = self.ends(back)
        date, wanted = population.get("dated", self.tables[table].get("date")), population.get("period")
        if not date or wanted == "all":
            return
        if wanted == "before":
            span = {"before": first}
        elif isinstance(wanted, dict):
            span = {"from": year_back(first, int(wanted["years"]) - 1), "to": last}
        elif wanted:
            begin = f"{wanted[:4]}-{self.first[5:]}"
            end = dt.date.fromisoformat(year_back(begin, -1)) - dt.timedelta(1)
            span = {"from": begin, "to": end.isoformat()}
        else:
            span = {"from": first, "to": last}
        self.narrow(made, self.field(table, date), span)

    def group(self, name, back=0):
        """The table and the conditions of a population or a whole table."""
        if name not in self.populations:
            made = {}
            self.period(made, name, {}, back)
            return name, made
        population = self.populations[name]
        if population["from"] in self.populations:
            table, made = self.group(population["from"], back)
        else:
            table, made = population["from"], {}
            if "open-on" not in population:
                self.period(made, table, population, back)
        if "open-on" in population:
            self.open_on(made, table, self.dates(population["open-on"], back))
        for path, wanted in (population.get("where") or {}).items():
            self.condition(made, table, path, self.dates(wanted, back))
        return table, made

    # ---- breakdowns

    @staticmethod
    def over(measure):
        return measure.get("count") or measure.get("over")

    def steps(self, date, step, back):
        """Months, quarters or years of the period and their spans."""
        first, last = (dt.date.fromisoformat(one) for one in self.ends(back))
        size, found, at = {"month": 1, "quarter": 3, "year": 12}[step], {}, first
        while at <= last:
            month = at.month - 1 + size
            after = at.replace(year=at.year + month // 12, month=month % 12 + 1)
            code = {"month": f"{at:%Y-%m}", "quarter": f"{at.year}-Q{(at.month + 2) // 3}", "year": f"{at.year}-{(at.year + 1) % 100:02}"}[step]
            found[code] = {"from": at.isoformat(), "to": (after - dt.timedelta(1)).isoformat()}
            at = after
        return found

    def axis(self, table, by, back):
        """The cells of one breakdown: {code: (path, condition)}."""
        if isinstance(by, dict):
            (path, step), = by.items()
            found = self.steps(path, step, back)
        else:
            path = by
            spec = self.spec_of(table, path)
            found = {"yes": "yes", "no": "no"} if spec["type"] == "boolean" else {code: code for code in self.bands(table, path) or spec.get("codes", {})}
        return {code: (path, one) for code, one in found.items()} | {UNKNOWN: (path, UNKNOWN)}

    def axes(self, name, back=0):
        """The cells of each of a measure's breakdowns: {code: {field: classes}}."""
        measure, found = self.measures[name], []
        by = measure.get("by")
        table, _ = self.group(self.over(measure), back)
        merge = {code: one["code"] for one in measure.get("merge", []) for code in one["of"]}
        for one in by if isinstance(by, list) else [by] if by else []:
            cells = {}
            for code, (path, wanted) in self.axis(table, one, back).items():
                made = {}
                self.condition(made, table, path, wanted)
                into = cells.setdefault(merge.get(code, code), {})
                for field, classes in made.items():
                    into[field] = into.get(field, frozenset()) | classes
            found.append(cells)
        return found


def both(one, other):
    """Conditions that hold together."""
    made = dict(one)
    for field, classes in other.items():
        made[field] = made.get(field, classes) & classes
    return made
