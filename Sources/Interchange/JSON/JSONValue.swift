/// A JSON document as a tree that loses nothing: members keep their order, numbers keep their text.
///
/// `1.10` stays `1.10`: amounts, drivers and FHIR decimals are never turned into a binary fraction
/// on the way in or out.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as it was written.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Named members in their order.
    case object(JSONObject)
}

/// The members of a JSON object in the order in which they were written.
public struct JSONObject: Hashable, Sendable {
    /// One name with its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// A member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// The members; a name may stand twice in what was read, and readers refuse it where it
    /// matters.
    public private(set) var members: [Member]

    /// An object of these members.
    public init(_ members: [Member] = []) { self.members = members }

    /// Adds a member at the end.
    public mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    /// The value of the first member of that name, found by looking at one after the other; whoever
    /// asks a big object often makes an ``index`` first.
    public subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }

    /// The position in ``members`` of the first member of each name.
    ///
    /// It is made at each call, so keep it.
    public var index: [String: Int] {
        var positions: [String: Int] = [:]
        positions.reserveCapacity(members.count)
        for (position, member) in members.enumerated() where positions[member.name] == nil {
            positions[member.name] = position
        }
        return positions
    }

    /// The first name that was already there; `nil` when all names differ.
    public var duplicateName: String? {
        var names: Set<String> = []
        names.reserveCapacity(members.count)
        return members.first { !names.insert($0.name).inserted }?.name
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object in the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
