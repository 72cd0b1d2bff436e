import HospitalCore
import Interchange
import SafetyInspection

/// Conditions of a form as conditions of a checklist.
extension ChecklistReader {
    /// The condition under which an item is asked.
    mutating func condition(
        of item: QuestionnaireItem
    ) throws(FHIRError) -> ItemCondition? {
        let expression = Questionnaire.structuredCapture + "questionnaire-enableWhenExpression"
        if item.element.extensionValue(expression) != nil { note(.conditionNotTaken, item) }
        let conditions = item.enableWhen
        guard !conditions.isEmpty else { return nil }
        var joining = ItemCondition.Joining.all
        if item.element.text("enableBehavior") == "any" { joining = .any }
        var tests: [ItemCondition.Test] = []
        for (number, condition) in conditions.enumerated() {
            let path = "\(item.path).enableWhen[\(number)]"
            tests.append(try test(condition, at: path))
            // `!=` of FHIR holds without an answer, too; ours does not.
            let isNotEqual = condition.text("operator") == EnableWhen.Operator.notEqual.rawValue
            let isAnsweredOnly = try condition.ownFlag(HospitalExtension.answeredOnly, at: path)
            guard isNotEqual, isAnsweredOnly != true else { continue }
            guard joining == .any || conditions.count == 1 else {
                throw .notMapped(path: path, reason: .conditionUnanswered)
            }
            joining = .any
            tests.append(ItemCondition.Test(condition.text("question") ?? "", .isAnswered(false)))
        }
        return ItemCondition(tests, joining: joining)
    }

    private func test(
        _ condition: FHIRElement, at path: String
    ) throws(FHIRError) -> ItemCondition.Test {
        let question = condition.text("question") ?? ""
        guard let kind = kinds[question] else {
            throw .notMapped(path: path, reason: .conditionQuestion)
        }
        guard let name = condition.text("operator").flatMap(EnableWhen.Operator.init),
            let value = condition.chosen("answer")
        else { throw .notMapped(path: path, reason: .conditionOperand) }
        if name == .exists {
            return ItemCondition.Test(question, .isAnswered(value.json == .bool(true)))
        }
        let operand: Answer
        do {
            operand = try AnswerMapping.answer(of: value, to: kind, at: path)
        } catch {
            throw .notMapped(path: path, reason: .conditionOperand)
        }
        switch name {
        case .exists, .equal: return ItemCondition.Test(question, .equal(operand))
        case .notEqual: return ItemCondition.Test(question, .notEqual(operand))
        case .below: return ItemCondition.Test(question, .below(operand))
        case .atMost: return ItemCondition.Test(question, .atMost(operand))
        case .above: return ItemCondition.Test(question, .above(operand))
        case .atLeast: return ItemCondition.Test(question, .atLeast(operand))
        }
    }

    /// The condition of a group and that of an item in it, as one.
    mutating func joined(
        _ outer: ItemCondition?, _ inner: ItemCondition?, _ code: String,
        in group: QuestionnaireItem
    ) throws(FHIRError) -> ItemCondition? {
        guard let outer, let inner else { return outer ?? inner }
        guard let both = ItemCondition.both(outer, inner) else {
            throw .notMapped(path: "\(group.path).enableWhen", reason: .conditionsJoined)
        }
        note(.conditionJoined, group, linkID: code)
        return both
    }
}
