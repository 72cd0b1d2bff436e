import HospitalCore

/// What a transaction may ask for and what it needs (业务表单与要件): the published papers, the
/// evidence for each field that changes, what must hold before, and who signs each step.
///
/// - Source: requirements S-290, S-293, S-295, S-296, S-299
public struct ServiceForm: Equatable, Sendable {
    /// The fields and papers that were published: nothing else may be asked for.
    public let published: [String]
    /// The documents that a change of a field needs.
    public let evidence: [String: [String]]
    /// What must hold: `no_arrears`, `business_check`.
    public let preconditions: [String]
    /// The steps in their order, each bound to a rule; each is signed.
    public let steps: [String]

    /// A form.
    public init(
        published: [String] = [], evidence: [String: [String]] = [:],
        preconditions: [String] = [], steps: [String] = []
    ) {
        self.published = published
        self.evidence = evidence
        self.preconditions = preconditions
        self.steps = steps
    }

    /// A transaction.
    public struct Request: Equatable, Sendable {
        /// What was asked for from the applicant.
        public var asked: [String] = []
        /// The fields that change.
        public var changed: [String] = []
        /// The documents that are there.
        public var documents: [String] = []
        /// What holds.
        public var met: [String] = []
        /// Who signed each step.
        public var signatures: [String: Person.ID] = [:]

        /// An empty request.
        public init() {}
    }

    /// Why a transaction cannot go on.
    public enum Fault: Equatable, Sendable {
        /// Something was asked for that is not published.
        case extra(String)
        /// A change without a document that it needs.
        case evidence(field: String, document: String)
        /// Something that must hold does not.
        case unmet(String)
        /// A step that nobody signed; later steps are blocked.
        case unsigned(String)

        /// The kind and what it is about, in results.
        public var texts: (kind: String, about: String) {
            switch self {
            case .extra(let name): ("EXTRA", name)
            case .evidence(let field, let document): ("EVIDENCE", "\(field): \(document)")
            case .unmet(let name): ("PRECONDITION", name)
            case .unsigned(let step): ("UNSIGNED", step)
            }
        }
    }

    /// Why a transaction cannot go on; none when it can.
    ///
    /// Of the steps only the first unsigned one is named: it blocks the others.
    public func faults(of request: Request) -> [Fault] {
        var faults = request.asked.filter { !published.contains($0) }.map { Fault.extra($0) }
        for field in request.changed {
            for document in evidence[field] ?? [] where !request.documents.contains(document) {
                faults.append(.evidence(field: field, document: document))
            }
        }
        faults += preconditions.filter { !request.met.contains($0) }.map { .unmet($0) }
        if let step = steps.first(where: { request.signatures[$0] == nil }) {
            faults.append(.unsigned(step))
        }
        return faults
    }
}
