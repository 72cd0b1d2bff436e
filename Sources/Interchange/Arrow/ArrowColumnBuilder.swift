import HospitalCore

/// How a column of a written stream looks.
public enum ArrowOutputType: Sendable {
    /// Whole numbers of 64 bits.
    case integers
    /// Exact decimals of 128 bits with so many decimals.
    case decimals(scale: Int)
    /// Days (date32).
    case days
    /// Plain UTF-8 text.
    case texts
    /// Text by indices of 32 bits into a dictionary that all batches share.
    case codes([String])
    /// Statistics in binary floating point.
    case reals

    /// The format string; of the indices, where there is a dictionary.
    var format: String {
        switch self {
        case .integers: "l"
        case .decimals(let scale): "d:38,\(scale)"
        case .days: "tdD"
        case .texts: "u"
        case .codes: "i"
        case .reals: "g"
        }
    }

    /// Bytes of a value, or of an offset.
    fileprivate var width: Int {
        switch self {
        case .integers, .reals: 8
        case .decimals: 16
        case .days, .texts, .codes: 4
        }
    }
}

/// A column of a batch on its way out: one value per row, in the order of the rows.
public struct ArrowColumnBuilder {
    /// Bytes of text after which a batch ends: far below the 31 bits of an offset.
    private static let textLimit = 1 << 24

    private let width: Int
    private let values: ArrowMemory
    private let validity: ArrowMemory
    private var texts: [UInt8] = []
    private let hasTexts: Bool
    private let capacity: Int
    private var row = 0
    private var nullCount = 0

    /// A column of so many rows.
    init(_ type: ArrowOutputType, rows: Int) {
        width = type.width
        hasTexts = if case .texts = type { true } else { false }
        capacity = rows
        values = ArrowMemory(byteCount: (rows + 1) * width)
        validity = ArrowMemory(byteCount: rows / 8 + 1)
    }

    /// Whether the batch should end here.
    var isFull: Bool { row >= capacity || texts.count >= Self.textLimit }

    /// Adds a row without a value.
    public mutating func appendNull() {
        nullCount += 1
        if hasTexts { return append(Int32(truncatingIfNeeded: texts.count), isValid: false) }
        next(isValid: false)
    }

    /// Adds a whole number.
    public mutating func append(integer number: Int64) { append(number, isValid: true) }

    /// Adds the significand of a decimal.
    public mutating func append(significand: Int128) { append(significand, isValid: true) }

    /// Adds a day.
    public mutating func append(day: Day) {
        let number = (try? Day(year: 1970, month: 1, day: 1))?.days(until: day) ?? 0
        append(Int32(truncatingIfNeeded: number), isValid: true)
    }

    /// Adds an index into the dictionary.
    public mutating func append(index: Int) {
        append(Int32(truncatingIfNeeded: index), isValid: true)
    }

    /// Adds a text.
    public mutating func append(text: String) {
        append(Int32(truncatingIfNeeded: texts.count), isValid: true)
        texts.append(contentsOf: text.utf8)
    }

    /// Adds a statistic.
    public mutating func append(real number: Double) { append(number, isValid: true) }

    private mutating func append<Value: BitwiseCopyable>(_ value: Value, isValid: Bool) {
        guard row < capacity, MemoryLayout<Value>.size == width else { return }
        values.start.storeBytes(of: value, toByteOffset: row * width, as: Value.self)
        next(isValid: isValid)
    }

    private mutating func next(isValid: Bool) {
        guard row < capacity else { return }
        if isValid {
            let bits = validity.start.load(fromByteOffset: row >> 3, as: UInt8.self)
            validity.start.storeBytes(
                of: bits | 1 << UInt8(row & 7), toByteOffset: row >> 3, as: UInt8.self)
        }
        row += 1
    }

    /// The buffers of the column, that of validity left out when every row has a value.
    func finish() -> (buffers: [ArrowMemory?], nullCount: Int) {
        let bits = nullCount == 0 ? nil : validity
        guard hasTexts else { return ([bits, values], nullCount) }
        values.start.storeBytes(
            of: Int32(truncatingIfNeeded: texts.count), toByteOffset: row * width, as: Int32.self)
        return ([bits, values, ArrowMemory(texts)], nullCount)
    }
}
