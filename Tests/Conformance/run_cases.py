"""The published cases through the C interface: run_cases.py LIBRARY FILE…

LIBRARY is a libhosp.so, each FILE a case file: those in cases/ and others of the same formats.
Prints a line per case and `N passed, N failed` last. The exit status is 0 only if exactly the cases
listed in not_yet.txt fail: a case that fails without being listed is an error, and so is a listed
case that passes or does not exist.
"""

import os
import sys

import adapters
import case_files
from comparison import Refusal
from library import Library, LibraryError

HERE = os.path.dirname(os.path.abspath(__file__))
NOT_YET = os.path.join(HERE, "not_yet.txt")


def faults(run, plan, case):
    """What a case's answers say otherwise than published, and how many values were compared."""
    found = [f"{member}: neither compared nor excused" for member in plan.uncovered(case)]
    compared = 0
    for call in plan.calls:
        if isinstance(call, Refusal):
            found += refusal_faults(run, call)
            compared += 1
            continue
        try:
            result = run(call.procedure, call.arguments)
            differences = [item.difference(result) for item in call.compare]
        except LibraryError as error:
            found.append(f"{call.procedure}: {error}")
        except (KeyError, TypeError, ValueError) as error:
            found.append(f"{call.procedure}: the result has not the expected shape: {error!r}")
        else:
            found += [difference for difference in differences if difference]
            compared += len(differences)
    return found, compared


def refusal_faults(run, call):
    """The call must fail, with the right name, and its text must carry the figures."""
    try:
        run(call.procedure, call.arguments)
    except LibraryError as error:
        if error.name != call.error:
            return [f"{call.label}: expected error {call.error}, got {error}"]
        return [f"{call.label}: the message lacks {figure}: {error.text}"
                for figure in call.figures if figure not in error.text]
    return [f"{call.label}: expected error {call.error}, but the call succeeded"]


def run_case(run, identifier, group, case):
    """Prints the line of a case; True if it passed."""
    plan = adapters.plan(group, case)
    if plan is None:
        print(f"failed   {identifier}: group not supported: {group}")
        return False
    found, compared = faults(run, plan, case)
    if not found and not compared:
        found = ["nothing was compared"]
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        print(f"failed   {identifier}: {found[0]}{more}")
    elif plan.rejected:
        print(f"rejected {identifier}: {plan.rejected}")
    else:
        print(f"passed   {identifier}: {compared} compared")
    return not found


def listed(path):
    """The cases expected to fail: one id per line, `#` starts a comment."""
    with open(path, encoding="utf-8") as file:
        lines = [line.split("#")[0].strip() for line in file]
    return [line for line in lines if line]


def disagreements(outcome, not_yet, known):
    """How the failed cases differ from the list, a line each."""
    passed = {identifier for identifier, good in outcome.items() if good}
    failed = set(outcome) - passed
    return (
        [f"fails and is not listed in not_yet.txt: {case}"
         for case in sorted(failed - set(not_yet))]
        + [f"passes and is still listed in not_yet.txt: {case}"
           for case in sorted(passed & set(not_yet))]
        + [f"listed in not_yet.txt but no such case: {case}"
           for case in sorted(set(not_yet) - known - set(outcome))]
        + [f"listed twice in not_yet.txt: {case}"
           for case in sorted({case for case in not_yet if not_yet.count(case) > 1})])


def committed_cases():
    """The ids of every committed case: what not_yet.txt may name when only some files are run."""
    known = set()
    for directory, _, names in os.walk(os.path.join(HERE, "cases")):
        for name in names:
            if name.endswith(".json"):
                known |= {case[0] for case in case_files.read(os.path.join(directory, name))}
    return known


def run_files(run, paths, not_yet, known):
    """Runs the cases of the files; the exit status."""
    outcome, wrong = {}, []
    for path in paths:
        for identifier, group, case in case_files.read(path):
            if identifier in outcome:
                wrong.append(f"two cases have the id {identifier}")
            outcome[identifier] = run_case(run, identifier, group, case) and \
                outcome.get(identifier, True)
    if not outcome:
        wrong.append("the files hold no case")
    wrong += disagreements(outcome, not_yet, known)
    for line in wrong:
        print(line)
    passed = sum(outcome.values())
    print(f"{passed} passed, {len(outcome) - passed} failed")
    return 1 if wrong else 0


def main(arguments):
    if len(arguments) < 2:
        print("usage: run_cases.py LIBRARY FILE…", file=sys.stderr)
        return 2
    library = Library(arguments[0])
    try:
        return run_files(library.run, arguments[1:], listed(NOT_YET), committed_cases())
    finally:
        library.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
