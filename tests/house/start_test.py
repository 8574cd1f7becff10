#!/usr/bin/env python3
"""What the program loads before it begins: none of the libraries that are loaded when they are needed (src/README.md,
Libraries). Its start would take three times as long with them."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / os.environ.get("BUILD", "out/.build") / "annual"
LATE = ("libharfbuzz", "libhpdf", "libexpat", "libzip", "libmicrohttpd", "libhunspell", "libglib")


def main():
    if not shutil.which("readelf"):
        print("skip what the program loads: there is no readelf")
        return
    dynamic = subprocess.run(["readelf", "-d", PROGRAM], capture_output=True, text=True, check=True).stdout
    needed = [line.split("[")[1].rstrip("]\n") for line in dynamic.splitlines() if "(NEEDED)" in line]
    early = [name for name in needed if name.startswith(LATE)]
    print("ok the program begins with few libraries" if needed and not early else f"not ok the program begins with few libraries: {early or needed}")


if __name__ == "__main__":
    main()
