/// The four largest keys of each of eight cost items, found like the eight ``LargestKeys`` with
/// half of the exchanges.
///
/// Most cuts lie within three keys of the nearest fen.
struct FewLargestKeys {
    private var first: ItemKeys
    private var second: ItemKeys
    private var third: ItemKeys
    private var fourth: ItemKeys

    /// How many keys are kept.
    static var count: Int { 4 }

    /// Finds the largest keys.
    ///
    /// - Parameters:
    ///   - keys: the keys, and room for three more behind them, which is written.
    ///   - count: how many keys there are.
    ///   - flip: −1 for items whose smallest keys are looked for, else 0.
    @_optimize(speed)
    init(keys: UnsafeMutablePointer<ItemKeys>, count: Int, flip: ItemKeys) {
        let least = ItemKeys(repeating: .min)
        // Behind the end stands what becomes the smallest number.
        for place in 0..<Self.count - 1 { keys[count &+ place] = least ^ flip }
        (first, second, third, fourth) = (least, least, least, least)
        var place = 0
        while place < count {
            var (one, two) = (keys[place] ^ flip, keys[place &+ 1] ^ flip)
            var (three, four) = (keys[place &+ 2] ^ flip, keys[place &+ 3] ^ flip)
            LargestKeys.exchange(&one, &three)
            LargestKeys.exchange(&two, &four)
            LargestKeys.exchange(&one, &two)
            LargestKeys.exchange(&three, &four)
            LargestKeys.exchange(&two, &three)
            // The larger ones of the first and the last, and so on, are the four largest of both.
            first = LargestKeys.larger(first, four)
            second = LargestKeys.larger(second, three)
            third = LargestKeys.larger(third, two)
            fourth = LargestKeys.larger(fourth, one)
            LargestKeys.exchange(&first, &third)
            LargestKeys.exchange(&second, &fourth)
            LargestKeys.exchange(&first, &second)
            LargestKeys.exchange(&third, &fourth)
            place &+= Self.count
        }
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
        return (above, below)
    }
}
