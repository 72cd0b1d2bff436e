import HospitalCore
import PerformanceAppraisal
import Storage

/// Appraising a month from tables to tables (绩效考核).
extension Book {
    /// What an appraisal came to.
    public struct Appraisal: Equatable, Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The units, by code.
        public let units: [AppraisedUnit]
    }

    /// A unit that was appraised.
    public struct AppraisedUnit: Equatable, Sendable {
        /// Who.
        public let subject: AppraisalSubject
        /// The name that is printed.
        public let name: String
        /// The scorecard; `nil` when nothing of the scheme applies, which is not zero.
        public let card: Scorecard?
        /// The grade; `nil` without a scorecard.
        public let grade: GradeResult?
    }

    static let appraisalProcedure = "book.appraisal.run"
    /// The version of the rules of an appraisal run; it changes when a rule does.
    static let appraisalRules = "appraise.scorecard/1"

    /// Reads the scheme and the facts of a month, scores and grades every unit, and stores results
    /// and run record — in one transaction.
    ///
    /// The same facts again give the same run back and write nothing. A new version makes every pay
    /// run stale that read the one before.
    /// - Throws: `monthClosed`, `momentMissing`, ``RunError``, every ``AppraisalError``,
    ///   ``GradeError`` and ``StorageError``; the book is unchanged then.
    public func runAppraisal(month: Month, scheme: String) throws -> Appraisal {
        try prepare("appraisal")
        return try store.transaction {
            try refuseClosed(month, area: "appraisal")
            let facts = try AppraisalFacts(month: month, scheme: scheme, in: store)
            let units = try facts.units.map { try Self.appraised($0, facts) }
            let subject = RunSubject(
                procedure: Self.appraisalProcedure, ruleVersion: Self.appraisalRules,
                area: "appraisal", month: month, scope: scheme,
                arguments: "{\"period\":\"\(month.description)\"}")
            let run = try makeRun(subject, inputs: facts.inputs) { run in
                try store(units, of: facts, under: run)
            }
            return Appraisal(run: run, units: units)
        }
    }

    private static func appraised(
        _ unit: AppraisalFacts.Unit, _ facts: AppraisalFacts
    ) throws -> AppraisedUnit {
        var card: Scorecard?
        do { card = try unit.scheme.scorecard(for: unit.report) } catch .nothingApplicable {
            // A unit that the scheme has nothing to say about blocks nobody else's scorecard.
        }
        return AppraisedUnit(
            subject: unit.report.subject, name: unit.name, card: card,
            grade: try card?.grade(in: facts.gradeSet, basis: facts.gradeBasis))
    }

    private func store(
        _ units: [AppraisedUnit], of facts: AppraisalFacts, under run: Run
    ) throws {
        let rows = ScoreRows(run: .text(run.id))
        let cards = zip(units, facts.units).map { appraised, unit in
            rows.card(appraised, kind: unit.kind, terms: unit.scheme.terms, set: facts.gradeSet)
        }
        try insert(cards, into: .scoreCard)
        try insert(units.flatMap { rows.parts($0) }, into: .scorePart)
        try insert(units.flatMap { rows.items($0) }, into: .scoreItem)
        try insert(units.flatMap { rows.deductions($0) }, into: .scoreDeduction)
    }
}

/// Scorecards as rows of the result tables.
private struct ScoreRows {
    let run: StoreValue

    private func head(_ unit: Book.AppraisedUnit) -> [StoreValue] {
        [run, .text(unit.subject.code)]
    }

    func card(
        _ unit: Book.AppraisedUnit, kind: AppraisalSubject.Kind, terms: AppraisalTerms,
        set: GradeSet
    ) -> [StoreValue] {
        head(unit) + [
            .text(kind.rawValue), .text(unit.name), .decimal(terms.base),
            .decimal(unit.card?.composite), .decimal(unit.card?.percentOfBase),
            .decimal(unit.card?.payCoefficient), .text(set.name),
            unit.grade.map { .text($0.grade) } ?? .null, .flag(unit.grade?.isCapped ?? false),
        ]
    }

    func parts(_ unit: Book.AppraisedUnit) -> [[StoreValue]] {
        (unit.card?.parts ?? []).map { part in
            head(unit) + [
                .text(part.part.code), .text(part.part.name), .decimal(part.part.weight),
                .decimal(part.applicableWeight), .decimal(part.score),
                .decimal(part.percentOfBase), part.missing.map { .text($0.rawValue) } ?? .null,
                .flag(part.isVetoed),
            ]
        }
    }

    func items(_ unit: Book.AppraisedUnit) -> [[StoreValue]] {
        (unit.card?.parts ?? []).flatMap { part in
            part.items.map { item -> [StoreValue] in
                head(unit) + [
                    .text(item.item.code), .text(part.part.code), .text(item.item.name),
                    .text(item.item.method.name), .decimal(item.item.weight),
                    .decimal(item.points), .decimal(item.completion),
                    item.missing.map { .text($0.rawValue) } ?? .null, .flag(item.isVetoed),
                ]
            }
        }
    }

    func deductions(_ unit: Book.AppraisedUnit) -> [[StoreValue]] {
        (unit.card?.parts ?? []).flatMap { part in
            part.deductions.map { (part.part.code, $0) }
                + part.items.flatMap { item in item.deductions.map { (item.item.code, $0) } }
        }.map { code, deduction in
            head(unit) + [
                .text(code), .text(deduction.rule.code), .text(deduction.rule.name),
                .decimal(deduction.count), .decimal(deduction.points),
                .text(deduction.evidence.joined(separator: "；")),
            ]
        }
    }
}

extension StoreValue {
    /// An exact decimal as canonical text; null when there is none.
    static func decimal(_ value: Decimal?) -> StoreValue {
        value.map { .text($0.description) } ?? .null
    }

    /// A flag as 0 or 1.
    static func flag(_ value: Bool) -> StoreValue { .integer(value ? 1 : 0) }
}
