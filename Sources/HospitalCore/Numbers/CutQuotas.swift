/// Quotas cut to whole units with their remainders, waiting for what is left to be given out.
///
///     quota(i) = weight(i) × numerator / denominator = share(i) + remainder(i) / denominator
///
/// Only ``Apportionment`` uses it. Weights are not negative, so no share is, at any time.
struct CutQuotas {
    /// The whole units so far.
    private(set) var shares: [Int128]
    private var remainders: [UInt128]
    private let denominator: UInt128

    /// Cuts the quotas; `nil` when one does not fit 128 bits or the denominator is zero.
    init?(weights: [Int128], numerator: UInt128, denominator: UInt128) {
        self.denominator = denominator
        shares = [Int128](repeating: 0, count: weights.count)
        remainders = [UInt128](repeating: 0, count: weights.count)
        if let small = UInt64(exactly: numerator), let divisor = UInt64(exactly: denominator),
            cutNarrow(weights, small, divisor)
        {
            return
        }
        guard cutWide(weights, numerator, denominator) else { return nil }
    }

    /// Numbers of 64 bits: mostly even the product fits 64 bits, and always 128.
    private mutating func cutNarrow(
        _ weights: [Int128], _ numerator: UInt64, _ divisor: UInt64
    ) -> Bool {
        for (index, weight) in weights.enumerated() where weight != 0 {
            guard let narrow = UInt64(exactly: weight) else { return false }
            let product = narrow.multipliedFullWidth(by: numerator)
            guard product.high < divisor else { return false }
            let (quotient, rest) =
                product.high == 0
                ? product.low.quotientAndRemainder(dividingBy: divisor)
                : divisor.dividingFullWidth(product)
            shares[index] = Int128(quotient)
            remainders[index] = UInt128(rest)
        }
        return true
    }

    private mutating func cutWide(
        _ weights: [Int128], _ numerator: UInt128, _ divisor: UInt128
    ) -> Bool {
        for (index, weight) in weights.enumerated() where weight != 0 {
            let product = weight.magnitude.multipliedFullWidth(by: numerator)
            guard product.high < divisor else { return false }
            let (quotient, rest) = divisor.dividingFullWidth(product)
            guard let share = Int128(exactly: quotient) else { return false }
            shares[index] = share
            remainders[index] = rest
        }
        return true
    }

    /// What the shares leave of the whole, below zero when they exceed it.
    private func difference(to whole: Int128) throws(ApportionmentError) -> Int128 {
        var left = whole
        for share in shares {
            let (next, overflow) = left.subtractingReportingOverflow(share)
            guard !overflow else { throw .outOfRange }
            left = next
        }
        return left
    }
}

extension CutQuotas {
    /// One unit each to the largest remainders, the earlier position first among equals.
    ///
    /// No addition overflows: as long as units are left, a share is below the whole.
    /// - Throws: `multiplierTooCoarse` when there are more units than remainders, or too few.
    mutating func giveUnits(of whole: Int128) throws(ApportionmentError) {
        let left = try difference(to: whole)
        guard left != 0 else { return }
        var waiting = remainders.filter { $0 != 0 }
        guard left > 0, left <= Int128(waiting.count) else {
            throw .multiplierTooCoarse(left: String(left))
        }
        let threshold = waiting.withUnsafeMutableBufferPointer {
            LargestSelection.value(Int(left), of: $0)
        }
        var atThreshold = Int(left)
        for remainder in remainders where remainder > threshold { atThreshold -= 1 }
        for index in remainders.indices where remainders[index] >= threshold {
            if remainders[index] == threshold {
                guard atThreshold > 0 else { continue }
                atThreshold -= 1
            }
            shares[index] += 1
        }
    }

    /// Each quota to the nearest whole unit, a half up.
    mutating func roundHalfUp() throws(ApportionmentError) {
        // The remainder is below the denominator, so the comparison needs no doubling.
        for index in shares.indices where remainders[index] >= denominator - remainders[index] {
            let (share, overflow) = shares[index].addingReportingOverflow(1)
            guard !overflow else { throw .outOfRange }
            shares[index] = share
        }
    }

    /// The whole difference to one share with a weight; what it lacks comes from the next ones.
    mutating func giveDifference(
        of whole: Int128, to residual: Apportionment.Residual, weights: [Int128]
    ) throws(ApportionmentError) {
        var left = try difference(to: whole)
        guard left != 0 else { return }
        let receivers = weights.indices.filter { weights[$0] != 0 }
        switch residual {
        case .first: give(&left, to: receivers)
        case .last: give(&left, to: receivers.reversed())
        case .largest, .largestRemainder:
            // Of equals the earlier one is the largest; nearly always it takes the difference
            // alone.
            let largest = receivers.max {
                shares[$0] == shares[$1] ? $0 > $1 : shares[$0] < shares[$1]
            }
            give(&left, to: largest.map { [$0] } ?? [])
            guard left != 0 else { return }
            give(
                &left,
                to: receivers.sorted {
                    shares[$0] == shares[$1] ? $0 < $1 : shares[$0] > shares[$1]
                })
        }
    }

    /// The difference to the first receiver, in so far as no share falls below zero by it.
    private mutating func give(_ left: inout Int128, to receivers: [Int]) {
        for index in receivers where left != 0 {
            // A share is not negative. A positive difference makes it the whole less the other
            // shares; a negative one has the other sign: neither sum overflows.
            let sum = shares[index] + left
            shares[index] = max(sum, 0)
            left = min(sum, 0)
        }
    }
}
