#!/usr/bin/env bash
# How long the costing of cases from charge lines takes through the library, against other engines
# doing the same on the same files, in the same round robin: medians, ratios, processor time and
# peak memory; every checksum must be that of the library.
#
#     bash Tests/Benchmarks/case_costing.sh PREFIX [ROWS] [ROUNDS] [PEER…]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Peers are polars, duckdb,
# datafusion and chdb (pip install polars duckdb datafusion chdb pyarrow numpy; PYTHON names the
# python3 that has them) and plain, an exact calculation in Python, which is the only one unless
# others are named. FORMS, default "local shuffled text columns", are the forms of the lines: cases
# near each other, cases in any order, cases with text codes, `identifiers` with a line_id and `gbk`
# with Chinese and CRLF, which are run by the library alone, and `columns`, the lines as arrays in
# memory. Goals at 30 million lines on two processors: 4 times faster than the fastest peer, faster
# than every peer on one thread, at most 64 MB; as columns 6 times faster than the fastest peer.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,17s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rows=${2:-10000000} rounds=${3:-5}
shift $(($# > 3 ? 3 : $#))
[ $# -gt 0 ] || set -- plain
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 case_costing.c -o "$work/library" $flags
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 generate_charges.c -o "$work/generate" -lm
export LD_LIBRARY_PATH=$prefix/lib

for form in ${FORMS:-local shuffled text columns}; do
    mkdir -p "$work/lines"
    case $form in
        local) arguments=() ;;
        *) arguments=("$form") ;;
    esac
    "$work/generate" "$rows" "$work/lines" ${arguments[@]+"${arguments[@]}"}
    encoding=0 peers=("$@")
    [ "$form" != gbk ] || encoding=1
    case $form in gbk | identifiers) peers=() ;; esac
    echo "== $rows lines, $form"
    programs=("library, 2 threads" "$work/library $work/lines 2 $encoding"
        "library, 1 thread" "$work/library $work/lines 1 $encoding")
    for peer in ${peers[@]+"${peers[@]}"}; do
        programs+=("$peer" "${PYTHON:-python3} case_costing_peers.py $peer $work/lines 2")
    done
    python3 round_robin.py "$rounds" "${programs[@]}"
    rm -rf "$work/lines"
done
