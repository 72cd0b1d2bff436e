/// Many rows into one table: in the order of its key, several per statement.
extension ODBCStore {
    /// Inserts the rows of a batch and returns those that the table refuses.
    ///
    /// Of rows with one key, the first gets in. A statement of several rows is taken back as a
    /// whole when one of them is refused; its rows are then tried one by one, so that each bad one
    /// is named.
    public func insert(
        _ batch: RowBatch, into table: TableDeclaration
    ) throws(StorageError) -> [RefusedRow] {
        let width = batch.columnCount
        guard width == table.columns.count, batch.openCellCount == 0 else {
            let given = batch.openCellCount == 0 ? width : batch.openCellCount
            throw .rowWidth(table: table.name, expected: table.columns.count, given: given)
        }
        let keys = table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        }
        let order = batch.rows(sortedBy: keys)
        let most = dialect.rowsPerInsert(columns: width)
        return try batch.withCells { (cells) throws(StorageError) in
            var refused: [RefusedRow] = []
            var done = 0
            while done < order.count {
                // Few lengths, so that few statements are prepared.
                let left = order.count - done
                let rows = order[done..<done + (left >= most ? most : min(left, 8 < left ? 8 : 1))]
                done = rows.endIndex
                guard try run(rows, of: cells, into: table) != nil else { continue }
                for place in rows.indices {
                    guard let error = try run(rows[place...place], of: cells, into: table)
                    else { continue }
                    refused.append(RefusedRow(position: rows[place], error: error))
                }
            }
            return refused.sorted { $0.position < $1.position }
        }
    }

    /// Runs an insert; returns the error when a key or a mandatory column refuses a row, and throws
    /// what is wrong with the database as a whole.
    private func run(
        _ rows: ArraySlice<Int>, of cells: RowBatch.Cells, into table: TableDeclaration
    ) throws(StorageError) -> StorageError? {
        try refuseNotFinite(rows, of: cells)
        let needsSavepoint = isInTransaction && dialect.isTransactionLostByFailure
        let sql = table.insert(rows: rows.count)
        if needsSavepoint { try execute(SQLDialect.savepoint, for: sql) }
        let statement = try checkOut(sql)
        let diagnosis = run(statement) { parameters in
            rows.allSatisfy { row in
                table.columns.indices.allSatisfy { column in
                    Self.append(
                        cells.cells[row * cells.width + column], of: cells,
                        isInteger: table.columns[column].type.isInteger, to: &parameters)
                }
            }
        }
        checkIn(statement)
        guard let diagnosis else {
            if needsSavepoint { try execute(SQLDialect.savepointTaken, for: sql) }
            return nil
        }
        let error: StorageError
        switch failed(diagnosis, sql) {
        case .keyTwice:
            error = .keyTwice(
                detail: table.primaryKey.map { "\(table.name).\($0)" }.joined(separator: ", "))
        case .valueMissing:
            error = .valueMissing(detail: missing(in: rows, of: cells, into: table))
        case let other: throw other
        }
        if needsSavepoint {
            mended()
            try execute(SQLDialect.savepointBack, for: sql)
            // Going back keeps the savepoint; without its end each refused row would leave one.
            try execute(SQLDialect.savepointTaken, for: sql)
        }
        return error
    }

    /// Sets or leaves a savepoint; a connection that ends there is told with the insert.
    private func execute(_ savepoint: String, for sql: String) throws(StorageError) {
        do throws(StorageError) {
            try execute(savepoint, [])
        } catch {
            guard case .database(.connectionLost) = error else { throw error }
            throw .database(.connectionLost(server: server, place: .init(sql)))
        }
    }

    /// The first mandatory column of the first row that has no value in it.
    private func missing(
        in rows: ArraySlice<Int>, of cells: RowBatch.Cells, into table: TableDeclaration
    ) -> String {
        for row in rows {
            for (column, declaration) in table.columns.enumerated() where declaration.isNotNull {
                if case .null = cells.cells[row * cells.width + column] {
                    return "\(table.name).\(declaration.name)"
                }
            }
        }
        return table.name
    }

    private func refuseNotFinite(
        _ rows: ArraySlice<Int>, of cells: RowBatch.Cells
    ) throws(StorageError) {
        for row in rows {
            for column in 0..<cells.width {
                guard case .real(let number) = cells.cells[row * cells.width + column],
                    !number.isFinite
                else { continue }
                throw .notFinite(position: column + 1)
            }
        }
    }

    private static func append(
        _ cell: RowBatch.Cell, of cells: RowBatch.Cells, isInteger: Bool,
        to parameters: inout ODBCParameters
    ) -> Bool {
        switch cell {
        case .null: parameters.appendNull(isInteger: isInteger)
        case .integer(let number): parameters.append(integer: number)
        case .real(let number): parameters.append(real: number)
        case .text(let offset, let length):
            guard let texts = cells.texts else { return parameters.append(text: "") }
            return (texts + offset).withMemoryRebound(to: UInt8.self, capacity: length) {
                parameters.append(utf8: UnsafeBufferPointer(start: $0, count: length))
            }
        }
        return true
    }
}
