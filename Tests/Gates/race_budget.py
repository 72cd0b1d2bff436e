#!/usr/bin/env python3
"""Lets processes use one budget line at once, and kills some of them.

    race_budget.py WORKER [KILLS] [SEED]

WORKER is Tests/Gates/budget_worker.c, compiled. First four processes reserve 250 times each on a
line that has 600: 600 are taken, not one more, and none is lost. Then each of KILLS (default 200)
rounds starts two workers on a book and kills them at a random moment with SIGKILL: what was
acknowledged must be there, moves, documents and standings must agree, nothing may be overspent, and
the audit chain must verify. Prints the seed, and ends with 1 at the first thing that is wrong.
"""
import signal
import subprocess
import tempfile
import time

from book_checks import check_audit, check_integrity, fail
from private_servers import race_and_kill

ROUNDS_PER_BOOK = 20


def start(worker, path, name, count):
    output = tempfile.TemporaryFile("w+")
    process = subprocess.Popen([worker, path, name, str(count)], stdout=output,
                               stderr=subprocess.PIPE, text=True)
    return process, output


def lines(output):
    output.seek(0)
    # A line that was cut off by a kill says nothing.
    said = [line.split() for line in output if line.endswith("\n")]
    output.close()
    return said


def make_book(books, worker, path, fen):
    """The worker makes the tables with its first step; the line comes from here."""
    process, output = start(worker, path, "none", 1)
    process.communicate()
    output.close()
    book = books.connect(path)
    book.execute(
        "INSERT INTO hosp_budget_line (line_code, department_code, budget_item_code, "
        "is_restricted) VALUES ('L', 'D', 'I', 0)")
    book.execute(
        "INSERT INTO hosp_budget_month (period_month, line_code, approved_fen, batch_key) "
        f"VALUES (202501, 'L', {fen}, 'b')")
    book.execute(
        "INSERT INTO hosp_import_batch (target_table, batch_key, content_hash, row_total, "
        "finding_total, imported_at, library_version) "
        "VALUES ('hosp_budget_month', 'b', 'h', 1, 0, 20250401120000, '1')")
    book.close()


def check(books, path, acknowledged, approved):
    book = books.connect(path)
    check_integrity(book)
    check_audit(book)
    moves = dict(book.execute(
        "SELECT side_name, SUM(amount_fen) FROM hosp_budget_move GROUP BY side_name"))
    standing = book.execute(
        "SELECT SUM(reserved_fen), SUM(committed_fen), SUM(actual_fen) "
        "FROM hosp_budget_standing")[0]
    sides = ("reserved", "committed", "actual")
    if [moves.get(side, 0) for side in sides] != [part or 0 for part in standing]:
        fail(f"moves {moves} and standings {standing} differ")
    open_ = dict(book.execute(
        "SELECT stage_name, SUM(open_fen) FROM hosp_budget_document GROUP BY stage_name"))
    if [open_.get(side, 0) for side in sides] != [part or 0 for part in standing]:
        fail(f"documents {open_} and standings {standing} differ")
    if sum(part or 0 for part in standing) > approved:
        fail(f"{standing} is more than the {approved} that are approved")
    stored = {row[0] for row in book.execute("SELECT document_code FROM hosp_budget_document")}
    for document in acknowledged - stored:
        fail(f"{document} was taken and is not there")
    audited = book.execute(
        "SELECT COUNT(*) FROM hosp_audit WHERE action_name IN "
        "('budget.reserved', 'budget.committed', 'budget.actual')")[0][0]
    if audited != len(stored):
        fail(f"{len(stored)} documents, but {audited} in the audit trail")
    book.close()
    return len(stored)


def race(books, worker):
    path = books.new("race")
    make_book(books, worker, path, 60_000)
    workers = [start(worker, path, name, 250) for name in "abcd"]
    said = []
    for process, output in workers:
        _, errors = process.communicate()
        if process.returncode != 0:
            fail(f"a worker ended with {process.returncode}: {errors}")
        said += lines(output)
    taken = {line[1] for line in said if line[0] == "taken"}
    if len(said) != 1000 or len(taken) != 600:
        fail(f"of {len(said)} reservations {len(taken)} were taken, 600 were there")
    if check(books, path, taken, 60_000) != 600:
        fail("the book has other documents than were taken")
    print("4 processes reserved 1000 times: 600 taken, 400 refused")


def killed(books, worker, kills, generator):
    documents = 0
    for number in range(kills):
        if number % ROUNDS_PER_BOOK == 0:
            path = books.new(f"budget{number}")
            make_book(books, worker, path, 50_000_00)
            acknowledged = set()
        workers = [start(worker, path, f"{name}{number}", 0) for name in "ab"]
        time.sleep(generator.uniform(0.01, books.longest / 2))
        for process, output in workers:
            process.send_signal(signal.SIGKILL)
            _, errors = process.communicate()
            if process.returncode != -signal.SIGKILL:
                fail(f"a worker ended with {process.returncode}: {errors}")
            acknowledged |= {
                line[1] for line in lines(output)
                if line[0] == "taken" and not line[1].startswith("{")}
        documents = check(books, path, acknowledged, 50_000_00)
    print(f"{kills} kills: {documents} documents in the last book, all there and whole")
    if documents == 0:
        fail("no document was taken, so this says nothing")


if __name__ == "__main__":
    race_and_kill(race, killed, kills=200)
