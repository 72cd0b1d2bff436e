import HospitalCore

/// Pay of a department by a fixed value of each work point (点值法).
///
///     pay = (points × value − cost × share) × score / 100, rounded half away from zero to the fen
///
/// Below zero nothing is paid and the shortfall is listed; it is not taken from others.
/// - Source: practice of workload points with controllable cost (RBRVS).
public struct PointValuePay: Equatable, Sendable {
    /// Work points of the period.
    public let points: Decimal
    /// Value of a point in yuan.
    public let value: Decimal
    /// The controllable cost.
    public let cost: Money
    /// The part of the cost that the department bears, 0 to 1.
    public let costShare: Decimal
    /// The published score.
    public let score: Decimal

    /// The facts of a department.
    public init(points: Decimal, value: Decimal, cost: Money, costShare: Decimal, score: Decimal) {
        self.points = points
        self.value = value
        self.cost = cost
        self.costShare = costShare
        self.score = score
    }

    /// The amount to pay and what is missing to zero.
    public struct Amount: Equatable, Sendable {
        /// The pay, never negative.
        public let paid: Money
        /// By how much the formula falls below zero; zero when it does not.
        public let shortfall: Money
    }

    /// The amount by the formula.
    /// - Throws: `negativeFactor` naming the fact; `outOfRange`.
    public func amount(for department: Department.ID) throws(PayError) -> Amount {
        for (name, fact) in [
            ("points", points), ("value", value), ("cost_share", costShare), ("score", score),
        ] where fact < .zero {
            throw .negativeFactor(code: department.code, factor: name, value: fact)
        }
        do {
            let cost = Rate(try Decimal(significand: Int128(cost.fen), scale: 2))
            let earned = Rate(points) * Rate(value) - cost * Rate(costShare)
            let exact = earned * Rate(score) * Rate(hundredths: 1)
            let yuan = try exact.decimal(digits: 2, rounding: .halfAwayFromZero)
            guard let fen = Int64(exactly: yuan.significand), fen != .min else {
                throw NumberError.outOfRange(yuan.description)
            }
            return Amount(
                paid: Money(fen: max(0, fen)), shortfall: Money(fen: max(0, -fen)))
        } catch {
            throw .outOfRange(code: department.code)
        }
    }
}
