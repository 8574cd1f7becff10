#!/usr/bin/env python3
"""What an edition withholds leaves no trace. Records are changed so that only withheld counts change; then every file of
the intranet edition must be the same, byte for byte, while the board's figures differ."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ANNUAL = os.environ.get("ANNUAL", str(ROOT / "out/.build/annual"))
SAMPLE = ROOT / "content/2021-22"

# A file of records, which of them, what is changed there, and how many times.
CHANGES = {
    "who was in the room": ("meetings", "", "attendance: on-behalf", "attendance: child-alone", 1),
    "kind of meeting": ("meetings", "", "type: stability", "type: legal", 1),
    "reason": ("referrals", "outcome: accepted", "reason: informal-complaint", "reason: meetings", 1),
    "legal status": ("referrals", "outcome: accepted", "status: s38", "status: s25", 1),
    "how the referral reached us": ("referrals", "outcome: accepted", "route: receiving-in", "route: social-worker", 1),
}


def change(folder, name):
    table, where, old, new, times = CHANGES[name]
    path = folder / f"data/{table}.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    for i, line in enumerate(lines):
        if times and old in line and where in line:
            lines[i], times = line.replace(old, new), times - 1
    path.write_text("\n".join(lines), encoding="utf-8")
    return times == 0


def build(folder, out):
    command = [ANNUAL, "build", str(folder), "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return run.returncode == 0, run.stderr.decode()


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one, other):
    names = sorted(set(one) | set(other))
    return [name for name in names if one.get(name) != other.get(name)]


def place(one, other, name):
    """Where two files begin to differ, in a few characters of text."""
    a, b = one.get(name, b""), other.get(name, b"")
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), 0)
    clean = re.sub(rb"[^ -~]", b".", a[max(0, at - 40) : at + 40])
    return f"{name}: {clean.decode()}"


def main():
    failed = False
    with tempfile.TemporaryDirectory() as work:
        base, failed_builds = Path(work) / "2021-22", []
        shutil.copytree(SAMPLE, base)
        sound, why = build(base, Path(work) / "before")
        before = Path(work) / "before/2021-22"
        print(("ok" if sound else "not ok") + " the sample builds" + ("" if sound else f"\n# {why}"))
        for name in CHANGES if sound else []:
            folder, out = Path(work) / "changed/2021-22", Path(work) / "after"
            shutil.copytree(SAMPLE, folder)
            made = change(folder, name)
            sound, why = build(folder, out)
            after = out / "2021-22"
            shown = differing(files(before / "board"), files(after / "board"))
            leaks = differing(files(before / "intranet"), files(after / "intranet"))
            good = made and sound and "figures.json" in shown and not leaks
            print(("ok" if good else "not ok") + f" {name} leaves no trace in the intranet edition")
            if not good:
                failed_builds.append(name)
                print(f"# changed: {made}, built: {sound}, board: {shown[:3]} {why if not sound else ''}")
                for leak in leaks[:5]:
                    print("# " + place(files(before / "intranet"), files(after / "intranet"), leak))
            shutil.rmtree(folder.parent)
            shutil.rmtree(out)
        failed = bool(failed_builds) or not sound
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
