#!/usr/bin/env python3
"""(slow) Earlier years of the report with the most overlapping groups are protected as a report of that year is."""

from years_test import compare_all

compared = compare_all(("library",), ())
print("ok years were compared" if compared > 50 else f"not ok years were compared: {compared}")
