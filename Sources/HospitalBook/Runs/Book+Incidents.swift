import HospitalCore
import Interchange
import SafetyInspection
import Storage

/// The incidents of a book (事件台账): each step is a row, and an incident is what its steps lead to.
extension Book {
    /// A term of an incident that has passed.
    public struct OverdueTerm: Equatable, Sendable {
        /// The incident.
        public let incident: Incident.ID
        /// What is overdue.
        public let kind: IncidentCase.Term.Kind
        /// The action, or the event and occasion of the report.
        public let code: String
        /// Who answers for the action; to whom the report goes.
        public let recipient: String
        /// The last moment in time.
        public let due: Moment
        /// Calendar days since.
        public let days: Int
    }

    /// Takes the next step of an incident, the report among them, and stores it, in one transaction
    /// with the audit trail.
    ///
    /// - Returns: the incident after the step.
    /// - Throws: ``IncidentCaseError``, `unknown` and `historyBroken` among them; `momentMissing`;
    ///   ``StorageError``. The book is unchanged then.
    public func advance(incident code: String, by step: IncidentStep) throws -> IncidentCase {
        try prepare(Area.incidentLife.name)
        return try store.transaction {
            let before = try storedIncident(code)
            let next =
                try before?.taking(step)
                ?? IncidentCase(Incident.ID(code), first: step)
            if before == nil { try open(next) }
            try keepTerms(of: next, since: before)
            try keep(step, leadingTo: next)
            return next
        }
    }

    /// The terms of incidents that have passed at a moment, by incident, kind and code; computed,
    /// not stored.
    /// - Throws: ``StorageError``.
    public func overdueIncidents(at now: Moment) throws -> [OverdueTerm] {
        guard try isPrepared(.incidentLife) else { return [] }
        return try store.rows(
            "SELECT incident_code, term_kind, term_code, recipient_name, due_at "
                + "FROM hosp_incident_term WHERE ended_at IS NULL AND due_at < ? "
                + "ORDER BY incident_code, term_kind, term_code",
            [.integer(now.yyyymmddhhmmss)]
        ).map { row in
            let id = Incident.ID(row[0].text ?? "")
            guard let kind = IncidentCase.Term.Kind(rawValue: row[1].text ?? ""),
                let due = row[4].integer
            else { throw IncidentCaseError.historyBroken(incident: id) }
            let last = try Moment(yyyymmddhhmmss: due)
            return OverdueTerm(
                incident: id, kind: kind, code: row[2].text ?? "", recipient: row[3].text ?? "",
                due: last, days: IncidentCase.Term.daysOverdue(since: last, at: now))
        }
    }

    /// An incident as its steps lead to it; `nil` when nobody has reported it.
    /// - Throws: `historyBroken` when the register says otherwise than the steps.
    func storedIncident(_ code: String) throws -> IncidentCase? {
        let id = Incident.ID(code)
        guard
            let row = try store.rows(
                "SELECT state_name FROM hosp_incident WHERE incident_code = ?", [.text(code)]
            ).first
        else { return nil }
        let kept = try keptDuties(of: code)
        var incident: IncidentCase?
        for text in try stepTexts(of: code, in: .incidentStepPart) {
            let step = try IncidentStep(
                ArgumentReader(try JSONValue(parsing: text)), keeping: kept)
            incident = try incident?.taking(step, isKept: true) ?? IncidentCase(id, first: step)
        }
        guard let incident, incident.incident.state.rawValue == row[0].text else {
            throw IncidentCaseError.historyBroken(incident: id)
        }
        return incident
    }

    /// What the report of an incident owed when it was made, by event and occasion: the law may
    /// have changed since, the terms of the incident have not.
    private func keptDuties(of code: String) throws -> [String: IncidentReport.Duty] {
        var duties: [String: IncidentReport.Duty] = [:]
        for row in try store.rows(
            "SELECT term_code, recipient_name, due_at FROM hosp_incident_term "
                + "WHERE incident_code = ? AND term_kind = 'report'", [.text(code)])
        {
            let term = row[0].text ?? ""
            let parts = term.split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            duties[term] = IncidentReport.Duty(
                parts[0], parts[1], recipient: row[1].text ?? "",
                due: try row[2].integer.map { try Moment(yyyymmddhhmmss: $0) })
        }
        return duties
    }

    private func open(_ incident: IncidentCase) throws {
        let report = incident.report
        guard let first = incident.history.first else { return }
        try insert(
            given: [
                [
                    .text(incident.id.code), .integer(report.happened.yyyymmddhhmmss),
                    report.department.map { .text($0.code) } ?? .null, .text(first.actor.code),
                    .integer(Int64(first.day.yyyymmdd)), .null,
                    .text(incident.incident.state.rawValue), .null,
                ]
            ], into: .incident)
    }

    /// Stores the terms that a step made, and ends those that it ended.
    private func keepTerms(of next: IncidentCase, since before: IncidentCase?) throws {
        let known = before?.terms ?? []
        for (term, old) in zip(next.terms, known) where term != old {
            try store.execute(
                "UPDATE hosp_incident_term SET ended_at = ? WHERE incident_code = ? "
                    + "AND term_kind = ? AND term_code = ?",
                [
                    term.ended.map { .integer($0.yyyymmddhhmmss) } ?? .null,
                    .text(next.id.code), .text(term.kind.rawValue), .text(term.code),
                ])
        }
        try insert(
            given: next.terms.dropFirst(known.count).map { term in
                [
                    .text(next.id.code), .text(term.kind.rawValue), .text(term.code),
                    .text(term.recipient),
                    term.due.map { .integer($0.yyyymmddhhmmss) } ?? .null, .null,
                ]
            }, into: .incidentTerm)
    }

    private func keep(_ step: IncidentStep, leadingTo next: IncidentCase) throws {
        let (code, number) = (next.id.code, next.history.count)
        let state = next.incident.state
        try insert(
            given: [
                [
                    .text(code), .integer(Int64(number)), .text(step.kind.rawValue),
                    .text(state.rawValue), .integer(Int64(step.day.yyyymmdd)),
                    .text(step.actor.code), .integer(try moment()),
                ]
            ], into: .incidentStep)
        try keep(step.json.text, ofStep: number, of: code, in: .incidentStepPart)
        let ended = next.history.first { $0.kind == .close }?.day
        try store.execute(
            "UPDATE hosp_incident SET state_name = ?, level_name = ?, ended_day = ? "
                + "WHERE incident_code = ?",
            [
                .text(state.rawValue),
                next.incident.level.map { .text($0.rawValue) } ?? .null,
                ended.map { .integer(Int64($0.yyyymmdd)) } ?? .null, .text(code),
            ])
        try audit(
            "incident.\(step.kind.rawValue)", of: "incident", key: code, detail: step.actor.code)
    }
}
