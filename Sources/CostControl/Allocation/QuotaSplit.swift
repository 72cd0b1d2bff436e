/// Splitting the pools of eight cost items over the receivers of a step, in whole fen.
///
/// A double proposes each share in 65,536ths of a fen: (pool × 65,536 / Σ weight) × weight, rounded
/// to a whole number by adding 1.5 × 2⁵², where the distance of doubles is one. Up to five
/// roundings of 2⁻⁵³ and pools of at most 2³³ fen leave the number less than 7/8 away from the
/// exact share. ``RemainderCut`` tells what to add so that cutting to whole fen hands out the pool
/// by the largest remainder, and proves it; with small weights the remainders it looks at are found
/// in words first, which takes a third of the time. What it cannot prove, equal remainders above
/// all, is decided by the exact remainders pool × weight − quota × Σ weight of the receivers beside
/// the cut; among equal ones the smaller position comes first.
struct QuotaSplit {
    /// Pools above this are too large to be proposed in 65,536ths of a fen.
    static var mostFen: UInt64 { 1 << 33 }
    /// Sums of weights from here on leave no room for the sign of a remainder.
    static var totalLimit: UInt64 { 1 << 62 }
    /// Keys this far from the cut can have an exact remainder on the other side.
    private static var doubt: Int32 { 3 }
    /// Added to a double below 2⁵¹ it rounds to a whole number, which its lower bits then hold.
    static var offset: Double { 6_755_399_441_055_744 }
    /// What the bits of this number have where the fen of a share stand: every proposal books it to
    /// each receiver, who has it taken off beforehand.
    static var raise: UInt64 { offset.bitPattern >> 16 }

    /// The weights of the receivers.
    private let weights: UnsafeMutablePointer<Double>
    /// What rounding to the nearest fen takes from each receiver.
    let keys: UnsafeMutablePointer<ItemKeys>
    private let remainders: UnsafeMutablePointer<Int64>
    private let doubtful: UnsafeMutablePointer<Int>

    /// Room for steps with up to so many receivers.
    init(longest: Int) {
        func room<Number>(_ number: Number, _ count: Int) -> UnsafeMutablePointer<Number> {
            let start = UnsafeMutablePointer<Number>.allocate(capacity: count)
            start.initialize(repeating: number, count: count)
            return start
        }
        weights = room(0, longest)
        keys = room(ItemKeys(), longest + LargestKeys.count)
        remainders = room(0, longest)
        doubtful = room(0, longest)
    }

    /// Gives the room back.
    func deallocate() {
        weights.deallocate()
        keys.deallocate()
        remainders.deallocate()
        doubtful.deallocate()
    }

    /// Whether the pools of a step can be proposed in doubles.
    @inline(__always)
    static func takes(_ leg: SparseAllocation.Leg) -> Bool {
        leg.total < totalLimit && leg.edges.count <= RemainderCut.mostKeys
    }

    /// Splits pools of at most ``mostFen``.
    ///
    /// - Parameters:
    ///   - pools: the amounts in fen.
    ///   - step: the receivers and weights of a step that ``takes(_:)`` allows.
    ///   - balances: what every department has; the shares are added, with ``raise`` each.
    /// - Returns: not zero for items whose pool is not split, since no proposal comes near the
    ///   exact shares.
    @_optimize(speed)
    func split(
        _ pools: ItemFen, over step: SparseStep, into balances: UnsafeMutablePointer<ItemFen>
    ) -> SIMD8<Int32> {
        let parts = Double(RemainderCut.parts) / Double(step.total)
        var amounts = SIMD8<Double>()
        for item in 0..<8 { amounts[item] = Double(Int64(bitPattern: pools[item])) * parts }
        convert(step)
        if step.isShort, Self.areShort(pools, total: step.total) {
            let cut = RemainderCut(
                keys: keys, count: step.count, units: shortUnits(amounts, step), blur: 1)
            if !isAny(SIMD8<Int32>(truncatingIfNeeded: cut.doubts)) {
                book(amounts, cut.offsets, step, into: balances)
                return SIMD8<Int32>()
            }
        }
        return decide(pools, amounts, over: step, into: balances)
    }

    /// The weights as doubles.
    @inline(__always)
    private func convert(_ step: SparseStep) {
        let weights = weights
        if let wide = step.wideWeights {
            for place in 0..<step.count { weights[place] = Double(wide[place]) }
        } else {
            // They are below 2²⁹.
            for place in 0..<step.count {
                weights[place] = Double(Int32(truncatingIfNeeded: step.weights[place]))
            }
        }
    }

    /// Finds the cuts in doubles, and decides by exact remainders where they are not proven.
    @_optimize(speed)
    @inline(never)
    private func decide(
        _ pools: ItemFen, _ amounts: SIMD8<Double>, over step: SparseStep,
        into balances: UnsafeMutablePointer<ItemFen>
    ) -> SIMD8<Int32> {
        let cut = RemainderCut(
            keys: keys, count: step.count, units: units(amounts, count: step.count), blur: 0)
        var left = SIMD8<Int32>(truncatingIfNeeded: cut.doubts)
        var (booked, offsets) = (amounts, cut.offsets)
        if isAny(left) {
            for item in 0..<8 where left[item] != 0 {
                let pool = Pool(
                    fen: Int64(bitPattern: pools[item]), item: item, parts: amounts[item],
                    offset: cut.offsets[item], nearestUnits: cut.nearestUnits[item])
                if decide(pool, step, into: balances) {
                    left[item] = 0
                } else {
                    (booked[item], offsets[item]) = (0, 0)
                }
            }
        }
        book(booked, offsets, step, into: balances)
        return left
    }

    /// Keeps what rounding to the nearest fen takes away; the fen that it leaves.
    @_optimize(speed)
    private func units(_ amounts: SIMD8<Double>, count: Int) -> SIMD8<Int32> {
        let (weights, keys) = (weights, keys)
        let offset = SIMD8(repeating: Self.offset)
        var sums = SIMD8<Int32>()
        for place in 0..<count {
            let bits = Self.bits(amounts * SIMD8(repeating: weights[place]) + offset)
            // The lower 16 bits with their sign.
            let key = (SIMD8<Int32>(truncatingIfNeeded: bits) &<< 16) &>> 16
            sums = sums &+ key
            keys[place] = ItemKeys(truncatingIfNeeded: key)
        }
        // The exact sum is a number of whole fen.
        return (sums &+ SIMD8(repeating: RemainderCut.parts / 2)) &>> 16
    }

    /// Gives every receiver of a step whose pools are all zero nothing but ``raise``.
    @_optimize(speed)
    func bookNothing(_ step: SparseStep, into balances: UnsafeMutablePointer<ItemFen>) {
        let raise = ItemFen(repeating: Self.raise)
        for place in 0..<step.count {
            let receiver = Int(step.receivers[place])
            balances[receiver] = balances[receiver] &+ raise
        }
    }

    /// Gives every receiver its share plus the offset, cut to whole fen, and ``raise``.
    @_optimize(speed)
    private func book(
        _ amounts: SIMD8<Double>, _ offsets: SIMD8<Int32>, _ step: SparseStep,
        into balances: UnsafeMutablePointer<ItemFen>
    ) {
        let (weights, receivers) = (weights, step.receivers)
        var added = SIMD8<Double>()
        for item in 0..<8 { added[item] = Self.offset + Double(offsets[item]) }
        for place in 0..<step.count {
            let bits = Self.bits(amounts * SIMD8(repeating: weights[place]) + added)
            let receiver = Int(receivers[place])
            balances[receiver] = balances[receiver] &+ (bits &>> 16)
        }
    }

    /// The bits of doubles.
    @inline(__always)
    static func bits(_ value: SIMD8<Double>) -> ItemFen {
        var value = value
        return withUnsafeBytes(of: &value) { $0.loadUnaligned(as: ItemFen.self) }
    }
}

extension QuotaSplit {
    /// A pool whose cut is not proven.
    private struct Pool {
        let fen: Int64
        let item: Int
        /// What a weight of 1 gets, in 65,536ths of a fen.
        let parts: Double
        let offset: Int32
        let nearestUnits: Int32
    }

    /// Orders the receivers beside the cut by their exact remainders, and books the difference to
    /// what they get by their shares and the offset.
    ///
    /// - Returns: false when these cannot make up what is left; nothing is booked then.
    @_optimize(speed)
    private func decide(
        _ pool: Pool, _ step: SparseStep, into balances: UnsafeMutablePointer<ItemFen>
    ) -> Bool {
        let (keys, doubtful, item) = (keys, doubtful, pool.item)
        var (count, left) = (0, pool.nearestUnits)
        for place in 0..<step.count {
            let moved = Int32(keys[place][item]) &+ pool.offset
            // What the receiver gets beyond its nearest number of fen.
            left &-= moved >> 16
            let distance = Int32(Int16(truncatingIfNeeded: moved))
            doubtful[count] = place
            count &+= UInt32(bitPattern: distance &+ Self.doubt) <= 2 * UInt32(Self.doubt) ? 1 : 0
        }
        // As if every one of them were cut below.
        for index in 0..<count where isAbove(doubtful[index], pool) { left &+= 1 }
        guard left >= 0, left <= count else { return false }
        let added = Self.offset + Double(pool.offset)
        for index in 0..<count {
            let place = doubtful[index]
            let bits = (pool.parts * weights[place] + added).bitPattern
            let quota =
                (bits >> 16) &- Self.raise
                &- (isAbove(place, pool) ? 1 : 0)
            // Both products may wrap around, their difference is below twice the sum.
            remainders[index] = Int64(
                bitPattern: UInt64(bitPattern: pool.fen) &* step.weight(place)
                    &- quota &* step.total)
        }
        let cut = smallestCut(count, above: Int(left))
        for index in 0..<count where remainders[index] > cut { left &-= 1 }
        for turn in 0..<count {
            // A negative pool is split as the mirror image: the first ones lose a fen.
            let index = pool.fen < 0 ? count &- 1 &- turn : turn
            var fen: UInt64 = remainders[index] > cut ? 1 : 0
            if remainders[index] == cut, left > 0 { (fen, left) = (1, left &- 1) }
            if isAbove(doubtful[index], pool) { fen &-= 1 }
            balances[Int(step.receivers[doubtful[index]])][item] &+= fen
        }
        return true
    }

    /// Whether a receiver beside the cut gets the fen by its share and the offset.
    @inline(__always)
    private func isAbove(_ place: Int, _ pool: Pool) -> Bool {
        Int16(truncatingIfNeeded: Int32(keys[place][pool.item]) &+ pool.offset) >= 0
    }

    /// The smallest remainder with at most so many above it.
    @inline(__always)
    private func smallestCut(_ count: Int, above most: Int) -> Int64 {
        guard count > 0 else { return 0 }
        var (low, high) = (remainders[0], remainders[0])
        for index in 1..<max(1, count) {
            low = min(low, remainders[index])
            high = max(high, remainders[index])
        }
        while low < high {
            let middle = low &+ (high &- low) / 2
            var above = 0
            for index in 0..<count { above &+= remainders[index] > middle ? 1 : 0 }
            if above <= most { high = middle } else { low = middle &+ 1 }
        }
        return high
    }
}
