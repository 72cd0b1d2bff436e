import CostControl
import HospitalCore
import Interchange

/// Procedures of shelves, merged stores, mended goods, and points where energy is lost.
extension Procedure {
    static let storeRuleProcedures: [Procedure] = [
        stockShelves, stockMerge, stockRepairs, energyLosses,
    ]

    /// `stock.shelves`: what blocks of shelves hold and what is left.
    static let stockShelves = Procedure(
        "stock.shelves",
        (
            zh: "密集架容量台账：各架区总列数、已用与空余，超出空余的占用被拒绝。",
            en: "Columns of shelves by block: all, used and spare; nothing beyond the spare ones."
        ),
        arguments: [
            .needed("blocks", .array, zh: "架区：block、columns", en: "Blocks: block, columns"),
            .needed(
                "moves", .array, zh: "变动：move、block、on、columns（占用为正、腾空为负）",
                en: "Moves: move, block, on, columns (filled above 0, cleared below 0)"),
            today,
        ],
        tables: ["blocks", "total"]
    ) { members in
        let ledger = try ShelfLedger(
            members.elements("blocks").map { reader in
                let row = try reader.members(["block", "columns"])
                return ShelfLedger.Block(
                    try row.text("block"), columns: try row.needed("columns").whole())
            },
            moves: members.elements("moves").map { reader in
                let row = try reader.members(["move", "block", "on", "columns"])
                return ShelfLedger.Move(
                    try row.text("move"), block: try row.text("block"),
                    on: try row.needed("on").day(), columns: try row.needed("columns").whole())
            }, on: members.needed("today").day())
        let counts: [ResultColumn] = [
            .whole("columns", zh: "总列数", en: "Columns"),
            .whole("used", zh: "已用", en: "Used"), .whole("spare", zh: "空余", en: "Spare"),
        ]
        func values(_ columns: Int, _ used: Int, _ spare: Int) -> [ResultValue] {
            [columns, used, spare].map { .integer(Int64($0)) }
        }
        return ProcedureResult([
            ResultTable(
                name: "blocks", columns: [.text("block", zh: "架区", en: "Block")] + counts,
                rows: ledger.lines.map {
                    [.text($0.block.code)] + values($0.block.columns, $0.used, $0.spare)
                }),
            ResultTable(
                name: "total", columns: counts,
                rows: [values(ledger.columns, ledger.used, ledger.spare)]),
        ])
    }

    /// `stock.merge`: several stores as one.
    static let stockMerge = Procedure(
        "stock.merge",
        (zh: "库房合并管理：各库同一物资合计与存放库房。", en: "Several stores kept as one."),
        arguments: [
            .needed(
                "stores", .array, zh: "库房：store、keeper、balances（物资→数量）",
                en: "Stores: store, keeper, balances by item")
        ],
        tables: ["items", "keepers"]
    ) { members in
        let merged = try MergedStores(
            members.elements("stores").map { reader in
                let row = try reader.members(["store", "keeper", "balances"])
                return MergedStores.Store(
                    try row.text("store"), keeper: try row.person("keeper"),
                    balances: try row.needed("balances").decimals())
            })
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "物资", en: "Item"), .text("total", zh: "合计", en: "Total"),
                    .text("stores", zh: "库房", en: "Stores"),
                ],
                rows: merged.lines.map {
                    [
                        .text($0.item), .text($0.total.description),
                        .text($0.stores.joined(separator: ",")),
                    ]
                }),
            ResultTable(
                name: "keepers", columns: [.text("keeper", zh: "保管员", en: "Keeper")],
                rows: merged.keepers.map { [.text($0.code)] }),
        ])
    }

    /// `stock.repairs`: goods that were mended instead of replaced.
    static let stockRepairs = Procedure(
        "stock.repairs",
        (
            zh: "修旧利废登记：修复代替更新的节约额，报废无理由、无修复人、修不如换的提示。",
            en: "Goods mended instead of replaced: what it saved and what the record lacks."
        ),
        arguments: [
            .needed(
                "repairs", .array,
                zh: "修复：repair、item、damaged、mended、price（新品单价，元）、cost（修复费，元）、"
                    + "repairer、reason",
                en: "Repairs: repair, item, damaged, mended, price of a new one and cost of "
                    + "mending in yuan, repairer, reason")
        ],
        tables: ["repairs"]
    ) { members in
        let records = try members.elements("repairs").map { reader in
            let row = try reader.members([
                "repair", "item", "damaged", "mended", "price", "cost", "repairer", "reason",
            ])
            return try RepairRecord(
                row.text("repair"), item: row.text("item"),
                count: RepairRecord.Count(
                    damaged: row.decimal("damaged"), mended: row.decimal("mended")),
                price: row.money("price"), cost: row.money("cost"),
                repairer: row.optionalPerson("repairer"),
                reason: row.optionalText("reason"))
        }
        try RepairRecord.check(records)
        return ProcedureResult([
            ResultTable(
                name: "repairs",
                columns: [
                    .text("repair", zh: "修复单", en: "Repair"), .text("item", zh: "物资", en: "Item"),
                    .text("scrapped", zh: "报废", en: "Scrapped"),
                    .whole("saved_fen", zh: "节约（分）", en: "Saved in fen"),
                    .text("faults", zh: "问题", en: "Faults"),
                ],
                rows: records.map { record in
                    [
                        .text(record.code), .text(record.item), .text(record.scrapped.description),
                        .integer(record.saved.fen),
                        .text(record.faults.map(\.rawValue).joined(separator: ",")),
                    ]
                })
        ])
    }

    /// `energy.losses`: points where energy is lost, and what came back.
    static let energyLosses = Procedure(
        "energy.losses",
        (
            zh: "窃电、漏损点登记：按介质与原因统计发现、清除点数与追回数量，未计量的单列。",
            en: "Points of loss by medium and cause: found, cleared, and the quantity recovered."
        ),
        arguments: [
            .needed(
                "points", .array,
                zh: "损失点：point、medium、kind（theft窃用、leak漏损、unmetered无表、meter_fault表计故障）、"
                    + "found、cleared、recovered",
                en: "Points: point, medium, kind (theft, leak, unmetered, meter_fault), found, "
                    + "cleared, recovered")
        ],
        tables: ["losses"]
    ) { members in
        let register = try LossRegister(
            members.elements("points").map { reader in
                let row = try reader.members([
                    "point", "medium", "kind", "found", "cleared", "recovered",
                ])
                return LossRegister.Point(
                    try row.text("point"), medium: try row.text("medium"),
                    kind: try row.needed("kind").choice(), found: try row.needed("found").day(),
                    cleared: try row.optional("cleared")?.day(),
                    recovered: try row.optionalDecimal("recovered"))
            })
        return ProcedureResult([
            ResultTable(
                name: "losses",
                columns: [
                    .text("medium", zh: "介质", en: "Medium"), .text("kind", zh: "原因", en: "Cause"),
                    .whole("found", zh: "发现点数", en: "Points found"),
                    .whole("cleared", zh: "清除点数", en: "Points cleared"),
                    .text("recovered", zh: "追回数量", en: "Quantity recovered"),
                    .text("unmeasured", zh: "未计量", en: "Cleared without a quantity"),
                ],
                rows: register.lines.map { line in
                    [
                        .text(line.medium), .text(line.kind.rawValue), .integer(Int64(line.found)),
                        .integer(Int64(line.cleared)), .text(optional: line.recovered?.description),
                        .text(line.unmeasured.joined(separator: ",")),
                    ]
                })
        ])
    }
}
