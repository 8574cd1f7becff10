#!/usr/bin/env python3
"""Messages for programs: the same messages as on the screen, as JSON and as SARIF 2.1.0."""

import json
import re
from urllib.parse import unquote

from report_case import SMALL, Case

HEAD = re.compile(r"(?m)^(?:(\S+?)(?::(\d+):(\d+))?: )?(note|warning|error): (.*)$")


def screen(text):
    """What the screen shows, without the second places of messages: the lines with a head, and the help below each."""
    told = []
    for line in text.splitlines():
        head = HEAD.match(line)
        if head:
            told.append([head[1], head[2] and int(head[2]), head[3] and int(head[3]), head[4], head[5], None])
        elif line.startswith("  help: ") and told:
            told[-1][5] = line.removeprefix("  help: ")
    return [tuple(message) for message in told]


def of_json(document):
    return [
        tuple(message.get(key) for key in ("file", "line", "column", "severity", "text", "help"))
        for report in document["reports"]
        for message in report["messages"]
    ]


def of_sarif(document):
    told = []
    for result in document["runs"][0]["results"]:
        physical = result["locations"][0]["physicalLocation"] if "locations" in result else {}
        region = physical.get("region", {})
        text, *more = re.sub(r"([{}])\1", r"\1", result["message"]["text"]).split("\n")
        helps = [line.removeprefix("help: ") for line in more if line.startswith("help: ")]
        place = unquote(physical["artifactLocation"]["uri"]) if physical else None
        told.append((place, region.get("startLine"), region.get("startColumn"), result["level"], text, helps[0] if helps else None))
    return told


def sarif_faults(document):
    """What SARIF 2.1.0 and its schema ask of the parts that are written."""
    if set(document) != {"$schema", "version", "runs"} or document["version"] != "2.1.0" or len(document["runs"]) != 1:
        yield "the file"
    run = document["runs"][0]
    driver = run["tool"]["driver"]
    rules = [rule["id"] for rule in driver["rules"]]
    if set(run) != {"tool", "columnKind", "results"} or run["columnKind"] != "unicodeCodePoints":
        yield "the run"
    if driver["name"] != "annual" or not driver["version"] or len(set(rules)) != len(rules):
        yield "the tool"
    for rule in driver["rules"]:
        if set(rule) - {"id", "shortDescription", "defaultConfiguration", "help"} or not rule["shortDescription"]["text"]:
            yield f"rule {rule}"
        if rule["defaultConfiguration"]["level"] not in ("note", "warning", "error"):
            yield f"rule {rule}"
    for result in run["results"]:
        known = {"ruleId", "level", "message", "locations", "relatedLocations", "occurrenceCount"}
        if set(result) - known or result["ruleId"] not in rules or result["level"] not in ("note", "warning", "error"):
            yield f"result {result}"
        for location in result.get("locations", []) + result.get("relatedLocations", []):
            region = location["physicalLocation"].get("region", {"startLine": 1, "startColumn": 1})
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            if region["startLine"] < 1 or region["startColumn"] < 1 or not re.fullmatch(r"[A-Za-z0-9._~%/:-]+", uri):
                yield f"location {location}"


def compare(case, name, *words):
    """Both forms say what the screen says, with its exit status."""
    plain = case.run(*words)
    for form, read in (("json", of_json), ("sarif", of_sarif)):
        done = case.run(*words, "--format", form)
        try:
            document = json.loads(done.stdout)
        except ValueError as fault:
            case.check(f"{name}: {form}", False, f"{fault}\n{done.stdout}")
            continue
        case.check(f"{name}: {form}", read(document) == without_seconds(screen(plain.stderr), document), f"{screen(plain.stderr)}\n{read(document)}")
        case.check(f"{name}: {form} has the exit status", done.returncode == plain.returncode)
        said = [re.sub(r"in [0-9.]+ s", "", line) for line in plain.stdout.splitlines()]
        others = [re.sub(r"in [0-9.]+ s", "", line) for line in done.stderr.splitlines()]
        case.check(f"{name}: {form}, and the rest on the standard error", others == said, done.stderr)
        if form == "sarif":
            faults = list(sarif_faults(document))
            case.check(f"{name}: the parts of SARIF", not faults, faults)


def without_seconds(told, document):
    """A second place has a line of its own on the screen."""
    others = [message["also"]["text"] for report in document.get("reports", []) for message in report["messages"] if "also" in message]
    others += [
        place["message"]["text"]
        for run in document.get("runs", [])
        for result in run["results"]
        for place in result.get("relatedLocations", [])
    ]
    kept = []
    for message in told:
        if message[3] == "note" and message[4] in others and kept:
            kept[-1] = kept[-1][:5] + (message[5],)
        else:
            kept.append(message)
    return kept


with Case() as case:
    narrative = SMALL["narrative/work.md"]
    case.put()
    compare(case, "a sound report", "check")
    compare(case, "a build", "build")
    document = json.loads(case.run("build", "--format", "pdf", "--format", "json").stdout)
    case.check("what was written", document["reports"][0]["written"] == "out/small", document)
    written = [path.suffix for path in (case.folder / "out/small/intranet").iterdir()]
    case.check("beside another format", ".pdf" in written and ".html" in written, written)
    case.run("build", "--format", "json")
    written = {path.suffix for path in (case.folder / "out/small/intranet").iterdir()}
    case.check("a form of messages narrows no output", {".pdf", ".html", ".css"} <= written, written)
    faulty = {
        "narrative/work.md": narrative + "\nThere were 41 “referrals”; é {{ al }} \x01 and {{ kinds }}, 88 of them.\n",
        "data/referrals.yaml": SMALL["data/referrals.yaml"].replace("kind: again", "kind: agian") + "- {ref: R01, received: 2021-13-01}\n",
        "measures.yaml": SMALL["measures.yaml"] + "  all: {label: Twice, count: all}\n",
        "data/more notes.docx": "x",
    }
    case.put(files=faulty)
    compare(case, "a faulty report", "check")
    compare(case, "a build that fails", "build", "--strict")
    controls = "".join(map(chr, [*range(1, 10), *range(11, 32), 127, *range(0x80, 0xA0), 0x2028, 0x202E, 0xFEFF]))
    odd = {
        "narrative/work.md": narrative + f"\nA {{{{ x{controls} }}}} and 41.\n",
        "data/referrals.yaml": SMALL["data/referrals.yaml"] + '- {ref: "R' + "".join(f"\\x{n:02x}" for n in range(1, 32)) + '", received: 2021}\n',
        "measures.yaml": SMALL["measures.yaml"] + '  "a\\x1b\\a\\x7f": {label: Twice, cuont: all}\n',
    }
    case.put(files=odd)
    compare(case, "every control character", "check")
    for form in ("json", "sarif"):
        said = case.run("check", "--format", form).stdout
        case.check(f"no control character in {form}", not [c for c in said if c in controls and c not in "\r\u2028\u202e\ufeff"], said)
    case.put("other", files={"report.yaml": "title: [\n"})
    compare(case, "two reports", "check")
    document = json.loads(case.run("check", "--format=json").stdout)
    case.check("each report has its part", [report["report"] for report in document["reports"]] == ["content/other", "content/small"])
    case.check("with its counts", all(report["errors"] and report["written"] is None for report in document["reports"]), document)
    done = case.run("check", "content/nowhere", "--format", "json")
    case.check("a folder that is not there", done.returncode == 2 and json.loads(done.stdout) == {"annual": document["annual"], "reports": []}, done.stdout)
