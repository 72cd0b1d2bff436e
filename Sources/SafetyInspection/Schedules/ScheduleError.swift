import HospitalCore

/// Why what a schedule, a round, a drill or a visit is asked cannot be answered.
public enum ScheduleError: HospitalError, Equatable {
    /// A rule or calendar refuses the occurrences of a schedule.
    case recurrence(schedule: String, RecurrenceError)
    /// Minutes of delay that cannot be.
    case delayInvalid(schedule: String, minutes: Int)
    /// A schedule stands twice.
    case scheduleTwice(String)
    /// Something was done for a schedule that is not there.
    case scheduleUnknown(String, nearest: String?)
    /// Something was done for an occurrence that the schedule does not have.
    case occurrenceUnknown(schedule: String, key: String)
    /// Something that was done for another schedule.
    case performedForAnother(schedule: String, performed: String)
    /// A code stands twice.
    case itemTwice(String)
    /// A point stands twice on a walk.
    case pointTwice(String)
    /// A point that is not on the walk.
    case pointUnknown(String, nearest: String?)
    /// A round that ends before it begins.
    case roundEndsBeforeStart(start: Moment, end: Moment)
    /// Months that do not divide a year.
    case drillMonthsInvalid(String, months: Int)
    /// A drill without a duty.
    case drillUnknown(String, nearest: String?)
    /// Something was done that is no task of the event.
    case taskUnknown(String, nearest: String?)
    /// A task that must be done before it begins.
    case taskNeverOpen(String, start: Day, due: Day)
    /// A remark by a body that does not take part.
    case bodyUnknown(String, nearest: String?)
    /// A remark by a body that was not there.
    case bodyAbsent(String)
    /// A draw without a seed.
    case seedMissing
    /// A number that a stratum cannot give.
    case sampleCount(String, count: Int, size: Int)
    /// More samples failed than were taken, or fewer than none.
    case samplesInvalid(String, samples: Int, failed: Int)
    /// A penalty below zero.
    case penaltyNegative(String, Money)
    /// A total that does not fit.
    case outOfRange
    /// A day outside of the calendar.
    case time(TimeError)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .recurrence(let schedule, let error):
            Finding(
                .scheduleRefused,
                [
                    "schedule": .text(schedule), "reason": Self.reason(error.finding),
                ])
        case .delayInvalid(let schedule, let minutes):
            Finding(
                .scheduleDelayInvalid,
                [
                    "schedule": .text(schedule), "minutes": .count(minutes),
                    "limit": .count(InspectionSchedule.longestDelay),
                ])
        case .scheduleTwice(let schedule): Finding(.scheduleTwice, ["schedule": .text(schedule)])
        case .scheduleUnknown(let schedule, let nearest):
            Finding(.scheduleUnknown, Self.values("schedule", schedule, nearest))
        case .occurrenceUnknown(let schedule, let key):
            Finding(.scheduleOccurrenceUnknown, ["schedule": .text(schedule), "key": .text(key)])
        case .performedForAnother(let schedule, let performed):
            Finding(
                .schedulePerformedForAnother,
                [
                    "schedule": .text(schedule), "performed": .text(performed),
                ])
        case .itemTwice(let code): Finding(.scheduleItemTwice, ["code": .text(code)])
        case .pointTwice(let point): Finding(.patrolPointTwice, ["point": .text(point)])
        case .pointUnknown(let point, let nearest):
            Finding(.patrolPointUnknown, Self.values("point", point, nearest))
        case .roundEndsBeforeStart(let start, let end):
            Finding(
                .patrolEndsBeforeStart,
                [
                    "start": .text("\(start)"), "end": .text("\(end)"),
                ])
        case .drillMonthsInvalid(let drill, let months):
            Finding(.drillMonthsInvalid, ["drill": .text(drill), "months": .count(months)])
        case .drillUnknown(let drill, let nearest):
            Finding(.drillUnknown, Self.values("drill", drill, nearest))
        case .taskUnknown(let task, let nearest):
            Finding(.countdownTaskUnknown, Self.values("task", task, nearest))
        case .taskNeverOpen(let task, let start, let due):
            Finding(
                .countdownTaskNeverOpen,
                [
                    "task": .text(task), "start": .text("\(start)"), "due": .text("\(due)"),
                ])
        case .bodyUnknown(let body, let nearest):
            Finding(.jointBodyUnknown, Self.values("body", body, nearest))
        case .bodyAbsent(let body): Finding(.jointBodyAbsent, ["body": .text(body)])
        case .seedMissing: Finding(.sampleSeedMissing)
        case .sampleCount(let stratum, let count, let size):
            Finding(
                .sampleCountInvalid,
                [
                    "stratum": .text(stratum), "count": .count(count), "size": .count(size),
                ])
        case .samplesInvalid(let visit, let samples, let failed):
            Finding(
                .supervisionSamplesInvalid,
                [
                    "visit": .text(visit), "samples": .count(samples), "failed": .count(failed),
                ])
        case .penaltyNegative(let visit, let amount):
            Finding(
                .supervisionPenaltyNegative,
                [
                    "visit": .text(visit), "amount": .text("\(amount)"),
                ])
        case .outOfRange: Finding(.supervisionOutOfRange)
        case .time(let error): error.finding
        }
    }

    /// A sentence inside of another, in both languages.
    private static func reason(_ finding: Finding) -> MessageValue {
        .phrase(chinese: finding.text(in: .chinese), english: finding.text(in: .english))
    }

    private static func values(
        _ name: String, _ value: String, _ nearest: String?
    ) -> [String: MessageValue] {
        var values: [String: MessageValue] = [name: .text(value)]
        values["nearest"] = nearest.map { .text($0) }
        return values
    }
}
