import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures that look at evaluations themselves, and the measures of a region.
extension Procedure {
    static let evaluationReviewProcedures: [Procedure] = [
        evaluateSensitivity, evaluateAgreement, evaluateRegion,
    ]

    /// `evaluate.sensitivity`: which choice of method moves which alternative.
    static let evaluateSensitivity = Procedure(
        "evaluate.sensitivity",
        (
            zh: "敏感性分析：TOPSIS各变体、秩和比、灰色关联的名次，及各对象名次的变动范围。",
            en: "Ranks by all variants of TOPSIS, rank-sum ratio and grey relation."
        ),
        arguments: EvaluationArguments.matrix + [
            EvaluationArguments.weights,
            .needed("positivise", .text, zh: "基准变体的同趋势化", en: "Of the reference variant"),
            .needed("normalise", .text, zh: "基准变体的无量纲化", en: "Of the reference variant"),
            .needed("weighting", .text, zh: "基准变体的加权方式", en: "Of the reference variant"),
        ],
        tables: ["rankings", "alternatives"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let report = try SensitivityReport(
            of: matrix, weights: EvaluationArguments.weights(members, matrix),
            reference: Topsis(
                positivisation: members.needed("positivise").choice(),
                normalisation: members.needed("normalise").choice(),
                weighting: members.needed("weighting").choice()))
        return ProcedureResult(
            json: .object([
                "rankings": .array(report.rankings.map(\.json)),
                "alternatives": .array(report.spans.map(\.json)),
                "kendall_w": report.agreement.json,
            ]),
            tables: [
                ResultTable(
                    name: "rankings",
                    columns: [
                        ResultColumn("method", .text, zh: "方法", en: "Method"),
                        ResultColumn("variant", .text, zh: "变体", en: "Variant"),
                        ResultColumn("alternative", .text, zh: "评价对象", en: "Alternative"),
                        .rank,
                    ],
                    rows: report.rankings.flatMap { ranking in
                        zip(matrix.alternatives, ranking.ranks ?? []).map {
                            [
                                .text(ranking.method), .text(ranking.variant), .text($0),
                                .integer(Int64($1)),
                            ]
                        }
                    }),
                .alternatives(
                    matrix,
                    [
                        ResultColumn("best", .integer, zh: "最好名次", en: "Best rank"),
                        ResultColumn("worst", .integer, zh: "最差名次", en: "Worst rank"),
                        ResultColumn("moved", .integer, zh: "名次不同的变体数", en: "Variants that differ"),
                    ],
                    report.spans.map {
                        [
                            .integer(Int64($0.best)), .integer(Int64($0.worst)),
                            .integer(Int64($0.moved)),
                        ]
                    }),
            ])
    }

    /// `evaluate.agreement`: Kendall's W and Spearman's coefficients of rankings.
    static let evaluateAgreement = Procedure(
        "evaluate.agreement",
        (
            zh: "方法一致性：Kendall协调系数W（含同名次校正），各排名与第一个的Spearman相关。",
            en: "Kendall's W of rankings, corrected for ties, and Spearman's with the first."
        ),
        arguments: [
            .needed("rankings", .array, zh: "各方法的名次，每个方法一行", en: "A row of ranks a method")
        ],
        tables: ["agreement"]
    ) { members in
        let agreement = try MethodAgreement(
            members.needed("rankings").elements().map { row in
                try row.elements().map { try $0.whole() }
            })
        return ProcedureResult(
            json: .object([
                "kendall_w": agreement.json,
                "spearman": .array(agreement.spearman.map { .real($0) }),
            ]),
            tables: [
                ResultTable(
                    name: "agreement",
                    columns: [
                        ResultColumn("position", .integer, zh: "排名序号", en: "Ranking"),
                        ResultColumn("spearman", .real, zh: "与第一个的相关", en: "With the first"),
                    ],
                    rows: agreement.spearman.enumerated().map {
                        [.integer(Int64($0.offset + 1)), $0.element.map { .real($0) } ?? .null]
                    })
            ])
    }

    /// `evaluate.region`: the measures of hospitals that a bureau compares.
    static let evaluateRegion = Procedure(
        "evaluate.region",
        (
            zh: "区域综合评价：工作量、效率、费用、投入产出五项比值，缺数不计为零。",
            en: "Volume, efficiency, fees and output of hospitals; what is missing has no value."
        ),
        arguments: [
            .needed("days", .whole, zh: "期间天数", en: "Days of the period"),
            .needed(
                "hospitals", .array,
                zh: "医院：id、visits、discharges、staff、beds、bed_days、outpatient_income、"
                    + "inpatient_income、fixed_assets",
                en: "Hospitals: id, visits, discharges, staff, beds, bed_days, outpatient_income, "
                    + "inpatient_income, fixed_assets"),
            .optional(
                "digits", .whole, zh: "小数位数，缺省2", en: "Decimals of the measures, 2 unless given"),
        ],
        tables: ["hospitals"]
    ) { members in
        let (days, digits) = (
            try members.needed("days").whole(), try members.optional("digits")?.whole() ?? 2
        )
        let names = ["work", "turnover", "fee_per_visit", "fee_per_bed_day", "income_per_100"]
        var (table, rows): (ResultTable, [JSONValue]) = (
            ResultTable(
                name: "hospitals",
                columns: [
                    ResultColumn("hospital", .text, zh: "医院", en: "Hospital"),
                    ResultColumn(names[0], .text, zh: "职工人均日诊疗人次", en: "Visits a staff and day"),
                    ResultColumn(names[1], .text, zh: "床位周转次数", en: "Discharges per bed"),
                    ResultColumn(names[2], .text, zh: "诊次费用", en: "Fee per visit"),
                    ResultColumn(names[3], .text, zh: "床日费用", en: "Fee per bed-day"),
                    ResultColumn(names[4], .text, zh: "百元固定资产收入", en: "Income per 100"),
                ]), []
        )
        for reader in try members.needed("hospitals").elements() {
            let (code, figures) = try regionalFigures(reader, days: days)
            let measures = RegionalMeasures(figures)
            let cells = try [
                measures.visitsPerStaffDay, measures.dischargesPerBed, measures.feePerVisit,
                measures.feePerBedDay, measures.incomePer100Assets,
            ].map { try $0?.decimal(digits: digits, rounding: .halfAwayFromZero) }
            table.append([.text(code)] + cells.map { .optional($0) })
            rows.append(
                .object(
                    JSONObject(
                        [JSONObject.Member(name: "id", value: .string(code))]
                            + zip(names, cells).map {
                                JSONObject.Member(name: $0, value: $1.map { .decimal($0) } ?? .null)
                            })))
        }
        return ProcedureResult(json: .object(["hospitals": .array(rows)]), tables: [table])
    }

    private static func regionalFigures(
        _ reader: ArgumentReader, days: Int
    ) throws -> (code: String, figures: RegionalMeasures.Figures) {
        let members = try reader.members([
            "id", "visits", "discharges", "staff", "beds", "bed_days", "outpatient_income",
            "inpatient_income", "fixed_assets",
        ])
        var figures = RegionalMeasures.Figures(days: days)
        figures.visits = try members.optional("visits")?.decimal()
        figures.discharges = try members.optional("discharges")?.decimal()
        figures.staff = try members.optional("staff")?.decimal()
        figures.beds = try members.optional("beds")?.decimal()
        figures.bedDays = try members.optional("bed_days")?.decimal()
        figures.outpatientIncome = try members.optional("outpatient_income")?.money()
        figures.inpatientIncome = try members.optional("inpatient_income")?.money()
        figures.fixedAssets = try members.optional("fixed_assets")?.money()
        return (try members.needed("id").text(), figures)
    }
}

extension MethodAgreement {
    /// Kendall's W as an exact fraction; `null` when nothing is ranked.
    fileprivate var json: JSONValue { concordance.map { .string($0.description) } ?? .null }
}

extension SensitivityReport.Ranking {
    fileprivate var json: JSONValue {
        .object([
            "method": .string(method), "variant": .string(variant),
            "ranks": ranks.map { .wholes($0) } ?? .null,
            "refusal": refusal.map { .string($0.text(in: .chinese)) } ?? .null,
        ])
    }
}

extension SensitivityReport.Span {
    fileprivate var json: JSONValue {
        .object([
            "alternative": .string(alternative), "best": .number(String(best)),
            "worst": .number(String(worst)), "moved": .number(String(moved)),
        ])
    }
}
