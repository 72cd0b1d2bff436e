import HospitalCore

/// A table of a report: a caption, columns with labels, rows, and perhaps a total.
public struct ReportTable: Hashable, Sendable {
    /// What the table shows.
    public let caption: ReportText
    /// The labels of the columns.
    public let columns: [ReportText]
    /// The rows; each has as many cells as there are columns.
    public private(set) var rows: [[ReportCell]] = []
    /// The last row, set apart; `nil` when nothing is totalled.
    public var total: [ReportCell]?

    /// A table without rows.
    public init(_ caption: ReportText, columns: [ReportText]) {
        self.caption = caption
        self.columns = columns
    }

    /// Appends a row; cells that are lacking are missing, cells without a column are left out.
    public mutating func append(_ cells: [ReportCell]) {
        rows.append(columns.indices.map { $0 < cells.count ? cells[$0] : .missing })
    }

    func write(to page: inout Markup, in language: Language) {
        // A page is as wide as eight columns at ease.
        page.open("table", columns.count > 8 ? "wide" : "")
        page.write("\n")
        page.element("caption", caption[language])
        // A column of numbers stands at the right, with what is missing in it.
        let areNumbers = columns.indices.map { column in
            rows.contains { $0[column].isNumber }
                && rows.allSatisfy { $0[column].isNumber || $0[column] == .missing }
        }
        page.write("<thead><tr>")
        for (column, isNumber) in zip(columns, areNumbers) {
            page.element("th", isNumber ? "number" : "", column[language])
        }
        page.write("</tr></thead>\n<tbody>\n")
        for row in rows { Self.write(row, areNumbers, to: &page, in: language) }
        page.write("</tbody>\n")
        if let total {
            page.write("<tfoot>\n")
            Self.write(total, areNumbers, to: &page, in: language)
            page.write("</tfoot>\n")
        }
        page.write("</table>\n")
        if rows.isEmpty {
            page.element("p", "none", ReportText(zh: "没有记录。", en: "There are no rows.")[language])
        }
    }

    private static func write(
        _ row: [ReportCell], _ areNumbers: [Bool], to page: inout Markup, in language: Language
    ) {
        page.write("<tr>")
        for (cell, isNumber) in zip(row, areNumbers) {
            page.element("td", isNumber ? "number" : "", cell.printed(in: language))
        }
        page.write("</tr>\n")
    }
}
