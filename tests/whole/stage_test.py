#!/usr/bin/env python3
"""The output folder with hostile neighbours and odd names: no link is followed, nothing of others is lost, one clear line."""

import os
import resource
import shutil
import subprocess

from report_case import ANNUAL, Case, tree


def fault(case, name, done, status, expected):
    lines = [line for line in done.stderr.splitlines() if line.startswith("annual: error: ")]
    fits = done.returncode == status and len(lines) == 1 and expected in lines[0]
    case.check(name, fits, f"exit status {done.returncode}\n{done.stdout}{done.stderr}")


def limited(case, kind, most, *words):
    def limit():
        resource.setrlimit(kind, (most, most))

    command = [ANNUAL, "build", *words]
    return subprocess.run(command, cwd=case.folder, capture_output=True, text=True, timeout=60, preexec_fn=limit, check=False)


def links(case, report, out):
    """A folder of the old output that became a link: what it leads to is neither read, kept nor written."""
    other = case.folder / "other"
    shutil.copytree(out / "board", other)
    (other / "figures.json").write_text("others")
    shutil.rmtree(out / "board")
    os.symlink(other, out / "board")
    before = tree(other)
    done = case.run("build", report, "--edition", "intranet")
    published = case.folder / "out/small/board/figures.json"
    kept = published.read_text() if not (out / "board").is_symlink() and published.exists() else ""
    case.check("a linked folder is not kept", kept != "others", done.stderr)
    case.check("and not written to", tree(other) == before)
    shutil.rmtree(case.folder / "out")


SHIM = """#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
int fsync(int file)
{
	int (*real)(int) = dlsym(RTLD_NEXT, "fsync");
	return write(2, "synced\\n", 7) == 7 ? real(file) : -1;
}
"""


def syncs(case, *words):
    """How often a build asks for something to be brought to the disk."""
    (case.folder / "shim.c").write_text(SHIM)
    library = case.folder / "shim.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, case.folder / "shim.c", "-ldl"], check=True)
    around = os.environ | {"LD_PRELOAD": str(library), "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"}
    done = subprocess.run([ANNUAL, "build", *words], cwd=case.folder, env=around, capture_output=True, text=True, timeout=60, check=False)
    return done.stderr.count("synced")


with Case() as case:
    report = case.put()
    out = case.folder / "out/small"
    os.umask(0o027)
    case.sound("the first build", case.run("build", report))
    modes = {oct(path.stat().st_mode & 0o777) for path in [out, *out.rglob("*")]}
    case.check("folders and files are as umask has them", modes == {"0o750", "0o640"}, modes)
    first = tree(out)
    case.sound("durable", case.run("build", report, "--durable"))
    case.check("durable writes the same", tree(out) == first)
    count, files = syncs(case, report, "--durable"), sum(path.is_file() for path in out.rglob("*"))
    case.check("durable brings each file and its folders to the disk", count > files, (count, files))
    case.check("a build that need not last waits for no disk", syncs(case, report) == 0)

    (out / "board/mine").mkdir()
    fault(case, "an empty folder of someone else", case.run("build", report), 3, "board/mine/")
    case.check("stays", (out / "board/mine").is_dir())
    (out / "board/mine").rmdir()
    for path in (out / "board").iterdir():
        path.unlink()
    case.sound("a folder of ours that was emptied is filled again", case.run("build", report))
    case.check("with the same", tree(out) == first)
    links(case, report, out)

    big = limited(case, resource.RLIMIT_FSIZE, 4096, report)
    fault(case, "a file larger than the user may write", big, 3, "ulimit -f")
    case.check("leaves no output", not out.exists())
    fault(case, "too few files", limited(case, resource.RLIMIT_NOFILE, 8, report), 3, "ulimit -n")

    long = case.put("x" * 253)
    fault(case, "a name that is too long", case.run("build", long), 3, "the name is too long")
    shutil.rmtree(case.folder / long)
    case.put("again")
    shutil.copytree(case.folder / "content/again", case.folder / "more/Again")
    fault(case, "two reports of one name", case.run("build", "content/again", "more/Again"), 2, "content/again and more/Again")
    case.check("write nothing", not (case.folder / "out/again").exists())
    os.symlink(case.folder / "themes", case.folder / "content/again/themes")
    here = subprocess.run([ANNUAL, "build", "."], cwd=case.folder / "content/again", capture_output=True, text=True, check=False)
    case.sound("the folder that is worked in", here)
    case.check("has its own name", (case.folder / "content/again/out/again/board/figures.json").exists(), here.stdout)

    odd = case.put("a\x1b[31m\nb\u202ec", files={"report.yaml": "title: [\n"})
    done = case.run("build", odd)
    said = done.stdout + done.stderr
    case.check("a name is printed escaped in messages", "\x1b" not in said and "\u202e" not in said and "a\\x1b[31m\\nb" in said, said)
    done = case.run("build", odd + "\x07")
    case.check("and in usage", "\x07" not in done.stderr and done.stderr.count("\n") == 1, done.stderr)
    done = case.run("build", case.put("a\x1b[31m\nb"))
    case.check("and where it was written", "\x1b" not in done.stdout and "out/a\\x1b[31m\\nb:" in done.stdout, done.stdout)
    done = case.run("bu\nild\x1b")
    case.check("and as a command", "\x1b" not in done.stderr and done.stderr.count("\n") == 1, done.stderr)
