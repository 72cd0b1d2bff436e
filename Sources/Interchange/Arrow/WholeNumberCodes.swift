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
    private var list: [Int32] = []
    private var slots: [Slot] = []
    private var count = 0

    /// The codes of an index that are whole numbers.
    /// - Parameter growing: more will be added, so that a list would not do.
    init(_ codes: CodeIndex, growing: Bool) {
        var numbers: [(number: Int64, place: Int32)] = []
        numbers.reserveCapacity(codes.count)
        for place in 0..<Int32(codes.count) {
            if let number = codes.withBytes(place, Self.number) { numbers.append((number, place)) }
        }
        let smallest = numbers.reduce(Int64.max) { min($0, $1.number) }
        let largest = numbers.reduce(Int64.min) { max($0, $1.number) }
        let (span, isWide) = largest.subtractingReportingOverflow(smallest)
        if !growing, !numbers.isEmpty, !isWide,
            span < max(numbers.count * Self.entriesPerCode, Self.nearEntries)
        {
            first = smallest
            list = [Int32](repeating: -1, count: Int(span) + 1)
            for entry in numbers { list[Int(entry.number - smallest)] = entry.place }
        } else {
            var size = 16
            while size < numbers.count * 2 { size *= 2 }
            slots = [Slot](repeating: Slot(), count: size)
            for entry in numbers { insert(entry.number, entry.place) }
        }
    }

    /// The number that a code is written as; `nil` when it is none.
    private static func number(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = bytes.dropFirst(isNegative ? 1 : 0)
        guard let leading = digits.first, digits.count <= 19,
            leading != UInt8(ascii: "0") || bytes.count == 1
        else { return nil }
        var value: UInt64 = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            // Nineteen digits stay below 2⁶⁴.
            value = value * 10 + UInt64(digit)
        }
        return isNegative ? Int64(exactly: -Int128(value)) : Int64(exactly: value)
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
        let (width, unknown) = (MemoryLayout<Number>.size, -1 as Int32)
        list.withUnsafeBufferPointer { list in
            guard let entries = list.baseAddress else { return }
            for row in 0..<run.count {
                let value = run.start.loadUnaligned(fromByteOffset: row &* width, as: Number.self)
                // A number below the first one wraps to a large one.
                let entry = UInt64(bitPattern: Int64(truncatingIfNeeded: value) &- first)
                let isListed = entry < UInt64(truncatingIfNeeded: list.count)
                let place = entries[isListed ? Int(truncatingIfNeeded: entry) : 0]
                places[row] = isListed ? place : unknown
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
