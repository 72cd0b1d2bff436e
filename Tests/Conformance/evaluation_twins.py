"""Evaluations through the typed functions on arrays and through hosp_run: equal to the last bit."""

import ctypes

from library import LibraryError

TURNS = ["direction", "reciprocal", "max_minus", "complement100"]
SIZES = ["vector", "minmax", "sum", "max"]
PLACES = ["matrix", "distance", "none"]
SHARES = ["raw", "minmax"]


def numbers(kind, values):
    return (kind * max(1, len(values)))(*values)


def problem(draw):
    """A small matrix with ties, constant columns and, rarely, a weight that cannot be."""
    rows, columns = draw.randint(1, 12), draw.randint(1, 4)
    ranges = [draw.choice([(0, 0), (5, 5), (1, 3), (-2, 4), (1, 10**6), (1, 10**18)])
              for _ in range(columns)]
    return {
        "rows": rows, "columns": columns,
        "values": [[draw.randint(*ranges[k]) for _ in range(rows)] for k in range(columns)],
        "decimals": [draw.choice([0, 2, 5]) for _ in range(columns)],
        "low": [int(draw.random() < 0.3) for _ in range(columns)],
        "weights": [draw.randint(-1 if draw.random() < 0.02 else 0, 9) for _ in range(columns)],
        "threads": draw.randint(1, 3),
    }


def decimal(value, places):
    text = f"{abs(value):0{places + 1}d}"
    text = f"{text[:-places]}.{text[-places:]}" if places else text
    return "-" + text if value < 0 else text


def named(case):
    """The arguments that all procedures of evaluation take."""
    return {
        "matrix": [[decimal(case["values"][k][r], case["decimals"][k])
                    for k in range(case["columns"])] for r in range(case["rows"])],
        "criteria": [{"id": f"c{k}", "direction": "low" if low else "high"}
                     for k, low in enumerate(case["low"])],
        "weights": [str(weight) for weight in case["weights"]],
    }


def typed(case, decimals=True):
    """The arguments that all typed functions of evaluation begin with."""
    start = [ctypes.c_int32(case["rows"]), ctypes.c_int32(case["columns"]),
             numbers(ctypes.c_int64, [value for column in case["values"] for value in column])]
    if decimals:
        start.append(numbers(ctypes.c_int32, case["decimals"]))
    return start + [numbers(ctypes.c_int32, case["low"])]


def answered(library, procedure, arguments, read):
    try:
        return read(library.run(procedure, arguments))
    except LibraryError as error:
        return error.status


def floats(values):
    return [float(value) for value in values]


def topsis_twins(library, draw):
    case = problem(draw)
    turn, size, place = draw.choice(TURNS), draw.choice(SIZES), draw.choice(PLACES)
    closeness = numbers(ctypes.c_double, [-1.0] * case["rows"])
    ranks = numbers(ctypes.c_int32, [-1] * case["rows"])
    status = library.functions.hosp_evaluation_topsis(
        *typed(case), numbers(ctypes.c_int64, case["weights"]),
        ctypes.c_int32(TURNS.index(turn)), ctypes.c_int32(SIZES.index(size)),
        ctypes.c_int32(PLACES.index(place)), ctypes.c_int32(case["threads"]), closeness, ranks)
    by_array = (list(closeness), list(ranks)) if status == 0 else status
    by_name = answered(
        library, "evaluate.topsis",
        named(case) | {"positivise": turn, "normalise": size, "weighting": place},
        lambda answer: (floats(answer["closeness"]), answer["ranks"]))
    return by_array, by_name, [case, turn, size, place]


def rank_sum_twins(library, draw):
    case, bands = problem(draw), draw.randint(3, 7)
    sums = numbers(ctypes.c_int64, [-1] * case["rows"])
    levels = numbers(ctypes.c_int32, [-1] * case["rows"])
    denominator, known = ctypes.c_int64(0), ctypes.c_int32(0)
    line = numbers(ctypes.c_double, [0.0] * 4)
    status = library.functions.hosp_evaluation_rsr(
        *typed(case, decimals=False), numbers(ctypes.c_int64, case["weights"]),
        ctypes.c_int32(bands), ctypes.c_int32(case["threads"]), sums, ctypes.byref(denominator),
        None, None, levels, line, ctypes.byref(known))
    by_array = status if status else (
        [ratio(value, denominator.value) for value in sums], list(levels), line[:known.value])

    def read(answer):
        found = answer["regression"]
        found = [found[name] for name in "abrf" if found[name] is not None] if found else []
        return answer["rsr"], answer["levels"][str(bands)], floats(found)
    by_name = answered(
        library, "evaluate.rsr", named(case) | {"ranks": "average", "bands": [bands]}, read)
    return by_array, by_name, [case, bands]


def ratio(above, below):
    """A fraction in lowest terms as the library prints it."""
    one, other = above, below
    while other:
        one, other = other, one % other
    return str(above // one) if below == one else f"{above // one}/{below // one}"


def entropy_twins(library, draw):
    case, share = problem(draw), draw.choice(SHARES)
    entropies = numbers(ctypes.c_double, [-1.0] * case["columns"])
    weights = numbers(ctypes.c_double, [-1.0] * case["columns"])
    status = library.functions.hosp_evaluation_entropy(
        *typed(case), ctypes.c_int32(SHARES.index(share)), ctypes.c_int32(case["threads"]),
        entropies, weights)
    by_array = (list(entropies), list(weights)) if status == 0 else status
    arguments = named(case) | {"share": share}
    del arguments["weights"]
    by_name = answered(
        library, "evaluate.entropy", arguments,
        lambda answer: (floats(answer["entropies"]), floats(answer["weights"])))
    return by_array, by_name, [case, share]
