import HospitalCore

/// An indicator of the desk (服务台指标) with what it was computed from.
public struct DeskIndicator: Equatable, Sendable {
    /// The name: `response_in_time`.
    public let name: String
    /// What the value is: `count`, `percent`, `minutes`, `points`.
    public let unit: String
    /// The number above the line; seconds for minutes, `nil` for a percentile.
    public let numerator: Decimal?
    /// The number below the line; how many there are for a percentile.
    public let denominator: Int
    /// The printed value, two decimals; a count has none.
    ///
    /// `nil` of nothing.
    public let value: Decimal?
}

extension ServiceDesk {
    /// The indicators of some orders.
    ///
    /// | name | of | over |
    /// |---|---|---|
    /// | `response_in_time` | accepted within the limit | accepted, or limit passed |
    /// | `completion_in_time` | done within the limit | done, or limit passed |
    /// | `first_time_fix` | done with one visit and never reopened | done |
    /// | `reopen_rate` | reopened | done |
    /// | `first_line_rate` | done at line 1 | done |
    /// | `reply_rate` | done and called back | done |
    /// | `satisfaction_rate` | satisfied | valid answers |
    /// | `satisfaction_score` | points | valid answers |
    /// | `mttr_mean`, `mttr_median`, `mttr_p90` | minutes from call to done without pauses | done |
    /// | `response_mean`, `trip_mean` | minutes to 受理, from 承办 to 办结 | those that have them |
    ///
    /// and the counts `orders`, `open`, `overdue`, `closed`, `cancelled`, `no_reply`,
    /// `reassignments`. Cancelled orders count in `orders` and `cancelled` only.
    /// - Throws: `outOfRange`.
    public func indicators(of standings: [OrderStanding]) throws(DeskError) -> [DeskIndicator] {
        let live = standings.filter { $0.state != .cancelled }
        let closed = live.filter(\.state.isClosed)
        let due = live.compactMap(\.respondedInTime)
        let done = live.compactMap(\.completedInTime)
        var counts = LevelCounts(levels)
        for standing in closed {
            do { try counts.add(standing.level, times: 1) } catch { throw .outOfRange }
        }
        let replied = closed.count(where: \.isReplied)
        let repair = Spans(closed.compactMap(\.usedSeconds))
        let fixed = closed.count { $0.visits <= 1 && $0.reopenings == 0 }
        let all: [(String, Int)] = [
            ("orders", standings.count), ("open", live.count - closed.count),
            ("overdue", live.count(where: \.isOverdue)), ("closed", closed.count),
            ("cancelled", standings.count - live.count), ("no_reply", closed.count - replied),
            ("reassignments", live.reduce(0) { $0 + $1.reassignments }),
        ]
        let shares: [(String, Int, Int)] = [
            ("response_in_time", due.count { $0 }, due.count),
            ("completion_in_time", done.count { $0 }, done.count),
            ("first_time_fix", fixed, closed.count),
            ("reopen_rate", closed.count { $0.reopenings > 0 }, closed.count),
            ("first_line_rate", closed.count { $0.line == 1 }, closed.count),
            ("reply_rate", replied, closed.count),
            ("satisfaction_rate", counts.satisfied(levels), counts.valid),
        ]
        let means: [(String, Spans)] = [
            ("mttr_mean", repair), ("response_mean", Spans(live.compactMap(\.responseSeconds))),
            ("trip_mean", Spans(live.compactMap(\.tripSeconds))),
        ]
        do throws(NumberError) {
            var rows = all.map { name, count in
                DeskIndicator(
                    name: name, unit: "count", numerator: Decimal(count), denominator: 1,
                    value: Decimal(count))
            }
            for (name, part, whole) in shares {
                rows.append(
                    DeskIndicator(
                        name: name, unit: "percent", numerator: Decimal(part), denominator: whole,
                        value: try Percentage.published(part, of: whole)))
            }
            // Points have at most 18 decimals, so nothing is rounded.
            let points = try counts.points(levels).decimal(digits: 18, rounding: .halfToEven)
            rows.append(
                DeskIndicator(
                    name: "satisfaction_score", unit: "points", numerator: points.normalized,
                    denominator: counts.valid, value: try counts.mean(levels)?.published()))
            for (name, spans) in means {
                rows.append(
                    DeskIndicator(
                        name: name, unit: "minutes",
                        numerator: try Decimal(significand: spans.total, scale: 0),
                        denominator: spans.seconds.count, value: try spans.mean()?.published()))
            }
            for (name, percent) in [("mttr_median", 50), ("mttr_p90", 90)] {
                rows.append(
                    DeskIndicator(
                        name: name, unit: "minutes", numerator: nil,
                        denominator: repair.seconds.count,
                        value: try repair.percentile(percent)?.published()))
            }
            return rows
        } catch { throw .outOfRange }
    }

    /// The orders by the value of a field, values in the order of their first order; orders without
    /// the field are left out (S-168 to S-170, S-180, S-182).
    public static func groups(
        _ standings: [OrderStanding], by field: String
    ) -> [(value: String, standings: [OrderStanding])] {
        var (values, groups): ([String], [String: [OrderStanding]]) = ([], [:])
        for standing in standings {
            guard let value = standing.fields[field] else { continue }
            if groups[value] == nil { values.append(value) }
            groups[value, default: []].append(standing)
        }
        return values.map { ($0, groups[$0] ?? []) }
    }
}

/// A fault that comes again and again (重复故障, S-178).
public struct RepeatedFault: Equatable, Sendable {
    /// What fails.
    public let asset: String
    /// Why.
    public let cause: String
    /// The orders, in their order.
    public let orders: [String]

    /// The faults of the same asset and cause with at least so many orders, the most frequent
    /// first; cancelled orders and those without asset or cause are left out.
    /// - Throws: `settingInvalid` below 2.
    public static func faults(
        in standings: [OrderStanding], atLeast minimum: Int = 2
    ) throws(DeskError) -> [RepeatedFault] {
        guard minimum >= 2 else { throw .settingInvalid("repeat_minimum", minimum) }
        var faults: [RepeatedFault] = []
        let live = standings.filter { $0.state != .cancelled }
        for (asset, failures) in ServiceDesk.groups(live, by: "asset") {
            for (cause, same) in ServiceDesk.groups(failures, by: "cause")
            where same.count >= minimum {
                faults.append(
                    RepeatedFault(
                        asset: asset, cause: cause, orders: same.map(\.order.number)))
            }
        }
        return faults.sorted { $0.orders.count > $1.orders.count }
    }
}
