"""The appraisals of appraisal.c by another engine.

    appraisal_peers.py ENGINE KIND SIZE [THREADS]

ENGINE is plain (the standard library alone, for few), numpy (kpi, topsis, pay, formulas), scipy
(rsr), polars (kpi in doubles, rsr, pay, formulas), polars_whole (kpi in whole numbers), duckdb
(pay), pymcdm, skcriteria or pydecision (topsis). Data and checksums are those of appraisal.c; in kpi all numbers
are whole, so doubles add up exactly. The calculation is repeated; prints T=seconds and P=processor
seconds (medians) and CHK=checksum.
"""
import math
import os
import statistics
import sys
import time

DEPARTMENTS, MONTHS, INDICATORS, CRITERIA = 150, 12, 100, 20
LOW = [k % 4 == 3 for k in range(CRITERIA)]
LIMITS, POINTS = [6000, 8000, 10000, 12000], [0, 60, 75, 90, 100]


def timed(repeats, calculate):
    """The medians of wall and processor time, and the last result."""
    wall, processor = [], []
    for _ in range(repeats):
        began, busy = time.perf_counter(), time.process_time()
        result = calculate()
        wall.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    print(f"T={statistics.median(wall):.6f} P={statistics.median(processor):.6f}", end=" ")
    return result


def kpi_value(r, k):
    return ((r * 1103515245 + k * 97505955) >> 8) % 20001


def criterion_value(r, k):
    return 1 + (((r + 1) * 1103515245 + (k + 1) * 97505955 * 31 + r * (k + 3) * 7919) >> 5) % 100003


def employee(i, pools):
    return ((i * 2654435761) >> 7) % pools, ((i * 40503 + 12345) >> 3) % 90001 + 10000


def pool_amount(p):
    return p * 7919 % 49000001 + 1000000


# The standard library alone.

def plain_kpi(hospitals):
    units = hospitals * DEPARTMENTS * MONTHS
    table = [[kpi_value(r, k) for k in range(INDICATORS)] for r in range(units)]

    def points(k, value):
        weight = 1 + k % 7
        if k % 3 == 0:
            return weight * 10 * min(value, 12000)
        if k % 3 == 1:
            return weight * 1000 * POINTS[sum(value >= limit for limit in LIMITS)]
        return weight * min(max(5 * (30000 - value), 0), 100000)

    def calculate():
        scores = [sum(points(k, value) for k, value in enumerate(row)) for row in table]
        groups = {}
        for r, score in enumerate(scores):
            groups.setdefault((r // (DEPARTMENTS * MONTHS), r % MONTHS), []).append(score)
        places = {}
        for key, members in groups.items():
            for place, score in enumerate(sorted(members, reverse=True)):
                places.setdefault((key, score), place + 1)
        return scores, [places[(r // (DEPARTMENTS * MONTHS), r % MONTHS), score]
                        for r, score in enumerate(scores)]
    scores, ranks = timed(1, calculate)
    print(f"CHK={sum(scores)}:{sum(s * (r % 1009) for r, s in enumerate(scores))}"
          f":{sum(p * (r // MONTHS % DEPARTMENTS + 1) for r, p in enumerate(ranks))}")


def plain_topsis(count):
    columns = [[criterion_value(r, k) / 100 for r in range(count)] for k in range(CRITERIA)]

    def calculate():
        spread = []
        for column in columns:
            total = sum(column)
            spread.append(1 + sum(x / total * math.log(x / total) for x in column)
                          / math.log(count))
        weights = [one / sum(spread) for one in spread]
        best, worst = [0.0] * count, [0.0] * count
        for column, weight, low in zip(columns, weights, LOW):
            size = math.sqrt(sum(x * x for x in column))
            values = [x / size * weight for x in column]
            top, bottom = (min(values), max(values)) if low else (max(values), min(values))
            best = [d + (x - top) ** 2 for d, x in zip(best, values)]
            worst = [d + (x - bottom) ** 2 for d, x in zip(worst, values)]
        return weights, [math.sqrt(d) / (math.sqrt(d) + math.sqrt(u))
                         for u, d in zip(best, worst)]
    weights, closeness = timed(1, calculate)
    print(f"CHK={weights[0]:.9f}:{sum(closeness):.6e}:{closeness.index(max(closeness))}")


def plain_rsr(count):
    columns = [[criterion_value(r, k) for r in range(count)] for k in range(CRITERIA)]

    def calculate():
        sums = [0] * count
        for column, low in zip(columns, LOW):
            order = sorted(column, reverse=low)
            first = {}
            last = {}
            for place, x in enumerate(order):
                first.setdefault(x, place)
                last[x] = place
            # Twice the mean of the places from 1 on.
            sums = [s + first[x] + last[x] + 2 for s, x in zip(sums, column)]
        order, points, start = sorted(sums), [], 0
        normal = statistics.NormalDist()
        while start < count:
            end = start
            while end < count and order[end] == order[start]:
                end += 1
            share = 1 - 1 / (4 * count) if end == count else (start + end + 1) / (2 * count)
            points.append((5 + normal.inv_cdf(share), order[start] / (2 * count * CRITERIA)))
            start = end
        return sums, statistics.linear_regression(*zip(*points))
    sums, line = timed(1, calculate)
    report_rsr([s / (2 * count * CRITERIA) for s in sums], line.intercept, line.slope)


def report_rsr(ratios, intercept, slope):
    weighted = sum(ratio * (r % 7 + 1) for r, ratio in enumerate(ratios))
    print(f"CHK={math.fsum(ratios):.6e}:{weighted:.6e}:{intercept:.5f}:{slope:.5f}")


def plain_pay(people):
    pools = max(people // 50, 1)
    members = {}
    for i in range(people):
        pool, points = employee(i, pools)
        members.setdefault(pool, []).append((i, points))

    def calculate():
        pay = [0] * people
        for pool, staff in members.items():
            amount, total = pool_amount(pool), sum(points for _, points in staff)
            for i, points in staff:
                pay[i] = amount * points // total
            left = amount - sum(pay[i] for i, _ in staff)
            rest = sorted(staff, key=lambda one: (-(amount * one[1] % total), one[0]))
            for i, _ in rest[:left]:
                pay[i] += 1
        return pay
    report_pay(timed(1, calculate))


def report_pay(pay):
    print(f"CHK={sum(pay)}:{sum(fen * (i % 1009) for i, fen in enumerate(pay))}")


# Engines of numbers.

def numpy_kpi(np, hospitals):
    units = hospitals * DEPARTMENTS * MONTHS
    r = np.arange(units, dtype=np.int64)
    table = [kpi_value(r, k).astype(np.float64) for k in range(INDICATORS)]
    limits, points = np.array(LIMITS, np.float64), np.array(POINTS, np.float64) * 1000

    def calculate():
        total, one = np.zeros(units), np.empty(units)
        for k in range(INDICATORS):
            if k % 3 == 0:
                np.minimum(table[k], 12000, out=one)
                one *= 10
            elif k % 3 == 1:
                np.take(points, np.searchsorted(limits, table[k], side="right"), out=one)
            else:
                np.subtract(30000, table[k], out=one)
                one *= 5
                np.clip(one, 0, 100000, out=one)
            one *= 1 + k % 7
            total += one
        cube = total.reshape(hospitals, DEPARTMENTS, MONTHS)
        order = np.argsort(-cube, axis=1, kind="stable")
        ordered = np.take_along_axis(cube, order, 1)
        place = np.broadcast_to(np.arange(1, DEPARTMENTS + 1, dtype=np.int32)[None, :, None],
                                cube.shape).copy()
        place[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = 0
        place = np.maximum.accumulate(place, axis=1)
        rank = np.empty(cube.shape, np.int32)
        np.put_along_axis(rank, order, place, axis=1)
        return total, rank.ravel()
    report_kpi(np, *timed(3, calculate))


def report_kpi(np, scores, ranks):
    scores, r = scores.astype(np.int64), np.arange(len(scores), dtype=np.int64)
    places = ranks.astype(np.int64) * (r // MONTHS % DEPARTMENTS + 1)
    print(f"CHK={scores.sum()}:{(scores * (r % 1009)).sum()}:{places.sum()}")


def polars_kpi(np, hospitals, is_whole):
    import polars as pl
    units = hospitals * DEPARTMENTS * MONTHS
    r = np.arange(units, dtype=np.int64)
    kind = np.int64 if is_whole else np.float64
    columns = {f"k{k}": kpi_value(r, k).astype(kind) for k in range(INDICATORS)}
    columns |= {"h": (r // (DEPARTMENTS * MONTHS)).astype(np.int16),
                "m": (r % MONTHS).astype(np.int8), "r": r.astype(np.int32)}
    table, number = pl.DataFrame(columns), int if is_whole else float

    def points(k):
        value, weight = pl.col(f"k{k}"), 1 + k % 7
        if k % 3 == 0:
            return value.clip(upper_bound=number(12000)) * number(10 * weight)
        if k % 3 == 1:
            steps = [number(1000 * weight * one) for one in POINTS]
            return (pl.when(value >= 12000).then(steps[4]).when(value >= 10000).then(steps[3])
                    .when(value >= 8000).then(steps[2]).when(value >= 6000).then(steps[1])
                    .otherwise(steps[0]))
        share = (number(30000) - value) * number(5)
        return share.clip(number(0), number(100000)) * number(weight)

    def calculate():
        score = pl.sum_horizontal([points(k) for k in range(INDICATORS)])
        rank = pl.col("score").rank("min", descending=True).over("h", "m")
        return (table.lazy().select("h", "m", "r", score=score).with_columns(rank=rank)
                .collect(engine="streaming"))
    found = timed(3, calculate).sort("r")
    report_kpi(np, found["score"].to_numpy(), found["rank"].to_numpy())


def topsis(np, engine, count):
    r, k = np.arange(count, dtype=np.int64)[:, None], np.arange(CRITERIA, dtype=np.int64)[None, :]
    x, ways = criterion_value(r, k) / 100, np.where(LOW, -1, 1)

    def entropy():
        p = x / x.sum(0)
        spread = 1 + (p * np.log(p)).sum(0) / np.log(count)
        return spread / spread.sum()

    def by_numpy():
        weights = entropy()
        z = x / np.sqrt((x * x).sum(0)) * weights
        high, low = z.max(0), z.min(0)
        best, worst = np.where(ways > 0, high, low), np.where(ways > 0, low, high)
        to_best = np.sqrt(((z - best) ** 2).sum(1))
        to_worst = np.sqrt(((z - worst) ** 2).sum(1))
        closeness = to_worst / (to_best + to_worst)
        np.argsort(-closeness, kind="stable")
        return weights, closeness

    def by_pymcdm():
        from pymcdm import normalizations, weights
        from pymcdm.helpers import rrankdata
        from pymcdm.methods import TOPSIS
        found = weights.entropy_weights(x)
        closeness = TOPSIS(normalizations.vector_normalization)(x, found, ways)
        rrankdata(closeness)
        return found, closeness

    def by_skcriteria():
        import skcriteria
        from skcriteria.agg.similarity import TOPSIS
        from skcriteria.preprocessing.scalers import VectorScaler
        from skcriteria.preprocessing.weighters import EntropyWeighter
        decision = EntropyWeighter().transform(skcriteria.mkdm(x, ways.tolist()))
        ranked = TOPSIS().evaluate(VectorScaler(target="matrix").transform(decision))
        return np.asarray(decision.weights), np.asarray(ranked.e_.similarity)

    def by_pydecision():
        from pyDecision.algorithm import topsis_method
        weights = entropy()
        kinds = ["min" if low else "max" for low in LOW]
        return weights, np.asarray(topsis_method(x, weights, kinds, graph=False, verbose=False))

    calculate = {"numpy": by_numpy, "pymcdm": by_pymcdm, "skcriteria": by_skcriteria,
                 "pydecision": by_pydecision}[engine]
    if engine != "numpy":
        # Imports are no part of the calculation.
        small, x = x, x[:50]
        calculate()
        x = small
    weights, closeness = timed(3 if engine == "numpy" else 1, calculate)
    print(f"CHK={weights[0]:.9f}:{closeness.sum():.6e}:{int(np.argmax(closeness))}")


def rsr(np, engine, count):
    from scipy.stats import norm, rankdata
    r = np.arange(count, dtype=np.int64)
    columns = [criterion_value(r, k) / 100 for k in range(CRITERIA)]
    if engine == "polars":
        import polars as pl
        table = pl.DataFrame({f"c{k}": column for k, column in enumerate(columns)})

    def ranked():
        if engine == "polars":
            ranks = [pl.col(f"c{k}").rank("average", descending=low) for k, low in enumerate(LOW)]
            return table.select(sum=pl.sum_horizontal(ranks))["sum"].to_numpy()
        total = np.zeros(count)
        for column, low in zip(columns, LOW):
            total += rankdata(-column if low else column)
        return total

    def calculate():
        ratios = ranked() / (CRITERIA * count)
        value, size = np.unique(ratios, return_counts=True)
        mean = (np.cumsum(size) - (size - 1) / 2) / count
        mean[-1] = 1 - 1 / (4 * count)
        return ratios, np.polyfit(5 + norm.ppf(mean), value, 1)
    ratios, line = timed(3, calculate)
    weighted = (ratios * (r % 7 + 1)).sum()
    print(f"CHK={ratios.sum():.6e}:{weighted:.6e}:{line[1]:.5f}:{line[0]:.5f}")


def pay(np, engine, people, threads):
    pools = max(people // 50, 1)
    i, p = np.arange(people, dtype=np.int64), np.arange(pools, dtype=np.int64)
    pool, points = employee(i, pools)
    amounts, pool = pool_amount(p), pool.astype(np.int32)

    def by_numpy():
        total = np.bincount(pool, weights=points, minlength=pools).astype(np.int64)[pool]
        product = amounts[pool] * points
        shares = product // total
        rest = product - shares * total
        left = amounts - np.bincount(pool, weights=shares, minlength=pools).astype(np.int64)
        order = np.lexsort((i, -rest, pool))
        ordered = pool[order]
        place = i - np.searchsorted(ordered, np.arange(pools))[ordered]
        shares[order[place < left[ordered]]] += 1
        return shares
    calculate = by_numpy
    if engine == "polars":
        calculate = polars_pay(np, i, pool, points, amounts)
    if engine == "duckdb":
        calculate = duckdb_pay(i, pool, points, amounts, threads)
    shares = timed(3, calculate)
    print(f"CHK={shares.sum()}:{(shares * (i % 1009)).sum()}")


def polars_pay(np, i, pool, points, amounts):
    import polars as pl
    staff = pl.DataFrame({"i": i, "pool": pool, "points": points})
    pools = pl.DataFrame({"pool": np.arange(len(amounts), dtype=np.int32), "amount": amounts})
    product = pl.col("amount") * pl.col("points")

    def calculate():
        paid = (staff.lazy().join(pools.lazy(), on="pool")
                .with_columns(total=pl.col("points").sum().over("pool"))
                .with_columns(pay=product // pl.col("total"))
                .with_columns(rest=product - pl.col("pay") * pl.col("total"),
                              left=pl.col("amount") - pl.col("pay").sum().over("pool"))
                .sort(["rest", "i"], descending=[True, False])
                .with_columns(place=pl.int_range(pl.len()).over("pool"))
                .select("i", pay=pl.col("pay")
                        + (pl.col("place") < pl.col("left")).cast(pl.Int64)).collect())
        shares = np.empty(len(i), np.int64)
        shares[paid["i"].to_numpy()] = paid["pay"].to_numpy()
        return shares
    return calculate


def duckdb_pay(i, pool, points, amounts, threads):
    import duckdb
    import numpy as np
    base = duckdb.connect(config={"threads": threads})
    base.register("given", {"i": i, "pool": pool, "points": points})
    base.execute("create table staff as select * from given")
    numbers = np.arange(len(amounts), dtype=np.int32)
    base.register("given_pools", {"pool": numbers, "amount": amounts})
    base.execute("create table pools as select * from given_pools")

    def calculate():
        return base.execute("""
            with totals as (select staff.*, amount, sum(points) over (partition by pool) total
                            from staff join pools using (pool)),
                 shares as (select i, pool, amount, total, amount * points product,
                            (amount * points) // total::bigint pay from totals),
                 rests as (select i, pool, pay, product - pay * total rest,
                           amount - sum(pay) over (partition by pool) remaining from shares),
                 paid as (select i, pay + case when row_number() over
                          (partition by pool order by rest desc, i) <= remaining
                          then 1 else 0 end pay from rests)
            select pay::bigint pay from paid order by i""").fetchnumpy()["pay"]
    return calculate


def formulas(np, engine, count):
    """In doubles: numerators are whole and far below 2**53, so each result is rounded rightly."""
    items, cells = 20, 200 * 24
    cell = np.arange(cells, dtype=np.int64)
    columns = [((cell // 200 * 977 + cell % 200 * 31 + i * 7) % 5000).astype(np.float64)
               for i in range(items)]

    def by_numpy():
        results = np.empty((count, cells), np.int64)
        above, below = np.empty(cells), np.empty(cells)
        for f in range(count):
            np.add(columns[f % 20], columns[f // 20 % 20], out=above)
            np.add(columns[f // 400 % 20], f + 1, out=below)
            above *= 10000
            above /= below
            above += 0.5
            results[f] = above
        return results

    def by_polars():
        import polars as pl
        table = pl.DataFrame({f"i{i}": column for i, column in enumerate(columns)})
        found = table.lazy().select([
            ((pl.col(f"i{f % 20}") + pl.col(f"i{f // 20 % 20}")) * 10000.0
             / (pl.col(f"i{f // 400 % 20}") + float(f + 1)) + 0.5).cast(pl.Int64).alias(f"f{f}")
            for f in range(count)]).collect()
        return found
    results = timed(3, {"numpy": by_numpy, "polars": by_polars}[engine])
    if engine == "polars":
        results = np.array([column.to_numpy() for column in results.get_columns()])
    results = results.ravel()
    place = np.arange(len(results), dtype=np.int64) % 1009
    print(f"CHK={results.sum()}:{(results * place).sum()}:{len(results)}")


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    engine, kind, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    threads = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    # Read once, when NumPy or Polars is imported.
    for name in ("POLARS_MAX_THREADS", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = str(threads)
    if engine == "plain":
        {"kpi": plain_kpi, "topsis": plain_topsis, "rsr": plain_rsr, "pay": plain_pay}[kind](size)
        return
    import numpy as np
    if kind == "kpi" and engine == "numpy":
        numpy_kpi(np, size)
    elif kind == "kpi" and engine in ("polars", "polars_whole"):
        polars_kpi(np, size, engine == "polars_whole")
    elif kind == "topsis":
        topsis(np, engine, size)
    elif kind == "rsr":
        rsr(np, engine, size)
    elif kind == "pay":
        pay(np, engine, size, threads)
    elif kind == "formulas":
        formulas(np, engine, size)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
