import HospitalCore

/// When a place is inspected again and again, who answers for it and who checks it (检查计划).
///
///     recurrence × work calendar × window × owner and checker
///
/// The plan gives the occurrences; each may be done from its start to the end of its window, and
/// for ``lateMinutes`` more it may still be done late. A round that needs the leader and the
/// security officer is not done while one of them is absent.
/// - Source: requirements S-130, S-133
public struct InspectionSchedule: Equatable, Sendable {
    /// The code of a schedule, which is that of its plan.
    public typealias ID = Code<InspectionSchedule>

    /// What is done at every occurrence.
    public enum Activity: String, CaseIterable, Sendable {
        /// 检查
        case inspection
        /// 巡查
        case patrol
        /// 演练
        case drill
        /// 维护、消毒
        case upkeep
    }

    /// Who answers for it.
    public struct Responsibility: Equatable, Sendable {
        /// 责任人; `nil` while nobody is named.
        public let owner: Person.ID?
        /// 检查人; `nil` while nobody is named.
        public let checker: Person.ID?

        /// A responsibility.
        public init(owner: Person.ID? = nil, checker: Person.ID? = nil) {
            self.owner = owner
            self.checker = checker
        }
    }

    /// The most minutes by which an occurrence may be done late: a year.
    public static let longestDelay = 527_040

    /// When.
    public let plan: SchedulePlan
    /// Where.
    public let place: Place.ID
    /// What.
    public let activity: Activity
    /// Who answers for it.
    public let responsibility: Responsibility
    /// Who must be there, by post: `leader`, `security`.
    public let attendance: [String]
    /// For how long after its window an occurrence may still be done, in minutes.
    public let lateMinutes: Int

    /// A schedule.
    /// - Throws: `delayInvalid` for minutes outside 0 to ``longestDelay``.
    public init(
        _ plan: SchedulePlan, at place: Place.ID, _ activity: Activity = .inspection,
        responsibility: Responsibility = Responsibility(), attendance: [String] = [],
        lateMinutes: Int = 0
    ) throws(ScheduleError) {
        guard (0...Self.longestDelay).contains(lateMinutes) else {
            throw .delayInvalid(schedule: plan.code, minutes: lateMinutes)
        }
        self.plan = plan
        self.place = place
        self.activity = activity
        self.responsibility = responsibility
        self.attendance = attendance
        self.lateMinutes = lateMinutes
    }

    /// The code.
    public var id: ID { ID(plan.code) }

    /// The occurrences that the rule names in a stretch of time, in order.
    ///
    /// An occurrence may move back before the day the rule names, so where the plan allows that the
    /// occurrences of the two weeks after the stretch are looked at, too.
    /// - Throws: `recurrence` with the schedule.
    func occurrences(
        from first: Moment, through last: Moment, calendar: WorkCalendar?
    ) throws(ScheduleError) -> [SchedulePlan.Occurrence] {
        let movesBack = [.previous, .modifiedFollowing].contains(plan.policy.closedDay)
        let reach = movesBack ? try? last.adding(seconds: 14 * Moment.secondsPerDay) : nil
        do throws(RecurrenceError) {
            return try plan.occurrences(from: first, through: reach ?? last, calendar: calendar)
                .filter { $0.start <= last }
        } catch { throw .recurrence(schedule: plan.code, error) }
    }
}
