/// An action that undoes protection (特权操作): reopening a closed period, changing a base figure,
/// cancelling, unlocking.
///
/// It needs a reason and two persons who have the role.
///
/// What is made here is the proof: whoever protects something asks for it, and the host appends
/// ``auditFields`` to the audit trail.
/// - Source: requirement S-291; ``Citation/hospitalInternalControl2020``
public struct PrivilegedAction: Hashable, Sendable {
    /// The kinds of actions.
    public enum Kind: String, CaseIterable, Termed {
        /// 反结账
        case reopenPeriod = "reopen_period"
        /// 修改基数
        case changeBase = "change_base"
        /// 作废
        case cancel
        /// 解锁
        case unlock

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .reopenPeriod: .phrase(chinese: "反结账", english: "reopen the period")
            case .changeBase: .phrase(chinese: "修改基数", english: "change the base")
            case .cancel: .phrase(chinese: "作废", english: "cancel")
            case .unlock: .phrase(chinese: "解锁", english: "unlock")
            }
        }
    }

    /// Who acts and who confirms.
    public struct Persons: Hashable, Sendable {
        /// Who acts.
        public let first: Actor
        /// Who confirms.
        public let second: Actor

        /// Two persons.
        public init(_ first: Actor, confirmedBy second: Actor) {
            self.first = first
            self.second = second
        }
    }

    /// What is done.
    public let kind: Kind
    /// To what: an area with its period, a result, a document.
    public let subject: String
    /// Who acts and who confirms.
    public let persons: Persons
    /// Why.
    public let reason: String
    /// When.
    public let day: Day

    /// A confirmed action.
    ///
    /// - `role`: the role that both must have; `nil` when the host has checked that itself.
    /// - Throws: `reasonMissing` for blanks only; `samePerson`, also when one acts in the other's
    ///   name; `roleMissing`.
    public init(
        _ kind: Kind, of subject: String, by persons: Persons, reason: String, on day: Day,
        role: Role.ID? = nil
    ) throws(PrivilegeError) {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw .reasonMissing(kind, subject: subject)
        }
        let first = [persons.first.person, persons.first.principal].compactMap(\.self)
        let second = [persons.second.person, persons.second.principal].compactMap(\.self)
        guard Set(first).isDisjoint(with: second) else {
            throw .samePerson(kind, subject: subject, persons.first.person)
        }
        if let role {
            for person in [persons.first, persons.second] where !person.roles.contains(role) {
                throw .roleMissing(kind, subject: subject, person.person, role: role)
            }
        }
        self.kind = kind
        self.subject = subject
        self.persons = persons
        self.reason = reason
        self.day = day
    }

    /// Refuses to use the action for something else than it was confirmed for.
    /// - Throws: `differs`.
    public func check(_ kind: Kind, of subject: String) throws(PrivilegeError) {
        guard self.kind == kind, self.subject == subject else {
            throw .differs(self, needed: kind, subject: subject)
        }
    }

    /// The fields of its row in the audit trail: kind, subject, day, both persons, both principals,
    /// reason.
    public var auditFields: [String?] {
        [
            kind.rawValue, subject, day.description, persons.first.person.code,
            persons.second.person.code, persons.first.principal?.code,
            persons.second.principal?.code, reason,
        ]
    }
}

/// Why a privileged action is refused.
public enum PrivilegeError: HospitalError, Hashable {
    /// No reason was given.
    case reasonMissing(PrivilegedAction.Kind, subject: String)
    /// There is no second person.
    case samePerson(PrivilegedAction.Kind, subject: String, Person.ID)
    /// A person does not have the role.
    case roleMissing(PrivilegedAction.Kind, subject: String, Person.ID, role: Role.ID)
    /// Something else was confirmed.
    case differs(PrivilegedAction, needed: PrivilegedAction.Kind, subject: String)

    /// The message with the action, its subject and the person.
    public var finding: Finding {
        switch self {
        case .reasonMissing(let kind, let subject):
            return Finding(
                .privilegedReasonMissing, ["action": kind.term, "subject": .text(subject)])
        case .samePerson(let kind, let subject, let person):
            return Finding(
                .privilegedSamePerson,
                [
                    "action": kind.term, "subject": .text(subject), "person": .text(person.code),
                ])
        case .roleMissing(let kind, let subject, let person, let role):
            return Finding(
                .privilegedRoleMissing,
                [
                    "action": kind.term, "subject": .text(subject), "person": .text(person.code),
                    "role": .text(role.code),
                ])
        case .differs(let action, let needed, let subject):
            let (kind, what) = (needed.term, subject)
            return Finding(
                .privilegedActionDiffers,
                [
                    "action": action.kind.term, "subject": .text(action.subject),
                    "needed": .phrase(
                        chinese: "\(what) \(kind.text(in: .chinese))",
                        english: "\(what) (\(kind.text(in: .english)))"),
                ])
        }
    }
}
