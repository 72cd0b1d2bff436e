import HospitalCore

/// Points are taken off for what was found (扣分法).
///
///     points = max(floor, weight − Σ min(cap of the rule, count × points each))
///
/// Findings of one rule are added before its cap applies. Every finding carries its evidence
/// (S-015); the floor is 0 unless the scheme lets a unit fall below.
public struct DeductionMethod: Equatable, Sendable {
    /// The rules, by code.
    public let rules: [DeductionRule]
    /// The lowest points.
    public let floor: Decimal

    /// Deductions by rule.
    /// - Throws: `ruleDuplicate` when a code stands twice.
    public init(rules: [DeductionRule], floor: Decimal = .zero) throws(ScoringError) {
        var seen: Set<String> = []
        for rule in rules where !seen.insert(rule.code).inserted {
            throw .ruleDuplicate(rule: rule.code)
        }
        self.rules = rules
        self.floor = floor
    }

    /// The points of a list of findings; `nil` when nothing was reported at all.
    func points(_ reported: ReportedValue, weight: Rate) throws(ScoringError) -> Rate? {
        guard let applied = try applied(reported) else { return nil }
        let lost = applied.reduce(Rate.zero) { $0 + Rate($1.points) }
        return max(Rate(floor), weight - lost)
    }

    /// What each rule costs, in the order of the rules; `nil` when nothing was reported at all.
    /// - Throws: `deductionRuleUnknown`, `evidenceMissing`, `negativeValue`, `valueKind`,
    ///   `outOfRange`.
    public func applied(
        _ reported: ReportedValue
    ) throws(ScoringError) -> [AppliedDeduction]? {
        let findings: [Deduction]
        switch reported {
        case .notReported: return nil
        case .deductions(let list): findings = list
        default: throw .valueKind(method: "deduction", expected: "deductions")
        }
        for finding in findings { try check(finding) }
        let groups = Dictionary(grouping: findings, by: \.rule)
        var applied: [AppliedDeduction] = []
        for rule in rules {
            guard let found = groups[rule.code] else { continue }
            applied.append(try rule.applied(to: found))
        }
        return applied
    }

    private func check(_ finding: Deduction) throws(ScoringError) {
        guard rules.contains(where: { $0.code == finding.rule }) else {
            let nearest = NearestName.nearest(to: finding.rule, in: rules.map(\.code))
            throw .deductionRuleUnknown(rule: finding.rule, nearest: nearest)
        }
        guard finding.count >= .zero else { throw .negativeValue(finding.count) }
        guard !finding.evidence.isEmpty else { throw .evidenceMissing(rule: finding.rule) }
    }
}

/// A rule by which points are taken off (扣分细则).
public struct DeductionRule: Equatable, Sendable {
    /// The code, unique in its item.
    public let code: String
    /// What must not happen.
    public let name: String
    /// Points for each finding.
    public let each: Decimal
    /// The most that the rule can cost; `nil` when there is no limit.
    public let cap: Decimal?

    /// A rule.
    /// - Throws: `negativeValue` for points or a cap below zero.
    public init(
        code: String, name: String, each: Decimal, cap: Decimal? = nil
    ) throws(ScoringError) {
        guard each >= .zero else { throw .negativeValue(each) }
        if let cap, cap < .zero { throw .negativeValue(cap) }
        self.code = code
        self.name = name
        self.each = each
        self.cap = cap
    }

    fileprivate func applied(to found: [Deduction]) throws(ScoringError) -> AppliedDeduction {
        try ScoringError.checked { () throws(NumberError) in
            var count = Decimal.zero
            for deduction in found { count = try count.adding(deduction.count) }
            let full = try count.multiplied(by: each)
            return AppliedDeduction(
                rule: self, count: count, points: cap.map { min($0, full) } ?? full,
                evidence: found.map(\.evidence))
        }
    }
}

/// What one rule cost a unit, with the evidence.
public struct AppliedDeduction: Equatable, Sendable {
    /// The rule.
    public let rule: DeductionRule
    /// How often it was broken.
    public let count: Decimal
    /// The points taken off, held by the cap of the rule.
    public let points: Decimal
    /// The evidence of every finding.
    public let evidence: [String]
}
