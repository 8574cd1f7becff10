"""A report of plain values, written as the files that an author would write."""

REPORT = """title: T
council: C
team: X
period: {{from: {from}, to: {to}}}
published: 2024-08-24
language: en-GB
theme: county
status: final
{more}editions:
  open: {{formats: [{formats}], disclosure: {{method: none}}{marking}}}
  shut: {{formats: [{formats}], disclosure: {{method: suppress, protect: [1, 5]}}}}
documents:
  main: {{title: M, sections: [one]}}
"""
PLAIN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")


def scalar(text):
    if text is None:
        return ""
    return text if set(text) <= PLAIN and text != "-" and text else '"' + text.replace('"', '\\"') + '"'


def flow(value):
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return scalar(value)


def block(name, entries):
    return f"{name}:\n" + "".join(f"  {key}: {flow(entry)}\n" for key, entry in entries.items())


def write_report(folder, made, narrative="Text.\n", formats="site", marking=", marking: OFFICIAL"):
    """The files of a report; `made` has report, dictionary, data, spec and facts."""
    for name in ("data", "narrative"):
        (folder / name).mkdir(exist_ok=True)
    more = "".join(f"{key}: {flow(value)}\n" for key, value in made.report.items() if key != "period")
    (folder / "report.yaml").write_text(REPORT.format(**made.report["period"], more=more, formats=formats, marking=marking))
    dictionary = "".join(f"{key}: {flow(value)}\n" for key, value in made.dictionary.items() if key != "tables")
    (folder / "dictionary.yaml").write_text(dictionary + block("tables", made.dictionary["tables"]))
    measures = "".join(block(part, made.spec[part]) for part in ("populations", "measures") if made.spec[part])
    (folder / "measures.yaml").write_text(measures)
    if made.facts:
        (folder / "facts.yaml").write_text(block("facts", made.facts))
    for table, rows in made.data.items():
        (folder / f"data/{table}.yaml").write_text("".join(f"- {flow(row)}\n" for row in rows))
    (folder / "narrative/one.md").write_text(f"---\ntitle: One\n---\n{narrative}")
