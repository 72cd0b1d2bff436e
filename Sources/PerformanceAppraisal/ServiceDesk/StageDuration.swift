import HospitalCore

/// How long a stage took, over many orders (环节时长).
///
/// The duration of a stage is the time of the clock from the event before it, or from the call, to
/// the event that ends it; a stage that an order went through twice counts twice.
public struct StageDuration: Equatable, Sendable {
    /// An event of a log.
    public struct Event: Equatable, Sendable {
        /// The order.
        public let order: String
        /// The stage that it ends.
        public let stage: String
        /// When.
        public let at: Moment

        /// An event.
        public init(order: String, stage: String, at moment: Moment) {
            self.order = order
            self.stage = stage
            at = moment
        }
    }

    /// The stage; `nil` for the whole way from the first event to the last.
    public let stage: String?
    /// How often it was gone through.
    public let count: Int
    /// The mean in minutes, two decimals; `nil` without any.
    public let mean: Decimal?
    /// The median in minutes, two decimals.
    public let median: Decimal?
    /// The 90th percentile in minutes, two decimals.
    public let ninetieth: Decimal?

    init(_ stage: String?, _ seconds: [Int]) throws(DeskError) {
        let spans = Spans(seconds)
        self.stage = stage
        count = spans.seconds.count
        do throws(NumberError) {
            mean = try spans.mean()?.published()
            median = try spans.percentile(50)?.published()
            ninetieth = try spans.percentile(90)?.published()
        } catch { throw .outOfRange }
    }

    /// The durations of the stages of a log whose names are its own: the whole way, then the stages
    /// in the order in which they first ended.
    ///
    /// The first event of an order ends nothing; the events of an order stand in the order in which
    /// they happened.
    /// - Throws: `backwards`, `outOfRange`.
    public static func stages(of log: [Event]) throws(DeskError) -> [StageDuration] {
        var last: [String: (first: Moment, last: Moment)] = [:]
        var (names, seconds): ([String], [String: [Int]]) = ([], [:])
        for event in log {
            guard let before = last[event.order] else {
                last[event.order] = (event.at, event.at)
                continue
            }
            guard before.last <= event.at else {
                throw .backwards(order: event.order, at: event.at, last: before.last)
            }
            last[event.order] = (before.first, event.at)
            if seconds[event.stage] == nil { names.append(event.stage) }
            seconds[event.stage, default: []].append(before.last.seconds(until: event.at))
        }
        var stages = [
            try StageDuration(nil, last.values.map { $0.first.seconds(until: $0.last) })
        ]
        for name in names { stages.append(try StageDuration(name, seconds[name] ?? [])) }
        return stages
    }

    /// The log of orders as far as they are on the way 受理→派发→承办→办结→回访→考核.
    public static func log(of standings: [OrderStanding], at now: Moment) -> [Event] {
        standings.flatMap { standing in
            let number = standing.order.number
            return [Event(order: number, stage: "register", at: standing.order.created)]
                + standing.order.events.filter { $0.at <= now && $0.step.isStage }.map {
                    Event(order: number, stage: $0.step.rawValue, at: $0.at)
                }
        }
    }
}

/// Spans of time in whole seconds, ascending; statistics in minutes, exact.
struct Spans {
    let seconds: [Int]

    init(_ seconds: [Int]) { self.seconds = seconds.sorted() }

    /// The sum in seconds.
    var total: Int128 { seconds.reduce(Int128(0)) { $0 + Int128($1) } }

    /// The mean in minutes; `nil` of nothing.
    func mean() -> Rate? {
        try? Rate(numerator: total, denominator: 60 * Int128(seconds.count))
    }

    /// The percentile by R-7 (PERCENTILE.INC) in minutes: at position (n − 1) × p / 100 from 0,
    /// between two values in proportion; `nil` of nothing.
    ///
    /// The percent is 0 to 100.
    func percentile(_ percent: Int) -> Rate? {
        guard !seconds.isEmpty else { return nil }
        let (whole, part) = ((seconds.count - 1) * percent).quotientAndRemainder(dividingBy: 100)
        let (low, high) = (seconds[whole], seconds[min(whole + 1, seconds.count - 1)])
        return try? Rate(
            numerator: 100 * Int128(low) + (Int128(high) - Int128(low)) * Int128(part),
            denominator: 6_000)
    }
}
