#!/usr/bin/env python3
"""Hostile texts are data and nothing else: in every imported text and every text of an argument.

    injections.py LIBRARY

LIBRARY is the installed libhosp.so.1. Tests/Gates/databases.py does the same on servers. Each text
of the corpus is imported into the text columns of every table that hosts fill. Two of them stand in
the place of each text of the calls that the tests make of procedures, and of one made-up call of
each procedure. A text is taken and comes back as it was, or it is refused by a rule: never by the
database, and never with a word of it carried out.
"""
import copy
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "Conformance"))

import arguments_of_tests
from book_checks import check_audit, fail
from library import Library, LibraryError
from private_servers import Files

CORPUS = [
    "'", "''", "\"", "\\", "\\'", "`", "´", "’", "＇", "?", "??", ":a", "@a", "$1", "${a}", "%", "%s%n",
    "_", ";", "--", "/*", "*/", "#", "||", "\r\n", "\t", "\u200b", "\u202e", "\ufeff", "𠮷", "e\u0301",
    "'; DROP TABLE hosp_audit; --", "\"; DROP TABLE hosp_audit; --", "`; DROP TABLE hosp_audit; #",
    "x'); DELETE FROM hosp_import_batch; --", "' OR '1'='1", "' OR 1=1 /*", "\\' OR 1=1; -- ",
    "1; UPDATE hosp_run_record SET is_current = 0", "' UNION SELECT row_hash FROM hosp_audit --",
    "'||(SELECT row_hash FROM hosp_audit)||'", "{fn USER()}", "{d '2025-01-01'}", "{call x()}", "{}",
    "$$; DROP TABLE hosp_audit; $$", "E'\\x27'", "0x27", "CHAR(39)", "pg_sleep(9)", "SLEEP(9)",
    "load_extension('x')", "ATTACH DATABASE '/tmp/x' AS x", "COPY x FROM PROGRAM 'id'",
    "INTO OUTFILE '/tmp/x'", "<script>alert(1)</script>", "&lt;", "=1+1", "@SUM(1)", "../../etc/passwd",
    "縗'", "null", "NULL", "true", "-1", "1e9", " ' ", "a'b\"c`d\\e;f--g/*h*/",
]
# Kinds of columns by what stands for a plain value of them.
PLAIN = {"fen": "1", "decimal": "1", "count": "1", "integer": "1", "flag": "0", "day": "20250331",
         "month": "202503", "moment": "20250331120000"}
# Values of arguments by their kind; all others are texts.
MADE_UP = {"object": {"code": "x", "name": "x"}, "array": [{"code": "x", "name": "x"}], "whole": 1,
           "decimal": "1", "flag": True}
# What a rule says of a text; anything of the database, or of the library itself, is a fault.
STORAGE = range(-499, -399)
INTERNAL = -900
LEAST_TABLES, LEAST_PLACES, LEAST_TAKEN = 100, 1000, 1000


class Injections:
    """A book at a place, and all hostile texts on their way into it."""

    def __init__(self, books, path, name="injections"):
        self.books, self.path, self.place = books, path, books.new(name)
        self.book = Library(path, self.place)
        self.book.set_text("now", "20250401120000")
        self.taken = self.refused = 0

    def run(self):
        tables = self.imports()
        places = self.procedures()
        self.whole()
        self.book.close()
        if tables < LEAST_TABLES or places < LEAST_PLACES or self.taken < LEAST_TAKEN:
            fail(f"{tables} tables and {places} places of arguments, {self.taken} taken: too few")
        print(f"{self.books.name}: {len(CORPUS)} hostile texts in {tables} tables and {places} places "
              f"of arguments: {self.taken} calls taken, {self.refused} refused by rules")

    def tried(self, call, what):
        """Whether a call was taken; one that was refused was refused by a rule."""
        try:
            call()
        except LibraryError as error:
            if error.status in STORAGE or error.status == INTERNAL:
                fail(f"{self.books.name}: {what}: {error}")
            self.refused += 1
            return False
        self.taken += 1
        return True

    # Imports ------------------------------------------------------------------------------------

    def imports(self):
        """Every table that hosts fill; how many took a hostile text."""
        tables = {}
        for column in self.book.run("book.tables", {})["columns"]:
            if column["table_kind"] in ("fact", "register"):
                tables.setdefault(column["table_name"], []).append(column)
        reached = 0
        for name, columns in tables.items():
            if any(column["column_name"] == "batch_key" for column in columns):
                reached += self.into(name, [column for column in columns
                                            if column["column_name"] != "batch_key"])
        return reached

    def into(self, table, columns):
        """One row with each hostile text in all texts; then all of it in one text at a time."""
        texts = [column["column_name"] for column in columns if kind(column) not in PLAIN]
        names = [column["column_name"] for column in columns]
        if not texts:
            return 1
        for number, text in enumerate(CORPUS):
            row = {name: text if name in texts else PLAIN[kind(column)]
                   for name, column in zip(names, columns)}
            key = f"{text[:20]}{number}"
            content = ",".join(names) + "\n" + ",".join(map(quoted, row.values())) + "\n"
            if self.tried(lambda: self.book.import_text(table, content, key), f"{table} {text!r}"):
                found = [line for line in self.book.select(table) if line["batch_key"] == key]
                if len(found) != 1 or any(found[0][name] != row[name].strip("\ufeff")
                                          and found[0][name] != row[name] for name in texts):
                    fail(f"{self.books.name}: {table} has {found} for {row}")
                # Every other row stays, so that procedures find hostile texts in the tables.
                if number % 2:
                    self.book.run("book.batch.withdraw", {"table": table, "batch": key})
        return 1

    # Arguments ----------------------------------------------------------------------------------

    def procedures(self):
        """Each text of each call of the tests, one hostile text after the other; how many places."""
        known = {one["name"]: one for one in self.book.run("schema", {})["procedures"]}
        places, seen = 0, set()
        for procedure, arguments in self.calls(known):
            # A copy makes books where it is told to; the names of places are tried by themselves.
            if procedure == "book.copy":
                continue
            for path in text_places(arguments):
                shape = (procedure, tuple(part for part in path if isinstance(part, str)))
                if shape in seen:
                    continue
                seen.add(shape)
                places += 1
                # Two of the corpus in each place, all of it over the places.
                for number in (2 * places, 2 * places + 1):
                    text = CORPUS[number % len(CORPUS)]
                    self.tried(lambda: self.book.run(procedure, replaced(arguments, path, text)),
                               f"{procedure} {path} {text!r}")
        for text in CORPUS:
            for procedure, name in (("book.cost.allocate", "plan"), ("book.appraisal.run", "scheme"),
                                    ("book.pay.distribute", "pool"),
                                    ("book.inspection.score", "inspection"),
                                    ("book.cost.allocate", "period")):
                arguments = {"period": "2025-03", name: text}
                self.tried(lambda: self.book.run(procedure, arguments), f"{procedure} {text!r}")
            self.tried(lambda: self.book.run(text, {}), f"procedure {text!r}")
            self.tried(lambda: self.book.select(text), f"table {text!r}")
            self.tried(lambda: self.book.select("hosp_org_unit", {"unit_code": text}),
                       f"filter {text!r}")
            self.tried(lambda: self.book.select("hosp_org_unit", {text: "a"}),
                       f"filter by {text!r}")
        return places

    @staticmethod
    def calls(known):
        """The calls of the tests, then one of each procedure with a value for every argument."""
        yield from arguments_of_tests.calls(known)
        for name, procedure in known.items():
            yield name, {one["name"]: MADE_UP.get(one["kind"], "x")
                         for one in procedure["arguments"]}

    def whole(self):
        """Nothing but data came in: the tables, the trail and all totals are whole."""
        findings = self.book.run("book.check", {})["findings"]
        if findings:
            fail(f"{self.books.name}: {findings[:3]}")
        reader = self.books.connect(self.place)
        check_audit(reader)
        names = {column["table_name"] for column in self.book.run("book.tables", {})["columns"]}
        known = names | {name + end for name in names for end in ("_yuan", "_current")}
        strange = {name for name in self.books.tables(reader)
                   if not name.startswith("sqlite_")} - known - {"hosp_store_lock"}
        if strange:
            fail(f"{self.books.name}: there are tables that nobody made: {strange}")
        reader.close()


def kind(column):
    return column["column_type"].split("(")[0]


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def text_places(value, path=()):
    """The places of all texts of a JSON value."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from text_places(member, path + (name,))
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from text_places(member, path + (number,))


def replaced(arguments, path, text):
    """The arguments with another text in one place."""
    arguments = copy.deepcopy(arguments)
    place = arguments
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = text
    return arguments


def main():
    with tempfile.TemporaryDirectory() as directory:
        Injections(Files(directory), os.path.abspath(sys.argv[1])).run()


if __name__ == "__main__":
    main()
