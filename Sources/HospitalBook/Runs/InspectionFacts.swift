import HospitalCore
import SafetyInspection
import Storage

/// An inspection with its checklist, answers and policy, read from the tables of a book.
struct InspectionFacts {
    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The inspection.
    let inspection: Inspection
    /// How it is scored.
    let policy: ScoringPolicy
    /// The code of the policy.
    let policyCode: String
    /// The code of the checklist in the book, which may be a name of its own for a standard one.
    let templateCode: String

    /// Reads an inspection of a month.
    /// - Throws: `inspectionMissing`, `templateMissing`, `policyMissing`, and what checklist and
    ///   answers themselves refuse.
    init(month: Month, inspection code: String, in store: any Store) throws {
        let scope = try RunScope.inspection(month, code, in: store)
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let inspections = try read(.inspection)
        guard let row = inspections.rows.first else {
            let codes = try store.rows(
                "SELECT inspection_code FROM hosp_inspection WHERE period_month = ?",
                [.integer(Int64(month.yyyymm))])
            throw RunError.inspectionMissing(
                code, month,
                nearest: NearestName.nearest(to: code, in: codes.compactMap { $0[0].text }))
        }
        let rows = TemplateRows(
            templates: try read(.safetyTemplate), sections: try read(.safetySection),
            items: try read(.safetyItem), choices: try read(.safetyChoice),
            policies: try read(.safetyPolicy))
        let answers = try read(.inspectionAnswer)
        inputs = [inspections, answers] + rows.inputs
        templateCode = inspections.text("template_code", in: row) ?? ""
        let template = try rows.template(
            templateCode, version: inspections.text("template_version", in: row) ?? "")
        policyCode = inspections.text("policy_code", in: row) ?? ""
        policy = try rows.policy(policyCode)
        let day = Int32(truncatingIfNeeded: inspections.integer("inspection_day", in: row) ?? 0)
        let given = try answers.rows.compactMap { try AnswerRow($0, in: answers, template) }
        inspection = try Inspection(
            Inspection.Occasion(
                id: Inspection.ID(code),
                place: Place.ID(inspections.text("place_code", in: row) ?? ""),
                day: try Day(yyyymmdd: day),
                inspector: Person.ID(inspections.text("inspector_code", in: row) ?? "")),
            template: template, answers: given.compactMap(\.answer),
            notDue: Set(given.filter { $0.answer == nil }.map(\.item)))
    }
}

/// One answer as the table has it.
private struct AnswerRow {
    let item: String
    /// The answer; `nil` when the item is not due.
    let answer: ItemAnswer?

    /// Reads a row; `nil` when it holds no answer, which is left to the policy.
    /// - Throws: `unknownItem`, `answerKind` when the text is no answer of the item.
    init?(_ row: [StoreValue], in input: RunInput, _ template: ChecklistTemplate) throws {
        item = input.text("check_item_code", in: row) ?? ""
        guard let text = input.text("answer_text", in: row), !text.isEmpty else { return nil }
        guard let known = template.item(item) else {
            throw InspectionError.unknownItem(item, template: template.identity)
        }
        guard !["not_due", "未到期"].contains(text) else {
            answer = nil
            return
        }
        guard let read = Answer(text, of: known.answerKind) else {
            throw InspectionError.answerKind(item: item)
        }
        var answer = ItemAnswer(item, read)
        answer.note = input.text("note_text", in: row) ?? ""
        answer.evidence = input.text("evidence_text", in: row).map { [$0] } ?? []
        self.answer = answer
    }
}

extension Answer {
    /// Reads an answer as an inspector writes it down; `nil` when the item cannot be answered so.
    fileprivate init?(_ text: String, of kind: AnswerKind) {
        if ["not_applicable", "不适用"].contains(text) {
            self = .notApplicable
            return
        }
        switch kind {
        case .yesNo:
            guard let isYes = ["yes": true, "是": true, "no": false, "否": false][text]
            else { return nil }
            self = isYes ? .yes : .no
        case .points:
            guard let points = try? Decimal(text) else { return nil }
            self = .points(points)
        case .number:
            guard let reading = try? Decimal(text) else { return nil }
            self = .number(reading)
        case .occurrences:
            guard let count = Int(text) else { return nil }
            self = .occurrences(count)
        case .day:
            guard let day = try? Day(text) else { return nil }
            self = .day(day)
        case .choice: self = .choice(text)
        case .text: self = .text(text)
        case .photo: self = .photo(text)
        case .signature: self = .signature(Person.ID(text))
        }
    }
}
