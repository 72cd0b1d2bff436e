import HospitalCore
import Interchange
import PerformanceAppraisal
import Storage

/// Procedures about the desk, the surveys and the notices of a book.
extension Procedure {
    static let bookDeskProcedures: [Procedure] = [
        bookDeskRun, bookSurveyRun, bookDeskReport, bookSurveyNotices,
    ]

    private static let period = ProcedureArgument.needed(
        "period", .text, zh: "会计期间（yyyy-mm）", en: "The accounting month (yyyy-mm)")

    /// `book.desk.run`: how the orders of a month stood at a moment.
    static let bookDeskRun = Procedure(
        onBook: Book.deskProcedure,
        (
            zh: "按账簿中的工单和步骤计算一个月的工单状态和服务台指标（截至给定时刻），结果写入结果表。",
            en: "Orders of a month at a moment and the indicators of the desk, into tables."
        ),
        arguments: [period, .needed("at", .text, zh: "计算时刻", en: "The moment of the question")],
        tables: ["orders", "indicators", "run"]
    ) { members, book in
        try book.runDesk(
            month: members.needed("period").month(), at: members.needed("at").moment()
        ).procedureResult
    }

    /// `book.survey.run`: what the answers of a survey in a month came to.
    static let bookSurveyRun = Procedure(
        onBook: Book.surveyProcedure,
        (
            zh: "按账簿中的答卷计算一个月的满意度得分、满意率和名次，结果写入结果表。",
            en: "Scores, rates and ranks of a survey from the answers of a month, into tables."
        ),
        arguments: [period, .needed("survey", .text, zh: "调查编号", en: "The survey")],
        tables: ["scores", "run"]
    ) { members, book in
        try book.runSurvey(
            month: members.needed("period").month(), survey: members.text("survey")
        ).procedureResult
    }

    /// `book.desk.report`: reports values of the desk or of a survey to an appraisal.
    static let bookDeskReport = Procedure(
        onBook: "book.desk.report",
        (
            zh: "将现行服务台或满意度结果作为指标填报导入考核，批次以运行号为依据；缺失的不填报。",
            en: "Reports current results of the desk or a survey to an appraisal, with evidence."
        ),
        arguments: [
            period, .needed("scheme", .text, zh: "考核方案编码", en: "The code of the scheme"),
            .optional("at", .text, zh: "服务台结果的计算时刻", en: "The moment of a run of the desk"),
            .optional("survey", .text, zh: "调查编号，代替at", en: "A survey, instead of at"),
            .needed(
                "values", .array,
                zh: "填报：subject、indicator、name（服务台指标或维度，省略为总分）、source（调查对象）、group、code（分组）",
                en: "Values: subject, indicator, name (an indicator of the desk or a dimension, "
                    + "the total unless given), source (the surveyed), group, code"),
        ],
        tables: ["values"]
    ) { members, book in
        let survey = try members.optionalText("survey")
        let wanted = try members.elements("values").map { reader in
            let row = try reader.members([
                "subject", "indicator", "name", "source", "group", "code",
            ])
            let subject = try row.text("subject")
            let source = survey == nil ? [] : [try row.optionalText("source") ?? subject]
            let keys = try ["group", "code", "name"].map {
                try row.optionalText($0) ?? Book.whole
            }
            return Book.WantedIndicator(
                subject: subject, indicator: try row.text("indicator"), keys: source + keys)
        }
        let reported = try book.reportIndicators(
            wanted, of: survey == nil ? .deskIndicator : .surveyScore,
            by: survey == nil ? Book.deskProcedure : Book.surveyProcedure,
            scope: survey ?? members.needed("at").moment().description,
            month: members.needed("period").month(), scheme: members.text("scheme"))
        return ProcedureResult([.reported(wanted, reported.values, reported.evidence)])
    }

    /// `book.survey.notices`: how the notices of the book were kept on a day.
    static let bookSurveyNotices = Procedure(
        onBook: "book.survey.notices",
        (
            zh: "账簿中限期整改通知单的及时、超期和关闭情况（截至给定日）。",
            en: "How the notices of a book were kept on a day: in time, overdue, closed."
        ),
        arguments: [.needed("today", .text, zh: "计算日（yyyy-mm-dd）", en: "The day of the question")],
        tables: surveyNotices.tables
    ) { members, book in
        try book.prepare("survey")
        let notices = try book.store.rows(TableDeclaration.notice.select()).map { row in
            func day(_ place: Int) throws -> Day? {
                try row[place].integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
            }
            let issued = try day(3)
            guard let issued, let due = try day(4) else {
                throw ArgumentError.missing(path: "hosp_rectification_notice.due_on")
            }
            return try RectificationNotice(
                row[0].text ?? "", to: row[1].text ?? "", issues: row[2].text ?? "",
                issued: issued, due: due, closed: try day(5))
        }
        return ProcedureResult(try notices.tables(on: members.needed("today").day()))
    }
}

extension Book.Statement {
    /// The tables of the run, and the run.
    var procedureResult: ProcedureResult {
        ProcedureResult(
            json: .object(
                JSONObject(
                    tables.map { JSONObject.Member(name: $0.name, value: $0.json) }
                        + [JSONObject.Member(name: "run", value: run.json)])),
            tables: tables + [run.table])
    }
}
