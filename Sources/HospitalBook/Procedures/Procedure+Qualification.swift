import HospitalCore
import Interchange
import SafetyInspection

/// Procedures about qualifications: who qualifies, who is revoked, and their calendar.
extension Procedure {
    static let qualificationProcedures: [Procedure] = [
        qualificationCheck, qualificationReview, qualificationCalendar,
    ]

    /// `qualification.check`: what rules say about a unit.
    static let qualificationCheck = Procedure(
        "qualification.check",
        (
            zh: "资格审查：按规则（同时满足、满足其一、有其一即否决）和放宽条件逐项判定，列出不合格项。",
            en: "What rules say about a unit: all of, any of or none of, with waivers and reasons."
        ),
        arguments: [
            peopleDay,
            .needed("check", .array, zh: "要审查的规则编码", en: "The codes of the rules"),
            .needed(
                "facts", .object, zh: "事实：名称与数值，true为1、false为0；缺少的不填",
                en: "Facts by name: numbers, true is 1 and false is 0; what is missing is absent"),
            .optional(
                "waivers", .array, zh: "放宽：rule、condition、reason、approver",
                en: "Waivers: rule, condition, reason, approver"),
            .optional(
                "rules", .array,
                zh: "规则：code、combination（all_of、any_of、none_of）、conditions（code、name、fact，或part与"
                    + "whole，comparison、limit）、relief、relief_needs、from、through、source；"
                    + "省略为middle_titles、service_unit",
                en: "Rules: code, combination (all_of, any_of, none_of), conditions (code, name, "
                    + "fact, or part and whole, comparison, limit), relief, relief_needs, from, "
                    + "through, source; middle_titles and service_unit unless given"),
        ],
        tables: ["rules", "conditions"]
    ) { members in
        let day = try members.needed("day").day()
        let rules =
            try members.optional("rules")?.elements().map { try $0.qualificationRule() }
            ?? QualificationRule.standard
        var facts: [String: Decimal] = [:]
        for fact in try members.namedMembers("facts") where fact.reader.value != .null {
            facts[fact.name] = try fact.reader.fact()
        }
        let codes = try members.needed("check").texts()
        var waivers: [String: [QualificationWaiver]] = [:]
        for reader in try members.elements("waivers") {
            let (rule, waiver) = try reader.qualificationWaiver()
            guard codes.contains(rule) else {
                throw ArgumentError.value(
                    path: "\(reader.path).rule", value: rule,
                    allowed: codes.joined(separator: ", "))
            }
            waivers[rule, default: []].append(waiver)
        }
        let verdicts = try codes.map { code in
            try QualificationRule.version(of: code, in: rules, on: day)
                .verdict(on: facts, waivers: waivers[code] ?? [])
        }
        return ProcedureResult(verdicts.tables)
    }

    /// `qualification.review`: how a qualification stands after each period.
    static let qualificationReview = Procedure(
        "qualification.review",
        (
            zh: "年度考评：连续不合格达到规定次数即取消资格，取消后不因以后合格而恢复。",
            en: "How a qualification stands after each period; so many failures in a row revoke it."
        ),
        arguments: [
            .needed(
                "periods", .array, zh: "各期：period、passed，或score；没有结果的不填",
                en: "Periods: period, passed or score; neither without a result"),
            .optional("failures", .whole, zh: "连续几次不合格取消，默认2", en: "Failures that revoke, 2"),
            .optional("pass_mark", .decimal, zh: "合格分数，给出score时须有", en: "The pass mark of scores"),
        ],
        tables: ["periods"]
    ) { members in
        let review = try SafetyInspection.QualificationReview(
            members.elements("periods").map { reader in
                let row = try reader.members(["period", "passed", "score"])
                let label = try row.needed("period").textOrNumber()
                if row.optional("passed") != nil { try row.refuse(["score"], beside: "passed") }
                guard row.optional("passed") == nil, let score = try row.optionalDecimal("score")
                else {
                    return SafetyInspection.QualificationReview.Period(
                        label, isPassed: try row.optional("passed")?.flag())
                }
                return SafetyInspection.QualificationReview.Period(
                    label, score: score, passMark: try members.decimal("pass_mark"))
            }, revokedAfter: members.optional("failures")?.whole() ?? 2)
        return ProcedureResult([
            ResultTable(
                name: "periods",
                columns: [
                    .text("period", zh: "期间", en: "Period"),
                    .whole("passed", zh: "合格", en: "Passed; empty without a result"),
                    .whole("failures", zh: "连续不合格次数", en: "Failures in a row"),
                    .text("verdict", zh: "结论", en: "Verdict"),
                ],
                rows: review.standings.map {
                    [
                        .text($0.period.label), $0.period.isPassed.map { .flag($0) } ?? .null,
                        .integer(Int64($0.failures)), .text($0.verdict.rawValue),
                    ]
                })
        ])
    }

    /// `qualification.calendar`: when it is applied for, shown, valid and checked again.
    static let qualificationCalendar = Procedure(
        "qualification.calendar",
        (
            zh: "申报、公示与有效期：申报期首末工作日、公示截止日、有效期、复核年度、年报期限和申请进度。",
            en: "Days of application, end of the notice, validity, re-check, report and next step."
        ),
        arguments: [
            peopleDay,
            .optional("year", .whole, zh: "申报年度", en: "The year of application"),
            .optional("done", .object, zh: "各步骤日期：review、visit、notice", en: "Days of the steps"),
            .optional("approved", .text, zh: "批准日", en: "The day of approval"),
            .optional(
                "term", .object,
                zh: "规定：application_month、report_month、notice_work_days、years、steps、source；"
                    + "省略为3月申报、2月报告、公示7个工作日、有效3年",
                en: "The rule: application_month, report_month, notice_work_days, years, steps, "
                    + "source; March, February, 7, 3, review and visit unless given"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["days", "next"]
    ) { members in
        let term = try members.optional("term")?.qualificationTerm() ?? .standard
        let calendar = try members.optional("calendar")?.workCalendar() ?? .china
        let today = try members.needed("day").day()
        var rows: [[ResultValue]] = []
        func row(_ name: String, _ day: Day) { rows.append([.text(name), .day(day)]) }
        if let year = try members.optional("year")?.whole() {
            let days = try term.applicationDays(of: year, calendar: calendar)
            row("application_first", days.first)
            row("application_last", days.last)
        }
        if let approved = try members.optionalDay("approved") {
            let life = try term.life(approved: approved)
            row("valid_through", life.through)
            let recheck = try term.applicationDays(of: life.recheckYear, calendar: calendar)
            row("recheck_first", recheck.first)
            row("recheck_last", recheck.last)
            row("report_due", life.reportDue)
        }
        var done: [String: Day] = [:]
        for step in try members.namedMembers("done") { done[step.name] = try step.reader.day() }
        let standing = try term.standing(of: done, on: today, calendar: calendar)
        return ProcedureResult([
            ResultTable(
                name: "days",
                columns: [
                    .text("name", zh: "事项", en: "What"), .whole("day", zh: "日期", en: "Day"),
                ], rows: rows),
            ResultTable(
                name: "next",
                columns: [
                    .text("next", zh: "下一步", en: "What comes next"),
                    .whole("notice_end", zh: "公示截止日", en: "Last day of the notice"),
                    .whole("accepted", zh: "当日受理申报", en: "Whether applications are taken"),
                ],
                rows: [
                    [
                        .text(standing.next), .day(standing.noticeEnd),
                        .flag(try term.accepts(today, calendar: calendar)),
                    ]
                ]),
        ])
    }
}

extension [QualificationVerdict] {
    fileprivate var tables: [ResultTable] {
        [
            ResultTable(
                name: "rules",
                columns: [
                    .text("rule", zh: "规则", en: "Rule"), .text("outcome", zh: "结论", en: "Outcome"),
                    .text("against", zh: "不合格或否决项", en: "What decided against the unit"),
                    .text("source", zh: "依据", en: "Source"),
                ],
                rows: map {
                    [
                        .text($0.rule.code), .text($0.outcome.rawValue),
                        .text($0.against.joined(separator: ",")), .text($0.rule.citation.title),
                    ]
                }),
            ResultTable(
                name: "conditions",
                columns: [
                    .text("rule", zh: "规则", en: "Rule"),
                    .text("condition", zh: "条件", en: "Condition"),
                    .text("name", zh: "名称", en: "Name"), .text("value", zh: "实际", en: "Value"),
                    .text("comparison", zh: "比较", en: "Comparison"),
                    .text("limit", zh: "标准", en: "Limit"),
                    .text("standing", zh: "判定", en: "Standing"),
                    .text("reason", zh: "放宽理由", en: "Why it is waived"),
                ],
                rows: flatMap { verdict in
                    verdict.lines.map {
                        [
                            .text(verdict.rule.code), .text($0.condition.code),
                            .text($0.condition.name), .optional($0.value),
                            .text($0.condition.comparison.rawValue),
                            .text($0.condition.limit.description), .text($0.standing.rawValue),
                            .text(optional: $0.reason),
                        ]
                    }
                }),
        ]
    }
}
