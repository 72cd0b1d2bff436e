"""Places where tests keep books: files, and private database servers that are reached by ODBC.

A server is made in a directory of its own, listens on loopback only, runs as a user without
rights, and is stopped at the end. Each book gets a schema or a database of its own.
"""
import glob
import os
import pwd
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
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


class Files:
    """Books in SQLite files."""
    name = "SQLite"

    def __init__(self, directory):
        self.directory = directory

    def new(self, name):
        return os.path.join(self.directory, name + ".db")

    def connect(self, location):
        return sqlite3.connect(location)

    def stop(self):
        pass


class Server:
    """What the servers have in common."""

    def __init__(self, directory):
        self.directory = directory
        os.makedirs(directory)
        self.port = free_port()
        self.locations = {}
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
        """The server is gone at once, as in a power cut."""
        for process in self.everybody():
            signal_process(process, signal.SIGKILL)
        self.process.wait()

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
        return Connection(location[len("odbc:"):])


class PostgreSQL(Server):
    name = "PostgreSQL"
    # Those who are connected are disconnected.
    end_signal = signal.SIGINT

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
            "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.directory}"]

    def location(self, more="", password=PASSWORD, driver_name="psqlodbcw.so", user="hosp"):
        return (f"odbc:DRIVER={driver(driver_name)};SERVER=127.0.0.1;PORT={self.port};"
                f"DATABASE=postgres;UID={user};PWD={{{password}}};{more}")

    def session(self):
        return self.connect(self.location())

    def new(self, name, **options):
        self.execute(f"CREATE SCHEMA {name}")
        return self.location(f"ConnSettings=SET search_path TO {name}", **options)


class MariaDB(Server):
    name = "MariaDB"
    end_signal = signal.SIGTERM

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
            "--character-set-server=gbk", "--collation-server=gbk_chinese_ci"]

    def location(self, more="", password=PASSWORD, database="hosp"):
        return (f"odbc:DRIVER={driver('libmaodbc.so')};SERVER=127.0.0.1;PORT={self.port};"
                f"DATABASE={database};UID=hosp;PWD={{{password}}};{more}")

    def session(self):
        if not self.is_ready:
            done = subprocess.run(
                ["mariadb", "--no-defaults", "-u", "root", f"--socket={self.directory}/socket",
                 "-e", f"CREATE DATABASE IF NOT EXISTS hosp; "
                       f"CREATE USER IF NOT EXISTS hosp@'127.0.0.1' IDENTIFIED BY '{PASSWORD}';"
                       "GRANT ALL ON *.* TO hosp@'127.0.0.1'"], capture_output=True, text=True)
            self.is_ready = done.returncode == 0
        return self.connect(self.location())

    def new(self, name, **options):
        self.execute(f"CREATE DATABASE {name}")
        return self.location(database=name, **options)


def main():
    """Tells where private servers stand, and keeps them until its input ends."""
    servers = [PostgreSQL(sys.argv[1] + "/pg"), MariaDB(sys.argv[1] + "/maria")]
    for server in servers:
        print(server.name, server.start().location(), flush=True)
    sys.stdin.read()
    for server in servers:
        server.stop()


if __name__ == "__main__":
    main()
