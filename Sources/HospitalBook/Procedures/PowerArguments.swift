import HospitalCore
import Interchange

/// How procedures about power read persons, chains and results from their arguments.
extension ArgumentReader {
    /// Somebody who acts on a day: `{"person":…,"roles":[…]}`; with `delegation`
    /// `{"from":…,"valid_from":…,"valid_to":…}` in the name of the one who delegated these roles.
    fileprivate func actor(on day: Day) throws -> Actor {
        let members = try members(["person", "roles", "delegation"])
        let person = Person.ID(try members.needed("person").text())
        let roles = Set(try members.optional("roles")?.texts() ?? []).map { Role.ID($0) }
        guard
            let delegation = try members.optional("delegation")?.members([
                "from", "valid_from", "valid_to",
            ])
        else { return Actor(person, roles: Set(roles)) }
        let validity = try Validity(
            from: try delegation.needed("valid_from").day(),
            to: try delegation.optional("valid_to")?.day())
        return try Delegation(
            from: Person.ID(try delegation.needed("from").text()), to: person, roles: Set(roles),
            validity: validity
        ).actor(on: day)
    }

    /// Versions by name: `{"cost 2025-03":2}`.
    fileprivate func versions() throws -> [String: Int] {
        var versions: [String: Int] = [:]
        for member in try namedMembers() { versions[member.name] = try member.reader.whole() }
        return versions
    }
}

extension AuthorityMatrix {
    /// The argument that every approval procedure takes.
    static let bandsArgument = ProcedureArgument.needed(
        "bands", .array,
        zh: "授权权限表：class事项类别、from起始金额（元，含）、steps步骤（step、name、role）",
        en: "The authority matrix: class, from (yuan, inclusive), steps (step, name, role)")

    /// Reads the rows of a matrix.
    init(_ members: ArgumentMembers) throws {
        let bands = try members.needed("bands").elements().map { element in
            let band = try element.members(["class", "from", "steps"])
            let steps = try band.needed("steps").elements().map { element in
                let step = try element.members(["step", "name", "role"])
                return ApprovalStep(
                    try step.needed("step").text(), name: try step.optional("name")?.text(),
                    role: Role.ID(try step.needed("role").text()))
            }
            return Band(
                try band.needed("class").text(), from: try band.needed("from").money(),
                steps: steps)
        }
        try self.init(bands)
    }
}

/// What happens to a matter in approval.
enum ApprovalEventKind: String, CaseIterable {
    case approve
    case refuse
    case amend
    case withdraw
}

extension ApprovalCase {
    /// The matter after one event of `approval.decide`.
    func replayed(_ reader: ArgumentReader, in matrix: AuthorityMatrix) throws -> ApprovalCase {
        let members = try reader.members(["event", "step", "amount", "by", "on"])
        let day = try members.needed("on").day()
        let person = try members.needed("by").actor(on: day)
        switch try members.needed("event").choice(ApprovalEventKind.self) {
        case .approve:
            return try decided(
                .approve, step: try members.needed("step").text(), by: person, on: day)
        case .refuse:
            return try decided(
                .refuse, step: try members.needed("step").text(), by: person, on: day)
        case .amend:
            return try amended(to: try members.needed("amount").money(), by: person, in: matrix)
        case .withdraw: return try withdrawn(by: person)
        }
    }
}

extension StoredResultLife {
    /// Reads a result: `{"subject":…,"period":…,"version":…,"state":…}` with what else is known.
    init(_ reader: ArgumentReader) throws {
        let members = try reader.members([
            "subject", "period", "version", "state", "announced_until", "upstream", "last_day",
        ])
        self.init(
            try members.needed("subject").text(),
            period: try members.needed("period").month())
        version = try members.optional("version")?.whole() ?? version
        state = try members.optional("state")?.choice(ResultState.self) ?? state
        announcedUntil = try members.optional("announced_until")?.day()
        upstream = try members.optional("upstream")?.versions() ?? [:]
        lastDay = try members.optional("last_day")?.day()
    }
}

extension ResultStep {
    /// Reads the step of `result.advance`.
    init(_ members: ArgumentMembers) throws {
        let day = try members.needed("on").day()
        let action: Action
        switch try members.needed("step").choice(Kind.self) {
        case .review: action = .review
        case .sign: action = .sign
        case .announce: action = .announce(until: try members.needed("until").day())
        case .lock: action = .lock
        case .pay: action = .pay(newest: try members.optional("newest")?.versions() ?? [:])
        case .unlock:
            action = .unlock(
                reason: try members.optional("reason")?.text() ?? "",
                confirmedBy: try members.needed("confirmed_by").actor(on: day),
                upstream: try members.optional("newest")?.versions() ?? [:])
        }
        self.init(action, by: try members.needed("by").actor(on: day), on: day)
    }

    /// Reads which role a step needs: `{"sign":"director"}`.
    static func roles(_ members: ArgumentMembers) throws -> [Kind: Role.ID] {
        var roles: [Kind: Role.ID] = [:]
        guard let reader = members.optional("roles") else { return roles }
        let named = try reader.members(Kind.allCases.map(\.rawValue))
        for kind in Kind.allCases {
            roles[kind] = try named.optional(kind.rawValue).map { Role.ID(try $0.text()) }
        }
        return roles
    }
}
