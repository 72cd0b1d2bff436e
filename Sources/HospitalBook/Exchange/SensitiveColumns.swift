import HospitalCore
import Storage

/// Why a table does not leave the book: its sensitive columns (敏感列; S-244), such as what a person
/// is paid and how a person is reached, may not go out without leave.
///
/// `book.tables` names them.
public enum ExportError: HospitalError, Equatable {
    /// Columns that would leave the book plainly.
    case sensitive(table: String, columns: [String])

    /// The message with table and columns.
    public var finding: Finding {
        switch self {
        case .sensitive(let table, let columns):
            Finding(
                .sensitiveRefused,
                [
                    "table": .text(table), "columns": .text(columns.joined(separator: ", ")),
                ])
        }
    }
}

extension ResultTable {
    /// Refuses to let sensitive columns out.
    /// - Throws: `sensitive` with the table and the columns.
    public func requirePlain() throws(ExportError) {
        let columns = columns.filter(\.isSensitive).map(\.name)
        guard columns.isEmpty else { throw .sensitive(table: name, columns: columns) }
    }
}
