/// Numbers found by a number: an open table whose slots lie in one piece, at most half of them
/// full.
///
/// One shape serves what case costing must find for many lines: the place of an item in a case, the
/// bits of line identifiers.
struct KeyTable: Sendable {
    /// A key, which is 0 in an empty slot and else one more than the caller's, and its value.
    struct Slot: BitwiseCopyable {
        var key: UInt64 = 0
        var value: Int64 = 0
    }

    /// Keys lie below this limit, so that one more than a key is never 0.
    static let keyLimit: UInt64 = 1 << 63
    private var slots: [Slot]
    /// How many keys there are.
    private(set) var count = 0

    /// An empty table with room for so many keys before it grows.
    init(capacity: Int = 0) {
        var size = 16
        while size / 2 < capacity, size < 1 << 40 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    /// How far a hash is shifted so that it names a slot.
    private var shift: UInt64 { UInt64(64 - slots.count.trailingZeroBitCount) }

    /// The slot of a key, or the empty one where it belongs.
    ///
    /// Multiplying by an odd number spreads keys that follow one another; the highest bits depend
    /// on all bits of the key.
    private func place(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
            // Half of the slots are empty, so the search ends.
            while slots[place].key != key + 1, slots[place].key != 0 {
                place = (place + 1) & (slots.count - 1)
            }
            return place
        }
    }

    /// The value of a key; `nil` when it is not there.
    func value(of key: UInt64) -> Int64? {
        let slot = slots[place(of: key)]
        return slot.key == 0 ? nil : slot.value
    }

    /// Sets a key that is new; of one that is there, tells the value and leaves it.
    mutating func insert(_ key: UInt64, _ value: Int64) -> Int64? {
        let place = place(of: key)
        guard slots[place].key == 0 else { return slots[place].value }
        slots[place] = Slot(key: key + 1, value: value)
        count += 1
        if count * 2 > slots.count { grow() }
        return nil
    }

    /// Sets bits in the value of a key, which begins with none; whether all were new.
    mutating func insertBits(_ bits: UInt64, of key: UInt64) -> Bool {
        let place = place(of: key)
        guard slots[place].key != 0 else {
            return insert(key, Int64(bitPattern: bits)) == nil
        }
        let known = UInt64(bitPattern: slots[place].value)
        slots[place].value = Int64(bitPattern: known | bits)
        return known & bits == 0
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.key != 0 { slots[place(of: slot.key - 1)] = slot }
    }
}
