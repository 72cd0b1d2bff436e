import HospitalCore

/// What a store should have of an item, and what its use says (安全库存、上下限、积压).
///
/// Averages look at closed months only; a month without a figure is missing and left out, a month
/// without use counts as 0.
/// - Source: T-STK; requirements S-186, S-187
public struct StockLevel: Equatable, Sendable {
    /// The least, the safety quantity and the most.
    public struct Limits: Equatable, Sendable {
        /// The safety quantity (安全用量).
        public let safety: Decimal
        /// Where it is ordered again.
        public let minimum: Decimal
        /// The most.
        public let maximum: Decimal

        /// Limits.
        /// - `goods`: whose they are, as errors name them.
        /// - Throws: `limitsInvalid` unless 0 ≤ safety ≤ minimum ≤ maximum.
        public init(
            of goods: String = "limits", safety: Decimal, minimum: Decimal, maximum: Decimal
        ) throws(StockError) {
            guard .zero <= safety, safety <= minimum, minimum <= maximum
            else { throw .limitsInvalid(goods) }
            self.safety = safety
            self.minimum = minimum
            self.maximum = maximum
        }
    }

    /// What is said of a balance.
    public enum State: String, CaseIterable, Sendable {
        /// Nothing is left.
        case out
        /// Below the safety quantity.
        case belowSafety = "below_safety"
        /// Below the minimum: order.
        case belowMinimum = "below_minimum"
        /// Between minimum and maximum.
        case usual
        /// Above the maximum.
        case aboveMaximum = "above_maximum"
    }

    /// How the average use of a month is taken.
    public enum Average: String, CaseIterable, Sendable {
        /// Mean of all closed months.
        case mean
        /// Mean of the closed months with a use.
        case used
        /// Later months weigh more: 1, 2, 3 … from the earliest.
        case weighted
        /// The median; of an even number of months the mean of the two in the middle.
        case median
    }

    /// The state of a balance.
    public static func state(of balance: Decimal, _ limits: Limits) -> State {
        if balance <= .zero { return .out }
        if balance < limits.safety { return .belowSafety }
        if balance < limits.minimum { return .belowMinimum }
        return balance <= limits.maximum ? .usual : .aboveMaximum
    }

    /// The average use of a month, rounded half away from zero; `nil` without any month that
    /// counts.
    /// - `use`: what was used in each month.
    /// - `open`: the first month that is not closed; it and later ones do not count.
    /// - Throws: `outOfRange`.
    public static func average(
        _ use: [Month: Decimal], before open: Month, by method: Average, digits: Int
    ) throws(StockError) -> Decimal? {
        let closed = use.filter { $0.key < open }.sorted { $0.key < $1.key }.map(\.value)
        let exact: Rate?
        switch method {
        case .mean: exact = mean(closed.map { ($0, 1) })
        case .used: exact = mean(closed.filter { $0 != .zero }.map { ($0, 1) })
        case .weighted: exact = mean(closed.enumerated().map { ($1, $0 + 1) })
        case .median:
            let sorted = closed.sorted()
            let middle = sorted.count / 2
            exact =
                sorted.isEmpty
                ? nil
                : mean(
                    sorted.count % 2 == 1
                        ? [(sorted[middle], 1)] : [(sorted[middle - 1], 1), (sorted[middle], 1)])
        }
        guard let exact else { return nil }
        do throws(NumberError) {
            return try exact.decimal(digits: digits, rounding: .halfAwayFromZero)
        } catch { throw .outOfRange("average") }
    }

    private static func mean(_ values: [(value: Decimal, weight: Int)]) -> Rate? {
        let weights = values.reduce(0) { $0 + $1.weight }
        guard weights > 0,
            let part = try? Rate(numerator: 1, denominator: Int128(weights))
        else { return nil }
        let sum = values.reduce(Rate.zero) { $0 + Rate($1.value) * Rate(Decimal($1.weight)) }
        return sum * part
    }

    /// Whether an item is dead stock (积压): there is a balance, and nothing was issued within so
    /// many days.
    /// - `lastIssue`: the day of the last issue; `nil` when there was none since it was
    ///   received.
    public static func isDead(
        balance: Decimal, lastIssue: Day?, received: Day, on today: Day, after days: Int
    ) -> Bool {
        balance > .zero && (lastIssue ?? received).days(until: today) > days
    }
}
