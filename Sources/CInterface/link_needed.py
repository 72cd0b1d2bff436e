#!/usr/bin/env python3
"""Runs the linker so that only what the C interface needs goes into libhosp.so.

The Swift compiler marks every public function as one that must be kept (SHF_GNU_RETAIN), in our
modules and in its own runtime, so that garbage collection of sections finds nothing to take away.
A shared library with a fixed list of exports needs none of these marks: the exports are the roots.
This program stands in for ld.lld. It hands on the same arguments, but objects and the archive of
the runtime are read from copies without the marks. The marks of the tables that the runtime finds
by the name of their section stay. The copies also lack the tables for unwinding: Swift code keeps
frame pointers, by which a debugger finds its way, and never unwinds; where a host cancels a thread
inside of a call, the C library ends the thread at the first frame without a table.
The page for settings of backtraces, 64 KB of zeros, takes no room in the file.

Exports of Swift are protected: a program without position-independent code, as old compilers and
Free Pascal write it, could not take the address of a function. The copies have them as C has.

    HOSP_LINK_COPIES=DIR link_needed.py LD.LLD-ARGUMENTS…
"""
import os
import pathlib
import shlex
import struct
import subprocess
import sys

RETAIN = 0x200000
FOUND_BY_NAME = (b"swift5", b".swift", b".init", b".fini", b".ctors", b".dtors")
ZEROS = b"swift5_backtrace"
NO_BITS = 8
SYMBOLS = 2
PROTECTED = 3
EXPORT = b"hosp_"
RUNTIME = "libswiftCore.a"


def unmark(data, start, size):
    """Clears the marks of one ELF object of 64 bits that stands in the data."""
    if size < 64 or data[start:start + 4] != b"\x7fELF" or data[start + 4] != 2:
        return
    table, = struct.unpack_from("<Q", data, start + 0x28)
    entry, count, names = struct.unpack_from("<HHH", data, start + 0x3A)
    first = start + table
    if count == 0:
        count, = struct.unpack_from("<Q", data, first + 0x20)
    if names == 0xFFFF:
        names, = struct.unpack_from("<I", data, first + 0x28)
    texts, = struct.unpack_from("<Q", data, first + names * entry + 0x18)
    for header in range(first, first + count * entry, entry):
        name, kind, flags = struct.unpack_from("<IIQ", data, header)
        if kind == SYMBOLS:
            show_exports(data, start, header, first, entry)
        if data.startswith(ZEROS + b"\0", start + texts + name):
            struct.pack_into("<I", data, header + 4, NO_BITS)
        if flags & RETAIN and not data.startswith(FOUND_BY_NAME, start + texts + name):
            struct.pack_into("<Q", data, header + 8, flags & ~RETAIN)


def show_exports(data, start, header, first, entry):
    """Gives the exports of a table of symbols the visibility that functions of C have."""
    place, length = struct.unpack_from("<QQ", data, header + 0x18)
    link, = struct.unpack_from("<I", data, header + 0x28)
    names, = struct.unpack_from("<Q", data, first + link * entry + 0x18)
    for symbol in range(start + place, start + place + length, 24):
        name, _, other = struct.unpack_from("<IBB", data, symbol)
        if other == PROTECTED and data.startswith(EXPORT, start + names + name):
            data[symbol + 5] = 0


def unmark_archive(data):
    place = 8
    while place + 60 <= len(data):
        size = int(data[place + 48:place + 58])
        unmark(data, place + 60, size)
        place += 60 + size + size % 2


def copied(path, copies):
    """A copy of an object or of the runtime without marks; made anew when the original is newer."""
    source = pathlib.Path(path).resolve()
    copy = copies / "-".join(source.parts[1:])
    # What this program does to a copy is part of it.
    made_for = max(source.stat().st_mtime, pathlib.Path(__file__).stat().st_mtime)
    if copy.exists() and copy.stat().st_mtime >= made_for:
        return str(copy)
    data = bytearray(source.read_bytes())
    if data[:8] == b"!<arch>\n":
        unmark_archive(data)
    else:
        unmark(data, 0, len(data))
    # Under another name until it is whole: whoever is killed leaves no half copy.
    part = copy.with_name(copy.name + ".part")
    part.write_bytes(data)
    subprocess.run(["objcopy", "--remove-section", ".eh_frame",
                    "--remove-section", ".rela.eh_frame", str(part)], check=True)
    os.replace(part, copy)
    return str(copy)


def expanded(arguments):
    """The arguments with those of response files in their place."""
    for argument in arguments:
        if argument.startswith("@"):
            # Of one argument a line or of many; quoted ones keep their spaces.
            yield from shlex.split(pathlib.Path(argument[1:]).read_text())
        else:
            yield argument


def main():
    copies = pathlib.Path(os.environ["HOSP_LINK_COPIES"])
    copies.mkdir(parents=True, exist_ok=True)
    arguments, folders = [], []
    for argument in expanded(sys.argv[1:]):
        if argument.startswith("-L"):
            folders.append(pathlib.Path(argument[2:]))
        if argument == "-lswiftCore":
            found = [folder / RUNTIME for folder in folders if (folder / RUNTIME).exists()]
            argument = copied(found[0], copies) if found else argument
        elif argument.endswith(".o") and os.path.exists(argument):
            argument = copied(argument, copies)
        arguments.append(argument)
    return subprocess.run([os.environ.get("HOSP_LINKER", "ld.lld"), *arguments]).returncode


if __name__ == "__main__":
    sys.exit(main())
