import HospitalCore

/// The measures by which a bureau compares hospitals (区域综合评价, S-250): volume, efficiency, cost
/// and output for input.
///
///     work per staff and day = visits / staff / days        turnover = discharges / beds
///     fee per visit = outpatient income / visits
///     fee per bed-day = inpatient income / bed-days
///     income per 100 yuan of fixed assets = medical income × 100 / fixed assets
///
/// A measure whose figures are missing or whose base is zero has no value; it is never zero.
public struct RegionalMeasures: Equatable, Sendable {
    /// What a hospital reports for a year; what is not reported is `nil`.
    public struct Figures: Equatable, Sendable {
        /// Outpatient and emergency visits (诊疗人次).
        public var visits: Decimal?
        /// Discharged patients (出院人次).
        public var discharges: Decimal?
        /// Staff (职工人数).
        public var staff: Decimal?
        /// Beds (床位数).
        public var beds: Decimal?
        /// Occupied bed days (实际占用总床日数).
        public var bedDays: Decimal?
        /// Income from outpatients (门诊收入).
        public var outpatientIncome: Money?
        /// Income from inpatients (住院收入).
        public var inpatientIncome: Money?
        /// Fixed assets (固定资产).
        public var fixedAssets: Money?
        /// Days of the period.
        public var days: Int

        /// Figures of a period.
        public init(days: Int) { self.days = days }
    }

    /// Visits per member of staff and day.
    public let visitsPerStaffDay: Rate?
    /// Discharges per bed.
    public let dischargesPerBed: Rate?
    /// Outpatient income per visit in yuan.
    public let feePerVisit: Rate?
    /// Inpatient income per bed-day in yuan.
    public let feePerBedDay: Rate?
    /// Medical income per 100 yuan of fixed assets, in yuan.
    public let incomePer100Assets: Rate?

    /// The measures of a hospital.
    public init(_ figures: Figures) {
        func ratio(_ above: Rate?, _ below: Rate?) -> Rate? {
            guard let above, let below else { return nil }
            return try? above.divided(by: below)
        }
        func yuan(_ money: Money?) -> Rate? {
            money.flatMap { try? Rate(numerator: Int128($0.fen), denominator: 100) }
        }
        let outpatient = yuan(figures.outpatientIncome)
        let inpatient = yuan(figures.inpatientIncome)
        visitsPerStaffDay = ratio(
            figures.visits.map { Rate($0) }, figures.staff.map { Rate($0) * Rate(figures.days) })
        dischargesPerBed = ratio(figures.discharges.map { Rate($0) }, figures.beds.map { Rate($0) })
        feePerVisit = ratio(outpatient, figures.visits.map { Rate($0) })
        feePerBedDay = ratio(inpatient, figures.bedDays.map { Rate($0) })
        let income = outpatient.flatMap { one in inpatient.map { one + $0 } }
        incomePer100Assets = ratio(income.map { $0 * Rate(100) }, yuan(figures.fixedAssets))
    }
}

/// Goals that every unit of a region must reach (覆盖目标, S-253, S-255): a unit below is told, a unit
/// that is not there is named (S-254).
public struct CoverageGoal: Equatable, Sendable {
    /// What is covered.
    public let name: String
    /// The lowest percentage that meets the goal.
    public let minimum: Decimal
    /// The document that sets it.
    public let citation: Citation

    /// A goal.
    public init(_ name: String, minimum: Decimal, citation: Citation) {
        self.name = name
        self.minimum = minimum
        self.citation = citation
    }

    /// How a unit stands.
    public enum Standing: Equatable, Sendable {
        /// The goal is met.
        case met(percent: Rate)
        /// It is not; 99.9 % of 100 % is not.
        case unmet(percent: Rate)
        /// Nothing was reported, or there is nothing to cover.
        case missing
    }

    /// How a unit stands that covers a part of a whole.
    public func standing(part: Decimal?, whole: Decimal?) -> Standing {
        guard let part, let whole, let share = try? Rate(part).divided(by: Rate(whole)) else {
            return .missing
        }
        let percent = share * Rate(100)
        return percent >= Rate(minimum) ? .met(percent: percent) : .unmet(percent: percent)
    }

    /// The units that should report and do not, by code (S-254).
    public static func missing(_ expected: [String], reported: Set<String>) -> [String] {
        expected.filter { !reported.contains($0) }.map { Code<CoverageGoal>($0) }.sorted()
            .map(\.code)
    }
}
