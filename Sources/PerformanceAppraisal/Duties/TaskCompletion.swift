import HospitalCore

/// How many of the tasks that were due are done (重点工作、计划进度完成率: S-053, S-055, S-073).
///
///     completion = tasks due in the period and done by the day / tasks due in the period
///
/// Tasks that are due later do not count, even when they are done already; they are told apart.
/// Without a task there is no completion.
public struct TaskCompletion: Equatable, Sendable {
    /// A planned task.
    public struct Task: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The unit or section that has it.
        public let unit: String
        /// The day it is due.
        public let due: Day
        /// The day it was done; `nil` while it is not.
        public let done: Day?

        /// A task.
        public init(_ code: String, of unit: String, due: Day, done: Day? = nil) {
            self.code = code
            self.unit = unit
            self.due = due
            self.done = done
        }
    }

    /// The unit.
    public let unit: String
    /// How many tasks were due.
    public let planned: Int
    /// How many of them are done.
    public let done: Int
    /// How many of these were done after their day.
    public let late: Int
    /// How many tasks are done that are due later.
    public let early: Int
    /// The tasks that are due and not done.
    public let overdue: [String]
    /// Done of planned; `nil` when nothing was due.
    public var share: Rate? {
        try? Rate(numerator: Int128(done), denominator: Int128(planned))
    }

    /// The share in percent, two decimals, half away from zero; `nil` as the share.
    /// - Throws: `outOfRange`.
    public func percent() throws(DutyError) -> Decimal? { try DutyError.percent(share) }

    /// The completion of every unit, by code.
    /// - `start`: the first due day that counts; `nil` for all.
    /// - `day`: the day as of which is counted.
    /// - Throws: `duplicate` for a task that stands twice in a unit.
    public static func completions(
        of tasks: [Task], from start: Day? = nil, asOf day: Day
    ) throws(DutyError) -> [TaskCompletion] {
        var seen: Set<[String]> = []
        for task in tasks where !seen.insert([task.unit, task.code]).inserted {
            throw .duplicate(task.code)
        }
        return Dictionary(grouping: tasks, by: { Code<Task>($0.unit) })
            .sorted { $0.key < $1.key }.map { of($0.key.code, $0.value, start, day) }
    }

    /// The completion of all units together.
    public static func total(of units: [TaskCompletion], named name: String) -> TaskCompletion {
        TaskCompletion(
            unit: name, planned: units.reduce(0) { $0 + $1.planned },
            done: units.reduce(0) { $0 + $1.done }, late: units.reduce(0) { $0 + $1.late },
            early: units.reduce(0) { $0 + $1.early }, overdue: units.flatMap(\.overdue))
    }

    private static func of(
        _ unit: String, _ tasks: [Task], _ start: Day?, _ day: Day
    ) -> TaskCompletion {
        func isDone(_ task: Task) -> Bool { task.done.map { $0 <= day } ?? false }
        let due = tasks.filter { task in
            task.due <= day && (start.map { $0 <= task.due } ?? true)
        }
        return TaskCompletion(
            unit: unit, planned: due.count, done: due.count(where: isDone),
            late: due.count { isDone($0) && ($0.done ?? day) > $0.due },
            early: tasks.count { $0.due > day && isDone($0) },
            overdue: due.filter { !isDone($0) }.map(\.code))
    }
}

/// Progress of work against its schedule (进度与绩效工资挂钩, S-049).
///
///     progress = cumulative actual / cumulative scheduled, as of a day
///
/// Nothing scheduled so far has no progress. The pay coefficient of the published percentage is
/// that of ``PayCoefficient``, whose bands make the penalty and the reward as steep as wanted.
public struct ScheduleProgress: Equatable, Sendable {
    /// An amount on a day.
    public struct Amount: Equatable, Sendable {
        /// The day.
        public let day: Day
        /// How much.
        public let amount: Decimal

        /// An amount.
        public init(_ day: Day, _ amount: Decimal) {
            self.day = day
            self.amount = amount
        }
    }

    /// Who or what.
    public let subject: String
    /// What was scheduled by the day.
    public let scheduled: Rate
    /// What was done by the day.
    public let actual: Rate
    /// Actual of scheduled; `nil` when nothing was scheduled.
    public var ratio: Rate? { try? actual.divided(by: scheduled) }

    /// The ratio in percent, two decimals, half away from zero; `nil` as the ratio.
    /// - Throws: `outOfRange`.
    public func percent() throws(DutyError) -> Decimal? { try DutyError.percent(ratio) }

    /// The progress as of a day.
    /// - Throws: `negative` for an amount below zero.
    public init(
        of subject: String, scheduled: [Amount], actual: [Amount], asOf day: Day
    ) throws(DutyError) {
        for entry in scheduled + actual where entry.amount < .zero {
            throw .negative(subject, entry.amount)
        }
        func sum(_ amounts: [Amount]) -> Rate {
            amounts.filter { $0.day <= day }.reduce(Rate.zero) { $0 + Rate($1.amount) }
        }
        self.subject = subject
        self.scheduled = sum(scheduled)
        self.actual = sum(actual)
    }
}
