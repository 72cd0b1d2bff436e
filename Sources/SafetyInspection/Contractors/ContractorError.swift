import HospitalCore

/// Why outsourced work, a permit, a fund or an emergency plan is refused.
public enum ContractorError: HospitalError, Equatable {
    /// Work or an insurance that ends before it begins.
    case daysReversed(subject: String, from: Day, to: Day)
    /// A kind of special work without a rule.
    case kindUnknown(String, nearest: String?)
    /// A permit that does not end after its beginning.
    case permitReversed(WorkPermit.ID, from: Moment, to: Moment)
    /// A payment that the fund does not cover.
    case overdrawn(fund: String, left: Money, hazard: Hazard.ID, amount: Money)
    /// A budget or payment below zero, or a sum that does not fit.
    case amountInvalid(fund: String, subject: String, amount: Money)
    /// An interval, or a number of forms, that is none.
    case intervalInvalid(plan: String, value: Int)
    /// Something stands twice.
    case twice(Thing, String)
    /// A time that the calendar does not have.
    case time(TimeError)

    /// Refuses a name that stands twice.
    /// - Throws: `twice`.
    package static func checkOnce(
        _ names: [String], _ thing: Thing
    ) throws(ContractorError) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw .twice(thing, name) }
    }

    /// What stands twice.
    public enum Thing: String, CaseIterable, Sendable {
        /// 外包作业
        case work
        /// 作业票
        case permit
        /// 付款
        case payment
        /// 演练计划
        case drill
        /// 应急预案
        case plan
        /// 作业类别
        case kind

        /// The name that is printed.
        var term: MessageValue {
            switch self {
            case .work: .phrase(chinese: "外包作业", english: "work")
            case .permit: .phrase(chinese: "作业票", english: "permit")
            case .payment: .phrase(chinese: "付款", english: "payment")
            case .drill: .phrase(chinese: "演练计划", english: "drill")
            case .plan: .phrase(chinese: "应急预案", english: "plan")
            case .kind: .phrase(chinese: "作业类别", english: "kind of work")
            }
        }
    }

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .daysReversed(let subject, let from, let to):
            return Finding(
                .contractorDaysReversed,
                [
                    "subject": .text(subject), "from": .text(from.description),
                    "to": .text(to.description),
                ])
        case .kindUnknown(let kind, let nearest):
            var values: [String: MessageValue] = ["kind": .text(kind)]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.permitKindUnknown, values)
        case .permitReversed(let permit, let from, let to):
            return Finding(
                .permitReversed,
                [
                    "permit": .text(permit.code), "from": .text(from.description),
                    "to": .text(to.description),
                ])
        case .overdrawn(let fund, let left, let hazard, let amount):
            return Finding(
                .hazardFundOverdrawn,
                [
                    "fund": .text(fund), "left": .text(left.description),
                    "hazard": .text(hazard.code), "amount": .text(amount.description),
                ])
        case .amountInvalid(let fund, let subject, let amount):
            return Finding(
                .hazardFundNegative,
                [
                    "fund": .text(fund), "subject": .text(subject),
                    "amount": .text(amount.description),
                ])
        case .intervalInvalid(let plan, let value):
            return Finding(.planIntervalInvalid, ["plan": .text(plan), "value": .count(value)])
        case .twice(let thing, let name):
            return Finding(.planTwice, ["kind": thing.term, "name": .text(name)])
        case .time(let error): return error.finding
        }
    }
}
