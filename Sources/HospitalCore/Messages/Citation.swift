/// Where a rule or a regulated number comes from, and when it is in force.
///
/// A number that a regulation fixes is data: it stands beside its citation, so that a new edition
/// adds a value and never changes an old result.
public struct Citation: Hashable, Sendable {
    /// The document, in the words of its title: `公立医院成本核算规范`.
    public let title: String
    /// The number of the document: `国卫财务发〔2021〕4号`; empty for a textbook or a standard page.
    public let number: String
    /// The article, section or table; empty when the whole document is meant.
    public let article: String
    /// First day in force as yyyymmdd; `nil` when it is not known.
    public let validFrom: Int32?
    /// Whether the text was checked against the official document.
    public let isConfirmed: Bool

    /// Cites a document; `isConfirmed` is `false` unless the official text was read.
    public init(
        title: String, number: String = "", article: String = "", validFrom: Int32? = nil,
        isConfirmed: Bool = false
    ) {
        self.title = title
        self.number = number
        self.article = article
        self.validFrom = validFrom
        self.isConfirmed = isConfirmed
    }

    /// 公立医院成本核算规范: classes of departments, cost items, the three stages of allocation.
    public static let costAccountingStandard2021 = Citation(
        title: "公立医院成本核算规范", number: "国卫财务发〔2021〕4号")
    /// The CMS hospice and hospital cost report: fixed order, multiplier to six decimals, the rest
    /// to the largest share.
    public static let medicareCostReport = Citation(
        title: "Medicare cost report, Form CMS-2552-10", article: "Worksheets B, B-1; §4000.1")
}
