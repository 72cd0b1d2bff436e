import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of the risks of a book: assessments, their reviews, and the control points.
extension Procedure {
    static let bookRiskProcedures: [Procedure] = [
        bookRiskStep, bookRiskList, bookRiskOverdue, bookRiskPoints,
    ]

    /// `book.risk.step`: assesses, retires or brings back a risk of the book.
    static let bookRiskStep = Procedure(
        onBook: "book.risk.step",
        (
            zh: "风险台账：评价（含下次评审期限）、注销、恢复，写入步骤表与审计链。",
            en: "Assesses a risk of the book until its next review, retires it or brings it back, "
                + "and writes it down with the audit trail."
        ),
        arguments: [
            .needed("risk", .text, zh: "风险编号", en: "The risk"),
            .needed(
                "step", .object,
                zh: "步骤：step（assess、retire、restore）、by、on；assess有method、edge、values、residual、"
                    + "review，其余有reason",
                en: "The step: step (assess, retire, restore), by, on; assess has method, edge, "
                    + "values, residual, review, the others have reason"),
        ],
        tables: ["risks"]
    ) { members, book in
        let code = try members.text("risk")
        let step = try RiskStep(try members.needed("step"), of: RiskRecord.ID(code))
        let risk = try book.advance(risk: code, by: step)
        return ProcedureResult([StoredRisk.table([StoredRisk(risk)])])
    }

    /// `book.risk.list`: the risks of the book, the worst first.
    static let bookRiskList = Procedure(
        onBook: "book.risk.list",
        (
            zh: "风险台账：各风险的最近评价、等级、颜色与下次评审期限，等级高者在前。",
            en: "The risks of the book with their last assessment and next review, worst level "
                + "first."
        ),
        arguments: [], tables: ["risks"]
    ) { _, book in ProcedureResult([StoredRisk.table(try book.risks())]) }

    /// `book.risk.overdue`: which risks should have been reviewed by a day.
    static let bookRiskOverdue = Procedure(
        onBook: "book.risk.overdue",
        (
            zh: "逾期未评审的风险：按查询日期计算，不存储。",
            en: "The risks of the book whose review is overdue on a day, computed and not stored."
        ),
        arguments: [today], tables: ["overdue"]
    ) { members, book in
        let overdue = try book.overdueRisks(on: members.needed("today").day())
        return ProcedureResult([
            ResultTable(
                name: "overdue",
                columns: StoredRisk.columns + [.whole("days", zh: "逾期天数", en: "Days overdue")],
                rows: overdue.map { $0.risk.cells + [.integer(Int64($0.days))] })
        ])
    }

    /// `book.risk.points`: the control points of the book and the checklist that goes through them.
    static let bookRiskPoints = Procedure(
        onBook: "book.risk.points",
        (
            zh: "账簿中的风险点登记册：按流程汇总、缺号与来源统计，并生成检查模板（风险点控制手册）。",
            en: "The control points of the book: counts, missing numbers, sources, and a checklist."
        ),
        arguments: [], tables: ["processes", "sources", "items"]
    ) { _, book in ProcedureResult(try book.controlPoints().tables) }
}

/// How a step of a risk is read and kept.
///
/// ```json
/// {"step":"assess","by":"A01","on":"2025-03-03","method":"LEC","values":{"L":"3","E":"6","C":"7"},
///  "residual":{"L":"1","E":"6","C":"7"},"review":"2025-09-03"}
/// ```
extension RiskStep {
    /// Decodes a step of a risk.
    /// - `isKept`: whether the book has kept the step; a new one is somebody's.
    init(_ reader: ArgumentReader, of risk: RiskRecord.ID, isKept: Bool = false) throws {
        guard let named = try reader.namedMembers().first(where: { $0.name == "step" }) else {
            throw ArgumentError.missing(path: "\(reader.path).step")
        }
        let kind = try named.reader.choice(Kind.self)
        let members = try reader.members(["step", "by", "on"] + kind.members)
        let action: Action
        switch kind {
        case .assess:
            action = .assess(
                try Assessment(
                    of: risk, by: RiskMethod.named(try members.text("method")),
                    edge: try members.optional("edge")?.choice() ?? .inclusive,
                    members.needed("values").decimals(),
                    residual: members.optional("residual")?.decimals(),
                    review: try members.needed("review").day()))
        case .retire: action = .retire(reason: try members.optionalText("reason") ?? "")
        case .restore: action = .restore(reason: try members.optionalText("reason") ?? "")
        }
        self.init(
            action, by: try members.person("by", isKept: isKept),
            on: try members.needed("on").day())
    }

    /// The step as the book keeps it; reading it again gives the same step.
    var json: JSONValue {
        var object: JSONObject = [
            "step": .string(kind.rawValue), "by": .string(actor.code),
            "on": .string(day.description),
        ]
        switch action {
        case .assess(let assessment):
            object.append("method", .string(assessment.method))
            object.append("edge", .string(assessment.edge.rawValue))
            object.append("values", Self.json(assessment.given.values))
            if let residual = assessment.given.residual {
                object.append("residual", Self.json(residual))
            }
            object.append("review", .string(assessment.review.description))
        case .retire(let reason), .restore(let reason):
            object.append("reason", .string(reason))
        }
        return .object(object)
    }

    private static func json(_ values: [String: Decimal]) -> JSONValue {
        var object: JSONObject = [:]
        for name in values.keys.sorted() {
            object.append(name, .string(values[name]?.description ?? ""))
        }
        return .object(object)
    }
}

extension RiskStep.Kind {
    /// What a step has besides who took it and when.
    fileprivate var members: [String] {
        switch self {
        case .assess: ["method", "edge", "values", "residual", "review"]
        case .retire, .restore: ["reason"]
        }
    }
}
