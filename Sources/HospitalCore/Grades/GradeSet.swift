/// A named scale of grades (等级): which published score earns which word.
///
///     grade(score) = the first grade, best first, whose cut ≤ score; else the lowest grade
///
/// Scores have no unit; they are points or percent, already rounded once to the digits that are
/// printed (half away from zero, 2 places), because the published value decides (decision 1). A cut
/// belongs to the grade it opens: 90.00 is 优秀 where 优秀 starts at 90. There is no hidden scale:
/// every call names its set and every result prints it (decision 9).
public struct GradeSet: Hashable, Sendable {
    /// One grade of a set.
    public struct Grade: Hashable, Sendable {
        /// The word that is printed: 优秀.
        public let name: String
        /// The lowest published score that earns it; `nil` for the lowest grade, which has no
        /// floor.
        public let cut: Decimal?

        init(name: String, cut: Decimal?) {
            self.name = name
            self.cut = cut
        }
    }

    /// The name a call gives and a result prints: `hospital_2015`.
    public let name: String
    /// The grades, best first; never empty, and only the last has no cut.
    public let grades: [Grade]
    /// Where the cuts come from.
    public let citation: Citation

    /// A hospital's own set: the grades with their cuts, best first, and the word below all cuts.
    /// - Throws: `nameMissing` for a grade without a word, `nameRepeated` for a word used twice,
    ///   `cutsNotFalling` when a cut is not below the one before; checked in this order.
    public init(
        name: String, grades: [(name: String, cut: Decimal)], below lowest: String,
        citation: Citation
    ) throws(GradeSetError) {
        var seen: Set<String> = []
        for word in grades.map(\.name) + [lowest] {
            guard !word.isEmpty else { throw .nameMissing(set: name) }
            guard seen.insert(word).inserted else { throw .nameRepeated(set: name, grade: word) }
        }
        for (upper, lower) in zip(grades, grades.dropFirst()) where lower.cut >= upper.cut {
            throw .cutsNotFalling(set: name, grade: lower.name, cut: lower.cut)
        }
        self.init(checked: name, grades, below: lowest, citation)
    }

    private init(
        checked name: String, _ grades: [(name: String, cut: Decimal)], below lowest: String,
        _ citation: Citation
    ) {
        self.name = name
        self.grades =
            grades.map { Grade(name: $0.name, cut: $0.cut) } + [Grade(name: lowest, cut: nil)]
        self.citation = citation
    }

    /// The grade of a published score.
    public func grade(ofPublished score: Decimal) -> Grade {
        for grade in grades {
            guard let cut = grade.cut, score < cut else { return grade }
        }
        return lowest
    }

    /// The grade below all cuts: what a veto gives.
    public var lowest: Grade { grades.last ?? Grade(name: name, cut: nil) }
}

extension GradeSet {
    /// ≥90 优秀, ≥70 合格, ≥60 基本合格, below 不合格: the appraisal scale of the sample hospital.
    public static let hospital2015 = GradeSet(
        checked: "hospital_2015",
        [("优秀", Decimal(90)), ("合格", Decimal(70)), ("基本合格", Decimal(60))], below: "不合格",
        Citation(title: "医院绩效考核办法", article: "考核等次（2015年）"))

    /// ≥90 优秀, ≥70 良好, ≥60 合格, below 不合格: the usual four words with 良好.
    public static let fourWithGood = GradeSet(
        checked: "four_with_good",
        [("优秀", Decimal(90)), ("良好", Decimal(70)), ("合格", Decimal(60))], below: "不合格",
        Citation(title: "绩效考核四级等次惯例"))

    /// ≥90 优秀, ≥80 合格, ≥60 基本合格, below 不合格: the scale of scored safety inspections.
    public static let inspection80 = GradeSet(
        checked: "inspection_80",
        [("优秀", Decimal(90)), ("合格", Decimal(80)), ("基本合格", Decimal(60))], below: "不合格",
        Citation(title: "安全检查评分等次惯例"))

    /// The sets of the library.
    public static let standard: [GradeSet] = [hospital2015, fourWithGood, inspection80]

    /// The set of the library with that name.
    /// - Throws: `unknown` with the name that was probably meant.
    public static func named(_ name: String) throws(GradeSetError) -> GradeSet {
        guard let set = standard.first(where: { $0.name == name }) else {
            throw .unknown(name, nearest: NearestName.nearest(to: name, in: standard.map(\.name)))
        }
        return set
    }
}

/// What can be wrong with a grade set.
public enum GradeSetError: HospitalError, Hashable {
    /// A grade has no word.
    case nameMissing(set: String)
    /// Two grades have the same word.
    case nameRepeated(set: String, grade: String)
    /// A cut is not below the cut of the better grade.
    case cutsNotFalling(set: String, grade: String, cut: Decimal)
    /// The library has no set of that name.
    case unknown(String, nearest: String?)

    /// The message with the set and the grade.
    public var finding: Finding {
        switch self {
        case .nameMissing(let set): return Finding(.gradeNameMissing, ["set": .text(set)])
        case .nameRepeated(let set, let grade):
            return Finding(.gradeNameRepeated, ["set": .text(set), "grade": .text(grade)])
        case .cutsNotFalling(let set, let grade, let cut):
            return Finding(
                .gradeCutsNotFalling,
                ["set": .text(set), "grade": .text(grade), "cut": .text(cut.description)])
        case .unknown(let name, let nearest):
            var values: [String: MessageValue] = ["name": .text(name)]
            if let nearest { values["nearest"] = .text(nearest) }
            return Finding(.gradeSetUnknown, values)
        }
    }
}
