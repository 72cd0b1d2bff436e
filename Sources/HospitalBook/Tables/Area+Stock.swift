import Storage

/// Stores: the goods with their lots, the movements and where each lot stands.
extension Area {
    /// The area `stock`.
    public static let stock = Area(
        "stock", requires: ["book"],
        tables: [.stockGoods, .stockLot, .stockMovement, .stockStanding])
}

extension Label {
    fileprivate static let noLimit = Label(zh: "未设置", en: "not set")
}

extension ColumnDeclaration {
    fileprivate static let goodsCode = ColumnDeclaration(
        "goods_code", .code, zh: "物品", en: "goods")
    fileprivate static let lotCode = ColumnDeclaration("lot_code", .code, zh: "批次", en: "lot")
}

extension TableDeclaration {
    /// The goods of a store (库存物品) with the limits of their balance.
    public static let stockGoods = TableDeclaration(
        "hosp_stock_goods", .register, label: Label(zh: "库存物品", en: "goods of stores"),
        key: ["goods_code"],
        columns: [
            .goodsCode, .name("goods_name", zh: "名称", en: "name of the goods"),
            .maybe("unit_name", zh: "计量单位", en: "unit"),
            .maybe("safety_quantity", .decimal, zh: "安全用量", en: "safety", null: .noLimit),
            .maybe("minimum_quantity", .decimal, zh: "下限", en: "minimum", null: .noLimit),
            .maybe("maximum_quantity", .decimal, zh: "上限", en: "maximum", null: .noLimit),
            ColumnDeclaration(
                "is_beyond_allowed", .flag, zh: "允许超结存发出", en: "may be issued beyond it"),
            .optionalBatchKey,
        ])

    /// The lots (批次): where goods came from, who answers for them, until when they are good.
    public static let stockLot = TableDeclaration(
        "hosp_stock_lot", .register, label: Label(zh: "库存批次", en: "lots of goods"),
        key: ["lot_code"],
        columns: [
            .lotCode, .goodsCode,
            ColumnDeclaration("received_on", .day, zh: "入库日期", en: "received"),
            .maybe(
                "good_through", .day, zh: "有效期至", en: "last good day",
                null: Label(zh: "不过期", en: "does not expire")),
            .maybe("maker_name", .text(200), zh: "厂家", en: "maker"),
            .maybe("supplier_name", .text(200), zh: "供应商", en: "supplier"),
            .maybe("buyer_code", zh: "采购人", en: "buyer"),
            .maybe("approver_code", zh: "审批人", en: "who approved the purchase"),
            .optionalBatchKey,
        ])

    /// The movements (出入库明细): none is ever changed, and their sums are where lots stand.
    public static let stockMovement = TableDeclaration(
        "hosp_stock_movement", .log, label: Label(zh: "出入库明细", en: "movements of stores"),
        key: ["movement_number"],
        columns: [
            ColumnDeclaration("movement_number", .count, zh: "序号", en: "number"),
            ColumnDeclaration("document_code", .code, zh: "单据编号", en: "document"),
            ColumnDeclaration("part_number", .count, zh: "分段序号", en: "part of the document"),
            .lotCode,
            ColumnDeclaration(
                "kind_name", .code, zh: "类别：in、out、return、scrap、surplus、shortage", en: "kind"),
            ColumnDeclaration("moved_on", .day, zh: "日期", en: "day"),
            ColumnDeclaration("moved_quantity", .decimal, zh: "数量", en: "quantity"),
            .maybe(
                "receiver_name", .text(200), zh: "去向", en: "receiver or place",
                null: Label(zh: "库内", en: "inside of the store")),
            ColumnDeclaration("is_beyond", .flag, zh: "超结存发出", en: "beyond the balance"),
            .recordedAt,
        ])

    /// Where each lot stands (批次结存).
    public static let stockStanding = TableDeclaration(
        "hosp_stock_standing", .log, label: Label(zh: "批次结存", en: "where lots stand"),
        key: ["lot_code"],
        columns: [
            .lotCode, ColumnDeclaration("balance_quantity", .decimal, zh: "结存", en: "balance"),
            ColumnDeclaration(
                "issued_quantity", .decimal, zh: "已发未退", en: "issued and not given back"),
            .recordedAt,
        ])
}
