import CSQLite

/// What a result code of SQLite means for the user of a book.
extension SQLiteStore {
    /// The error of the last call on the connection.
    func error(_ sql: String) -> StorageError {
        guard let database else { return .closed(path: path) }
        return error(sql, code: sqlite3_extended_errcode(database))
    }

    /// The error of an extended result code; its low byte is the class.
    func error(_ sql: String, code: Int32) -> StorageError {
        let detail = database.map { String(cString: sqlite3_errmsg($0)) } ?? ""
        switch code & 0xff {
        case SQLITE_BUSY where code == Self.busySnapshot: return .changedMeanwhile(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            return .locked(path: path, milliseconds: Int(options.busyMilliseconds))
        case SQLITE_READONLY: return .readOnly(path: path)
        case SQLITE_FULL: return .full(path: path)
        case SQLITE_CORRUPT: return .damaged(path: path, detail: detail)
        case SQLITE_NOTADB: return .noDatabase(path: path)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOLFS:
            return .cannotOpen(path: path, detail: detail)
        case SQLITE_IOERR where code == Self.inputOutputMemory: return .outOfMemory
        case SQLITE_IOERR: return .inputOutput(path: path, code: Int(code), detail: detail)
        case SQLITE_NOMEM: return .outOfMemory
        case SQLITE_INTERRUPT: return .interrupted
        case SQLITE_TOOBIG: return .tooBig(detail: detail)
        case SQLITE_CONSTRAINT where Self.uniqueCodes.contains(code):
            return .keyTwice(detail: Self.columns(in: detail))
        case SQLITE_CONSTRAINT where code == Self.notNull:
            return .valueMissing(detail: Self.columns(in: detail))
        default: return .statement(sql, detail: detail)
        }
    }

    // Extended codes by number: the header writes them as sums that Swift does not import.
    private static let busySnapshot: Int32 = 517
    private static let inputOutputMemory: Int32 = 3082
    private static let notNull: Int32 = 1299
    private static let uniqueCodes: Set<Int32> = [1555, 2067]

    /// The columns that a constraint message names after its colon: `hosp_x.a, hosp_x.b`.
    private static func columns(in detail: String) -> String {
        guard let colon = detail.lastIndex(of: ":") else { return detail }
        return String(detail[detail.index(after: colon)...].drop { $0 == " " })
    }
}
