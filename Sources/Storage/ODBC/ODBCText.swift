/// Turns texts into the bytes of an encoding that a database driver takes, and back.
///
/// The store knows UTF-8 and UTF-16 itself; other encodings are handed to it, because their tables
/// stand in another module.
public protocol StoreTextCoder: Sendable {
    /// The bytes of a text; `nil` when the encoding lacks one of its characters.
    func bytes(of text: String) -> [UInt8]?
    /// The text of bytes; `nil` when they are none.
    func text(of bytes: UnsafeRawBufferPointer) -> String?
}

/// UTF-8 as it stands in memory.
struct UTF8TextCoder: StoreTextCoder {
    func bytes(of text: String) -> [UInt8]? { Array(text.utf8) }
    func text(of bytes: UnsafeRawBufferPointer) -> String? {
        String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self)
    }
}

/// How texts cross to a driver and back.
enum ODBCText {
    /// By the wide functions, as UTF-16.
    case wide
    /// By the other functions, as bytes.
    case narrow(any StoreTextCoder)

    /// The type of a value in memory: SQL_C_WCHAR or SQL_C_CHAR.
    var valueType: Int16 {
        switch self {
        case .wide: -8
        case .narrow: 1
        }
    }

    /// The type in the database: SQL_WVARCHAR or SQL_VARCHAR, and the long ones beyond what any
    /// published column but `longText` holds.
    func sqlType(units: Int) -> Int16 {
        switch self {
        case .wide: units > Self.longestShort ? -10 : -9
        case .narrow: units > 2 * Self.longestShort ? -1 : 12
        }
    }

    private static let longestShort = 2000
    /// Bytes of a unit of text.
    var unitSize: Int {
        switch self {
        case .wide: 2
        case .narrow: 1
        }
    }

    /// The bytes of a text as the driver takes it; `nil` when the encoding lacks a character.
    func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .narrow(let coder): return coder.bytes(of: text)
        case .wide:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(2 * text.utf8.count)
            for unit in text.utf16 {
                withUnsafeBytes(of: unit) { bytes.append(contentsOf: $0) }
            }
            return bytes
        }
    }

    /// The text of bytes that the driver gave; `nil` when they are none.
    func text(of bytes: UnsafeRawBufferPointer) -> String? {
        switch self {
        case .narrow(let coder): coder.text(of: bytes)
        case .wide: String(validating: bytes.bindMemory(to: UInt16.self), as: UTF16.self)
        }
    }
}
