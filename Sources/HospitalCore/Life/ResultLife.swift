/// The life of a period's result from calculation to payment (decisions 13 to 15).
///
///     computed → reviewed → signed → announced → locked → paid
///         ↑__________ unlock by two persons: version n + 1 ______|   before payment only
///
/// Nothing is locked or paid while the announcement runs: its last day belongs to it. A result
/// knows the versions it was calculated from; when one of them has a newer version, it is stale and
/// cannot be paid. After payment only an adjustment in the next open period changes it.
public struct ResultLife: Hashable, Sendable {
    /// What the result is, for messages: `pay 2025-03`.
    public let subject: String
    /// The period.
    public let period: Month
    /// The version, counted from 1.
    public private(set) var version: Int
    /// Where it stands.
    public private(set) var state: ResultState
    /// The last day of the announcement; `nil` before it.
    public private(set) var announcedUntil: Day?
    /// The versions of other results and tables that it was calculated from.
    public private(set) var upstream: [String: Int]
    /// The steps that were taken, on all versions.
    public private(set) var history: [ResultEvent] = []
    /// The day of the last step; `nil` when none is known.
    public private(set) var lastDay: Day?

    /// The steps that are allowed.
    ///
    /// Roles are named by the hospital; a step without one may be taken by anybody.
    public static func machine(
        roles: [ResultStep.Kind: Role.ID] = [:]
    ) -> StateMachine<ResultState, ResultStep.Kind> {
        typealias Transition = StateMachine<ResultState, ResultStep.Kind>.Transition
        let way: [(ResultStep.Kind, ResultState, ResultState)] = [
            (.review, .computed, .reviewed), (.sign, .reviewed, .signed),
            (.announce, .signed, .announced), (.lock, .announced, .locked), (.pay, .locked, .paid),
        ]
        let back: [ResultState] = [.reviewed, .signed, .announced, .locked]
        return StateMachine(
            way.map { Transition($0.0, from: $0.1, to: $0.2, role: roles[$0.0]) }
                + back.map {
                    Transition(
                        .unlock, from: $0, to: .computed, role: roles[.unlock], isBack: true)
                })
    }

    /// A result that was calculated from the named versions.
    public init(_ subject: String, period: Month, upstream: [String: Int] = [:]) {
        self.subject = subject
        self.period = period
        self.upstream = upstream
        version = 1
        state = .computed
    }

    /// A result as it was stored; its history stays with the store.
    /// - Throws: `versionLimit` for a version below 1; `announcementMissing` for an announced one
    ///   whose last day is not known.
    public init(_ stored: StoredResultLife) throws(ResultLifeError) {
        guard stored.version >= 1 else {
            throw .versionLimit(subject: stored.subject, version: stored.version)
        }
        guard stored.state != .announced || stored.announcedUntil != nil else {
            throw .announcementMissing(subject: stored.subject)
        }
        subject = stored.subject
        period = stored.period
        version = stored.version
        state = stored.state
        announcedUntil = stored.announcedUntil
        upstream = stored.upstream
        lastDay = stored.lastDay
    }

    /// The result after a step; an unlock gives version n + 1.
    ///
    /// - `roles`: which role a step needs; none unless named. An unlock needs it of both
    ///   persons.
    /// - Throws: `dayBeforeLastStep`; `announcementOpen`; `paidIsFinal`; `move` for a skipped step
    ///   or a missing role; `announcementPast`; `stale` and `upstreamUnknown` at payment;
    ///   `privilege` and `versionLimit` at an unlock; checked in this order.
    public func advanced(
        by step: ResultStep, roles: [ResultStep.Kind: Role.ID] = [:]
    ) throws(ResultLifeError) -> ResultLife {
        if let lastDay, step.day < lastDay {
            throw .dayBeforeLastStep(subject: subject, day: step.day, last: lastDay)
        }
        if state == .announced, [.lock, .pay].contains(step.kind), let until = announcedUntil,
            step.day <= until
        {
            throw .announcementOpen(subject: subject, step.kind, until: until, day: step.day)
        }
        if state == .paid, step.kind == .unlock {
            throw .paidIsFinal(subject: subject, version: version)
        }
        var next = self
        do {
            next.state = try Self.machine(roles: roles).state(
                after: step.kind, from: state, of: subject, by: step.actor)
        } catch { throw .move(error) }
        try next.take(step, unlockRole: roles[.unlock])
        next.lastDay = step.day
        next.history.append(ResultEvent(version: version, step: step, state: next.state))
        return next
    }

    private mutating func take(
        _ step: ResultStep, unlockRole: Role.ID?
    ) throws(ResultLifeError) {
        switch step.action {
        case .review, .sign, .lock: break
        case .announce(let until):
            guard step.day <= until else {
                throw .announcementPast(subject: subject, until: until, day: step.day)
            }
            announcedUntil = until
        case .pay(let newest):
            if let stale = try staleInputs(newest: newest).first {
                throw .stale(subject: subject, stale)
            }
        case .unlock(let reason, let second, let newUpstream):
            do {
                _ = try PrivilegedAction(
                    .unlock, of: subject,
                    by: PrivilegedAction.Persons(step.actor, confirmedBy: second), reason: reason,
                    on: step.day, role: unlockRole)
            } catch { throw .privilege(error) }
            let (number, overflow) = version.addingReportingOverflow(1)
            guard !overflow else { throw .versionLimit(subject: subject, version: version) }
            version = number
            announcedUntil = nil
            upstream = newUpstream
        }
    }

    /// The inputs of which there is a newer version than the result used, by name (过时标记).
    /// - Throws: `upstreamUnknown` when the newest version of an input is not given: not knowing is
    ///   not being up to date.
    public func staleInputs(
        newest: [String: Int]
    ) throws(ResultLifeError) -> [StaleInput] {
        var stale: [StaleInput] = []
        for name in upstream.keys.sorted(by: { Code<StaleInput>($0) < Code<StaleInput>($1) }) {
            guard let used = upstream[name], let newest = newest[name] else {
                throw .upstreamUnknown(subject: subject, input: name)
            }
            if newest > used { stale.append(StaleInput(name: name, used: used, newest: newest)) }
        }
        return stale
    }

    /// A correction of a paid result: posted in the first open month after its own, carrying its
    /// source period.
    /// - Throws: `adjustmentBeforePayment`; `time` when no later month is open.
    public func adjustment(
        of amount: Money, reason: String, lock: PeriodLock
    ) throws(ResultLifeError) -> ResultAdjustment {
        guard state == .paid else {
            throw .adjustmentBeforePayment(subject: subject, state)
        }
        do {
            return ResultAdjustment(
                subject: subject, sourcePeriod: period, sourceVersion: version,
                postingPeriod: try lock.firstOpenMonth(from: period.adding(months: 1)),
                amount: amount, reason: reason)
        } catch { throw .time(error) }
    }
}

/// An input of a result that has a newer version.
public struct StaleInput: Hashable, Sendable {
    /// The name of the input.
    public let name: String
    /// The version that was used.
    public let used: Int
    /// The newest version.
    public let newest: Int
}

/// A correction of a paid result (发放后调整).
public struct ResultAdjustment: Hashable, Sendable {
    /// The result.
    public let subject: String
    /// The period that was wrong.
    public let sourcePeriod: Month
    /// The version that was paid.
    public let sourceVersion: Int
    /// The open period that takes the correction.
    public let postingPeriod: Month
    /// What is paid more, or less.
    public let amount: Money
    /// Why.
    public let reason: String
}
