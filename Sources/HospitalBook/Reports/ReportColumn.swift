import HospitalCore
import Reports
import Storage

/// A column of a report: its label, and how a value of a table stands in it.
struct ReportColumn: Sendable {
    /// How values stand.
    enum Style: Sendable {
        /// A text, or a whole number as it is.
        case plain
        /// A number, which tables keep as text or as a whole number.
        case number
        /// Fen, printed in yuan.
        case amount
        /// A day yyyymmdd.
        case day
        /// A month yyyymm.
        case month
        /// A wall time yyyymmddhhmmss.
        case moment
        /// A code with its words.
        case words([String: ReportText])
        /// A code with its name.
        case names([String: String])
    }

    let label: ReportText
    let style: Style

    init(_ style: Style = .plain, zh chinese: String, en english: String) {
        label = ReportText(zh: chinese, en: english)
        self.style = style
    }

    /// A column of a published table, with its label; codes that are printed in words are not
    /// listed in it.
    init(_ column: ColumnDeclaration, _ style: Style? = nil) {
        var (chinese, english) = (column.label.chinese, column.label.english)
        if style != nil {
            chinese = String(chinese.prefix { $0 != "：" }).replacingEnd("编码", by: "")
            english = String(english.prefix { $0 != ":" })
        }
        label = ReportText(
            zh: chinese, en: english.prefix(1).uppercased() + english.dropFirst())
        self.style = style ?? Self.style(of: column.type)
    }

    /// A column of a result.
    ///
    /// Amounts are printed in yuan, whatever the result has them in.
    init(_ column: ResultColumn, _ style: Style? = nil) {
        let isAmount = column.kind == .integer && column.name.hasSuffix("_fen")
        label =
            isAmount
            ? ReportText(
                zh: column.chinese.replacingEnd("（分）", by: "（元）"),
                en: column.english.replacingEnd("fen", by: "yuan")
                    .replacingEnd("(fen)", by: "(yuan)"))
            : ReportText(zh: column.chinese, en: column.english)
        self.style = style ?? Self.style(of: column, isAmount)
    }

    private static func style(of column: ResultColumn, _ isAmount: Bool) -> Style {
        isAmount
            ? .amount
            : column.meaning == .day
                ? .day
                : column.kind == .text && column.meaning != .decimal ? .plain : .number
    }

    private static func style(of type: ColumnType) -> Style {
        switch type {
        case .code, .text, .longText: .plain
        case .fen: .amount
        case .decimal, .count, .integer: .number
        case .day: .day
        case .month: .month
        case .moment: .moment
        case .flag: .words(ReportWords.flags)
        }
    }

    /// How a value stands in the column; no value is a dash and never a zero.
    func cell(_ value: StoreValue) -> ReportCell {
        guard value != .null else { return .missing }
        switch style {
        case .plain: return value.cell
        case .number: return value.cell.asNumber
        case .amount: return value.amountCell
        case .day:
            return ReportCell(
                text: value.integer.flatMap {
                    try? Day(yyyymmdd: Int32(clamping: $0)).description
                })
        case .month:
            return ReportCell(
                text: value.integer.flatMap {
                    try? Month(yyyymm: Int32(clamping: $0)).description
                })
        case .moment:
            return ReportCell(
                text: value.integer.flatMap {
                    try? Moment(yyyymmddhhmmss: $0).description
                })
        case .words(let words):
            let code = value.text ?? value.integer.map(String.init) ?? ""
            return words[code].map { .words($0) } ?? value.cell
        case .names(let names):
            return ReportCell(text: value.text.map { names[$0] ?? $0 })
        }
    }
}

extension ReportTable {
    /// A table of rows that stand as their columns say.
    init(_ caption: ReportText, _ columns: [ReportColumn], _ rows: [[StoreValue]]) {
        self.init(caption, columns: columns.map(\.label))
        for row in rows { append(zip(columns, row).map { $0.cell($1) }) }
    }
}

extension Book {
    /// Columns of a published table of results as they are in a run, in the order of its key.
    func resultTable(
        _ caption: ReportText? = nil, _ table: TableDeclaration, of run: String,
        _ names: [String], styles: [String: ReportColumn.Style] = [:]
    ) throws -> (table: ReportTable, rows: [[StoreValue]]) {
        let columns = names.compactMap { table.column(named: $0) }
        let rows = try store.rows(
            "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table.name) "
                + "WHERE run_id = ? ORDER BY \(table.naturalKey.joined(separator: ", "))",
            [.text(run)])
        let label = caption ?? ReportText(zh: table.label.chinese, en: table.label.english)
        return (
            ReportTable(label, columns.map { ReportColumn($0, styles[$0.name]) }, rows), rows
        )
    }
}

extension ReportCell {
    /// A text that is a number stands where numbers do.
    var asNumber: ReportCell {
        if case .text(let text) = self { .number(text) } else { self }
    }
}

extension String {
    /// The text with another end, where it ends so.
    func replacingEnd(_ end: String, by other: String) -> String {
        hasSuffix(end) ? String(dropLast(end.count)) + other : self
    }
}
