import HospitalCore
import Interchange
import Storage

/// Reading the rows of a source (读取外部数据), as texts that an import would read.
extension Book {
    /// The rows of a query.
    struct AttachedRows {
        /// Delimited text with a header.
        let text: [UInt8]
        let count: Int
        /// The last position; `nil` where no row was read or all is read each time.
        let position: StoreValue?
    }

    /// Reads the rows that were not read before, in a transaction that only reads.
    /// - Throws: ``AttachedError``, `tableTooLarge`, and what the database says, which names server
    ///   and statement and no secret.
    func attachedRows(_ stored: StoredSource, into table: TableDeclaration) throws -> AttachedRows {
        let source = stored.source
        let start: ReadingQuery.Start =
            stored.position == nil
            ? .beginning : source.mode == .byTime ? .from : .after
        let statement = try source.reading().statement(
            columns: source.columns.map(\.query), position: source.position, start: start)
        let place = try attachedStore(of: source)
        defer { if place.isForeign { place.store.close() } }
        let server =
            (place.store as? ODBCStore)?.server
            ?? (place.store as? SQLiteStore)?.path ?? ""
        var reader = try AttachedReader(source, server: server, table: table)
        do {
            try place.store.snapshot {
                try place.store.query(statement, stored.position.map { [$0] } ?? []) { row in
                    try reader.take(row)
                    return true
                }
            }
        } catch StorageError.database(.columnType(let server, _, let column, let type)) {
            throw AttachedError.columnType(
                source: source.code, server: server, column: column, type: "ODBC \(type)")
        }
        return reader.rows
    }

    /// The database that a source is read from; a foreign one is closed by the caller.
    private func attachedStore(
        of source: AttachedSource
    ) throws -> (store: any Store, isForeign: Bool) {
        guard let name = source.location else { return (store, false) }
        let location = attachedLocations[name] ?? "odbc:DSN=\(name)"
        guard ODBCStore.isLocation(location) else {
            let options = SQLiteStore.Options(isReadOnly: true)
            return (try SQLiteStore(path: location, options: options), true)
        }
        return (try ODBCStore(location, gb18030: GB18030TextCoder()), true)
    }
}

/// Turns rows of a query into delimited text.
private struct AttachedReader {
    let source: AttachedSource
    let server: String
    /// The types of the columns that are filled, and whether an amount is in yuan.
    let columns: [(type: ColumnType, isYuan: Bool)]
    let limit: Int
    var writer = DelimitedText.Writer()
    var count = 0
    var position: StoreValue?

    init(_ source: AttachedSource, server: String, table: TableDeclaration) throws {
        self.source = source
        self.server = server
        columns = try source.columns.map {
            let (place, isYuan) = try ImportColumns.column(named: $0.target, of: table)
            return (table.columns[place].type, isYuan)
        }
        limit = ResultTable.cellLimit / max(1, source.columns.count)
        try writer.append(source.columns.map(\.target))
    }

    var rows: Book.AttachedRows {
        Book.AttachedRows(text: writer.bytes, count: count, position: position)
    }

    mutating func take(_ row: [StoreValue]) throws {
        guard count < limit else { throw BookError.tableTooLarge(source.table, limit: limit) }
        count += 1
        var texts: [String?] = []
        for (place, column) in columns.enumerated() {
            let text = try exact(row[place], source.columns[place].query)
            texts.append(text.map { Self.fitting($0, column.type, isYuan: column.isYuan) })
        }
        // A line of one column without a value would be an empty one.
        if texts == [nil] { texts = [""] }
        try writer.append(texts)
        guard let name = source.position else { return }
        switch row[columns.count] {
        case .null:
            throw AttachedError.positionMissing(source: source.code, row: count, column: name)
        case let value:
            _ = try exact(value, name)
            position = value
        }
    }

    private func exact(_ value: StoreValue, _ column: String) throws(AttachedError) -> String? {
        guard case .real = value else { return value.sealed }
        throw .columnType(source: source.code, server: server, column: column, type: "REAL")
    }

    /// What a database writes for a value of its own types, as an import reads it: a day without
    /// its midnight, a time without parts of a second, an amount without zeros behind the fen.
    private static func fitting(_ text: String, _ type: ColumnType, isYuan: Bool) -> String {
        let bytes = Array(text.utf8)
        switch type {
        case .day where bytes.count >= 19 && hasOnlyZeros(bytes[11...]):
            return String(decoding: bytes[..<10], as: UTF8.self)
        case .moment where bytes.count > 19 && bytes[19] == UInt8(ascii: "."):
            return hasOnlyZeros(bytes[20...]) ? String(decoding: bytes[..<19], as: UTF8.self) : text
        case .fen, .count, .integer:
            guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return text }
            var end = bytes.count
            let shortest = isYuan ? point + 3 : point
            while end > shortest, end > point + 1, bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
            if end == point + 1 { end = point }
            let whole = point == 0 || bytes[..<point] == [UInt8(ascii: "-")]
            let kept = String(decoding: bytes[..<end], as: UTF8.self)
            guard whole else { return kept }
            // Some databases leave the zero before the point out.
            return kept.hasPrefix("-") ? "-0" + kept.dropFirst() : "0" + kept
        default: return text
        }
    }

    private static func hasOnlyZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == 0x30 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
}
