import HospitalCore

/// One run over the parts of a scheme.
struct ScorecardCalculation {
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

/// A part score with the value that the composite takes: the printed one or the exact one.
struct ExactPart {
    let printed: PartScore
    let value: Rate?
}

/// An item score with the points that the part takes; `nil` when the item is dropped.
struct ExactItem {
    let printed: ItemScore
    let points: Rate?
}

/// What a part score was put together from.
struct PartDetail {
    var items: [ItemScore] = []
    var weight = Rate(100)
    var points = Rate.zero
    var deductions: [AppliedDeduction] = []
    var missing: MissingPolicy?
}
