import HospitalCore
import Storage

/// The table of a load, and which of its rows a row of the host would be.
struct LoadTarget {
    /// A row of the table that has the key of a row of the host.
    struct Known {
        let key: [StoreValue]
        /// All columns of the row.
        let values: [StoreValue]
        let isSame: Bool
        let finding: Finding
    }

    let table: TableDeclaration
    /// For each column of the adapter: the column of the table, and what reads its text.
    private let columns: [(position: Int, reader: FieldReader)]
    /// For each column of the key: the column of the adapter; `nil` when it does not fill them all.
    private let key: [Int]?

    /// - Throws: `columnUnknown` with the nearest name.
    init(_ stored: StoredAdapter, _ table: TableDeclaration) throws(BookError) {
        self.table = table
        var columns: [(position: Int, reader: FieldReader)] = []
        for column in stored.adapter.columns {
            let (position, isYuan) = try ImportColumns.column(named: column.name, of: table)
            columns.append((position, FieldReader(table.columns[position], isYuan: isYuan)))
        }
        self.columns = columns
        let places = table.primaryKey.compactMap { name in
            columns.firstIndex { table.columns[$0.position].name == name }
        }
        key = places.count == table.primaryKey.count ? places : nil
    }

    /// The row of the table with the key of a row of the host; `nil` when there is none, or when
    /// the row is one that the import refuses.
    func known(_ row: HostRows.Row, in store: any Store) throws -> Known? {
        guard let key else { return nil }
        var values: [StoreValue] = []
        for (cell, column) in zip(row.cells, columns) {
            guard let text = cell else {
                values.append(.null)
                continue
            }
            guard let value = column.reader.value(text) else { return nil }
            values.append(value)
        }
        let keyValues = key.map { values[$0] }
        guard
            let found = try store.rows(
                table.select(where: table.primaryKey), keyValues
            ).first
        else { return nil }
        let isSame = zip(values, columns).allSatisfy { value, column in
            Self.isSame(value, found[column.position])
        }
        let shown = zip(table.primaryKey, keyValues)
            .map { "\($0)=\($1.sealed ?? "")" }.joined(separator: ", ")
        return Known(
            key: keyValues, values: found, isSame: isSame,
            finding: Finding(.rowChanged, ["table": .text(table.name), "key": .text(shown)]))
    }

    /// Oracle keeps an empty text as null.
    private static func isSame(_ one: StoreValue, _ other: StoreValue) -> Bool {
        one == other || (one.sealed ?? "").isEmpty && (other.sealed ?? "").isEmpty
    }
}
