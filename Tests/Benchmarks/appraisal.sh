#!/usr/bin/env bash
# How long performance appraisal on arrays takes through the library, beside other engines in the
# same round robin: medians, ratios, processor time; every checksum must be that of the library.
#
#     bash Tests/Benchmarks/appraisal.sh PREFIX [ROUNDS] [PEER…]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Peers are numpy, scipy, polars,
# polars_whole, duckdb, pymcdm, skcriteria and pydecision (pip install numpy scipy polars duckdb
# pymcdm scikit-criteria pyDecision; PYTHON names the python3 that has them) and plain, the standard
# library of Python, the only one unless others are named; it takes part up to MOST_PLAIN, never in
# formulas. KINDS, default "kpi topsis rsr pay formulas", are what is calculated. SIZES, how many of
# each, replaces what each kind has of its own: 500 hospitals (90 million values), a million
# alternatives by 20 criteria, a million people, 10,000 formulas. Where other work shares the machine,
# look at processor time: it is that of the call, of all its threads.
# Goals on two processors: kpi 3.5 times faster than polars, streaming; topsis 4 times numpy; rsr 3
# times polars and 4 times scipy; pay 5 times the best of its peers; formulas within a second.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,19s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rounds=${2:-5}
shift $(($# > 2 ? 2 : $#))
[ $# -gt 0 ] || set -- plain
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 appraisal.c -o "$work/appraisal" $flags -lm
export LD_LIBRARY_PATH=$prefix/lib
peer="${PYTHON:-python3} appraisal_peers.py"

# The peers that know a kind, and how many of it there are.
peers_of() {
    case $1 in
        kpi) echo numpy polars polars_whole ;;
        topsis) echo numpy pymcdm skcriteria pydecision ;;
        rsr) echo scipy polars ;;
        pay) echo numpy polars duckdb ;;
        formulas) echo numpy polars ;;
    esac
}

size_of() {
    case $1 in
        kpi) echo 500 ;;
        formulas) echo 10000 ;;
        *) echo 1000000 ;;
    esac
}

for kind in ${KINDS:-kpi topsis rsr pay formulas}; do
    for size in ${SIZES:-$(size_of "$kind")}; do
        echo "== $kind, $size"
        programs=("library, 2 threads" "$work/appraisal $kind $size 2"
            "library, 1 thread" "$work/appraisal $kind $size 1")
        for name in "$@"; do
            for known in $(peers_of "$kind"); do
                [ "$name" != "$known" ] || programs+=("$name" "$peer $name $kind $size 2")
            done
        done
        case " $* " in *" plain "*)
            [ "$kind" = formulas ] || [ "$size" -gt "${MOST_PLAIN:-2000}" ] \
                || programs+=(plain "$peer plain $kind $size") ;;
        esac
        python3 round_robin.py "$rounds" "${programs[@]}"
    done
done
