#!/usr/bin/env bash
# How long allocating the cost of 150, 2,000 and 20,000 centres × 120 items takes through the
# library in whole fen, beside other engines in doubles in the same round robin: medians, ratios,
# processor time; every checksum must be that of the library.
#
#     bash Tests/Benchmarks/allocation.sh PREFIX [ROUNDS] [PEER…]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Peers are scipy, blas, jacobi
# and lapack (pip install numpy scipy; PYTHON names the python3 that has them) and plain, an exact
# calculation in Python, the only one unless others are named; it must agree to the fen and takes
# part up to MOST_PLAIN centres. SIZES, default "150 2000 20000", are the numbers of centres, KINDS,
# default "sparse reciprocal dense pooled", what they do. Dense drivers of 20,000 centres are more
# numbers than a call takes, so dense ends at 2,000; pooled takes them as shared drivers. Where other
# work shares the machine, look at processor time: it is that of the call, of all its threads.
# Goals: 150 centres in 0.3 ms; 20,000 at least 2 times faster than scipy, reciprocal 2 times jacobi
# and 30 times lapack.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[ $# -ge 1 ] || { sed -n '2,17s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rounds=${2:-5}
shift $(($# > 2 ? 2 : $#))
[ $# -gt 0 ] || set -- plain
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror -O2 allocation.c -o "$work/allocation" $flags
export LD_LIBRARY_PATH=$prefix/lib
peer="${PYTHON:-python3} allocation_peers.py"

# The peers that calculate a kind of allocation.
peers_of() {
    case $1 in
        sparse) echo scipy ;;
        dense) echo blas ;;
        reciprocal) echo jacobi lapack ;;
    esac
}

for kind in ${KINDS:-sparse reciprocal dense pooled}; do
    for size in ${SIZES:-150 2000 20000}; do
        [ "$kind" != dense ] || [ "$size" -le 2000 ] || continue
        echo "== $kind, $size centres"
        programs=("library, 2 threads" "$work/allocation $kind $size 2"
            "library, 1 thread" "$work/allocation $kind $size 1")
        for name in "$@"; do
            for known in $(peers_of "$kind"); do
                [ "$name" != "$known" ] || programs+=("$name" "$peer $name $kind $size 2")
            done
        done
        python3 round_robin.py "$rounds" "${programs[@]}"
        case " $* " in *" plain "*)
            [ "$size" -gt "${MOST_PLAIN:-150}" ] || python3 round_robin.py 1 \
                "library, to the fen" "$work/allocation $kind $size 1 exact" \
                plain "$peer plain $kind $size" ;;
        esac
    done
done
