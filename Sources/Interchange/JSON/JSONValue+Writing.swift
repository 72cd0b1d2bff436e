extension JSONValue {
    /// The document as compact JSON text: no blanks, members in their order, numbers as written.
    ///
    /// Only what must be escaped is: quotes, backslashes and control characters. Chinese stays
    /// Chinese.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The document as compact JSON text in UTF-8 bytes.
    public var utf8: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// Appends the document as compact JSON text.
    public func write(to bytes: inout [UInt8]) { write(to: &bytes) { _, _ in } }

    /// Appends the document as compact JSON text.
    ///
    /// - `growing`: is asked before a value is appended, with the text so far and the bytes that
    ///   the value has at least; what it throws ends the writing.
    public func write<Refusal: Error>(
        to bytes: inout [UInt8], growing: (_ text: [UInt8], _ more: Int) throws(Refusal) -> Void
    ) throws(Refusal) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text):
            try growing(bytes, text.utf8.count)
            Self.write(text, to: &bytes)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (position, item) in items.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                try growing(bytes, 0)
                try item.write(to: &bytes, growing: growing)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (position, member) in object.members.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                try member.value.write(to: &bytes, growing: growing)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
            case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: #"\u00"#.utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
