import HospitalCore

/// A scale of grades (考核等级): no result is graded without naming one (decision 9).
///
/// The score is rounded half away from zero to two decimals and the grade looks at the rounded
/// score: what is printed decides. A lower bound belongs to its grade, so 90.00 is 优秀 and 89.99 is
/// not; the last grade takes everything below.
public struct GradeSet: Hashable, Sendable {
    /// What is graded.
    public enum Basis: String, CaseIterable, Sendable {
        /// The score.
        case score
        /// The score in percent of the base.
        case percentOfBase = "percent_of_base"
    }

    /// One grade with the lowest score it takes.
    public struct Grade: Hashable, Sendable {
        /// The name: 优秀.
        public let name: String
        /// The lowest score of the grade.
        public let lowest: Decimal

        /// A grade.
        public init(_ name: String, from lowest: Decimal) {
            self.name = name
            self.lowest = lowest
        }
    }

    /// The name of the set, printed with every grade.
    public let name: String
    /// The grades from the best to the worst.
    public let grades: [Grade]
    /// What is graded.
    public let basis: Basis
    /// Where the bounds come from.
    public let citation: Citation?

    /// A hospital's own set, from the best grade to the worst.
    /// - Throws: `empty`; `boundsOrder` naming the first grade whose bound does not lie below the
    ///   one before, or whose name stands twice.
    public init(
        name: String, grades: [Grade], basis: Basis = .score, citation: Citation? = nil
    ) throws(GradeError) {
        guard !grades.isEmpty else { throw .empty(set: name) }
        var seen: Set<String> = []
        for (index, grade) in grades.enumerated() {
            let isLower = index == 0 || grade.lowest < grades[index - 1].lowest
            guard isLower, seen.insert(grade.name).inserted else {
                throw .boundsOrder(set: name, grade: grade.name)
            }
        }
        self.init(unchecked: name, grades, basis, citation)
    }

    private init(unchecked name: String, _ grades: [Grade], _ basis: Basis, _ citation: Citation?) {
        self.name = name
        self.grades = grades
        self.basis = basis
        self.citation = citation
    }

    /// The grade of a score; the score is rounded first.
    /// - Throws: `outOfRange` for a score that has no two decimals.
    public func grade(of score: Decimal) throws(GradeError) -> GradeResult {
        guard let rounded = try? score.rounded(toScale: 2, .halfAwayFromZero) else {
            throw .outOfRange(score)
        }
        return grade(ofScore: rounded)
    }

    /// The grade of a score that is rounded already.
    func grade(ofScore score: Decimal) -> GradeResult {
        let index = grades.firstIndex { score >= $0.lowest } ?? grades.count - 1
        return GradeResult(set: name, score: score, grade: grades[index].name, isCapped: false)
    }

    /// The grade, or the named one when that is worse.
    func capped(_ result: GradeResult, at name: String) throws(GradeError) -> GradeResult {
        guard let limit = grades.firstIndex(where: { $0.name == name }) else {
            let nearest = NearestName.nearest(to: name, in: grades.map(\.name))
            throw .gradeUnknown(set: self.name, grade: name, nearest: nearest)
        }
        let index = grades.firstIndex { $0.name == result.grade } ?? limit
        guard index < limit else { return result }
        return GradeResult(set: self.name, score: result.score, grade: name, isCapped: true)
    }
}

extension GradeSet {
    /// ≥90 优秀, ≥70 合格, ≥60 基本合格, below 不合格 (S-044).
    public static let hospital2015 = GradeSet(
        unchecked: "hospital_2015",
        [
            Grade("优秀", from: Decimal(90)), Grade("合格", from: Decimal(70)),
            Grade("基本合格", from: Decimal(60)), Grade("不合格", from: .zero),
        ], .score, AppraisalCitation.hospitalRules2015)

    /// ≥90 优秀, ≥70 良好, ≥60 合格, below 不合格.
    public static let fourWithGood = GradeSet(
        unchecked: "four_with_good",
        [
            Grade("优秀", from: Decimal(90)), Grade("良好", from: Decimal(70)),
            Grade("合格", from: Decimal(60)), Grade("不合格", from: .zero),
        ], .score, nil)

    /// ≥90 优秀, ≥80 合格, ≥60 基本合格, below 不合格.
    public static let inspection80 = GradeSet(
        unchecked: "inspection_80",
        [
            Grade("优秀", from: Decimal(90)), Grade("合格", from: Decimal(80)),
            Grade("基本合格", from: Decimal(60)), Grade("不合格", from: .zero),
        ], .score, nil)

    /// The sets of the library.
    public static let all: [GradeSet] = [hospital2015, fourWithGood, inspection80]

    /// The set of that name; `nil` when there is none.
    public static func named(_ name: String) -> GradeSet? { all.first { $0.name == name } }
}

/// A grade with the set and the score it was read from.
public struct GradeResult: Hashable, Sendable {
    /// The name of the set.
    public let set: String
    /// The rounded score that was graded.
    public let score: Decimal
    /// The grade.
    public let grade: String
    /// Whether a veto held the grade down.
    public let isCapped: Bool
}

/// What can be wrong with a grade set.
public enum GradeError: HospitalError, Hashable {
    /// The set has no grades.
    case empty(set: String)
    /// A bound does not lie below the one before, or a name stands twice.
    case boundsOrder(set: String, grade: String)
    /// The set has no such grade.
    case gradeUnknown(set: String, grade: String, nearest: String?)
    /// The score cannot be rounded to two decimals.
    case outOfRange(Decimal)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .empty(let set): return Finding(.gradeSetEmpty, ["set": .text(set)])
        case .boundsOrder(let set, let grade):
            return Finding(.gradeBoundsOrder, ["set": .text(set), "grade": .text(grade)])
        case .gradeUnknown(let set, let grade, let nearest):
            let hint = nearest.map { ["nearest": MessageValue.text($0)] } ?? [:]
            return Finding(.gradeUnknown, hint.merging([
                "set": .text(set), "grade": .text(grade),
            ]) { own, _ in own })
        case .outOfRange(let score):
            return Finding(.scoreOutOfRange, ["value": .text(score.description)])
        }
    }
}
