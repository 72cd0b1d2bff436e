/// Rounding exact fractions that add up to a whole: the last step of a reciprocal allocation.
extension Apportionment {
    /// Whole units for the exact shares numerator(i) / denominator, by largest remainder (最大余额法).
    ///
    /// Each share is cut to the next lower unit and the units left go one each to the largest
    /// remainders, the earlier position first among equals; so each is less than one unit from its
    /// exact value and their sum is the total. Shares may have either sign. A negative total is
    /// rounded as the mirror image of the positive one.
    /// - Throws: `sharesUnbalanced` when the exact shares do not add up to the total; `outOfRange`
    ///   when a share does not fit 128 bits or the denominator is not positive.
    package static func shares(
        of total: Int128, exactNumerators: [BigInteger], denominator: BigInteger
    ) throws(ApportionmentError) -> [Int128] {
        guard denominator > .zero else { throw .outOfRange }
        let sum = exactNumerators.reduce(.zero, +)
        guard sum == denominator * BigInteger(total) else {
            let exact = try? Rate(numerator: sum, denominator: denominator)
            throw .sharesUnbalanced(amount: String(total), sum: exact?.description ?? "\(sum)")
        }
        let isMirrored = total < 0
        var (shares, remainders) = ([BigInteger](), [BigInteger]())
        for numerator in exactNumerators {
            let upright = isMirrored ? -numerator : numerator
            guard let share = upright.divided(by: denominator, rounding: .down)
            else { throw .outOfRange }
            shares.append(share)
            remainders.append(upright - share * denominator)
        }
        // The remainders add up to as many whole units as are left; each is below one unit, so
        // there are more remainders than units.
        let left = shares.reduce(BigInteger(total).magnitude, -)
        let units = Int128(exactly: left).map { Int(clamping: $0) } ?? 0
        let byRemainder = remainders.indices.sorted {
            remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
        }
        for index in byRemainder.prefix(units) { shares[index] = shares[index] + .one }
        var whole: [Int128] = []
        for share in shares {
            guard let fitting = Int128(exactly: isMirrored ? -share : share)
            else { throw .outOfRange }
            whole.append(fitting)
        }
        return whole
    }
}
