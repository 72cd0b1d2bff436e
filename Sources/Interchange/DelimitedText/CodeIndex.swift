/// Codes numbered from 0 in the order in which they came, found by their UTF-8 bytes without making
/// a text of each.
///
/// A code of at most 16 bytes is two words, its first and its last eight bytes, which are compared
/// as they are; of a longer one the words are a hash, and its bytes are compared. The words stand
/// in the order of the codes: lines that follow one another mostly name codes that did so too. A
/// table of small slots tells where to look. As long as each code stands behind the one before, as
/// in a list that is sorted, none can be there twice and no table is made.
public struct CodeIndex: Sendable {
    /// What a code is found by.
    struct Key: BitwiseCopyable, Equatable {
        var words: Words
        var length: Int

        init(low: UInt64, high: UInt64, length: Int) {
            (words, self.length) = (Words(low: low, high: high), length)
        }
    }

    /// The two words of a code.
    struct Words: BitwiseCopyable, Equatable {
        var low: UInt64
        var high: UInt64

        /// The highest bits, where a search begins, depend on every bit of both words.
        @inline(__always)
        var hash: UInt64 { low &* 0x9E37_79B9_7F4A_7C15 &+ high &* 0xD1B5_4A32_D192_ED03 }

        @inline(__always)
        static func == (one: Words, other: Words) -> Bool {
            (one.low ^ other.low) | (one.high ^ other.high) == 0
        }
    }

    /// A slot of the table: one more than the place of a code, and what most other codes do not
    /// have.
    ///
    /// An empty one has neither.
    struct Slot: BitwiseCopyable {
        var next: UInt32 = 0
        var mark: UInt32 = 0
    }

    /// Bytes of a code that is compared by its words.
    static let shortLength = 16

    /// Empty while codes ascend, and while they are found by their digits.
    private(set) var slots: [Slot] = []
    /// The words of no code, then those of each.
    private(set) var words = [Words(low: 0, high: 0)]
    /// The bytes of each code, 255 standing for all that are longer.
    private var lengths: [UInt8] = []
    /// Bytes of the codes of more than 16 bytes, and where those of each stand.
    private var longBytes: [UInt8] = []
    private var longPlaces: [Int32: Range<Int>] = [:]
    /// Finds the codes by their digits; there only while no code is added.
    private(set) var digits: DigitCodes?

    /// No codes.
    public init() {}

    /// How many codes there are.
    public var count: Int { lengths.count }

    var shift: UInt64 { UInt64(64 - slots.count.trailingZeroBitCount) }

    /// Tells that all codes are there: those that differ in digits only are found by these, and
    /// without the table.
    ///
    /// More may be added all the same.
    public mutating func settle() {
        guard digits == nil else { return }
        digits = DigitCodes(self)
        if digits != nil { slots = [] } else { makeTable() }
    }

    /// Makes the table by which many codes are found, where there is none.
    mutating func makeTable() {
        if digits == nil, slots.isEmpty { makeSlots(for: count) }
    }

    /// Makes room for so many codes, which may still be more.
    public mutating func reserve(_ codes: Int) {
        guard codes > count else { return }
        words.reserveCapacity(codes + 1)
        lengths.reserveCapacity(codes)
        if !slots.isEmpty, Self.isFull(codes, slots.count) { makeSlots(for: codes) }
    }

    /// The code of a place; `nil` when there is none.
    public func text(_ place: Int) -> String? {
        guard lengths.indices.contains(place) else { return nil }
        return withBytes(Int32(place)) { String(decoding: $0, as: UTF8.self) }
    }

    /// The key of a code of at most 16 bytes; `nil` for a longer one.
    @inline(__always)
    func shortKey(ofPlace place: Int) -> Key? {
        let (length, words) = (Int(lengths[place]), words[place + 1])
        return length <= Self.shortLength
            ? Key(low: words.low, high: words.high, length: length) : nil
    }

    /// Calls `body` with the bytes of a code.
    func withBytes<Value>(
        _ place: Int32, _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        guard let key = shortKey(ofPlace: Int(place)) else {
            let range = longPlaces[place] ?? 0..<0
            return longBytes.withUnsafeBytes { bytes -> Value in
                body(UnsafeRawBufferPointer(rebasing: bytes[range]))
            }
        }
        // The words may overlap: what stands in both stands behind the first eight bytes once.
        let rest = key.length > 8 ? key.words.high >> UInt64(8 * (16 - key.length)) : 0
        return withUnsafeBytes(of: (key.words.low.littleEndian, rest.littleEndian)) {
            body(UnsafeRawBufferPointer(rebasing: $0[..<key.length]))
        }
    }

    /// The places of all codes, sorted by their characters in the order of Unicode scalars, which
    /// is that of their bytes.
    public func sortedPlaces() -> [Int32] {
        (0..<Int32(count)).sorted { one, other in
            withBytes(one) { one in
                withBytes(other) { one.lexicographicallyPrecedes($0) }
            }
        }
    }

    /// The place of a code; `nil` when it is not there.
    public func place(of code: String) -> Int32? {
        var code = code
        let found = code.withUTF8 { place(of: Self.key($0), $0) }
        return found < 0 ? nil : found
    }

    /// The place of a code of which the key is known; below 0 when it is not there.
    func place(of key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        if let digits { return digits.place(of: key) }
        guard !slots.isEmpty else { return ascendingPlace(of: key) }
        return Int32(truncatingIfNeeded: slots[find(key, bytes)].next) - 1
    }

    /// The place of a code where all of them ascend; below 0 when it is not there.
    private func ascendingPlace(of key: Key) -> Int32 {
        var (first, end) = (0, count)
        while first < end {
            let middle = (first + end) / 2
            guard let other = shortKey(ofPlace: middle) else { return -1 }
            if other == key { return Int32(truncatingIfNeeded: middle) }
            (first, end) = other.precedes(key) ? (middle + 1, end) : (first, middle)
        }
        return -1
    }

    /// Adds a code of at most 16 bytes that stands behind all others.
    /// - Returns: `false`, and nothing is added, when it does not or the codes before did not.
    @inline(__always)
    mutating func append(ascending key: Key) -> Bool {
        guard slots.isEmpty, digits == nil, key.length <= Self.shortLength else { return false }
        if let last = lengths.last {
            let before = Key(
                low: words[count].low, high: words[count].high, length: Int(last))
            guard before.precedes(key) else { return false }
        }
        words.append(key.words)
        lengths.append(UInt8(truncatingIfNeeded: key.length))
        return true
    }

    /// The place of a code, which is added when it is new.
    public mutating func insert(_ code: String) -> Int32 {
        var code = code
        return code.withUTF8 { insert(Self.key($0), $0) }
    }

    /// Adds the codes of another index; returns the place here of each place there.
    public mutating func insertAll(of other: CodeIndex) -> [Int32] {
        (0..<Int32(other.count)).map { place in
            other.withBytes(place) { bytes in
                bytes.withMemoryRebound(to: UInt8.self) { insert(Self.key($0), $0) }
            }
        }
    }

    /// The place of a code of which the key is known; it is added when it is new.
    mutating func insert(_ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        if append(ascending: key) { return Int32(truncatingIfNeeded: count) - 1 }
        digits = nil
        makeTable()
        let found = find(key, bytes)
        guard slots[found].next == 0 else {
            return Int32(truncatingIfNeeded: slots[found].next) - 1
        }
        let place = Int32(truncatingIfNeeded: count)
        if key.length > Self.shortLength {
            longPlaces[place] = longBytes.count..<longBytes.count + bytes.count
            longBytes.append(contentsOf: bytes)
        }
        words.append(key.words)
        lengths.append(UInt8(clamping: key.length))
        slots[found] = Slot(next: UInt32(place) + 1, mark: key.mark)
        if Self.isFull(count, slots.count) { makeSlots(for: count) }
        return place
    }

    /// Whether so many codes want more slots.
    ///
    /// A search that goes on costs a branch that was not foreseen: a small index leaves two of
    /// three slots empty, a large one a quarter.
    private static func isFull(_ count: Int, _ slots: Int) -> Bool {
        count > (slots < 1 << 17 ? slots / 3 : slots / 4 * 3)
    }

    /// Makes a table with room for so many codes and puts those that are there into it.
    private mutating func makeSlots(for codes: Int) {
        var size = 16
        while Self.isFull(codes, size) { size *= 2 }
        // The old table goes first.
        slots = []
        slots = [Slot](repeating: Slot(), count: size)
        for place in 0..<count {
            let words = words[place + 1]
            let key = Key(low: words.low, high: words.high, length: Int(lengths[place]))
            var found = Int(truncatingIfNeeded: words.hash &>> shift)
            while slots[found].next > 0 { found = (found + 1) & (size - 1) }
            slots[found] = Slot(next: UInt32(place) + 1, mark: key.mark)
        }
    }

    /// The slot of a code, or the empty one where it belongs.
    private func find(_ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var found = Int(truncatingIfNeeded: key.words.hash &>> shift)
        while slots[found].next > 0, !isSame(slots[found], key, bytes) {
            found = (found + 1) & (slots.count - 1)
        }
        return found
    }

    private func isSame(_ slot: Slot, _ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard slot.mark == key.mark, words[Int(slot.next)] == key.words else { return false }
        return key.length <= Self.shortLength
            || withBytes(Int32(slot.next - 1)) {
                $0.elementsEqual(UnsafeRawBufferPointer(bytes))
            }
    }
}

extension CodeIndex.Key {
    /// What a slot keeps of a code: its length up to 255 and bits of its hash.
    @inline(__always)
    var mark: UInt32 {
        UInt32(truncatingIfNeeded: words.hash &>> 8) & ~0xFF
            | UInt32(truncatingIfNeeded: min(length, 255))
    }

    @inline(__always)
    static func == (one: Self, other: Self) -> Bool {
        one.words == other.words && one.length == other.length
    }

    /// Whether it stands before another code in the order of their lengths and bytes; both have at
    /// most 16.
    @inline(__always)
    func precedes(_ other: Self) -> Bool {
        guard length == other.length else { return length < other.length }
        let (first, second) = (words.low.byteSwapped, other.words.low.byteSwapped)
        return first == second
            ? words.high.byteSwapped < other.words.high.byteSwapped : first < second
    }
}

extension CodeIndex {
    /// The key of any bytes.
    static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for (place, byte) in bytes.enumerated() {
            if bytes.count > shortLength, place % 8 == 0 {
                // What came so far is mixed into what follows.
                (low, high) = (0, Words(low: low, high: high).hash &+ high)
            }
            if place < 8 || bytes.count > shortLength {
                low |= UInt64(byte) &<< UInt64(8 * (place % 8))
            }
            let last = place - bytes.count + 8
            if last >= 0, bytes.count > 8, bytes.count <= shortLength {
                high |= UInt64(byte) &<< UInt64(8 * last)
            }
        }
        return Key(low: low, high: high, length: bytes.count)
    }

    /// The key of 1 to 16 bytes behind which 16 more can be read.
    @inline(__always)
    static func shortKey(_ start: UnsafePointer<UInt8>, _ length: Int) -> Key {
        let bytes = UnsafeRawPointer(start)
        let low = bytes.loadUnaligned(as: UInt64.self).littleEndian
        // The codes of a column mostly have one length, so the branch is foreseen.
        if length > 8 {
            let high = bytes.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
            return Key(low: low, high: high.littleEndian, length: length)
        }
        let unused = UInt64(bitPattern: Int64(8 &- length)) &* 8
        return Key(low: (low &<< unused) &>> unused, high: 0, length: length)
    }
}
