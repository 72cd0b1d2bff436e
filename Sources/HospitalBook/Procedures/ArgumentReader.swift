import HospitalCore
import Interchange

/// What is wrong with the arguments of a procedure; `path` says where:
/// `departments[3].direct.cost`.
public indirect enum ArgumentError: HospitalError, Equatable {
    /// A member that is needed is not there.
    case missing(path: String)
    /// A value is of another type; `expected` says which was needed.
    case type(path: String, expected: ArgumentKind)
    /// A member that the procedure does not know.
    case unknown(path: String, nearest: String?)
    /// A value that the argument does not take.
    case value(path: String, value: String, allowed: String?)
    /// A member stands twice.
    case duplicate(path: String)

    /// The kinds of values arguments are made of.
    public enum ArgumentKind: String, Hashable, Sendable {
        /// A JSON object.
        case object
        /// A JSON array.
        case array
        /// A JSON string.
        case text
        /// A decimal number, as a string or as a JSON number.
        case decimal
        /// A whole number.
        case whole
        /// `true` or `false`.
        case flag

        /// The name in the reference.
        var name: String { rawValue }

        var term: MessageValue {
            switch self {
            case .object: return .phrase(chinese: "对象", english: "an object")
            case .array: return .phrase(chinese: "数组", english: "an array")
            case .text: return .phrase(chinese: "文本", english: "a text")
            case .decimal: return .phrase(chinese: "十进制数", english: "a decimal number")
            case .whole: return .phrase(chinese: "整数", english: "a whole number")
            case .flag: return .phrase(chinese: "true或false", english: "true or false")
            }
        }
    }

    /// The message with the path.
    public var finding: Finding {
        switch self {
        case .missing(let path): return Finding(.argumentMissing, ["path": .text(path)])
        case .type(let path, let expected):
            return Finding(.argumentType, ["path": .text(path), "expected": expected.term])
        case .unknown(let path, let nearest):
            var values: [String: MessageValue] = ["path": .text(path)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.argumentUnknown, values)
        case .value(let path, let value, let allowed):
            var values: [String: MessageValue] = ["path": .text(path), "value": .text(value)]
            values["allowed"] = allowed.map { .text($0) }
            return Finding(.argumentValue, values)
        case .duplicate(let path): return Finding(.argumentDuplicate, ["path": .text(path)])
        }
    }
}

/// Reads the arguments of a procedure and says exactly where something is wrong.
///
/// A reader stands on one value and knows its path. Objects are closed: a member that is not among
/// the declared names is refused with the nearest right one, and a name that stands twice is
/// refused, so that a misspelt argument never counts as "not given".
///
/// Readers and members are objects, and what is wrong is thrown untyped: hundreds of places read an
/// argument, and each of them takes less code that way.
public final class ArgumentReader: Sendable {
    /// Where the value stands: `steps[2].driver`; empty for the whole arguments.
    public let path: String
    /// The value.
    public let value: JSONValue
    /// What the elements of an array are called in their paths; their positions unless told.
    private let labels: [String]

    /// A reader of the whole arguments, or of a value at a path.
    public init(_ value: JSONValue, path: String = "", labels: [String] = []) {
        self.value = value
        self.path = path
        self.labels = labels
    }

    private var shownPath: String { path.isEmpty ? "{}" : path }

    /// The members of an object with these names, and no others.
    /// - Throws: `type`, `unknown`, `duplicate`.
    public func members(_ names: [String]) throws -> ArgumentMembers {
        let members = try namedMembers()
        for member in members where !names.contains(member.name) {
            throw ArgumentError.unknown(
                path: member.reader.path,
                nearest: NearestName.nearest(to: member.name, in: names))
        }
        var readers: [String: ArgumentReader] = [:]
        for member in members { readers[member.name] = member.reader }
        return ArgumentMembers(path: path, readers: readers)
    }

    /// The members of an object whose names are data, such as department codes, in their order.
    /// - Throws: `type`, `duplicate`.
    public func namedMembers() throws -> [(name: String, reader: ArgumentReader)] {
        guard case .object(let object) = value
        else { throw ArgumentError.type(path: shownPath, expected: .object) }
        var seen: Set<String> = []
        var members: [(name: String, reader: ArgumentReader)] = []
        members.reserveCapacity(object.members.count)
        for member in object.members {
            let place = path.isEmpty ? member.name : "\(path).\(member.name)"
            guard seen.insert(member.name).inserted
            else { throw ArgumentError.duplicate(path: place) }
            members.append((member.name, ArgumentReader(member.value, path: place)))
        }
        return members
    }

    /// The elements of an array by their labels; positions count from 1, as users do.
    /// - Throws: `type`.
    public func elements() throws -> [ArgumentReader] {
        guard case .array(let values) = value
        else { throw ArgumentError.type(path: shownPath, expected: .array) }
        return values.enumerated().map { place, value in
            let label = place < labels.count ? labels[place] : String(place + 1)
            return ArgumentReader(value, path: "\(path)[\(label)]")
        }
    }

    /// A text.
    /// - Throws: `type`.
    public func text() throws -> String {
        guard case .string(let text) = value
        else { throw ArgumentError.type(path: shownPath, expected: .text) }
        return text
    }

    /// A text, or a number as it is written.
    /// - Throws: `type`.
    public func textOrNumber() throws -> String {
        if case .number(let text) = value { return text }
        return try text()
    }

    /// A list of texts.
    /// - Throws: `type`.
    public func texts() throws -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    /// An exact decimal, from a string or a JSON number.
    /// - Throws: `type`, `value` when the text is no plain decimal.
    public func decimal() throws -> Decimal {
        switch value {
        case .string(let text), .number(let text):
            do { return try Decimal(text) } catch {
                throw ArgumentError.value(path: shownPath, value: text, allowed: nil)
            }
        default: throw ArgumentError.type(path: shownPath, expected: .decimal)
        }
    }

    /// An amount of money in yuan with at most two decimals.
    /// - Throws: `type`, `value`.
    public func money() throws -> Money {
        switch value {
        case .string(let text), .number(let text):
            do { return try Money(yuan: text) } catch {
                throw ArgumentError.value(path: shownPath, value: text, allowed: nil)
            }
        default: throw ArgumentError.type(path: shownPath, expected: .decimal)
        }
    }

    /// An exact fraction: `1/6`, `0.5` or `1`.
    /// - Throws: `type`, `value`.
    public func rate() throws -> Rate {
        switch value {
        case .string(let text), .number(let text):
            do { return try Rate(text) } catch {
                throw ArgumentError.value(path: shownPath, value: text, allowed: nil)
            }
        default: throw ArgumentError.type(path: shownPath, expected: .decimal)
        }
    }

    /// A whole number.
    /// - Throws: `type`, `value`.
    public func whole() throws -> Int {
        guard case .number(let text) = value
        else { throw ArgumentError.type(path: shownPath, expected: .whole) }
        guard let whole = Int(text)
        else { throw ArgumentError.value(path: shownPath, value: text, allowed: nil) }
        return whole
    }

    /// `true` or `false`.
    /// - Throws: `type`.
    public func flag() throws -> Bool {
        guard case .bool(let flag) = value
        else { throw ArgumentError.type(path: shownPath, expected: .flag) }
        return flag
    }

    /// One of the named choices of an enumeration; one body for all of them, to keep the library
    /// small.
    /// - Throws: `type`, `value` with the choices.
    @_semantics("optimize.sil.specialize.generic.never") @inline(never)
    public func choice<Choice>(
        _ type: Choice.Type = Choice.self
    ) throws -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
        let text = try text()
        guard let choice = Choice(rawValue: text) else {
            throw ArgumentError.value(
                path: shownPath, value: text,
                allowed: Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}

/// The members of an object of arguments.
public final class ArgumentMembers: Sendable {
    private let path: String
    private let readers: [String: ArgumentReader]
    /// The calendar that counts where the member `calendar` is absent.
    private let usualCalendar: WorkCalendar?

    fileprivate init(
        path: String, readers: [String: ArgumentReader], usualCalendar: WorkCalendar? = nil
    ) {
        self.path = path
        self.readers = readers
        self.usualCalendar = usualCalendar
    }

    /// These members and others, which take the place of those of their names, with the calendar
    /// that counts where none is given.
    func adding(
        _ others: [String: ArgumentReader], calendar: WorkCalendar?
    ) -> ArgumentMembers {
        ArgumentMembers(
            path: path, readers: readers.merging(others) { $1 }, usualCalendar: calendar)
    }

    /// The member `calendar`; where it is absent, the calendar of the book, or that of China.
    func workCalendar() throws -> WorkCalendar {
        try optional("calendar")?.workCalendar() ?? usualCalendar ?? .china
    }

    /// The reader of a member that must be there.
    /// - Throws: `missing` when it is absent or `null`.
    public func needed(_ name: String) throws -> ArgumentReader {
        guard let reader = optional(name) else {
            throw ArgumentError.missing(path: path.isEmpty ? name : "\(path).\(name)")
        }
        return reader
    }

    /// The reader of a member that may be absent; `null` counts as absent.
    public func optional(_ name: String) -> ArgumentReader? {
        guard let reader = readers[name], reader.value != .null else { return nil }
        return reader
    }
}
