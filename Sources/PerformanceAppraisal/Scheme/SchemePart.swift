import HospitalCore

/// A part of a scheme with its weight in the composite (考核部分): 指标绩效, 职能绩效, 过程控制绩效.
public struct SchemePart: Equatable, Sendable {
    /// How a part is scored.
    public enum Content: Equatable, Sendable {
        /// By items whose weights total 100.
        case items([SchemeItem])
        /// By deductions from the base; nothing reported follows the policy.
        case deductions(DeductionMethod, missing: MissingPolicy)
    }

    /// The code, unique in the scheme.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The weight in the composite, in percent.
    public let weight: Decimal
    /// How the part is scored.
    public let content: Content

    /// A part; its weights are checked by the scheme.
    public init(code: String, name: String, weight: Decimal, content: Content) {
        self.code = code
        self.name = name
        self.weight = weight
        self.content = content
    }

    /// The items; none for a part that is scored by deductions.
    public var items: [SchemeItem] {
        if case .items(let items) = content { return items }
        return []
    }

    /// A part without weight may be empty; any other has items that total exactly 100.
    func checkWeights() throws(AppraisalError) {
        for (code, weight) in [(self.code, weight)] + items.map({ ($0.code, $0.weight) })
        where weight < .zero {
            throw .scoring(at: code, .negativeValue(weight))
        }
        guard case .items(let items) = content, weight > .zero || !items.isEmpty else { return }
        let total = items.reduce(Rate.zero) { $0 + Rate($1.weight) }
        guard total == Rate(100) else {
            throw .itemWeightsTotal(part: code, total: try AppraisalError.shown(total))
        }
    }
}

/// One thing that is scored (考核指标).
public struct SchemeItem: Equatable, Sendable {
    /// The code, unique in the scheme.
    public let code: String
    /// The name that is printed.
    public let name: String
    /// The points of the item; the items of a part total 100.
    public let weight: Decimal
    /// How a reported value becomes points.
    public let method: ScoringMethod
    /// What happens when nothing is reported.
    public let missing: MissingPolicy
    /// Whether the item applies to the unit; one that does not is dropped (decision 6).
    public let isApplicable: Bool

    /// An item that applies, unless it is said otherwise before the period.
    public init(
        code: String, name: String, weight: Decimal, method: ScoringMethod,
        missing: MissingPolicy = .error
    ) {
        self.init(
            code: code, name: name, weight: weight, method: method, missing: missing,
            isApplicable: true)
    }

    private init(
        code: String, name: String, weight: Decimal, method: ScoringMethod,
        missing: MissingPolicy, isApplicable: Bool
    ) {
        self.code = code
        self.name = name
        self.weight = weight
        self.method = method
        self.missing = missing
        self.isApplicable = isApplicable
    }

    /// The same item for a unit to which it does not apply: a ward without surgery has no
    /// infections of incisions.
    public func notApplicable() -> SchemeItem {
        SchemeItem(
            code: code, name: name, weight: weight, method: method, missing: missing,
            isApplicable: false)
    }
}

/// What happens when nothing is reported by the deadline, or a ratio is 0/0 (decision 6).
///
/// Missing is not zero: the scheme says before the period what it is, and the scorecard lists it.
public enum MissingPolicy: String, CaseIterable, Sendable {
    /// The scorecard is refused, which blocks publication; the default.
    case error
    /// No points.
    case zero
    /// All points: no critical value to report is no fault.
    case full
    /// Dropped; the other items of the part take the weight in proportion.
    case notApplicable = "na"
}
