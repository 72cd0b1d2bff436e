import HospitalCore
import Interchange
import Storage

/// Rows that a host hands over cell by cell (逐行录入), on their way into one table.
///
/// They are imported as a file of the same cells would be: the rows are written as delimited text
/// in the order of the table's columns, whatever the order of the calls, and go through the same
/// import. A cell that is not set has no value.
public struct CollectedRows {
    /// A cell: the column of the table, and where its text ends in ``texts``; the start is the end
    /// of the cell before.
    private struct Cell {
        let column: Int
        let end: Int
        let isNull: Bool
    }

    private let table: TableDeclaration
    /// The name by which each column was filled, by its position in the table.
    private var names: [String?]
    private var texts: [UInt8] = []
    private var cells: [Cell] = []
    /// How many cells stand before the end of each row.
    private var rowEnds: [Int] = []
    /// How many rows were complete when each column was set last; a column is set once per row.
    private var lastRows: [Int]
    /// What the names that were used mean: a host uses the same few a million times.
    private var meanings: [String: (position: Int, isYuan: Bool)] = [:]

    /// An empty collection for a table.
    init(_ table: TableDeclaration) {
        self.table = table
        names = Array(repeating: nil, count: table.columns.count)
        lastRows = Array(repeating: -1, count: table.columns.count)
    }

    /// How many rows are complete.
    public var rowCount: Int { rowEnds.count }

    /// Sets a cell of the open row to a text, which is read as an import reads a field; `nil` for
    /// no value.
    /// - Throws: `columnUnknown` with the nearest name, `cellTwice`, `columnTwice` for an amount
    ///   that is given in fen in one row and in yuan in another, `tableTooLarge`.
    public mutating func set(_ name: String, to text: String?) throws(BookError) {
        let column = try meaning(of: name).position
        guard lastRows[column] < rowCount else { throw .cellTwice(name) }
        guard names[column] ?? name == name else {
            throw .columnTwice(table.columns[column].name, table: table.name)
        }
        guard cells.count < ResultTable.cellLimit else {
            throw .tableTooLarge(table.name, limit: ResultTable.cellLimit)
        }
        names[column] = name
        lastRows[column] = rowCount
        if let text { texts.append(contentsOf: text.utf8) }
        cells.append(Cell(column: column, end: texts.count, isNull: text == nil))
    }

    /// Sets a cell of the open row to a whole number; an amount is given in fen.
    /// - Throws: as ``set(_:to:)-(_,String?)``; `amountNotInFen` for an amount under its label or
    ///   its name in yuan, where a number would be taken for yuan.
    public mutating func set(_ name: String, to number: Int64) throws(BookError) {
        let (column, isYuan) = try meaning(of: name)
        guard !isYuan else { throw .amountNotInFen(name, fen: table.columns[column].name) }
        try set(name, to: String(number))
    }

    /// Ends the open row.
    public mutating func endRow() { rowEnds.append(cells.count) }

    private mutating func meaning(
        of name: String
    ) throws(BookError) -> (position: Int, isYuan: Bool) {
        if let known = meanings[name] { return known }
        let meaning = try ImportColumns.column(named: name, of: table)
        meanings[name] = meaning
        return meaning
    }

    /// The rows as delimited text in UTF-8.
    /// - Throws: `rowOpen` when the last row has cells and was not ended.
    func delimitedText() throws -> [UInt8] {
        guard cells.count == rowEnds.last ?? 0 else { throw BookError.rowOpen(rowCount + 1) }
        var writer = DelimitedText.Writer()
        let used = names.indices.filter { names[$0] != nil }
        guard !used.isEmpty else { return [] }
        try writer.append(used.map { names[$0] })
        var place = [Int](repeating: 0, count: names.count)
        for (position, column) in used.enumerated() { place[column] = position }
        var (cell, start) = (0, 0)
        for end in rowEnds {
            var row = [String?](repeating: nil, count: used.count)
            while cell < end {
                let next = cells[cell]
                if !next.isNull {
                    row[place[next.column]] = String(
                        decoding: texts[start..<next.end], as: UTF8.self)
                }
                (cell, start) = (cell + 1, next.end)
            }
            try writer.append(row)
        }
        return writer.bytes
    }
}

extension Book {
    /// An empty collection of rows for a table, to be filled cell by cell.
    /// - Throws: `tableUnknown` with the nearest name, `tableNotImported`.
    public func collectRows(into table: String) throws(BookError) -> CollectedRows {
        CollectedRows(try importTable(named: table))
    }

    /// Imports collected rows as one batch; rows in findings are counted from 1 as they were added.
    /// - Throws: `rowOpen`, and as ``importBatch(_:from:)``; the book is unchanged then.
    @discardableResult
    public func importRows(_ rows: CollectedRows, as batch: ImportBatch) throws -> ImportOutcome {
        let bytes = try rows.delimitedText()
        return try importBatch(batch.countingFromFirstRow) {
            try DelimitedText.Reader(bytes: bytes)
        }
    }
}
