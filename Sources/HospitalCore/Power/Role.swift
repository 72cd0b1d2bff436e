/// A role that persons hold: head of a department, cashier, director (角色、岗位).
///
/// The duties of a role are what rules of separation look at: who holds a role with the duty
/// `business` must not hold one with the duty `finance`.
public struct Role: Hashable, Sendable {
    /// The code of a role.
    public typealias ID = Code<Role>

    /// The code.
    public let id: ID
    /// The name shown in reports; the code when there is none.
    public let name: String
    /// What somebody in this role does, as far as rules of separation care.
    public let duties: Set<Duty>

    /// A role.
    public init(id: ID, name: String? = nil, duties: Set<Duty> = []) {
        self.id = id
        self.name = name ?? id.code
        self.duties = duties
    }
}

/// A post that a person holds for some days (任岗), also on temporary cover for somebody (临时顶岗).
public struct RoleHolding: Hashable, Sendable {
    /// The person.
    public let person: Person.ID
    /// The role.
    public let role: Role
    /// The days.
    public let validity: Validity
    /// Whether the person only stands in for the holder; rules of separation hold all the same.
    public let isTemporaryCover: Bool

    /// A post.
    public init(
        _ person: Person.ID, as role: Role, validity: Validity, isTemporaryCover: Bool = false
    ) {
        self.person = person
        self.role = role
        self.validity = validity
        self.isTemporaryCover = isTemporaryCover
    }
}

/// Who takes a step: the person with the roles that the host says the person has, and the person in
/// whose name it is taken, if it is another.
///
/// The library has no login: identity and roles are told by the caller.
public struct Actor: Hashable, Sendable {
    /// The person who acts.
    public let person: Person.ID
    /// The roles the person has, or was given by the person in whose name it acts.
    public let roles: Set<Role.ID>
    /// The person in whose name it acts; `nil` in its own.
    public let principal: Person.ID?

    /// A person who acts in its own name.
    public init(_ person: Person.ID, roles: Set<Role.ID> = []) {
        self.init(person, roles: roles, principal: nil)
    }

    fileprivate init(_ person: Person.ID, roles: Set<Role.ID>, principal: Person.ID?) {
        self.person = person
        self.roles = roles
        self.principal = principal
    }
}

/// Somebody lets another act in some of its roles for some days (授权委托).
public struct Delegation: Hashable, Sendable {
    /// Who lets act.
    public let principal: Person.ID
    /// Who acts.
    public let delegate: Person.ID
    /// In which roles.
    public let roles: Set<Role.ID>
    /// The days.
    public let validity: Validity

    /// A delegation.
    public init(
        from principal: Person.ID, to delegate: Person.ID, roles: Set<Role.ID>, validity: Validity
    ) {
        self.principal = principal
        self.delegate = delegate
        self.roles = roles
        self.validity = validity
    }

    /// The delegate as one who acts in the name of the principal on a day.
    /// - Throws: `notValid` when the delegation does not hold on the day.
    public func actor(on day: Day) throws(DelegationError) -> Actor {
        guard validity.contains(day) else { throw .notValid(self, day: day) }
        return Actor(delegate, roles: roles, principal: principal)
    }
}

/// What can be wrong with a delegation.
public enum DelegationError: HospitalError, Hashable {
    /// It does not hold on the day.
    case notValid(Delegation, day: Day)

    /// The message with both persons and the day.
    public var finding: Finding {
        switch self {
        case .notValid(let delegation, let day):
            return Finding(
                .delegationNotValid,
                [
                    "principal": .text(delegation.principal.code),
                    "person": .text(delegation.delegate.code), "day": .text(day.description),
                ])
        }
    }
}
