import HospitalCore
import Interchange
import Storage

/// An appraisal of a book as `book.appraisal.run` and `hosp_appraisal_run` return it.
extension Book.Appraisal {
    /// The scorecards, and the tables `cards`, `parts`, `items` and `deductions` as they stand in
    /// the book.
    public func procedureResult(in book: Book) throws -> ProcedureResult {
        func stored(_ table: TableDeclaration, as name: String) throws -> ResultTable {
            try book.select(table.name, where: .object(["run_id": .string(run.id)])).named(name)
        }
        return ProcedureResult(
            json: .object(["run": run.json, "cards": .array(units.map(\.json))]),
            tables: [
                try stored(.scoreCard, as: "cards"), try stored(.scorePart, as: "parts"),
                try stored(.scoreItem, as: "items"),
                try stored(.scoreDeduction, as: "deductions"),
            ])
    }
}

extension Book.AppraisedUnit {
    /// The card as `appraise.scorecard` has it, with the name; only the code and the name of a unit
    /// to which nothing applies.
    fileprivate var json: JSONValue {
        guard case .object(var object)? = card?.json(grade) else {
            return .object([
                "subject": .string(subject.code), "name": .string(name), "composite": .null,
            ])
        }
        object.append("name", .string(name))
        return .object(object)
    }
}

/// A distribution of a book as `book.pay.distribute` and `hosp_pay_distribute` return it.
extension Book.Pay {
    /// The answer of `pay.distribute`, and the run.
    public var procedureResult: ProcedureResult {
        ProcedureResult(
            json: distribution.json.with("run", run.json), tables: distribution.tables)
    }
}

/// A scored inspection of a book as `book.inspection.score` and `hosp_inspection_score` return it.
extension Book.ScoredInspection {
    /// The answer of `safety.score`, the run, and the findings with what became of each.
    public var procedureResult: ProcedureResult {
        ProcedureResult(
            json: score.json.with("run", run.json)
                .with("findings", .array(findings.map(\.json))),
            tables: score.tables + [table])
    }

    private var table: ResultTable {
        ResultTable(
            name: "findings",
            columns: [
                ResultColumn("item", .text, zh: "检查项目", en: "Item"),
                ResultColumn("criticality", .integer, zh: "关键程度", en: "Criticality"),
                ResultColumn("lost_points", .text, zh: "扣分", en: "Points lost"),
                ResultColumn("note", .text, zh: "备注", en: "Note"),
                ResultColumn("consequence", .text, zh: "处理", en: "Consequence"),
                ResultColumn("hazard", .text, zh: "隐患编号", en: "Hazard"),
                ResultColumn("repeat_of", .text, zh: "重复隐患", en: "Repeats"),
            ],
            rows: findings.map {
                [
                    .text($0.finding.item), .integer(Int64($0.finding.criticality.rawValue)),
                    .text($0.finding.lostPoints.description), .text($0.finding.note),
                    .text($0.consequence.name),
                    $0.consequence.hazard.map { .text($0.code) } ?? .null,
                    $0.consequence.repeatOf.map { .text($0.code) } ?? .null,
                ]
            })
    }
}

extension Book.RecordedFinding {
    fileprivate var json: JSONValue {
        .object([
            "item": .string(finding.item),
            "criticality": .number(String(finding.criticality.rawValue)),
            "lost_points": .decimal(finding.lostPoints), "note": .string(finding.note),
            "consequence": .string(consequence.name),
            "hazard": consequence.hazard.map { .string($0.code) } ?? .null,
            "repeat_of": consequence.repeatOf.map { .string($0.code) } ?? .null,
        ])
    }
}

extension JSONValue {
    /// An object with one more member at its end.
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object.append(name, value)
        return .object(object)
    }
}
