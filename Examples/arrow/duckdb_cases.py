"""Costs the cases of a month from DuckDB and hands the results back: duckdb_cases.py LIBRARY.

Queries go into the library as Arrow streams while they run; its tables are queried like any other.
"""

import duckdb

from march import (CASES, DEPARTMENTS, FIRST_CASE, GROUP_NAMES, GROUPS, ITEMS, LINES, MONTH, REFUND,
                   open_book, print_report)

book, database = open_book(), duckdb.connect()
sql = database.sql

# The tables of a hospital, here made by formula.
database.execute(f"""create table line as select {FIRST_CASE} + i * 7 % {CASES} "case",
    'K0' || (1 + i % {DEPARTMENTS}) department, 'S' || (1 + i // 4 % {ITEMS}) item,
    (1 + i % 3) * case when i % {REFUND} = 0 then -1 else 1 end quantity, {MONTH} service_period,
    quantity * (150 + 37 * (i // 4 % {ITEMS})) amount_fen from range({LINES}) t(i)""")
database.execute(f"""create table register as select {FIRST_CASE} + i case_code,
    'G' || (1 + i % {GROUPS}) group_code, {MONTH} discharge_month from range({CASES}) t(i)""")
database.execute(f"""create table unit_cost as select 'K0' || d department_code,
    'S' || s service_code, ((1137 + 97 * d + 411 * s) * 0.001)::decimal(18, 4) unit_cost
    from range(1, {DEPARTMENTS + 1}) t(d), range(1, {ITEMS + 1}) u(s)""")

book.take("hosp_org_unit", sql("""select distinct department_code unit_code, 'clinical' unit_class,
    date '2020-01-01' valid_from from unit_cost"""), "units")
book.take("hosp_case_unit_cost", sql("from unit_cost"), "march", period_month="2025-03")
book.take("hosp_case_register", sql("from register"), "march")
result = book.case_cost(sql("from line"), period="2025-03", cases_of_book=True)

# Tables of the library stand in a query by the name of the variable.
group, department = result.table("groups"), result.table("departments")
kept = book.select("hosp_case_unit_cost")
name = sql("select unnest(map_keys(m)) code, unnest(map_values(m)) title from "
           f"(select map {GROUP_NAMES} m)")
print_report(
    sql("""select title, cases, charge_fen, cost_fen, charge_fen - cost_fen d
        from "group" join name on code = "group" order by d desc""").fetchall(),
    sql("""select department, lines, charge_fen, cost_fen from department
        order by department""").fetchall(),
    sql("select count(*), sum(unit_cost)::decimal(18, 4) from kept").fetchall()[0])
