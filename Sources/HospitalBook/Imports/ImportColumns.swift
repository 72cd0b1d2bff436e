import HospitalCore
import Storage

/// Which column of a file fills which column of a table.
///
/// A header names a column by its name or by its Chinese or English label. An amount in fen may also
/// be given in yuan, under its label or its `…_yuan` name. Names that the table does not have are
/// refused with the nearest right one, so that a misspelt column is never left out silently.
struct ImportColumns {
    /// How a cell of the table is filled.
    enum Source: Equatable {
        /// By a column of the file, by its position.
        case file(Int, isYuan: Bool)
        /// By the same text in every row.
        case constant(String)
        /// Not at all.
        case nothing
    }

    /// The table.
    let table: TableDeclaration
    /// The source of each column of the table, in declared order.
    let sources: [Source]
    /// The names by which the file calls its columns.
    let header: [String]

    /// Matches a header.
    /// - Throws: `columnUnknown`, `columnTwice`, `constantTwice`, `columnMissing`.
    init(
        _ header: [String], constants: [String: String], batchKey: String, table: TableDeclaration
    ) throws(BookError) {
        self.table = table
        self.header = header
        var sources = [Source](repeating: .nothing, count: table.columns.count)
        for (position, name) in header.enumerated() {
            let (column, isYuan) = try Self.column(named: name, of: table)
            guard sources[column] == .nothing else {
                throw .columnTwice(table.columns[column].name, table: table.name)
            }
            sources[column] = .file(position, isYuan: isYuan)
        }
        for (name, text) in constants.sorted(by: { $0.key < $1.key }) {
            let column = try Self.column(named: name, of: table).position
            guard sources[column] == .nothing else {
                throw .constantTwice(table.columns[column].name)
            }
            sources[column] = .constant(text)
        }
        if let column = table.columns.firstIndex(where: { $0.name == "batch_key" }) {
            guard sources[column] == .nothing else {
                throw .columnTwice("batch_key", table: table.name)
            }
            sources[column] = .constant(batchKey)
        }
        for (column, source) in zip(table.columns, sources)
        where source == .nothing && column.nullMeaning == nil {
            throw .columnMissing(
                column.name,
                label: BookError.ColumnLabel(
                    chinese: column.label.chinese, english: column.label.english),
                table: table.name)
        }
        self.sources = sources
    }

    /// The column that a header means, and whether it gives fen in yuan.
    static func column(
        named name: String, of table: TableDeclaration
    ) throws(BookError) -> (position: Int, isYuan: Bool) {
        for (position, column) in table.columns.enumerated() {
            if column.name == name { return (position, false) }
            if column.yuanName == name { return (position, true) }
        }
        for (position, column) in table.columns.enumerated()
        where column.label.chinese == name || column.label.english == name {
            return (position, column.type == .fen)
        }
        let names = table.columns.flatMap { [$0.name, $0.label.chinese] }
        throw .columnUnknown(
            name, table: table.name, nearest: NearestName.nearest(to: name, in: names))
    }

    /// The name of a table column as the user of the file knows it.
    func name(ofColumn column: Int) -> String {
        if case .file(let position, _) = sources[column] { return header[position] }
        return table.columns[column].label.chinese
    }
}
