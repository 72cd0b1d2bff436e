import CShims
import Glibc
import HospitalCore

/// A book in a hospital's own database, through unixODBC, which is opened at run time.
///
/// - The tables, migrations and statements are those of a file; what differs between databases is
///   asked of the ``SQLDialect``.
/// - Writers go one after the other, as they do in a file: see ``SQLDialect/lockTable``.
/// - A connection that dropped is made anew when the next transaction begins or the next statement
///   outside of one runs. Inside of a transaction a drop is an error that says that nothing was
///   kept; while a transaction is committed it is one that says that nobody knows.
/// - Every statement has an end of its time, every lock too, and no error shows a secret.
/// - A child process does not speak on the connection of its parent.
public final class ODBCStore: Store {
    /// The location without its secrets, as errors show it.
    public var server: String { location.shown }
    /// The database behind the store.
    public private(set) var dialect = SQLDialect.sqlite
    /// Whether a transaction is open.
    public private(set) var isInTransaction = false
    /// Called with each statement before it is prepared: tests hold the texts to ``SQLLint``.
    package var onStatement: ((String) -> Void)?

    let location: ODBCLocation
    private let odbc: shim_odbc
    private let text: ODBCText
    private let running = ODBCRunning()
    private(set) var connection: ODBCConnection?
    private var waiting: [ODBCStatement] = []
    private var parameters: ODBCParameters
    private var isClosed = false
    private var isWriting = false
    /// Whether this session alone may make and change tables until its transaction ends.
    var isDefining = false
    private var isLockMade = false
    /// What broke the transaction, which can then only be taken back.
    private var broken: StorageError?

    /// Whether a location is that of a database: it begins with `odbc:`.
    public static func isLocation(_ location: String) -> Bool { ODBCLocation.isLocation(location) }

    /// Connects to the database of a location (``ODBCLocation``).
    /// - `gb18030`: turns texts into GB18030, for drivers whose client encoding it is.
    /// - `library`: the driver manager, by the name of its library.
    /// - Throws: a ``DatabaseError``: `locationInvalid`, `managerMissing`, `driverMissing`,
    ///   `loginRefused`, `unreachable`, `kindUnknown`.
    public init(
        _ location: String, gb18030: any StoreTextCoder, library: String = "libodbc.so.2"
    ) throws(StorageError) {
        self.location = try ODBCLocation(location)
        let functions = UnsafeMutablePointer<shim_odbc>.allocate(capacity: 1)
        defer { functions.deallocate() }
        guard shim_odbc_load(library, functions) != 0 else {
            throw .database(.managerMissing(library: library))
        }
        odbc = functions.pointee
        text =
            switch self.location.encoding {
            case .utf16: .wide
            case .utf8: .narrow(UTF8TextCoder())
            case .gb18030: .narrow(gb18030)
            }
        parameters = ODBCParameters(text, hasIntegersAsText: false)
        _ = try connected()
    }

    deinit { close() }

    /// Runs a statement that returns no rows; returns how many rows it changed.
    @discardableResult
    public func execute(_ sql: String, _ bindings: [StoreValue]) throws(StorageError) -> Int {
        let statement = try started(sql, bindings)
        defer { checkIn(statement) }
        return statement.columns.isEmpty ? statement.changedRows : 0
    }

    /// Runs a statement and hands out its rows one by one, until `body` returns `false`.
    public func query(
        _ sql: String, _ bindings: [StoreValue], _ body: ([StoreValue]) throws -> Bool
    ) throws {
        let statement = try started(sql, bindings)
        defer { checkIn(statement) }
        var row = [StoreValue](repeating: .null, count: statement.columns.count)
        guard dialect.hasSeveralAnswers else {
            var rows: [[StoreValue]] = []
            while try fetch(statement, &row) { rows.append(row) }
            statement.finish()
            for row in rows where try !body(row) { return }
            return
        }
        while try fetch(statement, &row), try body(row) {}
    }

    func fetch(
        _ statement: ODBCStatement, _ row: inout [StoreValue]
    ) throws(StorageError) -> Bool {
        do throws(ODBCStatement.Fault) {
            return try statement.fetch(into: &row)
        } catch {
            switch error {
            case .failed(let diagnosis): throw failed(diagnosis, statement.sql)
            case .textInvalid(let column):
                throw .textInvalid(statement: statement.sql, column: column)
            case .typeUnknown(_, let column, let type):
                let place = DatabaseError.Place(statement.sql)
                throw .database(
                    .columnType(server: server, place: place, column: column, type: type))
            }
        }
    }

    /// Whether a table or a view of that name exists.
    public func tableExists(_ name: String) throws(StorageError) -> Bool {
        try hasRow(dialect.tableExists, [.text(name)])
    }

    /// A database checks its own files; a book that can be read is sound.
    public func integrityFindings() throws(StorageError) -> [Finding] {
        _ = try tableExists(Schema.migrationsTable.name)
        return []
    }

    /// Makes the running statement end with `interrupted`.
    public func interrupt() { running.cancel(by: odbc) }

    /// Closes the connection; an open transaction is taken back.
    public func close() {
        if isInTransaction, let connection, connection.isOfThisProcess {
            _ = connection.endTransaction(isKept: false)
        }
        disconnect()
        isClosed = true
    }
}

extension ODBCStore {
    /// Begins a transaction; one that writes waits until no other does, in this process or any.
    public func begin(writing: Bool) throws(StorageError) {
        _ = try connected()
        guard !isInTransaction else { throw .transactionNested }
        do throws(StorageError) {
            try start(writing: writing)
        } catch {
            // A connection that dropped while nothing was under way is made anew, once.
            guard case .database(.connectionLost) = error else { throw error }
            try start(writing: writing)
        }
    }

    private func start(writing: Bool) throws(StorageError) {
        if writing { try makeLock() }
        // Behind the lock: making it may have made the connection anew.
        let connection = try connected()
        if let diagnosis = connection.setAutocommit(false) {
            throw failed(diagnosis, SQLDialect.lockTableName)
        }
        (isInTransaction, isWriting, broken) = (true, writing, nil)
        do throws(StorageError) {
            if writing {
                if let statement = dialect.writingStatement { try execute(statement, []) }
                for statement in dialect.lockStatements(lockSeconds: location.lockSeconds) {
                    try execute(statement, [])
                }
            } else {
                try execute(dialect.readingStatement, [])
            }
        } catch {
            // What broke the beginning is told; a rollback that fails too adds nothing.
            try? rollback()
            throw error
        }
    }

    /// Makes the table of the lock with its row, where a book has none.
    ///
    /// Two programs may do so at once: what the other one has done is no error.
    private func makeLock() throws(StorageError) {
        guard !isLockMade else { return }
        if try !tableExists(SQLDialect.lockTableName) {
            do throws(StorageError) { try execute(dialect.lockTable, []) } catch {
                guard try tableExists(SQLDialect.lockTableName) else { throw error }
            }
        }
        if try !hasRow(SQLDialect.lockName, []) {
            do throws(StorageError) { try execute(SQLDialect.lockRow, []) } catch {
                guard try hasRow(SQLDialect.lockName, []) else { throw error }
            }
        }
        isLockMade = true
    }

    /// Whether a statement has an answer.
    private func hasRow(
        _ sql: String, _ bindings: [StoreValue]
    ) throws(StorageError) -> Bool {
        let statement = try started(sql, bindings)
        defer { checkIn(statement) }
        var row = [StoreValue](repeating: .null, count: statement.columns.count)
        return try fetch(statement, &row)
    }

    /// Ends the transaction; what it wrote is durable when this returns.
    /// - Throws: `transactionMissing`, what broke the transaction before, and `commitUncertain`
    ///   when the connection ended before the database had answered.
    public func commit() throws(StorageError) {
        guard isInTransaction else { throw .transactionMissing }
        let connection = try connected()
        if let broken {
            try rollback()
            throw broken
        }
        if let diagnosis = connection.endTransaction(isKept: true) {
            let wasWriting = isWriting
            let error = failed(diagnosis, "COMMIT")
            if case .database(.connectionLost) = error, wasWriting {
                throw .database(.commitUncertain(server: server))
            }
            try? rollback()
            throw error
        }
        endOfTransaction()
    }

    /// Ends the transaction and takes back what it wrote.
    public func rollback() throws(StorageError) {
        guard isInTransaction, let connection else { return }
        guard connection.isOfThisProcess else { throw .openBeforeFork(path: server) }
        if let diagnosis = connection.endTransaction(isKept: false) {
            let error = failed(diagnosis, "ROLLBACK")
            // The server takes back what a connection that ends has left open.
            disconnect()
            throw error
        }
        endOfTransaction()
    }

    private func endOfTransaction() {
        letDefine()
        (isInTransaction, isWriting, broken) = (false, false, nil)
        // A connection that cannot be told is made anew when it is needed.
        if connection?.setAutocommit(true) != nil { disconnect() }
    }
}

extension ODBCStore {
    /// The connection, made anew when it has dropped.
    private func connected() throws(StorageError) -> ODBCConnection {
        guard !isClosed else { throw .closed(path: server) }
        if let connection {
            guard connection.isOfThisProcess else { throw .openBeforeFork(path: server) }
            return connection
        }
        var made = try connectedAnew()
        guard let found = location.dialect ?? SQLDialect(databaseName: made.databaseName) else {
            let name = location.withoutSecrets(made.databaseName)
            throw .database(.kindUnknown(server: server, name: name))
        }
        if let addition = found.addition(forDriver: made.driverName) {
            made.close()
            made = try connectedAnew(addition)
        }
        dialect = found
        parameters = ODBCParameters(text, hasIntegersAsText: found.hasIntegersAsText)
        connection = made
        let settings = found.sessionStatements(
            lockSeconds: location.lockSeconds, statementSeconds: location.statementSeconds)
        do throws(StorageError) {
            for statement in settings {
                let prepared = try checkOut(statement)
                let diagnosis = run(prepared, [])
                checkIn(prepared)
                if let diagnosis { throw failed(diagnosis, statement) }
            }
        } catch {
            // Without its settings a connection would keep other values than it was given.
            disconnect()
            throw error
        }
        return made
    }

    private func connectedAnew(_ addition: String = "") throws(StorageError) -> ODBCConnection {
        guard let made = ODBCConnection(odbc, text, running) else { throw .outOfMemory }
        if let diagnosis = made.connect(location, addition: addition) {
            throw connectionError(diagnosis)
        }
        return made
    }

    /// Gives up a connection: its statements and its transaction are gone with it.
    func disconnect() {
        waiting = []
        connection?.close()
        connection = nil
        (isInTransaction, isWriting, broken) = (false, false, nil)
        isDefining = false
    }

    /// What a call that failed means; a connection that dropped is given up, and a transaction that
    /// the failure broke can only be taken back.
    func failed(_ diagnosis: ODBCDiagnosis, _ sql: String) -> StorageError {
        let error = failure(diagnosis, sql)
        if case .database(.connectionLost) = error {
            disconnect()
        } else if isInTransaction, dialect.isTransactionLostByFailure {
            broken = broken ?? error
        }
        return error
    }

    /// The transaction is whole again: it has gone back to a savepoint.
    func mended() { broken = nil }

    /// Prepares and runs a statement.
    ///
    /// Outside of a transaction a connection that has dropped is made anew and a query is run
    /// again; a statement that writes is not, as it may be done.
    func started(
        _ sql: String, _ bindings: [StoreValue]
    ) throws(StorageError) -> ODBCStatement {
        let mayBeginAgain = !isInTransaction && sql.hasPrefix("SELECT")
        do throws(StorageError) {
            return try startedOnce(sql, bindings)
        } catch {
            guard mayBeginAgain, case .database(.connectionLost) = error else { throw error }
            return try startedOnce(sql, bindings)
        }
    }

    private func startedOnce(
        _ sql: String, _ bindings: [StoreValue]
    ) throws(StorageError) -> ODBCStatement {
        let statement = try checkOut(sql)
        guard statement.parameterCount == bindings.count else {
            checkIn(statement)
            throw .bindings(sql, expected: statement.parameterCount, given: bindings.count)
        }
        for (place, value) in bindings.enumerated() {
            if case .real(let number) = value, !number.isFinite {
                checkIn(statement)
                throw .notFinite(position: place + 1)
            }
        }
        if let diagnosis = run(statement, bindings) {
            checkIn(statement)
            throw failed(diagnosis, sql)
        }
        return statement
    }

    private func run(_ statement: ODBCStatement, _ bindings: [StoreValue]) -> ODBCDiagnosis? {
        run(statement) { parameters in
            for value in bindings {
                switch value {
                case .null: parameters.appendNull(isInteger: false)
                case .integer(let number): parameters.append(integer: number)
                case .real(let number): parameters.append(real: number)
                case .text(let text): guard parameters.append(text: text) else { return false }
                }
            }
            return true
        }
    }

    /// Runs a statement with the parameters that `fill` gives it.
    func run(
        _ statement: ODBCStatement, _ fill: (inout ODBCParameters) -> Bool
    ) -> ODBCDiagnosis? {
        parameters.removeAll()
        guard fill(&parameters) else {
            return ODBCDiagnosis(state: "22018", native: 0, text: location.encoding.rawValue)
        }
        return statement.execute(&parameters)
    }

    /// A prepared statement for a text: one that was used before, or a new one.
    func checkOut(_ sql: String) throws(StorageError) -> ODBCStatement {
        let connection = try connected()
        if let broken { throw broken }
        onStatement?(sql)
        if let place = waiting.lastIndex(where: { $0.sql == sql }) {
            return waiting.remove(at: place)
        }
        guard !sql.utf8.contains(0) else { throw .statement(sql, detail: "NUL") }
        switch connection.prepare(sql, seconds: location.statementSeconds) {
        case .success(let statement): return statement
        case .failure(let failure): throw failed(failure.diagnosis, sql)
        }
    }

    /// Gives a statement back: its answer is ended, and it waits to be used again.
    func checkIn(_ statement: ODBCStatement) {
        guard statement.isOpen, let connection else { return }
        statement.finish()
        guard dialect.hasLastingStatements else { return connection.end(statement) }
        waiting.append(statement)
        if waiting.count > 32 { connection.end(waiting.removeFirst()) }
    }
}
