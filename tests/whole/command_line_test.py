#!/usr/bin/env python3
"""The command line: commands, options, exit statuses."""

from report_case import Case


def check(case, words, status, expected):
    done = case.run(*words.split())
    text = done.stdout if status == 0 else done.stderr
    case.check(f"annual {words}", done.returncode == status and expected in text, f"{done.returncode}\n{text}")


with Case() as case:
    case.put()
    check(case, "--help", 0, "annual build")
    check(case, "build --help", 0, "--edition E")
    check(case, "--version", 0, "annual 0.")
    check(case, "", 2, "annual build")
    for command in ("build", "check", "list", "explain", "audit", "schema", "dump"):
        check(case, f"{command} --help", 0, f"annual {command}")
    check(case, "biuld", 2, "did you mean 'build'?")
    check(case, "build --editoin board", 2, "did you mean '--edition'?")
    check(case, "build --edition", 2, "needs a value")
    check(case, "build --edition nobody", 2, "no edition 'nobody'")
    check(case, "build --format text", 1, "no edition that is asked for has the format 'text'")
    check(case, "build --document nothing", 2, "no document 'nothing'")
    check(case, "build --format odt", 2, "html or pdf or text or docx")
    check(case, "build content/nowhere", 2, "there is no folder 'content/nowhere'")
    check(case, "dump", 2, "annual dump")
    check(case, "dump nothing x", 2, "annual dump")
    check(case, "explain", 2, "annual list")
    check(case, "explain kind", 2, "did you mean 'kinds'?")
    check(case, "list", 0, "content/small")
    check(case, "list content/small", 0, "statistic kinds")
    check(case, "explain kinds", 0, "kinds[again]")
    check(case, "explain kinds[again]", 0, "kinds[again]")
    check(case, "explain kinds again", 0, "kinds[again]: Kind of referral: Came back")
    check(case, "explain content/small kinds again", 0, "35  in [again]")
    check(case, "explain kinds agian", 2, "did you mean 'again'?")
    check(case, "explain all again", 2, "it is a single figure")
    check(case, "explain kinds again first", 2, "one statistic at a time")
    check(case, "explain content/small", 2, "annual list")
    check(case, "explain kinds content/nowhere", 2, "there is no folder")
    check(case, "explain all", 0, "narrative/work.md:8: all, in the text")
    check(case, "explain all --edition intranet", 0, "    intranet: 40\n")
    check(case, "check", 0, "sound")
    done = case.run("check")
    case.check("check writes nothing", not (case.folder / "out").exists())
    done = case.run("build", "--edition=board", "--format=pdf")
    case.sound("build with an equals sign", done)
    *counted, closing = done.stdout.splitlines()
    case.check("one closing line", "out/small" in closing and closing.endswith(" s, 0 warnings"), done.stdout)
    case.check("what was counted before it", all(" in the period, " in line for line in counted), done.stdout)
    written = sorted(str(path.relative_to(case.folder)) for path in case.folder.glob("out/small/*/*.*"))
    case.check("and only what was asked for", not [name for name in written if "intranet" in name or name.endswith(".html")], written)
    case.put("other")
    case.sound("two reports", case.run("build", "content/small/", "content/other"))
    case.check("both are there", (case.folder / "out/small").is_dir() and (case.folder / "out/other").is_dir())
    done = case.run("build", "--out", "else/where")
    case.check("another output folder", (case.folder / "else/where/small/board").is_dir(), done.stderr)
