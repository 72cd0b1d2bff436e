#!/usr/bin/env bash
# The Swift tests under the sanitizers of the compiler, and the C programs under valgrind: about
# half an hour each on two processors, most of it building.
#
#     sanitizers.sh [address] [thread] [valgrind]
#
# Without words all three run. The exit status of each run decides: under the thread sanitizer a
# run prints "passed" and ends with a status all the same when it found a race.
#
# - address: every module but RepositoryTests, which reads files. Its search for leaks is off: the
#   frame of XCTest keeps every test until the process ends. Leaks are looked for by valgrind.
# - thread: the modules that start threads or lock: CInterface, HospitalBook, Interchange, Storage.
# - valgrind: Tests/Gates/valgrind.sh, on HOSP_PREFIX or on a prefix installed for it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# sanitized KIND MODULE…: builds all tests once, and runs module by module: the names of all tests
# together are longer than a command line takes.
sanitized() {
    local kind=$1 scratch=.build-$1
    shift
    swift build --build-tests --sanitize="$kind" --scratch-path "$scratch"
    for module in "$@"; do
        echo "== $kind: $module"
        ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0 \
            swift test --disable-swift-testing --skip-build --sanitize="$kind" \
            --scratch-path "$scratch" --filter "^$module\\." 2>&1 | tee "$scratch/tests.log"
        # A module whose name is wrong passes without a test.
        grep -Eq 'Executed [1-9][0-9]* tests?,' "$scratch/tests.log" \
            || { echo "sanitizers.sh: no test of $module was executed" >&2; return 1; }
    done
}

# modules_but MODULE: the modules of tests that stand in Tests, but for one.
modules_but() {
    local module
    for module in Tests/*Tests; do
        [ "${module#Tests/}" = "$1" ] || echo "${module#Tests/}"
    done
}

run() {
    case $1 in
        address)
            local modules
            modules=$(modules_but RepositoryTests)
            # The names of the modules are words, and so are meant to be split.
            # shellcheck disable=SC2086
            sanitized address $modules ;;
        thread) sanitized thread StorageTests InterchangeTests CInterfaceTests HospitalBookTests ;;
        valgrind)
            if [ -z "${HOSP_PREFIX:-}" ]; then
                HOSP_PREFIX=$(mktemp -d)
                export HOSP_PREFIX
                trap 'rm -rf "$HOSP_PREFIX"' EXIT
                bash Sources/CInterface/install.sh --prefix "$HOSP_PREFIX"
            fi
            bash Tests/Gates/valgrind.sh ;;
        *) echo "sanitizers.sh: unknown word $1" >&2; return 2 ;;
    esac
}

[ $# -gt 0 ] || set -- address thread valgrind
for word in "$@"; do run "$word"; done
