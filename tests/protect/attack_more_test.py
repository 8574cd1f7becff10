#!/usr/bin/env python3
"""Five hundred more random reports of attack_test.py (slow)."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("ANNUAL_SEED", "101")
    os.environ.setdefault("ANNUAL_SEEDS", "500")
    from attack_test import FIRST, SEEDS, main

    sys.exit(main(FIRST, SEEDS))
