#!/usr/bin/env bash
# What a call costs in every language: one without an argument, and one on a handle, beside the same
# design in C in the same round robin. Milliseconds of a million calls are nanoseconds of one.
#
#     bash Tests/Benchmarks/calls.sh PREFIX [ROUNDS] [LANGUAGE…]
#
# PREFIX holds an installed library (Sources/CInterface/install.sh). Languages are swift, java,
# python, cobol and pascal; all unless some are named. Needs their compilers as
# Tests/Examples/languages.sh does. CALLS, default 1000000, is how many calls are timed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[ $# -ge 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 rounds=${2:-9} count=${CALLS:-1000000}
shift $(($# > 2 ? 2 : $#))
[ $# -gt 0 ] || set -- swift java python cobol pascal
source=Tests/Benchmarks/calls library=$prefix/lib/libhosp.so.1 jna=/usr/share/java/jna.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
link=(-L"$prefix/lib" -lhosp)
strict=(-std=c99 -pedantic -Wall -Wextra -Werror -O2)

gcc "${strict[@]}" -fPIC -shared "$source/plain.c" -o "$work/libplain.so" -lpthread
gcc "${strict[@]}" -DPLAIN "$source/calls.c" -o "$work/plain" -L"$work" -lplain
gcc "${strict[@]}" "$source/calls.c" -I"$prefix/include" -o "$work/c" "${link[@]}"
export LD_LIBRARY_PATH=$prefix/lib:$work
programs=()
for language in "$@"; do
    case $language in
        swift)
            printf 'module CHosp { header "%s" export * }\n' "$prefix/include/hosp.h" \
                > "$work/module.modulemap"
            swiftc -O -I "$work" "$source/calls.swift" -o "$work/swift" "${link[@]}"
            programs+=(swift "$work/swift KIND $count") ;;
        java)
            mkdir "$work/java"
            javac -cp "$jna" -d "$work/java" Examples/java/HospLibrary.java "$source/Calls.java"
            programs+=(java "java -cp $jna:$work/java Calls $library KIND $count") ;;
        python) programs+=(python "python3 $source/calls.py $library KIND $count") ;;
        cobol)
            cobc -x -free -O2 "${link[@]}" -Q -Wl,--no-as-needed -o "$work/cobol" "$source/calls.cob"
            programs+=(cobol "$work/cobol KIND $count") ;;
        pascal)
            mkdir "$work/pascal"
            fpc -O2 -v0 -Fl"$prefix/lib" -FE"$work/pascal" -FuExamples/pascal "$source/calls.pas" \
                > "$work/pascal.log" 2>&1 || { cat "$work/pascal.log" >&2; exit 1; }
            programs+=(pascal "$work/pascal/calls KIND $count") ;;
        *) echo "$language is no language of this benchmark" >&2; exit 2 ;;
    esac
done
for kind in version rows; do
    [ "$kind" = version ] && echo "== a call without arguments" || echo "== a call on a handle"
    python3 Tests/Benchmarks/round_robin.py "$rounds" "same design in C" "$work/plain $kind $count" \
        "library from C" "$work/c $kind $count" "${programs[@]//KIND/$kind}"
done
