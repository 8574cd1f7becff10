"""A PDF as qpdf's JSON shows it: objects, streams, the structure tree, and the operators of its pages."""

import base64
import json
import re
import subprocess

REFERENCE = re.compile(r"^\d+ \d+ R$")
TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]+|%[^\r\n]*|(?P<dict><<|>>)|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<string>\()|(?P<array>[\[\]])"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?![^\x00\t\n\f\r ()<>\[\]{}/%])"
    rb"|(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+)"
)


class Name(str):
    """A PDF name, without its slash."""


class Operator(str):
    """An operator of a content stream."""


def read_string(data, at):
    """The bytes of a string in parentheses whose first byte is at AT, and where it ends."""
    out, depth = bytearray(), 1
    escapes = {110: 10, 114: 13, 116: 9, 98: 8, 102: 12}
    while True:
        byte = data[at]
        at += 1
        if byte == 92:
            byte = data[at]
            at += 1
            if 48 <= byte <= 55:
                digits = re.match(rb"[0-7]{1,3}", data[at - 1 : at + 2]).group()
                at += len(digits) - 1
                out.append(int(digits, 8) & 255)
            elif byte not in (10, 13):
                out.append(escapes.get(byte, byte))
            continue
        depth += (byte == 40) - (byte == 41)
        if not depth:
            return bytes(out), at
        out.append(byte)


def tokens(data):
    at = 0
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            raise ValueError(f"no token at byte {at} of a content stream")
        at, kind = match.end(), match.lastgroup
        if kind == "string":
            value, at = read_string(data, at)
            yield value
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", match["hex"][1:-1])
            yield bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        elif kind == "name":
            yield Name(match["name"].decode("latin-1"))
        elif kind == "number":
            yield float(match["number"])
        elif kind in ("dict", "array", "word"):
            yield Operator(match[kind].decode("latin-1"))


def operations(data):
    """Each operator of a content stream with its operands; arrays and dictionaries nested."""
    stack, operands = [], []
    for token in tokens(data):
        if not isinstance(token, Operator):
            operands.append(token)
        elif token in ("[", "<<"):
            stack.append(operands)
            operands = []
        elif token in ("]", ">>"):
            inside, operands = operands, stack.pop()
            operands.append(inside if token == "]" else dict(zip(inside[::2], inside[1::2])))
        elif stack:
            operands.append({"true": True, "false": False, "null": None}.get(token, token))
        else:
            yield str(token), operands
            operands = []


def text(value):
    """A text string of qpdf's JSON."""
    if not isinstance(value, str):
        return None
    if value.startswith("u:"):
        return value[2:]
    return bytes.fromhex(value[2:]).decode("latin-1") if value.startswith("b:") else value


class Pdf:
    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        shown = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", str(path)],
            capture_output=True,
            check=False,
        )
        if not shown.stdout:
            raise ValueError(shown.stderr.decode())
        self.objects = json.loads(shown.stdout)["qpdf"][1]

    def get(self, value):
        """What a value stands for: references followed; of a stream, its dictionary."""
        for _ in range(32):
            if not (isinstance(value, str) and REFERENCE.match(value)):
                return value
            entry = self.objects.get("obj:" + value, {})
            value = entry["stream"]["dict"] if "stream" in entry else entry.get("value")
        return None

    def at(self, value, *keys):
        for key in keys:
            value = self.get(value)
            value = value.get(key) if isinstance(value, dict) else None
        return self.get(value)

    def stream(self, reference):
        """A stream's bytes, its filters undone where they are general ones."""
        entry = self.objects.get("obj:" + str(reference), {})
        return base64.b64decode(entry["stream"]["data"]) if "stream" in entry else None

    @property
    def trailer(self):
        return self.objects["trailer"]["value"]

    @property
    def catalog(self):
        return self.at(self.trailer, "/Root")

    def pages(self):
        """References to the pages, in order."""
        found, waiting = [], [self.catalog.get("/Pages")]
        while waiting:
            reference = waiting.pop()
            kids = self.at(reference, "/Kids")
            if kids is None:
                found.append(reference)
            else:
                waiting.extend(reversed(kids))
        return found

    def content(self, page):
        contents = self.get(page).get("/Contents")
        parts = contents if isinstance(contents, list) else [contents]
        return b"\n".join(self.stream(part) or b"" for part in parts)

    def tree(self, root, key):
        """The entries of a number tree (key /Nums) or a name tree (/Names), with the limits each leaf states."""
        entries, waiting = [], [root]
        while waiting:
            node = self.get(waiting.pop(0)) or {}
            waiting = list(node.get("/Kids", [])) + waiting
            pairs = node.get(key, [])
            entries += [(pairs[i], pairs[i + 1], node.get("/Limits")) for i in range(0, len(pairs), 2)]
        return entries


# The structure tree as text. (pdfinfo -struct-text says the same, and reads a page anew for each of its elements.)

NEITHER = {"Document", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "NonStruct", "Figure", "TR", "TH", "TD", "THead", "TBody"}
INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}


def unicode_map(pdf, font):
    """What each code of a font means, by its ToUnicode."""
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", pdf.stream(pdf.get(font).get("/ToUnicode")) or b"", re.S):
        for code, value in re.findall(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    return found


def marked_texts(pdf, page):
    """MCID -> text, of a page."""
    fonts = {name[1:]: unicode_map(pdf, font) for name, font in (pdf.at(page, "/Resources", "/Font") or {}).items()}
    texts, open_marks, font = {}, [], {}
    for operator, operands in operations(pdf.content(page)):
        if operator == "Tf":
            font = fonts[operands[0]]
        elif operator in ("BMC", "BDC"):
            properties = operands[1] if operator == "BDC" and isinstance(operands[1], dict) else {}
            mark, actual = properties.get("MCID"), properties.get("ActualText")
            if mark is None:
                mark = open_marks[-1][0] if open_marks else None
            elif mark not in texts:
                texts[mark] = ""
            if mark is not None and actual is not None:
                texts[mark] += actual.decode("utf-16")
            silent = actual is not None or bool(open_marks and open_marks[-1][1])
            open_marks.append((mark, silent))
        elif operator == "EMC":
            open_marks.pop()
        elif operator in ("Tj", "TJ") and open_marks and open_marks[-1][0] is not None and not open_marks[-1][1]:
            strings = operands[0] if operator == "TJ" else operands
            for string in strings:
                if isinstance(string, bytes):
                    codes = (string[at] << 8 | string[at + 1] for at in range(0, len(string), 2))
                    texts[open_marks[-1][0]] += "".join(font.get(code, "") for code in codes)
    return texts


def structure_text(path):
    """The structure tree, an element a line, each within the one that it stands in; below it its texts in quotation marks."""
    pdf, lines, texts = Pdf(path), [], {}

    def show(kid, page, depth):
        value = kid if isinstance(kid, (int, float)) else pdf.get(kid)
        if isinstance(value, dict) and value.get("/Type") == "/OBJR":
            return
        if isinstance(value, dict) and "/S" in value:
            kind = value["/S"][1:]
            lines.append("  " * depth + kind + ("" if kind in NEITHER else " (inline)" if kind in INLINE else " (block)"))
            kids = value.get("/K", [])
            for inner in kids if isinstance(kids, list) else [kids]:
                show(inner, value.get("/Pg", page), depth + 1)
            return
        mark, page = (value["/MCID"], value.get("/Pg", page)) if isinstance(value, dict) else (value, page)
        if page not in texts:
            texts[page] = marked_texts(pdf, page)
        if mark in texts[page]:
            lines.append("  " * depth + f'"{texts[page][mark]}"')

    kids = pdf.at(pdf.catalog, "/StructTreeRoot", "/K")
    for kid in kids if isinstance(kids, list) else [kids]:
        show(kid, None, 0)
    return "\n".join(lines) + "\n"
