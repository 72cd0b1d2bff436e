import HospitalCore

/// Which checklist checks which clause of which standard (体系文件对照): manual → standard → clause →
/// checklist.
///
///     open ⇔ a clause without a checklist, a manual without a clause
///
/// - Source: requirements S-146: 13 manuals under ISO 9001, ISO 14001 and OHSAS 18001
public struct ClauseLinks: Equatable, Sendable {
    /// A clause of a standard.
    public struct Clause: Hashable, Sendable {
        /// The standard: `ISO9001`.
        public let standard: String
        /// The number of the clause: `8.5.1`.
        public let number: String

        /// A clause.
        public init(_ standard: String, _ number: String) {
            self.standard = standard
            self.number = number
        }
    }

    /// That a manual answers a clause by a checklist.
    public struct Link: Hashable, Sendable {
        /// The manual.
        public let manual: String
        /// The clause.
        public let clause: Clause
        /// The code of the checklist.
        public let checklist: String

        /// A link.
        public init(_ manual: String, _ clause: Clause, checklist: String) {
            self.manual = manual
            self.clause = clause
            self.checklist = checklist
        }
    }

    /// The clauses, in their order.
    public let clauses: [Clause]
    /// The manuals, in their order.
    public let manuals: [String]
    /// The links.
    public let links: [Link]

    /// Links.
    /// - `checklists`: the codes of the checklists that there are.
    /// - Throws: `codeTwice`; `unknown` for a link to what is not there.
    public init(
        manuals: [String], clauses: [Clause], checklists: [String], _ links: [Link]
    ) throws(SafetyDutyError) {
        try SafetyDutyError.checkUnique(manuals)
        try SafetyDutyError.checkUnique(clauses.map { "\($0.standard) \($0.number)" })
        let known = (Set(manuals), Set(clauses), Set(checklists))
        for link in links {
            guard known.0.contains(link.manual) else {
                throw .unknown(
                    .manual, link.manual,
                    nearest: NearestName.nearest(to: link.manual, in: manuals))
            }
            guard known.1.contains(link.clause) else {
                throw .unknown(
                    .clause, "\(link.clause.standard) \(link.clause.number)", nearest: nil)
            }
            guard known.2.contains(link.checklist) else {
                throw .unknown(
                    .checklist, link.checklist,
                    nearest: NearestName.nearest(to: link.checklist, in: checklists))
            }
        }
        self.manuals = manuals
        self.clauses = clauses
        self.links = links
    }

    /// The checklists of a clause, each once, in the order of the links.
    public func checklists(of clause: Clause) -> [String] {
        var seen: Set<String> = []
        return links.filter { $0.clause == clause }.map(\.checklist)
            .filter { seen.insert($0).inserted }
    }

    /// The clauses that no checklist checks.
    public var uncovered: [Clause] {
        let covered = Set(links.map(\.clause))
        return clauses.filter { !covered.contains($0) }
    }

    /// The manuals that answer no clause.
    public var unused: [String] {
        let used = Set(links.map(\.manual))
        return manuals.filter { !used.contains($0) }
    }
}
