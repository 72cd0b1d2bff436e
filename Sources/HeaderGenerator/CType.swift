/// The types that cross the boundary: those that C, COBOL, PL/SQL and PowerBuilder can all express.
///
/// Everything else is refused: no `size_t`, `long`, `bool`, structs by value or callbacks.
/// A pointer is always optional in Swift, since C may pass NULL.
enum CType: String, CaseIterable {
    case int32 = "Int32"
    case int64 = "Int64"
    case double = "Double"
    case textIn = "UnsafePointer<CChar>?"
    case textOut = "UnsafeMutablePointer<CChar>?"
    case bytesIn = "UnsafeRawPointer?"
    case int32sIn = "UnsafePointer<Int32>?"
    case int64sIn = "UnsafePointer<Int64>?"
    case doublesIn = "UnsafePointer<Double>?"
    case int32sOut = "UnsafeMutablePointer<Int32>?"
    case int64sOut = "UnsafeMutablePointer<Int64>?"
    case doublesOut = "UnsafeMutablePointer<Double>?"
    case arrowStream = "UnsafeMutablePointer<ArrowArrayStream>?"

    /// The type in C, ready to be followed by the name of a parameter.
    var spelling: String {
        switch self {
        case .int32: "int32_t "
        case .int64: "int64_t "
        case .double: "double "
        case .textIn: "const char *"
        case .textOut: "char *"
        case .bytesIn: "const void *"
        case .int32sIn: "const int32_t *"
        case .int64sIn: "const int64_t *"
        case .doublesIn: "const double *"
        case .int32sOut: "int32_t *"
        case .int64sOut: "int64_t *"
        case .doublesOut: "double *"
        case .arrowStream: "struct ArrowArrayStream *"
        }
    }

    /// Whether the function writes numbers through it.
    var isNumberOutput: Bool {
        self == .int32sOut || self == .int64sOut || self == .doublesOut
    }

    /// Whether the function can write through it at all.
    var canBeOutput: Bool {
        isNumberOutput || self == .textOut || self == .arrowStream
    }

    /// All types as Swift writes them, for messages.
    static let allowed = allCases.map(\.rawValue).joined(separator: ", ")
}
