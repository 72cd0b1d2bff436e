import Interchange

/// Tables as delimited text (CSV): the header, then every row.
///
/// Records end with CRLF. Text is quoted where it must be, and where it is empty: nothing between
/// two commas is no value, two quotes are an empty text, and both come back as they were.
extension ResultTable {
    /// The table as CSV in an encoding.
    ///
    /// - Throws: `unmappable` with the character and its row as a spreadsheet counts, the header
    ///   being row 1, unless `substituting`.
    public func delimitedText(
        in encoding: TextEncoding, substituting: Bool
    ) throws(TextEncodingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var record = ""
        for row in 0...rows.count {
            record.removeAll(keepingCapacity: true)
            if row == 0 {
                append(columns.map { .text($0.name) }, to: &record)
            } else {
                append(rows[row - 1], to: &record)
            }
            do {
                bytes += try encoding.encoded(record, substituting: substituting)
            } catch .unmappable(let scalar, let encoding, _) {
                throw .unmappable(scalar: scalar, encoding: encoding, row: row + 1)
            }
        }
        return bytes
    }

    private func append(_ values: [ResultValue], to record: inout String) {
        for (index, value) in values.enumerated() {
            if index > 0 { record += "," }
            if case .text(let text) = value {
                append(text, to: &record)
            } else {
                record += value.text
            }
        }
        record += "\r\n"
    }

    private func append(_ text: String, to record: inout String) {
        let needsQuotes = text.isEmpty || text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        } || text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard needsQuotes else {
            record += text
            return
        }
        record += "\""
        for character in text.unicodeScalars {
            if character == "\"" { record += "\"" }
            record.unicodeScalars.append(character)
        }
        record += "\""
    }
}

extension ResultValue {
    /// The value as text; empty for no value.
    public var text: String {
        switch self {
        case .null: return ""
        case .text(let text): return text
        case .integer(let number): return String(number)
        case .real(let number): return number.description
        }
    }
}
