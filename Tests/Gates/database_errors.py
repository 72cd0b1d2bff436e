"""What can go wrong with a book in a database: each has its own error, and none shows a secret."""
import os
import threading
import time

from book_checks import fail
from library import Library, LibraryError
from private_servers import PASSWORD, free_port

ROWS = 4000


class Errors:
    """A server, a book on it, and one thing after the other that is wrong."""

    def __init__(self, server, path):
        self.server, self.path = server, path
        self.place = server.new("errors")
        self.seen = []

    def open(self, location=None):
        book = Library(self.path, location or self.place)
        book.set_text("now", "20250401120000")
        book.set_text("language", "en")
        return book

    def expect(self, error, call, *figures):
        """A call ends with an error of this name, whose words hold the figures and no secret."""
        try:
            call()
        except LibraryError as refused:
            if refused.name != error:
                fail(f"{self.server.name}: expected {error}, got {refused}")
            for figure in figures:
                if figure not in refused.text:
                    fail(f"{self.server.name}: {error} does not name {figure}: {refused.text}")
            if PASSWORD in refused.text or "hidden" in refused.text:
                fail(f"{self.server.name}: {error} shows a secret")
            self.seen.append(error)
        else:
            fail(f"{self.server.name}: expected {error}, but the call succeeded")

    def entries(self, book, key, count=ROWS):
        """A batch of cost entries, as one transaction."""
        text = "period_month,department_code,item_code,entry_code,amount_fen\n" + "".join(
            f"202503,lab,cost,{key}-{row},{row}\n" for row in range(count))
        book.import_text("hosp_cost_entry", text, key)

    def base(self, book):
        book.import_text("hosp_org_unit", "unit_code,valid_from\nlab,20200101\n", "base")
        book.import_text("hosp_cost_item", "item_code,sort_number\ncost,1\n", "base")

    def count(self, key):
        reader = self.server.connect(self.place)
        rows = reader.execute(
            f"SELECT COUNT(*) FROM hosp_cost_entry WHERE batch_key = '{key}'")[0][0]
        reader.close()
        return rows

    def run(self):
        self.places()
        book = self.open()
        self.base(book)
        self.entries(book, "first", 10)
        self.locks()
        self.lost(book)
        self.clock(book)
        self.full(book)
        self.copies(book)
        book.close()
        self.types()
        print(f"{self.server.name}: {len(self.seen)} errors have their own words: "
              f"{', '.join(dict.fromkeys(self.seen))}")

    def places(self):
        """Locations that lead nowhere."""
        port = f"PORT={self.server.port}"
        nowhere = self.place.replace(port, f"PORT={free_port()}")
        self.expect("odbc_login_refused",
                    lambda: self.open(self.place.replace(PASSWORD, "hidden")), port, "UID=hosp")
        self.expect("odbc_unreachable", lambda: self.open(nowhere), "127.0.0.1")
        self.expect("odbc_driver_missing",
                    lambda: self.open("odbc:DRIVER=/none.so;PWD=hidden"), "none.so")
        self.expect("odbc_driver_missing",
                    lambda: self.open("odbc:DSN=none;PWD=hidden"), "DSN=none")
        self.expect("storage_unavailable",
                    lambda: self.open(self.place + ";HOSP_LOCK_SECONDS=x"), "HOSP_LOCK_SECONDS")

    def locks(self):
        """Somebody else holds the lock of writers, or a table; then a statement has too little
        time."""
        other = self.server.connect(self.place)
        impatient = self.open(self.place + ";HOSP_LOCK_SECONDS=1")
        other.begin()
        other.execute("UPDATE hosp_store_lock SET turn_number = turn_number + 1")
        self.expect("odbc_lock_held", lambda: self.entries(impatient, "locked", 1),
                    "hosp_store_lock", "127.0.0.1", "1 s")
        other.commit()
        self.entries(impatient, "unlocked", 1)
        other.begin()
        other.execute("UPDATE hosp_cost_entry SET amount_fen = amount_fen + 1")
        withdraw = ("book.batch.withdraw", {"table": "hosp_cost_entry", "batch": "first"})
        self.expect("odbc_lock_held", lambda: impatient.run(*withdraw), "hosp_cost_entry")
        impatient.close()
        hurried = self.open(self.place + ";HOSP_STATEMENT_SECONDS=1")
        self.expect("odbc_timeout", lambda: hurried.run(*withdraw), "hosp_cost_entry", "1 s")
        hurried.close()
        other.commit()
        other.close()
        if self.count("first") != 10 or self.count("unlocked") != 1 or self.count("locked"):
            fail(f"{self.server.name}: a lock left a batch in part")

    def lost(self, book):
        """The connection ends in the middle of an import; then between two, which nobody
        notices."""
        keys = []

        def import_until_lost():
            # A fast server may have taken all rows before it is asked; more rows take longer.
            for times in 10, 40, 160:
                keys.append(f"lost{times}")
                self.import_and_disconnect(book, keys[-1], times * ROWS)

        self.expect("odbc_connection_lost", import_until_lost, "hosp_cost_entry", "127.0.0.1")
        if self.count(keys[-1]):
            fail(f"{self.server.name}: a lost import left rows")
        self.server.disconnect_all()
        self.entries(book, "after", 10)
        self.server.disconnect_all()
        book.run("book.audit.verify", {})
        if self.count("after") != 10:
            fail(f"{self.server.name}: the import behind a lost connection is not there")

    def import_and_disconnect(self, book, key, count):
        """Imports rows, and ends the connection as soon as the server is at it."""
        stop = threading.Event()
        killer = threading.Thread(target=self.disconnect_writer, args=(stop,))
        killer.start()
        try:
            self.entries(book, key, count)
        finally:
            stop.set()
            killer.join()

    def disconnect_writer(self, stop):
        while not stop.is_set():
            time.sleep(0.005)
            if self.server.is_inserting("hosp_cost_entry"):
                self.server.disconnect_all()
                return

    def clock(self, book):
        """The clock of a host is half an hour behind; ten minutes are forgiven."""
        for moment, count in ("20250401113000", 0), ("20250401115100", 5):
            book.set_text("now", moment)
            late = "late" + moment
            if count:
                self.entries(book, late, count)
            else:
                self.expect("clock_backwards", lambda: self.entries(book, late, 5), moment,
                            "20250401120000", "127.0.0.1")
            if self.count(late) != count:
                fail(f"{self.server.name}: the clock {moment} left {self.count(late)} rows")
        book.set_text("now", "20250401120000")

    def full(self, book):
        """The disk of the server is full, and then the server takes no changes: the server says so in
        its own words, by a trigger, since no test fills the disk of a machine."""
        for error, statements in (("odbc_full", self.server.full_disk("hosp_cost_entry")),
                                  ("odbc_read_only", self.server.read_only("hosp_cost_entry"))):
            for statement in statements:
                self.server.execute_in(self.place, statement)
            self.expect(error, lambda: self.entries(book, error, 5), "hosp_cost_entry",
                        "127.0.0.1", "INSERT INTO")
            self.server.execute_in(self.place, self.server.no_trigger("hosp_cost_entry"))
            if self.count(error):
                fail(f"{self.server.name}: {error} left rows")
            self.entries(book, error, 5)

    def copies(self, book):
        """A book is copied to a place that is refused, that is not there, and that is no place."""
        port = f"PORT={self.server.port}"
        for error, place, figures in (
                ("odbc_login_refused", self.place.replace(PASSWORD, "hidden"), (port, "UID=hosp")),
                ("odbc_unreachable", self.place.replace(port, f"PORT={free_port()}"),
                 ("127.0.0.1",)),
                ("odbc_driver_missing", "odbc:DSN=none;PWD=hidden", ("DSN=none",)),
                ("store_directory_missing", "/none/book.db", ("/none",)),
                ("copy_not_empty", self.place, ("hosp_", "127.0.0.1")),
                ("copy_in_memory", ":memory:", ())):
            self.expect(error, lambda: book.run("book.copy", {"to": place}), *figures)

    def types(self):
        """Somebody has made a column a binary fraction."""
        self.server.execute_in(
            self.place, f"ALTER TABLE hosp_import_batch {self.server.binary_fraction('row_total')}")
        book = self.open()
        self.expect("odbc_column_type",
                    lambda: self.entries(book, "first", 10), "hosp_import_batch", "row_total")
        book.close()
