#!/usr/bin/env bash
# Builds libhosp for programs in other languages and installs it:
#
#     install.sh --prefix DIR [--destdir DIR] [--scratch-path DIR]
#
# DIR/lib/libhosp.so.1.x.y with its links, DIR/include/hosp.h, DIR/lib/pkgconfig/hosp.pc.
# --destdir stages the files below another directory, for makers of packages.
# The Swift runtime is inside of the library: the machine it runs on needs nothing of Swift.
set -euo pipefail

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0"
}

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
interface=$repository/Sources/CInterface
scratch=$repository/.build-install
prefix=
destdir=
while [ $# -gt 0 ]; do
    case $1 in
        --prefix | --destdir | --scratch-path)
            [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a directory"
            case $1 in
                --prefix) prefix=$2 ;;
                --destdir) destdir=$2 ;;
                *) scratch=$2 ;;
            esac
            shift 2 ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; fail "unknown argument $1" ;;
    esac
done
[ -n "$prefix" ] || { usage >&2; fail "--prefix DIR is missing"; }
[ "$(uname -s)" = Linux ] || fail "the shared library is built on Linux only"
command -v swift > /dev/null \
    || fail "swift is not on PATH; install Swift 6.2 or newer from https://www.swift.org/install"
command -v nm > /dev/null || fail "nm is missing; install the package binutils"
command -v python3 > /dev/null || fail "python3 is missing; install the package python3"
[ -e /usr/include/sqlite3.h ] || fail "sqlite3.h is missing; install the package libsqlite3-dev"

# A relative prefix is meant from where the caller stands.
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
case $destdir in '' | /*) ;; *) destdir=$PWD/$destdir ;; esac
case $scratch in /*) ;; *) scratch=$PWD/$scratch ;; esac
mkdir -p "$scratch" "$destdir$prefix"

# The version stands once: major * 1000000 + minor * 1000 + patch.
number=$(sed -n 's/.*("HOSP_VERSION_NUMBER", \([0-9]\{1,\}\),.*/\1/p' \
    "$interface/InterfaceConstants.swift")
[ -n "$number" ] || fail "InterfaceConstants.swift has no HOSP_VERSION_NUMBER"
version=$((number / 1000000)).$((number / 1000 % 1000)).$((number % 1000))
soname=libhosp.so.${version%%.*}

# The C++ runtime goes in as well: a directory that holds only its archive makes the linker take it.
compiler=clang
command -v clang > /dev/null || compiler=gcc
archive=$("$compiler" -print-file-name=libstdc++.a)
[ -f "$archive" ] || fail "libstdc++.a is missing; install the package libstdc++-12-dev or alike"
mkdir -p "$scratch/static"
ln -sf "$archive" "$scratch/static/libstdc++.a"

# Threads and dlopen were libraries of their own until glibc 2.34. The library names them, so that
# an older server loads them; a new one has them as empty libraries.
system=$(dirname "$("$compiler" -print-file-name=libm.so.6)")
old=()
for name in libpthread.so.0 libdl.so.2; do
    [ ! -e "$system/$name" ] || old+=(-Xlinker "$system/$name")
done

# What the library tells of its sources is a digest of their contents, so an archive without Git
# gives the same. It comes in a header of its own: a flag would compile everything anew.
mkdir -p "$scratch/generated"
digest=$(cd "$repository" && find Package.swift Sources include -type f | LC_ALL=C sort \
    | xargs sha256sum | sha256sum | cut -c 1-16)
echo "#define SHIM_SOURCE_ID \"$digest\"" > "$scratch/generated/shim_source_id.h"

# The linker is the one of the Swift toolchain: GNU ld would let names of Swift out. It is called
# through link_needed.py, which lets it leave out what no export needs; a section per function is
# what it takes or leaves, and equal code is kept once. Code is compiled for size: compiled for speed
# the library would be a third larger. Nothing in the library looks at its own types at run time, so
# the names and types of their fields stay out.
# Unloading is refused (nodelete): a thread that once called the library may end after dlclose.
HOSP_LINKER=$(dirname "$(readlink -f "$(command -v swift)")")/ld.lld
[ -x "$HOSP_LINKER" ] || HOSP_LINKER=$(command -v ld.lld) \
    || fail "ld.lld is missing; install the whole toolchain of Swift"
export HOSP_LINKER HOSP_LINK_COPIES=$scratch/copies
ln -sf "$interface/link_needed.py" "$scratch/ld.lld"
build=(swift build --package-path "$repository" --scratch-path "$scratch" -c release
    --product hosp --disable-local-rpath
    -Xcc -DHOSP_GUEST -Xcc "-I$scratch/generated"
    -Xswiftc -Xfrontend -Xswiftc -function-sections
    -Xswiftc -Osize -Xswiftc -Xfrontend -Xswiftc -disable-reflection-metadata
    -Xswiftc -static-stdlib -Xswiftc -Xclang-linker -Xswiftc "--ld-path=$scratch/ld.lld"
    -Xlinker "-L$scratch/static" -Xlinker "--version-script=$interface/exports.map"
    -Xlinker "-soname=$soname" -Xlinker -z -Xlinker nodelete -Xlinker -Bsymbolic-functions
    -Xlinker -O2 -Xlinker --gc-sections -Xlinker --icf=all -Xlinker -s
    -Xlinker --no-as-needed "${old[@]}" -Xlinker --as-needed
    -Xlinker --undefined=shim_no_scalar_name
    -Xlinker --defsym=_swift_stdlib_getScalarName=shim_no_scalar_name)
# SwiftPM does not know that the linker reads these files.
built=$("${build[@]}" --show-bin-path)/libhosp.so
rm -f "$built"
"${build[@]}" || fail "the library cannot be built; the reason stands above"

foreign=$(nm -D --defined-only "$built" | awk '$3 !~ /^hosp_/ && $2 != "A" { print $3 }')
[ -z "$foreign" ] || fail "the library shows names that are not its own: $foreign"

lib=$destdir$prefix/lib
mkdir -p "$lib/pkgconfig" "$destdir$prefix/include"
install -m 755 "$built" "$lib/libhosp.so.$version"
ln -sf "libhosp.so.$version" "$lib/$soname"
ln -sf "$soname" "$lib/libhosp.so"
install -m 644 "$repository/include/hosp.h" "$destdir$prefix/include/hosp.h"
# The prefix is where the file stands, so that the whole directory can be moved.
cat > "$lib/pkgconfig/hosp.pc" << PC
prefix=\${pcfiledir}/../..
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: libhosp
Description: Performance appraisal, cost control and safety inspection of hospitals
Version: $version
Libs: -L\${libdir} -lhosp
Cflags: -I\${includedir}
PC
echo "installed libhosp $version in $destdir$prefix"
