"""Random small reports: a dictionary, records, populations, measures and facts in all combinations that the formats page allows."""

import datetime as dt
from fractions import Fraction

from evaluator.figures import Figures
from evaluator.records import Records
from evaluator.values import Day, Period, add_months

# What the generator may use.
ALL = {
    "starts", "holidays", "derived", "also", "empty", "where-sides", "working-days", "open-during", "years-period", "by-year", "by-open",
    "percentile", "difference", "ratio-of", "ratio-cells", "share-distinct", "share-sum", "percent-of", "totals",
    "merge", "top", "target", "percent-decimals", "units", "facts",
}  # fmt: skip

PERIODS = [("2021-04-01", "2022-03-31"), ("2021-01-01", "2021-12-31"), ("2021-08-01", "2022-07-31"), ("2021-09-01", "2022-08-31")]
AXES = {"code", "codes", "band", "boolean", "reference"}
STEPS = ["month", "quarter", "year"]


def maybe(r, value, missing=0.15):
    return None if r.random() < missing else value


class Generator:
    def __init__(self, r, on):
        self.r, self.on = r, on
        self.low, self.high = PERIODS[0]
        if self.has("starts") and r.random() < 0.5:
            self.low, self.high = r.choice(PERIODS)
        self.begin, self.end = dt.date.fromisoformat(self.low), dt.date.fromisoformat(self.high)
        self.edges = [self.low, self.high, (self.begin - dt.timedelta(1)).isoformat(), (self.end + dt.timedelta(1)).isoformat()]
        self.report = {"period": {"from": self.low, "to": self.high}}
        least = r.choice([0, 0, 0, 30])
        if least:
            self.report["percent-from"] = str(least)
        if self.has("holidays") and r.random() < 0.5:
            self.report["holidays"] = sorted({self.day(0).text for _ in range(12)})
        self.dictionary = self.make_dictionary()
        self.data = self.make_data()
        self.populations, self.measures = {}, {}
        self.facts = self.make_facts() if self.has("facts") else {}
        self.spec = {"populations": self.populations, "measures": self.measures}
        self.figures = Figures(self.report, Records(self.report, self.dictionary, self.data), self.spec, {"facts": self.facts})
        self.fields = {name: self.dotted(name) for name in self.dictionary["tables"]}
        for number in range(r.randrange(3, 14)):
            self.add_population(f"p.{number}")
        for number in range(r.randrange(8, 40)):
            self.add_measure(f"m.{number}")
        for number in range(r.randrange(2, 8)):
            self.add_compared(f"n.{number}")
        if self.has("ratio-cells"):
            for number in range(r.randrange(3)):
                self.add_compared_cells(f"o.{number}")

    def has(self, feature):
        return feature in self.on

    # ---- records

    def day(self, months=0.1, begin=None, length=900):
        """A day, often on an edge of the period, sometimes a month alone."""
        r = self.r
        if begin is None and r.random() < 0.3:
            return Day(r.choice(self.edges))
        start = begin or self.begin - dt.timedelta(400)
        text = (start + dt.timedelta(r.randrange(length))).isoformat()
        return Day(text[:7] if r.random() < months else text)

    def code_field(self, codes):
        """Codes with labels, and other spellings of some."""
        made = {}
        for code in codes:
            made[code] = {"label": f"{code.upper()} label", "also": [f"{code}{code} x", f"0{code}"]} if self.spelled(code) else f"{code.upper()} label"
        return {"type": "code", "codes": made}

    def spelled(self, code):
        return self.has("also") and code in "acxn"

    def make_dictionary(self):
        r = self.r
        cases = {
            "ref": {"type": "text", "required": "true"}, "child": {"type": "text"}, "begun": {"type": "date"}, "ended": {"type": "date"},
            "kind": self.code_field("abcd"), "tags": dict(self.code_field("xyz"), type="codes"),
            "age": {"type": "integer", "min": "0", "max": "25"},
            "band": {"type": "band", "of": "age", "bands": [{"label": "Under 13", "to": "12"}, {"label": "13 to 15", "from": "13", "to": "15"}, {"label": "16 and over", "from": "16"}]},
            "cost": {"type": "decimal"}, "flag": {"type": "boolean"}, "home": {"type": "reference", "table": "homes"},
            "days": {"type": "duration", "from": "begun", "to": "ended", "unit": "days"},
            "weeks": {"type": "duration", "from": "begun", "to": "ended", "unit": "weeks"},
            "visits": {"type": "records", "table": "visits", "parent": "case"}, "notes": {"type": "records", "table": "notes", "parent": "case"},
        }  # fmt: skip
        homes = {
            "key": {"type": "text", "required": "true"}, "area": self.code_field("nsw"), "beds": {"type": "integer"}, "rent": {"type": "decimal"},
        }  # fmt: skip
        visits = {"held": {"type": "date"}, "hours": {"type": "decimal", "min": "0"}, "sort": self.code_field("pq")}
        if self.has("derived"):
            self.derive(cases, homes, visits)
        if self.has("units"):
            homes["rent"]["unit"] = "£"
        dictionary = {
            "tables": {
                "homes": {"key": "key", "publish": ["beds"], "fields": homes},
                "cases": {"key": "ref", "date": "begun", "open": {"from": "begun", "to": "ended"}, "personal": "true", "fields": cases},
                "visits": {"date": "held", "fields": visits},
                "notes": {"fields": {"length": {"type": "integer", "min": "0"}}},
            }
        }  # fmt: skip
        if self.has("empty"):
            dictionary["empty"] = ["-", "not known"]
            dictionary["tables"]["cases"]["empty"] = ["N/K"]
            cases["child"]["empty"] = ["?"]
            cases["cost"]["empty"] = ["999"]
        return dictionary

    def derive(self, cases, homes, visits):
        r = self.r
        cases["born"], cases["seen"], cases["first-home"] = {"type": "date"}, {"type": "date"}, {"type": "reference", "table": "homes"}
        cases["age-begun"] = {"type": "age", "of": "born", "on": "begun"}
        cases["age-now"] = {"type": "age", "of": "born", "on": r.choice(["period.to", "period.from", "2021-10-31"])}
        cases["age-band"] = {"type": "band", "of": "age-now", "bands": [{"label": "Under 5", "under": "5"}, {"label": "5 to 11", "from": "5", "to": "11"}, {"label": "Over 11", "over": "11", "code": "big"}]}
        units = ["days", "weeks", "months", "years"] + (["working-days"] if self.has("working-days") else [])
        cases["wait"] = {"type": "duration", "from": "begun", "to": "seen", "unit": r.choice(units)}
        cases["months"] = {"type": "duration", "from": "begun", "to": "ended", "unit": r.choice(["months", "years"])}
        cases["so-far"] = {"type": "duration", "from": "begun", "to": "ended", "until": r.choice(["period.to", "period.to", "2021-12-31"]), "unit": r.choice(units)}
        cases["weeks-band"] = {"type": "band", "of": "weeks", "bands": [{"label": "Up to 4", "to": "4"}, {"label": "4 to 26", "over": "4", "under": "26"}, {"label": "26 and over", "from": "26"}]}
        cases["cost-band"] = {"type": "band", "of": "cost", "bands": [{"label": "Below", "under": "10.25"}, {"label": "Middle", "from": "10.25", "to": "30.1"}, {"label": "Above", "over": "30.1"}]}
        cases["seen-times"] = {"type": "count", "of": "visits"}
        cases["long-visits"] = {"type": "count", "of": "visits", "where": {"hours": {"after": "2.5"}}, "period": "all"}
        cases["times-band"] = {"type": "band", "of": "long-visits", "bands": [{"label": "None", "to": "0"}, {"label": "One", "from": "1", "to": "1"}, {"label": "More", "over": "1"}]}
        homes["now-here"] = {"type": "count", "of": "cases", "by": "home", "where": {"kind": {"not": "d"}}}
        homes["ever-first"] = {"type": "count", "of": "cases", "by": "first-home", "period": "all"}
        for field in ("seen-times", "long-visits"):
            if r.random() < 0.3:
                cases[field]["where"] = {"sort": r.choice(["p", "q", "unknown"])}

    def spell(self, code):
        """One of the spellings of a code."""
        if code is None or not self.spelled(code) or self.r.random() < 0.5:
            return code
        return self.r.choice([f"{code}{code} x", f"{code}{code} X", f"0{code}", f"0{code.upper()}"])

    def gap(self, value, *texts):
        """An unknown value, written in one of the ways there are."""
        if value is None and self.has("empty"):
            return self.r.choice([None, "-", "not known", *texts])
        return value

    def make_case(self, number):
        r = self.r
        begun = maybe(r, self.day(), 0.08)
        start = begun.first if begun and not begun.month else (begun.last if begun else self.begin + dt.timedelta(60))
        ended = self.day(begin=start + dt.timedelta(r.choice([0, 1, 5])), length=300) if r.random() < 0.6 else None
        if ended and ended.month and ended.first < start:
            ended = None
        case = {
            "ref": f"c{number}", "child": self.gap(maybe(r, f"k{r.randrange(30)}"), "?"), "begun": begun and begun.text, "ended": ended and ended.text,
            "kind": self.gap(self.spell(maybe(r, r.choice("aaabbcd"))), "N/K"), "tags": [self.spell(tag) for tag in sorted(set(r.choices("xyz", k=r.randrange(4))))],
            "age": self.gap(maybe(r, str(r.randrange(7, 20)))), "cost": self.gap(maybe(r, f"{r.randrange(-500, 5000) / 100:.{r.randrange(3)}f}"), "999"),
            "flag": maybe(r, r.choice(["yes", "no", "true", "false"])), "home": maybe(r, f"h{r.randrange(4)}"),
        }  # fmt: skip
        if self.has("derived"):
            born = self.day(0.05, dt.date(2002, 1, 1), 4700)
            case["born"] = maybe(r, r.choice([born.text, born.text, "2008-02-29", f"2010{self.low[4:]}", f"2010{self.high[4:]}"]))
            case["seen"] = maybe(r, self.day(0.05, start - dt.timedelta(r.choice([0, 0, 40])), 60).text)
            case["first-home"] = maybe(r, f"h{r.randrange(4)}")
        case["visits"] = [
            {"held": maybe(r, self.day()) and self.day().text, "hours": maybe(r, f"{r.randrange(40) / 4:g}"), "sort": maybe(r, r.choice("pq"))}
            for _ in range(r.choice([0, 0, 1, 2, 3]))
        ]  # fmt: skip
        for visit in case["visits"]:
            visit["held"] = maybe(r, visit["held"])
        case["notes"] = [{"length": maybe(r, str(r.randrange(50)))} for _ in range(r.choice([0, 0, 1, 2]))]
        return case

    def make_data(self):
        r = self.r
        homes = [
            {"key": f"h{i}", "area": self.spell(maybe(r, r.choice("nsw"))), "beds": maybe(r, str(r.randrange(9))), "rent": f"{r.randrange(9, 400000) / 100:g}"}
            for i in range(4)
        ]
        return {"homes": homes, "cases": [self.make_case(i) for i in range(r.choice([0, 3, 12, 20, 40, 90]))]}

    def make_facts(self):
        r = self.r
        facts = {f"f{i}": {"value": f"{r.randrange(-2000, 400000) / 100:.{r.randrange(3)}f}", "label": "A fact", "source": "A source"} for i in range(3)}
        if self.has("units"):
            facts["f0"]["unit"] = "£"
        facts["by-kind"] = {"label": "Fact by kind", "source": "A source", "values": {code: str(r.randrange(0, 3000)) for code in "abcd"}}
        return facts

    # ---- fields and conditions

    def dotted(self, table):
        """Every name that reaches a field from a table, with the field: its own, and those one or two dots away."""
        records, found = self.figures.records, {}
        for name, field in records.tables[table].fields.items():
            if field.type != "records":
                found[name] = field
            if field.type == "reference":
                for inner, other in records.tables[field.spec["table"]].fields.items():
                    if inner != "key" and other.type not in ("records",) and inner not in ("now-here", "ever-first"):
                        found[f"{name}.{inner}"] = other
        if records.tables[table].parent:
            up, name = records.tables[table].parent
            for inner, other in self.dotted(up.name).items():
                found[f"{name}.{inner}"] = other
        return found

    def random_value(self, table, name, whole=False):
        """WHOLE: one that a record may have; of what is no decimal, no fraction."""
        r, field = self.r, self.fields[table][name]
        if field.type in ("code", "codes", "band", "boolean"):
            return r.choice(field.codes())
        if field.type == "reference":
            return f"h{r.randrange(4)}"
        if field.type == "text":
            known = [self.figures.records.get(x, name) for x in self.figures.records.tables[table].records]
            return r.choice([value for value in known if value] or ["h1"])
        if field.type == "date":
            return r.choice(["period.from", "period.to", self.day(0.3).text])
        near = [self.figures.records.get(x, name) for x in self.figures.records.tables[table].records]
        near = [value for value in near if value is not None]
        exact = r.choice(near) if near and r.random() < 0.7 else Fraction(r.randrange(1, 20))
        exact += r.choice([0, 0, 0, Fraction(1, 100), Fraction(-1, 2), Fraction(1, 2)])
        fraction = r.random() < 0.6 and (field.type == "decimal" or (field.type == "duration" and not whole))
        return f"{int(exact * 100) / 100:.2f}" if fraction else str(int(exact))

    def random_wanted(self, table, name, depth=0):
        r, field = self.r, self.fields[table][name]
        ordered = field.type == "date" or field.number
        choice = r.random()
        if depth == 0 and choice < 0.25:
            return {"not": self.random_wanted(table, name, 1)}
        if ordered and choice < 0.7:
            return self.random_range(table, name)
        if choice < 0.75:
            return self.random_value(table, name, whole=True)
        if choice < 0.8:
            return "unknown"
        options = [self.random_value(table, name, whole=True) for _ in range(r.randrange(1, 4))]
        return options + (["unknown"] if r.random() < 0.3 else [])

    def random_range(self, table, name):
        """One side, or a lower and an upper one in this order."""
        r, date = self.r, self.fields[table][name].type == "date"
        low, high = r.choice(["from", "after"]), r.choice(["to", "before"])
        if r.random() < 0.5:
            return {r.choice([low, high]): self.random_value(table, name)}
        one, other = self.random_value(table, name), self.random_value(table, name)
        key = (lambda text: self.figures.records.day(None, text).first) if date else Fraction
        one, other = sorted([one, other], key=key)
        if date or self.may_lie(self.fields[table][name], low, key(one), high, key(other)):
            return {low: one, high: other} if key(one) < key(other) else {"from": one, "to": other}
        return {low: one}

    def may_lie(self, field, low, one, high, other):
        """Can a value lie between the bounds? One that is no decimal goes in whole steps; of weeks, in days."""
        if field.type == "decimal":
            return True
        step = Fraction(1, 7) if field.spec.get("unit") == "weeks" else 1
        if one == other:
            return one % step == 0
        first = -(-one // step) * step
        first += step if low == "after" and first == one else 0
        return first < other or (first == other and high == "to")

    # ---- populations

    def add_population(self, name):
        r = self.r
        parent = r.choice(list(self.populations) + list(self.fields))
        table, _ = self.figures.root(parent)
        on_table, keys = parent not in self.populations, {"from": parent}
        if table.name == "cases" and r.random() < 0.2:
            if self.has("open-during") and r.random() < 0.5:
                keys["open-during"] = r.choice(["period", self.year(-1), self.year(0)])
            else:
                keys["open-on"] = r.choice(["period.to", "period.from", "2021-09-15"])
        elif on_table and table.name != "homes":
            if r.random() < 0.4:
                keys["period"] = r.choice(["all", "before", self.year(-1), self.year(0)])
                if self.has("years-period") and r.random() < 0.4:
                    keys["period"] = {"years": str(r.randrange(1, 5))}
            if r.random() < 0.15 and table.name == "cases":
                keys["dated"] = r.choice(["ended", "seen"]) if self.has("derived") else "ended"
        names = [field for field in self.fields[table.name] if r.random() < 1.2 / len(self.fields[table.name])]
        if names:
            keys["where"] = {field: self.random_wanted(table.name, field) for field in names}
        keys["label"] = f"Population {name}"
        self.populations[name] = keys
        if r.random() < 0.5:
            wider = self.wider(name)
            if wider:
                keys["of"] = r.choice(wider)

    def year(self, back):
        return self.figures.period.name_of(self.begin.year + back)

    def wider(self, name):
        """The populations and tables that hold every record of a population or a table."""
        rows, (table, _) = {id(x) for x in self.figures.rows(name)}, self.figures.root(name)
        names = [table.name] + [p for p in self.populations if p != name and self.figures.root(p)[0] is table]
        return [p for p in names if rows <= {id(x) for x in self.figures.rows(p)} and not self.leads(p, name)]

    def leads(self, name, wanted):
        """Does the base of a population lead back to another?"""
        while name in self.populations and "of" in self.populations[name]:
            name = self.populations[name]["of"]
            if name == wanted:
                return True
        return False

    # ---- measures

    def stands_open(self, population):
        """Can a measure be broken down by how many were open? Not where the population itself asks what is open on a day."""
        table, _ = self.figures.root(population)
        while population in self.populations:
            if "open-on" in self.populations[population] or "open-during" in self.populations[population]:
                return False
            population = self.populations[population]["from"]
        return table.name == "cases"

    def random_axes(self, table, population, spec):
        r, axes = self.r, []
        names = [name for name, field in self.fields[table].items() if field.type in AXES]
        dates = [name for name, field in self.fields[table].items() if field.type == "date" and not name.endswith("born")]
        for _ in range(r.choice([0, 0, 1, 1, 1, 2])):
            if self.has("by-open") and self.stands_open(population) and r.random() < 0.15 and not any("open" in x for x in axes if isinstance(x, dict)):
                axes.append({"open": r.choice(STEPS)})
            elif dates and r.random() < 0.3:
                axes.append({r.choice(dates): r.choice(STEPS if self.has("by-year") else STEPS[:2])})
            elif names:
                axes.append(r.choice(names))
        if axes:
            spec["by"] = axes[0] if len(axes) == 1 and r.random() < 0.8 else axes
        return axes

    def add_measure(self, name):
        r = self.r
        population = r.choice(list(self.populations) + list(self.fields))
        table = self.figures.root(population)[0].name
        numbers = [field for field, one in self.fields[table].items() if one.number]
        kinds = ["count", "count", "count", "distinct", "sum", "mean", "median", "min", "max"]
        kind = r.choice(kinds + (["percentile"] if self.has("percentile") else []))
        if kind not in ("count", "distinct") and not numbers:
            kind = "count"
        spec = {"label": f"Measure {name}"}
        if kind == "count":
            spec["count"] = population
        else:
            spec[kind] = r.choice(list(self.fields[table]) if kind == "distinct" else numbers)
            spec["over"] = population
        if kind == "percentile":
            spec["at"] = str(r.choice([1, 5, 10, 25, 50, 75, 80, 90, 95, 99]))
        if r.random() < 0.2:
            spec["decimals"] = str(r.randrange(3))
        if self.has("units") and r.random() < 0.15 and kind not in ("count", "distinct"):
            spec["unit"] = r.choice(["£", "weeks", "percent"])
        axes = self.random_axes(table, population, spec)
        if axes and r.random() < 0.3:
            spec["sort"] = "count"
        if self.has("percent-decimals") and kind == "sum" and r.random() < 0.4:
            spec["percent-decimals"] = str(r.randrange(3))
        if self.has("target") and not axes and r.random() < 0.2:
            spec["target"] = str(r.randrange(100))
            spec["better"] = r.choice(["higher", "lower"])
        self.add_shares(name, spec, kind, population, axes)
        self.add_groups(spec, kind, axes, table)
        self.measures[name] = spec

    def add_shares(self, name, spec, kind, population, axes):
        r = self.r
        if kind == "count" and not axes and r.random() < 0.5:
            spec["of"] = r.choice([population] + self.wider(population))
        if kind in ("distinct", "sum") and self.has(f"share-{kind}") and not axes and r.random() < 0.6:
            wider = [population] + self.wider(population)
            self.measures[f"{name}.of"] = {"label": "A base", kind: spec[kind], "over": r.choice(wider)}
            spec["of"] = f"{name}.of"
        stock = any("open" in by for by in axes if isinstance(by, dict))
        if len(axes) == 2 and kind in ("count", "distinct", "sum") and not stock and self.has("percent-of") and r.random() < 0.4:
            spec["percent-of"] = r.choice(["row", "column"])
        if len(axes) == 2 and kind in ("count", "sum") and self.has("totals") and r.random() < 0.5:
            spec["totals"] = r.choice(["both", "rows", "columns", "none"])

    def add_groups(self, spec, kind, axes, table):
        r = self.r
        plain = [by for by in axes if not isinstance(by, dict)]
        if not plain or len(plain) < len(axes) and kind in ("count", "sum") and r.random() < 0.5:
            return
        by = r.choice(plain)
        codes = [code for code in self.figures.axis(by, table, []).codes if code != "unknown"]
        others = [code for other in plain if other != by for code in self.figures.axis(other, table, []).codes if code != "unknown"]
        if by is not axes[0] and not self.has("merge-second"):
            return
        if plain.count(by) > 1 or set(codes) & set(others) or len(codes) < 3:
            return
        if self.has("merge") and r.random() < 0.25:
            spec["merge"] = [{"code": r.choice(["rest", "others"]), "label": "Others", "of": r.sample(codes, r.randrange(2, len(codes)))}]
            if len(codes) - len(spec["merge"][0]["of"]) >= 2 and r.random() < 0.3:
                left = [code for code in codes if code not in spec["merge"][0]["of"]]
                spec["merge"].append({"code": "more", "label": "More", "of": left[:2]})
        elif self.has("top") and r.random() < 0.25 and kind in ("count", "distinct") and len(axes) == 1:
            spec["top"] = {"keep": str(r.randrange(1, len(codes))), "code": "rest", "label": "The rest"}

    def singles(self):
        """Everything that is one number."""
        plain = [m for m, spec in self.measures.items() if "by" not in spec and spec.get("unit") != "percent" and "per" not in spec]
        facts = [f"fact.{name}" for name, spec in self.facts.items() if "value" in spec]
        return plain + list(self.populations) + facts

    def add_compared(self, name):
        r, singles = self.r, self.singles()
        kind = "difference" if self.has("difference") and r.random() < 0.5 else "ratio"
        spec = {"label": f"Compared {name}", kind: [r.choice(singles), r.choice(singles)]}
        self.refine(spec, kind)
        self.measures[name] = spec

    def refine(self, spec, kind):
        r = self.r
        if kind == "ratio" and self.has("ratio-of"):
            spec.update(r.choice([{}, {"unit": "percent"}, {"per": "10000"}, {"per": "1000", "unit": "children"}]))
        if r.random() < 0.3:
            spec["decimals"] = str(r.randrange(4))

    def add_compared_cells(self, name):
        """Two breakdowns over the same categories, or one and a fact with values of the same codes."""
        r = self.r
        table = r.choice(["cases", "visits"])
        by = r.choice([field for field, one in self.fields[table].items() if one.type in AXES])
        bys = [by, r.choice(["flag", "band"])] if table == "cases" and by not in ("flag", "band") and r.random() < 0.2 else by
        inside = [p for p in self.populations if self.figures.root(p)[0].name == table] + [table]
        numbers = [field for field, one in self.fields[table].items() if one.number]
        for part in ("a", "b"):
            kind = r.choice(["count", "count", "distinct", "sum", "mean"])
            if kind == "count":
                spec = {"label": f"Part {part}", "count": r.choice(inside)}
            else:
                spec = {"label": f"Part {part}", kind: r.choice(numbers), "over": r.choice(inside)}
            self.measures[f"{name}.{part}"] = dict(spec, by=bys)
        other = f"{name}.b"
        kind = "difference" if self.has("difference") and r.random() < 0.5 else "ratio"
        if self.facts and by.split(".")[-1] == "kind" and bys == by and r.random() < 0.7:
            other = "fact.by-kind"
        spec = {"label": f"Compared {name}", kind: [f"{name}.a", other]}
        self.refine(spec, kind)
        self.measures[name] = spec


def random_report(r, on=frozenset(ALL)):
    return Generator(r, on)


__all__ = ["ALL", "Generator", "Period", "add_months", "random_report"]
