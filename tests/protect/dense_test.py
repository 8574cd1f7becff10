#!/usr/bin/env python3
"""Many tables over overlapping groups: protected within bounds, and the proof is complete."""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from shut_report import REPORT

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
FIELDS = {"kind": 4, "place": 3, "reason": 5, "status": 3}
GROUPS, MEASURES, RECORDS, SECONDS = 9, 36, 200, 60


def codes(name):
    return [f"{name[0]}{i}" for i in range(FIELDS[name])]


def write(folder, r):
    for name in ("data", "narrative"):
        (folder / name).mkdir(parents=True)
    fields = {"ref": {"type": "text", "required": True}}
    fields |= {name: {"type": "code", "required": True, "codes": {code: code.upper() for code in codes(name)}} for name in FIELDS}
    populations = {"p0": {"from": "cases", "label": "All"}}
    for i in range(1, GROUPS):
        field = r.choice(list(FIELDS))
        populations[f"p{i}"] = {"from": f"p{r.randrange(min(i, 3))}", "where": {field: r.sample(codes(field), 2)}, "label": f"Group {i}"}
    measures = {}
    for i in range(MEASURES):
        by = r.choice(list(FIELDS)) if r.random() < 0.6 else r.sample(list(FIELDS), 2)
        measures[f"m{i}"] = {"label": f"Measure {i}", "count": f"p{r.randrange(GROUPS)}", "by": by}
    (folder / "report.yaml").write_text(REPORT)
    (folder / "dictionary.yaml").write_text(json.dumps({"tables": {"cases": {"key": "ref", "fields": fields}}}))
    (folder / "measures.yaml").write_text(json.dumps({"populations": populations, "measures": measures}))
    records = ({"ref": f"r{i}"} | {name: r.choice(codes(name)) for name in FIELDS} for i in range(RECORDS))
    (folder / "data/cases.yaml").write_text("".join(f"- {json.dumps(one)}\n" for one in records))
    tables = "".join(f"```table\nmeasure: {name}\ncaption: {name}\n```\n\n" for name in measures)
    (folder / "narrative/one.md").write_text(f"---\ntitle: One\n---\n\n{tables}")


def main():
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "dense"
        write(folder, random.Random(3))
        try:
            done = subprocess.run([ANNUAL, "audit", str(folder), "--format", "json"], capture_output=True, text=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            print(f"not ok overlapping groups are protected in {SECONDS} s")
            return 1
        made = json.loads(done.stdout) if done.stdout else {}
    sound = done.returncode == 0 and made["sound"] and made["complete"] and made["protected"] >= 30
    print("ok overlapping groups are protected" if sound else f"not ok overlapping groups are protected\n# {done.stderr[-300:]}")
    if made:
        print(f"# {made['protected']} protected, {made['second']} second, {made['programs']} programs")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
