import HospitalCore

/// The numbers of the procurement gates (采购控制标准) as data with their sources; a hospital sets its
/// own where they are internal.
public struct ProcurementRule: Sendable {
    /// What is counted or limited.
    public let code: String
    /// The Chinese name.
    public let chinese: String
    /// The number.
    public let whole: Int
    /// Where it comes from.
    public let citation: Citation

    /// A rule.
    public init(_ code: String, zh chinese: String, _ number: Int, citation: Citation) {
        self.code = code
        self.chinese = chinese
        whole = number
        self.citation = citation
    }

    /// At least two comparable products before a choice (S-077: 2-3).
    public static let quotations = ProcurementRule(
        "quotations", zh: "可比报价数", 2,
        citation: Citation(title: "后勤管理范文", article: "001:41"))
    /// Days within which orders count as one when they were split.
    public static let splitWindow = ProcurementRule(
        "split_window_days", zh: "化整为零识别天数", 30,
        citation: Citation(title: "医院内部规定（可设置）"))
    /// Percent above the need that still fit (S-078: neither shoddy nor over-specified).
    public static let surplus = ProcurementRule(
        "surplus_percent", zh: "超出需求的允许百分比", 20,
        citation: Citation(title: "医院内部规定（可设置）"))

    /// The least use expected of equipment that is bought (S-190: none may stand idle).
    public static let leastUse = ProcurementRule(
        "least_use_percent", zh: "新购设备预期使用率下限百分比", 60,
        citation: Citation(title: "医院内部规定（可设置）"))

    /// The rules of the library.
    public static let standard: [ProcurementRule] = [quotations, splitWindow, surplus, leastUse]
}
