#!/usr/bin/env bash
# The Debian packages, the CMake configuration, the debug symbols and the list of contents are what
# they promise, and uninstalling leaves nothing behind.
#
#     bash Tests/Gates/packages.sh
#
# Builds the packages, unpacks them, builds a program with CMake against what they hold, runs it,
# and removes an installation. Needs dpkg-deb, cmake, gcc and what install.sh needs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "packages: $*" >&2; exit 1; }

bash Sources/CInterface/package.sh "$work/packages" > "$work/log" 2>&1 \
    || { cat "$work/log"; fail "the packages cannot be built"; }
for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/root"; done
library=$(readlink -f "$work/root/usr/lib/libhosp.so.1")

identity=$(readelf -n "$library" | sed -n 's/^ *Build ID: //p')
symbols=$work/root/usr/lib/debug/.build-id/${identity:0:2}/${identity:2}.debug
[ -e "$symbols" ] || fail "there are no symbols of the build $identity"
# Not `grep -q`: it leaves before nm has written all, and nm fails then.
nm "$symbols" | grep ' T hosp_open' > /dev/null || fail "the symbols lack hosp_open"
nm "$library" 2>&1 | grep 'no symbols' > /dev/null || fail "the library is not stripped"

python3 - "$work/root/usr/share/doc/libhosp/sbom.spdx.json" "$library" << 'PYTHON'
import hashlib, json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
with open(sys.argv[2], "rb") as file:
    digest = hashlib.sha256(file.read()).hexdigest()
parts = {part["name"]: part for part in document["packages"]}
assert parts["libhosp"]["checksums"][0]["checksumValue"] == digest, "another library"
assert {"swift-runtime", "libstdcxx", "sqlite", "glibc"} <= parts.keys(), parts.keys()
PYTHON

cp Examples/c/shares.c "$work/"
cat > "$work/CMakeLists.txt" << 'CMAKE'
cmake_minimum_required(VERSION 3.10)
project(shares C)
find_package(hosp 1.0 REQUIRED)
add_executable(shares shares.c)
target_link_libraries(shares hosp::hosp)
CMAKE
cmake -S "$work" -B "$work/build" -DCMAKE_PREFIX_PATH="$work/root/usr" > "$work/log" 2>&1 \
    && cmake --build "$work/build" >> "$work/log" 2>&1 || { cat "$work/log"; fail "CMake"; }
LD_LIBRARY_PATH=$work/root/usr/lib "$work/build/shares" | grep '4546 + 2727 + 2727 fen' > /dev/null \
    || fail "the program that CMake built prints something else"
sed -i 's/hosp 1.0/hosp 2.0/' "$work/CMakeLists.txt"
if cmake -S "$work" -B "$work/build2" -DCMAKE_PREFIX_PATH="$work/root/usr" > "$work/log" 2>&1; then
    fail "version 1 passes for version 2"
fi

# What other programs have there stays.
touch "$work/root/usr/lib/pkgconfig/other.pc"
rm -rf "$work/root/usr/lib/debug"
bash Sources/CInterface/install.sh --uninstall --prefix "$work/root/usr" > /dev/null
left=$(find "$work/root" -type f -o -type l | sort)
[ "$left" = "$work/root/usr/lib/pkgconfig/other.pc" ] || fail "left behind: $left"
echo "packages: as promised"
