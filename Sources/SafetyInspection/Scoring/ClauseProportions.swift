import HospitalCore

/// The result of hospital accreditation by the proportions of its clauses (评审结论).
///
///     share(g) = 100 × clauses that reach g ÷ applicable clauses        g = C, B, A
///
/// A level is reached when all its shares are, over all clauses and over the core ones: six
/// numbers. Clauses that do not apply leave numerator and denominator. Shares are rounded once,
/// half up, to two decimals, and the published value is judged (decision 1). Where no core clause
/// applies its three numbers ask nothing; where no clause applies there is no level.
/// - Source: 三级综合医院评审标准 2011, not confirmed
public struct ClauseProportions: Equatable, Sendable {
    /// The clauses of a group and the shares that reach each grade.
    public struct Group: Equatable, Sendable {
        /// The applicable clauses.
        public let applicable: Int
        /// How many reach C, B and A.
        public let reached: [Int]

        /// The published share of each grade in percent; `nil` when nothing applies.
        public var percents: [Decimal?] {
            reached.map { Percentage.published(Int64($0), of: Int64(applicable), decimals: 2) }
        }

        init(_ clauses: [Clause]) {
            let grades = clauses.map(\.grade).filter { $0 != .e }
            applicable = grades.count
            reached = ClauseGrade.tiers.map { tier in grades.count { $0.reaches(tier) } }
        }
    }

    /// A share that falls short of a level.
    public struct Shortfall: Equatable, Sendable {
        /// The level.
        public let level: String
        /// Whether it is a share of the core clauses.
        public let isCore: Bool
        /// The grade.
        public let grade: ClauseGrade
        /// The published share.
        public let percent: Decimal
        /// What the level asks for.
        public let needed: Decimal
        /// How many more clauses would have to reach the grade.
        public let clauses: Int
    }

    /// All clauses.
    public let all: Group
    /// The core clauses.
    public let core: Group
    /// The highest level that is reached; `nil` when none is or nothing applies.
    public let level: String?
    /// What the levels above it lack, highest level first.
    public let shortfalls: [Shortfall]

    /// The result of graded clauses.
    /// - Throws: `duplicate` for a clause that stands twice.
    public init(_ clauses: [Clause], by standard: AccreditationStandard) throws(ClauseError) {
        var seen: Set<String> = []
        for clause in clauses where !seen.insert(clause.code).inserted {
            throw .duplicate(clause.code)
        }
        all = Group(clauses)
        core = Group(clauses.filter(\.isCore))
        guard all.applicable > 0 else {
            (level, shortfalls) = (nil, [])
            return
        }
        var shortfalls: [Shortfall] = []
        for candidate in standard.levels {
            let lacking =
                all.shortfalls(to: candidate, isCore: false)
                + core.shortfalls(to: candidate, isCore: true)
            guard !lacking.isEmpty else {
                (level, self.shortfalls) = (candidate.name, shortfalls)
                return
            }
            shortfalls += lacking
        }
        (level, self.shortfalls) = (nil, shortfalls)
    }
}

extension ClauseProportions.Group {
    fileprivate func shortfalls(
        to level: AccreditationStandard.Level, isCore: Bool
    ) -> [ClauseProportions.Shortfall] {
        let needed = isCore ? level.core : level.all
        return ClauseGrade.tiers.indices.compactMap { place in
            guard let percent = percents[place], percent < needed[place] else { return nil }
            return ClauseProportions.Shortfall(
                level: level.name, isCore: isCore, grade: ClauseGrade.tiers[place],
                percent: percent, needed: needed[place],
                clauses: clausesLacking(reached[place], for: needed[place]))
        }
    }

    /// The fewest further clauses with which the published share is enough; at most 100 % is
    /// needed, so all of them always are.
    private func clausesLacking(_ reached: Int, for needed: Decimal) -> Int {
        var (low, high) = (reached, applicable)
        while low < high {
            let middle = low + (high - low) / 2
            let percent = Percentage.published(
                Int64(middle), of: Int64(applicable), decimals: 2)
            if (percent ?? .zero) >= needed { high = middle } else { low = middle + 1 }
        }
        return high - reached
    }
}

/// The levels of accreditation with the shares each asks for, highest first (评审等次).
public struct AccreditationStandard: Equatable, Sendable {
    /// A level.
    public struct Level: Equatable, Sendable {
        /// The name: 甲等.
        public let name: String
        /// The shares of all clauses that reach C, B and A, in percent.
        public let all: [Decimal]
        /// The shares of the core clauses.
        public let core: [Decimal]

        /// A level.
        public init(_ name: String, all: [Decimal], core: [Decimal]) {
            self.name = name
            self.all = all
            self.core = core
        }
    }

    /// The levels, highest first.
    public let levels: [Level]
    /// Where the numbers come from.
    public let citation: Citation

    /// A standard of the caller's.
    /// - Throws: `standardUnsound` for a level without a name, or whose numbers are not three
    ///   percentages for all and three for the core clauses.
    public init(_ levels: [Level], citation: Citation) throws(ClauseError) {
        for level in levels {
            let percents = level.all + level.core
            guard !level.name.isEmpty, level.all.count == 3, level.core.count == 3,
                percents.allSatisfy({ (Decimal.zero...Decimal(100)).contains($0) })
            else { throw .standardUnsound(level: level.name) }
        }
        self.init(checked: levels, citation)
    }

    private init(checked levels: [Level], _ citation: Citation) {
        self.levels = levels
        self.citation = citation
    }

    /// 三级综合医院评审标准 2011: 甲等 90, 60 and 20 percent, 100, 70 and 20 of the core clauses; 乙等 80,
    /// 50 and 10, and 100, 60 and 10.
    public static let tertiary2011 = AccreditationStandard(
        checked: [
            Level(
                "甲等", all: [Decimal(90), Decimal(60), Decimal(20)],
                core: [Decimal(100), Decimal(70), Decimal(20)]),
            Level(
                "乙等", all: [Decimal(80), Decimal(50), Decimal(10)],
                core: [Decimal(100), Decimal(60), Decimal(10)]),
        ], Citation(title: "三级综合医院评审标准（2011年版）"))
}

/// What can be wrong with clauses and the levels they are judged by.
public enum ClauseError: HospitalError, Equatable {
    /// A clause stands twice.
    case duplicate(String)
    /// A level does not have its six percentages.
    case standardUnsound(level: String)

    /// The message with the clause or level.
    public var finding: Finding {
        switch self {
        case .duplicate(let code): Finding(.comparisonDuplicate, ["code": .text(code)])
        case .standardUnsound(let level):
            Finding(.accreditationUnsound, ["level": .text(level)])
        }
    }
}
