import HospitalCore

/// Why a duty cannot be measured: what must be there, what was planned, what was done.
public indirect enum DutyError: HospitalError, Equatable {
    /// An entry of something that is not on the list.
    case partUnknown(String, contents: String, nearest: String?)
    /// Nobody keeps a version.
    case keeperMissing(String, version: Int)
    /// Numbers or days of versions do not rise.
    case versionOrder(String, version: Int)
    /// A code stands twice.
    case duplicate(String)
    /// A post without a variant.
    case postUnknown(String, nearest: String?)
    /// A mandatory indicator that weighs nothing.
    case mandatoryDropped(String, post: String)
    /// The weights of a post do not total 100.
    case postWeightsTotal(String, total: String)
    /// A number below zero.
    case negative(String, Decimal)
    /// Something of nothing.
    case denominatorZero(String, numerator: Decimal)
    /// Values of one indicator are of different kinds.
    case kindsDiffer(String, String, String)
    /// A step before the last one.
    case dayBeforeLast(String, day: Day, last: Day)
    /// An attempt after the one that was accepted.
    case acceptedBefore(String, day: Day)
    /// Who did the work accepts it.
    case acceptedByWorker(String, Person.ID)
    /// A record of a kind that no rule takes.
    case recordKindUnknown(String, kind: String, nearest: String?)
    /// A record without the value that its rule needs.
    case recordValueMissing(String, kind: String)
    /// One number stands for two different records.
    case recordsDiffer(String)
    /// A record was reported before it happened.
    case recordReportedBefore(String, day: Day, reported: Day)
    /// A result that does not fit.
    case outOfRange

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .partUnknown(let part, let contents, let nearest):
            return Self.make(
                .contentPartUnknown, ["part": part, "contents": contents, "nearest": nearest])
        case .keeperMissing(let subject, let version):
            return Self.make(.contentKeeperMissing, ["subject": subject, "version": "\(version)"])
        case .versionOrder(let subject, let version):
            return Self.make(.contentVersionOrder, ["subject": subject, "version": "\(version)"])
        case .duplicate(let code): return Self.make(.comparisonDuplicate, ["code": code])
        case .postUnknown(let post, let nearest):
            return Self.make(.postUnknown, ["post": post, "nearest": nearest])
        case .mandatoryDropped(let item, let post):
            return Self.make(.mandatoryDropped, ["item": item, "post": post])
        case .postWeightsTotal(let post, let total):
            return Self.make(.postWeightsTotal, ["post": post, "total": total])
        case .negative(let code, let value):
            return Self.make(.dutyNegative, ["code": code, "value": "\(value)"])
        case .denominatorZero(let code, let numerator):
            return Self.make(.measureDenominatorZero, ["code": code, "value": "\(numerator)"])
        case .kindsDiffer(let code, let one, let other):
            return Self.make(.measureKindsDiffer, ["code": code, "one": one, "other": other])
        case .dayBeforeLast(let subject, let day, let last):
            return Self.make(
                .cycleDayBeforeLast, ["subject": subject, "day": "\(day)", "last": "\(last)"])
        case .acceptedBefore(let job, let day):
            return Self.make(.acceptedBefore, ["job": job, "day": "\(day)"])
        case .acceptedByWorker(let job, let person):
            return Self.make(.acceptedByWorker, ["job": job, "person": person.code])
        case .recordKindUnknown(let record, let kind, let nearest):
            return Self.make(
                .feedKindUnknown, ["record": record, "kind": kind, "nearest": nearest])
        case .recordValueMissing(let record, let kind):
            return Self.make(.feedValueMissing, ["record": record, "kind": kind])
        case .recordsDiffer(let record): return Self.make(.feedRecordsDiffer, ["record": record])
        case .recordReportedBefore(let record, let day, let reported):
            return Self.make(
                .feedReportedBefore,
                ["record": record, "day": "\(day)", "reported": "\(reported)"])
        case .outOfRange: return Finding(.comparisonOutOfRange)
        }
    }

    /// A share in percent with two decimals; `nil` of none.
    static func percent(_ share: Rate?) throws(DutyError) -> Decimal? {
        guard let share else { return nil }
        guard let percent = try? (share * Rate(100)).published() else { throw .outOfRange }
        return percent
    }

    /// A finding whose figures are texts; those without a value are left out.
    static func make(_ message: Message, _ values: [String: String?]) -> Finding {
        Finding(message, values.compactMapValues { $0.map { .text($0) } })
    }
}
