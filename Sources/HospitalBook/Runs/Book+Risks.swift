import HospitalCore
import Interchange
import SafetyInspection
import Storage

/// A risk as the register of a book has it.
struct StoredRisk: Equatable {
    /// The code.
    let code: String
    /// Where it stands.
    let state: String
    /// The method of the last assessment.
    let method: String
    /// Its score; `nil` where the method has none.
    let score: String?
    /// Its level.
    let level: String
    /// The rank of the level.
    let rank: Int64
    /// Its colour; `nil` where the method has none.
    let colour: String?
    /// Whether something must be done.
    let needsAction: Bool
    /// The day of the assessment.
    let assessed: Day
    /// The last day for the next review; `nil` when it is retired.
    let review: Day?

    static let columns: [ResultColumn] = [
        .text("risk", zh: "风险编号", en: "Risk"), .text("state", zh: "状态", en: "State"),
        .text("method", zh: "评价方法", en: "Method"), .text("score", zh: "风险值", en: "Score"),
        .text("level", zh: "等级", en: "Level"),
        .whole("rank", zh: "等级位次，1最高", en: "Rank of the level, 1 is worst"),
        .text("colour", zh: "颜色", en: "Colour"),
        .whole("acts", zh: "须采取措施", en: "Needs action"),
        .text("assessed", zh: "评价日期", en: "Assessed"),
        .text("review", zh: "下次评审期限", en: "Next review"),
    ]

    var cells: [ResultValue] {
        [
            .text(code), .text(state), .text(method), .text(optional: score), .text(level),
            .integer(rank), .text(optional: colour), .integer(needsAction ? 1 : 0),
            .text(assessed.description), .text(optional: review?.description),
        ]
    }

    static func table(_ risks: [StoredRisk]) -> ResultTable {
        ResultTable(name: "risks", columns: columns, rows: risks.map(\.cells))
    }

    init(_ risk: RiskRecord) {
        let current = risk.assessment.current
        code = risk.id.code
        state = risk.state.rawValue
        method = risk.assessment.method
        score = current.score?.description
        level = current.level.code
        rank = Int64(current.rank)
        colour = current.level.colour?.rawValue
        needsAction = current.needsAction
        assessed = risk.assessedDay
        review = risk.reviewDue
    }

    /// A row of `hosp_risk`.
    fileprivate init(_ row: [StoreValue]) throws {
        func day(_ value: StoreValue) throws -> Day? {
            try value.integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
        }
        code = row[0].text ?? ""
        guard let assessed = try day(row[8]) else {
            throw RiskRecordError.historyBroken(risk: RiskRecord.ID(code))
        }
        state = row[1].text ?? ""
        method = row[2].text ?? ""
        score = row[3].text
        level = row[4].text ?? ""
        rank = row[5].integer ?? 0
        colour = row[6].text
        needsAction = row[7].integer == 1
        self.assessed = assessed
        review = try day(row[9])
    }

    fileprivate var row: [StoreValue] {
        [
            .text(code), .text(state), .text(method), score.map { .text($0) } ?? .null,
            .text(level), .integer(rank), colour.map { .text($0) } ?? .null, .flag(needsAction),
            .integer(Int64(assessed.yyyymmdd)),
            review.map { .integer(Int64($0.yyyymmdd)) } ?? .null,
        ]
    }
}

/// The risks of a book (风险台账): each step is a row, and a risk is what its steps lead to.
extension Book {
    /// Takes the next step of a risk, its first assessment among them, and stores it, in one
    /// transaction with the audit trail.
    ///
    /// - Returns: the risk after the step.
    /// - Throws: ``RiskRecordError``, `unknown` and `historyBroken` among them; `momentMissing`;
    ///   ``StorageError``. The book is unchanged then.
    public func advance(risk code: String, by step: RiskStep) throws -> RiskRecord {
        try prepare(Area.riskLife.name)
        return try store.transaction {
            let next =
                try storedRisk(code)?.taking(step)
                ?? RiskRecord(RiskRecord.ID(code), first: step)
            let stored = StoredRisk(next)
            try store.execute(TableDeclaration.risk.delete(where: ["risk_code"]), [.text(code)])
            try insert(given: [stored.row], into: .risk)
            try insert(
                given: [
                    [
                        .text(code), .integer(Int64(next.history.count)), .text(step.kind.rawValue),
                        .text(next.state.rawValue), .integer(Int64(step.day.yyyymmdd)),
                        .text(step.actor.code), .text(stored.level), .integer(try moment()),
                    ]
                ], into: .riskStep)
            try keep(step.json.text, ofStep: next.history.count, of: code, in: .riskStepPart)
            try audit(
                "risk.\(step.kind.rawValue)", of: "risk", key: code, detail: step.actor.code)
            return next
        }
    }

    /// A risk as its steps lead to it; `nil` when it was never assessed.
    /// - Throws: `historyBroken` when the register says otherwise than the steps.
    func storedRisk(_ code: String) throws -> RiskRecord? {
        let id = RiskRecord.ID(code)
        guard
            let row = try store.rows(
                TableDeclaration.risk.select(where: ["risk_code"]), [.text(code)]
            ).first
        else { return nil }
        var risk: RiskRecord?
        for text in try stepTexts(of: code, in: .riskStepPart) {
            let step = try RiskStep(
                ArgumentReader(try JSONValue(parsing: text)), of: id, isKept: true)
            risk = try risk?.taking(step) ?? RiskRecord(id, first: step)
        }
        guard let risk, StoredRisk(risk) == (try StoredRisk(row)) else {
            throw RiskRecordError.historyBroken(risk: id)
        }
        return risk
    }

    /// The risks by rank, the worst first, ties by code; those that are retired stand last.
    func risks() throws -> [StoredRisk] {
        guard try isPrepared(.riskLife) else { return [] }
        return try store.rows(TableDeclaration.risk.select()).map { try StoredRisk($0) }.sorted {
            let places = [$0, $1].map { ($0.review == nil ? 1 : 0, $0.rank, Code<Self>($0.code)) }
            return places[0] < places[1]
        }
    }

    /// The risks whose review is overdue on a day, in the order of ``risks()``, with how many days.
    func overdueRisks(on today: Day) throws -> [(risk: StoredRisk, days: Int)] {
        try risks().compactMap { risk in
            let days = risk.review.map { RiskRecord.daysOverdue(since: $0, on: today) } ?? 0
            return days > 0 ? (risk, days) : nil
        }
    }

    /// The control points of the book.
    /// - Throws: ``RiskError`` for a point that is none, `ArgumentError` for an unknown source.
    func controlPoints() throws -> RiskRegister {
        guard try isPrepared(.riskLife) else { return try RiskRegister([]) }
        return try RiskRegister(
            try store.rows(TableDeclaration.controlPoint.select()).map { row in
                guard let source = RiskSource(rawValue: row[3].text ?? "") else {
                    throw ArgumentError.value(
                        path: "\(row[0].text ?? "") \(row[1].integer ?? 0) source_name",
                        value: row[3].text ?? "",
                        allowed: RiskSource.allCases.map(\.rawValue).joined(separator: ", "))
                }
                let number = row[1].integer ?? 0
                var point = ControlPoint(
                    process: row[0].text ?? "", number: Int(clamping: number),
                    risk: row[2].text ?? "\(number)", source: source)
                point.control = row[4].text ?? ""
                return point
            })
    }
}
