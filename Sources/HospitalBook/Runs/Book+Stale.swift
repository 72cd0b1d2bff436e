import HospitalCore
import Storage

/// Stale marks (已过时): a current run whose inputs are no longer those it read (decision 15).
extension Book {
    /// Marks the current runs stale whose rows of a table have changed.
    ///
    /// Called inside of the transaction that changes the table.
    /// - `months`: the months in which rows came or went; runs that read other months are
    ///   left alone. `nil` looks at every run.
    func markStaleRuns(reading table: TableDeclaration, months: Set<Int32>? = nil) throws {
        let name = table.name
        for input in try currentInputs() where input.table == name && !input.run.isStale {
            let month = input.otherMonth ?? input.run.month.yyyymm
            guard months?.contains(month) ?? true else { continue }
            try check(input, of: table)
        }
    }

    /// Looks whether the tables that a run read have changed, by whatever way, and marks it stale.
    func markIfStale(_ run: String) throws {
        for input in try currentInputs() where input.run.id == run && !input.run.isStale {
            guard let table = schema.table(named: input.table) else { continue }
            try check(input, of: table)
        }
    }

    /// Marks the current runs stale that read the results of a run, and those that read theirs.
    func markStaleRuns(readingRun upstream: String) throws {
        let runs = try store.rows(
            "SELECT r.run_id FROM hosp_run_record r, hosp_run_input i WHERE i.run_id = r.run_id "
                + "AND r.is_current = ? AND r.is_stale = ? AND i.input_run_id = ? "
                + "ORDER BY r.run_id", [1, 0, .text(upstream)])
        for row in runs {
            if let id = row[0].text { try markStale(id, because: upstream) }
        }
    }

    private func markStale(_ run: String, because cause: String) throws {
        // A run that is stale already is left alone, so that the walk ends.
        let changed = try store.execute(
            "UPDATE hosp_run_record SET is_stale = ? WHERE run_id = ? AND is_stale = ?",
            [1, .text(run), 0])
        guard changed > 0 else { return }
        try audit("run.stale", of: "run", key: run, detail: cause)
        try markStaleRuns(readingRun: run)
    }

    /// An input of a current run as the record has it.
    private struct RecordedInput {
        struct Run {
            let id: String
            let procedure: String
            let month: Month
            let scope: String
            let isStale: Bool
        }

        let run: Run
        let name: String
        let hash: String
        /// The table; the name of a procedure, which is no table, for the results of a run.
        var table: String { String(name.prefix { $0 != "/" }) }
        /// The month when it is not that of the run.
        var otherMonth: Int32? {
            let parts = name.split(separator: "/")
            return parts.count > 1 ? Int32(parts[1]) : nil
        }
    }

    private func currentInputs() throws -> [RecordedInput] {
        try store.rows(
            "SELECT r.run_id, r.procedure_name, r.period_month, r.scope_code, r.is_stale, "
                + "i.input_name, i.input_hash FROM hosp_run_record r, hosp_run_input i "
                + "WHERE i.run_id = r.run_id AND r.is_current = ? ORDER BY r.run_id, i.input_name",
            [1]
        ).compactMap { row in
            guard let month = row[2].integer.flatMap({ Int32(exactly: $0) }) else { return nil }
            let run = RecordedInput.Run(
                id: row[0].text ?? "", procedure: row[1].text ?? "",
                month: try Month(yyyymm: month), scope: row[3].text ?? "",
                isStale: row[4].integer == 1)
            return RecordedInput(run: run, name: row[5].text ?? "", hash: row[6].text ?? "")
        }
    }

    private func check(_ input: RecordedInput, of table: TableDeclaration) throws {
        let scope = try RunScope.of(
            procedure: input.run.procedure, month: input.run.month, scope: input.run.scope,
            in: store)
        let now = try RunInput(
            table, for: scope, otherMonth: try input.otherMonth.map { try Month(yyyymm: $0) },
            in: store)
        if now.hash != input.hash { try markStale(input.run.id, because: input.name) }
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
