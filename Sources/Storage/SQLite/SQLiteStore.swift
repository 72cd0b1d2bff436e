import CShims
import CSQLite
import HospitalCore

/// A book in an SQLite file, through the `libsqlite3` of the system (3.7.17 or later).
///
/// - The journal is a write-ahead log (WAL): readers in other processes never wait for a writer,
///   and a process that is killed leaves a book that opens as of the last commit.
/// - `synchronous` is FULL: a commit returns after the log has reached the disk, so an acknowledged
///   batch survives a power cut and not only a killed process. That costs one flush of the disk
///   per transaction, and an import or a run is one transaction.
/// - Temporary data stay in memory: the undo notes that a statement of several rows keeps would
///   cost more on disk than such statements save, and no file appears outside of the book's
///   directory.
/// - A lock held by another process is waited for up to the busy timeout, 10 s by default.
/// - The connection is opened without SQLite's own mutex, because the lock of the book stands
///   before it.
public final class SQLiteStore: Store {
    /// How a book file is opened.
    public struct Options: Hashable, Sendable {
        /// Only read; the file must exist.
        public var isReadOnly: Bool
        /// How long a lock of another process is waited for.
        public var busyMilliseconds: Int32

        /// Options; the defaults are those of `hosp_open`.
        public init(isReadOnly: Bool = false, busyMilliseconds: Int32 = 10_000) {
            self.isReadOnly = isReadOnly
            self.busyMilliseconds = max(0, busyMilliseconds)
        }
    }

    /// The file, or `:memory:`.
    public let path: String
    /// How the file was opened.
    public let options: Options
    /// The database behind the store.
    public var dialect: SQLDialect { .sqlite }
    /// Called with each statement before it is prepared: tests hold the texts to ``SQLLint``.
    package var onStatement: ((String) -> Void)?

    private(set) var database: OpaquePointer?
    /// Whether a transaction could not be taken back when it should have been, for instance because
    /// there was no memory for it: nothing is read or written before that is made up for.
    private var isRollbackOwed = false
    private var statements = SQLiteStatementCache()
    /// The note that the file is open, for children of this process; `nil` in memory.
    private var openFile: OpaquePointer?

    /// Opens a book file, and makes it when it does not exist; `:memory:` or an empty path is a
    /// book that lives as long as the store.
    /// - Throws: `cannotOpen`, `directoryMissing`, `directoryNotWritable`, `noDatabase`, `damaged`,
    ///   `locked`, `inputOutput`.
    public init(path: String, options: Options = Options()) throws(StorageError) {
        self.path = path.isEmpty ? ":memory:" : path
        self.options = options
        do {
            try open()
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    /// Takes over the handle of an open that may have failed: it also carries the error text.
    func attach(_ handle: OpaquePointer?) { database = handle }

    /// Notes that the file is open until the connection is closed.
    func noteOpen(device: Int64, inode: Int64) { openFile = shim_file_opened(device, inode) }

    /// Whether a transaction is open; the database itself ends one when the disk is full.
    public var isInTransaction: Bool {
        database.map { sqlite3_get_autocommit($0) == 0 } ?? false
    }

    /// Runs a statement that returns no rows; returns how many rows it changed.
    @discardableResult
    public func execute(_ sql: String, _ bindings: [StoreValue]) throws(StorageError) -> Int {
        let statement = try checkOut(sql)
        defer { checkIn(statement) }
        try bind(bindings, to: statement)
        while try step(statement) {}
        return sqlite3_stmt_readonly(statement.pointer) == 0 ? Int(sqlite3_changes(database)) : 0
    }

    /// Runs a statement and hands out its rows one by one, until `body` returns `false`.
    public func query(
        _ sql: String, _ bindings: [StoreValue], _ body: ([StoreValue]) throws -> Bool
    ) throws {
        let statement = try checkOut(sql)
        defer { checkIn(statement) }
        try bind(bindings, to: statement)
        var row = [StoreValue](
            repeating: .null, count: Int(sqlite3_column_count(statement.pointer)))
        while try step(statement) {
            for column in row.indices { row[column] = try value(of: statement, column: column) }
            guard try body(row) else { return }
        }
    }

    /// Whether a table or a view of that name exists.
    public func tableExists(_ name: String) throws(StorageError) -> Bool {
        let statement = try checkOut(SQLiteOwnStatements.tableExists)
        defer { checkIn(statement) }
        try bind([.text(name)], to: statement)
        return try step(statement)
    }

    /// What `PRAGMA integrity_check` finds, at most 100 faults; empty when the book is sound.
    public func integrityFindings() throws(StorageError) -> [Finding] {
        let statement = try checkOut(SQLiteOwnStatements.integrityCheck)
        defer { checkIn(statement) }
        var findings: [Finding] = []
        do {
            while try step(statement) {
                let detail = try value(of: statement, column: 0).text ?? ""
                if detail != "ok" {
                    findings.append(Finding(.integrityFault, ["detail": .text(detail)]))
                }
            }
        } catch .damaged(_, let detail) {
            // Damage that the check itself cannot read past is what it found.
            findings.append(Finding(.integrityFault, ["detail": .text(detail)]))
        }
        return findings
    }

    /// Makes the running statement end with `interrupted`.
    public func interrupt() {
        if let database { sqlite3_interrupt(database) }
    }

    /// Closes the connection; an open transaction is taken back.
    public func close() {
        statements.removeAll()
        // The handle lives on until a statement that is still handing out rows has ended.
        if let database { sqlite3_close_v2(database) }
        database = nil
        if let openFile { shim_file_closed(openFile) }
        openFile = nil
    }
}

extension SQLiteStore {
    /// Begins a transaction; one that writes takes the write lock at once.
    public func begin(writing: Bool) throws(StorageError) {
        guard database != nil else { throw .closed(path: path) }
        try makeUpForRollback()
        guard !isInTransaction else { throw .transactionNested }
        guard !(writing && options.isReadOnly) else { throw .readOnly(path: path) }
        let sql = writing ? SQLiteOwnStatements.beginWriting : SQLiteOwnStatements.beginReading
        try execute(sql, [])
    }

    /// Ends the transaction; what it wrote is on the disk when this returns.
    public func commit() throws(StorageError) {
        guard isInTransaction else { throw .transactionMissing }
        try execute(SQLiteOwnStatements.commit, [])
    }

    /// Ends the transaction and takes back what it wrote.
    public func rollback() throws(StorageError) {
        guard isInTransaction else { return }
        isRollbackOwed = false
        do {
            try execute(SQLiteOwnStatements.rollback, [])
        } catch {
            isRollbackOwed = isInTransaction
            throw error
        }
    }

    /// Takes back what a failed ``rollback()`` has left, so that it is neither seen nor kept.
    private func makeUpForRollback() throws(StorageError) {
        if isRollbackOwed { try rollback() }
    }
}

extension SQLiteStore {
    /// A prepared statement for a text: one that was used before, or a new one.
    ///
    /// A statement that is in use is not in the cache, so that the same text may run inside of
    /// itself.
    func checkOut(_ sql: String) throws(StorageError) -> SQLiteStatement {
        guard let database else { throw .closed(path: path) }
        try makeUpForRollback()
        onStatement?(sql)
        if let statement = statements.take(sql) { return statement }
        guard !sql.utf8.contains(0) else { throw .statement(sql, detail: "NUL") }
        guard let length = Int32(exactly: sql.utf8.count) else {
            throw .tooBig(detail: "\(sql.utf8.count)")
        }
        var pointer: OpaquePointer?
        var isWhole = true
        var text = sql
        let code = text.withUTF8 { bytes -> Int32 in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(
                    database, characters.baseAddress, length, &pointer, &tail)
                if let tail, let start = characters.baseAddress {
                    isWhole = tail - start == characters.count
                }
                return code
            }
        }
        guard code == SQLITE_OK else { throw error(sql) }
        guard let pointer, isWhole else {
            sqlite3_finalize(pointer)
            throw .statement(sql, detail: "not exactly one statement")
        }
        return SQLiteStatement(sql: sql, pointer: pointer)
    }

    /// Gives a statement back: it is reset, its values are forgotten, and it waits to be used
    /// again.
    func checkIn(_ statement: SQLiteStatement) {
        sqlite3_reset(statement.pointer)
        sqlite3_clear_bindings(statement.pointer)
        if database == nil {
            sqlite3_finalize(statement.pointer)
        } else {
            statements.put(statement)
        }
    }

    /// Whether the statement stands on a row.
    func step(_ statement: SQLiteStatement) throws(StorageError) -> Bool {
        switch sqlite3_step(statement.pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw error(statement.sql)
        }
    }

    func bind(
        _ values: [StoreValue], to statement: SQLiteStatement
    ) throws(StorageError) {
        let expected = Int(sqlite3_bind_parameter_count(statement.pointer))
        guard expected == values.count else {
            throw .bindings(statement.sql, expected: expected, given: values.count)
        }
        for (index, value) in values.enumerated() {
            let position = Int32(truncatingIfNeeded: index + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(statement.pointer, position)
            case .integer(let number):
                code = sqlite3_bind_int64(statement.pointer, position, number)
            case .real(let number):
                guard number.isFinite else { throw .notFinite(position: index + 1) }
                code = sqlite3_bind_double(statement.pointer, position, number)
            case .text(var text):
                guard let length = Int32(exactly: text.utf8.count) else {
                    throw .tooBig(detail: "\(text.utf8.count)")
                }
                code = text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) {
                        shim_sqlite_bind_copy(statement.pointer, position, $0.baseAddress, length)
                    }
                }
            }
            guard code == SQLITE_OK else { throw error(statement.sql) }
        }
    }

    func value(
        of statement: SQLiteStatement, column: Int
    ) throws(StorageError) -> StoreValue {
        let index = Int32(truncatingIfNeeded: column)
        switch sqlite3_column_type(statement.pointer, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement.pointer, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement.pointer, index))
        default:
            guard let start = sqlite3_column_text(statement.pointer, index) else {
                // No text is an empty one, or one that there was no memory for.
                guard sqlite3_errcode(database) != SQLITE_NOMEM else { throw .outOfMemory }
                return .text("")
            }
            let count = Int(sqlite3_column_bytes(statement.pointer, index))
            let bytes = UnsafeBufferPointer(start: start, count: count)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .textInvalid(statement: statement.sql, column: column + 1)
            }
            return .text(text)
        }
    }
}
