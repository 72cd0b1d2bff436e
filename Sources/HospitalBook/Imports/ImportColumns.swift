import HospitalCore
import Storage

/// Which column of a file fills which column of a table.
///
/// A header names a column by its name or by its Chinese or English label. An amount in fen may
/// also be given in yuan, under its label or its `…_yuan` name. Names that the table does not have
/// are refused with the nearest right one, so that a misspelt column is never left out silently.
struct ImportColumns {
    /// How a cell of the table is filled.
    enum Source: Equatable {
        /// By a column of the file, by its position.
        case file(Int, isYuan: Bool)
        /// By the same text in every row.
        case constant(String, isYuan: Bool)
        /// Not at all.
        case nothing
    }

    /// The table.
    let table: TableDeclaration
    /// The source of each column of the table, in declared order.
    let sources: [Source]
    /// The names by which the file calls its columns.
    let header: [String]

    /// Matches a header; everything wrong with it is found, not only the first.
    /// - Throws: `columnUnknown`, `columnTwice`, `constantTwice`, `columnMissing`.
    init(
        _ header: [String], constants: [String: String], batchKey: String, table: TableDeclaration
    ) throws(ImportColumnFaults) {
        var match = HeaderMatch(table)
        for (position, name) in header.enumerated() { match.take(name, inFile: position) }
        for (name, text) in constants.sorted(by: { $0.key < $1.key }) {
            match.take(name, constant: text)
        }
        match.take("batch_key", constant: batchKey)
        match.refuseMissing()
        guard match.faults.isEmpty else { throw ImportColumnFaults(findings: match.faults) }
        self.table = table
        self.header = header
        sources = match.sources
    }

    /// The column that a header means, and whether it gives fen in yuan.
    /// - Throws: `columnUnknown` with the nearest name or label.
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

    /// What the columns mean, as a part of the content: the same rows under another header are
    /// other facts.
    ///
    /// The batch key is no part of the content.
    var meaning: String {
        zip(table.columns, sources).map { column, source in
            switch source {
            case .constant where column.name == "batch_key": ""
            case .file(let position, let isYuan):
                "\(column.name)<\(position)\(isYuan ? "y" : "");"
            case .constant(let text, let isYuan):
                "\(column.name)=\(text.utf8.count):\(text)\(isYuan ? "y" : "");"
            case .nothing: ""
            }
        }.joined()
    }
}

/// Everything that is wrong with the columns of an import.
struct ImportColumnFaults: Error {
    /// A fault with the column it is about.
    typealias Fault = (column: String?, error: any HospitalError)

    /// The faults in their order.
    let findings: [Fault]
}

/// A header on its way to be matched with a table.
private struct HeaderMatch {
    let table: TableDeclaration
    private(set) var sources: [ImportColumns.Source]
    private(set) var faults: [ImportColumnFaults.Fault] = []
    /// Names that an unknown column probably means: they are not missing, but misspelt.
    private var meant: Set<String> = []

    init(_ table: TableDeclaration) {
        self.table = table
        sources = [ImportColumns.Source](repeating: .nothing, count: table.columns.count)
    }

    mutating func take(_ name: String, inFile position: Int) {
        guard let (column, isYuan) = column(named: name) else { return }
        guard sources[column] == .nothing else {
            return faults.append(
                (name, BookError.columnTwice(table.columns[column].name, table: table.name)))
        }
        sources[column] = .file(position, isYuan: isYuan)
    }

    mutating func take(_ name: String, constant text: String) {
        guard let (column, isYuan) = column(named: name) else { return }
        guard sources[column] == .nothing else {
            return faults.append((name, BookError.constantTwice(table.columns[column].name)))
        }
        sources[column] = .constant(text, isYuan: isYuan)
    }

    /// Adds a fault for every column that must be there and is not.
    mutating func refuseMissing() {
        for (column, source) in zip(table.columns, sources)
        where source == .nothing && column.nullMeaning == nil {
            let label = column.label
            guard !meant.contains(column.name), !meant.contains(label.chinese) else { continue }
            faults.append(
                (
                    nil,
                    BookError.columnMissing(
                        column.name,
                        label: BookError.ColumnLabel(
                            chinese: label.chinese, english: label.english),
                        table: table.name)
                ))
        }
    }

    /// The column that a name means, and whether it gives fen in yuan; `nil` with a fault.
    private mutating func column(named name: String) -> (position: Int, isYuan: Bool)? {
        do {
            return try ImportColumns.column(named: name, of: table)
        } catch {
            if case .columnUnknown(_, _, let nearest?) = error { meant.insert(nearest) }
            faults.append((name, error))
            return nil
        }
    }
}
