/// Who may see something (查看名单): persons by name, and roles.
///
/// Who is not on the list sees nothing.
///
/// A person on the list sees it in person: whoever acts in its name does not. A role on the list is
/// had by everybody who has it, also by one to whom it was delegated. An empty list opens nothing.
/// - Source: requirements S-129 (reports for finance and named leaders), S-269 (secret items)
public struct AccessList: Equatable, Sendable {
    /// The persons who may see it.
    public let persons: Set<Person.ID>
    /// The roles that may see it.
    public let roles: Set<Role.ID>

    /// A list.
    public init(persons: Set<Person.ID> = [], roles: Set<Role.ID> = []) {
        self.persons = persons
        self.roles = roles
    }

    /// Whether somebody may see it.
    public func allows(_ actor: Actor) -> Bool {
        persons.contains(actor.person) || !roles.isDisjoint(with: actor.roles)
    }

    /// Refuses somebody who may not see it.
    /// - Throws: `denied` with the object.
    public func check(_ actor: Actor, object: String) throws(AccessError) {
        guard allows(actor) else { throw .denied(actor.person, object: object) }
    }
}

/// Something to which access is held against a list: secret items are closed until a list opens
/// them, others are open to everybody.
public struct ControlledItem: Equatable, Sendable {
    /// The code.
    public let code: String
    /// Whether it is secret (涉密).
    public let isSecret: Bool
    /// Who may see it; `nil` when no list was made.
    public let list: AccessList?

    /// An item.
    public init(_ code: String, isSecret: Bool, list: AccessList?) {
        self.code = code
        self.isSecret = isSecret
        self.list = list
    }

    /// Whether somebody may see it: everybody sees what is neither secret nor has a list.
    public func allows(_ actor: Actor) -> Bool { list?.allows(actor) ?? !isSecret }
}

/// Why something is not shown, or a register of accounts cannot be judged.
public enum AccessError: HospitalError, Equatable {
    /// The person is not on the list.
    case denied(Person.ID, object: String)
    /// Something that is not there.
    case unknown(String)
    /// Something that stands twice.
    case twice(String)
    /// A breach of somebody that was lifted before it happened.
    case liftedEarly(Person.ID, day: Day, lifted: Day)

    /// The message with the person and the object.
    public var finding: Finding {
        switch self {
        case .denied(let person, let object):
            Finding(.accessDenied, ["person": .text(person.code), "object": .text(object)])
        case .unknown(let object): Finding(.accessUnknown, ["object": .text(object)])
        case .twice(let object): Finding(.accessTwice, ["object": .text(object)])
        case .liftedEarly(let person, let day, let lifted):
            Finding(
                .accessLiftedEarly,
                [
                    "person": .text(person.code), "day": .text(day.description),
                    "lifted": .text(lifted.description),
                ])
        }
    }
}
