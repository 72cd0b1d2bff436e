import HospitalCore

/// What can be wrong with a table as text.
///
/// `encoding`, `quote` and `fieldCount` concern one row: a reader lists them as faults and goes on
/// with the next row. The others end the reading, and so does a quote that is never closed.
public enum DelimitedTextError: HospitalError, Hashable {
    /// There is not even a header line.
    case empty(file: String?)
    /// The file cannot be read.
    case unreadable(FileError)
    /// A row holds bytes that are no text in the encoding.
    case encoding(TextEncodingError)
    /// A quote stands inside of a field without quotes, something follows a closing quote, or a
    /// quote is never closed.
    case quote(row: Int, column: Int)
    /// A row has another number of fields than the header.
    case fieldCount(row: Int, count: Int, expected: Int)
    /// A row is longer than the limit in bytes.
    case recordTooLong(row: Int, limit: Int)
    /// Two columns have the same name.
    case duplicateName(String)
    /// A field of an Arrow stream holds bytes that are no UTF-8 text.
    case fieldEncoding(row: Int, column: String)

    /// The message with its row, column and figures.
    public var finding: Finding {
        switch self {
        case .empty(let file):
            return Finding(.csvEmpty, file.map { ["file": .text($0)] } ?? [:])
        case .unreadable(let error): return error.finding
        case .encoding(let error): return error.finding
        case .quote(let row, let column):
            return Finding(.csvQuote, ["row": .count(row), "column": .count(column)])
        case .fieldCount(let row, let count, let expected):
            return Finding(
                .csvFieldCount,
                ["row": .count(row), "count": .count(count), "expected": .count(expected)])
        case .recordTooLong(let row, let limit):
            return Finding(.csvLineTooLong, ["row": .count(row), "limit": .count(limit)])
        case .duplicateName(let name):
            return Finding(.csvHeaderDuplicate, ["name": .text(name)])
        case .fieldEncoding(let row, let column):
            return Finding(.arrowTextInvalid, ["row": .count(row), "column": .text(column)])
        }
    }

    /// The row the error is about; `nil` where it is about the whole text.
    public var row: Int? {
        switch self {
        case .encoding(.invalid(_, _, let row)), .encoding(.unmappable(_, _, let row)): return row
        case .quote(let row, _), .fieldCount(let row, _, _), .recordTooLong(let row, _),
            .fieldEncoding(let row, _):
            return row
        case .empty, .unreadable, .duplicateName: return nil
        }
    }

    /// The same fault where rows before were not counted.
    public func movingRow(by rows: Int) -> DelimitedTextError {
        switch self {
        case .encoding(.invalid(let offset, let encoding, let row?)):
            return .encoding(.invalid(offset: offset, encoding: encoding, row: row + rows))
        case .quote(let row, let column): return .quote(row: row + rows, column: column)
        case .fieldCount(let row, let count, let expected):
            return .fieldCount(row: row + rows, count: count, expected: expected)
        case .recordTooLong(let row, let limit):
            return .recordTooLong(row: row + rows, limit: limit)
        case .fieldEncoding(let row, let column):
            return .fieldEncoding(row: row + rows, column: column)
        case .encoding, .empty, .unreadable, .duplicateName: return self
        }
    }
}
