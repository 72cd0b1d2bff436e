import HospitalCore

/// Why raters cannot rate, or ratings cannot be counted.
public enum RaterError: HospitalError, Equatable {
    /// A level without a tier.
    case levelUnknown(String, nearest: String?)
    /// A panel that is not the one of the person's level.
    case wrongPanel(panel: String, person: String, right: String)
    /// Somebody would rate oneself.
    case ratesSelf(String)
    /// An assignment stands twice.
    case assignedTwice(rater: String, rated: String)
    /// A rating that nobody was asked for.
    case notAssigned(rater: String, rated: String)
    /// A rating outside of 0 to 100.
    case ratingOutOfRange(rater: String, value: Decimal)
    /// A group stands twice.
    case groupTwice(String)
    /// A weight that is not above zero.
    case weightInvalid(group: String, value: Decimal)
    /// No group answered.
    case nobodyRated
    /// Only the appraised person answered.
    case selfOnly
    /// A negative limit for deviations.
    case limitInvalid(Decimal)
    /// A rater rated a subject twice.
    case ratedTwice(rater: String, subject: String)
    /// An expert scores a project of the own unit.
    case ratesOwnUnit(rater: String, subject: String, unit: String)
    /// Fewer experts from outside than asked for.
    case tooFewOutside(Int, of: Int, minimum: String)
    /// A template that was published after the period began.
    case templateTooLate(template: String, published: Day, start: Day)
    /// A result that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .levelUnknown(let level, let nearest):
            return Finding(
                .raterLevelUnknown,
                Self.texts([
                    "level": level, "nearest": nearest,
                ]))
        case .wrongPanel(let panel, let person, let right):
            return Finding(
                .raterWrongPanel,
                Self.texts([
                    "panel": panel, "person": person, "right": right,
                ]))
        case .ratesSelf(let code): return Finding(.raterRatesSelf, Self.texts(["code": code]))
        case .assignedTwice(let rater, let rated):
            return Finding(.raterAssignedTwice, Self.texts(["rater": rater, "rated": rated]))
        case .notAssigned(let rater, let rated):
            return Finding(.raterNotAssigned, Self.texts(["rater": rater, "rated": rated]))
        case .ratingOutOfRange(let rater, let value):
            return Finding(
                .ratingOutOfRange,
                Self.texts([
                    "rater": rater, "value": value.description,
                ]))
        case .groupTwice(let group): return Finding(.raterGroupTwice, Self.texts(["group": group]))
        case .weightInvalid(let group, let value):
            return Finding(
                .raterWeightInvalid,
                Self.texts([
                    "group": group, "value": value.description,
                ]))
        case .nobodyRated: return Finding(.nobodyRated)
        case .selfOnly: return Finding(.selfRatingOnly)
        case .limitInvalid(let limit):
            return Finding(.raterLimitInvalid, Self.texts(["value": limit.description]))
        case .ratedTwice(let rater, let subject):
            return Finding(.ratedTwice, Self.texts(["rater": rater, "subject": subject]))
        case .ratesOwnUnit(let rater, let subject, let unit):
            return Finding(
                .expertRatesOwnUnit,
                Self.texts([
                    "rater": rater, "subject": subject, "unit": unit,
                ]))
        case .tooFewOutside(let count, let whole, let minimum):
            return Finding(
                .expertsTooFewOutside,
                [
                    "count": .count(count), "whole": .count(whole), "minimum": .text(minimum),
                ])
        case .templateTooLate(let template, let published, let start):
            return Finding(
                .templatePublishedTooLate,
                Self.texts([
                    "template": template, "published": published.description,
                    "start": start.description,
                ]))
        case .outOfRange: return Finding(.comparisonOutOfRange)
        }
    }

    private static func texts(_ values: [String: String?]) -> [String: MessageValue] {
        values.compactMapValues { $0.map { .text($0) } }
    }
}
