#!/usr/bin/env bash
# Feeds the library with made-up input and holds what it answers to its laws:
#
#     bash Tests/Fuzz/fuzz.sh [SECONDS] [TARGET]…
#
# SECONDS for each target, 5 unless given; the targets are the folders here, all unless named. The
# texts of a folder are where its target begins. A crash, a broken law or an input that takes more
# than 10 seconds fails, and the input is printed. Nothing is left in the repository; FUZZ_CORPUS
# names a directory that keeps what was found worth keeping, for the next time.
#
# Targets in Swift are readers of text inside of the library. Targets in C call an installed library
# as a host does: HOSP_PREFIX says where it is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
folder=$PWD
repository=$(cd ../.. && pwd)
sources=$repository/Sources

case ${1:-5} in 0* | *[!0-9]*) sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;; esac
seconds=${1:-5}
shift || true
[ $# -gt 0 ] || set -- decimal period calendar recurrence json delimited encoding formula \
    messages calls imports procedures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
corpus=${FUZZ_CORPUS:-$work/corpus}
# A crash ends the program at once, without a backtrace that takes minutes.
export SWIFT_BACKTRACE=enable=no

# compile_module NAME: one object of a module of the library that tells the fuzzer where it was.
compile_module() {
    [ ! -e "$1.o" ] || return 0
    find "$sources/$1" -name '*.swift' -print0 | xargs -0 \
        swiftc -Onone -wmo -parse-as-library -sanitize=fuzzer,address -package-name libhosp \
        -module-name "$1" -emit-module -emit-module-path "$1.swiftmodule" -c -o "$1.o" \
        -I . -Xcc -fmodule-map-file=module.modulemap
}

# What those modules need of C.
shims=(digests.c gbk_table.c handles.c open_files.c wide_columns.c working_memory.c xlsx.c xml.c)

# The modules that a target in Swift imports, and what they are made of.
compile_swift() {
    local module modules=(HospitalCore)
    if [ ! -e include ]; then
        mkdir include
        ln -s "$sources"/CShims/include/*.h include
        printf 'module CShims { umbrella "include" export * }\n' > module.modulemap
        gcc -D_GNU_SOURCE -D_Nullable= -D_Nonnull= -O1 -Iinclude \
            -c "${shims[@]/#/$sources/CShims/}"
    fi
    for module in Interchange PerformanceAppraisal; do
        ! grep -q "^import $module\$" "$folder/$1/Target.swift" || modules+=("$module")
    done
    for module in "${modules[@]}"; do compile_module "$module"; done
    swiftc -Onone -wmo -parse-as-library -sanitize=fuzzer,address -use-ld=lld -I . \
        -Xcc -fmodule-map-file=module.modulemap -module-name Target \
        "$folder/Law.swift" "$folder/$1/Target.swift" "${modules[@]/%/.o}" \
        "${shims[@]/%.c/.o}" -o "$1"
}

# The fuzzer for C is the one of the Swift toolchain, whose clang stands beside its swiftc.
compile_c() {
    local clang
    clang=$(dirname "$(readlink -f "$(command -v swiftc)")")/clang
    [ -x "$clang" ] || clang=clang
    [ -e "${HOSP_PREFIX:-}/lib/libhosp.so" ] \
        || { echo "fuzz.sh: HOSP_PREFIX names no installed library" >&2; return 1; }
    # Functions that targets share are not used by all of them.
    "$clang" -std=c99 -D_GNU_SOURCE -Wall -Wextra -Werror -Wno-unused-function -g -O1 \
        -fsanitize=fuzzer,address -fuse-ld=lld "-I$HOSP_PREFIX/include" \
        "$folder/$1/target.c" -o "$1" "-L$HOSP_PREFIX/lib" -lhosp "-Wl,-rpath,$HOSP_PREFIX/lib"
    # The hospital of the examples, where the targets look for it.
    mkdir -p Examples/data Tests/C
    cp -r "$repository/Examples/data/synthetic_hospital" Examples/data
    cp -r "$repository/Tests/C/data" Tests/C
}

# The numbers of the fuzzer are told only when it finds something.
run() {
    local target=$1 options=()
    # A call more or a row more is nothing to work up to.
    [ ! -e "$folder/$target/target.c" ] || options=(-len_control=0)
    if [ -e "$folder/$target/target.c" ]; then compile_c "$target"; else compile_swift "$target"; fi
    mkdir -p "$corpus/$target" "seeds/$target"
    find "$folder/$target" -type f ! -name '*.swift' ! -name '*.[ch]' \
        -exec cp -t "seeds/$target" {} +
    if ! ASAN_OPTIONS=detect_leaks=0 "./$target" -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=2048 -max_len=2100 -print_final_stats=1 -artifact_prefix="$target-" \
        "${options[@]}" "$corpus/$target" "seeds/$target" > "$target.log" 2>&1
    then
        tail -n 60 "$target.log" >&2
        for input in "$target"-*; do [ ! -e "$input" ] || od -A d -c "$input" >&2; done
        echo "fuzz.sh: failed: $target" >&2
        return 1
    fi
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log") inputs"
}
for target in "$@"; do run "$target"; done
