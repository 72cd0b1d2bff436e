import HospitalCore
import Interchange

/// Procedures about the purchases of a book: quotations, orders, receipts, bills, claims and how
/// suppliers stand.
extension Procedure {
    static let bookPurchaseProcedures: [Procedure] = [
        bookPurchaseQuotes, bookPurchaseSplit, bookPurchaseMatch, bookPurchaseClaims,
        bookPurchaseSupplier, bookPurchaseRating, bookPurchaseGoodsIn,
    ]

    /// `book.purchase.quotes`: whether a purchase of a book has enough quotations, and the choice.
    static let bookPurchaseQuotes = Procedure(
        onBook: "book.purchase.quotes",
        (
            zh: "账簿中某采购项目的报价：有效家数、按价排序、选择非最低价须说明理由。",
            en: "The quotations of a purchase of a book: how many count, their order, the choice."
        ),
        of: purchaseQuotes,
        from: [
            TableRecords(
                "quotations", .quotation,
                .objects([
                    "supplier": "supplier_code", "price": "quoted_fen",
                ])
            ).with {
                $0.bounds = [.equal(column: "purchase_code", argument: "item")]
                $0.parts = [
                    TableRecords(
                        "properties", .quotationProperty,
                        .named("property_name", value: "property_value")
                    ).linked(by: "period_month", "purchase_code", "supplier_code")
                ]
            }
        ])

    /// `book.purchase.split`: orders of a book that together reach a limit.
    static let bookPurchaseSplit = Procedure(
        onBook: "book.purchase.split",
        (
            zh: "账簿中同科室同项目在若干天内各低于限额而合计达到限额的订单（化整为零）。",
            en: "Orders of a book that are each below a limit and together at it."
        ),
        of: purchaseSplit,
        from: [
            TableRecords(
                "orders", .purchaseOrder,
                .objects([
                    "order": "purchase_order_code", "department": "department_code",
                    "item": "purchase_code", "day": "ordered_day", "amount": "amount_fen",
                ]))
        ])

    /// `book.purchase.claims`: claims of a book against invoices and acceptance.
    static let bookPurchaseClaims = Procedure(
        onBook: "book.purchase.claims",
        (
            zh: "账簿中报销单与发票、验收数量核对：重复报销、超验收数量、订单不存在。",
            en: "Claims of a book: invoices claimed twice, and more than all receipts accepted."
        ),
        of: purchaseClaims,
        from: [
            TableRecords(
                "claims", .purchaseClaim,
                .objects([
                    "claim": "claim_code", "supplier": "claimed_supplier",
                    "invoice": "invoice_number", "order": "claimed_order",
                    "quantity": "claimed_quantity",
                ])),
            TableRecords(
                "accepted", .purchaseReceipt,
                .sums("purchase_order_code", of: "accepted_quantity")),
        ])

    /// `book.purchase.supplier`: how the suppliers of a book stand on a day.
    static let bookPurchaseSupplier = Procedure(
        onBook: "book.purchase.supplier",
        (
            zh: "账簿中供应商在查询日的准入与退出状态。",
            en: "Whether the suppliers of a book may be bought from on a day."
        ),
        of: purchaseSupplier,
        from: [
            TableRecords("suppliers", .supplier, .objects(["supplier": "supplier_code"])).with {
                $0.parts = [
                    TableRecords(
                        "figures", .supplierFigure, .named("figure_name", value: "figure_value")
                    ).linked(by: "supplier_code"),
                    TableRecords(
                        "events", .supplierEvent,
                        .objects([
                            "event": "event_name", "on": "event_day", "deadline": "deadline_day",
                        ])
                    ).linked(by: "supplier_code").with { $0.order = "event_day" },
                ]
            }
        ])

    /// `book.purchase.goods_in`: goods of a book against its approved plans.
    static let bookPurchaseGoodsIn = Procedure(
        onBook: "book.purchase.goods_in",
        (
            zh: "账簿中到货凭计划验收：无计划、无追溯码、重码、超计划的不予验收。",
            en: "Goods of a book without a line of its plans or a code, or beyond it."
        ),
        of: purchaseGoodsIn,
        from: [
            TableRecords(
                "plan", .purchasePlanLine, .sums("plan_line_code", of: "planned_quantity")),
            TableRecords(
                "goods", .goodsArrival,
                .objects([
                    "line": "plan_line_code", "code": "tracking_code",
                    "quantity": "arrived_quantity",
                ])),
        ])
}
