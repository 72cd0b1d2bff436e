import HospitalCore

/// How a finding is removed (整改类别): at once, or by a plan until a day.
///
/// - Source: requirements S-156
public enum RectificationClass: Equatable, Sendable {
    /// 立行立改
    case immediate
    /// 限期整改, by the first deadline of the plan.
    case planned(due: Day)
    /// Found, and not yet decided.
    case undecided
    /// No hazard after all.
    case rejected

    /// The name in results.
    public var name: String {
        switch self {
        case .immediate: "IMMEDIATE"
        case .planned: "PLANNED"
        case .undecided: "UNDECIDED"
        case .rejected: "REJECTED"
        }
    }
}

/// What became of the hazards of an inspection (整改情况): none is lost, so the four numbers add up
/// to the total.
public struct RectificationSummary: Equatable, Sendable {
    /// All of them.
    public let total: Int
    /// Removed at once.
    public let immediate: Int
    /// In a plan, closed since or not.
    public let planned: Int
    /// Not yet decided.
    public let undecided: Int
    /// No hazards after all.
    public let rejected: Int
    /// Closed so far.
    public let closed: Int

    /// A summary of hazards.
    public init(_ hazards: [Hazard]) {
        let names = hazards.map(\.rectificationClass.name)
        func count(_ value: RectificationClass) -> Int { names.count { $0 == value.name } }
        total = hazards.count
        immediate = count(.immediate)
        planned = names.count { $0 == "PLANNED" }
        undecided = count(.undecided)
        rejected = count(.rejected)
        closed = hazards.count { $0.state.kind == .closed }
    }

    /// The closed share in percent with one decimal, half up; `nil` without hazards.
    public var closedPercent: Decimal? {
        Percentage.published(Int64(closed), of: Int64(total), decimals: 1)
    }
}

extension Hazard {
    /// How it is removed.
    public var rectificationClass: RectificationClass {
        for step in history {
            switch step.action {
            case .fixAtOnce: return .immediate
            case .plan(let plan): return .planned(due: plan.deadline)
            case .reject: return .rejected
            default: continue
            }
        }
        return .undecided
    }
}

/// An order to remove a hazard by a day (限期整改通知单), sent to the department concerned and to the
/// place where it was found.
///
/// It inherits from the finding who signed it and its evidence.
///
/// - Source: requirements S-138, S-160, acceptance test T-CHK
public struct RectificationNotice: Equatable, Sendable {
    /// The hazard.
    public let hazard: Hazard.ID
    /// The place.
    public let place: Place.ID
    /// The item that failed.
    public let item: String
    /// Who found it and signed for it.
    public let finder: Person.ID
    /// What the finder added.
    public let note: String
    /// References of the evidence of the finding: photographs, records.
    public let evidence: [String]
    /// Who answers for it.
    public let responsible: Person.ID
    /// What is to be done; empty where the plan does not say.
    public let measures: String
    /// The day of issue.
    public let issued: Day
    /// The last day.
    public let deadline: Day
    /// The round, from 1.
    public let round: Int
    /// Who gets it, each once, in order.
    public let recipients: [Department.ID]

    /// The notice of a hazard that has a plan.
    /// - Throws: `noticeWithoutPlan` when nothing is planned or the hazard has ended;
    ///   `noticeWithoutRecipient`; `deadlinePast` when the deadline is before the day of issue.
    public init(
        of hazard: Hazard, issued: Day, to recipients: [Department.ID]
    ) throws(HazardError) {
        guard let round = hazard.round else { throw .noticeWithoutPlan(hazard: hazard.id) }
        var seen: Set<Department.ID> = []
        self.recipients = recipients.filter { seen.insert($0).inserted }
        guard !self.recipients.isEmpty else { throw .noticeWithoutRecipient(hazard: hazard.id) }
        guard round.deadline >= issued else {
            throw .deadlinePast(hazard: hazard.id, deadline: round.deadline, day: issued)
        }
        self.hazard = hazard.id
        place = hazard.origin.place
        item = hazard.origin.item
        finder = hazard.origin.finder
        note = hazard.origin.note
        evidence = hazard.origin.evidence
        responsible = round.plan.responsible
        measures = round.plan.measures
        self.issued = issued
        deadline = round.deadline
        self.round = round.number
    }
}
