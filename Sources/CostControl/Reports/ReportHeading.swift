import HospitalCore

/// What stands around a printed form (表头表尾): 编制单位, 期间, 金额单位, 版本号, 运行号, 制表, 审核, 负责人 and the pages.
///
/// What is not known is left blank for the pen.
public struct ReportHeading: Sendable {
    /// The hospital that draws it up (编制单位).
    public var organisation: String?
    /// The version of the run (版本号).
    public var version: Int64?
    /// The number of the run (运行号).
    public var run: String?
    /// Whether the run is the current one and still holds (运行状态).
    public var state: MessageValue?
    /// Who drew it up (制表).
    public var preparedBy: String?
    /// Who reviewed it (审核).
    public var reviewedBy: String?
    /// Who answers for it (负责人).
    public var responsible: String?
    /// How many rows a page has; `nil` puts all on one page.
    public private(set) var rowsPerPage: Int?

    /// A heading.
    /// - Throws: `rowsPerPage` below 1.
    public init(rowsPerPage: Int? = nil) throws(CostReportError) {
        if let rowsPerPage, rowsPerPage < 1 { throw .rowsPerPage(rowsPerPage) }
        self.rowsPerPage = rowsPerPage
    }

    /// What amounts are in (金额单位).
    public static let amountUnit = MessageValue.phrase(chinese: "元", english: "yuan")

    /// A page of a form.
    public struct Page: Sendable {
        /// The number, counted from 1.
        public let number: Int
        /// How many pages there are.
        public let count: Int
        /// The rows on it, counted from 1.
        public let rows: ClosedRange<Int>

        /// The page of how many (第n页/共m页).
        public var label: MessageValue {
            .phrase(chinese: "第\(number)页/共\(count)页", english: "page \(number) of \(count)")
        }
    }

    /// The pages of a form with so many rows, at least one.
    public func pages(rows: Int) -> [Page] {
        let rows = max(1, rows)
        let size = min(rowsPerPage ?? rows, rows)
        let starts = Array(stride(from: 1, through: rows, by: size))
        return starts.enumerated().map { index, first in
            Page(
                number: index + 1, count: starts.count,
                rows: first...min(first + size - 1, rows))
        }
    }
}
