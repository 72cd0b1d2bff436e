import CostControl
import HospitalCore
import Interchange

/// Procedures of the stores of a book: documents, balances, where a lot went.
extension Procedure {
    static let bookStockProcedures: [Procedure] = [
        bookStockMove, bookStockBalance, bookStockTrace,
    ]

    /// `book.stock.move`: takes a document of a store.
    static let bookStockMove = Procedure(
        onBook: "book.stock.move",
        (
            zh: "账簿出入库：校验先到期先出、有效期和结存，单据各行与结存在同一事务中写入，全部成功或全部不变。",
            en: "Takes a document of a store: first expired first out, good days and balances are "
                + "checked, and all of its lines are written in one transaction or none."
        ),
        arguments: [
            .needed("document", .text, zh: "单据编号", en: "The document"),
            .needed("on", .text, zh: "日期", en: "The day"),
            .needed(
                "lines", .array,
                zh: "各行：kind（in、out、return、scrap、surplus、shortage）、lot或goods（只用于出库，先到期先出）、"
                    + "quantity、receiver、any_lot（不按先到期先出）",
                en: "Lines: kind (in, out, return, scrap, surplus, shortage), lot or goods (for "
                    + "issues, first expired first out), quantity, receiver, "
                    + "any_lot (out of order)"),
        ],
        tables: ["movements", "lots", "findings"]
    ) { members, book in
        let lines = try members.elements("lines").map { reader in
            let row = try reader.members([
                "kind", "lot", "goods", "quantity", "receiver", "any_lot",
            ])
            if row.optional("lot") != nil { try row.refuse(["goods"], beside: "lot") }
            return Book.StockLine(
                try row.needed("kind").choice(StockMovement.Kind.self),
                lot: try row.optionalText("lot").map { StockLot.ID($0) },
                goods: try row.optionalText("goods"), quantity: try row.decimal("quantity"),
                receiver: try row.optionalText("receiver"),
                isAnyLot: try row.optional("any_lot")?.flag() ?? false)
        }
        let taken = try book.move(
            document: members.text("document"), on: members.needed("on").day(), lines)
        return ProcedureResult([
            StockTables.movements(taken.movements), StockTables.lots(taken.standings),
            taken.findings.table.named("findings"),
        ])
    }

    /// `book.stock.balance`: what the stores of a book have.
    static let bookStockBalance = Procedure(
        onBook: "book.stock.balance",
        (
            zh: "账簿库存结存：各批次结存，各物品结存、未过期结存及与安全用量、上下限比较。",
            en: "Balances of a book by lot and goods, what of them is good, and the limits."
        ),
        arguments: [
            .needed("on", .text, zh: "判断有效期的日期", en: "The day on which they are good"),
            .optional("goods", .text, zh: "物品，省略为全部", en: "The goods; all unless given"),
        ],
        tables: ["goods", "lots"]
    ) { members, book in
        let goods = try members.optionalText("goods")
        let balances = try book.stockBalances(of: goods, on: members.needed("on").day())
        return ProcedureResult([
            ResultTable(
                name: "goods",
                columns: [
                    .text("goods", zh: "物品", en: "Goods"),
                    .text("balance", zh: "结存", en: "Balance"),
                    .text("good", zh: "未过期结存", en: "Good on the day"),
                    .text("state", zh: "状态", en: "State; empty without limits"),
                ],
                rows: balances.map {
                    [
                        .text($0.goods), .text($0.all.description), .text($0.good.description),
                        .text(optional: $0.state?.rawValue),
                    ]
                }),
            StockTables.lots(try book.stockStandings(of: goods)),
        ])
    }

    /// `book.stock.trace`: where a lot came from and went.
    static let bookStockTrace = Procedure(
        onBook: "book.stock.trace",
        (
            zh: "账簿批次追溯：来源、责任人、结存和全部出入库。",
            en: "Where a lot of a book came from, who answers for it, and all of its movements."
        ),
        arguments: [.needed("lot", .text, zh: "批次", en: "The lot")],
        tables: ["lots", "movements"]
    ) { members, book in
        let trace = try book.traceStock(StockLot.ID(members.text("lot")))
        return ProcedureResult([
            StockTables.lots([trace.standing]), StockTables.movements(trace.movements),
        ])
    }
}

/// Tables of stores.
private enum StockTables {
    static func movements(_ movements: [StockMovement]) -> ResultTable {
        ResultTable(
            name: "movements",
            columns: [
                .text("movement", zh: "单据", en: "Movement"), .text("kind", zh: "类别", en: "Kind"),
                .text("lot", zh: "批次", en: "Lot"), .text("on", zh: "日期", en: "Day"),
                .text("quantity", zh: "数量", en: "Quantity"),
                .text("receiver", zh: "去向", en: "Receiver"),
            ],
            rows: movements.map {
                [
                    .text($0.code), .text($0.kind.rawValue), .text($0.lot.code),
                    .text($0.day.description), .text($0.quantity.description),
                    .text(optional: $0.receiver),
                ]
            })
    }

    static func lots(_ standings: [StockLedger.Standing]) -> ResultTable {
        ResultTable(
            name: "lots",
            columns: [
                .text("lot", zh: "批次", en: "Lot"), .text("goods", zh: "物品", en: "Goods"),
                .text("balance", zh: "结存", en: "Balance"),
                .text("good_through", zh: "有效期至", en: "Good through"),
                .text("maker", zh: "厂家", en: "Maker"),
                .text("supplier", zh: "供应商", en: "Supplier"),
                .text("buyer", zh: "采购人", en: "Buyer"),
                .text("approver", zh: "审批人", en: "Approver"),
            ],
            rows: standings.map { standing in
                let lot = standing.lot
                return [
                    .text(lot.id.code), .text(lot.item), .text(standing.balance.description),
                    .text(optional: lot.goodThrough?.description), .text(optional: lot.maker),
                    .text(optional: lot.supplier), .text(optional: lot.buyer?.code),
                    .text(optional: lot.approver?.code),
                ]
            })
    }
}
