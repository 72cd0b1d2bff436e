/// Whose signatures a request needs before it goes on (签字要求).
///
/// First so many different persons of the department that asks, then the named roles in their
/// order. A person counts once, whatever number of times and in whatever capacity it signs for the
/// department.
public struct SignatureRule: Hashable, Sendable {
    /// How many different persons of the department sign.
    public let departmentSigners: Int
    /// The roles that sign after them, in this order.
    public let roles: [Role.ID]
    /// Where the rule comes from.
    public let citation: Citation

    /// A rule.
    public init(departmentSigners: Int, then roles: [Role.ID], citation: Citation) {
        self.departmentSigners = departmentSigners
        self.roles = roles
        self.citation = citation
    }

    /// The request for equipment of the sample hospital (S-082): three of the department, then the
    /// head of the discipline (学科主任) and the functional departments.
    public static func equipmentRequest(
        headOfDiscipline: Role.ID, functionalDepartments: [Role.ID]
    ) -> SignatureRule {
        SignatureRule(
            departmentSigners: 3, then: [headOfDiscipline] + functionalDepartments,
            citation: Citation(title: "医院设备采购管理办法", article: "范文5 第一步"))
    }

    /// What is still missing or out of order; empty when the request may go on.
    ///
    /// - `signatures`: the signatures in the order in which they were given.
    /// - `department`: the department that asks.
    public func faults(
        in signatures: [Signature], of department: Department.ID, subject: String
    ) -> [SignatureError] {
        var signed: Set<Person.ID> = []
        var given: Set<Role.ID> = []
        var faults: [SignatureError] = []
        for signature in signatures {
            guard let place = roles.firstIndex(of: signature.role) else {
                if signature.department == department { signed.insert(signature.person) }
                continue
            }
            guard given.insert(signature.role).inserted else { continue }
            let isEarly =
                signed.count < departmentSigners
                || roles[..<place].contains { !given.contains($0) }
            if isEarly { faults.append(.tooEarly(subject: subject, signature)) }
        }
        var missing: [SignatureError] = []
        if signed.count < departmentSigners {
            missing.append(
                .tooFew(
                    subject: subject, department, count: signed.count, of: departmentSigners))
        }
        missing += roles.filter { !given.contains($0) }.map { .missing(subject: subject, $0) }
        return missing + faults
    }
}

/// A signature on a paper, in a capacity (签字).
public struct Signature: Hashable, Sendable {
    /// Who signed.
    public let person: Person.ID
    /// In which role.
    public let role: Role.ID
    /// For which department.
    public let department: Department.ID

    /// A signature.
    public init(_ person: Person.ID, as role: Role.ID, of department: Department.ID) {
        self.person = person
        self.role = role
        self.department = department
    }
}

/// What is missing on a paper; a finding as well as an error.
public enum SignatureError: HospitalError, Hashable {
    /// Too few different persons of the department signed.
    case tooFew(subject: String, Department.ID, count: Int, of: Int)
    /// A role has not signed.
    case missing(subject: String, Role.ID)
    /// A role signed before those who sign first.
    case tooEarly(subject: String, Signature)

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .tooFew(let subject, let department, let count, let minimum):
            return Finding(
                .signaturesTooFew,
                [
                    "subject": .text(subject), "unit": .text(department.code),
                    "count": .count(count), "minimum": .count(minimum),
                ])
        case .missing(let subject, let role):
            return Finding(
                .signatureRoleMissing, ["subject": .text(subject), "role": .text(role.code)])
        case .tooEarly(let subject, let signature):
            return Finding(
                .signatureTooEarly,
                [
                    "subject": .text(subject), "role": .text(signature.role.code),
                    "person": .text(signature.person.code),
                ])
        }
    }
}
