"""The second stage: the book of a region, in which its hospitals are the units.

It keeps the cost of every department of every hospital, evaluates the hospitals against each other
with TOPSIS and the rank-sum ratio, and appraises them under the scheme of the region.
"""

from decimal import ROUND_HALF_UP, Decimal

import pyarrow as pa

import hosp_arrow

SCHEME, ITEM = "QY", "BL"
CRITERIA = [{"id": "mean_cost", "direction": "low"}, {"id": "cost_ratio", "direction": "low"},
            {"id": "score", "direction": "high"}]
"""Mean cost of a case in yuan, cost over charge, mean score of the departments."""


def quotient(numerator, denominator):
    """A quotient with four decimals, half up: the criteria are facts that people read."""
    return (Decimal(numerator) / Decimal(denominator)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def criteria_of(row):
    """The criteria of a hospital, in the order of CRITERIA."""
    return [quotient(row["cost_fen"], 100 * row["cases"]),
            quotient(row["cost_fen"], row["charge_fen"]), quotient(row["scores"], row["cards"])]


class RegionBook(hosp_arrow.Book):
    """The file of a region; the same month again changes nothing in it."""

    def __init__(self, library, location, period, now):
        super().__init__(library, location, now=now, actor="region")
        self.period = period

    def keep(self, hospitals, departments):
        """Hospitals as units, the cost of their departments as entries, and their figures."""
        codes = hospitals.column("hospital")
        count = len(codes)
        self.take("hosp_org_unit", pa.table({
            "unit_code": codes, "valid_from": [20200101] * count,
            "unit_level": ["hospital"] * count}), "region")
        self.take("hosp_cost_item", pa.table({
            "item_code": [ITEM], "item_name": ["病例成本"], "sort_number": [1]}), "region")
        self.take("hosp_cost_entry", pa.table({
            "department_code": departments.column("hospital"),
            "entry_code": departments.column("code"),
            "amount_fen": departments.column("cost_fen")}),
            f"cases {self.period}", period_month=self.period, item_code=ITEM)
        self._keep_scheme(codes)
        figures = [criteria_of(row) for row in hospitals.to_pylist()]
        self.take("hosp_appraisal_value", pa.table({
            "subject_code": pa.concat_arrays([*codes.chunks, *codes.chunks]),
            "indicator_code": ["CB"] * count + ["KS"] * count,
            "actual_value": pa.array([row[1] for row in figures] + [row[2] for row in figures],
                                     pa.decimal128(18, 4))}),
            f"figures {self.period}", period_month=self.period, scheme_code=SCHEME)

    def _keep_scheme(self, codes):
        """What the region asks: cost within charge, departments with 95 points."""
        tables = {
            "hosp_appraisal_scheme": {
                "scheme_name": ["区域医院月度考核"], "base_score": [100],
                "basis_rule": ["published"], "divisor_rule": ["hundred"],
                "grade_set": ["hospital_2015"], "grade_basis": ["score"]},
            "hosp_appraisal_part": {
                "part_code": ["YY"], "part_weight": [100], "sort_number": [1],
                "scoring_rule": ["items"]},
            "hosp_appraisal_indicator": {
                "indicator_code": ["CB", "KS"], "part_code": ["YY"] * 2,
                "indicator_name": ["成本收费比", "科室平均分"], "indicator_weight": [50] * 2,
                "sort_number": [1, 2], "method_name": ["ratio"] * 2, "missing_rule": ["error"] * 2},
            "hosp_appraisal_parameter": {
                "indicator_code": ["CB", "CB", "KS", "KS"], "line_number": [0] * 4,
                "parameter_name": ["target", "mode"] * 2,
                "parameter_value": ["0.95", "low_reciprocal", "95", "high"]},
            "hosp_appraisal_unit": {
                "subject_code": codes, "subject_kind": ["department"] * len(codes)},
        }
        for table, columns in tables.items():
            self.take(table, pa.table(columns), "region", scheme_code=SCHEME)

    def evaluate(self, hospitals):
        """Place and closeness by TOPSIS, rank-sum ratio and its level of four, by hospital."""
        rows = hospitals.to_pylist()
        asked = {"alternatives": [row["hospital"] for row in rows], "criteria": CRITERIA,
                 "matrix": [[str(value) for value in criteria_of(row)] for row in rows]}
        topsis = self.run("evaluate.topsis", **asked, positivise="direction", normalise="vector",
                          weighting="matrix")
        ratio = self.run("evaluate.rsr", **asked, ranks="average", bands=[4])
        joined = pa.table(topsis.table("alternatives"))
        for table in ("alternatives", "levels"):
            joined = joined.join(pa.table(ratio.table(table)), "alternative")
        return joined.select(["alternative", "closeness", "rank", "rsr", "level"]).sort_by("rank")

    def appraise(self):
        """The scorecards of the hospitals, kept in the book as a run."""
        result = self.run("book.appraisal.run", period=self.period, scheme=SCHEME)
        return pa.table(result.table("cards"))


def print_report(hospitals, ranks, cards):
    """Hospitals by their place, and the totals of the region in fen."""
    cases = dict(zip(hospitals.column("hospital").to_pylist(), hospitals.to_pylist()))
    grades = {row["subject_code"]: row for row in cards.to_pylist()}
    print("place hospital closeness rsr level score grade cases charge_fen cost_fen")
    for row in ranks.to_pylist():
        facts, card = cases[row["alternative"]], grades[row["alternative"]]
        print(row["rank"], row["alternative"], f"{row['closeness']:.4f}", row["rsr"], row["level"],
              card["composite_score"], card["grade_name"], facts["cases"], facts["charge_fen"],
              facts["cost_fen"])
    print("region", *(sum(row[name] for row in cases.values())
                      for name in ("lines_read", "cases", "charge_fen", "cost_fen")))
