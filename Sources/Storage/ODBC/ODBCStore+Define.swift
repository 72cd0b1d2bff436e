/// Making and changing tables where the database keeps each statement at once, and with it the
/// transaction: the lock of writers is gone then, and a program that is killed leaves some done.
extension ODBCStore {
    /// Runs a statement that makes, changes or drops a table or a view, or fills a new column.
    ///
    /// Where the database keeps each at once, one that has been done already is no error.
    public func define(_ sql: String) throws(StorageError) {
        guard dialect.isDefinitionKeptAtOnce else {
            try execute(sql, [])
            return
        }
        try waitToDefine()
        let statement = try checkOut(sql)
        defer { checkIn(statement) }
        guard let diagnosis = run(statement, { _ in true }) else { return }
        if !dialect.isDoneAlready(diagnosis) { throw failed(diagnosis, sql) }
    }

    /// Waits until no other session defines anything, where the database has a lock that outlives a
    /// transaction.
    ///
    /// Elsewhere two sessions do the same statements, each of which is done once.
    private func waitToDefine() throws(StorageError) {
        guard !isDefining, isInTransaction,
            let sql = dialect.definitionLock(seconds: location.lockSeconds)
        else { return }
        let statement = try checkOut(sql)
        defer { checkIn(statement) }
        if let diagnosis = run(statement, { _ in true }) { throw failed(diagnosis, sql) }
        var row = [StoreValue](repeating: .null, count: statement.columns.count)
        guard try fetch(statement, &row), row.first == 1 else {
            throw .database(
                .lockHeld(
                    server: server, place: .init(Schema.migrationsTable.select()),
                    seconds: location.lockSeconds))
        }
        isDefining = true
    }

    /// Lets other sessions define tables.
    ///
    /// A session that ends lets them as well, so that a failure here is none.
    func letDefine() {
        guard isDefining, let sql = dialect.definitionUnlock else { return }
        isDefining = false
        guard let statement = try? checkOut(sql) else { return }
        _ = run(statement, { _ in true })
        checkIn(statement)
    }
}
