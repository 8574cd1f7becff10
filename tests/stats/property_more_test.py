#!/usr/bin/env python3
"""Four hundred more random reports of property_test.py (slow)."""

import sys

from property_test import main

if __name__ == "__main__":
    sys.exit(main(101, 400))
