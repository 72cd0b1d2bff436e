import HospitalCore
import SafetyInspection
import Storage

/// Reporting scores and findings of inspections to an appraisal (安全检查结果进入考核).
extension Book {
    /// What of inspections is reported as a value.
    enum InspectionFigure: String, CaseIterable {
        /// The mean of the published percents, two decimals.
        case score = "score_percent"
        /// Failed items in all.
        case failed = "failed_total"
        /// Vetoes in all.
        case vetoes = "veto_total"
        /// How many inspections were scored.
        case inspections
    }

    /// How often a finding counts.
    enum FindingCount: String, CaseIterable {
        /// Once.
        case finding
        /// As many times as it lost points.
        case lostPoints = "lost_points"
    }

    /// A value that is wanted.
    struct WantedInspectionValue {
        let subject: String
        let indicator: String
        let inspections: [String]
        let figure: InspectionFigure
    }

    /// Deductions that are wanted: the findings of inspections under a rule of the scheme.
    struct WantedFindings {
        let subject: String
        let indicator: String
        let rule: String
        let inspections: [String]
        /// The lowest criticality that counts.
        let criticality: Int
        let count: FindingCount
    }

    /// A deduction that was reported.
    struct ReportedDeduction {
        let wanted: WantedFindings
        let count: String
        /// The run, the inspection, the item, and the hazard where there is one.
        let evidence: String
        let finder: String
    }

    /// What was reported.
    struct ReportedInspections {
        /// The batch, named after the runs and the scheme.
        let evidence: String
        /// The values in the order in which they were wanted; `nil` for one that is missing.
        let values: [String?]
        let deductions: [ReportedDeduction]
    }

    /// Brings values and findings of current runs of inspections in as reported values and
    /// deductions of an appraisal, all of them or none.
    ///
    /// Both batches are named after the runs and the scheme; the same again changes nothing. An
    /// inspection in which nothing counted has no score and no part in a mean; a value without any
    /// is not reported. Deductions also report that somebody looked, so that no finding is no gap.
    /// - Throws: `runNeeded`, `runStale`, ``BookError``; the book is unchanged then.
    func reportInspections(
        values: [WantedInspectionValue], findings: [WantedFindings], month: Month, scheme: String
    ) throws -> ReportedInspections {
        try prepare("appraisal")
        let codes = Set(values.flatMap(\.inspections) + findings.flatMap(\.inspections))
        // One transaction, so that the figures are those of the runs that were chosen.
        let (runs, figures, deductions) = try store.transaction {
            let runs = try codes.map { Code<Inspection>($0) }.sorted().map { code in
                (
                    code: code.code,
                    run: try upstreamRun(
                        Self.inspectionProcedure, month: month, scope: code.code)
                )
            }
            let byCode = Dictionary(runs.map { ($0.code, $0.run) }, uniquingKeysWith: { $1 })
            return (
                runs, try values.map { try figure($0, runs: byCode) },
                try findings.flatMap { try reported($0, runs: byCode) }
            )
        }
        let key = Self.batchKey(of: runs.map(\.run), scheme: scheme)
        let head = [String(month.yyyymm), scheme]
        var valueText = "period_month,scheme_code,subject_code,indicator_code,actual_value\n"
        for (one, value) in zip(values, figures) {
            guard let value else { continue }
            valueText += Self.csv(head + [one.subject, one.indicator, value])
        }
        // Somebody looked, even where nothing was found.
        var looked = Set(values.map { [$0.subject, $0.indicator] })
        for one in findings where looked.insert([one.subject, one.indicator]).inserted {
            valueText += Self.csv(head + [one.subject, one.indicator, ""])
        }
        var numbers: [[String]: Int] = [:]
        var findingText =
            "period_month,scheme_code,subject_code,indicator_code,"
            + "deduction_number,rule_code,rule_count,evidence_text,rater_code\n"
        for one in deductions {
            let place = [one.wanted.subject, one.wanted.indicator]
            numbers[place, default: 0] += 1
            findingText += Self.csv(
                head + place + [
                    "\(numbers[place] ?? 1)", one.wanted.rule, one.count, one.evidence, one.finder,
                ])
        }
        let source = String(runs.map(\.run).joined(separator: ",").unicodeScalars.prefix(500))
        func batch(_ table: TableDeclaration) -> ImportBatch {
            ImportBatch(table: table.name, key: key, source: source)
        }
        var texts = [(batch: batch(.appraisalValue), text: valueText)]
        if !deductions.isEmpty { texts.append((batch(.appraisalDeduction), findingText)) }
        _ = try importTexts(texts)
        return ReportedInspections(evidence: key, values: figures, deductions: deductions)
    }

    /// The run and the scheme; of several runs the last one, how many more, and what tells them.
    private static func batchKey(of runs: [String], scheme: String) -> String {
        guard runs.count > 1, let last = runs.max() else { return "\(runs.first ?? "")/\(scheme)" }
        var digest = SHA256()
        digest.update(runs.sorted().joined(separator: ","))
        return "\(last)+\(runs.count - 1)-\(digest.hexadecimal.prefix(8))/\(scheme)"
    }

    /// A sum of numbers of a table, which may be anything.
    private static func sum(_ sum: Int64, _ next: Int64?, of column: String) throws -> Int64 {
        let (total, overflow) = sum.addingReportingOverflow(next ?? 0)
        guard !overflow else { throw NumberError.outOfRange(column) }
        return total
    }

    private func figure(
        _ wanted: WantedInspectionValue, runs: [String: String]
    ) throws -> String? {
        var percents: [Decimal] = []
        var (failed, vetoes): (Int64, Int64) = (0, 0)
        for code in wanted.inspections {
            let row = try store.rows(
                "SELECT score_percent, failed_total, veto_total FROM hosp_check_score "
                    + "WHERE run_id = ?", [.text(runs[code] ?? "")]
            ).first
            if let percent = row?[0].text { percents.append(try Decimal(percent)) }
            failed = try Self.sum(failed, row?[1].integer, of: "failed_total")
            vetoes = try Self.sum(vetoes, row?[2].integer, of: "veto_total")
        }
        switch wanted.figure {
        case .score:
            var sum = Decimal.zero
            for percent in percents { sum = try sum.adding(percent) }
            return try Ratio(
                Ratio.Part("score_percent", sum),
                over: Ratio.Part(
                    "inspections",
                    try Decimal(percents.count)
                        .multiplied(by: Decimal(100)))
            ).percent(digits: 2, rounding: .halfAwayFromZero)?.value.description
        case .failed: return String(failed)
        case .vetoes: return String(vetoes)
        case .inspections: return String(wanted.inspections.count)
        }
    }

    private func reported(
        _ wanted: WantedFindings, runs: [String: String]
    ) throws -> [ReportedDeduction] {
        try wanted.inspections.flatMap { code in
            let run = runs[code] ?? ""
            return try store.rows(
                "SELECT check_item_code, lost_points, finder_code, hazard_code "
                    + "FROM hosp_check_finding WHERE run_id = ? AND criticality_rank >= ? "
                    + "ORDER BY check_item_code",
                [.text(run), .integer(Int64(wanted.criticality))]
            ).map { row in
                let lost = row[1].text ?? "0"
                return ReportedDeduction(
                    wanted: wanted, count: wanted.count == .finding ? "1" : lost,
                    evidence: [run, code, row[0].text ?? "", row[3].text ?? ""]
                        .filter { !$0.isEmpty }.joined(separator: " "),
                    finder: row[2].text ?? "")
            }
        }
    }
}
