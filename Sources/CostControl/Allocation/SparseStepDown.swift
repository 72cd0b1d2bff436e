import HospitalCore

/// Closing the sources of a ``SparseAllocation`` one after the other, eight cost items at a time.
///
/// ``QuotaSplit`` splits eight pools at once. A pool above 2³³ fen is reduced to what is left of it
/// after whole multiples of Σ weight, which hand out whole fen. What is still too large then, or
/// goes to very many receivers, is split one by one in 128 bits.
extension SparseAllocation {
    /// A pool that cannot be split: the first one of some cost items.
    public struct Fault: Sendable {
        /// The step, counted from 1.
        public let step: Int
        /// The cost item, counted from 0.
        public let item: Int
        /// A source of the step, counted from 0.
        public let source: Int
        /// The amount left, in fen.
        public let fen: Int64

        /// Whether the fault is told rather than another one: earlier steps first, then items.
        public func precedes(_ other: Fault?) -> Bool {
            guard let other else { return true }
            return (step, item) < (other.step, other.item)
        }
    }

    /// How many cost items are calculated side by side.
    static var width: Int { 8 }

    /// The cost items are calculated in so many portions, which do not depend on each other.
    public var portionCount: Int { (itemCount + Self.width - 1) / Self.width }

    /// The error of a pool that cannot be split.
    public func error(of fault: Fault) -> AllocationError {
        .driverTotalZero(
            AllocationError.ZeroDriver(
                source: String(fault.source + 1), driver: String(fault.step),
                item: String(fault.item + 1), amount: RoundingUnit.fen.text(Int128(fault.fen)),
                period: nil))
    }

    /// Calculates the cost items of some portions.
    ///
    /// - Parameters:
    ///   - portions: which portions, within `0 ..< portionCount`.
    ///   - directFen: direct cost in fen, department × item, row by row, in its range
    ///     (``checkRange(of:)``).
    ///   - finalFen: receives the final cost of these items, laid out alike; it may be `directFen`
    ///     itself. `nil` to look for faults only.
    /// - Returns: the first pool that cannot be split, and `finalFen` is incomplete then.
    public func allocate(
        _ portions: Range<Int>, of directFen: UnsafeRawPointer,
        into finalFen: UnsafeMutableRawPointer?
    ) -> Fault? {
        var fault: Fault?
        let tile = SparseTile(self)
        for portion in portions {
            let rows = ItemRows(portion: portion, itemCount: itemCount)
            tile.load(rows, of: directFen)
            let found = tile.stepDown(firstItem: rows.items.lowerBound)
            if let found, found.precedes(fault) { fault = found }
            if let finalFen { tile.store(rows, into: finalFen) }
        }
        return fault
    }
}

/// The receivers of a step and their weights, where they stand.
struct SparseStep {
    /// How many receivers there are.
    let count: Int
    /// The sum of the weights.
    let total: UInt64
    /// Whether remainders are found in words of 16 bits.
    let isShort: Bool
    /// The receivers, ascending.
    let receivers: UnsafePointer<Int32>
    /// The weights of a narrow step.
    let weights: UnsafePointer<UInt32>
    /// The weights of a wide step.
    let wideWeights: UnsafePointer<UInt64>?

    /// The weight of a receiver.
    @inline(__always)
    func weight(_ place: Int) -> UInt64 {
        if let wideWeights { return wideWeights[place] }
        return UInt64(weights[place])
    }
}

/// The balances of eight cost items in all departments, and room to split pools.
final class SparseTile {
    private let allocation: SparseAllocation
    private let balances: UnsafeMutablePointer<ItemFen>
    private let remainders: UnsafeMutablePointer<UInt64>
    private let quotas: QuotaSplit

    init(_ allocation: SparseAllocation) {
        self.allocation = allocation
        let longest = max(1, allocation.legs.reduce(0) { max($0, $1.edges.count) })
        balances = .allocate(capacity: allocation.departmentCount)
        balances.initialize(repeating: ItemFen(), count: allocation.departmentCount)
        remainders = .allocate(capacity: longest)
        remainders.initialize(repeating: 0, count: longest)
        quotas = QuotaSplit(longest: longest)
    }

    deinit {
        balances.deallocate()
        remainders.deallocate()
        quotas.deallocate()
    }

    /// Takes the direct cost of up to eight items over.
    @_optimize(speed)
    func load(_ rows: ItemRows, of directFen: UnsafeRawPointer) {
        let balances = balances
        allocation.proposalCounts.withUnsafeBufferPointer { counts in
            for department in 0..<counts.count {
                // Every proposal brings its raise.
                let raise = QuotaSplit.raise &* UInt64(truncatingIfNeeded: counts[department])
                balances[department] =
                    rows.amounts(of: department, in: directFen)
                    &- ItemFen(repeating: raise)
            }
        }
    }

    /// Hands the balances of up to eight items out.
    ///
    /// What stands in the rows is looked at first: the processor fetches memory for many reads at
    /// once, but for writes more or less one after the other.
    @_optimize(speed)
    func store(_ rows: ItemRows, into finalFen: UnsafeMutableRawPointer) {
        let (balances, count) = (balances, allocation.departmentCount)
        var start = 0
        while start < count {
            let end = min(start &+ 16, count)
            var bits: UInt64 = 0
            for department in start..<end { bits |= rows.ends(of: department, in: finalFen) }
            remainders[0] = bits
            for department in start..<end {
                rows.write(balances[department], of: department, to: finalFen)
            }
            start = end
        }
    }

    /// Closes the sources for eight items; the first pool that cannot be split, if there is one.
    func stepDown(firstItem: Int) -> SparseAllocation.Fault? {
        allocation.receivers.withUnsafeBufferPointer { receivers in
            allocation.weights.withUnsafeBufferPointer { weights in
                allocation.wideWeights.withUnsafeBufferPointer { wide in
                    for leg in allocation.legs {
                        let pools = takePools(leg)
                        guard isAny(pools) || leg.isProposed else { continue }
                        guard leg.total > 0, let receivers = receivers.baseAddress,
                            let weights = weights.baseAddress
                        else { return fault(leg, pools, firstItem: firstItem) }
                        let first = leg.edges.lowerBound
                        split(
                            pools, of: leg,
                            over: SparseStep(
                                count: leg.edges.count, total: leg.total, isShort: leg.isShort,
                                receivers: receivers + first, weights: weights + first,
                                wideWeights: leg.wide < 0
                                    ? nil : wide.baseAddress.map { $0 + leg.wide }))
                    }
                    return nil
                }
            }
        }
    }

    /// What the sources of a step have; nothing stays with them.
    @_optimize(speed)
    private func takePools(_ leg: SparseAllocation.Leg) -> ItemFen {
        var pools = ItemFen()
        for place in leg.sources {
            let source = Int(allocation.sources[place])
            pools = pools &+ balances[source]
            balances[source] = ItemFen()
        }
        return pools
    }

    private func fault(
        _ leg: SparseAllocation.Leg, _ pools: ItemFen, firstItem: Int
    ) -> SparseAllocation.Fault? {
        for lane in 0..<SparseAllocation.width where pools[lane] != 0 {
            return SparseAllocation.Fault(
                step: leg.step, item: firstItem + lane,
                source: Int(allocation.sources[leg.sources.lowerBound]),
                fen: Int64(bitPattern: pools[lane]))
        }
        return nil
    }

    /// Splits the pools of eight items over receivers with equal weights: all remainders are equal,
    /// so the first receivers get, or lose, the fen that are left.
    @_optimize(speed)
    private func splitEvenly(_ pools: ItemFen, over step: SparseStep) {
        let (balances, receivers) = (balances, step.receivers)
        var (each, left) = (ItemFen(), SIMD8<Int64>())
        for lane in 0..<SparseAllocation.width {
            let (quota, rest) = Int64(bitPattern: pools[lane])
                .quotientAndRemainder(dividingBy: Int64(step.count))
            each[lane] = UInt64(bitPattern: quota)
            left[lane] = rest
        }
        for place in 0..<step.count {
            let receiver = Int(receivers[place])
            balances[receiver] = balances[receiver] &+ each
        }
        for lane in 0..<SparseAllocation.width {
            let fen = UInt64(bitPattern: left[lane].signum())
            for place in 0..<Int(left[lane].magnitude) {
                balances[Int(receivers[place])][lane] &+= fen
            }
        }
    }

    /// Splits the pools of eight items over the receivers of a step.
    @_optimize(speed)
    private func split(
        _ pools: ItemFen, of leg: SparseAllocation.Leg, over step: SparseStep
    ) {
        guard isAny(pools) else { return quotas.bookNothing(step, into: balances) }
        if leg.isEven { return splitEvenly(pools, over: step) }
        guard leg.isProposed else {
            for lane in 0..<SparseAllocation.width where pools[lane] != 0 {
                split(Int64(bitPattern: pools[lane]), lane: lane, over: step)
            }
            return
        }
        var left = pools
        // Every amount from −2³³ up to 2³³ − 1 lies below 2³⁴ with 2³³ on top.
        let raised = pools &+ ItemFen(repeating: QuotaSplit.mostFen)
        if isAny(raised & ItemFen(repeating: ~(2 * QuotaSplit.mostFen - 1))) {
            for lane in 0..<SparseAllocation.width {
                left[lane] = reduce(Int64(bitPattern: pools[lane]), lane: lane, over: step)
            }
        }
        let undecided = quotas.split(left, over: step, into: balances)
        guard isAny(undecided) else { return }
        for lane in 0..<SparseAllocation.width where undecided[lane] != 0 {
            split(Int64(bitPattern: left[lane]), lane: lane, over: step)
        }
    }

    /// What is left of a pool that is too large to be proposed, after whole multiples of the sum of
    /// the weights or, where that is not enough, after it is split in 128 bits.
    private func reduce(_ pool: Int64, lane: Int, over step: SparseStep) -> UInt64 {
        guard pool.magnitude >= QuotaSplit.mostFen else { return UInt64(bitPattern: pool) }
        // The sum is positive and below 2⁶².
        let (times, left) = pool.quotientAndRemainder(dividingBy: Int64(bitPattern: step.total))
        guard left.magnitude < QuotaSplit.mostFen else {
            split(pool, lane: lane, over: step)
            return 0
        }
        for place in 0..<step.count {
            // No weight is above the sum, so no product is above the pool.
            balances[Int(step.receivers[place])][lane] &+= UInt64(
                bitPattern: times &* Int64(bitPattern: step.weight(place)))
        }
        return UInt64(bitPattern: left)
    }

    /// Splits one pool in 128 bits; quotas are cut, and the units left go to the largest
    /// remainders.
    @_optimize(speed)
    private func split(
        _ pool: Int64, lane: Int, over step: SparseStep
    ) {
        let (amount, isNegative) = (pool.magnitude, pool < 0)
        var left = amount
        func give(_ units: UInt64, _ place: Int) {
            balances[Int(step.receivers[place])][lane] &+= isNegative ? 0 &- units : units
        }
        for place in 0..<step.count {
            let weight = step.weight(place)
            // No weight is above the sum, so the quotient is at most the amount.
            let (quota, remainder) = step.total.dividingFullWidth(
                amount.multipliedFullWidth(by: weight))
            give(quota, place)
            remainders[place] = remainder
            left -= quota
        }
        guard left > 0 else { return }
        // Fewer remainders than units left lie above `high`, and no fewer above `low` − 1.
        var (low, high) = (UInt64(0), step.total)
        func above(_ cut: UInt64) -> UInt64 {
            (0..<step.count).reduce(0) { $0 + (remainders[$1] > cut ? 1 : 0) }
        }
        // The smallest cut with at most as many remainders above as units are left.
        while low < high {
            let middle = low + (high - low) / 2
            if above(middle) <= left { high = middle } else { low = middle + 1 }
        }
        left -= above(high)
        for place in 0..<step.count {
            if remainders[place] > high {
                give(1, place)
            } else if remainders[place] == high, left > 0 {
                give(1, place)
                left -= 1
            }
        }
    }
}
