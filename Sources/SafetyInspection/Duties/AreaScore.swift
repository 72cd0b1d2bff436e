import HospitalCore

/// The monthly safety score of a responsibility area (责任区队安全月检查评分).
///
///     score = 100 × Σ points earned / Σ points that could be earned, of the month's inspections
///
/// It is rounded once, to two decimals, half away from zero. An area without an inspection has no
/// score, which is not a score of zero.
/// - Source: requirements S-139; the scores weigh the second distribution of S-048
public struct AreaScore: Equatable, Sendable {
    /// What an inspection gave.
    public struct Mark: Equatable, Sendable {
        /// The area.
        public let area: String
        /// The day.
        public let day: Day
        /// The points that were earned.
        public let earned: Decimal
        /// The points that could be earned.
        public let maximum: Decimal

        let earnedUnits: Int64
        let maximumUnits: Int64

        /// What an inspection gave.
        /// - Throws: `marksInvalid` when more was earned than could be, less than nothing, above
        ///   1,000,000 points or in more than six decimals.
        public init(
            _ area: String, on day: Day, earned: Decimal, of maximum: Decimal
        ) throws(SafetyDutyError) {
            guard let earnedUnits = PointUnits.units(earned),
                let maximumUnits = PointUnits.units(maximum), earned <= maximum
            else { throw .marksInvalid(area, day: day, earned: earned, maximum: maximum) }
            self.area = area
            self.day = day
            self.earned = earned
            self.maximum = maximum
            self.earnedUnits = earnedUnits
            self.maximumUnits = maximumUnits
        }
    }

    /// The area.
    public let area: String
    /// How many inspections of the month counted.
    public let inspections: Int
    /// The score; `nil` without an inspection in which something counted.
    public let score: Decimal?

    /// The scores of areas in a month, in the order of the areas.
    /// - Throws: `codeTwice`; `unknown` for a mark of another area; `outOfRange`.
    public static func scores(
        of areas: [String], in month: Month, _ marks: [Mark]
    ) throws(SafetyDutyError) -> [AreaScore] {
        try SafetyDutyError.checkUnique(areas)
        for mark in marks where !areas.contains(mark.area) {
            throw .unknown(
                .area, mark.area, nearest: NearestName.nearest(to: mark.area, in: areas))
        }
        var scores: [AreaScore] = []
        for area in areas {
            let counted = marks.filter { $0.area == area && $0.day.monthOfYear == month }
            var (earned, maximum): (Int64, Int64) = (0, 0)
            for mark in counted {
                let (sum, overflow) = maximum.addingReportingOverflow(mark.maximumUnits)
                guard !overflow else { throw .outOfRange }
                // No more is earned than could be, so the sum of what was earned fits, too.
                (earned, maximum) = (earned + mark.earnedUnits, sum)
            }
            let score = Percentage.published(earned, of: maximum, decimals: 2)
            scores.append(AreaScore(area: area, inspections: counted.count, score: score))
        }
        return scores
    }
}
