import HospitalCore
import Interchange
import SafetyInspection

/// Reads rules of recurrence and inspection schedules.
///
/// ```json
/// {"schedule":"FIRE-A","place":"A","activity":"inspection","frequency":"M",
///  "start":"2024-01-01T00:00:00","closed_day":"none","late_minutes":0,
///  "owner":"P1","checker":"P2","attendance":["leader","security"]}
/// ```
/// The rule is `rule` (RFC 5545), `frequency` (a code of the checklists) or `clamped_month_day`
/// with `interval`. Without `window_minutes` an occurrence may be done until the next one begins.
extension ArgumentMembers {
    /// A rule of RFC 5545, or a day of the month with the interval in months.
    func recurrenceRule() throws -> RecurrenceRule {
        let clamped = optional("clamped_month_day")
        guard optional("rule") == nil, let day = clamped else {
            for name in ["clamped_month_day", "interval"] {
                guard let reader = optional(name) else { continue }
                throw ArgumentError.value(
                    path: reader.path, value: "\(try reader.whole())", allowed: nil)
            }
            return try RecurrenceRule(try text("rule"))
        }
        return try .monthly(
            onDay: try day.whole(), every: try optional("interval")?.whole() ?? 1)
    }

    /// The rule of a schedule, which may be a code of frequency.
    fileprivate func scheduleRule() throws -> RecurrenceRule {
        guard let reader = optional("frequency") else { return try recurrenceRule() }
        for name in ["rule", "clamped_month_day", "interval"] {
            guard let other = optional(name) else { continue }
            throw ArgumentError.unknown(path: other.path, nearest: "frequency")
        }
        let frequency = try reader.choice(Frequency.self)
        guard let rule = frequency.recurrenceRule else {
            throw ArgumentError.value(
                path: reader.path, value: frequency.rawValue,
                allowed: "D, D2, N2, W, 15D, M, Q, H, Y")
        }
        return try RecurrenceRule(rule)
    }
}

extension ArgumentReader {
    /// The members of a schedule, for the reference.
    static let scheduleMembers = [
        "schedule", "place", "activity", "rule", "frequency", "clamped_month_day", "interval",
        "start", "window_minutes", "closed_day", "late_minutes", "owner", "checker", "attendance",
    ]

    /// The argument of the procedures of schedules.
    static let schedulesArgument = ProcedureArgument.needed(
        "schedules", .array,
        zh: "检查计划：schedule、place、activity（inspection、patrol、drill、upkeep）、rule或frequency"
            + "（D、D2、N2、W、15D、M、Q、H、Y）或clamped_month_day与interval、start、window_minutes"
            + "（省略时到下一场次开始）、closed_day、late_minutes、owner、checker、attendance（须到场者）",
        en: "Schedules: schedule, place, activity (inspection, patrol, drill, upkeep), rule, or "
            + "frequency (D, D2, N2, W, 15D, M, Q, H, Y), or clamped_month_day and interval; "
            + "start, window_minutes (until the next occurrence unless given), closed_day, "
            + "late_minutes, owner, checker, attendance (who must be there)")

    /// A schedule.
    func inspectionSchedule() throws -> InspectionSchedule {
        let members = try members(Self.scheduleMembers)
        let closedDay = try members.optional("closed_day")?.choice(DayAdjustment.self) ?? .none
        let policy: SchedulePlan.Policy
        if let minutes = try members.optional("window_minutes")?.whole() {
            policy = try SchedulePlan.Policy(
                closedDay: closedDay, windowMinutes: minutes, anchor: .schedule, catchUp: .all)
        } else {
            policy = .untilNext(closedDay: closedDay, anchor: .schedule, catchUp: .all)
        }
        let recurrence = Recurrence(
            try members.scheduleRule(), start: try members.needed("start").moment())
        return try InspectionSchedule(
            SchedulePlan(code: try members.text("schedule"), recurrence, policy),
            at: Place.ID(try members.text("place")),
            members.optional("activity")?.choice() ?? .inspection,
            responsibility: try members.responsibility(),
            attendance: members.texts("attendance"),
            lateMinutes: members.optional("late_minutes")?.whole() ?? 0)
    }

    /// Something that was done for a schedule.
    func performance() throws -> Performance {
        let members = try members(["schedule", "at", "attended", "occurrence"])
        return Performance(
            of: InspectionSchedule.ID(try members.text("schedule")),
            at: try members.needed("at").moment(),
            attended: try members.texts("attended"),
            occurrence: try members.optionalText("occurrence"))
    }
}

extension ArgumentMembers {
    /// The members `owner` and `checker`.
    func responsibility() throws -> InspectionSchedule.Responsibility {
        .init(owner: try optionalPerson("owner"), checker: try optionalPerson("checker"))
    }
}

extension ResultValue {
    /// A moment as yyyymmddhhmmss; null when there is none.
    static func moment(_ moment: Moment?) -> ResultValue {
        moment.map { .integer($0.yyyymmddhhmmss) } ?? .null
    }
}
