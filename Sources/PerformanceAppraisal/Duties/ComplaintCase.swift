import HospitalCore

/// A complaint on its way through the levels (投诉三级终结制, S-307).
///
///     filed → level 1 decided → level 2 decided → level 3 decided: ended
///
/// After each decision the complainant accepts it, which ends the case, or goes one level up with a
/// reason. The decision of the last level ends the case by itself. Whoever asks again is refused
/// with the reference of the decision that ended it. Nobody decides one complaint on two levels.
public struct ComplaintCase: Equatable, Sendable {
    /// A decision.
    public struct Decision: Equatable, Sendable {
        /// The level.
        public let level: Int
        /// Who decided.
        public let decider: Person.ID
        /// The reference of the decision: 信访复核〔2024〕7号.
        public let reference: String
        /// When.
        public let day: Day
    }

    /// How many levels there are, unless a hospital has fewer.
    public static let levels = 3

    /// The code of the complaint.
    public let code: String
    /// The last level.
    public let lastLevel: Int
    /// The decisions, from level 1 on.
    public private(set) var decisions: [Decision] = []
    /// The level at which it stands.
    public private(set) var level = 1
    /// Whether it is over.
    public private(set) var isEnded = false
    /// The day of the last step.
    public private(set) var lastDay: Day

    /// A complaint.
    /// - Throws: `levelsInvalid` outside of 1 to 3: no complaint goes on after the third.
    public init(
        _ code: String, filed: Day, lastLevel: Int = ComplaintCase.levels
    ) throws(ComplaintError) {
        guard (1...Self.levels).contains(lastLevel) else { throw .levelsInvalid(lastLevel) }
        self.code = code
        self.lastLevel = lastLevel
        lastDay = filed
    }

    /// Whether the level at which it stands is decided.
    public var isDecided: Bool { decisions.count == level }

    /// The case with a decision.
    /// - Throws: `ended`; `dayBeforeLast`; `alreadyDecided`; `referenceMissing`; `deciderRepeats`.
    public func decided(
        by decider: Person.ID, reference: String, on day: Day
    ) throws(ComplaintError) -> ComplaintCase {
        var next = try moved(on: day)
        guard !isDecided else { throw .alreadyDecided(code, level: level) }
        guard reference.contains(where: { !$0.isWhitespace }) else {
            throw .referenceMissing(code, level: level)
        }
        if let before = decisions.first(where: { $0.decider == decider }) {
            throw .deciderRepeats(code, decider, level: before.level)
        }
        next.decisions.append(
            Decision(level: level, decider: decider, reference: reference, day: day))
        next.isEnded = level == lastLevel
        return next
    }

    /// The case one level higher, as the complainant asks.
    /// - Throws: `ended` with the reference of the last decision; `dayBeforeLast`; `undecided`;
    ///   `reasonMissing`.
    public func escalated(reason: String, on day: Day) throws(ComplaintError) -> ComplaintCase {
        var next = try moved(on: day)
        guard isDecided else { throw .undecided(code, level: level) }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing(code) }
        // A case that is not ended is below the last level, which is at most 3.
        next.level &+= 1
        return next
    }

    /// The case that the complainant lets rest after a decision.
    /// - Throws: `ended`; `dayBeforeLast`; `undecided`.
    public func accepted(on day: Day) throws(ComplaintError) -> ComplaintCase {
        var next = try moved(on: day)
        guard isDecided else { throw .undecided(code, level: level) }
        next.isEnded = true
        return next
    }

    private func moved(on day: Day) throws(ComplaintError) -> ComplaintCase {
        guard !isEnded else {
            throw .ended(code, level: level, reference: decisions.last?.reference ?? "")
        }
        guard day >= lastDay else { throw .dayBeforeLast(code, day: day, last: lastDay) }
        var next = self
        next.lastDay = day
        return next
    }
}

/// Why a complaint does not move.
public enum ComplaintError: HospitalError, Equatable {
    /// More levels than three, or none.
    case levelsInvalid(Int)
    /// The complaint is over.
    case ended(String, level: Int, reference: String)
    /// A step before the last one.
    case dayBeforeLast(String, day: Day, last: Day)
    /// The level is decided.
    case alreadyDecided(String, level: Int)
    /// The level is not decided.
    case undecided(String, level: Int)
    /// A decision without a reference.
    case referenceMissing(String, level: Int)
    /// Somebody goes up without a reason.
    case reasonMissing(String)
    /// The decider decided a lower level.
    case deciderRepeats(String, Person.ID, level: Int)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .levelsInvalid(let count):
            return DutyError.make(.complaintLevelsInvalid, ["value": "\(count)"])
        case .ended(let code, let level, let reference):
            return Self.make(.complaintEnded, code, level, ["reference": reference])
        case .dayBeforeLast(let code, let day, let last):
            return DutyError.dayBeforeLast(code, day: day, last: last).finding
        case .alreadyDecided(let code, let level):
            return Self.make(.complaintAlreadyDecided, code, level)
        case .undecided(let code, let level): return Self.make(.complaintUndecided, code, level)
        case .referenceMissing(let code, let level):
            return Self.make(.complaintReferenceMissing, code, level)
        case .reasonMissing(let code):
            return DutyError.make(.complaintReasonMissing, ["complaint": code])
        case .deciderRepeats(let code, let person, let level):
            return Self.make(.complaintDeciderRepeats, code, level, ["person": person.code])
        }
    }

    private static func make(
        _ message: Message, _ code: String, _ level: Int, _ more: [String: String] = [:]
    ) -> Finding {
        DutyError.make(
            message, more.merging(["complaint": code, "level": "\(level)"]) { own, _ in own })
    }
}
