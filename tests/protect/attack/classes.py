"""Fields as a reader of the dictionary sees them: the values of a field, cut into classes wherever a condition, a band or a breakdown
tells them apart. A condition is then a set of classes of each field that it names."""

import datetime as dt
from itertools import combinations

UNKNOWN = "unknown"
FAR = 10**9


def day(text):
    return dt.date.fromisoformat(str(text)).toordinal()


def as_list(value):
    return value if isinstance(value, list) else [value]


def plain(value):
    """A scalar as its author typed it: yes and no are no booleans of the YAML reader here."""
    return {True: "yes", False: "no", None: UNKNOWN}.get(value, str(value)) if isinstance(value, (bool, type(None))) else str(value)


def code_names(spec):
    return list(spec.get("codes", {}))


class Field:
    """One field of a table, reached by a path."""

    def __init__(self, name, spec):
        self.name, self.spec, self.kind = name, spec, spec["type"]
        self.required = str(spec.get("required", "")).lower() in ("true", "yes")
        self.ordered = self.kind in ("integer", "date", "decimal", "duration", "age", "count")
        self.cuts, self.texts = set(), []
        self.classes = None

    def number(self, value):
        return day(value) if self.kind == "date" else int(value)

    def bounds(self, wanted):
        """A range's first and last whole number."""
        low, high = -FAR, FAR
        for key, value in wanted.items():
            at = self.number(value)
            if key == "from":
                low = at
            elif key == "after":
                low = at + 1
            elif key == "to":
                high = at
            elif key in ("before", "under"):
                high = at - 1
            elif key == "over":
                low = at + 1
        return low, high

    def cut(self, wanted):
        """Notes where a condition begins and ends."""
        for value in as_list(wanted):
            if isinstance(value, dict) and "not" in value:
                self.cut(value["not"])
            elif isinstance(value, dict):
                self.cut_at(*self.bounds(value))
            elif self.ordered and plain(value) != UNKNOWN:
                self.cut_at(self.number(value), self.number(value))
            elif self.kind in ("text", "reference") and plain(value) not in self.texts + [UNKNOWN]:
                self.texts.append(plain(value))

    def cut_at(self, low, high):
        self.cuts |= {low, high + 1} - {-FAR, FAR + 1}

    def finish(self):
        if self.ordered:
            low = int(self.spec["min"]) if "min" in self.spec and self.kind != "date" else -FAR
            high = int(self.spec["max"]) if "max" in self.spec and self.kind != "date" else FAR
            edges = [low] + sorted(at for at in self.cuts if low < at <= high) + [high + 1]
            self.classes = [(a, b - 1) for a, b in zip(edges, edges[1:])]
        elif self.kind == "code":
            self.classes = code_names(self.spec)
        elif self.kind == "boolean":
            self.classes = ["yes", "no"]
        elif self.kind == "codes":
            codes = code_names(self.spec)
            self.classes = [frozenset(some) for n in range(1, len(codes) + 1) for some in combinations(codes, n)]
        else:
            self.classes = self.texts + ["any other"]
        if not self.required:
            self.classes = self.classes + [UNKNOWN]

    def known(self):
        return frozenset(i for i, one in enumerate(self.classes) if one != UNKNOWN)

    def unknown(self):
        return frozenset(range(len(self.classes))) - self.known()

    def is_in(self, one, value):
        if one == UNKNOWN or plain(value) == UNKNOWN:
            return one == plain(value)
        if isinstance(value, dict):
            low, high = self.bounds(value)
            return low <= one[0] and one[1] <= high
        if self.ordered:
            return one == (self.number(value), self.number(value))
        return plain(value) in one if self.kind == "codes" else one == plain(value)

    def allowed(self, wanted):
        """The classes that a condition lets pass."""
        if isinstance(wanted, dict) and "not" in wanted:
            return frozenset(range(len(self.classes))) - self.allowed(wanted["not"])
        return frozenset(i for i, one in enumerate(self.classes) if any(self.is_in(one, value) for value in as_list(wanted)))
