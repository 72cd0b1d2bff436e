import HospitalCore
import Storage

/// Stale marks (已过时): a current run whose inputs are no longer those it read (decision 15).
extension Book {
    /// Marks the current runs stale whose rows of a table have changed.
    ///
    /// Called inside of the transaction that changes the table.
    /// - Parameter months: the months in which rows came or went, which is enough to know that what
    ///   a run read has changed; `nil` compares what each run read with what is there now.
    func markStaleRuns(reading table: TableDeclaration, months: Set<Int32>? = nil) throws {
        let rows = try store.rows(
            "SELECT r.run_id, r.period_month, r.scope_code, i.input_name, i.input_hash "
                + "FROM hosp_run_record r, hosp_run_input i WHERE i.run_id = r.run_id "
                + "AND r.is_current = ? AND r.is_stale = ? ORDER BY r.run_id, i.input_name",
            [1, 0])
        var marked: Set<String> = []
        var hashes: [[StoreValue]: String] = [:]
        for row in rows {
            guard let id = row[0].text, let name = row[3].text, !marked.contains(id),
                let (read, month) = Self.tableAndMonth(of: name, run: row[1]), read == table.name
            else { continue }
            if let months {
                guard months.contains(month.yyyymm) else { continue }
            } else {
                // The plans of a month read the same facts.
                let scope = table.column(named: "plan_code") == nil ? StoreValue.null : row[2]
                let place: [StoreValue] = [.integer(Int64(month.yyyymm)), scope]
                let hash = try hashes[place]
                    ?? RunInput(table, month: month, scope: scope.text, in: store).hash
                hashes[place] = hash
                guard hash != row[4].text else { continue }
            }
            marked.insert(id)
            try store.execute(
                "UPDATE hosp_run_record SET is_stale = ? WHERE run_id = ?", [1, .text(id)])
            try audit("run.stale", of: "run", key: id, detail: name)
        }
    }

    /// The table and the month that an input names: `table` of the run's month or `table/yyyymm`.
    private static func tableAndMonth(
        of input: String, run period: StoreValue
    ) -> (table: String, month: Month)? {
        let parts = input.split(separator: "/")
        let number = parts.count > 1
            ? Int32(parts[1]) : period.integer.flatMap { Int32(exactly: $0) }
        guard let name = parts.first, let number, let month = try? Month(yyyymm: number)
        else { return nil }
        return (String(name), month)
    }

    /// Looks for facts that were changed past the library, by SQL, marks the runs that read them
    /// stale, and names every current run that is stale.
    /// - Throws: `momentMissing`, ``StorageError``.
    public func staleRuns() throws -> [String] {
        guard try store.tableExists(TableDeclaration.runRecord.name) else { return [] }
        return try store.transaction {
            let inputs = try store.rows(
                "SELECT DISTINCT i.input_name FROM hosp_run_record r, hosp_run_input i "
                    + "WHERE i.run_id = r.run_id AND r.is_current = ? ORDER BY i.input_name", [1])
            for row in inputs {
                let name = row[0].text.map { String($0.prefix { $0 != "/" }) }
                guard let table = name.flatMap(schema.table(named:)) else { continue }
                try markStaleRuns(reading: table)
            }
            return try store.rows(
                "SELECT run_id FROM hosp_run_record WHERE is_current = ? AND is_stale = ? "
                    + "ORDER BY run_id", [1, 1]
            ).compactMap { $0[0].text }
        }
    }
}
