#!/usr/bin/env bash
# A month end from a fresh clone: installs what is missing, builds and installs the library into a
# local prefix, compiles the C examples against the installed header, runs them and the same month
# end in Swift, and writes reports: the last lines say where they are, and the month in three lines.
#
#     bash Examples/month-end.sh
#
# Needs Swift 6.2 or newer on PATH; missing Debian packages are installed when the caller may do so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
prefix=$PWD/.build-example/prefix
say() { echo "month-end: $*" >&2; }

if ! command -v swift > /dev/null; then
    say "swift is not on PATH; install Swift 6.2 or newer from https://www.swift.org/install"
    exit 1
fi

missing=()
command -v gcc > /dev/null || missing+=(gcc libc6-dev)
command -v pkg-config > /dev/null || missing+=(pkg-config)
[ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get install -y -q "${missing[@]}" >&2 \
        || { "${as_root[@]}" apt-get update -q >&2 \
            && "${as_root[@]}" apt-get install -y -q "${missing[@]}" >&2; } \
        || { say "could not install ${missing[*]}; install them and run this again"; exit 1; }
fi

say "building and installing the library (about a minute)"
bash Sources/CInterface/install.sh --prefix "$prefix" >&2

say "compiling the C examples against the installed header"
export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
for program in cost_report book_report month_end hospital_month month_reports; do
    # The flags are words, and so are meant to be split.
    # shellcheck disable=SC2046
    gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 "Examples/c/$program.c" \
        -o "$prefix/$program" $(pkg-config --cflags --libs hosp)
done

say "building the Swift examples (about a minute)"
swift build --package-path Examples/swift --scratch-path .build-example/swift >&2

# The reports are on the screen as they are written, and then are what they must be.
expect() {
    local expected=$1
    shift
    "$@" | tee "$prefix/report.txt"
    cmp -s "$prefix/report.txt" "$expected" || { say "the report differs from $expected"; exit 1; }
}
# Each run begins with an empty book; what it wrote can be read with sqlite3 afterwards.
rm -f "$prefix"/*.book "$prefix"/*.book-*

echo "== cost report, C"
LD_LIBRARY_PATH=$prefix/lib expect Examples/c/cost_report.expected.txt "$prefix/cost_report"
echo
echo "== cost report, Swift"
expect Examples/c/cost_report.expected.txt .build-example/swift/debug/CostReport
echo
echo "== cost report through a book, C"
LD_LIBRARY_PATH=$prefix/lib expect Examples/c/book_report.expected.txt "$prefix/book_report" "$prefix/c.book"
echo
echo "== cost report through a book, Swift"
expect Examples/c/book_report.expected.txt .build-example/swift/debug/BookReport \
    "$prefix/swift.book"
echo
echo "== month end, C"
LD_LIBRARY_PATH=$prefix/lib expect Examples/c/month_end.expected.txt "$prefix/month_end" \
    "$prefix/month_end_c.book"
echo
echo "== month end, Swift"
expect Examples/c/month_end.expected.txt .build-example/swift/debug/MonthEnd \
    "$prefix/month_end_swift.book"
echo
echo "== month end of a hospital, and its reports"
data=Examples/data/synthetic_hospital reports=$prefix/reports
mkdir -p "$reports"
LD_LIBRARY_PATH=$prefix/lib "$prefix/hospital_month" "$prefix/hospital.book" "$data" \
    > "$reports/month.csv"
cmp "$reports/month.csv" Examples/c/hospital_month.expected.csv \
    || { say "the month differs from Examples/c/hospital_month.expected.csv"; exit 1; }
LD_LIBRARY_PATH=$prefix/lib expect Examples/c/month_reports.expected.txt \
    "$prefix/month_reports" "$prefix/hospital.book" "$reports"
echo "reports    ${reports#"$PWD"/}/*.html in Chinese (zh) and English (en); figures in month.csv"
