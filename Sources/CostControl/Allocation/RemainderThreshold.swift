/// Four numbers of 64 bits side by side: amounts of four cost items as two's complement.
typealias FenLanes = SIMD4<UInt64>
/// Four numbers of 32 bits side by side: remainders of four cost items.
typealias KeyLanes = SIMD4<Int32>

/// Which shares of the amounts that one department hands on get one unit more, for four cost items
/// of a sparse allocation side by side: by the largest remainder without sorting.
///
/// Quotas were rounded to the nearest unit, halves down, and `keys` are what each of them lost, in
/// −span/2 ... span/2. When units are left, the largest keys get one each; when too many were given
/// (units below zero), the smallest keys give one back. Both are one cut: the keys above it, as
/// many as `target`. The cut is found by counting, from where it would be if keys were spread
/// evenly; a distance of `span / count` is one key more or less. What gets no exact cut has equal
/// keys on both sides of it; position decides there.
struct RemainderThreshold {
    /// Keys above this get the unit, or do not give one back.
    private(set) var cut: KeyLanes
    /// How many keys do.
    private let target: KeyLanes
    /// What a key at or below the cut gets: 0, or −1 where too many units were given.
    let below: KeyLanes
    /// Items where only some of the keys that are equal to the cut belong above it.
    private(set) var tied = SIMDMask<KeyLanes>(repeating: false)

    /// How many guesses are made by distance before halving.
    private static var guesses: Int { 7 }

    /// Finds the cut.
    ///
    /// - Parameters:
    ///   - keys: what rounding took away, per receiver.
    ///   - count: how many receivers there are, at least one.
    ///   - units: units left for each item; their magnitude is at most half of `count`.
    ///   - span: the unit in terms of the keys, below 2²⁹.
    @inline(__always)
    init(
        keys: UnsafePointer<KeyLanes>, count: Int, units: KeyLanes, span: Int32
    ) {
        let (zero, one) = (KeyLanes(), KeyLanes(repeating: 1))
        let gives = units .< zero
        let idle = units .== zero
        let step = KeyLanes(repeating: span / Int32(truncatingIfNeeded: count))
        below = zero.replacing(with: KeyLanes(repeating: -1), where: gives)
        target = units.replacing(
            with: units &+ KeyLanes(repeating: Int32(truncatingIfNeeded: count)), where: gives)
        cut = KeyLanes(repeating: span / 2) &- target &* step
        cut.replace(with: KeyLanes(repeating: Int32.max), where: idle)
        // More keys than wanted lie above `low`, and fewer above `high`.
        var low = KeyLanes(repeating: -span / 2 - 2)
        var high = KeyLanes(repeating: span / 2 + 2)
        var round = 0
        while true {
            var above = zero
            for place in 0..<count { above = above &- Self.bits(keys[place] .> cut) }
            let excess = above &- target
            let found = (excess .== zero) .| idle
            if all(found) { return }
            low.replace(with: cut, where: (excess .> zero) .& .!found)
            high.replace(with: cut, where: (excess .< zero) .& .!found)
            let stuck = (high &- low) .<= one
            let middle = (low &+ high) &>> 1
            var next = middle
            if round < Self.guesses {
                let guess = cut &+ excess &* step
                next.replace(with: guess, where: (guess .> low) .& (guess .< high))
            }
            cut.replace(with: next, where: .!(found .| stuck))
            if all(found .| stuck) {
                tied = stuck .& .!found
                cut.replace(with: high, where: tied)
                return
            }
            round += 1
        }
    }

    /// What each key gets: −1, 0 or 1.
    @inline(__always)
    func change(for key: KeyLanes) -> KeyLanes {
        below &- Self.bits(key .> cut)
    }

    /// A mask as numbers: −1 where it holds, else 0.
    @inline(__always)
    private static func bits(_ mask: SIMDMask<KeyLanes>) -> KeyLanes {
        var mask = mask
        return withUnsafeBytes(of: &mask) { $0.loadUnaligned(as: KeyLanes.self) }
    }

    /// Calls `give` with each receiver whose key is equal to the cut of a tied item and who gets
    /// the unit: the smallest positions, or the largest ones where the pool is negative, since that
    /// is split as the mirror image.
    func forEachTied(
        keys: UnsafePointer<KeyLanes>, count: Int, lane: Int, isMirrored: Bool,
        give: (Int) -> Void
    ) {
        guard tied[lane] else { return }
        var left = target[lane]
        for place in 0..<count where keys[place][lane] > cut[lane] { left -= 1 }
        for step in 0..<count where left > 0 {
            let place = isMirrored ? count - 1 - step : step
            guard keys[place][lane] == cut[lane] else { continue }
            give(place)
            left -= 1
        }
    }
}
