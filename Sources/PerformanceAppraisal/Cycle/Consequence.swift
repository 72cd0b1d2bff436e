import HospitalCore

/// What follows from a grade (考核结果运用, S-045): pay, renewal or end of the contract, awards, titles,
/// steps of the pay scale.
///
/// The table is data of the hospital.
public struct ConsequenceTable: Equatable, Sendable {
    /// The effects by grade.
    public let effects: [String: [String]]

    /// A table that covers every grade of a set.
    /// - Throws: `gradeUncovered` for a grade without a row; `gradeUnknown` for a row without a
    ///   grade.
    public init(_ effects: [String: [String]], for set: GradeSet) throws(CycleError) {
        let names = set.grades.map(\.name)
        for name in names where effects[name] == nil { throw .gradeUncovered(name) }
        for name in effects.keys.sorted() where !names.contains(name) {
            throw .gradeUnknown(name)
        }
        self.effects = effects
    }

    /// What follows from a grade, in the order of the table.
    public func effects(of grade: String) -> [String] { effects[grade] ?? [] }
}

/// A breach that bars from awards whatever the score (一票否决评先, S-036, S-060).
///
/// A late hand-over of archives reaches three: the section and the person lose their eligibility,
/// the head is called to account.
public struct AwardVeto: Equatable, Sendable {
    /// Whom a breach reaches.
    public enum Reach: String, CaseIterable, Sendable {
        /// The section (科室).
        case unit
        /// The person.
        case person
        /// The head of the section (负责人).
        case head
    }

    /// Someone who is barred.
    public struct Barred: Equatable, Sendable {
        /// As what.
        public let reach: Reach
        /// The code of the section or person.
        public let code: String
        /// Why.
        public let reason: String
    }

    /// What happened.
    public let reason: String
    /// Whom it reaches.
    public let reach: Set<Reach>

    /// A breach.
    public init(reason: String, reach: Set<Reach>) {
        self.reason = reason
        self.reach = reach
    }

    /// A breach of archive duty or a late hand-over: section, person and head (S-060).
    public static func archiveDuty(_ reason: String) -> AwardVeto {
        AwardVeto(reason: reason, reach: Set(Reach.allCases))
    }

    /// Who is barred by a breach of a person in a section, in the order section, person, head.
    public func barred(
        unit: Department.ID, person: Person.ID, head: Person.ID
    ) -> [Barred] {
        let codes: [Reach: String] = [.unit: unit.code, .person: person.code, .head: head.code]
        return Reach.allCases.filter(reach.contains).map {
            Barred(reach: $0, code: codes[$0] ?? "", reason: reason)
        }
    }

    /// Whether a person may get a year-end award: no breach of the year reaches it (S-036).
    public static func isEligible(_ code: String, among barred: [Barred]) -> Bool {
        !barred.contains { $0.code.utf8.elementsEqual(code.utf8) }
    }
}

/// The appraisal of the appraisers (对考核者的考核, S-030): what departments lose for checks they did
/// not make.
///
///     deduction = min(cap, Σ missed checks × points each)
public struct CheckerDeduction: Equatable, Sendable {
    /// Points for each missed check.
    public let each: Decimal
    /// The most that is taken off.
    public let cap: Decimal

    /// A rule.
    /// - Throws: `pointsInvalid` for negative points.
    public init(each: Decimal, cap: Decimal) throws(CycleError) {
        guard each >= .zero, cap >= .zero else {
            throw .pointsInvalid(each < .zero ? each : cap)
        }
        self.each = each
        self.cap = cap
    }

    /// The deduction for the shortfalls of a period, as ``CheckFrequency`` tells them.
    /// - Throws: `outOfRange`.
    public func points(shortfalls: [Int]) throws(CycleError) -> Decimal {
        // A period has few weeks; what does not fit is told.
        let missed = shortfalls.reduce(Rate.zero) { $0 + Rate($1) }
        let exact = min(Rate(cap), missed * Rate(each))
        guard let points = try? exact.published() else { throw .outOfRange }
        return points
    }
}
