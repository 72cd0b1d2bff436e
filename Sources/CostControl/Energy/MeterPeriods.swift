import HospitalCore

/// What was used in each period of a plan of readings: hours, days or weeks.
///
/// A use between two readings that spans several periods is spread over them by their time, marked
/// as estimated, and its parts add up to it. A period that no reading covers to its end is missing
/// and not 0.
/// - Source: T-MTR
public struct MeterPeriods: Equatable, Sendable {
    /// A period.
    public struct Period: Equatable, Sendable {
        /// Its start.
        public let start: Moment
        /// Its end.
        public let end: Moment
        /// What was used; `nil` when it is missing.
        public let quantity: Decimal?
        /// What is remarkable, in declared order.
        public let flags: [Meter.Flag]
    }

    /// The periods in order.
    public let periods: [Period]
    /// The planned readings that are not there, in order.
    public let missingReadings: [Moment]

    /// Spreads uses over the periods between planned readings.
    ///
    /// - Parameters:
    ///   - uses: the uses of one meter, in order.
    ///   - plan: the moments at which it is to be read, rising.
    /// - Throws: `outOfOrder` unless the plan rises; `outOfRange`.
    public init(_ uses: [Meter.Use], plan: [Moment]) throws(EnergyError) {
        for (one, next) in zip(plan, plan.dropFirst()) where next <= one {
            throw .outOfOrder("plan", at: next)
        }
        struct Sum {
            var quantity = Decimal.zero
            var covered = 0
            var flags: Set<Meter.Flag> = []
        }
        var sums = [Sum](repeating: Sum(), count: max(plan.count - 1, 0))
        var first = 0
        for use in uses {
            while first < sums.count, plan[first + 1] <= use.start { first += 1 }
            var pieces: [(period: Int?, seconds: Int)] = []
            var place = first
            var from = use.start
            if let begin = plan.first, from < begin {
                pieces.append((nil, from.seconds(until: min(begin, use.end))))
                from = min(begin, use.end)
            }
            while from < use.end, place < sums.count {
                let to = min(plan[place + 1], use.end)
                if to > from { pieces.append((place, from.seconds(until: to))) }
                from = max(from, to)
                place += 1
            }
            if from < use.end { pieces.append((nil, from.seconds(until: use.end))) }
            let shares: [Int128]
            do {
                shares = try Apportionment.shares(
                    of: use.quantity.significand, weights: pieces.map { Int128($0.seconds) },
                    residual: .largestRemainder)
            } catch { throw .outOfRange("plan") }
            for (piece, share) in zip(pieces, shares) {
                guard let period = piece.period else { continue }
                sums[period].quantity = try EnergyError.fitting("plan") {
                    () throws(NumberError) in
                    try sums[period].quantity.adding(
                        Decimal(significand: share, scale: use.quantity.scale))
                }
                sums[period].covered += piece.seconds
                sums[period].flags.formUnion(use.flags)
                if pieces.count > 1 { sums[period].flags.insert(.estimated) }
            }
        }
        periods = sums.enumerated().map { place, sum in
            let isWhole = sum.covered == plan[place].seconds(until: plan[place + 1])
            return Period(
                start: plan[place], end: plan[place + 1],
                quantity: isWhole ? sum.quantity : nil,
                flags: Meter.Flag.allCases.filter(sum.flags.contains))
        }
        let read = Set(uses.flatMap { [$0.start, $0.end] })
        missingReadings = plan.filter { !read.contains($0) }
    }
}
