"""A month of depreciation by other engines: depreciation_peers.py PEER ASSETS MONTHS.

PEER is numpy, polars or duckdb, each in whole fen of 64 bits and on columns in memory. Prints what
`depreciation.c` prints.
"""
import statistics
import sys
import time

MASK = 2**64 - 1


def register(assets):
    """Costs in fen, lives, and the number of the first month of each asset."""
    state, columns = 7, ([], [], [])
    for _ in range(assets):
        draws = []
        for _ in range(3):
            state = (state * 6364136223846793005 + 1442695040888963407) & MASK
            draws.append(state >> 33)
        columns[0].append(draws[0] % 2_000_000_000)
        columns[1].append(36 + draws[1] % 565)
        columns[2].append((2000 + draws[2] % 25) * 12 + draws[2] // 25 % 12)
    return columns


def numpy_months(cost, life, first):
    import numpy
    cost, life, first = (numpy.array(column, dtype=numpy.int64) for column in (cost, life, first))

    def month(number):
        level = (2 * cost + life) // (2 * life)
        done = numpy.clip(number - first + 1, 0, life)

        def charged(months):
            return numpy.where(months >= life, cost, numpy.minimum(level * months, cost))
        total = charged(done)
        amount = numpy.where((number >= first) & (number < first + life),
                             total - charged(numpy.maximum(done - 1, 0)), 0)
        return amount, total, cost - total
    return month, lambda columns: [int(column.sum()) for column in columns]


def polars_months(cost, life, first):
    import polars
    from polars import col
    frame = polars.DataFrame({"cost": cost, "life": life, "first": first})

    def charged(months):
        return polars.when(months >= col("life")).then(col("cost")).otherwise(
            polars.min_horizontal(col("level") * months, col("cost")))

    def month(number):
        return frame.lazy().with_columns(
            level=(2 * col("cost") + col("life")) // (2 * col("life")),
            done=(number - col("first") + 1).clip(0, col("life"))
        ).with_columns(total=charged(col("done"))).select(
            amount=polars.when((col("first") <= number) & (col("first") + col("life") > number))
            .then(col("total") - charged((col("done") - 1).clip(0, None))).otherwise(0),
            total=col("total"), net=col("cost") - col("total")).collect()
    return month, lambda table: [int(table[name].sum()) for name in ("amount", "total", "net")]


def duckdb_months(cost, life, first):
    import duckdb
    import pyarrow
    engine = duckdb.connect()
    engine.execute("SET threads = 2")
    given = pyarrow.table({"cost": cost, "life": life, "first": first})
    engine.execute("CREATE TABLE register AS SELECT * FROM given")

    def month(number):
        return engine.execute(f"""
            WITH a AS (SELECT *, (2 * cost + life) // (2 * life) AS level,
                              greatest(0, least({number} - first + 1, life)) AS done FROM register),
                 b AS (SELECT *, CASE WHEN done >= life THEN cost ELSE least(level * done, cost) END
                              AS total,
                              CASE WHEN done = 0 THEN 0 ELSE least(level * (done - 1), cost) END
                              AS before FROM a)
            SELECT CASE WHEN first <= {number} AND first + life > {number}
                        THEN total - before ELSE 0 END AS amount, total, cost - total AS net
            FROM b""").to_arrow_table()

    def sums(table):
        import pyarrow.compute
        return [pyarrow.compute.sum(table[name]).as_py() for name in ("amount", "total", "net")]
    return month, sums


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    peer, assets, months = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    engines = {"numpy": numpy_months, "polars": polars_months, "duckdb": duckdb_months}
    month, sums = engines[peer](*register(assets))
    month(2023 * 12)
    times, check, busy = [], 0, 0.0
    for step in range(months):
        before, processor = time.perf_counter(), time.process_time()
        answer = month(2024 * 12 + step)
        times.append(time.perf_counter() - before)
        busy += time.process_time() - processor
        amount, total, net = sums(answer)
        check += amount + 3 * total + 7 * net
    print(f"T={statistics.median_high(times):.6f} P={busy / months:.6f} CHK={check & MASK}")


if __name__ == "__main__":
    main()
