/// A person who works for the hospital (职工).
public struct Person: Hashable, Sendable {
    /// The code of a person (工号).
    public typealias ID = Code<Person>

    /// The code.
    public let id: ID
    /// The name shown in reports; the code when there is none.
    public let name: String

    /// A person with code and name.
    public init(id: ID, name: String? = nil) {
        self.id = id
        self.name = name ?? id.code
    }
}
