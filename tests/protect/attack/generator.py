"""Random reports made to be hard to protect: nested groups, one group cut two and three ways, cross-tables, percentages, means, ratios,
distinct values, extremes, prose and earlier years; with few records in most cells."""

import datetime as dt
import json

KINDS, PLACES, TAGS = ["stay", "move", "school", "home"], ["north", "south", "west"], ["calm", "busy", "late"]

# What an edition may say of its protection: nothing; read by nobody else; what groups leave is protected; all figures are files.
APART, COMPLEMENTS, FIGURES = "apart", "complements", "figures"
SETTINGS = ["", APART, FIGURES, COMPLEMENTS]

REPORT = """title: T
council: C
team: X
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: county
editions:
  open: {formats: [site], marking: OFFICIAL, disclosure: {method: none}}
  shut: {formats: [site], disclosure: {method: suppress, protect: [1, 5]}}
@documents:
  main: {title: M, sections: [one]}
"""


def report_with(setting):
    """The report's own file. Of an edition that stands apart there is another, which shows what it likes."""
    other = "  brief: {formats: [html], disclosure: {method: suppress, protect: [1, 5]}}\n" if setting == APART else ""
    said = {APART: ("formats: [site]", "formats: [site], apart: true"), FIGURES: ("formats: [site]", "formats: [site], figures: all"),
            COMPLEMENTS: ("protect: [1, 5]", "protect: [1, 5], complements: protect")}.get(setting, ("", ""))  # fmt: skip
    open_to_all, shut = REPORT.split("  shut:")
    return open_to_all + "  shut:" + shut.replace(*said).replace("@", other)


def codes(some):
    return {code: code.title() for code in some}


class Generated:
    def __init__(self, r, earlier=True, setting=""):
        self.r, self.earlier, self.setting = r, earlier, setting
        self.tables = {"cases": self.table()}
        self.records = [self.record(i) for i in range(r.choice([25, 60, 120, 240]))]
        self.populations, self.measures, self.lines = {}, {}, []
        self.add_populations()
        for number in range(r.randrange(4, 13)):
            self.add_measure(f"m.{number}")
        self.add_compared()
        self.narrate()

    def table(self):
        under, middle = self.r.choice([10, 13]), self.r.choice([14, 16])
        self.field_names = ["kind", "place", "young", "band", "flag", "tags"]
        return {
            "key": "ref", "date": "begun", "open": {"from": "begun", "to": "ended"}, "personal": True,
            "fields": {
                "ref": {"type": "text", "required": True}, "child": {"type": "text"}, "begun": {"type": "date", "required": True},
                "ended": {"type": "date"}, "kind": {"type": "code", "codes": codes(KINDS), "required": self.r.random() < 0.5},
                "place": {"type": "code", "codes": codes(PLACES)}, "flag": {"type": "boolean"}, "tags": {"type": "codes", "codes": codes(TAGS)},
                "age": {"type": "integer", "min": 0, "max": 20}, "score": {"type": "integer", "min": 0, "max": 10},
                "young": {"type": "band", "of": "age", "bands": [{"label": "Younger", "under": 13}, {"label": "Older", "from": 13}]},
                "band": {"type": "band", "of": "age", "bands": [{"label": "Low", "under": under}, {"label": "Middle", "from": under, "to": middle}, {"label": "High", "over": middle}]},
            },
        }  # fmt: skip

    def record(self, number):
        r = self.r
        begun = dt.date(2020, 4, 1) + dt.timedelta(min(729, max(0, int(r.gauss(480, 200)))))
        made = {"ref": f"r{number}", "child": f"c{r.randrange(max(4, number))}", "begun": begun.isoformat()}
        made["kind"] = r.choices(KINDS, [12, 6, 2, 1])[0]
        if r.random() < 0.95:
            made["place"] = r.choices(PLACES, [8, 3, 1])[0]
        if r.random() < 0.6:
            made["ended"] = min(begun + dt.timedelta(r.randrange(1, 300)), dt.date(2022, 6, 30)).isoformat()
        if r.random() < 0.97:
            made["flag"] = r.choices(["yes", "no"], [6, 1])[0]
        if r.random() < 0.9:
            made["tags"] = sorted(r.sample(TAGS, r.choices([1, 2, 3], [6, 3, 1])[0]))
        if r.random() < 0.97:
            made["age"] = min(20, max(0, int(r.gauss(13, 4))))
        made["score"] = r.randrange(11)
        return made

    def where(self):
        r = self.r
        field = r.choice(["kind", "place", "flag", "age", "young", "ended", "tags"])
        wanted = {
            "kind": [r.choice(KINDS), {"not": r.choice(KINDS)}, r.sample(KINDS, 2)],
            "place": [r.choice(PLACES), {"not": r.choice(PLACES)}], "flag": ["yes", "no"],
            "age": [{"from": r.randrange(6, 15)}, {"to": r.randrange(10, 17)}, {"from": 10, "to": 15}],
            "young": ["younger", "older"], "ended": [{"to": "period.to"}, "unknown"], "tags": [r.choice(TAGS), {"not": r.choice(TAGS)}],
        }  # fmt: skip
        return {field: r.choice(wanted[field])}

    def add_populations(self):
        r = self.r
        self.populations["p.0"] = {"from": "cases"}
        for number in range(1, r.randrange(4, 9)):
            parent = r.choice(list(self.populations)) if r.random() < 0.7 else "p.0"
            made = {"from": parent, "where": self.where()}
            if r.random() < 0.15:
                made = {"from": "p.0", "open-on": "period.to"}
            self.populations[f"p.{number}"] = made
        if r.random() < 0.4:
            self.populations["before"] = {"from": "cases", "period": r.choice(["2020-21", "all", "before"])}
        for name, made in self.populations.items():
            if r.random() < 0.85:
                made["label"] = f"Group {name}"
                if made["from"] in self.populations and r.random() < 0.6:
                    made["of"] = made["from"]

    def axis(self, over):
        """A field; of a group of this year alone sometimes its months or quarters."""
        r = self.r
        step = r.random() < 0.12 and over != "before"
        return {"begun": r.choice(["quarter", "month"])} if step else r.choice(self.field_names)

    def add_measure(self, name):
        r, over = self.r, self.r.choice(list(self.populations))
        chance = r.random()
        if chance < 0.45:
            made = {"count": over, "by": self.axis(over)}
            if made["by"] == "kind" and r.random() < 0.3:
                made["merge"] = [{"code": "rest", "label": "Rest", "of": r.sample(KINDS, 2)}]
        elif chance < 0.6:
            made = {"count": over, "by": r.sample(self.field_names, 2)}
        elif chance < 0.7:
            made = {"distinct": "child", "over": over}
            if r.random() < 0.5:
                made["by"] = r.choice(self.field_names)
        elif chance < 0.82:
            made = {r.choice(["mean", "mean", "sum"]): r.choice(["score", "age"]), "over": over}
            if r.random() < 0.6:
                made["by"] = r.choice(self.field_names)
        else:
            made = {r.choice(["median", "min", "max"]): "age", "over": over}
        self.measures[name] = {"label": f"Measure {name}"} | made

    def add_compared(self):
        r = self.r
        named = [name for name, made in self.populations.items() if "label" in made]
        for number in range(r.randrange(3) if len(named) > 1 else 0):
            one, other = r.sample(named, 2)
            kind = r.choice([{"ratio": [one, other], "unit": "percent"}, {"ratio": [one, other]}, {"difference": [one, other]}])
            self.measures[f"n.{number}"] = {"label": f"Compared {number}"} | kind

    def narrate(self):
        """What is printed: most measures in tables, most groups in sentences, some with the year before."""
        r, years = self.r, self.earlier and self.r.random() < 0.5
        for name, made in self.measures.items():
            if r.random() < 0.9:
                back = years and "by" in made and isinstance(made["by"], str) and "count" in made and r.random() < 0.4
                more = "years: 2\n" if back and "period" not in str(self.populations.get(made["count"])) else ""
                self.lines.append(f"```table\nmeasure: {name}\ncaption: Table {name}\n{more}```\n")
        for name, made in self.populations.items():
            if "label" in made and r.random() < 0.9:
                self.lines.append(f"We had {{{{ {name} }}}} records.\n")
                if years and not made.get("period") and r.random() < 0.6:
                    self.lines.append(f"Year before of {name}: {{{{ {name} | previous }}}} then.\n")

    def write(self, folder):
        for name in ("data", "narrative"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "report.yaml").write_text(report_with(self.setting))
        (folder / "dictionary.yaml").write_text(json.dumps({"tables": self.tables}))
        (folder / "measures.yaml").write_text(json.dumps({"populations": self.populations, "measures": self.measures}))
        (folder / "data/cases.yaml").write_text("".join(f"- {json.dumps(record)}\n" for record in self.records))
        (folder / "narrative/one.md").write_text("---\ntitle: One\n---\n" + "\n".join(self.lines))
