#!/usr/bin/env python3
"""The first C and Swift programs of README.md are examples that run and print what it says.

    python3 Tests/Examples/readme.py C_PROGRAM SWIFT_PROGRAM

C_PROGRAM is Examples/c/shares.c compiled, SWIFT_PROGRAM is Examples/swift/Sources/Shares built. A
block of a language that is followed by a block without one is a program and what it prints; both
must stand before line 40 of their part. Last line: `N passed, N failed`.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SOURCES = {"c": "Examples/c/shares.c", "swift": "Examples/swift/Sources/Shares/main.swift"}
LAST_LINE = 40


def main():
    built = dict(zip(("c", "swift"), sys.argv[1:3]))
    text = (ROOT / "README.md").read_text()
    blocks = [(match.group(1), match.group(2), text[:match.start()].count("\n") + 1)
              for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)]
    passed = failed = 0

    def check(claim, holds):
        nonlocal passed, failed
        if holds:
            passed += 1
        else:
            failed += 1
            print(f"README.md: {claim} does not hold")

    for language, source in SOURCES.items():
        found = [index for index, block in enumerate(blocks) if block[0] == language]
        check(f"one {language} program", len(found) == 1)
        if not found:
            continue
        (_, code, _), (none, printed, line) = blocks[found[0]], blocks[found[0] + 1]
        check(f"the {language} block is {source}", code == (ROOT / source).read_text())
        output = subprocess.run([built[language]], capture_output=True, text=True, check=True)
        check(f"the {language} program prints the block behind it",
              none == "" and printed == output.stdout)
        check(f"the {language} program and its output stand before line {LAST_LINE}",
              line + printed.count("\n") < LAST_LINE)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
