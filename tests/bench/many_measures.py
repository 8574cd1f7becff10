"""A report of 200 measures with some 3,000 cells, whose tables and groups overlap: what protecting it takes is measured on it."""

import json
import random
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "protect"))

from shut_report import REPORT  # noqa: E402

FIELDS = {"kind": 6, "place": 9, "reason": 12, "status": 4, "month": 12}
TABLES, GROUPS, MEASURES, RECORDS = 4, 6, 200, 4000
CROSSED = 0.1  # of the measures are tables of two fields


def codes(name):
    return [f"{name[0]}{i}" for i in range(FIELDS[name])]


def unequal(choices, chance):
    """One of CHOICES, the first ones much more often: as reasons and places are, of which many are rare."""
    return choices[min(int(chance.expovariate(3 / len(choices))), len(choices) - 1)]


def groups_of(table, chance):
    """Groups of a table, most of them parts of another, each with a condition on one field."""
    groups = {f"{table}-0": {"from": table, "label": f"All of {table}"}}
    for i in range(1, GROUPS):
        field = chance.choice(list(FIELDS))
        some = chance.sample(codes(field), len(codes(field)) // 2)
        groups[f"{table}-{i}"] = {"from": f"{table}-{chance.randrange(min(i, 4))}", "where": {field: some}, "label": f"Group {i} of {table}"}
    return groups


def measure_of(number, table, chance):
    fields = list(FIELDS)
    by = chance.sample(fields, 2) if chance.random() < CROSSED else chance.choice(fields)
    return {"label": f"Measure {number}", "count": f"{table}-{chance.randrange(GROUPS)}", "by": by}


def record(number, chance):
    return {"ref": f"r{number}"} | {name: unequal(codes(name), chance) for name in FIELDS}


def write(folder, seed=1):
    chance = random.Random(seed)
    for name in ("data", "narrative"):
        (folder / name).mkdir(parents=True)
    fields = {"ref": {"type": "text", "required": True}}
    fields |= {name: {"type": "code", "required": True, "codes": {code: code.upper() for code in codes(name)}} for name in FIELDS}
    names = [f"table-{i}" for i in range(TABLES)]
    populations = {}
    for name in names:
        populations |= groups_of(name, chance)
        rows = (record(i, chance) for i in range(RECORDS // TABLES))
        (folder / f"data/{name}.yaml").write_text("".join(f"- {json.dumps(row)}\n" for row in rows))
    measures = {f"m{i}": measure_of(i, names[i % TABLES], chance) for i in range(MEASURES)}
    (folder / "report.yaml").write_text(REPORT)
    (folder / "dictionary.yaml").write_text(json.dumps({"tables": {name: {"key": "ref", "fields": fields} for name in names}}))
    (folder / "measures.yaml").write_text(json.dumps({"populations": populations, "measures": measures}))
    tables = "".join(f"```table\nmeasure: {name}\ncaption: {name}\n```\n\n" for name in measures)
    (folder / "narrative/one.md").write_text(f"---\ntitle: One\n---\n\n{tables}")
