import HospitalCore
import Interchange

/// Delimited text (CSV) as a table of texts: nothing between two delimiters is no value, two quotes
/// are an empty text.
extension ResultTable {
    /// Most cells of a table that is read as a whole: 16,777,216, some hundred megabytes.
    public static let cellLimit = 1 << 24

    /// Reads all rows; those with a fault are left out and listed.
    ///
    /// - Throws: ``ResultTableError``; `DelimitedTextError` for what makes it impossible to go on.
    public static func reading(
        _ start: consuming DelimitedText.Reader
    ) throws -> (table: ResultTable, faults: [DelimitedTextError]) {
        var reader = start
        var table = ResultTable(
            name: "rows",
            columns: reader.header.map { ResultColumn($0, .text, zh: $0, en: $0) })
        var faults: [DelimitedTextError] = []
        var cells = 0
        while let batch = try reader.nextBatch() {
            cells +=
                batch.rowCount * batch.columnCount
                + batch.faults.count * findingColumns.count
            guard cells <= cellLimit else { throw ResultTableError.tooManyCells(limit: cellLimit) }
            try table.requireMemory(forRows: batch.rowCount + batch.faults.count)
            for row in 0..<batch.rowCount {
                table.append((0..<batch.columnCount).map { batch.value(row, $0) })
            }
            faults += batch.faults
        }
        return (table, faults)
    }

    /// Asks for the memory that so many more rows take.
    /// - Throws: ``MemoryError``.
    func requireMemory(forRows count: Int) throws(MemoryError) {
        // A row is an array with its head; a text of more than 15 bytes stands beside. The list of
        // rows is copied into one twice as long when it is full.
        let row = 64 + 96 * columns.count
        try WorkingMemory.require(
            WorkingMemory.bytes(count, each: row) + WorkingMemory.bytes(rowCount, each: 24))
    }

    /// Asks for the memory that the table takes as text.
    /// - Throws: ``MemoryError``.
    public func requireMemoryForText() throws(MemoryError) {
        let perCell = 64
        try WorkingMemory.require(
            WorkingMemory.bytes(rowCount, each: perCell * columns.count))
    }

    /// Faults of rows as a table: row and column as a spreadsheet counts, number, name and the
    /// sentence in both languages.
    public static func findings(_ faults: [DelimitedTextError]) -> ResultTable {
        var table = ResultTable(name: "findings", columns: findingColumns)
        for fault in faults {
            let finding = fault.finding
            var column = ResultValue.null
            if case .quote(_, let number) = fault { column = .integer(Int64(number)) }
            table.append([
                fault.row.map { .integer(Int64($0)) } ?? .null, column,
                .integer(Int64(finding.message.number)), .text(finding.message.name),
                .text(finding.text(in: .chinese)), .text(finding.text(in: .english)),
            ])
        }
        return table
    }

    private static let findingColumns = [
        ResultColumn("row", .integer, zh: "行", en: "Row"),
        ResultColumn("column", .integer, zh: "列", en: "Column"),
        ResultColumn("code", .integer, zh: "编号", en: "Code"),
        ResultColumn("name", .text, zh: "名称", en: "Name"),
        ResultColumn("chinese", .text, zh: "中文说明", en: "Chinese"),
        ResultColumn("english", .text, zh: "英文说明", en: "English"),
    ]
}

extension DelimitedText.Batch {
    /// The value of a field; rows and columns are counted from 0 here.
    fileprivate func value(_ row: Int, _ column: Int) -> ResultValue {
        let field = field(row, column)
        return field.length == 0 && !field.isQuoted ? .null : .text(text(row, column))
    }
}

/// What can be wrong with a table that is read as a whole.
public enum ResultTableError: HospitalError, Equatable {
    /// The table has more cells than the limit.
    case tooManyCells(limit: Int)

    /// The message with the limit.
    public var finding: Finding {
        switch self {
        case .tooManyCells(let limit): return Finding(.tableTooBig, ["limit": .count(limit)])
        }
    }
}
