import HospitalCore

/// A building whose structure was appraised (危险房屋鉴定): a dangerous one is a major hazard, is not
/// used, and ends only when it is removed.
///
///     level A, B: in use · C: parts are dangerous, repair · D: the whole is dangerous, remove
///
/// - Source: requirements S-148; the levels are those of JGJ 125-2016 (not confirmed)
public struct BuildingAppraisal: Equatable, Sendable {
    /// The level of danger.
    public enum Level: String, CaseIterable, Sendable {
        /// 无危险点
        case safe = "A"
        /// 有危险点
        case spots = "B"
        /// 局部危险
        case parts = "C"
        /// 整幢危险
        case whole = "D"
    }

    /// What was decided.
    public enum Decision: String, CaseIterable, Sendable {
        /// 继续使用
        case keep
        /// 修缮加固
        case repair
        /// 拆除
        case remove
    }

    /// Where a building stands.
    public enum Standing: String, CaseIterable, Sendable {
        /// In order.
        case safe = "SAFE"
        /// Nothing was decided about a dangerous building.
        case undecided = "UNDECIDED"
        /// What was decided does not end the danger.
        case tooLittle = "DECISION_TOO_LITTLE"
        /// It is dangerous and still used.
        case inUse = "STILL_IN_USE"
        /// What was decided is not done yet.
        case open = "OPEN"
        /// It was done.
        case ended = "ENDED"
    }

    /// The building.
    public let place: Place.ID
    /// Its level.
    public let level: Level
    /// What was decided; `nil` while nothing is.
    public let decision: Decision?
    /// Whether somebody uses it.
    public let isUsed: Bool
    /// When what was decided was done; `nil` while it is not.
    public let done: Day?

    /// A building.
    public init(
        _ place: Place.ID, level: Level, decision: Decision? = nil, isUsed: Bool,
        done: Day? = nil
    ) {
        self.place = place
        self.level = level
        self.decision = decision
        self.isUsed = isUsed
        self.done = done
    }

    /// The grade of the hazard that it is by the rules of the hospital: the major one for level D,
    /// the one before it for level C; `nil` for a building in order.
    public func grade(by rules: HazardRules) -> HazardGrade? {
        switch level {
        case .safe, .spots: nil
        case .parts: rules.grades.last { !$0.isMajor }
        case .whole: rules.grades.last { $0.isMajor }
        }
    }

    /// Where it stands on a day.
    public func standing(on day: Day) -> Standing {
        guard level == .parts || level == .whole else { return .safe }
        guard let decision else { return .undecided }
        guard decision == .remove || (level == .parts && decision == .repair) else {
            return .tooLittle
        }
        if let done, done <= day { return .ended }
        return isUsed && level == .whole ? .inUse : .open
    }
}
