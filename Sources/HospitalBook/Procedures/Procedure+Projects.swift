import CostControl
import HospitalCore
import Interchange

/// Procedures of purchase plans, price bands and projects.
extension Procedure {
    /// `purchase.plan`: the need of parts by month, and what was bought without a plan.
    static let purchasePlan = Procedure(
        "purchase.plan",
        (
            zh: "维修材料年度采购计划：按寿命周期更换与历年故障备件；计划外采购占比。",
            en: "Parts by month from their lives and failures, and the share bought unplanned."
        ),
        arguments: [
            .needed("year", .whole, zh: "年度", en: "Year"),
            .needed(
                "parts", .array,
                zh: "材料：part、life_months、last_changed（月份→数量）、failures（月份→次数）",
                en: "Parts: part, life_months, last_changed and failures by month"),
            .optional("planned", .object, zh: "各项目计划金额（元）", en: "Planned yuan by item"),
            .optional("bought", .object, zh: "各项目采购金额（元）", en: "Bought yuan by item"),
        ],
        tables: ["needs", "unplanned"]
    ) { members in
        let year = try members.needed("year").whole()
        let months = try (1...12).map { try Month(year: year, month: $0) }
        func counts(_ row: ArgumentMembers, _ name: String) throws -> [Month: Int] {
            var counts: [Month: Int] = [:]
            for member in try row.optional(name)?.namedMembers() ?? [] {
                counts[try Month(member.name)] = try member.reader.whole()
            }
            return counts
        }
        var rows: [[ResultValue]] = []
        for reader in try members.elements("parts") {
            let row = try reader.members(["part", "life_months", "last_changed", "failures"])
            let part = PurchasePlan.Part(
                try row.text("part"), lifeMonths: try row.optional("life_months")?.whole(),
                lastChanged: try counts(row, "last_changed"),
                failures: try counts(row, "failures"))
            rows += try PurchasePlan.needs(of: part, in: months).map { need in
                [
                    .text(part.code), .text(need.month.description),
                    .integer(Int64(need.periodic)), .integer(Int64(need.emergency)),
                ]
            }
        }
        let share = try PurchasePlan.unplannedShare(
            planned: members.optional("planned")?.amounts() ?? [:],
            bought: members.optional("bought")?.amounts() ?? [:])
        return ProcedureResult([
            ResultTable(
                name: "needs",
                columns: [
                    .text("part", zh: "材料", en: "Part"), .text("month", zh: "月份", en: "Month"),
                    .whole("periodic", zh: "周期更换", en: "At the end of their life"),
                    .whole("emergency", zh: "故障备件", en: "For failures"),
                ],
                rows: rows),
            ResultTable(
                name: "unplanned",
                columns: [
                    .whole("amount_fen", zh: "计划外金额（分）", en: "Unplanned in fen"),
                    .text("percent", zh: "占比", en: "Percent"),
                ],
                rows: [[.integer(share.amount.fen), .text(optional: share.percent?.description)]]),
        ])
    }

    /// `purchase.prices`: amounts at prices that fall with volume.
    static let purchasePrices = Procedure(
        "purchase.prices",
        (
            zh: "带量采购价：按累计数量所在阶梯计价，整量或分段。",
            en: "Amounts at prices that fall with the quantity, for the whole or by parts."
        ),
        arguments: [
            .needed(
                "bands", .array, zh: "阶梯：from、price（元）", en: "Bands: from, price in yuan"),
            .needed("basis", .text, zh: "whole整量、parts分段", en: "whole or parts"),
            .needed("quantities", .array, zh: "数量", en: "Quantities"),
        ],
        tables: ["amounts"]
    ) { members in
        let prices = try VolumePrices(
            members.elements("bands").map { reader in
                let row = try reader.members(["from", "price"])
                return VolumePrices.Band(
                    from: try row.decimal("from"), price: try row.decimal("price"))
            },
            basis: members.needed("basis").choice(VolumePrices.Basis.self))
        let rows = try members.elements("quantities").map { reader -> [ResultValue] in
            let quantity = try reader.decimal()
            let amount = try prices.amount(of: quantity)
            return [
                .text(quantity.description), .text(prices.price(at: quantity).description),
                .integer(amount.fen),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "amounts",
                columns: [
                    .text("quantity", zh: "数量", en: "Quantity"),
                    .text("price", zh: "所达单价", en: "Price of the band reached"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                ],
                rows: rows)
        ])
    }

    /// `project.stages`: the stages of special projects.
    static let projectStages = Procedure(
        "project.stages",
        (
            zh: "专项项目阶段：立项、预算、实施、验收、决算、审计依次完成；未完成与未审计清单。",
            en: "Stages of special projects in their order; what is missing and what is unaudited."
        ),
        arguments: [
            .needed(
                "projects", .array,
                zh: "项目：project、responsible、stages（stage：proposal、budget、execution、acceptance、"
                    + "final_accounts、audit；on）",
                en: "Projects: project, responsible, stages (stage: proposal, budget, execution, "
                    + "acceptance, final_accounts, audit; on)")
        ],
        tables: ["projects"]
    ) { members in
        let rows = try members.elements("projects").map { reader -> [ResultValue] in
            let row = try reader.members(["project", "responsible", "stages"])
            var project = ProjectStages(
                try row.text("project"), responsible: Person.ID(try row.text("responsible")))
            for reader in try row.elements("stages") {
                let step = try reader.members(["stage", "on"])
                try project.complete(
                    step.needed("stage").choice(ProjectStages.Stage.self),
                    on: step.needed("on").day())
            }
            return [
                .text(project.project), .text(project.responsible.code),
                .text(optional: project.done.last?.stage.rawValue),
                .text(project.missing.map(\.rawValue).joined(separator: ",")),
                .integer(project.missing.contains(.audit) ? 0 : 1),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "projects",
                columns: [
                    .text("project", zh: "项目", en: "Project"),
                    .text("responsible", zh: "负责人", en: "In charge"),
                    .text("stage", zh: "已完成阶段", en: "Last stage"),
                    .text("missing", zh: "未完成阶段", en: "Missing stages"),
                    .whole("audited", zh: "已审计", en: "Audited"),
                ],
                rows: rows)
        ])
    }

    /// `project.changes`: change orders against their contract, and what a review took off.
    static let projectChanges = Procedure(
        "project.changes",
        (
            zh: "设计变更与现场签证累计占合同比例；送审与审定的审减额、审减率。",
            en: "Change orders in percent of their contract; what a review took off."
        ),
        arguments: [
            .needed("contract", .decimal, zh: "合同金额（元）", en: "The contract in yuan"),
            .needed("limit", .decimal, zh: "变更上限比例", en: "The most that changes may add"),
            .needed("changes", .array, zh: "变更：change、amount（元）", en: "Changes: change, amount"),
            .optional("submitted", .decimal, zh: "送审金额（元）", en: "Submitted in yuan"),
            .optional("reviewed", .decimal, zh: "审定金额（元）", en: "Reviewed in yuan"),
        ],
        tables: ["changes", "review"]
    ) { members in
        let changes = try ChangeOrders(
            contract: members.money("contract"), limit: members.decimal("limit"),
            changes: members.elements("changes").map { reader in
                let row = try reader.members(["change", "amount"])
                return (code: try row.text("change"), amount: try row.money("amount"))
            })
        var review: [[ResultValue]] = []
        if members.optional("reviewed") != nil { _ = try members.needed("submitted") }
        if let submitted = try members.optional("submitted")?.money() {
            let reduction = try ChangeOrders.reduction(
                submitted: submitted, reviewed: members.money("reviewed"))
            review = [
                [
                    .integer(reduction.amount.fen), .text(optional: reduction.percent?.description),
                ]
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "changes",
                columns: [
                    .text("change", zh: "变更", en: "Change"),
                    .whole("amount_fen", zh: "金额（分）", en: "Amount in fen"),
                    .whole("total_fen", zh: "累计（分）", en: "So far in fen"),
                    .text("percent", zh: "占合同百分比", en: "Percent of the contract"),
                    .whole("over", zh: "超限", en: "Over the limit"),
                ],
                rows: changes.lines.map { line in
                    [
                        .text(line.code), .integer(line.amount.fen), .integer(line.total.fen),
                        .text(line.percent.description), .integer(line.isOver ? 1 : 0),
                    ]
                }),
            ResultTable(
                name: "review",
                columns: [
                    .whole("reduction_fen", zh: "审减额（分）", en: "Taken off in fen"),
                    .text("percent", zh: "审减率", en: "Percent taken off"),
                ],
                rows: review),
        ])
    }
}
