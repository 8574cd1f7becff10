#!/usr/bin/env python3
"""Same content, same bytes: in another folder, with another locale, time zone and umask."""

import os
import shutil

from report_case import SAMPLE, Case, tree


def build(case, **environment):
    shutil.copytree(SAMPLE, case.folder / "content/2021-22")
    case.sound(f"the sample builds with {environment}", case.run("build", **environment))
    return tree(case.folder / "out/2021-22")


with Case() as one, Case() as two:
    first = build(one, LC_ALL="C", TZ="UTC")
    os.umask(0o077)
    second = build(two, LC_ALL="de_DE.UTF-8", LANG="tr_TR.UTF-8", TZ="Pacific/Kiritimati")
    one.check("it makes files", len(first) > 10, list(first))
    one.check("the same files", first.keys() == second.keys(), first.keys() ^ second.keys())
    for path in sorted(first.keys() & second.keys()):
        if first[path] != second[path]:
            one.check(f"the same bytes of {path}", False)
    one.check("the same bytes", first == second)
    again = tree(one.folder / "out/2021-22") if one.run("build").returncode == 0 else {}
    one.check("built over the old output, the same bytes", again == first)
