import HospitalCore
import PerformanceAppraisal
import Storage

/// What was reported for a month about everybody who is appraised by a scheme: values, deductions,
/// vetoes, and where the raters work.
struct ReportedFacts {
    let values: RunInput
    let deductions: RunInput
    let vetoes: RunInput
    let assignments: RunInput
    private let valuesBySubject: [String: [[StoreValue]]]
    private let deductionsBySubject: [String: [[StoreValue]]]
    private let vetoesBySubject: [String: [[StoreValue]]]

    init(
        values: RunInput, deductions: RunInput, vetoes: RunInput, assignments: RunInput
    ) {
        self.values = values
        self.deductions = deductions
        self.vetoes = vetoes
        self.assignments = assignments
        valuesBySubject = values.bySubject
        deductionsBySubject = deductions.bySubject
        vetoesBySubject = vetoes.bySubject
    }

    var inputs: [RunInput] { [values, deductions, vetoes, assignments] }

    /// Refuses rows about somebody who is not appraised: they would be lost without a word.
    func refuseOthers(than subjects: Set<String>) throws(RunError) {
        let tables = [
            (values, valuesBySubject), (deductions, deductionsBySubject),
            (vetoes, vetoesBySubject),
        ]
        for (input, bySubject) in tables {
            for subject in bySubject.keys.sorted() where !subjects.contains(subject) {
                throw .subjectUnknown(
                    subject, table: input.table.name,
                    nearest: NearestName.nearest(to: subject, in: subjects.sorted()))
            }
        }
    }

    /// The report about a unit.
    /// - Throws: `valueUnclear`, ``ArgumentError`` for the scope of a veto.
    func report(
        about subject: AppraisalSubject, by scheme: AppraisalScheme
    ) throws -> UnitReport {
        var found = try deductions(against: subject)
        var items: [ReportedItem] = []
        let methods = Dictionary(
            scheme.parts.flatMap(\.items).map { ($0.code, $0.method.name) },
            uniquingKeysWith: { one, _ in one })
        let deducting = Set(
            scheme.reportedCodes.filter { methods[$0] ?? "deduction" == "deduction" })
        for row in valuesBySubject[subject.code] ?? [] {
            let indicator = values.text("indicator_code", in: row) ?? ""
            let judge = rater(values.text("rater_code", in: row), of: subject)
            let listed = found.removeValue(forKey: indicator)
            if deducting.contains(indicator) || listed != nil {
                items.append(
                    ReportedItem(
                        indicator, .deductions(listed?.deductions ?? []),
                        rater: judge ?? listed?.rater))
            } else {
                let value = try value(row, of: subject, isChange: methods[indicator] == "growth")
                items.append(ReportedItem(indicator, value, rater: judge))
            }
        }
        for (indicator, listed) in found.sorted(by: { $0.key < $1.key }) {
            items.append(
                ReportedItem(indicator, .deductions(listed.deductions), rater: listed.rater))
        }
        return UnitReport(
            subject: subject, items: items,
            vetoes: try vetoesBySubject[subject.code, default: []].map(veto))
    }

    private func value(
        _ row: [StoreValue], of subject: AppraisalSubject, isChange: Bool
    ) throws -> ReportedValue {
        let (actual, previous) = (
            try values.decimal("actual_value", in: row),
            try values.decimal("previous_value", in: row)
        )
        let (above, below) = (
            try values.decimal("numerator_value", in: row),
            try values.decimal("denominator_value", in: row)
        )
        switch (actual, above, below, try values.decimal("rated_score", in: row)) {
        case (nil, nil, nil, nil) where previous == nil: return .notReported
        case (let now?, nil, nil, nil) where isChange: return .change(now: now, last: previous)
        case (let value?, nil, nil, nil) where previous == nil: return .value(value)
        case (nil, let above?, let below?, nil) where previous == nil:
            return .quotient(numerator: above, denominator: below)
        case (nil, nil, nil, let score?) where previous == nil: return .assessed(score)
        default:
            throw RunError.valueUnclear(
                subject: subject.code, indicator: values.text("indicator_code", in: row) ?? "")
        }
    }

    /// The deductions of one indicator; of several raters the one who rates himself is named.
    private struct Listed {
        var deductions: [Deduction] = []
        var rater: Rater?
    }

    private func deductions(against subject: AppraisalSubject) throws -> [String: Listed] {
        var found: [String: Listed] = [:]
        for row in deductionsBySubject[subject.code] ?? [] {
            let indicator = deductions.text("indicator_code", in: row) ?? ""
            found[indicator, default: Listed()].deductions.append(
                Deduction(
                    rule: deductions.text("rule_code", in: row) ?? "",
                    count: try deductions.neededDecimal("rule_count", in: row),
                    evidence: deductions.text("evidence_text", in: row) ?? ""))
            let judge = rater(deductions.text("rater_code", in: row), of: subject)
            let isFirst = found[indicator]?.rater == nil
            if let judge, isFirst || subject.isRated(by: judge) {
                found[indicator]?.rater = judge
            }
        }
        return found
    }

    /// The rater with the department that matters: the rated one, where the rater works there too.
    private func rater(_ code: String?, of subject: AppraisalSubject) -> Rater? {
        guard let code else { return nil }
        let departments = assignments.rows.filter {
            assignments.text("person_code", in: $0) == code
        }.compactMap { assignments.text("department_code", in: $0) }
        let department = departments.first { $0 == subject.code } ?? departments.first
        return Rater(person: Person.ID(code), department: department.map { Department.ID($0) })
    }

    private enum ScopeName: String, CaseIterable {
        case item, group, total
        case gradeCap = "grade_cap"
    }

    private func veto(_ row: [StoreValue]) throws -> Veto {
        let scope: Veto.Scope
        switch try vetoes.choice("scope_name", in: row, as: ScopeName.self) {
        case .item: scope = .item
        case .group: scope = .group
        case .total: scope = .total
        case .gradeCap: scope = .gradeCap(vetoes.text("grade_name", in: row) ?? "")
        }
        return Veto(
            at: vetoes.text("indicator_code", in: row) ?? "", scope: scope,
            reason: vetoes.text("reason_text", in: row) ?? "",
            evidence: vetoes.text("evidence_text", in: row) ?? "")
    }
}

extension RunInput {
    /// The rows by the subject they are about.
    fileprivate var bySubject: [String: [[StoreValue]]] {
        Dictionary(grouping: rows) { text("subject_code", in: $0) ?? "" }
    }
}
