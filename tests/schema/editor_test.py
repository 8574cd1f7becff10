#!/usr/bin/env python3
"""An editor's server for YAML (npm yaml-language-server) with the schemas that `annual new` writes: it offers keys, with
what they mean, and marks what is wrong."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import ROOT, Case  # noqa: E402

SERVER = ROOT / "tests/node_modules/yaml-language-server/bin/yaml-language-server"
SECONDS = 120


class Editor:
    """Speaks the Language Server Protocol over pipes."""

    def __init__(self, folder):
        self.server = subprocess.Popen(["timeout", str(SECONDS), "node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603, S607
        self.folder, self.number, self.opened, self.marks = folder, 0, 0, {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": {"schemaStore": {"enable": False}, "validate": True, "completion": True, "hover": True}}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def tell(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def receive(self):
        length = 0
        while line := self.server.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        if not length:
            raise EOFError("the server ended")
        message = json.loads(self.server.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.marks[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:  # it asks for its settings, or to register something
            asked = message["params"].get("items", []) if isinstance(message.get("params"), dict) else []
            self.send({"id": message["id"], "result": [{"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}} if item.get("section") == "yaml" else {} for item in asked]})
        return message

    def ask(self, method, parameters):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def open(self, name, text):
        path, self.opened = self.folder / name, self.opened + 1
        uri = (path.parent / f"{self.opened}-{path.name}").as_uri()  # what is said of it is about this text alone
        self.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})
        return uri

    def marked(self, name, text):
        """What is marked in TEXT, as (line, message)."""
        uri = self.open(name, text)
        while uri not in self.marks:
            self.receive()
        found = [(mark["range"]["start"]["line"], mark["message"]) for mark in self.marks.pop(uri)]
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return found

    def offered(self, name, text, line, character):
        uri = self.open(name, text)
        result = self.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
        items = result["items"] if isinstance(result, dict) else result
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        return {item["label"]: json.dumps(item.get("documentation", "")) for item in items}

    def close(self):
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.server.stdin.close()
        self.server.wait()


def modeline(case, name):
    first = (case.folder / "content/2024-25" / name).read_text().splitlines()[0]
    case.check(f"{name} begins with its modeline", re.fullmatch(r"# yaml-language-server: \$schema=(\.\./)?\.schema/[\w-]+\.json", first), first)
    return first + "\n"


def wrong(case, editor, name, text, word):
    found = editor.marked(name, modeline(case, name) + text)
    case.check(f"{name}: '{word}' is marked", any(word in message for _, message in found), found)


def main():
    if not SERVER.exists() or not shutil.which("node"):
        print("skip the editor: there is no yaml-language-server, or no node")
        return
    with Case() as case:
        case.sound("a report is made", case.run("new", "content/2024-25"))
        folder = case.folder / "content/2024-25"
        editor = Editor(folder)
        files = [*folder.glob("*.yaml"), *folder.glob("data/*.yaml")]
        marked = [(path.name, editor.marked(str(path.relative_to(folder)), path.read_text())) for path in files]
        case.check("nothing is marked in a new report", len(files) >= 6 and not any(found for _, found in marked), marked)
        head = modeline(case, "measures.yaml")
        offered = editor.offered("measures.yaml", head + "measures:\n  ages:\n    count: received\n    b\n", 4, 5)
        case.check("'by' is offered in a statistic, with its meaning", "a figure for each category" in offered.get("by", ""), sorted(offered))
        offered = editor.offered("report.yaml", modeline(case, "report.yaml") + "status: \n", 1, 8)
        case.check("the states of a report are offered", {"draft", "final"} <= set(offered), sorted(offered))
        offered = editor.offered("dictionary.yaml", modeline(case, "dictionary.yaml") + "tables:\n  a:\n    fields:\n      b:\n        type: duration\n        un\n", 6, 10)
        case.check("'unit' and 'until' are offered in a duration", {"unit", "until"} <= set(offered), sorted(offered))
        wrong(case, editor, "measures.yaml", "measures:\n  ages: {count: received, bye: age}\n", "bye")
        wrong(case, editor, "report.yaml", "titel: x\n", "titel")
        wrong(case, editor, "dictionary.yaml", "tables: {a: {fields: {b: {type: date, minimum: 3}}}}\n", "minimum")
        wrong(case, editor, "facts.yaml", "facts: {a: {value: 1, source: x, aprox: about}}\n", "aprox")
        wrong(case, editor, "words.yaml", "CRO: {ful: x}\n", "ful")
        wrong(case, editor, "data/referrals.yaml", "- {ref: r1, child: c1, received: 2024-05-01, cohort: in-car}\n", "in-care")
        editor.close()


main()
