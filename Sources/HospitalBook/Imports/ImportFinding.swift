import HospitalCore

/// Something wrong with a row of an import: where it stands, what stood there, and what is said.
public struct ImportFinding: Equatable, Sendable {
    /// The row as a spreadsheet counts, the header being row 1; `nil` for the whole file.
    public let row: Int?
    /// The column as the file names it; `nil` for the whole row.
    public let column: String?
    /// The value as it came; `nil` when there is none.
    public let value: String?
    /// The message with its figures.
    public let finding: Finding

    /// A finding.
    public init(row: Int?, column: String?, value: String?, finding: Finding) {
        self.row = row
        self.column = column
        self.value = value
        self.finding = finding
    }
}

extension [ImportFinding] {
    /// Findings as a table, one row each, in the order of the rows.
    public var table: ResultTable {
        var table = ResultTable(
            name: "findings",
            columns: [
                ResultColumn("row", .integer, zh: "行", en: "Row"),
                ResultColumn("column", .text, zh: "列", en: "Column"),
                ResultColumn("value", .text, zh: "原值", en: "Value"),
                ResultColumn("code", .integer, zh: "编号", en: "Code"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
                ResultColumn("english", .text, zh: "英文说明", en: "English"),
            ])
        for finding in self {
            table.append([
                finding.row.map { .integer(Int64($0)) } ?? .null,
                finding.column.map { .text($0) } ?? .null,
                finding.value.map { .text($0) } ?? .null,
                .integer(Int64(finding.finding.message.number)),
                .text(finding.finding.message.name),
                .text(finding.finding.text(in: .chinese)),
                .text(finding.finding.text(in: .english)),
            ])
        }
        return table
    }
}
