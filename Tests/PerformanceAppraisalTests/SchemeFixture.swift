import HospitalCore
import PerformanceAppraisal

/// Schemes that several tests need.
enum SchemeFixture {
    /// One item of weight 100 that a rater scores.
    static func assessedPart(_ code: String, weight: String) -> SchemePart {
        SchemePart(
            code: code, name: code, weight: dec(weight),
            content: .items([
                SchemeItem(code: code + ".1", name: code, weight: dec("100"), method: .assessed)
            ]))
    }

    /// The three parts of S-018 with their weights in percent.
    static func threeParts(
        _ indicator: String, _ functional: String, _ process: String,
        terms: AppraisalTerms = .base100
    ) throws -> AppraisalScheme {
        try AppraisalScheme(
            name: "月度绩效考核",
            parts: [
                assessedPart(PartProfile.indicatorPart, weight: indicator),
                assessedPart(PartProfile.functionalPart, weight: functional),
                assessedPart(PartProfile.processPart, weight: process),
            ], terms: terms)
    }

    /// A scheme of one part that is scored by deductions.
    static func deductions(
        terms: AppraisalTerms, missing: MissingPolicy = .error
    ) throws -> AppraisalScheme {
        let rules = [
            try DeductionRule(code: "stop", name: "非计划停运", each: dec("3")),
            try DeductionRule(code: "report", name: "迟报", each: dec("5"), cap: dec("8")),
        ]
        let content = SchemePart.Content.deductions(
            try DeductionMethod(rules: rules), missing: missing)
        return try AppraisalScheme(
            name: "扣分",
            parts: [SchemePart(code: "p", name: "p", weight: dec("100"), content: content)],
            terms: terms)
    }

    static let unit = AppraisalSubject.department(Department.ID("D01"))

    static func report(_ items: [ReportedItem], vetoes: [Veto] = []) -> UnitReport {
        UnitReport(subject: unit, items: items, vetoes: vetoes)
    }
}
