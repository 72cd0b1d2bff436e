import CostControl
import HospitalCore
import Interchange

/// Procedures of stores: ledgers, lots to issue, counts, levels and averages.
extension Procedure {
    static let stockProcedures: [Procedure] = [
        stockRun, stockAllocate, stockCount, stockLevel, stockAverage,
    ]

    private static let lots = ProcedureArgument.needed(
        "lots", .array,
        zh: "批次：lot、item、received、good_through、maker、supplier、buyer、approver",
        en: "Lots: lot, item, received, good_through, maker, supplier, buyer, approver")
    private static let movements = ProcedureArgument.needed(
        "movements", .array,
        zh: "出入库：movement、kind（in、out、return、scrap、surplus、shortage）、lot、on、quantity、receiver",
        en: "Movements: movement, kind (in, out, return, scrap, surplus, shortage), lot, on, "
            + "quantity, receiver")
    private static let beyond = ProcedureArgument.optional(
        "beyond", .text, zh: "超结存发出：refuse拒绝（默认）、allow允许并提示",
        en: "Issues beyond the balance: refuse (the default) or allow with a finding")

    private static func ledger(_ members: ArgumentMembers) throws -> StockLedger {
        var ledger = StockLedger(
            beyond: try members.optional("beyond")?.choice(StockLedger.Beyond.self) ?? .refuse)
        for reader in try members.elements("lots") { try ledger.add(StockLot(reader)) }
        for reader in try members.elements("movements") {
            try ledger.take(StockMovement(reader))
        }
        return ledger
    }

    /// `stock.run`: the balances of lots after movements, with their trace.
    static let stockRun = Procedure(
        "stock.run",
        (
            zh: "库存台账：入、出、退、报废、盘盈盘亏只追加不修改，结存不足与过期不得发出，可追溯到使用处。",
            en: "The ledger of a store: append-only movements; nothing beyond the balance or "
                + "expired is issued; every lot can be traced."
        ),
        arguments: [lots, movements, beyond], tables: ["lots", "trace", "findings"]
    ) { members in
        let ledger = try ledger(members)
        let sorted = ledger.lots.values.sorted { $0.id < $1.id }
        return ProcedureResult([
            ResultTable(
                name: "lots",
                columns: [
                    .text("lot", zh: "批次", en: "Lot"), .text("item", zh: "物品", en: "Item"),
                    .text("balance", zh: "结存", en: "Balance"),
                    .text("good_through", zh: "有效期至", en: "Good through"),
                ],
                rows: sorted.map { lot in
                    [
                        .text(lot.id.code), .text(lot.item),
                        .text(ledger.balance(of: lot.id).description),
                        .text(optional: lot.goodThrough?.description),
                    ]
                }),
            ResultTable(
                name: "trace",
                columns: [
                    .text("lot", zh: "批次", en: "Lot"), .text("maker", zh: "厂家", en: "Maker"),
                    .text("supplier", zh: "供应商", en: "Supplier"),
                    .text("buyer", zh: "采购人", en: "Buyer"),
                    .text("approver", zh: "审批人", en: "Approver"),
                    .text("receiver", zh: "去向", en: "Receiver"), .text("on", zh: "日期", en: "Day"),
                    .text("quantity", zh: "数量", en: "Quantity"),
                ],
                rows: try sorted.flatMap { lot in
                    try ledger.trace(lot.id).receivers.map { movement in
                        [
                            .text(lot.id.code), .text(optional: lot.maker),
                            .text(optional: lot.supplier), .text(optional: lot.buyer?.code),
                            .text(optional: lot.approver?.code),
                            .text(optional: movement.receiver),
                            .text(movement.day.description),
                            .text(movement.quantity.description),
                        ]
                    }
                }),
            ResultTable(
                name: "findings",
                columns: [
                    .text("text_zh", zh: "提示", en: "Finding in Chinese"),
                    .text("text_en", zh: "提示（英文）", en: "Finding in English"),
                ],
                rows: ledger.findings.map {
                    [.text($0.text(in: .chinese)), .text($0.text(in: .english))]
                }),
        ])
    }

    /// `stock.allocate`: which lots an issue takes.
    static let stockAllocate = Procedure(
        "stock.allocate",
        (
            zh: "按先到期先出选择批次，过期不选；只剩过期批次视为缺货。",
            en: "The lots an issue takes, first expired first out; expired ones are never taken."
        ),
        arguments: [
            lots, movements, beyond, .needed("item", .text, zh: "物品", en: "Item"),
            .needed("quantity", .decimal, zh: "数量", en: "Quantity"),
            .needed("on", .text, zh: "发出日期", en: "Day of the issue"),
        ],
        tables: ["parts"]
    ) { members in
        let parts = try ledger(members).allocate(
            members.decimal("quantity"), of: members.text("item"),
            on: members.needed("on").day())
        return ProcedureResult([
            ResultTable(
                name: "parts",
                columns: [
                    .text("lot", zh: "批次", en: "Lot"),
                    .text("quantity", zh: "数量", en: "Quantity"),
                ],
                rows: parts.map { [.text($0.lot.code), .text($0.quantity.description)] })
        ])
    }

    /// `stock.count`: counts against the ledger at the end of their day.
    static let stockCount = Procedure(
        "stock.count",
        (
            zh: "盘点：与盘点日账面结存比较，之后的出入库不影响；给出盘盈盘亏。",
            en: "Counts against the balance of their day, whatever moved since: surplus, shortage."
        ),
        arguments: [
            lots, movements, beyond,
            .needed(
                "counts", .array, zh: "盘点：count、lot、on、counted",
                en: "Counts: count, lot, on, counted"),
        ],
        tables: ["adjustments"]
    ) { members in
        let ledger = try ledger(members)
        let rows = try members.elements("counts").compactMap { reader -> [ResultValue]? in
            let row = try reader.members(["count", "lot", "on", "counted"])
            let adjustment = try ledger.count(
                StockLot.ID(row.text("lot")), counted: row.decimal("counted"),
                on: row.needed("on").day(), code: row.text("count"))
            return adjustment.map { movement in
                [
                    .text(movement.code), .text(movement.lot.code),
                    .text(movement.kind.rawValue), .text(movement.quantity.description),
                ]
            }
        }
        return ProcedureResult([
            ResultTable(
                name: "adjustments",
                columns: [
                    .text("count", zh: "盘点单", en: "Count"), .text("lot", zh: "批次", en: "Lot"),
                    .text("kind", zh: "盈亏", en: "surplus or shortage"),
                    .text("quantity", zh: "数量", en: "Quantity"),
                ],
                rows: rows)
        ])
    }

    /// `stock.level`: balances against their limits, and dead stock.
    static let stockLevel = Procedure(
        "stock.level",
        (
            zh: "安全库存、上下限与积压：低于安全用量预警，超过若干天未发出为积压。",
            en: "Balances against safety, minimum and maximum; dead stock after some days."
        ),
        arguments: [
            .needed(
                "items", .array,
                zh: "物品：item、balance、safety、minimum、maximum、received、last_issue",
                en: "Items: item, balance, safety, minimum, maximum, received, last_issue"),
            today,
            .optional("dead_after", .whole, zh: "积压天数，默认180", en: "Days to dead stock; 180"),
        ],
        tables: ["items"]
    ) { members in
        let day = try members.needed("today").day()
        let days = try members.optional("dead_after")?.whole() ?? 180
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members([
                "item", "balance", "safety", "minimum", "maximum", "received", "last_issue",
            ])
            let balance = try row.decimal("balance")
            let limits = try StockLevel.Limits(
                of: row.text("item"), safety: row.decimal("safety"),
                minimum: row.decimal("minimum"), maximum: row.decimal("maximum"))
            let isDead = StockLevel.isDead(
                balance: balance, lastIssue: try row.optional("last_issue")?.day(),
                received: try row.needed("received").day(), on: day, after: days)
            return [
                .text(try row.text("item")),
                .text(StockLevel.state(of: balance, limits).rawValue),
                .integer(isDead ? 1 : 0),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "物品", en: "Item"), .text("state", zh: "状态", en: "State"),
                    .whole("dead", zh: "积压", en: "Dead stock"),
                ],
                rows: rows)
        ])
    }

    /// `stock.average`: the average use of a month.
    static let stockAverage = Procedure(
        "stock.average",
        (
            zh: "月均消耗：按已结账月份与指定方法（mean、used、weighted、median）。",
            en: "The average use of a month over closed months, by a named method."
        ),
        arguments: [
            .needed(
                "items", .array, zh: "物品：item、months（月份→用量）", en: "Items: item, months"),
            .needed("open", .text, zh: "首个未结账月份", en: "The first month that is not closed"),
            .needed(
                "method", .text, zh: "mean、used、weighted、median",
                en: "mean, used, weighted or median"),
            .optional("digits", .whole, zh: "小数位，默认2", en: "Digits; 2"),
        ],
        tables: ["items"]
    ) { members in
        let open = try members.needed("open").month()
        let method = try members.needed("method").choice(StockLevel.Average.self)
        let digits = try members.optional("digits")?.whole() ?? 2
        let rows = try members.elements("items").map { reader -> [ResultValue] in
            let row = try reader.members(["item", "months"])
            var use: [Month: Decimal] = [:]
            for member in try row.namedMembers("months") {
                use[try Month(member.name)] = try member.reader.decimal()
            }
            let average = try StockLevel.average(
                use, before: open, by: method, digits: digits)
            return [.text(try row.text("item")), .text(optional: average?.description)]
        }
        return ProcedureResult([
            ResultTable(
                name: "items",
                columns: [
                    .text("item", zh: "物品", en: "Item"),
                    .text("average", zh: "月均消耗", en: "Average use of a month"),
                ],
                rows: rows)
        ])
    }
}

extension StockLot {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members([
            "lot", "item", "received", "good_through", "maker", "supplier", "buyer", "approver",
        ])
        self.init(
            ID(try row.text("lot")), item: try row.text("item"),
            received: try row.needed("received").day(),
            goodThrough: try row.optional("good_through")?.day())
        maker = try row.optionalText("maker")
        supplier = try row.optionalText("supplier")
        buyer = try row.optionalPerson("buyer")
        approver = try row.optionalPerson("approver")
    }
}

extension StockMovement {
    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members(["movement", "kind", "lot", "on", "quantity", "receiver"])
        self.init(
            try row.text("movement"), try row.needed("kind").choice(Kind.self),
            lot: StockLot.ID(try row.text("lot")), on: try row.needed("on").day(),
            quantity: try row.decimal("quantity"), receiver: try row.optionalText("receiver"))
    }
}
