import HospitalBook
import HospitalCore

/// What stands behind the handle of a cursor: a table and the row on which the host stands.
///
/// A host reads a large table cell by cell, a call for each. Where the table keeps its cells in
/// columns, such a call is a look at memory; of other tables a row is made when its first cell is
/// asked for.
final class CursorContext: HandleContext {
    static let kind = HandleKind.cursor
    let book: BookContext
    let table: ResultTable
    /// How many rows the table has.
    let rowCount: Int
    /// How many columns the table has.
    let columnCount: Int
    private var row = -1
    /// Where the cells of each column are; `nil` of a table that is not kept in columns.
    private let cells: UnsafeMutablePointer<ResultCells.Pointer>?
    /// The values of a row that was asked for, and which row that is.
    private var values: [ResultValue] = []
    private var rowOfValues = -1

    init(_ table: ResultTable, of book: BookContext) {
        self.book = book
        self.table = table
        rowCount = table.rowCount
        columnCount = table.columns.count
        let pointers = table.cells?.pointers ?? []
        if !pointers.isEmpty, pointers.count == columnCount {
            let cells = UnsafeMutablePointer<ResultCells.Pointer>.allocate(capacity: columnCount)
            for (place, pointer) in pointers.enumerated() {
                (cells + place).initialize(to: pointer)
            }
            self.cells = cells
        } else {
            cells = nil
        }
    }

    deinit { cells?.deallocate() }

    /// Goes to the next row; `false` when there is none.
    func advance() -> Bool {
        guard row < rowCount else { return false }
        row &+= 1
        return row < rowCount
    }

    /// The column of that number, counted from 1.
    /// - Throws: `columnRange`.
    func column(_ number: Int32) throws(InterfaceError) -> ResultColumn {
        guard number >= 1, Int(number) <= columnCount else {
            throw .columnRange(Int(number), count: columnCount)
        }
        return table.columns[Int(number) - 1]
    }

    /// The value in a column of the row on which the cursor stands.
    /// - Throws: `columnRange`, `notOnRow`.
    func value(_ number: Int32) throws(InterfaceError) -> ResultValue {
        guard number >= 1, Int(number) <= columnCount else {
            throw .columnRange(Int(number), count: columnCount)
        }
        guard row >= 0, row < rowCount else { throw .notOnRow }
        if rowOfValues != row {
            values = table.row(row)
            rowOfValues = row
        }
        return Int(number) <= values.count ? values[Int(number) - 1] : .null
    }

    /// The error of asking a column for a number it does not have here.
    func noNumber(_ value: ResultValue, in number: Int32) throws(InterfaceError) -> InterfaceError {
        let name = try column(number).name
        return value == .null
            ? .valueNull(Int(number), name: name) : .columnType(Int(number), name: name)
    }
}

/// What can be read from memory. Each answers `nil` where there is anything else to say, which
/// ``CursorContext/value(_:)`` then does.
extension CursorContext {
    /// The whole number in a column of the row on which the cursor stands.
    @inline(__always)
    func heldNumber(_ number: Int32) -> Int64? {
        guard let cells = heldColumn(number), cells.pointee.form == .integers,
            cells.pointee.states[row] == ResultCells.Pointer.isHere
        else { return nil }
        return cells.pointee.numbers[row]
    }

    /// The UTF-8 bytes of the text in a column of the row on which the cursor stands.
    @inline(__always)
    func heldText(_ number: Int32) -> UnsafeRawBufferPointer? {
        guard let cells = heldColumn(number),
            cells.pointee.states[row] == ResultCells.Pointer.isHere
        else { return nil }
        var place = row
        switch cells.pointee.form {
        case .texts: break
        case .choices:
            place = Int(truncatingIfNeeded: cells.pointee.numbers[row])
            guard place >= 0, place < cells.pointee.choiceCount else { return nil }
        case .nothing, .integers: return nil
        }
        let start = Int(truncatingIfNeeded: cells.pointee.starts[place])
        let end = Int(truncatingIfNeeded: cells.pointee.starts[place &+ 1])
        return UnsafeRawBufferPointer(start: cells.pointee.bytes + start, count: end &- start)
    }

    /// Whether there is no value in a column of the row on which the cursor stands.
    @inline(__always)
    func heldNull(_ number: Int32) -> Bool? {
        guard let cells = heldColumn(number) else { return nil }
        if cells.pointee.states[row] == ResultCells.Pointer.isNull { return true }
        // There may be no text at the place.
        return cells.pointee.form == .choices ? nil : false
    }

    @inline(__always)
    private func heldColumn(_ number: Int32) -> UnsafePointer<ResultCells.Pointer>? {
        guard let cells, number >= 1, Int(number) <= columnCount, row >= 0, row < rowCount else {
            return nil
        }
        return UnsafePointer(cells + (Int(number) &- 1))
    }
}
