import CostControl
import HospitalCore
import Interchange

/// Procedures of claims, allotments, estimates, variance reports and promised jobs.
extension Procedure {
    /// `claim.audit`: claims against roster, identity and payment.
    static let claimAudit = Procedure(
        "claim.audit",
        (
            zh: "补贴发放核查：名册、身份、发放比对，重复、冒领、套取、截留。",
            en: "Subsidies held against roster, identities and payments."
        ),
        arguments: [
            .needed("roster", .array, zh: "名册：identity、amount（元）", en: "Roster: identity, amount"),
            .needed("identities", .array, zh: "有效身份", en: "Known identities"),
            .needed("paid", .object, zh: "各身份实发（元）", en: "Paid by identity in yuan"),
        ],
        tables: ["faults"]
    ) { members in
        let audit = try ClaimAudit(
            roster: members.elements("roster").map { reader in
                let row = try reader.members(["identity", "amount"])
                return ClaimAudit.Entitled(try row.text("identity"), try row.money("amount"))
            },
            identities: Set(members.needed("identities").texts()),
            paid: members.needed("paid").amounts())
        return ProcedureResult([
            ResultTable(
                name: "faults",
                columns: [
                    .text("identity", zh: "身份", en: "Identity"),
                    .text("fault", zh: "问题", en: "Fault"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: audit.lines.map { line in
                    [
                        .text(line.identity), .text(line.fault.rawValue),
                        line.amount.map { .integer($0.fen) } ?? .null,
                    ]
                })
        ])
    }

    /// `fund.allot`: a fund by base and score.
    static let fundAllot = Procedure(
        "fund.allot",
        (
            zh: "按任务基数与考核得分分配下期资金，合计到分；未考核不分配。",
            en: "A fund by base and published score; it waits for a unit without a score."
        ),
        arguments: [
            .needed("fund", .decimal, zh: "资金（元）", en: "The fund in yuan"),
            .needed("units", .array, zh: "单位：unit、base、score", en: "Units: unit, base, score"),
        ],
        tables: ["units"]
    ) { members in
        let amounts = try FundAllotment.amounts(
            of: members.money("fund"),
            members.elements("units").map { reader in
                let row = try reader.members(["unit", "base", "score"])
                return FundAllotment.Unit(
                    try row.text("unit"), base: try row.decimal("base"),
                    score: try row.optionalDecimal("score"))
            })
        return ProcedureResult([
            ResultTable(
                name: "units",
                columns: [
                    .text("unit", zh: "单位", en: "Unit"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: amounts.map { [.text($0.unit), .integer($0.amount.fen)] })
        ])
    }

    /// `benefit.estimate`: what improvements may save.
    static let benefitEstimate = Procedure(
        "benefit.estimate",
        (
            zh: "效益测算区间：单位费用×数量×期数×节约比例；有偿用房按面积、单价、天数计费。",
            en: "What improvements may save, as a range; charges of rooms inside of the hospital."
        ),
        arguments: [
            .needed(
                "items", .array,
                zh: "项目：item、unit_cost（元）、count、periods、least、greatest（比例）",
                en: "Items: item, unit_cost in yuan, count, periods, least, greatest as shares"),
            .optional(
                "rooms", .array, zh: "用房：room、area、rate（元/㎡·日）、days",
                en: "Rooms: room, area, rate in yuan a day and square metre, days"),
            .optional(
                "own_work", .array, zh: "自制：item、market、own（元）",
                en: "Own work: item, market, own in yuan"),
        ],
        tables: ["items", "rooms", "own_work"]
    ) { members in
        let items = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members([
                "item", "unit_cost", "count", "periods", "least", "greatest",
            ])
            let benefit = try BenefitEstimate(
                unitCost: row.money("unit_cost"), count: row.needed("count").whole(),
                periods: row.needed("periods").whole(), least: row.decimal("least"),
                greatest: row.decimal("greatest"))
            return [
                .text(try row.text("item")), .integer(benefit.least.fen),
                .integer(benefit.greatest.fen),
            ]
        }
        let rooms = try members.optional("rooms")?.elements() ?? []
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "项目", en: "Item"),
                    .whole("least_fen", zh: "最少（分）", en: "Least in fen"),
                    .whole("greatest_fen", zh: "最多（分）", en: "Greatest in fen"),
                ],
                rows: items),
            ResultTable(
                name: "rooms",
                columns: [
                    .text("room", zh: "用房", en: "Room"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: try rooms.map { reader in
                    let row = try reader.members(["room", "area", "rate", "days"])
                    let room = try row.text("room")
                    let amount = try RoomCharge.amount(
                        of: room, area: row.decimal("area"), rate: row.decimal("rate"),
                        days: row.needed("days").whole())
                    return [.text(room), .integer(amount.fen)]
                }),
            ResultTable(
                name: "own_work",
                columns: [
                    .text("item", zh: "项目", en: "Item"),
                    .whole("saving_fen", zh: "节约（分）", en: "Saving in fen"),
                ],
                rows: try (members.optional("own_work")?.elements() ?? []).map { reader in
                    let row = try reader.members(["item", "market", "own"])
                    let saving = try BenefitEstimate.ownWork(
                        market: row.money("market"), own: row.money("own"))
                    return [.text(try row.text("item")), .integer(saving.fen)]
                }),
        ])
    }

    /// `cost.variance`: cost against budget by item.
    static let costVarianceReport = Procedure(
        "cost.variance_report",
        (
            zh: "月度预算执行分析：预算、实际、差异、差异率与成本构成。",
            en: "Cost against budget by item: variance, percentage and share."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "项目：item、budget、actual（元）",
                en: "Items: item, budget, actual in yuan")
        ],
        tables: ["items"]
    ) { members in
        let report = try CostVarianceReport(
            members.elements("items").map { reader in
                let row = try reader.members(["item", "budget", "actual"])
                return CostVarianceReport.Item(
                    try row.text("item"), budget: try row.money("budget"),
                    actual: try row.money("actual"))
            })
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "项目", en: "Item"),
                    .whole("variance_fen", zh: "差异（分）", en: "Variance in fen"),
                    .text("percent", zh: "差异率", en: "Percent of the budget"),
                    .text("share", zh: "构成比", en: "Share of the cost"),
                ],
                rows: (report.lines + [report.total]).map { line in
                    [
                        .text(line.item.name), .integer(line.variance.fen),
                        .text(optional: line.percent?.description),
                        .text(optional: line.share?.description),
                    ]
                })
        ])
    }

    /// `task.overdue`: promised jobs on a day.
    static let taskOverdue = Procedure(
        "task.overdue",
        (zh: "承诺事项：完成、进行中、逾期。", en: "Promised jobs: done, open or overdue on a day."),
        arguments: [
            .needed(
                "tasks", .array, zh: "事项：task、quantity、due、done",
                en: "Tasks: task, quantity, due, done"),
            today,
        ],
        tables: ["tasks"]
    ) { members in
        let day = try members.needed("today").day()
        let rows = try members.elements("tasks").map { reader -> [ResultValue] in
            let row = try reader.members(["task", "quantity", "due", "done"])
            let task = PlannedTask(
                try row.text("task"), quantity: try row.decimal("quantity"),
                due: try row.needed("due").day(), done: try row.decimal("done"))
            return [.text(task.name), .text(task.state(on: day).rawValue)]
        }
        return ProcedureResult([
            ResultTable(
                name: "tasks",
                columns: [
                    .text("task", zh: "事项", en: "Task"), .text("state", zh: "状态", en: "State"),
                ],
                rows: rows)
        ])
    }
}
