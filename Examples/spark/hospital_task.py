"""The month of one hospital inside a task of an engine: batches of charge lines in, results out.

It knows nothing of Spark: any engine that hands Arrow batches of one hospital to a function can run
it. The book of the hospital lives in memory as long as the task.
"""

import itertools
import posixpath

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.fs
import pyarrow.parquet as parquet

import hosp_arrow

FACTS = ["hosp_org_unit", "hosp_person", "hosp_case_unit_cost", "hosp_case_register",
         "hosp_appraisal_scheme", "hosp_appraisal_part", "hosp_appraisal_indicator",
         "hosp_appraisal_parameter", "hosp_appraisal_unit", "hosp_appraisal_value"]
"""The small tables, in the order in which they are brought in."""

RESULTS = pa.schema([
    ("hospital", pa.string()), ("result", pa.string()), ("code", pa.string()),
    ("name", pa.string()), ("cases", pa.int64()), ("lines", pa.int64()),
    ("charge_fen", pa.int64()), ("cost_fen", pa.int64()), ("score", pa.decimal128(18, 2)),
    ("closeness", pa.float64()), ("place", pa.int64())])
"""All results in one shape, since a task answers one table: `result` says which a row is of."""

COLUMNS = {
    "cases": {"code": "case", "name": "group", "lines": "lines", "charge_fen": "charge_fen",
              "cost_fen": "cost_fen"},
    "groups": {"code": "group", "cases": "cases", "charge_fen": "charge_fen",
               "cost_fen": "cost_fen"},
    "departments": {"code": "department", "lines": "lines", "charge_fen": "charge_fen",
                    "cost_fen": "cost_fen"},
    "reconciliation": {"code": "entry", "name": "english", "lines": "lines",
                       "charge_fen": "charge_fen", "cost_fen": "cost_fen"},
    "findings": {"code": "kind", "name": "english"},
    "cards": {"code": "subject_code", "name": "grade_name", "score": "composite_score"},
    "evaluation": {"code": "alternative", "closeness": "closeness", "place": "rank"},
}
"""The columns of each result by the names that the library has."""


class Month:
    """What all hospitals have in common: where things are, and which month it is."""

    def __init__(self, library, facts, period, scheme, now):
        self.library, self.facts, self.period = library, facts, period
        self.scheme, self.now = scheme, now

    def fact(self, table, hospital):
        """A small table from the storage that all nodes share: a path, hdfs:// or s3a://."""
        files, root = pyarrow.fs.LocalFileSystem(), self.facts
        if "://" in root:
            files, root = pyarrow.fs.FileSystem.from_uri(root.replace("s3a://", "s3://", 1))
        path = posixpath.join(root, table, f"hospital={hospital}", "part-0.parquet")
        with files.open_input_file(path) as file:
            return parquet.ParquetFile(file).read()

    def results(self, hospital, lines):
        """Case costs, scorecards and the evaluation of the departments of a hospital.

        `lines` is anything with `__arrow_c_stream__`. It is read once, batch by batch.
        """
        with hosp_arrow.Book(self.library, now=self.now, actor=hospital) as book:
            for table in FACTS:
                book.take(table, self.fact(table, hospital), "month")
            costs = book.case_cost(lines, period=self.period, cases_of_book=True)
            cards = book.run("book.appraisal.run", period=self.period, scheme=self.scheme)
            evaluation = evaluate_departments(book, costs, cards)
            for name in COLUMNS:
                source = {"cards": cards, "evaluation": evaluation}.get(name, costs)
                table = source.table("alternatives" if name == "evaluation" else name)
                yield from shaped(hospital, name, pa.table(table))

    def batches(self, batches, hospitals):
        """The results of a partition, which holds the lines of one hospital or of none.

        Lines tell their hospital by its place in the list of all, in the column `place`.
        """
        first = next(batches, None)
        if first is None:
            return
        place = first.column("place")[0].as_py()
        stream = pa.RecordBatchReader.from_batches(
            first.schema, lines_of(place, itertools.chain([first], batches)))
        try:
            for table in self.results(hospitals[place], stream):
                yield from table.to_batches(max_chunksize=1 << 16)
        except hosp_arrow.HospitalError as error:
            raise hosp_arrow.HospitalError(error.status, f"{hospitals[place]}: {error}") from None


def lines_of(place, batches):
    """The batches one after the other; lines of another hospital are an error, not its cost."""
    for batch in batches:
        if batch.num_rows > 0 and pc.min_max(batch.column("place")).as_py() != {
                "min": place, "max": place}:
            raise ValueError(f"the partition of hospital {place} holds lines of other hospitals")
        yield batch


def evaluate_departments(book, costs, cards):
    """TOPSIS of the departments: fen of cost per 10,000 fen charged (low is good), and score."""
    scores = {row["subject_code"]: row["composite_score"]
              for row in pa.table(cards.table("cards")).to_pylist()}
    rows = [row for row in pa.table(costs.table("departments")).to_pylist()
            if row["department"] in scores and row["charge_fen"] > 0]
    return book.run(
        "evaluate.topsis", alternatives=[row["department"] for row in rows],
        criteria=[{"id": "cost", "direction": "low"}, {"id": "score", "direction": "high"}],
        matrix=[[str(row["cost_fen"] * 10_000 // row["charge_fen"]),
                 str(scores[row["department"]])] for row in rows],
        positivise="direction", normalise="vector", weighting="matrix")


def shaped(hospital, result, table):
    """A table of the library in the shape of all results."""
    fixed, names = {"hospital": hospital, "result": result}, COLUMNS[result]

    def column(field):
        if field.name in fixed:
            return pa.repeat(pa.scalar(fixed[field.name], field.type), table.num_rows)
        if field.name not in names:
            return pa.nulls(table.num_rows, field.type)
        return table.column(names[field.name]).cast(field.type)

    if table.num_rows > 0:
        yield pa.table([column(field) for field in RESULTS], schema=RESULTS)
