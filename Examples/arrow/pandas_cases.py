"""Costs the cases of a month from pandas and hands the results back: pandas_cases.py LIBRARY.

Decimals of pandas are columns of PyArrow, which pandas needs for Arrow anyway.
"""

import numpy
import pandas as pd
import pyarrow as pa

from march import (CASES, DEPARTMENTS, FIRST_CASE, GROUP_NAMES, GROUPS, ITEMS, LINES, MONTH, REFUND,
                   open_book, print_report)

book = open_book()


def code(letter, numbers):
    return letter + numbers.astype(str)


# The tables of a hospital, here made by formula.
i = pd.Series(range(LINES))
item = i // 4 % ITEMS
quantity = (1 + i % 3) * numpy.where(i % REFUND == 0, -1, 1)
lines = pd.DataFrame({
    "case": FIRST_CASE + i * 7 % CASES, "department": code("K0", 1 + i % DEPARTMENTS),
    "item": code("S", 1 + item), "quantity": quantity, "service_period": MONTH,
    "amount_fen": quantity * (150 + 37 * item)})
i = pd.Series(range(CASES))
register = pd.DataFrame({
    "case_code": FIRST_CASE + i, "group_code": code("G", 1 + i % GROUPS),
    "discharge_month": MONTH})
unit_costs = pd.DataFrame({"d": range(1, DEPARTMENTS + 1)}).merge(
    pd.DataFrame({"s": range(1, ITEMS + 1)}), how="cross")
thousandths = 1137 + 97 * unit_costs.d + 411 * unit_costs.s
unit_costs = pd.DataFrame({
    "department_code": code("K0", unit_costs.d), "service_code": code("S", unit_costs.s),
    "unit_cost": thousandths.map(lambda number: f"{number // 1000}.{number % 1000:03d}").astype(
        "string[pyarrow]").astype(pd.ArrowDtype(pa.decimal128(18, 4)))})
units = pd.DataFrame({"unit_code": unit_costs.department_code.unique(), "unit_class": "clinical",
                      "valid_from": 20200101})

book.take("hosp_org_unit", units, "units")
book.take("hosp_case_unit_cost", unit_costs, "march", period_month="2025-03")
book.take("hosp_case_register", register, "march")
result = book.case_cost(lines, period="2025-03", cases_of_book=True)

names = pd.DataFrame({"group": list(GROUP_NAMES), "title": list(GROUP_NAMES.values())})
groups = pd.DataFrame.from_arrow(result.table("groups")).merge(names, on="group")
groups = groups.assign(d=groups.charge_fen - groups.cost_fen).sort_values("d", ascending=False)
departments = pd.DataFrame.from_arrow(result.table("departments")).sort_values("department")
kept = pd.DataFrame.from_arrow(book.select("hosp_case_unit_cost"))
print_report(
    groups[["title", "cases", "charge_fen", "cost_fen", "d"]].itertuples(index=False),
    departments[["department", "lines", "charge_fen", "cost_fen"]].itertuples(index=False),
    (len(kept), kept.unit_cost.sum()))
