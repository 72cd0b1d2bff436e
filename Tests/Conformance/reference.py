"""An exact second opinion on `cost.allocate`, in Python fractions.

It shares no code and no number type with the library: amounts are whole units in Python integers,
every quota and multiplier is a fraction, and the reciprocal system is solved exactly and then
put back into its own equations. It takes the arguments of `cost.allocate` and answers in the same
shape, so that results can be laid side by side.

What it decides, as the engine does:
  share(r) = pool * driver(r) / sum of drivers          X = d + S'X  for the reciprocal method
  a pool is split per source and per category; units left go by the residual policy; among equals
  the smaller code (Unicode scalar order) comes first; a negative pool is the mirror image of the
  positive one, or is kept where it is. Sources of a step may pool their cost, sources of a stage
  may serve each other, and the cost of the receivers may be the driver.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm


class Refused(Exception):
    """The arguments ask for something that has no answer; `name` is the library's error name."""

    def __init__(self, name, detail):
        super().__init__(f"{name}: {detail}")
        self.name = name


@dataclass
class Rounding:
    """The rounding member of the arguments, with the defaults of the interface."""

    unit: str = "0.01"
    residual: str = "largest_remainder"
    multiplier_digits: int = None
    negative_pool: str = "mirror"
    pools: str = "by_source"

    @property
    def size(self):
        return Fraction(self.unit)

    def units(self, text):
        """An amount as whole units; the unit must be fine enough to hold it."""
        units = Fraction(text) / self.size
        if units.denominator != 1:
            raise ValueError(f"{text} is no whole number of {self.unit}")
        return units.numerator

    def text(self, units):
        """Whole units as decimal text with the decimals of the unit."""
        decimals = len(self.unit.partition(".")[2])
        digits = str(abs(units)).rjust(decimals + 1, "0")
        whole, part = digits[:len(digits) - decimals], digits[len(digits) - decimals:]
        return ("-" if units < 0 else "") + whole + ("." + part if decimals else "")


def allocate(arguments):
    """The result of `cost.allocate` for these arguments; for `iterative` the limit it goes to."""
    rounding = Rounding(**arguments.get("rounding", {}))
    if arguments["method"] in ("reciprocal", "iterative"):
        return _reciprocal(arguments, rounding)
    return _stepped(arguments, rounding)


def apportion(total, weights, residual):
    """The result of `money.apportion`: positions decide ties, because there are no codes."""
    rounding = Rounding(residual=residual)
    units = rounding.units(total)
    weights = [Fraction(weight) for weight in weights]
    if units and not sum(weights):
        raise Refused("weight_total_zero", total)
    quotas = [abs(units) * weight / (sum(weights) or 1) for weight in weights]
    shares = _whole_shares(units, quotas, weights, residual) if units else [0] * len(weights)
    return {"shares": [rounding.text(share) for share in shares], "total": total}


# Splitting --------------------------------------------------------------------------------------

def _half_away(number):
    """A fraction rounded to a whole number, halves away from zero."""
    return floor(number + Fraction(1, 2)) if number >= 0 else -_half_away(-number)


def _whole_shares(total, quotas, weights, residual):
    """Whole shares that add up to the total. The quotas are those of the total's magnitude.

    Only who has a weight can take the difference, even if a rounded multiplier makes its quota 0.
    """
    magnitude = abs(total)
    if residual == "largest_remainder":
        shares = [floor(quota) for quota in quotas]
        waiting = [i for i, quota in enumerate(quotas) if quota != shares[i]]
        waiting.sort(key=lambda i: (shares[i] - quotas[i], i))
        left = magnitude - sum(shares)
        if not 0 <= left <= len(waiting):
            raise Refused("multiplier_digits_too_few", left)
        for i in waiting[:left]:
            shares[i] += 1
    else:
        shares = [_half_away(quota) for quota in quotas]
        served = [i for i, weight in enumerate(weights) if weight]
        order = {"first": served, "last": served[::-1],
                 "largest": sorted(served, key=lambda i: (-shares[i], i))}[residual]
        # No share takes the other sign: what one cannot give up the next one in the order does.
        for chosen in order:
            share = shares[chosen] + magnitude - sum(shares)
            shares[chosen] = 0 if share * shares[chosen] < 0 or not shares[chosen] and share < 0 \
                else share
    return [-share for share in shares] if total < 0 else shares


def _multiplier(pool, drivers, rounding):
    """Amount per unit of the driver, with the sign of the pool; rounded if the policy says so."""
    multiplier = abs(pool) * rounding.size / sum(drivers)
    if rounding.multiplier_digits is not None:
        power = 10 ** rounding.multiplier_digits
        multiplier = Fraction(_half_away(multiplier * power), power)
    return -multiplier if pool < 0 else multiplier


# Direct, step-down and three-stage --------------------------------------------------------------

def _balances(arguments, rounding):
    """Direct cost in whole units: department, then category."""
    return {d["id"]: {c: rounding.units(d["direct"].get(c, "0")) for c in arguments["categories"]}
            for d in arguments["departments"]}


def _stepped(arguments, rounding):
    """Every source in the order of the steps hands on what it has, and is closed."""
    balances = _balances(arguments, rounding)
    before = sum(sum(amounts.values()) for amounts in balances.values())
    direct = {department: sum(amounts.values()) for department, amounts in balances.items()}
    for step in arguments["steps"]:
        if step["driver"] == "direct_cost":
            _cost_drivers(step, direct, rounding)
    run = _Run(balances, rounding)
    for number, step in enumerate(arguments["steps"], 1):
        held = {department: sum(amounts.values()) for department, amounts in balances.items()}
        if step["driver"] in COST_DRIVERS:
            cost = direct if step["driver"] == "direct_cost" else held
            drivers = _cost_drivers(step, cost, rounding)
        else:
            values = arguments["drivers"][step["driver"]]
            drivers = {name: Fraction(str(values.get(name, 0))) for name in step["receivers"]}
        run.wait(number, step, drivers)
        following = arguments["steps"][number:number + 1]
        is_mutual = arguments.get("within_stage") == "reciprocal"
        if not (is_mutual and following and following[0]["stage"] == step["stage"]):
            run.close_waiting(is_mutual)
    final = {department: amounts for department, amounts in balances.items()
             if department not in run.closed or department in run.kept}
    kept = {source: {category: rounding.text(balances[source][category]) for category in row}
            for source, row in run.kept.items()}
    return _result(final, before, rounding,
                   lines=run.lines, multipliers=run.multipliers, left_in_source=kept)


COST_DRIVERS = {"direct_cost", "accumulated_cost"}


def _cost_drivers(step, cost, rounding):
    """The cost of the receivers in yuan, over all categories together."""
    for receiver in step["receivers"]:
        if cost[receiver] < 0:
            raise Refused("driver_negative", f"{step['driver']}: {receiver}")
    return {receiver: cost[receiver] * rounding.size for receiver in step["receivers"]}


class _Run:
    """A run of steps: what stands where, and how it came there."""

    def __init__(self, balances, rounding):
        self.balances, self.rounding = balances, rounding
        self.lines, self.multipliers, self.kept, self.closed = [], [], {}, set()
        self.waiting = []

    def wait(self, number, step, drivers):
        """Sources of a step with what each of them is split by, until they are closed."""
        for source in sorted(step["sources"]):
            own = {name: value for name, value in drivers.items() if name != source}
            self.waiting.append((number, source, own))

    def close_waiting(self, is_mutual):
        """Close what waits: first the sources that serve each other, then the others."""
        waiting, self.waiting = self.waiting, []
        sources = {source for _, source, _ in waiting}
        self.closed |= sources
        linked = set()
        for _, source, drivers in waiting:
            served = {name for name, value in drivers.items() if value and name in sources}
            if is_mutual and served:
                linked |= served | {source}
        self._solve([entry for entry in waiting if entry[1] in linked])
        numbers = sorted({number for number, source, _ in waiting if source not in linked})
        for number in numbers:
            entries = {source: drivers for step, source, drivers in waiting
                       if step == number and source not in linked}
            for category in list(next(iter(self.balances.values()))):
                self._split(number, entries, category)

    def _solve(self, entries):
        """Sources that serve each other, as a reciprocal allocation of what they hold."""
        shares = {source: {name: value / sum(drivers.values()) for name, value in drivers.items()}
                  for _, source, drivers in entries}
        steps = {source: number for number, source, _ in entries}
        totals = {source: sum(drivers.values()) for _, source, drivers in entries}
        for category in list(next(iter(self.balances.values()))) if entries else []:
            gross, lines, keeps = _serve(self.balances, shares, category, self.rounding)
            self.lines += [{**line, "step": steps[line["source"]]} for line in lines]
            self.multipliers += [
                {"step": steps[source], "source": source, "category": category,
                 "multiplier": str(amount * self.rounding.size / totals[source])}
                for source, amount in gross.items()]
            for source in keeps:
                self.kept.setdefault(source, {})[category] = None

    def _split(self, number, entries, category):
        """The pools of a step: each on its own, or those of one sign together."""
        rounding, pools = self.rounding, {}
        for source in entries:
            pool = self.balances[source][category]
            if pool < 0 and rounding.negative_pool == "keep":
                self.kept.setdefault(source, {})[category] = rounding.text(pool)
            elif pool:
                pools[source] = pool
        groups = [[source] for source in pools]
        if rounding.pools == "by_driver":
            groups = [[source for source in pools if (pools[source] < 0) == red]
                      for red in (False, True)]
        for group in filter(None, groups):
            drivers = entries[group[0]]
            receivers = sorted(drivers)
            weights = [drivers[receiver] for receiver in receivers]
            total = sum(pools[source] for source in group)
            if not sum(weights):
                raise Refused("driver_total_zero", f"{group}: {rounding.text(total)} left")
            multiplier = _multiplier(total, weights, rounding)
            quotas = [weight * abs(multiplier) / rounding.size for weight in weights]
            shares = _whole_shares(total, quotas, weights, rounding.residual)
            self._book(number, {source: pools[source] for source in group}, category,
                       dict(zip(receivers, shares)))
            for source in group:
                part = multiplier if len(group) == 1 else \
                    pools[source] * rounding.size / sum(weights)
                self.multipliers.append({"step": number, "source": source, "category": category,
                                         "multiplier": str(part)})

    def _book(self, number, pools, category, shares):
        """What each receiver gets comes from the sources by what they have left to give."""
        left = dict(pools)
        for receiver, share in shares.items():
            self.balances[receiver][category] += share
            weights = [abs(amount) for amount in left.values()]
            quotas = [Fraction(abs(share) * weight, sum(weights) or 1) for weight in weights]
            parts = _whole_shares(share, quotas, weights, "largest_remainder")
            for source, part in zip(list(left), parts):
                left[source] -= part
                self.lines.append({"step": number, "source": source, "receiver": receiver,
                                   "category": category, "amount": self.rounding.text(part)})
        for source in pools:
            self.balances[source][category] = 0


def _result(final, before, rounding, **more):
    after = sum(sum(amounts.values()) for amounts in final.values())
    return {"final": {d: {c: rounding.text(units) for c, units in amounts.items()}
                      for d, amounts in final.items()},
            "total_before": rounding.text(before), "total_after": rounding.text(after), **more}


# Reciprocal -------------------------------------------------------------------------------------

def _reciprocal(arguments, rounding):
    """Solve X = d + S'X exactly; split once per category over the departments that are no source.

    What a final receiver gets is rounded once, from the exact sum over all sources. Sources with a
    negative balance may make single quotas negative; the mirror rule follows the sign of the whole
    pool. A source whose negative balance is kept receives like a final one for that category.
    """
    balances = _balances(arguments, rounding)
    before = sum(sum(amounts.values()) for amounts in balances.values())
    shares = _shares(arguments)
    _refuse_closed_loops(shares)
    kept, reciprocated, lines = defaultdict(dict), defaultdict(dict), []
    for category in arguments["categories"]:
        gross, found, keeps = _serve(balances, shares, category, rounding)
        lines += found
        for source, amount in gross.items():
            reciprocated[source][category] = amount * rounding.size
        for source in keeps:
            kept[source][category] = rounding.text(balances[source][category])
    final = {department: amounts for department, amounts in balances.items()
             if department not in shares or department in kept}
    return _result(final, before, rounding, lines=lines, reciprocated=dict(reciprocated),
                   left_in_source=dict(kept))


def _serve(balances, shares, category, rounding):
    """One category of sources that serve each other: gross cost, lines, sources that keep."""
    keeps = {source for source in shares if balances[source][category] < 0} \
        if rounding.negative_pool == "keep" else set()
    sources, lines = sorted(set(shares) - keeps), []
    receivers = sorted(set(balances) - set(sources))
    direct = [balances[source][category] for source in sources]
    gross = _solve_services(sources, shares, direct)
    for source in sources:
        balances[source][category] = 0
    parts = {r: [shares[s].get(r, 0) * amount for s, amount in zip(sources, gross)]
             for r in receivers}
    quotas = [sum(parts[receiver]) for receiver in receivers]
    split = _mixed_shares(sum(direct), quotas, rounding.residual)
    for receiver, share in zip(receivers, split):
        balances[receiver][category] += share
        lines += [{"step": 1, "source": source, "receiver": receiver, "category": category,
                   "amount": rounding.text(amount)}
                  for source, amount in zip(sources, _by_source(share, parts[receiver]))]
    return dict(zip(sources, gross)), lines, keeps


def _mixed_shares(pool, quotas, residual):
    """Shares of a pool whose quotas may have both signs; the pool's sign decides the mirror."""
    if not any(quotas):
        return [0] * len(quotas)
    if pool < 0:
        quotas = [-quota for quota in quotas]
    return _whole_shares(pool, quotas, quotas, residual)


def _by_source(share, parts):
    """The whole amount of one receiver by the sources it came from."""
    total = sum(parts) or 1
    return _mixed_shares(share, [part * share / total for part in parts], "largest_remainder")


def _shares(arguments):
    """The shares of each source, as given or as driver over driver total; they total one."""
    shares = {source: {receiver: Fraction(text) for receiver, text in row.items()}
              for source, row in arguments.get("shares", {}).items()}
    for step in arguments.get("steps", []):
        values = arguments["drivers"][step["driver"]]
        for source in step["sources"]:
            row = {receiver: Fraction(str(values.get(receiver, 0)))
                   for receiver in step["receivers"] if receiver != source}
            total = sum(row.values())
            shares[source] = {receiver: value / total for receiver, value in row.items()}
    for source in sorted(shares):
        if sum(shares[source].values()) != 1:
            raise Refused("shares_not_one", source)
    return shares


def _refuse_closed_loops(shares):
    """Every source must reach a department that is no source."""
    reached, waiting = set(), set(shares)
    while True:
        found = {source for source in waiting
                 if any(share and (receiver not in shares or receiver in reached)
                        for receiver, share in shares[source].items())}
        if not found:
            break
        reached |= found
        waiting -= found
    if waiting:
        raise Refused("closed_loop", sorted(waiting))


def _solve_services(sources, shares, direct):
    """Gross cost of each source, exactly, and proved by putting it back into its equation."""
    # With X(t) = D(t) * Y(t), D(t) the common denominator of a source's shares, all coefficients
    # of (I - S') X = d are whole numbers and the elimination needs no fractions.
    common = [_common_denominator(shares[source].values()) for source in sources]
    matrix = []
    for i, receiver in enumerate(sources):
        row = [-int(shares[source].get(receiver, 0) * denominator)
               for source, denominator in zip(sources, common)]
        row[i] += common[i]
        matrix.append(row + [direct[i]])
    gross = [d * y for d, y in zip(common, _solve(matrix))]
    for i, receiver in enumerate(sources):
        received = sum(shares[s].get(receiver, 0) * x for s, x in zip(sources, gross))
        assert gross[i] == direct[i] + received, f"the solution for {receiver} does not hold"
    return gross


def _common_denominator(fractions):
    return lcm(*[fraction.denominator for fraction in fractions])


def _solve(matrix):
    """Solve a system of whole numbers by Bareiss elimination; the last column is the right side."""
    n, previous = len(matrix), 1
    rows = [list(row) for row in matrix]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, n):
            for j in range(k + 1, n + 1):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // previous
            rows[i][k] = 0
        previous = rows[k][k]
    solution = [Fraction(0)] * n
    for i in reversed(range(n)):
        rest = rows[i][n] - sum(rows[i][j] * solution[j] for j in range(i + 1, n))
        solution[i] = Fraction(rest) / rows[i][i]
    return solution
