import Storage

/// Purchases: suppliers and how they stand, what they offered, and each purchase from its order to
/// the claim for its payment.
extension Area {
    /// The area `purchase`.
    public static let purchase = Area(
        "purchase", requires: ["book", "organisation"],
        tables: [
            .supplier, .supplierFigure, .supplierEvent, .supplierComplaint, .quotation,
            .quotationProperty, .purchaseOrder, .purchaseReceipt, .purchaseBill, .purchaseClaim,
            .purchasePlanLine, .goodsArrival,
        ])
}

extension ColumnDeclaration {
    fileprivate static let supplierCode = ColumnDeclaration(
        "supplier_code", .code, zh: "供应商", en: "supplier")
    fileprivate static let purchaseCode = ColumnDeclaration(
        "purchase_code", .code, zh: "采购项目", en: "what is bought")
    fileprivate static let orderCode = ColumnDeclaration(
        "purchase_order_code", .code, zh: "采购订单", en: "purchase order")
    fileprivate static let invoiceNumber = ColumnDeclaration(
        "invoice_number", .code, zh: "发票号", en: "number of the invoice")
    fileprivate static let unitPrice = ColumnDeclaration(
        "unit_price", .decimal, zh: "单价（元）", en: "yuan for one")
    fileprivate static let planLine = ColumnDeclaration(
        "plan_line_code", .code, zh: "采购计划行", en: "line of the plan")
    fileprivate static func quantity(
        _ name: String, zh chinese: String, en english: String
    ) -> ColumnDeclaration {
        ColumnDeclaration("\(name)_quantity", .decimal, zh: chinese, en: english)
    }
}

/// Suppliers.
extension TableDeclaration {
    /// The suppliers (供应商).
    public static let supplier = TableDeclaration(
        "hosp_supplier", .register, label: Label(zh: "供应商", en: "suppliers"),
        key: ["supplier_code"],
        columns: [
            .supplierCode, .name("supplier_name", zh: "供应商名称", en: "name of the supplier"),
            .optionalBatchKey,
        ])

    /// What suppliers show for the thresholds (准入指标).
    public static let supplierFigure = TableDeclaration(
        "hosp_supplier_figure", .register,
        label: Label(zh: "供应商准入指标", en: "figures of suppliers"),
        key: ["supplier_code", "figure_name"],
        columns: [
            .supplierCode, ColumnDeclaration("figure_name", .code, zh: "指标", en: "figure"),
            ColumnDeclaration("figure_value", .decimal, zh: "数值", en: "value"),
            .optionalBatchKey,
        ])

    /// The sanctions of suppliers (警告、限期整改、整改完成), in the order of their days.
    public static let supplierEvent = TableDeclaration(
        "hosp_supplier_event", .fact, label: Label(zh: "供应商奖惩", en: "sanctions of suppliers"),
        key: ["supplier_code", "event_number"],
        columns: [
            .periodMonth, .supplierCode,
            ColumnDeclaration("event_number", .count, zh: "序号", en: "number"),
            ColumnDeclaration(
                "event_name", .code, zh: "事件：warning警告、order限期整改、rectified整改完成",
                en: "warning, order or rectified"),
            ColumnDeclaration("event_day", .day, zh: "日期", en: "day"),
            ColumnDeclaration(
                "deadline_day", .day, zh: "整改期限", en: "last day to rectify",
                null: Label(zh: "不是限期整改", en: "no order to rectify")),
            .batchKey,
        ])

    /// The complaints about suppliers (供应商投诉).
    public static let supplierComplaint = TableDeclaration(
        "hosp_supplier_complaint", .fact,
        label: Label(zh: "供应商投诉", en: "complaints about suppliers"),
        key: ["supplier_code", "complaint_code"],
        columns: [
            .periodMonth, .supplierCode,
            ColumnDeclaration("complaint_code", .code, zh: "投诉编号", en: "complaint"),
            ColumnDeclaration("complaint_day", .day, zh: "日期", en: "day"), .batchKey,
        ])

    /// The quotations (报价).
    public static let quotation = TableDeclaration(
        "hosp_quotation", .fact, label: Label(zh: "报价", en: "quotations"),
        key: ["purchase_code", "supplier_code"],
        columns: [
            .periodMonth, .purchaseCode, .supplierCode,
            ColumnDeclaration("quoted_fen", .fen, zh: "报价", en: "price"), .batchKey,
        ])

    /// The properties of what was offered (报价指标).
    public static let quotationProperty = TableDeclaration(
        "hosp_quotation_property", .fact,
        label: Label(zh: "报价指标", en: "properties of what was offered"),
        key: ["purchase_code", "supplier_code", "property_name"],
        columns: [
            .periodMonth, .purchaseCode, .supplierCode,
            ColumnDeclaration("property_name", .code, zh: "指标", en: "property"),
            ColumnDeclaration("property_value", .decimal, zh: "数值", en: "value"), .batchKey,
        ])
}

/// Orders, receipts, bills and claims.
extension TableDeclaration {
    /// The orders (采购订单).
    public static let purchaseOrder = TableDeclaration(
        "hosp_purchase_order", .fact, label: Label(zh: "采购订单", en: "purchase orders"),
        key: ["purchase_order_code"],
        columns: [
            .periodMonth, .orderCode, .purchaseCode, .departmentCode, .supplierCode,
            ColumnDeclaration("ordered_day", .day, zh: "订货日期", en: "day of the order"),
            ColumnDeclaration(
                "due_day", .day, zh: "应交货日期", en: "last day to deliver",
                null: Label(zh: "未约定", en: "none was agreed")),
            .quantity("ordered", zh: "订货数量", en: "ordered"), .unitPrice, .amountFen, .batchKey,
        ])

    /// What was received and accepted of orders (到货验收).
    public static let purchaseReceipt = TableDeclaration(
        "hosp_purchase_receipt", .fact, label: Label(zh: "到货验收", en: "receipts"),
        key: ["receipt_code"],
        columns: [
            .periodMonth, ColumnDeclaration("receipt_code", .code, zh: "验收单", en: "receipt"),
            .orderCode, ColumnDeclaration("received_day", .day, zh: "到货日期", en: "day it came"),
            .quantity("received", zh: "到货数量", en: "received"),
            .quantity("accepted", zh: "验收合格数量", en: "accepted"), .batchKey,
        ])

    /// The bills of orders (发票).
    public static let purchaseBill = TableDeclaration(
        "hosp_purchase_bill", .fact, label: Label(zh: "采购发票", en: "bills of purchases"),
        key: ["supplier_code", "invoice_number"],
        columns: [
            .periodMonth, .supplierCode, .invoiceNumber, .orderCode,
            ColumnDeclaration("billed_day", .day, zh: "开票日期", en: "day of the bill"),
            .quantity("billed", zh: "开票数量", en: "billed"), .unitPrice, .batchKey,
        ])

    /// The claims for payments (报销单).
    ///
    /// The order is what the claim says: one that does not exist is found by the check of claims
    /// and not refused before it.
    public static let purchaseClaim = TableDeclaration(
        "hosp_purchase_claim", .fact, label: Label(zh: "报销单", en: "claims for payments"),
        key: ["claim_code"],
        columns: [
            .periodMonth, ColumnDeclaration("claim_code", .code, zh: "报销单", en: "claim"),
            ColumnDeclaration("claimed_supplier", .code, zh: "供应商", en: "supplier it names"),
            .invoiceNumber,
            ColumnDeclaration("claimed_order", .code, zh: "采购订单", en: "order it names"),
            .quantity("claimed", zh: "报销数量", en: "claimed"), .batchKey,
        ])

    /// The lines of approved purchase plans (采购计划).
    public static let purchasePlanLine = TableDeclaration(
        "hosp_purchase_plan_line", .fact, label: Label(zh: "采购计划", en: "purchase plans"),
        key: ["plan_line_code"],
        columns: [
            .periodMonth, .planLine, .quantity("planned", zh: "计划数量", en: "approved"), .batchKey,
        ])

    /// The goods that come in (到货), one row for each piece or package.
    ///
    /// The line is what stands on it: goods without a line of the plan are rejected by the check
    /// and not before it.
    public static let goodsArrival = TableDeclaration(
        "hosp_goods_arrival", .fact, label: Label(zh: "到货登记", en: "goods that come in"),
        key: ["arrival_number"],
        columns: [
            .periodMonth, ColumnDeclaration("arrival_number", .count, zh: "序号", en: "number"),
            .planLine,
            ColumnDeclaration(
                "tracking_code", .code, zh: "追溯码", en: "tracking code",
                null: Label(zh: "无追溯码", en: "it has none")),
            .quantity("arrived", zh: "数量", en: "quantity"), .batchKey,
        ])
}
