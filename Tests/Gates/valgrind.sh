#!/usr/bin/env bash
# Runs C programs on the installed library under valgrind: no invalid read, write or free, no
# decision on a value that was never set, and no memory that is definitely lost.
#
#     HOSP_PREFIX=… valgrind.sh [PROGRAM.c…]
#
# Without programs all of Tests/C run, except interface_test.c, whose storms of handles and forks
# would take hours and are tried without valgrind.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
flags=$(PKG_CONFIG_PATH=$HOSP_PREFIX/lib/pkgconfig pkg-config --cflags --libs hosp)
if [ $# -eq 0 ]; then
    for source in Tests/C/*.c; do
        [ "$source" = Tests/C/interface_test.c ] || set -- "$@" "$source"
    done
fi
for source in "$@"; do
    program=$work/$(basename "$source" .c)
    # The flags are words, and so are meant to be split.
    # shellcheck disable=SC2086
    gcc -std=c99 -O1 -g -pthread "$source" -o "$program" $flags -lm -ldl
    status=0
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib valgrind --quiet --error-exitcode=99 --leak-check=full \
        --show-leak-kinds=definite --errors-for-leak-kinds=definite \
        --suppressions=Tests/Gates/valgrind.supp "$program" > "$work/output" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        cat "$work/output" >&2
        echo "valgrind.sh: $source ended with $status" >&2
        exit 1
    fi
    echo "$source: nothing found"
done
