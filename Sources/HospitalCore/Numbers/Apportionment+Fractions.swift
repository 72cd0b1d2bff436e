/// Splitting an amount by exact fractions that already add up to it.
extension Apportionment {
    /// Rounds the exact shares `numerator(i) / denominator` to whole units that add up to the
    /// total.
    ///
    /// The fractions add up to the total exactly and may have different signs: what sources that
    /// serve each other send to a final department. A negative total is the mirror image of the
    /// positive one; a share of zero stays zero; ties go to the earlier position.
    /// - Throws: `sharesUnbalanced` when the fractions do not add up to the total; `outOfRange`
    ///   when a share does not fit 128 bits.
    package static func shares(
        of total: Int128, exactNumerators: [BigInteger], denominator: BigInteger,
        residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        let sum = exactNumerators.reduce(BigInteger.zero) { $0 + $1 }
        guard denominator > .zero, sum == BigInteger(total) * denominator else {
            let fraction = try? Rate(numerator: sum, denominator: denominator)
            throw .sharesUnbalanced(sum: fraction?.description ?? "∞", total: String(total))
        }
        let mirrored = total < 0
        let numerators = mirrored ? exactNumerators.map { -$0 } : exactNumerators
        var shares = try cut(
            numerators, over: denominator,
            by: residual == .largestRemainder ? .down : .halfAwayFromZero)
        var left = mirrored ? BigInteger(total).magnitude : BigInteger(total)
        for share in shares { left = left - BigInteger(share) }
        guard let units = Int128(exactly: left) else { throw .outOfRange }
        if residual == .largestRemainder {
            give(units, over: numerators, denominator: denominator, to: &shares)
        } else if let chosen = receiver(of: residual, shares: shares, numerators: numerators) {
            let (whole, overflow) = shares[chosen].addingReportingOverflow(units)
            guard !overflow else { throw .outOfRange }
            shares[chosen] = whole
        }
        return mirrored ? shares.map { -$0 } : shares
    }

    private static func cut(
        _ numerators: [BigInteger], over denominator: BigInteger, by rounding: Rounding
    ) throws(ApportionmentError) -> [Int128] {
        var shares: [Int128] = []
        shares.reserveCapacity(numerators.count)
        for numerator in numerators {
            guard let quotient = numerator.divided(by: denominator, rounding: rounding),
                let share = Int128(exactly: quotient), share != .min
            else { throw .outOfRange }
            shares.append(share)
        }
        return shares
    }

    /// One unit each to the largest remainders. The remainders of fractions cut down add up to the
    /// units left, so there are always more of them than units.
    private static func give(
        _ units: Int128, over numerators: [BigInteger], denominator: BigInteger,
        to shares: inout [Int128]
    ) {
        guard units > 0 else { return }
        let remainders = zip(numerators, shares).map { numerator, share in
            numerator - BigInteger(share) * denominator
        }
        let order = remainders.indices.sorted {
            remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$1] < remainders[$0]
        }
        for index in order.prefix(Int(truncatingIfNeeded: units)) { shares[index] += 1 }
    }

    private static func receiver(
        of residual: Residual, shares: [Int128], numerators: [BigInteger]
    ) -> Int? {
        let used = numerators.indices.filter { !numerators[$0].isZero }
        switch residual {
        case .first: return used.first
        case .last: return used.last
        default:
            return used.reduce(nil) { best, index in
                best.map { shares[index] > shares[$0] ? index : $0 } ?? index
            }
        }
    }
}
