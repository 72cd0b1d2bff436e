import CShims

/// Codes of one length that differ in digits only, such as 2025-000123, found by the number that
/// these digits are: codes that were given one after the other stand side by side, and none is
/// compared with another.
///
/// A byte that all codes have, digit or not, counts as 0. What has another length or other bytes is
/// no code of the list.
struct DigitCodes: Sendable {
    /// A list may have so many entries per code, and always as many as the near cache holds.
    private static let (entriesPerCode, nearEntries) = (8, 1 << 14)

    /// Bytes of every code, 1 to 16.
    let length: Int
    /// The bytes of all codes; a zero where they differ.
    private let pattern: CodeIndex.Words
    /// What to add to the bytes that are left so that the highest bit tells a wrong one.
    private let excess: CodeIndex.Words
    /// Ten to the number of digits in the second word.
    private let power: UInt64
    private let first: UInt64
    /// The place of each number from the first on, or -1; the last entry belongs to none.
    private let list: [Int32]

    /// The codes of an index; `nil` when they have several lengths, differ in more than digits, or
    /// lie too far apart.
    init?(_ codes: CodeIndex) {
        guard codes.count > 0, let one = codes.shortKey(ofPlace: 0) else { return nil }
        length = one.length
        power = (8..<max(8, length)).reduce(1) { power, _ in power &* 10 }
        let start = Self.aligned(one.words, length)
        var differences = CodeIndex.Words(low: 0, high: 0)
        for place in 0..<codes.count {
            guard let key = codes.shortKey(ofPlace: place), key.length == length else {
                return nil
            }
            let words = Self.aligned(key.words, length)
            differences.low |= words.low ^ start.low
            differences.high |= words.high ^ start.high
        }
        let (low, high) = (Self.varying(differences.low), Self.varying(differences.high))
        pattern = CodeIndex.Words(
            low: start.low & ~low | Self.zeros & low, high: start.high & ~high | Self.zeros & high)
        excess = CodeIndex.Words(
            low: Self.same & ~low | Self.digit & low, high: Self.same & ~high | Self.digit & high)
        var (smallest, largest, areDigits) = (UInt64.max, 0 as UInt64, true)
        for place in 0..<codes.count {
            let (number, isGood) = Self.number(
                codes.words[place + 1], length, pattern, excess, power)
            areDigits = areDigits && isGood
            (smallest, largest) = (min(smallest, number), max(largest, number))
        }
        let most = max(codes.count * Self.entriesPerCode, Self.nearEntries)
        guard areDigits, largest - smallest < UInt64(most) else { return nil }
        first = smallest
        var list = [Int32](repeating: -1, count: Int(largest - smallest) + 2)
        for place in 0..<codes.count {
            let (number, _) = Self.number(
                codes.words[place + 1], length, pattern, excess, power)
            list[Int(number - smallest)] = Int32(truncatingIfNeeded: place)
        }
        self.list = list
    }

    private static var zeros: UInt64 { 0x3030_3030_3030_3030 }
    /// A byte from 1 on gets its highest bit.
    private static var same: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }
    /// A byte from 10 on gets its highest bit.
    private static var digit: UInt64 { 0x7676_7676_7676_7676 }

    /// All bits of the bytes that have one.
    private static func varying(_ word: UInt64) -> UInt64 {
        ((((word & same) &+ same) | word) &>> 7 & 0x0101_0101_0101_0101) &* 0xFF
    }

    /// The words of a code so that its last byte is the highest and no byte stands in both.
    @inline(__always)
    private static func aligned(_ words: CodeIndex.Words, _ length: Int) -> CodeIndex.Words {
        let unused = UInt64(truncatingIfNeeded: (length > 8 ? 16 : 8) &- length) &* 8
        return length > 8
            ? CodeIndex.Words(low: words.low, high: (words.high &>> unused) &<< unused)
            : CodeIndex.Words(low: words.low &<< unused, high: 0)
    }

    /// The number of a code of the length, and whether it has the pattern.
    @inline(__always)
    private static func number(
        _ words: CodeIndex.Words, _ length: Int, _ pattern: CodeIndex.Words,
        _ excess: CodeIndex.Words, _ power: UInt64
    ) -> (number: UInt64, isGood: Bool) {
        let words = aligned(words, length)
        let (low, high) = (words.low ^ pattern.low, words.high ^ pattern.high)
        let wrong = ((low &+ excess.low) | low) | ((high &+ excess.high) | high)
        // The length is that of a whole column, so the branch is foreseen.
        let number =
            length > 8
            ? EightDigits.number(low) &* power &+ EightDigits.number(high)
            : EightDigits.number(low)
        return (number, wrong & 0x8080_8080_8080_8080 == 0)
    }

    /// The place of a code; below 0 when it is not there.
    func place(of key: CodeIndex.Key) -> Int32 {
        guard key.length == length else { return -1 }
        let (number, isGood) = Self.number(key.words, length, pattern, excess, power)
        let entry = number &- first
        return isGood && entry < UInt64(list.count - 1) ? list[Int(entry)] : -1
    }

    /// The codes as whole numbers: that of the first place of the list, and the list, of which the
    /// last entry is -1; `nil` when they hold other bytes than digits, or may begin with a zero.
    var wholeNumbers: (first: Int64, list: [Int32])? {
        // The code that has a zero wherever codes differ, without the bytes that belong to none.
        let unused = UInt64(truncatingIfNeeded: (length > 8 ? 16 : 8) &- length) &* 8
        let last = ((length > 8 ? pattern.high : pattern.low) ^ Self.zeros) >> unused
        let first = length > 8 ? pattern.low ^ Self.zeros : last
        let wrong = ((first &+ Self.digit) | first) | ((last &+ Self.digit) | last)
        // Above the bytes of a short code stand zeros.
        guard wrong & 0x8080_8080_8080_8080 == 0, first & 0xFF != 0 else { return nil }
        let rest = EightDigits.number(last << unused)
        let digits = length > 8 ? EightDigits.number(first) &* power &+ rest : rest
        return (Int64(truncatingIfNeeded: digits &+ self.first), list)
    }

    /// The same by instructions that not all processors have.
    func find(
        _ column: shim_column, unknown: Int32, none: Int32,
        into places: UnsafeMutablePointer<Int32>
    ) {
        list.withUnsafeBufferPointer { list in
            guard let entries = list.baseAddress else { return }
            var codes = shim_digit_codes(
                length: Int64(length), pattern: (pattern.low, pattern.high),
                excess: (excess.low, excess.high), power: power, first: first, list: entries,
                count: Int64(list.count - 1), unknown: unknown, none: none)
            shim_wide_digit_codes(column, &codes, places)
        }
    }

    /// Finds the places of the fields of a column that do not hold doubled quotes.
    ///
    /// No branch depends on a field, so that the memory of many rows is asked for at the same time.
    /// - `places`: receives a number per row: the place of its code, `unknown`, or `none`
    ///   for a field without a byte.
    @_optimize(speed)
    @inline(never)
    func find(
        _ text: UnsafePointer<UInt8>, _ first: UnsafePointer<DelimitedText.Field>, stride: Int,
        count: Int, unknown: Int32, none: Int32, into places: UnsafeMutablePointer<Int32>
    ) {
        let (length, pattern, excess, power, smallest) = (
            length, pattern, excess, power, self.first
        )
        list.withUnsafeBufferPointer { list in
            guard let entries = list.baseAddress else { return }
            let limit = UInt64(truncatingIfNeeded: list.count - 1)
            var field = first
            for row in 0..<count {
                let start = UnsafeRawPointer(text + Int(field.pointee.offset))
                let found = field.pointee.length
                field += stride
                // Behind every field there are bytes that can be read.
                let words = CodeIndex.Words(
                    low: start.loadUnaligned(as: UInt64.self).littleEndian,
                    high: start.loadUnaligned(
                        fromByteOffset: length > 8 ? length &- 8 : 0, as: UInt64.self
                    ).littleEndian)
                let (number, isGood) = Self.number(words, length, pattern, excess, power)
                let entry = number &- smallest
                let isListed = isGood && found == length && entry < limit
                let place = entries[isListed ? Int(truncatingIfNeeded: entry) : 0]
                places[row] = isListed ? place : found == 0 ? none : unknown
            }
        }
    }
}

/// Eight digits as a number.
enum EightDigits {
    /// The number of eight bytes from 0 to 9, the first of which is the lowest one of the word.
    @inline(__always)
    static func number(_ word: UInt64) -> UInt64 {
        // Pairs, then fours, then all eight.
        let pairs = word &* 10 &+ word &>> 8
        let even = (pairs & 0xFF_0000_00FF) &* 0x000F_4240_0000_0064
        let odd = (pairs &>> 16 & 0xFF_0000_00FF) &* 0x0000_2710_0000_0001
        return (even &+ odd) &>> 32
    }
}
