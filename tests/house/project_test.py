#!/usr/bin/env python3
"""What a person meets who gets, installs and removes annual: licence, changes, manual page, completion, and that `make`
alone installs nothing."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = os.environ.get("BUILD", "out/.build")
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))


def check(name, passed, detail=""):
    print(f"ok {name}" if passed else f"not ok {name}\n{detail}")


def run(*words, **more):
    return subprocess.run([str(word) for word in words], cwd=ROOT, capture_output=True, text=True, check=False, **more)


def make(*words, **more):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MAKE") and key != "MFLAGS"}
    return run("make", *words, env={**environment, **more.pop("env", {})}, **more)


def commands():
    """Each command of --help with its options."""
    lines = re.findall(r"^annual ([a-z]+)(.*)\n    ", run(ANNUAL, "--help").stdout, re.M)
    return {name: set(re.findall(r"--[a-z-]+", rest)) for name, rest in lines}


def papers():
    check("the licence is MIT", (ROOT / "src/LICENSE").read_text().startswith("MIT License"))
    check("README.md names it", "src/LICENSE" in (ROOT / "README.md").read_text())
    version = run(ANNUAL, "--version").stdout.split()[1]
    changes = re.findall(r"^## (\S+)", (ROOT / "src/CHANGES.md").read_text(), re.M)
    check("CHANGES.md has an entry for this version", version in changes, f"{version}: {changes}")


def pages():
    """The files that the pages for contributors name exist, and their links lead somewhere."""
    for page, base in (("src/README.md", "src"), ("tests/README.md", "tests"), ("README.md", "."), ("content/README.md", "content")):
        text = (ROOT / page).read_text()
        named = re.findall(r"`([a-z_]+/[a-z_/]+\.(?:c|h|py|mjs))`", text)
        linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", re.sub(r"^```.*?^```$|`[^`]*`", "", text, flags=re.M | re.S))
        lost = [name for name in named if not (ROOT / base / name).exists() and not (ROOT / name).exists()]
        lost += [name for name in linked if not (ROOT / page).parent.joinpath(name).exists()]
        check(f"what {page} names is there", not lost, lost)


def manual():
    page = (ROOT / "src/annual.1").read_text()
    lint = run("mandoc", "-T", "lint", "src/annual.1")
    check("the manual page is clean", lint.returncode == 0 and not lint.stdout, lint.stdout)
    synopsis = page[page.index(".Sh SYNOPSIS") : page.index(".Sh DESCRIPTION")]
    said = {}
    for part in synopsis.split(".Nm")[1:]:
        name = re.search(r"^\.Cm (\w+)", part, re.M)
        if name:
            said[name[1]] = {"-" + option for option in re.findall(r"Fl (-[a-z-]+)", part)}
    check("its synopsis is that of --help", said == commands(), f"{said}\n{commands()}")
    described = set(re.findall(r"^\.It Cm (\w+)", page, re.M)) | {"-" + name for name in re.findall(r"^\.It Fl (-[a-z-]+)", page, re.M)}
    wanted = set(commands()) | set().union(*commands().values(), {"--help", "--version"})
    check("it says what each command and option does", described == wanted, sorted(described ^ wanted))


def completed(line, folder):
    """What bash offers at the end of the line, in the folder."""
    words = line.split(" ")
    script = (
        f'source <("{ANNUAL}" completion bash); compopt() {{ :; }}; cd "$1"; shift; COMP_WORDS=("$@"); '
        'COMP_CWORD=$(($# - 1)); _annual; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    return set(run("bash", "-c", script, "bash", folder, *words).stdout.split())


def completion():
    for name, options in commands().items():
        check(f"bash completes the options of {name}", completed(f"annual {name} -", ROOT) == options | {"--help"})
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "content/one").mkdir(parents=True)
        (Path(folder) / "content/file").touch()
        check("bash completes commands", completed("annual ", folder) == set(commands()) | {"--help", "--version"})
        check("bash completes a command begun", completed("annual ch", folder) == {"check"})
        check("bash completes a folder", completed("annual build content/", folder) == {"content/one"})
        check("bash completes a format", completed("annual build --format p", folder) == {"pdf"})
    bad = run(ANNUAL, "completion", "tcsh")
    check("a shell it does not know", bad.returncode == 2 and "bash" in bad.stderr, bad.stderr)
    bad = run(ANNUAL, "list", "--fragment")
    check("an option of another command is refused", bad.returncode == 2 and "--fragment" in bad.stderr, bad.stderr)


def installing():
    prefix = (ROOT / BUILD / "prefix").read_text().strip().strip("/")  # another one would compile a file again
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / prefix / "bin").mkdir(parents=True)
        (Path(folder) / prefix / "bin/other").touch()
        done = make(f"BUILD={BUILD}", f"DESTDIR={folder}", f"PREFIX=/{prefix}", "install")
        files = {str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()}
        wanted = {"bin/annual", "share/man/man1/annual.1", "share/bash-completion/completions/annual", "share/annual/themes/county/theme.yaml"}
        check("install puts all in place", {f"{prefix}/{name}" for name in wanted} <= files, done.stderr + str(wanted - files))
        done = make(f"BUILD={BUILD}", f"DESTDIR={folder}", f"PREFIX=/{prefix}", "uninstall")
        files = [str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file()]
        check("uninstall takes it away, and nothing else", files == [f"{prefix}/bin/other"], done.stderr + str(files))


def bare(folder):
    """A PATH on which pkg-config knows no library, and apt-get writes down that it was called."""
    path = Path(folder) / "bin"
    path.mkdir()
    for name, text in {
        "pkg-config": "exit 1",
        "apt-get": f'echo "$@" >>"{folder}/installed"; exit 1',
        "sudo": f'echo "$@" >>"{folder}/installed"; exit 1',
    }.items():
        (path / name).write_text(f"#!/bin/sh\n{text}\n")
        (path / name).chmod(0o755)
    return {"PATH": f"{path}:{os.environ['PATH']}", "ANNUAL_NO_INSTALL": ""}


def alone():
    for goal in ("", "install", "check", "report"):
        with tempfile.TemporaryDirectory() as folder:
            done = make(f"BUILD={folder}/build", *goal.split(), env=bare(folder))
            installed = (Path(folder) / "installed").exists()
            name = f"make {goal}".strip()
            check(f"{name} {'installs' if goal == 'report' else 'installs nothing'}", installed == (goal == "report"), done.stderr)
            named = "libcmark" in done.stderr and re.search(r"apt-get install .*libcmark-dev.*libyaml-dev", done.stderr)
            check(f"{name} names what is missing and the command", done.returncode != 0 and named, done.stderr)


def compilers():
    """A compiler may be a path or several words, a report's name hold what a shell would read."""
    with tempfile.TemporaryDirectory() as folder:
        for words in (shutil.which("cc"), "env cc", "cc -g"):
            env = {**os.environ, "CC": words, "ANNUAL_NO_INSTALL": "1"}
            done = subprocess.run([ROOT / "src/setup.sh", "program"], env=env, capture_output=True, text=True, check=False)
            check(f"the compiler '{words}' is found", done.returncode == 0, done.stderr)
        done = make("-n", "report", "REPORT=content/it's; $(x)")
        check("a report's name is quoted", "build --durable 'content/it'\\''s; '" in done.stdout, done.stdout[-300:])
        flags = make("-n", "-B", "CC=env cc", f"BUILD={folder}/build").stdout
        check("the program is hardened", all(flag in flags for flag in ("-fstack-protector-strong", "-D_FORTIFY_SOURCE=2", "-fPIE")), flags[-300:])
        wild = [line for line in flags.splitlines() if line.startswith("env cc") and " -o " in line and ".new" not in line]
        check("what is compiled is whole or not there", "env cc" in flags and not wild, wild[:2])


def main():
    papers()
    pages()
    if shutil.which("mandoc"):
        manual()
    else:
        print("skip the manual page: there is no mandoc")
    completion()
    installing()
    alone()
    compilers()


main()
