import CostControl
import HospitalCore
import Interchange

/// What is asked for when cases are costed from charge lines (病例成本核算).
public struct CaseCostRequest: Sendable {
    /// Where a table as text comes from.
    public enum Source: Sendable {
        /// A file; a regular file is read twice, so that items that are net negative need little
        /// memory.
        case file(String)
        /// Text in memory.
        case text([UInt8])
    }

    /// The charge lines: `case`, `department`, `item`, `quantity`, `amount` (yuan) or `amount_fen`,
    /// and where there are any, `line_id` and `service_period`; `nil` when they come as columns.
    public var lines: Source?
    /// Unit costs: `department`, `item`, `unit_cost` (yuan, at most eight decimals), perhaps
    /// `period`; `nil` for those of the book, in `hosp_case_unit_cost`.
    public var unitCosts: Source?
    /// The cases: `case`, perhaps `group` and `discharge`; `nil` when all cases are welcome.
    public var cases: Source?
    /// The cases are those of the book, in `hosp_case_register`.
    public var usesCasesOfBook = false
    /// Encoding and delimiter of the texts.
    public var format: DelimitedText.Format
    /// Names of columns in the texts by the names above, where they differ.
    public var columns: [String: String] = [:]
    /// The months that are reported; `nil` when lines are not told apart by month.
    public var months: ClosedRange<Month>?
    /// How many threads read, 1 to 64.
    ///
    /// The result does not depend on it.
    public var threads = 1
    /// How many lines of a stream are held at most, so that they can be looked at twice: more than
    /// the year of a large hospital.
    ///
    /// Of more lines every pair of case and item is kept instead.
    public var heldLines = 1 << 26
    /// How many findings of each kind are listed; all are counted.
    public var findingLimit = 100
    /// The cost that each department has to pass on, for the difference that is left (尾差).
    public var pools: [(department: String, cost: Money)] = []

    /// Charge lines with unit costs from a text or, without one, from the book.
    public init(
        lines: Source?, unitCosts: Source?, cases: Source? = nil,
        format: DelimitedText.Format = DelimitedText.Format()
    ) {
        self.lines = lines
        self.unitCosts = unitCosts
        self.cases = cases
        self.format = format
    }
}

/// The columns of the texts of case costing.
enum CaseColumn: String, CaseIterable {
    /// 病例
    case caseCode = "case"
    /// 科室
    case department
    /// 收费项目
    case item
    /// 数量
    case quantity
    /// 金额（元）
    case amount
    /// 金额（分）
    case amountFen = "amount_fen"
    /// 明细号
    case lineID = "line_id"
    /// 服务期间
    case servicePeriod = "service_period"
    /// 单位成本
    case unitCost = "unit_cost"
    /// 期间
    case period
    /// 病组
    case group
    /// 出院日期
    case discharge

    /// The label, by which a header may name the column too.
    var label: (chinese: String, english: String) {
        switch self {
        case .caseCode: ("病例", "case")
        case .department: ("科室", "department")
        case .item: ("收费项目", "service item")
        case .quantity: ("数量", "quantity")
        case .amount: ("金额", "amount")
        case .amountFen: ("金额（分）", "amount (fen)")
        case .lineID: ("明细号", "line identifier")
        case .servicePeriod: ("服务期间", "service period")
        case .unitCost: ("单位成本", "unit cost")
        case .period: ("期间", "period")
        case .group: ("病组", "group")
        case .discharge: ("出院日期", "discharge")
        }
    }
}

extension CaseCostRequest {
    /// The position of a column in a header, by the name that the request gives, the name of the
    /// column or its Chinese label.
    func position(_ column: CaseColumn, in header: [String]) -> Int? {
        if let name = columns[column.rawValue] { return header.firstIndex(of: name) }
        return header.firstIndex(of: column.rawValue)
            ?? header.firstIndex(of: column.label.chinese)
    }

    /// The position of a column that must be there.
    /// - Throws: `columnMissing`.
    func needed(
        _ column: CaseColumn, in header: [String], of table: String
    ) throws(BookError) -> Int {
        guard let position = position(column, in: header) else {
            throw .columnMissing(
                columns[column.rawValue] ?? column.rawValue,
                label: BookError.ColumnLabel(
                    chinese: column.label.chinese, english: column.label.english),
                table: table)
        }
        return position
    }

    /// The blocks of a text.
    func blocks(_ source: Source) throws(DelimitedTextError) -> DelimitedText.RecordBlocks {
        switch source {
        case .file(let path): try DelimitedText.RecordBlocks(file: path, format: format)
        case .text(let bytes):
            try DelimitedText.RecordBlocks(
                bytes: bytes,
                format: DelimitedText.Format(encoding: .utf8, delimiter: format.delimiter))
        }
    }
}
