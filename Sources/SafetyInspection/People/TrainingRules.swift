import HospitalCore

/// How much training a post needs in a year (继续教育学时与学分要求): 90 hours for whoever keeps archives.
///
/// - Source: requirements S-232, S-234; the numbers are data with their source.
public struct TrainingRule: Equatable, Sendable {
    /// What is counted.
    public enum Measure: String, CaseIterable, Sendable {
        /// 学时
        case hours
        /// 学分
        case credits
    }

    /// The post.
    public let post: String
    /// What is counted.
    public let measure: Measure
    /// The fewest in a year, above 0.
    public let minimum: Decimal
    /// The days on which the number is in force.
    public let validity: Validity?
    /// Where the number comes from.
    public let citation: Citation

    /// A rule.
    /// - Throws: `outOfRange` for a number that is not above 0.
    public init(
        post: String, _ measure: Measure, minimum: Decimal, validity: Validity? = nil,
        citation: Citation
    ) throws(PeopleError) {
        guard minimum > .zero else {
            throw .outOfRange(rule: post, name: measure.rawValue, value: "\(minimum)")
        }
        self.init(checked: post, measure, minimum, validity, citation)
    }

    private init(
        checked post: String, _ measure: Measure, _ minimum: Decimal, _ validity: Validity?,
        _ citation: Citation
    ) {
        self.post = post
        self.measure = measure
        self.minimum = minimum
        self.validity = validity
        self.citation = citation
    }

    /// Archivists: 90 hours a year.
    public static let archivist = TrainingRule(
        checked: "archivist", .hours, Decimal(90), nil,
        Citation(title: "专业技术人员继续教育规定", number: "人社部令第25号", article: "第8条"))

    /// The years on whose last day the rule is in force; they may be none.
    fileprivate var years: Range<Int> {
        guard let validity else { return 0..<Int.max }
        guard let to = validity.to else { return validity.from.year..<Int.max }
        let end = to.month == 12 && to.dayOfMonth == 31 ? to.year + 1 : to.year
        return validity.from.year..<max(validity.from.year, end)
    }

    /// Whether the rule is in force on the last day of a year.
    func isInForce(year: Int) -> Bool { years.contains(year) }
}

/// The rules of a register of credits (学分登记管理规则): who keeps it, what each post needs, and what
/// follows from it.
///
/// A consequence holds for a share of the minimum: a penalty below 100 percent, a reward from 150.
/// The share is compared exactly and printed with two decimals.
/// - Source: requirements S-234
public struct TrainingRuleSet: Equatable, Sendable {
    /// What follows from a share of the minimum (奖惩).
    public struct Consequence: Equatable, Sendable {
        /// The code: `no_promotion`.
        public let code: String
        /// From this share in percent, inclusive; `nil` from the lowest.
        public let from: Decimal?
        /// Below this share in percent; `nil` without an end.
        public let below: Decimal?

        /// A consequence.
        public init(_ code: String, from: Decimal? = nil, below: Decimal? = nil) {
            self.code = code
            self.from = from
            self.below = below
        }

        fileprivate func holds(at percent: Rate) -> Bool {
            !(from.map { percent < Rate($0) } ?? false)
                && (below.map { percent < Rate($0) } ?? true)
        }
    }

    /// The training of a person in a year.
    public struct Total: Equatable, Sendable {
        /// The person.
        public let person: Person.ID
        /// The post.
        public let post: String
        /// The year.
        public let year: Int
        /// What there is of each measure; one that is not there was not reported.
        public let values: [TrainingRule.Measure: Decimal]

        /// The training of a person.
        public init(
            _ person: Person.ID, post: String, year: Int, values: [TrainingRule.Measure: Decimal]
        ) {
            self.person = person
            self.post = post
            self.year = year
            self.values = values
        }
    }

    /// How a person stands against a rule.
    public struct Standing: Equatable, Sendable {
        /// The training.
        public let total: Total
        /// The rule.
        public let rule: TrainingRule
        /// What there is; `nil` when it was not reported.
        public let value: Decimal?
        /// The share of the minimum in percent, two decimals; `nil` with `value`.
        public let percent: Decimal?
        /// Whether it is enough; `nil` with `value`.
        public var isMet: Bool? { value.map { $0 >= rule.minimum } }
        /// What follows.
        public let consequences: [Consequence]
    }

    /// The code.
    public let code: String
    /// The unit that keeps the register (专管机构).
    public let unit: String
    /// The persons who keep it (专管人员).
    public let staff: [Person.ID]
    /// What each post needs.
    public let rules: [TrainingRule]
    /// What follows.
    public let consequences: [Consequence]

    /// A set of rules.
    /// - Throws: `rulesIncomplete` without a unit, staff or rules; `twice` for two rules of a post
    ///   and measure that are in force in one year.
    public init(
        _ code: String, unit: String, staff: [Person.ID], rules: [TrainingRule],
        consequences: [Consequence] = []
    ) throws(PeopleError) {
        if unit.isEmpty { throw .rulesIncomplete(set: code, part: .unit) }
        if staff.isEmpty { throw .rulesIncomplete(set: code, part: .staff) }
        if rules.isEmpty { throw .rulesIncomplete(set: code, part: .rule) }
        var ends: [String: Int] = [:]
        for rule in rules.sorted(by: { $0.years.lowerBound < $1.years.lowerBound }) {
            guard !rule.years.isEmpty else { continue }
            let key = "\(rule.post) \(rule.measure.rawValue)"
            guard rule.years.lowerBound >= ends[key] ?? 0 else { throw .twice(.rule, key) }
            ends[key] = rule.years.upperBound
        }
        self.code = code
        self.unit = unit
        self.staff = staff
        self.rules = rules
        self.consequences = consequences
    }

    /// How persons stand, in their order, by every rule of their post that is in force in the year.
    /// - Throws: `outOfRange` for a year outside 1900–2999; `unknown` for a post without a rule in
    ///   force; `negative`; `measure`.
    public func standings(of totals: [Total]) throws(PeopleError) -> [Standing] {
        var standings: [Standing] = []
        for total in totals {
            guard (1_900...2_999).contains(total.year) else {
                throw .outOfRange(rule: total.person.code, name: "year", value: "\(total.year)")
            }
            let own = rules.filter { $0.post == total.post && $0.isInForce(year: total.year) }
            guard !own.isEmpty else {
                throw .unknown(
                    .post, total.post, subject: "\(total.person) \(total.year)",
                    nearest: NearestName.nearest(to: total.post, in: rules.map(\.post)))
            }
            for rule in own { standings.append(try standing(of: total, by: rule)) }
        }
        return standings
    }

    private func standing(
        of total: Total, by rule: TrainingRule
    ) throws(PeopleError) -> Standing {
        guard let value = total.values[rule.measure] else {
            return Standing(total: total, rule: rule, value: nil, percent: nil, consequences: [])
        }
        guard value >= .zero else {
            throw .negative(
                subject: "\(total.person)", name: rule.measure.rawValue, value: "\(value)")
        }
        do throws(MeasureError) {
            let ratio = try Ratio(
                Ratio.Part(rule.measure.rawValue, value),
                over: Ratio.Part("minimum", rule.minimum))
            let share = (ratio.value ?? .zero) * Rate(Decimal(100))
            return Standing(
                total: total, rule: rule, value: value,
                percent: try ratio.percent(digits: 2, rounding: .halfAwayFromZero)?.value,
                consequences: consequences.filter { $0.holds(at: share) })
        } catch { throw .measure(error) }
    }
}
