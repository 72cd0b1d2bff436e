"""What a book must hold after whatever happened to the programs that changed it."""
import hashlib
import sys


def fail(text):
    print(f"{sys.argv[0]}: {text}", file=sys.stderr)
    sys.exit(1)


def sealed(value):
    """A field as the audit trail seals it."""
    if value is None:
        return b"\xff\xff\xff\xff"
    text = str(value).encode()
    return len(text).to_bytes(4, "big") + text


def check_audit(book):
    """The audit chain, by a calculation of its own."""
    previous = bytes(32)
    rows = book.execute("SELECT * FROM hosp_audit ORDER BY chain_name, chain_number")
    for number, row in enumerate(rows, 1):
        digest = hashlib.sha256(b"\x01" + b"".join(map(sealed, row[:-1])) + previous)
        if row[1] != number or digest.hexdigest() != row[-1]:
            fail(f"the audit chain breaks at row {number}: {row}")
        previous = digest.digest()


def check_integrity(book):
    if book.is_file and book.execute("PRAGMA integrity_check") != [("ok",)]:
        fail("the integrity check finds faults")
