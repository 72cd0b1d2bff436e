import HospitalCore

/// What must be reported to whom within which time (法定报告时限).
///
/// Hours run through nights and holidays. Days are calendar days that end at 24:00 of the last one,
/// counted from the day after; no holiday moves them, so ``Standing/actBy`` names the last work day
/// in time.
public struct ReportingDuty: Equatable, Sendable {
    /// How long there is.
    public enum Limit: Equatable, Sendable {
        /// 立即: the moment itself.
        case atOnce
        /// 及时: no number.
        case inTime
        /// Hours of the clock.
        case hours(Int)
        /// Calendar days.
        case days(Int)
        /// So many months before the day from which it is counted (届满前).
        case monthsBefore(Int)
        /// A day of the month after the quarter.
        case afterQuarter(day: Int)
        /// A day of January after the year.
        case afterYear(day: Int)
    }

    /// When a report is due, and how it stands.
    public struct Standing: Equatable, Sendable {
        /// The last moment in time; `nil` when the law gives no number.
        public let due: Moment?
        /// The last work day not after the due day; `nil` with `due`.
        public let actBy: Day?
        /// How it stands; `nil` with `due`.
        public let status: DeadlineStatus?
    }

    /// The code of the event: `device`.
    public let event: String
    /// Which report or which case of the event: `death`.
    public let occasion: String
    /// The name that is printed.
    public let name: String
    /// From what the time is counted.
    public let trigger: String
    /// How long there is.
    public let limit: Limit
    /// By how many days the time may be extended; 0 when it may not.
    public let extensionDays: Int
    /// To whom.
    public let recipient: String
    /// The law.
    public let citation: Citation

    /// Whether the time runs from when somebody found the event or was told of it (发现、单位负责人
    /// 接报) and not from the event itself.
    public var countsFromKnowledge: Bool {
        ["发现", "单位负责人接报"].contains(trigger)
    }

    /// When the report is due.
    ///
    /// - Parameters:
    ///   - start: the moment of the trigger.
    ///   - extendedBy: days of an approved extension.
    /// - Returns: the moment; `nil` where the duty has no limit.
    /// - Throws: `extensionTooLong`; `time` for a moment outside of the calendar.
    public func due(from start: Moment, extendedBy: Int = 0) throws(IncidentError) -> Moment? {
        guard (0...extensionDays).contains(extendedBy) else {
            throw .extensionTooLong(duty: name, days: extendedBy, limit: extensionDays)
        }
        do throws(TimeError) {
            switch limit {
            case .inTime: return nil
            case .atOnce: return start
            case .hours(let hours): return try TimeLimit(.hours(hours)).due(from: start).lastMoment
            case .days(let days):
                return try TimeLimit(.calendarDays(days))
                    .due(from: start, pausedDays: extendedBy).lastMoment
            case .monthsBefore(let months):
                return try Self.end(of: start.day.adding(months: -months))
            case .afterQuarter(let day):
                let ahead = 3 - (start.day.month - 1) % 3
                let month = try start.day.monthOfYear.adding(months: ahead)
                return try Self.end(of: Day(year: month.year, month: month.month, day: day))
            case .afterYear(let day):
                return try Self.end(of: Day(year: start.day.year + 1, month: 1, day: day))
            }
        } catch { throw .time(error) }
    }

    private static func end(of day: Day) throws(TimeError) -> Moment {
        try Moment(startOf: try day.adding(days: 1)).adding(seconds: -1)
    }

    /// How the report stands at a moment.
    /// - `filed`: when it was made; `nil` while it was not.
    /// - Throws: what ``due(from:extendedBy:)`` throws; `time` when the calendar does not cover the
    ///   due day.
    public func standing(
        from start: Moment, extendedBy: Int = 0, filed: Moment?, now: Moment,
        calendar: WorkCalendar
    ) throws(IncidentError) -> Standing {
        guard let due = try due(from: start, extendedBy: extendedBy) else {
            return Standing(due: nil, actBy: nil, status: filed == nil ? nil : .onTime)
        }
        let actBy: Day
        do { actBy = try calendar.previous(onOrBefore: due.day) } catch { throw .time(error) }
        let isLate = (filed ?? now) > due
        return Standing(
            due: due, actBy: actBy,
            status: filed == nil ? (isLate ? .missing : .open) : (isLate ? .late : .onTime))
    }
}
