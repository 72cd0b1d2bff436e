import HospitalCore

/// Why a log of findings is refused.
public enum FindingLogError: HospitalError, Equatable {
    /// Two visits have one code.
    case visitTwice(Inspection.ID)
    /// A visit cites an item twice.
    case itemTwice(visit: Inspection.ID, item: String)
    /// A setting outside of what it may be.
    case settingOutOfRange(setting: String, value: Int, limit: Int)
    /// A follow-up would be due outside of the calendar.
    case time(TimeError)

    /// The message with the visit and the figures.
    public var finding: Finding {
        switch self {
        case .visitTwice(let visit):
            Finding(.inspectionVisitTwice, ["visit": .text(visit.code)])
        case .itemTwice(let visit, let item):
            Finding(.inspectionItemTwice, ["visit": .text(visit.code), "item": .text(item)])
        case .settingOutOfRange(let setting, let value, let limit):
            Finding(
                .inspectionSettingOutOfRange,
                [
                    "setting": .text(setting), "value": .text("\(value)"), "limit": .count(limit),
                ])
        case .time(let error): error.finding
        }
    }
}
