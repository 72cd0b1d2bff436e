#!/usr/bin/env bash
# Feeds the readers of text with made-up input and holds what they accept to their laws:
#
#     bash Tests/Fuzz/fuzz.sh [SECONDS] [TARGET]…
#
# SECONDS for each target, 5 unless given; the targets are the folders here, all unless named. The
# texts of a folder are where its target begins. A crash, a broken law or an input that takes more
# than 10 seconds fails, and the input is printed. Nothing is left in the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder=$PWD
sources=$(cd ../../Sources && pwd)

case ${1:-5} in 0* | *[!0-9]*) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;; esac
seconds=${1:-5}
shift || true
[ $# -gt 0 ] || set -- decimal period calendar recurrence json delimited
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# A crash ends the program at once, without a backtrace that takes minutes.
export SWIFT_BACKTRACE=enable=no

mkdir include
ln -s "$sources"/CShims/include/*.h include
printf 'module CShims { umbrella "include" export * }\n' > module.modulemap
gcc -D_GNU_SOURCE -D_Nullable= -O1 -Iinclude \
    -c "$sources"/CShims/{gbk_table,handles,open_files,wide_columns}.c

# compile_module NAME: one object of a module of the library that tells the fuzzer where it was.
compile_module() {
    find "$sources/$1" -name '*.swift' -print0 | xargs -0 \
        swiftc -Onone -wmo -parse-as-library -sanitize=fuzzer,address -package-name libhosp \
        -module-name "$1" -emit-module -emit-module-path "$1.swiftmodule" -c -o "$1.o" \
        -I . -Xcc -fmodule-map-file=module.modulemap
}
compile_module HospitalCore
compile_module Interchange

# The numbers of the fuzzer are told only when it finds something.
run() {
    local target=$1
    swiftc -Onone -wmo -parse-as-library -sanitize=fuzzer,address -use-ld=lld -I . \
        -Xcc -fmodule-map-file=module.modulemap -module-name Target \
        "$folder/Law.swift" "$folder/$target/Target.swift" ./*.o -o "$target"
    mkdir -p corpus/"$target" seeds/"$target"
    find "$folder/$target" -type f ! -name '*.swift' -exec cp -t seeds/"$target" {} +
    if ! ASAN_OPTIONS=detect_leaks=0 "./$target" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -max_len=2100 -print_final_stats=1 -artifact_prefix="$target-" \
        corpus/"$target" seeds/"$target" > "$target.log" 2>&1
    then
        tail -n 60 "$target.log" >&2
        for input in "$target"-*; do [ ! -e "$input" ] || od -A d -c "$input" >&2; done
        echo "fuzz.sh: failed: $target" >&2
        return 1
    fi
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log") inputs"
}
for target in "$@"; do run "$target"; done
