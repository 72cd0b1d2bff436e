import HospitalCore

/// What was reported about a unit or person for a period: the facts that a scheme scores.
public struct UnitReport: Equatable, Sendable {
    /// Who is appraised.
    public let subject: AppraisalSubject
    /// The reported items, in any order.
    public let items: [ReportedItem]
    /// The vetoes, in the order they are applied.
    public let vetoes: [Veto]

    /// A report.
    public init(subject: AppraisalSubject, items: [ReportedItem], vetoes: [Veto] = []) {
        self.subject = subject
        self.items = items
        self.vetoes = vetoes
    }
}

/// Who is appraised.
public enum AppraisalSubject: Equatable, Sendable {
    /// A department or unit.
    case department(Department.ID)
    /// A person.
    case person(Person.ID)

    /// The code that is printed.
    public var code: String {
        switch self {
        case .department(let department): return department.code
        case .person(let person): return person.code
        }
    }

    /// Whether the rater is the rated: the same person, or a member of the same department when the
    /// department is rated (S-014).
    ///
    /// A head may rate a person of the own department.
    package func isRated(by rater: Rater) -> Bool {
        switch self {
        case .department(let department): return rater.department == department
        case .person(let person): return rater.person == person
        }
    }
}

/// Who reports or judges.
public struct Rater: Equatable, Sendable {
    /// The person.
    public let person: Person.ID
    /// The department the person belongs to; `nil` for somebody from outside.
    public let department: Department.ID?

    /// A rater.
    public init(person: Person.ID, department: Department.ID?) {
        self.person = person
        self.department = department
    }
}

/// One reported item.
public struct ReportedItem: Equatable, Sendable {
    /// The code of the item, or of the part when the part is scored by deductions.
    public let code: String
    /// The fact.
    public let value: ReportedValue
    /// Who judged it; `nil` for a measured value.
    public let rater: Rater?

    /// A reported item.
    public init(_ code: String, _ value: ReportedValue, rater: Rater? = nil) {
        self.code = code
        self.value = value
        self.rater = rater
    }
}

/// A fault so grave that it decides by itself (一票否决), with reason and evidence.
public struct Veto: Equatable, Sendable {
    /// How far a veto reaches.
    public enum Scope: Equatable, Sendable {
        /// The item gets no points.
        case item
        /// The part of the item gets no score.
        case group
        /// The composite is zero.
        case total
        /// The score stands, the grade is at most this one.
        case gradeCap(String)
    }

    /// The code of the item or part.
    public let code: String
    /// How far it reaches.
    public let scope: Scope
    /// Why.
    public let reason: String
    /// What proves it.
    public let evidence: String

    /// A veto.
    public init(at code: String, scope: Scope, reason: String, evidence: String) {
        self.code = code
        self.scope = scope
        self.reason = reason
        self.evidence = evidence
    }
}
