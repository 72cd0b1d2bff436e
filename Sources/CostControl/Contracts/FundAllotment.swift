import HospitalCore

/// The next allotment of a fund by what was done and how it was appraised (以奖代补、绩效分配).
///
///     weight = base × published score, split by largest remainder, ties by the code
///
/// A unit without a score is missing and not 0: the allotment waits for it.
/// - Source: requirement S-127
public enum FundAllotment {
    /// A unit with its base, such as its heads, and its published score.
    public struct Unit: Equatable, Sendable {
        /// The unit.
        public let code: String
        /// Its base.
        public let base: Decimal
        /// Its published score; `nil` when it was not appraised.
        public let score: Decimal?

        /// A unit.
        public init(_ code: String, base: Decimal, score: Decimal?) {
            self.code = code
            self.base = base
            self.score = score
        }
    }

    /// The amounts by unit, in the order of the codes; they add up to the fund.
    /// - Throws: `scoreMissing`; `weightsInvalid` for weights below zero or none above.
    public static func amounts(
        of fund: Money, _ units: [Unit]
    ) throws(ContractError) -> [(unit: String, amount: Money)] {
        let sorted = units.sorted { Code<Unit>($0.code) < Code<Unit>($1.code) }
        var weights: [Decimal] = []
        for unit in sorted {
            guard let score = unit.score else { throw .scoreMissing(unit.code) }
            weights.append(try ContractError.fitting(unit.code) { () throws(NumberError) in
                try unit.base.multiplied(by: score)
            })
        }
        do {
            let shares = try Apportionment.shares(
                of: fund, weights: weights, residual: .largestRemainder)
            return zip(sorted, shares).map { (unit: $0.code, amount: $1) }
        } catch { throw .weightsInvalid(fund) }
    }
}

/// What an improvement may save in a year, as a range (效益测算).
///
///     from = unit cost × count × periods × least share          to = … × greatest share
///
/// Both ends are rounded once, half away from zero to the fen.
/// - Source: requirements S-110, S-128
public struct BenefitEstimate: Equatable, Sendable {
    /// The least saving.
    public let least: Money
    /// The greatest saving.
    public let greatest: Money

    /// An estimate.
    /// - Throws: `negative` for shares outside of 0 to 1 or the wrong way round; `outOfRange`.
    public init(
        unitCost: Money, count: Int, periods: Int, least: Decimal, greatest: Decimal
    ) throws(ContractError) {
        guard .zero <= least, least <= greatest, greatest <= .one
        else { throw .negative("share", value: "\(least)–\(greatest)") }
        let whole = try ContractError.fitting("benefit") { () throws(NumberError) in
            try unitCost.multiplied(by: count).multiplied(by: periods)
        }
        (self.least, self.greatest) = try ContractError.fitting("benefit") {
            () throws(NumberError) in
            (
                try Rate(least).applied(to: whole, rounding: .halfAwayFromZero),
                try Rate(greatest).applied(to: whole, rounding: .halfAwayFromZero)
            )
        }
    }

    /// What own work saves against the market: `market − own`; below zero when it costs more.
    /// - Source: requirement S-110
    /// - Throws: `outOfRange`.
    public static func ownWork(market: Money, own: Money) throws(ContractError) -> Money {
        try ContractError.fitting("saving") { () throws(NumberError) in
            try market.subtracting(own)
        }
    }
}

/// What a room is charged inside of the hospital (有偿使用): `area × rate × days`, rounded once half
/// away from zero to the fen.
/// - Source: requirement S-112
public enum RoomCharge {
    /// The charge of a room.
    /// - Parameter rate: yuan for one square metre and day.
    /// - Throws: `negative`, `outOfRange`.
    public static func amount(
        of room: String, area: Decimal, rate: Decimal, days: Int
    ) throws(ContractError) -> Money {
        guard area >= .zero, rate >= .zero, days >= 0
        else { throw .negative(room, value: "\(area) × \(rate) × \(days)") }
        return try ContractError.fitting(room) { () throws(NumberError) in
            try (Rate(area) * Rate(rate) * Rate(Decimal(days))).money()
        }
    }
}
