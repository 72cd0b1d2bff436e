import HospitalCore

/// Why a duty of safety work cannot be judged.
public enum SafetyDutyError: HospitalError, Equatable {
    /// What is not there.
    public enum Noun: String, CaseIterable, Sendable {
        /// 人员
        case subject
        /// 项目
        case field
        /// 工具
        case tool
        /// 区域
        case zone
        /// 手册
        case manual
        /// 条款
        case clause
        /// 检查表
        case checklist
        /// 责任区
        case area

        var term: MessageValue {
            switch self {
            case .subject: .phrase(chinese: "人员", english: "person")
            case .field: .phrase(chinese: "项目", english: "fact")
            case .tool: .phrase(chinese: "工具", english: "tool")
            case .zone: .phrase(chinese: "区域", english: "zone")
            case .manual: .phrase(chinese: "手册", english: "manual")
            case .clause: .phrase(chinese: "条款", english: "clause")
            case .checklist: .phrase(chinese: "检查表", english: "checklist")
            case .area: .phrase(chinese: "责任区", english: "area")
            }
        }
    }

    /// A code stands twice.
    case codeTwice(String)
    /// Something that is not there.
    case unknown(Noun, String, nearest: String?)
    /// Something replaces equipment that is still in use.
    case replacedUnscrapped(String)
    /// A sheet without required facts.
    case fieldsMissing
    /// Hours for which nothing can be kept.
    case hoursInvalid(Int)
    /// A sample that was thrown away before it was taken.
    case discardedBefore(String, taken: Moment, discarded: Moment)
    /// A weight below zero.
    case gramsNegative(String, Decimal)
    /// Days within which nothing can be done.
    case intervalInvalid(Int)
    /// A group that is measured less than once a day.
    case timesInvalid(String, times: Int)
    /// A lowest value above the highest.
    case limitsCrossed(String, lowest: Decimal, highest: Decimal)
    /// Two zones with one colour.
    case coloursShared(String, colour: String, String, String)
    /// More or fewer colours than there must be.
    case colourCount(String, needed: Int, count: Int)
    /// A count below zero.
    case countNegative(Int)
    /// More points than there are, or fewer than none.
    case marksInvalid(String, day: Day, earned: Decimal, maximum: Decimal)
    /// A score that does not fit.
    case outOfRange
    /// A moment or day outside of the calendar.
    case time(TimeError)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .codeTwice(let code): Finding(.safetyCodeTwice, ["code": .text(code)])
        case .unknown(let noun, let name, let nearest):
            Finding(.safetyUnknown, Self.values(noun, name, nearest))
        case .replacedUnscrapped(let code):
            Finding(.equipmentReplacedUnscrapped, ["code": .text(code)])
        case .fieldsMissing: Finding(.handoverFieldsMissing)
        case .hoursInvalid(let hours): Finding(.retentionHoursInvalid, ["hours": .count(hours)])
        case .discardedBefore(let dish, let taken, let discarded):
            Finding(
                .sampleDiscardedBefore,
                [
                    "dish": .text(dish), "taken": .text("\(taken)"),
                    "discarded": .text("\(discarded)"),
                ])
        case .gramsNegative(let dish, let grams):
            Finding(.sampleGramsNegative, ["dish": .text(dish), "grams": .text("\(grams)")])
        case .intervalInvalid(let days): Finding(.intervalDaysInvalid, ["days": .count(days)])
        case .timesInvalid(let group, let times):
            Finding(.measuredTimesInvalid, ["group": .text(group), "times": .count(times)])
        case .limitsCrossed(let group, let lowest, let highest):
            Finding(
                .measuredLimitsCrossed,
                [
                    "group": .text(group), "lowest": .text("\(lowest)"),
                    "highest": .text("\(highest)"),
                ])
        case .coloursShared(let tool, let colour, let zone, let other):
            Finding(
                .coloursShared,
                [
                    "tool": .text(tool), "colour": .text(colour), "zone": .text(zone),
                    "other": .text(other),
                ])
        case .colourCount(let tool, let needed, let count):
            Finding(
                .colourCountInvalid,
                [
                    "tool": .text(tool), "needed": .count(needed), "count": .count(count),
                ])
        case .countNegative(let count): Finding(.safetyCountNegative, ["count": .count(count)])
        case .marksInvalid(let area, let day, let earned, let maximum):
            Finding(
                .areaMarksInvalid,
                [
                    "area": .text(area), "day": .text("\(day)"), "earned": .text("\(earned)"),
                    "maximum": .text("\(maximum)"),
                ])
        case .outOfRange: Finding(.areaScoreOutOfRange)
        case .time(let error): error.finding
        }
    }

    private static func values(
        _ noun: Noun, _ name: String, _ nearest: String?
    ) -> [String: MessageValue] {
        var values: [String: MessageValue] = ["kind": noun.term, "name": .text(name)]
        values["nearest"] = nearest.map { .text($0) }
        return values
    }

    /// Refuses a code that stands twice.
    /// - Throws: `codeTwice`.
    public static func checkUnique(_ codes: [String]) throws(SafetyDutyError) {
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted { throw .codeTwice(code) }
    }
}
