import HospitalCore

/// The year of internal control (内控年度工作): plan in February, check in April, self-check in July,
/// summary in October; each is due by the last day of its month.
///
/// The year takes what was done from 1 December before it; what was done earlier was done for
/// another year.
///
/// - Source: requirements S-282; the months are data of the hospital.
public struct RiskYear: Equatable, Sendable {
    /// A step of the year.
    public struct Step: Equatable, Sendable {
        /// The name: 计划.
        public let name: String
        /// Its month, 1 to 12.
        public let month: Int

        /// A step.
        public init(_ name: String, month: Int) {
            self.name = name
            self.month = month
        }
    }

    /// A step with its day and how it stands.
    public struct Standing: Equatable, Sendable {
        /// The step.
        public let step: Step
        /// The last day.
        public let due: Day
        /// The day it was done; `nil` while it is not done for this year.
        public let done: Day?
        /// How it stands.
        public let status: DeadlineStatus
    }

    /// The steps in their order.
    public let steps: [Step]

    /// A year of the hospital's own.
    public init(_ steps: [Step]) { self.steps = steps }

    /// The usual four steps.
    public static let standard = RiskYear([
        Step("计划", month: 2), Step("检查", month: 4), Step("自查", month: 7),
        Step("总结", month: 10),
    ])

    /// How the steps of a year stand on a day.
    /// - `done`: the day on which each step was done, by name.
    /// - Throws: `dateInvalid` for a month or a year that is none.
    public func standings(
        year: Int, done: [String: Day], today: Day
    ) throws(TimeError) -> [Standing] {
        var standings: [Standing] = []
        for step in steps {
            let due = try Day(year: year, month: step.month, day: 1).monthOfYear.lastDay
            let done = done[step.name].flatMap {
                ($0.year, $0.month) < (due.year - 1, 12) ? nil : $0
            }
            let isLate = (done ?? today) > due
            standings.append(
                Standing(
                    step: step, due: due, done: done,
                    status: done == nil
                        ? (isLate ? .missing : .open) : (isLate ? .late : .onTime)))
        }
        return standings
    }
}
