"""Where the library could end its host by a trap: traps.py LIBRARY OBJECTS [--write].

Swift ends a program with the instruction ud2 where an index, an addition or a conversion cannot be.
No exported function holds one: what a caller hands over is checked before. Inside, each is a check
that our code never fails; `trap_ceilings.txt` says how many a function may have, so that new ones
are seen. OBJECTS is the directory of a release build, as install.sh leaves it; --write makes the
list anew from it.
"""

import collections
import os
import re
import subprocess
import sys

CEILINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trap_ceilings.txt")
HEAD = """# The most traps (ud2) that a function of our own code may hold in a release build for x86-64: of
# `any` function, and of those below by their names. traps.py compares, and writes it anew.
"""
# A function of this many checks is common; one with more stands in the list.
COMMON = 40


def disassembled(path):
    return subprocess.run(["objdump", "-d", "--no-show-raw-insn", path], check=True,
                          stdout=subprocess.PIPE, text=True).stdout


def traps_of_exports(library):
    """How many traps lie within each exported function of the stripped library."""
    places = sorted(int(found[1], 16) for found in re.finditer(
        r"^\s*([0-9a-f]+):\s+ud2", disassembled(library), flags=re.M))
    table = subprocess.run(["nm", "-D", "--defined-only", "-S", library], check=True,
                           stdout=subprocess.PIPE, text=True).stdout
    counts = {}
    for line in table.splitlines():
        words = line.split()
        if len(words) == 4 and words[3].startswith("hosp_"):
            start, size = int(words[0], 16), int(words[1], 16)
            counts[words[3].split("@")[0]] = sum(start <= place < start + size for place in places)
    return counts


def traps_of_functions(directory):
    """How many traps each function of our own objects holds."""
    counts = collections.Counter()
    for folder, _, files in os.walk(directory):
        if "HeaderGenerator" in folder or ".build" not in folder.rsplit(os.sep, 1)[-1]:
            continue
        for file in sorted(files):
            if not file.endswith(".o"):
                continue
            function = None
            for line in disassembled(os.path.join(folder, file)).splitlines():
                if line.endswith(">:"):
                    function = line[line.index("<") + 1:-2]
                elif "\tud2" in line:
                    counts[function] += 1
    return counts


def read_ceilings():
    with open(CEILINGS, encoding="ascii") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    return {name: int(count) for count, name in rows}


def write_ceilings(counts):
    rows = [(COMMON, "any")] + sorted(
        ((count, name) for name, count in counts.items() if count > COMMON), reverse=True)
    with open(CEILINGS, "w", encoding="ascii") as file:
        file.write(HEAD + "".join(f"{count} {name}\n" for count, name in rows))


def main(arguments):
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], ["--write"]):
        print(__doc__, file=sys.stderr)
        return 2
    exports, functions = traps_of_exports(arguments[0]), traps_of_functions(arguments[1])
    if not exports or not functions:
        print("there is nothing to look at")
        return 1
    if arguments[2:]:
        write_ceilings(functions)
    ceilings = read_ceilings()
    faults = [f"{name} has {count} traps; an exported function has none"
              for name, count in sorted(exports.items()) if count]
    faults += [f"{name} has {count} traps, its ceiling is {ceilings.get(name, ceilings['any'])}"
               for name, count in sorted(functions.items())
               if count > ceilings.get(name, ceilings["any"])]
    for fault in faults:
        print(fault)
    print(f"traps: {len(exports)} exported functions without one, "
          f"{sum(functions.values())} in {len(functions)} functions, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
