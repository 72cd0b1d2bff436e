/// The ascending order of many whole numbers, found without comparing one with another: hundreds of
/// thousands are put in order in a few milliseconds.
package enum KeyOrder {
    /// Bits of a number that are looked at together.
    private static let digitBits = 11

    /// The positions of the keys in the order of their values; equal ones keep their order.
    ///
    /// From the lowest digit of eleven bits to the highest the positions are put into the order of
    /// that digit; a digit that all keys share changes nothing and is left out.
    /// - Parameter keys: fewer than 2³¹.
    /// - Returns: as many positions as there are keys.
    @_optimize(speed)
    package static func positions(of keys: [UInt64]) -> [Int32] {
        var order = [Int32](0..<Int32(truncatingIfNeeded: keys.count))
        guard let first = keys.first else { return order }
        let differing = keys.reduce(0) { $0 | ($1 ^ first) }
        var next = order
        for shift in stride(from: 0, to: 64, by: digitBits) where differing >> shift != 0 {
            func digit(_ position: Int32) -> Int {
                Int(truncatingIfNeeded: keys[Int(position)] >> shift) & ((1 << digitBits) - 1)
            }
            var starts = [Int](repeating: 0, count: 1 << digitBits)
            for position in order { starts[digit(position)] += 1 }
            var sum = 0
            for place in starts.indices { (starts[place], sum) = (sum, sum + starts[place]) }
            for position in order {
                let digit = digit(position)
                next[starts[digit]] = position
                starts[digit] += 1
            }
            swap(&order, &next)
        }
        return order
    }
}
