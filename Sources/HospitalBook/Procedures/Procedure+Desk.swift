import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about the one-stop service desk.
extension Procedure {
    static let deskProcedures: [Procedure] = [deskOrders, deskStages, deskRoster]

    /// `desk.orders`: how orders stand at a moment, and what they come to.
    static let deskOrders = Procedure(
        "desk.orders",
        (
            zh: "一站式服务台：按受理、派发、承办、办结、回访、考核重放工单，计算时限、支持线、环节时长、指标、重复故障和预警。",
            en: "Replays service orders to a moment: limits, lines, stages, indicators, alerts."
        ),
        arguments: [
            .needed(
                "orders", .array,
                zh: "工单：order、priority、created、fields（须有content、place、reporter）、events（step、at、"
                    + "worker、team、priority、cause、evidence、level、rater）",
                en: "Orders: order, priority, created, fields (with content, place, reporter), "
                    + "events (step, at, worker, team, priority, cause, evidence, level, rater)"),
            .needed(
                "priorities", .array,
                zh: "优先级，由急到缓：priority、response_minutes、completion_minutes（或承诺的completion_days、"
                    + "completion_work_days）、clock（calendar或working）",
                en: "Priorities, the most urgent first: priority, response_minutes, "
                    + "completion_minutes (or a promise in completion_days or "
                    + "completion_work_days), clock (calendar or working)"),
            .needed("now", .text, zh: "计算时刻", en: "The moment of the question"),
            .optional(
                "hours", .object, zh: "服务时间：work_day、day_off，如08:00-12:00",
                en: "Opening hours: work_day, day_off, such as 08:00-12:00"),
            ArgumentReader.calendarArgument, levelsArgument,
            .optional(
                "idle_minutes", .array, zh: "一线、二线搁置上限（分），超过即自动升级",
                en: "What an order may lie idle at line 1 and 2, in minutes"),
            .optional(
                "reopened", .text, zh: "办结至重开的时间：exclude（默认）或include",
                en: "The time between done and reopened: exclude (default) or include"),
            .optional(
                "known", .array, zh: "基础档案：field、value、fills（如设备带出地点、服务带出班组）",
                en: "What is known beforehand: field, value, fills"),
            .optional("by", .array, zh: "分组字段，如trade、worker", en: "Fields to group by"),
            .optional(
                "repeat_minimum", .whole, zh: "重复故障最少次数，默认2", en: "Fewest repeats, 2 unless given"),
            .optional(
                "thresholds", .array, zh: "预警：indicator、minimum、maximum",
                en: "Alerts: indicator, minimum, maximum"),
        ],
        tables: ["orders", "indicators", "stages", "repeats", "alerts"]
    ) { members in
        let desk = try members.serviceDesk()
        let now = try members.needed("now").moment()
        let standings = try desk.standings(of: members.serviceOrders(), at: now)
        let stages = try StageDuration.stages(of: StageDuration.log(of: standings, at: now))
        let faults = try RepeatedFault.faults(
            in: standings, atLeast: members.optional("repeat_minimum")?.whole() ?? 2)
        return ProcedureResult([
            desk.orderTable(standings, at: now),
            try desk.indicatorTable(
                standings, by: members.optional("by")?.texts() ?? []),
            stages.table, faults.table,
            try deskAlerts(members.elements("thresholds"), desk.indicators(of: standings)),
        ])
    }

    /// The indicators that are below their minimum or above their maximum; one without a value is
    /// neither.
    private static func deskAlerts(
        _ thresholds: [ArgumentReader], _ indicators: [DeskIndicator]
    ) throws -> ResultTable {
        var table = ResultTable(
            name: "alerts",
            columns: [
                .text("indicator", zh: "指标", en: "Indicator"),
                .text("value", zh: "指标值", en: "Value"),
                .text("limit", zh: "限值", en: "Limit"),
            ])
        for reader in thresholds {
            let row = try reader.members(["indicator", "minimum", "maximum"])
            let name = try row.text("indicator")
            guard let indicator = indicators.first(where: { $0.name == name }) else {
                throw ArgumentError.value(
                    path: "\(reader.path).indicator", value: name,
                    allowed: indicators.map(\.name).joined(separator: ", "))
            }
            guard let value = indicator.value else { continue }
            let minimum = try row.optionalDecimal("minimum")
            let maximum = try row.optionalDecimal("maximum")
            if let limit = minimum, value < limit {
                table.append([.text(name), .optional(value), .optional(limit)])
            } else if let limit = maximum, value > limit {
                table.append([.text(name), .optional(value), .optional(limit)])
            }
        }
        return table
    }

    /// `desk.stages`: how long the stages of a log took whose names are its own.
    static let deskStages = Procedure(
        "desk.stages",
        (
            zh: "事件日志的环节时长：次数、均值、中位数、90分位（R-7），以分计。",
            en: "How long the stages of a log took: count, mean, median, 90th percentile (R-7)."
        ),
        arguments: [
            .needed(
                "events", .array, zh: "事件：order、stage、at，同一工单按时间先后",
                en: "Events: order, stage, at; those of an order as they happened")
        ],
        tables: ["stages"]
    ) { members in
        let log = try members.elements("events").map { reader in
            let event = try reader.members(["order", "stage", "at"])
            return StageDuration.Event(
                order: try event.needed("order").textOrNumber(),
                stage: try event.needed("stage").textOrNumber(),
                at: try event.needed("at").moment())
        }
        return ProcedureResult([try StageDuration.stages(of: log).table])
    }

    /// `desk.roster`: the workers by trade, and how much of their time orders take.
    static let deskRoster = Procedure(
        "desk.roster",
        (
            zh: "服务中心花名册：各工种本院和外包人数、办结工单、用时和工时利用率。",
            en: "The roster of the desk: workers by trade, orders done, time used, utilisation."
        ),
        arguments: [
            .needed(
                "workers", .array, zh: "人员：worker、trade（工种）、contract（外包）、minutes（在岗分钟）",
                en: "Workers: worker, trade, contract, minutes (time there)"),
            .optional("orders", .array, zh: "工单，同desk.orders", en: "Orders as in desk.orders"),
            .optional(
                "priorities", .array, zh: "优先级，同desk.orders", en: "Priorities as in desk.orders"),
            .optional("now", .text, zh: "计算时刻；有工单时须给出", en: "The moment, with orders"),
        ],
        tables: ["trades"]
    ) { members in
        let roster = try TradeRoster(
            members.elements("workers").map { reader in
                let worker = try reader.members(["worker", "trade", "contract", "minutes"])
                return TradeRoster.Worker(
                    try worker.text("worker"), trade: try worker.text("trade"),
                    isContract: try worker.optional("contract")?.flag() ?? false,
                    minutes: try worker.optional("minutes")?.whole())
            })
        let orders = try members.serviceOrders()
        let standings =
            orders.isEmpty
            ? []
            : try members.serviceDesk().standings(of: orders, at: members.needed("now").moment())
        return ProcedureResult([try roster.trades(of: standings).table])
    }
}
