#!/usr/bin/env python3
"""Kills programs that change a book, and looks at what they leave.

    kill_book.py WORKER [KILLS] [SEED]

WORKER is Tests/Gates/book_worker.c, compiled. Each of KILLS (default 200) rounds starts one worker
or two on the same book and kills them at a random moment with SIGKILL. Then the book must open and
pass the integrity check, its audit chain must verify by a calculation of its own, every batch that
was acknowledged must be there with all its rows, no batch may be there in part, and every run must
stand with all its results. Prints the seed, and ends with 1 at the first thing that is wrong.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

from book_checks import check_audit, check_integrity, fail
from private_servers import Files

ROUNDS_PER_BOOK = 20


class Expected:
    """What workers have said about one book."""

    def __init__(self):
        self.batches = {}
        self.withdrawn = set()
        self.runs = set()
        self.next_step = {}

    def take(self, name, lines):
        for line in lines:
            words = line.split()
            if words[0] == "batch":
                # A step that is repeated after its batch was withdrawn brings it back.
                self.withdrawn.discard(words[1])
                self.batches[words[1]] = (int(words[2]), int(words[3]))
                self.next_step[name] = int(words[1][len(name):])
            elif words[0] == "run":
                self.runs.add(words[1])
            elif words[0] == "withdrawn":
                self.batches.pop(words[1], None)
                self.withdrawn.add(words[1])

    def doubtful(self, name):
        """The batches that a step which was not acknowledged may have touched."""
        step = self.next_step.get(name, 0)
        return {f"{name}{number}" for number in (step + 1, step, step - 2) if number >= 0}


def run_round(worker, path, expected, names, delay):
    """Starts workers, kills them after a delay, and takes in what they acknowledged."""
    workers = []
    for name in names:
        output = tempfile.TemporaryFile("w+")
        process = subprocess.Popen(
            [worker, path, name, str(expected.next_step.get(name, 0))], stdout=output,
            stderr=subprocess.PIPE, text=True)
        workers.append((name, process, output))
    time.sleep(delay)
    for _, process, _ in workers:
        process.send_signal(signal.SIGKILL)
    for name, process, output in workers:
        _, errors = process.communicate()
        if process.returncode != -signal.SIGKILL:
            fail(f"worker {name} ended with {process.returncode}: {errors}")
        output.seek(0)
        # A line that was cut off by the kill says nothing.
        lines = [line for line in output if line.endswith("\n")]
        output.close()
        expected.take(name, lines)


def check_batches(book, expected, doubtful):
    registered = dict(book.execute(
        "SELECT batch_key, row_total FROM hosp_import_batch "
        "WHERE target_table = 'hosp_cost_entry'"))
    stored = {key: (rows, fen) for key, rows, fen in book.execute(
        "SELECT batch_key, COUNT(*), SUM(amount_fen) FROM hosp_cost_entry GROUP BY batch_key")}
    if registered != {key: rows for key, (rows, _) in stored.items()}:
        fail(f"register and rows differ: {registered} {stored}")
    for key, content in expected.batches.items():
        if key not in doubtful and stored.get(key) != content:
            fail(f"batch {key} was acknowledged with {content} and is {stored.get(key)}")
        # One that was being withdrawn or imported again is there as a whole or not at all.
        if key in stored and stored[key] != content:
            fail(f"batch {key} is half there: {stored[key]} of {content}")
    for key in expected.withdrawn - doubtful:
        if key in stored:
            fail(f"batch {key} was withdrawn and is there")
    for key in stored.keys() - expected.batches.keys() - doubtful:
        fail(f"nobody brought batch {key}")
    audited = book.execute(
        "SELECT SUM(CASE action_name WHEN 'batch.import' THEN 1 ELSE -1 END) FROM hosp_audit "
        "WHERE action_name IN ('batch.import', 'batch.withdraw')")[0][0] or 0
    total = book.execute("SELECT COUNT(*) FROM hosp_import_batch")[0][0]
    if audited != total:
        fail(f"{total} batches, but {audited} in the audit trail")


def check_runs(book, expected):
    runs = book.execute(
        "SELECT run_id, period_month, is_current, is_stale FROM hosp_run_record")
    for run in expected.runs - {run[0] for run in runs}:
        fail(f"run {run} was acknowledged and is not there")
    computed = [row[0] for row in book.execute(
        "SELECT subject_key FROM hosp_audit WHERE action_name = 'run.compute'")]
    if sorted(computed) != sorted(run[0] for run in runs):
        fail("the audit trail has other runs than the record")
    current = [run[1] for run in runs if run[2] == 1]
    if len(current) != len(set(current)) or set(current) != {run[1] for run in runs}:
        fail(f"not one run of each month is current: {runs}")
    for table, rows in ("hosp_cost_final", 4), ("hosp_run_input", 11):
        counts = dict(book.execute(f"SELECT run_id, COUNT(*) FROM {table} GROUP BY run_id"))
        if counts != {run[0]: rows for run in runs}:
            fail(f"{table} does not have {rows} rows of each run: {counts}")
    for run, month, is_current, is_stale in runs:
        if not is_current:
            continue
        full = book.execute(
            "SELECT SUM(full_fen) FROM hosp_cost_final WHERE run_id = ?", (run,))
        cost = book.execute(
            f"SELECT SUM(amount_fen) FROM hosp_cost_entry WHERE period_month = {month}")
        if not is_stale and full != cost:
            fail(f"run {run} is not stale, but has {full} of {cost} fen")


def check(books, path, expected, names):
    book = books.connect(path)
    check_integrity(book)
    # An area of tables is there when its migration is written down.
    if "hosp_schema" not in books.tables(book) or not book.execute(
            "SELECT migration FROM hosp_schema WHERE area = 'cost'"):
        if expected.batches:
            fail("the tables are gone")
        book.close()
        return False
    check_audit(book)
    check_batches(book, expected, set().union(*map(expected.doubtful, names)))
    check_runs(book, expected)
    book.close()
    return True


def main():
    worker = os.path.abspath(sys.argv[1])
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    print(f"seed {seed}")
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory() as directory:
        killed(Files(directory), worker, kills, generator)


def killed(books, worker, kills, generator):
    early = batches = runs = 0
    for number in range(kills):
        if number % ROUNDS_PER_BOOK == 0:
            path = books.new(f"book{number}")
            expected = Expected()
        names = ["a", "b"] if generator.random() < 0.3 else ["a"]
        run_round(worker, path, expected, names, generator.uniform(0.01, books.longest))
        early += not check(books, path, expected, ["a", "b"])
        if number % ROUNDS_PER_BOOK == ROUNDS_PER_BOOK - 1 or number == kills - 1:
            batches += len(expected.batches) + len(expected.withdrawn)
            runs += len(expected.runs)
    print(f"{kills} kills ({early} before the tables were there): "
          f"{batches} acknowledged batches and {runs} runs, all there and whole")
    if batches < kills / 4:
        fail("too few batches were acknowledged for this to say anything")


if __name__ == "__main__":
    main()
