import HospitalCore
import Interchange
import Storage

/// Jobs (作业) of hosts that cannot load the library: submitted, claimed, ended.
///
/// A claim is one transaction and has one winner, however many runners there are. It holds for a
/// time, because a runner may be killed: whoever claims next takes back what was not ended by then.
/// So a job runs at least once. A run of the same facts gives the run of the first time back; a
/// step that is taken once, such as a document of a budget, is refused the second time.
extension Book {
    /// How often a job is begun before it is given up.
    static let jobAttemptLimit: Int64 = 3
    /// Bytes of a result that is written beside its job: what a text of PL/SQL holds.
    static let jobResultLimit = 32_767

    /// Submits a job for the actor of the book; the same again changes nothing.
    /// - Throws: `procedureUnknown`, `procedureRefused`, `differs`, `textUnfit`, `momentMissing`;
    ///   ``StorageError``.
    public func submitJob(
        _ code: String, procedure name: String, arguments: JSONValue?, exclusiveKey: String?
    ) throws {
        _ = try Self.jobProcedure(named: name)
        try prepare(Area.job.name)
        let given: [StoreValue] = [
            .text(name), arguments.map { .text($0.text) } ?? .null,
            exclusiveKey.map { .text($0) } ?? .null,
        ]
        try store.transaction {
            let known = try store.rows(
                "SELECT procedure_name, arguments_json, exclusive_key, state_name FROM hosp_job "
                    + "WHERE job_code = ?", [.text(code)]
            ).first
            if let known {
                // A claim writes the key that a job without one has.
                let isSame =
                    known[0] == given[0] && known[1] == given[1]
                    && (known[2] == given[2] || given[2] == .null)
                guard isSame else { throw JobError.differs(code) }
                return
            }
            let row: [StoreValue] =
                [.text(code)] + given + [
                    actor.map { .text($0) } ?? .null, .integer(try moment()),
                    .text(JobState.pending.rawValue),
                ]
            let absent = [StoreValue](
                repeating: .null, count: TableDeclaration.job.columns.count - row.count)
            try insert(given: [row + absent], into: .job)
            try audit("job.submit", of: "job", key: code, detail: name)
        }
    }

    /// Claims the job that was requested first and may run now, after taking back those whose
    /// claims have ended.
    /// - Parameters:
    ///   - runner: the name of the runner, of this one alone.
    ///   - seconds: how long the claim holds.
    /// - Returns: the job; `nil` when there is nothing to do now.
    /// - Throws: `textUnfit` for the name, `momentMissing`; ``StorageError``.
    public func claimJob(by runner: String, for seconds: Int) throws -> Job? {
        try refuseUnfit(runner)
        let now = try moment()
        let end = try Moment(yyyymmddhhmmss: now).adding(seconds: seconds).yyyymmddhhmmss
        try prepare(Area.job.name)
        lastRun = nil
        // Runners ask again and again: a look alone takes no lock.
        guard try hasJobs(endedBefore: now) else { return nil }
        return try store.transaction {
            try release(try heldJobs("claimed_until < ?", [.integer(now)]))
            while let job = try nextJob() {
                guard !Self.isNoJob(job.procedure) else {
                    try refuse(job)
                    continue
                }
                // A host may have changed the state since: then it is not ours.
                let changed = try store.execute(
                    "UPDATE hosp_job SET state_name = ?, exclusive_key = ?, attempt_count = ?, "
                        + "claimed_by = ?, claimed_until = ?, started_at = ?, ended_at = ? "
                        + "WHERE job_code = ? AND state_name = ?",
                    [
                        .text(JobState.running.rawValue),
                        job.exclusiveKey.map { .text($0) } ?? .null, .integer(job.attempt),
                        .text(runner), .integer(end), .integer(now), .null, .text(job.code),
                        .text(JobState.pending.rawValue),
                    ])
                guard changed == 1 else { return nil }
                try audit("job.claim", of: "job", key: job.code, detail: runner)
                return job
            }
            return nil
        }
    }

    /// Notes that a job was done, with its result and the run that this book made for it.
    /// - Throws: `notHeld` when the runner does not, or no longer, run it; ``StorageError``.
    public func finishJob(_ code: String, by runner: String, result: JSONValue?) throws {
        let text = result?.text
        let kept = text.map { $0.utf8.count <= Self.jobResultLimit } == true ? text : nil
        let run = lastRun
        try end(
            code, by: runner, as: .succeeded,
            [
                run.map { .text($0.id) } ?? .null, run.map { .integer($0.version) } ?? .null,
                kept.map { .text($0) } ?? .null, .null, .null, .null, .null,
            ])
    }

    /// Notes that a job was refused.
    ///
    /// One that may succeed another time is pending again, as long as it has not been begun too
    /// often.
    /// - Throws: `notHeld`; ``StorageError``.
    public func failJob(_ code: String, by runner: String, _ fault: JobFault) throws {
        let attempts =
            try store.rows(
                "SELECT attempt_count FROM hosp_job WHERE job_code = ?", [.text(code)]
            ).first?[0].integer ?? 0
        let isAgain = fault.isPassing && attempts < Self.jobAttemptLimit
        try end(
            code, by: runner, as: isAgain ? .pending : .failed,
            [.null, .null, .null] + Self.columns(of: fault))
    }

    /// Takes claims back (收回): those of a runner, or those whose time is over.
    ///
    /// The jobs are pending again, or given up when they have been begun too often.
    /// - Parameter runner: the runner; `nil` for every one whose claim has ended.
    /// - Returns: how many.
    /// - Throws: `momentMissing`; ``StorageError``.
    @discardableResult
    public func releaseJobs(of runner: String?) throws -> Int {
        let now = try moment()
        try prepare(Area.job.name)
        return try store.transaction {
            let held =
                try runner.map { try heldJobs("claimed_by = ?", [.text($0)]) }
                ?? heldJobs("claimed_until < ?", [.integer(now)])
            try release(held)
            return held.count
        }
    }

    /// The procedure of a job.
    /// - Throws: `procedureUnknown` with the nearest name, `procedureRefused`.
    static func jobProcedure(named name: String) throws(JobError) -> Procedure {
        guard let procedure = Procedure.named(name) else {
            throw .procedureUnknown(
                name, nearest: NearestName.nearest(to: name, in: Procedure.registry.map(\.name)))
        }
        guard !isNoJob(name) else { throw .procedureRefused(name) }
        return procedure
    }

    /// Whether no job may run a procedure: a job that runs jobs would never end, and whoever may
    /// insert a row may not have the runner read what only an administrator may.
    private static func isNoJob(_ name: String) -> Bool {
        name.hasPrefix("job.") || name == "attach.define"
    }
}

extension Book {
    private func refuseUnfit(_ runner: String) throws(BookError) {
        let length = runner.unicodeScalars.count
        guard (1...64).contains(length) else {
            throw .textUnfit(column: "claimed_by", length: length, limit: 64)
        }
    }

    private func hasJobs(endedBefore now: Int64) throws -> Bool {
        let waiting = try store.rows(
            "SELECT COUNT(*) FROM hosp_job WHERE state_name = ? "
                + "OR (state_name = ? AND claimed_until < ?)",
            [.text(JobState.pending.rawValue), .text(JobState.running.rawValue), .integer(now)])
        return waiting.first?[0].integer ?? 0 > 0
    }

    /// The running jobs that fulfil a condition, with how often they were begun.
    private func heldJobs(
        _ condition: String, _ values: [StoreValue]
    ) throws -> [(code: String, attempts: Int64)] {
        try store.rows(
            "SELECT job_code, attempt_count FROM hosp_job WHERE state_name = ? AND \(condition) "
                + "ORDER BY job_code", [.text(JobState.running.rawValue)] + values
        ).map { ($0[0].text ?? "", $0[1].integer ?? 0) }
    }

    private func release(_ jobs: [(code: String, attempts: Int64)]) throws {
        for (code, attempts) in jobs {
            let isOver = attempts >= Self.jobAttemptLimit
            let fault =
                isOver
                ? Self.columns(of: JobFault(JobError.abandoned(code, attempts: attempts).finding))
                : [.null, .null, .null, .null]
            let state = isOver ? JobState.failed : .pending
            try store.execute(
                "UPDATE hosp_job SET state_name = ?, claimed_by = ?, claimed_until = ?, "
                    + "ended_at = ?, error_number = ?, error_name = ?, error_zh = ?, error_en = ? "
                    + "WHERE job_code = ?",
                [
                    .text(state.rawValue), .null, .null,
                    isOver ? .integer(try moment()) : .null,
                ] + fault + [.text(code)])
            try audit("job.release", of: "job", key: code, detail: state.rawValue)
        }
    }

    /// Ends a pending job that no runner may run, whatever way it runs them.
    private func refuse(_ job: Job) throws {
        let fault = JobFault(JobError.procedureRefused(job.procedure).finding)
        try store.execute(
            "UPDATE hosp_job SET state_name = ?, ended_at = ?, error_number = ?, "
                + "error_name = ?, error_zh = ?, error_en = ? WHERE job_code = ?",
            [.text(JobState.failed.rawValue), .integer(try moment())]
                + Self.columns(of: fault) + [.text(job.code)])
        try audit("job.failed", of: "job", key: job.code, detail: job.procedure)
    }

    /// The pending job that was requested first and whose key no running job has.
    private func nextJob() throws -> Job? {
        let busy = Set(
            try store.rows(
                "SELECT exclusive_key FROM hosp_job WHERE state_name = ? "
                    + "AND exclusive_key IS NOT NULL", [.text(JobState.running.rawValue)]
            ).compactMap { $0[0].text })
        var found: Job?
        try store.query(
            "SELECT job_code, procedure_name, arguments_json, exclusive_key, requested_by, "
                + "attempt_count FROM hosp_job WHERE state_name = ? "
                + "ORDER BY requested_at, job_code", [.text(JobState.pending.rawValue)]
        ) { row in
            let procedure = row[1].text ?? ""
            let key = row[3].text ?? Self.usualKey(of: procedure, row[2].text)
            guard !(key.map(busy.contains) ?? false) else { return true }
            found = Job(
                code: row[0].text ?? "", procedure: procedure, arguments: row[2].text,
                exclusiveKey: key, requestedBy: row[4].text, attempt: (row[5].integer ?? 0) + 1)
            return false
        }
        return found
    }

    /// The key of a job that names none: what works on a period of the book runs one at a time.
    private static func usualKey(of procedure: String, _ arguments: String?) -> String? {
        guard Procedure.named(procedure)?.needsBook == true, let arguments,
            case .object(let members)? = try? JSONValue(parsing: arguments),
            case .string(let period)? = members["period"], period.unicodeScalars.count <= 50
        else { return nil }
        return "period:\(period)"
    }

    private func end(
        _ code: String, by runner: String, as state: JobState, _ outcome: [StoreValue]
    ) throws {
        guard try isPrepared(.job) else { throw JobError.missing(code) }
        try store.transaction {
            let changed = try store.execute(
                "UPDATE hosp_job SET state_name = ?, claimed_until = ?, ended_at = ?, "
                    + "result_run_id = ?, result_version = ?, result_json = ?, error_number = ?, "
                    + "error_name = ?, error_zh = ?, error_en = ? "
                    + "WHERE job_code = ? AND claimed_by = ? AND state_name = ?",
                [
                    .text(state.rawValue), .null,
                    state == .pending ? .null : .integer(try moment()),
                ] + outcome + [
                    .text(code), .text(runner), .text(JobState.running.rawValue),
                ])
            guard changed == 1 else {
                let isThere = try !store.rows(
                    "SELECT job_code FROM hosp_job WHERE job_code = ?", [.text(code)]
                ).isEmpty
                throw isThere ? JobError.notHeld(code, runner: runner) : JobError.missing(code)
            }
            try audit("job.\(state.rawValue)", of: "job", key: code, detail: runner)
        }
    }

    /// The columns of a fault; words that are too long for their columns end early.
    private static func columns(of fault: JobFault) -> [StoreValue] {
        func fitting(_ text: String) -> StoreValue {
            .text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(2_000))))
        }
        return [
            .integer(fault.number), fault.name.map { .text($0) } ?? .null,
            fitting(fault.text.chinese), fitting(fault.text.english),
        ]
    }
}
