import HospitalCore
import Interchange

/// Tables as delimited text (CSV): the header, then every row.
///
/// Records end with CRLF. Text is quoted where it must be, and where it is empty: nothing between
/// two commas is no value, two quotes are an empty text, and both come back as they were.
extension ResultTable {
    /// The table as CSV in an encoding.
    ///
    /// - `labels`: the language of the labels that stand in the header, as a printed form
    ///   shows them; `nil` for the names of the columns.
    /// - Throws: `unmappable` with the character and its row as a spreadsheet counts, the header
    ///   being row 1, unless `substituting`.
    public func delimitedText(
        in encoding: TextEncoding, substituting: Bool, labels: Language? = nil
    ) throws(TextEncodingError) -> [UInt8] {
        var writer = DelimitedText.Writer(
            style: DelimitedText.Style(
                format: DelimitedText.Format(encoding: encoding), substitutes: substituting))
        try writer.append(
            columns.map { column in
                switch labels {
                case nil: column.name
                case .chinese: column.chinese
                case .english: column.english
                }
            })
        for position in 0..<rowCount {
            try writer.append(row(position).map { $0 == .null ? nil : $0.text })
        }
        return writer.bytes
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
