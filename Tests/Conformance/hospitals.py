"""Random hospitals as arguments of `cost.allocate`.

Each is made from random numbers of its own, so that hospital n of a seed can be made again. They
have idle departments, sources without cost, receivers without driver, negative pools, codes whose
order by text, by number and by 16-bit unit differ, and now and then a driver total of zero, shares
that do not total 1 or sources that serve only each other.
"""

from fractions import Fraction

from reference import Rounding

METHODS = ["direct", "step_down", "three_stage", "reciprocal", "iterative"]
SERVE_EACH_OTHER = {"reciprocal", "iterative"}
CLASSES = ["admin_logistics", "medical_auxiliary", "medical_technology", "clinical"]
UNITS = ["0.01", "0.01", "0.01", "1", "0.0001", "0.000001"]
RESIDUALS = ["largest_remainder", "largest_remainder", "largest", "first", "last"]
CODE_SIGNS = ["", "0", "7", "10", "A", "a", "-", "科", "院", "Ａ", "𠀀"]
LARGEST_SYSTEM = 50


def hospital(chance, number, largest):
    """Hospital number n: the methods take turns."""
    method = METHODS[number % len(METHODS)]
    if method not in SERVE_EACH_OTHER:
        return stepped_hospital(chance, method)
    return mutual_hospital(chance, method, LARGEST_SYSTEM if number % 20 == 18 else largest)


def codes(chance, count):
    """Different codes whose order by code, by number and by 16-bit unit differ."""
    found = set()
    while len(found) < count:
        found.add(chance.choice(CODE_SIGNS) + str(chance.randrange(1, 40)))
    found = sorted(found)
    chance.shuffle(found)
    return found


def amount(chance, unit, negative):
    """Direct cost as text: often nothing, sometimes a few units, sometimes a whole year."""
    units = chance.choice([0, chance.randrange(10), chance.randrange(10 ** 6),
                           chance.randrange(10 ** 11)])
    if chance.random() < negative:
        units = -units
    return Rounding(unit=unit).text(units)


def driver_value(chance):
    """A whole number or a decimal; a quarter of the receivers have none of the driver."""
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice([0, "0", "0.00"])
    if kind == 1:
        return chance.randrange(1, 60)
    digits = chance.randrange(1, 5)
    unit = "0." + "0" * (digits - 1) + "1"
    return Rounding(unit=unit).text(chance.randrange(1, 10 ** 7))


def rounding(chance):
    residual = chance.choice(RESIDUALS)
    return {"unit": chance.choice(UNITS), "residual": residual,
            "multiplier_digits": chance.choice([None, 6]) if residual == "largest" else None,
            "negative_pool": chance.choice(["mirror", "mirror", "keep"])}


def departments(chance, unit, names, categories, negative):
    return [{"id": name, "name": f"科室{name}",
             "direct": {c: amount(chance, unit, negative) for c in categories}} for name in names]


def categories(chance):
    return chance.sample(["personnel", "materials", "折旧", "other"], chance.randrange(1, 5))


def stepped_hospital(chance, method):
    """A hospital for direct, step-down or three-stage allocation."""
    rules = rounding(chance)
    names = codes(chance, chance.choice([3, 5, chance.randrange(12, 31)]))
    arguments = {"categories": categories(chance), "method": method, "rounding": rules}
    arguments["departments"] = departments(
        chance, rules["unit"], names, arguments["categories"], chance.choice([0, 0, 0.3]))
    stages = classes(chance, method, arguments["departments"])
    if rules["multiplier_digits"] is None:
        rules["pools"] = chance.choice(["by_source", "by_source", "by_driver"])
        if method == "three_stage" and chance.random() < 0.4:
            arguments["within_stage"] = "reciprocal"
    order = sorted(names, key=lambda name: stages[name])
    count = chance.randrange(1, len(names)) if method != "three_stage" else \
        sum(stage < 4 for stage in stages.values())
    arguments["drivers"], arguments["steps"] = {}, []
    position = 0
    while position < count:
        step, position = next_step(chance, arguments, stages, order, (position, count))
        arguments["steps"].append(step)
    return arguments


def classes(chance, method, staff):
    """The stage of each department; three_stage closes the classes in order, others need none."""
    stages = {}
    for place, department in enumerate(staff):
        stage = 4 if place == 0 else chance.randrange(1, 5)
        stages[department["id"]] = stage if method == "three_stage" else 1
        if method == "three_stage":
            department["class"] = CLASSES[stage - 1]
    return stages


def next_step(chance, arguments, stages, order, progress):
    """One step: some sources that follow in the order, their receivers and their driver."""
    position, count = progress
    three_stage = arguments["method"] == "three_stage"
    is_mutual = arguments.get("within_stage") == "reciprocal"
    stage = stages[order[position]]
    end = min(count, position + chance.choice([1, 1, 1, 2, 3]))
    while stages[order[end - 1]] != stage:
        end -= 1
    if three_stage:
        possible = [name for name in order if stages[name] > stage]
    else:
        possible = order[count if arguments["method"] == "direct" else end:]
    receivers = chance.sample(possible, chance.randrange(1, len(possible) + 1))
    driver = f"driver-{len(arguments['steps']) + 1}"
    sure = receivers[0] if is_mutual else None
    if is_mutual:
        peers = [name for name in order if stages[name] == stage]
        receivers += chance.sample(peers, chance.randrange(0, len(peers) + 1))
    elif chance.random() < 0.15:
        driver = chance.choice(["direct_cost", "accumulated_cost"])
        step = {"sources": order[position:end], "receivers": receivers, "driver": driver}
        return ({"stage": stage, **step} if three_stage else step), end
    values = {name: driver_value(chance) for name in receivers}
    if sure:
        values[sure] = 3
    if not any(Fraction(str(value)) for value in values.values()) and chance.random() < 0.9:
        values[chance.choice(receivers)] = 3
    arguments["drivers"][driver] = values
    step = {"sources": order[position:end], "receivers": receivers, "driver": driver}
    return ({"stage": stage, **step} if three_stage else step), end


def mutual_hospital(chance, method, largest):
    """A hospital whose sources serve each other, by shares or by steps and drivers."""
    count = chance.randrange(1, largest + 1) if largest < LARGEST_SYSTEM else largest
    names = codes(chance, count + chance.randrange(1, 10))
    rules = {**rounding(chance), "multiplier_digits": None}
    arguments = {"categories": categories(chance), "method": method, "rounding": rules}
    arguments["departments"] = departments(
        chance, rules["unit"], names, arguments["categories"], chance.choice([0, 0, 0.2]))
    weights = {source: services(chance, source, names, count) for source in names[:count]}
    if chance.random() < 0.5:
        arguments["drivers"] = {f"driver of {source}": row for source, row in weights.items()}
        arguments["steps"] = [{"sources": [source], "receivers": list(row),
                               "driver": f"driver of {source}"} for source, row in weights.items()]
        return arguments
    arguments["shares"] = {
        source: {name: f"{weight}/{sum(row.values())}" for name, weight in row.items()}
        for source, row in weights.items()}
    spoil_shares(chance, arguments["shares"])
    return arguments


def services(chance, source, names, count):
    """What a source does for others; usually some of it for a final department."""
    weights = {name: chance.randrange(1, 500) for name in names
               if name != source and chance.random() < 0.6}
    weights.setdefault(chance.choice(names[count:]), chance.randrange(1, 200))
    return weights


def spoil_shares(chance, shares):
    """Now and then shares that do not total 1, or two sources that serve only each other."""
    sources = list(shares)
    if chance.random() < 0.05:
        receiver = next(iter(shares[sources[0]]))
        shares[sources[0]][receiver] += "1"
    elif len(sources) > 1 and chance.random() < 0.05:
        shares[sources[0]], shares[sources[1]] = {sources[1]: "1"}, {sources[0]: "1"}


def shuffled(chance, arguments):
    """The same hospital with its rows in another order; the order of the steps is a fact."""
    def mixed(value):
        if isinstance(value, dict):
            items = list(value.items())
            chance.shuffle(items)
            return dict(items)
        return chance.sample(value, len(value))
    other = {**arguments, "categories": mixed(arguments["categories"])}
    other["departments"] = [{**row, "direct": mixed(row["direct"])}
                            for row in mixed(arguments["departments"])]
    for member in ("drivers", "shares"):
        if member in arguments:
            other[member] = {key: mixed(row) for key, row in mixed(arguments[member]).items()}
    if "steps" in arguments:
        other["steps"] = [{**step, "sources": mixed(step["sources"]),
                           "receivers": mixed(step["receivers"])} for step in arguments["steps"]]
    return other
