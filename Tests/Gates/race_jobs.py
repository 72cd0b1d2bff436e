#!/usr/bin/env python3
"""Lets runners work on the jobs of one book at once, and kills some of them.

    race_jobs.py RUNNER [KILLS] [SEED]

RUNNER is Examples/job-runner/job_runner.c, compiled. Hosts speak SQL only here. First four runners
do 240 jobs: each is claimed by one of them, once, and of jobs with one key one runs at a time. Then
in each of KILLS (default 40) rounds two runners are killed with SIGKILL at a random moment while
hosts insert jobs that take steps of a budget: in the end no job is lost, no step is taken twice, and
the audit chain verifies. Prints the seed, and ends with 1 at the first thing that is wrong.
"""
import json
import signal
import subprocess
import tempfile
import time

from book_checks import check_audit, check_integrity, fail
from private_servers import race_and_kill


class Hosts:
    """What hosts do with a book, by SQL and runners alone."""

    def __init__(self, books, runner, path):
        self.books, self.runner, self.path = books, runner, path
        self.said = []
        # An empty queue makes the table.
        self.finish("first")
        self.book = books.connect(path)
        self.codes = []

    def insert(self, code, procedure, arguments=None, key=None):
        text = "NULL" if arguments is None else "'" + json.dumps(arguments) + "'"
        self.book.execute(
            "INSERT INTO hosp_job (job_code, procedure_name, arguments_json, exclusive_key, "
            "requested_by, requested_at, state_name) VALUES "
            f"('{code}', '{procedure}', {text}, {'NULL' if key is None else repr(key)}, 'SQL', "
            f"20250401000000 + {len(self.codes)}, 'pending')")
        self.codes.append(code)

    def start(self, name, *options):
        output = tempfile.TemporaryFile("w+")
        process = subprocess.Popen(
            [self.runner, "-n", name, "-e", "1", *options, self.path], stdout=output,
            stderr=subprocess.PIPE, text=True)
        return process, output

    def take(self, output):
        output.seek(0)
        # A line that was cut off by a kill says nothing.
        self.said += [line[:-1].split(" ", 5) for line in output if line.endswith("\n")]
        output.close()

    def finish(self, *names):
        """Runners do all that is there."""
        runners = [self.start(name, "-1") for name in names]
        for process, output in runners:
            _, errors = process.communicate(timeout=600)
            if process.returncode not in (0, 3):
                fail(f"a runner ended with {process.returncode}: {errors}")
            self.take(output)

    def states(self):
        return {row[0]: row[1:] for row in self.book.execute(
            "SELECT job_code, state_name, attempt_count, error_name, claimed_by FROM hosp_job")}

    def check_turns(self):
        """Of jobs with one key one is under way, and each ends as often as it was begun."""
        keys = dict(self.book.execute("SELECT job_code, exclusive_key FROM hosp_job"))
        under_way, ended = {}, {}
        for action, code, detail in self.book.execute(
                "SELECT action_name, subject_key, detail_json FROM hosp_audit "
                "WHERE subject_kind = 'job' ORDER BY chain_number"):
            key = keys[code] or code
            if action == "job.claim":
                if key in under_way:
                    fail(f"{code} was claimed while {under_way[key]} ran")
                under_way[key] = code
                continue
            if under_way.pop(key, None) != code:
                fail(f"{code} ended with {action} and was not under way")
            # One whose runners were killed three times is given up.
            is_given_up = action == "job.release" and detail == "failed"
            if action in ("job.succeeded", "job.failed") or is_given_up:
                ended[code] = ended.get(code, 0) + 1
        if under_way or ended != dict.fromkeys(self.codes, 1):
            fail(f"{len(under_way)} jobs are under way, {len(ended)} of {len(self.codes)} ended")


def race(books, runner):
    hosts = Hosts(books, runner, books.new("jobs"))
    for number in range(240):
        if number % 3 == 0:
            hosts.insert(f"M{number}", "money.apportion", {"total": "1.00", "weights": ["1", "2"]})
        elif number % 3 == 1:
            hosts.insert(f"P{number}", "book.audit.verify", key=f"key{number % 2}")
        else:
            hosts.insert(f"N{number}", "book.audit.verify")
    hosts.finish("a", "b", "c", "d")
    for code, (state, attempts, _, _) in hosts.states().items():
        if (state, attempts) != ("succeeded", 1):
            fail(f"{code} is {state} after {attempts} attempts")
    printed = sorted(line[2] for line in hosts.said)
    if printed != sorted(hosts.codes):
        fail(f"{len(printed)} jobs were done, {len(hosts.codes)} were there")
    hosts.check_turns()
    check_audit(hosts.book)
    workers = {state[3] for state in hosts.states().values()}
    print(f"{books.name}: 4 runners did {len(printed)} jobs, each once ({len(workers)} had some)")
    hosts.book.close()


def killed(books, runner, kills, generator):
    hosts = Hosts(books, runner, books.new("killed_jobs"))
    hosts.insert("T", "book.tables.create", {"areas": ["budget"]})
    hosts.finish("a")
    hosts.book.execute(
        "INSERT INTO hosp_budget_line (line_code, department_code, budget_item_code, "
        "is_restricted) VALUES ('L', 'D', 'I', 0)")
    hosts.book.execute(
        "INSERT INTO hosp_budget_month (period_month, line_code, approved_fen, batch_key) "
        "VALUES (202501, 'L', 100000000, 'b')")
    for number in range(kills):
        runners = [hosts.start(name) for name in "ab"]
        for place in range(30):
            code = f"D{number}-{place}"
            hosts.insert(code, "book.budget.step", {"step": {
                "step": "document", "document": code, "stage": "reserved", "line": "L",
                "month": "2025-01", "amount": "1.00"}})
        time.sleep(generator.uniform(0.01, books.longest / 4))
        for process, output in runners:
            process.send_signal(signal.SIGKILL)
            _, errors = process.communicate()
            if process.returncode != -signal.SIGKILL:
                fail(f"a runner ended with {process.returncode}: {errors}")
            hosts.take(output)
    # Runners of the names of those that were killed take their jobs back.
    hosts.finish("a")
    hosts.finish("b")
    check_integrity(hosts.book)
    check_audit(hosts.book)
    hosts.check_turns()
    documents = {row[0] for row in hosts.book.execute(
        "SELECT document_code FROM hosp_budget_document")}
    again = 0
    for code, (state, attempts, error, _) in hosts.states().items():
        # A step that was taken right before the kill is refused the second time.
        is_taken = state == "succeeded" or (
            state == "failed" and attempts > 1 and error == "budget_document_twice")
        is_given_up = error == "job_abandoned" and attempts == 3
        again += attempts > 1
        if not is_taken and not is_given_up:
            fail(f"{code} is {state} after {attempts} attempts: {error}")
        if is_taken and code != "T" and code not in documents:
            fail(f"{code} was done and its document is not there")
    done = [line[2] for line in hosts.said if line[4] == "succeeded"]
    if len(done) != len(set(done)):
        fail("a job was done twice")
    print(f"{books.name}: {kills} kills of two runners: {len(hosts.codes)} jobs, {again} of them "
          f"begun again, {len(documents)} documents, all there and none twice")
    hosts.book.close()


if __name__ == "__main__":
    race_and_kill(race, killed, kills=40)
