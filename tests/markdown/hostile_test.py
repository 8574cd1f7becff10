"""Large and pathological Markdown: sound, and in time that grows with its length."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANNUAL = os.environ.get("ANNUAL", "out/.build/annual")
SECONDS = 20  # generous: sanitized builds and busy machines; a quadratic case would take minutes

CASES = {
    "quotations in quotations": ">" * 10000 + " x\n",
    "open brackets": "[" * 50000,
    "open links": "[a](b" * 10000,
    "open emphasis": "*a " * 20000,
    "emphasis in emphasis": "*a **b " * 5000 + "c" + "** d*" * 5000,
    "lists in lists": "".join("  " * i + "- a\n" for i in range(300)),
    "list marks on one line": "- " * 5000 + "x\n",
    "one paragraph of 1 MB": "word " * 200000,
    "one paragraph of 100,000 lines": "word\n" * 100000,
    "30,000 expressions on a line": "{{ a }} " * 30000,
    "more expressions than there are tokens": "{{a}}" * 130000,
    "braces never closed": "{{" * 200000,
    "braces and quotation marks": '{{ " ' * 50000,
    "an open brace on each line": "{{ a\n" * 50000,
    "quotation marks": '"' * 100000,
    "backticks": "".join("`" * i + " " for i in range(1, 800)),
    "footnotes": "[^a] " * 20000,
    "open footnotes": "[^a" * 50000,
    "HTML": "<b>" * 50000,
    "open comments": "<!--" * 20000,
    "a table of 20,000 rows": "| a | b |\n|--|--|\n" + "| c | d |\n" * 20000,
    "a table of 5,000 columns": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "a\n" * 5000,
    "a table that would be filled up": "|a" * 99 + "|\n" + "|-" * 99 + "|\n" + "a\n" * 50000,
    "5,000 tables": "|a|\n|-|\n|b|\n\n" * 5000,
    "lines of hyphens": "|-\n" * 50000,
    "open fences": "```x\n" * 20000,
    "a fence in 500 quotations": "> " * 500 + "```x\n" + ("> " * 500 + "a {{ b }}\n") * 200,
    "a long fence": "```x\n" + "a: {{ b }}\n" * 50000 + "```\n",
    "50,000 links": "[a](b) " * 50000,
    "escaped links": "[a](b&amp;c) " * 20000,
    "characters of the tokens' own": "\U000F0000\U0010FFFF" * 30000,
    "references to them": "&#xF0000;" * 30000,
    "definitions": "".join(f"[r{i}]: /u\n" for i in range(10000)) + "[r1] " * 10000,
    "images": "![a](b.png) " * 10000,
    "images in images": "![" * 20000,
    "angle brackets": "<" * 50000,
    "carriage returns": "a\rb\r\n\r\n# x\r- y\r" * 1000,
    "nothing": "",
    "tabs": "\t" * 50000,
    "empty quotations": (">" * 200 + "\n") * 300,
    "backslashes": "\\" * 50001,
    "emphasis and expressions": "😀{{ a }}*b*" * 10000,
}

SAID = {
    "more expressions than there are tokens": b"more than 100000 figures stand in one file",
    "a table of 5,000 columns": b"a table of 5001 rows and 5000 columns is too large",
    "emphasis in emphasis": b"nested more than 16 levels deep",
}


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.md"
        for name, text in CASES.items():
            path.write_bytes(text.encode())
            began = time.monotonic()
            try:
                done = subprocess.run([ANNUAL, "dump", "markdown", str(path)], capture_output=True, timeout=SECONDS, check=False)
                fault = "" if done.returncode in (0, 1) else f"exit status {done.returncode} {done.stderr[-500:]}"
                if not fault and SAID.get(name, b"") not in done.stderr:
                    fault = f"it says {done.stderr[:200]}"
            except subprocess.TimeoutExpired:
                fault = "too long"
            print(f"{'not ok' if fault else 'ok'} {name}")
            if fault:
                print(f"# {fault} after {time.monotonic() - began:.1f} s")
                failed += 1
    return failed > 0


sys.exit(main())
