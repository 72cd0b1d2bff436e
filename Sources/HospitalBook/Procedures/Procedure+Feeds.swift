import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about what comes from elsewhere into an appraisal, and what follows from its grade.
extension Procedure {
    static let feedProcedures: [Procedure] = [
        appraiseFeed, serviceBulletin, evaluateTrend, appraiseConsequences,
    ]

    /// `appraise.feed`: records of other systems as reported items of a scorecard.
    ///
    /// The items of a subject stand as `appraise.scorecard` takes them in `report.items`.
    static let appraiseFeed = Procedure(
        "appraise.feed",
        (
            zh: "外部记录转为考核依据：考勤、假条、监测、培训成绩按规则转为扣分或得分，记录编号即证据。",
            en: "Records of other systems as facts of an appraisal; their numbers are the evidence."
        ),
        arguments: [
            .needed(
                "rules", .array,
                zh: "规则：kind、item、use（deduction、unless_signed、mean、last、best）、rule（扣分细则）",
                en: "Rules: kind, item, use (deduction, unless_signed, mean, last, best), rule"),
            .needed(
                "records", .array,
                zh: "记录：id、subject、kind、day、reported（报送日）、count、value、signer（签字人）",
                en: "Records: id, subject, kind, day, reported, count, value, signer"),
            .optional("within_days", .whole, zh: "报送期限（天）", en: "Days to report"),
        ],
        tables: ["facts", "records"]
    ) { members in
        let feed = try EventFeed(
            members.elements("records").map { try $0.feedRecord() },
            rules: members.elements("rules").map { try $0.feedRule() },
            within: members.optional("within_days")?.whole())
        let states = [
            ("repeated", feed.repeated), ("late", feed.late), ("settled", feed.settled),
        ]
        var json: JSONObject = ["facts": .array(feed.facts.map(\.json))]
        for (state, numbers) in states {
            json.append(state, .array(numbers.map { .string($0) }))
        }
        return ProcedureResult(
            json: .object(json),
            tables: [
                feed.table,
                ResultTable(
                    name: "records",
                    columns: [
                        .text("record", zh: "记录", en: "Record"),
                        .text("state", zh: "情况", en: "State"),
                    ],
                    rows: states.flatMap { state, numbers in
                        numbers.map { [.text($0), .text(state)] }
                    }),
            ])
    }

    /// `service.bulletin`: what is told to contractors and service units for a period.
    static let serviceBulletin = Procedure(
        "service.bulletin",
        (
            zh: "服务通报：明查、暗访、日常、突击检查，表扬、投诉、意见，按岗位质量标准汇总计分；领导检查频次。",
            en: "Checks by mode, praise, complaints and opinions of units; leader checks by week."
        ),
        arguments: [
            .needed("from", .text, zh: "期间起始日", en: "The first day"),
            .needed("to", .text, zh: "期间截止日", en: "The last day"),
            .needed("units", .array, zh: "承包商或班组", en: "The contractors or units"),
            .optional("standards", .object, zh: "岗位质量标准：岗位到最低分", en: "Least points by post"),
            .optional("praise_points", .decimal, zh: "每次表扬加分", en: "Points for praise"),
            .optional("complaint_points", .decimal, zh: "每次投诉扣分", en: "Points off for a complaint"),
            .optional(
                "leader_checks", .whole, zh: "领导每周至少检查次数", en: "Checks of leaders in every week"),
            .needed(
                "entries", .array,
                zh: "台账：id、unit、day、event（check、praise、complaint、opinion）、"
                    + "mode（open、covert、routine、surprise）、post、score、leader",
                en: "Entries: id, unit, day, event (check, praise, complaint, opinion), mode "
                    + "(open, covert, routine, surprise), post, score, leader"),
        ],
        tables: ["units", "weeks"]
    ) { members in
        let period = try Validity(
            from: members.needed("from").day(), to: members.needed("to").day())
        let entries = try members.elements("entries").map { try $0.ledgerEntry() }
        let bulletins = try ServiceBulletin.bulletins(
            of: members.needed("units").texts(), entries, in: period,
            terms: ServiceBulletin.Terms(
                praise: members.optionalDecimal("praise_points") ?? .zero,
                complaint: members.optionalDecimal("complaint_points") ?? .zero,
                standards: members.optional("standards")?.decimals() ?? [:]))
        let weeks = try members.optional("leader_checks").map { reader in
            try ServiceBulletin.leaderChecks(
                entries, in: period,
                rule: FrequencyRule(minimum: reader.whole(), in: .week(due: .sunday)))
        }
        return ProcedureResult([
            ServiceBulletin.table(bulletins),
            ResultTable(
                name: "weeks",
                columns: [
                    .whole("from_day", zh: "周一", en: "Monday"),
                    .whole("checks", zh: "领导检查", en: "Leader checks"),
                    .whole("shortfall", zh: "缺少", en: "Lacking"),
                ],
                rows: (weeks ?? []).map {
                    [.day($0.start), .integer(Int64($0.count)), .integer(Int64($0.shortfall))]
                }),
        ])
    }

    /// `appraise.consequences`: what follows from published scores, link by link.
    static let appraiseConsequences = Procedure(
        "appraise.consequences",
        (
            zh: "考核结果运用：得分定等级，等级联动补助、支付、工资、奖惩等；可检查联动是否齐全。",
            en: "What follows from scores by their grade, and which links a grade lacks."
        ),
        arguments: [
            .needed("set", .text, zh: "等级表或自定名称", en: "The grade set, or a name of your own"),
            .optional("grades", .array, zh: "自定等级：name、cut", en: "Own grades: name, cut"),
            .optional("below", .text, zh: "自定等级的最低一等", en: "The grade below all own cuts"),
            .needed(
                "effects", .array, zh: "运用：grade、link（联动项）、effect",
                en: "Effects: grade, link, effect"),
            .optional("contents", .text, zh: "应有联动项的清单", en: "The list of links each grade needs"),
            .optional("parts", .array, zh: "自定清单：code、name", en: "Own parts: code, name"),
            .needed("scores", .array, zh: "对象：subject、score", en: "Subjects: subject, score"),
        ],
        tables: ["consequences", "missing"]
    ) { members in
        let set = try SchemeArguments.gradeSet(members)
        var (effects, links): ([String: [String]], [String: [String]]) = ([:], [:])
        for reader in try members.elements("effects") {
            let effect = try reader.members(["grade", "link", "effect"])
            let grade = try effect.text("grade")
            effects[grade, default: []].append(try effect.text("effect"))
            links[grade, default: []].append(try effect.optionalText("link") ?? "")
        }
        let table = try ConsequenceTable(effects, for: set)
        var rows = ResultTable(
            name: "consequences",
            columns: [
                .text("subject", zh: "对象", en: "Subject"), .text("score", zh: "得分", en: "Score"),
                .text("grade", zh: "等级", en: "Grade"), .text("link", zh: "联动项", en: "Link"),
                .text("effect", zh: "运用", en: "Effect"),
            ])
        for reader in try members.elements("scores") {
            let given = try reader.members(["subject", "score"])
            let subject = try given.text("subject")
            let result = try set.result(of: given.decimal("score"))
            for (link, effect) in zip(
                links[result.grade] ?? [], table.effects(of: result.grade))
            {
                rows.append([
                    .text(subject), .optional(result.score), .text(result.grade), .text(link),
                    .text(effect),
                ])
            }
        }
        var missing = ResultTable(
            name: "missing",
            columns: [
                .text("grade", zh: "等级", en: "Grade"), .text("link", zh: "缺少的联动项", en: "Link"),
            ])
        if members.optional("contents") != nil {
            let contents = try members.contents()
            for grade in set.grades.map(\.name) {
                for part in try contents.coverage(of: links[grade] ?? []).missing {
                    missing.append([.text(grade), .text(part.name)])
                }
            }
        }
        return ProcedureResult([rows, missing])
    }
}

extension ArgumentReader {
    fileprivate func feedRule() throws -> EventFeed.Rule {
        let rule = try members(["kind", "item", "use", "rule"])
        let use: EventFeed.Rule.Use
        switch try rule.needed("use").choice(FeedUse.self) {
        case .deduction: use = .deduction(rule: try rule.text("rule"))
        case .unlessSigned: use = .unlessSigned(rule: try rule.text("rule"))
        case .mean: use = .mean
        case .last: use = .last
        case .best: use = .best
        }
        return EventFeed.Rule(try rule.text("kind"), item: try rule.text("item"), use)
    }

    fileprivate func feedRecord() throws -> EventFeed.Record {
        let given = try members([
            "id", "subject", "kind", "day", "reported", "count", "value", "signer",
        ])
        let day = try given.needed("day").day()
        var record = EventFeed.Record(
            try given.text("id"), about: try given.text("subject"), kind: try given.text("kind"),
            day: day, reported: try given.optional("reported")?.day() ?? day)
        record.count = try given.optionalDecimal("count") ?? .one
        record.value = try given.optionalDecimal("value")
        record.signer = try given.optionalPerson("signer")
        return record
    }

    fileprivate func ledgerEntry() throws -> ServiceBulletin.Entry {
        let base = ["id", "unit", "day", "event"]
        let check = ["mode", "post", "score", "leader"]
        let event: LedgerEvent = try members(base + check).needed("event").choice()
        let given = try members(base + (event == .check ? check : []))
        let happened: ServiceBulletin.Entry.Event
        switch event {
        case .check:
            happened = .check(
                try given.needed("mode").choice(), post: try given.optionalText("post"),
                score: try given.optionalDecimal("score"),
                byLeader: try given.optional("leader")?.flag() ?? false)
        case .praise: happened = .praise
        case .complaint: happened = .complaint
        case .opinion: happened = .opinion
        }
        return ServiceBulletin.Entry(
            try given.text("id"), of: try given.text("unit"), on: try given.needed("day").day(),
            happened)
    }
}

/// How records become a fact.
private enum FeedUse: String, CaseIterable {
    case deduction, mean, last, best
    case unlessSigned = "unless_signed"
}

/// What a ledger tells.
private enum LedgerEvent: String, CaseIterable {
    case check, praise, complaint, opinion
}

extension EventFeed {
    /// The facts as rows.
    fileprivate var table: ResultTable {
        var table = ResultTable(
            name: "facts",
            columns: [
                .text("subject", zh: "对象", en: "Subject"), .text("item", zh: "指标", en: "Item"),
                .text("rule", zh: "扣分细则", en: "Rule"),
                .text("amount", zh: "次数或得分", en: "Count or score"),
                .text("evidence", zh: "证据", en: "Evidence"),
            ])
        for subject in facts {
            for item in subject.items {
                let start: [ResultValue] = [.text(subject.subject), .text(item.code)]
                switch item.value {
                case .deductions(let found):
                    for one in found {
                        table.append(
                            start + [.text(one.rule), .optional(one.count), .text(one.evidence)])
                    }
                case .value(let value): table.append(start + [.null, .optional(value), .null])
                default: break
                }
            }
        }
        return table
    }
}

extension EventFeed.Facts {
    fileprivate var json: JSONValue {
        .object([
            "subject": .string(subject),
            "items": .array(
                items.map { item in
                    var fact: JSONObject = ["code": .string(item.code)]
                    switch item.value {
                    case .deductions(let found):
                        fact.append(
                            "deductions",
                            .array(
                                found.map {
                                    .object([
                                        "rule": .string($0.rule), "count": .decimal($0.count),
                                        "evidence": .string($0.evidence),
                                    ])
                                }))
                    case .value(let value): fact.append("value", .decimal(value))
                    default: break
                    }
                    return .object(fact)
                }),
        ])
    }
}

extension ServiceBulletin {
    fileprivate static func table(_ bulletins: [ServiceBulletin]) -> ResultTable {
        let modes = Mode.allCases
        return ResultTable(
            name: "units",
            columns: [
                .text("unit", zh: "单位", en: "Unit"), .whole("open", zh: "明查", en: "Announced"),
                .whole("covert", zh: "暗访", en: "Covert"),
                .whole("routine", zh: "日常", en: "Routine"),
                .whole("surprise", zh: "突击", en: "Surprise"),
                .text("check_score", zh: "检查平均分", en: "Mean of checks"),
                .text("substandard", zh: "低于标准的检查", en: "Checks below standard"),
                .whole("praise", zh: "表扬", en: "Praise"),
                .whole("complaints", zh: "投诉", en: "Complaints"),
                .whole("no_complaint", zh: "零投诉", en: "No complaint"),
                .text("opinions", zh: "意见", en: "Opinions"),
                .text("score", zh: "得分", en: "Score"),
            ],
            rows: bulletins.map { one in
                [.text(one.unit)] + modes.map { .integer(Int64(one.checks[$0] ?? 0)) } + [
                    .optional(one.checkScore), .text(one.substandard.joined(separator: "、")),
                    .integer(Int64(one.praise)), .integer(Int64(one.complaints)),
                    .flag(one.isFreeOfComplaints), .text(one.opinions.joined(separator: "、")),
                    .optional(one.score),
                ]
            })
    }
}
