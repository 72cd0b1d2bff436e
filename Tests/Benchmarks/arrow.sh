#!/usr/bin/env bash
# How long case costing takes when the charge lines come from a Polars frame or a DuckDB result as
# an Arrow stream, against raw arrays in memory: paired medians and their ratios. The goal at 30
# million lines is 1.2; a query that DuckDB runs meanwhile also needs its own time.
#
#     bash Tests/Benchmarks/arrow.sh PREFIX [ROWS [ROUNDS [THREADS]]]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). PYTHON names a python3 that has
# duckdb, polars, pyarrow and numpy. 30 million lines need 6 GB of memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' arrow.sh >&2; exit 2; }
prefix=$1 rows=${2:-30000000} rounds=${3:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 generate_charges.c -o "$work/generate" -lm
mkdir "$work/lines"
"$work/generate" "$rows" "$work/lines" columns
for threads in ${4:-1 2}; do
    echo "== $rows lines, $threads threads"
    "${PYTHON:-python3}" -B arrow.py "$prefix/lib/libhosp.so.1" "$work/lines" "$rounds" "$threads"
done
