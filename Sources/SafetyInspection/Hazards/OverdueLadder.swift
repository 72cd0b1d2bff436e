import HospitalCore

/// To whom an overdue hazard goes, the longer it is overdue the higher (逾期升级).
///
/// Overdue is computed for a day, never stored. A rung is reached when the hazard is overdue by so
/// many work days; a major hazard goes to the top at once, a repeated one a rung higher than it
/// would.
public struct OverdueLadder: Equatable, Sendable {
    /// From how many work days on it goes to whom.
    public struct Rung: Equatable, Sendable {
        /// Work days after the deadline.
        public let workDays: Int
        /// To whom.
        public let recipient: String

        /// A rung.
        public init(workDays: Int, recipient: String) {
            self.workDays = workDays
            self.recipient = recipient
        }
    }

    /// What the ladder looks at.
    public struct Subject: Equatable, Sendable {
        /// The last day for removing the hazard.
        public let deadline: Day
        /// Since when its clock stands; `nil` while it runs.
        public var suspendedSince: Day?
        /// Whether it is a major hazard.
        public var isMajor = false
        /// Whether it repeats a closed one.
        public var isRepeat = false

        /// A hazard with a deadline.
        public init(deadline: Day) { self.deadline = deadline }
    }

    /// How a hazard stands on a day.
    public struct Standing: Equatable, Sendable {
        /// Calendar days after the deadline; 0 in time.
        public let days: Int
        /// Work days after the deadline.
        public let workDays: Int
        /// The rung from 1; 0 in time.
        public let rung: Int
        /// To whom it goes; `nil` in time.
        public let recipient: String?

        /// A standing that was found before.
        public init(days: Int, workDays: Int, rung: Int, recipient: String?) {
            self.days = days
            self.workDays = workDays
            self.rung = rung
            self.recipient = recipient
        }
    }

    /// The rungs, lowest first.
    public let rungs: [Rung]

    /// A ladder.
    /// - Throws: `ladderUnsound` when it is empty, or when the days do not rise from 0.
    public init(_ rungs: [Rung]) throws(HazardError) {
        guard rungs.first?.workDays == 0,
            zip(rungs, rungs.dropFirst()).allSatisfy({ $0.workDays < $1.workDays })
        else { throw .ladderUnsound }
        self.init(checked: rungs)
    }

    private init(checked rungs: [Rung]) { self.rungs = rungs }

    /// 0, 3, 7 and 15 work days, a setting of hospitals.
    public static let standard = OverdueLadder(checked: [
        Rung(workDays: 0, recipient: "责任科室主任"), Rung(workDays: 3, recipient: "分管部门"),
        Rung(workDays: 7, recipient: "分管院领导"), Rung(workDays: 15, recipient: "院长、安委会"),
    ])

    /// How a hazard stands on a day.
    ///
    /// The deadline ends with its day, and the days of a suspension do not count.
    /// - Throws: `yearNotCovered` of the calendar.
    public func standing(
        of subject: Subject, on today: Day, calendar: WorkCalendar
    ) throws(TimeError) -> Standing {
        let end = min(today, subject.suspendedSince ?? today)
        guard end > subject.deadline, !rungs.isEmpty else {
            return Standing(days: 0, workDays: 0, rung: 0, recipient: nil)
        }
        let workDays = try calendar.workDays(after: subject.deadline, through: end)
        let reached = rungs.lastIndex { $0.workDays <= workDays } ?? 0
        let raised = subject.isMajor ? rungs.count - 1 : reached + (subject.isRepeat ? 1 : 0)
        let place = min(raised, rungs.count - 1)
        return Standing(
            days: subject.deadline.days(until: end), workDays: workDays, rung: place + 1,
            recipient: rungs[place].recipient)
    }
}

extension Hazard {
    /// What an overdue ladder looks at; `nil` before a plan and after the end.
    public var overdueSubject: OverdueLadder.Subject? {
        guard let round, let deadline else { return nil }
        var subject = OverdueLadder.Subject(deadline: deadline)
        subject.isMajor = round.grade.isMajor
        subject.isRepeat = repeatOf != nil
        if case .suspended(_, let since) = state { subject.suspendedSince = since }
        return subject
    }

    /// The attempt to remove it; `nil` before a plan and after the end.
    public var round: RectificationRound? {
        switch state {
        case .planned(let round), .rectifying(let round), .awaitingReinspection(let round),
            .suspended(let round, _):
            round
        default: nil
        }
    }
}
