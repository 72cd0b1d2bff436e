#!/usr/bin/env bash
# Runs every test of the repository: installs the library into a temporary prefix first, so that
# what is tested is what a hospital gets. Stops at the first step that fails and names it.
#
#     bash Tests/run.sh
#
# Missing Debian packages are installed when the caller may do that. Swift 6.2 or newer is on PATH.
# Steps mostly use one processor, so the Swift tests and what else is built run beside the others;
# what they print comes at the end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
# The process group of the steps that run beside the others.
beside=
trap '[ -z "$beside" ] || kill -- "-$beside" 2> /dev/null || true; rm -rf "$work"' EXIT
export HOSP_PREFIX=$work/prefix
strict=(-pedantic -Wall -Wextra -Werror)

# step NAME COMMAND…: runs a step, tells how long it took, ends everything if it fails.
step() {
    local name=$1 start=$SECONDS status
    shift
    echo "== $name"
    # Not behind `||`: there the shell would go on after a command that fails in the middle.
    set +e
    (set -e; "$@")
    status=$?
    set -e
    if [ "$status" -ne 0 ]; then
        echo "Tests/run.sh: failed: $name (status $status, $((SECONDS - start)) s)" >&2
        exit 1
    fi
    echo "== $name: $((SECONDS - start)) s"
}

# begin COMMAND…: begins steps that run beside the ones that follow, one such command at a time.
begin() {
    set -m
    "$@" > "$work/beside.txt" 2>&1 &
    set +m
    beside=$!
}

# Waits for the steps that were begun, shows what they printed, and ends everything if one failed.
await() {
    local status=0
    wait "$beside" || status=$?
    beside=
    cat "$work/beside.txt"
    [ "$status" -eq 0 ] || exit "$status"
}

# Debian packages by the file each of them is needed for.
install_missing() {
    local missing=()
    command -v gcc > /dev/null || missing+=(gcc)
    command -v g++ > /dev/null || missing+=(g++)
    command -v git > /dev/null || missing+=(git)
    command -v nm > /dev/null || missing+=(binutils)
    command -v python3 > /dev/null || missing+=(python3)
    command -v pkg-config > /dev/null || missing+=(pkg-config)
    [ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
    command -v javac > /dev/null || missing+=(default-jdk-headless)
    [ -e /usr/share/java/jna.jar ] || missing+=(libjna-java)
    command -v cobc > /dev/null || missing+=(gnucobol)
    command -v fpc > /dev/null || missing+=(fpc)
    command -v abidiff > /dev/null || missing+=(abigail-tools)
    command -v cmake > /dev/null || missing+=(cmake)
    # Books in databases are tried through unixODBC and the driver of SQLite, which needs no server.
    odbcinst -q -d -n SQLite3 > /dev/null 2>&1 || missing+=(unixodbc odbcinst libsqliteodbc)
    # Messages in XML are read through it; the library runs without.
    ldconfig -p | grep -q 'libxml2\.so\.2' || missing+=(libxml2)
    # Workbooks are written through it; the library runs without.
    ldconfig -p | grep -q libxlsxwriter || missing+=(libxlsxwriter-dev)
    # Reports are drawn by it, with letters for Chinese.
    command -v chromium > /dev/null || missing+=(chromium)
    fc-list 2> /dev/null | grep -q -i cjk || missing+=(fonts-noto-cjk)
    command -v valgrind > /dev/null || missing+=(valgrind)
    python3 -c 'import ensurepip' 2> /dev/null || missing+=(python3-venv)
    [ "${#missing[@]}" -gt 0 ] || return 0
    local as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "installing ${missing[*]}"
    install_packages() {
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q "${missing[@]}"
    }
    # Old package lists are good enough when they still work.
    install_packages || { "${as_root[@]}" apt-get update -q && install_packages; }
}

need_swift() {
    command -v swift > /dev/null && return
    echo "swift is not on PATH; install Swift 6.2 or newer from https://www.swift.org/install" >&2
    return 1
}

# compile SOURCE PROGRAM: against the installed header, the way a C programmer does by hand.
compile() {
    local flags
    flags=$(PKG_CONFIG_PATH=$HOSP_PREFIX/lib/pkgconfig pkg-config --cflags --libs hosp)
    # The flags are words, and so are meant to be split.
    # shellcheck disable=SC2086
    gcc -std=c99 "${strict[@]}" -O1 -g -pthread "$1" -o "$2" $flags -lm -ldl
}

c_test() {
    local program
    program=$work/$(basename "$1" .c)
    compile "$1" "$program"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib "$program"
}

# The gate is no user of the header: it loads the library like a host that knows only its name.
guest() {
    gcc -std=c99 "${strict[@]}" -O1 -g -pthread Tests/Gates/guest.c -o "$work/guest" -ldl -lm
    "$work/guest" "$HOSP_PREFIX/lib/libhosp.so.1"
}

# The runtime of Swift would take over signals if it found the program that prints backtraces.
guest_beside_swift() {
    local toolchain
    toolchain=$(swift -print-target-info \
        | sed -n 's,.*"runtimeResourcePath": *"\(.*\)/lib/swift".*,\1,p')
    [ -x "$toolchain/libexec/swift/linux/swift-backtrace" ] \
        || { echo "swift-backtrace is not in $toolchain" >&2; return 1; }
    SWIFT_ROOT=$toolchain SWIFT_BACKTRACE=enable=yes "$work/guest" "$HOSP_PREFIX/lib/libhosp.so.1"
}

# Two products of one host, each with its own copy; and a host that forks.
copies() {
    gcc -std=c99 "${strict[@]}" -O1 -g -pthread Tests/Gates/copies.c -o "$work/copies" -ldl
    mkdir "$work/two"
    "$work/copies" "$HOSP_PREFIX/lib/libhosp.so.1" "$work/two"
}

conformance() {
    local library=$HOSP_PREFIX/lib/libhosp.so.1
    python3 -m unittest discover -s Tests/Conformance -p 'test_*.py' -q
    python3 Tests/Conformance/run_cases.py "$library" Tests/Conformance/cases/*.json \
        Tests/Conformance/cases/safety/*.json
    python3 Tests/Conformance/encodings.py "$library" Tests/Conformance/cases/*.json \
        Tests/Conformance/cases/safety/*.json
    python3 Tests/Conformance/facilities.py "$library"
    python3 Tests/Conformance/random_hospitals.py "$library"
    python3 Tests/Conformance/random_ledgers.py "$library"
    python3 Tests/Conformance/twins.py "$library"
    python3 Tests/Conformance/cost_reports.py "$library"
    python3 Tests/Conformance/inspection_findings.py "$library"
    python3 Tests/Conformance/hospital_energy.py "$library"
    python3 Tests/Conformance/fhir_forms.py "$library"
}

# Engines of Python that speak Arrow, in an environment of their own.
python_engines() {
    python3 -m venv "$work/engines"
    "$work/engines/bin/python" -m pip install -q --disable-pip-version-check \
        -r Tests/Examples/engines.txt
}

# What pyarrow hands over comes back from the tables of a book, and every table is good Arrow.
arrow_streams() {
    "$work/engines/bin/python" -B Tests/Conformance/arrow_streams.py "$HOSP_PREFIX/lib/libhosp.so.1"
}

# The same month from frames of DuckDB, Polars and pandas.
arrow_examples() {
    PYTHON=$work/engines/bin/python bash Tests/Examples/engines.sh "$HOSP_PREFIX"
}

# Every facility through the tables of a book prints what the calculation without a book prints.
facilities_in_books() {
    local data=Examples/data/stepdown_12_facilities report
    compile Examples/c/cost_report.c "$work/cost_report"
    compile Examples/c/book_report.c "$work/book_report"
    export LD_LIBRARY_PATH=$HOSP_PREFIX/lib
    for report in $(tail -n +2 "$data/facilities.csv" | cut -d, -f1); do
        "$work/cost_report" "$data" "$report" > "$work/calculated.txt"
        # A book also tells the run, and lists other tables behind the report.
        "$work/book_report" "$work/$report.book" "$data" "$report" \
            | sed '/^Run /,+1d' > "$work/stored.txt"
        head -n "$(wc -l < "$work/calculated.txt")" "$work/stored.txt" \
            | cmp - "$work/calculated.txt"
    done
}

# Their reports, and those of the sites of a health service, show the figures of the tables.
real_reports() {
    mkdir -p "$work/pages/real"
    python3 -B Tests/Examples/real_reports.py "$HOSP_PREFIX/lib/libhosp.so.1" "$work" \
        "$work/pages/real"
}

# Every function of the header runs as the header shows it.
functions() {
    local data=$PWD/Examples/data/synthetic_hospital
    compile Examples/c/functions.c "$work/functions"
    mkdir -p "$work/functions.files"
    (cd "$work/functions.files" && LD_LIBRARY_PATH=$HOSP_PREFIX/lib "$work/functions" "$data")
}

# Every block of the guides is run, or stands in a program that is run; the references of procedures
# and tables are what the library says of itself, and figures of reports those of the tables.
guides() {
    compile Examples/c/hospital_month.c "$work/hospital_month"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib "$work/hospital_month" "$work/guides.book" \
        Examples/data/synthetic_hospital > "$work/guides.csv"
    python3 Tests/Examples/guides.py "$HOSP_PREFIX/lib/libhosp.so.1" "$work/guides.book"
    python3 Tests/Examples/reference.py "$HOSP_PREFIX/lib/libhosp.so.1"
    mkdir -p "$work/pages/month"
    python3 -B Tests/Examples/reports.py "$HOSP_PREFIX/lib/libhosp.so.1" "$work/guides.book" \
        "$work/pages/month"
}

# What was written above, as a browser draws it.
rendered() { python3 -B Tests/Examples/rendered.py "$work/pages/month" "$work/pages/real"; }

# The month end compares what it prints itself; the README shows two of the examples.
examples() {
    bash Examples/month-end.sh > /dev/null
    compile Examples/c/shares.c "$work/shares"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib python3 Tests/Examples/readme.py "$work/shares" \
        .build-example/swift/debug/Shares
}

# The same month end in every language and in every encoding prints the same bytes.
languages() { bash Tests/Examples/languages.sh "$HOSP_PREFIX" .build-example/swift/debug; }

# Programs of the first version find what they were compiled against.
kept_interface() { python3 Tests/Gates/abi.py "$HOSP_PREFIX"; }

# Exported functions hold no trap, and no function more than it had.
traps() {
    python3 Tests/Gates/traps.py "$HOSP_PREFIX/lib/libhosp.so.1" \
        .build-install/x86_64-unknown-linux-gnu/release
}

packages() { bash Tests/Gates/packages.sh; }

# Programs that change a book are killed; `kill_book.py WORKER` alone does it 200 times.
killed_books() {
    compile Tests/Gates/book_worker.c "$work/book_worker"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib python3 Tests/Gates/kill_book.py "$work/book_worker" 20
}

# Four processes use one budget line at once; `race_budget.py WORKER` alone kills 200 times.
raced_budgets() {
    compile Tests/Gates/budget_worker.c "$work/budget_worker"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib python3 Tests/Gates/race_budget.py "$work/budget_worker" 10
}

# Four runners do the jobs of one book, and runners are killed; `race_jobs.py RUNNER` alone does it
# 40 times.
raced_jobs() {
    compile Examples/job-runner/job_runner.c "$work/job_runner"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib python3 Tests/Gates/race_jobs.py "$work/job_runner" 8
}

# Imports that are larger than the disk.
full_disk() {
    compile Tests/Gates/full_disk.c "$work/full_disk"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib bash Tests/Gates/full_disk.sh "$work/full_disk"
}

# Some of the operations of the disk and of the allocations of the database fail; without strides
# `faults DIRECTORY` makes all of those of the disk fail.
failing_disks() {
    local flags
    flags=$(PKG_CONFIG_PATH=$HOSP_PREFIX/lib/pkgconfig pkg-config --cflags --libs hosp)
    # shellcheck disable=SC2086
    gcc -std=c99 "${strict[@]}" -O1 -g Tests/Gates/faults.c -o "$work/faults" $flags -lsqlite3
    mkdir "$work/failing"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib "$work/faults" "$work/failing" 13 1009
}

# Large calls with less and less memory.
scarce_memory() {
    compile Tests/Gates/memory.c "$work/memory"
    mkdir "$work/scarce"
    LD_LIBRARY_PATH=$HOSP_PREFIX/lib "$work/memory" "$work/scarce"
}

# Two of the C programs; `sanitizers.sh` runs all of them, and the Swift tests under the sanitizers
# for addresses and threads.
memory_checked() {
    bash Tests/Gates/valgrind.sh Tests/C/book_test.c Tests/C/score_test.c
}

# On a PostgreSQL and a MariaDB of their own; `databases.sh PREFIX` alone kills 200 times on each.
books_in_databases() { bash Tests/Gates/databases.sh "$HOSP_PREFIX" 4; }

# In every table and in every text of an argument, on a file; `databases.sh` does so on its servers.
hostile_texts() { python3 Tests/Gates/injections.py "$HOSP_PREFIX/lib/libhosp.so.1"; }

# In small, for what the benchmark compares; what it measures needs a quiet machine.
import_benchmark() { bash Tests/Benchmarks/import.sh "$HOSP_PREFIX" 20000 1; }

# In small, for what the benchmark compares, and against SQLite alone.
inspection_benchmark() {
    PEERS=sqlite ANSWERS=20000 HAZARDS=2000 \
        bash Tests/Benchmarks/inspection.sh "$HOSP_PREFIX" 1
}

# In small and against a plain exact calculation, on one thread and on two.
case_costing_benchmark() { bash Tests/Benchmarks/case_costing.sh "$HOSP_PREFIX" 50000 1; }

# In small and against a plain exact calculation: 60 centres to the fen.
allocation_benchmark() { SIZES=60 bash Tests/Benchmarks/allocation.sh "$HOSP_PREFIX" 1; }

# In small and against the standard library of Python.
appraisal_benchmark() {
    KINDS=kpi SIZES=2 bash Tests/Benchmarks/appraisal.sh "$HOSP_PREFIX" 1
    KINDS="topsis rsr pay" SIZES=200 bash Tests/Benchmarks/appraisal.sh "$HOSP_PREFIX" 1
}

# In small: every language calls, and counts what the others count.
call_benchmark() { CALLS=20000 bash Tests/Benchmarks/calls.sh "$HOSP_PREFIX" 1; }

# A few seconds for each target; hours of them find more.
fuzz() { bash Tests/Fuzz/fuzz.sh 5; }

# The rules of `.swift-format`, those for documentation among them. In tests, whose tables are
# easier to read as they stand, how lines break is left to who writes them.
format_rules() {
    local lint=(swift format lint --strict --parallel --recursive)
    "${lint[@]}" Sources Examples Package.swift
    "${lint[@]}" --debug-disable-pretty-print Tests
}

# What is built anew, or tested on one processor.
swift_steps() {
    step "swift tests" swift test --disable-swift-testing --skip-build
    step "fuzz" fuzz
    step "examples and README" examples
    step "languages and encodings" languages
}

step "needed programs" install_missing
step "swift" need_swift
step "format" format_rules
begin step "build the Swift tests" swift build --build-tests
step "install the library" bash Sources/CInterface/install.sh --prefix "$HOSP_PREFIX"
await
begin swift_steps
step "good guest" guest
step "good guest beside swift-backtrace" guest_beside_swift
step "two copies and forks" copies
for source in Tests/C/*.c; do
    [ -e "$source" ] || continue
    step "$source" c_test "$source"
done
step "kept interface" kept_interface
step "traps" traps
step "packages" packages
step "killed books" killed_books
step "raced budgets" raced_budgets
step "raced jobs" raced_jobs
step "full disk" full_disk
step "failing disks" failing_disks
step "scarce memory" scarce_memory
step "valgrind" memory_checked
step "hostile texts" hostile_texts
step "books in databases" books_in_databases
step "import benchmark in small" import_benchmark
step "inspection benchmark in small" inspection_benchmark
step "case costing benchmark in small" case_costing_benchmark
step "allocation benchmark in small" allocation_benchmark
step "appraisal benchmark in small" appraisal_benchmark
step "call benchmark in small" call_benchmark
step "conformance cases" conformance
step "engines that speak Arrow" python_engines
step "Arrow streams with pyarrow" arrow_streams
step "Arrow examples" arrow_examples
step "facilities in books" facilities_in_books
step "reports of real hospitals" real_reports
step "examples of the header" functions
step "guides and reports" guides
step "reports in a browser" rendered
await
echo "all tests passed in $SECONDS s"
