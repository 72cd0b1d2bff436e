import HospitalCore

/// Whether a contractor may start (外包作业准入): safety measures and methods are checked, licences hold,
/// and insurance covers every day of the work.
///
///     may start  ⇔  every document is there ∧ every licence and insurance holds from the first
///                   through the last day of the work
///
/// Several policies of one kind cover the work together when no day between them is left out.
/// - Source: requirements S-131; 安全生产法 art. 49 on qualifications and the agreement
public struct ContractorGate: Equatable, Sendable {
    /// The documents that must have been checked: `measures`, `methods`, `agreement`.
    public let documents: [String]
    /// The kinds of licences and insurances that must hold all along: `qualification`, `injury`.
    public let coverages: [String]
    /// Where the lists come from.
    public let citations: [Citation]

    /// A gate of the hospital's own.
    public init(documents: [String], coverages: [String], citations: [Citation]) {
        self.documents = documents
        self.coverages = coverages
        self.citations = citations
    }

    /// Measures, methods and the safety agreement; qualification, safety licence and insurance.
    public static let standard = ContractorGate(
        documents: ["measures", "methods", "agreement"],
        coverages: ["qualification", "insurance"],
        citations: [
            Citation(title: "安全生产法", article: "第49条", isConfirmed: true),
            Citation(title: "建设工程安全生产管理条例", article: "第38条", isConfirmed: true),
        ])
}

/// Work that a contractor is to do (外包作业).
public struct ContractorWork: Equatable, Sendable {
    /// A licence or an insurance with its days.
    public struct Coverage: Equatable, Sendable {
        /// The kind.
        public let kind: String
        /// The number of the policy or licence.
        public let number: String
        /// The days on which it holds.
        public let validity: Validity

        /// A licence or an insurance.
        /// - Throws: `daysReversed`.
        public init(
            _ kind: String, number: String, from: Day, through last: Day?
        ) throws(ContractorError) {
            self.kind = kind
            self.number = number
            do { validity = try Validity(from: from, to: last) } catch {
                throw .daysReversed(subject: "\(kind) \(number)", from: from, to: last ?? from)
            }
        }
    }

    /// The code.
    public let code: String
    /// The contractor.
    public let contractor: String
    /// The first day.
    public let from: Day
    /// The last day.
    public let through: Day
    /// The documents that were checked.
    public let documents: [String]
    /// The licences and insurances.
    public let coverages: [Coverage]

    /// Work.
    /// - Throws: `daysReversed`.
    public init(
        _ code: String, by contractor: String, from: Day, through last: Day,
        documents: [String], coverages: [Coverage]
    ) throws(ContractorError) {
        guard from <= last else { throw .daysReversed(subject: code, from: from, to: last) }
        self.code = code
        self.contractor = contractor
        self.from = from
        through = last
        self.documents = documents
        self.coverages = coverages
    }

    /// The first day of the work that no coverage of a kind has; `nil` when every day is covered.
    public func firstUncoveredDay(of kind: String) -> Day? {
        var day = from
        let own = coverages.filter { $0.kind == kind }.map(\.validity)
            .sorted { $0.from < $1.from }
        for validity in own where validity.contains(day) {
            guard let last = validity.to, last < through, let next = try? last.adding(days: 1)
            else { return nil }
            day = next
        }
        return day
    }
}

extension ContractorGate {
    /// Why work may not start.
    public enum Block: Equatable, Sendable {
        /// A document that was not checked.
        case document(String)
        /// A kind of licence or insurance that does not cover the work, from a day on.
        case coverage(String, from: Day)

        /// The kind, what it is about and since when, in results.
        public var parts: (kind: String, about: String, day: Day?) {
            switch self {
            case .document(let name): ("DOCUMENT", name, nil)
            case .coverage(let kind, let day): ("COVERAGE", kind, day)
            }
        }
    }

    /// Why work may not start; nothing when it may.
    public func blocks(of work: ContractorWork) -> [Block] {
        documents.filter { !work.documents.contains($0) }.map { .document($0) }
            + coverages.compactMap { kind in
                work.firstUncoveredDay(of: kind).map { .coverage(kind, from: $0) }
            }
    }
}
