import CostControl
import HospitalCore
import Interchange

/// Procedures of budgets: what documents take, what a year leaves, and how far it has come.
extension Procedure {
    static let budgetProcedures: [Procedure] = [
        budgetRun, budgetCarryOver, budgetProgress, budgetLabourPlan, bookBudgetStep,
        bookBudgetStanding, bookBudgetYearEnd,
    ]

    static let budgetLines = ProcedureArgument.needed(
        "lines", .array,
        zh: "预算：line、department、item、months（month、amount、quantity）、funding、project、purposes、"
            + "unit、restricted（三公）、control（year、cumulative、month：stop、warn、ignore）、"
            + "tolerance（share、most）、year_end（carry、return、lapse）",
        en: "Lines: line, department, item, months (month, amount, quantity), funding, project, "
            + "purposes, unit, restricted, control (year, cumulative, month: stop, warn, "
            + "ignore), tolerance (share, most), year_end (carry, return, lapse)")
    static let budgetSteps = ProcedureArgument.needed(
        "steps", .array,
        zh: "步骤：step（document、release、restore、reverse、adjust、transfer）及其内容；"
            + "stage为reserved、committed、actual",
        en: "Steps: step (document, release, restore, reverse, adjust, transfer) with its "
            + "members; stage is reserved, committed or actual")

    static let budgetCommitments = ProcedureArgument.optional(
        "commitments", .text, zh: "未结单据：open结转（默认）、none释放",
        en: "Open documents: open carries them (the default), none frees them")

    /// The budget of `lines` after `steps`; a refusal names its document or line.
    private static func budget(
        _ members: ArgumentMembers, after each: (BudgetStep, Budget) throws -> Void = { _, _ in }
    ) throws -> (Budget, [Budget.Outcome]) {
        var budget = try Budget(members.elements("lines").map { try BudgetLine($0) })
        let outcomes = try members.elements("steps").map { reader in
            let step = try BudgetStep(reader)
            let outcome = try budget.take(step)
            try each(step, budget)
            return outcome
        }
        return (budget, outcomes)
    }

    /// `budget.run`: takes a budget through its documents.
    static let budgetRun = Procedure(
        "budget.run",
        (
            zh: "预算执行：申请、合同、支出逐级转换只移动不重复占用，按全年、累计、当月控制，专款专用。",
            en: "Takes a budget through requests, contracts and bills: conversion moves and never "
                + "duplicates; limits of year, months so far and month; earmarks."
        ),
        arguments: [budgetLines, budgetSteps],
        tables: ["lines", "documents", "steps", "moves", "warnings"]
    ) { members in
        var rows: [[ResultValue]] = []
        let (budget, outcomes) = try budget(members) { step, budget in
            guard let id = step.line(in: budget), let line = budget.lines[id] else { return }
            rows.append(
                [.integer(Int64(rows.count + 1)), .text(id.code)]
                    + (try BudgetTables.cells(budget.standing(of: id), of: line)))
        }
        return ProcedureResult([
            try BudgetTables.lines(budget), BudgetTables.documents(budget.documents.values),
            ResultTable(
                name: "steps",
                columns: [
                    .whole("step", zh: "步骤", en: "Step"),
                    .text("line", zh: "预算编号", en: "Budget line"),
                ] + BudgetTables.standingColumns,
                rows: rows),
            BudgetTables.moves(outcomes), BudgetTables.warnings(outcomes),
        ])
    }

    /// `budget.carry_over`: what a year leaves to the next.
    static let budgetCarryOver = Procedure(
        "budget.carry_over",
        (
            zh: "年终结转：各预算未用额度结转、缴回或收回，未结申请与合同随其额度结转下年。",
            en: "What a year leaves: carried, given back or lapsed, and open documents with "
                + "their money."
        ),
        arguments: [
            budgetLines, budgetSteps, budgetCommitments,
        ],
        tables: ["carry_over", "documents"]
    ) { members in
        let (budget, _) = try budget(members)
        let end = try BudgetCarryOver(
            of: budget,
            commitments: members.optional("commitments")?
                .choice(BudgetCarryOver.Commitments.self) ?? .open)
        return ProcedureResult([
            BudgetTables.carryOver(end), BudgetTables.documents(end.documents),
        ])
    }

    /// `budget.progress`: gap, share and pace.
    static let budgetProgress = Procedure(
        "budget.progress",
        (
            zh: "预算或任务进度：差额、超额、完成百分比、按当前进度推算的全年数。",
            en: "Progress against budgets or targets: gap, excess, share and the year at this pace."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "项目：item、target、actual",
                en: "Items: item, target, actual"),
            .optional("elapsed", .whole, zh: "已过期数", en: "Periods that have ended"),
            .optional("periods", .whole, zh: "全年期数，默认12", en: "Periods of the year; 12"),
        ],
        tables: ["items"]
    ) { members in
        let elapsed = try members.optional("elapsed")?.whole(atLeast: 0) ?? 0
        let periods = try members.optional("periods")?.whole(atLeast: 1) ?? 12
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members(["item", "target", "actual"])
            let progress = BudgetProgress(
                object: try row.text("item"), target: try row.decimal("target"),
                actual: try row.decimal("actual"))
            return [
                .text(progress.object), .text(progress.target.description),
                .text(progress.actual.description), .text(try progress.gap().description),
                .text(optional: try progress.excess()?.description),
                .text(optional: try progress.share()?.value.description),
                .text(
                    optional: try progress.yearEnd(
                        after: elapsed, of: periods)?.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "项目", en: "Item"), .text("target", zh: "目标", en: "Target"),
                    .text("actual", zh: "完成", en: "Actual"), .text("gap", zh: "差额", en: "Gap"),
                    .text("excess", zh: "超出", en: "Beyond the target"),
                    .text("share", zh: "完成百分比", en: "Percent"),
                    .text("year_end", zh: "推算全年", en: "Year at this pace"),
                ],
                rows: rows)
        ])
    }

    /// `budget.labour_plan`: lines of routine labour and seasonal reserves.
    static let budgetLabourPlan = Procedure(
        "budget.labour_plan",
        (
            zh: "临时用工计划：常规用工与季节性应急储备（如雨季防汛）按月生成预算。",
            en: "Budget lines of temporary labour: routine and standing seasonal reserves."
        ),
        arguments: [
            .needed("line", .text, zh: "预算编号", en: "Code of the lines"),
            .needed("department", .text, zh: "科室", en: "Department"),
            .needed("item", .text, zh: "项目", en: "Item"),
            .needed("year", .whole, zh: "年度", en: "Year"),
            .needed(
                "routine", .array, zh: "常规用工：month、amount", en: "Routine: month, amount"),
            .needed(
                "reserves", .array, zh: "储备：purpose、from、through（月份1—12）、monthly",
                en: "Reserves: purpose, from, through (1 to 12), monthly"),
        ],
        tables: ["lines"]
    ) { members in
        let year = try members.needed("year").whole()
        let months = try (1...12).map { try Month(year: year, month: $0) }
        var routine: [Month: Money] = [:]
        for reader in try members.elements("routine") {
            let row = try reader.members(["month", "amount"])
            let month = try row.needed("month").month()
            guard month.year == year else {
                throw ArgumentError.value(
                    path: "\(reader.path).month", value: "\(month)", allowed: "\(year)")
            }
            guard routine.updateValue(try row.money("amount"), forKey: month) == nil
            else { throw ArgumentError.duplicate(path: "\(reader.path).month") }
        }
        func season(_ row: ArgumentMembers, _ name: String) throws -> Int {
            let reader = try row.needed(name)
            let month = try reader.whole()
            guard (1...12).contains(month) else {
                throw ArgumentError.value(path: reader.path, value: "\(month)", allowed: "1–12")
            }
            return month
        }
        let plan = LabourPlan(
            account: Posting.Account(
                try members.department("department"), item: try members.text("item")),
            routine: routine,
            reserves: try members.elements("reserves").map { reader in
                let row = try reader.members(["purpose", "from", "through", "monthly"])
                return LabourPlan.Reserve(
                    try row.text("purpose"), from: try season(row, "from"),
                    through: try season(row, "through"), monthly: try row.money("monthly"))
            })
        let lines = plan.lines(try members.text("line"), for: months)
        return ProcedureResult([
            ResultTable(
                name: "lines",
                columns: [
                    .text("line", zh: "预算编号", en: "Budget line"),
                    .text("purpose", zh: "用途", en: "Purpose"),
                    .text("month", zh: "月份", en: "Month"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: lines.flatMap { line in
                    months.compactMap { month -> [ResultValue]? in
                        guard let amount = line.approved[month], amount != .zero else { return nil }
                        return [
                            .text(line.id.code), .text(optional: line.purposes.first),
                            .text(month.description), .integer(amount.money.fen),
                        ]
                    }
                })
        ])
    }
}
