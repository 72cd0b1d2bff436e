import HospitalCore
import Interchange
import SafetyInspection

/// The procedure of a log of findings: counts, repeats and follow-ups.
extension Procedure {
    static let findingProcedures: [Procedure] = [inspectionFindings]

    /// `inspection.findings`: what a log of inspections says about its findings.
    static let inspectionFindings = Procedure(
        "inspection.findings",
        (
            zh: "检查问题分析：按项目、部位、检查类别统计，重复问题，复查情况与整改率。",
            en: "What a log of inspections says: counts by item, place and kind, findings that "
                + "come again, follow-ups and the share put right."
        ),
        arguments: [
            .needed(
                "visits", .array,
                zh: "检查记录：visit、place、day、kind、items（项目编码，或item与criticality 0、1、2）",
                en: "Visits: visit, place, day, kind, items (codes, or item and criticality 0, 1, "
                    + "2)"),
            .optional(
                "repeat_days", .whole, zh: "重复问题的天数，省略时为365",
                en: "Days within which a finding repeats an earlier one; 365 unless given"),
            .optional(
                "checking_kinds", .array, zh: "起复查作用的检查类别，省略时为全部",
                en: "The kinds of visits that re-check; all unless given"),
            .optional(
                "follow_up_days", .whole, zh: "复查期限（天），省略时不限",
                en: "Days within which a visit with findings is followed up; no limit otherwise"),
            .optional(
                "today", .text, zh: "查询日期，省略时为最后一次检查的日期",
                en: "The day of the question; that of the last visit unless given"),
        ],
        tables: ["summary", "items", "places", "kinds", "visits", "findings"]
    ) { members in
        var rules = FindingLog.Rules()
        if let days = members.optional("repeat_days") { rules.repeatWindowDays = try days.whole() }
        rules.checkingKinds = try members.optional("checking_kinds").map { Set(try $0.texts()) }
        rules.followUpDays = try members.optional("follow_up_days")?.whole()
        let log = try FindingLog(
            try members.elements("visits").map { try InspectionVisit($0) }, rules: rules)
        let today = try members.optional("today")?.day() ?? log.visits.last?.day ?? .last
        return ProcedureResult([
            FindingTables.summary(log), FindingTables.items(log.items),
            FindingTables.groups("places", "place", zh: "检查部位", en: "Place", log.places),
            FindingTables.groups("kinds", "kind", zh: "检查类别", en: "Kind", log.kinds),
            FindingTables.visits(try log.followUps(on: today)), FindingTables.findings(log),
        ])
    }
}

extension InspectionVisit {
    fileprivate init(_ reader: ArgumentReader) throws {
        let members = try reader.members(["visit", "place", "day", "kind", "items"])
        self.init(
            id: Inspection.ID(try members.text("visit")),
            place: Place.ID(try members.text("place")), day: try members.needed("day").day(),
            kind: try members.optionalText("kind") ?? "",
            items: try members.elements("items").map { try CitedItem($0) })
    }
}

extension InspectionVisit.CitedItem {
    fileprivate init(_ reader: ArgumentReader) throws {
        if case .string(let item) = reader.value {
            self.init(item)
            return
        }
        let members = try reader.members(["item", "criticality"])
        let item = try members.text("item")
        guard let rank = members.optional("criticality") else {
            self.init(item)
            return
        }
        guard let criticality = Criticality(rawValue: try rank.whole()) else {
            throw ArgumentError.value(
                path: rank.path, value: "\(try rank.whole())", allowed: "0, 1, 2")
        }
        self.init(item, criticality: criticality)
    }
}

/// The tables of a log of findings.
private enum FindingTables {
    private static let counts: [ResultColumn] = [
        .whole("findings", zh: "问题数", en: "Findings"),
        .whole("critical", zh: "关键项问题数", en: "Findings on key and veto items"),
        .whole("repeats", zh: "重复问题数", en: "Repeats"),
        .whole("corrected", zh: "已整改", en: "Corrected at the next check"),
        .whole("found_again", zh: "仍存在", en: "Found again at the next check"),
        .whole("unchecked", zh: "未复查", en: "Not checked since"),
        .text("corrected_percent", zh: "整改率（%）", en: "Corrected percent"),
    ]

    private static func cells(_ count: FindingLog.Count) -> [ResultValue] {
        [
            count.findings, count.critical, count.repeats, count.corrected, count.foundAgain,
            count.unchecked,
        ].map { .integer(Int64($0)) } + [.optional(count.correctedPercent)]
    }

    static func summary(_ log: FindingLog) -> ResultTable {
        ResultTable(
            name: "summary",
            columns: [.whole("visits", zh: "检查次数", en: "Visits")] + counts,
            rows: [[.integer(Int64(log.visits.count))] + cells(log.total)])
    }

    static func items(_ items: [FindingLog.ItemCount]) -> ResultTable {
        ResultTable(
            name: "items",
            columns: [.text("item", zh: "检查项目", en: "Item")] + counts + [
                .whole("places", zh: "涉及部位数", en: "Places"),
                .text("first", zh: "首次日期", en: "First day"),
                .text("last", zh: "末次日期", en: "Last day"),
            ],
            rows: items.map {
                [.text($0.item)] + cells($0.count) + [
                    .integer(Int64($0.places)), .text($0.first.description),
                    .text($0.last.description),
                ]
            })
    }

    static func groups(
        _ table: String, _ column: String, zh chinese: String, en english: String,
        _ groups: [FindingLog.GroupCount]
    ) -> ResultTable {
        ResultTable(
            name: table,
            columns: [
                .text(column, zh: chinese, en: english),
                .whole("visits", zh: "检查次数", en: "Visits"),
            ] + counts,
            rows: groups.map {
                [.text($0.code), .integer(Int64($0.visits))] + cells($0.count)
            })
    }

    static func visits(_ followUps: [FindingLog.FollowUp]) -> ResultTable {
        ResultTable(
            name: "visits",
            columns: [
                .text("visit", zh: "检查编号", en: "Visit"),
                .text("place", zh: "检查部位", en: "Place"), .text("day", zh: "检查日期", en: "Day"),
                .text("kind", zh: "检查类别", en: "Kind"),
            ] + counts + [
                .text("due", zh: "复查期限", en: "Follow-up due"),
                .text("checked", zh: "复查日期", en: "Day of the next check"),
                .whole("days", zh: "间隔天数", en: "Days until it"),
                .text("status", zh: "复查情况", en: "Status of the follow-up"),
            ],
            rows: followUps.map { followUp in
                let visit = followUp.visit
                return [
                    .text(visit.id.code), .text(visit.place.code), .text(visit.day.description),
                    .text(visit.kind),
                ] + cells(followUp.count) + [
                    .text(optional: followUp.due?.description),
                    .text(optional: followUp.day?.description),
                    followUp.day.map { .integer(Int64(visit.day.days(until: $0))) } ?? .null,
                    .text(followUp.status.rawValue),
                ]
            })
    }

    static func findings(_ log: FindingLog) -> ResultTable {
        ResultTable(
            name: "findings",
            columns: [
                .text("visit", zh: "检查编号", en: "Visit"),
                .text("place", zh: "检查部位", en: "Place"), .text("day", zh: "检查日期", en: "Day"),
                .text("item", zh: "检查项目", en: "Item"),
                .whole("criticality", zh: "关键程度", en: "Criticality"),
                .text("previous", zh: "上次发现日期", en: "Last earlier day"),
                .whole("repeat", zh: "重复问题", en: "Repeat"),
                .text("checked", zh: "复查日期", en: "Day of the next check"),
                .text("recheck", zh: "复查结果", en: "What it showed"),
            ],
            rows: log.entries.map { entry in
                let visit = log.visits[entry.visit]
                return [
                    .text(visit.id.code), .text(visit.place.code), .text(visit.day.description),
                    .text(entry.cited.item), .integer(Int64(entry.cited.criticality.rawValue)),
                    .text(optional: entry.previous?.description),
                    .integer(entry.isRepeat ? 1 : 0),
                    .text(optional: entry.rechecked?.description), .text(entry.recheck.rawValue),
                ]
            })
    }
}
