import HospitalCore

/// Why what an internal control is asked cannot be answered.
public enum ControlError: HospitalError, Equatable {
    /// The last month is before the first.
    case monthsOutOfOrder(first: Month, last: Month)
    /// An amount in transit below zero.
    case itemNegative(String)
    /// An amount in transit stands twice.
    case itemTwice(String)
    /// A balance that does not fit.
    case outOfRange
    /// A number of a document that is not positive.
    case numberInvalid(Int64)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .monthsOutOfOrder(let first, let last):
            Finding(
                .controlMonthsOutOfOrder,
                [
                    "first": .period(first.description), "last": .period(last.description),
                ])
        case .itemNegative(let item): Finding(.controlItemNegative, ["item": .text(item)])
        case .itemTwice(let item): Finding(.controlItemTwice, ["item": .text(item)])
        case .outOfRange: Finding(.controlOutOfRange)
        case .numberInvalid(let number):
            Finding(.controlNumberInvalid, ["number": .text("\(number)")])
        }
    }
}
