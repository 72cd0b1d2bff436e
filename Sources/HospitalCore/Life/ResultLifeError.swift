/// A result as a book stores it, without its history.
public struct StoredResultLife: Hashable, Sendable {
    /// What the result is.
    public var subject: String
    /// The period.
    public var period: Month
    /// The version, counted from 1.
    public var version: Int
    /// Where it stands.
    public var state: ResultState
    /// The last day of the announcement.
    public var announcedUntil: Day?
    /// The versions that it was calculated from.
    public var upstream: [String: Int]
    /// The day of the last step.
    public var lastDay: Day?

    /// A result that was just calculated; the other members are set by name.
    public init(_ subject: String, period: Month) {
        self.subject = subject
        self.period = period
        version = 1
        state = .computed
        upstream = [:]
    }
}

/// Why the life of a result does not go on.
public enum ResultLifeError: HospitalError, Hashable {
    /// The step is dated before the last one.
    case dayBeforeLastStep(subject: String, day: Day, last: Day)
    /// The announcement has not ended.
    case announcementOpen(subject: String, ResultStep.Kind, until: Day, day: Day)
    /// The announcement would end before it begins.
    case announcementPast(subject: String, until: Day, day: Day)
    /// An announced result has no last day of the announcement.
    case announcementMissing(subject: String)
    /// A paid result cannot be unlocked.
    case paidIsFinal(subject: String, version: Int)
    /// An input has a newer version.
    case stale(subject: String, StaleInput)
    /// The newest version of an input is not known.
    case upstreamUnknown(subject: String, input: String)
    /// Only a paid result is adjusted.
    case adjustmentBeforePayment(subject: String, ResultState)
    /// There is no such version, or no further one.
    case versionLimit(subject: String, version: Int)
    /// The step was skipped, comes too late, or needs a role.
    case move(StateMachineError)
    /// The unlock lacks its reason, its second person or a role.
    case privilege(PrivilegeError)
    /// There is no open period.
    case time(TimeError)

    /// The message with the result and the figures.
    public var finding: Finding {
        switch self {
        case .dayBeforeLastStep(let subject, let day, let last):
            return Finding(
                .resultDayBeforeLastStep,
                ["subject": .text(subject), "day": Self.text(day), "last": Self.text(last)])
        case .announcementOpen(let subject, let step, let until, let day):
            return Finding(
                .announcementOpen,
                [
                    "subject": .text(subject), "step": step.term, "until": Self.text(until),
                    "day": Self.text(day),
                ])
        case .announcementPast(let subject, let until, let day):
            return Finding(
                .announcementPast,
                ["subject": .text(subject), "until": Self.text(until), "day": Self.text(day)])
        case .announcementMissing(let subject):
            return Finding(.announcementMissing, ["subject": .text(subject)])
        case .paidIsFinal(let subject, let version):
            return Finding(
                .resultPaidFinal, ["subject": .text(subject), "version": .count(version)])
        case .stale(let subject, let input):
            return Finding(
                .resultStale,
                [
                    "subject": .text(subject), "input": .text(input.name),
                    "used": .count(input.used), "newest": .count(input.newest),
                ])
        case .upstreamUnknown(let subject, let input):
            return Finding(
                .upstreamUnknown, ["subject": .text(subject), "input": .text(input)])
        case .adjustmentBeforePayment(let subject, let state):
            return Finding(
                .adjustmentBeforePayment, ["subject": .text(subject), "state": state.term])
        case .versionLimit(let subject, let version):
            return Finding(
                .resultVersionLimit, ["subject": .text(subject), "version": .count(version)])
        case .move(let error): return error.finding
        case .privilege(let error): return error.finding
        case .time(let error): return error.finding
        }
    }

    private static func text(_ day: Day) -> MessageValue { .text(day.description) }
}
