import HospitalCore

/// Something that is done about a risk of the register, by whom and on which day.
public struct RiskStep: Equatable, Sendable {
    /// What is done.
    public enum Action: Equatable, Sendable {
        /// 评价: the risk is assessed, and again before the day of its next review.
        case assess(Assessment)
        /// 注销: it is no risk any more, with the reason.
        case retire(reason: String)
        /// 恢复: it is one again, with the reason; it is assessed anew before anything counts.
        case restore(reason: String)
    }

    /// The kinds of steps.
    public enum Kind: String, CaseIterable, Termed {
        /// 评价
        case assess
        /// 注销
        case retire
        /// 恢复
        case restore

        /// The name that is printed.
        public var term: MessageValue {
            switch self {
            case .assess: .phrase(chinese: "评价", english: "be assessed")
            case .retire: .phrase(chinese: "注销", english: "be retired")
            case .restore: .phrase(chinese: "恢复", english: "be brought back")
            }
        }
    }

    /// What an assessment says: the method with its values, and what is left once controls work.
    public struct Assessment: Equatable, Sendable {
        /// The code of the method.
        public let method: String
        /// To which level a score equal to a bound belongs.
        public let edge: BandEdge
        /// The risk without controls.
        public let before: RiskAssessment
        /// The risk with its controls; `nil` when nobody has looked.
        public let residual: RiskAssessment?
        /// The values of the factors, and those with controls, as they were given.
        public let given: (values: [String: Decimal], residual: [String: Decimal]?)
        /// The last day for the next review.
        public let review: Day

        /// Assesses a risk by a method.
        /// - Throws: what ``RiskMethod/assess(_:_:edge:)`` and
        ///   ``RiskMethod/residual(of:_:edge:)`` refuse.
        public init(
            of risk: RiskRecord.ID, by method: RiskMethod, edge: BandEdge = .inclusive,
            _ values: [String: Decimal], residual: [String: Decimal]? = nil, review: Day
        ) throws(RiskError) {
            before = try method.assess(risk.code, values, edge: edge)
            if let residual {
                self.residual = try method.residual(of: before, residual, edge: edge)
            } else {
                self.residual = nil
            }
            self.method = method.code
            self.edge = edge
            given = (values, residual)
            self.review = review
        }

        /// Two assessments are the same when method, values and days are.
        public static func == (one: Assessment, other: Assessment) -> Bool {
            one.method == other.method && one.edge == other.edge && one.before == other.before
                && one.residual == other.residual && one.review == other.review
        }

        /// The risk as it stands: with its controls where those were assessed.
        public var current: RiskAssessment { residual ?? before }
    }

    /// What is done.
    public let action: Action
    /// Who does it.
    public let actor: Person.ID
    /// When.
    public let day: Day

    /// A step.
    public init(_ action: Action, by actor: Person.ID, on day: Day) {
        self.action = action
        self.actor = actor
        self.day = day
    }

    /// The kind.
    public var kind: Kind {
        switch action {
        case .assess: .assess
        case .retire: .retire
        case .restore: .restore
        }
    }
}
