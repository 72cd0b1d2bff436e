import CostControl
import HospitalCore
import Interchange

/// Procedures that hold cost and prices against benchmarks, limits and alternatives.
extension Procedure {
    static let costComparisonProcedures: [Procedure] = [
        costBenchmark, costVariance, costPriceCeiling, costDrugMarkUp, costRatioLimit,
        costIncomeReplacement, costPriceReform, costMakeOrBuy, costSourcing,
    ]

    /// `cost.benchmark`: a unit cost against its benchmark, and the score of its impact (S-025).
    static let costBenchmark = Procedure(
        "cost.benchmark",
        (
            zh: "单位成本标杆：按采暖期和价格指数修正，计算成本影响额并计分。",
            en: "A unit cost against a benchmark by season and price index, scored by its impact."
        ),
        arguments: [
            .needed("indicator", .text, zh: "指标编码", en: "The indicator"),
            .needed(
                "bases", .object, zh: "标杆值：heating、non_heating、whole_year→元",
                en: "Bases: heating, non_heating, whole_year → yuan"),
            .needed("season", .text, zh: "期间：heating、non_heating、whole_year", en: "The season"),
            .optional("price_index", .decimal, zh: "价格指数，默认1", en: "Price index, 1 unless given"),
            .optional("actual", .decimal, zh: "实际值（元）", en: "The actual value in yuan"),
            .optional("volume", .decimal, zh: "业务量", en: "The volume"),
            .optional(
                "less_is_better", .flag, zh: "自定指标是否越低越好，默认是",
                en: "Of an indicator of one's own: less is better, true unless given"),
            .optional(
                "score", .object, zh: "计分：base、points、step（元）、floor、cap",
                en: "Score: base, points, step (yuan), floor, cap"),
        ],
        tables: ["benchmark"]
    ) { members in
        let benchmark = CostBenchmark(
            try ComparisonArguments.indicator(members),
            bases: try ComparisonArguments.bases(members.needed("bases")))
        let value = try benchmark.value(
            in: members.needed("season").choice(),
            priceIndex: members.optional("price_index")?.decimal() ?? .one)
        let impact = try members.optional("actual").map {
            try benchmark.impact(
                of: $0.decimal(), against: value, volume: members.needed("volume").decimal())
        }
        let rule = try members.optional("score").map(ComparisonArguments.score)
        return ProcedureResult([
            ResultTable(
                name: "benchmark",
                columns: [
                    .text("indicator", zh: "指标", en: "Indicator"),
                    .text("benchmark", zh: "标杆值（元）", en: "Benchmark (yuan)"),
                ] + ResultColumn.amount("impact", zh: "成本影响额", en: "Impact")
                    + [.text("score", zh: "得分", en: "Score")],
                rows: [
                    [.text(benchmark.indicator.code), .optional(value)]
                        + .amount(optional: impact)
                        + [.optional(try impact.flatMap { try rule?.score(of: $0) })]
                ])
        ])
    }

    /// `cost.variance`: price and quantity effect of a change (S-089).
    static let costVariance = Procedure(
        "cost.variance",
        (
            zh: "价格差异和数量差异：两者之和等于总差异。",
            en: "Price effect and quantity effect of a change; they add up to the whole."
        ),
        arguments: [
            .optional("object", .text, zh: "对象，用于提示信息", en: "What changed, for messages"),
            .needed("base", .object, zh: "基期：price（元）、quantity", en: "Before: price, quantity"),
            .needed("current", .object, zh: "本期：price（元）、quantity", en: "Now: price, quantity"),
        ],
        tables: ["variance"]
    ) { members in
        func point(_ name: String) throws -> PriceQuantityVariance.Point {
            let point = try members.needed(name).members(["price", "quantity"])
            return PriceQuantityVariance.Point(
                price: try point.needed("price").decimal(),
                quantity: try point.needed("quantity").decimal())
        }
        let effects = try PriceQuantityVariance(
            object: members.object(), base: point("base"), current: point("current")
        ).effects()
        return ProcedureResult([
            ResultTable(
                name: "variance",
                columns: ResultColumn.amount("price_effect", zh: "价格差异", en: "Price effect")
                    + ResultColumn.amount("quantity_effect", zh: "数量差异", en: "Quantity effect")
                    + ResultColumn.amount("total", zh: "总差异", en: "Total"),
                rows: [.amount(effects.price) + .amount(effects.quantity) + .amount(effects.total)])
        ])
    }

    /// `cost.price_ceiling`: charges against the highest prices (S-097).
    static let costPriceCeiling = Procedure(
        "cost.price_ceiling",
        (
            zh: "最高限价、单病种限价核查：逐项列出超出金额。",
            en: "Charges against the highest prices of items and single diseases."
        ),
        arguments: [
            .needed(
                "ceilings", .array, zh: "限价：id、limit（元）、from、to（日期，可选）",
                en: "Ceilings: id, limit (yuan), from, to (days, optional)"),
            .needed("charges", .array, zh: "收费：id、amount（元）", en: "Charges: id, amount (yuan)"),
            .optional("day", .text, zh: "收费日期（yyyy-mm-dd）", en: "The day of the charges"),
        ],
        tables: ["charges", "findings"]
    ) { members in
        let lines = try PriceCeilings(
            members.needed("ceilings").elements().map(ComparisonArguments.ceiling)
        ).checked(
            members.needed("charges").elements().map { reader in
                let charge = try reader.members(["id", "amount"])
                return PriceCeilings.Charge(
                    try charge.needed("id").text(), try charge.needed("amount").money())
            },
            on: members.optional("day").map { try Day($0.text()) })
        return ProcedureResult([
            ResultTable(
                name: "charges",
                columns: [.text("id", zh: "编码", en: "Code")]
                    + ResultColumn.amount("amount", zh: "收费", en: "Charge")
                    + ResultColumn.amount("limit", zh: "限价", en: "Ceiling")
                    + ResultColumn.amount("excess", zh: "超出", en: "Excess"),
                rows: lines.map {
                    [.text($0.charge.code)] + .amount($0.charge.amount)
                        + .amount(optional: $0.limit) + .amount($0.excess)
                }),
            lines.compactMap(\.finding).table,
        ])
    }

    /// `cost.drug_markup`: what a change of the mark-up on drugs costs (S-098).
    static let costDrugMarkUp = Procedure(
        "cost.drug_markup",
        (zh: "药品加成测算：加成率变化减少的收益。", en: "The margin lost when the mark-up on drugs changes."),
        arguments: [
            .needed("cost", .decimal, zh: "药品成本（元）", en: "Cost of drugs in yuan"),
            .needed("now", .decimal, zh: "现行加成率，0.15即15%", en: "Mark-up now, 0.15 for 15 %"),
            .optional("then", .decimal, zh: "调整后加成率，默认0", en: "Mark-up then, 0 unless given"),
        ],
        tables: ["markup"]
    ) { members in
        let loss = try DrugMarkUp(
            cost: members.needed("cost").money(), now: members.needed("now").decimal(),
            then: members.optional("then")?.decimal() ?? .zero
        ).loss()
        return ProcedureResult([
            ResultTable(
                name: "markup",
                columns: ResultColumn.amount("loss", zh: "减少的收益", en: "Margin lost"),
                rows: [.amount(loss)])
        ])
    }

    /// `cost.ratio_limit`: a ratio such as the drug share against its limit (S-098, S-124).
    static let costRatioLimit = Procedure(
        "cost.ratio_limit",
        (
            zh: "比率控制：药占比等比率超过限额时预警，按公布的两位小数判断。",
            en: "Ratios such as the drug share against their limit; the printed value decides."
        ),
        arguments: [
            .needed("ratio", .text, zh: "比率：drug_share药占比，或自定", en: "drug_share, or one's own"),
            .optional("limit", .decimal, zh: "限额（%），缺省用规定值", en: "Limit (%), or the regulated one"),
            .needed(
                "objects", .array, zh: "对象：id、part（分子，元）、whole（分母，元）",
                en: "Objects: id, part (yuan), whole (yuan)"),
        ],
        tables: ["ratios", "findings"]
    ) { members in
        let limit = try ComparisonArguments.limit(members)
        var alerts: [Finding] = []
        var table = ResultTable(
            name: "ratios",
            columns: [
                .text("id", zh: "对象", en: "Object"), .text("percent", zh: "比率（%）", en: "Ratio (%)"),
                .text("limit", zh: "限额（%）", en: "Limit (%)"),
                .whole("exceeds", zh: "超限", en: "Exceeds"),
            ])
        for reader in try members.needed("objects").elements() {
            let object = try reader.members(["id", "part", "whole"])
            let id = try object.needed("id").text()
            let check = try limit.checked(
                object.needed("part").money(), of: object.needed("whole").money(), object: id)
            table.append([
                .text(id), .optional(check.percent), .optional(limit.limit),
                .flag(check.alert != nil),
            ])
            alerts += check.alert.map { [$0] } ?? []
        }
        return ProcedureResult([table, alerts.table])
    }
}

/// Reads the arguments of the procedures that compare cost.
private enum ComparisonArguments {
    static func indicator(_ members: ArgumentMembers) throws -> CostIndicator {
        let code = try members.needed("indicator").text()
        if let known = CostIndicator.standard.first(where: { $0.code == code }) {
            if let flag = members.optional("less_is_better") {
                throw ArgumentError.value(path: flag.path, value: code, allowed: nil)
            }
            return known
        }
        return CostIndicator(
            code, chinese: code,
            lessIsBetter: try members.optional("less_is_better")?.flag() ?? true)
    }

    static func bases(_ reader: ArgumentReader) throws -> [CostBenchmark.Season: Decimal] {
        let members = try reader.members(CostBenchmark.Season.allCases.map(\.rawValue))
        var bases: [CostBenchmark.Season: Decimal] = [:]
        for season in CostBenchmark.Season.allCases {
            bases[season] = try members.optional(season.rawValue)?.decimal()
        }
        return bases
    }

    static func score(_ reader: ArgumentReader) throws -> CostImpactScore {
        let members = try reader.members(["base", "points", "step", "floor", "cap"])
        return try CostImpactScore(
            base: members.needed("base").decimal(), points: members.needed("points").decimal(),
            step: members.needed("step").money(), floor: members.needed("floor").decimal(),
            cap: members.needed("cap").decimal())
    }

    static func ceiling(_ reader: ArgumentReader) throws -> PriceCeilings.Ceiling {
        let members = try reader.members(["id", "limit", "from", "to"])
        let to = try members.optional("to").map { try Day($0.text()) }
        let from = to == nil ? members.optional("from") : try members.needed("from")
        return PriceCeilings.Ceiling(
            try members.needed("id").text(), limit: try members.needed("limit").money(),
            validity: try from.map { try Validity(from: Day($0.text()), to: to) })
    }

    static func limit(_ members: ArgumentMembers) throws -> RatioLimit {
        let reader = try members.needed("ratio")
        let code = try reader.text()
        let known = RatioLimit.standard.first { $0.code == code }
        if let own = members.optional("limit") {
            return RatioLimit(code, chinese: known?.chinese ?? code, limit: try own.decimal())
        }
        guard let known else {
            throw ArgumentError.value(
                path: reader.path, value: code,
                allowed: RatioLimit.standard.map(\.code).joined(separator: ", "))
        }
        return known
    }
}
