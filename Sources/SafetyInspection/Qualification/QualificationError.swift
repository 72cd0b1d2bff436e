import HospitalCore

/// Why a rule of qualification, a waiver or a step is refused.
public enum QualificationError: HospitalError, Equatable {
    /// A rule without conditions.
    case empty(rule: String)
    /// A condition, waiver or step stands twice.
    case twice(rule: String, String)
    /// A rule or condition that is not known.
    case unknown(rule: String, String, nearest: String?)
    /// A condition that is never relaxed.
    case waiverNotAllowed(rule: String, condition: String)
    /// A condition that is relaxed only for those who have something.
    case waiverNeeds(rule: String, condition: String, needs: String)
    /// A waiver without a reason.
    case waiverReasonMissing(rule: String, condition: String)
    /// No version of the rule is in force.
    case notInForce(rule: String, Day)
    /// Several versions are in force.
    case overlap(rule: String, Day)
    /// A step before one that comes first.
    case skipped(step: String, Day, missing: String)
    /// A number that cannot be.
    case outOfRange(name: String, value: String)
    /// A share that cannot be calculated.
    case measure(MeasureError)
    /// A row of failures that is none.
    case check(CheckError)
    /// A day that the calendar does not have.
    case time(TimeError)

    /// The message with the rule and the figures.
    public var finding: Finding {
        func about(_ message: Message, _ rule: String, _ condition: String) -> Finding {
            Finding(message, ["rule": .text(rule), "condition": .text(condition)])
        }
        switch self {
        case .empty(let rule): return Finding(.qualificationEmpty, ["rule": .text(rule)])
        case .twice(let rule, let name):
            return Finding(.qualificationTwice, ["rule": .text(rule), "name": .text(name)])
        case .unknown(let rule, let name, let nearest):
            var values: [String: MessageValue] = ["rule": .text(rule), "name": .text(name)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.qualificationUnknown, values)
        case .waiverNotAllowed(let rule, let condition):
            return about(.waiverNotAllowed, rule, condition)
        case .waiverNeeds(let rule, let condition, let needs):
            return Finding(
                .waiverNeeds,
                [
                    "rule": .text(rule), "condition": .text(condition), "needs": .text(needs),
                ])
        case .waiverReasonMissing(let rule, let condition):
            return about(.waiverReasonMissing, rule, condition)
        case .notInForce(let rule, let day):
            return Finding(
                .qualificationNotInForce, ["rule": .text(rule), "day": .text(day.description)])
        case .overlap(let rule, let day):
            return Finding(
                .qualificationOverlap, ["rule": .text(rule), "day": .text(day.description)])
        case .skipped(let step, let day, let missing):
            return Finding(
                .qualificationSkipped,
                [
                    "step": .text(step), "day": .text(day.description), "missing": .text(missing),
                ])
        case .outOfRange(let name, let value):
            return Finding(
                .qualificationOutOfRange, ["name": .text(name), "value": .text(value)])
        case .measure(let error): return error.finding
        case .check(let error): return error.finding
        case .time(let error): return error.finding
        }
    }
}
