import Storage

/// The money that the removal of hazards took. Its months are closed with those of `cost`, into
/// which it flows.
extension Area {
    /// The area `hazard_cost`.
    public static let hazardCost = Area(
        "hazard_cost", requires: ["book", "organisation", "cost", "safety", "hazard_life"],
        closing: "cost", tables: [.hazardPayment])
}

extension TableDeclaration {
    /// What was paid to remove hazards (隐患治理支出): each payment with its hazard, and the department
    /// and cost item that bear it.
    public static let hazardPayment = TableDeclaration(
        "hosp_hazard_payment", .fact, label: Label(zh: "隐患治理支出", en: "payments for hazards"),
        key: ["hazard_code", "payment_code"],
        columns: [
            .periodMonth, .hazardCode,
            ColumnDeclaration("payment_code", .code, zh: "付款凭证号", en: "voucher of the payment"),
            .departmentCode, .itemCode, .amountFen,
            ColumnDeclaration(
                "document_day", .day, zh: "单据日期", en: "date of the document",
                null: .nothingSaid),
            .fundingTag, .batchKey,
        ])
}
