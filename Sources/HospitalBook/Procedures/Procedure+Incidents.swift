import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of incidents: their grade, their reports, their closing, and who reports them.
extension Procedure {
    static let incidentProcedures: [Procedure] = [
        incidentGrade, incidentDeadlines, incidentReview, incidentLiaisons, incidentRules,
    ]

    /// `incident.grade`: grades accidents by deaths, injuries and loss.
    static let incidentGrade = Procedure(
        "incident.grade",
        (
            zh: "按死亡、重伤、直接经济损失取最重确定事故等级（“以上”含本数），含特种设备规定。",
            en: "Grades accidents by the worst of deaths, injuries and loss; bounds are included."
        ),
        arguments: [
            .needed(
                "accidents", .array,
                zh: "事故：accident、deaths、serious_injuries、loss（元）、special_equipment、"
                    + "trapped_minutes（轿厢困人分钟）、pressure_explosion",
                en: "Accidents: accident, deaths, serious_injuries, loss in yuan, "
                    + "special_equipment, trapped_minutes in a lift, pressure_explosion")
        ],
        tables: ["accidents"]
    ) { members in
        let rows = try members.elements("accidents").map { reader -> [ResultValue] in
            let row = try reader.members([
                "accident", "deaths", "serious_injuries", "loss", "special_equipment",
                "trapped_minutes", "pressure_explosion",
            ])
            var harm = AccidentHarm(
                deaths: try row.optional("deaths")?.whole() ?? 0,
                seriousInjuries: try row.optional("serious_injuries")?.whole() ?? 0,
                loss: try row.optional("loss")?.money() ?? .zero)
            harm.trappedMinutes = try row.optional("trapped_minutes")?.whole() ?? 0
            harm.isPressureExplosion = try row.optional("pressure_explosion")?.flag() ?? false
            let grade = try AccidentGrading.standard.grade(
                of: harm,
                onSpecialEquipment: try row.optional("special_equipment")?.flag() ?? false)
            return [
                .text(try row.text("accident")), .text(optional: grade?.rawValue),
                .text(optional: grade?.name),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "accidents",
                columns: [
                    .text("accident", zh: "事故", en: "Accident"),
                    .text("grade", zh: "等级编码", en: "Grade; empty below the floor"),
                    .text("name", zh: "等级", en: "Name of the grade"),
                ],
                rows: rows)
        ])
    }

    /// `incident.deadlines`: when an event must be reported to whom, and how the reports stand.
    static let incidentDeadlines = Procedure(
        "incident.deadlines",
        (
            zh: "法定报告时限：某类事件应在何时之前向谁报告，期内最后一个工作日，按时、逾期或缺报。",
            en: "When an event must be reported to whom, the last work day in time, and its status."
        ),
        arguments: [
            .needed("event", .text, zh: "事件编码，如accident、device", en: "The event: accident, device"),
            .optional("occasion", .text, zh: "情形，省略时列出全部", en: "The occasion; all unless given"),
            .needed("start", .text, zh: "起算时刻", en: "The moment from which the time counts"),
            .needed("now", .text, zh: "查询时刻", en: "The moment of the question"),
            .optional("filed", .object, zh: "各情形的报告时刻", en: "The moment of each report made"),
            .optional(
                "extended_days", .whole, zh: "批准延长的天数，须给出occasion",
                en: "Days of an approved extension, with occasion"),
            ArgumentReader.calendarArgument,
        ],
        tables: ["reports"]
    ) { members in
        let occasion = try members.optionalText("occasion")
        let duties = try ReportingDuty.named(members.text("event"), occasion: occasion)
        let extended = try members.optional("extended_days")?.whole() ?? 0
        if extended != 0 { _ = try members.needed("occasion") }
        var filed: [String: Moment] = [:]
        for member in try members.namedMembers("filed") {
            guard duties.contains(where: { $0.occasion == member.name }) else {
                throw ArgumentError.unknown(path: member.reader.path, nearest: nil)
            }
            filed[member.name] = try member.reader.moment()
        }
        let (start, now) = (
            try members.needed("start").moment(), try members.needed("now").moment()
        )
        let calendar = try members.optional("calendar")?.workCalendar() ?? .china
        let rows = try duties.map { duty in
            let standing = try duty.standing(
                from: start, extendedBy: extended, filed: filed[duty.occasion], now: now,
                calendar: calendar)
            return duty.cells + [
                .text(optional: standing.due?.description),
                .text(optional: standing.actBy?.description),
                .text(optional: standing.status?.rawValue),
            ]
        }
        return ProcedureResult([
            ResultTable(
                name: "reports",
                columns: ReportingDuty.columns + [
                    .text("due", zh: "最迟时刻", en: "Last moment in time"),
                    .text("act_by", zh: "期内最后工作日", en: "Last work day in time"),
                    .text("status", zh: "状态", en: "Status"),
                ],
                rows: rows)
        ])
    }

    /// `incident.rules`: the grades, levels, checks and duties of the library.
    static let incidentRules = Procedure(
        "incident.rules",
        (
            zh: "事故等级、不良事件分级、四不放过与法定报告时限及其依据。",
            en: "Grades of accidents, levels of events, the four checks and the duties to report."
        ),
        arguments: [], tables: ["grades", "levels", "checks", "duties"]
    ) { _ in
        func named(_ name: String, _ rows: [(String, String)]) -> ResultTable {
            ResultTable(
                name: name,
                columns: [
                    .text("code", zh: "编码", en: "Code"), .text("name", zh: "名称", en: "Name"),
                ],
                rows: rows.map { [.text($0.0), .text($0.1)] })
        }
        return ProcedureResult([
            AccidentGrading.standard.table,
            named("levels", AdverseEventLevel.allCases.map { ($0.rawValue, $0.name) }),
            named(
                "checks",
                Incident.Check.allCases.map {
                    ($0.rawValue, $0.term.text(in: .chinese))
                }),
            ResultTable(
                name: "duties",
                columns: ReportingDuty.columns + [
                    .text("source", zh: "依据", en: "Source"),
                    .whole("confirmed", zh: "已核对原文", en: "Confirmed"),
                ],
                rows: ReportingDuty.standard.map { duty in
                    let source = [
                        duty.citation.title, duty.citation.number, duty.citation.article,
                    ].filter { !$0.isEmpty }
                    return duty.cells + [
                        .text(source.joined(separator: " ")),
                        .integer(duty.citation.isConfirmed ? 1 : 0),
                    ]
                }),
        ])
    }
}

extension AccidentGrading {
    /// The bounds, worst first; the lowest grade begins at nothing.
    fileprivate var table: ResultTable {
        let ordinary: [ResultValue] = [
            .text(AccidentGrade.ordinary.rawValue), .text(AccidentGrade.ordinary.name),
            .integer(0), .integer(0), .integer(0),
        ]
        return ResultTable(
            name: "grades",
            columns: [
                .text("grade", zh: "等级编码", en: "Grade"), .text("name", zh: "等级", en: "Name"),
                .whole("deaths", zh: "死亡人数以上", en: "Least deaths"),
                .whole("serious_injuries", zh: "重伤人数以上", en: "Least serious injuries"),
                .whole("loss_fen", zh: "直接经济损失以上（分）", en: "Least loss in fen"),
            ],
            rows: bounds.map {
                [
                    .text($0.grade.rawValue), .text($0.grade.name), .integer(Int64($0.deaths)),
                    .integer(Int64($0.seriousInjuries)), .integer($0.loss.fen),
                ]
            } + [ordinary])
    }
}

extension ReportingDuty {
    fileprivate static let columns: [ResultColumn] = [
        .text("event", zh: "事件", en: "Event"), .text("occasion", zh: "情形", en: "Occasion"),
        .text("name", zh: "名称", en: "Name"), .text("trigger", zh: "起算", en: "Counted from"),
        .text("limit", zh: "时限", en: "Limit"),
        .text("recipient", zh: "报告对象", en: "Recipient"),
    ]

    fileprivate var cells: [ResultValue] {
        [event, occasion, name, trigger, limitText, recipient].map { .text($0) }
    }

    private var limitText: String {
        switch limit {
        case .atOnce: "now"
        case .inTime: "soon"
        case .hours(let count): "\(count)h"
        case .days(let count): extensionDays == 0 ? "\(count)d" : "\(count)d+\(extensionDays)"
        case .monthsBefore(let count): "-\(count)m"
        case .afterQuarter(let day): "q\(day)"
        case .afterYear(let day): "y\(day)"
        }
    }
}
