"""What the programs of Examples/arrow print, calculated line by line in plain exact Python."""

from collections import defaultdict
from fractions import Fraction

NAMES = ["心衰", "肺炎", "阑尾炎", "剖宫产", "脑梗死", "白内障"]


def fen(thousandths):
    """Thousandths of a yuan in fen, half away from zero."""
    whole = (abs(thousandths) + 5) // 10
    return whole if thousandths >= 0 else -whole


def main():
    groups, departments = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0, 0])
    for line in range(60_000):
        case, department, item = line * 7 % 1200, 1 + line % 4, line // 4 % 9
        quantity = (1 + line % 3) * (-1 if line % 97 == 0 else 1)
        charge = quantity * (150 + 37 * item)
        cost = quantity * (1137 + 97 * department + 411 * (item + 1))
        for sums in groups[case % 6], departments[department]:
            sums[0] += charge
            sums[1] += cost
        departments[department][2] += 1
    rows = [(NAMES[group], 200, charge, fen(cost), charge - fen(cost))
            for group, (charge, cost) in groups.items()]
    print("group cases charge cost difference")
    for row in sorted(rows, key=lambda row: -row[4]):
        print(*row)
    print("department lines charge cost")
    for department, (charge, cost, lines) in sorted(departments.items()):
        print(f"K0{department}", lines, charge, fen(cost))
    total = sum(Fraction(1137 + 97 * d + 411 * s, 1000) for d in range(1, 5) for s in range(1, 10))
    print(f"unit costs in the book 36 {float(total):.4f}")


if __name__ == "__main__":
    main()
