import HospitalCore

/// The levels of an answer and the points each stands for (满意度等级).
///
/// | level | name | points | satisfied |
/// |---|---|---|---|
/// | 5 | 很满意 | 100 | yes |
/// | 4 | 满意 | 80 | yes |
/// | 3 | 一般 | 60 | no |
/// | 2 | 不满意 | 40 | no |
/// | 1 | 很不满意 | 20 | no |
///
/// The table is the usual one and can be replaced. An answer is given by its level or its name.
/// No answer, a blank, `NA`, `N/A` and 不适用 are not valid: they count neither as points nor as
/// answers.
public struct SurveyLevels: Equatable, Sendable {
    /// A level.
    public struct Level: Equatable, Sendable {
        /// How an answer is written.
        public let code: String
        /// The name, which is understood as well.
        public let name: String
        /// What it counts, 0 to 100.
        public let points: Decimal
        /// Whether it counts as satisfied.
        public let isSatisfied: Bool

        /// A level.
        public init(_ code: String, name: String, points: Decimal, isSatisfied: Bool) {
            self.code = code
            self.name = name
            self.points = points
            self.isSatisfied = isSatisfied
        }
    }

    /// The levels, in their order.
    public let levels: [Level]

    /// The five usual levels.
    public static let standard = SurveyLevels(checked: [
        Level("5", name: "很满意", points: Decimal(100), isSatisfied: true),
        Level("4", name: "满意", points: Decimal(80), isSatisfied: true),
        Level("3", name: "一般", points: Decimal(60), isSatisfied: false),
        Level("2", name: "不满意", points: Decimal(40), isSatisfied: false),
        Level("1", name: "很不满意", points: Decimal(20), isSatisfied: false),
    ])

    private static let notValid: Set<String> = ["", "NA", "N/A", "不适用"]

    private init(checked levels: [Level]) { self.levels = levels }

    /// A table of levels.
    /// - Throws: `levelTwice`; `pointsOutOfRange` outside of 0 to 100; `nothing` without a level.
    public init(_ levels: [Level]) throws(SurveyError) {
        guard !levels.isEmpty else { throw .nothing("levels") }
        var seen: Set<String> = []
        for level in levels {
            guard seen.insert(level.code).inserted else { throw .levelTwice(level.code) }
            guard level.points >= .zero, level.points <= Decimal(100) else {
                throw .pointsOutOfRange(level: level.code, level.points)
            }
        }
        self.levels = levels
    }

    /// The position of an answer among the levels; `nil` for one that is not valid.
    /// - Throws: `levelUnknown`.
    func position(of answer: String?) throws(SurveyError) -> Int? {
        guard let answer, !Self.notValid.contains(answer) else { return nil }
        guard let position = levels.firstIndex(where: { $0.code == answer || $0.name == answer })
        else {
            throw .levelUnknown(answer, allowed: levels.map(\.code).joined(separator: ", "))
        }
        return position
    }
}

/// How often each level was answered, and what that comes to.
struct LevelCounts {
    private var counts: [Int]
    /// Answers that are not valid.
    private(set) var invalid = 0

    init(_ levels: SurveyLevels) { counts = Array(repeating: 0, count: levels.levels.count) }

    /// Adds an answer that was given so often.
    /// - Throws: `outOfRange`.
    mutating func add(_ position: Int?, times: Int) throws(SurveyError) {
        let before = position.map { counts[$0] } ?? invalid
        let (sum, overflow) = before.addingReportingOverflow(times)
        guard !overflow, sum < 1 << 40 else { throw .outOfRange }
        if let position { counts[position] = sum } else { invalid = sum }
    }

    /// Valid answers.
    var valid: Int { counts.reduce(0, &+) }

    /// Valid answers that are satisfied.
    func satisfied(_ levels: SurveyLevels) -> Int {
        zip(counts, levels.levels).reduce(0) { $1.1.isSatisfied ? $0 &+ $1.0 : $0 }
    }

    /// The sum of the points.
    func points(_ levels: SurveyLevels) -> Rate {
        zip(counts, levels.levels).reduce(.zero) { $0 + Rate($1.0) * Rate($1.1.points) }
    }

    /// The exact mean of the points; `nil` without a valid answer.
    func mean(_ levels: SurveyLevels) -> Rate? {
        try? points(levels).divided(by: Rate(valid))
    }
}
