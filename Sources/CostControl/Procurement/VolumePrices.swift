import HospitalCore

/// Prices that fall with volume (带量采购、阶梯报价): the price of the band that a cumulative quantity
/// lies in.
///
/// *Whole*: everything is paid at the price of the band that the whole quantity reaches. *Parts*:
/// each part of the quantity is paid at the price of its own band. A band begins at its quantity
/// (以上含本数); the amount is rounded once, half away from zero to the fen.
/// - Source: requirement S-093
public struct VolumePrices: Equatable, Sendable {
    /// From a quantity on, yuan for one.
    public struct Band: Equatable, Sendable {
        /// From this quantity on.
        public let from: Decimal
        /// Yuan for one.
        public let price: Decimal

        /// A band.
        public init(from: Decimal, price: Decimal) {
            self.from = from
            self.price = price
        }
    }

    /// How bands count.
    public enum Basis: String, CaseIterable, Sendable {
        /// All at the price of the band that is reached.
        case whole
        /// Each part at the price of its band.
        case parts
    }

    /// The bands, smallest quantity first; the first begins at 0.
    public let bands: [Band]
    /// How they count.
    public let basis: Basis

    /// A price list.
    /// - Throws: `bandsInvalid` unless bands begin at 0 and rise.
    public init(_ bands: [Band], basis: Basis) throws(ProcurementError) {
        guard let first = bands.first, first.from == .zero,
            zip(bands, bands.dropFirst()).allSatisfy({ $0.from < $1.from })
        else { throw .bandsInvalid }
        for band in bands where band.price < .zero {
            throw .negative("price", value: band.price.description)
        }
        self.bands = bands
        self.basis = basis
    }

    /// The price of the band that a quantity reaches.
    public func price(at quantity: Decimal) -> Decimal {
        (bands.last { $0.from <= quantity } ?? bands[0]).price
    }

    /// The amount of a quantity, in whole fen.
    /// - Throws: `negative`, `outOfRange`.
    public func amount(of quantity: Decimal) throws(ProcurementError) -> Money {
        guard quantity >= .zero
        else { throw .negative("quantity", value: quantity.description) }
        var sum = Rate.zero
        switch basis {
        case .whole: sum = Rate(quantity) * Rate(price(at: quantity))
        case .parts:
            for (place, band) in bands.enumerated() where band.from < quantity {
                let end =
                    place + 1 < bands.count
                    ? min(bands[place + 1].from, quantity) : quantity
                sum = sum + (Rate(end) - Rate(band.from)) * Rate(band.price)
            }
        }
        let exact = sum
        return try ProcurementError.fitting("quantity") { () throws(NumberError) in
            try exact.money()
        }
    }
}
