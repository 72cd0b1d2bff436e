import HospitalCore

/// The notice of a published result and who has taken note of it (公布与反馈, S-005).
public struct PublicationNotice: Hashable, Sendable {
    /// Who must take note, by code.
    public let departments: [Department.ID]
    /// Who has.
    public let acknowledged: Set<Department.ID>

    /// A notice.
    public init(to departments: [Department.ID], acknowledged: Set<Department.ID>) {
        self.departments = Set(departments).sorted()
        self.acknowledged = acknowledged
    }

    /// Who has not taken note, by code.
    public var outstanding: [Department.ID] { departments.filter { !acknowledged.contains($0) } }
}

/// A measure that was agreed after a period (绩效改进措施, S-008): looked at again in the period it
/// is due, closed when done, else carried and flagged.
public struct ImprovementItem: Hashable, Sendable {
    /// Where it stands in a period.
    public enum Standing: String, Sendable {
        /// 已完成: done, closed.
        case closed
        /// 进行中: not due yet.
        case open
        /// 逾期结转: due in an earlier period and not done.
        case carried
        /// 本期到期: due in this period and not done.
        case due
    }

    /// What is wrong.
    public let issue: String
    /// What is to be done.
    public let measure: String
    /// Who does it.
    public let owner: Person.ID
    /// The period by the end of which it is due.
    public let due: Month
    /// The period in which it was found done; `nil` while it is not.
    public let done: Month?

    /// A measure.
    public init(issue: String, measure: String, owner: Person.ID, due: Month, done: Month? = nil) {
        self.issue = issue
        self.measure = measure
        self.owner = owner
        self.due = due
        self.done = done
    }

    /// Where it stands in a period.
    public func standing(in period: Month) -> Standing {
        if let done, done <= period { return .closed }
        if period > due { return .carried }
        return period == due ? .due : .open
    }
}

/// Everything an employee was appraised for (职工绩效考核档案, S-010): used for pay, motivation and
/// changes of post.
public struct AppraisalDossier: Hashable, Sendable {
    /// A period of the dossier.
    public struct Entry: Hashable, Sendable {
        /// The period.
        public let period: Month
        /// The version; later ones do not replace earlier ones.
        public let version: Int
        /// The published score.
        public let score: Decimal
        /// The grade.
        public let grade: String
        /// What followed.
        public let consequences: [String]

        /// An entry.
        public init(
            period: Month, version: Int, score: Decimal, grade: String, consequences: [String] = []
        ) {
            self.period = period
            self.version = version
            self.score = score
            self.grade = grade
            self.consequences = consequences
        }
    }

    /// The employee.
    public let person: Person.ID
    /// All versions of all periods, by period and version.
    public let entries: [Entry]

    /// A dossier.
    /// - Throws: `entryTwice` for a version that stands twice.
    public init(of person: Person.ID, _ entries: [Entry]) throws(CycleError) {
        self.person = person
        let sorted = entries.sorted { ($0.period, $0.version) < ($1.period, $1.version) }
        for (one, next) in zip(sorted, sorted.dropFirst())
        where one.period == next.period && one.version == next.version {
            throw .entryTwice(person, period: one.period, version: one.version)
        }
        self.entries = sorted
    }

    /// The last version of each period: what counts.
    public var current: [Entry] {
        zip(entries, entries.dropFirst().map(Optional.some) + [nil]).compactMap { entry, next in
            next?.period == entry.period ? nil : entry
        }
    }

    /// The mean of the scores that count over months, two decimals, half away from zero, and the
    /// months without one; missing months are listed, never averaged in (S-037).
    /// - Throws: `outOfRange`.
    public func mean(
        over months: [Month]
    ) throws(CycleError) -> (score: Decimal?, missing: [Month]) {
        let scores = Dictionary(
            current.map { ($0.period, $0.score) }, uniquingKeysWith: { $1 })
        let present = months.compactMap { scores[$0] }
        do {
            return (
                try RaterMean.published(of: present), months.filter { scores[$0] == nil }
            )
        } catch { throw .outOfRange }
    }
}
