import HospitalCore

/// How an occurrence of a schedule stands at a moment: computed, never stored (逾期不落库).
public enum OccurrenceStatus: String, CaseIterable, Sendable {
    /// 未到期: its time has not begun.
    case upcoming
    /// 待办: its window is open and it is not done.
    case due
    /// 逾期: its window has ended; it may still be done late.
    case overdue
    /// 漏检: it can no longer be done.
    case missed
    /// 按时完成
    case done
    /// 逾期完成
    case late
}

/// Something that was done for a schedule (执行记录).
public struct Performance: Equatable, Sendable {
    /// The schedule.
    public let schedule: InspectionSchedule.ID
    /// When it was finished.
    public let moment: Moment
    /// Who was there, by post.
    public let attended: [String]
    /// The key of the occurrence it is for; `nil` lets the moment decide.
    public let occurrence: String?

    /// Something that was done.
    public init(
        of schedule: InspectionSchedule.ID, at moment: Moment, attended: [String] = [],
        occurrence: String? = nil
    ) {
        self.schedule = schedule
        self.moment = moment
        self.attended = attended
        self.occurrence = occurrence
    }
}

/// A schedule seen from a moment: every occurrence with its status, and how much was completed.
///
///     completion = occurrences done, in time or late / occurrences whose window has ended
///
/// What is done after the moment of the question does not count, so an old question keeps its
/// answer. Without an ended occurrence there is no completion.
public struct ScheduleStanding: Equatable, Sendable {
    /// An occurrence with its status.
    public struct Entry: Equatable, Sendable {
        /// Key, start and end.
        public let occurrence: SchedulePlan.Occurrence
        /// Until when it may be done late.
        public let lateEnd: Moment
        /// When it was done; `nil` while it was not.
        public let done: Moment?
        /// Who must be there and was not, when somebody came without them and it is not done.
        public let absent: [String]
        /// How it stands.
        public let status: OccurrenceStatus
        /// Seconds from the end of the window to when it was done, or to now; 0 in time.
        public let overdueSeconds: Int
    }

    /// The schedule.
    public let schedule: InspectionSchedule
    /// The occurrences, in order.
    public let entries: [Entry]
    /// What was done from the first moment on without an occurrence that it could be for.
    public let unplanned: [Performance]
    /// How many windows have ended.
    public let ended: Int

    /// How many occurrences of the ended ones were done, in time or late.
    public var completed: Int { ended - shortfall }
    /// How many occurrences of the ended ones are not done.
    public var shortfall: Int { count(.overdue) + count(.missed) }

    /// How many occurrences have a status.
    public func count(_ status: OccurrenceStatus) -> Int { entries.count { $0.status == status } }

    /// Completed of ended in percent, two decimals; `nil` when nothing has ended.
    public var percent: Decimal? {
        Percentage.published(Int64(completed), of: Int64(ended), decimals: 2)
    }

    /// The standing of a schedule.
    ///
    /// Something that was done is for the occurrence it names. Without a name it is for the first
    /// occurrence in whose window it lies, else for the first that may still be done late; one
    /// performance settles one occurrence.
    /// - `performances`: what was done for this schedule.
    /// - `first`: the first moment of the rule that counts.
    /// - `now`: the moment of the question.
    /// - `horizon`: up to when coming occurrences are listed; those that have begun always are.
    /// - Throws: `recurrence`; `occurrenceUnknown`; `performedForAnother`.
    public init(
        of schedule: InspectionSchedule, performances: [Performance], from first: Moment,
        at now: Moment, horizon: Moment? = nil, calendar: WorkCalendar? = nil
    ) throws(ScheduleError) {
        let occurrences = try schedule.occurrences(
            from: first, through: max(now, horizon ?? now), calendar: calendar)
        var matching = PerformanceMatching(occurrences, lateMinutes: schedule.lateMinutes)
        let order = performances.sorted { $0.moment < $1.moment }
        let (prefix, start) = ("\(schedule.plan.code)@", schedule.plan.key(of: first))
        for performance in order where performance.moment <= now {
            guard performance.schedule == schedule.id else {
                throw .performedForAnother(
                    schedule: schedule.plan.code, performed: performance.schedule.code)
            }
            // What was done late for an occurrence before the first is of no one that counts.
            if let key = performance.occurrence, key.hasPrefix(prefix), key < start { continue }
            try matching.settle(performance, for: schedule)
        }
        self.schedule = schedule
        unplanned = matching.unplanned.filter { $0.moment >= first }
        ended = occurrences.count { $0.end <= now }
        entries = matching.places.map { place in
            let status = place.status(at: now)
            let late = place.occurrence.end.seconds(until: place.done ?? now)
            let isLate = [.overdue, .missed, .late].contains(status)
            return Entry(
                occurrence: place.occurrence, lateEnd: place.lateEnd, done: place.done,
                absent: place.absent, status: status, overdueSeconds: isLate ? late : 0)
        }
    }
}

/// Which performance settles which occurrence.
private struct PerformanceMatching {
    struct Place {
        let occurrence: SchedulePlan.Occurrence
        let lateEnd: Moment
        var done: Moment?
        var absent: [String] = []

        func status(at now: Moment) -> OccurrenceStatus {
            if let done { return done < occurrence.end ? .done : .late }
            if now < occurrence.start { return .upcoming }
            if now < occurrence.end { return .due }
            return now < lateEnd ? .overdue : .missed
        }
    }

    private(set) var places: [Place]
    private(set) var unplanned: [Performance] = []
    private let positions: [String: Int]
    /// Before this place everything is settled or past its time.
    private var first = 0

    init(_ occurrences: [SchedulePlan.Occurrence], lateMinutes: Int) {
        places = occurrences.map { occurrence in
            // Beyond the end of the calendar nothing can be late.
            let end = try? occurrence.end.adding(seconds: lateMinutes * 60)
            return Place(occurrence: occurrence, lateEnd: end ?? occurrence.end)
        }
        positions = Dictionary(
            occurrences.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func settle(
        _ performance: Performance, for schedule: InspectionSchedule
    ) throws(ScheduleError) {
        let place: Int?
        if let key = performance.occurrence {
            guard let named = positions[key] else {
                throw .occurrenceUnknown(schedule: schedule.plan.code, key: key)
            }
            place = allows(named, performance.moment) ? named : nil
        } else {
            place = found(at: performance.moment)
        }
        guard let place else {
            unplanned.append(performance)
            return
        }
        let absent = schedule.attendance.filter { !performance.attended.contains($0) }
        places[place].absent = absent
        if absent.isEmpty { places[place].done = performance.moment }
    }

    /// Whether the occurrence at a place is open at a moment, in time or late.
    private func allows(_ place: Int, _ moment: Moment) -> Bool {
        places[place].done == nil && places[place].occurrence.start <= moment
            && moment < places[place].lateEnd
    }

    private mutating func found(at moment: Moment) -> Int? {
        while first < places.count, places[first].done != nil || places[first].lateEnd <= moment {
            first += 1
        }
        let open = (first..<places.count).prefix { places[$0].occurrence.start <= moment }
            .filter { allows($0, moment) }
        return open.first { moment < places[$0].occurrence.end } ?? open.first
    }
}
