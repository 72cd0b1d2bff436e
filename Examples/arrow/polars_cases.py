"""Costs the cases of a month from Polars and hands the results back: polars_cases.py LIBRARY."""

import polars as pl

from march import (CASES, DEPARTMENTS, FIRST_CASE, GROUP_NAMES, GROUPS, ITEMS, LINES, MONTH, REFUND,
                   open_book, print_report)

book = open_book()


def code(letter, number):
    return pl.lit(letter) + number.cast(pl.String)


# The tables of a hospital, here made by formula.
i = pl.col("i")
item = i // 4 % ITEMS
quantity = (1 + i % 3) * pl.when(i % REFUND == 0).then(-1).otherwise(1)
lines = pl.select(i=pl.int_range(LINES)).select(
    (FIRST_CASE + i * 7 % CASES).alias("case"), code("K0", 1 + i % DEPARTMENTS).alias("department"),
    code("S", 1 + item).alias("item"), quantity.alias("quantity"),
    pl.lit(MONTH).alias("service_period"), (quantity * (150 + 37 * item)).alias("amount_fen"))
register = pl.select(i=pl.int_range(CASES)).select(
    (FIRST_CASE + i).alias("case_code"), code("G", 1 + i % GROUPS).alias("group_code"),
    pl.lit(MONTH).alias("discharge_month"))
d, s = pl.col("d"), pl.col("s")
unit_costs = pl.select(d=pl.int_range(1, DEPARTMENTS + 1)).join(
    pl.select(s=pl.int_range(1, ITEMS + 1)), how="cross").select(
    code("K0", d).alias("department_code"), code("S", s).alias("service_code"),
    ((1137 + 97 * d + 411 * s).cast(pl.Decimal(18, 4)) / pl.lit(1000).cast(pl.Decimal(18, 4)))
    .cast(pl.Decimal(18, 4)).alias("unit_cost"))
units = unit_costs.select(pl.col("department_code").alias("unit_code")).unique().with_columns(
    unit_class=pl.lit("clinical"), valid_from=pl.date(2020, 1, 1))

book.take("hosp_org_unit", units.to_arrow(), "units")
book.take("hosp_case_unit_cost", unit_costs.to_arrow(), "march", period_month="2025-03")
book.take("hosp_case_register", register.to_arrow(), "march")
result = book.case_cost(lines.to_arrow(), period="2025-03", cases_of_book=True)

names = pl.DataFrame({"group": list(GROUP_NAMES), "title": list(GROUP_NAMES.values())})
groups = pl.DataFrame(result.table("groups")).join(names, on="group").with_columns(
    d=pl.col("charge_fen") - pl.col("cost_fen")).sort("d", descending=True)
departments = pl.DataFrame(result.table("departments")).sort("department")
kept = pl.DataFrame(book.select("hosp_case_unit_cost"))
print_report(
    groups.select("title", "cases", "charge_fen", "cost_fen", "d").rows(),
    departments.select("department", "lines", "charge_fen", "cost_fen").rows(),
    kept.select(pl.len(), pl.col("unit_cost").sum()).row(0))
