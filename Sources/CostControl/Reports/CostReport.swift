import HospitalCore

/// A printed form filled with figures (成本报表): columns with names and units, and rows in the order
/// of the form.
///
/// A report calculates nothing that a run has not calculated; it adds, divides and compares.
/// - Amounts are exact, with the decimals of the run.
/// - Percentages and unit costs are rounded once, half away from zero, from exact numbers. Each is
///   rounded on its own: shares of 100 % are not forced to add up to it, because a printed share
///   that is not its own quotient could not be recomputed by a reader. The total is 100.00 %.
/// - A difference of two printed figures is the difference as printed.
/// - Missing stays missing and prints empty; a sum of which a part is missing is missing. 0 of 0 is
///   missing, anything else of 0 is an error that names the cell.
/// - The order in which facts come in never changes a row: departments, services and groups stand
///   by code, cost items in the order given.
public struct CostReport: Equatable, Sendable {
    /// A column of a form.
    public struct Column: Equatable, Sendable {
        /// What the values of a column are.
        public enum Unit: String, CaseIterable, Sendable {
            /// A code or a name.
            case text
            /// 元
            case yuan
            /// 百分比
            case percent
            /// A quantity in the unit that the label names.
            case quantity
        }

        /// The name in snake case, unique in the form.
        public let name: String
        /// What stands over the column, in both languages.
        public let label: MessageValue
        /// What the values are.
        public let unit: Unit

        init(_ name: String, _ label: MessageValue, _ unit: Unit = .yuan) {
            self.name = name
            self.label = label
            self.unit = unit
        }

        /// The columns that a text lists, one a line: name, Chinese label, English label, and the
        /// unit where it is not yuan, between bars.
        static func list(_ text: String) -> [Column] {
            text.split(separator: "\n").map { line in
                let parts = line.split(separator: "|").map(String.init)
                return Column(
                    parts[0], .phrase(chinese: parts[1], english: parts[2]),
                    parts.count > 3 ? Unit(rawValue: parts[3]) ?? .yuan : .yuan)
            }
        }
    }

    /// A row of a form.
    public struct Row: Equatable, Sendable {
        /// What a row is.
        public enum Kind: String, CaseIterable, Sendable {
            /// Words over the rows that follow, without figures.
            case heading
            /// A department, a service, a group, a cost item.
            case detail
            /// The sum of rows above.
            case subtotal
            /// The sum of the form.
            case total
            /// Figures beside the sums: income, unit costs, rounding differences (尾差).
            case memo
        }

        /// What the row is.
        public let kind: Kind
        /// Codes and names in the columns of unit `text`, which come first.
        public let labels: [MessageValue?]
        /// The figures in the columns after them; `nil` prints empty.
        public let values: [Decimal?]
    }

    /// The form.
    public let form: CostForm
    /// The period of the figures, when it is known.
    public let period: String?
    /// The columns from left to right; those of unit `text` come first.
    public let columns: [Column]
    /// The rows from top to bottom.
    public private(set) var rows: [Row] = []
    private let labelCount: Int

    /// Most cells of a report; larger audit trails are read from their table.
    public static let cellLimit = 1 << 24

    init(_ form: CostForm, period: String?, _ columns: [Column]) {
        self.form = form
        self.period = period
        self.columns = columns
        labelCount = columns.count { $0.unit == .text }
    }

    /// Adds a row; one without figures has empty cells.
    mutating func add(
        _ kind: Row.Kind, _ labels: [MessageValue?], _ values: [Decimal?]? = nil
    ) throws(CostReportError) {
        guard rows.count < Self.cellLimit / columns.count else {
            throw .tooLarge(form, limit: Self.cellLimit)
        }
        let empty = [Decimal?](repeating: nil, count: columns.count - labelCount)
        rows.append(Row(kind: kind, labels: labels, values: values ?? empty))
    }

    /// Adds a row that only words tell, in the last column of labels.
    @inline(never)
    mutating func add(
        _ kind: Row.Kind, zh chinese: String, en english: String, _ values: [Decimal?]? = nil
    ) throws(CostReportError) {
        let empty = [MessageValue?](repeating: nil, count: labelCount - 1)
        try add(kind, empty + [.phrase(chinese: chinese, english: english)], values)
    }

    /// Names a cell for an error.
    func cell(_ row: MessageValue, _ column: MessageValue) -> CostReportError.Cell {
        CostReportError.Cell(form: form, row: row, column: column)
    }
}

/// A cost item (成本项目) as forms show it.
public struct ReportItem: Sendable {
    /// The code.
    public let code: String
    /// The name over its column; the code when there is none.
    public let name: String

    /// A cost item.
    public init(_ code: String, name: String? = nil) {
        self.code = code
        self.name = name ?? code
    }
}

extension CostReport.Column {
    /// The first two columns of most forms.
    static let departments = list(
        """
        code|科室编码|Department|text
        name|科室名称|Department name|text
        """)
    static let total = list("total|合计|Total")

    /// One column for each name, numbered from 1 as in `item_1`.
    static func numbered(
        _ prefix: String, _ names: [String], _ unit: Unit = .yuan, suffix: String = "",
        zh chinese: String = "", en english: String = ""
    ) -> [Self] {
        names.enumerated().map { index, name in
            let label =
                chinese.isEmpty
                ? MessageValue.text(name)
                : .phrase(chinese: "\(name)-\(chinese)", english: "\(name), \(english)")
            return Self("\(prefix)_\(index + 1)\(suffix)", label, unit)
        }
    }
}

extension CostReport {
    /// The last row of most forms.
    static let grandTotal = MessageValue.phrase(chinese: "合计", english: "Total")
}

extension ReportItem {
    /// The names over the columns of items.
    static func distinctNames(_ items: [ReportItem]) -> [String] {
        distinctNames(items.map { ($0.code, $0.name) })
    }

    /// Names for columns: a name that stands twice is told apart by its code.
    static func distinctNames(_ named: [(code: String, name: String)]) -> [String] {
        var counts: [String: Int] = [:]
        for entry in named { counts[entry.name, default: 0] += 1 }
        return named.map { counts[$0.name] == 1 ? $0.name : "\($0.name)（\($0.code)）" }
    }

    /// The position of each item by its code.
    /// - Throws: `duplicate`.
    static func positions(_ items: [ReportItem]) throws(CostReportError) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (position, item) in items.enumerated() {
            guard positions.updateValue(position, forKey: item.code) == nil else {
                throw .duplicate(item.code)
            }
        }
        return positions
    }
}
