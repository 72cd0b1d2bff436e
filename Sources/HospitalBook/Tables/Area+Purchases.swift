import Storage

/// Purchases: what was ordered, received and billed, and whether the bills of a month match; and
/// the contracts of the hospital.
extension Area {
    /// The area `purchase`.
    public static let purchase = Area(
        "purchase", requires: ["book", "organisation"],
        tables: [
            .purchaseOrder, .purchaseReceipt, .purchaseBill, .purchaseMatch, .contract,
            .outsourcedService,
        ])
}

extension Label {
    fileprivate static let noTolerance = Label(zh: "无容差", en: "none")
}

extension ColumnDeclaration {
    fileprivate static let orderCode = ColumnDeclaration(
        "order_code", .code, zh: "订单", en: "order")
    fileprivate static let lineNumber = ColumnDeclaration(
        "line_number", .count, zh: "订单行", en: "line of the order")
    fileprivate static let outsourcedCode = ColumnDeclaration(
        "service_code", .code, zh: "服务", en: "service")
    fileprivate static func share(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        maybe("\(name)_share", .decimal, zh: chinese, en: english, null: .noTolerance)
    }
}

extension TableDeclaration {
    /// The lines of orders (采购订单) with how far receipts, bills and prices may go beyond.
    public static let purchaseOrder = TableDeclaration(
        "hosp_purchase_order", .register, label: Label(zh: "采购订单", en: "lines of orders"),
        key: ["order_code", "line_number"],
        columns: [
            .orderCode, .lineNumber,
            ColumnDeclaration("ordered_on", .day, zh: "订购日期", en: "day of the order"),
            .maybe("supplier_name", .text(200), zh: "供应商", en: "supplier"),
            .maybe("goods_name", .text(200), zh: "物品", en: "goods"),
            ColumnDeclaration("ordered_quantity", .decimal, zh: "订购数量", en: "quantity"),
            ColumnDeclaration("price_value", .decimal, zh: "单价", en: "price").unit("yuan"),
            .share("receipt", zh: "收货容差", en: "receipt beyond the order"),
            .share("bill", zh: "开票容差", en: "bill beyond the receipt"),
            .share("price", zh: "价格容差", en: "price beyond the order"), .optionalBatchKey,
        ])

    /// What was received of orders (收货验收).
    public static let purchaseReceipt = TableDeclaration(
        "hosp_purchase_receipt", .register, label: Label(zh: "收货验收", en: "receipts"),
        key: ["receipt_code", "order_code", "line_number"],
        columns: [
            ColumnDeclaration("receipt_code", .code, zh: "验收单", en: "receipt"), .orderCode,
            .lineNumber, ColumnDeclaration("received_on", .day, zh: "验收日期", en: "day"),
            ColumnDeclaration("received_quantity", .decimal, zh: "合格数量", en: "accepted"),
            .optionalBatchKey,
        ])

    /// The lines of the bills of suppliers (采购发票).
    public static let purchaseBill = TableDeclaration(
        "hosp_purchase_bill", .register, label: Label(zh: "采购发票", en: "bills of suppliers"),
        key: ["bill_code", "order_code", "line_number"],
        columns: [
            .billCode, .orderCode, .lineNumber,
            ColumnDeclaration("billed_on", .day, zh: "入账日期", en: "day it was entered"),
            ColumnDeclaration("billed_quantity", .decimal, zh: "开票数量", en: "quantity"),
            ColumnDeclaration("price_value", .decimal, zh: "单价", en: "price").unit("yuan"),
            .optionalBatchKey,
        ])

    /// Whether the lines of the bills of a month match (三单匹配).
    public static let purchaseMatch = TableDeclaration(
        "hosp_purchase_match", .result, label: Label(zh: "三单匹配", en: "bills of a month"),
        key: ["bill_code", "order_code", "line_number"],
        columns: [
            .runID, .billCode, .orderCode, .lineNumber,
            .maybe(
                "ordered_quantity", .decimal, zh: "订购数量", en: "ordered",
                null: Label(zh: "无订单", en: "no order")),
            ColumnDeclaration("received_quantity", .decimal, zh: "累计验收", en: "received so far"),
            ColumnDeclaration("billed_quantity", .decimal, zh: "累计开票", en: "billed so far"),
            ColumnDeclaration("is_matched", .flag, zh: "相符", en: "matched"),
            .maybe(
                "mismatch_names", .text(200), zh: "不符", en: "what does not match",
                null: Label(zh: "相符", en: "nothing")),
        ])

    /// The contracts (合同台账).
    public static let contract = TableDeclaration(
        "hosp_contract", .register, label: Label(zh: "合同台账", en: "contracts"),
        key: ["contract_code"],
        columns: [
            ColumnDeclaration("contract_code", .code, zh: "合同", en: "contract"), .outsourcedCode,
            ColumnDeclaration("partner_name", .text(200), zh: "乙方", en: "other side"),
            ColumnDeclaration("starts_on", .day, zh: "起始日", en: "first day"),
            ColumnDeclaration("ends_on", .day, zh: "终止日", en: "last day"),
            ColumnDeclaration("yearly_fee_fen", .fen, zh: "年费用", en: "fee of a year"),
            .optionalBatchKey,
        ])

    /// The services that are outsourced (外包服务), each of which needs a contract.
    public static let outsourcedService = TableDeclaration(
        "hosp_outsourced_service", .register,
        label: Label(zh: "外包服务", en: "outsourced services"), key: ["service_code"],
        columns: [
            .outsourcedCode, .name("service_name", zh: "名称", en: "name of the service"),
            .optionalBatchKey,
        ])
}
