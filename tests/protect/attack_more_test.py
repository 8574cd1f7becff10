#!/usr/bin/env python3
"""More random reports of attack_test.py (slow): two hundred; ANNUAL_SEEDS sets how many."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("ANNUAL_SEED", "101")
    os.environ.setdefault("ANNUAL_SEEDS", "200")
    from attack_test import FIRST, SEEDS, main

    sys.exit(main(FIRST, SEEDS))
