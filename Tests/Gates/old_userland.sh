#!/usr/bin/env bash
# The packages run under an older userland than the one they were built in: every program of
# Tests/C and the gate of a good guest, compiled there, against the library installed there.
#
#     bash Tests/Gates/old_userland.sh [SUITE]
#
# SUITE is the Debian release that debootstrap sets up, bullseye (glibc 2.31) unless given: the
# oldest that the mirrors still have. Needs root, debootstrap and what package.sh needs; takes some
# minutes. What is older is held by the versions of symbols: InstalledLibraryTests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
suite=${1:-bullseye}
command -v debootstrap > /dev/null \
    || { echo "debootstrap is missing; install the package debootstrap" >&2; exit 1; }
work=$(mktemp -d)
root=$work/root
finish() {
    mountpoint -q "$root/proc" && umount "$root/proc"
    rm -rf "$work"
}
trap finish EXIT

debootstrap --variant=minbase --include=libsqlite3-0,gcc,libc6-dev "$suite" "$root" > "$work/log" \
    || { tail -20 "$work/log" >&2; exit 1; }
bash Sources/CInterface/package.sh "$root/packages" > "$work/log" 2>&1 \
    || { tail -20 "$work/log" >&2; exit 1; }
mkdir -p "$root/repository"
cp -r Tests Examples "$root/repository/"
mount -t proc proc "$root/proc"
cat > "$root/run.sh" << 'RUN'
set -eu
dpkg -i /packages/libhosp1_*.deb /packages/libhosp-dev_*.deb > /dev/null
cd /repository
ldd --version | head -1
for source in Tests/C/*_test.c; do
    gcc -std=c99 -pedantic -Wall -Wextra -Werror -O1 -pthread "$source" -o /program -lhosp -lm -ldl
    echo "$source: $(/program | tail -1)"
    /program > /dev/null
done
gcc -std=c99 -O1 -pthread Tests/Gates/guest.c -o /program -ldl -lm
/program /usr/lib/libhosp.so.1
echo "a good guest"
RUN
chroot "$root" sh /run.sh
