"""What a call costs from Python by ctypes: calls.py LIBRARY version|rows COUNT."""
import ctypes
import sys
import time


def main():
    library, kind, count = ctypes.CDLL(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    book, cursor, rows = ctypes.c_int32(), ctypes.c_int32(), ctypes.c_int64()
    text = b"a\n1\n2\n3\n"
    status = library.hosp_open(None, 0, 0, ctypes.byref(book))
    if status == 0:
        status = library.hosp_csv_open_text(book, text, len(text), ctypes.byref(cursor), None)
    if status != 0:
        sys.exit(f"status {status}")
    version, cursor_rows, place = (
        library.hosp_version_number, library.hosp_cursor_rows, ctypes.byref(rows))
    for _ in range(2):
        begin, total = time.perf_counter(), 0
        if kind == "rows":
            for _ in range(count):
                status |= cursor_rows(cursor, place)
                total += rows.value
        else:
            for _ in range(count):
                total += version() != 0
        seconds = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"status {status}")
    print(f"T={seconds:.9f} CHK={total}")


main()
