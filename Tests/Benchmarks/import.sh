#!/usr/bin/env bash
# How long the import of many cost entries takes through the library, against a plain SQLite
# program doing the same: interleaved runs, medians, and their ratio (goal: at most 1.3).
#
#     bash Tests/Benchmarks/import.sh PREFIX [ROWS] [PAIRS]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Also imports as many rows with
# one bad one in a thousand and compares what is reported with what was made bad.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rows=${2:-1000000} pairs=${3:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 import_library.c -o "$work/library" $flags
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 import_plain.c -o "$work/plain" -lsqlite3
export LD_LIBRARY_PATH=$prefix/lib

python3 generate_entries.py "$rows" 0 "$work/entries.csv"
python3 generate_entries.py "$rows" $((rows / 1000)) "$work/bad.csv"
"$work/library" "$work/base.db" --prepare

# run NAME: one import into a fresh copy of the book; leaves seconds in NAME.times.
run() {
    rm -f "$work/$1".db*
    cp "$work/base.db" "$work/$1.db"
    "$work/$1" "$work/$1.db" "$work/entries.csv" | tee -a "$work/$1.times"
}

# The area of costs comes into being with the first import.
head -1 "$work/entries.csv" > "$work/header.csv"
"$work/library" "$work/base.db" "$work/header.csv" > /dev/null
python3 - "$work/base.db" <<'SQL'
import sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("DELETE FROM hosp_import_batch WHERE batch_key = 'march'")
book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
SQL

for pair in $(seq "$pairs"); do
    # The order of a pair alternates, so that neither profits from the other.
    if [ $((pair % 2)) -eq 0 ]; then order="library plain"; else order="plain library"; fi
    for name in $order; do
        printf '%s %s: ' "$pair" "$name"
        run "$name"
    done
done
python3 - "$work" <<'SUMMARY'
import sqlite3, statistics, sys
work = sys.argv[1]
COLUMNS = ("SELECT COUNT(*), SUM(amount_fen), SUM(document_day), COUNT(remark), COUNT(funding_tag),"
           " SUM(LENGTH(remark)), MIN(entry_code), MAX(department_code) FROM hosp_cost_entry")
facts = {name: sqlite3.connect(f"{work}/{name}.db").execute(COLUMNS).fetchone()
         for name in ("library", "plain")}
if facts["library"] != facts["plain"]:
    sys.exit(f"the tables differ: {facts}")
times = {name: [float(line.split()[0]) for line in open(f"{work}/{name}.times")]
         for name in ("library", "plain")}
medians = {name: statistics.median(times[name]) for name in times}
ratios = [ours / theirs for ours, theirs in zip(times["library"], times["plain"])]
print(f"rows {facts['plain'][0]}, sum {facts['plain'][1]} fen, the same in both tables")
print("median of the library %.3f s, of the plain program %.3f s" % (
    medians["library"], medians["plain"]))
print("median of the ratios %.2f (%.2f to %.2f)" % (
    statistics.median(ratios), min(ratios), max(ratios)))
SUMMARY

cp "$work/base.db" "$work/bad.db"
"$work/library" "$work/bad.db" "$work/bad.csv" --findings > "$work/found"
cmp "$work/found" "$work/bad.csv.bad"
echo "$(wc -l < "$work/found") bad rows of $rows reported, exactly those"
