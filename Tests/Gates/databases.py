#!/usr/bin/env python3
"""Books in databases: the same results as in a file, and what can go wrong with a server.

    databases.py LIBRARY PROGRAMS [KILLS [NAME…]]

LIBRARY is the installed libhosp.so.1; PROGRAMS a directory with the compiled month_end,
book_report, hospital_month, job_runner, book_worker and budget_worker. Starts a private PostgreSQL and a private MariaDB, or
those that are named, and on each of them

  - runs the tests of the store;
  - closes the month of the examples and reads every table and view of it with another client: all
    is as in a file, the hashes of the audit trail among it;
  - prints the reports of real facilities as from a file, and passes the published cases and the rest
    of the conformance suite with the words of a book in memory;
  - loads, messages and events of the guide answer as in a file, also when they are asked again;
  - copies whole books into it and back, while they are used and while programs are killed;
  - brings hostile texts into every table and argument;
  - looks for the error of each thing that can go wrong, and for passwords where none belongs;
  - reads facts from tables of the hospital, and on PostgreSQL closes a month for a host in GBK that
    only speaks SQL;
  - lets four processes use one budget line, four runners do the jobs of one book, and kills KILLS
    programs (default 10) that change books, and the server itself while they do so.

Prints what was done, and ends with 1 at the first thing that is wrong.
"""
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Conformance"))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Examples"))

import book_copies
import guides
import job_month
import kill_book
import race_budget
import race_jobs
from book_checks import check_audit, fail
from database_errors import Errors
from injections import Injections
from private_servers import PASSWORD, Files, MariaDB, PostgreSQL

SERVERS = {server.name: server for server in (PostgreSQL, MariaDB)}
DATA = os.path.join(ROOT, "Examples", "data", "stepdown_12_facilities")


def printed(*command):
    done = subprocess.run(command, capture_output=True, cwd=ROOT)
    if done.returncode != 0:
        fail(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def contents(book, names):
    """Every table and view with its rows; what a dialect says of itself is left out."""
    tables = {}
    for name, columns in names.items():
        shown = [column for column in columns if column != "content_hash" or name != "hosp_schema"]
        tables[name] = sorted(book.execute(f"SELECT {', '.join(shown)} FROM {name}"), key=repr)
    return tables


def store_tests(server):
    """The tests of the store, which SQLite passes elsewhere."""
    place = server.new("store_tests")
    done = subprocess.run(
        ["swift", "test", "--disable-swift-testing", "--filter", "ODBCStoreTests"], cwd=ROOT,
        env={**os.environ, "HOSP_TEST_DATABASE": place}, capture_output=True, text=True)
    said = re.search(r"Executed (\d+) tests, with 0 failures", done.stdout + done.stderr)
    if done.returncode != 0 or said is None or said[1] == "0":
        fail(f"the tests of the store fail on {server.name}: {done.stdout}{done.stderr}")
    print(f"{server.name}: {said[1]} tests of the store passed")


def month_end(files, server, programs, **way):
    """The month of the examples, in a file and in a database."""
    program = os.path.join(programs, "month_end")
    with open(os.path.join(ROOT, "Examples", "c", "month_end.expected.txt"), "rb") as file:
        expected = file.read()
    name = "month_end" + "_".join(way)
    places = [(files, files.new(name)), (server, server.new(name, **way))]
    for books, place in places:
        for _ in range(2):  # A second time changes nothing.
            if printed(program, place) != expected:
                fail(f"the month end on {books.name} prints something else than expected")
    book = files.connect(places[0][1])
    # What was written in another encoding is read in Unicode.
    other = server.reader(name) if way else server.connect(places[1][1])
    names = {
        name: [row[1] for row in book.execute(f"PRAGMA table_info({name})")]
        for name in sorted(files.tables(book)) if name.startswith("hosp_")}
    here, there = contents(book, names), contents(other, names)
    for name in names:
        if here[name] != there[name]:
            wrong = [pair for pair in zip(here[name], there[name]) if pair[0] != pair[1]][:1]
            fail(f"{name} has {len(there[name])} rows for {len(here[name])}: {wrong}")
    check_audit(other)
    if any(PASSWORD in str(rows) for rows in there.values()):
        fail("a password is written in the book")
    rows = sum(map(len, here.values()))
    print(f"{server.name}: month end, {len(names)} tables and views with {rows} rows are the same")
    book.close()
    other.close()


def facilities(files, server, programs, count):
    """Real cost reports through the tables of a book."""
    with open(os.path.join(DATA, "facilities.csv"), encoding="utf-8") as file:
        reports = [row[0] for row in list(csv.reader(file))[1:]][:count]
    program = os.path.join(programs, "book_report")
    for report in reports:
        one, other = (printed(program, books.new(f"report{report}"), DATA, report)
                      for books in (files, server))
        if one != other:
            fail(f"report {report} on {server.name} is another one than from a file")
    print(f"{server.name}: {len(reports)} cost reports of facilities are the same")


# The rest of what is compared with published or calculated results, and what is too slow for a few
# kills.
SUITE = ["cost_reports", "twins", "facilities", "inspection_findings", "hospital_energy", "fhir_forms"]
SLOW = ["random_hospitals", "random_ledgers"]


def conformance(server, library, is_whole):
    """The published cases, and the rest of the suite, with a book in the database."""
    cases = os.path.join(ROOT, "Tests", "Conformance", "cases")
    files = [os.path.join(directory, name)
             for directory in (cases, os.path.join(cases, "safety"))
             for name in sorted(os.listdir(directory)) if name.endswith(".json")]
    program = os.path.join(ROOT, "Tests", "Conformance", "run_cases.py")
    os.environ["HOSP_TEST_BOOK"] = server.new("conformance")
    said = printed(sys.executable, program, library, *files).decode().splitlines()[-1]
    print(f"{server.name}: published cases: {said}")
    place = os.environ.pop("HOSP_TEST_BOOK")
    programs = [("encodings", files)] + [(name, []) for name in SUITE + SLOW * is_whole]
    for name, arguments in programs:
        command = [sys.executable, os.path.join(ROOT, "Tests", "Conformance", name + ".py"), library]
        # What a book in memory answers, a book in a database answers.
        expected = printed(*command, *arguments)
        os.environ["HOSP_TEST_BOOK"] = place
        found = printed(*command, *arguments)
        del os.environ["HOSP_TEST_BOOK"]
        if found != expected or not found:
            fail(f"{name} on {server.name} says something else than in memory")
        print(f"{server.name}: {name}: {found.decode().splitlines()[-1]}")


def copies(files, server, programs, library, kills, generator):
    """The month end goes into the database and back, programs that copy are killed, and a book is
    copied while others use it."""
    origin = files.new("month_to_copy")
    printed(os.path.join(programs, "month_end"), origin)
    book_copies.checked(library, origin)
    book_copies.around(library, files, origin, [(server, server.new("month_copied"))], "month")
    book_copies.killed(library, server, files, max(3, kills // 10), generator)
    book_copies.in_use(library, server, files, os.path.join(programs, "budget_worker"))


def between(directory, chosen, library):
    """From one database into the other and back, without a file between."""
    files = Files(os.path.join(directory, "files-" + chosen[0]))
    servers = [SERVERS[name](os.path.join(directory, "second-" + name)) for name in chosen]
    try:
        places = [(server.start(), server.new("between_two")) for server in servers]
        places += [(servers[0], servers[0].new("again"))]
        book_copies.around(
            library, files, os.path.join(files.directory, "month_to_copy.db"), places, "between")
    finally:
        for server in servers:
            server.stop()


def killed_servers(server, worker, kills, generator):
    """The server ends in the middle of everything; what it acknowledged is there afterwards."""
    path = server.new("killed_server")
    race_budget.make_book(server, worker, path, 50_000_00)
    acknowledged = set()
    for number in range(kills):
        workers = [race_budget.start(worker, path, f"{name}{number}", 0) for name in "ab"]
        time.sleep(generator.uniform(0.3, 2.5))
        server.kill()
        for process, output in workers:
            _, errors = process.communicate(timeout=120)
            if process.returncode == 0 or PASSWORD in errors or "127.0.0.1" not in errors:
                fail(f"a worker without a server ended with {process.returncode}: {errors}")
            acknowledged |= {
                line[1] for line in race_budget.lines(output)
                if line[0] == "taken" and not line[1].startswith("{")}
        server.start()
        race_budget.check(server, path, acknowledged, 50_000_00)
    if not acknowledged:
        fail(f"{server.name}: no document was acknowledged, so the kills say nothing")
    print(f"{server.name}: {kills} kills of the server, {len(acknowledged)} acknowledged documents "
          "are there")


def exchange_answers(library, location):
    """What every block of the guide of messages answers, twice, and the tables it leaves."""
    book = guides.procedures_of(library, location)
    answers = []
    for kind, _, block in guides.BLOCK.findall(
            (guides.GUIDES / "Exchange.md").read_text(encoding="utf-8")):
        word, _, name = kind.partition(" ")
        if word == "import":
            guides.bring(book, name, block)
        elif word in ("run", "refused"):
            for _ in range(2):
                try:
                    answers.append(book.run_json(name, block))
                except guides.LibraryError as error:
                    answers.append(error.text)
    answers.append(book.run("book.audit.verify", {}))
    book.close()
    return answers


def exchange(files, server, library):
    """Loads, messages and events, in a file and in a database."""
    places = [books.new("exchange") for books in (files, server)]
    one, other = (exchange_answers(library, place) for place in places)
    if one != other or len(one) < 20:
        fail(f"the exchange on {server.name} answers {other} and not {one}")
    tables = ("hosp_load", "hosp_load_finding", "hosp_load_code", "hosp_message", "hosp_event",
              "hosp_cost_entry", "hosp_audit")
    names = {name: ("*",) for name in tables}
    stored = contents(files.connect(places[0]), names)
    if contents(server.connect(places[1]), names) != stored:
        fail(f"the exchange leaves other rows on {server.name}")
    print(f"{server.name}: {len(one)} answers of loads, messages and events are the same")


def main():
    library, programs = map(os.path.abspath, sys.argv[1:3])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    chosen = sys.argv[4:] or list(SERVERS)
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory() as directory:
        # Servers run as users of their own.
        os.chmod(directory, 0o755)
        for name in chosen:
            files = Files(os.path.join(directory, "files-" + name))
            os.makedirs(files.directory)
            server = SERVERS[name](os.path.join(directory, name))
            try:
                server.start()
                store_tests(server)
                month_end(files, server, programs)
                if name == "PostgreSQL":
                    month_end(files, server, programs, gb18030=True)
                facilities(files, server, programs, 12 if kills > 10 else 3)
                conformance(server, library, kills > 10)
                exchange(files, server, library)
                copies(files, server, programs, library, kills, generator)
                Injections(server, library).run()
                Errors(server, library).run()
                job_month.attached(server, programs, library)
                if name == "PostgreSQL":
                    job_month.month(files, server, programs)
                race_jobs.race(server, os.path.join(programs, "job_runner"))
                race_jobs.killed(
                    server, os.path.join(programs, "job_runner"), max(2, kills // 5), generator)
                race_budget.race(server, os.path.join(programs, "budget_worker"))
                race_budget.killed(
                    server, os.path.join(programs, "budget_worker"), kills, generator)
                kill_book.killed(server, os.path.join(programs, "book_worker"), kills, generator)
                killed_servers(server, os.path.join(programs, "budget_worker"),
                               max(1, kills // 10), generator)
            finally:
                server.stop()
        if len(chosen) > 1:
            between(directory, chosen, library)


if __name__ == "__main__":
    main()
