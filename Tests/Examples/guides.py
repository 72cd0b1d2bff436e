#!/usr/bin/env python3
"""Every block of code of the guides is run, or stands in a program that is run.

    python3 Tests/Examples/guides.py LIBRARY BOOK

LIBRARY is an installed libhosp.so.1, BOOK the file of a book after the month end of
Examples/c/hospital_month.c. A comment in front of a block says what is done with it:

    <!-- run NAME -->       the block is the arguments of a procedure as JSON, the next block what
                            its result holds: members that are shown are there, lists are whole
    <!-- refused NAME -->   the procedure is refused, with the words of the next block
    <!-- import TABLE -->   the block is rows of a table, imported into the book of the procedures
    <!-- sql -->            the block is a statement on BOOK, the next block its rows, a bar
                            between the columns
    <!-- from FILE -->      the lines of the block stand in FILE, one after the other
    <!-- sh -->             each line is a command that Tests/run.sh or a program behind it runs

Last line: `N passed, N failed`.
"""
import json
import pathlib
import re
import sqlite3
import sys
import zlib
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/Conformance"))
from library import Library, LibraryError  # noqa: E402

GUIDES = ROOT / "Sources/Hosp/Hosp.docc"
BLOCK = re.compile(r"(?:<!-- (.*?) -->\n+)?^```(\w*)\n(.*?)^```$", re.M | re.S)
# What runs the commands that guides show.
RUNS = ["README.md", "Tests/run.sh", "Tests/Gates/packages.sh", "Tests/Examples/languages.sh",
        "Examples/month-end.sh"]


def procedures_of(path, location=":memory:"):
    """A book, in memory unless told, with messages in English."""
    library = Library(path, location)
    library.set_text("language", "en")
    library.set_text("now", "20250401090000")
    return library


def bring(procedures, table, block):
    """Imports rows; a table takes several batches, each under a key of its own."""
    procedures.import_text(table, block, f"guide {zlib.crc32(block.encode()):08x}")


def holds(part, whole):
    """Whether a result has all that a guide shows of it."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            name in whole and holds(value, whole[name]) for name, value in part.items())
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) == len(whole) and all(map(holds, part, whole))
    return part == whole


def dedented(text):
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    indent = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return [line[indent:] for line in lines]


def stands_in(block, file):
    """Whether the lines of a block stand in a file, whatever their common indent."""
    wanted = dedented(block)
    lines = (ROOT / file).read_text().split("\n")
    return any(dedented("\n".join(lines[place:place + len(wanted)])) == wanted
               for place in range(len(lines) - len(wanted) + 1))


def problem(kind, block, following, procedures, book):
    """What is wrong with a block; None when nothing is."""
    word, _, rest = kind.partition(" ")
    if word == "run":
        found = procedures.run_json(rest, block)
        if not holds(json.loads(following, parse_float=Decimal), found):
            return "the result is " + json.dumps(found, ensure_ascii=False, default=str)
    elif word == "refused":
        try:
            procedures.run_json(rest, block)
        except LibraryError as error:
            return None if error.text == following.strip() else f"the words are {error.text}"
        return "it was not refused"
    elif word == "import":
        bring(procedures, rest, block)
    elif word == "sql":
        rows = ["|".join("" if value is None else str(value) for value in row)
                for row in book.execute(block)]
        if rows != following.strip("\n").split("\n"):
            return "the rows are\n" + "\n".join(rows)
    elif word == "from":
        return None if stands_in(block, rest) else f"{rest} has no such lines"
    elif word == "sh":
        runs = [(ROOT / name).read_text() for name in RUNS]
        for line in block.strip().split("\n"):
            command = line.split("  #")[0].strip()
            if not any(command in text for text in runs):
                return f"nothing runs `{command}`"
    else:
        return f"<!-- {kind} --> says nothing"
    return None


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    procedures, book = procedures_of(sys.argv[1]), sqlite3.connect(sys.argv[2])
    passed = failed = 0
    guides = sorted(GUIDES.glob("*.md"))
    for guide in guides:
        text = guide.read_text()
        blocks = list(BLOCK.finditer(text))
        answers = set()
        for place, match in enumerate(blocks):
            kind, _, block = match.groups()
            if place in answers:
                continue
            line = text[:match.start(3)].count("\n") + 1
            following = None
            if kind and kind.split()[0] in ("run", "refused", "sql"):
                answers.add(place + 1)
                following = blocks[place + 1].group(3) if place + 1 < len(blocks) else "null"
            try:
                wrong = problem(kind, block, following, procedures, book) if kind \
                    else "no comment says what is done with it"
            except (LibraryError, ValueError, sqlite3.Error) as error:
                wrong = str(error)
            passed, failed = passed + (wrong is None), failed + (wrong is not None)
            if wrong:
                print(f"{guide.relative_to(ROOT)}:{line}: {wrong}")
        for link in re.findall(r"<doc:([\w-]+)>", text):
            found = (GUIDES / f"{link}.md").exists()
            passed, failed = passed + found, failed + (not found)
            if not found:
                print(f"{guide.relative_to(ROOT)}: there is no guide {link}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not guides else 0


if __name__ == "__main__":
    sys.exit(main())
