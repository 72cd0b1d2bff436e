#!/usr/bin/env bash
# How long recurrences over 20 years, a million work-day additions and a million apportionments of
# 10 shares take through the library (goal: each below a second on a quiet machine):
#
#     bash Tests/Benchmarks/calendar.sh PREFIX
#
# PREFIX holds an installed library (Sources/CInterface/install.sh).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -eq 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 calendar.c -o "$work/calendar" $flags
LD_LIBRARY_PATH=$prefix/lib "$work/calendar"
