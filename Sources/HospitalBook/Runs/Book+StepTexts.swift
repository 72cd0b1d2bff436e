import Storage

/// What the steps of hazards, incidents and risks say, kept as texts: one row per part of a long
/// one, in a table keyed by the code of the thing, the number of the step and that of the part.
extension Book {
    /// A part holds at most a thousand characters.
    private static let partLength = 1_000

    /// Keeps the text of a step.
    func keep(
        _ text: String, ofStep number: Int, of code: String, in table: TableDeclaration
    ) throws {
        var rest = text.unicodeScalars[...]
        var rows: [[StoreValue]] = []
        while !rest.isEmpty {
            rows.append([
                .text(code), .integer(Int64(number)), .integer(Int64(rows.count + 1)),
                .text(String(String.UnicodeScalarView(rest.prefix(Self.partLength)))),
            ])
            rest = rest.dropFirst(Self.partLength)
        }
        try insert(rows, into: table)
    }

    /// The texts of the steps of something, in their order.
    func stepTexts(of code: String, in table: TableDeclaration) throws -> [String] {
        var texts: [String] = []
        for row in try store.rows(
            "SELECT part_number, part_text FROM \(table.name) "
                + "WHERE \(table.naturalKey[0]) = ? ORDER BY step_number, part_number",
            [.text(code)])
        {
            if row[0].integer == 1 || texts.isEmpty { texts.append("") }
            texts[texts.count - 1] += row[1].text ?? ""
        }
        return texts
    }
}
