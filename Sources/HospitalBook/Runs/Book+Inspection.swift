import HospitalCore
import SafetyInspection
import Storage

/// Scoring an inspection from tables to tables, with its findings and hazards (安全检查评分).
extension Book {
    /// What scoring an inspection came to.
    public struct ScoredInspection: Equatable, Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The score.
        public let score: InspectionScore
        /// The findings, in the order of the questions, with what became of each.
        public let findings: [RecordedFinding]
    }

    /// A finding and what became of it.
    public struct RecordedFinding: Equatable, Sendable {
        /// The finding.
        public let finding: InspectionFinding
        /// What became of it (decision 12).
        public let consequence: HazardRegister.Consequence
    }

    static let inspectionProcedure = "book.inspection.score"
    /// The version of the rules of an inspection run; it changes when a rule does.
    static let inspectionRules = "safety.score/1"

    /// Reads an inspection of a month with its answers, scores it, records its findings, opens
    /// hazards for those on key and veto items, and stores results and run record — in one
    /// transaction.
    ///
    /// A finding while a hazard of the same place and item is open is an observation on it; one
    /// within 365 days after such a hazard was closed opens a hazard that repeats it. Scoring again
    /// records nothing twice.
    /// - Throws: `monthClosed`, `momentMissing`, ``RunError``, every ``TemplateError``,
    ///   ``InspectionError`` and ``StorageError``; the book is unchanged then.
    public func scoreInspection(
        month: Month, inspection code: String
    ) throws -> ScoredInspection {
        try prepare("safety")
        return try store.transaction {
            try refuseClosed(month, area: "safety")
            let facts = try InspectionFacts(month: month, inspection: code, in: store)
            let score = try facts.inspection.scored(under: facts.policy)
            let subject = RunSubject(
                procedure: Self.inspectionProcedure, ruleVersion: Self.inspectionRules,
                area: "safety", month: month, scope: code,
                arguments: "{\"period\":\"\(month.description)\"}")
            var findings: [RecordedFinding]?
            let run = try makeRun(subject, inputs: facts.inputs) { run in
                let recorded = try record(facts.inspection, under: run)
                let rows = InspectionRows(run: .text(run.id), facts: facts, score: score)
                try insert([rows.whole], into: .checkScore)
                try insert(rows.sections, into: .checkSection)
                try insert(rows.items, into: .checkItem)
                try insert(recorded.map(rows.finding), into: .checkFinding)
                findings = recorded
            }
            return ScoredInspection(
                run: run, score: score,
                findings: try findings ?? self.findings(of: facts.inspection, in: run))
        }
    }

    /// What a run that stands in the book already made of the findings.
    private func findings(
        of inspection: Inspection, in run: Run
    ) throws -> [RecordedFinding] {
        var consequences: [String: HazardRegister.Consequence] = [:]
        for row in try store.rows(
            "SELECT f.check_item_code, f.consequence_name, f.hazard_code, h.repeat_of "
                + "FROM hosp_check_finding f LEFT JOIN hosp_hazard h "
                + "ON h.hazard_code = f.hazard_code WHERE f.run_id = ?", [.text(run.id)])
        {
            guard let item = row[0].text else { continue }
            consequences[item] = HazardRegister.Consequence(
                row[1].text ?? "", hazard: row[2].text, repeatOf: row[3].text)
        }
        return inspection.findings.map {
            RecordedFinding(finding: $0, consequence: consequences[$0.item] ?? .noted)
        }
    }
}

/// An inspection as rows of the result tables.
private struct InspectionRows {
    let run: StoreValue
    let facts: InspectionFacts
    let score: InspectionScore

    private var occasion: Inspection.Occasion { facts.inspection.occasion }
    private var head: [StoreValue] { [run, .text(occasion.id.code)] }

    var whole: [StoreValue] {
        head + [
            .text(facts.templateCode), .text(score.template.version), .text(facts.policyCode),
            .text(occasion.place.code), .integer(Int64(occasion.day.yyyymmdd)),
            .decimal(score.earned), .decimal(score.maximum), .decimal(score.rawPercent),
            .decimal(score.percent), .text(score.result.rawValue),
            .text(score.policy.grades.name), score.grade.map { .text($0.name) } ?? .null,
            .integer(Int64(score.vetoItems.count)), .integer(Int64(score.failedItems.count)),
        ]
    }

    var sections: [[StoreValue]] {
        score.sections.enumerated().map { index, section in
            head + [
                .text(section.code), .text(section.title), .decimal(section.earned),
                .decimal(section.maximum), .decimal(section.percent), .integer(Int64(index + 1)),
            ]
        }
    }

    var items: [[StoreValue]] {
        score.items.enumerated().map { index, item in
            head + [
                .text(item.code), .integer(Int64(item.criticality.rawValue)),
                .text(item.standing.rawValue), .decimal(item.earned), .decimal(item.maximum),
                .flag(item.isFailed), .integer(Int64(index + 1)),
            ]
        }
    }

    func finding(_ recorded: Book.RecordedFinding) -> [StoreValue] {
        let finding = recorded.finding
        return head + [
            .text(finding.item), .text(finding.place.code), .integer(Int64(finding.day.yyyymmdd)),
            .text(finding.finder.code), .integer(Int64(finding.criticality.rawValue)),
            .decimal(finding.lostPoints), .text(finding.note),
            .text(recorded.consequence.name),
            recorded.consequence.hazard.map { .text($0.code) } ?? .null,
        ]
    }
}
