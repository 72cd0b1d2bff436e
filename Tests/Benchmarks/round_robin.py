"""Runs programs in turn, several times, and compares what they print.

    round_robin.py ROUNDS LABEL COMMAND [LABEL COMMAND]…

The words of a command are parted by blanks or tabs. Each prints `T=seconds CHK=checksum`, perhaps
with `P=seconds`, the processor time of what was timed instead of that of the program. Every round
runs each program once, beginning with another one, so that noise hits all alike. Prints
medians, the ratio to the first program, processor seconds and peak memory; fails when a program
fails or a checksum is not that of the first.
"""
import os
import re
import statistics
import subprocess
import sys


def run(command):
    process = subprocess.Popen(command.split(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    text = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    seconds, check = re.search(r"\bT=([0-9.]+)", text), re.search(r"\bCHK=(\S+)", text)
    if status != 0 or not seconds or not check:
        sys.exit(f"{command}: status {status}\n{text}")
    timed = re.search(r"\bP=([0-9.]+)", text)
    processor = float(timed[1]) if timed else usage.ru_utime + usage.ru_stime
    return (float(seconds[1]), processor, usage.ru_maxrss / 1024, check[1])


def main():
    if len(sys.argv) < 4 or len(sys.argv) % 2:
        sys.exit(__doc__)
    rounds, names = int(sys.argv[1]), sys.argv[2::2]
    commands = dict(zip(names, sys.argv[3::2]))
    runs = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            runs[name].append(run(commands[name]))
    base, busy = (statistics.median(column) for column in list(zip(*runs[names[0]]))[:2])
    checks = set()
    for name in names:
        seconds, processor, memory = (
            statistics.median(column) for column in list(zip(*runs[name]))[:3])
        least = min(row[0] for row in runs[name])
        checks.update(row[3] for row in runs[name])
        # Milliseconds where seconds would show nothing.
        unit, factor = ("s", 1) if base >= 0.5 else ("ms", 1000)
        print(f"{name:20} {seconds * factor:9.3f} {unit}  least {least * factor:9.3f}  "
              f"x{seconds / base:6.2f}  processor {processor * factor:9.3f} {unit}  "
              f"x{processor / max(busy, 1e-9):6.2f}  {memory:7.0f} MB")
    if len(checks) != 1:
        sys.exit(f"the checksums differ: {sorted(checks)}")
    print(f"checksum {checks.pop()}")


if __name__ == "__main__":
    main()
