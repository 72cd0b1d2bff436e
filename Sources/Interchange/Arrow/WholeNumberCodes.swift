import CShims

/// The places of codes that are whole numbers, such as `1017`, found by their number.
///
/// A code is found when it is written as the number is: without zeros before it, without a plus.
/// Codes whose numbers lie close together, as numbers of cases do, stand in a list; others in a
/// table that is half full at most.
struct WholeNumberCodes: Sendable {
    /// A number of the table; `place` is below 0 in an empty slot.
    private struct Slot: BitwiseCopyable {
        var number: Int64 = 0
        var place: Int32 = -1
    }

    /// A list may have so many entries per code, and always as many as the near cache holds.
    private static let (entriesPerCode, nearEntries) = (8, 1 << 14)

    private var first: Int64 = 0
    /// The place of each number from the first on, or -1; the last entry is -1.
    private var list: [Int32] = []
    private var slots: [Slot] = []
    private var count = 0

    /// The codes of an index that are whole numbers.
    /// - `growing`: more will be added, so that a list would not do.
    init(_ codes: CodeIndex, growing: Bool) {
        if !growing, let numbers = codes.digits?.wholeNumbers {
            (first, list) = numbers
            return
        }
        let found = FoundNumbers(codes)
        let numbers = found.numbers
        let (span, isWide) = found.largest.subtractingReportingOverflow(found.smallest)
        if !growing, !numbers.isEmpty, !isWide,
            span < max(numbers.count * Self.entriesPerCode, Self.nearEntries)
        {
            first = found.smallest
            list = [Int32](repeating: -1, count: Int(span) + 2)
            let first = first
            list.withUnsafeMutableBufferPointer { list in
                for entry in numbers { list[Int(entry.number - first)] = entry.place }
            }
        } else {
            var size = 16
            while size < numbers.count * 2 { size *= 2 }
            slots = [Slot](repeating: Slot(), count: size)
            for entry in numbers { insert(entry.number, entry.place) }
        }
    }

    /// Adds a number that is not there; the codes were made to grow.
    mutating func insert(_ number: Int64, _ place: Int32) {
        if (count + 1) * 2 > slots.count {
            let old = slots
            slots = [Slot](repeating: Slot(), count: max(16, old.count * 2))
            for slot in old where slot.place >= 0 { put(slot) }
        }
        put(Slot(number: number, place: place))
        count += 1
    }

    private mutating func put(_ slot: Slot) {
        var found = Self.start(slot.number, shift)
        while slots[found].place >= 0 { found = (found + 1) & (slots.count - 1) }
        slots[found] = slot
    }

    private var shift: UInt64 { UInt64(64 - slots.count.trailingZeroBitCount) }

    /// The highest bits of the product depend on every bit of the number.
    @inline(__always)
    private static func start(_ number: Int64, _ shift: UInt64) -> Int {
        let hash = UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash &>> shift)
    }

    /// Finds the places of numbers; -1 for a number that is no code.
    func find(
        _ run: ValueRun, _ type: ArrowType, into places: UnsafeMutablePointer<Int32>
    ) {
        switch type {
        case .integer(8, true): find(run, Int8.self, places)
        case .integer(8, false): find(run, UInt8.self, places)
        case .integer(16, true): find(run, Int16.self, places)
        case .integer(16, false): find(run, UInt16.self, places)
        case .integer(32, true): find(run, Int32.self, places)
        case .integer(32, false): find(run, UInt32.self, places)
        case .integer(64, true): find(run, Int64.self, places)
        default: places.initialize(repeating: -1, count: run.count)
        }
    }

    @_optimize(speed)
    @inline(never)
    private func find<Number: FixedWidthInteger & BitwiseCopyable>(
        _ run: ValueRun, _: Number.Type, _ places: UnsafeMutablePointer<Int32>
    ) {
        let width = MemoryLayout<Number>.size
        list.withUnsafeBufferPointer { list in
            guard let entries = list.baseAddress, list.count > 0 else { return }
            let (first, last) = (first, UInt64(truncatingIfNeeded: list.count &- 1))
            let next = run.start + run.count &* width
            for row in 0..<run.count {
                // The numbers of the next run are on their way while these are worked on.
                if row & (64 / width &- 1) == 0 { shim_prefetch(next + row &* width) }
                let value = run.start.loadUnaligned(fromByteOffset: row &* width, as: Number.self)
                // A number below the first one wraps to a large one.
                let entry = UInt64(bitPattern: Int64(truncatingIfNeeded: value) &- first)
                places[row] = entries[Int(truncatingIfNeeded: min(entry, last))]
            }
        }
        guard list.isEmpty else { return }
        let (mask, shift) = (slots.count &- 1, shift)
        slots.withUnsafeBufferPointer { slots in
            guard let slots = slots.baseAddress else { return }
            for row in 0..<run.count {
                let value = run.start.loadUnaligned(fromByteOffset: row &* width, as: Number.self)
                let number = Int64(truncatingIfNeeded: value)
                var found = Self.start(number, shift)
                while slots[found].place >= 0, slots[found].number != number {
                    found = (found &+ 1) & mask
                }
                // An empty slot has -1.
                places[row] = slots[found].place
            }
        }
    }
}

/// The codes of an index that are whole numbers of 64 bits.
private struct FoundNumbers {
    private(set) var numbers: [(number: Int64, place: Int32)] = []
    private(set) var smallest = Int64.max
    private(set) var largest = Int64.min

    @_optimize(speed)
    @inline(never)
    init(_ codes: CodeIndex) {
        numbers.reserveCapacity(codes.count)
        for place in 0..<codes.count {
            let key = codes.shortKey(ofPlace: place)
            guard let number = key.flatMap(Self.number) ?? Self.longNumber(place, codes) else {
                continue
            }
            numbers.append((number, Int32(truncatingIfNeeded: place)))
            smallest = min(smallest, number)
            largest = max(largest, number)
        }
    }

    /// The number that a code of at most sixteen bytes is written as; `nil` when it is none.
    @inline(__always)
    private static func number(_ key: CodeIndex.Key) -> Int64? {
        let (low, high, length) = (
            key.words.low, key.words.high, UInt64(truncatingIfNeeded: key.length)
        )
        guard length > 0 else { return nil }
        let isNegative = low & 0xFF == UInt64(UInt8(ascii: "-"))
        let sign: UInt64 = isNegative ? 1 : 0
        let leading = low &>> (8 &* sign) & 0xFF
        guard length > sign,
            leading != UInt64(UInt8(ascii: "0")) || length == 1
        else { return nil }
        // The words may overlap; of the second one only what stands behind the first eight bytes.
        let rest = length > 8 ? high &>> (8 &* (16 &- length)) : 0
        var value: UInt64 = 0
        for place in sign..<length {
            let word = place < 8 ? low &>> (8 &* place) : rest &>> (8 &* (place &- 8))
            let digit = (word & 0xFF) &- UInt64(UInt8(ascii: "0"))
            guard digit <= 9 else { return nil }
            // Sixteen digits stay below 2⁶³.
            value = value &* 10 &+ digit
        }
        let number = Int64(truncatingIfNeeded: value)
        return isNegative ? 0 &- number : number
    }

    /// The number of a code of seventeen to twenty bytes.
    private static func longNumber(_ place: Int, _ codes: CodeIndex) -> Int64? {
        codes.withBytes(Int32(truncatingIfNeeded: place)) { bytes in
            guard (17...20).contains(bytes.count) else { return nil }
            let text = String(decoding: bytes, as: UTF8.self)
            return Int64(text).flatMap { String($0) == text ? $0 : nil }
        }
    }
}
