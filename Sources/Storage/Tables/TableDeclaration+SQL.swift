/// The SQL of a published table: all of it is derived from the declaration.
///
/// Statements stay within the portable subset of decision 20. Names are never quoted and values are
/// always bound; what differs between databases is asked of the ``SQLDialect``.
extension TableDeclaration {
    /// CREATE TABLE with the columns that stood in a version of the area, and an explicit key.
    public func createTable(in dialect: SQLDialect, version: Int) -> String {
        var lines = columns.filter { $0.version <= version }.map {
            "\($0.name) \(dialect.sqlType(of: $0.type))" + ($0.isNotNull ? " NOT NULL" : "")
        }
        lines.append("PRIMARY KEY (\(primaryKey.joined(separator: ", ")))")
        return "CREATE TABLE \(name) (\(lines.joined(separator: ", ")))" + dialect.tableOptions
    }

    /// ALTER TABLE for each column that a later version added.
    public func addColumns(in dialect: SQLDialect, version: Int) -> [String] {
        columns.filter { $0.version == version && self.version < version }.map {
            "ALTER TABLE \(name) ADD \($0.name) \(dialect.sqlType(of: $0.type))"
        }
    }

    /// CREATE VIEW for the yuan view and, of a result table, the view of its current rows.
    ///
    /// Both show every column of the table and, right behind an amount in fen, the same amount in
    /// yuan as exact text (`…_yuan`). Text, because a quotient would be a binary fraction in
    /// SQLite, truncated in SQL Server and a different type in each other database; sums are taken
    /// over fen.
    public func createViews(in dialect: SQLDialect, version: Int) -> [String] {
        let shown = columns.filter { $0.version <= version }
        let list = shown.flatMap { column -> [String] in
            guard let yuan = column.yuanName else { return ["t.\(column.name)"] }
            let text = dialect.yuanText(of: "t.\(column.name)")
            return ["t.\(column.name)", "\(text) AS \(yuan)"]
        }.joined(separator: ", ")
        var views: [String] = []
        if shown.contains(where: { $0.yuanName != nil }), let view = yuanViewName {
            views.append("CREATE VIEW \(view) AS SELECT \(list) FROM \(name) t")
        }
        if let view = currentViewName {
            views.append(
                "CREATE VIEW \(view) AS SELECT \(list) FROM \(name) t WHERE t.run_id IN "
                    + "(SELECT r.run_id FROM hosp_run_record r WHERE r.is_current = 1)")
        }
        return views
    }

    /// DROP VIEW for the views that stood in a version.
    func dropViews(version: Int) -> [String] {
        let hadAmounts = columns.contains { $0.version <= version && $0.yuanName != nil }
        return [hadAmounts ? yuanViewName : nil, currentViewName].compactMap { view in
            view.map { "DROP VIEW \($0)" }
        }
    }

    /// INSERT of so many rows, every column in declared order, every value a parameter.
    public func insert(rows: Int) -> String {
        let marks = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        let rowMarks = Array(repeating: marks, count: max(1, rows)).joined(separator: ", ")
        return "INSERT INTO \(name) (\(columnNames.joined(separator: ", "))) VALUES \(rowMarks)"
    }

    /// SELECT of every column in declared order; conditions compare columns with parameters, rows
    /// come in the order of the primary key, so that reading never depends on how rows are stored.
    ///
    /// Text sorts by the rules of the database; whoever needs Unicode scalar order (decision 2)
    /// sorts what was read.
    public func select(where equalColumns: [String] = []) -> String {
        "SELECT \(columnNames.joined(separator: ", ")) FROM \(name)"
            + condition(equalColumns) + " ORDER BY \(primaryKey.joined(separator: ", "))"
    }

    /// DELETE of the rows whose columns equal the parameters.
    public func delete(where equalColumns: [String]) -> String {
        "DELETE FROM \(name)" + condition(equalColumns)
    }

    private func condition(_ equalColumns: [String]) -> String {
        guard !equalColumns.isEmpty else { return "" }
        return " WHERE " + equalColumns.map { "\($0) = ?" }.joined(separator: " AND ")
    }
}
