"""Case costing of a folder made by generate_charges, by another engine.

    case_costing_peers.py ENGINE FOLDER [THREADS]

ENGINE is plain (the standard library alone, exact, for small folders), polars, duckdb, datafusion or
chdb, each in the fastest form that was found. Prints T=seconds and CHK=checksum as case_costing does:
sums are exact in 1/10,000 yuan and rounded once per case, group and department outside of the time.
A folder of columns is read into memory before the time begins.
"""
import array
import csv
import os
import sys
import tempfile
import time

CASE, LINES, PRICES, CASES = "case", "lines.csv", "unit_costs.csv", "cases.csv"
COLUMNS = {CASE: ("q", "int64"), "department": ("h", "int16"), "item": ("i", "int32"),
           "quantity": ("i", "int32"), "amount": ("q", "int64")}


def weight(code):
    total = 0
    for byte in str(code).encode():
        total = (total * 31 + byte) % 1009
    return total


def fen(cost_e4):
    """Rounds 1/10,000 yuan to fen, half away from zero."""
    whole = (abs(cost_e4) + 50) // 100
    return whole if cost_e4 >= 0 else -whole


def report(seconds, cases, groups, departments):
    """Rows of (code, cost in 1/10,000 yuan), those of cases with the charge in fen as a third."""
    cases = [(str(code), int(cost), int(charge)) for code, cost, charge in cases]
    checks = [sum(weight(row[0]) * fen(int(row[1])) for row in rows)
              for rows in (cases, groups, departments)]
    cost = sum(fen(int(row[1])) for row in departments)
    print(f"T={seconds:.6f} CHK={sum(row[2] for row in cases)}:{cost}:{':'.join(map(str, checks))}")


def is_text(path):
    """Whether cases have codes that are no numbers."""
    with open(path(CASES), encoding="utf-8") as rows:
        next(rows)
        return not next(rows).split(",")[0].isdigit()


def column_path(path, name):
    return path(("amount_fen" if name == "amount" else name) + ".bin")


def has_columns(path):
    """Whether the lines are columns: whole numbers, amounts in fen."""
    return os.path.exists(column_path(path, CASE))


def numpy_columns(path):
    """The columns by name."""
    import numpy
    return {name: numpy.fromfile(column_path(path, name), kind)
            for name, (_, kind) in COLUMNS.items()}


def plain_rows(path):
    """Rows of case, department, item, quantity and amount in fen."""
    if has_columns(path):
        columns = []
        for name, (kind, _) in COLUMNS.items():
            values = array.array(kind)
            with open(column_path(path, name), "rb") as file:
                values.frombytes(file.read())
            columns.append(values)
        for case, department, item, quantity, amount in zip(*columns):
            yield str(case), str(department), str(item), quantity, amount
        return
    with open(path(LINES), encoding="gbk") as rows:
        for row in csv.DictReader(rows):
            yuan, _, rest = row["amount"].lstrip("-").partition(".")
            charge = int(yuan) * 100 + int(rest)
            yield (row[CASE], row["department"], row["item"], int(row["quantity"]),
                   -charge if row["amount"][0] == "-" else charge)


def plain(path, threads):
    start = time.perf_counter()
    with open(path(PRICES), encoding="utf-8") as rows:
        price = {(row["department"], row["item"]): int(row["unit_cost_e4"])
                 for row in csv.DictReader(rows)}
    with open(path(CASES), encoding="utf-8") as rows:
        group = {row[CASE]: row["group"] for row in csv.DictReader(rows)}
    cases, departments, groups = {}, {}, {}
    for case, department, item, quantity, charge in plain_rows(path):
        cost = quantity * price[department, item]
        sums = cases.setdefault(case, [0, 0])
        sums[0] += cost
        sums[1] += charge
        departments[department] = departments.get(department, 0) + cost
    for code, sums in cases.items():
        groups[group[code]] = groups.get(group[code], 0) + sums[0]
    seconds = time.perf_counter() - start
    report(seconds, [(code, *sums) for code, sums in cases.items()], groups.items(),
           departments.items())


def polars(path, threads):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl
    case, department, item = pl.Int64, pl.String, pl.String
    loaded = pl.DataFrame(numpy_columns(path)) if has_columns(path) else None
    if loaded is not None:
        department, item = pl.Int16, pl.Int32
    elif is_text(path):
        case = pl.String
    start = time.perf_counter()
    lines = loaded.lazy() if loaded is not None else pl.scan_csv(path(LINES), schema={
        CASE: case, "department": department, "item": item, "quantity": pl.Int32,
        "amount": pl.Decimal(12, 2)})
    price = pl.scan_csv(path(PRICES), schema={
        "department": department, "item": item, "unit_cost": pl.String,
        "unit_cost_e4": pl.Int64}).drop("unit_cost")
    groups = pl.scan_csv(path(CASES), schema={CASE: case, "group": pl.Int16})
    costed = lines.join(price, on=["department", "item"]).with_columns(
        cost=pl.col("quantity").cast(pl.Int64) * pl.col("unit_cost_e4"))
    sums = [pl.col("cost").sum(), pl.col("amount").sum()]
    per_case, per_department = pl.collect_all(
        [costed.group_by(key).agg(sums) for key in (CASE, "department")], engine="streaming")
    per_group = per_case.lazy().join(groups, on=CASE).group_by("group").agg(sums).collect(
        engine="streaming")
    seconds = time.perf_counter() - start
    fen = 1 if loaded is not None else 100
    report(seconds, per_case.with_columns((pl.col("amount") * fen).cast(pl.Int64)).rows(),
           per_group.select("group", "cost").rows(),
           per_department.select("department", "cost").rows())


SUMS = """select "case", l.department department, sum(quantity * unit_cost_e4) cost,
    sum(amount) amount from {} group by grouping sets (("case"), (l.department))"""


def duckdb(path, threads):
    import duckdb
    database = duckdb.connect(config={"threads": threads, "preserve_insertion_order": False})
    run = database.execute
    case, department, item = "BIGINT", "VARCHAR", "VARCHAR"
    if has_columns(path):
        import pyarrow
        department, item = "SMALLINT", "INTEGER"
        lines = pyarrow.table(numpy_columns(path))  # DuckDB finds it by this name.
    elif is_text(path):
        case = "VARCHAR"

    def read(name, **types):
        shown = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
        return (f"select * from read_csv('{path(name)}', header=true, auto_detect=false, "
                f"delim=',', quote='', escape='', columns={{{shown}}})")

    start = time.perf_counter()
    if not has_columns(path):
        run("create temp table lines as " + read(
            LINES, case=case, department=department, item=item, quantity="INTEGER",
            amount="DECIMAL(12,2)"))
    run("create temp table price as " + read(
        PRICES, department=department, item=item, unit_cost="VARCHAR", unit_cost_e4="BIGINT"))
    run("create temp table cases as " + read(CASES, case=case, group="SMALLINT"))
    run("create temp table sums as " + SUMS.format("lines l join price using (department, item)"))
    run("""create temp table per_case as select "case", cost, amount from sums
        where "case" is not null""")
    run("""create temp table per_group as select "group", sum(cost) cost, sum(amount) amount
        from per_case join cases using ("case") group by "group" """)
    per_department = run("select department, cost::bigint from sums where department is not null")
    departments = per_department.fetchall()
    seconds = time.perf_counter() - start
    fen = 1 if has_columns(path) else 100
    report(seconds,
           run(f'select "case", cost::bigint, (amount * {fen})::bigint from per_case').fetchall(),
           run('select "group", cost::bigint from per_group').fetchall(), departments)


def datafusion(path, threads):
    import datafusion as df
    import pyarrow as pa
    context = df.SessionContext(df.SessionConfig().with_target_partitions(threads))
    case, department, item = pa.int64(), pa.string(), pa.string()
    if has_columns(path):
        department, item = pa.int16(), pa.int32()
        batches = pa.table(numpy_columns(path)).to_batches(max_chunksize=65536)
        share = len(batches) // threads + 1
        context.register_record_batches(
            "lines", [batches[i:i + share] for i in range(0, len(batches), share)])
    elif is_text(path):
        case = pa.string()

    def run(sql):
        return context.sql(sql).collect()

    def register(table, name, *types):
        context.register_csv(table, path(name), schema=pa.schema(types))

    def fetch(sql):
        return list(zip(*(column.to_pylist()
                          for column in context.sql(sql).to_arrow_table().columns)))

    start = time.perf_counter()
    if not has_columns(path):
        register("lines", LINES, (CASE, case), ("department", department), ("item", item),
                 ("quantity", pa.int32()), ("amount", pa.decimal128(12, 2)))
    register("price", PRICES, ("department", department), ("item", item),
             ("unit_cost", pa.string()), ("unit_cost_e4", pa.int64()))
    register("cases", CASES, (CASE, case), ("group", pa.int16()))
    run("create table sums as " + SUMS.format(
        "price p join lines l on l.department = p.department and l.item = p.item"))
    run("""create table per_case as select "case", cost, amount from sums
        where "case" is not null""")
    run("""create table per_group as select "group", sum(cost) cost, sum(amount) amount
        from per_case join cases using ("case") group by "group" """)
    departments = fetch("select department, cost from sums where department is not null")
    seconds = time.perf_counter() - start
    fen = 1 if has_columns(path) else 100
    report(seconds, fetch(f'select "case", cost, cast(amount * {fen} as bigint) from per_case'),
           fetch('select "group", cost from per_group'), departments)


def chdb(path, threads):
    from chdb import session
    database = session.Session()
    case, codes = "Int64", "department String, item String"

    def run(sql):
        return database.query(sql, "CSV")

    def table(name, sql):
        run(f"create table {name} engine=Memory as {sql}")

    def read(name, types):
        return f"file('{path(name)}', CSVWithNames, '{types}')"

    def fetch(sql):
        return [row.split(",") for row in run(sql).data().replace('"', "").splitlines()]

    run(f"set max_threads={threads}")
    if has_columns(path):
        codes = "department Int16, item Int32"
        with tempfile.TemporaryDirectory() as directory:
            import pyarrow
            import pyarrow.feather
            file = os.path.join(directory, "lines.arrow")
            pyarrow.feather.write_feather(
                pyarrow.table(numpy_columns(path)), file, compression="uncompressed")
            table("lines", f"select * from file('{file}', Arrow)")
    elif is_text(path):
        case = "String"
    start = time.perf_counter()
    table("price", "select department, item, unit_cost_e4 from " + read(
        PRICES, codes + ", unit_cost String, unit_cost_e4 Int64"))
    table("cases", "select * from " + read(CASES, "case " + case + ", group Int16"))
    if has_columns(path):
        # In memory it is faster to join once and group twice.
        table("costed", """select `case`, department, quantity * unit_cost_e4 cost, amount
            from lines l join price p using (department, item)""")
        table("per_case", """select `case`, sum(cost) cost, sum(amount) amount from costed
            group by `case`""")
        by_department = "select department, sum(cost) from costed group by department"
    else:
        lines = read(LINES, f"case {case}, {codes}, quantity Int32, amount Decimal(12,2)")
        table("sums", f"""select `case`, department, sum(quantity * unit_cost_e4) cost,
            sum(l.amount) amount, grouping(`case`) no_case from {lines} l
            join price p using (department, item) group by grouping sets ((`case`), (department))
            """)
        table("per_case", "select `case`, cost, amount from sums where no_case = 0")
        by_department = "select department, cost from sums where no_case = 1"
    table("per_group", """select `group`, sum(cost) cost, sum(amount) amount
        from per_case join cases using (`case`) group by `group`""")
    departments = fetch(by_department)
    seconds = time.perf_counter() - start
    fen = 1 if has_columns(path) else 100
    report(seconds, fetch(f"select `case`, cost, toInt64(amount * {fen}) from per_case"),
           fetch("select `group`, cost from per_group"), departments)


if __name__ == "__main__":
    engines = {"plain": plain, "polars": polars, "duckdb": duckdb, "datafusion": datafusion,
               "chdb": chdb}
    if len(sys.argv) < 3 or sys.argv[1] not in engines:
        sys.exit(__doc__)
    folder = sys.argv[2]
    engines[sys.argv[1]](lambda name: os.path.join(folder, name),
                         int(sys.argv[3]) if len(sys.argv) > 3 else 2)
