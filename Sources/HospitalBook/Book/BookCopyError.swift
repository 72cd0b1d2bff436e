import HospitalCore

/// What can be wrong with a copy of a book, beside what its file or database refuses.
public enum BookCopyError: HospitalError, Equatable {
    /// A copy into memory, which would be gone when the call returns.
    case inMemory
    /// The book that is copied into has rows; the location is shown without its secrets.
    case notEmpty(location: String, table: String, rows: Int)
    /// A table of the copy has another content than the one that was copied.
    case differs(location: String, table: String, rows: Int)

    /// The message with the location, the table and its rows.
    public var finding: Finding {
        switch self {
        case .inMemory: Finding(.copyInMemory)
        case .notEmpty(let location, let table, let rows):
            Finding(
                .copyNotEmpty,
                [
                    "location": .text(location), "table": .text(table), "count": .count(rows),
                ])
        case .differs(let location, let table, let rows):
            Finding(
                .copyDiffers,
                [
                    "location": .text(location), "table": .text(table), "count": .count(rows),
                ])
        }
    }
}
