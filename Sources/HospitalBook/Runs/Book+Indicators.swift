import HospitalCore
import PerformanceAppraisal
import Storage

/// Indicators by formulas, from tables to tables (指标计算).
extension Book {
    /// What the formulas of a month came to.
    public struct IndicatorRun: Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The number of the freezing whose formulas it used.
        public let freeze: Int64
        /// The digest of the formulas.
        public let version: String
        /// The values.
        public let values: ResultTable
        /// What somebody should look at.
        public let findings: [Finding]
    }

    /// How a value of a run came about.
    public struct IndicatorExplanation: Sendable {
        /// A part of the formula; an item with the batch that reported it, and what was said of
        /// one that is missing.
        public struct Step: Sendable {
            /// The part.
            public let part: FormulaExplanation.Step
            /// The batch that brought the item.
            public let batch: String?
            /// Why the department has no number.
            public let missing: String?
        }

        /// The run.
        public let run: String
        /// The number of the freezing.
        public let freeze: Int64
        /// The formula with its value.
        public let explanation: FormulaExplanation
        /// The name of the indicator.
        public let name: String?
        /// Which way is good.
        public let direction: String?
        /// Where the definition comes from.
        public let source: String?
        /// The parts, each before those it is made of.
        public let steps: [Step]
    }

    static let indicatorProcedure = "book.indicator.run"
    /// The version of the rules of a run; it changes when a rule does.
    static let indicatorRules = "formula.evaluate/1"

    /// Computes the indicators of a scheme for all departments of a month and stores them with
    /// everything they were computed from — in one transaction.
    ///
    /// The formulas are those that are frozen for the month; a month without any freezes those
    /// that hold on its first day. Earlier months and years come from what was reported for them.
    /// Changed facts of any month that was looked at make the run stale.
    /// - Throws: `monthClosed`, `momentMissing`, what ``freezeIndicators(scheme:from:to:reason:)``
    ///   throws, `itemUnknown`, every `FormulaFactError`; the book is unchanged then.
    public func runIndicators(month: Month, scheme: String) throws -> IndicatorRun {
        try prepare("indicator")
        return try store.transaction {
            try refuseClosed(month, area: "indicator")
            try freezeIfNeeded(scheme, month)
            guard let freeze = try freeze(of: scheme, from: month, to: month) else {
                throw IndicatorError.definitionsMissing(scheme: scheme, on: month.firstDay)
            }
            let facts = try IndicatorFacts(
                month: month, scheme: scheme, freeze: freeze, in: store)
            let (values, findings) = try facts.computed()
            let subject = RunSubject(
                procedure: Self.indicatorProcedure, ruleVersion: Self.indicatorRules,
                area: "indicator", month: month, scope: scheme,
                arguments: "{\"period\":\"\(month.description)\"}")
            let run = try makeRun(subject, inputs: facts.inputs) { run in
                try insert(values, into: .indicatorValue, under: run)
                try insert(facts.inputRows, into: .indicatorInput, under: run)
                try insert(facts.placeRows, into: .indicatorPlace, under: run)
            }
            return IndicatorRun(
                run: run, freeze: freeze.number, version: freeze.version,
                values: TableDeclaration.indicatorValue.result(named: "values", values),
                findings: findings)
        }
    }

    /// Reports the current values of a month to the appraisal by the scheme: every indicator that
    /// has a formula, of every department that is appraised and not exempt from it.
    ///
    /// Indicators that are scored by deductions take no value.
    /// - Throws: `unitsMissing`, and what ``reportIndicators(_:of:by:scope:month:scheme:)`` throws.
    func reportFormulas(
        month: Month, scheme: String
    ) throws -> (wanted: [WantedIndicator], evidence: String, values: [String?]) {
        try prepare("indicator")
        let subjects = try store.rows(
            "SELECT subject_code FROM hosp_appraisal_unit WHERE scheme_code = ? "
                + "AND subject_kind = ? ORDER BY subject_code", [.text(scheme), "department"]
        ).compactMap { $0[0].text }
        guard !subjects.isEmpty else { throw RunError.unitsMissing(scheme: scheme) }
        let run = try store.transaction {
            try upstreamRun(Self.indicatorProcedure, month: month, scope: scheme)
        }
        let codes = try store.rows(
            "SELECT i.indicator_code FROM hosp_appraisal_indicator i WHERE i.scheme_code = ? "
                + "AND i.method_name <> ? AND EXISTS (SELECT 1 FROM hosp_indicator_value v "
                + "WHERE v.run_id = ? AND v.indicator_code = i.indicator_code) "
                + "ORDER BY i.indicator_code", [.text(scheme), "deduction", .text(run)]
        ).compactMap { $0[0].text }
        let exempt = Set(
            try store.rows(
                "SELECT subject_code, indicator_code FROM hosp_appraisal_exemption "
                    + "WHERE scheme_code = ?", [.text(scheme)]))
        let wanted = subjects.flatMap { subject in
            codes.filter { !exempt.contains([.text(subject), .text($0)]) }.map {
                WantedIndicator(subject: subject, indicator: $0, keys: [subject, $0])
            }
        }
        let reported = try reportIndicators(
            wanted, of: .indicatorValue, by: Self.indicatorProcedure, scope: scheme, month: month,
            scheme: scheme)
        return (wanted, reported.evidence, reported.values)
    }

    /// The current run of a month by a scheme, stale or not.
    /// - Throws: `runNeeded`.
    func indicatorRun(of month: Month, scheme: String) throws -> String {
        try shownRun(Self.indicatorProcedure, month: month, scope: scheme).id
    }

    /// How a run came to a value, by the formulas, units and items that it kept: what has changed
    /// since changes nothing here.
    /// - Throws: `notComputed`; `versionChanged` for formulas that were written past the library.
    public func explainIndicator(
        _ code: String, of department: String, run: String
    ) throws -> IndicatorExplanation {
        try prepare("indicator")
        let rows = try store.rows(
            "SELECT v.freeze_number, v.formula_version, r.scope_code, r.period_month "
                + "FROM hosp_indicator_value v, hosp_run_record r WHERE r.run_id = v.run_id "
                + "AND v.run_id = ? AND v.department_code = ? AND v.indicator_code = ?",
            [.text(run), .text(department), .text(code)])
        guard let row = rows.first, let period = row[3].integer else {
            throw IndicatorError.notComputed(indicator: code, department: department, run: run)
        }
        let month = try Month(yyyymm: Int32(clamping: period))
        let formulas = try FrozenFormulas(
            row[0].integer ?? 0, of: row[2].text ?? "", version: row[1].text ?? "", in: store)
        let kept = try KeptInputs(of: run, in: store)
        let explanation = try formulas.set.explanation(
            of: code, for: department, in: month,
            on: kept.grid(to: month, formulas.set))
        let definition = formulas.definition(of: code)
        return IndicatorExplanation(
            run: run, freeze: formulas.number, explanation: explanation, name: definition.name,
            direction: definition.direction, source: definition.source,
            steps: explanation.steps.map { kept.step($0) })
    }
}

/// What a run kept of its inputs.
private struct KeptInputs {
    private let places: RunInput
    private let inputs: RunInput
    private var byKey: [[String]: [StoreValue]] = [:]

    init(of run: String, in store: any Store) throws {
        places = try RunInput(.indicatorPlace, where: ["run_id": .text(run)], in: store)
        inputs = try RunInput(.indicatorInput, where: ["run_id": .text(run)], in: store)
        for row in inputs.rows {
            byKey[
                Self.key(
                    inputs.text("raw_code", in: row), inputs.text("department_code", in: row),
                    inputs.integer("input_month", in: row))] = row
        }
    }

    private static func key(_ item: String?, _ department: String?, _ month: Int64?) -> [String] {
        [String(month ?? 0), department ?? "", item ?? ""]
    }

    func grid(to last: Month, _ set: FormulaSet) throws -> FormulaGrid {
        var grid = try FormulaGrid(
            places.rows.map {
                FormulaUnitPlace(
                    places.text("department_code", in: $0) ?? "",
                    below: places.text("parent_code", in: $0))
            },
            from: set.earliestMonth(for: last), to: last, items: set.items)
        for row in inputs.rows {
            let month = try Month(
                yyyymm: Int32(clamping: inputs.integer("input_month", in: row) ?? 0))
            try grid.report(
                inputs.text("raw_code", in: row) ?? "",
                of: inputs.text("department_code", in: row) ?? "", in: month,
                inputs.decimal("raw_value", in: row))
        }
        return grid
    }

    func step(_ part: FormulaExplanation.Step) -> Book.IndicatorExplanation.Step {
        // An item is written in braces where it does not read as one word.
        let isBraced = part.text.hasPrefix("{") && part.text.hasSuffix("}")
        let code = isBraced ? String(part.text.dropFirst().dropLast()) : part.text
        let row =
            part.isInput
            ? byKey[Self.key(code, part.department, Int64(part.month.yyyymm))] : nil
        return .init(
            part: part, batch: row.flatMap { inputs.text("batch_key", in: $0) },
            missing: row.flatMap { inputs.text("missing_text", in: $0) })
    }
}
