#!/usr/bin/env python3
"""Writes cost entries as CSV, the same bytes for the same arguments.

    generate_entries.py ROWS BAD FILE

Rows are one month of 200 departments and 7 cost items in the order of their vouchers. BAD of them
have one fault each, of six kinds; FILE.bad then lists row and message of each, one a line.
"""
import random
import sys

HEADER = "会计期间,科室编码,成本项目,凭证及行号,金额,资金来源,单据日期,说明\n"
REMARKS = ["", "药品出库", "卫生材料", "工资", "固定资产折旧", "水电费分割单，三月", "其他费用"]


def broken(fields, kind):
    """A row with one fault, and the name of the message for it."""
    if kind == 0:
        return [*fields[:4], fields[4] + "x", *fields[5:]], "field_invalid"
    if kind == 1:
        return [fields[0], "D9999", *fields[2:]], "field_unknown"
    if kind == 2:
        return ["2025-03", "D000", "I0", "V0000001-1", *fields[4:]], "row_twice"
    if kind == 3:
        return ["2025-13", *fields[1:]], "field_invalid"
    if kind == 4:
        return fields[:-1], "csv_field_count"
    return [*fields[:3], "", *fields[4:]], "field_missing"


def main():
    rows, bad, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    generator = random.Random(20250331)
    # The first row stands for the key that is there twice.
    faults = sorted(generator.sample(range(1, rows), bad))
    waiting = iter(faults)
    next_fault = next(waiting, None)
    expected = []
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        for row in range(rows):
            number = generator.getrandbits(48)
            fields = [
                "2025-03", f"D{number % 200:03d}", f"I{number // 200 % 7}",
                f"V{row // 4 + 1:07d}-{row % 4 + 1}",
                f"{number // 1400 % 2000000 - 100000}.{number % 100:02d}",
                "F1" if number % 11 == 0 else "", f"2025-03-{number // 7 % 31 + 1:02d}",
                REMARKS[number // 3 % 7],
            ]
            if row == 0:
                fields[1:4] = ["D000", "I0", "V0000001-1"]
            if row == next_fault:
                fields, message = broken(fields, generator.randrange(6))
                expected.append(f"{row + 2} {message}\n")
                next_fault = next(waiting, None)
            file.write(",".join(fields) + "\n")
    if bad:
        with open(path + ".bad", "w", encoding="utf-8") as file:
            file.writelines(expected)


main()
