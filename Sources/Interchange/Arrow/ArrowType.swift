/// The types of columns that are read from an Arrow stream.
public enum ArrowType: Equatable, Sendable {
    /// No values at all.
    case null
    /// Yes or no, one bit each.
    case bool
    /// Whole numbers of 8, 16, 32 or 64 bits.
    case integer(bits: Int, isSigned: Bool)
    /// Exact decimals of 128 bits: value × 10^−scale; a scale may be negative.
    case decimal(precision: Int, scale: Int)
    /// Days since 1970-01-01 (date32).
    case day
    /// Local wall time since 1970-01-01 in so many units per second: a timestamp without a zone.
    case moment(unitsPerSecond: Int64)
    /// UTF-8 text.
    case text(ArrowTextForm)
    /// Text given by an index into a dictionary.
    indirect case dictionary(index: ArrowType, ArrowTextForm)
    /// Binary fractions: known, so that they are refused by name.
    case float(bits: Int)
    /// Exact decimals of 64 bits, value × 10^−decimals: in arrays of a host, never in a stream.
    case scaledInteger(decimals: Int)

    /// Whole numbers of 64 bits.
    public static let int64 = ArrowType.integer(bits: 64, isSigned: true)
    /// Whole numbers of 32 bits.
    public static let int32 = ArrowType.integer(bits: 32, isSigned: true)

    /// The type of a format string; `nil` when it is not read.
    init?(format: String) {
        switch format {
        case "n": self = .null
        case "b": self = .bool
        case "c", "s", "i", "l": self = .integer(bits: Self.bits[format] ?? 64, isSigned: true)
        case "C", "S", "I", "L":
            self = .integer(bits: Self.bits[format.lowercased()] ?? 64, isSigned: false)
        case "e": self = .float(bits: 16)
        case "f": self = .float(bits: 32)
        case "g": self = .float(bits: 64)
        case "u": self = .text(.offsets32)
        case "U": self = .text(.offsets64)
        case "vu": self = .text(.views)
        case "tdD": self = .day
        case "tss:": self = .moment(unitsPerSecond: 1)
        case "tsm:": self = .moment(unitsPerSecond: 1_000)
        case "tsu:": self = .moment(unitsPerSecond: 1_000_000)
        case "tsn:": self = .moment(unitsPerSecond: 1_000_000_000)
        default:
            guard let decimal = Self.decimal(format) else { return nil }
            self = decimal
        }
    }

    private static let bits = ["c": 8, "s": 16, "i": 32, "l": 64]

    /// `d:19,4` or `d:19,4,128`; other widths are not read.
    private static func decimal(_ format: String) -> ArrowType? {
        guard format.hasPrefix("d:") else { return nil }
        // The numbers between the commas; 1,000 stands for one that is missing.
        var numbers: [Int] = []
        var (value, digits, isNegative) = (0, 0, false)
        for byte in format.utf8.dropFirst(2) + [UInt8(ascii: ",")] {
            switch byte {
            case UInt8(ascii: ","):
                numbers.append(digits > 0 ? (isNegative ? -value : value) : 1_000)
                (value, digits, isNegative) = (0, 0, false)
            case UInt8(ascii: "-") where digits == 0 && !isNegative: isNegative = true
            case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 3:
                (value, digits) = (value * 10 + Int(byte - UInt8(ascii: "0")), digits + 1)
            default: return nil
            }
        }
        guard numbers.count == 2 || numbers.count == 3 && numbers[2] == 128,
            (1...38).contains(numbers[0]), (-38...38).contains(numbers[1])
        else { return nil }
        return .decimal(precision: numbers[0], scale: numbers[1])
    }

    /// The name a reader sees: `int64`, `decimal128(18,2)`, `dictionary`.
    public var name: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer(let bits, let isSigned): "\(isSigned ? "" : "u")int\(bits)"
        case .decimal(let precision, let scale): "decimal128(\(precision),\(scale))"
        case .day: "date32"
        case .moment: "timestamp"
        case .text(.offsets32): "utf8"
        case .text(.offsets64): "large_utf8"
        case .text(.views): "utf8_view"
        case .dictionary: "dictionary"
        case .float(let bits): "float\(bits)"
        case .scaledInteger: "int64"
        }
    }

    /// How many buffers an array of the type has: that of validity, and those of the values.
    ///
    /// Views point into any number of buffers, between the views and the lengths of the buffers.
    var bufferCounts: ClosedRange<Int64> {
        switch self {
        case .null: 0...0
        case .text(let form): form.bufferCounts
        default: 2...2
        }
    }
}

/// How the texts of a column find their bytes.
public enum ArrowTextForm: Equatable, Sendable {
    /// By offsets of 32 bits into one buffer (utf8).
    case offsets32
    /// By offsets of 64 bits into one buffer (large_utf8).
    case offsets64
    /// By views of 16 bytes, which hold a short text or point into one of several buffers
    /// (utf8_view, string_view).
    case views

    /// How many buffers an array of such texts has.
    var bufferCounts: ClosedRange<Int64> {
        self == .views ? 3...Int64(Int32.max) : 3...3
    }
}

/// A column of an Arrow stream.
public struct ArrowField: Equatable, Sendable {
    /// The name as the stream has it.
    public let name: String
    /// The type.
    public let type: ArrowType
}
