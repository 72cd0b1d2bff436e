import HospitalCore

/// Room to bring the receivers of one step after the other into ascending order.
///
/// Receivers mostly come ascending, or as two ascending lists one behind the other, which are
/// merged; others are sorted.
struct SparseEdges {
    /// The receivers that are kept, and then in order.
    private(set) var receivers: UnsafeMutablePointer<Int32>
    /// The weights beside them.
    private(set) var weights: UnsafeMutablePointer<UInt64>
    /// How many are kept.
    private(set) var count = 0
    /// The sum of the weights, below 2⁶³.
    private(set) var total: UInt64 = 0
    /// The largest weight.
    private(set) var largest: UInt64 = 0
    private var otherReceivers: UnsafeMutablePointer<Int32>
    private var otherWeights: UnsafeMutablePointer<UInt64>
    /// How often a receiver does not follow the one before it.
    private var breaks = 0
    /// Where the last ascending list begins.
    private var second = 0

    /// Room for so many receivers.
    init(longest: Int) {
        func room<Number: FixedWidthInteger>() -> UnsafeMutablePointer<Number> {
            let start = UnsafeMutablePointer<Number>.allocate(capacity: max(1, longest))
            start.initialize(repeating: 0, count: max(1, longest))
            return start
        }
        (receivers, weights) = (room(), room())
        (otherReceivers, otherWeights) = (room(), room())
    }

    /// Gives the room back.
    func deallocate() {
        receivers.deallocate()
        weights.deallocate()
        otherReceivers.deallocate()
        otherWeights.deallocate()
    }

    /// Begins another step.
    mutating func clear() {
        (count, breaks, second) = (0, 0, 0)
        (total, largest) = (0, 0)
    }

    /// Keeps a receiver, for whom there must be room, with a weight.
    /// - Returns: false when the weights add up to 2⁶³ or more.
    @inline(__always)
    mutating func keep(_ receiver: Int32, _ weight: Int64) -> Bool {
        receivers[count] = receiver
        weights[count] = UInt64(bitPattern: weight)
        if count > 0, receiver <= receivers[count &- 1] {
            breaks &+= 1
            second = count
        }
        count &+= 1
        // Each weight is below 2⁶³, and so is the sum so far.
        total &+= UInt64(bitPattern: weight)
        largest = max(largest, UInt64(bitPattern: weight))
        return total < 1 << 63
    }

    /// Brings the receivers into ascending order.
    /// - Returns: a receiver that stands there twice, the smallest one.
    mutating func order() -> Int32? {
        guard breaks > 0 else { return nil }
        if breaks == 1 { merge() } else { sort() }
        for place in 1..<max(1, count) where receivers[place] == receivers[place - 1] {
            return receivers[place]
        }
        return nil
    }

    @_optimize(speed)
    private mutating func merge() {
        let (numbers, others) = ((receivers, weights), (otherReceivers, otherWeights))
        var (one, other) = (0, second)
        for place in 0..<count {
            let isOne = other == count || one < second && numbers.0[one] <= numbers.0[other]
            let from = isOne ? one : other
            (others.0[place], others.1[place]) = (numbers.0[from], numbers.1[from])
            if isOne { one &+= 1 } else { other &+= 1 }
        }
        swap()
    }

    private mutating func sort() {
        // The department above the place it has; both are below 2³².
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        for place in 0..<count { keys.append(UInt64(receivers[place]) << 32 | UInt64(place)) }
        keys.sort()
        for (place, key) in keys.enumerated() {
            otherReceivers[place] = Int32(truncatingIfNeeded: key >> 32)
            otherWeights[place] = weights[Int(truncatingIfNeeded: key & 0xFFFF_FFFF)]
        }
        swap()
    }

    private mutating func swap() {
        (receivers, otherReceivers) = (otherReceivers, receivers)
        (weights, otherWeights) = (otherWeights, weights)
    }

    /// Takes the common divisor out of the weights.
    mutating func reduce() {
        // They are below 2⁶³, and one of them is not zero.
        var divisor: Int128 = 0
        for place in 0..<count { divisor = greatestCommonDivisor(divisor, Int128(weights[place])) }
        for place in 0..<count { weights[place] /= UInt64(divisor) }
        total /= UInt64(divisor)
        largest /= UInt64(divisor)
    }

    /// Whether all weights are equal.
    var isEven: Bool {
        // No weight is above the largest one.
        let (sum, overflow) = largest.multipliedReportingOverflow(by: UInt64(count))
        return !overflow && sum == total
    }
}
