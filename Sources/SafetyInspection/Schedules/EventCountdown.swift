import HospitalCore

/// What must be prepared before a large event (重大活动倒计时): facility tests, the plan of shifts, stock
/// and drills begin a month before.
///
///     start = event − lead        an event on 2024-09-01 starts on 2024-08-01
///
/// A lead in months keeps the day of the month, or takes the last day of a shorter month. A task is
/// due before its due day begins, which is that of the event unless it says otherwise.
/// - Source: requirements S-141
public struct EventCountdown: Equatable, Sendable {
    /// How long before the event.
    public enum Lead: Equatable, Sendable {
        /// Calendar months.
        case months(Int)
        /// Calendar days.
        case days(Int)

        /// The day so long before another.
        /// - Throws: `time` below 0 or before 1900.
        func before(_ day: Day) throws(ScheduleError) -> Day {
            do throws(TimeError) {
                switch self {
                case .months(let count) where count >= 0: return try day.adding(months: -count)
                case .days(let count) where count >= 0: return try day.adding(days: -count)
                case .months(let count), .days(let count):
                    throw TimeError.limitInvalid(String(count))
                }
            } catch { throw .time(error) }
        }
    }

    /// Something to prepare.
    public struct Preparation: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The name that is printed.
        public let name: String
        /// When it begins.
        public let lead: Lead
        /// How long before the event it must be done; 0 days is the day of the event itself.
        public let dueLead: Lead

        /// A task.
        public init(_ code: String, _ name: String, lead: Lead, dueLead: Lead = .days(0)) {
            self.code = code
            self.name = name
            self.lead = lead
            self.dueLead = dueLead
        }
    }

    /// A task on the day of the question.
    public struct Entry: Equatable, Sendable {
        /// The task.
        public let task: Preparation
        /// The first day.
        public let start: Day
        /// The day before which it must be done.
        public let due: Day
        /// When it was done; `nil` while it was not.
        public let done: Day?
        /// How it stands; missed once the event has begun.
        public let status: OccurrenceStatus
    }

    /// Facility tests, plan of shifts, stock and drills, a month before.
    public static let standardTasks: [Preparation] = [
        Preparation("facility_test", "设施设备测试", lead: .months(1)),
        Preparation("shift_plan", "值班排班", lead: .months(1)),
        Preparation("stock", "物资储备", lead: .months(1)),
        Preparation("drill", "应急演练", lead: .months(1)),
    ]

    /// The day of the event.
    public let day: Day
    /// Days from the day of the question to the event; negative after it.
    public let daysLeft: Int
    /// The tasks, in the order given.
    public let entries: [Entry]

    /// The first day on which something begins; `nil` without tasks.
    public var start: Day? { entries.map(\.start).min() }

    /// The countdown to an event.
    /// - `done`: when each task was done, by code; later days than today do not count.
    /// - Throws: `itemTwice`; `taskUnknown` for something done that is no task; `taskNeverOpen` for
    ///   a task that must be done before it begins; `time`.
    public init(
        to day: Day, _ tasks: [Preparation] = standardTasks, done: [String: Day] = [:],
        asOf today: Day
    ) throws(ScheduleError) {
        var codes: Set<String> = []
        for task in tasks where !codes.insert(task.code).inserted { throw .itemTwice(task.code) }
        for code in done.keys.sorted() where !codes.contains(code) {
            throw .taskUnknown(
                code, nearest: NearestName.nearest(to: code, in: tasks.map(\.code)))
        }
        var entries: [Entry] = []
        for task in tasks {
            let (start, due) = (try task.lead.before(day), try task.dueLead.before(day))
            guard start < due else { throw .taskNeverOpen(task.code, start: start, due: due) }
            let finished = done[task.code].flatMap { $0 <= today ? $0 : nil }
            entries.append(
                Entry(
                    task: task, start: start, due: due, done: finished,
                    status: Self.status(start, due, day, done: finished, today)))
        }
        self.day = day
        self.entries = entries
        daysLeft = today.days(until: day)
    }

    private static func status(
        _ start: Day, _ due: Day, _ event: Day, done: Day?, _ today: Day
    ) -> OccurrenceStatus {
        if let done { return done < due ? .done : .late }
        if today < start { return .upcoming }
        if today < due { return .due }
        return today < event ? .overdue : .missed
    }
}
