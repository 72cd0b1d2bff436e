import HospitalCore

/// A grade with the set and the published score it was read from (考核等级).
public struct GradeResult: Equatable, Sendable {
    /// The name of the set; no result is graded without naming one (decision 9).
    public let set: String
    /// The published score that was graded.
    public let score: Decimal
    /// The grade.
    public let grade: String
    /// Whether a veto held the grade down.
    public let isCapped: Bool
}

/// Which number of a scorecard is graded (decision 10).
public enum GradeBasis: String, CaseIterable, Sendable {
    /// The composite score.
    case score
    /// The composite in percent of the base.
    case percentOfBase = "percent_of_base"
}

extension GradeSet {
    /// The grade of a score.
    ///
    /// The score is rounded half away from zero to two decimals first: what is printed decides, so
    /// 89.995 is published as 90.00 and graded as 90.00.
    /// - Throws: `outOfRange` for a score that has no two decimals.
    public func result(of score: Decimal) throws(GradeError) -> GradeResult {
        guard let published = try? score.rounded(toScale: 2, .halfAwayFromZero) else {
            throw .outOfRange(score)
        }
        return GradeResult(
            set: name, score: published, grade: grade(ofPublished: published).name, isCapped: false)
    }

    /// The grade, or the named one when that is worse.
    func capped(_ result: GradeResult, at cap: String) throws(GradeError) -> GradeResult {
        let names = grades.map(\.name)
        guard let limit = names.firstIndex(of: cap) else {
            throw .gradeUnknown(
                set: name, grade: cap, nearest: NearestName.nearest(to: cap, in: names))
        }
        guard let index = names.firstIndex(of: result.grade), index < limit else { return result }
        return GradeResult(set: name, score: result.score, grade: cap, isCapped: true)
    }
}

extension Scorecard {
    /// The grade by a named set, held down by a veto that caps it.
    /// - Throws: `gradeUnknown` when a veto names a grade that the set does not have; `outOfRange`.
    public func grade(
        in set: GradeSet, basis: GradeBasis = .score
    ) throws(GradeError) -> GradeResult {
        var result = try set.result(of: basis == .score ? composite : percentOfBase)
        for veto in vetoes {
            if case .gradeCap(let cap) = veto.scope { result = try set.capped(result, at: cap) }
        }
        return result
    }
}

/// What can be wrong when something is graded.
public enum GradeError: HospitalError, Equatable {
    /// The set has no such grade.
    case gradeUnknown(set: String, grade: String, nearest: String?)
    /// The score cannot be rounded to two decimals.
    case outOfRange(Decimal)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .gradeUnknown(let set, let grade, let nearest):
            var values: [String: MessageValue] = ["set": .text(set), "grade": .text(grade)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.gradeUnknown, values)
        case .outOfRange(let score):
            return Finding(.scoreOutOfRange, ["value": .text(score.description)])
        }
    }
}
