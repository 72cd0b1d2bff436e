import HospitalCore

/// How heavy the parts may weigh for a kind of unit (S-032).
///
/// At the production front line the indicators weigh 70 %; for logistics units, whose work has few
/// indicators, the functional and the process part weigh 80 % to 100 % together.
public struct PartProfile: Equatable, Sendable {
    /// The range for the weight of some parts together.
    public struct Rule: Equatable, Sendable {
        /// The codes of the parts.
        public let parts: [String]
        /// The allowed weight in percent.
        public let weight: Limits

        /// A rule.
        public init(parts: [String], weight: Limits) {
            self.parts = parts
            self.weight = weight
        }
    }

    /// The kind of unit.
    public let name: String
    /// What holds for it.
    public let rules: [Rule]
    /// Where it comes from.
    public let citation: Citation?

    /// A profile.
    public init(name: String, rules: [Rule], citation: Citation? = nil) {
        self.name = name
        self.rules = rules
        self.citation = citation
    }

    /// The code of 指标绩效 in the profiles of the library.
    public static let indicatorPart = "indicator"
    /// The code of 职能绩效 in the profiles of the library.
    public static let functionalPart = "functional"
    /// The code of 过程控制绩效 in the profiles of the library.
    public static let processPart = "process"

    /// 生产一线: indicators 70 %.
    /// - Throws: never for the numbers of the document.
    public static func frontLine() throws(ScoringError) -> PartProfile {
        let weight = try Limits(from: Decimal(70), to: Decimal(70))
        return PartProfile(
            name: "生产一线", rules: [Rule(parts: [indicatorPart], weight: weight)],
            citation: AppraisalCitation.hospitalRules2015)
    }

    /// 后勤: the functional and the process part 80 % to 100 %.
    /// - Throws: never for the numbers of the document.
    public static func logistics() throws(ScoringError) -> PartProfile {
        let weight = try Limits(from: Decimal(80), to: Decimal(100))
        return PartProfile(
            name: "后勤", rules: [Rule(parts: [functionalPart, processPart], weight: weight)],
            citation: AppraisalCitation.hospitalRules2015)
    }

    /// Refuses a scheme whose parts weigh other than the profile allows.
    /// - Throws: `profileViolated` with the parts, their weight and the range.
    public func validate(_ scheme: AppraisalScheme) throws(AppraisalError) {
        for rule in rules {
            let parts = scheme.parts.filter { rule.parts.contains($0.code) }
            let weight = try AppraisalError.shown(
                parts.reduce(Rate.zero) { $0 + Rate($1.weight) })
            guard rule.weight.contains(weight) else {
                throw .profileViolated(profile: name, rule: rule, weight: weight)
            }
        }
    }
}
