import HospitalCore

/// Planned maintenance held against its days (设备保养计划): what was done in time, and what is overdue.
///
///     in time % = done by the last day / (done + overdue) × 100
///
/// A task whose last day has not passed and that is not done is open and counts nowhere; one that
/// was done too late counts as not in time.
/// - Source: requirement S-188
public struct MaintenanceRound: Equatable, Sendable {
    /// A planned task.
    public struct Job: Equatable, Sendable {
        /// The number of the task.
        public let code: String
        /// The department that is to do it.
        public let department: Department.ID
        /// The last day in time.
        public let due: Day
        /// The day on which it was done; `nil` while it is not.
        public let done: Day?

        /// A task.
        public init(_ code: String, of department: Department.ID, due: Day, done: Day? = nil) {
            self.code = code
            self.department = department
            self.due = due
            self.done = done
        }
    }

    /// How a task stands.
    public enum State: String, CaseIterable, Sendable {
        /// Done by its last day.
        case inTime = "in_time"
        /// Done after it.
        case late
        /// Not done, and the last day has not passed.
        case open
        /// Not done, and the last day has passed.
        case overdue
    }

    /// A department, or all of them.
    public struct Rate: Equatable, Sendable {
        /// The department; `nil` for all.
        public let department: Department.ID?
        /// Tasks that count: done or overdue.
        public let count: Int
        /// Tasks that were done in time.
        public let inTime: Int
        /// The rate with two digits, half away from zero; `nil` when no task counts.
        public let percent: Decimal?
    }

    /// The tasks with their state, in the order in which they were given.
    public let tasks: [(task: Job, state: State)]
    /// The departments by code.
    public let departments: [Rate]
    /// All departments.
    public let total: Rate

    /// How tasks stand on a day; what was done after it is not done yet.
    /// - Throws: `twice` for a task that stands twice; `outOfRange`.
    public init(_ tasks: [Job], on today: Day) throws(AssetError) {
        var known: Set<Code<Job>> = []
        var standing: [(task: Job, state: State)] = []
        for task in tasks {
            guard known.insert(Code(task.code)).inserted else { throw .twice(task.code) }
            standing.append((task, Self.state(of: task, on: today)))
        }
        var departments: [Rate] = []
        for department in Set(tasks.map(\.department)).sorted() {
            departments.append(
                try Self.rate(
                    standing.filter { $0.task.department == department }.map(\.state), department))
        }
        self.tasks = standing
        self.departments = departments
        total = try Self.rate(standing.map(\.state), nil)
    }

    /// Equal when tasks and days are.
    public static func == (one: MaintenanceRound, other: MaintenanceRound) -> Bool {
        one.tasks.map(\.task) == other.tasks.map(\.task)
            && one.tasks.map(\.state) == other.tasks.map(\.state)
    }

    private static func state(of task: Job, on today: Day) -> State {
        if let done = task.done, done <= today { return done <= task.due ? .inTime : .late }
        return today > task.due ? .overdue : .open
    }

    private static func rate(
        _ states: [State], _ department: Department.ID?
    ) throws(AssetError) -> Rate {
        let count = states.count { $0 != .open }
        let inTime = states.count { $0 == .inTime }
        guard count > 0 else {
            return Rate(department: department, count: 0, inTime: 0, percent: nil)
        }
        do {
            let percent = try Ratio(
                Ratio.Part("in time", Decimal(inTime)), over: Ratio.Part("tasks", Decimal(count))
            ).percent(digits: 2, rounding: .halfAwayFromZero)
            return Rate(
                department: department, count: count, inTime: inTime, percent: percent?.value)
        } catch { throw .outOfRange(department?.code ?? "maintenance") }
    }
}
