/// Remainders of steps with small weights in words of 16 bits, eight cost items in an instruction.
///
/// Whole fen of a share do not matter for its remainder, so what a weight of 1 gets is cut to the
/// fraction of a fen, f in 2³²nds, and
///
///     key = ⌊f × weight / 65,536⌋ mod 65,536
///
/// f is less than one away from the exact fraction, so f × weight / 65,536 is less than ⅛ away from
/// the exact key for weights up to 8,192, and cutting takes less than one more: the key lies below
/// the exact one by less than 1⅛, or above by less than ⅛.
extension QuotaSplit {
    /// The largest weight.
    private static var mostWeight: UInt64 { 8_192 }
    /// The most receivers: sums of upper halves of keys fit 16 bits, and what their lower halves
    /// and cutting make of it stays below one fen.
    private static var mostReceivers: Int { 250 }

    /// Whether the remainders of a step are found in words.
    static func isShort(_ edges: SparseEdges) -> Bool {
        edges.largest <= mostWeight && edges.count <= mostReceivers
    }

    /// Whether what a weight of 1 gets is below 2¹⁹ fen without its sign, so that a double holds it
    /// in 2³²nds.
    @inline(__always)
    static func areShort(_ pools: ItemFen, total: UInt64) -> Bool {
        // Half of the sum of the weights or more, and it is below 2²⁹.
        let size = UInt64(63 &- (total | 1).leadingZeroBitCount)
        let limit = UInt64(1) &<< (19 &+ size)
        let raised = pools &+ ItemFen(repeating: limit)
        return !isAny(raised & ItemFen(repeating: ~(2 &* limit &- 1)))
    }

    /// Keeps what rounding to the nearest fen takes away; the fen that it leaves.
    ///
    /// Upper halves of keys add up to the whole of them less the lower halves: from 0 to 255 each.
    /// Keys and lower halves together are at most 256⅛ below and ⅛ above the exact key, and exact
    /// keys add up to whole fen.
    @inline(__always)
    func shortUnits(_ amounts: SIMD8<Double>, _ step: SparseStep) -> SIMD8<Int32> {
        let scale = SIMD8<Double>(repeating: 65_536)
        let bits = Self.bits(amounts * scale + SIMD8<Double>(repeating: Self.offset))
        let high = ItemWords(truncatingIfNeeded: bits &>> 16)
        let low = ItemWords(truncatingIfNeeded: bits)
        let (keys, weights) = (self.keys, step.weights)
        var halves = ItemKeys()
        for place in 0..<step.count {
            let weight = ItemWords(repeating: UInt16(truncatingIfNeeded: weights[place]))
            let key = ItemKeys(truncatingIfNeeded: high &* weight &+ Self.upper(low, weight))
            keys[place] = key
            halves = halves &+ (key &>> 8)
        }
        let most = SIMD8<Int32>(repeating: 257 &* Int32(truncatingIfNeeded: step.count))
        return ((SIMD8<Int32>(truncatingIfNeeded: halves) &<< 8) &+ most) &>> 16
    }

    /// The upper half of a product.
    @inline(__always)
    private static func upper(_ one: ItemWords, _ other: ItemWords) -> ItemWords {
        let product =
            SIMD8<UInt32>(truncatingIfNeeded: one)
            &* SIMD8<UInt32>(truncatingIfNeeded: other)
        return ItemWords(truncatingIfNeeded: product &>> 16)
    }
}

/// Words of eight cost items side by side.
typealias ItemWords = SIMD8<UInt16>
