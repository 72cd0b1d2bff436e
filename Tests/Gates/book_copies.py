"""Copies of whole books between files and servers: the same to the bit, of one moment, whole or none.

Tests/Gates/databases.py calls it. As a program it makes one copy, to be killed:

    book_copies.py LIBRARY FROM TO
"""
import os
import signal
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "Conformance"))

import race_budget
from book_checks import check_audit, fail
from library import Library, LibraryError
from private_servers import PASSWORD

ROWS = 30_000


def opened(library, place):
    book = Library(library, place)
    book.set_text("now", "20250401120000")
    book.set_text("language", "en")
    return book


def copied(library, origin, target):
    """The tables of a copy with their rows and hashes, as the library tells them."""
    book = opened(library, origin)
    try:
        return book.run("book.copy", {"to": target})["copied"]
    finally:
        book.close()


def checked(library, place):
    """A book is sound by its own check."""
    book = opened(library, place)
    findings = book.run("book.check", {})["findings"]
    book.close()
    if findings:
        fail(f"the check of {place.replace(PASSWORD, '***')} finds {findings[:3]}")


def contents(books, place, names):
    """Every table and view with its rows; only when the tables were made may differ."""
    reader = books.connect(place)
    check_audit(reader)
    rows = {name: sorted(reader.execute(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
            for name, columns in names.items() if name != "hosp_schema"}
    reader.close()
    return rows


def around(library, files, origin, places, name):
    """A book in a file goes from place to place and back into a file; all of them are the same."""
    reader = files.connect(origin)
    names = {table: [row[1] for row in reader.execute(f"PRAGMA table_info({table})")]
             for table in sorted(files.tables(reader)) if table.startswith("hosp_")}
    reader.close()
    expected, told, last = contents(files, origin, names), None, origin
    places = places + [(files, files.new(name + "_back"))]
    for books, place in places:
        said = copied(library, last, place)
        if told is not None and said != told:
            fail(f"a copy to {books.name} says {said}")
        told, last = said, place
        found = contents(books, place, names)
        for table, rows in expected.items():
            if found[table] != rows:
                fail(f"{table} has other rows in the copy on {books.name}")
        checked(library, place)
        refused(library, origin, place)
    way = ", ".join(books.name for books, _ in places)
    print(f"{len(told)} tables with {sum(row['row_total'] for row in told)} rows went from SQLite to "
          f"{way}: all the same")


def refused(library, origin, place):
    """A book that holds something is not written over, and its place is told without secrets."""
    try:
        copied(library, origin, place)
    except LibraryError as error:
        if error.name != "copy_not_empty" or PASSWORD in error.text:
            fail(f"a copy into a full book ended with {error.name}")
    else:
        fail("a copy went into a full book")


def large(library, place):
    """A book with so many rows that a copy takes its time."""
    book = opened(library, place)
    book.import_text("hosp_org_unit", "unit_code,valid_from\nlab,20200101\n", "b")
    book.import_text("hosp_cost_item", "item_code,sort_number\ncost,1\n", "b")
    book.import_text("hosp_cost_entry", (
        "period_month,department_code,item_code,entry_code,amount_fen\n"
        + "".join(f"202503,lab,cost,{row},{row}\n" for row in range(ROWS))), "b")
    book.close()


def killed(library, books, files, kills, generator):
    """Programs that copy are killed; the copy has every row or none, and the next one is whole."""
    origin = files.new("large")
    large(library, origin)
    count = {"whole": 0, "none": 0}
    longest = 0.5
    for number in range(kills):
        target = books.new(f"copy_of_large{number}")
        started = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, os.path.abspath(__file__), library, origin, target],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if number == 0:
            # One is let through, to know how long they take.
            _, errors = process.communicate()
            longest = time.monotonic() - started
        else:
            time.sleep(generator.uniform(0.3, 1) * longest)
            process.send_signal(signal.SIGKILL)
            _, errors = process.communicate()
        if errors:
            fail(f"a copy that was killed said {errors.decode(errors='replace')}")
        reader = books.connect(target)
        there = books.tables(reader)
        rows = sum(reader.execute(f"SELECT COUNT(*) FROM {table}")[0][0] for table in (
            "hosp_cost_entry", "hosp_audit", "hosp_import_batch") if table in there)
        reader.close()
        if rows not in (0, ROWS + 6):
            fail(f"a copy that was killed left {rows} rows")
        count["whole" if rows else "none"] += 1
        if rows:
            refused(library, origin, target)
        else:
            copied(library, origin, target)
        checked(library, target)
    if count["whole"] == 0:
        fail("no copy was whole, so this says nothing")
    print(f"{books.name}: {kills} copies of {ROWS} rows, all but one killed: {count['whole']} were "
          f"whole, {count['none']} had no row and were made again")


def in_use(library, books, files, worker):
    """Two programs use a budget while it is copied: the copy is of one moment."""
    place = books.new("in_use")
    race_budget.make_book(books, worker, place, 50_000_00)
    workers = [race_budget.start(worker, place, name, 0) for name in "ab"]
    documents = []
    try:
        for number in range(4):
            time.sleep(0.4)
            target = files.new(f"in_use{number}_{books.name}")
            copied(library, place, target)
            documents.append(race_budget.check(files, target, set(), 50_000_00))
            checked(library, target)
    finally:
        for process, output in workers:
            process.send_signal(signal.SIGKILL)
            process.communicate()
            output.close()
    if documents != sorted(documents) or documents[-1] <= documents[0]:
        fail(f"nobody worked while copies were made: {documents}")
    print(f"{books.name}: copies of a book in use have {documents} documents, each whole")


if __name__ == "__main__":
    copied(*sys.argv[1:4])
