import HospitalCore

/// The workers of the service centre by trade, and how much of their time orders take (班组花名册与利用率,
/// S-181).
///
///     utilisation = minutes from 承办 to 办结 of the trade's orders ÷ minutes its workers were there
///
/// in percent with two decimals, half away from zero. A trade in which the time of somebody is not
/// known has no utilisation: the time of the others is not the time of the trade.
public struct TradeRoster: Equatable, Sendable {
    /// Somebody who works for the service centre.
    public struct Worker: Equatable, Sendable {
        /// The code, as orders name it.
        public let code: String
        /// The trade (工种): 电工.
        public let trade: String
        /// Whether a contractor employs the worker.
        public let isContract: Bool
        /// The minutes the worker was there in the period; `nil` when nobody told.
        public let minutes: Int?

        /// A worker.
        public init(_ code: String, trade: String, isContract: Bool = false, minutes: Int? = nil) {
            (self.code, self.trade) = (code, trade)
            (self.isContract, self.minutes) = (isContract, minutes)
        }
    }

    /// A trade with its workers.
    public struct Trade: Equatable, Sendable {
        /// The name; `nil` for all trades together.
        public let name: String?
        /// Workers of the hospital.
        public internal(set) var own = 0
        /// Workers of contractors.
        public internal(set) var contract = 0
        /// Orders that were done.
        public internal(set) var orders = 0
        /// Seconds that orders took.
        var usedSeconds: Int64 = 0
        /// Minutes the workers were there; `nil` when that of somebody is not known.
        public internal(set) var availableMinutes: Int64? = 0

        /// How many work in it.
        public var persons: Int { own + contract }
        /// Minutes that orders took, two decimals, half away from zero.
        public var usedMinutes: Decimal? { published(Int128(usedSeconds), over: 60) }
        /// The share of the time that orders took, in percent; `nil` of no or of unknown time.
        public var utilisation: Decimal? {
            availableMinutes.flatMap {
                published(Int128(usedSeconds) * 100, over: Int128($0) * 60)
            }
        }

        private func published(_ above: Int128, over below: Int128) -> Decimal? {
            try? Rate(numerator: above, denominator: below).published()
        }
    }

    /// The workers.
    public let workers: [Worker]
    private let trades: [String: String]

    /// The longest time of one worker: ten years of minutes.
    private static let maximumMinutes = 5_270_400

    /// A roster.
    /// - Throws: `workerTwice`; `minutesInvalid` below 0 or above ten years.
    public init(_ workers: [Worker]) throws(DeskError) {
        var trades: [String: String] = [:]
        for worker in workers {
            guard trades.updateValue(worker.trade, forKey: worker.code) == nil else {
                throw .workerTwice(worker.code)
            }
            if let minutes = worker.minutes, !(0...Self.maximumMinutes).contains(minutes) {
                throw .minutesInvalid(worker: worker.code, minutes)
            }
        }
        (self.workers, self.trades) = (workers, trades)
    }

    /// All trades together, then each in the order of its first worker.
    /// - Throws: `workerUnknown` for a done order of somebody who is not in the roster.
    public func trades(of standings: [OrderStanding]) throws(DeskError) -> [Trade] {
        var all = [Trade(name: nil)]
        var places: [String: Int] = [:]
        for worker in workers {
            let place = places[worker.trade] ?? all.count
            if place == all.count { all.append(Trade(name: worker.trade)) }
            places[worker.trade] = place
            for index in [0, place] { Self.add(worker, to: &all[index]) }
        }
        for standing in standings {
            guard let seconds = standing.tripSeconds, let code = standing.fields["worker"]
            else { continue }
            guard let place = trades[code].flatMap({ places[$0] }) else {
                throw .workerUnknown(
                    order: standing.order.number, worker: code,
                    nearest: NearestName.nearest(to: code, in: trades.keys.sorted()))
            }
            for index in [0, place] {
                all[index].orders += 1
                let sum = all[index].usedSeconds.addingReportingOverflow(Int64(seconds))
                guard !sum.overflow else { throw .outOfRange }
                all[index].usedSeconds = sum.partialValue
            }
        }
        return all
    }

    private static func add(_ worker: Worker, to trade: inout Trade) {
        if worker.isContract { trade.contract += 1 } else { trade.own += 1 }
        // Workers in memory times ten years of minutes fit.
        trade.availableMinutes = trade.availableMinutes.flatMap { sum in
            worker.minutes.map { sum + Int64($0) }
        }
    }
}
