import HospitalCore
import PerformanceAppraisal

/// What the desk answers, as tables.
extension ServiceDesk {
    /// How the orders stand; an open one has its place in the queue.
    func orderTable(_ standings: [OrderStanding], at now: Moment) -> ResultTable {
        var places: [String: Int] = [:]
        for (place, standing) in queue(standings).enumerated() {
            places[standing.order.number] = place + 1
        }
        return ResultTable(
            name: "orders",
            columns: [
                .text("order", zh: "工单编号", en: "Order"), .text("state", zh: "状态", en: "State"),
                .text("priority", zh: "优先级", en: "Priority"),
                .whole("line", zh: "支持线", en: "Line"), .text("worker", zh: "承办人", en: "Worker"),
                .text("team", zh: "班组", en: "Team"),
                .whole("reassignments", zh: "改派次数", en: "Reassignments"),
                .whole("in_time_response", zh: "受理及时", en: "Accepted in time"),
                .whole("in_time_completion", zh: "办结及时", en: "Done in time"),
                .whole("due", zh: "办结期限", en: "Due"),
                .text("used_minutes", zh: "办结用时（分）", en: "Minutes used"),
                .whole("age_minutes", zh: "已历时（分）", en: "Age in minutes"),
                .whole("paused", zh: "暂停", en: "Paused"),
                .whole("escalated", zh: "自动升级时间", en: "Went up at"),
                .whole("queue", zh: "派工次序", en: "Place in the queue"),
                .text("place", zh: "地点", en: "Place"), .whole("replied", zh: "已回访", en: "Replied"),
            ],
            rows: standings.map { standing in
                func flag(_ value: Bool?) -> ResultValue { value.map { .flag($0) } ?? .null }
                func moment(_ value: Moment?) -> ResultValue {
                    value.map { .integer($0.yyyymmddhhmmss) } ?? .null
                }
                let age = standing.order.created.seconds(until: now) / 60
                return [
                    .text(standing.order.number), .text(standing.state.rawValue),
                    .text(standing.priority), .integer(Int64(standing.line)),
                    .text(optional: standing.fields["worker"]),
                    .text(optional: standing.fields["team"]),
                    .integer(Int64(standing.reassignments)), flag(standing.respondedInTime),
                    flag(standing.completedInTime), moment(standing.due),
                    .optional(standing.usedMinutes),
                    standing.state.isOpen ? .integer(Int64(age)) : .null,
                    .flag(standing.isPaused), moment(standing.escalated),
                    places[standing.order.number].map { .integer(Int64($0)) } ?? .null,
                    .text(optional: standing.fields["place"]), .flag(standing.isReplied),
                ]
            })
    }

    /// The indicators of all orders, then of the orders by each value of the fields.
    func indicatorTable(_ standings: [OrderStanding], by fields: [String]) throws -> ResultTable {
        var table = ResultTable(
            name: "indicators",
            columns: [
                .text("by", zh: "分组字段", en: "Field"), .text("value_of_by", zh: "分组", en: "Group"),
                .text("indicator", zh: "指标", en: "Indicator"),
                .text("unit", zh: "单位", en: "Unit"), .text("numerator", zh: "分子", en: "Numerator"),
                .whole("denominator", zh: "分母", en: "Denominator"),
                .text("value", zh: "指标值", en: "Value"),
            ])
        for row in try indicatorRows(standings, by: fields) { table.append(row) }
        return table
    }

    /// The rows of the indicators; field and group are null for all orders.
    func indicatorRows(
        _ standings: [OrderStanding], by fields: [String]
    ) throws -> [[ResultValue]] {
        var rows: [[ResultValue]] = []
        func add(_ field: String?, _ group: String?, _ standings: [OrderStanding]) throws {
            for one in try indicators(of: standings) {
                rows.append([
                    .text(optional: field), .text(optional: group), .text(one.name),
                    .text(one.unit), .text(optional: one.numerator?.description),
                    .integer(Int64(one.denominator)), .optional(one.value),
                ])
            }
        }
        try add(nil, nil, standings)
        for field in fields {
            for group in Self.groups(standings, by: field) {
                try add(field, group.value, group.standings)
            }
        }
        return rows
    }
}

extension [StageDuration] {
    /// The stages; the whole way has no name.
    var table: ResultTable {
        ResultTable(
            name: "stages",
            columns: [
                .text("stage", zh: "环节", en: "Stage"), .whole("count", zh: "次数", en: "Count"),
                .text("mean", zh: "平均时长（分）", en: "Mean in minutes"),
                .text("median", zh: "中位时长（分）", en: "Median in minutes"),
                .text("p90", zh: "90分位时长（分）", en: "90th percentile in minutes"),
            ],
            rows: map {
                [
                    .text(optional: $0.stage), .integer(Int64($0.count)), .optional($0.mean),
                    .optional($0.median), .optional($0.ninetieth),
                ]
            })
    }
}

extension [RepeatedFault] {
    /// The faults with the orders of each.
    var table: ResultTable {
        ResultTable(
            name: "repeats",
            columns: [
                .text("asset", zh: "设备", en: "Asset"), .text("cause", zh: "原因", en: "Cause"),
                .whole("count", zh: "次数", en: "Count"), .text("orders", zh: "工单", en: "Orders"),
            ],
            rows: map {
                [
                    .text($0.asset), .text($0.cause), .integer(Int64($0.orders.count)),
                    .text($0.orders.joined(separator: "、")),
                ]
            })
    }
}

extension [TradeRoster.Trade] {
    /// The trades; all together have no name.
    var table: ResultTable {
        ResultTable(
            name: "trades",
            columns: [
                .text("trade", zh: "工种", en: "Trade"), .whole("own", zh: "本院人数", en: "Own"),
                .whole("contract", zh: "外包人数", en: "Of contractors"),
                .whole("persons", zh: "人数", en: "Persons"),
                .whole("orders", zh: "办结工单", en: "Orders done"),
                .text("used_minutes", zh: "用时（分）", en: "Minutes used"),
                .whole("available_minutes", zh: "在岗时间（分）", en: "Minutes there"),
                .text("utilisation", zh: "工时利用率（%）", en: "Utilisation in percent"),
            ],
            rows: map {
                [
                    .text(optional: $0.name), .integer(Int64($0.own)), .integer(Int64($0.contract)),
                    .integer(Int64($0.persons)), .integer(Int64($0.orders)),
                    .optional($0.usedMinutes),
                    $0.availableMinutes.map { .integer($0) } ?? .null, .optional($0.utilisation),
                ]
            })
    }
}
