#!/usr/bin/env python3
"""`annual dump` of a sound report, of faulty ones and of none: each stage says something, warns as a check does, and bears all."""

import subprocess
from concurrent.futures import ThreadPoolExecutor

from report_case import ANNUAL, SMALL, Case

STAGES = "records figures counted years audit explain doc layout html word text costs json csv data".split()
SILENT = {"years"}  # of a report that has no earlier year
FAULTS = {"none": "there is no file", "dictionary": "dictionary.yaml", "measures": "measures.yaml"}


def dump(case, stage, report):
    done = subprocess.run([ANNUAL, "dump", stage, report], cwd=case.folder, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode()


def main(case):
    far = SMALL["data/referrals.yaml"] + "- {ref: R90, received: 2001-04-03, age: 12, kind: again}\n"
    case.put("sound", files={"data/referrals.yaml": far})
    case.put("dictionary", files={"dictionary.yaml": "tables: [\n"})
    case.put("measures", files={"measures.yaml": SMALL["measures.yaml"].replace("by: kind", "by: kin")})
    rows = [(stage, name) for stage in STAGES for name in ["sound", *FAULTS]]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda row: dump(case, row[0], f"content/{row[1]}"), rows))
    for (stage, name), (status, out, err) in zip(rows, answers):
        if name == "sound":
            good = status == 0 and (out or stage in SILENT) and "error" not in err
        else:
            good = status in (1, 2) and FAULTS[name] in err if name == "none" else status in (0, 1) and (FAULTS[name] in err or not status)
        case.check(f"dump {stage} of {name}", good and "null" not in err, f"{status}\n{out[:300]}\n{err[:900]}")
        if stage == "counted" and name == "sound":
            case.check("what lies far outside the period is told", "lies more than 2 years outside the period" in err and "referrals.yaml, line 41" in err, err)


with Case() as case:
    main(case)
