import HospitalCore

/// A condition of a qualification (资格条件): a fact, or the share of one fact in another in percent,
/// against a limit.
///
/// Something that holds or not is the fact 1 or 0 with the limit 1.
///
/// A share is published with two decimals, half away from zero, and the published value is
/// compared (decision 1). 0 of 0 is missing.
public struct QualificationCondition: Equatable, Sendable {
    /// What is compared.
    public enum Measure: Equatable, Sendable {
        /// A fact.
        case fact(String)
        /// The share of a fact in another, in percent.
        case share(String, of: String)
    }

    /// How it is compared with the limit.
    public enum Comparison: String, CaseIterable, Sendable {
        /// The limit is enough.
        case atLeast = "at_least"
        /// The limit is allowed.
        case atMost = "at_most"
        /// The limit is not enough.
        case above
        /// The limit is not allowed.
        case below
    }

    /// The code, unique in its rule.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// What is compared.
    public let measure: Measure
    /// How it is compared.
    public let comparison: Comparison
    /// The limit.
    public let limit: Decimal

    /// A condition.
    public init(
        _ code: String, name: String, _ measure: Measure, _ comparison: Comparison,
        _ limit: Decimal
    ) {
        self.code = code
        self.name = name
        self.measure = measure
        self.comparison = comparison
        self.limit = limit
    }

    /// The value of the condition; `nil` when a fact is missing.
    /// - Throws: `measure` for a share of 0, and beyond 38 digits.
    func value(in facts: [String: Decimal]) throws(QualificationError) -> Decimal? {
        switch measure {
        case .fact(let name): return facts[name]
        case .share(let part, let whole):
            guard let numerator = facts[part], let denominator = facts[whole] else { return nil }
            do throws(MeasureError) {
                return try Ratio(
                    Ratio.Part(part, numerator), over: Ratio.Part(whole, denominator)
                ).percent(digits: 2, rounding: .halfAwayFromZero)?.value
            } catch { throw .measure(error) }
        }
    }

    /// Whether a value meets the limit.
    func isMet(by value: Decimal) -> Bool {
        switch comparison {
        case .atLeast: value >= limit
        case .atMost: value <= limit
        case .above: value > limit
        case .below: value < limit
        }
    }
}

/// A rule of qualification (资格规则) as data: which conditions decide, how they join, which may be
/// waived for whom, and when the rule is in force.
///
///     all_of    qualified when every condition is met or waived
///     any_of    qualified when one condition is met
///     none_of   refused when one condition is met: causes of revocation (一票否决)
///
/// - Source: requirements S-257, S-259, S-260, S-264
public struct QualificationRule: Equatable, Sendable {
    /// How conditions join.
    public enum Combination: String, CaseIterable, Sendable {
        /// 同时满足
        case allOf = "all_of"
        /// 满足其一
        case anyOf = "any_of"
        /// 有其一即否决
        case noneOf = "none_of"
    }

    /// What may be relaxed, and for whom (放宽条件).
    public struct Relief: Equatable, Sendable {
        /// The codes of the conditions.
        public let conditions: [String]
        /// The fact that must be 1, such as `outstanding`; `nil` for everybody.
        public let needs: String?

        /// What may be relaxed.
        public init(_ conditions: [String], needs: String?) {
            self.conditions = conditions
            self.needs = needs
        }
    }

    /// The code, the same for all versions of the rule.
    public let code: String
    /// How conditions join.
    public let combination: Combination
    /// The conditions.
    public let conditions: [QualificationCondition]
    /// What may be relaxed; `nil` for nothing.
    public let relief: Relief?
    /// The days on which the version is in force; `nil` always.
    public let validity: Validity?
    /// Where it comes from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `empty` without conditions; `twice` for a condition that stands twice; `unknown`
    ///   for a relief of a condition that is not there.
    public init(
        _ code: String, _ combination: Combination, _ conditions: [QualificationCondition],
        relief: Relief? = nil, validity: Validity? = nil, citation: Citation
    ) throws(QualificationError) {
        guard !conditions.isEmpty else { throw .empty(rule: code) }
        var seen: Set<String> = []
        for condition in conditions where !seen.insert(condition.code).inserted {
            throw .twice(rule: code, condition.code)
        }
        for name in relief?.conditions ?? [] where !seen.contains(name) {
            throw .unknown(
                rule: code, name,
                nearest: NearestName.nearest(to: name, in: conditions.map(\.code)))
        }
        self.code = code
        self.combination = combination
        self.conditions = conditions
        self.relief = relief
        self.validity = validity
        self.citation = citation
    }

    /// The version of a rule that is in force on a day.
    /// - Throws: `unknown` when no version has the code; `notInForce`; `overlap`.
    public static func version(
        of code: String, in rules: [QualificationRule], on day: Day
    ) throws(QualificationError) -> QualificationRule {
        let own = rules.filter { $0.code == code }
        guard !own.isEmpty else {
            throw .unknown(
                rule: code, code, nearest: NearestName.nearest(to: code, in: rules.map(\.code)))
        }
        let inForce = own.filter { $0.validity?.contains(day) ?? true }
        guard let rule = inForce.first else { throw .notInForce(rule: code, day) }
        guard inForce.count == 1 else { throw .overlap(rule: code, day) }
        return rule
    }
}

/// A condition that is relaxed for a unit (放宽), with the reason.
public struct QualificationWaiver: Equatable, Sendable {
    /// The code of the condition.
    public let condition: String
    /// Why.
    public let reason: String
    /// Who decided; `nil` when nobody is named.
    public let approver: Person.ID?

    /// A waiver.
    public init(_ condition: String, reason: String, approver: Person.ID? = nil) {
        self.condition = condition
        self.reason = reason
        self.approver = approver
    }
}
