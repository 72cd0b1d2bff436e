import CostControl
import HospitalCore
import Interchange

/// Procedures of purchases: quotations, split orders, claims, three-way match, supplier standing.
extension Procedure {
    static let procurementProcedures: [Procedure] = [
        purchaseQuotes, purchaseSplit, purchaseClaims, purchaseMatch, purchaseSupplier,
        purchasePlan, purchasePrices, projectStages, projectChanges,
    ]

    /// `purchase.quotes`: whether there are enough quotations, and the choice among them.
    static let purchaseQuotes = Procedure(
        "purchase.quotes",
        (
            zh: "货比三家：有效报价家数、按价排序、选择非最低价须说明理由；可按需求判断质量不足或过剩。",
            en: "Enough quotations of different suppliers, their order, and a reason when the "
                + "lowest is not taken; fit against what is needed."
        ),
        arguments: [
            .needed("item", .text, zh: "采购项目", en: "What is bought"),
            .needed(
                "quotations", .array, zh: "报价：supplier、price（元）、properties（指标值）",
                en: "Quotations: supplier, price in yuan, properties"),
            .optional(
                "needed", .object, zh: "需求指标的下限", en: "The least of each property"),
            .optional(
                "surplus", .decimal, zh: "超出需求百分之几仍为相当，默认20",
                en: "Percent above the need that still fit; 20"),
            .optional("minimum", .whole, zh: "最少家数，默认2", en: "Suppliers needed; 2"),
            .optional("choice", .text, zh: "选定供应商", en: "The chosen supplier"),
            .optional("reason", .text, zh: "非最低价理由", en: "Why it is not the lowest"),
        ],
        tables: ["quotations", "result"]
    ) { members in
        let needed = try members.optional("needed")?.decimals() ?? [:]
        let surplus =
            try members.optionalDecimal("surplus")
            ?? Decimal(ProcurementRule.surplus.whole)
        let set = try QuotationSet(
            item: members.text("item"),
            members.elements("quotations").map { reader in
                let row = try reader.members(["supplier", "price", "properties"])
                let offered = try row.optional("properties")?.decimals() ?? [:]
                return QuotationSet.Quotation(
                    try row.text("supplier"), price: try row.money("price"),
                    fit: SpecificationFit(needed: needed, offered: offered, surplus: surplus))
            },
            minimum: try members.optional("minimum")?.whole(atLeast: 1)
                ?? ProcurementRule.quotations.whole)
        let choice = try members.optionalText("choice")
        let premium = try choice.map {
            try set.choose($0, reason: members.optionalText("reason"))
        }
        let ranking = set.ranking
        return ProcedureResult([
            ResultTable(
                name: "quotations",
                columns: [
                    .text("supplier", zh: "供应商", en: "Supplier"),
                    .whole("price_fen", zh: "报价（分）", en: "Price in fen"),
                    .text("fit", zh: "质量匹配", en: "Fit"),
                    .whole("rank", zh: "价格名次", en: "Rank by price"),
                ],
                rows: set.quotations.map { quotation in
                    [
                        .text(quotation.supplier), .integer(quotation.price.fen),
                        .text(quotation.fit.rawValue),
                        ranking.firstIndex(of: quotation).map { .integer(Int64($0 + 1)) }
                            ?? .null,
                    ]
                }),
            ResultTable(
                name: "result",
                columns: [
                    .text("state", zh: "状态", en: "State"),
                    .whole("suppliers", zh: "有效家数", en: "Suppliers that count"),
                    .text("choice", zh: "选定", en: "Choice"),
                    .whole("premium_fen", zh: "高于最低价（分）", en: "Above the lowest in fen"),
                ],
                rows: [
                    [
                        .text(set.state.rawValue), .integer(Int64(set.supplierCount)),
                        .text(optional: choice), premium.map { .integer($0.fen) } ?? .null,
                    ]
                ]),
        ])
    }

    /// `purchase.split`: orders that together reach a limit.
    static let purchaseSplit = Procedure(
        "purchase.split",
        (
            zh: "化整为零识别：同科室同项目在若干天内的订单各低于限额而合计达到限额。",
            en: "Orders of one department and item within some days, each below a limit and "
                + "together at it."
        ),
        arguments: [
            .needed(
                "orders", .array, zh: "订单：order、department、item、day、amount（元）",
                en: "Orders: order, department, item, day, amount in yuan"),
            .needed("limit", .decimal, zh: "限额（元）", en: "The limit in yuan"),
            .optional("days", .whole, zh: "天数，默认30", en: "Days of a window; 30"),
        ],
        tables: ["groups"]
    ) { members in
        let orders = try members.elements("orders").map { reader in
            let row = try reader.members(["order", "department", "item", "day", "amount"])
            return SplitOrders.Order(
                try row.text("order"), department: try row.department("department"),
                item: try row.text("item"), day: try row.needed("day").day(),
                amount: try row.money("amount"))
        }
        let found = try SplitOrders(
            orders, limit: members.money("limit"),
            within: members.optional("days")?.whole() ?? ProcurementRule.splitWindow.whole)
        return ProcedureResult([
            ResultTable(
                name: "groups",
                columns: [
                    .text("department", zh: "科室", en: "Department"),
                    .text("item", zh: "项目", en: "Item"), .text("orders", zh: "订单", en: "Orders"),
                    .text("from", zh: "起", en: "From"), .text("to", zh: "止", en: "To"),
                    .whole("total_fen", zh: "合计（分）", en: "Total in fen"),
                ],
                rows: found.groups.map { group in
                    let first = group.orders.first, last = group.orders.last
                    return [
                        .text(optional: first?.department.code), .text(optional: first?.item),
                        .text(group.orders.map(\.code).joined(separator: ",")),
                        .text(optional: first?.day.description),
                        .text(optional: last?.day.description), .integer(group.total.fen),
                    ]
                })
        ])
    }

    /// `purchase.claims`: claims held against invoices and acceptance.
    static let purchaseClaims = Procedure(
        "purchase.claims",
        (
            zh: "虚报、虚列检查：同一供应商同一发票重复报销，报销数量超过验收数量。",
            en: "Claims of an invoice that was claimed before, and of more than was accepted."
        ),
        arguments: [
            .needed(
                "claims", .array, zh: "报销：claim、supplier、invoice、order、quantity",
                en: "Claims: claim, supplier, invoice, order, quantity"),
            .needed("accepted", .object, zh: "各订单验收数量", en: "Accepted of each order"),
        ],
        tables: ["claims"]
    ) { members in
        let check = try ClaimCheck(
            members.elements("claims").map { reader in
                let row = try reader.members([
                    "claim", "supplier", "invoice", "order", "quantity",
                ])
                return ClaimCheck.Claim(
                    try row.text("claim"), supplier: try row.text("supplier"),
                    invoice: try row.text("invoice"), order: try row.text("order"),
                    quantity: try row.decimal("quantity"))
            },
            accepted: members.needed("accepted").decimals())
        return ProcedureResult([
            ResultTable(
                name: "claims",
                columns: [
                    .text("claim", zh: "报销单", en: "Claim"),
                    .text("payable", zh: "可支付数量", en: "Payable"),
                    .text("excess", zh: "超出数量", en: "Beyond what was accepted"),
                    .text("duplicate_of", zh: "重复于", en: "Claimed before by"),
                ],
                rows: check.lines.map { line in
                    [
                        .text(line.claim.code), .text(line.payable.description),
                        .text(line.excess.description), .text(optional: line.duplicateOf),
                    ]
                })
        ])
    }

    /// `purchase.match`: order, receipt and bill.
    static let purchaseMatch = Procedure(
        "purchase.match",
        (
            zh: "三单匹配：订单、验收、发票的数量与单价按各步容差核对。",
            en: "Order, receipt and bill held against each other within tolerances."
        ),
        arguments: [
            .needed(
                "bills", .array,
                zh: "发票：bill、ordered、order_price、received、billed、bill_price",
                en: "Bills: bill, ordered, order_price, received, billed, bill_price"),
            .optional(
                "tolerance", .object, zh: "容差比例：receipt、bill、price，默认0",
                en: "Tolerances as shares: receipt, bill, price; 0"),
        ],
        tables: ["bills"]
    ) { members in
        var tolerance = ThreeWayMatch.Tolerance()
        if let row = try members.optional("tolerance")?.members(["receipt", "bill", "price"]) {
            tolerance.receipt = try row.optionalDecimal("receipt") ?? .zero
            tolerance.bill = try row.optionalDecimal("bill") ?? .zero
            tolerance.price = try row.optionalDecimal("price") ?? .zero
        }
        let rows = try members.elements("bills").map { reader -> [ResultValue] in
            let row = try reader.members([
                "bill", "ordered", "order_price", "received", "billed", "bill_price",
            ])
            let match = ThreeWayMatch(
                order: ThreeWayMatch.Part(
                    quantity: try row.decimal("ordered"), price: try row.decimal("order_price")),
                received: try row.decimal("received"),
                bill: ThreeWayMatch.Part(
                    quantity: try row.decimal("billed"), price: try row.decimal("bill_price")),
                tolerance: tolerance)
            return [
                .text(try row.text("bill")), .integer(match.isMatched ? 1 : 0),
                .text(match.mismatches.map(\.rawValue).joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "bills",
                columns: [
                    .text("bill", zh: "发票", en: "Bill"), .whole("matched", zh: "相符", en: "Matched"),
                    .text("mismatches", zh: "不符", en: "What does not match"),
                ],
                rows: rows)
        ])
    }

    /// `purchase.supplier`: thresholds and the ladder of sanctions.
    static let purchaseSupplier = Procedure(
        "purchase.supplier",
        (
            zh: "供应商准入与退出：准入门槛、警告、限期整改、逾期清退，按查询日期计算。",
            en: "Suppliers: thresholds, warning, rectification by a deadline, removal; for a day."
        ),
        arguments: [
            .needed("thresholds", .object, zh: "准入门槛下限", en: "The least of each figure"),
            .needed(
                "suppliers", .array,
                zh: "供应商：supplier、figures、events（event：warning、order、rectified；on；deadline）",
                en: "Suppliers: supplier, figures, events (event: warning, order, rectified; on; "
                    + "deadline)"),
            today,
        ],
        tables: ["suppliers"]
    ) { members in
        let thresholds = try members.needed("thresholds").decimals()
        let day = try members.needed("today").day()
        let rows = try members.elements("suppliers").map { reader -> [ResultValue] in
            let row = try reader.members(["supplier", "figures", "events"])
            var standing = SupplierStanding(
                try row.text("supplier"), thresholds: thresholds,
                figures: try row.needed("figures").decimals())
            for reader in try row.optional("events")?.elements() ?? [] {
                try standing.take(SupplierStanding.Event(reader))
            }
            return [
                .text(standing.supplier), .text(standing.status(on: day).rawValue),
                .text(standing.missed.joined(separator: ",")),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "suppliers",
                columns: [
                    .text("supplier", zh: "供应商", en: "Supplier"),
                    .text("status", zh: "状态", en: "Status"),
                    .text("missed", zh: "未达门槛", en: "Thresholds missed"),
                ],
                rows: rows)
        ])
    }
}

extension SupplierStanding.Event {
    private enum Kind: String, CaseIterable {
        case warning, order, rectified
    }

    fileprivate init(_ reader: ArgumentReader) throws {
        let row = try reader.members(["event", "on", "deadline"])
        let day = try row.needed("on").day()
        switch try row.needed("event").choice(Kind.self) {
        case .warning: self = .warning(day)
        case .order: self = .order(day, deadline: try row.needed("deadline").day())
        case .rectified: self = .rectified(day)
        }
    }
}
