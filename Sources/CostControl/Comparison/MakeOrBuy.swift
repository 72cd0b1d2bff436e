import HospitalCore

/// What a service run by the hospital really costs (后勤全成本, S-101): without depreciation and a
/// charge for the capital it looks cheaper than it is.
///
///     full cost = direct + depreciation + capital charge
///
/// - Source: requirement S-101
public struct FullServiceCost: Equatable, Sendable {
    /// Wages, materials, energy, repairs.
    public let direct: Money
    /// Depreciation of its equipment and rooms.
    public let depreciation: Money
    /// What the capital bound in it would earn elsewhere.
    public let capitalCharge: Money
    /// All of them.
    public let full: Money

    /// A cost.
    /// - Throws: `negative`, `outOfRange`.
    public init(
        direct: Money, depreciation: Money = .zero, capitalCharge: Money = .zero
    ) throws(UnitCostError) {
        for part in [direct, depreciation, capitalCharge] {
            try UnitCostError.requireNotNegative(part.yuan, .cost, of: "own")
        }
        self.direct = direct
        self.depreciation = depreciation
        self.capitalCharge = capitalCharge
        full = try UnitCostError.checked("own") { () throws(NumberError) in
            try [direct, depreciation, capitalCharge].total()
        }
    }

    /// A charge for capital: amount × rate, rounded once to the fen, half away from zero.
    /// - Throws: `outOfRange`.
    public static func charge(on capital: Money, rate: Decimal) throws(UnitCostError) -> Money {
        try CaseGroups.money(Rate(yuan: capital) * Rate(rate), "own")
    }
}

/// Whether to run a service or to buy it (自营或外包比较, S-100, S-101).
///
/// Offers below the quality asked for are left out; of the others the lowest price counts, among
/// equals the lower code. It is bought when the price is below the full cost, or when one's own
/// quality is below what is asked for; otherwise it is run. The naive answer compares the same
/// offer with the direct cost alone.
/// - Source: requirements S-100 and S-101
public struct MakeOrBuy: Equatable, Sendable {
    /// What a vendor offers.
    public struct Offer: Equatable, Sendable {
        /// The code of the vendor.
        public let code: String
        /// What he asks for the same service and period.
        public let price: Money
        /// His quality score.
        public let quality: Decimal

        /// An offer.
        public init(_ code: String, price: Money, quality: Decimal) {
            self.code = code
            self.price = price
            self.quality = quality
        }
    }

    /// What is recommended.
    public struct Decision: Equatable, Sendable {
        /// The offer to take; `nil` to run the service.
        public let offer: Offer?
        /// Whether comparing the direct cost alone would have bought it.
        public let naivelyBuys: Bool
        /// Why, in words.
        public let reasons: [Finding]
    }

    /// The cost of running it.
    public let own: FullServiceCost
    /// One's own quality score; `nil` when it is not judged.
    public let ownQuality: Decimal?
    /// The offers.
    public let offers: [Offer]
    /// The quality asked for.
    public let minimumQuality: Decimal

    /// A comparison.
    public init(
        own: FullServiceCost, ownQuality: Decimal? = nil, offers: [Offer],
        minimumQuality: Decimal = .zero
    ) {
        self.own = own
        self.ownQuality = ownQuality
        self.offers = offers
        self.minimumQuality = minimumQuality
    }

    /// The recommendation with its reasons.
    /// - Throws: `nothingToCost` without offers, `duplicate`, `negative` for a price.
    public func decision() throws(UnitCostError) -> Decision {
        try UnitCostError.requireUnique(offers.map(\.code))
        for offer in offers {
            try UnitCostError.requireNotNegative(offer.price.yuan, .price, of: offer.code)
        }
        let limit = MessageValue.text(minimumQuality.description)
        let sorted = offers.sorted {
            $0.price == $1.price
                ? $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) : $0.price < $1.price
        }
        var reasons = sorted.filter { $0.quality < minimumQuality }.map {
            Finding(
                .offerBelowQuality,
                [
                    "offer": .text($0.code), "quality": .text($0.quality.description),
                    "limit": limit,
                ])
        }
        guard let best = sorted.first(where: { $0.quality >= minimumQuality }) else {
            return Decision(
                offer: nil, naivelyBuys: false, reasons: reasons + [Finding(.offersMissing)])
        }
        let isWeak = ownQuality.map { $0 < minimumQuality } ?? false
        if isWeak, let ownQuality {
            reasons.append(
                Finding(
                    .ownBelowQuality,
                    [
                        "quality": .text(ownQuality.description), "limit": limit,
                    ]))
        }
        let (isCheaper, isNaivelyCheaper) = (best.price < own.full, best.price < own.direct)
        reasons.append(
            Finding(
                isCheaper ? .offerIsCheaper : .ownIsCheaper,
                [
                    "cost": .text(own.full.description), "offer": .text(best.code),
                    "price": .text(best.price.description),
                ]))
        if isCheaper != isNaivelyCheaper, let hidden = try? own.full.subtracting(own.direct) {
            reasons.append(
                Finding(
                    .directCostMisleads,
                    [
                        "direct": .text(own.direct.description),
                        "hidden": .text(hidden.description),
                    ]))
        }
        return Decision(
            offer: isCheaper || isWeak ? best : nil, naivelyBuys: isNaivelyCheaper,
            reasons: reasons)
    }
}
