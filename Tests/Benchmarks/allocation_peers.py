"""Allocation of the centres that allocation.c makes, by another engine.

    allocation_peers.py ENGINE KIND CENTRES [THREADS]

ENGINE is plain (the standard library alone, exact fen with largest remainder, for few centres),
scipy (sparse step-down in doubles), blas (dense step-down in doubles, NumPy), jacobi (sparse
reciprocal to 1e-6 fen, SciPy) or lapack (reciprocal, NumPy). The calculation is repeated as in
allocation.c; prints T=seconds, P=processor seconds (medians) and CHK=checksum, of plain to the fen.
"""
import os
import statistics
import sys
import time
from fractions import Fraction

ITEMS, TARGETS, DRIVERS = 120, 50, 20


def bounds_of(centres):
    a, x, t = centres * 10 // 100, centres * 8 // 100, centres * 12 // 100
    return [0, a, a + x, a + x + t, centres]


def weight(source, target):
    return 1 + (source * 2654435761 + target * 40503) % 1009


def receivers_of(kind, source, first, centres):
    """The receivers of a source whose stage ends at `first`."""
    if kind == "dense":
        return list(range(first, centres))
    others = centres - 1 if kind == "reciprocal" else centres - first
    count = min(TARGETS, others)
    far = [(source * 31 + j * max(others // count, 1)) % others for j in range(count)]
    return [(source + 1 + t) % centres if kind == "reciprocal" else first + t for t in far]


def timed(repeats, calculate):
    """The medians of wall and processor time, and the last result."""
    wall, processor = [], []
    for _ in range(repeats):
        began, busy = time.perf_counter(), time.process_time()
        result = calculate()
        wall.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    return statistics.median(wall), statistics.median(processor), result


def repeats_of(centres):
    return 99 if centres <= 1000 else 9 if centres <= 5000 else 3


def split(total, weights):
    """Whole fen by the largest remainder; of equal ones the earlier comes first."""
    whole = sum(weights)
    cut = [abs(total) * w // whole for w in weights]
    rest = sorted(range(len(weights)), key=lambda i: (-(abs(total) * weights[i] % whole), i))
    for i in rest[:abs(total) - sum(cut)]:
        cut[i] += 1
    return [-share for share in cut] if total < 0 else cut


def split_exact(total, exact):
    """Fractions that add up to the total as whole fen, by the largest remainder."""
    cut = [value.numerator // value.denominator for value in exact]
    rest = sorted(range(len(exact)), key=lambda i: (cut[i] - exact[i], i))
    for i in rest[:total - sum(cut)]:
        cut[i] += 1
    return cut


def plain_reciprocal(cost, bounds):
    """Gauss elimination in fractions, all items at once."""
    centres, count = len(cost), bounds[3]
    shares = []
    for s in range(count):
        targets = receivers_of("reciprocal", s, 0, centres)
        weights = [weight(s, t) for t in targets]
        shares.append({t: Fraction(w, sum(weights)) for t, w in zip(targets, weights)})
    rows = [[Fraction(int(i == j)) - shares[j].get(i, 0) for j in range(count)]
            + [Fraction(fen) for fen in cost[i]] for i in range(count)]
    for k in range(count):
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(count):
            if i != k and rows[i][k]:
                factor = rows[i][k]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
    for item in range(len(cost[0])):
        exact = [sum((shares[s].get(r, 0) * rows[s][count + item] for s in range(count)),
                     Fraction(0)) for r in range(count, centres)]
        total = sum(cost[s][item] for s in range(count))
        for r, fen in zip(range(count, centres), split_exact(total, exact)):
            cost[r][item] += fen
    for s in range(count):
        cost[s] = [0] * len(cost[s])


def plain(kind, centres):
    bounds = bounds_of(centres)
    direct = [[(c * 7919 + i * 104729) % 9973 * 131 + c * i % 97 for i in range(ITEMS)]
              for c in range(centres)]

    def calculate():
        cost = [list(row) for row in direct]
        if kind == "reciprocal":
            plain_reciprocal(cost, bounds)
            return cost
        for stage in range(3):
            first = bounds[stage + 1]
            members = [[s] for s in range(bounds[stage], first)]
            if kind == "pooled":
                pools = [[s[0] for s in members if s[0] % DRIVERS == d] for d in range(DRIVERS)]
                steps = [(pool, list(range(first, centres)),
                          [weight(stage * DRIVERS + d, t) for t in range(first, centres)])
                         for d, pool in enumerate(pools) if pool]
            else:
                steps = []
                for pool in members:
                    targets = sorted(receivers_of(kind, pool[0], first, centres))
                    steps.append((pool, targets, [weight(pool[0], t) for t in targets]))
            for pool, targets, weights in steps:
                for item in range(ITEMS):
                    total = sum(cost[s][item] for s in pool)
                    for s in pool:
                        cost[s][item] = 0
                    if total:
                        for t, share in zip(targets, split(total, weights)):
                            cost[t][item] += share
        return cost

    wall, processor, cost = timed(1, calculate)
    everything = 0
    for row in cost:
        for fen in row:
            everything = (everything * 31 + fen) % 1000000007
    plain_sum = sum(map(sum, cost))
    weighted = sum(sum(row) * (c % 7 + 1) for c, row in enumerate(cost))
    print(f"T={wall:.6f} P={processor:.6f} CHK={plain_sum}:{weighted}:{everything}")


def numeric(engine, kind, centres):
    import numpy as np
    bounds = bounds_of(centres)
    c, i = np.arange(centres, dtype=np.int64)[:, None], np.arange(ITEMS, dtype=np.int64)[None, :]
    direct = ((c * 7919 + i * 104729) % 9973 * 131 + c * i % 97).astype(np.float64)
    if engine == "blas":
        calculate = dense(np, direct, bounds, centres)
    else:
        calculate = (stepped if engine == "scipy" else reciprocal)(
            np, engine, kind, direct, bounds, centres)
    wall, processor, cost = timed(repeats_of(centres), calculate)
    final = cost[bounds[3]:]
    weighted = (final * (np.arange(bounds[3], centres) % 7 + 1)[:, None]).sum()
    print(f"T={wall:.6f} P={processor:.6f} CHK={final.sum():.5e}:{weighted:.5e}")


def matrix(np, kind, low, high, first, centres):
    """The drivers of the sources low ..< high as a sparse matrix, a row for each."""
    import scipy.sparse as sp
    targets = np.array([receivers_of(kind, s, first, centres) for s in range(low, high)])
    rows = np.broadcast_to(np.arange(low, high)[:, None], targets.shape)
    shift = 0 if kind == "reciprocal" else first
    return sp.csr_matrix(
        (weight(rows, targets).astype(np.float64).ravel(),
         ((rows - low).ravel(), (targets - shift).ravel())),
        shape=(high - low, centres - shift))


def stepped(np, _engine, kind, direct, bounds, centres):
    drivers = [matrix(np, kind, bounds[k], bounds[k + 1], bounds[k + 1], centres)
               for k in range(3)]

    def calculate():
        cost = direct.copy()
        for k, w in enumerate(drivers):
            pools = cost[bounds[k]:bounds[k + 1]] / np.asarray(w.sum(1))
            cost[bounds[k + 1]:] += w.T @ pools
        return cost
    return calculate


def dense(np, direct, bounds, centres):
    drivers = []
    for k in range(3):
        s = np.arange(bounds[k], bounds[k + 1], dtype=np.int64)[:, None]
        t = np.arange(bounds[k + 1], centres, dtype=np.int64)[None, :]
        drivers.append(weight(s, t).astype(np.float64))

    def calculate():
        cost = direct.copy()
        for k, w in enumerate(drivers):
            cost[bounds[k + 1]:] += w.T @ (cost[bounds[k]:bounds[k + 1]] / w.sum(1, keepdims=True))
        return cost
    return calculate


def reciprocal(np, engine, kind, direct, bounds, centres):
    import scipy.sparse as sp
    support = bounds[3]
    shares = matrix(np, kind, 0, support, 0, centres)
    shares = (sp.diags(1 / np.asarray(shares.sum(1)).ravel()) @ shares).tocsr()
    inner, outer = shares[:, :support].tocsr(), shares[:, support:].tocsr()

    def calculate():
        cost = direct.copy()
        own = direct[:support]
        if engine == "lapack":
            full = np.linalg.solve(np.eye(support) - inner.toarray().T, own)
        else:
            received, full, change = inner.T.tocsr(), own, np.inf
            while change >= 1e-6:
                following = own + received @ full
                change, full = np.abs(following - full).max(), following
        cost[support:] += outer.T @ full
        return cost
    return calculate


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    engine, kind, centres = sys.argv[1], sys.argv[2], int(sys.argv[3])
    # Read once, when NumPy is imported.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ[name] = sys.argv[4] if len(sys.argv) > 4 else "1"
    if engine == "plain":
        plain(kind, centres)
    elif engine in ("scipy", "blas", "jacobi", "lapack"):
        numeric(engine, kind, centres)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
