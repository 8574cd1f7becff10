#!/usr/bin/env python3
"""Each chart of a site as a file: sound SVG that needs nothing else, with what the chart says as text, the page's markings,
and nothing withheld."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "whole"))
from report_case import SMALL, Case, tree  # noqa: E402

CHARTS = """
```chart
{measure: kinds, kind: bar, title: "A < B & most came back", subtitle: Who came, source: Our records}
```

```chart
{measure: kinds, kind: column, title: The same again}
```

```chart
{measure: back, kind: people, title: Most came back}
```

```chart
{measures: [all, back], kind: bar, title: All and some}
```
"""
MEASURES = SMALL["measures.yaml"].replace("measures:", "  back: {from: all, where: {kind: again}, label: Came back, of: all}\nmeasures:")
REPORT = SMALL["report.yaml"].replace("status: final", "status: draft\nsample: true").replace(
    "formats: [site, pdf]", "formats: [site, pdf], marking: OFFICIAL")
SVG = "{http://www.w3.org/2000/svg}"


def words(root):
    return " ".join(" ".join("".join(text.itertext()).split()) for text in root.iter(SVG + "text"))


with Case() as case:
    case.put(files={"report.yaml": REPORT, "measures.yaml": MEASURES, "narrative/work.md": SMALL["narrative/work.md"].split("```")[0] + CHARTS})
    case.sound("the report builds", case.run("build", "content/small"))
    folder = case.folder / "out/small/intranet"
    found = sorted(path.name for path in folder.glob("charts/*"))
    case.check("each chart has a file of its own", found == ["all.svg", "back.svg", "kinds-2.svg", "kinds.svg"], found)
    roots = {}
    for name in found:
        try:
            roots[name] = ElementTree.parse(folder / "charts" / name).getroot()
        except ElementTree.ParseError as error:
            case.check(f"{name} is well-formed", False, error)
    said = {name: words(root) for name, root in roots.items()}
    case.check("its title, subtitle, labels and source are text", all(
        text in said["kinds.svg"] for text in ("A < B & most came back", "Who came", "First time", "Came back", "Our records")), said)
    case.check("the finding stands first", said["kinds.svg"].startswith("A < B & most came back Who came"), said)
    case.check("the page's markings stand on each", all("OFFICIAL" in text and "DRAFT" in text and "Sample: " in text for text in said.values()), said)
    case.check("it says what it shows", all(root.find(f".//{SVG}desc") is not None and root.find(f".//{SVG}title").text for root in roots.values()))
    case.check("its ground is light", all(root.find(SVG + "rect").get("fill") == "#FFFFFF" for root in roots.values()))
    case.check("it needs nothing else", not any(
        re.search(r'(?:href|src)="(?!#)|url\(|@import|<style|<script', (folder / "charts" / name).read_text()) for name in found))
    page = (folder / "work.html").read_text()
    case.check("it offers every one", all(f'"charts/{name}"' in page for name in found), page)
    case.check("the one file offers none", "charts/" not in (folder / "annual-report.html").read_text())
    case.check("an edition without a site has none", not (case.folder / "out/small/board/charts").exists())
    first = tree(folder / "charts")
    case.run("build", "content/small")
    case.check("the same content makes the same bytes", tree(folder / "charts") == first)

    few = "".join(f"- {{ref: R{n:02d}, received: 2021-05-03, kind: {'first' if n < 3 else 'again'}}}\n" for n in range(30))
    case.put(files={"data/referrals.yaml": few})
    case.sound("a report with a small count builds", case.run("build", "content/small"))
    text = (case.folder / "out/small/intranet/charts/kinds.svg").read_text()
    case.check("withheld is withheld", ">[c]<" in text and not re.search(r">(3|27|10%|3 \(10%\))<", text), text)
    page = (case.folder / "out/small/intranet/work.html").read_text()
    case.check("the page offers it beside the CSV file",
        re.search(r'data/kinds\.csv" download>[^\n]*\n<a href="charts/kinds\.svg" download>Download as SVG<', page), page)
