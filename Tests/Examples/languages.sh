#!/usr/bin/env bash
# The month end of a small hospital in every language of Examples, and in C in every encoding: all
# print the bytes of Examples/c/hospital_month.expected.csv.
#
#     bash Tests/Examples/languages.sh PREFIX SWIFT_PROGRAMS
#
# PREFIX holds an installed library, SWIFT_PROGRAMS the built programs of Examples/swift. Needs gcc,
# g++, python3, javac with Java Native Access, GnuCOBOL and Free Pascal; a language that lacks its
# compiler is an error that names the Debian package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[ $# -eq 2 ] || { sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
prefix=$1 swift_programs=$2
data=Examples/data/synthetic_hospital expected=Examples/c/hospital_month.expected.csv
jna=/usr/share/java/jna.jar
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

need() {
    command -v "$1" > /dev/null || { echo "$1 is missing; install the package $2" >&2; exit 1; }
}
need g++ g++
need javac default-jdk-headless
need cobc gnucobol
need fpc fpc
[ -e "$jna" ] || { echo "$jna is missing; install the package libjna-java" >&2; exit 1; }

flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs hosp)
# The flags are words, and so are meant to be split.
# shellcheck disable=SC2086
gcc -std=c99 -pedantic -Wall -Wextra -Werror Examples/c/hospital_month.c -o "$work/c" $flags
# Old compilers write code that is tied to its place.
# shellcheck disable=SC2086
gcc -std=c99 -no-pie -fno-pic Examples/c/hospital_month.c -o "$work/tied" $flags
# shellcheck disable=SC2086
g++ -std=c++17 -pedantic -Wall -Wextra -Werror Examples/cpp/hospital_month.cpp \
    -o "$work/cpp" $flags
mkdir "$work/java" "$work/pascal"
javac -Xlint:all -Werror -cp "$jna" -d "$work/java" Examples/java/*.java
cobc -x -free -Wall -I Examples/cobol -L"$prefix/lib" -lhosp -Q -Wl,--no-as-needed \
    -o "$work/cobol" Examples/cobol/hospital_month.cob
fpc -O1 -v0 -Fl"$prefix/lib" -FE"$work/pascal" -FuExamples/pascal \
    Examples/pascal/hospital_month.pas > "$work/pascal.log" 2>&1 || { cat "$work/pascal.log"; exit 1; }

export LD_LIBRARY_PATH=$prefix/lib
library=$prefix/lib/libhosp.so.1

# check NAME COMMAND…: the program with a book of its own, and once more with the same book.
check() {
    local name=$1
    shift
    for time in first again; do
        "$@" "$work/$name.book" "$data" > "$work/$name.csv"
        cmp "$work/$name.csv" "$expected" || { echo "$name differs ($time)" >&2; exit 1; }
    done
    echo "$name: as expected"
}
check c "$work/c"
check tied "$work/tied"
check cpp "$work/cpp"
check swift "$swift_programs/HospitalMonth"
check python python3 Examples/python/hospital_month.py "$library"
check java java -cp "$jna:$work/java" HospitalMonth "$library"
check cobol "$work/cobol"
check pascal "$work/pascal/hospital_month"

# The same files in each encoding, for a book in it, with what it prints in it too.
for encoding in 0:UTF-8 1:GBK 2:GB18030 3:UTF-16LE; do
    number=${encoding%%:*} name=${encoding#*:}
    mkdir "$work/$name"
    cp "$data/imports.txt" "$work/$name"
    while read -r from file _; do
        [ "$from" -eq 1 ] && from=GBK || from=UTF-8
        iconv -f "$from" -t "$name" "$data/$file" > "$work/$name/$file"
    done < "$data/imports.txt"
    "$work/c" "$work/$name.book" "$work/$name" "$number" > "$work/$name.csv"
    iconv -f "$name" -t UTF-8 "$work/$name.csv" | cmp - "$expected" \
        || { echo "$name differs" >&2; exit 1; }
    echo "$name: as expected"
done
