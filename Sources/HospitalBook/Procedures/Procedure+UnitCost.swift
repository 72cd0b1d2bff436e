import CostControl
import HospitalCore
import Interchange

/// Procedures that spread a department's cost over its service items.
extension Procedure {
    static let unitCostProcedures: [Procedure] = [
        costTimeDriven, costRelativeValue, costProportional,
    ]

    /// `cost.time_driven`: service items by minutes of practical capacity.
    static let costTimeDriven = Procedure(
        "cost.time_driven",
        (
            zh: "时间驱动作业成本法：单位成本＝分钟成本×单位时间，闲置产能单列。",
            en: "Time-driven item cost: cost of a minute × minutes; unused capacity shown apart."
        ),
        arguments: [
            .optional("object", .text, zh: "核算对象，用于提示信息", en: "The department, for messages"),
            .needed("cost", .decimal, zh: "期间成本（元）", en: "The cost of the period in yuan"),
            .needed("capacity", .decimal, zh: "实际产能（分钟）", en: "The practical capacity in minutes"),
            .needed(
                "activities", .array, zh: "作业：id、minutes（单位时间）、volume",
                en: "Activities: id, minutes (for one), volume"),
        ],
        tables: ["activities", "capacity", "findings"]
    ) { members in
        let cost = try TimeDrivenCosting(
            object: members.object(), cost: members.needed("cost").money(),
            capacity: members.needed("capacity").decimal(),
            activities: members.needed("activities").elements().map { reader in
                let activity = try reader.members(["id", "minutes", "volume"])
                return TimedActivity(
                    try activity.needed("id").text(),
                    minutes: try activity.needed("minutes").decimal(),
                    volume: try activity.needed("volume").decimal())
            }
        ).costed()
        return ProcedureResult(json: try cost.json(), tables: try cost.tables())
    }

    /// `cost.rvu`: service items by relative values.
    static let costRelativeValue = Procedure(
        "cost.rvu",
        (
            zh: "成本当量法：单位成本＝成本总额÷Σ（当量×业务量）×当量。",
            en: "Item cost by relative values: pool / Σ (value × volume) × value."
        ),
        arguments: [
            .optional("object", .text, zh: "核算对象，用于提示信息", en: "The department, for messages"),
            .needed("pool", .decimal, zh: "成本总额（元）", en: "The pool in yuan"),
            .needed(
                "items", .array, zh: "项目：id、value（当量）、volume",
                en: "Items: id, value (relative value), volume"),
            .optional(
                "markup", .decimal, zh: "成本加成率，0.15即15%；给出时计算价格",
                en: "Mark-up on cost, 0.15 for 15 %; prices are shown when it is given"),
        ],
        tables: ["items"]
    ) { members in
        let cost = try RelativeValueCosting(
            object: members.object(), pool: members.needed("pool").money(),
            items: members.needed("items").elements().map { reader in
                let item = try reader.members(["id", "value", "volume"])
                return RelativeValueItem(
                    try item.needed("id").text(), value: try item.needed("value").decimal(),
                    volume: try item.needed("volume").decimal())
            }
        ).costed()
        let markUp = try members.optional("markup").map { Rate(try $0.decimal()) }
        return ProcedureResult(json: try cost.json(markUp), tables: [try cost.table(markUp)])
    }

    /// `cost.proportional`: service items in proportion to income, minutes or work.
    static let costProportional = Procedure(
        "cost.proportional",
        (
            zh: "成本比例系数法：按收入、操作时间或工作量占比计算项目成本和单位成本。",
            en: "Item cost in proportion to income, operating minutes or work."
        ),
        arguments: [
            .optional("object", .text, zh: "核算对象，用于提示信息", en: "The department, for messages"),
            .needed("pool", .decimal, zh: "成本总额（元）", en: "The pool in yuan"),
            .needed(
                "variant", .text, zh: "比例系数：income收入、minutes操作时间、work工作量",
                en: "What the basis is: income, minutes or work"),
            .needed(
                "items", .array, zh: "项目：id、basis（收入、时间或工作量）、volume",
                en: "Items: id, basis (income, minutes or work), volume"),
        ],
        tables: ["items"]
    ) { members in
        let lines = try ProportionalCosting(
            object: members.object(), pool: members.needed("pool").money(),
            variant: members.needed("variant").choice(),
            items: members.needed("items").elements().map { reader in
                let item = try reader.members(["id", "basis", "volume"])
                return ProportionalItem(
                    try item.needed("id").text(), basis: try item.needed("basis").decimal(),
                    volume: try item.needed("volume").decimal())
            }
        ).costed()
        var table = ResultTable(
            name: "items",
            columns: [
                ResultColumn("item", .text, zh: "项目", en: "Item"),
                ResultColumn("share", .text, zh: "比例系数", en: "Share"),
                ResultColumn("unit_cost", .text, zh: "单位成本（元）", en: "Unit cost (yuan)"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost"))
        var items: [JSONValue] = []
        for line in lines {
            table.append(
                [
                    .text(line.item.code), try .unitCost(line.share), try .unitCost(line.unitCost),
                ] + .amount(line.cost))
            items.append(
                .object([
                    "id": .string(line.item.code), "share": try .unitCost(line.share),
                    "unit_cost": try .unitCost(line.unitCost), "cost": .money(line.cost),
                ]))
        }
        return ProcedureResult(json: .object(["items": .array(items)]), tables: [table])
    }
}

extension ArgumentMembers {
    /// The optional `object` that messages name; a dash when it is not given.
    func object() throws -> String { try optional("object")?.text() ?? "—" }
}

extension TimeDrivenCost {
    fileprivate func json() throws -> JSONValue {
        .object([
            "rate_per_minute": try .unitCost(rate),
            "activities": .array(
                try lines.map { line in
                    .object([
                        "id": .string(line.activity.code),
                        "unit_cost": try .unitCost(line.unitCost),
                        "minutes": .decimal(line.minutes), "cost": .money(line.cost),
                    ])
                }),
            "used": .object([
                "minutes": .decimal(used.minutes), "cost": .money(used.cost),
                "share": try .unitCost(usedShare),
            ]),
            "unused": .object([
                "minutes": .decimal(unused.minutes), "cost": .money(unused.cost),
            ]),
            "findings": .array(findings.map(\.json)),
        ])
    }

    fileprivate func tables() throws -> [ResultTable] {
        var activities = ResultTable(
            name: "activities",
            columns: [
                ResultColumn("activity", .text, zh: "作业", en: "Activity"),
                ResultColumn("unit_cost", .text, zh: "单位成本（元）", en: "Unit cost (yuan)"),
                ResultColumn("minutes", .text, zh: "耗用分钟", en: "Minutes"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost"))
        for line in lines {
            activities.append(
                [
                    .text(line.activity.code), try .unitCost(line.unitCost),
                    .optional(line.minutes),
                ] + .amount(line.cost))
        }
        var capacity = ResultTable(
            name: "capacity",
            columns: [
                ResultColumn("part", .text, zh: "部分", en: "Part"),
                ResultColumn("minutes", .text, zh: "分钟", en: "Minutes"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost"))
        for (name, part) in [("used", used), ("unused", unused)] {
            capacity.append([.text(name), .optional(part.minutes)] + .amount(part.cost))
        }
        return [activities, capacity, findings.table]
    }
}

extension RelativeValueCost {
    private func price(_ line: Line, _ markUp: Rate?) -> Rate? {
        markUp.map { line.unitCost * (.one + $0) }
    }

    fileprivate func json(_ markUp: Rate?) throws -> JSONValue {
        .object([
            "total_value": .decimal(total), "cost_per_value": try .unitCost(rate),
            "items": .array(
                try lines.map { line in
                    .object([
                        "id": .string(line.item.code), "unit_cost": try .unitCost(line.unitCost),
                        "cost": .money(line.cost), "price": try .unitCost(price(line, markUp)),
                    ])
                }),
        ])
    }

    fileprivate func table(_ markUp: Rate?) throws -> ResultTable {
        var table = ResultTable(
            name: "items",
            columns: [
                ResultColumn("item", .text, zh: "项目", en: "Item"),
                ResultColumn("value", .text, zh: "当量", en: "Relative value"),
                ResultColumn("unit_cost", .text, zh: "单位成本（元）", en: "Unit cost (yuan)"),
                ResultColumn("price", .text, zh: "价格（元）", en: "Price (yuan)"),
            ] + ResultColumn.amount("cost", zh: "成本", en: "Cost"))
        for line in lines {
            table.append(
                [
                    .text(line.item.code), .optional(line.item.value),
                    try .unitCost(line.unitCost), try .unitCost(price(line, markUp)),
                ] + .amount(line.cost))
        }
        return table
    }
}
