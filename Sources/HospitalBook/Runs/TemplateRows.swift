import HospitalCore
import SafetyInspection
import Storage

/// A checklist and a scoring policy as the tables hold them.
struct TemplateRows {
    let templates: RunInput
    let sections: RunInput
    let items: RunInput
    let choices: RunInput
    let policies: RunInput

    var inputs: [RunInput] { [templates, sections, items, choices, policies] }

    /// The checklist: one that ships with the library, or the hospital's own.
    /// - Throws: `templateMissing`, and every ``TemplateError``.
    func template(_ code: String, version: String) throws -> ChecklistTemplate {
        guard let row = templates.rows.first else {
            throw RunError.templateMissing(code, version: version)
        }
        if let standard = templates.text("standard_code", in: row) {
            let checklist = try StandardChecklist.named(standard)
            guard checklist.identity.version == version else {
                throw RunError.templateMissing(standard, version: version)
            }
            return try checklist.template()
        }
        return try ChecklistTemplate(
            ChecklistTemplate.Identity(
                id: code, version: version,
                title: templates.text("template_title", in: row) ?? code),
            total: try templates.choice("total_rule", in: row),
            passRule: try templates.choice("pass_rule", in: row),
            sections: try ownSections())
    }

    private func ownSections() throws -> [ChecklistSection] {
        let bySection = Dictionary(grouping: items.rows) {
            items.text("section_code", in: $0) ?? ""
        }
        let codes = sections.rows.compactMap { sections.text("section_code", in: $0) }
        for section in bySection.keys.sorted() where !codes.contains(section) {
            throw ArgumentError.value(
                path: "\(items.table.name).section_code", value: section,
                allowed: codes.joined(separator: ", "))
        }
        return try sections.sorted(sections.rows).map { row in
            let code = sections.text("section_code", in: row) ?? ""
            return ChecklistSection(
                code, sections.text("section_title", in: row) ?? code,
                weight: try sections.decimal("section_weight", in: row),
                items: try items.sorted(bySection[code] ?? []).map(item))
        }
    }

    private func item(_ row: [StoreValue]) throws -> ChecklistItem {
        let code = items.text("check_item_code", in: row) ?? ""
        let rank = items.integer("criticality_rank", in: row) ?? 0
        guard let criticality = Criticality(rawValue: Int(clamping: rank)) else {
            throw ArgumentError.value(
                path: "\(items.table.name).criticality_rank", value: String(rank),
                allowed: "0, 1, 2")
        }
        var item = ChecklistItem(
            code, items.text("item_text", in: row) ?? code,
            points: try items.neededDecimal("item_points", in: row), criticality: criticality,
            answerKind: try kind(of: code, row))
        item.allowsNotApplicable = items.integer("allows_absence", in: row) == 1
        item.isRequired = items.integer("is_required", in: row) == 1
        return item
    }

    /// The kinds of answers, as the tables name them.
    private enum Kind: String, CaseIterable {
        case yesNo = "yes_no"
        case points, occurrences, number, choice, text, day, photo, signature
    }

    private func kind(of code: String, _ row: [StoreValue]) throws -> AnswerKind {
        switch try items.choice("answer_kind", in: row, as: Kind.self) {
        case .yesNo: return .yesNo
        case .points: return .points
        case .occurrences:
            return .occurrences(
                deduction: try items.neededDecimal("deduction_points", in: row),
                floor: try items.decimal("floor_points", in: row) ?? .zero)
        case .number:
            return .number(
                AnswerKind.NumberLimits(
                    minimum: try items.decimal("lower_limit", in: row),
                    maximum: try items.decimal("upper_limit", in: row),
                    unit: items.text("unit_name", in: row) ?? ""))
        case .choice: return .choice(try choices(of: code))
        case .text: return .text
        case .day: return .day
        case .photo: return .photo
        case .signature: return .signature
        }
    }

    private func choices(of item: String) throws -> [AnswerKind.Choice] {
        let own = choices.rows.filter { choices.text("check_item_code", in: $0) == item }
        return try choices.sorted(own).map { row in
            let code = choices.text("choice_code", in: row) ?? ""
            return AnswerKind.Choice(
                code, choices.text("choice_text", in: row) ?? code,
                score: try choices.decimal("choice_score", in: row),
                isFailure: choices.integer("is_failure", in: row) == 1)
        }
    }

    /// The policy.
    /// - Throws: `policyMissing`, `GradeSetError`, ``ArgumentError`` with the choices.
    func policy(_ code: String) throws -> ScoringPolicy {
        guard let row = policies.rows.first else { throw RunError.policyMissing(code) }
        var policy = ScoringPolicy(
            pass: try policies.neededDecimal("pass_mark", in: row),
            grades: try GradeSet.named(policies.text("grade_set", in: row) ?? ""))
        policy.notApplicable = try policies.choice("not_applicable_rule", in: row)
        policy.unanswered = try policies.choice("unanswered_rule", in: row)
        policy.sections = try policies.choice("section_rule", in: row)
        policy.vetoTrigger = try policies.choice("veto_trigger", in: row)
        policy.decimals = Int(clamping: policies.integer("decimal_count", in: row) ?? 2)
        let effect = policies.text("veto_effect", in: row) ?? ""
        guard let known = ScoringPolicy.VetoEffect(effect) else {
            throw ArgumentError.value(
                path: "\(policies.table.name).veto_effect", value: effect,
                allowed: "keep, zero, cap59")
        }
        policy.vetoEffect = known
        return policy
    }
}
