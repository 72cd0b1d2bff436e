import HospitalCore

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
