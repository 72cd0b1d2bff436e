"""What programs were compiled against still holds: abi.py PREFIX.

`abi/hosp-1.0.h` is the interface of the first version: its prototypes and constants without words.
Every later header has the same functions with the same arguments and the same constants; it may add
to them. Two libraries of empty functions, one from each header, are compared by abidiff (Debian:
abigail-tools), since in the Swift library itself the types of arguments cannot be seen. A program
that is compiled against the first header then runs with the installed library.

    abi.py PREFIX              compares, runs, and says what changed
    abi.py --baseline HEADER   prints a header without words, as the baseline has it
"""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, os.pardir, os.pardir)
BASELINE = os.path.join(HERE, "abi", "hosp-1.0.h")
# The numbers that tell the version are the only ones that change.
VERSIONS = {"HOSP_VERSION_NUMBER"}


def without_words(text):
    """A header without comments and empty lines."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return "".join(line.rstrip() + "\n" for line in text.splitlines() if line.strip())


def stub(header):
    """A library of functions that do nothing, with the types of the header."""
    functions = re.findall(r"^int32_t hosp_\w+\([^;]*\);", without_words(header), flags=re.M)
    return '#include "hosp.h"\n' + "".join(
        function[:-1] + " { return 0; }\n" for function in functions), len(functions)


def constants(header):
    return dict(re.findall(r"^#define (HOSP_\w+) +(\(?-?\d+\)?)$", header, flags=re.M))


def compile_stub(header, folder):
    os.makedirs(folder)
    with open(os.path.join(folder, "hosp.h"), "w", encoding="utf-8") as file:
        file.write(header)
    source, count = stub(header)
    with open(os.path.join(folder, "stub.c"), "w", encoding="utf-8") as file:
        file.write(source)
    library = os.path.join(folder, "libstub.so")
    subprocess.run(["gcc", "-std=c99", "-g", "-shared", "-fPIC", "-Wall", "-Werror",
                    "-Wl,-soname,libstub.so.1", os.path.join(folder, "stub.c"), "-o", library],
                   check=True)
    return library, count


def run_old_program(prefix, work, old):
    """The month end, compiled against the first header, prints what it printed then."""
    program = os.path.join(work, "program")
    subprocess.run(["gcc", "-std=c99", "-Wall", "-Werror", "-I", old,
                    os.path.join(ROOT, "Examples", "c", "hospital_month.c"), "-o", program,
                    "-L", os.path.join(prefix, "lib"), "-lhosp"], check=True)
    printed = subprocess.run(
        [program, os.path.join(work, "book"),
         os.path.join(ROOT, "Examples", "data", "synthetic_hospital")],
        env={**os.environ, "LD_LIBRARY_PATH": os.path.join(prefix, "lib")},
        check=True, stdout=subprocess.PIPE).stdout
    with open(os.path.join(ROOT, "Examples", "c", "hospital_month.expected.csv"), "rb") as file:
        return printed == file.read()


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--baseline":
        with open(arguments[1], encoding="utf-8") as file:
            print(without_words(file.read()), end="")
        return 0
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    with open(BASELINE, encoding="utf-8") as file:
        old = file.read()
    with open(os.path.join(arguments[0], "include", "hosp.h"), encoding="utf-8") as file:
        new = file.read()
    faults = [f"{name} was {value} and is {constants(new).get(name, 'gone')}"
              for name, value in constants(old).items()
              if name not in VERSIONS and constants(new).get(name) != value]
    with tempfile.TemporaryDirectory() as work:
        before, count = compile_stub(old, os.path.join(work, "old"))
        after, now = compile_stub(new, os.path.join(work, "new"))
        compared = subprocess.run(["abidiff", "--no-added-syms", before, after],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if compared.returncode != 0:
            faults.append(compared.stdout)
        if not run_old_program(arguments[0], work, os.path.join(work, "old")):
            faults.append("a program of the first version prints something else")
    for fault in faults:
        print(fault)
    print(f"interface: {count} functions of version 1.0 kept, {now - count} added, "
          f"{len(faults)} faults")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
