/// Which role may do or read what (权限矩阵): who has no role with the action is refused.
///
/// An action is a code: a step such as `approve_method`, or an indicator that a reader may query.
/// Roles are told by the caller; a delegate has the roles it was given (see ``Actor``).
/// - Source: requirements S-009, S-056, S-252
public struct PermissionMatrix: Equatable, Sendable {
    /// What one role may do.
    public struct Grant: Equatable, Sendable {
        /// The role.
        public let role: Role.ID
        /// The actions.
        public let actions: [String]

        /// A grant.
        public init(_ role: Role.ID, _ actions: [String]) {
            self.role = role
            self.actions = actions
        }
    }

    /// The grants; a role may have several.
    public let grants: [Grant]

    /// A matrix.
    public init(_ grants: [Grant]) { self.grants = grants }

    /// 绩效管理委员会 approves methods, reports and major matters; its 办公室 does the daily work only
    /// (S-009).
    public static let appraisalBodies = PermissionMatrix([
        Grant(
            Role.ID("performance_committee"),
            ["approve_method", "approve_report", "approve_major_matter"]),
        Grant(Role.ID("performance_office"), ["daily_work"]),
    ])

    /// The roles that have an action, by code.
    public func roles(with action: String) -> [Role.ID] {
        Set(grants.filter { $0.actions.contains(action) }.map(\.role)).sorted()
    }

    /// Whether somebody may do it.
    public func allows(_ actor: Actor, _ action: String) -> Bool {
        roles(with: action).contains(where: actor.roles.contains)
    }

    /// Refuses what somebody may not do.
    /// - Throws: `actionUnknown` when no role has it; `denied` with the roles that have it.
    public func check(_ actor: Actor, _ action: String) throws(PermissionError) {
        let roles = roles(with: action)
        guard !roles.isEmpty else {
            throw .actionUnknown(
                action, nearest: NearestName.nearest(to: action, in: grants.flatMap(\.actions)))
        }
        guard roles.contains(where: actor.roles.contains) else {
            throw .denied(actor.person, action: action, roles: roles)
        }
    }
}

/// Why somebody may not do something.
public enum PermissionError: HospitalError, Equatable {
    /// No role has the action.
    case actionUnknown(String, nearest: String?)
    /// The person has none of the roles.
    case denied(Person.ID, action: String, roles: [Role.ID])

    /// The message with the action and the roles.
    public var finding: Finding {
        switch self {
        case .actionUnknown(let action, let nearest):
            var values: [String: MessageValue] = ["action": .text(action)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.permissionActionUnknown, values)
        case .denied(let person, let action, let roles):
            return Finding(
                .permissionDenied,
                [
                    "person": .text(person.code), "action": .text(action),
                    "roles": .text(roles.map(\.code).joined(separator: ", ")),
                ])
        }
    }
}
