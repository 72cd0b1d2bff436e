"""The month of a region on Spark: region_month.py LIBRARY INPUT OUTPUT BOOK.

INPUT is what make_hospitals.py makes, OUTPUT receives the results as Parquet, BOOK is the file of
the region's book. LIBRARY, a path of this machine, is sent to the executors. The first stage runs
every hospital in a partition of its own; the second evaluates the hospitals against each other.
"""

import os
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "arrow"), os.path.join(HERE, "..", "python")]
import hospital_task  # noqa: E402
import region_book  # noqa: E402

PERIOD, SCHEME, NOW = "2025-03", "KS", "20250401090000"
MODULES = ["spark/hospital_task.py", "arrow/hosp_arrow.py", "python/hosp_declarations.py"]
RESULTS = """hospital string, result string, code string, name string, cases long, lines long,
    charge_fen long, cost_fen long, score decimal(18, 2), closeness double, place long"""


def cost_and_appraise(spark, library, source):
    """The first stage: the results of every hospital, one partition for each."""
    spark.sparkContext.addFile(library)
    for module in MODULES:
        spark.sparkContext.addPyFile(os.path.join(HERE, "..", module))
    name, facts = os.path.basename(library), f"{source}/facts"

    lines = spark.read.parquet(f"{source}/lines")
    hospitals = sorted(row.hospital for row in lines.select("hospital").distinct().collect())
    places = spark.createDataFrame(
        list(zip(hospitals, range(len(hospitals)))), "hospital string, place int")

    def run_partition(batches):
        month = hospital_task.Month(SparkFiles.get(name), facts, PERIOD, SCHEME, NOW)
        return month.batches(batches, hospitals)

    # Lines travel with the place of their hospital, which is shorter than its code.
    placed = lines.join(f.broadcast(places), "hospital").drop("hospital")
    return placed.repartitionById(len(hospitals), "place").mapInArrow(run_partition, RESULTS)


def main(arguments):
    if len(arguments) != 4:
        sys.exit(__doc__)
    library, source, output, book = arguments
    spark = (SparkSession.builder.appName("region month")
             .config("spark.sql.execution.arrow.maxRecordsPerBatch", 1 << 16)
             .config("spark.sql.parquet.compression.codec", "zstd").getOrCreate())
    spark.sparkContext.setLogLevel("WARN")
    cost_and_appraise(spark, os.path.realpath(library), source).write.mode("overwrite") \
        .partitionBy("result").parquet(f"{output}/hospitals")

    # The second stage reads what the first wrote: a region is small by now.
    results = spark.read.parquet(f"{output}/hospitals")
    departments = results.filter("result = 'departments'").select(
        "hospital", "code", "cost_fen").orderBy("hospital", "code").toArrow()
    hospitals = results.groupBy("hospital").agg(
        f.sum(f.expr("if(result = 'departments', charge_fen, 0)")).alias("charge_fen"),
        f.sum(f.expr("if(result = 'departments', cost_fen, 0)")).alias("cost_fen"),
        f.count(f.expr("if(result = 'cases', 1, null)")).alias("cases"),
        f.sum(f.expr("if(result = 'cards', score, null)")).alias("scores"),
        f.count(f.expr("if(result = 'cards', 1, null)")).alias("cards"),
        f.sum(f.expr("if(result = 'reconciliation' and code = 'lines_read', lines, 0)"))
        .alias("lines_read")).orderBy("hospital").toArrow()
    with region_book.RegionBook(library, book, PERIOD, NOW) as region:
        region.keep(hospitals, departments)
        ranks = region.evaluate(hospitals)
        cards = region.appraise()
    spark.createDataFrame(ranks).write.mode("overwrite").parquet(f"{output}/region")
    region_book.print_report(hospitals, ranks, cards)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
