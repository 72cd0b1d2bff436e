/// Rows on their way into a table, kept as plain numbers and bytes.
///
/// A million rows are imported through here: a text is copied once, from the bytes of the file into
/// the batch, and bound from there without becoming a `String`. A batch is filled cell by cell,
/// inserted, emptied and filled again; its storage is kept. A value that all rows have, such as
/// their batch, is kept once.
public struct RowBatch: Sendable {
    enum Cell: Sendable {
        case null
        case integer(Int64)
        case text(offset: Int, length: Int)
        case real(Double)
    }

    /// How many cells a row has, at least one.
    public let columnCount: Int
    private(set) var cells: [Cell] = []
    private(set) var bytes: [UInt8] = []
    /// The bytes of the texts that rows share; they stand before all others.
    private var sharedByteCount = 0
    /// The rows in the order of columns by which they have been sorted, if they have.
    private var sorted: (columns: [Int], rows: [Int])?

    /// A batch for rows of so many columns.
    public init(columnCount: Int) { self.columnCount = max(1, columnCount) }

    /// How many rows are complete.
    public var rowCount: Int { cells.count / columnCount }
    /// Bytes of all cells and of their texts.
    public var byteCount: Int { cells.count * MemoryLayout<Cell>.stride + bytes.count }
    /// How many cells the row that is being filled has.
    public var openCellCount: Int { cells.count % columnCount }

    /// Adds a cell without a value.
    public mutating func appendNull() { cells.append(.null) }

    /// Adds a whole number.
    public mutating func append(integer number: Int64) { cells.append(.integer(number)) }

    /// Adds a text by its UTF-8 bytes, which the caller has validated.
    public mutating func append(utf8 text: UnsafeBufferPointer<UInt8>) {
        cells.append(.text(offset: bytes.count, length: text.count))
        bytes.append(contentsOf: text)
    }

    /// Adds a text.
    public mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(utf8: $0) }
    }

    /// Adds a value.
    public mutating func append(value: StoreValue) {
        switch value {
        case .null: appendNull()
        case .integer(let number): append(integer: number)
        case .text(let text): append(text: text)
        case .real(let number): cells.append(.real(number))
        }
    }

    /// Keeps a value that many rows will have; only while there are no rows.
    public mutating func share(_ value: StoreValue) -> SharedValue {
        append(value: value)
        let cell = cells.popLast() ?? .null
        sharedByteCount = bytes.count
        return SharedValue(cell: cell)
    }

    /// Adds a value that was kept for many rows since all rows were taken out.
    public mutating func append(shared value: SharedValue) { cells.append(value.cell) }

    /// Adds a row of values.
    public mutating func append(row: [StoreValue]) {
        for value in row { append(value: value) }
    }

    /// The value of the last cell; `nil` when there is no cell.
    public var lastValue: StoreValue? { cells.last.map(value) }

    private func value(_ cell: Cell) -> StoreValue {
        switch cell {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let offset, let length):
            .text(String(decoding: bytes[offset..<offset + length], as: UTF8.self))
        }
    }

    /// The values of a complete row, by its position from 0; none for a row that is not there.
    public func row(_ position: Int) -> [StoreValue] {
        guard (0..<rowCount).contains(position) else { return [] }
        let start = position * columnCount
        return cells[start..<start + columnCount].map(value)
    }

    /// The whole number of the last cell; `nil` when it holds something else.
    public var lastInteger: Int64? {
        guard case .integer(let number)? = cells.last else { return nil }
        return number
    }

    /// Takes back the last cell, if there is one.
    public mutating func discardLastCell() { _ = cells.popLast() }

    /// Takes back the cells of the row that is being filled.
    public mutating func discardOpenRow() { cells.removeLast(openCellCount) }

    /// Takes back the last row that is complete, if there is one, and the bytes of its texts.
    public mutating func discardLastRow() {
        sorted = nil
        guard rowCount > 0, openCellCount == 0 else { return }
        for cell in cells.suffix(columnCount) {
            // An empty text brought nothing, and a shared one stands where the first row begins.
            guard case .text(let offset, let length) = cell, length > 0, offset >= sharedByteCount
            else { continue }
            bytes.removeLast(bytes.count - offset)
            break
        }
        cells.removeLast(columnCount)
    }

    /// Takes out all rows and keeps the storage.
    public mutating func removeAll() {
        sorted = nil
        sharedByteCount = 0
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }
}

extension RowBatch {
    /// A value that many rows of a batch have.
    public struct SharedValue: Sendable {
        fileprivate let cell: Cell
    }

    /// The cells of a batch and the texts that they point into, while somebody reads them.
    struct Cells {
        let width: Int
        let cells: UnsafeBufferPointer<Cell>
        let texts: UnsafePointer<CChar>?

        var rowCount: Int { cells.count / width }

        /// Whether all rows have the same value in a column.
        func hasOneValue(inColumn column: Int) -> Bool {
            guard let first = cells.first.map({ _ in cells[column] }) else { return false }
            return stride(from: column + width, to: cells.count, by: width).allSatisfy { place in
                switch (first, cells[place]) {
                case (.null, .null): return true
                case (.integer(let one), .integer(let other)): return one == other
                case (.text(let one, let length), .text(let other, let otherLength)):
                    guard length == otherLength, let texts else { return false }
                    // Most of the time it is one text that the rows share.
                    if one == other { return true }
                    return (0..<length).allSatisfy { texts[one + $0] == texts[other + $0] }
                default: return false
                }
            }
        }
    }

    /// Calls `body` with the cells.
    func withCells<Value, Failure: Error>(
        _ body: (Cells) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try cells.withUnsafeBufferPointer { (cells) throws(Failure) in
            try bytes.withUnsafeBufferPointer { (bytes) throws(Failure) in
                try bytes.withMemoryRebound(to: CChar.self) { (texts) throws(Failure) in
                    try body(Cells(width: columnCount, cells: cells, texts: texts.baseAddress))
                }
            }
        }
    }

    /// Sorts the complete rows by the key of their table beforehand, on the thread that fills them.
    package mutating func sort(by columns: [Int]) { sorted = (columns, rows(sortedBy: columns)) }

    /// The positions of the rows, counted from 0, sorted by columns as SQLite sorts its keys:
    /// numbers before text, text by its bytes; equal rows keep their order.
    func rows(sortedBy columns: [Int]) -> [Int] {
        if let sorted, sorted.columns == columns, sorted.rows.count == rowCount {
            return sorted.rows
        }
        return cells.withUnsafeBufferPointer { cells in
            bytes.withUnsafeBufferPointer { bytes in
                (0..<rowCount).sorted { one, other in
                    for column in columns {
                        let order = Self.order(
                            cells[one * columnCount + column], cells[other * columnCount + column],
                            bytes)
                        if order != 0 { return order < 0 }
                    }
                    return one < other
                }
            }
        }
    }

    /// Below zero when the first cell comes before the second, zero when they are equal.
    private static func order(
        _ one: Cell, _ other: Cell, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        switch (one, other) {
        case (.integer(let first), .integer(let second)):
            return first < second ? -1 : first == second ? 0 : 1
        case (.text(let first, let firstLength), .text(let second, let secondLength)):
            for index in 0..<min(firstLength, secondLength) {
                let (left, right) = (bytes[first + index], bytes[second + index])
                if left != right { return left < right ? -1 : 1 }
            }
            return firstLength - secondLength
        default: return one.rank - other.rank
        }
    }
}

extension RowBatch.Cell {
    /// The place of the kind of value in the order of a key.
    fileprivate var rank: Int {
        switch self {
        case .null: 0
        case .integer, .real: 1
        case .text: 2
        }
    }
}

/// A row that a table refused.
public struct RefusedRow: Hashable, Sendable {
    /// The position of the row in its batch, counted from 0.
    public let position: Int
    /// Why: `keyTwice` or `valueMissing`.
    public let error: StorageError

    /// A refused row.
    public init(position: Int, error: StorageError) {
        self.position = position
        self.error = error
    }
}
