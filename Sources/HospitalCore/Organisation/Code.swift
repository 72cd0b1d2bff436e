/// The code of something that has one, such as a department or a person: a text compared by its
/// Unicode scalars, never by locale or number.
///
/// Sorting by code decides every tie (decision 2), so the order must be the same on every machine
/// and for every encoding of the book. UTF-8 bytes sort as Unicode scalars do. The owner keeps a
/// person's code from being taken for a department's.
public struct Code<Owner>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as the host wrote it.
    public let code: String

    /// A code.
    public init(_ code: String) { self.code = code }

    /// Equal when every scalar is.
    public static func == (one: Code, other: Code) -> Bool {
        one.code.utf8.elementsEqual(other.code.utf8)
    }

    /// Hashes the scalars.
    public func hash(into hasher: inout Hasher) {
        var code = code
        code.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Orders by Unicode scalars.
    public static func < (one: Code, other: Code) -> Bool {
        one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }

    /// The code.
    public var description: String { code }
}
