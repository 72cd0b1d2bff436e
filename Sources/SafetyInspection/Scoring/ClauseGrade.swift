import HospitalCore

/// The grade of a clause of hospital accreditation (评审条款等级): D, C, B, A, or E for not applicable.
///
///     grade = the highest of C, B, A whose applicable items, and those of every grade below it,
///             are all met;  D when that is none;  E when no item applies
///
/// The grade is cumulative: B needs all C items, A needs all C and B items. A grade without an
/// applicable item is not reached by itself, and does not stand in the way of a higher one.
/// - Source: 三级综合医院评审标准 2011, not confirmed
public enum ClauseGrade: String, CaseIterable, Sendable {
    /// Below C.
    case d = "D"
    /// 合格
    case c = "C"
    /// 良好
    case b = "B"
    /// 优秀
    case a = "A"
    /// 不适用
    case e = "E"

    /// The grades that items belong to, lowest first.
    public static let tiers: [ClauseGrade] = [.c, .b, .a]

    /// The grade by the items of a clause: the grade each belongs to, and whether it is met; `nil`
    /// when it does not apply.
    public init(items: [(tier: ClauseGrade, isMet: Bool?)]) {
        var grade = ClauseGrade.e
        for tier in Self.tiers {
            let met = items.filter { $0.tier == tier }.compactMap(\.isMet)
            guard !met.isEmpty else { continue }
            guard met.allSatisfy(\.self) else {
                if grade == .e { grade = .d }
                break
            }
            grade = tier
        }
        self = grade
    }

    /// Whether a clause of this grade counts as having reached another.
    func reaches(_ other: ClauseGrade) -> Bool {
        let order: [ClauseGrade] = [.d, .c, .b, .a]
        guard let own = order.firstIndex(of: self), let needed = order.firstIndex(of: other)
        else { return false }
        return own >= needed
    }
}

/// A graded clause.
public struct Clause: Equatable, Sendable {
    /// The code: `1.1.1.1`.
    public let code: String
    /// Whether it is a core clause (核心条款, ★).
    public let isCore: Bool
    /// The grade.
    public let grade: ClauseGrade

    /// A clause.
    public init(_ code: String, isCore: Bool, grade: ClauseGrade) {
        self.code = code
        self.isCore = isCore
        self.grade = grade
    }
}
