import HospitalCore

/// Why an XML document is not read or written.
public enum XMLError: HospitalError, Hashable {
    /// libxml2 is not there, under any of the names of its library.
    case libraryMissing(name: String)
    /// The document has more bytes than are taken.
    case tooLong(limit: Int)
    /// The document has a DOCTYPE, which could declare entities.
    case declarationRefused
    /// The document is no XML; what libxml2 says of it.
    case malformed(line: Int, detail: String?)
    /// Elements stand too deep in each other.
    case tooDeep(line: Int, limit: Int)
    /// There are more elements than are taken.
    case tooManyElements(limit: Int)
    /// The document declares an encoding that is not read.
    case encodingUnknown(String)
    /// A text to be written has a character that no XML may have.
    case characterInvalid(name: String, Unicode.Scalar)
    /// An element that may not stand there.
    case elementUnknown(String, in: String, line: Int)
    /// An attribute is not there.
    case attributeMissing(String, of: String, line: Int)
    /// An attribute has a value that it does not take, or may not stand there.
    case attributeInvalid(String, of: String, value: String, line: Int)

    /// The message with the line.
    public var finding: Finding {
        switch self {
        case .libraryMissing(let name): return Finding(.xmlLibraryMissing, ["name": .text(name)])
        case .tooLong(let limit): return Finding(.xmlTooLong, ["limit": .count(limit)])
        case .declarationRefused: return Finding(.xmlDeclarationRefused)
        case .malformed(let line, let detail):
            return Finding(
                .xmlMalformed,
                ["line": .count(line)].merging(detail.map { ["detail": .text($0)] } ?? [:]) { $1 })
        case .tooDeep(let line, let limit):
            return Finding(.xmlTooDeep, ["line": .count(line), "limit": .count(limit)])
        case .tooManyElements(let limit):
            return Finding(.xmlTooManyElements, ["limit": .count(limit)])
        case .encodingUnknown(let name): return Finding(.xmlEncodingUnknown, ["name": .text(name)])
        case .characterInvalid(let name, let scalar):
            let number = String(scalar.value, radix: 16, uppercase: true)
            return Finding(
                .xmlCharacterInvalid, ["name": .text(name), "character": .text("U+" + number)])
        case .elementUnknown(let element, let parent, let line):
            return Finding(
                .xmlElementUnknown,
                [
                    "element": .text(element), "parent": .text(parent), "line": .count(line),
                ])
        case .attributeMissing(let attribute, let element, let line):
            return Finding(
                .xmlAttributeMissing,
                [
                    "attribute": .text(attribute), "element": .text(element), "line": .count(line),
                ])
        case .attributeInvalid(let attribute, let element, let value, let line):
            return Finding(
                .xmlAttributeInvalid,
                [
                    "attribute": .text(attribute), "element": .text(element), "value": .text(value),
                    "line": .count(line),
                ])
        }
    }
}
