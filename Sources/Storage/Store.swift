import HospitalCore

/// One connection to the database of a book.
///
/// The book's own code asks for nothing else, so that the hospital's database can take the place of
/// an SQLite file. A store is used by one thread at a time: the lock of the book sees to that; only
/// ``interrupt()`` may be called from another thread.
///
/// Statements stay within the subset that ``SQLLint`` holds, and values are always bound.
public protocol Store: AnyObject {
    /// The database behind the store.
    var dialect: SQLDialect { get }
    /// Whether a transaction is open.
    var isInTransaction: Bool { get }

    /// Runs a statement that returns no rows; returns how many rows it changed. A row that had the
    /// new values before may count or not.
    /// - Throws: whatever the database refuses, as ``StorageError``.
    @discardableResult
    func execute(_ sql: String, _ bindings: [StoreValue]) throws(StorageError) -> Int

    /// Runs a statement that makes, changes or drops a table or a view, or that fills a new column.
    /// Where a database ends the transaction at each of them, one done already is no error.
    func define(_ sql: String) throws(StorageError)

    /// Runs a statement and hands out its rows one by one, until `body` returns `false`.
    ///
    /// The statement may not be ended by `body`, but `body` may run others.
    /// - Throws: a ``StorageError``, or what `body` throws.
    func query(
        _ sql: String, _ bindings: [StoreValue], _ body: ([StoreValue]) throws -> Bool
    ) throws

    /// The rows of a statement in columns, for lists that may be long; `nil` when there are more
    /// than the limit. A form says what a column of the result is expected to hold.
    /// - Throws: `statement` for another number of columns than forms; `textInvalid`, and others.
    func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form], rowLimit: Int
    ) throws(StorageError) -> StoredColumns?

    /// The same, at most `rowsAtOnce` at a time; they are `body`'s until it returns.
    func columns(
        _ sql: String, _ bindings: [StoreValue], as forms: [StoredColumns.Form],
        rowsAtOnce: Int, _ body: (StoredColumns) throws -> Void
    ) throws

    /// Inserts the rows of a batch, several per statement, and returns those that the keys or the
    /// mandatory columns of the table refuse, in their order; the others are in the table.
    ///
    /// A caller who wants all rows or none calls it inside of a transaction and throws when a row
    /// was refused: so every bad row is known, not only the first.
    /// - Throws: `rowWidth` when the batch does not fit the table, and whatever is wrong with the
    ///   database as a whole.
    func insert(
        _ batch: RowBatch, into table: TableDeclaration
    ) throws(StorageError) -> [RefusedRow]

    /// Begins a transaction.
    ///
    /// One that writes takes the write lock at once, so that what it checks stays true until it
    /// commits; one that reads sees the same state of all tables until it ends.
    /// - Throws: `transactionNested`, `readOnly`, `locked`.
    func begin(writing: Bool) throws(StorageError)
    /// Ends the transaction; what it wrote is durable when this returns.
    func commit() throws(StorageError)
    /// Ends the transaction and takes back what it wrote; does nothing when the database has ended
    /// it already.
    func rollback() throws(StorageError)

    /// Whether a table or a view of that name exists.
    func tableExists(_ name: String) throws(StorageError) -> Bool
    /// What an integrity check of the whole database finds; empty when it is sound.
    func integrityFindings() throws(StorageError) -> [Finding]

    /// Makes the running statement end with `interrupted`; from any thread while the store is open.
    func interrupt()
    /// Closes the connection; an open transaction is taken back. Later calls throw `closed`.
    func close()
}

extension Store {
    /// Runs `body` in a transaction that writes: all of it or nothing.
    ///
    /// - Throws: `transactionNested` inside of another transaction; what `body` throws, after the
    ///   transaction has been taken back.
    @discardableResult
    public func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try transaction(writing: true, body)
    }

    /// Runs `body` in a transaction that only reads: it sees one state of all tables.
    /// - Throws: as ``transaction(_:)``.
    @discardableResult
    public func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try transaction(writing: false, body)
    }

    private func transaction<Result>(
        writing: Bool, _ body: () throws -> Result
    ) throws -> Result {
        try begin(writing: writing)
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            // The first error says what happened; a rollback that fails too adds nothing, and the
            // database takes the transaction back when the connection ends.
            try? rollback()
            throw error
        }
    }

    /// Runs a statement that makes, changes or drops a table or a view.
    public func define(_ sql: String) throws(StorageError) { try execute(sql, []) }

    /// Runs a statement without values that returns no rows.
    @discardableResult
    public func execute(_ sql: String) throws(StorageError) -> Int { try execute(sql, []) }

    /// The rows of a statement, all at once; for tables that are small by their nature.
    public func rows(_ sql: String, _ bindings: [StoreValue] = []) throws -> [[StoreValue]] {
        var rows: [[StoreValue]] = []
        try query(sql, bindings) { row in
            rows.append(row)
            return true
        }
        return rows
    }
}
