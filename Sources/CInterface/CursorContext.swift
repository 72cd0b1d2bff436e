import HospitalBook
import HospitalCore

/// What stands behind the handle of a cursor: a table and the row on which the host stands.
final class CursorContext: HandleContext {
    static let kind = HandleKind.cursor
    let book: BookContext
    let table: ResultTable
    private let rowCount: Int
    private let columnCount: Int
    private var row = -1
    /// The values of the row, which may be made when it is asked for.
    private var values: [ResultValue] = []

    init(_ table: ResultTable, of book: BookContext) {
        self.book = book
        self.table = table
        rowCount = table.rowCount
        columnCount = table.columns.count
    }

    /// Goes to the next row; `false` when there is none.
    func advance() -> Bool {
        guard row < rowCount else { return false }
        row += 1
        guard row < rowCount else { return false }
        values = table.row(row)
        return true
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
        return Int(number) <= values.count ? values[Int(number) - 1] : .null
    }

    /// The error of asking a column for a number it does not have here.
    func noNumber(_ value: ResultValue, in number: Int32) throws(InterfaceError) -> InterfaceError {
        let name = try column(number).name
        return value == .null
            ? .valueNull(Int(number), name: name) : .columnType(Int(number), name: name)
    }
}
