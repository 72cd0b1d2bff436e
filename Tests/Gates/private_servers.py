"""Places where tests keep books: files, and private database servers that are reached by ODBC.

A server is made in a directory of its own, listens on loopback only, runs as a user without
rights, and is stopped at the end. Each book gets a schema or a database of its own.
"""
import glob
import os
import pwd
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from odbc_client import Connection, OdbcError

PASSWORD = "Geheim-7;x"


def fail(text):
    raise SystemExit(f"private servers: {text}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def driver(name):
    """The path of an ODBC driver: tests do not depend on the odbcinst.ini of a machine."""
    found = glob.glob(f"/usr/lib/*/odbc/{name}") + glob.glob(f"/usr/lib*/{name}")
    return found[0] if found else fail(f"the driver {name} is missing")


def as_user(name, directory):
    """The words before a command that let it run as a user without rights."""
    if os.getuid() != 0:
        return []
    user = pwd.getpwnam(name)
    os.chown(directory, user.pw_uid, user.pw_gid)
    return ["runuser", "-u", name, "--"]


def signal_process(process, number):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def is_alive(process):
    """Whether a process runs; one that has ended and was not waited for does not."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


class FileConnection:
    """A connection to a file that answers as one to a server does."""
    is_file = True

    def __init__(self, path):
        self.book = sqlite3.connect(path, isolation_level=None)

    def execute(self, sql, values=()):
        return self.book.execute(sql, values).fetchall()

    def close(self):
        self.book.close()


class Files:
    """Books in SQLite files."""
    name = "SQLite"
    # How long a program may run before it is killed, in seconds.
    longest = 0.8

    def __init__(self, directory):
        self.directory = directory

    def new(self, name):
        return os.path.join(self.directory, name + ".db")

    def connect(self, location):
        return FileConnection(location)

    def tables(self, book):
        return {row[0] for row in book.execute("SELECT name FROM sqlite_master")}

    def stop(self):
        pass


class Server:
    """What the servers have in common."""
    longest = 5.0

    def __init__(self, directory):
        self.directory = directory
        os.makedirs(directory)
        self.port = free_port()
        self.process = None

    def run(self, *command, **options):
        done = subprocess.run(command, capture_output=True, text=True, **options)
        if done.returncode != 0:
            fail(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self):
        self.log = open(os.path.join(self.directory, "log"), "ab")
        self.process = subprocess.Popen(self.command(), stdout=self.log, stderr=self.log)
        for _ in range(300):
            if self.answers():
                return self
            if self.process.poll() is not None:
                fail(f"{self.name} ended: {open(self.log.name, errors='replace').read()}")
            time.sleep(0.1)
        return fail(f"{self.name} does not answer")

    def answers(self):
        try:
            self.execute("SELECT 1")
        except OdbcError:
            return False
        return True

    def execute(self, sql):
        connection = self.session()
        try:
            return connection.execute(sql)
        finally:
            connection.close()

    def kill(self):
        """The server is gone at once."""
        processes = self.everybody()
        for process in processes:
            signal_process(process, signal.SIGKILL)
        self.process.wait()
        for _ in range(100):
            if not any(map(is_alive, processes)):
                break
            time.sleep(0.05)
        self.forget()

    def forget(self):
        """Takes away what a server that was killed leaves to say that it runs."""

    def everybody(self):
        """The program that changed the user, the server, and what the server started."""
        found, waiting = [], [self.process.pid]
        while waiting:
            parent = waiting.pop()
            found.append(parent)
            answer = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True)
            waiting += [int(word) for word in answer.stdout.split()]
        return found

    def stop(self):
        if self.process is None or self.process.poll() is not None:
            return
        # The program that changes the user, if there is one, ends with the server.
        signal_process(self.everybody()[1 if self.user else 0], self.end_signal)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()

    def connect(self, location):
        words = [word for word in location[len("odbc:"):].split(";") if "HOSP_" not in word]
        return Connection(";".join(words))

    def execute_in(self, location, sql):
        book = self.connect(location)
        book.execute(sql)
        book.close()

    def tables(self, book):
        return {row[0] for row in book.execute(
            "SELECT table_name FROM information_schema.tables "
            f"WHERE table_schema = {self.own_schema}")}


class PostgreSQL(Server):
    name = "PostgreSQL"
    # Those who are connected are disconnected.
    end_signal = signal.SIGINT
    own_schema = "current_schema()"

    def __init__(self, directory):
        super().__init__(directory)
        self.user = as_user("postgres", directory)
        self.programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        secret = os.path.join(directory, "secret")
        with open(secret, "w", encoding="utf-8") as file:
            file.write(PASSWORD)
        os.chmod(secret, 0o644)
        self.data = os.path.join(directory, "data")
        # The order of texts of the server is another than that of the library on purpose.
        self.run(*self.user, f"{self.programs}/initdb", "-D", self.data, "-U", "hosp",
                 "--auth=scram-sha-256", f"--pwfile={secret}", "-E", "UTF8",
                 "--locale-provider=icu", "--icu-locale=zh-CN", "--locale=C.UTF-8")

    def command(self):
        return self.user + [
            f"{self.programs}/postgres", "-D", self.data, "-p", str(self.port),
            "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.directory}",
            # What a process wrote outlives it without reaching the disk; only the machine may not
            # fail.
            "-c", "fsync=off"]

    def location(self, more="", driver_name="psqlodbcw.so"):
        return (f"odbc:DRIVER={driver(driver_name)};SERVER=127.0.0.1;PORT={self.port};"
                f"DATABASE=postgres;UID=hosp;PWD={{{PASSWORD}}};{more}")

    def session(self):
        return self.connect(self.location())

    def new(self, name, gb18030=False):
        """The location of a new book; by the driver without Unicode in GB18030, if so wished."""
        self.execute(f"CREATE SCHEMA {name}")
        path = f"SET search_path TO {name}"
        if not gb18030:
            return self.location("ConnSettings=" + path)
        return self.location(
            f"ConnSettings={{{path};SET client_encoding TO GB18030}};HOSP_ENCODING=GB18030",
            driver_name="psqlodbca.so")

    def reader(self, name):
        return self.connect(self.location(f"ConnSettings=SET search_path TO {name}"))

    def old_host(self, name):
        """A host in GBK, by the driver without Unicode."""
        location = self.location(
            f"ConnSettings={{SET search_path TO {name};SET client_encoding TO GBK}}",
            driver_name="psqlodbca.so")
        return Connection(location[len("odbc:"):], encoding="gbk")

    def forget(self):
        # The process of that number may not have been waited for, and so seem to run.
        for left in (os.path.join(self.data, "postmaster.pid"),
                     os.path.join(self.directory, f".s.PGSQL.{self.port}.lock")):
            if os.path.exists(left):
                os.remove(left)

    def disconnect_all(self):
        """Ends every other connection."""
        self.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                     "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")

    def is_inserting(self, table):
        return bool(self.execute(
            "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            f"AND query LIKE 'INSERT INTO {table}%'"))

    @staticmethod
    def binary_fraction(column):
        return f"ALTER COLUMN {column} TYPE DOUBLE PRECISION"

    @staticmethod
    def failing(table, state, text):
        """Statements after which each insert into a table fails with an error of the server."""
        return [f"CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE "
                f"EXCEPTION '{text}' USING ERRCODE = '{state}'; END$$",
                f"CREATE TRIGGER fail BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION fail()"]

    def full_disk(self, table):
        return self.failing(table, "53100", "could not extend file: No space left on device")

    def read_only(self, table):
        return self.failing(table, "25006", "cannot execute INSERT in a read-only transaction")

    @staticmethod
    def no_trigger(table):
        return f"DROP TRIGGER fail ON {table}"


class MariaDB(Server):
    name = "MariaDB"
    end_signal = signal.SIGTERM
    own_schema = "DATABASE()"

    def __init__(self, directory):
        super().__init__(directory)
        self.user = as_user("mysql", directory)
        self.data = os.path.join(directory, "data")
        self.run(*self.user, "mariadb-install-db", "--no-defaults", f"--datadir={self.data}",
                 "--auth-root-authentication-method=normal", "--skip-test-db")
        self.is_ready = False

    def command(self):
        return self.user + [
            shutil.which("mariadbd") or "/usr/sbin/mariadbd", "--no-defaults",
            f"--datadir={self.data}", f"--port={self.port}", "--bind-address=127.0.0.1",
            f"--socket={self.directory}/socket", f"--pid-file={self.directory}/pid",
            "--innodb-flush-log-at-trx-commit=2", "--character-set-server=gbk", "--collation-server=gbk_chinese_ci"]

    def location(self, database="hosp"):
        return (f"odbc:DRIVER={driver('libmaodbc.so')};SERVER=127.0.0.1;PORT={self.port};"
                f"DATABASE={database};UID=hosp;PWD={{{PASSWORD}}}")

    def session(self):
        if not self.is_ready:
            done = subprocess.run(
                ["mariadb", "--no-defaults", "-u", "root", f"--socket={self.directory}/socket",
                 "-e", "CREATE DATABASE IF NOT EXISTS hosp; "
                       f"CREATE USER IF NOT EXISTS hosp@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';"
                       "GRANT ALL ON *.* TO hosp@'127.0.0.1'"], capture_output=True, text=True)
            self.is_ready = done.returncode == 0
        return self.connect(self.location())

    def new(self, name):
        self.execute(f"CREATE DATABASE {name}")
        return self.location(name)

    def disconnect_all(self):
        """Ends every other connection."""
        connection = self.session()
        for (number,) in connection.execute(
                "SELECT id FROM information_schema.processlist "
                "WHERE user = 'hosp' AND id <> CONNECTION_ID()"):
            try:
                connection.execute(f"KILL {number}")
            except OdbcError:
                pass  # It has ended by itself.
        connection.close()

    def is_inserting(self, table):
        return bool(self.execute(
            "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() "
            f"AND info LIKE 'INSERT INTO {table}%'"))

    @staticmethod
    def binary_fraction(column):
        return f"MODIFY COLUMN {column} DOUBLE"

    @staticmethod
    def failing(table, number, text):
        """Statements after which each insert into a table fails with an error of the server."""
        return [f"CREATE TRIGGER fail BEFORE INSERT ON {table} FOR EACH ROW SIGNAL SQLSTATE 'HY000' "
                f"SET MYSQL_ERRNO = {number}, MESSAGE_TEXT = '{text}'"]

    def full_disk(self, table):
        return self.failing(table, 1021, "Disk full; waiting for someone to free some space")

    def read_only(self, table):
        return self.failing(table, 1290, "The server is running with the --read-only option")

    @staticmethod
    def no_trigger(table):
        return "DROP TRIGGER fail"


def race_and_kill(race, killed, kills):
    """The program of a gate on SQLite files: PROGRAM [KILLS] [SEED] are the words behind its name."""
    program = os.path.abspath(sys.argv[1])
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else kills
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1 << 32)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as directory:
        race(Files(directory), program)
        killed(Files(directory), program, kills, random.Random(seed))


def main():
    """private_servers.py DIRECTORY: tells where private servers stand until its input ends."""
    servers = [PostgreSQL(sys.argv[1] + "/pg"), MariaDB(sys.argv[1] + "/maria")]
    try:
        for server in servers:
            print(server.name, server.start().location(), flush=True)
        sys.stdin.read()
    finally:
        for server in servers:
            server.stop()


if __name__ == "__main__":
    main()
