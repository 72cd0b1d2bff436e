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
    /// - Throws: `negative` for a life that is not above zero or a count below it; `outOfRange`.
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
        var needs: [Need] = []
        for month in months {
            var periodic: Int128 = 0, failed: Int128 = 0
            // Sums of fewer than 2⁶³ numbers of 64 bits fit.
            if let life = part.lifeMonths {
                for (changed, count) in part.lastChanged {
                    let gone = changed.months(until: month)
                    if gone > 0, gone % life == 0 { periodic += Int128(count) }
                }
            }
            for (failure, count) in part.failures where failure.month == month.month {
                failed += Int128(count)
            }
            let mean = years == 0 ? 0 : (failed + Int128(years) - 1) / Int128(years)
            guard let due = Int(exactly: periodic), let spare = Int(exactly: mean)
            else { throw .outOfRange(part.code) }
            needs.append(Need(month: month, periodic: due, emergency: spare))
        }
        return needs
    }

    /// What share of purchases was not planned (计划外采购占比), in percent with two digits; `nil` when
    /// nothing was bought.
    ///
    /// Per item, what was bought beyond the plan is unplanned.
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
