import HospitalCore

/// What stands before the first element of an XML document.
enum XMLPrologue {
    private static let names: [String: TextEncoding] = [
        "UTF-8": .utf8, "US-ASCII": .utf8, "ASCII": .utf8, "GBK": .gbk, "GB2312": .gbk,
        "CP936": .gbk, "GB18030": .gb18030,
    ]

    /// The encoding of a document, and where it begins behind its byte order mark.
    /// - Throws: `encodingUnknown`.
    static func encoding(of bytes: [UInt8]) throws(XMLError) -> (TextEncoding, start: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16le, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { throw .encodingUnknown("UTF-16BE") }
        guard let name = declaredEncoding(bytes) else { return (.utf8, 0) }
        guard let encoding = names[name.uppercased()] else { throw .encodingUnknown(name) }
        return (encoding, 0)
    }

    /// The encoding of the declaration, which has ASCII characters only; `nil` without one.
    private static func declaredEncoding(_ bytes: [UInt8]) -> String? {
        guard bytes.starts(with: "<?xml".utf8) else { return nil }
        let declaration = String(
            decoding: bytes.prefix(256).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        let parts = declaration.parts(by: "encoding")
        guard parts.count > 1 else { return nil }
        let value = parts[1].drop { " \t\r\n=".contains($0) }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }

    /// Whether a DOCTYPE stands before the first element: blanks, comments and instructions are
    /// passed over, and what is neither is the element, or wrong.
    static func hasDocumentType(_ utf8: [UInt8]) -> Bool {
        var rest = utf8[...]
        while true {
            rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            if rest.starts(with: "<!--".utf8) {
                rest = behind("-->", in: rest.dropFirst(4))
            } else if rest.starts(with: "<?".utf8) {
                rest = behind("?>", in: rest.dropFirst(2))
            } else if rest.starts(with: [0xEF, 0xBB, 0xBF]) {
                rest = rest.dropFirst(3)
            } else {
                return rest.starts(with: "<!".utf8)
            }
        }
    }

    private static func behind(_ mark: String, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let mark = Array(mark.utf8)
        var rest = bytes
        while !rest.isEmpty {
            if rest.starts(with: mark) { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return rest
    }
}
