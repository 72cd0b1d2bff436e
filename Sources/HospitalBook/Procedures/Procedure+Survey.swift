import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures about satisfaction surveys and what follows from them.
extension Procedure {
    static let surveyProcedures: [Procedure] = [
        surveyScores, surveyComplete, surveyNotices, surveyStreak, surveySupplier,
        surveySupervisors,
    ]

    static let levelsArgument = ProcedureArgument.optional(
        "levels", .array,
        zh: "满意度等级：level、name、points（0至100）、satisfied；默认5至1级为100、80、60、40、20分，4级以上为满意",
        en: "Levels: level, name, points (0 to 100), satisfied; unless given 5 to 1 count 100 to "
            + "20, satisfied from 4")
    private static let todayArgument = ProcedureArgument.needed(
        "today", .text, zh: "计算日（yyyy-mm-dd）", en: "The day of the question (yyyy-mm-dd)")

    /// `survey.scores`: what the answers of a survey come to.
    static let surveyScores = Procedure(
        "survey.scores",
        (
            zh: "满意度调查：按对象、维度和分组（人群、班组、个人）计算得分、满意率和名次；有效份数不足的不计分、不排名。",
            en: "Scores, rates and ranks of a survey by subject, dimension, group, team and worker."
        ),
        arguments: [
            .needed(
                "answers", .array,
                zh: "答卷：subject、dimension、level（未答、NA为无效）、count（份数）、respondent、day、"
                    + "group（人群）、team（班组）、worker（个人）",
                en: "Answers: subject, dimension, level (absent or NA is not valid), count, "
                    + "respondent, day, group, team, worker"),
            .optional(
                "dimensions", .array, zh: "维度：dimension、weight；默认服务态度等五个，等权",
                en: "Dimensions: dimension, weight; the five of logistics unless given"),
            levelsArgument,
            .optional(
                "min_valid", .whole, zh: "每个维度最少有效份数，默认1",
                en: "The fewest valid answers of a dimension, 1 unless given"),
            .optional("closes", .text, zh: "截止日", en: "The last day of answers"),
        ],
        tables: ["scores"]
    ) { members in
        let answers = try members.elements("answers").map { try $0.surveyAnswer() }
        return ProcedureResult([try members.survey().scores(of: answers).table])
    }

    /// `survey.complete`: completes a survey, which needs its publication.
    static let surveyComplete = Procedure(
        "survey.complete",
        (
            zh: "办结满意度调查：截止后且结果已在院内网公布方可办结。",
            en: "Completes a survey, once it is closed and its results are published."
        ),
        arguments: [
            .needed("survey", .text, zh: "调查编号", en: "The survey"),
            .needed("closes", .text, zh: "截止日", en: "The last day of answers"),
            .optional("published", .text, zh: "公布日", en: "The day of publication"),
            todayArgument,
        ],
        tables: []
    ) { members in
        let round = SurveyRound(
            try members.text("survey"), closes: try members.needed("closes").day(),
            published: try members.optional("published")?.day())
        let today = try members.needed("today").day()
        try round.complete(on: today)
        return ProcedureResult(
            json: .object(["state": .string(round.state(on: today).rawValue)]), tables: [])
    }

    /// `survey.notices`: how notices to put something right were kept.
    static let surveyNotices = Procedure(
        "survey.notices",
        (
            zh: "限期整改通知单：逐单的及时、超期天数，以及整改及时率和关闭率。",
            en: "Notices to put something right: in time or overdue, in-time and closure rates."
        ),
        arguments: [
            .needed(
                "notices", .array, zh: "通知单：notice、department、issues、issued、due、closed",
                en: "Notices: notice, department, issues, issued, due, closed"),
            todayArgument,
        ],
        tables: ["notices", "rates"]
    ) { members in
        let today = try members.needed("today").day()
        let notices = try members.elements("notices").map { try $0.notice() }
        return ProcedureResult(try notices.tables(on: today))
    }

    /// `survey.streak`: so many scores below a limit in a row, and what is due then.
    static let surveyStreak = Procedure(
        "survey.streak",
        (
            zh: "满意度连续低于限值：第三次触发整改通知和合同处理（扣款、约谈、解约条款），此后为持续，达到限值即清零。",
            en: "Scores below a limit in a row: the third calls for a notice and the contract."
        ),
        arguments: [
            .needed(
                "scores", .array, zh: "各期得分，缺失为null", en: "The scores in turn, null if missing"),
            .optional("threshold", .decimal, zh: "限值，默认80", en: "The limit, 80 unless given"),
            .optional("length", .whole, zh: "连续次数，默认3", en: "How many in a row, 3 unless given"),
            .optional(
                "missing", .text, zh: "缺失：skip（默认）或break", en: "Missing: skip (default) or break"),
        ],
        tables: ["standings"]
    ) { members in
        let rule = try StreakRule(
            length: members.optional("length")?.whole() ?? 3,
            missingResult: members.optional("missing")?.choice() ?? .skip)
        let scores = try members.elements("scores").map { reader -> Decimal? in
            reader.value == .null ? nil : try reader.decimal()
        }
        let limit = try members.optionalDecimal("threshold") ?? Decimal(80)
        let standings = rule.standings(of: StreakRule.breaches(below: limit, in: scores))
        var table = ResultTable(
            name: "standings",
            columns: [
                .whole("position", zh: "序号", en: "Position"), .text("score", zh: "得分", en: "Score"),
                .whole("count", zh: "连续次数", en: "In a row"), .text("event", zh: "事件", en: "Event"),
                .text("actions", zh: "应采取措施", en: "What is due"),
            ])
        for (index, standing) in standings.enumerated() {
            table.append([.integer(Int64(index + 1)), .optional(scores[index])] + standing.cells)
        }
        return ProcedureResult([table])
    }

    /// `survey.supplier`: what the monthly scores of suppliers take off their payments.
    static let surveySupplier = Procedure(
        "survey.supplier",
        (
            zh: "外包服务月度考核：按合同扣款阶梯计算扣款和应付。",
            en: "What the monthly scores of suppliers take off their payments, by the contract."
        ),
        arguments: [
            .needed(
                "ladder", .array, zh: "扣款阶梯：from（起始分，含）、percent（扣款比例）",
                en: "The ladder: from (lowest score), percent (taken off)"),
            .needed(
                "suppliers", .array, zh: "供应商：supplier、score、payment（元）",
                en: "Suppliers: supplier, score, payment (yuan)"),
        ],
        tables: ["suppliers"]
    ) { members in
        let ladder = try SupplierLadder(
            members.elements("ladder").map { reader in
                let step = try reader.members(["from", "percent"])
                return SupplierLadder.Step(
                    from: try step.decimal("from"), percent: try step.decimal("percent"))
            })
        var table = ResultTable(
            name: "suppliers",
            columns: [
                .text("supplier", zh: "供应商", en: "Supplier"),
                .text("percent", zh: "扣款比例", en: "Percent"),
            ] + ResultColumn.amount("deduction", zh: "扣款", en: "Deduction"))
        for reader in try members.elements("suppliers") {
            let row = try reader.members(["supplier", "score", "payment"])
            let supplier = try row.text("supplier")
            let deduction = try ladder.deduction(
                for: supplier, score: row.decimal("score"), payment: row.money("payment"))
            table.append(
                [.text(supplier), .optional(deduction.percent)]
                    + [ResultValue].amount(optional: deduction.amount))
        }
        return ProcedureResult([table])
    }

    /// `survey.supervisors`: which supervisors have sent their monthly return.
    static let surveySupervisors = Procedure(
        "survey.supervisors",
        (
            zh: "义务监督员月度反馈：反馈率、未反馈人员和未解决意见。",
            en: "The monthly returns of supervisors: coverage, who is missing, open issues."
        ),
        arguments: [
            .needed("appointed", .array, zh: "受聘监督员编码", en: "The codes of the appointed"),
            .needed(
                "returns", .array, zh: "反馈：supervisor、issue（意见）、open（未解决）",
                en: "Returns: supervisor, issue, open"),
        ],
        tables: ["missing", "issues"]
    ) { members in
        var codes: [String] = []
        var issues = ResultTable(
            name: "issues",
            columns: [
                .text("supervisor", zh: "监督员", en: "Supervisor"),
                .text("issue", zh: "未解决意见", en: "Open issue"),
            ])
        for reader in try members.elements("returns") {
            let row = try reader.members(["supervisor", "issue", "open"])
            codes.append(try row.text("supervisor"))
            guard let issue = try row.optionalText("issue"),
                try row.optional("open")?.flag() ?? true
            else { continue }
            issues.append([.text(try row.text("supervisor")), .text(issue)])
        }
        let returns = try SupervisorReturns(
            appointed: members.needed("appointed").texts(), returns: codes)
        let missing = ResultTable(
            name: "missing", columns: [.text("supervisor", zh: "未反馈监督员", en: "Missing")],
            rows: returns.missing.map { [.text($0)] })
        return ProcedureResult(
            json: .object([
                "appointed": .number(String(returns.appointed)),
                "coverage": .optional(returns.coverage), "missing": missing.json,
                "issues": issues.json,
            ]),
            tables: [missing, issues])
    }
}

extension StreakRule.Standing {
    /// How many in a row, what happened, and what is due.
    fileprivate var cells: [ResultValue] {
        switch self {
        case .missing: [.null, .null, .null]
        case .count(let count): [.integer(Int64(count)), .null, .null]
        case .triggered: [.null, .text("TRIGGER"), .text("rectification_notice,contract_action")]
        case .continued: [.null, .text("CONTINUED"), .null]
        }
    }
}

extension ArgumentReader {
    /// A notice to put something right.
    fileprivate func notice() throws -> RectificationNotice {
        let row = try members(["notice", "department", "issues", "issued", "due", "closed"])
        return try RectificationNotice(
            row.text("notice"), to: row.text("department"),
            issues: row.optionalText("issues") ?? "", issued: row.needed("issued").day(),
            due: row.needed("due").day(), closed: row.optional("closed")?.day())
    }
}

extension [RectificationNotice] {
    /// The notices on a day, and how they were kept.
    func tables(on today: Day) throws -> [ResultTable] {
        let all = try NoticeCompliance(self, on: today)
        let rates = [
            ("in_time_rate", all.inTime, all.due, all.inTimeRate),
            ("closure_rate", all.closed, all.issued, all.closureRate),
        ]
        return [
            ResultTable(
                name: "notices",
                columns: [
                    .text("notice", zh: "通知单编号", en: "Notice"),
                    .text("department", zh: "科室", en: "Department"),
                    .text("issues", zh: "问题", en: "Issues"),
                    .whole("closed", zh: "已关闭", en: "Closed"),
                    .whole("in_time", zh: "及时（未到期为空）", en: "In time, null if not due"),
                    .whole("overdue_days", zh: "超期天数", en: "Days overdue"),
                ],
                rows: map { notice in
                    [
                        .text(notice.code), .text(notice.department), .text(notice.issues),
                        .flag(notice.closed != nil),
                        notice.isInTime(on: today).map { .flag($0) } ?? .null,
                        .integer(Int64(notice.overdueDays(on: today))),
                    ]
                }),
            ResultTable(
                name: "rates",
                columns: [
                    .text("rate", zh: "指标", en: "Rate"),
                    .whole("numerator", zh: "分子", en: "Numerator"),
                    .whole("denominator", zh: "分母", en: "Denominator"),
                    .text("value", zh: "百分比", en: "Percent"),
                ],
                rows: rates.map {
                    [
                        .text($0.0), .integer(Int64($0.1)), .integer(Int64($0.2)),
                        .optional($0.3),
                    ]
                }),
        ]
    }
}
