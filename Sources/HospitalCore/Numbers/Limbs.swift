/// Arithmetic on magnitudes of any length, the ground under ``BigInteger``.
///
/// A magnitude is an array of 64-bit limbs, the lowest first, without a zero limb at the top; zero
/// is the empty array. Schoolbook methods are the right ones here: the longest numbers of the
/// library, the solutions of 200 equations, have about 150 limbs.
enum Limbs {
    /// −1, 0 or 1 as `one` is below, equal to or above `other`.
    static func comparison(_ one: [UInt64], _ other: [UInt64]) -> Int {
        guard one.count == other.count else { return one.count < other.count ? -1 : 1 }
        for index in one.indices.reversed() where one[index] != other[index] {
            return one[index] < other[index] ? -1 : 1
        }
        return 0
    }

    /// The magnitude without zero limbs at the top.
    static func trimmed(_ limbs: consuming [UInt64]) -> [UInt64] {
        while limbs.last == 0 { limbs.removeLast() }
        return limbs
    }

    /// The limbs of a number of 128 bits.
    static func limbs(of value: UInt128) -> [UInt64] {
        trimmed([UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)])
    }

    /// The number of 128 bits with these limbs; `nil` when there are more than two.
    static func value(of limbs: [UInt64]) -> UInt128? {
        switch limbs.count {
        case 0: return 0
        case 1: return UInt128(limbs[0])
        case 2: return UInt128(limbs[1]) << 64 | UInt128(limbs[0])
        default: return nil
        }
    }

    /// How many bits the magnitude has; zero has none.
    static func bitWidth(_ limbs: [UInt64]) -> Int {
        guard let top = limbs.last else { return 0 }
        return limbs.count * 64 - top.leadingZeroBitCount
    }

    /// The sum.
    static func sum(_ one: [UInt64], _ other: [UInt64]) -> [UInt64] {
        let (longer, shorter) = one.count >= other.count ? (one, other) : (other, one)
        var result = longer + [0]
        add(1, times: shorter, to: &result, at: 0)
        return trimmed(result)
    }

    /// The difference; `larger` is not below `smaller`.
    static func difference(_ larger: [UInt64], _ smaller: [UInt64]) -> [UInt64] {
        var result = larger
        var borrow = false
        for index in result.indices where index < smaller.count || borrow {
            let taken = index < smaller.count ? smaller[index] : 0
            let (first, below) = result[index].subtractingReportingOverflow(taken)
            let (second, belowAgain) = first.subtractingReportingOverflow(borrow ? 1 : 0)
            result[index] = second
            borrow = below || belowAgain
        }
        return trimmed(result)
    }

    /// The product.
    static func product(_ one: [UInt64], _ other: [UInt64]) -> [UInt64] {
        guard !one.isEmpty, !other.isEmpty else { return [] }
        var result = [UInt64](repeating: 0, count: one.count + other.count)
        for (index, limb) in one.enumerated() { add(limb, times: other, to: &result, at: index) }
        return trimmed(result)
    }

    /// `total += factor × limbs × 2^(64 × offset)`; the total must have room for the result.
    ///
    /// One step never overflows: (2⁶⁴ − 1)² + 2 × (2⁶⁴ − 1) = 2¹²⁸ − 1.
    static func add(
        _ factor: UInt64, times limbs: [UInt64], to total: inout [UInt64], at offset: Int
    ) {
        guard factor != 0, offset >= 0, offset + limbs.count <= total.count else { return }
        var carry: UInt64 = 0
        total.withUnsafeMutableBufferPointer { target in
            limbs.withUnsafeBufferPointer { source in
                for index in source.indices {
                    let wide =
                        UInt128(source[index]) &* UInt128(factor)
                        &+ UInt128(target[offset &+ index]) &+ UInt128(carry)
                    target[offset &+ index] = UInt64(truncatingIfNeeded: wide)
                    carry = UInt64(truncatingIfNeeded: wide &>> 64)
                }
            }
            var index = offset + limbs.count
            while carry != 0, index < target.count {
                let (sum, overflow) = target[index].addingReportingOverflow(carry)
                target[index] = sum
                carry = overflow ? 1 : 0
                index += 1
            }
        }
    }

    /// `limbs = limbs × factor + addend`.
    static func multiply(_ limbs: inout [UInt64], by factor: UInt64, adding addend: UInt64) {
        var carry = addend
        limbs.withUnsafeMutableBufferPointer { target in
            for index in target.indices {
                let wide = UInt128(target[index]) &* UInt128(factor) &+ UInt128(carry)
                target[index] = UInt64(truncatingIfNeeded: wide)
                carry = UInt64(truncatingIfNeeded: wide &>> 64)
            }
        }
        if carry != 0 { limbs.append(carry) }
        limbs = trimmed(limbs)
    }
}
