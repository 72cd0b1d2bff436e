/// A plan of recurring work (周期计划): rounds, upkeep, inspections, and which of them to open now.
///
/// Each occurrence has a key made of the plan and the moment its rule names. The key does not
/// change when the day moves off a holiday or the work is done early or late, so generating twice,
/// or again after a crash, opens nothing twice.
public struct SchedulePlan: Hashable, Sendable {
    /// From where the next occurrence is counted.
    public enum Anchor: String, CaseIterable, Sendable {
        /// From the plan: work done early or late changes nothing (固定周期).
        case schedule
        /// From the day the last one was done: a filter lasts 90 days (按完成日顺延).
        case completion
    }

    /// What becomes of occurrences whose time passed before they were opened.
    public enum CatchUp: String, CaseIterable, Sendable {
        /// Only the latest is opened.
        case one
        /// All are opened.
        case all
        /// None is opened; the plan goes on with the next.
        case none
    }

    /// One occurrence.
    public struct Occurrence: Hashable, Sendable {
        /// Plan and named moment, such as `LIFT-3@20240131T090000`.
        public let key: String
        /// The moment the rule names.
        public let named: Moment
        /// When its time begins: the named moment, or the same time on the day it moved to.
        public let start: Moment
        /// When its time ends.
        public let end: Moment
    }

    /// What generation finds.
    public struct Generation: Hashable, Sendable {
        /// To be opened now.
        public let opened: [Occurrence]
        /// Passed without being opened; each becomes “missed” with a reason and counts.
        public let missed: [Occurrence]
        /// Opened earlier and no longer in the plan, which has changed; work begun is not among
        /// them.
        public let obsolete: [String]
    }

    /// What is known of an occurrence that was opened or settled before.
    public struct Known: Hashable, Sendable {
        /// The moment the rule named.
        public let named: Moment
        /// Whether work on it has begun, or it was settled; then a changed plan leaves it alone.
        public let isBegun: Bool

        /// A known occurrence.
        public init(named: Moment, isBegun: Bool) {
            self.named = named
            self.isBegun = isBegun
        }
    }

    /// The code of the plan.
    public let code: String
    /// The rule with its first moment.
    public let recurrence: Recurrence
    /// How it treats days off, time and delay.
    public let policy: Policy

    /// How a plan treats days off, time and delay.
    public struct Policy: Hashable, Sendable {
        /// Where an occurrence on a day off goes.
        public let closedDay: DayAdjustment
        /// How long the work may take.
        public let window: Window
        /// From where the next occurrence is counted.
        public let anchor: Anchor
        /// What becomes of occurrences that passed.
        public let catchUp: CatchUp

        /// A policy.
        /// - Throws: `time` for a window below one minute or beyond a year of minutes.
        public init(
            closedDay: DayAdjustment, windowMinutes: Int, anchor: Anchor, catchUp: CatchUp
        ) throws(RecurrenceError) {
            guard (1...527_040).contains(windowMinutes)
            else { throw .time(.limitInvalid(String(windowMinutes))) }
            self.init(
                closedDay: closedDay, window: .minutes(windowMinutes), anchor: anchor,
                catchUp: catchUp)
        }

        private init(closedDay: DayAdjustment, window: Window, anchor: Anchor, catchUp: CatchUp) {
            self.closedDay = closedDay
            self.window = window
            self.anchor = anchor
            self.catchUp = catchUp
        }

        /// A policy by which the work may be done until the next occurrence begins, such as at any
        /// time of a month.
        public static func untilNext(
            closedDay: DayAdjustment, anchor: Anchor, catchUp: CatchUp
        ) -> Policy {
            Policy(closedDay: closedDay, window: .untilNext, anchor: anchor, catchUp: catchUp)
        }
    }

    /// How long the work of an occurrence may take; the end itself is too late.
    public enum Window: Hashable, Sendable {
        /// So many minutes, at least 1.
        case minutes(Int)
        /// Until the next occurrence begins, also one that the end of the rule cuts off.
        case untilNext
    }

    /// A plan.
    public init(code: String, _ recurrence: Recurrence, _ policy: Policy) {
        self.code = code
        self.recurrence = recurrence
        self.policy = policy
    }

    /// The key of the occurrence with that named moment.
    public func key(of named: Moment) -> String {
        let digits = String(named.yyyymmddhhmmss)
        return "\(code)@\(digits.prefix(8))T\(digits.suffix(6))"
    }

    /// The occurrences whose named moments lie between two moments; days off are skipped or moved.
    /// - Throws: as ``Recurrence``; `time` when the calendar refuses a day or is missing.
    public func occurrences(
        from first: Moment, through last: Moment, calendar: WorkCalendar? = nil
    ) throws(RecurrenceError) -> [Occurrence] {
        try occurrences(
            at: recurrence.occurrences(from: first, through: last), calendar: calendar)
    }

    /// The occurrences at moments the rule names, in order; days off are skipped or moved.
    /// - Throws: `time` when the calendar refuses a day or is missing.
    public func occurrences(
        at moments: [Moment], calendar: WorkCalendar? = nil
    ) throws(RecurrenceError) -> [Occurrence] {
        var later = RecurrenceExpansion(recurrence.endless)
        var next: Moment?
        var found: [Occurrence] = []
        for named in moments {
            guard let start = try start(of: named, calendar) else { continue }
            let end: Moment
            switch policy.window {
            case .minutes(let minutes): end = try Self.later(start, bySeconds: minutes * 60)
            case .untilNext:
                while next.map({ $0 <= start }) ?? true {
                    guard let following = try later.next() else {
                        throw .time(.outOfRange("\(start)"))
                    }
                    next = try self.start(of: following, calendar) ?? next
                }
                end = next ?? start
            }
            found.append(Occurrence(key: key(of: named), named: named, start: start, end: end))
        }
        return found
    }

    /// When the occurrence that the rule names begins; `nil` when it is skipped.
    private func start(
        of named: Moment, _ calendar: WorkCalendar?
    ) throws(RecurrenceError) -> Moment? {
        guard policy.closedDay != .none else { return named }
        do throws(TimeError) {
            guard let calendar else { throw .calendarMissing(named.day) }
            return try calendar.adjusted(named.day, by: policy.closedDay)
                .map { Moment(unchecked: $0, second: named.secondOfDay) }
        } catch { throw .time(error) }
    }

    private static func later(
        _ start: Moment, bySeconds seconds: Int
    ) throws(RecurrenceError) -> Moment {
        do { return try start.adding(seconds: seconds) } catch { throw .time(error) }
    }

    /// What is to be opened at a moment, given what was opened or settled before.
    ///
    /// An occurrence has passed when its time has ended. Those that have not passed are opened from
    /// now up to the horizon; those that have passed are opened or missed by the catch-up policy.
    /// - Throws: as ``occurrences(from:through:calendar:)``.
    public func generated(
        at now: Moment, horizon: Moment, known: [Known], calendar: WorkCalendar? = nil
    ) throws(RecurrenceError) -> Generation {
        let last = max(now, horizon)
        let planned = try occurrences(
            from: recurrence.start, through: known.map(\.named).max().map { max($0, last) } ?? last,
            calendar: calendar)
        let knownMoments = Set(known.map(\.named))
        let plannedMoments = Set(planned.map(\.named))
        let new = planned.filter { $0.named <= last && !knownMoments.contains($0.named) }
        let passed = new.filter { $0.end <= now }
        let late: [Occurrence]
        switch policy.catchUp {
        case .all: late = passed
        case .none: late = []
        case .one: late = passed.suffix(1)
        }
        return Generation(
            opened: late + new.filter { $0.end > now }, missed: passed.dropLast(late.count),
            obsolete: known.filter { !$0.isBegun && !plannedMoments.contains($0.named) }
                .map(\.named).sorted().map(key))
    }

    /// The occurrence that follows when one is done: by the plan, however early or late that was,
    /// or counted anew from the day it was done.
    /// - Throws: as ``Recurrence``; `time` when the calendar refuses a day or is missing.
    public func next(
        after named: Moment, doneAt done: Moment, calendar: WorkCalendar? = nil
    ) throws(RecurrenceError) -> Occurrence? {
        let (source, after) =
            policy.anchor == .schedule
            ? (recurrence, named) : (Recurrence(recurrence.rule, start: done), done)
        var moment = after
        while let following = try source.next(after: moment) {
            let plan = SchedulePlan(code: code, source, policy)
            if let occurrence = try plan.occurrences(at: [following], calendar: calendar).first {
                return occurrence
            }
            moment = following
        }
        return nil
    }
}
