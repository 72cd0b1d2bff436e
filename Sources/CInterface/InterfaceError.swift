import HospitalCore
import Interchange

/// What a caller of the C interface can do wrong with its arguments.
///
/// Unlike other errors these name the function that was called, which only the call knows.
enum InterfaceError: Error {
    /// A pointer is NULL that must not be.
    case argumentNull(String)
    /// A number is outside of what the argument takes.
    case argumentRange(String, Int)
    /// A length below −1.
    case textLength(String, Int)
    /// A text beyond the limit, or one without an end within the limit.
    case textTooLong(size: Int, limit: Int)
    /// The handle is stale, wild or closed.
    case handleInvalid(Int32)
    /// The handle is of another kind.
    case handleKind(Int32, expected: HandleKind)
    /// The handle was opened by the parent process.
    case forkedHandle(Int32)
    /// All handles are open.
    case handlesExhausted
    /// The buffer is too small.
    case bufferTooSmall(needed: Int)
    /// An option that does not exist, or takes values of another type.
    case optionUnknown(String, nearest: String?)
    /// A value that the option does not take.
    case optionValue(String, String)
    /// A table that the result does not have.
    case tableUnknown(String, nearest: String?)
    /// A column number outside of the table.
    case columnRange(Int, count: Int)
    /// A column of another type than asked for.
    case columnType(Int, name: String)
    /// A missing value where a number was asked for.
    case valueNull(Int, name: String)
    /// The system does not give so many bytes of memory.
    case memoryMissing(bytes: Int)
    /// The cursor stands before the first or after the last row.
    case notOnRow

    /// The message with the figures and the name of the function that was called.
    func finding(in function: String) -> Finding {
        var values = figures
        values["function"] = .text(function)
        return Finding(message, values)
    }

    private var message: Message {
        switch self {
        case .argumentNull: return .argumentNull
        case .argumentRange: return .argumentRange
        case .textLength: return .textLength
        case .textTooLong: return .textTooLong
        case .handleInvalid: return .handleInvalid
        case .handleKind: return .handleKind
        case .forkedHandle: return .forkedHandle
        case .handlesExhausted: return .handlesExhausted
        case .bufferTooSmall: return .bufferTooSmall
        case .optionUnknown: return .optionUnknown
        case .optionValue: return .optionValue
        case .tableUnknown: return .tableUnknown
        case .columnRange: return .columnRange
        case .columnType: return .columnType
        case .valueNull: return .valueNull
        case .memoryMissing: return .memoryMissing
        case .notOnRow: return .notOnRow
        }
    }

    private var figures: [String: MessageValue] {
        switch self {
        case .argumentNull(let name): return ["argument": .text(name)]
        case .argumentRange(let name, let value), .textLength(let name, let value):
            return ["argument": .text(name), "value": .count(value)]
        case .textTooLong(let size, let limit):
            return ["size": .count(size), "limit": .count(limit)]
        case .handleInvalid(let handle), .forkedHandle(let handle):
            return ["value": .count(Int(handle))]
        case .handleKind(let handle, let expected):
            return ["value": .count(Int(handle)), "expected": expected.phrase]
        case .handlesExhausted: return ["value": .count(Int(HandleTable.capacity))]
        case .bufferTooSmall(let needed): return ["value": .count(needed)]
        case .optionUnknown(let name, let nearest), .tableUnknown(let name, let nearest):
            var figures: [String: MessageValue] = ["name": .text(name)]
            figures["nearest"] = nearest.map { .text($0) }
            return figures
        case .optionValue(let name, let value): return ["name": .text(name), "value": .text(value)]
        case .columnRange(let column, let count):
            return ["value": .count(column), "count": .count(count)]
        case .columnType(let column, let name), .valueNull(let column, let name):
            return ["value": .count(column), "name": .text(name)]
        case .memoryMissing(let bytes): return MemoryError.missing(bytes: bytes).finding.values
        case .notOnRow: return [:]
        }
    }
}
