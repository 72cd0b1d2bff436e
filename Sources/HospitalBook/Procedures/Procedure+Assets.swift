import CostControl
import HospitalCore
import Interchange

/// Procedures of assets: counting campaigns, equipment returns, work orders.
extension Procedure {
    static let assetRegisterProcedures: [Procedure] = [
        assetCount, assetReturn, assetWorkOrders, assetReliability,
    ]

    /// `asset.count`: what is where, by asset and department.
    static let assetCount = Procedure(
        "asset.count",
        (
            zh: "资产清查：账面与扫描比较，在位、错位、缺失、账外，重复扫描只计一次，按科室完成率。",
            en: "A counting campaign: found, misplaced, missing, unknown; twice counts once."
        ),
        arguments: [
            .needed(
                "assets", .array,
                zh: "资产：asset、department、place、keeper、life_months、last_audit",
                en: "Assets: asset, department, place, keeper, life_months, last_audit"),
            .needed("scans", .array, zh: "扫描：asset、place、at", en: "Scans: asset, place, at"),
            .needed("start", .text, zh: "清查开始时刻", en: "When the campaign began"),
            today,
            .optional("audit_months", .whole, zh: "清查周期（月），默认12", en: "Months between audits"),
        ],
        tables: ["assets", "departments", "due"]
    ) { members in
        let cards = try members.elements("assets").map { reader in
            let row = try reader.members([
                "asset", "department", "place", "keeper", "life_months", "last_audit",
            ])
            return AssetCount.Card(
                try row.text("asset"), department: try row.department("department"),
                place: try row.optionalText("place") ?? "",
                keeper: try row.optionalText("keeper").map { Person.ID($0) },
                lifeMonths: try row.optional("life_months")?.whole(),
                lastAudit: try row.optional("last_audit")?.day())
        }
        let scans = try members.elements("scans").map { reader in
            let row = try reader.members(["asset", "place", "at"])
            return AssetCount.Scan(
                try row.text("asset"), at: try row.text("place"),
                on: try row.needed("at").moment())
        }
        let count = try AssetCount(cards, scans: scans, from: members.needed("start").moment())
        let day = try members.needed("today").day()
        let months = try members.optional("audit_months")?.whole() ?? 12
        let due = try cards.filter {
            try $0.isDue(on: day, everyMonths: months) || !$0.gaps.isEmpty
        }
        return ProcedureResult([
            ResultTable(
                name: "assets",
                columns: [
                    .text("asset", zh: "资产", en: "Asset"), .text("state", zh: "状态", en: "State"),
                    .text("department", zh: "科室", en: "Department"),
                    .text("seen_at", zh: "扫描地点", en: "Seen at"),
                    .whole("scans", zh: "扫描次数", en: "Scans"),
                ],
                rows: count.lines.map { line in
                    [
                        .text(line.code), .text(line.state.rawValue),
                        .text(optional: line.department?.code), .text(optional: line.seenAt),
                        .integer(Int64(line.scans)),
                    ]
                }),
            ResultTable(
                name: "departments",
                columns: [
                    .text("department", zh: "科室", en: "Department"),
                    .whole("expected", zh: "账面", en: "Expected"),
                    .whole("found", zh: "已清查", en: "Found"),
                ],
                rows: count.departments.map { department in
                    [
                        .text(department.department.code), .integer(Int64(department.expected)),
                        .integer(Int64(department.found)),
                    ]
                }),
            ResultTable(
                name: "due",
                columns: [
                    .text("asset", zh: "资产", en: "Asset"),
                    .whole("audit_due", zh: "应清查", en: "Audit due"),
                    .text("gaps", zh: "缺项", en: "What the card lacks"),
                ],
                rows: try due.map { card in
                    [
                        .text(card.code),
                        .integer(try card.isDue(on: day, everyMonths: months) ? 1 : 0),
                        .text(card.gaps.joined(separator: ",")),
                    ]
                }),
        ])
    }

    /// `asset.return`: what equipment earns and costs.
    static let assetReturn = Procedure(
        "asset.return",
        (
            zh: "设备效益：收入减折旧、能耗、维修、配件等；使用率与闲置。",
            en: "What equipment earns and costs; utilisation and idle equipment."
        ),
        arguments: [
            .needed(
                "assets", .array,
                zh: "设备：asset、income（元）、costs（名称→元）、used_hours、available_hours",
                en: "Assets: asset, income, costs by kind in yuan, used_hours, available_hours"),
            .optional("idle_below", .decimal, zh: "闲置使用率界限", en: "Idle below this percentage"),
        ],
        tables: ["assets"]
    ) { members in
        let limit = try members.optionalDecimal("idle_below") ?? .zero
        let rows = try members.elements("assets").map { reader -> [ResultValue] in
            let row = try reader.members([
                "asset", "income", "costs", "used_hours", "available_hours",
            ])
            let equipment = EquipmentReturn(
                try row.text("asset"), income: try row.money("income"),
                costs: try row.namedMembers("costs").map { ($0.name, try $0.reader.money()) },
                usedHours: try row.optionalDecimal("used_hours"),
                availableHours: try row.optionalDecimal("available_hours"))
            return [
                .text(equipment.asset), .integer(try equipment.result().fen),
                .text(optional: try equipment.utilisation()?.value.description),
                .integer(try equipment.isIdle(below: limit) ? 1 : 0),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "assets",
                columns: [
                    .text("asset", zh: "设备", en: "Asset"),
                    .whole("result_fen", zh: "结余（分）", en: "Result in fen"),
                    .text("utilisation", zh: "使用率", en: "Utilisation in percent"),
                    .whole("idle", zh: "闲置", en: "Idle"),
                ],
                rows: rows)
        ])
    }

    /// `asset.work_orders`: what maintenance orders cost.
    static let assetWorkOrders = Procedure(
        "asset.work_orders",
        (
            zh: "维修工单成本：人工（分钟×小时费率）、配件、其他。",
            en: "The cost of maintenance orders: labour by the minute, parts, other."
        ),
        arguments: [
            .needed(
                "orders", .array,
                zh: "工单：order、labour（minutes、hourly_rate元）、parts、other（元）",
                en: "Orders: order, labour (minutes, hourly_rate), parts, other in yuan")
        ],
        tables: ["orders"]
    ) { members in
        let rows = try members.elements("orders").map { reader -> [ResultValue] in
            let row = try reader.members(["order", "labour", "parts", "other"])
            let code = try row.text("order")
            let cost = try WorkOrderCost.cost(
                of: code,
                labour: row.elements("labour").map { reader in
                    let work = try reader.members(["minutes", "hourly_rate"])
                    return WorkOrderCost.Labour(
                        minutes: try work.needed("minutes").whole(),
                        hourlyRate: try work.money("hourly_rate"))
                },
                parts: row.optional("parts")?.money() ?? .zero,
                other: row.optional("other")?.money() ?? .zero)
            return [.text(code), .integer(cost.labour.fen), .integer(cost.total.fen)]
        }
        return ProcedureResult([
            ResultTable(
                name: "orders",
                columns: [
                    .text("order", zh: "工单", en: "Order"),
                    .whole("labour_fen", zh: "人工（分）", en: "Labour in fen"),
                    .whole("total_fen", zh: "合计（分）", en: "Total in fen"),
                ],
                rows: rows)
        ])
    }

    /// `asset.reliability`: MTBF and MTTR.
    static let assetReliability = Procedure(
        "asset.reliability",
        (
            zh: "平均无故障时间（MTBF）与平均修复时间（MTTR），小时；无故障时为空。",
            en: "Mean time between failures and to repair in hours; empty without failures."
        ),
        arguments: [
            .needed(
                "assets", .array, zh: "设备：asset、service_minutes、downtimes（分钟）",
                en: "Assets: asset, service_minutes, downtimes in minutes")
        ],
        tables: ["assets"]
    ) { members in
        let rows = try members.elements("assets").map { reader -> [ResultValue] in
            let row = try reader.members(["asset", "service_minutes", "downtimes"])
            let code = try row.text("asset")
            let reliability = try WorkOrderCost.reliability(
                of: code, serviceMinutes: row.needed("service_minutes").whole(),
                downtimes: row.elements("downtimes").map { try $0.whole() })
            return [
                .text(code), .text(optional: reliability?.betweenFailures.description),
                .text(optional: reliability?.toRepair.description),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "assets",
                columns: [
                    .text("asset", zh: "设备", en: "Asset"),
                    .text("mtbf_hours", zh: "平均无故障时间", en: "MTBF in hours"),
                    .text("mttr_hours", zh: "平均修复时间", en: "MTTR in hours"),
                ],
                rows: rows)
        ])
    }
}
