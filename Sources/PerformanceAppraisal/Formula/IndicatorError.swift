import HospitalCore

/// What is wrong with the indicators of a book, beside what their formulas themselves refuse.
public enum IndicatorError: HospitalError, Equatable {
    /// No indicator of the scheme has a formula on the day.
    case definitionsMissing(scheme: String, on: Day)
    /// The months have frozen formulas, and nobody says why others are wanted.
    case frozenAlready(scheme: String, from: Month, to: Month, number: Int)
    /// A cycle that ends before it begins, or is longer than ten years.
    case spanInvalid(from: Month, to: Month)
    /// A reported item that nobody declared: it would be lost without a word.
    case itemUnknown(String, department: String, month: Month, nearest: String?)
    /// A value that nobody can rely on before the data has been looked at.
    case valueDoubtful(indicator: String, department: String, month: Month, MissingReason)
    /// An indicator or a department that a run has no value for.
    case notComputed(indicator: String, department: String, run: String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .definitionsMissing(let scheme, let day):
            return Finding(
                .indicatorDefinitionsMissing,
                [
                    "scheme": .text(scheme), "day": .text(day.description),
                ])
        case .frozenAlready(let scheme, let from, let to, let number):
            return Finding(
                .indicatorFrozenAlready,
                [
                    "scheme": .text(scheme), "from": .period(from.description),
                    "to": .period(to.description), "number": .count(number),
                ])
        case .spanInvalid(let from, let to):
            return Finding(
                .indicatorSpanInvalid,
                [
                    "from": .period(from.description), "to": .period(to.description),
                ])
        case .itemUnknown(let item, let department, let month, let nearest):
            var values: [String: MessageValue] = [
                "item": .text(item), "department": .text(department),
                "period": .period(month.description),
            ]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.indicatorItemUnknown, values)
        case .valueDoubtful(let indicator, let department, let month, let reason):
            return Finding(
                .indicatorValueDoubtful,
                [
                    "indicator": .text(indicator), "department": .text(department),
                    "period": .period(month.description), "reason": reason.term,
                ])
        case .notComputed(let indicator, let department, let run):
            return Finding(
                .indicatorNotComputed,
                [
                    "indicator": .text(indicator), "department": .text(department),
                    "run": .text(run),
                ])
        }
    }
}

extension MissingReason {
    /// The reason as a reader sees it.
    var term: MessageValue {
        switch self {
        case .notReported: return .phrase(chinese: "未填报", english: "not reported")
        case .nothingOfNothing: return .phrase(chinese: "0除以0", english: "0 over 0")
        case .divisionByZero: return .phrase(chinese: "除数为0", english: "divided by 0")
        case .noMatch: return .phrase(chinese: "没有适用的分档或行", english: "no band or row fits")
        case .outOfRange: return .phrase(chinese: "位数超出范围", english: "too many digits")
        }
    }
}
