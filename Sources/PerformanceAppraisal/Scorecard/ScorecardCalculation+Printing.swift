import HospitalCore

/// What is printed beside the values that are calculated with.
extension ScorecardCalculation {
    func isVetoed(_ part: SchemePart) -> Bool {
        vetoes.contains { veto in
            let isInside = veto.code == part.code || part.items.contains { $0.code == veto.code }
            // A part that is named itself has no item to lose; the veto takes the whole part.
            let isWhole = veto.scope == .group || (veto.scope == .item && veto.code == part.code)
            return isInside && isWhole
        }
    }

    func printed(
        _ part: SchemePart, _ exact: Rate?, _ detail: PartDetail
    ) throws(AppraisalError) -> ExactPart {
        var score: Decimal?
        var percent: Decimal?
        if let exact {
            let shown = try published(exact)
            score = shown
            percent = try percentOfBase(shown)
        }
        let printed = PartScore(
            part: part, score: score, percentOfBase: percent,
            applicableWeight: try AppraisalError.shown(detail.weight),
            points: try published(detail.points), items: detail.items,
            deductions: detail.deductions, isVetoed: isVetoed(part), missing: detail.missing)
        let value = terms.basis == .exact ? exact : score.map { Rate($0) }
        return ExactPart(printed: printed, value: value)
    }

    func printed(
        _ item: SchemeItem, _ exact: Rate?, missing: MissingPolicy?
    ) throws(AppraisalError) -> ExactItem {
        let isVetoed = vetoes.contains { $0.scope == .item && $0.code == item.code }
        let counted = isVetoed && exact != nil ? Rate.zero : exact
        var points: Decimal?
        var completion: Decimal?
        if let counted {
            let shown = try published(counted)
            points = shown
            if item.weight > .zero {
                completion = try published(try quotient(Rate(shown) * Rate(100), Rate(item.weight)))
            }
        }
        var deductions: [AppliedDeduction] = []
        if case .deduction(let method) = item.method, let report = reported[item.code] {
            deductions =
                try AppraisalError.at(item.code) { () throws(ScoringError) in
                    try method.applied(report.value)
                } ?? []
        }
        let printed = ItemScore(
            item: item, reported: reported[item.code], points: points, completion: completion,
            deductions: deductions, isVetoed: isVetoed, missing: missing)
        return ExactItem(
            printed: printed, points: terms.basis == .exact ? counted : points.map { Rate($0) })
    }

    func quotient(_ above: Rate, _ below: Rate) throws(AppraisalError) -> Rate {
        try checked { () throws(NumberError) in try above.divided(by: below) }
    }

    func published(_ value: Rate) throws(AppraisalError) -> Decimal {
        try checked { () throws(NumberError) in try value.published() }
    }

    func checked<Value>(
        _ body: () throws(NumberError) -> Value
    ) throws(AppraisalError) -> Value {
        do { return try body() } catch { throw .scoring(at: nil, ScoringError(error)) }
    }
}
