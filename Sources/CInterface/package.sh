#!/usr/bin/env bash
# Builds Debian packages of the library:
#
#     package.sh DIRECTORY [--scratch-path DIR]
#
# DIRECTORY receives libhosp1 (the library), libhosp-dev (header, pkg-config, CMake) and
# libhosp1-dbgsym (symbols for debuggers). The packages need no Swift where they are installed.
set -euo pipefail

interface=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
target=$1
shift
command -v dpkg-deb > /dev/null \
    || { echo "package.sh: dpkg-deb is missing; it belongs to Debian and its kin" >&2; exit 1; }
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
bash "$interface/install.sh" --prefix /usr --destdir "$stage/all" --debug-symbols "$@"
version=$(basename "$stage"/all/usr/lib/libhosp.so.1.*)
version=${version#libhosp.so.}
architecture=$(dpkg --print-architecture)
# The oldest C library that has all the library needs: 2.16 for x86-64, that of this machine elsewhere.
libc=$(objdump -T "$stage/all/usr/lib/libhosp.so.$version" \
    | sed -n 's/.*(GLIBC_\([0-9.]*\)).*/\1/p' | sort -V | tail -1)

# pack NAME DESCRIPTION DEPENDS PATH…: moves the paths into a package.
pack() {
    local name=$1 description=$2 depends=$3 path
    shift 3
    mkdir -p "$stage/$name/DEBIAN"
    for path in "$@"; do
        mkdir -p "$stage/$name/$(dirname "$path")"
        mv "$stage/all/$path" "$stage/$name/$path"
    done
    cat > "$stage/$name/DEBIAN/control" << CONTROL
Package: $name
Version: $version
Architecture: $architecture
Maintainer: libhosp <libhosp@example.invalid>
Section: libs
Priority: optional
Depends: $depends
Description: $description
 Exact to the fen, explained down to every number, with a C interface.
CONTROL
    dpkg-deb --root-owner-group --build "$stage/$name" "$target/${name}_${version}_$architecture.deb"
}
mkdir -p "$target"
pack libhosp-dev "appraisal, cost control and safety of hospitals: for programs in C" \
    "libhosp1 (= $version)" usr/include usr/lib/libhosp.so usr/lib/pkgconfig usr/lib/cmake
pack libhosp1-dbgsym "appraisal, cost control and safety of hospitals: debug symbols" \
    "libhosp1 (= $version)" usr/lib/debug
printf 'activate-noawait ldconfig\n' > "$stage/triggers"
mkdir -p "$stage/libhosp1/DEBIAN"
mv "$stage/triggers" "$stage/libhosp1/DEBIAN/triggers"
pack libhosp1 "performance appraisal, cost control and safety inspection of hospitals" \
    "libc6 (>= $libc), libsqlite3-0 (>= 3.7.17), libgcc-s1 | libgcc1" usr/lib usr/share
