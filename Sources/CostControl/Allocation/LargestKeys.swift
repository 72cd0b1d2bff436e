/// Keys of eight cost items side by side: what rounding took away, in 65,536ths of a fen.
typealias ItemKeys = SIMD8<Int16>

/// The eight largest keys of each of eight cost items, found without a branch.
///
/// Groups of eight are put in order by the 19 exchanges that order eight numbers; of two groups in
/// order, the larger one of the first and the last, the second and the last but one, and so on, are
/// the eight largest of both, and twelve exchanges put them in order again. An exchange is two
/// instructions for eight items.
struct LargestKeys {
    private var first: ItemKeys
    private var second: ItemKeys
    private var third: ItemKeys
    private var fourth: ItemKeys
    private var fifth: ItemKeys
    private var sixth: ItemKeys
    private var seventh: ItemKeys
    private var eighth: ItemKeys

    /// How many keys are kept.
    static var count: Int { 8 }

    /// Finds the largest keys.
    ///
    /// - Parameters:
    ///   - keys: the keys, and room for seven more behind them, which is written.
    ///   - count: how many keys there are.
    ///   - shift: is added to the keys of each item, beyond the largest number to the smallest.
    ///   - flip: −1 for items whose smallest keys are looked for, else 0.
    @_optimize(speed)
    init(
        keys: UnsafeMutablePointer<ItemKeys>, count: Int, shift: ItemKeys, flip: ItemKeys
    ) {
        let least = ItemKeys(repeating: .min)
        // Behind the end stands what becomes the smallest number.
        for place in 0..<Self.count - 1 { keys[count &+ place] = (least ^ flip) &- shift }
        self.init(all: least)
        var place = 0
        while place < count {
            var group = LargestKeys(keys + place, shift: shift, flip: flip)
            group.order()
            keep(group)
            place &+= Self.count
        }
    }

    @inline(__always)
    private init(all key: ItemKeys) {
        (first, second, third, fourth) = (key, key, key, key)
        (fifth, sixth, seventh, eighth) = (key, key, key, key)
    }

    @inline(__always)
    private init(_ keys: UnsafePointer<ItemKeys>, shift: ItemKeys, flip: ItemKeys) {
        first = (keys[0] &+ shift) ^ flip
        second = (keys[1] &+ shift) ^ flip
        third = (keys[2] &+ shift) ^ flip
        fourth = (keys[3] &+ shift) ^ flip
        fifth = (keys[4] &+ shift) ^ flip
        sixth = (keys[5] &+ shift) ^ flip
        seventh = (keys[6] &+ shift) ^ flip
        eighth = (keys[7] &+ shift) ^ flip
    }

    /// Puts eight keys in any order in descending order.
    @inline(__always)
    private mutating func order() {
        Self.exchange(&first, &third)
        Self.exchange(&second, &fourth)
        Self.exchange(&fifth, &seventh)
        Self.exchange(&sixth, &eighth)
        Self.exchange(&first, &fifth)
        Self.exchange(&second, &sixth)
        Self.exchange(&third, &seventh)
        Self.exchange(&fourth, &eighth)
        Self.exchange(&first, &second)
        Self.exchange(&third, &fourth)
        Self.exchange(&fifth, &sixth)
        Self.exchange(&seventh, &eighth)
        Self.exchange(&third, &fifth)
        Self.exchange(&fourth, &sixth)
        Self.exchange(&second, &fifth)
        Self.exchange(&fourth, &seventh)
        Self.exchange(&second, &third)
        Self.exchange(&fourth, &fifth)
        Self.exchange(&sixth, &seventh)
    }

    /// Keeps the largest ones of these and others; both are in descending order.
    @inline(__always)
    private mutating func keep(_ others: LargestKeys) {
        first = Self.larger(first, others.eighth)
        second = Self.larger(second, others.seventh)
        third = Self.larger(third, others.sixth)
        fourth = Self.larger(fourth, others.fifth)
        fifth = Self.larger(fifth, others.fourth)
        sixth = Self.larger(sixth, others.third)
        seventh = Self.larger(seventh, others.second)
        eighth = Self.larger(eighth, others.first)
        Self.exchange(&first, &fifth)
        Self.exchange(&second, &sixth)
        Self.exchange(&third, &seventh)
        Self.exchange(&fourth, &eighth)
        Self.exchange(&first, &third)
        Self.exchange(&second, &fourth)
        Self.exchange(&fifth, &seventh)
        Self.exchange(&sixth, &eighth)
        Self.exchange(&first, &second)
        Self.exchange(&third, &fourth)
        Self.exchange(&fifth, &sixth)
        Self.exchange(&seventh, &eighth)
    }

    /// The keys of each item beside a cut with so many of them, fewer than ``count``, above it;
    /// above none of them lies the end.
    @inline(__always)
    func beside(_ places: ItemKeys) -> (above: ItemKeys, below: ItemKeys) {
        var (above, below) = (ItemKeys(repeating: .max), first)
        @inline(__always)
        func pass(_ place: Int16, _ key: ItemKeys, _ next: ItemKeys) {
            let isHere = places .== ItemKeys(repeating: place)
            above.replace(with: key, where: isHere)
            below.replace(with: next, where: isHere)
        }
        pass(1, first, second)
        pass(2, second, third)
        pass(3, third, fourth)
        pass(4, fourth, fifth)
        pass(5, fifth, sixth)
        pass(6, sixth, seventh)
        pass(7, seventh, eighth)
        return (above, below)
    }

    /// The larger keys of two come first.
    @inline(__always)
    static func exchange(_ one: inout ItemKeys, _ other: inout ItemKeys) {
        let isLarger = one .> other
        let larger = other.replacing(with: one, where: isLarger)
        other = one.replacing(with: other, where: isLarger)
        one = larger
    }

    @inline(__always)
    static func larger(_ one: ItemKeys, _ other: ItemKeys) -> ItemKeys {
        other.replacing(with: one, where: one .> other)
    }
}
