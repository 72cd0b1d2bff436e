#!/usr/bin/env bash
# An import that is larger than the disk, with files that may have 8 MB, and on a file system of 8 MB,
# which whoever runs this must be allowed to make.
#
#     full_disk.sh PROGRAM
#
# PROGRAM is Tests/Gates/full_disk.c, compiled.
set -euo pipefail

program=$(realpath "$1")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# The file system is seen by this shell only, and gone with it.
on_a_small_disk() {
    mount -t tmpfs -o size=8m tmpfs "$2" && "$1" "$2/hospital.book"
}
export -f on_a_small_disk

mkdir "$directory/limited" "$directory/small"
"$program" "$directory/limited/hospital.book" 8000000
if unshare -rm true 2> /dev/null; then
    unshare -rm bash -c 'on_a_small_disk "$@"' - "$program" "$directory/small"
else
    echo "full_disk.sh: no file system can be made here: unshare -rm is missing or refused" >&2
    exit 1
fi
