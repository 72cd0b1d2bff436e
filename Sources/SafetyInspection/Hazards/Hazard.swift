import HospitalCore

/// A hazard on its way from discovery to closing (隐患闭环治理).
///
///     discovered → registered → graded → planned → rectifying → awaiting re-inspection → closed
///                       ↓ ↘ fixed at once → closed      ↑↓ suspended       ↓ next round
///                    rejected                           rectifying   ←——————
///
/// A hazard is a value: a step gives the next one, or is refused with its reason and changes
/// nothing. It closes only after a re-inspection by somebody who did not work on it. History is
/// append-only.
public struct Hazard: Equatable, Sendable {
    /// The code of a hazard.
    public typealias ID = Code<Hazard>

    /// The code.
    public let id: ID
    /// The finding that opened it.
    public let origin: InspectionFinding
    /// The closed hazard that it repeats; `nil` when it is none.
    public let repeatOf: ID?
    /// Later findings of the same while it was open: they escalate nothing.
    public private(set) var observations: [InspectionFinding] = []
    /// Where it stands.
    public private(set) var state = HazardState.discovered
    /// Every step so far.
    public private(set) var history: [HazardStep] = []

    /// A hazard that was just discovered.
    public init(id: ID, origin: InspectionFinding, repeatOf: ID? = nil) {
        self.id = id
        self.origin = origin
        self.repeatOf = repeatOf
    }

    /// A hazard that a host has kept: only what a new finding asks of it, not the steps on its way.
    package init(
        id: ID, origin: InspectionFinding, observations: [InspectionFinding], isClosed: Bool,
        endedOn day: Day?
    ) {
        self.init(id: id, origin: origin)
        self.observations = observations
        if let day {
            // Who removed and who looked is asked of nobody once a hazard has ended.
            state =
                isClosed
                ? .closed(on: day, rectifiers: [], reinspector: origin.finder)
                : .rejected(on: day, reason: "")
        }
    }

    /// The hazard with a further finding of the same; a finding that is already there adds nothing.
    func observed(_ finding: InspectionFinding) -> Hazard {
        guard !holds(finding) else { return self }
        var next = self
        next.observations.append(finding)
        return next
    }

    /// Whether the finding opened the hazard or was observed on it.
    func holds(_ finding: InspectionFinding) -> Bool {
        ([origin] + observations).contains {
            $0.inspection == finding.inspection && $0.item == finding.item
        }
    }

    /// Whether the hazard was open on a day, seen from today: a closing day no longer counts.
    func wasOpen(on day: Day) -> Bool {
        switch state {
        case .closed(let closing, _, _): origin.day <= day && day < closing
        case .rejected(let ending, _): origin.day <= day && day < ending
        default: true
        }
    }

    /// The last day for removing it; `nil` before a plan and after the end.
    public var deadline: Day? {
        switch state {
        case .planned(let round), .rectifying(let round), .awaitingReinspection(let round),
            .suspended(let round, _):
            round.deadline
        default: nil
        }
    }

    /// How many calendar days it is over its deadline; 0 when it is in time, has no deadline or has
    /// ended.
    ///
    /// The deadline ends with its day; while it is suspended the clock stands still.
    public func daysOverdue(on today: Day) -> Int {
        guard let deadline else { return 0 }
        if case .suspended(_, let since) = state {
            return max(0, deadline.days(until: min(today, since)))
        }
        return max(0, deadline.days(until: today))
    }
}

extension Hazard {
    /// The hazard after a step.
    /// - Throws: `illegalStep` when the state does not allow the step; `dayBeforeLastStep`; then
    ///   what the step itself needs. See ``HazardError``.
    public func taking(_ step: HazardStep) throws(HazardError) -> Hazard {
        guard state.kind.steps.contains(step.kind) else {
            throw .illegalStep(hazard: id, state: state.kind, step: step.kind)
        }
        let last = history.last?.day ?? origin.day
        guard step.day >= last else {
            throw .dayBeforeLastStep(hazard: id, day: step.day, last: last)
        }
        var next = self
        next.state = try state(after: step)
        next.history.append(step)
        return next
    }

    private func state(after step: HazardStep) throws(HazardError) -> HazardState {
        switch (state, step.action) {
        case (.discovered, .register): return .registered(since: step.day)
        case (.registered, .reject(let reason)):
            try check(reason: reason, of: step)
            return .rejected(on: step.day, reason: reason)
        case (.registered, .fixAtOnce(let rectifier, let before, let after)):
            return try fixedAtOnce(step, by: rectifier, evidence: [before, after])
        case (.registered(let since), .grade(let grade)): return .graded(grade, registered: since)
        case (.graded(let grade, let registered), .plan(let plan)):
            try check(plan, for: grade, registered: registered, on: step.day)
            return .planned(RectificationRound(grade: grade, plan: plan))
        case (.planned(let round), .accept):
            return .rectifying(round.worked(on: step.actor))
        case (.rectifying(let round), .submit(let evidence)):
            guard !evidence.isEmpty else { throw .evidenceMissing(hazard: id) }
            return .awaitingReinspection(round.worked(on: step.actor, evidence: evidence))
        case (.rectifying(let round), .suspend(let reason)):
            try check(reason: reason, of: step)
            guard !round.rectifiers.contains(step.actor) else {
                throw .rectifierApproves(hazard: id, person: step.actor)
            }
            return .suspended(round, since: step.day)
        case (.suspended(let round, let since), .resume):
            return .rectifying(try resumed(round, since: since, on: step.day))
        case (.awaitingReinspection(let round), .pass):
            try check(reinspector: step.actor, against: round)
            return .closed(
                on: step.day, rectifiers: round.rectifiers, reinspector: step.actor)
        case (.awaitingReinspection(let round), .refuse(let deadline)):
            try check(reinspector: step.actor, against: round)
            guard deadline >= step.day else {
                throw .deadlinePast(hazard: id, deadline: deadline, day: step.day)
            }
            return .rectifying(round.next(until: deadline))
        default: throw .illegalStep(hazard: id, state: state.kind, step: step.kind)
        }
    }

    /// A veto item is a candidate for a major hazard, so it is never settled on the spot.
    private func fixedAtOnce(
        _ step: HazardStep, by rectifier: Person.ID, evidence: [[String]]
    ) throws(HazardError) -> HazardState {
        guard origin.criticality < .veto else { throw .notFixableAtOnce(hazard: id) }
        guard evidence.allSatisfy({ !$0.isEmpty }) else { throw .evidenceMissing(hazard: id) }
        guard rectifier != step.actor else {
            throw .rectifierReinspects(hazard: id, person: rectifier)
        }
        return .closed(on: step.day, rectifiers: [rectifier], reinspector: step.actor)
    }

    private func resumed(
        _ round: RectificationRound, since: Day, on day: Day
    ) throws(HazardError) -> RectificationRound {
        var round = round
        guard let later = try? round.deadline.adding(days: since.days(until: day)) else {
            throw .deadlineOutOfCalendar(hazard: id)
        }
        round.deadline = later
        return round
    }
}

extension Hazard {
    private func check(reason: String, of step: HazardStep) throws(HazardError) {
        guard !reason.isEmpty else { throw .reasonMissing(hazard: id, step: step.kind) }
    }

    private func check(
        reinspector: Person.ID, against round: RectificationRound
    ) throws(HazardError) {
        guard !round.rectifiers.contains(reinspector) else {
            throw .rectifierReinspects(hazard: id, person: reinspector)
        }
    }

    private func check(
        _ plan: RectificationPlan, for grade: HazardGrade, registered: Day, on day: Day
    ) throws(HazardError) {
        guard plan.deadline >= day else {
            throw .deadlinePast(hazard: id, deadline: plan.deadline, day: day)
        }
        if let days = grade.days {
            guard let limit = try? registered.adding(days: days) else {
                throw .deadlineOutOfCalendar(hazard: id)
            }
            guard plan.deadline <= limit else {
                throw .deadlineTooLate(hazard: id, deadline: plan.deadline, limit: limit)
            }
        }
        guard grade.isMajor else { return }
        if let label = plan.missingLabel { throw .planIncomplete(hazard: id, part: label) }
        guard let major = plan.majorPlan, major.missingPart == nil else {
            let part = plan.majorPlan?.missingPart ?? .goals
            throw .majorPlanIncomplete(hazard: id, part: part)
        }
        guard major.approver != plan.responsible else {
            throw .responsibleApproves(hazard: id, person: major.approver)
        }
    }
}

extension RectificationPlan {
    /// The labels that only a major hazard must have.
    public enum Label: String, CaseIterable, Sendable {
        /// 措施
        case measures
        /// 资金
        case funds
        /// 预案
        case emergencyPlan = "emergency_plan"

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .measures: .phrase(chinese: "措施", english: "measures")
            case .funds: .phrase(chinese: "资金", english: "funds")
            case .emergencyPlan: .phrase(chinese: "预案", english: "emergency plan")
            }
        }
    }

    fileprivate var missingLabel: Label? {
        if measures.isEmpty { return .measures }
        if funds == nil { return .funds }
        return emergencyPlan.isEmpty ? .emergencyPlan : nil
    }
}

extension RectificationRound {
    fileprivate func worked(on person: Person.ID, evidence: [String] = []) -> RectificationRound {
        var round = self
        round.rectifiers.insert(person)
        round.evidence += evidence
        return round
    }

    fileprivate func next(until deadline: Day) -> RectificationRound {
        var round = self
        // A round takes at least three steps of a history in memory, so the count cannot overflow.
        round.number += 1
        round.deadline = deadline
        round.evidence = []
        return round
    }
}
