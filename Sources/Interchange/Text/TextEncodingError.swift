import HospitalCore

/// What can be wrong between bytes and text.
public enum TextEncodingError: HospitalError, Hashable {
    /// The bytes from `offset` (counted from 0) on are no character of the encoding.
    case invalid(offset: Int, encoding: TextEncoding, row: Int? = nil)
    /// The encoding has no code for the character.
    case unmappable(scalar: Unicode.Scalar, encoding: TextEncoding, row: Int? = nil)

    /// The message with the offset or the character, and the row where there is one.
    public var finding: Finding {
        switch self {
        case .invalid(let offset, let encoding, let row):
            var values: [String: MessageValue] = [
                "offset": .count(offset), "encoding": .text(encoding.name),
            ]
            values["row"] = row.map { .count($0) }
            return Finding(.encodingInvalid, values)
        case .unmappable(let scalar, let encoding, let row):
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let padding = String(repeating: "0", count: max(0, 4 - digits.count))
            var values: [String: MessageValue] = [
                "character": .text(String(scalar)), "scalar": .text("U+" + padding + digits),
                "encoding": .text(encoding.name),
            ]
            values["row"] = row.map { .count($0) }
            return Finding(.encodingUnmappable, values)
        }
    }

    /// The same error in a row of a table.
    func inRow(_ row: Int) -> TextEncodingError {
        switch self {
        case .invalid(let offset, let encoding, _):
            return .invalid(offset: offset, encoding: encoding, row: row)
        case .unmappable(let scalar, let encoding, _):
            return .unmappable(scalar: scalar, encoding: encoding, row: row)
        }
    }
}
