import HospitalCore

/// The rating of a supplier (供应商信用评价): delivery, quality and complaints, weighted.
///
///     score = Σ weight × part / Σ weight, two digits, half away from zero
///     part of complaints = 100 − complaints × deduction, at least 0
///
/// A part without deliveries is missing and its weight is left out; without any part there is no
/// score.
/// - Source: requirement S-306
public struct SupplierRating: Equatable, Sendable {
    /// What was delivered.
    public struct Record: Equatable, Sendable {
        /// Deliveries.
        public let deliveries: Int
        /// Of them in time.
        public let inTime: Int
        /// Of them without a fault.
        public let faultless: Int
        /// Complaints.
        public let complaints: Int

        /// A record.
        /// - Throws: `negative` for counts below zero, or more good ones than deliveries.
        public init(
            deliveries: Int, inTime: Int, faultless: Int, complaints: Int
        ) throws(ProcurementError) {
            guard deliveries >= 0, (0...deliveries).contains(inTime),
                (0...deliveries).contains(faultless), complaints >= 0
            else { throw .negative("record", value: "\(deliveries)") }
            self.deliveries = deliveries
            self.inTime = inTime
            self.faultless = faultless
            self.complaints = complaints
        }
    }

    /// The weights of delivery, quality and complaints.
    public let weights: (delivery: Decimal, quality: Decimal, complaints: Decimal)
    /// What a complaint takes off.
    public let deduction: Decimal

    /// A rule.
    /// - Throws: `negative` for weights below zero or all 0.
    public init(
        delivery: Decimal, quality: Decimal, complaints: Decimal, deduction: Decimal
    ) throws(ProcurementError) {
        guard [delivery, quality, complaints, deduction].allSatisfy({ $0 >= .zero }),
            [delivery, quality, complaints].contains(where: { $0 > .zero })
        else { throw .negative("weight", value: "\(delivery)") }
        weights = (delivery, quality, complaints)
        self.deduction = deduction
    }

    /// Equal when the rules are.
    public static func == (one: SupplierRating, other: SupplierRating) -> Bool {
        one.weights == other.weights && one.deduction == other.deduction
    }

    /// The score of a record; `nil` when nothing was delivered and nobody complained about it.
    /// - Throws: `outOfRange`.
    public func score(of record: Record) throws(ProcurementError) -> Decimal? {
        let hundred = Rate(Decimal(100))
        var parts: [(weight: Rate, part: Rate)] = []
        do throws(NumberError) {
            if record.deliveries > 0 {
                let all = Rate(Decimal(record.deliveries))
                let inTime = try Rate(Decimal(record.inTime)).divided(by: all)
                let faultless = try Rate(Decimal(record.faultless)).divided(by: all)
                parts.append((Rate(weights.delivery), inTime * hundred))
                parts.append((Rate(weights.quality), faultless * hundred))
            }
            if record.deliveries > 0 || record.complaints > 0 {
                let left = hundred - Rate(Decimal(record.complaints)) * Rate(deduction)
                parts.append((Rate(weights.complaints), left < .zero ? .zero : left))
            }
            let weight = parts.map(\.weight).reduce(.zero, +)
            guard weight > .zero else { return nil }
            let sum = parts.map { $0.weight * $0.part }.reduce(.zero, +)
            return try sum.divided(by: weight).decimal(
                digits: 2, rounding: .halfAwayFromZero)
        } catch { throw .outOfRange("score") }
    }
}
