import HospitalCore

/// Where an appraisal stands (考核周期状态).
///
///     draft → agreed → collecting → self → review → calibrated → published → locked → applied
///       ↑________|                                                ↓    ↑
///                                                                appeal
///
/// Nothing leads back from *locked*: a locked cycle is opened only as a new version.
public enum CycleState: String, CaseIterable, Termed {
    /// 草拟
    case draft
    /// 已约定
    case agreed
    /// 数据采集
    case collecting
    /// 自评
    case `self`
    /// 考评
    case review
    /// 已校准
    case calibrated
    /// 已公示
    case published
    /// 申诉
    case appeal
    /// 已锁定
    case locked
    /// 已应用
    case applied

    /// The name that is printed.
    public var term: MessageValue {
        switch self {
        case .draft: .phrase(chinese: "草拟", english: "drafted")
        case .agreed: .phrase(chinese: "约定", english: "agreed")
        case .collecting: .phrase(chinese: "数据采集", english: "collecting")
        case .self: .phrase(chinese: "自评", english: "in self-appraisal")
        case .review: .phrase(chinese: "考评", english: "in review")
        case .calibrated: .phrase(chinese: "校准", english: "calibrated")
        case .published: .phrase(chinese: "公示", english: "published")
        case .appeal: .phrase(chinese: "申诉", english: "under appeal")
        case .locked: .phrase(chinese: "锁定", english: "locked")
        case .applied: .phrase(chinese: "应用", english: "applied")
        }
    }
}

/// A move of an appraisal to the state it names.
public struct CycleMove: Termed {
    /// The state the move leads to.
    public let to: CycleState

    /// A move.
    public init(to state: CycleState) { to = state }

    /// The name that is printed: a move reads "cannot become …".
    public var term: MessageValue {
        .phrase(
            chinese: "转为“\(to.term.text(in: .chinese))”",
            english: "become \(to.term.text(in: .english))")
    }
}

/// The appraisal of a period: its state, its version, and every move that was made.
///
/// A replay of the history gives the same appraisal: nothing else is kept. Before it is published
/// the signatures that the scheme asks for must be there; it is locked only after the announcement,
/// and not while an appeal is open; only a locked one is applied to pay and posts.
/// - Source: S-003 to S-006; ``AppraisalCitation/hospitalRules2015``
public struct AppraisalCycle: Equatable, Sendable {
    /// A move that was made, or a signature.
    public struct Event: Equatable, Sendable {
        /// The version it was made on.
        public let version: Int
        /// The state it led to; a signature leaves the state as it is.
        public let state: CycleState
        /// By whom.
        public let actor: Person.ID
        /// When.
        public let day: Day
        /// The role that signed; `nil` for a move.
        public let role: Role.ID?
        /// The last day of the announcement that the move was made with.
        public let announcedUntil: Day?
    }

    /// The period and the appraised, for messages: `2024-03`.
    public let subject: String
    /// The version, counted from 1.
    public private(set) var version = 1
    /// Where it stands.
    public private(set) var state = CycleState.draft
    /// Who must sign before it takes effect, in any order.
    public let signers: [Role.ID]
    /// Who has signed this version.
    public private(set) var signatures: [Role.ID: Person.ID] = [:]
    /// The last day of the announcement; `nil` before it.
    public private(set) var announcedUntil: Day?
    /// Every move and signature, on all versions.
    public private(set) var history: [Event] = []

    /// A drafted appraisal.
    public init(_ subject: String, signers: [Role.ID] = []) {
        self.subject = subject
        self.signers = signers
    }

    /// The appraisal that a recorded history led to; the same history gives the same appraisal.
    /// - Throws: what the first event that is not possible is refused for.
    public init(
        _ subject: String, signers: [Role.ID] = [], replaying history: [Event]
    ) throws(CycleError) {
        var cycle = AppraisalCycle(subject, signers: signers)
        for event in history { cycle = try cycle.taking(event) }
        self = cycle
    }

    private func taking(_ event: Event) throws(CycleError) -> AppraisalCycle {
        if let role = event.role {
            return try signed(by: Actor(event.actor, roles: [role]), as: role, on: event.day)
        }
        let actor = Actor(event.actor)
        return event.version > version
            ? try reopened(by: actor, on: event.day)
            : try moved(
                to: event.state, by: actor, on: event.day, announcedUntil: event.announcedUntil)
    }

    /// The allowed moves; the one back from *agreed* is no part of the way.
    public static let machine: StateMachine<CycleState, CycleMove> = {
        typealias Transition = StateMachine<CycleState, CycleMove>.Transition
        let way: [CycleState] = [
            .draft, .agreed, .collecting, .self, .review, .calibrated, .published, .locked,
            .applied,
        ]
        let back: [(CycleState, CycleState)] = [
            (.agreed, .draft), (.published, .appeal), (.appeal, .published),
        ]
        return StateMachine(
            zip(way, way.dropFirst()).map { Transition(CycleMove(to: $1), from: $0, to: $1) }
                + back.map { Transition(CycleMove(to: $1), from: $0, to: $1, isBack: true) })
    }()

    /// Whether a move is allowed at all.
    public static func allows(_ from: CycleState, _ to: CycleState) -> Bool {
        machine.steps(from: from).contains(CycleMove(to: to))
    }

    /// The appraisal after a move.
    ///
    /// - `until`: the last day of the announcement; needed for the move to *published*
    ///   the first time.
    /// - Throws: `move` for one the state does not allow; `dayBeforeLast`; `signatureMissing`
    ///   and `announcementMissing` at publication; `announcementOpen` at locking.
    public func moved(
        to next: CycleState, by actor: Actor, on day: Day, announcedUntil until: Day? = nil
    ) throws(CycleError) -> AppraisalCycle {
        var cycle = self
        do {
            cycle.state = try Self.machine.state(
                after: CycleMove(to: next), from: state, of: subject, by: actor)
        } catch { throw .move(error) }
        try checkOrder(of: day)
        switch (state, next) {
        case (.calibrated, .published):
            if let role = signers.first(where: { signatures[$0] == nil }) {
                throw .signatureMissing(subject: subject, role: role)
            }
            guard let until, until >= day else { throw .announcementMissing(subject: subject) }
            cycle.announcedUntil = until
        case (.published, .locked):
            let until = announcedUntil ?? day
            guard day > until else {
                throw .announcementOpen(subject: subject, day: day, until: until)
            }
        default: break
        }
        cycle.history.append(
            Event(
                version: version, state: next, actor: actor.person, day: day, role: nil,
                announcedUntil: until))
        return cycle
    }

    private func checkOrder(of day: Day) throws(CycleError) {
        if let last = history.last?.day, day < last {
            throw .dayBeforeLast(subject: subject, day: day, last: last)
        }
    }

    /// The appraisal with a signature (S-004): one of two is not enough to take effect.
    /// - Throws: `signerUnknown` for a role that does not sign or that the person does not have;
    ///   `dayBeforeLast`.
    public func signed(
        by actor: Actor, as role: Role.ID, on day: Day
    ) throws(CycleError) -> AppraisalCycle {
        guard signers.contains(role), actor.roles.contains(role) else {
            throw .signerUnknown(subject: subject, person: actor.person, role: role)
        }
        try checkOrder(of: day)
        var cycle = self
        cycle.signatures[role] = actor.person
        cycle.history.append(
            Event(
                version: version, state: state, actor: actor.person, day: day, role: role,
                announcedUntil: nil))
        return cycle
    }

    /// Whether pay may follow: the appraisal is locked or applied (S-004, S-006).
    public var isEffective: Bool { state == .locked || state == .applied }

    /// Checks that pay may follow.
    /// - Throws: `notEffective` with the state.
    public func checkEffective() throws(CycleError) {
        guard isEffective else { throw .notEffective(subject: subject, state: state) }
    }

    /// A locked or applied appraisal opened again as version n + 1, to be reviewed anew.
    ///
    /// What was is kept in the history; signatures must be given again.
    /// - Throws: `notEffective` unless it is locked or applied; `dayBeforeLast`.
    public func reopened(by actor: Actor, on day: Day) throws(CycleError) -> AppraisalCycle {
        try checkEffective()
        try checkOrder(of: day)
        var cycle = self
        // A version for each entry of a history in memory fits.
        cycle.version &+= 1
        cycle.state = .review
        cycle.signatures = [:]
        cycle.announcedUntil = nil
        cycle.history.append(
            Event(
                version: cycle.version, state: .review, actor: actor.person, day: day, role: nil,
                announcedUntil: nil))
        return cycle
    }
}
