import HospitalCore

/// Records of other systems as facts of an appraisal, with their numbers as evidence (S-050, S-061,
/// S-072): leave slips and attendance, prescriptions that monitoring objects to, test scores of a
/// training.
///
/// A rule says what a kind of record is: a finding against its subject under a deduction rule of an
/// item, or a score of an item. A record that comes twice counts once; one that a signature
/// settles, such as a signed leave slip, is kept and costs nothing. A record that is reported later
/// than allowed counts and is told.
public struct EventFeed: Equatable, Sendable {
    /// What happened, as another system tells it.
    public struct Record: Equatable, Sendable {
        /// The number in the other system: the evidence.
        public let number: String
        /// The person or unit it is about.
        public let subject: String
        /// The kind.
        public let kind: String
        /// The day it happened.
        public let day: Day
        /// The day it was reported.
        public let reported: Day
        /// How often, or how many days.
        public var count = Decimal.one
        /// A score.
        public var value: Decimal?
        /// Who signed; `nil` when nobody did.
        public var signer: Person.ID?

        /// A record; the members tell the rest.
        public init(
            _ number: String, about subject: String, kind: String, day: Day, reported: Day
        ) {
            self.number = number
            self.subject = subject
            self.kind = kind
            self.day = day
            self.reported = reported
        }
    }

    /// What a kind of record is for an appraisal.
    public struct Rule: Equatable, Sendable {
        /// How records become a fact.
        public enum Use: Equatable, Sendable {
            /// Findings under a deduction rule.
            case deduction(rule: String)
            /// Findings, unless somebody signed.
            case unlessSigned(rule: String)
            /// The mean of the scores, two decimals.
            case mean
            /// The score of the last day; of several that day, the last in the feed.
            case last
            /// The highest score.
            case best

            /// Findings, or the one way in which scores count.
            var name: String {
                switch self {
                case .deduction, .unlessSigned: "deduction"
                case .mean: "mean"
                case .last: "last"
                case .best: "best"
                }
            }
        }

        /// The kind of record.
        public let kind: String
        /// The item of the scheme.
        public let item: String
        /// How records become a fact.
        public let use: Use

        /// A rule.
        public init(_ kind: String, item: String, _ use: Use) {
            self.kind = kind
            self.item = item
            self.use = use
        }
    }

    /// The facts of a subject.
    public struct Facts: Equatable, Sendable {
        /// The person or unit.
        public let subject: String
        /// The items, by code; an item without records is not among them.
        public let items: [ReportedItem]
    }

    /// The facts by subject.
    public let facts: [Facts]
    /// Numbers that came again.
    public let repeated: [String]
    /// Numbers that were reported too late.
    public let late: [String]
    /// Numbers that a signature settled.
    public let settled: [String]

    /// The facts of records.
    /// - `days`: how many days after it happened a record may be reported; `nil` for any.
    /// - Throws: `duplicate` for a kind with two rules; `kindsDiffer` for an item with both
    ///   findings and scores, or scores of two uses; `recordsDiffer`; `recordKindUnknown`;
    ///   `recordReportedBefore`; `negative`; `recordValueMissing`; `outOfRange`.
    public init(_ records: [Record], rules: [Rule], within days: Int?) throws(DutyError) {
        var byKind: [String: Rule] = [:]
        var uses: [String: String] = [:]
        for rule in rules {
            guard byKind.updateValue(rule, forKey: rule.kind) == nil else {
                throw .duplicate(rule.kind)
            }
            if let use = uses.updateValue(rule.use.name, forKey: rule.item), use != rule.use.name {
                throw .kindsDiffer(rule.item, use, rule.use.name)
            }
        }
        var seen: [String: Record] = [:]
        var (repeated, late, settled): ([String], [String], [String]) = ([], [], [])
        var counted: [(record: Record, rule: Rule)] = []
        for record in records {
            if let before = seen.updateValue(record, forKey: record.number) {
                guard before == record else { throw .recordsDiffer(record.number) }
                repeated.append(record.number)
                continue
            }
            let rule = try Self.rule(for: record, byKind)
            if let days, record.day.days(until: record.reported) > days {
                late.append(record.number)
            }
            if case .unlessSigned = rule.use, record.signer != nil {
                settled.append(record.number)
            } else {
                counted.append((record, rule))
            }
        }
        (self.repeated, self.late, self.settled) = (repeated, late, settled)
        facts = try Self.facts(counted)
    }

    private static func rule(
        for record: Record, _ byKind: [String: Rule]
    ) throws(DutyError) -> Rule {
        guard let rule = byKind[record.kind] else {
            let nearest = NearestName.nearest(to: record.kind, in: byKind.keys.sorted())
            throw .recordKindUnknown(record.number, kind: record.kind, nearest: nearest)
        }
        guard record.day <= record.reported else {
            throw .recordReportedBefore(
                record.number, day: record.day, reported: record.reported)
        }
        guard record.count >= .zero else { throw .negative(record.number, record.count) }
        switch rule.use {
        case .mean, .last, .best:
            guard record.value != nil else {
                throw .recordValueMissing(record.number, kind: record.kind)
            }
        case .deduction, .unlessSigned: break
        }
        return rule
    }

    private static func facts(
        _ counted: [(record: Record, rule: Rule)]
    ) throws(DutyError) -> [Facts] {
        var facts: [Facts] = []
        let subjects = Dictionary(grouping: counted, by: { Code<Facts>($0.record.subject) })
        for (subject, own) in subjects.sorted(by: { $0.key < $1.key }) {
            var items: [ReportedItem] = []
            let byItem = Dictionary(grouping: own, by: { Code<Rule>($0.rule.item) })
            for (item, found) in byItem.sorted(by: { $0.key < $1.key }) {
                items.append(ReportedItem(item.code, try value(of: found)))
            }
            facts.append(Facts(subject: subject.code, items: items))
        }
        return facts
    }

    /// Findings are listed; scores count in the one way of the item.
    private static func value(
        of found: [(record: Record, rule: Rule)]
    ) throws(DutyError) -> ReportedValue {
        var deductions: [Deduction] = []
        for (record, rule) in found {
            switch rule.use {
            case .deduction(let code), .unlessSigned(let code):
                deductions.append(
                    Deduction(rule: code, count: record.count, evidence: record.number))
            case .mean, .last, .best: break
            }
        }
        let scores = found.compactMap(\.record.value)
        guard deductions.isEmpty, let first = found.first, var score = scores.first else {
            return .deductions(deductions)
        }
        switch first.rule.use {
        case .best: score = scores.max() ?? score
        case .last:
            let latest = found.map(\.record.day).max()
            score = found.last { $0.record.day == latest }?.record.value ?? score
        default:
            guard let mean = try? RaterMean.published(of: scores) else { throw .outOfRange }
            score = mean
        }
        return .value(score)
    }
}
