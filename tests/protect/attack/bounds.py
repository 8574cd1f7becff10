"""The least and the greatest value of each withheld count, by linear programming with HiGHS (through SciPy): another solver than the
program's own."""

import math

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix
from attack.classes import FAR

EPSILON = 1e-5


class Contradiction(Exception):
    """No report could print this: the reader misunderstands something."""


def joint(fields, groups, most):
    """Which groups a record can be in together, as bits: one number for each joint category that the groups tell apart."""
    found = {(1 << len(groups)) - 1}
    for field in fields:
        masks = set()
        for i in range(len(field.classes)):
            masks.add(sum(1 << at for at, conditions in enumerate(groups) if i in conditions.get(field, (i,))))
        found = {one & mask for one in found for mask in masks}
        found.discard(0)
        if len(found) > most:
            raise MemoryError(f"{len(found)} joint categories")
    return sorted(found)


def fields_of(knowledge, form):
    return {field for key in form.terms if key[0] == "count" for field in knowledge.groups[key[1]][1]}


def parts(knowledge, common):
    """The knowledge cut into parts where all of it at once tells too many categories apart: for each breakdown what is known of its fields
    and of those that make the groups."""
    found = {}
    for name, form in knowledge.targets.items():
        fields = frozenset(fields_of(knowledge, form) | common)
        found.setdefault(fields, {})[name] = form
    for fields, targets in found.items():
        yield targets, [fact for fact in knowledge.facts if fields_of(knowledge, fact[0]) <= fields]


class Bounds:
    def __init__(self, knowledge, targets, facts, most=20000):
        self.columns, self.size, self.groups = {}, 0, {}
        forms = [fact[0] for fact in facts] + list(targets.values())
        used = {key[1] for form in forms for key in form.terms if key[0] == "count"}
        for table in sorted({knowledge.groups[at][0] for at in used}):
            own = [at for at in sorted(used) if knowledge.groups[at][0] == table]
            conditions = [knowledge.groups[at][1] for at in own]
            fields = sorted({field for one in conditions for field in one}, key=lambda field: field.name)
            for mask in joint(fields, conditions, most):
                for bit, at in enumerate(own):
                    if mask >> bit & 1:
                        self.groups.setdefault(at, []).append(self.size)
                self.size += 1
        self.count_size = self.size
        for form in forms:
            for key in form.terms:
                if key[0] == "value" and key not in self.columns:
                    self.columns[key] = self.size
                    self.size += 1
        self.build(facts)
        self.witnesses = []

    def row(self, form):
        found = {}
        for key, weight in form.terms.items():
            for column in self.groups.get(key[1], ()) if key[0] == "count" else (self.columns[key],):
                found[column] = found.get(column, 0) + weight
        return found

    def build(self, facts):
        parts = {"equal": ([], []), "most": ([], [])}
        for form, low, high in facts:
            row = self.row(form)
            if low == high:
                parts["equal"][0].append(row)
                parts["equal"][1].append(low)
                continue
            if high < FAR:
                parts["most"][0].append(row)
                parts["most"][1].append(high)
            if low > -FAR:
                parts["most"][0].append({column: -weight for column, weight in row.items()})
                parts["most"][1].append(-low)
        self.equal, self.most = self.matrix(*parts["equal"]), self.matrix(*parts["most"])

    def matrix(self, rows, sides):
        """Each row once."""
        seen, data = set(), ([], [], [])
        right = []
        for row, side in zip(rows, sides):
            key = (side, tuple(sorted(row.items())))
            if key in seen:
                continue
            seen.add(key)
            for column, weight in row.items():
                data[0].append(weight)
                data[1].append(len(right))
                data[2].append(column)
            right.append(side)
        if not right:
            return None, None
        return coo_matrix((data[0], (data[1], data[2])), shape=(len(right), self.size)).tocsr(), np.array(right, float)

    def reach(self, form, greatest):
        cost = np.zeros(self.size)
        for column, weight in self.row(form).items():
            cost[column] = -weight if greatest else weight
        done = linprog(cost, A_ub=self.most[0], b_ub=self.most[1], A_eq=self.equal[0], b_eq=self.equal[1], method="highs")
        if done.status == 3:
            return math.inf if greatest else -math.inf
        if done.status != 0:
            raise Contradiction(done.message)
        self.witnesses.append(done.x)
        return -done.fun if greatest else done.fun

    def covers(self, form, low, high):
        """The reader's range: exact where it is narrower than LOW to HIGH, else any that covers it."""
        row = self.row(form)
        if not row:
            return 0.0, 0.0
        seen = [sum(weight * x[column] for column, weight in row.items()) for x in self.witnesses]
        least = min(seen, default=math.inf)
        most = max(seen, default=-math.inf)
        if least > low + EPSILON:
            least = self.reach(form, False)
        if most < high - EPSILON:
            most = self.reach(form, True)
        return least, most


def verdict(least, most, low, high):
    """recovered, narrowed or safe."""
    if math.isfinite(most) and math.floor(most + EPSILON) <= math.ceil(least - EPSILON):
        return "recovered"
    return "safe" if least <= low + EPSILON and most >= high - EPSILON else "narrowed"
