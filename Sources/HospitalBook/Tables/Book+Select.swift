import HospitalCore
import Interchange
import Storage

/// Reading tables and views of a book (查询): whole, or the rows that equal a filter.
extension Book {
    /// The rows of a table or view, in the order of its primary key: a snapshot that no later
    /// change touches.
    ///
    /// A table that nothing was written to yet has no rows.
    ///
    /// - Parameters:
    ///   - name: a declared table, or its `…_current` or `…_yuan` view.
    ///   - filter: an object of columns and the values they must have; `null` for no value.
    /// - Returns: the rows with the columns of the table.
    /// - Throws: `tableUnknown` and `columnUnknown` with the nearest name, `filterInvalid`,
    ///   `tableTooLarge`, ``ArgumentError`` for a filter that is no object, ``StorageError``.
    public func select(
        _ name: String, where filter: JSONValue = .object(JSONObject())
    ) throws -> ResultTable {
        let selection = try Selection(of: name, in: schema, store)
        let conditions = try ArgumentReader(filter).namedMembers().map {
            try selection.condition(on: $0.name, $0.reader.value)
        }
        let shown = selection.columns.map(\.shown)
        guard try store.tableExists(name) else { return ResultTable(name: name, columns: shown) }
        let rows = try store.columns(
            selection.statement(where: conditions.map(\.sql)), conditions.compactMap(\.value),
            as: shown.map { $0.kind == .integer ? .integers : .texts },
            rowLimit: ResultTable.cellLimit / selection.columns.count)
        guard let rows else {
            throw BookError.tableTooLarge(name, limit: ResultTable.cellLimit)
        }
        return ResultTable(name: name, columns: shown, cells: ResultCells(rows))
    }
}

/// A table or view with the columns it shows.
private struct Selection {
    /// A column as it is read; `isYuan` for the amount in yuan that a view shows beside fen.
    struct Column {
        let declaration: ColumnDeclaration
        let isYuan: Bool

        var name: String {
            isYuan ? declaration.yuanName ?? declaration.name : declaration.name
        }

        var shown: ResultColumn { plain.sensitive(declaration.isSensitive) }

        private var plain: ResultColumn {
            let (chinese, english) = (declaration.label.chinese, declaration.label.english)
            guard declaration.type == .fen else {
                return ResultColumn(
                    name, declaration.type.isInteger ? .integer : .text,
                    as: declaration.type.meaning, zh: chinese, en: english)
            }
            return isYuan
                ? ResultColumn(
                    name, .text, as: .decimal, zh: chinese + "（元）", en: english + " (yuan)")
                : ResultColumn(name, .integer, zh: chinese + "（分）", en: english + " (fen)")
        }
    }

    /// A part of the condition, with the value of its parameter.
    struct Condition {
        let sql: String
        let value: StoreValue?
    }

    let name: String
    let table: TableDeclaration
    let columns: [Column]
    /// The version that the area of the table has in the book.
    private let version: Int

    init(of name: String, in schema: Schema, _ store: any Store) throws {
        let tables = schema.areas.flatMap(\.tables)
        let found = tables.first { $0.selectableNames.contains(name) }
        guard let found else {
            throw BookError.tableUnknown(
                name, nearest: NearestName.nearest(to: name, in: tables.flatMap(\.selectableNames)))
        }
        version =
            try schema.area(ofTable: found.name).map {
                try schema.version(of: $0, in: store)
            } ?? 0
        self.name = name
        table = found
        let isView = name != found.name
        columns = found.columns.flatMap { column -> [Column] in
            let plain = Column(declaration: column, isYuan: false)
            guard isView, column.yuanName != nil else { return [plain] }
            return [plain, Column(declaration: column, isYuan: true)]
        }
    }

    func statement(where conditions: [String]) -> String {
        let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        let shown = columns.map { sql($0.name, $0.declaration) }.joined(separator: ", ")
        return "SELECT \(shown) FROM \(name)" + condition
            + " ORDER BY \(table.primaryKey.joined(separator: ", "))"
    }

    /// A column in SQL.
    ///
    /// One that the book does not have yet, because nothing was written to its area since the
    /// library brought it, has no value in any row.
    private func sql(_ name: String, _ column: ColumnDeclaration) -> String {
        column.version <= version ? name : "NULL"
    }

    /// The condition that a column has a value, which is read as an import reads a field.
    ///
    /// An amount in yuan is compared in fen, so that `5` finds `5.00`.
    func condition(on name: String, _ json: JSONValue) throws(BookError) -> Condition {
        guard let column = columns.first(where: { $0.name == name }) else {
            throw .columnUnknown(
                name, table: self.name,
                nearest: NearestName.nearest(to: name, in: columns.map(\.name)))
        }
        let field = sql(column.declaration.name, column.declaration)
        switch json {
        case .null: return Condition(sql: field + " IS NULL", value: nil)
        case .string(let text), .number(let text):
            let reader = FieldReader(column.declaration, isYuan: column.isYuan)
            guard let value = reader.value(text), value != .null else {
                throw .filterInvalid(column: name, value: text)
            }
            return Condition(sql: field + " = ?", value: value)
        case .bool, .array, .object: throw .filterInvalid(column: name, value: json.text)
        }
    }
}

extension TableDeclaration {
    /// The table and its views.
    var selectableNames: [String] {
        [name] + [currentViewName, yuanViewName].compactMap(\.self)
    }
}

extension ColumnType {
    /// What the values of a column stand for.
    fileprivate var meaning: ResultColumn.Meaning {
        switch self {
        case .code: .code
        case .decimal: .decimal
        case .day: .day
        case .text, .longText, .fen, .month, .moment, .flag, .count, .integer: .plain
        }
    }
}
