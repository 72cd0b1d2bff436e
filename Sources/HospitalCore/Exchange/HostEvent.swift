/// Something that the host shall deliver (待发事件): a text message, a telephone call, a line on a wall
/// screen.
///
/// The library sends nothing; it keeps what is to be sent and what became of it (S-248).
///
///     pending ──take──► taken ──deliver──► delivered
///        ▲                │
///        └──later again───┴──fail──► failed
///
/// Who took an event has it until a moment; then another may take it, because a program that was
/// stopped never answers. The same answer twice is one answer.
public struct HostEvent: Hashable, Sendable {
    /// Where an event stands.
    public enum State: String, CaseIterable, Sendable {
        /// Nobody has taken it.
        case pending
        /// Somebody has it.
        case taken
        /// It has reached its receiver.
        case delivered
        /// It was given up.
        case failed
    }

    /// What became of an event that somebody took.
    public enum Outcome: Hashable, Sendable {
        /// It has reached its receiver.
        case delivered
        /// It did not; it may be taken again from a moment on.
        case again(from: Moment, reason: String)
        /// It did not and is given up.
        case failed(reason: String)
    }

    /// The code.
    public let code: String
    /// From when on it may be taken.
    public private(set) var due: Moment
    /// Where it stands.
    public private(set) var state: State
    /// Who took it last.
    public private(set) var taker: String?
    /// Until when the taker has it.
    public private(set) var heldUntil: Moment?
    /// How often it was taken.
    public private(set) var attempts: Int
    /// Why it did not reach its receiver.
    public private(set) var reason: String?

    /// An event that nobody has taken.
    public init(_ code: String, due: Moment) {
        self.code = code
        self.due = due
        (state, attempts) = (.pending, 0)
    }

    /// An event as it was kept.
    public init(
        _ code: String, due: Moment, state: State, taker: String?, heldUntil: Moment?,
        attempts: Int, reason: String?
    ) {
        self.init(code, due: due)
        self.state = state
        self.taker = taker
        self.heldUntil = heldUntil
        self.attempts = attempts
        self.reason = reason
    }

    /// Whether somebody may take it: it is due and free, its last taker's time is over, or the same
    /// taker asks again because the answer was lost.
    public func canBeTaken(by taker: String, at now: Moment) -> Bool {
        switch state {
        case .pending: return due <= now
        case .taken: return self.taker == taker || heldUntil.map { $0 < now } ?? true
        case .delivered, .failed: return false
        }
    }

    /// The event in the hands of a taker until a moment.
    ///
    /// It counts as another attempt unless the taker has it already.
    /// - Throws: `notFree`.
    public func taken(
        by taker: String, at now: Moment, until end: Moment
    ) throws(HostEventError) -> HostEvent {
        guard canBeTaken(by: taker, at: now) else { throw .notFree(code, state) }
        var next = self
        let isAgain = state == .taken && self.taker == taker && heldUntil.map { now <= $0 } == true
        (next.state, next.taker, next.heldUntil) = (.taken, taker, end)
        next.attempts = isAgain ? attempts : attempts.addingReportingOverflow(1).partialValue
        return next
    }

    /// The event after its taker has said what became of it.
    /// - Throws: `notHeld` when somebody else has it or nobody; the same outcome again is no error.
    public func ended(
        _ outcome: Outcome, by taker: String
    ) throws(HostEventError) -> HostEvent {
        var next = self
        switch outcome {
        case .delivered: (next.state, next.reason) = (.delivered, nil)
        case .failed(let reason): (next.state, next.reason) = (.failed, reason)
        case .again(let moment, let reason):
            (next.state, next.reason, next.due) = (.pending, reason, moment)
        }
        next.heldUntil = nil
        guard self.taker == taker else { throw .notHeld(code, by: taker, state) }
        guard state == .taken || next == self else { throw .notHeld(code, by: taker, state) }
        return next
    }
}

/// Why an event cannot go on.
public enum HostEventError: HospitalError, Hashable {
    /// It is not free.
    case notFree(String, HostEvent.State)
    /// It is not in the hands of who answers.
    case notHeld(String, by: String, HostEvent.State)
    /// There is no such event.
    case unknown(String)
    /// An event of this code is there and says something else.
    case differs(String)

    /// The message with the code.
    public var finding: Finding {
        switch self {
        case .notFree(let code, let state):
            return Finding(.eventNotFree, ["event": .text(code), "state": state.term])
        case .notHeld(let code, let taker, let state):
            return Finding(
                .eventNotHeld,
                [
                    "event": .text(code), "taker": .text(taker), "state": state.term,
                ])
        case .unknown(let code): return Finding(.eventUnknown, ["event": .text(code)])
        case .differs(let code): return Finding(.eventDiffers, ["event": .text(code)])
        }
    }
}

extension HostEvent.State {
    /// The state in words.
    public var term: MessageValue {
        switch self {
        case .pending: .phrase(chinese: "待领取", english: "pending")
        case .taken: .phrase(chinese: "已领取", english: "taken")
        case .delivered: .phrase(chinese: "已送达", english: "delivered")
        case .failed: .phrase(chinese: "失败", english: "failed")
        }
    }
}
