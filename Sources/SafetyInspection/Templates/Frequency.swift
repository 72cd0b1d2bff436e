/// How often an item or a checklist falls due (检查频次), by the codes of the standard checklists.
///
/// An item applies to an inspection only if its own frequency has fallen due since the last one was
/// submitted; an event item applies when its event is declared (decision 11). Who knows the
/// calendar works that out and names the items that are *not due*; they stand outside of the score.
public enum Frequency: String, CaseIterable, Sendable {
    /// Every day.
    case daily = "D"
    /// Every day at 9 and 15 o'clock.
    case twiceByDay = "D2"
    /// Every night at 22 and 3 o'clock.
    case twiceByNight = "N2"
    /// Every Monday.
    case weekly = "W"
    /// Every 15 days, the upkeep interval of lifts.
    case everyFifteenDays = "15D"
    /// On the first of every month.
    case monthly = "M"
    /// On the first day, every three months.
    case quarterly = "Q"
    /// On the first day, every six months.
    case halfYearly = "H"
    /// On 5 January.
    case yearly = "Y"
    /// When its event is declared.
    case onEvent = "E"

    /// The recurrence rule in the words of RFC 5545; `nil` for an event, which has none.
    public var recurrenceRule: String? {
        switch self {
        case .daily: "FREQ=DAILY"
        case .twiceByDay: "FREQ=DAILY;BYHOUR=9,15"
        case .twiceByNight: "FREQ=DAILY;BYHOUR=22,3"
        case .weekly: "FREQ=WEEKLY;BYDAY=MO"
        case .everyFifteenDays: "FREQ=DAILY;INTERVAL=15"
        case .monthly: "FREQ=MONTHLY;BYMONTHDAY=1"
        case .quarterly: "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1"
        case .halfYearly: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=1"
        case .yearly: "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5"
        case .onEvent: nil
        }
    }
}
