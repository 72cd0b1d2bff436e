import HospitalCore
import Storage

/// The life of a stored result: reviewed, signed, announced, locked, paid (decision 13).
///
/// A run that anybody has reviewed is no longer calculated anew: first two persons unlock it, with
/// a reason. A stale run takes no step but back, and nothing is paid from results that are not
/// locked themselves. After payment a run stays as it is for ever; corrections are adjustments.
extension Book {
    /// Takes the next step of a run and stores it.
    ///
    /// What the run was calculated from is looked up in the book: `newest` and `upstream` of the
    /// step are not read.
    /// - `roles`: the role each step needs; none where it is not named.
    /// - Returns: where the run stands now.
    /// - Throws: `reportRunUnknown`, `runNotCurrent`, `runStale` (save for an unlock),
    ///   `upstreamOpen` at payment, `momentMissing`, ``ResultLifeError``; `paidIsFinal` for a run,
    ///   too, that a paid one was calculated from.
    public func advance(
        run id: String, by step: ResultStep, roles: [ResultStep.Kind: Role.ID] = [:]
    ) throws -> ResultLife {
        try prepare(Area.resultLife.name)
        return try store.transaction {
            if step.kind != .unlock { try markIfStale(id) }
            let run = try runToAdvance(id)
            if step.kind == .unlock { try refuseUnlockBelowPaid(run) }
            guard step.kind == .unlock || !run.isStale else { throw RunError.runStale(id) }
            let upstream = try upstreamRuns(of: id)
            if step.kind == .pay, let open = upstream.first(where: { !$0.mayBePaid }) {
                throw RunError.upstreamOpen(run: id, upstream: open.id, open.state)
            }
            let versions = Dictionary(
                upstream.map { ($0.id, $0.version) }, uniquingKeysWith: { first, _ in first })
            let life = try life(of: run, upstream: versions)
            let next = try life.advanced(by: step.reading(versions), roles: roles)
            try store(step, of: run, leadingTo: next)
            return next
        }
    }

    /// Refuses to calculate a result anew that somebody has reviewed, signed or paid.
    /// - Throws: `runFrozen` with the state.
    func refuseFrozen(_ id: String, in name: String) throws {
        let state = try ResultState(stored: name, of: id)
        guard state == .computed else { throw RunError.runFrozen(run: id, state) }
    }

    /// A run as the record has it.
    private struct RecordedRun {
        let id: String
        let procedure: String
        let month: Month
        let version: Int
        let isStale: Bool
        let state: ResultState

        var mayBePaid: Bool { state == .locked || state == .paid }
    }

    private func recordedRuns(_ condition: String, _ id: String) throws -> [RecordedRun] {
        try store.rows(
            "SELECT run_id, procedure_name, period_month, version_number, is_stale, state_name, "
                + "is_current FROM hosp_run_record WHERE \(condition) ORDER BY run_id",
            [.text(id)]
        ).map { row in
            let id = row[0].text ?? ""
            guard row[6].integer == 1 else { throw RunError.runNotCurrent(id) }
            let month = Int32(clamping: row[2].integer ?? 0)
            return RecordedRun(
                id: id, procedure: row[1].text ?? "", month: try Month(yyyymm: month),
                version: Int(clamping: row[3].integer ?? 0), isStale: row[4].integer != 0,
                state: try ResultState(stored: row[5].text ?? "", of: id))
        }
    }

    private func runToAdvance(_ id: String) throws -> RecordedRun {
        if let run = try recordedRuns("run_id = ?", id).first { return run }
        let known = try store.rows(
            "SELECT run_id FROM hosp_run_record WHERE is_current = ? ORDER BY run_id", [1])
        throw RunError.reportRunUnknown(
            id, nearest: NearestName.nearest(to: id, in: known.compactMap { $0[0].text }))
    }

    /// The runs whose results a run read.
    private func upstreamRuns(of id: String) throws -> [RecordedRun] {
        try recordedRuns(
            "run_id IN (SELECT input_run_id FROM hosp_run_input WHERE run_id = ? "
                + "AND input_run_id IS NOT NULL)", id)
    }

    private func refuseUnlockBelowPaid(_ run: RecordedRun) throws {
        let paid = try recordedRuns(
            "is_current = 1 AND state_name = 'paid' AND run_id IN "
                + "(SELECT run_id FROM hosp_run_input WHERE input_run_id = ?)", run.id)
        if let paid = paid.first {
            throw ResultLifeError.paidIsFinal(
                subject: "\(paid.procedure) \(paid.id)", version: paid.version)
        }
    }

    /// The life of a run up to its last stored step.
    private func life(of run: RecordedRun, upstream: [String: Int]) throws -> ResultLife {
        var stored = StoredResultLife("\(run.procedure) \(run.id)", period: run.month)
        stored.version = run.version
        stored.state = run.state
        stored.upstream = upstream
        let steps = try store.rows(
            "SELECT step_day, announced_until FROM hosp_result_step WHERE run_id = ? "
                + "ORDER BY step_number DESC", [.text(run.id)])
        stored.lastDay = try steps.first?[0].integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
        if run.state == .announced || run.state == .locked {
            stored.announcedUntil = try steps.lazy.compactMap { $0[1].integer }.first
                .map { try Day(yyyymmdd: Int32(clamping: $0)) }
        }
        return try ResultLife(stored)
    }

    private func store(
        _ step: ResultStep, of run: RecordedRun, leadingTo next: ResultLife
    ) throws {
        let count =
            try store.rows(
                "SELECT COUNT(*) FROM hosp_result_step WHERE run_id = ?", [.text(run.id)]
            ).first?[0].integer ?? 0
        var (confirmer, until, reason): (StoreValue, StoreValue, StoreValue) = (.null, .null, .null)
        switch step.action {
        case .announce(let day): until = .integer(Int64(day.yyyymmdd))
        case .unlock(let why, let second, _):
            (confirmer, reason) = (.text(second.person.code), .text(why))
        case .review, .sign, .lock, .pay: break
        }
        try insert(
            [
                [
                    .text(run.id), .integer(count + 1), .text(step.kind.rawValue),
                    .text(next.state.rawValue), .integer(Int64(step.day.yyyymmdd)),
                    .text(step.actor.person.code), confirmer, until, reason, .integer(try moment()),
                ]
            ], into: .resultStep)
        try store.execute(
            "UPDATE hosp_run_record SET state_name = ? WHERE run_id = ?",
            [.text(next.state.rawValue), .text(run.id)])
        try audit(
            "run.\(step.kind.rawValue)", of: "run", key: run.id, detail: step.actor.person.code)
    }
}

extension ResultStep {
    /// The step with the versions that the book knows.
    fileprivate func reading(_ versions: [String: Int]) -> ResultStep {
        switch action {
        case .pay: ResultStep(.pay(newest: versions), by: actor, on: day)
        case .unlock(let reason, let second, _):
            ResultStep(
                .unlock(reason: reason, confirmedBy: second, upstream: versions), by: actor,
                on: day)
        case .review, .sign, .announce, .lock: self
        }
    }
}

extension ResultState {
    /// A state as the record has it.
    /// - Throws: `stateUnknown` naming the run.
    fileprivate init(stored name: String, of run: String) throws {
        guard let state = ResultState(rawValue: name) else {
            throw RunError.stateUnknown(run: run, state: name)
        }
        self = state
    }
}
