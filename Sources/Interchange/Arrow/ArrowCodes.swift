/// Finds the codes of a column of a stream in an index, some rows at a time.
///
/// A column gives codes as texts, as dictionary text, or as whole numbers that mean the codes
/// written like them. What is found for the texts of a dictionary is kept while batches share it.
///
/// Each thread has its own finder.
public struct ArrowCodes: Sendable {
    /// In place of a code that the index does not have.
    public static let unknown = DelimitedText.RecordBlock.unknownCode
    /// In place of a code where there is no value, or an empty text.
    public static let none = DelimitedText.RecordBlock.noCode

    /// The codes; those that were added stand behind the others.
    public private(set) var index: CodeIndex
    private let isGrowing: Bool
    private var numbers: WholeNumberCodes?
    /// The place of each text of the dictionary that was met last, and where it stands.
    private var map: [Int32] = []
    private var mapped: (texts: ArrowTexts, batch: Int)?

    /// A finder.
    /// - `growing`: codes that are not there are added to the index.
    public init(_ index: CodeIndex, growing: Bool) {
        self.index = index
        isGrowing = growing
    }

    /// Gets ready for a column, so that finders made like this one need not.
    public mutating func prepare(for field: ArrowField) {
        guard case .integer = field.type, numbers == nil else { return }
        numbers = WholeNumberCodes(index, growing: isGrowing)
    }

    /// Finds the codes of single rows of a column, which are in any order; a row whose index is
    /// outside of the dictionary is ``unknown``.
    ///
    /// - `oldest`: as of ``find(_:of:rows:oldest:into:)``.
    /// - `places`: receives a number per row: the place of its code, ``unknown`` or ``none``.
    public mutating func find(
        _ column: ArrowColumn, of batch: ArrowBatch, at rows: [Int], oldest: Int,
        into places: UnsafeMutablePointer<Int32>
    ) {
        let width = column.field.type.valueWidth
        guard width > 0, column.validity == nil, let values = column.values else {
            for (place, row) in rows.enumerated() {
                places[place] = Self.unknown
                try? find(
                    column, of: batch, rows: row..<row + 1, oldest: oldest, into: places + place)
            }
            return
        }
        // The values of the rows are put together, as a column of their own.
        withUnsafeTemporaryAllocation(byteCount: rows.count * width, alignment: 8) { room in
            guard let start = room.baseAddress else { return }
            for (place, row) in rows.enumerated() {
                (start + place * width).copyMemory(
                    from: values + (column.first + row) * width, byteCount: width)
            }
            var gathered = ArrowColumn(column.field, first: 0, rowCount: rows.count)
            gathered.values = UnsafeRawPointer(start)
            gathered.texts = column.texts
            try? find(gathered, of: batch, rows: 0..<rows.count, oldest: oldest, into: places)
        }
    }

    /// Finds the codes of some rows.
    ///
    /// - `oldest`: the number of the oldest batch that is still kept by the caller: dictionaries of
    ///   it and later ones are known by their addresses.
    /// - `places`: receives a number per row: the place of its code, ``unknown`` or ``none``.
    /// - Throws: `indexOutside`.
    public mutating func find(
        _ column: ArrowColumn, of batch: ArrowBatch, rows: Range<Int>, oldest: Int,
        into places: UnsafeMutablePointer<Int32>
    ) throws(ArrowError) {
        switch column.field.type {
        case .text: findTexts(column, rows, into: places)
        case .dictionary(let index, _):
            findMap(column, of: batch, oldest: oldest)
            try follow(column, index, of: batch, rows: rows, into: places)
        case .integer: findNumbers(column, rows, into: places)
        default: places.initialize(repeating: Self.none, count: rows.count)
        }
        guard column.validity != nil else { return }
        for row in 0..<rows.count where !column.hasValue(rows.lowerBound + row) {
            places[row] = Self.none
        }
    }

    private mutating func findTexts(
        _ column: ArrowColumn, _ rows: Range<Int>, into places: UnsafeMutablePointer<Int32>
    ) {
        for row in 0..<rows.count {
            // Where there is no value, its text may be anything.
            let text =
                column.hasValue(rows.lowerBound + row)
                ? column.texts.bytes(rows.lowerBound + row) : nil
            places[row] = place(of: text)
        }
    }

    private mutating func place(of text: UnsafeRawBufferPointer?) -> Int32 {
        guard let text, !text.isEmpty else { return Self.none }
        let bytes = text.assumingMemoryBound(to: UInt8.self)
        let key = CodeIndex.key(bytes)
        return isGrowing ? index.insert(key, bytes) : index.place(of: key, bytes)
    }

    /// Finds every text of a dictionary, unless it is the one that was met last.
    private mutating func findMap(_ column: ArrowColumn, of batch: ArrowBatch, oldest: Int) {
        let texts = column.texts
        if let mapped, mapped.batch >= oldest, mapped.texts == texts {
            self.mapped = (texts, batch.number)
            return
        }
        map = []
        map.reserveCapacity(texts.count + 1)
        for text in 0..<texts.count { map.append(place(of: texts.bytes(text))) }
        // A list of nothing has no address.
        map.append(Self.none)
        mapped = (texts, batch.number)
    }

    private func follow(
        _ column: ArrowColumn, _ index: ArrowType, of batch: ArrowBatch, rows: Range<Int>,
        into places: UnsafeMutablePointer<Int32>
    ) throws(ArrowError) {
        guard let values = column.values, case .integer(let bits, let isSigned) = index else {
            return
        }
        let start = values + (column.first + rows.lowerBound) * (bits / 8)
        let run = ValueRun(start: start, count: rows.count)
        // A negative index of few bits must not become one of a long dictionary.
        let limit = isSigned && bits < 64 ? min(map.count - 1, 1 << (bits - 1)) : map.count - 1
        let isInside = map.withUnsafeBufferPointer { map in
            guard let map = map.baseAddress else { return true }
            let outside = Self.unknown
            return switch bits {
            case 8: run.places(UInt8.self, map, limit: limit, outside: outside, into: places)
            case 16: run.places(UInt16.self, map, limit: limit, outside: outside, into: places)
            case 32: run.places(UInt32.self, map, limit: limit, outside: outside, into: places)
            default: run.places(UInt64.self, map, limit: limit, outside: outside, into: places)
            }
        }
        guard !isInside else { return }
        for row in rows where column.hasValue(row) { _ = try column.textPlace(row, of: batch) }
    }

    private mutating func findNumbers(
        _ column: ArrowColumn, _ rows: Range<Int>, into places: UnsafeMutablePointer<Int32>
    ) {
        guard let values = column.values else { return }
        var known = numbers.take() ?? WholeNumberCodes(index, growing: isGrowing)
        defer { numbers = known }
        let start = values + (column.first + rows.lowerBound) * column.field.type.valueWidth
        known.find(
            ValueRun(start: start, count: rows.count), column.field.type, into: places)
        let isWide = column.field.type == .integer(bits: 64, isSigned: false)
        guard isGrowing || isWide else { return }
        for row in 0..<rows.count where places[row] == Self.unknown {
            guard column.hasValue(rows.lowerBound + row) else { continue }
            let number = column.number(rows.lowerBound + row)
            var text = isWide ? String(UInt64(bitPattern: number)) : String(number)
            let count = index.count
            places[row] = text.withUTF8 { place(of: UnsafeRawBufferPointer($0)) }
            if index.count > count, !isWide { known.insert(number, places[row]) }
        }
    }
}

extension UnsafeBufferPointer where Element == Int32 {
    /// Whether one of the places of codes is ``ArrowCodes/none``.
    @_optimize(speed)
    @inline(never)
    public func lackSome() -> Bool {
        var least: Int32 = 0
        for place in self { least = Swift.min(least, place) }
        return least == ArrowCodes.none
    }
}
