/// Finds the k-th largest of unsigned numbers without sorting them.
enum LargestSelection {
    /// The `rank`-th largest value (1 is the largest, the count the smallest), found by partition.
    ///
    /// The values end in another order.
    @inline(__always)
    static func value<Number: FixedWidthInteger & UnsignedInteger>(
        _ rank: Int, of values: UnsafeMutableBufferPointer<Number>
    ) -> Number {
        var (low, high) = (0, values.count &- 1)
        // A partition halves the range on average; where values were made to defeat it, the bits
        // of the answer are found one by one instead.
        for _ in 0..<64 where low < high {
            let pivot = values[low &+ (high &- low) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while values[left] > pivot { left &+= 1 }
                while values[right] < pivot { right &-= 1 }
                guard left <= right else { break }
                let kept = values[left]
                values[left] = values[right]
                values[right] = kept
                left &+= 1
                right &-= 1
            }
            if rank &- 1 <= right {
                high = right
            } else if rank &- 1 >= left {
                low = left
            } else {
                return values[rank &- 1]
            }
        }
        return low < high ? byBits(rank &- low, of: values, low...high) : values[rank &- 1]
    }

    /// The largest number that at least `rank` of the values reach.
    private static func byBits<Number: FixedWidthInteger & UnsignedInteger>(
        _ rank: Int, of values: UnsafeMutableBufferPointer<Number>, _ range: ClosedRange<Int>
    ) -> Number {
        var found: Number = 0
        for bit in (0..<Number.bitWidth).reversed() {
            let next = found | (1 << Number(bit))
            var reached = 0
            for position in range where values[position] >= next { reached += 1 }
            if reached >= rank { found = next }
        }
        return found
    }
}
