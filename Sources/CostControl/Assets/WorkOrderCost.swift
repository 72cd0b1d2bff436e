import HospitalCore

/// What maintenance costs and how reliable a piece of equipment is (维修工单成本、MTBF、MTTR).
///
///     labour = Σ minutes × rate per hour / 60, rounded once half away from zero to the fen
///     order = labour + parts + other
///     MTBF = hours in service without downtime / failures
///     MTTR = downtime / failures
///
/// No failure: neither is defined. Minutes are exact: nothing of an hour is lost.
/// - Source: requirement S-188; operations page, work orders
public enum WorkOrderCost {
    /// Work of somebody.
    public struct Labour: Equatable, Sendable {
        /// How long.
        public let minutes: Int
        /// For an hour.
        public let hourlyRate: Money

        /// Work.
        public init(minutes: Int, hourlyRate: Money) {
            self.minutes = minutes
            self.hourlyRate = hourlyRate
        }
    }

    /// The cost of an order.
    /// - Throws: `negative`, `outOfRange`.
    public static func cost(
        of order: String, labour: [Labour], parts: Money, other: Money
    ) throws(AssetError) -> (labour: Money, total: Money) {
        var exact = Rate.zero
        for work in labour {
            guard work.minutes >= 0, work.hourlyRate >= .zero else { throw .negative(order) }
            do throws(NumberError) {
                exact =
                    exact
                    + (try Rate(
                        numerator: Int128(work.minutes) * Int128(work.hourlyRate.fen),
                        denominator: 6_000))
            } catch { throw .outOfRange(order) }
        }
        let sum = exact
        do throws(NumberError) {
            let paid = try sum.money()
            return (paid, try paid.adding(parts).adding(other))
        } catch { throw .outOfRange(order) }
    }

    /// Mean time between failures and to repair in hours, two digits half away from zero; `nil`
    /// without failures.
    /// - `serviceMinutes`: how long it was in service, downtime included.
    /// - `downtimes`: the minutes of each failure.
    /// - Throws: `negative` for a downtime below zero or more than the service; `outOfRange`.
    public static func reliability(
        of asset: String, serviceMinutes: Int, downtimes: [Int]
    ) throws(AssetError) -> (betweenFailures: Decimal, toRepair: Decimal)? {
        var down = 0
        for minutes in downtimes {
            let (sum, overflow) = down.addingReportingOverflow(minutes)
            guard minutes >= 0, !overflow else { throw .negative(asset) }
            down = sum
        }
        guard serviceMinutes >= down else { throw .negative(asset) }
        guard !downtimes.isEmpty else { return nil }
        func hours(_ minutes: Int) throws(AssetError) -> Decimal {
            do throws(NumberError) {
                return try Rate(
                    numerator: Int128(minutes), denominator: Int128(downtimes.count) * 60
                ).decimal(digits: 2, rounding: .halfAwayFromZero)
            } catch { throw .outOfRange(asset) }
        }
        return (try hours(serviceMinutes - down), try hours(down))
    }
}

/// What is wrong with assets and their orders.
public enum AssetError: HospitalError, Equatable {
    /// An asset that stands twice.
    case twice(String)
    /// A number below what it may be.
    case negative(String)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .twice(let code): Finding(.assetTwice, ["asset": .text(code)])
        case .negative(let code): Finding(.assetNegative, ["asset": .text(code)])
        case .outOfRange(let code): Finding(.assetOutOfRange, ["asset": .text(code)])
        }
    }
}
