"""A host shaped like PowerBuilder closes a month: SQL alone, in GBK, and jobs for the rest."""
import csv
import json
import os
import subprocess
import time

from book_checks import check_audit, fail
from library import Library
from private_servers import PASSWORD

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(ROOT, "Examples", "data", "synthetic_hospital")
EXPECTED = os.path.join(ROOT, "Examples", "c", "hospital_month.expected.csv")
JOBS = [
    ("book.cost.allocate", {"period": "2025-03", "plan": "FT"}),
    ("book.appraisal.run", {"period": "2025-03", "scheme": "YUE"}),
    ("book.pay.distribute", {"period": "2025-03", "pool": "JX"}),
    ("book.inspection.score", {"period": "2025-03", "inspection": "ZC2025"}),
    ("book.inspection.score", {"period": "2025-03", "inspection": "ZJ0321"}),
]


def literal(value):
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


class Host:
    """What a program that only speaks SQL does."""

    def __init__(self, connection):
        self.sql = connection
        self.count = 0

    def do(self, procedure, arguments):
        """Inserts a job and looks at its state until it has ended."""
        self.count += 1
        code = f"作业{self.count}"
        self.sql.execute(
            "INSERT INTO hosp_job (job_code, procedure_name, arguments_json, requested_by, "
            f"requested_at, state_name) VALUES ('{code}', '{procedure}', "
            f"{literal(json.dumps(arguments, ensure_ascii=False))}, '王芳', 20250401090000, "
            "'pending')")
        for _ in range(1200):
            row = self.sql.execute(
                "SELECT state_name, result_run_id, result_version, error_name, error_zh "
                f"FROM hosp_job WHERE job_code = '{code}'")[0]
            if row[0] in ("succeeded", "failed"):
                return row
            time.sleep(0.05)
        return fail(f"{procedure} does not end: {row}")

    def must(self, procedure, arguments):
        row = self.do(procedure, arguments)
        if row[0] != "succeeded":
            fail(f"{procedure} was refused: {row}")
        return row


def started(programs, place, **environment):
    """A runner that works until it is ended; its book stands in the environment."""
    runner = os.path.join(programs, "job_runner")
    values = {**os.environ, "HOSP_BOOK": place, **environment}
    first = subprocess.run([runner, "-1"], env=values, capture_output=True, text=True)
    if first.returncode != 0:
        fail(f"a runner without jobs ended with {first.returncode}: {first.stderr}")
    return subprocess.Popen([runner, "-n", "runner", "-e", "1"], env=values,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process):
    process.terminate()
    said, errors = process.communicate(timeout=60)
    if process.returncode != 0 or PASSWORD in said + errors:
        fail(f"a runner ended with {process.returncode}: {errors}")
    return said.splitlines()


def golden(files, programs):
    """The month in a file, which the program prints as it must be."""
    place = files.new("golden")
    done = subprocess.run(
        [os.path.join(programs, "hospital_month"), place, DATA], capture_output=True)
    with open(EXPECTED, "rb") as file:
        # What is printed ends its lines as CSV does; the committed file may not.
        if done.stdout.replace(b"\r\n", b"\n") != file.read().replace(b"\r\n", b"\n"):
            fail("the month in a file is not the one that is expected")
    return files.connect(place)


def bring_facts(book, host):
    """The rows of the files, as statements."""
    rows = 0
    for (name,) in book.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        columns = [row[1] for row in book.execute(f"PRAGMA table_info({name})")]
        if "batch_key" not in columns or name.startswith("hosp_import"):
            continue
        for row in book.execute(
                f"SELECT {', '.join(columns)} FROM {name} WHERE batch_key IS NOT NULL"):
            host.sql.execute(f"INSERT INTO {name} ({', '.join(columns)}) VALUES "
                             f"({', '.join(map(literal, row))})")
            rows += 1
    return rows


def compare(book, host):
    """Every table of results, and the record of the runs without who and when."""
    tables = rows = 0
    for (name,) in book.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        columns = [row[1] for row in book.execute(f"PRAGMA table_info({name})")]
        if columns[0] != "run_id":
            continue
        shown = ", ".join(
            column for column in columns if column not in ("calculated_at", "calculated_by"))
        here = sorted(book.execute(f"SELECT {shown} FROM {name}"), key=repr)
        there = sorted(host.sql.execute(f"SELECT {shown} FROM {name}"), key=repr)
        if here != there:
            wrong = [pair for pair in zip(here, there) if pair[0] != pair[1]][:1]
            fail(f"{name} has {len(there)} rows for {len(here)}: {wrong}")
        tables, rows = tables + 1, rows + len(here)
    return tables, rows


def figures(host):
    """Some of the figures that are printed, read by SQL."""
    with open(EXPECTED, encoding="utf-8", newline="") as file:
        parts = file.read().replace("\r\n", "\n").split("== ")
    expected = {part.split("\n")[0]: list(csv.reader(part.split("\n")[2:-1])) for part in parts[1:]}
    asked = {
        "FT final": "SELECT department_code, department_name, item_code, direct_fen, received_fen, "
                    "full_fen FROM hosp_cost_final_current",
        "YUE cards": "SELECT subject_code, composite_score, grade_name FROM hosp_score_card_current",
        "JX persons": "SELECT department_code, person_code, person_name, amount_fen "
                      "FROM hosp_pay_person_current",
    }
    places = {"FT final": (0, 1, 2, 4, 6, 8), "YUE cards": (1, 5, 9), "JX persons": (0, 1, 2, 5)}
    for name, statement in asked.items():
        wanted = sorted([row[place] for place in places[name]] for row in expected[name])
        found = sorted(list(map(str, row)) for row in host.sql.execute(statement))
        if found != wanted or not found:
            fail(f"{name}: {found} instead of {wanted}")


def month(files, server, programs):
    """A month end on the server, from the first table to the closed months."""
    book = golden(files, programs)
    runner = started(programs, server.new("job_month"))
    host = Host(server.old_host("job_month"))
    areas = [row[0] for row in book.execute("SELECT DISTINCT area FROM hosp_schema")]
    host.must("book.tables.create", {"areas": [area for area in areas if area != "schema"]})
    rows = bring_facts(book, host)
    for number, (procedure, arguments) in enumerate(JOBS, 1):
        row = host.must(procedure, arguments)
        if row[1:3] != (f"202503-{number:06}", 1):
            fail(f"{procedure} made run {row[1:3]}")
    for area in "cost", "appraisal", "pay":
        host.must("book.month.close", {"period": "2025-03", "area": area})
    refused = host.do("book.cost.allocate", {"period": "2025-03", "plan": "FT"})
    if refused[3:] != ("month_closed", "2025年3月已结账，不能再更改。"):
        fail(f"a closed month is {refused}")
    tables, results = compare(book, host)
    figures(host)
    check_audit(server.reader("job_month"))
    lines = ended(runner)
    if len(lines) != host.count:
        fail(f"the runner printed {len(lines)} lines for {host.count} jobs")
    print(f"{server.name}: a host in GBK closed a month by SQL and {host.count} jobs: {rows} facts, "
          f"{results} results in {tables} tables as in a file")
    host.sql.close()
    book.close()


def changed_items(host, tables, define):
    """What has changed since the last time, by a column of the time."""
    define.run("attach.define", {
        "source": "项目", "location": "HIS", "table": "hosp_cost_item", "mode": "by_time",
        "position": "gxsj", "query": "SELECT bm, mc, sx, gxsj FROM his_xm",
        "columns": {"item_code": "bm", "item_name": "mc", "sort_number": "sx"}})
    host.must("attach.load", {"source": "项目"})
    tables.execute("INSERT INTO his_xm VALUES ('QT', '其他', 2, '2025-03-02 08:00:00')")
    tables.execute(
        "UPDATE his_xm SET mc = '人员', gxsj = '2025-03-02 09:30:00' WHERE bm = 'RY'")
    host.must("attach.load", {"source": "项目"})
    host.must("attach.load", {"source": "项目"})
    stored = host.sql.execute("SELECT item_code, item_name FROM hosp_cost_item "
                              "WHERE item_name IS NOT NULL ORDER BY item_code")
    counts = host.sql.execute(
        "SELECT read_total, new_total, changed_total, same_total FROM hosp_attached_load "
        "WHERE attached_code = '项目' ORDER BY load_number")
    if stored != [("QT", "其他"), ("RY", "人员")] \
            or counts != [(1, 1, 0, 0), (2, 1, 1, 0), (1, 0, 0, 1)]:
        fail(f"the items are {stored} after {counts}")


def attached(server, programs, library):
    """Facts stand in tables of the hospital; the hospital's reader may only read them."""
    his = server.new("his_tables")
    tables = server.connect(his)
    tables.execute("CREATE TABLE his_ks (bm VARCHAR(20), mc VARCHAR(40), qyrq DATE)")
    tables.execute("CREATE TABLE his_pz (xh BIGINT, ks VARCHAR(20), je DECIMAL(18,4), "
                   "rq DATE, bz DOUBLE PRECISION)")
    tables.execute("CREATE TABLE his_xm (bm VARCHAR(20), mc VARCHAR(40), sx SMALLINT, "
                   "gxsj TIMESTAMP NULL)")
    tables.execute("INSERT INTO his_xm VALUES ('RY', '人员经费', 1, '2025-03-01 08:00:00')")
    tables.execute("INSERT INTO his_ks VALUES ('K01', '心内科', '2020-01-01'), "
                   "('K02', '普外科', '2020-01-01')")
    tables.execute("INSERT INTO his_pz VALUES (1, 'K01', 100.0500, '2025-03-02', 0.5), "
                   "(2, 'K02', -3.0000, '2025-03-03', 0.5)")
    place = server.new("attached_book")
    runner = started(programs, place, HOSP_ATTACHED_HIS=his)
    host = Host(server.connect(place))
    # An administrator defines sources: whoever may only insert jobs may not.
    define = Library(library, place)
    now = time.strftime("%Y%m%d%H%M%S").encode()
    define.functions.hosp_set_text(define._book, b"now", now, -1)
    define.run("attach.define", {
        "source": "科室", "location": "HIS", "table": "hosp_org_unit",
        "query": "SELECT bm, mc, qyrq FROM his_ks",
        "columns": {"unit_code": "bm", "科室名称": "mc", "valid_from": "qyrq"}})
    entries = {
        "source": "凭证", "location": "HIS", "table": "hosp_cost_entry", "mode": "by_key",
        "position": "xh",
        "query": "SELECT xh, ks, je, 'JB' AS xm, CONCAT('V', xh) AS pz FROM his_pz",
        "columns": {"entry_code": "pz", "department_code": "ks", "amount_yuan": "je",
                    "item_code": "xm"}}
    define.run("attach.define", entries)
    refused = host.do("attach.define", entries)
    if refused[3] != "job_procedure_refused":
        fail(f"a definition by a job is {refused}")
    host.must("attach.load", {"source": "科室"})
    load = {"source": "凭证", "period": "2025-03"}
    refused = host.do("attach.load", load)
    # No cost item of that code is in the book: both rows are refused, and nothing is taken.
    if refused[3] != "import_refused" or "JB" not in refused[4]:
        fail(f"unknown codes are {refused}")
    codes = host.sql.execute("SELECT message_name, row_line FROM hosp_attached_refusal "
                             "ORDER BY finding_number")
    if codes != [("field_unknown", 1), ("field_unknown", 2)]:
        fail(f"the refused rows are {codes}")
    host.sql.execute("INSERT INTO hosp_cost_item (item_code, sort_number) VALUES ('JB', 1)")
    host.must("attach.load", load)
    host.must("attach.load", load)
    tables.execute("INSERT INTO his_pz VALUES (10, 'K01', 7, '2025-03-09', 0.5)")
    host.must("attach.load", load)
    stored = host.sql.execute(
        "SELECT entry_code, department_code, amount_fen FROM hosp_cost_entry ORDER BY entry_code")
    if stored != [("V1", "K01", 10005), ("V10", "K01", 700), ("V2", "K02", -300)]:
        fail(f"the entries are {stored}")
    counts = host.sql.execute(
        "SELECT read_total, new_total, same_total, refused_total FROM hosp_attached_load "
        "WHERE attached_code = '凭证' ORDER BY load_number")
    if counts != [(2, 0, 0, 2), (2, 2, 0, 0), (0, 0, 0, 0), (1, 1, 0, 0)]:
        fail(f"the readings are {counts}")
    changed_items(host, tables, define)
    define.run("attach.define", {**entries, "source": "错", "query": entries["query"].replace(
        " je,", " bz AS je,")})
    refused = host.do("attach.load", {**load, "source": "错"})
    if refused[3] != "attached_column_type" or "127.0.0.1" not in refused[4] \
            or "je" not in refused[4]:
        fail(f"a binary fraction is {refused}")
    define.run("attach.define", {**entries, "source": "写", "query": entries["query"].replace(
        "his_pz", "no_such_table")})
    refused = host.do("attach.load", {**load, "source": "写"})
    if refused[3] != "odbc_refused" or "no_such_table" not in refused[4]:
        fail(f"a table that is not there is {refused}")
    ended(runner)
    book = server.connect(place)
    check_audit(book)
    for table in sorted(server.tables(book)):
        if table.startswith("hosp_") and PASSWORD in str(book.execute(f"SELECT * FROM {table}")):
            fail(f"a password is written in {table}")
    print(f"{server.name}: tables of the hospital are read by jobs, again without a change")
    for connection in (host.sql, tables, book):
        connection.close()
