import CShims
import Glibc

/// What a driver says of a call that failed.
struct ODBCDiagnosis: Equatable {
    /// The five characters of the standard: `23000`, `08S01`.
    var state: String
    /// The number of the database.
    var native: Int
    /// The sentence of the driver.
    var text: String

    /// Neither the driver nor the manager said anything.
    static let none = ODBCDiagnosis(state: "HY000", native: 0, text: "")
}

/// The handles of one connection, and the calls on it.
///
/// All calls come from one thread at a time.
final class ODBCConnection {
    static let success: Int16 = 0
    static let successWithInformation: Int16 = 1
    static let noData: Int16 = 100

    /// Kinds of handles: SQL_HANDLE_ENV, SQL_HANDLE_DBC, SQL_HANDLE_STMT.
    enum Kind: Int16 {
        case environment = 1
        case connection = 2
        case statement = 3
    }

    let odbc: shim_odbc
    let text: ODBCText
    private var environment: UnsafeMutableRawPointer?
    private var handle: UnsafeMutableRawPointer?
    private var isConnected = false
    /// The fork in which the connection was opened: a child may not speak on it.
    private let forks = shim_fork_count()
    private var statements: [ObjectIdentifier: ODBCStatement] = [:]
    private let running: ODBCRunning

    /// Handles that are not connected yet; `nil` when there is no memory for them.
    ///
    /// `running` is what waits for the server, on this connection and those after it.
    init?(_ odbc: shim_odbc, _ text: ODBCText, _ running: ODBCRunning) {
        self.odbc = odbc
        self.running = running
        self.text = text
        guard Self.isDone(odbc.allocate(Kind.environment.rawValue, nil, &environment)),
            let environment,
            // SQL_ATTR_ODBC_VERSION is SQL_OV_ODBC3.
            Self.isDone(odbc.set_environment(environment, 200, Self.number(3), 0)),
            Self.isDone(odbc.allocate(Kind.connection.rawValue, environment, &handle)),
            handle != nil
        else { return nil }
    }

    deinit { close() }

    /// Whether the process that opened the connection is the one that asks.
    var isOfThisProcess: Bool { forks == shim_fork_count() }

    static func isDone(_ code: Int16) -> Bool { code == success || code == successWithInformation }

    /// A whole number as ODBC passes it where an address could stand.
    static func number(_ number: UInt) -> UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(bitPattern: number)
    }

    /// Connects; returns what the driver says when it does not.
    /// - `addition`: what the driver is told beside the location.
    func connect(_ location: ODBCLocation, addition: String = "") -> ODBCDiagnosis? {
        guard let handle, var bytes = text.bytes(of: location.connection + addition)
        else { return .some(.none) }
        // SQL_ATTR_LOGIN_TIMEOUT; a driver that has none says so and connects all the same.
        _ = odbc.set_connection(handle, 103, Self.number(UInt(location.loginSeconds)), 0)
        guard let length = Int16(exactly: bytes.count / text.unitSize) else {
            return ODBCDiagnosis(state: "HY090", native: 0, text: "")
        }
        bytes += [0, 0]
        let code = bytes.withUnsafeBytes { bytes -> Int16 in
            switch text {
            case .wide:
                guard let start = bytes.bindMemory(to: UInt16.self).baseAddress else { return -1 }
                return odbc.connect_wide(handle, nil, start, length, nil, 0, nil, 0)
            case .narrow:
                guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return -1 }
                return odbc.connect(handle, nil, start, length, nil, 0, nil, 0)
            }
        }
        guard Self.isDone(code) else { return diagnosis(.connection, handle) }
        isConnected = true
        return nil
    }

    /// What the server calls itself: SQL_DBMS_NAME.
    var databaseName: String { information(17) }

    /// The file of the driver: SQL_DRIVER_NAME.
    var driverName: String { information(6) }

    private func information(_ name: UInt16) -> String {
        guard let handle else { return "" }
        var bytes = [UInt8](repeating: 0, count: 128)
        guard Self.isDone(odbc.information(handle, name, &bytes, 128, nil)) else { return "" }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Whether the driver knows that its server is gone: SQL_ATTR_CONNECTION_DEAD.
    var isDead: Bool {
        guard let handle else { return true }
        var value: UInt32 = 0
        return Self.isDone(odbc.get_connection(handle, 1209, &value, 4, nil)) && value == 1
    }

    /// Turns SQL_ATTR_AUTOCOMMIT on or off.
    func setAutocommit(_ isOn: Bool) -> ODBCDiagnosis? {
        guard let handle else { return .some(.none) }
        let code = odbc.set_connection(handle, 102, Self.number(isOn ? 1 : 0), 0)
        return Self.isDone(code) ? nil : diagnosis(.connection, handle)
    }

    /// Ends a transaction: SQL_COMMIT or SQL_ROLLBACK.
    func endTransaction(isKept: Bool) -> ODBCDiagnosis? {
        guard let handle else { return .some(.none) }
        let code = odbc.end_transaction(Kind.connection.rawValue, handle, isKept ? 0 : 1)
        return Self.isDone(code) ? nil : diagnosis(.connection, handle)
    }

    /// A statement handle for a text, which is prepared.
    func prepare(_ sql: String, seconds: Int) -> Result<ODBCStatement, ODBCFailure> {
        guard let handle else { return .failure(ODBCFailure(.none)) }
        var pointer: UnsafeMutableRawPointer?
        guard Self.isDone(odbc.allocate(Kind.statement.rawValue, handle, &pointer)), let pointer
        else { return .failure(ODBCFailure(diagnosis(.connection, handle))) }
        let statement = ODBCStatement(sql, pointer, of: self)
        statements[ObjectIdentifier(statement)] = statement
        // SQL_ATTR_QUERY_TIMEOUT; a driver that has none says so.
        _ = odbc.set_statement(pointer, 0, Self.number(UInt(clamping: seconds)), 0)
        if let diagnosis = statement.prepare() {
            end(statement)
            return .failure(ODBCFailure(diagnosis))
        }
        return .success(statement)
    }

    /// Frees a statement handle.
    func end(_ statement: ODBCStatement) {
        guard statements.removeValue(forKey: ObjectIdentifier(statement)) != nil else { return }
        statement.free()
    }

    /// Runs a call that may wait for the server, and may be ended meanwhile.
    func waiting(for pointer: UnsafeMutableRawPointer, _ call: () -> Int16) -> Int16 {
        running.begin(pointer)
        defer { running.end() }
        return call()
    }

    /// What was said of the last call on a handle.
    func diagnosis(_ kind: Kind, _ handle: UnsafeMutableRawPointer) -> ODBCDiagnosis {
        var state = [UInt16](repeating: 0, count: 6)
        var texts = [UInt16](repeating: 0, count: 1024)
        var (native, length): (Int32, Int16) = (0, 0)
        if case .wide = text {
            guard
                Self.isDone(
                    odbc.diagnosis_wide(
                        kind.rawValue, handle, 1, &state, &native, &texts, 1024, &length))
            else { return .none }
            return ODBCDiagnosis(
                state: String(decoding: state.prefix { $0 != 0 }, as: UTF16.self),
                native: Int(native),
                text: String(decoding: texts.prefix { $0 != 0 }, as: UTF16.self))
        }
        var narrowState = [UInt8](repeating: 0, count: 6)
        var narrow = [UInt8](repeating: 0, count: 2048)
        guard
            Self.isDone(
                odbc.diagnosis(
                    kind.rawValue, handle, 1, &narrowState, &native, &narrow, 2048, &length))
        else { return .none }
        let sentence = Array(narrow.prefix { $0 != 0 })
        return ODBCDiagnosis(
            state: String(decoding: narrowState.prefix { $0 != 0 }, as: UTF8.self),
            native: Int(native),
            text: sentence.withUnsafeBytes { text.text(of: $0) }
                ?? String(decoding: sentence, as: UTF8.self))
    }

    /// Ends the connection; what was not committed is taken back.
    ///
    /// In a child of the process that opened it nothing is said to the server, because the
    /// connection is the parent's.
    func close() {
        guard isOfThisProcess else {
            (environment, handle, statements) = (nil, nil, [:])
            return
        }
        for statement in statements.values { statement.free() }
        statements = [:]
        if let handle {
            if isConnected { _ = odbc.disconnect(handle) }
            _ = odbc.release(Kind.connection.rawValue, handle)
        }
        if let environment { _ = odbc.release(Kind.environment.rawValue, environment) }
        (environment, handle, isConnected) = (nil, nil, false)
    }
}

/// A call that failed.
struct ODBCFailure: Error {
    let diagnosis: ODBCDiagnosis
    init(_ diagnosis: ODBCDiagnosis) { self.diagnosis = diagnosis }
}

/// The statement of a store that waits for the server, for the thread that wants to end it.
///
/// It outlives the connections of the store, which may be given up at any time.
final class ODBCRunning: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private var pointer: UnsafeMutableRawPointer?

    init() {
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func begin(_ statement: UnsafeMutableRawPointer) { set(statement) }
    func end() { set(nil) }

    /// Ends the call that waits for the server, if one does; from any thread.
    func cancel(by odbc: shim_odbc) {
        pthread_mutex_lock(mutex)
        if let pointer { _ = odbc.cancel(pointer) }
        pthread_mutex_unlock(mutex)
    }

    private func set(_ statement: UnsafeMutableRawPointer?) {
        pthread_mutex_lock(mutex)
        pointer = statement
        pthread_mutex_unlock(mutex)
    }
}
