"""Makes a region of synthetic hospitals as Parquet: make_hospitals.py FOLDER [HOSPITALS [LINES]].

Nothing comes from a real hospital; the same arguments give the same files. Every hospital has about
LINES charge lines of March 2025 (20 hospitals with 4,000 unless told otherwise), among them refunds
and a few that cannot be costed, in `FOLDER/lines/hospital=H001`, and its small tables, named and
shaped as in a book, in `FOLDER/facts/TABLE/hospital=H001`.
"""

import sys
from decimal import Decimal
from pathlib import Path

import numpy
import pyarrow as pa
import pyarrow.parquet as parquet

MONTH, SCHEME, SEED = 202503, "KS", 20250331
DEPARTMENTS, ITEMS, GROUPS, LINES_OF_CASE = 12, 150, 40, 80
TITLES = ["心内科", "普外科", "骨科", "儿科", "妇产科", "神经内科", "呼吸内科", "消化内科", "泌尿外科",
          "眼科", "检验科", "影像科"]


def write(folder, hospital, table, columns):
    place = Path(folder) / table / f"hospital={hospital}"
    place.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pa.table(columns), place / "part-0.parquet", row_group_size=1 << 20)


def decimals(numbers, scale):
    return pa.array([Decimal(int(number)).scaleb(-scale) for number in numbers],
                    pa.decimal128(18, scale))


def write_charges(folder, hospital, size, draw):
    """Charge lines, unit costs and the register of cases; the rarest item has no unit cost."""
    count = int(size * draw.uniform(0.5, 1.5))
    cases = max(10, count // LINES_OF_CASE)
    departments = [f"K{number:02d}" for number in range(1, DEPARTMENTS + 1)]
    items = [f"F{1000 + 7 * number}" for number in range(ITEMS)]
    codes = [f"{hospital}-{number:06d}" for number in range(cases)]
    price = draw.integers(50, 90_000, ITEMS)
    item = numpy.minimum((draw.random(count) ** 2 * ITEMS).astype(int), ITEMS - 1)
    quantity = draw.integers(1, 6, count) * numpy.where(draw.random(count) < 1 / 256, -1, 1)

    def texts(values, places):
        return pa.DictionaryArray.from_arrays(
            pa.array(places, pa.int32()), values).cast(pa.string())

    write(folder, hospital, "lines", {
        "case": texts(codes, draw.integers(0, cases, count)),
        "department": texts(departments, draw.integers(0, DEPARTMENTS, count)),
        "item": texts(items, item), "quantity": pa.array(quantity, pa.int32()),
        "amount_fen": pa.array(quantity * price[item], pa.int64()),
        "service_period": pa.array(numpy.full(count, MONTH), pa.int32())})
    costed = [(department, item) for department in departments for item in range(ITEMS - 1)]
    cost = numpy.array([price[item] * 100 for _, item in costed]) * draw.uniform(
        0.5, 1.4, len(costed))
    write(f"{folder}/facts", hospital, "hosp_case_unit_cost", {
        "period_month": [MONTH] * len(costed),
        "department_code": [department for department, _ in costed],
        "service_code": [items[item] for _, item in costed], "unit_cost": decimals(cost, 4)})
    write(f"{folder}/facts", hospital, "hosp_case_register", {
        "case_code": codes, "discharge_month": [MONTH] * cases,
        "group_code": [f"G{group}" for group in draw.integers(0, GROUPS, cases)]})


def write_appraisal(folder, hospital, draw):
    """Departments and what the scheme of the region asks of them."""
    def put(table, **columns):
        write(f"{folder}/facts", hospital, table, columns)

    codes = [f"K{number:02d}" for number in range(1, DEPARTMENTS + 1)]
    put("hosp_org_unit", unit_code=codes, unit_name=TITLES, valid_from=[20200101] * DEPARTMENTS,
        unit_class=["clinical"] * 10 + ["medical_technology"] * 2)
    put("hosp_person", person_code=["P90"], person_name=["质控科评分人"])
    put("hosp_appraisal_scheme", scheme_code=[SCHEME], scheme_name=["科室月度考核"],
        base_score=[100], basis_rule=["published"], divisor_rule=["hundred"],
        grade_set=["hospital_2015"], grade_basis=["score"])
    put("hosp_appraisal_part", scheme_code=[SCHEME] * 2, part_code=["ZB", "ZP"],
        part_name=["指标绩效", "质量绩效"], part_weight=[70, 30], sort_number=[1, 2],
        scoring_rule=["items"] * 2)
    put("hosp_appraisal_indicator", scheme_code=[SCHEME] * 3, indicator_code=["CW", "NH", "ZL"],
        part_code=["ZB", "ZB", "ZP"], indicator_name=["病床使用率", "单位能耗", "医疗质量"],
        indicator_weight=[60, 40, 100], sort_number=[1, 2, 3],
        method_name=["ratio", "ratio", "assessed"], missing_rule=["error"] * 3)
    put("hosp_appraisal_parameter", scheme_code=[SCHEME] * 4,
        indicator_code=["CW", "CW", "NH", "NH"], line_number=[0] * 4,
        parameter_name=["target", "mode"] * 2,
        parameter_value=["0.93", "high", "316.4", "low_reciprocal"])
    put("hosp_appraisal_unit", scheme_code=[SCHEME] * DEPARTMENTS, subject_code=codes,
        subject_kind=["department"] * DEPARTMENTS)
    write_values(put, codes, draw)


def write_values(put, codes, draw):
    """What was reported: bed days over beds, energy, and the score of the quality office."""
    beds, none = draw.integers(600, 1500, len(codes)), [None] * len(codes)
    days = (beds * draw.uniform(0.7, 1.02, len(codes))).astype(int)
    energy, quality = draw.integers(2500, 4200, len(codes)), draw.integers(850, 1000, len(codes))

    def column(*parts):
        return pa.concat_arrays([
            decimals(part, 1) if part is not none else pa.nulls(len(codes), pa.decimal128(18, 1))
            for part in parts])

    put("hosp_appraisal_value", period_month=[MONTH] * 3 * len(codes),
        scheme_code=[SCHEME] * 3 * len(codes), subject_code=codes * 3,
        indicator_code=[code for code in ("CW", "NH", "ZL") for _ in codes],
        actual_value=column(none, energy, none), numerator_value=column(days * 10, none, none),
        denominator_value=column(beds * 10, none, none), rated_score=column(none, none, quality),
        rater_code=[None] * 2 * len(codes) + ["P90"] * len(codes))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    hospitals, lines = (int(sys.argv[place]) if len(sys.argv) > place else usual
                        for place, usual in ((2, 20), (3, 4_000)))
    for number in range(1, hospitals + 1):
        draw = numpy.random.default_rng([SEED, number])
        hospital = f"H{number:03d}"
        write_charges(sys.argv[1], hospital, lines, draw)
        write_appraisal(sys.argv[1], hospital, draw)


if __name__ == "__main__":
    main()
