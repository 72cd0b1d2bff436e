import HospitalCore

/// The yearly plan for repair parts (维修材料年度采购计划): periodic replacement by the life of a part, and
/// emergency stock from the failures of earlier years.
///
/// A part that was last changed in a month is due every `life` months from there; the month's need
/// is the pieces that fall due in it and the mean failures of that month over the years of the
/// history, rounded up: half a failure still needs a part.
/// - Source: requirement S-075
public struct PurchasePlan: Equatable, Sendable {
    /// A kind of part.
    public struct Part: Equatable, Sendable {
        /// The code.
        public let code: String
        /// After how many months it is replaced; `nil` for one that is replaced when it fails.
        public let lifeMonths: Int?
        /// In which month how many pieces were changed last.
        public let lastChanged: [Month: Int]
        /// Failures by month of earlier years.
        public let failures: [Month: Int]

        /// A part with its history.
        public init(
            _ code: String, lifeMonths: Int?, lastChanged: [Month: Int] = [:],
            failures: [Month: Int] = [:]
        ) {
            self.code = code
            self.lifeMonths = lifeMonths
            self.lastChanged = lastChanged
            self.failures = failures
        }
    }

    /// The need of a month.
    public struct Need: Equatable, Sendable {
        /// The month.
        public let month: Month
        /// Pieces that reach the end of their life.
        public let periodic: Int
        /// Pieces for failures.
        public let emergency: Int
    }

    /// The needs of a part over the months of a plan, in their order.
    /// - Throws: `negative` for a life that is not above zero or a count below it.
    public static func needs(
        of part: Part, in months: [Month]
    ) throws(ProcurementError) -> [Need] {
        if let life = part.lifeMonths, life <= 0 {
            throw .negative(part.code, value: String(life))
        }
        for count in part.lastChanged.values where count < 0 {
            throw .negative(part.code, value: String(count))
        }
        for count in part.failures.values where count < 0 {
            throw .negative(part.code, value: String(count))
        }
        let years = Set(part.failures.keys.map(\.year)).count
        return months.map { month in
            let periodic = part.lifeMonths.map { life in
                part.lastChanged.reduce(0) { sum, changed in
                    let gone = changed.key.months(until: month)
                    return sum + (gone > 0 && gone % life == 0 ? changed.value : 0)
                }
            }
            let failed = part.failures.reduce(0) { sum, failure in
                sum + (failure.key.month == month.month ? failure.value : 0)
            }
            return Need(
                month: month, periodic: periodic ?? 0,
                emergency: years == 0 ? 0 : (failed + years - 1) / years)
        }
    }

    /// What share of purchases was not planned (计划外采购占比), in percent with two digits; `nil` when
    /// nothing was bought. Per item, what was bought beyond the plan is unplanned.
    /// - Source: requirement S-108
    /// - Throws: `negative`, `outOfRange`.
    public static func unplannedShare(
        planned: [String: Money], bought: [String: Money]
    ) throws(ProcurementError) -> (amount: Money, percent: Decimal?) {
        var amounts: [Money] = []
        for (item, amount) in bought {
            guard amount >= .zero else { throw .negative(item, value: amount.description) }
            let beyond = try ProcurementError.fitting(item) { () throws(NumberError) in
                try amount.subtracting(planned[item] ?? .zero)
            }
            amounts.append(min(max(beyond, .zero), amount))
        }
        return try ProcurementError.fitting("total") { () throws(NumberError) in
            let unplanned = try amounts.total()
            let total = try Array(bought.values).total()
            guard total != .zero else { return (unplanned, nil) }
            let share = try Rate(unplanned.yuan).divided(by: Rate(total.yuan))
            return (
                unplanned,
                try (share * Rate(Decimal(100))).decimal(digits: 2, rounding: .halfAwayFromZero)
            )
        }
    }
}
