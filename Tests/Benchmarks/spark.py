"""What the Spark example needs for a line: spark.py LIBRARY HOSPITALS LINES [LINES…].

Runs Examples/spark on local[2] with so many hospitals of so many lines, once for each size, and
prints processor seconds of all processes (the machine of Java and the workers of Python), the bytes
that went through the shuffle and the largest worker. The differences between sizes tell what a line
needs, without what starting costs; sizes that lie apart by a few million lines tell it best.
"""
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time

EXAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Examples", "spark")
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: what Spark leaves behind is waited for, and so counted.


def largest_worker(stop, found):
    """The most memory that a worker of Python had, in megabytes, looked at while they run."""
    while not stop.wait(0.2):
        for number in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{number}/cmdline", "rb") as command:
                    if b"pyspark.daemon" not in command.read():
                        continue
                with open(f"/proc/{number}/status", encoding="ascii") as status:
                    peak = next(line for line in status if line.startswith("VmHWM"))
            except (OSError, StopIteration):
                continue
            found.append(int(peak.split()[1]) / 1024)


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def shuffled_bytes(folder):
    """The bytes that tasks wrote for the shuffle, by the log of events."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(root, name), encoding="utf-8") as events:
                for line in events:
                    event = json.loads(line) if '"SparkListenerTaskEnd"' in line else {}
                    metrics = (event.get("Task Metrics") or {}).get("Shuffle Write Metrics", {})
                    total += metrics.get("Shuffle Bytes Written", 0)
    return total


def run(library, hospitals, size):
    """Lines, cases, seconds, processor seconds, bytes of the shuffle, megabytes of a worker."""
    with tempfile.TemporaryDirectory() as folder:
        def place(name):
            return os.path.join(folder, name)

        os.mkdir(place("events"))
        subprocess.run([sys.executable, os.path.join(EXAMPLE, "make_hospitals.py"), place("region"),
                        str(hospitals), str(size)], check=True)
        settings = {"spark.ui.enabled": "false", "spark.local.dir": place("spark"),
                    "spark.eventLog.enabled": "true", "spark.eventLog.compress": "false",
                    "spark.eventLog.dir": "file://" + place("events")}
        command = [os.path.join(os.path.dirname(sys.executable), "spark-submit"),
                   "--master", "local[2]"]
        for name, value in settings.items():
            command += ["--conf", f"{name}={value}"]
        command += [os.path.join(EXAMPLE, "region_month.py"), library, place("region"),
                    place("results"), place("region.book")]
        before, start = processor_seconds(), time.perf_counter()
        with open(place("log"), "w+", encoding="utf-8") as log:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env={
                **os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
            stop, found = threading.Event(), [0]
            watch = threading.Thread(target=largest_worker, args=(stop, found))
            watch.start()
            report = process.communicate()[0].decode()
            stop.set()
            watch.join()
            if process.returncode != 0:
                log.seek(0)
                sys.exit(log.read()[-4000:])
        seconds = time.perf_counter() - start
        while True:
            try:
                os.wait()
            except ChildProcessError:
                break
        _, lines, cases, *_ = report.splitlines()[-1].split()
        return (int(lines), int(cases), seconds, processor_seconds() - before,
                shuffled_bytes(place("events")), max(found))


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    last = None
    for size in map(int, sys.argv[3:]):
        figures = run(os.path.realpath(sys.argv[1]), int(sys.argv[2]), size)
        lines, cases, seconds, busy, shuffled, worker = figures
        print(f"{lines} lines, {cases} cases: {seconds:.1f} s, processor {busy:.1f} s, shuffle "
              f"{shuffled / 1e6:.1f} MB, largest worker {worker:.0f} MB", flush=True)
        if last:
            more = lines - last[0]
            print(f"  a line more: processor {(busy - last[3]) / more * 1e6:.2f} microseconds, "
                  f"shuffle {(shuffled - last[4]) / more:.1f} bytes; a line more of a hospital: "
                  f"{(worker - last[5]) * 1e6 / (more / int(sys.argv[2])):.0f} bytes")
        last = figures


if __name__ == "__main__":
    main()
