import HospitalCore

extension AppraisalScheme {
    /// The scorecard of a unit.
    ///
    ///     points     = by the method of the item, at most once rounded
    ///     part score = base × Σ points / Σ weights that apply, or max(floor, base − Σ deductions)
    ///     composite  = Σ part score × weight / Σ weights that apply
    ///
    /// Points and part scores are rounded half away from zero to two decimals and the next step
    /// takes the printed value, unless the terms say `exact`. A veto of an item counts zero points,
    /// one of a group a zero part, one of the total a zero composite.
    /// - Throws: in this order: `itemUnknown`, `itemReportedTwice`, `itemNotApplicable`,
    ///   `raterIsRated`, `vetoIncomplete`; then by part and item `itemNotReported` and `scoring`;
    ///   `nothingApplicable`.
    public func scorecard(for report: UnitReport) throws(AppraisalError) -> Scorecard {
        let reported = try checkedItems(of: report)
        try check(report.vetoes)
        let calculation = ScorecardCalculation(
            terms: terms, reported: reported, vetoes: report.vetoes)
        var scores: [ExactPart] = []
        for part in parts { scores.append(try calculation.score(of: part)) }
        let composite = try calculation.composite(of: scores)
        guard let composite else { throw .nothingApplicable(scheme: name) }
        return Scorecard(
            subject: report.subject, scheme: name, terms: terms, parts: scores.map(\.printed),
            composite: composite, percentOfBase: try calculation.percentOfBase(composite),
            payCoefficient: try calculation.payCoefficient(composite), vetoes: report.vetoes)
    }

    /// The reported items by code, each known, applicable, reported once and not by the rated.
    private func checkedItems(
        of report: UnitReport
    ) throws(AppraisalError) -> [String: ReportedItem] {
        let known = Set(reportedCodes)
        let dropped = Set(parts.flatMap(\.items).filter { !$0.isApplicable }.map(\.code))
        var reported: [String: ReportedItem] = [:]
        for item in report.items {
            guard known.contains(item.code) else {
                let nearest = NearestName.nearest(to: item.code, in: reportedCodes)
                throw .itemUnknown(item.code, nearest: nearest)
            }
            guard reported[item.code] == nil else { throw .itemReportedTwice(item.code) }
            guard !dropped.contains(item.code) else { throw .itemNotApplicable(item.code) }
            if let rater = item.rater, report.subject.isRated(by: rater) {
                throw .raterIsRated(item: item.code, rater: rater.person)
            }
            reported[item.code] = item
        }
        return reported
    }

    private func check(_ vetoes: [Veto]) throws(AppraisalError) {
        let codes = parts.flatMap { [$0.code] + $0.items.map(\.code) }
        for veto in vetoes {
            guard codes.contains(veto.code) else {
                let nearest = NearestName.nearest(to: veto.code, in: codes)
                throw .itemUnknown(veto.code, nearest: nearest)
            }
            guard !veto.reason.isEmpty, !veto.evidence.isEmpty else {
                throw .vetoIncomplete(at: veto.code)
            }
        }
    }
}
