import CShims

/// The values of one execution of a statement, in memory as ODBC reads it.
///
/// Whole numbers cross as 64-bit numbers, texts as text, and nothing as a binary fraction but a
/// statistic. The memory is kept from one execution to the next.
struct ODBCParameters {
    /// What a parameter is, by which its types are told.
    private enum Kind {
        case integer
        case digits
        case text
        case real
        case null
        /// No value where the database expects a whole number.
        case nullInteger
    }

    private let text: ODBCText
    private let hasIntegersAsText: Bool
    private var kinds: [Kind] = []
    /// The number itself, or where a text begins in `bytes`.
    private var numbers: [Int64] = []
    /// The length of each value in bytes; SQL_NULL_DATA for no value.
    private var indicators: [Int64] = []
    private var bytes: [UInt8] = []

    /// No parameters yet.
    ///
    /// Some drivers take 64-bit numbers only as text.
    init(_ text: ODBCText, hasIntegersAsText: Bool) {
        self.text = text
        self.hasIntegersAsText = hasIntegersAsText
    }

    var count: Int { kinds.count }

    mutating func removeAll() {
        kinds.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        indicators.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Adds no value.
    mutating func appendNull(isInteger: Bool) {
        add(isInteger && !hasIntegersAsText ? .nullInteger : .null, 0, length: -1)
    }

    /// Adds a whole number.
    mutating func append(integer number: Int64) {
        guard hasIntegersAsText else { return add(.integer, number, length: 8) }
        let digits = Array(String(number).utf8)
        add(.digits, Int64(bytes.count), length: digits.count)
        // Texts of two bytes per unit begin at even places.
        bytes += digits + [UInt8](repeating: 0, count: 2 - digits.count % 2)
    }

    /// Adds a statistic.
    mutating func append(real number: Double) {
        add(.real, Int64(bitPattern: number.bitPattern), length: 8)
    }

    /// Adds a text; `false` when the encoding lacks one of its characters.
    mutating func append(text string: String) -> Bool {
        guard let encoded = text.bytes(of: string) else { return false }
        add(.text, Int64(bytes.count), length: encoded.count)
        bytes += encoded
        return true
    }

    /// Adds a text by its UTF-8 bytes, which were validated; `false` as ``append(text:)``.
    mutating func append(utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .wide = text, utf8.allSatisfy({ $0 < 0x80 }) else {
            return append(text: String(decoding: utf8, as: UTF8.self))
        }
        add(.text, Int64(bytes.count), length: 2 * utf8.count)
        for byte in utf8 {
            bytes.append(byte)
            bytes.append(0)
        }
        return true
    }

    private mutating func add(_ kind: Kind, _ number: Int64, length: Int) {
        kinds.append(kind)
        numbers.append(number)
        indicators.append(Int64(length))
    }

    /// Binds the parameters to a statement and runs `body` while the statement may read them.
    /// - Returns: what `body` returns, or the code of the binding that failed.
    mutating func bound(
        to statement: UnsafeMutableRawPointer, _ odbc: shim_odbc, _ body: () -> Int16
    ) -> Int16 {
        // A text without a byte still has an address.
        if bytes.isEmpty { bytes = [0, 0] }
        let (kinds, text) = (kinds, text)
        return bytes.withUnsafeMutableBytes { bytes in
            numbers.withUnsafeMutableBytes { numbers in
                indicators.withUnsafeMutableBufferPointer { indicators in
                    for (place, kind) in kinds.enumerated() {
                        guard let indicator = indicators.baseAddress.map({ $0 + place }),
                            let number = numbers.baseAddress.map({ $0 + 8 * place }),
                            let position = UInt16(exactly: place + 1)
                        else { return -1 }
                        let length = indicator.pointee
                        let start = Int(number.load(as: Int64.self))
                        let address =
                            kind == .text || kind == .digits
                            ? bytes.baseAddress.map { $0 + min(start, bytes.count - 1) } : number
                        let (valueType, sqlType, size) = Self.types(of: kind, length, text)
                        let code = odbc.bind(
                            statement, position, 1, valueType, sqlType, size, 0, address,
                            max(0, length), indicator)
                        guard ODBCConnection.isDone(code) else { return code }
                    }
                    return body()
                }
            }
        }
    }

    /// The type in memory, the type in the database and the column size of a parameter.
    private static func types(
        of kind: Kind, _ length: Int64, _ text: ODBCText
    ) -> (valueType: Int16, sqlType: Int16, size: UInt64) {
        switch kind {
        // SQL_C_SBIGINT and SQL_BIGINT.
        case .integer, .nullInteger: return (-25, -5, 19)
        // SQL_C_CHAR and SQL_DECIMAL.
        case .digits: return (1, 3, 19)
        // SQL_C_DOUBLE and SQL_DOUBLE.
        case .real: return (8, 8, 15)
        case .null: return (text.valueType, text.sqlType(units: 1), 1)
        case .text:
            let units = Int(length) / text.unitSize
            return (text.valueType, text.sqlType(units: units), UInt64(max(1, units)))
        }
    }
}
