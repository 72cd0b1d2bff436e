import HospitalCore

/// Walks the sections of a template once, in the order of the questions, and checks each part.
struct TemplateReader {
    let template: String
    private(set) var nodes: [ChecklistNode] = []
    private(set) var positions: [String: Int] = [:]
    private(set) var units: Int64 = 0
    private var sectionCodes: Set<String> = []

    init(template: String) { self.template = template }

    mutating func read(
        _ section: ChecklistSection, under parent: Int?, depth: Int
    ) throws(TemplateError) {
        try checkRoom(for: section.code, depth: depth)
        guard !section.code.isEmpty else {
            throw .codeMissing(template: template, text: section.title)
        }
        guard sectionCodes.insert(section.code).inserted else {
            throw .codeRepeated(template: template, code: section.code)
        }
        guard parent == nil || section.weight == nil else {
            throw .weightNested(template: template, section: section.code)
        }
        try check(section.condition, of: section.code)
        let place = nodes.count
        nodes.append(
            ChecklistNode(
                code: section.code, title: section.title, parent: parent,
                condition: section.condition,
                item: nil, units: 0, weightUnits: section.weight.flatMap(PointUnits.units)))
        for child in section.children {
            switch child {
            case .section(let inner): try read(inner, under: place, depth: depth + 1)
            case .item(let item): try read(item, under: place, depth: depth + 1)
            }
        }
    }

    private mutating func read(
        _ item: ChecklistItem, under parent: Int, depth: Int
    ) throws(TemplateError) {
        try checkRoom(for: item.code, depth: depth)
        guard !item.code.isEmpty else { throw .codeMissing(template: template, text: item.text) }
        guard positions[item.code] == nil else {
            throw .codeRepeated(template: template, code: item.code)
        }
        guard let points = PointUnits.units(item.points) else {
            throw .pointsOutOfRange(template: template, item: item.code, points: item.points)
        }
        guard Self.isSound(item) else {
            throw .answerKindUnsound(template: template, item: item.code)
        }
        try check(item.condition, of: item.code)
        let place = nodes.count
        positions[item.code] = place
        units += points
        nodes.append(
            ChecklistNode(
                code: item.code, title: item.text, parent: parent, condition: item.condition,
                item: item, units: points, weightUnits: nil))
        for followUp in item.followUps { try read(followUp, under: place, depth: depth + 1) }
    }

    /// Depth is checked before going down, so a host's nesting never decides how deep we recurse.
    private func checkRoom(for code: String, depth: Int) throws(TemplateError) {
        guard depth <= ChecklistTemplate.maximumDepth else {
            throw .tooDeep(template: template, code: code)
        }
        guard nodes.count < ChecklistTemplate.maximumNodes else {
            throw .tooManyNodes(template: template)
        }
    }

    /// A deduction is above zero and its floor at most the points; limits do not cross; choices
    /// have codes of their own and scores up to the points.
    private static func isSound(_ item: ChecklistItem) -> Bool {
        switch item.answerKind {
        case .yesNo, .points, .text, .day, .photo, .signature: return true
        case .occurrences(let deduction, let floor):
            guard let step = PointUnits.units(deduction), PointUnits.units(floor) != nil
            else { return false }
            return step > 0 && floor <= item.points
        case .number(let limits):
            guard let minimum = limits.minimum, let maximum = limits.maximum else { return true }
            return minimum <= maximum
        case .choice(let choices):
            var codes: Set<String> = []
            return !choices.isEmpty
                && choices.allSatisfy { choice in
                    guard !choice.code.isEmpty, codes.insert(choice.code).inserted else {
                        return false
                    }
                    guard let score = choice.score else { return true }
                    return PointUnits.units(score) != nil && score <= item.points
                }
        }
    }

    private func check(_ condition: ItemCondition?, of code: String) throws(TemplateError) {
        guard let condition else { return }
        guard !condition.tests.isEmpty else {
            throw .conditionUnsound(template: template, code: code, item: "")
        }
        for test in condition.tests {
            guard let place = positions[test.item], let item = nodes[place].item else {
                throw .conditionNotBefore(template: template, code: code, item: test.item)
            }
            guard Self.isSound(test.comparison, for: item.answerKind) else {
                throw .conditionUnsound(template: template, code: code, item: test.item)
            }
        }
    }

    /// The operand is an answer that the item takes and, where order matters, one that has an
    /// order.
    private static func isSound(
        _ comparison: ItemCondition.Comparison, for kind: AnswerKind
    ) -> Bool {
        guard let operand = comparison.operand else { return true }
        guard operand.fits(kind), !comparison.needsOrder || operand.order(against: operand) != nil
        else { return false }
        if case .choice(let code) = operand, case .choice(let choices) = kind {
            return choices.contains { $0.code == code }
        }
        return true
    }
}
