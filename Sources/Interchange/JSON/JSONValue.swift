/// A JSON document as a tree that loses nothing: members keep their order, numbers keep their text.
///
/// `1.10` stays `1.10`: amounts, drivers and FHIR decimals are never turned into a binary fraction on
/// the way in or out.
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

    /// The members; a name may stand twice in what was read, and readers refuse it where it matters.
    public private(set) var members: [Member]

    /// An object of these members.
    public init(_ members: [Member] = []) { self.members = members }

    /// Adds a member at the end.
    public mutating func append(_ name: String, _ value: JSONValue) {
        members.append(Member(name: name, value: value))
    }

    /// The value of the first member of that name.
    public subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object in the order of the literal.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements.map { Member(name: $0.0, value: $0.1) })
    }
}
