import HospitalCore

/// A line of data that is written as a text: its mark and its fields.
///
///     # code | title
///     a line without a mark | with fields
///
/// A mark is one of `# = § + > !`, followed by a blank; fields are trimmed.
struct FormLine {
    /// The mark; empty for a line without one.
    let mark: String
    let fields: [String]

    init(_ line: Substring) {
        let first = line.prefix(1)
        let isMarked = ["#", "=", "§", "+", ">", "!"].contains(first)
        mark = isMarked ? String(first) : ""
        fields = line.dropFirst(isMarked ? 2 : 0)
            .split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
    }

    /// The lines of a text.
    static func lines(of text: String) -> [FormLine] {
        text.split(separator: "\n").map { FormLine($0) }
    }

    private static func trimmed(_ field: Substring) -> String {
        var field = field
        while field.first == " " { field.removeFirst() }
        while field.last == " " { field.removeLast() }
        return String(field)
    }

    /// A field; empty where the line ends before it.
    subscript(place: Int) -> String { fields.indices.contains(place) ? fields[place] : "" }

    /// The document that a `§` line cites: title, number, article, confirmed.
    var citation: Citation {
        Citation(
            title: self[0], number: self[1], article: self[2], isConfirmed: self[3] == "confirmed")
    }
}
