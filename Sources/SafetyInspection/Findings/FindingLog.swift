import HospitalCore

/// What a log of inspections says about its findings (检查问题分析): which come again, and which were
/// looked at again and put right.
///
///     repeat      = the same item at the same place on an earlier day, at most 365 days before
///     re-checked  = on the first later day on which a visit that checks came to the place
///     corrected   = re-checked, and no visit of that day cites the item again
///
/// Visits of one day have no order among themselves: none of them repeats or re-checks another.
/// A log knows nothing of closing, so its repeats are a wider notion than those of the hazard
/// register, which count from the day a hazard was closed (``HazardRegister``).
public struct FindingLog: Equatable, Sendable {
    /// The settings of a hospital.
    public struct Rules: Equatable, Sendable {
        /// Within how many days the same item at the same place is a repeat.
        public var repeatWindowDays = 365
        /// The kinds of visits that re-check what was found before; `nil` when all do.
        public var checkingKinds: Set<String>?
        /// Within how many days a visit with findings must be followed up; `nil` without a limit.
        public var followUpDays: Int?

        /// The usual settings.
        public init() {}

        /// A hundred years: the greatest number of days that a setting may have.
        public static let greatestDays = 36_500
    }

    /// What the first check after a finding showed.
    public enum Recheck: String, CaseIterable, Sendable {
        /// 已整改: it was not cited again.
        case corrected
        /// 仍存在: it was cited again.
        case foundAgain = "found_again"
        /// 未复查: nobody has checked since.
        case unchecked
    }

    /// A finding and what the log says about it.
    public struct Entry: Equatable, Sendable {
        /// The place of the visit in ``FindingLog/visits``.
        public let visit: Int
        /// What was cited.
        public let cited: InspectionVisit.CitedItem
        /// The last earlier day on which it was cited at the place; `nil` when it never was.
        public let previous: Day?
        /// Whether that lies within the window.
        public let isRepeat: Bool
        /// The day of the first check after it; `nil` when there is none.
        public let rechecked: Day?
        /// What that check showed.
        public let recheck: Recheck
    }

    /// The settings.
    public let rules: Rules
    /// The visits by day, place and code.
    public let visits: [InspectionVisit]
    /// The findings in the order of the visits, those of a visit by item.
    public let entries: [Entry]

    /// Reads a log; the order of the visits does not matter.
    /// - Throws: `settingOutOfRange`, `visitTwice`, `itemTwice`.
    public init(_ visits: [InspectionVisit], rules: Rules) throws(FindingLogError) {
        try Self.check(rules)
        let visits = visits.sorted { ($0.day, $0.place, $0.id) < ($1.day, $1.place, $1.id) }
        try Self.check(visits)
        let checks = Self.checks(after: visits, rules: rules)
        var last: [Key: (day: Day, before: Day?)] = [:]
        var entries: [Entry] = []
        for (number, visit) in visits.enumerated() {
            for cited in visit.items.sorted(by: { Code<Self>($0.item) < Code<Self>($1.item) }) {
                let key = Key(place: visit.place, item: Code(cited.item))
                let known = last[key]
                let previous = known.flatMap { $0.day < visit.day ? $0.day : $0.before }
                last[key] = (visit.day, previous)
                let check = checks[number]
                let isAgain = check?.items.contains(key.item) ?? false
                entries.append(
                    Entry(
                        visit: number, cited: cited, previous: previous,
                        isRepeat: previous.map {
                            $0.days(until: visit.day) <= rules.repeatWindowDays
                        } ?? false,
                        rechecked: check?.day,
                        recheck: check == nil ? .unchecked : isAgain ? .foundAgain : .corrected))
            }
        }
        self.rules = rules
        self.visits = visits
        self.entries = entries
    }
}

extension FindingLog {
    private struct Key: Hashable {
        let place: Place.ID
        let item: Code<FindingLog>
    }

    /// A day on which a place was checked and what was cited there on that day.
    private struct Check {
        let day: Day
        let items: Set<Code<FindingLog>>
    }

    private static func check(_ rules: Rules) throws(FindingLogError) {
        let settings = [
            ("repeat_days", rules.repeatWindowDays), ("follow_up_days", rules.followUpDays ?? 0),
        ]
        for (setting, value) in settings where !(0...Rules.greatestDays).contains(value) {
            throw .settingOutOfRange(setting: setting, value: value, limit: Rules.greatestDays)
        }
    }

    private static func check(_ visits: [InspectionVisit]) throws(FindingLogError) {
        var codes: Set<Inspection.ID> = []
        for visit in visits {
            guard codes.insert(visit.id).inserted else { throw .visitTwice(visit.id) }
            var items: Set<Code<Self>> = []
            for cited in visit.items where !items.insert(Code(cited.item)).inserted {
                throw .itemTwice(visit: visit.id, item: cited.item)
            }
        }
    }

    /// For each visit the first check of its place on a later day, walking back from the last day.
    private static func checks(after visits: [InspectionVisit], rules: Rules) -> [Check?] {
        var following = [Check?](repeating: nil, count: visits.count)
        var numbers: [Place.ID: [Int]] = [:]
        for (number, visit) in visits.enumerated() {
            numbers[visit.place, default: []].append(number)
        }
        for ofPlace in numbers.values {
            var next: Check?
            var rest = ofPlace[...]
            while let day = rest.last.map({ visits[$0].day }) {
                let start = rest.firstIndex { visits[$0].day == day } ?? rest.endIndex
                let ofDay = rest[start...]
                rest = rest[..<start]
                for number in ofDay { following[number] = next }
                let isCheck = ofDay.contains {
                    rules.checkingKinds?.contains(visits[$0].kind) ?? true
                }
                if isCheck {
                    let items = ofDay.flatMap { visits[$0].items.map { Code<Self>($0.item) } }
                    next = Check(day: day, items: Set(items))
                }
            }
        }
        return following
    }
}
