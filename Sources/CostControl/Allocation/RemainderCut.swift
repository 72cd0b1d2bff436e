/// From which remainder on the shares of eight pools get one fen more, by the largest remainder.
///
/// Shares are known in 65,536ths of a fen, rounded, each less than one of them from the exact one.
/// A share plus an offset, cut to whole fen, is what the receiver gets; the offset decides who gets
/// a fen more. Rounding to the nearest fen (offset ½) leaves a few fen too many or too few, and the
/// cut is moved past as many of the nearest keys: at once where these are up to seven, for they are
/// among the ``LargestKeys``, and else after counting has led there. Where the keys on both sides
/// of the cut lie two or more apart, their exact remainders stand in the same order, and the cut
/// is proven. Others, mostly equal remainders, are left to a comparison in whole numbers.
///
/// Keys may also be found in another way than the shares the offset is added to. Then both can lie
/// two apart, which is a blur of one on either side of the cut.
struct RemainderCut {
    /// What is added to the shares before they are cut, in 65,536ths of a fen; always even, so that
    /// adding it to a double rounds like adding nothing.
    let offsets: SIMD8<Int32>
    /// The fen that rounding to the nearest fen leaves, or, below 0, takes too many.
    let nearestUnits: SIMD8<Int32>
    /// Not zero for items whose cut is not proven.
    let doubts: ItemKeys

    /// The parts of a fen.
    static var parts: Int32 { 1 << 16 }
    /// The most receivers: the sum of what rounding took from so many keys is less than half a fen,
    /// and numbers of keys fit 16 bits.
    static var mostKeys: Int { 32_767 }
    /// How many fen the largest keys can place: the key behind them is needed, too.
    private static var mostUnits: Int32 { Int32(LargestKeys.count) - 1 }
    private static var fewUnits: Int32 { Int32(FewLargestKeys.count) - 1 }

    /// Finds the cut of each item.
    ///
    /// - Parameters:
    ///   - keys: what rounding to the nearest fen took away, and room for seven more behind them.
    ///   - count: how many receivers there are, from 1 up to ``mostKeys``.
    ///   - nearest: the fen that rounding to the nearest fen leaves.
    ///   - blur: how far a key may lie from what the offset is added to.
    @inline(__always)
    init(
        keys: UnsafeMutablePointer<ItemKeys>, count: Int, units nearest: SIMD8<Int32>,
        blur: Int16
    ) {
        let half = SIMD8<Int32>(repeating: Self.parts / 2)
        nearestUnits = nearest
        var start = Start(units: nearest)
        let isFew = !isAny(Self.magnitude(nearest) & SIMD8(repeating: ~Self.fewUnits))
        if !isFew, isAny(Self.magnitude(nearest) & SIMD8(repeating: ~Self.mostUnits)) {
            start.narrow(keys: keys, count: Int32(truncatingIfNeeded: count))
        }
        let one = ItemKeys(repeating: 1)
        let units = ItemKeys(truncatingIfNeeded: start.units)
        // −1 where fen are taken back: the smallest keys lose one.
        let flip = units &>> 15
        let wanted = (units ^ flip) &- flip
        // Not zero where counting could not lead near the cut.
        let far = wanted & ItemKeys(repeating: ~Int16(Self.mostUnits))
        let place = wanted & ItemKeys(repeating: Int16(Self.mostUnits))
        let (above, below) =
            isFew
            ? FewLargestKeys(keys: keys, count: count, flip: flip).beside(place)
            : LargestKeys(
                keys: keys, count: count,
                shift: ItemKeys(truncatingIfNeeded: start.shift), flip: flip
            ).beside(place)
        // Proven where another key would fit between both of them, and the blur on both sides.
        let apart = 1 &+ 2 &* blur
        let distance = ItemKeys(repeating: apart)
        var doubts = far.replacing(with: one, where: (below &+ distance) .>= above)
        doubts.replace(with: one, where: below .> ItemKeys(repeating: .max &- apart))
        self.doubts = doubts
        // From here on keys are above the cut: even with the shift.
        let next =
            SIMD8<Int32>(truncatingIfNeeded: below)
            &+ SIMD8(repeating: Int32(truncatingIfNeeded: 1 &+ blur))
        let cut = next &+ ((next &+ start.shift) & SIMD8(repeating: 1))
        let turn = SIMD8<Int32>(truncatingIfNeeded: flip)
        let moved =
            start.shift &- ((cut ^ turn) &- turn)
            &+ ((turn &+ SIMD8(repeating: 1)) &<< 16)
        // Where equal keys kept counting away from the cut, it lies at them.
        let beside = start.shift &+ half &+ (start.shift & SIMD8(repeating: 1))
        offsets = beside.replacing(
            with: moved, where: SIMD8<Int32>(truncatingIfNeeded: far) .== SIMD8())
    }

    @inline(__always)
    private static func magnitude(_ numbers: SIMD8<Int32>) -> SIMD8<Int32> {
        let signs = numbers &>> 31
        return (numbers ^ signs) &- signs
    }
}

/// Whether any of eight numbers is not zero.
@inline(__always)
func isAny(_ numbers: SIMD8<Int32>) -> Bool {
    let two = numbers.lowHalf | numbers.highHalf
    let one = two.lowHalf | two.highHalf
    return (one[0] | one[1]) != 0
}

/// Whether any of eight numbers is not zero.
@inline(__always)
func isAny(_ numbers: ItemFen) -> Bool {
    let two = numbers.lowHalf | numbers.highHalf
    let one = two.lowHalf | two.highHalf
    return (one[0] | one[1]) != 0
}

extension RemainderCut {
    /// Where the largest keys are looked for, and how many fen of each item are left from there.
    private struct Start {
        /// How many cuts are guessed from the fen that are left before halving.
        private static var guesses: Int { 4 }

        /// What is added to the keys so that the nearest ones are the largest or the smallest.
        var shift = SIMD8<Int32>()
        /// The fen to be given, or to be taken back when below 0.
        var units: SIMD8<Int32>

        /// Moves the cut of items with many units by counting the keys above it.
        ///
        /// It begins where it would be if keys were spread evenly and then goes by the fen that are
        /// still left, as far as it stays between cuts with too many and too few keys above, or
        /// halfway between those.
        @_optimize(speed)
        mutating func narrow(keys: UnsafePointer<ItemKeys>, count: Int32) {
            let (zero, one) = (SIMD8<Int32>(), SIMD8<Int32>(repeating: 1))
            let step = SIMD8<Int32>(repeating: RemainderCut.parts / count)
            let near = SIMD8<Int32>(repeating: ~RemainderCut.mostUnits)
            // So many keys are to lie above the cut.
            let target = units.replacing(
                with: units &+ SIMD8(repeating: count), where: units .< zero)
            let end = SIMD8<Int32>(repeating: 32_767)
                .replacing(with: SIMD8(repeating: -32_769), where: units .< zero)
            var low = SIMD8<Int32>(repeating: -32_769)
            var high = SIMD8<Int32>(repeating: 32_767)
            // Not zero while a cut is looked for.
            var open = RemainderCut.magnitude(units) & near
            var cut = end.replacing(with: high &- target &* step, where: open .!= zero)
            var round = 0
            while true {
                let left = target &- Self.count(keys, Int(count), above: cut)
                units.replace(with: left, where: open .!= zero)
                open = (RemainderCut.magnitude(left) & near)
                    .replacing(with: zero, where: open .== zero)
                // Equal keys: with the cut above them too few keys lie above, below too many.
                open.replace(with: zero, where: (high &- low) .<= one)
                guard isAny(open) else { break }
                high.replace(with: cut, where: (open .!= zero) .& (left .> zero))
                low.replace(with: cut, where: (open .!= zero) .& (left .< zero))
                var next = (low &+ high) &>> 1
                let guess = cut &- left &* step
                if round < Self.guesses {
                    next.replace(with: guess, where: (guess .> low) .& (guess .< high))
                }
                next.replace(with: high, where: (high &- low) .<= one)
                cut.replace(with: next, where: open .!= zero)
                round &+= 1
            }
            shift = end &- cut
        }

        @inline(__always)
        private static func count(
            _ keys: UnsafePointer<ItemKeys>, _ count: Int, above cut: SIMD8<Int32>
        ) -> SIMD8<Int32> {
            let (cut, one) = (ItemKeys(truncatingIfNeeded: cut), ItemKeys(repeating: 1))
            var above = ItemKeys()
            for place in 0..<count {
                above.replace(with: above &+ one, where: keys[place] .> cut)
            }
            return SIMD8<Int32>(truncatingIfNeeded: above)
        }
    }
}
