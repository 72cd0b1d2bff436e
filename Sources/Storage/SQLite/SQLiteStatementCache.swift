import CSQLite

/// A prepared statement with its text.
struct SQLiteStatement {
    let sql: String
    let pointer: OpaquePointer
}

/// Prepared statements that wait to be used again, at most 32; the one unused longest goes first.
struct SQLiteStatementCache {
    private static let capacity = 32
    /// The statements, the most recently used last.
    private var waiting: [SQLiteStatement] = []

    /// Takes the statement of a text out, for use; `nil` when none waits.
    mutating func take(_ sql: String) -> SQLiteStatement? {
        waiting.lastIndex { $0.sql == sql }.map { waiting.remove(at: $0) }
    }

    /// Keeps a statement for later; it must have been reset.
    mutating func put(_ statement: SQLiteStatement) {
        if waiting.count >= Self.capacity {
            sqlite3_finalize(waiting.removeFirst().pointer)
        }
        waiting.append(statement)
    }

    /// Ends all waiting statements.
    mutating func removeAll() {
        for statement in waiting { sqlite3_finalize(statement.pointer) }
        waiting = []
    }
}
