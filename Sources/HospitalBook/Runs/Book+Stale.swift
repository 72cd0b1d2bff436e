import HospitalCore
import Storage

/// Stale marks (已过时): a current run whose inputs are no longer those it read (decision 15).
extension Book {
    /// Marks the current runs stale whose rows of a table have changed.
    ///
    /// Called inside of the transaction that changes the table.
    func markStaleRuns(reading table: TableDeclaration) throws {
        let runs = try store.rows(
            "SELECT r.run_id, r.period_month, r.scope_code, i.input_name, i.input_hash "
                + "FROM hosp_run_record r, hosp_run_input i WHERE i.run_id = r.run_id "
                + "AND r.is_current = 1 AND r.is_stale = 0 ORDER BY r.run_id, i.input_name")
        for row in runs {
            guard let id = row[0].text, let name = row[3].text,
                let month = row[1].integer.flatMap({ Int32(exactly: $0) })
            else { continue }
            let parts = name.split(separator: "/")
            guard parts.first.map(String.init) == table.name else { continue }
            let other = parts.count > 1 ? Int32(parts[1]) : nil
            let input = try RunInput(
                table, month: try Month(yyyymm: month), scope: row[2].text,
                otherMonth: try other.map { try Month(yyyymm: $0) }, in: store)
            guard input.hash != row[4].text else { continue }
            try store.execute(
                "UPDATE hosp_run_record SET is_stale = 1 WHERE run_id = ?", [.text(id)])
            try audit("run.stale", of: "run", key: id, detail: name)
        }
    }

    /// Looks for facts that were changed past the library, by SQL, marks the runs that read them
    /// stale, and names every current run that is stale.
    /// - Throws: `momentMissing`, ``StorageError``.
    public func staleRuns() throws -> [String] {
        guard try store.tableExists(TableDeclaration.runRecord.name) else { return [] }
        return try store.transaction {
            let inputs = try store.rows(
                "SELECT DISTINCT i.input_name FROM hosp_run_record r, hosp_run_input i "
                    + "WHERE i.run_id = r.run_id AND r.is_current = 1 ORDER BY i.input_name")
            for row in inputs {
                let name = row[0].text.map { String($0.prefix { $0 != "/" }) }
                guard let table = name.flatMap(schema.table(named:)) else { continue }
                try markStaleRuns(reading: table)
            }
            return try store.rows(
                "SELECT run_id FROM hosp_run_record WHERE is_current = 1 AND is_stale = 1 "
                    + "ORDER BY run_id"
            ).compactMap { $0[0].text }
        }
    }
}
