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

/// A part score with the value that the composite takes: the printed one or the exact one.
private struct ExactPart {
    let printed: PartScore
    let value: Rate?
}

/// An item score with the points that the part takes; `nil` when the item is dropped.
private struct ExactItem {
    let printed: ItemScore
    let points: Rate?
}

/// What a part score was put together from.
private struct PartDetail {
    var items: [ItemScore] = []
    var weight = Rate(100)
    var points = Rate.zero
    var deductions: [AppliedDeduction] = []
    var missing: MissingPolicy?
}

/// One run over the parts of a scheme.
private struct ScorecardCalculation {
    let terms: AppraisalTerms
    let reported: [String: ReportedItem]
    let vetoes: [Veto]

    func score(of part: SchemePart) throws(AppraisalError) -> ExactPart {
        switch part.content {
        case .items(let items): return try score(of: part, items: items)
        case .deductions(let method, let missing):
            return try score(of: part, deducting: method, missing: missing)
        }
    }

    private func score(
        of part: SchemePart, items: [SchemeItem]
    ) throws(AppraisalError) -> ExactPart {
        var scores: [ExactItem] = []
        for item in items { scores.append(try score(of: item)) }
        let counted = scores.filter { $0.points != nil }
        let weight = counted.reduce(Rate.zero) { $0 + Rate($1.printed.item.weight) }
        let points = counted.reduce(Rate.zero) { $0 + ($1.points ?? .zero) }
        let isVetoed = isVetoed(part)
        var value: Rate?
        if weight > .zero {
            let exact = try AppraisalError.at(part.code) { () throws(ScoringError) in
                try ScoringError.checked { () throws(NumberError) in
                    try (Rate(terms.base) * points).divided(by: weight)
                }
            }
            value = isVetoed ? .zero : exact
        }
        return try printed(
            part, value,
            PartDetail(items: scores.map(\.printed), weight: weight, points: points))
    }

    private func score(
        of part: SchemePart, deducting method: DeductionMethod, missing: MissingPolicy
    ) throws(AppraisalError) -> ExactPart {
        let base = Rate(terms.base)
        let report = reported[part.code]?.value ?? .notReported
        let applied = try AppraisalError.at(part.code) { () throws(ScoringError) in
            try method.applied(report)
        }
        var value = applied.map { list in
            max(Rate(method.floor), base - list.reduce(Rate.zero) { $0 + Rate($1.points) })
        }
        if applied == nil { value = try substitute(missing, full: base, at: part.code) }
        if isVetoed(part), value != nil { value = .zero }
        return try printed(
            part, value,
            PartDetail(deductions: applied ?? [], missing: applied == nil ? missing : nil))
    }

    private func score(of item: SchemeItem) throws(AppraisalError) -> ExactItem {
        let report = reported[item.code]
        guard item.isApplicable else {
            return try printed(item, nil, missing: nil)
        }
        let value = report?.value ?? .notReported
        var points = try AppraisalError.at(item.code) { () throws(ScoringError) in
            try item.method.points(value, weight: item.weight)
        }
        let isMissing = points == nil
        if isMissing {
            points = try substitute(item.missing, full: Rate(item.weight), at: item.code)
        }
        return try printed(item, points, missing: isMissing ? item.missing : nil)
    }

    /// What stands for a value that is missing; `nil` drops it.
    private func substitute(
        _ policy: MissingPolicy, full: Rate, at code: String
    ) throws(AppraisalError) -> Rate? {
        switch policy {
        case .error: throw .itemNotReported(code)
        case .zero: return .zero
        case .full: return full
        case .notApplicable: return nil
        }
    }

    func composite(of parts: [ExactPart]) throws(AppraisalError) -> Decimal? {
        let counted = parts.filter { $0.value != nil && $0.printed.part.weight > .zero }
        let weight = counted.reduce(Rate.zero) { $0 + Rate($1.printed.part.weight) }
        guard weight > .zero else { return nil }
        guard !vetoes.contains(where: { $0.scope == .total }) else { return try published(.zero) }
        let sum = counted.reduce(Rate.zero) {
            $0 + ($1.value ?? .zero) * Rate($1.printed.part.weight)
        }
        return try published(try quotient(sum, weight))
    }

    func percentOfBase(_ score: Decimal) throws(AppraisalError) -> Decimal {
        try published(try quotient(Rate(score) * Rate(100), Rate(terms.base)))
    }

    func payCoefficient(_ composite: Decimal) throws(AppraisalError) -> Decimal {
        let divisor = terms.coefficientDivisor == .hundred ? Rate(100) : Rate(terms.base)
        let exact = try quotient(Rate(composite), divisor)
        return try checked { () throws(NumberError) in
            try exact.decimal(digits: 4, rounding: .halfAwayFromZero)
        }
    }
}

extension ScorecardCalculation {
    private func isVetoed(_ part: SchemePart) -> Bool {
        vetoes.contains { veto in
            let isInside = veto.code == part.code || part.items.contains { $0.code == veto.code }
            // A part that is named itself has no item to lose; the veto takes the whole part.
            let isWhole = veto.scope == .group || (veto.scope == .item && veto.code == part.code)
            return isInside && isWhole
        }
    }

    private func printed(
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

    private func printed(
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
            deductions = try AppraisalError.at(item.code) { () throws(ScoringError) in
                try method.applied(report.value)
            } ?? []
        }
        let printed = ItemScore(
            item: item, reported: reported[item.code], points: points, completion: completion,
            deductions: deductions, isVetoed: isVetoed, missing: missing)
        return ExactItem(
            printed: printed, points: terms.basis == .exact ? counted : points.map { Rate($0) })
    }

    private func quotient(_ above: Rate, _ below: Rate) throws(AppraisalError) -> Rate {
        try checked { () throws(NumberError) in try above.divided(by: below) }
    }

    private func published(_ value: Rate) throws(AppraisalError) -> Decimal {
        try checked { () throws(NumberError) in try value.published() }
    }

    private func checked<Value>(
        _ body: () throws(NumberError) -> Value
    ) throws(AppraisalError) -> Value {
        do { return try body() } catch { throw .scoring(at: nil, ScoringError(error)) }
    }
}
