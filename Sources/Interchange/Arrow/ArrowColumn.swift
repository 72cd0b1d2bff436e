/// A column of a batch: where its values stand in the memory of the producer.
///
/// It points into the batch and is valid as long as that is kept. Rows are counted from 0 here.
public struct ArrowColumn {
    /// The name and type.
    public let field: ArrowField
    /// Number of rows.
    public let rowCount: Int
    /// The element of the buffers that is row 0.
    let first: Int
    /// The bits that tell which elements have a value; `nil` when all have one.
    var validity: UnsafeRawPointer?
    /// The values, or the indices into a dictionary.
    var values: UnsafeRawPointer?
    /// The texts, or those of the dictionary.
    var texts = ArrowTexts(.offsets32, first: 0, count: 0)

    init(_ field: ArrowField, first: Int, rowCount: Int) {
        self.field = field
        self.first = first
        self.rowCount = rowCount
    }

    /// Values of a host, each with a value, one behind the other from an address that is aligned or
    /// not; the host keeps them.
    public init(_ name: String, _ type: ArrowType, at values: UnsafeRawPointer?, rowCount: Int) {
        self.init(ArrowField(name: name, type: type), first: 0, rowCount: rowCount)
        self.values = values
    }

    static func bit(_ element: Int, of bits: UnsafeRawPointer) -> Bool {
        bits.load(fromByteOffset: element >> 3, as: UInt8.self) >> UInt8(element & 7) & 1 != 0
    }

    /// Whether a row has a value of its own; a dictionary may still have none for it.
    func hasValue(_ row: Int) -> Bool {
        guard let validity else { return field.type != .null }
        return Self.bit(first + row, of: validity)
    }

    /// Whether every row has a code: the column has whole numbers, and none lacks its value.
    public var hasAllCodes: Bool {
        guard case .integer = field.type else { return false }
        return validity == nil
    }

    /// The number of a row of a column of whole numbers, days or moments; the bits of a `uint64`.
    func number(_ row: Int) -> Int64 {
        number(row, as: field.type)
    }

    /// The whole number of a row; `nil` when it has no value or is none of 64 bits with a sign.
    public func wholeNumber(_ row: Int) -> Int64? {
        guard case .integer(let bits, let isSigned) = field.type, hasValue(row) else { return nil }
        let number = number(row)
        return isSigned || bits < 64 || number >= 0 ? number : nil
    }

    /// The index of a row into the dictionary; one beyond 2⁶³ is negative.
    func index(_ row: Int) -> Int64 {
        guard case .dictionary(let index, _) = field.type else { return -1 }
        return number(row, as: index)
    }

    /// Which of the texts of the column is that of a row with a value.
    /// - Throws: `indexOutside`.
    func textPlace(_ row: Int, of batch: ArrowBatch) throws(ArrowError) -> Int {
        guard case .dictionary(let type, _) = field.type else { return row }
        let index = index(row)
        guard index >= 0, index < Int64(texts.count) else {
            let isWide = type == .integer(bits: 64, isSigned: false)
            throw .indexOutside(
                row: batch.rowsBefore + row + 1, column: field.name,
                index: isWide ? String(UInt64(bitPattern: index)) : String(index),
                count: texts.count)
        }
        return Int(index)
    }

    /// The significand of a row of a column of decimals.
    func significand(_ row: Int) -> Int128 {
        guard let values else { return 0 }
        return values.loadUnaligned(fromByteOffset: (first + row) * 16, as: Int128.self)
    }

    /// Whether the bit of a row of a column of yes and no is set.
    func isTrue(_ row: Int) -> Bool {
        guard let values else { return false }
        return Self.bit(first + row, of: values)
    }

    private func number(_ row: Int, as type: ArrowType) -> Int64 {
        guard let values else { return 0 }
        let element = first + row
        func load<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) -> Int64 {
            let place = values + element * MemoryLayout<Number>.size
            return Int64(truncatingIfNeeded: place.loadUnaligned(as: Number.self))
        }
        switch type {
        case .integer(8, let isSigned): return isSigned ? load(Int8.self) : load(UInt8.self)
        case .integer(16, let isSigned): return isSigned ? load(Int16.self) : load(UInt16.self)
        case .integer(32, let isSigned): return isSigned ? load(Int32.self) : load(UInt32.self)
        case .day: return load(Int32.self)
        case .integer, .moment, .scaledInteger: return load(Int64.self)
        default: return 0
        }
    }
}
