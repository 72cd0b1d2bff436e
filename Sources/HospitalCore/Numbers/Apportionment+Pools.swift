extension Apportionment {
    /// Many pools at once, each split among its own members by largest remainders: a million people
    /// in twenty thousand departments, in no order (二次分配).
    ///
    /// Every pool is split as by ``shares(of:weights:residual:)``: exact to the unit, ties to the
    /// earlier position, a negative pool as the mirror image. A pool of zero and a pool without
    /// members gives nothing, and a pool without members stays where it is.
    /// - Parameters:
    ///   - pools: whole units.
    ///   - poolOf: the pool of each member, counted from 1.
    ///   - weights: the weight of each member, not negative.
    ///   - shares: receives the share of each member; untouched when something is thrown. It may be
    ///     the memory of the weights.
    ///   - workers: who shares the work.
    /// - Throws: `poolUnknown`, `negativeWeight`, each with the first position; then, for the first
    ///   pool, `poolWeightTotalZero` for an amount whose members all weigh nothing and
    ///   `poolWeightsOutOfRange` for weights that do not add up in 63 bits.
    public static func shares(
        of pools: NumberArray<Int64>, poolOf: NumberArray<Int32>, weights: NumberArray<Int64>,
        into shares: ResultArray<Int64>, workers: Workers = .alone
    ) throws(ApportionmentError) {
        // Each worker counts on its own, which is not worth it for more pools than members.
        let isWorth = poolOf.count > 50_000 && pools.count <= poolOf.count / workers.count
        let workers = workers.worth(isWorth)
        let members = PoolMembers(
            poolCount: pools.count, poolOf: poolOf, weights: weights, workers: workers)
        if let position = members.firstWrong {
            guard poolOf[position] >= 1, Int(poolOf[position]) <= pools.count else {
                throw .poolUnknown(
                    position: position + 1, pool: Int(poolOf[position]), count: pools.count)
            }
            throw .negativeWeight(position: position + 1, weight: String(weights[position]))
        }
        for pool in 0..<pools.count {
            guard let total = members.total(pool) else { throw .poolWeightsOutOfRange(pool + 1) }
            guard total > 0 || pools[pool] == 0 || members.range(pool).isEmpty else {
                throw .poolWeightTotalZero(pool: pool + 1, amount: pools[pool])
            }
        }
        members.sort()
        workers.each { number in
            members.split(pools, range: members.stretch(number), into: shares)
        }
    }
}

/// The members of pools, sorted by pool without comparing: counted, then put in place.
private final class PoolMembers: @unchecked Sendable {
    /// What a stretch of the members adds to a pool, and later where its next member goes.
    private struct Tally {
        var count = 0
        var total: UInt64 = 0
        var isOverflowing = false
    }

    private struct Member {
        let weight: UInt64
        let position: Int
    }

    private let poolCount: Int
    private let poolOf: NumberArray<Int32>
    private let weights: NumberArray<Int64>
    private let workers: Workers
    /// For each worker a tally of each pool.
    private let tallies: UnsafeMutableBufferPointer<Tally>
    private let sorted: UnsafeMutableBufferPointer<Member>
    /// Where the members of each pool start, and behind the last one.
    private let starts: UnsafeMutableBufferPointer<Int>
    private let wrong: UnsafeMutableBufferPointer<Int>

    init(
        poolCount: Int, poolOf: NumberArray<Int32>, weights: NumberArray<Int64>, workers: Workers
    ) {
        self.poolCount = poolCount
        self.poolOf = poolOf
        self.weights = weights
        self.workers = workers
        tallies = .allocate(capacity: poolCount * workers.count)
        tallies.initialize(repeating: Tally())
        sorted = .allocate(capacity: poolOf.count)
        starts = .allocate(capacity: poolCount + 1)
        starts.initialize(repeating: 0)
        wrong = .allocate(capacity: workers.count)
        wrong.initialize(repeating: -1)
        workers.each { number in self.count(number) }
        place()
    }

    deinit {
        tallies.deallocate()
        sorted.deallocate()
        starts.deallocate()
        wrong.deallocate()
    }

    /// The position of the first member with a pool or a weight that cannot be.
    var firstWrong: Int? { wrong.first { $0 >= 0 } }

    /// The sum of the weights of a pool; `nil` when it does not fit 63 bits.
    func total(_ pool: Int) -> UInt64? {
        var sum: UInt64 = 0
        for number in 0..<workers.count {
            let tally = tallies[number * poolCount + pool]
            let (next, isOverflowing) = sum.addingReportingOverflow(tally.total)
            guard !tally.isOverflowing, !isOverflowing else { return nil }
            sum = next
        }
        return sum <= UInt64(Int64.max) ? sum : nil
    }

    /// Where the members of a pool stand.
    func range(_ pool: Int) -> Range<Int> { starts[pool]..<starts[pool + 1] }

    @_optimize(speed)
    private func count(_ number: Int) {
        let (poolOf, weights, own) = (poolOf, weights, number &* poolCount)
        for position in workers.stretch(number, of: poolOf.count) {
            let (pool, weight) = (Int(poolOf[position]) &- 1, weights[position])
            guard pool >= 0, pool < poolCount, weight >= 0 else {
                wrong[number] = position
                return
            }
            let place = own &+ pool
            tallies[place].count &+= 1
            let (sum, isOverflowing) = tallies[place].total
                .addingReportingOverflow(UInt64(truncatingIfNeeded: weight))
            tallies[place].total = sum
            if isOverflowing { tallies[place].isOverflowing = true }
        }
    }

    /// The members of a pool stand behind each other, those of an earlier stretch first.
    private func place() {
        var next = 0
        for pool in 0..<poolCount {
            starts[pool] = next
            for number in 0..<workers.count {
                let place = number * poolCount + pool
                let count = tallies[place].count
                tallies[place].count = next
                next += count
            }
        }
        starts[poolCount] = next
    }

    /// Puts every member in its place.
    func sort() {
        workers.each { number in self.sort(number) }
    }

    @_optimize(speed)
    private func sort(_ number: Int) {
        let (poolOf, weights, own) = (poolOf, weights, number &* poolCount &- 1)
        for position in workers.stretch(number, of: poolOf.count) {
            let place = own &+ Int(poolOf[position])
            let slot = tallies[place].count
            tallies[place].count = slot &+ 1
            sorted[slot] = Member(
                weight: UInt64(truncatingIfNeeded: weights[position]), position: position)
        }
    }

    /// The pools of a worker: stretches of about as many members.
    func stretch(_ number: Int) -> Range<Int> {
        let members = workers.stretch(number, of: poolOf.count)
        return firstPool(
            from: members.lowerBound)..<(number + 1 == workers.count
            ? poolCount : firstPool(from: members.upperBound))
    }

    /// The first pool whose members start at a place or behind it.
    private func firstPool(from place: Int) -> Int {
        var (low, high) = (0, poolCount)
        while low < high {
            let middle = low + (high - low) / 2
            if starts[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func split(
        _ pools: NumberArray<Int64>, range: Range<Int>, into shares: ResultArray<Int64>
    ) {
        let most = range.map { self.range($0).count }.max() ?? 0
        let scratch = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 2 * most)
        defer { scratch.deallocate() }
        for pool in range {
            let members = UnsafeMutableBufferPointer(rebasing: sorted[self.range(pool)])
            Self.split(
                pools[pool], total: total(pool) ?? 0, members: members, scratch: scratch,
                into: shares)
        }
    }

    /// Cuts every quota, then gives a unit each to the largest remainders.
    @_optimize(speed)
    private static func split(
        _ pool: Int64, total: UInt64, members: UnsafeMutableBufferPointer<Member>,
        scratch: UnsafeMutableBufferPointer<UInt64>, into shares: ResultArray<Int64>
    ) {
        guard pool != 0, total > 0 else {
            for member in members { shares[member.position] = 0 }
            return
        }
        let (whole, sign): (UInt64, Int64) = (pool.magnitude, pool.signum())
        let isNarrow = !whole.multipliedReportingOverflow(by: total).overflow
        let reciprocal = UInt64.max / total
        var left = whole
        var waiting = 0
        let remainders = UnsafeMutableBufferPointer(rebasing: scratch[members.count...])
        for index in 0..<members.count {
            let member = members[index]
            var (quotient, rest): (UInt64, UInt64)
            if isNarrow {
                // No weight exceeds the total. The estimate is the quotient or one below it.
                let product = whole &* member.weight
                quotient = product.multipliedFullWidth(by: reciprocal).high
                rest = product &- quotient &* total
                let isBelow: UInt64 = rest >= total ? 1 : 0
                quotient &+= isBelow
                rest &-= isBelow &* total
            } else {
                (quotient, rest) = total.dividingFullWidth(
                    whole.multipliedFullWidth(by: member.weight))
            }
            remainders[index] = rest
            scratch[waiting] = rest
            waiting &+= rest != 0 ? 1 : 0
            left &-= quotient
            // A share of magnitude 2⁶³ is −2⁶³, the only one there is.
            shares[member.position] = sign &* Int64(truncatingIfNeeded: quotient)
        }
        guard left > 0 else { return }
        let threshold = LargestSelection.value(
            Int(left), of: UnsafeMutableBufferPointer(rebasing: scratch[..<waiting]))
        var atThreshold = Int(left)
        for index in 0..<members.count where remainders[index] > threshold { atThreshold &-= 1 }
        for index in 0..<members.count where remainders[index] >= threshold {
            if remainders[index] == threshold {
                guard atThreshold > 0 else { continue }
                atThreshold &-= 1
            }
            shares[members[index].position] &+= sign
        }
    }
}
