/// One column of the published reference: what a reader of the tables must know of it.
public struct TableReferenceRow: Hashable, Sendable {
    /// The names of the values of a row, in their order.
    public static let names = [
        "table_name", "table_kind", "table_label_zh", "table_label_en", "column_name",
        "column_type", "sql_type", "key_part", "label_zh", "label_en", "unit", "null_zh", "null_en",
        "sensitive",
    ]
    /// The values in the order of ``names``; `nil` where there is nothing to say.
    ///
    /// `key_part` counts the columns of the primary key from 1; `null_zh` and `null_en` are `nil`
    /// when the column must have a value; `sensitive` is `1` for a column that does not leave the
    /// book without leave.
    public let values: [String?]
}

extension TableDeclaration {
    /// The reference of the table, one row per column, in declared order.
    public func reference(in dialect: SQLDialect) -> [TableReferenceRow] {
        let key = primaryKey
        return columns.map { column in
            let part = key.firstIndex(of: column.name).map { String($0 + 1) }
            return TableReferenceRow(values: [
                name, kind.rawValue, label.chinese, label.english, column.name, column.type.name,
                dialect.sqlType(of: column.type), part, column.label.chinese, column.label.english,
                column.unit, column.nullMeaning?.chinese, column.nullMeaning?.english,
                column.isSensitive ? "1" : nil,
            ])
        }
    }
}
