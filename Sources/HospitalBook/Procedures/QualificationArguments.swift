import HospitalCore
import Interchange
import SafetyInspection

/// How procedures read rules of qualification.
extension ArgumentReader {
    /// A number, or `true` and `false` as 1 and 0.
    func fact() throws -> Decimal {
        if case .bool(let flag) = value { return flag ? .one : .zero }
        return try decimal()
    }

    /// A rule.
    func qualificationRule() throws -> QualificationRule {
        let row = try members([
            "code", "combination", "conditions", "relief", "relief_needs", "from", "through",
            "source",
        ])
        let code = try row.text("code")
        let relief = try row.optional("relief")?.texts()
        return try QualificationRule(
            code, row.needed("combination").choice(),
            row.needed("conditions").elements().map { try $0.qualificationCondition() },
            relief: relief.map {
                QualificationRule.Relief($0, needs: try row.optionalText("relief_needs"))
            },
            validity: row.validity(), citation: row.citation(code))
    }

    private func qualificationCondition() throws -> QualificationCondition {
        let row = try members([
            "code", "name", "fact", "part", "whole", "comparison", "limit",
        ])
        let code = try row.text("code")
        let measure: QualificationCondition.Measure
        if let fact = try row.optionalText("fact") {
            for name in ["part", "whole"] {
                guard let reader = row.optional(name) else { continue }
                throw ArgumentError.value(path: reader.path, value: try reader.text(), allowed: nil)
            }
            measure = .fact(fact)
        } else {
            measure = .share(try row.text("part"), of: try row.text("whole"))
        }
        return QualificationCondition(
            code, name: try row.optionalText("name") ?? code, measure,
            try row.needed("comparison").choice(), try row.needed("limit").fact())
    }

    /// A waiver with the rule it belongs to.
    func qualificationWaiver() throws -> (rule: String, waiver: QualificationWaiver) {
        let row = try members(["rule", "condition", "reason", "approver"])
        return (
            try row.text("rule"),
            QualificationWaiver(
                try row.text("condition"), reason: try row.optionalText("reason") ?? "",
                approver: try row.optionalPerson("approver"))
        )
    }

    /// The calendar of a qualification; what is not given is the usual.
    func qualificationTerm() throws -> QualificationTerm {
        let row = try members([
            "application_month", "report_month", "notice_work_days", "years", "steps", "source",
        ])
        let usual = QualificationTerm.standard
        return try QualificationTerm(
            applicationMonth: row.optional("application_month")?.whole()
                ?? usual.applicationMonth,
            reportMonth: row.optional("report_month")?.whole() ?? usual.reportMonth,
            noticeWorkDays: row.optional("notice_work_days")?.whole() ?? usual.noticeWorkDays,
            years: row.optional("years")?.whole() ?? usual.years,
            steps: row.optional("steps")?.texts() ?? usual.steps,
            citation: row.optionalText("source").map { Citation(title: $0) } ?? usual.citation)
    }
}
