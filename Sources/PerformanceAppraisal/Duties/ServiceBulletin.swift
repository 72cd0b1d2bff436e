import HospitalCore

/// What is told to a contractor or a service unit for a period (服务通报: S-052, S-070): checks by
/// their mode, standards that were missed, praise, complaints, opinions, and a score.
///
///     score = clamp(mean check score + praise × points − complaints × points, 0, 100)
///
/// Two decimals, half away from zero; without a scored check there is no score. Every listed unit
/// gets a bulletin, also when nothing happened: no complaint is a result (零投诉).
public struct ServiceBulletin: Equatable, Sendable {
    /// How a check was made.
    public enum Mode: String, CaseIterable, Sendable {
        /// 明查
        case open
        /// 暗访
        case covert
        /// 日常
        case routine
        /// 突击
        case surprise
    }

    /// An entry of the ledger (服务台账).
    public struct Entry: Equatable, Sendable {
        /// What happened.
        public enum Event: Equatable, Sendable {
            /// A check of a post, with its points when it is scored.
            case check(Mode, post: String?, score: Decimal?, byLeader: Bool)
            /// 表扬
            case praise
            /// 投诉
            case complaint
            /// 意见
            case opinion
        }

        /// The number in the ledger.
        public let number: String
        /// The unit or contractor.
        public let unit: String
        /// When.
        public let day: Day
        /// What happened.
        public let event: Event

        /// An entry.
        public init(_ number: String, of unit: String, on day: Day, _ event: Event) {
            self.number = number
            self.unit = unit
            self.day = day
            self.event = event
        }
    }

    /// The agreement about bulletins.
    public struct Terms: Equatable, Sendable {
        /// Points for praise.
        public let praise: Decimal
        /// Points off for a complaint.
        public let complaint: Decimal
        /// The lowest points of a check that meet the standard of a post (岗位质量标准).
        public let standards: [String: Decimal]

        /// Terms.
        public init(
            praise: Decimal = .zero, complaint: Decimal = .zero, standards: [String: Decimal] = [:]
        ) {
            self.praise = praise
            self.complaint = complaint
            self.standards = standards
        }
    }

    /// The unit.
    public let unit: String
    /// How many checks of each mode.
    public let checks: [Mode: Int]
    /// The mean of the scored checks.
    public let checkScore: Decimal?
    /// How much praise.
    public let praise: Int
    /// How many complaints.
    public let complaints: Int
    /// The entries with opinions.
    public let opinions: [String]
    /// The checks below the standard of their post.
    public let substandard: [String]
    /// The score; `nil` without a scored check.
    public let score: Decimal?
    /// Whether nobody complained.
    public var isFreeOfComplaints: Bool { complaints == 0 }

    /// The bulletins of units for a period, in the order of the units; entries of other days do not
    /// count.
    /// - Throws: `duplicate` for a unit or entry that stands twice; `partUnknown` for an entry of
    ///   another unit or a post without a standard; `negative`; `outOfRange`.
    public static func bulletins(
        of units: [String], _ entries: [Entry], in period: Validity, terms: Terms
    ) throws(DutyError) -> [ServiceBulletin] {
        for codes in [units, entries.map(\.number)] {
            var seen: Set<String> = []
            for code in codes where !seen.insert(code).inserted { throw .duplicate(code) }
        }
        let known = Set(units)
        for entry in entries { try check(entry, known, terms) }
        let groups = Dictionary(
            grouping: entries.filter { period.contains($0.day) }, by: \.unit)
        var bulletins: [ServiceBulletin] = []
        for unit in units { bulletins.append(try of(unit, groups[unit] ?? [], terms)) }
        return bulletins
    }

    private static func check(
        _ entry: Entry, _ units: Set<String>, _ terms: Terms
    ) throws(DutyError) {
        guard units.contains(entry.unit) else {
            throw .partUnknown(
                entry.unit, contents: entry.number,
                nearest: NearestName.nearest(to: entry.unit, in: units.sorted()))
        }
        guard case .check(_, let post, let score, _) = entry.event else { return }
        if let score, score < .zero { throw .negative(entry.number, score) }
        if let post, terms.standards[post] == nil {
            throw .partUnknown(
                post, contents: entry.number,
                nearest: NearestName.nearest(to: post, in: terms.standards.keys.sorted()))
        }
    }

    private static func of(
        _ unit: String, _ entries: [Entry], _ terms: Terms
    ) throws(DutyError) -> ServiceBulletin {
        var checks: [Mode: Int] = [:]
        var (scores, substandard): ([Decimal], [String]) = ([], [])
        for entry in entries {
            guard case .check(let mode, let post, let score, _) = entry.event else { continue }
            checks[mode, default: 0] += 1
            guard let score else { continue }
            scores.append(score)
            if let least = post.flatMap({ terms.standards[$0] }), score < least {
                substandard.append(entry.number)
            }
        }
        let praise = entries.count { $0.event == .praise }
        let complaints = entries.count { $0.event == .complaint }
        var (mean, score): (Decimal?, Decimal?)
        if let exact = RaterMean.exact(of: scores) {
            let changed =
                exact + Rate(praise) * Rate(terms.praise)
                - Rate(complaints) * Rate(terms.complaint)
            guard let published = try? exact.published(),
                let final = try? changed.clamped(from: .zero, to: Rate(100)).published()
            else { throw .outOfRange }
            (mean, score) = (published, final)
        }
        return ServiceBulletin(
            unit: unit, checks: checks, checkScore: mean, praise: praise, complaints: complaints,
            opinions: entries.filter { $0.event == .opinion }.map(\.number),
            substandard: substandard, score: score)
    }

    /// How many checks of leaders each week of a period lacks (领导每周检查1至2次, S-052), the weeks that
    /// touch the period in their order.
    /// - Throws: `outOfRange` for a period without an end or beyond 2999.
    public static func leaderChecks(
        _ entries: [Entry], in period: Validity, rule: FrequencyRule
    ) throws(DutyError) -> [FrequencyRule.Compliance] {
        guard let last = period.to else { throw .outOfRange }
        let days = entries.filter { entry in
            if case .check(_, _, _, true) = entry.event { return true }
            return false
        }.map(\.day)
        var weeks: [FrequencyRule.Compliance] = []
        var day = period.from
        while day <= last {
            guard let week = try? rule.compliance(around: day, checks: days),
                let next = try? week.end.adding(days: 1)
            else { throw .outOfRange }
            weeks.append(week)
            day = next
        }
        return weeks
    }
}
