import CShims

/// A prepared statement with its text.
final class ODBCStatement {
    /// What a column of an answer is read as.
    enum Column: Equatable {
        /// Whole numbers of up to 64 bits.
        case integer
        /// Exact decimals, which come as text and never as a binary fraction; whole ones are whole
        /// numbers of up to 64 bits, because sums and the numbers of some databases are of this
        /// type.
        case exact
        case text
        /// A type that no table of a book has, by its number in ODBC.
        case other(Int16)
    }

    /// Why a row cannot be read.
    enum Fault: Error {
        case failed(ODBCDiagnosis)
        case textInvalid(column: Int)
        case typeUnknown(column: Int, name: String, type: Int)
    }

    let sql: String
    private(set) var parameterCount = 0
    private(set) var columns: [Column] = []
    private var names: [String] = []
    private let connection: ODBCConnection
    private var pointer: UnsafeMutableRawPointer?
    private var buffer = [UInt8](repeating: 0, count: 2048)

    init(_ sql: String, _ pointer: UnsafeMutableRawPointer, of connection: ODBCConnection) {
        self.sql = sql
        self.pointer = pointer
        self.connection = connection
    }

    /// Whether the statement can still be used.
    var isOpen: Bool { pointer != nil }

    private var odbc: shim_odbc { connection.odbc }

    private var diagnosis: ODBCDiagnosis {
        pointer.map { connection.diagnosis(.statement, $0) } ?? .none
    }

    /// Prepares the text; returns what the driver says when it refuses it.
    func prepare() -> ODBCDiagnosis? {
        guard let pointer, let bytes = connection.text.bytes(of: sql),
            let length = Int32(exactly: bytes.count / connection.text.unitSize)
        else { return .some(.none) }
        let code = connection.waiting(for: pointer) {
            bytes.withUnsafeBytes { bytes -> Int16 in
                switch connection.text {
                case .wide:
                    guard let start = bytes.bindMemory(to: UInt16.self).baseAddress
                    else { return -1 }
                    return odbc.prepare_wide(pointer, start, length)
                case .narrow:
                    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress
                    else { return -1 }
                    return odbc.prepare(pointer, start, length)
                }
            }
        }
        guard ODBCConnection.isDone(code) else { return diagnosis }
        // Not asked of the driver, some of which ask the server: parameters are question marks.
        parameterCount = SQLTokenReader.tokens(of: sql).count { $0 == .symbol("?") }
        return nil
    }

    /// Runs the statement; returns what the driver says when it fails.
    func execute(_ parameters: inout ODBCParameters) -> ODBCDiagnosis? {
        guard let pointer else { return .some(.none) }
        let (connection, odbc) = (connection, odbc)
        let code = parameters.bound(to: pointer, odbc) {
            connection.waiting(for: pointer) { odbc.execute(pointer) }
        }
        // A statement that changed no row may say that there is no data.
        guard ODBCConnection.isDone(code) || code == ODBCConnection.noData else {
            return diagnosis
        }
        return describe()
    }

    private func describe() -> ODBCDiagnosis? {
        guard let pointer else { return .some(.none) }
        var count: Int16 = 0
        guard ODBCConnection.isDone(odbc.count_columns(pointer, &count)) else { return diagnosis }
        columns.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        // A name that does not fit is cut. A driver that gets no room for it at all may fail.
        var name = [UInt8](repeating: 0, count: 128)
        for column in 0..<max(0, count) {
            var (type, length): (Int16, Int16) = (0, 0)
            let code = odbc.describe(
                pointer, UInt16(bitPattern: column) + 1, &name, 128, &length, &type, nil, nil, nil)
            guard ODBCConnection.isDone(code) else { return diagnosis }
            columns.append(
                isUnsigned(column, ofType: type) ? .exact : Self.column(ofType: type))
            names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
        }
        return nil
    }

    /// Whether a column holds 64-bit numbers without a sign, half of which are no `Int64`: drivers
    /// hand those out as negative ones unless they are asked for the digits.
    private func isUnsigned(_ column: Int16, ofType type: Int16) -> Bool {
        guard type == -5, let pointer else { return false }
        var isUnsigned: Int64 = 0
        // SQL_DESC_UNSIGNED; a driver that does not know it has none.
        let code = odbc.attribute(
            pointer, UInt16(bitPattern: column) + 1, 8, nil, 0, nil, &isUnsigned)
        return ODBCConnection.isDone(code) && isUnsigned == 1
    }

    /// What a type of ODBC is read as.
    static func column(ofType type: Int16) -> Column {
        switch type {
        // BIT, TINYINT, BIGINT, INTEGER, SMALLINT.
        case -7, -6, -5, 4, 5: .integer
        // NUMERIC, DECIMAL.
        case 2, 3: .exact
        // CHAR, VARCHAR, LONGVARCHAR and the wide ones; dates and times come in their digits.
        case 1, 12, -1, -8, -9, -10, 9, 10, 11, 91, 92, 93: .text
        default: .other(type)
        }
    }

    /// How many rows the statement changed.
    var changedRows: Int {
        var count: Int64 = 0
        guard let pointer, ODBCConnection.isDone(odbc.count_rows(pointer, &count)) else { return 0 }
        return max(0, Int(count))
    }

    /// Ends the answer, so that the statement can be run again.
    func finish() {
        // SQL_CLOSE.
        if let pointer { _ = odbc.free_statement(pointer, 0) }
    }

    /// Gives the handle back; called by the connection that owns it.
    func free() {
        if let pointer { _ = odbc.release(ODBCConnection.Kind.statement.rawValue, pointer) }
        pointer = nil
    }
}

extension ODBCStatement {
    /// Reads the next row; `false` behind the last one.
    func fetch(into row: inout [StoreValue]) throws(Fault) -> Bool {
        guard let pointer else { throw .failed(.none) }
        let code = connection.waiting(for: pointer) { odbc.fetch(pointer) }
        guard code != ODBCConnection.noData else { return false }
        guard ODBCConnection.isDone(code) else { throw .failed(diagnosis) }
        for (place, column) in columns.enumerated() {
            switch column {
            case .integer: row[place] = try integer(place)
            case .exact: row[place] = try exact(place)
            case .text: row[place] = try text(place)
            case .other(let type):
                throw .typeUnknown(column: place + 1, name: names[place], type: Int(type))
            }
        }
        return true
    }

    private func integer(_ place: Int) throws(Fault) -> StoreValue {
        guard let pointer else { throw .failed(.none) }
        var (number, indicator): (Int64, Int64) = (0, 0)
        // SQL_C_SBIGINT.
        let code = odbc.value(pointer, UInt16(clamping: place + 1), -25, &number, 8, &indicator)
        guard ODBCConnection.isDone(code) else { throw .failed(diagnosis) }
        return indicator == -1 ? .null : .integer(number)
    }

    private func exact(_ place: Int) throws(Fault) -> StoreValue {
        guard let length = try bytes(place, type: 1, unitSize: 1) else { return .null }
        let text = String(decoding: buffer[..<length], as: UTF8.self)
        if let number = Int64(text) { return .integer(number) }
        // A fraction is text; a whole number beyond 64 bits is none that a book can hold.
        let digits = text.first == "-" ? text.dropFirst() : Substring(text)
        guard digits.contains(where: { !("0"..."9").contains($0) }) else {
            throw .failed(
                ODBCDiagnosis(
                    state: "22003", native: 0, text: "\(names[place]): \(text)"))
        }
        return .text(text)
    }

    private func text(_ place: Int) throws(Fault) -> StoreValue {
        let (type, unitSize) = (connection.text.valueType, connection.text.unitSize)
        guard let length = try bytes(place, type: type, unitSize: unitSize) else { return .null }
        let text = buffer.withUnsafeBytes {
            connection.text.text(of: UnsafeRawBufferPointer(rebasing: $0[..<length]))
        }
        guard let text else { throw .textInvalid(column: place + 1) }
        return .text(text)
    }

    /// Bytes of a text beyond which nobody reads it: half of a gigabyte.
    private static let longestText = 1 << 29

    /// Reads a value of any length into the buffer, piece by piece; `nil` for no value.
    private func bytes(
        _ place: Int, type: Int16, unitSize: Int
    ) throws(Fault) -> Int? {
        guard let pointer else { throw .failed(.none) }
        var length = 0
        while true {
            var indicator: Int64 = 0
            let room = buffer.count - length
            let code = buffer.withUnsafeMutableBytes { bytes -> Int16 in
                guard let start = bytes.baseAddress else { return -1 }
                return odbc.value(
                    pointer, UInt16(clamping: place + 1), type, start + length, Int64(room),
                    &indicator)
            }
            // The last piece of a long value was exactly as long as the room.
            if code == ODBCConnection.noData { return length }
            guard ODBCConnection.isDone(code) else { throw .failed(diagnosis) }
            if indicator == -1 { return nil }
            // SQL_NO_TOTAL is -4. A piece ends with a zero, which is no part of it.
            guard code == ODBCConnection.successWithInformation,
                indicator == -4 || indicator > Int64(room - unitSize)
            else { return length + Int(max(0, min(indicator, Int64(room)))) }
            length += room - unitSize
            guard buffer.count < Self.longestText else {
                throw .failed(ODBCDiagnosis(state: "22001", native: 0, text: "> \(length)"))
            }
            buffer += [UInt8](repeating: 0, count: buffer.count)
        }
    }
}
