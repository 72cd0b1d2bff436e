/// Splitting an amount over weights so that the parts add up to the whole (尾差处理).
///
///     quota(i) = total × weight(i) / Σ weight          share(i) = quota(i) in whole units
///
/// This is the only place where an amount is split: cost to departments, a pay pool to persons, a
/// bill to rooms, a target to months. Amounts are whole units (fen, or whatever unit the caller
/// rounds to), weights are whole numbers or decimals. A negative total is split as the mirror image
/// of the positive one (红字). Among equals the earlier position comes first; whoever has codes
/// sorts by code before, so that the order of rows never changes an amount (decision 2).
///
/// A share never has the other sign than the total. Where halves were rounded up and more has to be
/// taken back than the receiver of the difference has, it gives all it has and the next one in the
/// same order (next largest, next, last but one) the rest.
public enum Apportionment {
    /// Who takes what is left when quotas become whole units.
    public enum Residual: String, CaseIterable, Sendable {
        /// Quotas are cut, and the units left go one each to the largest remainders (最大余额法).
        case largestRemainder = "largest_remainder"
        /// Quotas are rounded half away from zero; the difference goes to the largest share.
        case largest
        /// Quotas are rounded half away from zero; the difference goes to the first share.
        case first
        /// Quotas are rounded half away from zero; the difference goes to the last share.
        case last
    }

    /// The shares of a total of whole units, in the order of the weights; their sum is the total.
    ///
    /// A weight of zero gets nothing, whatever the residual policy. A total of zero gives zeros.
    /// - Throws: `negativeWeight` with its position counted from 1; `weightTotalZero` when there is
    ///   an amount and nothing to split it by; `outOfRange` when the weights do not add up in 128
    ///   bits, or for the total −2¹²⁷, which has no mirror image.
    public static func shares(
        of total: Int128, weights: [Int128], residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        var sum: Int128 = 0
        for (index, weight) in weights.enumerated() {
            guard weight >= 0 else {
                throw .negativeWeight(position: index + 1, weight: String(weight))
            }
            let (next, overflow) = sum.addingReportingOverflow(weight)
            guard !overflow else { throw .outOfRange }
            sum = next
        }
        guard total != 0 else { return [Int128](repeating: 0, count: weights.count) }
        guard sum > 0 else { throw .weightTotalZero(amount: String(total)) }
        return try shares(
            of: total, weights: weights, ratio: (total.magnitude, sum.magnitude),
            residual: residual)
    }

    /// The shares of an amount of money over decimal weights, in the order of the weights.
    /// - Throws: as ``shares(of:weights:residual:)``.
    public static func shares(
        of total: Money, weights: [Decimal], residual: Residual
    ) throws(ApportionmentError) -> [Money] {
        do {
            let parts = try shares(
                of: Int128(total.fen), weights: try wholeWeights(weights), residual: residual)
            // Every share lies between zero and the total, which fits 64 bits.
            return parts.map { Money(fen: Int64(truncatingIfNeeded: $0)) }
        } catch .weightTotalZero {
            throw .weightTotalZero(amount: total.description)
        } catch .negativeWeight(let position, _) {
            throw .negativeWeight(position: position, weight: weights[position - 1].description)
        }
    }

    /// Decimal weights as whole numbers in the same proportion: all at the smallest common scale.
    /// - Throws: `outOfRange` when a weight does not fit 128 bits at the common scale.
    package static func wholeWeights(_ weights: [Decimal]) throws(ApportionmentError) -> [Int128] {
        var scale = 0
        for weight in weights where weight.scale > scale {
            scale = max(scale, weight.normalized.scale)
        }
        var whole: [Int128] = []
        whole.reserveCapacity(weights.count)
        for weight in weights {
            guard let digits = weight.significand(atScale: scale) else { throw .outOfRange }
            whole.append(digits)
        }
        return whole
    }

    /// The shares when a quota is `weight × ratio`: the exact ratio is total over Σ weight, a
    /// rounded multiplier is another.
    /// - Throws: `negativeWeight`; `weightTotalZero` when there is an amount and every weight is
    ///   zero; `multiplierTooCoarse` when largest remainders cannot absorb what a rounded
    ///   multiplier leaves; `outOfRange` when a quota, the total or what is left does not fit.
    package static func shares(
        of total: Int128, weights: [Int128], ratio: (numerator: UInt128, denominator: UInt128),
        residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        if let position = weights.firstIndex(where: { $0 < 0 }) {
            throw .negativeWeight(position: position + 1, weight: String(weights[position]))
        }
        guard total == 0 || weights.contains(where: { $0 != 0 }) else {
            throw .weightTotalZero(amount: String(total))
        }
        guard let whole = Int128(exactly: total.magnitude),
            var quotas = CutQuotas(
                weights: weights, numerator: ratio.numerator, denominator: ratio.denominator)
        else { throw .outOfRange }
        if residual == .largestRemainder {
            try quotas.giveUnits(of: whole)
        } else {
            try quotas.roundHalfUp()
            try quotas.giveDifference(of: whole, to: residual, weights: weights)
        }
        // No share is below zero, so each can change its sign.
        return total < 0 ? quotas.shares.map { -$0 } : quotas.shares
    }
}
