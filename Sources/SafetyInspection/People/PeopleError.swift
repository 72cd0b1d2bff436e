import HospitalCore

/// Why records of training, certificates or files are refused.
public enum PeopleError: HospitalError, Equatable {
    /// Hours, credits or times below zero.
    case negative(subject: String, name: String, value: String)
    /// Something stands twice.
    case twice(Thing, String)
    /// A name that is not known.
    case unknown(Thing, String, subject: String, nearest: String?)
    /// A number of a rule that cannot be.
    case outOfRange(rule: String, name: String, value: String)
    /// A last day before the first.
    case daysReversed(subject: String, from: Day, to: Day)
    /// A file is lent that is not there.
    case fileLent(FileLoan, holder: FileLoan)
    /// A set of rules without a unit, staff or rules.
    case rulesIncomplete(set: String, part: Thing)
    /// A rate that cannot be calculated.
    case measure(MeasureError)

    /// What an error is about.
    public enum Thing: String, CaseIterable, Sendable {
        /// 教育级别
        case level
        /// 学分档案
        case creditFile = "credit_file"
        /// 规则
        case rule
        /// 岗位
        case post
        /// 课次
        case session
        /// 活动
        case event
        /// 课程
        case course
        /// 专管机构
        case unit
        /// 专管人员
        case staff

        /// The name that is printed.
        var term: MessageValue {
            switch self {
            case .level: .phrase(chinese: "教育级别", english: "level")
            case .creditFile: .phrase(chinese: "学分档案", english: "credit file")
            case .rule: .phrase(chinese: "规则", english: "rule")
            case .post: .phrase(chinese: "岗位", english: "post")
            case .session: .phrase(chinese: "课次", english: "session")
            case .event: .phrase(chinese: "活动", english: "event")
            case .course: .phrase(chinese: "课程", english: "course")
            case .unit: .phrase(chinese: "专管机构", english: "a unit in charge")
            case .staff: .phrase(chinese: "专管人员", english: "staff in charge")
            }
        }
    }

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .negative(let subject, let name, let value):
            return Finding(
                .trainingNegative,
                [
                    "subject": .text(subject), "name": .text(name), "value": .text(value),
                ])
        case .twice(let thing, let name):
            return Finding(.trainingTwice, ["kind": thing.term, "name": .text(name)])
        case .unknown(let thing, let name, let subject, let nearest):
            var values: [String: MessageValue] = [
                "kind": thing.term, "name": .text(name), "subject": .text(subject),
            ]
            values["nearest"] = nearest.map { .text($0) }
            return Finding(.trainingUnknown, values)
        case .outOfRange(let rule, let name, let value):
            return Finding(
                .trainingOutOfRange,
                [
                    "subject": .text(rule), "name": .text(name), "value": .text(value),
                ])
        case .daysReversed(let subject, let from, let to):
            return Finding(
                .trainingDaysReversed,
                [
                    "subject": .text(subject), "from": .text(from.description),
                    "to": .text(to.description),
                ])
        case .fileLent(let loan, let holder):
            return Finding(
                .personFileLent,
                [
                    "file": .text(loan.file), "borrower": .text(loan.borrower.code),
                    "day": .text(loan.from.description), "holder": .text(holder.borrower.code),
                    "from": .text(holder.from.description),
                ])
        case .rulesIncomplete(let set, let part):
            return Finding(.trainingRulesIncomplete, ["set": .text(set), "part": part.term])
        case .measure(let error): return error.finding
        }
    }
}
