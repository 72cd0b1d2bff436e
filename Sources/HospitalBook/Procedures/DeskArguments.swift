import HospitalCore
import Interchange
import PerformanceAppraisal

/// How procedures read the service desk and its orders.
extension ArgumentMembers {
    /// The desk with its priorities, hours and levels.
    func serviceDesk() throws -> ServiceDesk {
        try ServiceDesk(
            priorities: elements("priorities").map { try $0.servicePriority() },
            service: serviceHours(), levels: surveyLevels(),
            idleMinutes: elements("idle_minutes").map { try $0.whole() },
            reopened: optional("reopened")?.choice() ?? .exclude)
    }

    /// The opening hours under `hours` on the days under `calendar`; without hours the desk is open
    /// day and night where a promise is in work days, and `nil` where none is.
    private func serviceHours() throws -> ServiceHours? {
        guard let hours = try optional("hours")?.members(["work_day", "day_off"]) else {
            let isInWorkDays = try elements("priorities").contains { reader in
                try reader.namedMembers().contains { $0.name == "completion_work_days" }
            }
            guard isInWorkDays else { return nil }
            return try ServiceHours(
                optional("calendar")?.workCalendar() ?? .china, .always())
        }
        func spans(_ name: String) throws -> [OpenSpan] {
            try hours.elements(name).map { try OpenSpan($0.text()) }
        }
        return try ServiceHours(
            optional("calendar")?.workCalendar() ?? .china,
            OpeningHours(workDay: spans("work_day"), dayOff: spans("day_off")))
    }

    /// The orders, with what is known beforehand filled in.
    func serviceOrders() throws -> [ServiceOrder] {
        let known = try elements("known").map { reader in
            let entry = try reader.members(["field", "value", "fills"])
            return OrderPrefill(
                field: try entry.text("field"), value: try entry.text("value"),
                fills: try entry.needed("fills").namedTexts())
        }
        return try elements("orders").map { reader in
            let order = try reader.members(["order", "priority", "created", "fields", "events"])
            let fields = OrderPrefill.filled(
                try order.optional("fields")?.namedTexts() ?? [:], by: known)
            return try ServiceOrder(
                order.needed("order").textOrNumber(),
                priority: order.optionalText("priority") ?? fields["priority"] ?? "",
                created: order.needed("created").moment(), fields: fields,
                events: order.elements("events").map { try $0.orderEvent() })
        }
    }
}

extension ArgumentReader {
    /// Texts by names that are data; a name without a value is left out.
    func namedTexts() throws -> [String: String] {
        var texts: [String: String] = [:]
        for member in try namedMembers() where member.reader.value != .null {
            texts[member.name] = try member.reader.textOrNumber()
        }
        return texts
    }

    /// A priority with its limits in minutes; completion may be promised in days or work days
    /// instead (承诺时限).
    fileprivate func servicePriority() throws -> ServicePriority {
        let row = try members([
            "priority", "response_minutes", "completion_minutes", "completion_days",
            "completion_work_days", "clock",
        ])
        let isWorking = try row.optional("clock")?.choice(DeskClock.self) == .working
        let promise = CompletionPromise(
            minutes: try row.optional("completion_minutes")?.whole(),
            days: try row.optional("completion_days")?.whole(),
            workDays: try row.optional("completion_work_days")?.whole())
        return try ServicePriority(
            row.text("priority"),
            response: isWorking.limit(minutes: row.optional("response_minutes")?.whole()),
            completion: promise.limit(isWorking: isWorking, path: path))
    }

    /// A step of an order.
    fileprivate func orderEvent() throws -> OrderEvent {
        var details = try namedTexts()
        let row = try members([
            "step", "at", "worker", "team", "priority", "cause", "evidence", "level", "rater",
        ])
        details["step"] = nil
        details["at"] = nil
        return OrderEvent(
            try row.needed("step").choice(), at: try row.needed("at").moment(), details)
    }
}

/// A promised time to completion (承诺时限), in one unit of three.
struct CompletionPromise {
    let minutes: Int?
    let days: Int?
    let workDays: Int?

    /// The limit; `nil` without a promise.
    /// - Throws: `value` for a promise in two units; what a limit throws.
    func limit(isWorking: Bool, path: String) throws -> TimeLimit? {
        let limits = [
            try isWorking.limit(minutes: minutes),
            try days.map { try TimeLimit(.calendarDays($0)) },
            try workDays.map { try TimeLimit(.workDays($0)) },
        ].compactMap(\.self)
        guard limits.count <= 1 else {
            throw ArgumentError.value(
                path: path, value: "\(limits.count)",
                allowed: "completion_minutes, completion_days, completion_work_days")
        }
        return limits.first
    }
}

/// Which clock a limit of the desk runs on.
enum DeskClock: String, CaseIterable {
    /// Day and night.
    case calendar
    /// While the desk is open.
    case working
}

extension Bool {
    /// A limit of so many minutes, of working time or of the clock; `nil` without minutes.
    func limit(minutes: Int?) throws -> TimeLimit? {
        guard let minutes else { return nil }
        guard self else { return try TimeLimit(.minutes(minutes)) }
        let (seconds, overflow) = minutes.multipliedReportingOverflow(by: 60)
        return try TimeLimit(.open(seconds: overflow ? .max : seconds))
    }
}
