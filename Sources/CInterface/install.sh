#!/usr/bin/env bash
# Builds libhosp for programs in other languages and installs it:
#
#     install.sh --prefix DIR [--destdir DIR] [--scratch-path DIR] [--debug-symbols]
#     install.sh --uninstall --prefix DIR [--destdir DIR]
#
# DIR/lib/libhosp.so.1.x.y with its links, DIR/include/hosp.h, DIR/lib/pkgconfig/hosp.pc and
# DIR/lib/cmake/hosp; DIR/share/doc/libhosp/sbom.spdx.json lists what is inside of the library.
# --destdir stages the files below another directory, for makers of packages.
# --debug-symbols adds DIR/lib/debug/.build-id/…, which debuggers find by the build of the library.
# --uninstall removes these files, of whatever version, and nothing else.
# The Swift runtime is inside of the library: the machine it runs on needs nothing of Swift.
set -euo pipefail

usage() {
    sed -n '2,12s/^# \{0,1\}//p' "$0"
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
symbols=
uninstall=
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
        --debug-symbols) symbols=yes; shift ;;
        --uninstall) uninstall=yes; shift ;;
        -h | --help) usage; exit 0 ;;
        *) usage >&2; fail "unknown argument $1" ;;
    esac
done
[ -n "$prefix" ] || { usage >&2; fail "--prefix DIR is missing"; }
# A relative prefix is meant from where the caller stands.
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
case $destdir in '' | /*) ;; *) destdir=$PWD/$destdir ;; esac
case $scratch in /*) ;; *) scratch=$PWD/$scratch ;; esac
lib=$destdir$prefix/lib
documents=$destdir$prefix/share/doc/libhosp

if [ -n "$uninstall" ]; then
    # The symbols of a build bear its number, which only the library tells.
    for library in "$lib"/libhosp.so.[0-9]*.[0-9]*.[0-9]*; do
        [ -e "$library" ] || continue
        # The machine that runs the library may have no readelf, and then has no symbols of it.
        identity=$(readelf -n "$library" 2> /dev/null | sed -n 's/^ *Build ID: //p') || identity=
        [ -n "$identity" ] || continue
        rm -f "$lib/debug/.build-id/${identity:0:2}/${identity:2}.debug"
        rmdir "$lib/debug/.build-id/${identity:0:2}" 2> /dev/null || true
    done
    rm -f "$lib"/libhosp.so "$lib"/libhosp.so.[0-9]* "$lib/pkgconfig/hosp.pc" \
        "$lib"/cmake/hosp/hosp-config{,-version}.cmake "$destdir$prefix/include/hosp.h" \
        "$documents/sbom.spdx.json"
    # Directories of our own only; one that holds something else stays.
    rmdir "$lib/cmake/hosp" "$documents" 2> /dev/null || true
    echo "removed libhosp from $destdir$prefix"
    exit 0
fi

[ "$(uname -s)" = Linux ] || fail "the shared library is built on Linux only"
command -v swift > /dev/null \
    || fail "swift is not on PATH; install Swift 6.2 or newer from https://www.swift.org/install"
command -v nm > /dev/null || fail "nm is missing; install the package binutils"
command -v objcopy > /dev/null || fail "objcopy is missing; install the package binutils"
command -v python3 > /dev/null || fail "python3 is missing; install the package python3"
[ -e /usr/include/sqlite3.h ] || fail "sqlite3.h is missing; install the package libsqlite3-dev"

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
# the names and types of their fields stay out; nor does it use regular expressions, whose library
# the compiler brings in unasked.
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
    -Xswiftc -Xfrontend -Xswiftc -disable-implicit-string-processing-module-import
    -Xswiftc -Osize -Xswiftc -Xfrontend -Xswiftc -disable-reflection-metadata
    -Xswiftc -static-stdlib -Xswiftc -Xclang-linker -Xswiftc "--ld-path=$scratch/ld.lld"
    -Xlinker "-L$scratch/static" -Xlinker "--version-script=$interface/exports.map"
    -Xlinker "-soname=$soname" -Xlinker -z -Xlinker nodelete -Xlinker -Bsymbolic-functions
    -Xlinker -O2 -Xlinker --gc-sections -Xlinker --icf=all
    -Xlinker --build-id=sha1
    -Xlinker --no-as-needed "${old[@]}" -Xlinker --as-needed
    -Xlinker --undefined=shim_no_scalar_name
    -Xlinker --defsym=_swift_stdlib_getScalarName=shim_no_scalar_name)
# SwiftPM does not know that the linker reads these files.
built=$("${build[@]}" --show-bin-path)/libhosp.so
rm -f "$built"
"${build[@]}" || fail "the library cannot be built; the reason stands above"

foreign=$(nm -D --defined-only "$built" | awk '$3 !~ /^hosp_/ && $2 != "A" { print $3 }')
[ -z "$foreign" ] || fail "the library shows names that are not its own: $foreign"

mkdir -p "$lib/pkgconfig" "$lib/cmake/hosp" "$destdir$prefix/include" "$documents"
objcopy --strip-all "$built" "$scratch/libhosp.stripped"
install -m 755 "$scratch/libhosp.stripped" "$lib/libhosp.so.$version"
if [ -n "$symbols" ]; then
    identity=$(readelf -n "$built" | sed -n 's/^ *Build ID: //p')
    [ -n "$identity" ] || fail "the library tells no build, so its symbols could not be found"
    mkdir -p "$lib/debug/.build-id/${identity:0:2}"
    objcopy --only-keep-debug --compress-debug-sections "$built" \
        "$lib/debug/.build-id/${identity:0:2}/${identity:2}.debug"
fi
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
cat > "$lib/cmake/hosp/hosp-config.cmake" << 'CMAKE'
# find_package(hosp) gives the target hosp::hosp.
get_filename_component(hosp_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
if(NOT TARGET hosp::hosp)
    add_library(hosp::hosp SHARED IMPORTED)
    set_target_properties(hosp::hosp PROPERTIES
        IMPORTED_LOCATION "${hosp_prefix}/lib/libhosp.so.1"
        IMPORTED_SONAME "libhosp.so.1"
        INTERFACE_INCLUDE_DIRECTORIES "${hosp_prefix}/include")
endif()
CMAKE
cat > "$lib/cmake/hosp/hosp-config-version.cmake" << CMAKE
set(PACKAGE_VERSION "$version")
if(PACKAGE_FIND_VERSION_MAJOR EQUAL ${version%%.*} AND NOT PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION)
    set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
CMAKE
python3 "$interface/sbom.py" "$version" "$digest" "$lib/libhosp.so.$version" \
    > "$documents/sbom.spdx.json"
echo "installed libhosp $version in $destdir$prefix"
