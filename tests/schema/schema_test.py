#!/usr/bin/env python3
"""annual schema: the schemas are JSON Schema 2020-12; all files of content/ and the examples of every key are valid, what
the program refuses is not. annual help says the same of each key."""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ROOT, Case  # noqa: E402

FILES = ("report", "dictionary", "measures", "facts", "earlier", "import", "words")
# What is wrong in one key, by the file.
WRONG = {
    "report": ("titel: x", "title: [a]", "status: finished", "published: 24 August", "percent-from: few", "sample: maybe", "period: 2021-22", "editions: {a: {disclosure: {method: hide}}}", "editions: {a: {}}", "documents: {a: {title: x}}", "contact: {name: x}"),
    "dictionary": ("tables: {a: {}}", "tables: {a: {fields: {b: {type: number}}}}", "tables: {a: {fields: {b: {}}}}", "tables: {a: {fields: {b: {type: text, min: 1}}}}", "tables: {a: {fields: {b: {type: code}}}}", "tables: {a: {fields: {b: {type: code, codes: [x]}}}}", "tables: {a: {keys: b, fields: {}}}", "tables: {a: {fields: {b: {type: band, of: c, bands: [{to: 3}]}}}}"),
    "measures": ("measures: {a: {count: b, sum: c}}", "measures: {a: {label: x}}", "measures: {a: {count: b, bye: c}}", "measures: {a: {count: b, sort: name}}", "populations: {a: {where: {b: c}}}", "populations: {a: {from: b, better: best}}", "checks: [{say: x}]", "measures: {a: {count: b, top: {keep: many, label: x}}}", "populations: {a: {from: b, where: {c: {form: 3}}}}"),
    "facts": ("facts: {a: {value: 1}}", "facts: {a: {value: 1, source: x, aprox: about}}", "facts: {a: {values: [1], source: x}}", "facts: {a: {value: 1, source: x, date: May}}"),
    "earlier": ("earlier: {2020-21: {figures: {a: 1}}}", "earlier: [2020-21]", "earlier: {2020-21: {source: x, figure: {}}}"),
    "import": ("imports: {a: {file: x}}", "imports: {a: {columns: {A: {values: {a: b}}}}}", "imports: {a: {columns: {A: b}, dates: ydm}}", "imports: {a: {columns: {A: b}, consent: {date: x}}}"),
    "words": ("CRO: officer", "CRO: {ful: officer}", "CRO: {full: [a]}"),
}
RECORD = {"ref": "r1", "received": "2021-05-03", "kind": "a"}


def schema(case, *words):
    done = case.run("schema", *words)
    if done.returncode:
        case.check(" ".join(words), False, done.stderr)
        return {}
    return json.loads(done.stdout)


def files(case, load, validator):
    for name in FILES:
        form = schema(case, name)
        validator.check_schema(form)
        check = validator(form)
        found = sorted(ROOT.glob(f"content/*/{name}.yaml"))
        faults = [f"{path}: {error.json_path}: {error.message[:200]}" for path in found for error in check.iter_errors(load(path.read_text()))]
        case.check(f"{name}: all of content/ is valid", not faults, "\n".join(faults))
        case.check(f"{name}: an empty file is" if name not in ("report", "dictionary", "import") else f"{name}: a file may be empty while it is written", check.is_valid(None))
        passed = [text for text in WRONG[name] if check.is_valid(load(text))]
        case.check(f"{name}: what is wrong is not", not passed, passed)
        missing = [path for path, node in nodes(form) if "properties" in node and not path.endswith("/if") and not all("description" in item for item in node["properties"].values())]
        case.check(f"{name}: each key has its description", not missing, missing)


def nodes(form, path=""):
    """All objects within a schema, with the way to each."""
    if isinstance(form, dict):
        yield path.lstrip("/"), form
        for key, value in form.items():
            yield from nodes(value, f"{path}/{key}")
    elif isinstance(form, list):
        for index, value in enumerate(form):
            yield from nodes(value, f"{path}/{index}")


def examples(case, load, validator):
    """The example of each key is valid where it stands."""
    faults, count = [], 0
    for name in FILES:
        form = schema(case, name)
        for _, node in nodes(form):
            for key, item in node.get("properties", {}).items():
                if not isinstance(item, dict) or "For example: " not in item.get("description", ""):
                    continue
                count += 1
                value = load(item["description"].split("For example: ", 1)[1])
                check = validator({**item, "$defs": form["$defs"]})
                if set(value) != {key} or (not check.is_valid(value[key]) and "const" not in item):
                    faults.append(f"{name}: {key}: {value}")
    case.check("the example of each key is a valid value", count > 150 and not faults, "\n".join(faults))


def records(case, load, validator):
    for path in sorted(ROOT.glob("content/*/data/*.yaml")):
        form = schema(case, "data", path.stem, str(path.parents[1]))
        faults = [error.json_path + ": " + error.message[:100] for error in validator(form).iter_errors(load(path.read_text()))]
        case.check(f"{path.relative_to(ROOT)} is valid", not faults, faults[:5])
    fields = "ref: {type: text, required: true, label: The ref}, received: {type: date}, kind: {type: code, codes: {a: A, '0': None, b: {label: B, also: [Bee-1]}}}, n: {type: integer, min: 0, max: 9, empty: ['-']}, d: {type: decimal}, f: {type: boolean}, l: {type: codes, codes: {x: X}}, w: {type: duration, from: received, to: received}, s: {type: records, table: steps, parent: p}"
    case.put(files={"dictionary.yaml": f"tables:\n  referrals: {{key: ref, date: received, fields: {{{fields}}}}}\n  steps: {{fields: {{t: {{type: text}}}}}}\n"})
    form = schema(case, "data", "referrals", "content/small")
    said = {key: value["description"] for key, value in form["$defs"]["referrals"]["properties"].items()}
    case.check("a field is described by its label, or else its name", said["ref"] == "The ref" and said["n"] == "n" and said["kind"] == "kind", said)
    case.check("what is required is listed, of each table", [form["$defs"][table]["required"] for table in ("referrals", "steps")] == [["ref"], []], form)
    check = validator(form)
    right = ("{}", "{kind: 0}", "{kind: bee-1}", "{n: -}", "{n: '7'}", "{n: ~}", "{d: 1.5}", "{f: yes}", "{f: true}", "{l: x}", "{l: [x]}", "{s: [{t: a}]}", "{editions: [board]}", "{consent: {date: 2021-04-01, for: [board]}}", "{received: 2021-05}")
    wrong = ("{kind: c}", "{n: 10}", "{n: -1}", "{n: 1.5}", "{n: x}", "{d: x}", "{f: perhaps}", "{l: [y]}", "{w: 3}", "{s: [{u: a}]}", "{consent: {date: 2021-04-01}}", "{received: May}", "{ref: ~}", "{other: 1}")
    refused = [text for text in right if not check.is_valid([{**RECORD, **load(text)}])]
    case.check("records: what is right is valid", not refused, refused)
    passed = [text for text in wrong if check.is_valid([{**RECORD, **load(text)}])]
    case.check("records: what is wrong is not", not passed, passed)
    case.check("a record needs what is required", not check.is_valid([{}]) and check.is_valid([]) and check.is_valid(None))


def usage(case):
    for words in (("report", "x"), ("data",), ("data", "nothing", "content/small"), ("data", "steps", "content/small"), ("reports",)):
        case.check(f"schema {' '.join(words)}: wrong usage", case.run("schema", *words).returncode == 2)


def helps(case):
    reference = case.run("schema", "reference").stdout
    keys = sorted(set(re.findall(r"^\| `([\w-]+)` \|", reference, re.M)))
    faults = []
    for key in keys[::3]:
        said = case.run("help", key)
        rows = [row for row in re.findall(rf"^\| `{key}` \| .* \| .* \| (.*) \|$", reference, re.M)]
        meanings = [re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", row.replace("\\|", "|")).replace("`", "'") for row in rows]
        faults += [f"{key}: {meaning}" for meaning in meanings if f"    {meaning}.\n" not in said.stdout or f"example:  {key}: " not in said.stdout]
    case.check("annual help says of a key what the reference says, with an example", len(keys) > 100 and not faults, "\n".join(faults))
    case.check("help on a block lists its keys", "in a block 'chart' may stand:" in case.run("help", "chart").stdout)
    case.check("help on a type of field", "a type of field" in case.run("help", "duration").stdout)
    done = case.run("help", "formts")
    case.check("an unknown name has the nearest", done.returncode == 2 and "did you mean 'formats'" in done.stderr, done.stderr)
    case.check("help alone lists the commands", "annual build" in case.run("help").stdout)
    case.check("help on two keys is wrong usage", case.run("help", "a", "b").returncode == 2)


def main():
    try:
        from core_yaml import load
        from jsonschema import Draft202012Validator as validator
    except ImportError as error:
        print(f"skip schemas: {error}")
        return
    with Case() as case:
        files(case, load, validator)
        examples(case, load, validator)
        records(case, load, validator)
        usage(case)
        helps(case)


main()
