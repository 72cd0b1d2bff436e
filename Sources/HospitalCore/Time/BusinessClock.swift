/// The clock of a time limit that can stand still (时限计时): started, paused, resumed, solved,
/// reopened, and never losing what was used.
///
/// The time used is that of the stretches in which the clock ran; the due moment follows from it
/// and moves when the clock stood or the limit changes. While the clock stands there is no due
/// moment, so waiting never breaks a limit. Limits in days are put off by the days from each pause
/// to its resumption: work days for a limit in work days, calendar days for one in days.
public struct BusinessClock: Hashable, Sendable {
    /// What happens to a clock.
    public enum Step: Hashable, Sendable {
        /// It stands until resumed: waiting for the requester, for a part.
        case pause
        /// It runs again.
        case resume
        /// Another limit counts from the start, as when the priority changes.
        case change(TimeLimit)
        /// The work is done.
        case solve
        /// The work was not done after all.
        case reopen(Idle)

        var term: MessageValue {
            switch self {
            case .pause: return .phrase(chinese: "暂停", english: "pause")
            case .resume: return .phrase(chinese: "恢复", english: "resume")
            case .change: return .phrase(chinese: "变更时限", english: "change of the limit")
            case .solve: return .phrase(chinese: "办结", english: "solve")
            case .reopen: return .phrase(chinese: "重开", english: "reopen")
            }
        }
    }

    /// Whether the time between solved and reopened counts.
    public enum Idle: String, CaseIterable, Sendable {
        /// It does not count.
        case exclude
        /// It counts as if the work had never been called done.
        case include
    }

    /// Whether the clock runs.
    public enum State: String, CaseIterable, Sendable {
        /// It runs.
        case running
        /// It stands.
        case paused
        /// The work is done.
        case solved

        var term: MessageValue {
            switch self {
            case .running: return .phrase(chinese: "正在计时", english: "running")
            case .paused: return .phrase(chinese: "已暂停", english: "paused")
            case .solved: return .phrase(chinese: "已办结", english: "solved")
            }
        }
    }

    /// When it was started.
    public let started: Moment
    /// The limit that counts.
    public private(set) var limit: TimeLimit
    /// Whether it runs.
    public private(set) var state = State.running
    /// Work days and opening hours; needed for limits that count them.
    public let service: ServiceHours?
    private var lastStep: Moment
    /// The stretches in which it ran; the last one is open while it runs.
    private var runs: [Run]

    private struct Run: Hashable {
        let start: Moment
        var end: Moment?
    }

    /// A clock that runs from a moment.
    public init(started: Moment, limit: TimeLimit, service: ServiceHours? = nil) {
        self.started = started
        self.limit = limit
        self.service = service
        lastStep = started
        runs = [Run(start: started, end: nil)]
    }

    /// The clock after a step.
    /// - Throws: `stepRefused` when the step does not follow from the state; `stepBackwards` when
    ///   it lies before the last one.
    public func applying(_ step: Step, at moment: Moment) throws(ClockError) -> BusinessClock {
        guard moment >= lastStep else { throw .stepBackwards(moment, last: lastStep) }
        var clock = self
        clock.lastStep = moment
        switch (state, step) {
        case (.running, .pause): clock.stop(.paused, at: moment)
        case (.running, .solve): clock.stop(.solved, at: moment)
        case (.paused, .solve): clock.state = .solved
        case (.paused, .resume): clock.run(from: moment)
        case (.running, .change(let limit)), (.paused, .change(let limit)): clock.limit = limit
        case (.solved, .reopen(let idle)):
            clock.run(from: idle == .include ? lastStep : moment)
        default: throw .stepRefused(step, state: state)
        }
        return clock
    }

    private mutating func stop(_ newState: State, at moment: Moment) {
        state = newState
        if let run = runs.last { runs[runs.count - 1] = Run(start: run.start, end: moment) }
    }

    private mutating func run(from moment: Moment) {
        state = .running
        runs.append(Run(start: moment, end: nil))
    }
}

extension BusinessClock {
    /// How a clock stands against its limit.
    public enum Standing: Hashable, Sendable {
        /// It runs and is in time.
        case running(due: DueTime)
        /// It stands and the limit was not used up before.
        case notRunning
        /// The limit was used up at that moment.
        case breached(due: DueTime)
        /// It was solved in time.
        case met
    }

    /// How the clock stands at a moment.
    /// - Throws: `calendar` when the calendar refuses a day.
    public func standing(at now: Moment) throws(ClockError) -> Standing {
        do throws(TimeError) {
            let judged = runs.last?.end ?? now
            if let due = try usedUp(), !due.isOnTime(judged) { return .breached(due: due) }
            switch state {
            case .running:
                guard let due = try usedUp() else { return .notRunning }
                return .running(due: due)
            case .paused: return .notRunning
            case .solved: return .met
            }
        } catch { throw .calendar(error) }
    }

    /// When the limit ends if nothing more happens; `nil` while the clock does not run.
    /// - Throws: `calendar` when the calendar refuses a day.
    public func due() throws(ClockError) -> DueTime? {
        do throws(TimeError) { return state == .running ? try usedUp() : nil } catch {
            throw .calendar(error)
        }
    }

    /// Seconds used at a moment: opening time for a limit in opening time, else clock time.
    /// - Throws: `calendar` when the calendar refuses a day.
    public func usedSeconds(at now: Moment) throws(ClockError) -> Int {
        do throws(TimeError) {
            var used = 0
            for run in runs { used += try seconds(from: run.start, to: run.end ?? now) }
            return used
        } catch { throw .calendar(error) }
    }

    /// When the limit was or will be used up; `nil` when it was not and the clock stands.
    private func usedUp() throws(TimeError) -> DueTime? {
        switch limit.length {
        case .calendarDays, .workDays:
            return try limit.due(from: started, service: service, pausedDays: pausedDays())
        case .clock(let allowed), .open(let allowed):
            var left = allowed
            for run in runs {
                if let end = run.end {
                    let used = try seconds(from: run.start, to: end)
                    // A limit used up exactly when the clock stopped was not broken by that run.
                    guard used > left || (used == left && !limit.isInclusive) else {
                        left -= used
                        continue
                    }
                }
                return try rest(left).due(from: run.start, service: service)
                    .starting(at: started)
            }
            return nil
        }
    }

    private func rest(_ seconds: Int) throws(TimeError) -> TimeLimit {
        let length: TimeLimit.Length
        if case .open = limit.length {
            length = .open(seconds: seconds)
        } else {
            length = .clock(seconds: seconds)
        }
        return try TimeLimit(length, firstDay: limit.firstDay, isInclusive: limit.isInclusive)
    }

    private func seconds(from start: Moment, to end: Moment) throws(TimeError) -> Int {
        guard case .open = limit.length else { return max(0, start.seconds(until: end)) }
        guard let service else { throw .calendarMissing(start.day) }
        return try service.openSeconds(from: start, to: end)
    }

    /// Days between each stop and the run that followed it.
    private func pausedDays() throws(TimeError) -> Int {
        var days = 0
        for (run, next) in zip(runs, runs.dropFirst()) {
            guard let end = run.end else { continue }
            if case .workDays = limit.length {
                guard let calendar = service?.calendar else { throw .calendarMissing(end.day) }
                days += try calendar.workDays(after: end.day, through: next.start.day)
            } else {
                days += end.day.days(until: next.start.day)
            }
        }
        return days
    }
}

extension DueTime {
    /// The same end for a span that began earlier.
    fileprivate func starting(at start: Moment) -> DueTime {
        DueTime(start: start, day: day, end: end, lastMoment: lastMoment)
    }
}

/// What can be wrong with a step of a service clock.
public enum ClockError: HospitalError, Hashable {
    /// The step does not follow from the state.
    case stepRefused(BusinessClock.Step, state: BusinessClock.State)
    /// The step lies before the one that came before it.
    case stepBackwards(Moment, last: Moment)
    /// The calendar refuses a day.
    case calendar(TimeError)

    /// The message with the step.
    public var finding: Finding {
        switch self {
        case .stepRefused(let step, let state):
            return Finding(
                .clockStepRefused,
                [
                    "step": step.term, "state": state.term,
                ])
        case .stepBackwards(let moment, let last):
            return Finding(
                .clockStepBackwards,
                [
                    "moment": .text(moment.description), "last": .text(last.description),
                ])
        case .calendar(let error): return error.finding
        }
    }
}
