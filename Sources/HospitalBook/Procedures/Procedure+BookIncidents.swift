import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of the incidents of a book: their steps, and which of their terms have passed.
extension Procedure {
    static let bookIncidentProcedures: [Procedure] = [bookIncidentStep, bookIncidentOverdue]

    /// `book.incident.step`: takes a step of an incident of the book, its report first.
    static let bookIncidentStep = Procedure(
        onBook: "book.incident.step",
        (
            zh: "事件台账：报告、分级、调查、证据、整改措施、四不放过审查、结案与上报，"
                + "写入步骤表与审计链。",
            en: "Takes a step of an incident of the book, its report first, and writes it down "
                + "with the audit trail; it closes only with all four checks evidenced."
        ),
        arguments: [
            .needed("incident", .text, zh: "事件编号", en: "The incident"),
            .needed(
                "step", .object,
                zh: "步骤：step（report、triage、investigate、review、close、evidence、breach、order、"
                    + "complete、accept、file）、by、on及该步骤的内容；report可有known（发现或接报时刻，"
                    + "省略时同happened），法规自发现或接报起算的时限由此起算",
                en: "The step: step (report, triage, investigate, review, close, evidence, breach, "
                    + "order, complete, accept, file), by, on and what the step has; a report "
                    + "may have known, when it was found or heard of (happened unless given), from "
                    + "which the law counts many times"),
        ],
        tables: ["incident", "checks", "terms"]
    ) { members, book in
        let step = try IncidentStep(try members.needed("step"))
        let incident = try book.advance(incident: members.text("incident"), by: step)
        return ProcedureResult(incident.incident.tables + [incident.termTable])
    }

    /// `book.incident.overdue`: which reports and corrective actions are overdue at a moment.
    static let bookIncidentOverdue = Procedure(
        onBook: "book.incident.overdue",
        (
            zh: "账簿中逾期的法定报告与整改措施：按查询时刻计算，不存储。",
            en: "The reports and corrective actions of the book that are overdue at a moment, "
                + "computed and not stored."
        ),
        arguments: [.needed("now", .text, zh: "查询时刻", en: "The moment of the question")],
        tables: ["overdue"]
    ) { members, book in
        let overdue = try book.overdueIncidents(at: members.needed("now").moment())
        return ProcedureResult([
            ResultTable(
                name: "overdue",
                columns: [.text("incident", zh: "事件", en: "Incident")] + IncidentCase.termColumns
                    + [
                        .whole("days", zh: "逾期天数", en: "Days overdue")
                    ],
                rows: overdue.map {
                    [
                        .text($0.incident.code), .text($0.kind.rawValue), .text($0.code),
                        .text($0.recipient), .text($0.due.description), .integer(Int64($0.days)),
                    ]
                })
        ])
    }
}

extension IncidentCase {
    fileprivate static let termColumns: [ResultColumn] = [
        .text("kind", zh: "类别", en: "report or action"),
        .text("code", zh: "事项", en: "Report or action"),
        .text("recipient", zh: "报送对象或责任人", en: "Goes to, or who answers for it"),
        .text("due", zh: "最后时刻", en: "Last moment"),
    ]

    /// One row for each report and each action.
    fileprivate var termTable: ResultTable {
        ResultTable(
            name: "terms",
            columns: Self.termColumns + [.text("ended", zh: "完成时刻", en: "Filed, done, accepted")],
            rows: terms.map {
                [
                    .text($0.kind.rawValue), .text($0.code), .text($0.recipient),
                    .text(optional: $0.due?.description), .text(optional: $0.ended?.description),
                ]
            })
    }
}
