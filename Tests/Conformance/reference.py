"""An exact second opinion on `cost.allocate`, in Python fractions.

It shares no code and no number type with the library: amounts are whole units in Python integers,
every quota and multiplier is a fraction, and the reciprocal system is solved exactly and then
put back into its own equations. It takes the arguments of `cost.allocate` and answers in the same
shape, so that results can be laid side by side.

What it decides, as the engine does:
  share(r) = pool * driver(r) / sum of drivers          X = d + S'X  for the reciprocal method
  a pool is split per source and per category; units left go by the residual policy; among equals
  the smaller code (Unicode scalar order) comes first; a negative pool is the mirror image of the
  positive one, or is kept where it is.
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
    lines, multipliers, kept, closed, number = [], [], {}, set(), 0
    for step in arguments["steps"]:
        number += 1
        receivers = sorted(step["receivers"])
        values = arguments["drivers"][step["driver"]]
        drivers = [Fraction(str(values.get(receiver, 0))) for receiver in receivers]
        for source in step["sources"]:
            closed.add(source)
            for category, pool in list(balances[source].items()):
                if pool < 0 and rounding.negative_pool == "keep":
                    kept.setdefault(source, {})[category] = rounding.text(pool)
                    continue
                if pool == 0:
                    continue
                if not sum(drivers):
                    left = f"{source}, {category}: {rounding.text(pool)} left"
                    raise Refused("driver_total_zero", left)
                multiplier = _multiplier(pool, drivers, rounding)
                quotas = [driver * abs(multiplier) / rounding.size for driver in drivers]
                shares = _whole_shares(pool, quotas, drivers, rounding.residual)
                balances[source][category] = 0
                key = {"step": number, "source": source, "category": category}
                multipliers.append({**key, "multiplier": str(multiplier)})
                for receiver, share in zip(receivers, shares):
                    balances[receiver][category] += share
                    lines.append({**key, "receiver": receiver, "amount": rounding.text(share)})
    final = {department: amounts for department, amounts in balances.items()
             if department not in closed or department in kept}
    return _result(final, before, rounding,
                   lines=lines, multipliers=multipliers, left_in_source=kept)


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
        keeps = {source for source in shares if balances[source][category] < 0} \
            if rounding.negative_pool == "keep" else set()
        sources = sorted(set(shares) - keeps)
        receivers = sorted(set(balances) - set(sources))
        direct = [balances[source][category] for source in sources]
        gross = _solve_services(sources, shares, direct)
        for source, amount in zip(sources, gross):
            reciprocated[source][category] = amount * rounding.size
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
        for source in keeps:
            kept[source][category] = rounding.text(balances[source][category])
    final = {department: amounts for department, amounts in balances.items()
             if department not in shares or department in kept}
    return _result(final, before, rounding, lines=lines, reciprocated=dict(reciprocated),
                   left_in_source=dict(kept))


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
