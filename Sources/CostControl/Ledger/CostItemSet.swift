import HospitalCore

/// A set of cost items (成本项目) in the order of the reports.
///
/// Items are data, not an enumeration: every formula of cost control runs per item, whatever the
/// items are, and sums are derived. The official set stands here with its citation; a hospital that
/// keeps other columns (the workbook with housing and special equipment apart and no drugs) brings
/// its own.
public struct CostItemSet: Sendable {
    /// An item.
    public struct Item: Sendable {
        /// The code.
        public let code: String
        /// The Chinese name, as the reports print it.
        public let chinese: String
        /// The English name.
        public let english: String
    }

    /// The code of the set.
    public let code: String
    /// The items in the order of the reports.
    public let items: [Item]
    /// The document that fixes the set, with the first day in force where it is known.
    public let citation: Citation
    /// The last day in force as yyyymmdd; `nil` until further notice.
    public let validTo: Int32?

    /// The seven items of the standard (七项成本).
    /// - Source: ``Citation/costAccountingStandard2021``
    public static let standard2021 = CostItemSet(
        code: "standard_2021",
        items: [
            ("personnel", "人员经费", "personnel"),
            ("materials", "卫生材料费", "medical materials"),
            ("drugs", "药品费", "drugs"),
            ("depreciation", "固定资产折旧费", "depreciation of fixed assets"),
            ("amortisation", "无形资产摊销费", "amortisation of intangible assets"),
            ("risk_fund", "提取医疗风险基金", "provision of the medical risk fund"),
            ("other_operating", "其他运行费用", "other operating expenses"),
        ].map { Item(code: $0.0, chinese: $0.1, english: $0.2) },
        citation: .costAccountingStandard2021, validTo: nil)

    /// The sets that the library knows.
    public static let all = [standard2021]
}
