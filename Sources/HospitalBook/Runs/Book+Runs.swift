import HospitalCore
import Storage

/// Runs (运行记录): each says what it was calculated from, and a new version never overwrites an old.
///
/// Of all runs of a procedure, plan and month the newest version is current. The same inputs and
/// rules give the same numbers, so running again without a change gives the current run back and
/// writes nothing. A run whose inputs have changed since is stale until the next version.
extension Book {
    /// What a run is of.
    struct RunSubject {
        let procedure: String
        let ruleVersion: String
        let area: String
        let month: Month
        let scope: String?
        let arguments: String
    }

    /// A run as the record has it.
    public struct Run: Equatable, Sendable {
        /// The number of the run.
        public let id: String
        /// The version within procedure, plan and month.
        public let version: Int64
        /// The run of the version before; `nil` for the first.
        public let previousID: String?
        /// Whether this call found the run in the book instead of making it.
        public let isRepeated: Bool
    }

    /// Makes a run, or gives the current one back when its inputs are the same.
    ///
    /// Called inside of a transaction that writes.
    /// - `write`: writes the results under the number of the run.
    /// - Throws: `runFrozen` when the current run has been reviewed and its inputs have changed.
    func makeRun(
        _ subject: RunSubject, inputs: [RunInput], write: (Run) throws -> Void
    ) throws -> Run {
        try refuseClosed(subject.month, area: subject.area)
        let current = try currentRun(of: subject)
        if let current, current.inputsHash == inputs.hash, current.isSame {
            // The inputs are what they were: a change was taken back.
            let renewed = try store.execute(
                "UPDATE hosp_run_record SET is_stale = ? WHERE run_id = ? AND is_stale = ?",
                [0, .text(current.id), 1])
            if renewed > 0 { try audit("run.fresh", of: "run", key: current.id) }
            let found = Run(
                id: current.id, version: current.version, previousID: current.previousID,
                isRepeated: true)
            lastRun = found
            return found
        }
        if let current { try refuseFrozen(current.id, in: current.state) }
        let count = try store.rows("SELECT COUNT(*) FROM hosp_run_record").first?[0].integer ?? 0
        let number = String(count + 1)
        let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
        let run = Run(
            id: "\(subject.month.yyyymm)-\(padded)", version: (current?.version ?? 0) + 1,
            previousID: current?.id, isRepeated: false)
        if let current {
            try store.execute(
                "UPDATE hosp_run_record SET is_current = ? WHERE run_id = ?",
                [0, .text(current.id)])
            try markStaleRuns(readingRun: current.id)
        }
        try record(run, subject, inputs: inputs)
        try write(run)
        try audit("run.compute", of: "run", key: run.id, detail: subject.procedure)
        lastRun = run
        return run
    }

    /// A run whose results are shown or read.
    struct ShownRun {
        let id: String
        let version: Int64
        let isStale: Bool
    }

    /// The current run of a procedure in a month, stale or not.
    /// - Throws: `runNeeded` when there is none.
    func shownRun(_ procedure: String, month: Month, scope: String) throws -> ShownRun {
        let rows = try store.rows(
            "SELECT run_id, version_number, is_stale FROM hosp_run_record "
                + "WHERE procedure_name = ? AND period_month = ? AND scope_code = ? "
                + "AND is_current = 1",
            [.text(procedure), .integer(Int64(month.yyyymm)), .text(scope)])
        guard let row = rows.first, let id = row[0].text else {
            throw RunError.runNeeded(procedure: procedure, scope: scope, month: month)
        }
        return ShownRun(id: id, version: row[1].integer ?? 0, isStale: row[2].integer == 1)
    }

    /// The current run of another procedure whose results a run reads (decision 15).
    /// - Throws: `runNeeded` when there is none, `runStale` when its inputs have changed since.
    func upstreamRun(_ procedure: String, month: Month, scope: String) throws -> String {
        let run = try shownRun(procedure, month: month, scope: scope).id
        try markIfStale(run)
        guard try !shownRun(procedure, month: month, scope: scope).isStale else {
            throw RunError.runStale(run)
        }
        return run
    }

    private struct CurrentRun {
        let id: String
        let version: Int64
        let previousID: String?
        let inputsHash: String
        let state: String
        /// Made by the same rules and the same library.
        let isSame: Bool
    }

    private func currentRun(of subject: RunSubject) throws -> CurrentRun? {
        let condition = subject.scope == nil ? "scope_code IS NULL" : "scope_code = ?"
        let rows = try store.rows(
            "SELECT run_id, version_number, previous_run_id, inputs_hash, rule_version, "
                + "library_version, state_name FROM hosp_run_record WHERE procedure_name = ? "
                + "AND period_month = ? AND is_current = ? AND \(condition)",
            [.text(subject.procedure), .integer(Int64(subject.month.yyyymm)), 1]
                + (subject.scope.map { [.text($0)] } ?? []))
        return rows.first.map { row in
            CurrentRun(
                id: row[0].text ?? "", version: row[1].integer ?? 0, previousID: row[2].text,
                inputsHash: row[3].text ?? "", state: row[6].text ?? "",
                isSame: row[4].text == subject.ruleVersion && row[5].text == libraryVersion)
        }
    }

    private func record(_ run: Run, _ subject: RunSubject, inputs: [RunInput]) throws {
        try insert(
            [
                [
                    .text(run.id), .text(subject.procedure),
                    subject.scope.map { .text($0) } ?? .null,
                    .integer(Int64(subject.month.yyyymm)), .integer(run.version),
                    run.previousID.map { .text($0) } ?? .null, 1, 0, "computed", .text(inputs.hash),
                    .text(subject.ruleVersion), .text(libraryVersion),
                    actor.map { .text($0) } ?? .null, .integer(try moment()),
                    .text(subject.arguments),
                ]
            ], into: .runRecord)
        try insert(
            inputs.map {
                [
                    .text(run.id), .text($0.name), $0.runID.map { .text($0) } ?? .null,
                    .text($0.hash),
                    .integer(Int64($0.rows.count)),
                ]
            }, into: .runInput)
    }

    /// Inserts rows with what a caller wrote: codes have 1 to 64 characters and are not blank, and
    /// texts fit their columns, so that every engine can keep them.
    /// - Throws: ``BookError/textUnfit(column:length:limit:)`` before anything is inserted.
    func insert(given rows: [[StoreValue]], into table: TableDeclaration) throws {
        for row in rows {
            for (column, value) in zip(table.columns, row) {
                guard let text = value.text, let limit = column.type.limit else { continue }
                let (length, isCode) = (text.unicodeScalars.count, column.type == .code)
                let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
                guard length <= limit, !(isCode && isBlank) else {
                    throw BookError.textUnfit(
                        column: column.name, length: isBlank ? 0 : length, limit: limit)
                }
            }
        }
        try insert(rows, into: table)
    }

    /// Inserts rows that the library itself made; a refused one is an error.
    func insert(_ rows: [[StoreValue]], into table: TableDeclaration) throws {
        guard !rows.isEmpty else { return }
        var batch = RowBatch(columnCount: table.columns.count)
        for row in rows { batch.append(row: row) }
        if let refused = try store.insert(batch, into: table).first { throw refused.error }
    }
}
