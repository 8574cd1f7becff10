"""What is kept beside a test as a file of lines."""

import os


def compare(name, file, found):
    """Prints whether the lines FOUND are those of FILE, and where they first differ. ANNUAL_WRITE=1 writes FILE anew."""
    if os.environ.get("ANNUAL_WRITE"):
        file.write_text("\n".join(found) + "\n", encoding="utf-8")
    wanted = file.read_text(encoding="utf-8").splitlines()
    wrong = next((f"line {i + 1}: {a!r}, not {b!r}" for i, (a, b) in enumerate(zip(found, wanted)) if a != b), None)
    if not wrong and len(found) != len(wanted):
        wrong = f"{len(found)} lines, not {len(wanted)}"
    print(f"ok {name}" if not wrong else f"not ok {name}: {wrong}")
