import HospitalCore

/// Work that is done again until it is accepted (返工直至验收通过, S-041).
///
///     reworks = attempts that were not accepted
///     first-pass rate = jobs accepted at the first attempt / jobs accepted
///
/// Work is judged by its effect against a target set before: an attempt is accepted when the value
/// meets the target, or when the inspector says so where nothing is measured. Who did the work does
/// not accept it.
public struct AcceptanceLoop: Equatable, Sendable {
    /// An attempt.
    public struct Attempt: Equatable, Sendable {
        /// The day of its inspection.
        public let day: Day
        /// Whether it was accepted.
        public let isAccepted: Bool
        /// Who did the work.
        public let worker: Person.ID?
        /// Who inspected it.
        public let inspector: Person.ID?

        /// An attempt.
        public init(
            _ day: Day, isAccepted: Bool, worker: Person.ID? = nil, inspector: Person.ID? = nil
        ) {
            self.day = day
            self.isAccepted = isAccepted
            self.worker = worker
            self.inspector = inspector
        }
    }

    /// The job.
    public let job: String
    /// The attempts in their order.
    public let attempts: [Attempt]

    /// A job with its attempts.
    /// - Throws: `dayBeforeLast`; `acceptedBefore` for an attempt after the accepted one;
    ///   `acceptedByWorker`.
    public init(_ job: String, _ attempts: [Attempt]) throws(DutyError) {
        var last: Attempt?
        for attempt in attempts {
            if let last {
                guard attempt.day >= last.day else {
                    throw .dayBeforeLast(job, day: attempt.day, last: last.day)
                }
                guard !last.isAccepted else { throw .acceptedBefore(job, day: last.day) }
            }
            if let worker = attempt.worker, worker == attempt.inspector {
                throw .acceptedByWorker(job, worker)
            }
            last = attempt
        }
        self.job = job
        self.attempts = attempts
    }

    /// Whether a value meets a target.
    public static func isMet(_ value: Decimal, target: Decimal, _ direction: Direction) -> Bool {
        direction == .higherIsBetter ? value >= target : value <= target
    }

    /// How often the work had to be done again.
    public var reworks: Int { attempts.count { !$0.isAccepted } }
    /// The day it was accepted; `nil` while it is not.
    public var acceptedOn: Day? { attempts.last.flatMap { $0.isAccepted ? $0.day : nil } }
    /// Whether the first attempt was accepted; `nil` while none was.
    public var isFirstPass: Bool? { acceptedOn.map { _ in attempts.count == 1 } }

    /// The share of accepted jobs that needed one attempt; `nil` when none is accepted.
    public static func firstPassRate(of loops: [AcceptanceLoop]) -> Rate? {
        let passes = loops.compactMap(\.isFirstPass)
        return try? Rate(
            numerator: Int128(passes.count { $0 }), denominator: Int128(passes.count))
    }
}
