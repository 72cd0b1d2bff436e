import HospitalCore

extension Rate {
    /// An amount in yuan.
    init(yuan amount: Money) {
        // Every Int64 has at most 19 digits, so the decimal always exists.
        let decimal = try? Decimal(significand: Int128(amount.fen), scale: 2)
        self.init(decimal ?? .zero)
    }

    /// The quotient of two rates.
    /// - Throws: `divisionByZero`.
    func divided(by other: Rate) throws(NumberError) -> Rate {
        try Rate(
            numerator: numerator * other.denominator, denominator: denominator * other.numerator)
    }

    /// An exact number of yuan in fen, rounded once half away from zero.
    /// - Throws: `outOfRange`.
    func money() throws(NumberError) -> Money {
        let rounded = try decimal(digits: 2, rounding: .halfAwayFromZero)
        guard let fen = Int64(exactly: rounded.significand) else {
            throw .outOfRange(rounded.description)
        }
        return Money(fen: fen)
    }

    /// A unit cost as it is published, in yuan with six decimals, rounded half away from zero; what
    /// is compared with an earlier one is this value (decision 1).
    /// - Throws: `outOfRange` beyond 38 digits.
    package func publishedUnitCost() throws(NumberError) -> Decimal {
        try decimal(digits: 6, rounding: .halfAwayFromZero)
    }

    /// The exact sum.
    static func sum(_ rates: some Sequence<Rate>) -> Rate { rates.reduce(.zero, +) }
}

extension Apportionment {
    /// An amount split over exact weights to the fen by largest remainders; ties go to the lower
    /// code, so the order of rows never changes an amount.
    ///
    /// - Throws: `outOfRange` when the weights do not fit; the caller has made sure that they are
    ///   not negative and do not total zero.
    static func shares(
        of total: Money, weights: [Decimal], codes: [String], object: String
    ) throws(UnitCostError) -> [Money] {
        let order = codes.indices.sorted {
            codes[$0].utf8.lexicographicallyPrecedes(codes[$1].utf8)
        }
        do {
            let sorted = try shares(
                of: total, weights: order.map { weights[$0] }, residual: .largestRemainder)
            var shares = [Money](repeating: .zero, count: weights.count)
            for (position, share) in zip(order, sorted) { shares[position] = share }
            return shares
        } catch {
            throw .outOfRange(object: object)
        }
    }
}
