/// Codes numbered from 0 in the order in which they came, found by their UTF-8 bytes without making
/// a text of each.
///
/// A code of at most 16 bytes is two words, its first and its last eight bytes, which are compared
/// as they are; of a longer one the words are a hash, and its bytes are compared.
public struct CodeIndex: Sendable {
    /// A code of the table; `place` is below 0 in an empty slot.
    struct Slot: BitwiseCopyable {
        var key = Key(low: 0, high: 0, length: 0)
        var place: Int32 = -1
    }

    /// What a code is found by.
    struct Key: BitwiseCopyable, Equatable {
        var low: UInt64
        var high: UInt64
        var length: Int32

        /// Where a search begins; its highest bits depend on every bit of both words.
        @inline(__always)
        var hash: UInt64 { low &* 0x9E37_79B9_7F4A_7C15 &+ high &* 0xD1B5_4A32_D192_ED03 }

        @inline(__always)
        static func == (one: Key, other: Key) -> Bool {
            (one.low ^ other.low) | (one.high ^ other.high)
                | UInt64(truncatingIfNeeded: one.length ^ other.length) == 0
        }
    }

    private(set) var slots = [Slot](repeating: Slot(), count: 16)
    /// The slot of each code.
    private var slotOfPlace: [Int32] = []
    /// Bytes of the codes of more than 16 bytes, and where those of each begin.
    private var longBytes: [UInt8] = []
    private var longStarts: [Int32: Int] = [:]

    /// No codes.
    public init() {}

    /// How many codes there are.
    public var count: Int { slotOfPlace.count }

    var shift: UInt64 { UInt64(64 - slots.count.trailingZeroBitCount) }

    /// The code of a place; `nil` when there is none.
    public func text(_ place: Int) -> String? {
        guard slotOfPlace.indices.contains(place) else { return nil }
        return withBytes(Int32(place)) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of a code.
    func withBytes<Value>(
        _ place: Int32, _ body: (UnsafeRawBufferPointer) -> Value
    ) -> Value {
        let key = slots[Int(slotOfPlace[Int(place)])].key
        let length = Int(key.length)
        if length > 16, let start = longStarts[place] {
            return longBytes[start..<start + length].withUnsafeBytes(body)
        }
        // The words may overlap: what stands in both stands behind the first eight bytes once.
        let rest = length > 8 && length <= 16 ? key.high >> UInt64(8 * (16 - length)) : 0
        return withUnsafeBytes(of: (key.low.littleEndian, rest.littleEndian)) {
            body(UnsafeRawBufferPointer(rebasing: $0[..<min(length, 16)]))
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
        return code.withUTF8 { bytes in
            let slot = slots[find(Self.key(bytes), bytes)]
            return slot.place < 0 ? nil : slot.place
        }
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
                bytes.withMemoryRebound(to: UInt8.self) {
                    insert(other.slots[Int(other.slotOfPlace[Int(place)])].key, $0)
                }
            }
        }
    }

    /// The place of a code of which the key is known; it is added when it is new.
    mutating func insert(_ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let found = find(key, bytes)
        guard slots[found].place < 0 else { return slots[found].place }
        let place = Int32(truncatingIfNeeded: count)
        if key.length > 16 {
            longStarts[place] = longBytes.count
            longBytes.append(contentsOf: bytes)
        }
        slots[found] = Slot(key: key, place: place)
        slotOfPlace.append(Int32(truncatingIfNeeded: found))
        // A search that goes on costs a branch that was not foreseen: a small index leaves two of
        // three slots empty, a large one a quarter.
        if count > (slots.count < 1 << 17 ? slots.count / 3 : slots.count / 4 * 3) { grow() }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.place >= 0 {
            var found = Int(truncatingIfNeeded: slot.key.hash &>> shift)
            while slots[found].place >= 0 { found = (found + 1) & (slots.count - 1) }
            slots[found] = slot
            slotOfPlace[Int(slot.place)] = Int32(truncatingIfNeeded: found)
        }
    }

    /// The slot of a code, or the empty one where it belongs.
    func find(_ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var found = Int(truncatingIfNeeded: key.hash &>> shift)
        while slots[found].place >= 0, !isSame(slots[found], key, bytes) {
            found = (found + 1) & (slots.count - 1)
        }
        return found
    }

    private func isSame(_ slot: Slot, _ key: Key, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard slot.key == key else { return false }
        return key.length <= 16
            || withBytes(slot.place) { $0.elementsEqual(UnsafeRawBufferPointer(bytes)) }
    }

    /// The key of any bytes.
    static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Key {
        var (low, high): (UInt64, UInt64) = (0, 0)
        for (place, byte) in bytes.enumerated() {
            if bytes.count > 16, place % 8 == 0 {
                // What came so far is mixed into what follows.
                (low, high) = (0, Key(low: low, high: high, length: 0).hash &+ high)
            }
            if place < 8 || bytes.count > 16 { low |= UInt64(byte) &<< UInt64(8 * (place % 8)) }
            let last = place - bytes.count + 8
            if last >= 0, bytes.count > 8, bytes.count <= 16 {
                high |= UInt64(byte) &<< UInt64(8 * last)
            }
        }
        return Key(low: low, high: high, length: Int32(truncatingIfNeeded: bytes.count))
    }

    /// The key of 1 to 16 bytes behind which 16 more can be read.
    @inline(__always)
    static func shortKey(_ start: UnsafePointer<UInt8>, _ length: Int) -> Key {
        let bytes = UnsafeRawPointer(start)
        let low = bytes.loadUnaligned(as: UInt64.self).littleEndian
        let count = Int32(truncatingIfNeeded: length)
        // The codes of a column mostly have one length, so the branch is foreseen.
        if length > 8 {
            let high = bytes.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
            return Key(low: low, high: high.littleEndian, length: count)
        }
        let unused = UInt64(bitPattern: Int64(8 &- length)) &* 8
        return Key(low: (low &<< unused) &>> unused, high: 0, length: count)
    }
}
