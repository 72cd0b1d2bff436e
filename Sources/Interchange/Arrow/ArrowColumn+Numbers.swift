import HospitalCore

/// Columns of a batch as numbers, some rows at a time: one short loop per column, so that many rows
/// are on their way at the same time.
extension ArrowColumn {
    /// Whether rows are exact numbers: whole ones or decimals.
    public var isExactNumber: Bool {
        switch field.type {
        case .integer, .decimal, .scaledInteger: true
        default: false
        }
    }

    /// The rows as they stand in the memory of the producer, where they are numbers of this type
    /// (32 or 64 bits) in their places and all of them have a value.
    public func plainNumbers<Number: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ rows: Range<Int>, as _: Number.Type = Int64.self
    ) -> UnsafeBufferPointer<Number>? {
        switch field.type {
        case .integer(Number.bitWidth, true): break
        case .scaledInteger where Number.bitWidth == 64: break
        default: return nil
        }
        let width = MemoryLayout<Number>.stride
        guard validity == nil, let values, Int(bitPattern: values) % width == 0 else { return nil }
        let start = (values + (first + rows.lowerBound) * width)
            .assumingMemoryBound(to: Number.self)
        return UnsafeBufferPointer(start: start, count: rows.count)
    }

    /// Reads exact numbers.
    ///
    /// - `scale`: decimals of what is read, 0 to 9: numbers are in units of 10^−scale.
    /// - `numbers`: receives a number per row; 0 for one that is refused.
    /// - `refused`: receives the rows, counted from the first of these, that have no value, more
    ///   decimals, or a value that does not fit 64 bits.
    public func readDecimals(
        _ rows: Range<Int>, scale: Int, into numbers: UnsafeMutablePointer<Int64>,
        refused: inout [Int]
    ) {
        guard let values, (0...9).contains(scale) else {
            numbers.initialize(repeating: 0, count: rows.count)
            refused += 0..<rows.count
            return
        }
        let power = Int64(Decimal.powerOfTen(scale))
        let start = values + (first + rows.lowerBound) * field.type.valueWidth
        let run = ValueRun(start: start, count: rows.count)
        var isGood = true
        switch field.type {
        // Below 2³² × 10⁹.
        case .integer(8, true): run.widen(Int8.self, power, into: numbers)
        case .integer(8, false): run.widen(UInt8.self, power, into: numbers)
        case .integer(16, true): run.widen(Int16.self, power, into: numbers)
        case .integer(16, false): run.widen(UInt16.self, power, into: numbers)
        case .integer(32, true): run.widen(Int32.self, power, into: numbers)
        case .integer(32, false): run.widen(UInt32.self, power, into: numbers)
        case .integer(64, true) where scale == 0: run.widen(Int64.self, 1, into: numbers)
        case .scaledInteger(scale): run.widen(Int64.self, 1, into: numbers)
        case .decimal(_, scale): isGood = run.narrow(into: numbers)
        default: isGood = false
        }
        if isGood, validity == nil { return }
        for row in 0..<rows.count {
            guard hasValue(rows.lowerBound + row) else {
                numbers[row] = 0
                refused.append(row)
                continue
            }
            if isGood { continue }
            numbers[row] =
                exactNumber(rows.lowerBound + row, scale: scale)
                ?? {
                    refused.append(row)
                    return 0
                }()
        }
    }

    /// Marks the rows of a column of exact numbers, counted from the first of these, that are below
    /// zero; a row without a value may be among them.
    /// - `marks`: a bit per row, 64 in each word, the lowest for the first; bits of other rows stay
    ///   as they are.
    public func markNegativeRows(_ rows: Range<Int>, in marks: inout [UInt64]) {
        guard let values else { return }
        let start = values + (first + rows.lowerBound) * field.type.valueWidth
        let run = ValueRun(start: start, count: min(rows.count, marks.count * 64))
        marks.withUnsafeMutableBufferPointer { marks in
            guard let marks = marks.baseAddress else { return }
            switch field.type {
            case .integer(8, true): run.markNegative(Int8.self, in: marks)
            case .integer(16, true): run.markNegative(Int16.self, in: marks)
            case .integer(32, true): run.markNegative(Int32.self, in: marks)
            case .integer(64, true), .scaledInteger: run.markNegative(Int64.self, in: marks)
            // The highest half has the sign.
            case .decimal: run.markNegative(Int64.self, stride: 16, offset: 8, in: marks)
            default: break
            }
        }
    }

    /// One number in units of 10^−scale; `nil` when it does not fit.
    private func exactNumber(_ row: Int, scale: Int) -> Int64? {
        var (significand, decimals): (Int128, Int) = (Int128(number(row)), 0)
        switch field.type {
        case .integer(64, false): significand = Int128(UInt64(bitPattern: number(row)))
        case .integer: break
        case .scaledInteger(let own): decimals = own
        case .decimal(_, let own): (significand, decimals) = (self.significand(row), own)
        default: return nil
        }
        // Two scales are at most 38 + 9 apart; a number that is multiplied so often is too long.
        let steps = scale - decimals
        if steps >= 0 {
            guard steps <= 38 else { return significand == 0 ? 0 : nil }
            let (product, isWide) = significand.multipliedReportingOverflow(
                by: Decimal.powerOfTen(steps))
            return isWide ? nil : Int64(exactly: product)
        }
        let (quotient, rest) = significand.quotientAndRemainder(
            dividingBy: Decimal.powerOfTen(-steps))
        return rest == 0 ? Int64(exactly: quotient) : nil
    }

    /// Reads months: whole numbers yyyymm, or texts `2025-03` or `202503`.
    ///
    /// - `months`: receives yyyymm per row; 0 for one that is refused.
    /// - `refused`: receives the rows, counted from the first of these, that are no month.
    public func readMonths(
        _ rows: Range<Int>, into months: UnsafeMutablePointer<Int32>, refused: inout [Int]
    ) {
        var last: (number: Int64, month: Int32) = (0, 0)
        for row in 0..<rows.count {
            months[row] = 0
            if case .integer = field.type, hasValue(rows.lowerBound + row) {
                let number = number(rows.lowerBound + row)
                // Most lines have the month of the line before.
                if number != last.number {
                    last = (number, DelimitedText.RecordBlock.month(String(number)))
                }
                months[row] = last.month
            } else if let text = text(rows.lowerBound + row) {
                let text = String(decoding: text.prefix(8), as: UTF8.self)
                months[row] = DelimitedText.RecordBlock.month(text)
            }
            if months[row] == 0 { refused.append(row) }
        }
    }

    /// The text of a row of a column of texts or of dictionary text; `nil` when it has none, or its
    /// index is outside of the dictionary.
    public func text(_ row: Int) -> UnsafeRawBufferPointer? {
        guard hasValue(row) else { return nil }
        switch field.type {
        case .text: return texts.bytes(row)
        case .dictionary:
            let index = index(row)
            return index >= 0 && index < Int64(texts.count) ? texts.bytes(Int(index)) : nil
        default: return nil
        }
    }

    /// The value of a row as it is shown in a message; `nil` when it has none.
    public func shown(_ row: Int) -> String? {
        guard hasValue(row) else { return nil }
        switch field.type {
        case .text, .dictionary:
            return text(row).map { String(decoding: $0.prefix(256), as: UTF8.self) }
        default:
            var bytes: [UInt8] = []
            append(row, to: &bytes, isDay: false)
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension ArrowType {
    /// Bytes of a value in the buffer of values; 0 where it is no whole number of bytes.
    var valueWidth: Int {
        switch self {
        case .integer(let bits, _), .float(let bits): bits / 8
        case .decimal: 16
        case .day: 4
        case .moment, .scaledInteger: 8
        case .dictionary(let index, _): index.valueWidth
        case .null, .bool, .text: 0
        }
    }
}

/// Values of one width, one behind the other; they need not be aligned.
struct ValueRun {
    let start: UnsafeRawPointer
    let count: Int

    /// Reads whole numbers and multiplies them; the caller knows that nothing wraps.
    @_optimize(speed)
    @inline(never)
    func widen<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type, _ power: Int64, into numbers: UnsafeMutablePointer<Int64>
    ) {
        let width = MemoryLayout<Number>.size
        for row in 0..<count {
            let value = start.loadUnaligned(fromByteOffset: row &* width, as: Number.self)
            numbers[row] = Int64(truncatingIfNeeded: value) &* power
        }
    }

    /// Reads the low halves of numbers of 128 bits; whether they were the whole numbers.
    @_optimize(speed)
    @inline(never)
    func narrow(into numbers: UnsafeMutablePointer<Int64>) -> Bool {
        var lost: Int64 = 0
        for row in 0..<count {
            let low = start.loadUnaligned(fromByteOffset: row &* 16, as: Int64.self)
            let high = start.loadUnaligned(fromByteOffset: row &* 16 &+ 8, as: Int64.self)
            numbers[row] = low
            lost |= high ^ (low &>> 63)
        }
        return lost == 0
    }

    /// Sets the bits of the rows whose number is below zero.
    @_optimize(speed)
    @inline(never)
    func markNegative<Number: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _: Number.Type, stride: Int = MemoryLayout<Number>.size, offset: Int = 0,
        in marks: UnsafeMutablePointer<UInt64>
    ) {
        func sign(of row: Int) -> UInt64 {
            let number = start.loadUnaligned(
                fromByteOffset: row &* stride &+ offset, as: Number.self)
            return number < 0 ? 1 : 0
        }
        var row = 0
        while row < count {
            // Most runs of a few rows have none: their signs are looked at together.
            let end = min(count, row &+ 64)
            var part = signs(Number.self, stride: stride, offset: offset, row, end) < 0 ? row : end
            while part < end {
                let next = min(end, part &+ 8)
                if signs(Number.self, stride: stride, offset: offset, part, next) < 0 {
                    for row in part..<next { marks[row / 64] |= sign(of: row) &<< UInt64(row & 63) }
                }
                part = next
            }
            row = end
        }
    }

    /// The bits of some numbers together; below zero when one of them is.
    @inline(__always)
    private func signs<Number: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _: Number.Type, stride: Int, offset: Int, _ first: Int, _ end: Int
    ) -> Number {
        var bits: Number = 0
        let width = MemoryLayout<Number>.size
        guard stride != width else {
            // One behind the other: several are looked at by one instruction.
            let run = start + (first &* width &+ offset)
            for row in 0..<end &- first {
                bits |= run.loadUnaligned(fromByteOffset: row &* width, as: Number.self)
            }
            return bits
        }
        for row in first..<end {
            bits |= start.loadUnaligned(
                fromByteOffset: row &* stride &+ offset, as: Number.self)
        }
        return bits
    }

    /// Reads indices and gives the place of each; one of `limit` and above, or below 0, is given
    /// `outside`.
    /// - Returns: whether all were inside.
    @_optimize(speed)
    @inline(never)
    func places<Index: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _: Index.Type, _ map: UnsafePointer<Int32>, limit: Int, outside: Int32,
        into places: UnsafeMutablePointer<Int32>
    ) -> Bool {
        let width = MemoryLayout<Index>.size
        var isInside = true
        for row in 0..<count {
            let value = start.loadUnaligned(fromByteOffset: row &* width, as: Index.self)
            let index = UInt64(truncatingIfNeeded: value)
            let isKnown = index < UInt64(truncatingIfNeeded: limit)
            places[row] = isKnown ? map[Int(truncatingIfNeeded: index)] : outside
            isInside = isInside && isKnown
        }
        return isInside
    }
}
