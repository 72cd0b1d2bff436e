import CShims
import HospitalCore

/// Columns of a block as numbers: one short loop per column, so that many rows are on their way at
/// the same time.
extension DelimitedText.RecordBlock {
    /// In place of a code that the index does not have.
    public static let unknownCode: Int32 = -1
    /// In place of a code when the field is empty.
    public static let noCode: Int32 = -2

    /// Finds the codes of a column in an index.
    ///
    /// - `places`: receives a number per row: the place of its code, ``unknownCode`` or
    ///   ``noCode``.
    public func findCodes(
        _ column: Int, in codes: CodeIndex, into places: UnsafeMutablePointer<Int32>
    ) {
        guard let fields = fields(of: column) else { return }
        let left: Int
        if let digits = codes.digits {
            left = fields.findDigitCodes(digits, into: places)
        } else if codes.slots.isEmpty {
            left = fields.count
            places.initialize(repeating: ColumnFields.left, count: left)
        } else {
            left = fields.findShortCodes(codes, into: places)
        }
        guard left > 0 else { return }
        for row in 0..<rowCount where places[row] == ColumnFields.left {
            places[row] = withField(row, column) { bytes in
                bytes.isEmpty ? Self.noCode : codes.place(of: CodeIndex.key(bytes), bytes)
            }
        }
    }

    /// Finds the codes of a column and adds those that are new.
    ///
    /// - `places`: receives a number per row: the place of its code, or ``noCode``, also for a code
    ///   that is too long.
    /// - `longest`: most bytes of a code, so that broken files cannot fill the memory.
    public func insertCodes(
        _ column: Int, into codes: inout CodeIndex, places: UnsafeMutablePointer<Int32>,
        longest: Int = 256
    ) {
        guard let fields = fields(of: column) else { return }
        // A list that is sorted has each code once.
        guard fields.appendAscending(to: &codes, into: places) < fields.count else { return }
        codes.makeTable()
        findCodes(column, in: codes, into: places)
        for row in 0..<fields.count where places[row] == Self.unknownCode {
            if let (key, bytes) = fields.shortCode(row) {
                places[row] = codes.insert(key, bytes)
                continue
            }
            places[row] = withField(row, column) {
                $0.count > longest ? Self.noCode : codes.insert(CodeIndex.key($0), $0)
            }
        }
    }

    /// Reads the decimal numbers of a column.
    ///
    /// - `scale`: decimals of what is read, 0 to 9: numbers are in units of 10^−scale.
    /// - `numbers`: receives a number per row; 0 for one that is refused.
    /// - `refused`: receives the rows whose field is no plain decimal, has more decimals or does
    ///   not fit 64 bits.
    public func readDecimals(
        _ column: Int, scale: Int, into numbers: UnsafeMutablePointer<Int64>,
        refused: inout [Int]
    ) {
        guard (0...9).contains(scale), let fields = fields(of: column) else { return }
        // Eight of them, as many as a short number may have decimals.
        let powers = (0...max(7, scale)).map { Int64(Self.powerOfTen(scale - $0)) }
        let left = powers.withUnsafeBufferPointer { powers in
            powers.baseAddress.map { fields.readShortDecimals($0, scale: scale, into: numbers) }
                ?? 0
        }
        guard left > 0 else { return }
        for row in 0..<rowCount where numbers[row] == ColumnFields.leftNumber {
            numbers[row] =
                longDecimal(row, column, scale: scale)
                ?? {
                    refused.append(row)
                    return 0
                }()
        }
    }

    private func fields(of column: Int) -> ColumnFields? {
        guard let (text, fields) = index, (0..<columnCount).contains(column) else { return nil }
        return ColumnFields(
            text: text, first: fields + column, stride: columnCount, count: rowCount,
            hasQuotes: hasQuotes, isWide: isWide)
    }

    private static func powerOfTen(_ exponent: Int) -> Int {
        (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 }
    }

    private func longDecimal(_ row: Int, _ column: Int, scale: Int) -> Int64? {
        let value = try? Decimal(text(row, column))
        return value?.significand(atScale: scale).flatMap { Int64(exactly: $0) }
    }

    /// Reads the months of a column: `2025-03` or `202503`.
    ///
    /// - `months`: receives yyyymm per row; 0 for one that is refused.
    /// - `refused`: receives the rows whose field is no month.
    public func readMonths(
        _ column: Int, into months: UnsafeMutablePointer<Int32>, refused: inout [Int]
    ) {
        guard let (text, fields) = index, (0..<columnCount).contains(column) else { return }
        var last = (key: CodeIndex.Key(low: 0, high: 0, length: 0), month: 0 as Int32)
        for row in 0..<rowCount {
            let field = fields[row * columnCount + column]
            if (1...7).contains(field.length) {
                let key = CodeIndex.shortKey(text + Int(field.offset), field.length)
                // Most lines have the month of the line before.
                if key != last.key { last = (key, Self.month(self.text(row, column))) }
                months[row] = last.month
            } else {
                months[row] = 0
            }
            if months[row] == 0 { refused.append(row) }
        }
    }

    static func month(_ text: String) -> Int32 {
        if let month = try? Month(text) { return month.yyyymm }
        guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int32(text), let month = try? Month(yyyymm: number)
        else { return 0 }
        return month.yyyymm
    }
}

/// The fields of one column; what its loops leave is marked and read in the general way.
private struct ColumnFields {
    /// Marks a code that is empty, long or holds doubled quotes.
    static let left = Int32.min
    /// Marks a number that is not as short as most are.
    static let leftNumber = Int64.min

    let text: UnsafePointer<UInt8>
    let first: UnsafePointer<DelimitedText.Field>
    let stride: Int
    let count: Int
    /// Whether a field may hold doubled quotes.
    let hasQuotes: Bool
    /// Whether instructions are used that not all processors have.
    let isWide: Bool

    private var column: shim_column {
        shim_column(
            text: text, first: UnsafeRawPointer(first).assumingMemoryBound(to: UInt64.self),
            stride: Int64(stride), count: Int64(count))
    }

    /// The code of a row, where it is none that the loops leave.
    @inline(__always)
    func shortCode(
        _ row: Int
    ) -> (key: CodeIndex.Key, bytes: UnsafeBufferPointer<UInt8>)? {
        let field = first[row &* stride]
        guard (1...CodeIndex.shortLength).contains(field.length), !field.hasDoubledQuotes else {
            return nil
        }
        let start = text + Int(field.offset)
        return (
            CodeIndex.shortKey(start, field.length),
            UnsafeBufferPointer(start: start, count: field.length)
        )
    }

    /// Adds the codes of the first rows, as long as each stands behind all that are there.
    /// - Returns: how many these are.
    @_optimize(speed)
    func appendAscending(
        to codes: inout CodeIndex, into places: UnsafeMutablePointer<Int32>
    ) -> Int {
        var row = 0
        while row < count, let (key, _) = shortCode(row), codes.append(ascending: key) {
            places[row] = Int32(truncatingIfNeeded: codes.count &- 1)
            row &+= 1
        }
        return row
    }

    /// Finds codes that differ in digits.
    /// - Returns: how many hold doubled quotes and are left.
    func findDigitCodes(
        _ codes: DigitCodes, into places: UnsafeMutablePointer<Int32>
    ) -> Int {
        let (unknown, none) = (
            DelimitedText.RecordBlock.unknownCode, DelimitedText.RecordBlock.noCode
        )
        if isWide {
            codes.find(column, unknown: unknown, none: none, into: places)
        } else {
            codes.find(
                text, first, stride: stride, count: count, unknown: unknown, none: none,
                into: places)
        }
        guard hasQuotes else { return 0 }
        var left = 0
        for row in 0..<count where first[row &* stride].hasDoubledQuotes {
            places[row] = Self.left
            left &+= 1
        }
        return left
    }

    /// Finds codes of 1 to 16 bytes in the table of an index.
    /// - Returns: how many others there are.
    func findShortCodes(
        _ codes: CodeIndex, into places: UnsafeMutablePointer<Int32>
    ) -> Int {
        codes.slots.withUnsafeBufferPointer { slots in
            codes.words.withUnsafeBufferPointer { words in
                guard let table = slots.baseAddress, let words = words.baseAddress else { return 0 }
                return findShortCodes(
                    table, words, mask: slots.count - 1, shift: codes.shift, into: places)
            }
        }
    }

    /// A code that is being looked for, and the slot where the search begins.
    private struct Search: BitwiseCopyable {
        var words: CodeIndex.Words
        var mark: UInt32
        var slot: Int32
    }

    /// A few rows at a time: first all of their slots are asked for, then they are read, so that
    /// the memory of one row is not waited for before that of the next is asked for.
    @_optimize(speed)
    private func findShortCodes(
        _ table: UnsafePointer<CodeIndex.Slot>, _ words: UnsafePointer<CodeIndex.Words>, mask: Int,
        shift: UInt64, into places: UnsafeMutablePointer<Int32>
    ) -> Int {
        withUnsafeTemporaryAllocation(of: Search.self, capacity: 64) { searches in
            guard let searches = searches.baseAddress else { return 0 }
            var (field, left, row) = (first, 0, 0)
            while row < count {
                let rows = min(64, count &- row)
                for next in 0..<rows {
                    let length = field.pointee.length
                    let start = text + Int(field.pointee.offset)
                    let isShort =
                        length &- 1 < CodeIndex.shortLength && length > 0
                        && !field.pointee.hasDoubledQuotes
                    field += stride
                    // Any key will do for a code that is left: its place is not looked at.
                    let key = CodeIndex.shortKey(start, isShort ? length : 1)
                    let slot = Int32(truncatingIfNeeded: key.words.hash &>> shift)
                    shim_prefetch(table + Int(slot))
                    searches[next] = Search(
                        words: key.words, mark: key.mark, slot: isShort ? slot : Self.left)
                }
                for next in 0..<rows {
                    let search = searches[next]
                    guard search.slot >= 0 else {
                        places[row &+ next] = Self.left
                        left &+= 1
                        continue
                    }
                    var found = Int(search.slot)
                    // No code has the mark of an empty slot.
                    while table[found].mark != search.mark
                        || words[Int(table[found].next)] != search.words,
                        table[found].next > 0
                    {
                        found = (found &+ 1) & mask
                    }
                    places[row &+ next] = Int32(truncatingIfNeeded: table[found].next) &- 1
                }
                row &+= rows
            }
            return left
        }
    }

    /// Reads decimals of at most eight characters and a sign.
    /// - Returns: how many others there are.
    func readShortDecimals(
        _ powers: UnsafePointer<Int64>, scale: Int, into numbers: UnsafeMutablePointer<Int64>
    ) -> Int {
        guard isWide else { return readDecimals(powers, scale: scale, 0..<count, into: numbers) }
        let others = shim_wide_decimals(column, powers, Int64(scale), Self.leftNumber, numbers)
        guard others > 0 else { return 0 }
        // A sign before eight digits is the only thing that is not known there and known here.
        return (0..<count).reduce(0) { left, row in
            guard numbers[row] == Self.leftNumber else { return left }
            return left + readDecimals(powers, scale: scale, row..<row + 1, into: numbers)
        }
    }

    @_optimize(speed)
    @inline(never)
    private func readDecimals(
        _ powers: UnsafePointer<Int64>, scale: Int, _ rows: Range<Int>,
        into numbers: UnsafeMutablePointer<Int64>
    ) -> Int {
        var (field, left) = (first + rows.lowerBound &* stride, 0)
        for row in rows {
            let (start, length) = (text + Int(field.pointee.offset), field.pointee.length)
            field += stride
            let isNegative = start[0] == UInt8(ascii: "-") && length > 0
            let digits = length &- (isNegative ? 1 : 0)
            let short = ShortDecimal(endingAt: start + length, length: digits)
            let isGood =
                UInt(bitPattern: digits &- 1) < 8 && short.isGood
                && short.decimals <= scale
            guard isGood else {
                numbers[row] = Self.leftNumber
                left &+= 1
                continue
            }
            // Below 10⁸ × 10⁹.
            let value = Int64(truncatingIfNeeded: short.digits) &* powers[short.decimals]
            numbers[row] = isNegative ? 0 &- value : value
        }
        return left
    }
}

/// A decimal number of one to eight characters without its sign, read as one word.
private struct ShortDecimal {
    /// The digits as a whole number.
    let digits: UInt64
    /// How many of them are decimals.
    let decimals: Int
    /// Whether the characters are digits, with at most one point between two of them.
    let isGood: Bool

    /// Eight bytes before the end can be read, whatever they are.
    @inline(__always)
    init(endingAt end: UnsafePointer<UInt8>, length: Int) {
        let bytes = UnsafeRawPointer(end) - 8
        let unused = UInt64(bitPattern: Int64(8 &- length)) &* 8
        // The first character is in the lowest byte; what stands before it becomes zeros.
        var word = bytes.loadUnaligned(as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
        word = (word &>> unused) &<< unused
        // A point is 0x1E now; its byte alone has the highest bit set here.
        let other = word ^ 0x1E1E_1E1E_1E1E_1E1E
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let points = ~(((other & low) &+ low) | other | low)
        var isPlaced = true
        if points != 0 {
            let place = (points | 1 &<< 63).trailingZeroBitCount &>> 3
            let before = (1 as UInt64) &<< UInt64(truncatingIfNeeded: place &* 8) &- 1
            word = (word & before) &<< 8 | word & ~(before &<< 8 | 0xFF)
            decimals = 7 &- place
            isPlaced = decimals > 0 && place > 8 &- length
        } else {
            decimals = 0
        }
        let wrong = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        isGood = isPlaced && wrong == 0
        digits = EightDigits.number(word)
    }
}
