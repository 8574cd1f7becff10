#!/usr/bin/env python3
"""An edition's formats: site is the whole site, html the report as one file alone, whatever their order."""

from report_case import SMALL, Case

# The list; a file that must be there; one that must not.
FORMATS = {
    "[pdf, site]": ("index.html", None),
    "[site, html]": ("index.html", "annual-report.pdf"),
    "[html, pdf]": ("annual-report.html", "index.html"),
    "html": ("annual-report.html", "annual-report.pdf"),
    "pdf": ("annual-report.pdf", "annual-report.html"),
    "text": ("annual-report.txt", "annual-report.html"),
}


def report(formats):
    return {"report.yaml": SMALL["report.yaml"].replace("formats: [site, pdf]", f"formats: {formats}")}


def main():
    with Case() as case:
        for formats, (made, missing) in FORMATS.items():
            done = case.run("build", case.put(files=report(formats)), "--edition", "intranet")
            out = case.folder / "out/small/intranet"
            case.check(f"{formats} makes {made}", done.returncode == 0 and (out / made).exists(), done.stderr)
            case.check(f"{formats} does not make {missing}", not missing or not (out / missing).exists())
        done = case.run("check", case.put(files=report("[slides]")))
        told = "it can be 'site', 'html', 'pdf', 'text' or 'docx'" in done.stderr
        case.check("a format that is none", done.returncode == 1 and told, done.stderr)


main()
