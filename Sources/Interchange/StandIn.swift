import HospitalCore

/// Encodings, until the real ones are there.
public enum TextEncoding: Int32, Sendable {
    /// UTF-8.
    case utf8 = 0
    /// GBK.
    case gbk
    /// GB18030.
    case gb18030
    /// UTF-16, low byte first.
    case utf16le

    /// Bytes of the terminator.
    public var unitSize: Int { self == .utf16le ? 2 : 1 }

    /// The text.
    public func decoded(_ bytes: UnsafeRawBufferPointer) throws(TextEncodingError) -> String {
        if self == .utf16le {
            var units: [UInt16] = []
            for index in stride(from: 0, to: bytes.count - 1, by: 2) {
                units.append(UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
            }
            guard let text = String(validating: units, as: UTF16.self), bytes.count % 2 == 0 else {
                throw .invalid
            }
            return text
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalid }
        return text
    }

    /// The bytes.
    public func encoded(_ text: String, substituting: Bool) throws(TextEncodingError) -> [UInt8] {
        guard self == .utf16le else { return Array(text.utf8) }
        return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
}

/// What can be wrong with encoded text.
public enum TextEncodingError: HospitalError {
    /// Something.
    case invalid
    /// The message.
    public var finding: Finding { Finding(.encodingInvalid) }
}

/// What can be wrong with JSON.
public enum JSONError: HospitalError {
    /// Something.
    case syntax
    /// The message.
    public var finding: Finding { Finding(.jsonSyntax) }
}

extension JSONValue {
    /// Reads JSON.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        self = .object(JSONObject())
    }

    /// The JSON text.
    public var text: String { "{}" }
}
