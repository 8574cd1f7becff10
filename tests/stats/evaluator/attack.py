"""What a reader of the protected edition could work out: no small count, and no withheld figure from its neighbours."""

LOW, HIGH, MEANS_FROM = 1, 5, 10
COUNTED = ("count", "distinct")


def published(made, spec):
    """Is what a measure adds up or averages a field that its table publishes?"""
    kind = next((key for key in ("sum", "mean", "median", "percentile", "min", "max") if key in spec), None)
    table = made.figures.root(spec["over"])[0] if kind else None
    return bool(kind) and spec[kind] in table.spec.get("publish", [])


def primary(made, name, figure, figures):
    """Must this figure be withheld for its own sake?"""
    spec = made.measures.get(name.partition("[")[0], {})
    if figure.kind in COUNTED and figure.exact is not None:
        return LOW <= figure.exact <= HIGH
    if figure.kind in ("fact", "ratio", "difference") or figure.exact is None:
        return False
    return 0 < figure.known < MEANS_FROM and not published(made, spec)


def weight(figure):
    return figure.exact if figure.kind in COUNTED else figure.known or 0


def lines(result, name):
    """The lists of cells that make up a total, and the total's name."""
    if len(result.axes) == 1 and result.axes[0].adds_up:
        yield name, [f"{name}[{codes[0]}]" for codes in result.cells]
    if len(result.axes) == 2 and all(axis.adds_up for axis in result.axes):
        for place in (0, 1):
            for code in dict.fromkeys(codes[place] for codes in result.cells):
                total = f"{name}[{code}, all]" if place == 0 else f"{name}[all, {code}]"
                yield total, [f"{name}[{', '.join(codes)}]" for codes in result.cells if codes[place] == code]


def attack_line(line, hidden, figures):
    """No withheld cell of a line can be had from its total, unless there was nothing else to hide."""
    inside = [name for name in line if name in hidden]
    others = [name for name in line if name not in hidden and weight(figures[name]) > 0]
    if inside and others:
        if len(inside) == 1 and weight(figures[inside[0]]) > 0:  # a closed line's 0 tells nothing
            return f"{inside[0]} alone"
        if figures[inside[0]].kind in COUNTED and all(weight(figures[name]) == 1 for name in inside):
            return f"all ones: {inside}"
    return None


def attack_figure(made, name, row, figures):
    figure = figures[name]
    if row["state"] != "withheld" and primary(made, name, figure, figures):
        return f"{name} is shown: {row}"
    if row["state"] == "withheld" and not (row["value"] is None and row["percent"] is None and row["share"] in (None, "[c]")):
        return f"{name} leaks: {row}"
    if figure.kind in COUNTED and figure.base and LOW <= figure.base <= HIGH and (row["percent"] is not None or row["base"] is not None):
        return f"{name} shows what its base is: {row}"
    return None


def attack_parts(made, rows, name, spec):
    """A ratio or a difference of a withheld figure is withheld."""
    parts = spec.get("ratio") or spec.get("difference")
    for cell in [cell for cell in rows if cell.partition("[")[0] == name and parts]:
        suffix = cell[len(name) :]
        for part in parts:
            row = rows.get(part + suffix)
            if row and row["state"] == "withheld" and rows[cell]["state"] == "shown":
                return f"{cell} is shown, and {part + suffix} is withheld"
    return None


def whole_of(total, line, figures):
    """What the cells of a line have to add up to."""
    return weight(figures[total]) if total in figures else sum(weight(figures[cell]) for cell in line)


def attack(rows, made, figures):
    """The first fault of the protected edition."""
    for name, row in rows.items():
        fault = name in figures and attack_figure(made, name, row, figures)
        if fault:
            return fault
    hidden = {name for name, row in rows.items() if row["state"] == "withheld"}
    for name, spec in made.measures.items():
        fault = attack_parts(made, rows, name, spec)
        if fault:
            return fault
        if not {"count", "sum", "mean"} & spec.keys():
            continue  # nothing adds up
        for total, line in lines(made.figures.result(name), name):
            told = rows.get(total, {"state": "withheld"})["state"] == "shown"
            if spec.get("count") and sum(weight(figures[cell]) for cell in line) != whole_of(total, line, figures):
                continue  # a record of several codes: the cells do not add up
            fault = told and attack_line(line, hidden, figures)
            if fault:
                return fault
    return None
