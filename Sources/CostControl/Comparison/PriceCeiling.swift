import HospitalCore

/// Charges held against the highest prices of items or single diseases (最高限价、单病种限价, S-097).
///
///     excess = charge − ceiling, 0 where the charge is not above it
///
/// Ceilings are a published price list: data with its days. A charge without a ceiling is not
/// limited and says so.
/// - Source: requirement S-097
public struct PriceCeilings: Equatable, Sendable {
    /// The highest charge for one.
    public struct Ceiling: Equatable, Sendable {
        /// The code of the item or disease.
        public let code: String
        /// The highest charge.
        public let limit: Money
        /// When it holds; `nil` for always.
        public let validity: Validity?

        /// A ceiling.
        public init(_ code: String, limit: Money, validity: Validity? = nil) {
            self.code = code
            self.limit = limit
            self.validity = validity
        }
    }

    /// What was charged for one.
    public struct Charge: Equatable, Sendable {
        /// The code of the item or disease.
        public let code: String
        /// The amount.
        public let amount: Money

        /// A charge.
        public init(_ code: String, _ amount: Money) {
            self.code = code
            self.amount = amount
        }
    }

    /// A charge held against its ceiling.
    public struct Line: Equatable, Sendable {
        /// The charge.
        public let charge: Charge
        /// The ceiling; `nil` when there is none.
        public let limit: Money?
        /// What was charged too much.
        public let excess: Money

        /// What is said of a charge above its ceiling.
        public var finding: Finding? {
            guard let limit, excess != .zero else { return nil }
            return Finding(
                .priceCeilingExceeded,
                [
                    "object": .text(charge.code), "amount": .text(charge.amount.description),
                    "limit": .text(limit.description), "excess": .text(excess.description),
                ])
        }
    }

    /// The ceilings.
    public let ceilings: [Ceiling]

    /// A price list.
    /// - Throws: `negative` for a ceiling below zero.
    public init(_ ceilings: [Ceiling]) throws(UnitCostError) {
        for ceiling in ceilings {
            try UnitCostError.requireNotNegative(ceiling.limit.yuan, .limit, of: ceiling.code)
        }
        self.ceilings = ceilings
    }

    /// Every charge with its ceiling and excess, in the order of the charges.
    /// - `day`: the day of the charges; `nil` takes every ceiling for valid.
    /// - Throws: `duplicate` for two ceilings of one code on the day; `outOfRange`.
    public func checked(_ charges: [Charge], on day: Day?) throws(UnitCostError) -> [Line] {
        var limits: [String: Money] = [:]
        for ceiling in ceilings {
            if let day, let validity = ceiling.validity, !validity.contains(day) { continue }
            guard limits.updateValue(ceiling.limit, forKey: ceiling.code) == nil else {
                throw .duplicate(ceiling.code)
            }
        }
        var lines: [Line] = []
        for charge in charges {
            let limit = limits[charge.code]
            let excess = try UnitCostError.checked(charge.code) { () throws(NumberError) in
                try charge.amount.subtracting(limit ?? charge.amount)
            }
            lines.append(Line(charge: charge, limit: limit, excess: max(excess, .zero)))
        }
        return lines
    }
}
