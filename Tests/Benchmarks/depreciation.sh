#!/usr/bin/env bash
# How long the depreciation of a register for one month takes, beside other engines in whole fen in
# the same round robin: medians, ratios, processor time; every checksum must be that of the library.
#
#     bash Tests/Benchmarks/depreciation.sh PREFIX [ROUNDS] [PEER…]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Peers are numpy, polars and
# duckdb with pyarrow (PYTHON names the python3 that has them); none unless they are named. ASSETS,
# default "100000 1000000", are the sizes of the register.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rounds=${2:-5}
shift $(($# > 2 ? 2 : $#))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 depreciation.c -o "$work/depreciation" $flags
export LD_LIBRARY_PATH=$prefix/lib
for assets in ${ASSETS:-100000 1000000}; do
    echo "== a month of $assets assets"
    programs=(library "$work/depreciation $assets 13")
    for peer in "$@"; do
        programs+=("$peer" "${PYTHON:-python3} depreciation_peers.py $peer $assets 13")
    done
    python3 round_robin.py "$rounds" "${programs[@]}"
done
