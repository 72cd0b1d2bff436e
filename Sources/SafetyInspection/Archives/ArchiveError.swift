import HospitalCore

/// What can be wrong with the records of archives.
public enum ArchiveError: HospitalError, Equatable {
    /// A code stands twice.
    case duplicate(String)
    /// A number below zero.
    case negative(String, value: String)
    /// A sum that does not fit.
    case outOfRange(String)
    /// No classification scheme holds in a year.
    case schemeMissing(year: Int)
    /// Two classification schemes hold in a year.
    case schemesOverlap(String, String, year: Int)
    /// A classification scheme without fields, or with a field twice.
    case schemeUnsound(String)
    /// A field that must be filled is empty.
    case fieldMissing(String, field: String)
    /// A field that the scheme does not have.
    case fieldUnknown(String, of: String, nearest: String?)
    /// The limits of a store cross.
    case limitsReversed(AnswerKind.NumberLimits)
    /// A reading outside of the days of the log.
    case readingOutside(day: Day, period: String)
    /// A reading of a meter that the store does not have.
    case meterUnknown(String, nearest: String?)
    /// Two readings of a meter on a day.
    case readingTwice(meter: String, day: Day)
    /// A term of keeping that is no number of years above zero.
    case termInvalid(String, years: Int)
    /// Destruction before the term has ended.
    case notExpired(String, keepUntil: Day?)
    /// Destruction of what must be kept for a reason.
    case held(String, reason: String)
    /// Destruction without an approved list.
    case destructionUnapproved(String)
    /// A person leaves with archives in hand.
    case handoverOpen(Person.ID, items: [String])
    /// A person hands over to itself.
    case handoverToSelf(String, Person.ID)
    /// Who hands over does not hold it.
    case handoverNotHolder(String, giver: Person.ID?, holder: Person.ID?)
    /// Lending without approval.
    case loanUnapproved(String)
    /// Somebody approves the own request.
    case loanApprovedBySelf(String, Person.ID)
    /// Lending of what is out.
    case itemOut(String, loan: String)
    /// A day before the last one.
    case dayBeforeLast(String, day: Day, last: Day)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .duplicate(let code): Self.make(.comparisonDuplicate, ["code": code])
        case .negative(let name, let value):
            Self.make(.archiveNegative, ["name": name, "value": value])
        case .outOfRange(let name): Self.make(.archiveOutOfRange, ["name": name])
        case .schemeMissing(let year): Self.make(.archiveSchemeMissing, ["year": "\(year)"])
        case .schemesOverlap(let one, let other, let year):
            Self.make(
                .archiveSchemesOverlap, ["one": one, "other": other, "year": "\(year)"])
        case .schemeUnsound(let scheme):
            Self.make(.archiveSchemeUnsound, ["scheme": scheme])
        case .fieldMissing(let subject, let field):
            Self.make(.archiveFieldMissing, ["subject": subject, "field": field])
        case .fieldUnknown(let field, let subject, let nearest):
            Self.make(
                .archiveFieldUnknown, ["subject": subject, "field": field, "nearest": nearest])
        case .limitsReversed(let limits):
            Self.make(
                .archiveLimitsReversed,
                [
                    "unit": limits.unit, "low": limits.minimum?.description ?? "",
                    "high": limits.maximum?.description ?? "",
                ])
        case .readingOutside(let day, let period):
            Self.make(.archiveReadingOutside, ["day": "\(day)", "period": period])
        case .meterUnknown(let meter, let nearest):
            Self.make(.archiveMeterUnknown, ["meter": meter, "nearest": nearest])
        case .readingTwice(let meter, let day):
            Self.make(.archiveReadingTwice, ["meter": meter, "day": "\(day)"])
        default: lifeFinding
        }
    }

    /// The messages about keeping, destroying, handing over and lending.
    private var lifeFinding: Finding {
        switch self {
        case .termInvalid(let item, let years):
            Self.make(.archiveTermInvalid, ["item": item, "years": "\(years)"])
        case .notExpired(let item, let day):
            Self.make(.archiveNotExpired, ["item": item, "day": day.map { "\($0)" }])
        case .held(let item, let reason):
            Self.make(.archiveHeld, ["item": item, "reason": reason])
        case .destructionUnapproved(let item):
            Self.make(.archiveDestructionUnapproved, ["item": item])
        case .handoverOpen(let person, let items):
            Self.make(
                .archiveHandoverOpen,
                [
                    "person": person.code, "count": "\(items.count)",
                    "items": items.prefix(5).joined(separator: "、"),
                ])
        case .handoverToSelf(let item, let person):
            Self.make(.archiveHandoverToSelf, ["item": item, "person": person.code])
        case .handoverNotHolder(let item, let giver, let holder):
            Self.make(
                .archiveHandoverNotHolder,
                [
                    "item": item, "giver": giver?.code ?? "-", "holder": holder?.code,
                ])
        case .loanUnapproved(let loan): Self.make(.archiveLoanUnapproved, ["loan": loan])
        case .loanApprovedBySelf(let loan, let person):
            Self.make(.archiveLoanApprovedBySelf, ["loan": loan, "person": person.code])
        case .itemOut(let item, let loan):
            Self.make(.archiveItemOut, ["item": item, "loan": loan])
        case .dayBeforeLast(let subject, let day, let last):
            Self.make(
                .cycleDayBeforeLast, ["subject": subject, "day": "\(day)", "last": "\(last)"])
        default: Finding(.internalFault, ["detail": .text("archive error without a message")])
        }
    }

    private static func make(_ message: Message, _ values: [String: String?]) -> Finding {
        Finding(message, values.compactMapValues { $0.map { .text($0) } })
    }
}
