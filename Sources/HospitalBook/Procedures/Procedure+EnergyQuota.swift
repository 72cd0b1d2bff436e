import CostControl
import HospitalCore
import Interchange

/// Procedures of quotas, rounds of readings, increases of bills and intensities.
extension Procedure {
    /// `energy.quota`: actuals against quotas, with reward and penalty.
    static let energyQuota = Procedure(
        "energy.quota",
        (
            zh: "定额管理、节奖超罚：按偏差档次计算奖励（正）或处罚（负），封顶，未计量不奖不罚。",
            en: "Quotas with reward (positive) and penalty (negative) by band; what was not "
                + "measured is missing."
        ),
        arguments: [
            .needed(
                "quotas", .array, zh: "定额：code、quota、price（元）、actual（null为未计量）",
                en: "Quotas: code, quota, price in yuan, actual (null when not measured)"),
            .needed(
                "bands", .array, zh: "档次：from（偏差，首档省略）、share、sanction",
                en: "Bands: from (the deviation; none for the first), share, sanction"),
            .optional("most_reward", .decimal, zh: "奖励上限（元）", en: "Most reward in yuan"),
            .optional("most_penalty", .decimal, zh: "处罚上限（元）", en: "Most penalty in yuan"),
        ],
        tables: ["quotas"]
    ) { members in
        let bands = try members.elements("bands").map { reader in
            let row = try reader.members(["from", "share", "sanction"])
            return EnergyQuota.Band(
                from: try row.optional("from")?.rate(), share: try row.decimal("share"),
                sanction: try row.optionalText("sanction"))
        }
        let (reward, penalty) = (
            try members.optional("most_reward")?.money(),
            try members.optional("most_penalty")?.money()
        )
        let rows = try members.elements("quotas").map { reader -> [ResultValue] in
            let row = try reader.members(["code", "quota", "price", "actual"])
            var quota = try EnergyQuota(
                row.decimal("quota"), price: row.decimal("price"), bands: bands)
            quota.mostReward = reward
            quota.mostPenalty = penalty
            let result = try quota.result(row.optionalDecimal("actual"))
            return [
                .text(try row.text("code")), .text(result.state.rawValue),
                .text(optional: result.difference?.description),
                .integer(result.amount.fen), .text(optional: result.sanction),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "quotas",
                columns: [
                    .text("code", zh: "编码", en: "Code"), .text("state", zh: "状态", en: "State"),
                    .text("difference", zh: "超（节）量", en: "Actual less quota"),
                    .whole("amount_fen", zh: "奖（罚）金额（分）", en: "Reward or penalty in fen"),
                    .text("sanction", zh: "处理", en: "Sanction"),
                ],
                rows: rows)
        ])
    }

    /// `energy.round`: a round of readings against what is usual.
    static let energyRound = Procedure(
        "energy.round",
        (
            zh: "每周抄表：与常用量比较，偏差超限预警，缺抄列示。",
            en: "A round of readings against the usual: alerts, and what was not read."
        ),
        arguments: [
            .needed("means", .object, zh: "各表常用量", en: "The usual use of each meter"),
            .needed("values", .object, zh: "本次用量", en: "What was used"),
            .needed("limit", .decimal, zh: "允许偏差百分比", en: "Allowed deviation in percent"),
        ],
        tables: ["meters"]
    ) { members in
        func byMeter(_ name: String) throws -> [Meter.ID: Decimal] {
            var values: [Meter.ID: Decimal] = [:]
            for member in try members.namedMembers(name) {
                values[Meter.ID(member.name)] = try member.reader.decimal()
            }
            return values
        }
        let round = try ReadingRound(
            means: byMeter("means"), values: byMeter("values"), limit: members.decimal("limit"))
        return ProcedureResult([
            ResultTable(
                name: "meters",
                columns: [
                    .text("meter", zh: "计量表", en: "Meter"), .text("state", zh: "状态", en: "State"),
                    .text("percent", zh: "偏差百分比", en: "Deviation in percent"),
                ],
                rows: round.lines.map { line in
                    [
                        .text(line.meter.code), .text(line.state.rawValue),
                        .text(optional: line.percent?.description),
                    ]
                })
        ])
    }

    /// `energy.increase`: why a bill rose.
    static let energyIncrease = Procedure(
        "energy.increase",
        (
            zh: "水电费增支分解：价格因素、已知因素与余额（未计量、跑冒滴漏）；上期金额可由金额增幅推算。",
            en: "Why a bill rose: price, known causes and the rest; the earlier amount can follow "
                + "from the percentage of the amount."
        ),
        arguments: [
            .needed("current", .decimal, zh: "本期金额（元）", en: "Now in yuan"),
            .optional("earlier", .decimal, zh: "上期金额（元）", en: "Earlier in yuan"),
            .optional("percent", .decimal, zh: "金额增幅百分比", en: "Rise of the amount in percent"),
            .needed("quantity", .decimal, zh: "按新价计费的数量", en: "Quantity at the new price"),
            .needed("price_change", .decimal, zh: "单价变动（元）", en: "Change of the price in yuan"),
            .optional("known", .object, zh: "已知因素金额（元）", en: "Known parts in yuan"),
        ],
        tables: ["parts"]
    ) { members in
        let current = try members.money("current")
        if members.optional("earlier") != nil {
            try members.refuse(["percent"], beside: "earlier")
        }
        let earlier =
            if let earlier = try members.optional("earlier")?.money() { earlier } else {
                try UtilityIncrease.earlier(
                    than: current, percentOfAmount: members.decimal("percent"))
            }
        let known = try members.optional("known")?.namedMembers() ?? []
        let increase = try UtilityIncrease(
            earlier: earlier, current: current, quantity: members.decimal("quantity"),
            priceChange: members.decimal("price_change"),
            known: known.map { try $0.reader.money() })
        func row(_ name: String, _ amount: Money) -> [ResultValue] {
            [.text(name), .integer(amount.fen)]
        }
        return ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [
                    .text("part", zh: "因素", en: "Part"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: [
                    row("earlier", increase.earlier), row("current", increase.current),
                    row("increase", increase.increase), row("price", increase.price),
                ] + zip(known, increase.known).map { row($0.name, $1) } + [
                    row("rest", increase.rest)
                ])
        ])
    }

    /// `energy.intensity`: use per m², bed-day, visit or other use.
    static let energyIntensity = Procedure(
        "energy.intensity",
        (
            zh: "能耗强度：单位面积、床日、诊次用量或各类比率；缺数不为零。",
            en: "Use per square metre, bed-day, visit or other use; missing is not zero."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "项目：code、use、per（名称）、denominator",
                en: "Items: code, use, per (its name), denominator"),
            .optional("digits", .whole, zh: "小数位，默认2", en: "Digits; 2"),
        ],
        tables: ["items"]
    ) { members in
        let digits = try members.optional("digits")?.whole() ?? 2
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members(["code", "use", "per", "denominator"])
            let code = try row.text("code")
            let value = try EnergyIntensity.value(
                of: row.optionalDecimal("use"), named: code,
                per: row.optionalDecimal("denominator"), named: row.text("per"), digits: digits)
            return [
                .text(code), .text(try row.text("per")), .text(optional: value?.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("code", zh: "编码", en: "Code"), .text("per", zh: "单位", en: "Per"),
                    .text("value", zh: "强度", en: "Intensity"),
                ],
                rows: rows)
        ])
    }
}
