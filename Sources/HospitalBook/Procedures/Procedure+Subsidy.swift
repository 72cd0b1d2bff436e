import CostControl
import HospitalCore
import Interchange

/// Procedures about subsidies and the medical risk fund.
extension Procedure {
    static let subsidyProcedures: [Procedure] = [
        subsidyStandard, subsidyPerformance, subsidyRiskFund,
    ]

    /// `subsidy.standard`: persons × standard.
    static let subsidyStandard = Procedure(
        "subsidy.standard",
        (
            zh: "按人数（数量）和标准计算补助，各单位之和等于总额。",
            en: "Subsidies by persons and standard; the units add up to the total."
        ),
        arguments: [
            .needed(
                "units", .array, zh: "单位：id、count（人数）、standard（元）",
                en: "Units: id, count (persons), standard (yuan)")
        ],
        tables: ["units", "total"]
    ) { members in
        let lines = try members.elements("units").map {
            let line = try $0.members(["id", "count", "standard"])
            return Subsidy.StandardLine(
                try line.text("id"), count: try line.needed("count").whole(),
                standard: try line.money("standard"))
        }
        let (amounts, total) = try Subsidy.byStandard(lines)
        return ProcedureResult(tables: [
            ResultTable(
                name: "units",
                columns: [
                    ResultColumn("unit", .text, zh: "单位", en: "Unit"),
                    ResultColumn("count", .integer, zh: "人数", en: "Persons"),
                ] + ResultColumn.amount("standard", zh: "标准", en: "Standard") + amountColumns,
                rows: zip(lines, amounts).map {
                    [.text($0.unit), .integer(Int64($0.count))] + .amount($0.standard)
                        + .amount($1)
                }),
            ResultTable(
                name: "total", columns: amountColumns, rows: [[ResultValue].amount(total)]),
        ])
    }

    /// `subsidy.performance`: what of an approved subsidy the performance earns.
    static let subsidyPerformance = Procedure(
        "subsidy.performance",
        (
            zh: "绩效考核补助：核定补助×绩效得分÷100，其余扣减。",
            en: "What of an approved subsidy a performance score earns, and what is withheld."
        ),
        arguments: [
            .needed("approved", .decimal, zh: "核定补助（元）", en: "The approved amount in yuan"),
            .needed("score", .decimal, zh: "绩效得分，0至100", en: "The score, 0 to 100"),
        ],
        tables: ["subsidy"]
    ) { members in
        let result = try Subsidy.byPerformance(
            approved: members.money("approved"),
            score: members.decimal("score"))
        return ProcedureResult(tables: [
            ResultTable(
                name: "subsidy",
                columns: ResultColumn.amount("paid", zh: "补助", en: "Paid")
                    + ResultColumn.amount("withheld", zh: "扣减", en: "Withheld"),
                rows: [[ResultValue].amount(result.paid) + .amount(result.withheld)])
        ])
    }

    /// `subsidy.risk_fund`: what of a surplus feeds the medical risk fund.
    static let subsidyRiskFund = Procedure(
        "subsidy.risk_fund",
        (
            zh: "收支结余提取医疗风险基金，累计提取不超过当年医疗收入的规定比例。",
            en: "What of a surplus feeds the medical risk fund within its limit."
        ),
        arguments: [
            .needed("income", .decimal, zh: "核定收入含补助（元）", en: "Income with subsidies (yuan)"),
            .needed("expenses", .decimal, zh: "核定支出（元）", en: "Expenses (yuan)"),
            .needed("medical_income", .decimal, zh: "当年医疗收入（元）", en: "Medical income (yuan)"),
            .needed("provided", .decimal, zh: "已提余额（元）", en: "Provided before (yuan)"),
            .needed("rate", .decimal, zh: "累计提取比例，如0.003", en: "Limit rate, such as 0.003"),
            .needed("share", .decimal, zh: "结余提取比例，0至1", en: "Share of the surplus, 0 to 1"),
            .optional(
                "lowest_rate", .decimal, zh: "规定比例下限，默认0.001",
                en: "Lowest rate allowed, 0.001 unless given"),
            .optional(
                "highest_rate", .decimal, zh: "规定比例上限，默认0.003",
                en: "Highest rate allowed, 0.003 unless given"),
        ],
        tables: ["fund"]
    ) { members in
        let rule = RiskFund.standard
        let own = RiskFund(
            lowestRate: try members.optionalDecimal("lowest_rate") ?? rule.lowestRate,
            highestRate: try members.optionalDecimal("highest_rate") ?? rule.highestRate,
            citation: rule.citation)
        let result = try own.appropriation(
            of: RiskFund.Year(
                income: members.money("income"),
                expenses: members.money("expenses"),
                medicalIncome: members.money("medical_income"),
                provided: members.money("provided")),
            rate: members.decimal("rate"), share: members.decimal("share"))
        return ProcedureResult(tables: [
            ResultTable(
                name: "fund",
                columns: ResultColumn.amount("surplus", zh: "结余", en: "Surplus")
                    + ResultColumn.amount("limit", zh: "累计上限", en: "Limit") + amountColumns
                    + ResultColumn.amount("left", zh: "提取后结余", en: "Left"),
                rows: [
                    [ResultValue].amount(result.surplus) + .amount(result.limit)
                        + .amount(result.amount) + .amount(result.left)
                ])
        ])
    }

    private static let amountColumns = ResultColumn.amount("amount", zh: "金额", en: "Amount")
}
