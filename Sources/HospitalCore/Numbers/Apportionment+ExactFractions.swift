/// Rounding exact fractions that add up to a whole: the last step of a reciprocal allocation.
extension Apportionment {
    /// Whole units for the exact shares numerator(i) / denominator; their sum is the total.
    ///
    /// By largest remainder (最大余额法) each share is cut to the next lower unit and the units left go
    /// one each to the largest remainders; by the other policies each is rounded half away from
    /// zero and the difference goes to the largest, first or last share that is not zero. Ties go
    /// to the earlier position. Shares may have either sign. A negative total is rounded as the
    /// mirror image of the positive one.
    /// - Throws: `sharesUnbalanced` when the exact shares do not add up to the total; `outOfRange`
    ///   when a share does not fit 128 bits or the denominator is not positive.
    package static func shares(
        of total: Int128, exactNumerators: [BigInteger], denominator: BigInteger,
        residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        guard denominator > .zero else { throw .outOfRange }
        let sum = exactNumerators.reduce(.zero, +)
        guard sum == denominator * BigInteger(total) else {
            let exact = try? Rate(numerator: sum, denominator: denominator)
            throw .sharesUnbalanced(amount: String(total), sum: exact?.description ?? "\(sum)")
        }
        let isMirrored = total < 0
        let upright = isMirrored ? exactNumerators.map { -$0 } : exactNumerators
        let rounding = residual == .largestRemainder ? Rounding.down : .halfAwayFromZero
        var shares = upright.map { $0.divided(by: denominator, rounding: rounding) ?? .zero }
        let left = shares.reduce(BigInteger(total).magnitude, -)
        if residual == .largestRemainder {
            // The remainders add up to as many whole units as are left; each is below one unit, so
            // there are more remainders than units.
            let remainders = zip(upright, shares).map { $0 - $1 * denominator }
            let byRemainder = remainders.indices.sorted {
                remainders[$0] == remainders[$1] ? $0 < $1 : remainders[$0] > remainders[$1]
            }
            let units = Int128(exactly: left).map { Int(clamping: $0) } ?? 0
            for index in byRemainder.prefix(units) { shares[index] = shares[index] + .one }
        } else {
            give(left, to: &shares, in: order(by: residual, of: shares, exact: upright))
        }
        var whole: [Int128] = []
        for share in shares {
            guard let fitting = Int128(exactly: isMirrored ? -share : share)
            else { throw .outOfRange }
            whole.append(fitting)
        }
        return whole
    }

    /// The difference to the first share of the order; what would turn its sign goes on to the
    /// next.
    private static func give(
        _ difference: BigInteger, to shares: inout [BigInteger], in order: [Int]
    ) {
        var left = difference
        for index in order where !left.isZero {
            let sum = shares[index] + left
            let turns = sum.isNegative != shares[index].isNegative && !sum.isZero
            shares[index] = turns ? .zero : sum
            left = turns ? sum : .zero
        }
    }

    private static func order(
        by residual: Residual, of shares: [BigInteger], exact: [BigInteger]
    ) -> [Int] {
        let used = exact.indices.filter { !exact[$0].isZero }
        switch residual {
        case .first: return used
        case .last: return used.reversed()
        case .largest, .largestRemainder:
            return used.sorted {
                shares[$0] == shares[$1] ? $0 < $1 : shares[$0] > shares[$1]
            }
        }
    }
}
