/// Splitting an amount over weights so that the parts add up to the whole (尾差处理).
///
///     quota(i) = total × weight(i) / Σ weight          share(i) = quota(i) in whole units
///
/// This is the only place where an amount is split: cost to departments, a pay pool to persons, a
/// bill to rooms, a target to months. Amounts are whole units (fen, or whatever unit the caller
/// rounds to), weights are whole numbers or decimals. A negative total is split as the mirror image
/// of the positive one (红字). Among equals the earlier position comes first; whoever has codes
/// sorts by code before, so that the order of rows never changes an amount (decision 2).
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
    ///   bits.
    public static func shares(
        of total: Int128, weights: [Int128], residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        if let position = weights.firstIndex(where: { $0 < 0 }) {
            throw .negativeWeight(position: position + 1, weight: String(weights[position]))
        }
        var sum: Int128 = 0
        for weight in weights {
            let (next, overflow) = sum.addingReportingOverflow(weight)
            guard !overflow else { throw .outOfRange }
            sum = next
        }
        guard total != 0 else { return [Int128](repeating: 0, count: weights.count) }
        guard total != .min else { throw .outOfRange }
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
    /// rounded multiplier is another. Weights are not negative, the total is not zero and not the
    /// minimum.
    /// - Throws: `multiplierTooCoarse` when largest remainders cannot absorb what a rounded
    ///   multiplier leaves; `outOfRange` when a quota does not fit.
    package static func shares(
        of total: Int128, weights: [Int128], ratio: (numerator: UInt128, denominator: UInt128),
        residual: Residual
    ) throws(ApportionmentError) -> [Int128] {
        var split = Split(
            weights: weights, numerator: ratio.numerator, denominator: ratio.denominator)
        guard split.fits else { throw .outOfRange }
        let whole = Int128(total.magnitude)
        if residual == .largestRemainder {
            try split.giveUnits(of: whole)
        } else {
            split.roundHalfUp()
            split.giveDifference(of: whole, to: residual, weights: weights)
        }
        if total < 0 { for index in split.shares.indices { split.shares[index].negate() } }
        return split.shares
    }
}

/// What can go wrong when an amount is split.
public enum ApportionmentError: HospitalError, Hashable {
    /// There is an amount and the weights add up to zero.
    case weightTotalZero(amount: String)
    /// A weight is below zero; the position counts from 1.
    case negativeWeight(position: Int, weight: String)
    /// The multiplier has so few decimals that more units are left than there are receivers.
    case multiplierTooCoarse(left: String)
    /// Exact shares that do not add up to the total.
    case sharesUnbalanced(sum: String, total: String)
    /// Weights or shares do not fit 128 bits.
    case outOfRange

    /// The message with the amount or the position.
    public var finding: Finding {
        switch self {
        case .weightTotalZero(let amount):
            return Finding(.weightTotalZero, ["amount": .text(amount)])
        case .negativeWeight(let position, let weight):
            return Finding(.negativeWeight, ["position": .count(position), "value": .text(weight)])
        case .multiplierTooCoarse(let left):
            return Finding(.multiplierTooCoarse, ["amount": .text(left)])
        case .sharesUnbalanced(let sum, let total):
            return Finding(.sharesUnbalanced, ["sum": .text(sum), "amount": .text(total)])
        case .outOfRange:
            return Finding(.weightsOutOfRange)
        }
    }
}

/// Quotas cut to whole units with their remainders, waiting for what is left to be given out.
private struct Split {
    var shares: [Int128]
    var remainders: [UInt128]
    let denominator: UInt128
    var fits = true

    init(weights: [Int128], numerator: UInt128, denominator: UInt128) {
        self.denominator = denominator
        shares = [Int128](repeating: 0, count: weights.count)
        remainders = [UInt128](repeating: 0, count: weights.count)
        if let small = UInt64(exactly: numerator), let divisor = UInt64(exactly: denominator) {
            cutNarrow(weights, small, divisor)
        } else {
            cutWide(weights, numerator, denominator)
        }
    }

    /// Numbers of 64 bits: the product has 128 and the machine divides it in one instruction.
    private mutating func cutNarrow(_ weights: [Int128], _ numerator: UInt64, _ divisor: UInt64) {
        for (index, weight) in weights.enumerated() where weight != 0 {
            guard let narrow = UInt64(exactly: weight) else {
                cutWide(weights, UInt128(numerator), UInt128(divisor))
                return
            }
            let product = narrow.multipliedFullWidth(by: numerator)
            guard product.high < divisor else {
                cutWide(weights, UInt128(numerator), UInt128(divisor))
                return
            }
            let (quotient, rest) = divisor.dividingFullWidth(product)
            shares[index] = Int128(quotient)
            remainders[index] = UInt128(rest)
        }
    }

    private mutating func cutWide(_ weights: [Int128], _ numerator: UInt128, _ divisor: UInt128) {
        for (index, weight) in weights.enumerated() where weight != 0 {
            let product = weight.magnitude.multipliedFullWidth(by: numerator)
            guard product.high < divisor else {
                fits = false
                return
            }
            let (quotient, rest) = divisor.dividingFullWidth(product)
            guard let share = Int128(exactly: quotient) else {
                fits = false
                return
            }
            shares[index] = share
            remainders[index] = rest
        }
    }

    /// The sum of the shares; each is at most 2¹²⁷, so the sum is taken as a checked difference.
    private func difference(to whole: Int128) -> Int128? {
        var left = whole
        for share in shares {
            let (next, overflow) = left.subtractingReportingOverflow(share)
            guard !overflow else { return nil }
            left = next
        }
        return left
    }

    /// One unit each to the largest remainders, the earlier position first among equals.
    mutating func giveUnits(of whole: Int128) throws(ApportionmentError) {
        guard let left = difference(to: whole) else { throw .outOfRange }
        guard left != 0 else { return }
        var waiting = remainders.filter { $0 != 0 }
        guard left > 0, left <= Int128(waiting.count) else {
            throw .multiplierTooCoarse(left: String(left))
        }
        let threshold = Split.largest(Int(left), of: &waiting)
        var above = 0
        for remainder in remainders where remainder > threshold { above += 1 }
        var atThreshold = Int(left) - above
        for index in remainders.indices {
            if remainders[index] > threshold {
                shares[index] += 1
            } else if remainders[index] == threshold, atThreshold > 0 {
                shares[index] += 1
                atThreshold -= 1
            }
        }
    }

    mutating func roundHalfUp() {
        for index in shares.indices where remainders[index] >= denominator - remainders[index] {
            shares[index] += 1
        }
    }

    /// The whole difference to one share among those with a weight.
    mutating func giveDifference(
        of whole: Int128, to residual: Apportionment.Residual, weights: [Int128]
    ) {
        guard let left = difference(to: whole), left != 0 else { return }
        var chosen: Int?
        for index in shares.indices where weights[index] != 0 {
            switch (residual, chosen) {
            case (.first, nil), (.last, _), (_, nil): chosen = index
            case (.largest, let best?) where shares[index] > shares[best]: chosen = index
            default: break
            }
        }
        if let chosen { shares[chosen] += left }
    }

    /// The `rank`-th largest value (1 is the largest), found by partition without sorting.
    static func largest(_ rank: Int, of values: inout [UInt128]) -> UInt128 {
        var (low, high, wanted) = (0, values.count - 1, rank - 1)
        while low < high {
            let pivot = values[low + (high - low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] > pivot { left += 1 }
                while values[right] < pivot { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if wanted <= right {
                high = right
            } else if wanted >= left {
                low = left
            } else {
                break
            }
        }
        wanted = rank - 1
        return values[wanted]
    }
}
