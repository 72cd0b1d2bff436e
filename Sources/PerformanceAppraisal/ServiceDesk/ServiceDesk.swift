import HospitalCore

/// The one-stop service desk (一站式服务台): how every order stands at a moment.
///
/// The clock of response runs from the call to 受理, that of completion from the call to 办结
/// without pauses. Whether a limit was kept is known when the step was taken or the limit has
/// passed; before that, and while the clock stands, nothing is due. What happened after the moment
/// of the question is not known yet.
///
/// An open order nobody touched for longer than the limit of its line goes up to the next line;
/// the limits are those of line 1 and line 2, in minutes of the clock (S-176).
public struct ServiceDesk: Equatable, Sendable {
    /// The priorities, the most urgent first.
    public let priorities: [ServicePriority]
    /// Work days and opening hours; needed for limits in working time.
    public let service: ServiceHours?
    /// The levels of satisfaction.
    public let levels: SurveyLevels
    /// What an order may lie idle at line 1 and at line 2, in minutes; none means for ever.
    public let idleMinutes: [Int]
    /// Whether the time between done and reopened counts.
    public let idle: BusinessClock.Idle

    /// A desk.
    /// - Throws: `priorityTwice`; `settingInvalid` for a limit below 0 or above ten years, or for
    ///   more than two of them.
    public init(
        priorities: [ServicePriority], service: ServiceHours? = nil,
        levels: SurveyLevels = .standard, idleMinutes: [Int] = [],
        reopened idle: BusinessClock.Idle = .exclude
    ) throws(DeskError) {
        var seen: Set<String> = []
        for priority in priorities where !seen.insert(priority.code).inserted {
            throw .priorityTwice(priority.code)
        }
        guard idleMinutes.count <= 2 else {
            throw .settingInvalid("idle_minutes", idleMinutes.count)
        }
        for minutes in idleMinutes where !(0...5_270_400).contains(minutes) {
            throw .settingInvalid("idle_minutes", minutes)
        }
        self.priorities = priorities
        self.service = service
        self.levels = levels
        self.idleMinutes = idleMinutes
        self.idle = idle
    }

    /// How the orders stand that were called in up to a moment, in their order.
    /// - Throws: `orderTwice`, `priorityUnknown`, `backwards`, `flow`, `refused`, `proofMissing`,
    ///   `ownWork`, `survey` for a level that is none.
    public func standings(
        of orders: [ServiceOrder], at now: Moment
    ) throws(DeskError) -> [OrderStanding] {
        var seen: Set<String> = []
        var standings: [OrderStanding] = []
        for order in orders where order.created <= now {
            guard seen.insert(order.number).inserted else { throw .orderTwice(order.number) }
            standings.append(try standing(of: order, at: now))
        }
        return standings
    }

    /// The open orders as they are to be worked on: by priority, then the oldest first (S-177).
    public func queue(_ standings: [OrderStanding]) -> [OrderStanding] {
        func rank(_ standing: OrderStanding) -> Int {
            priorities.firstIndex { $0.code == standing.priority } ?? priorities.count
        }
        return standings.filter(\.state.isOpen).sorted {
            let (one, other) = (rank($0), rank($1))
            return one == other ? $0.order.created < $1.order.created : one < other
        }
    }

    private func priority(
        _ code: String, of order: ServiceOrder
    ) throws(DeskError) -> ServicePriority {
        guard let priority = priorities.first(where: { $0.code == code }) else {
            throw .priorityUnknown(
                order: order.number, priority: code,
                nearest: NearestName.nearest(to: code, in: priorities.map(\.code)))
        }
        return priority
    }
}

extension ServiceDesk {
    /// The clocks of an order; a limit that it does not have is one that no clock reaches.
    private struct Clocks {
        var response: BusinessClock?
        var completion: BusinessClock
        var hasCompletion: Bool
    }

    private func clocks(of order: ServiceOrder) throws(DeskError) -> Clocks {
        let priority = try priority(order.priority, of: order)
        return Clocks(
            response: priority.response.map {
                BusinessClock(started: order.created, limit: $0, service: service)
            },
            completion: BusinessClock(
                started: order.created, limit: try limit(priority, of: order), service: service),
            hasCompletion: priority.completion != nil)
    }

    private func limit(
        _ priority: ServicePriority, of order: ServiceOrder
    ) throws(DeskError) -> TimeLimit {
        if let completion = priority.completion { return completion }
        do throws(TimeError) { return try TimeLimit(.minutes(0)) } catch {
            throw .refused(order: order.number, error.finding)
        }
    }

    private func standing(
        of order: ServiceOrder, at now: Moment
    ) throws(DeskError) -> OrderStanding {
        var standing = OrderStanding(order)
        var clocks = try clocks(of: order)
        let actor = Actor(Person.ID(""))
        for event in order.events where event.at <= now {
            guard event.at >= standing.last else {
                throw .backwards(order: order.number, at: event.at, last: standing.last)
            }
            do throws(StateMachineError) {
                standing.state = try OrderFlow.machine.state(
                    after: event.step, from: standing.state, of: order.number, by: actor)
            } catch { throw .flow(error) }
            standing.last = event.at
            try take(event, in: &standing)
            try run(&clocks, by: event, of: order)
        }
        standing.fields["priority"] = standing.priority
        do throws(ClockError) { try judge(&standing, clocks, at: now) } catch {
            throw .refused(order: order.number, error.finding)
        }
        try goUp(&standing, at: now)
        return standing
    }

    /// What a step changes in the order.
    private func take(
        _ event: OrderEvent, in standing: inout OrderStanding
    ) throws(DeskError) {
        let number = standing.order.number
        for name in ["worker", "team", "cause"] {
            if let text = event.details[name] { standing.fields[name] = text }
        }
        switch event.step {
        case .accept: standing.accepted = event.at
        case .undertake:
            standing.undertaken = event.at
            standing.visits += 1
        case .visit: standing.visits += 1
        case .reassign: standing.reassignments += 1
        case .escalate: standing.line = min(3, standing.line + 1)
        case .change: standing.priority = event.details["priority"] ?? standing.priority
        case .finish:
            standing.finished = event.at
            if standing.fields["proof"] == "required", event.details["evidence"] == nil {
                throw .proofMissing(order: number)
            }
        case .reopen:
            standing.reopenings += 1
            standing.isReplied = false
            standing.level = nil
        case .callBack:
            standing.isReplied = true
            do { standing.level = try levels.position(of: event.details["level"]) } catch {
                throw .survey(error)
            }
            let rater = event.details["rater"] ?? standing.fields["reporter"]
            if standing.level != nil, let rater, rater == standing.fields["worker"] {
                throw .ownWork(order: number, worker: rater)
            }
        case .dispatch, .appraise, .pause, .resume, .cancel: break
        }
    }

    /// What a step does to the clocks.
    private func run(
        _ clocks: inout Clocks, by event: OrderEvent, of order: ServiceOrder
    ) throws(DeskError) {
        var step: BusinessClock.Step?
        switch event.step {
        case .pause: step = .pause
        case .resume: step = .resume
        case .finish: step = .solve
        case .reopen: step = .reopen(idle)
        case .change:
            let priority = try priority(event.details["priority"] ?? "", of: order)
            step = .change(try limit(priority, of: order))
            clocks.hasCompletion = priority.completion != nil
        default: break
        }
        do throws(ClockError) {
            if let step { clocks.completion = try clocks.completion.applying(step, at: event.at) }
            if event.step == .accept {
                clocks.response = try clocks.response?.applying(.solve, at: event.at)
            }
        } catch { throw .refused(order: order.number, error.finding) }
    }

    private func judge(
        _ standing: inout OrderStanding, _ clocks: Clocks, at now: Moment
    ) throws(ClockError) {
        standing.isPaused = clocks.completion.state == .paused
        if standing.state.isClosed {
            standing.usedSeconds = try clocks.completion.usedSeconds(at: now)
        }
        guard standing.state != .cancelled else { return }
        if let response = clocks.response {
            standing.respondedInTime = Self.isKept(try response.standing(at: now))
        }
        guard clocks.hasCompletion else { return }
        standing.completedInTime = Self.isKept(try clocks.completion.standing(at: now))
        standing.due = try clocks.completion.due()?.end
    }

    private static func isKept(_ standing: BusinessClock.Standing) -> Bool? {
        switch standing {
        case .running, .notRunning: nil
        case .breached: false
        case .met: true
        }
    }

    /// Moves an open order up that lay idle for longer than the limit of its line.
    private func goUp(
        _ standing: inout OrderStanding, at now: Moment
    ) throws(DeskError) {
        guard standing.state.isOpen, !standing.isPaused else { return }
        var left = standing.last.seconds(until: now)
        while standing.line <= idleMinutes.count {
            let limit = idleMinutes[standing.line - 1] * 60
            guard left > limit else { return }
            left -= limit
            standing.line += 1
            do throws(TimeError) {
                standing.escalated = try (standing.escalated ?? standing.last)
                    .adding(seconds: limit)
            } catch { throw .refused(order: standing.order.number, error.finding) }
        }
    }
}
