#!/usr/bin/env bash
# How long inspections take in a book: the import of many answers and the list of overdue hazards,
# against a plain SQLite program doing the same with the same checks (goal: at most 1.2 times its
# time) and, for the import, PostgreSQL COPY (goal: at most half of its time).
#
#     bash Tests/Benchmarks/inspection.sh PREFIX [ROUNDS]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). ANSWERS (1000000) and HAZARDS
# (100000) in the environment say how many; PEERS (sqlite postgresql) names who is compared.
# PostgreSQL runs in a cluster of its own in a temporary directory, as an unprivileged user, and is
# left out with a message where it is not installed. The programs must write the same rows and find
# the same hazards; only the medians of interleaved runs are figures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rounds=${2:-7} answers=${ANSWERS:-1000000} hazards=${HAZARDS:-100000}
peers=${PEERS:-sqlite postgresql} today=2025-06-10
work=$(mktemp -d)
cluster=
finish() {
    [ -z "$cluster" ] || as_owner "$server/pg_ctl" -D "$cluster" -m immediate stop > /dev/null
    rm -rf "$work"
}
trap finish EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 inspection_library.c -o "$work/library" $flags
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 inspection_plain.c -o "$work/plain" -lsqlite3
export LD_LIBRARY_PATH=$prefix/lib

# as_owner COMMAND…: PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi
}

# Where the programs of a PostgreSQL server are; fails when there is none.
find_server() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1)
    [ -n "$found" ] || found=$(dirname "$(command -v postgres 2> /dev/null)" 2> /dev/null)
    [ -n "$found" ] && [ -x "$found/initdb" ] && [ -x "$found/pg_ctl" ] || return 1
    command -v psql > /dev/null || return 1
    echo "$found"
}

sql() { PGOPTIONS='-c client_min_messages=warning' as_owner psql -qAt -v ON_ERROR_STOP=1 -h "$cluster" -d postgres "$@"; }

start_server() {
    chmod 711 "$work"
    mkdir "$work/cluster"
    [ "$(id -u)" -ne 0 ] || chown nobody "$work/cluster"
    as_owner "$server/initdb" -D "$work/cluster" -A trust -E UTF8 --locale=C > /dev/null
    # Checkpoints are paid for like the log of a book: within the time of the load that fills them.
    as_owner "$server/pg_ctl" -D "$work/cluster" -w -l "$work/cluster/log" \
        -o "-k $work/cluster -c listen_addresses= -c max_wal_size=4GB" start > /dev/null
    cluster=$work/cluster
    chmod 644 "$work/answers.csv"
}

make_table() {
    sql -c 'DROP TABLE IF EXISTS hosp_inspection_answer' -c "CREATE TABLE hosp_inspection_answer (
        period_month INTEGER NOT NULL, inspection_code VARCHAR(64) NOT NULL,
        check_item_code VARCHAR(64) NOT NULL, answer_text VARCHAR(500), note_text VARCHAR(500),
        evidence_text VARCHAR(500), batch_key VARCHAR(64) NOT NULL DEFAULT 'answers',
        PRIMARY KEY (period_month, inspection_code, check_item_code))" -c CHECKPOINT
}

python3 generate_inspections.py "$answers" "$hazards" "$work"
"$work/library" "$work/base.db" --prepare "$work"
python3 - "$work" <<'SQL'
import sqlite3, sys
book = sqlite3.connect(f"{sys.argv[1]}/base.db", isolation_level=None)
with open(f"{sys.argv[1]}/hazards.sql", encoding="utf-8") as file:
    book.executescript("BEGIN;" + file.read() + "COMMIT;")
book.execute("PRAGMA wal_checkpoint(TRUNCATE)")
SQL

server=
case " $peers " in
*" postgresql "*)
    if server=$(find_server); then
        start_server
    else
        echo "PostgreSQL is not installed (apt-get install postgresql): left out"
    fi ;;
esac

# import_into NAME and overdue_in NAME: one run; what it prints goes to NAME.import, NAME.overdue.
import_into() {
    rm -f "$work/$1".db*
    cp "$work/base.db" "$work/$1.db"
    sync
    "$work/$1" "$work/$1.db" --import "$work/answers.csv" | tee -a "$work/$1.import"
}
overdue_in() { "$work/$1" "$work/$1.db" --overdue "$today" | tee -a "$work/$1.overdue"; }

copy_into_server() {
    make_table
    sync
    local columns=period_month,inspection_code,check_item_code,answer_text,note_text,evidence_text
    sql -c '\timing on' \
        -c "\\copy hosp_inspection_answer ($columns) FROM '$work/answers.csv' CSV HEADER" \
        | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | awk '{ printf "%.4f\n", $1 / 1000 }' \
        | tee -a "$work/copy.import"
}

for round in $(seq "$rounds"); do
    # The order of a round alternates, so that nobody profits from the other.
    if [ $((round % 2)) -eq 0 ]; then order="library plain"; else order="plain library"; fi
    for name in $order; do
        printf '%s %s import: ' "$round" "$name"
        import_into "$name"
    done
    for name in $order; do
        printf '%s %s overdue: ' "$round" "$name"
        overdue_in "$name"
    done
    [ -z "$cluster" ] || { printf '%s copy import: ' "$round"; copy_into_server; }
done

if [ -n "$cluster" ]; then
    loaded=$(sql -c 'SELECT COUNT(*) FROM hosp_inspection_answer')
    [ "$loaded" -eq "$answers" ] || { echo "COPY loaded $loaded rows" >&2; exit 1; }
fi
python3 - "$work" <<'SUMMARY'
import os, sqlite3, statistics, sys
work = sys.argv[1]
NAMES = ("library", "plain")
COLUMNS = ("SELECT COUNT(*), SUM(period_month), COUNT(answer_text), COUNT(note_text),"
           " COUNT(evidence_text), SUM(LENGTH(answer_text)), SUM(LENGTH(note_text)),"
           " SUM(LENGTH(evidence_text)), MIN(inspection_code || check_item_code),"
           " MAX(inspection_code || check_item_code), MAX(batch_key) FROM hosp_inspection_answer")
facts = {name: sqlite3.connect(f"{work}/{name}.db").execute(COLUMNS).fetchone() for name in NAMES}
if facts["library"] != facts["plain"]:
    sys.exit(f"the tables differ: {facts}")
print(f"{facts['plain'][0]} answers, the same in both tables")


def read(name, job):
    with open(f"{work}/{name}.{job}", encoding="utf-8") as file:
        return [line.split() for line in file]


found = {tuple(line[1:]) for name in NAMES for line in read(name, "overdue")}
if len(found) != 1:
    sys.exit(f"the overdue hazards differ: {found}")
print("overdue: %s hazards, %s days, %s work days, rungs %s, %s bytes, the same in all runs"
      % found.pop())


def compare(job, other, goal):
    ours, theirs = ([float(line[0]) for line in read(name, job)] for name in ("library", other))
    ratios = [one / two for one, two in zip(ours, theirs)]
    print("%s: library %.3f s, %s %.3f s, median of the ratios %.2f (%.2f to %.2f), goal %s" % (
        job, statistics.median(ours), other, statistics.median(theirs),
        statistics.median(ratios), min(ratios), max(ratios), goal))


compare("import", "plain", "1.2")
compare("overdue", "plain", "1.2")
if os.path.exists(f"{work}/copy.import"):
    compare("import", "copy", "0.5")
SUMMARY
