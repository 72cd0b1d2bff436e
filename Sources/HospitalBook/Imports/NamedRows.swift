import Interchange

/// Rows whose values stand under names, as delimited text that an import reads.
enum NamedRows {
    /// The rows in UTF-8: the names in the order of their first appearance; a name that a row lacks
    /// has no value there.
    ///
    /// - Throws: `tooManyCells` before more cells are made than a table of results may have.
    static func delimitedText(_ rows: [[(name: String, value: String?)]]) throws -> [UInt8] {
        var (names, places): ([String], [String: Int]) = ([], [:])
        for field in rows.joined() where places[field.name] == nil {
            places[field.name] = names.count
            names.append(field.name)
        }
        guard rows.count <= ResultTable.cellLimit / max(1, names.count) else {
            throw ResultTableError.tooManyCells(limit: ResultTable.cellLimit)
        }
        var writer = DelimitedText.Writer()
        try writer.append(names)
        for row in rows {
            var cells = [String?](repeating: nil, count: names.count)
            for field in row { if let place = places[field.name] { cells[place] = field.value } }
            try writer.append(cells)
        }
        return writer.bytes
    }
}
