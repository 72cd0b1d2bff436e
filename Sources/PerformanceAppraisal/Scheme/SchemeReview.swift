import HospitalCore

/// A review of a scheme before it is agreed (考核方案审查): known faults, counted.
///
/// - SMART (S-019): an indicator is specific (has a definition), measurable (a unit), achievable (a
///   target not beyond the best ever reached), relevant (serves a goal) and timed (a period).
/// - Targets (S-039): a target that only repeats the plan value is no benchmark.
/// - Quantification (S-039): the share of indicators without a unit, per department.
/// - Focus (S-040): how many main indicators there are and which weight they carry.
/// - Duties (S-031): rules without a control point, control points without a rule.
public struct SchemeReview: Equatable, Sendable {
    /// What is asked of an indicator (SMART).
    public enum Demand: String, CaseIterable, Sendable {
        /// 明确: it says what is meant.
        case specific = "S"
        /// 可衡量: it has a unit.
        case measurable = "M"
        /// 可实现: the target is within what was ever reached.
        case achievable = "A"
        /// 相关: it serves a goal.
        case relevant = "R"
        /// 有时限: it has a period.
        case timed = "T"
    }

    /// An indicator as the scheme describes it.
    public struct Indicator: Equatable, Sendable {
        /// The code.
        public var code: String
        /// The department it is set for.
        public var department: Department.ID
        /// What is meant; empty when nothing is said.
        public var definition = ""
        /// The unit; empty when it is not measured.
        public var unit = ""
        /// The goal it serves; empty when none is named.
        public var goal = ""
        /// The period: `month`; empty when none is named.
        public var period = ""
        /// The target.
        public var target: Decimal?
        /// The value of the plan.
        public var plan: Decimal?
        /// The best value ever reached or reached by others.
        public var best: Decimal?
        /// Whether lower values are better.
        public var isLowerBetter = false
        /// Whether it is a main indicator.
        public var isMain = false
        /// The weight in points.
        public var weight: Decimal

        /// An indicator; the members tell the rest.
        public init(_ code: String, department: Department.ID, weight: Decimal) {
            self.code = code
            self.department = department
            self.weight = weight
        }

        /// Which demands are not met, in the order S, M, A, R, T.
        ///
        /// A target that nobody ever reached is not achievable; without a target or a best value
        /// that cannot be said.
        public var unmet: [Demand] {
            Demand.allCases.filter { demand in
                switch demand {
                case .specific: return definition.isEmpty
                case .measurable: return unit.isEmpty
                case .achievable:
                    guard let target, let best else { return false }
                    return isLowerBetter ? target < best : target > best
                case .relevant: return goal.isEmpty
                case .timed: return period.isEmpty
                }
            }
        }
    }

    /// How much of a department's indicators is not quantified.
    public struct Quantification: Equatable, Sendable {
        /// The department.
        public let department: Department.ID
        /// How many indicators it has.
        public let indicators: Int
        /// How many of them have no unit.
        public let unquantified: Int
        /// Their share.
        public let share: Rate
    }

    /// The indicators.
    public let indicators: [Indicator]

    /// A review.
    public init(_ indicators: [Indicator]) { self.indicators = indicators }

    /// Indicators with a demand that is not met.
    public var unsound: [(code: String, unmet: [Demand])] {
        indicators.map { ($0.code, $0.unmet) }.filter { !$0.1.isEmpty }
    }

    /// Indicators whose target only repeats the plan.
    public var targetsFromPlan: [String] {
        indicators.filter { $0.target != nil && $0.target == $0.plan }.map(\.code)
    }

    /// What is not quantified, by department.
    public var quantification: [Quantification] {
        Dictionary(grouping: indicators, by: \.department).sorted { $0.key < $1.key }.map {
            let without = $0.value.count { $0.unit.isEmpty }
            // A group is never empty.
            let share = try? Rate(without).divided(by: Rate($0.value.count))
            return Quantification(
                department: $0.key, indicators: $0.value.count, unquantified: without,
                share: share ?? .zero)
        }
    }

    /// How many main indicators there are, and their share of all weights; the share is `nil` when
    /// the weights add up to nothing.
    public var focus: (count: Int, share: Rate?) {
        let main = indicators.filter(\.isMain)
        let total = indicators.reduce(Rate.zero) { $0 + Rate($1.weight) }
        let sum = main.reduce(Rate.zero) { $0 + Rate($1.weight) }
        return (main.count, try? sum.divided(by: total))
    }
}

/// Duty → process → control point → measure → rule (岗位职责、关键节点、考核细则, S-031).
///
/// A rule of appraisal hangs on a control point, and every control point has a rule.
public struct ControlLinks: Equatable, Sendable {
    /// The control points.
    public let points: [String]
    /// The rules with the control point each hangs on, if any.
    public let rules: [(code: String, point: String?)]

    /// Links.
    public init(points: [String], rules: [(code: String, point: String?)]) {
        self.points = points
        self.rules = rules
    }

    /// Rules that hang on nothing, or on a point that does not exist.
    public var rulesWithoutPoint: [String] {
        rules.filter { rule in rule.point.map { !points.contains($0) } ?? true }.map(\.code)
    }

    /// Control points without a rule.
    public var pointsWithoutRule: [String] {
        points.filter { point in !rules.contains { $0.point == point } }
    }

    /// Equal when both lists are.
    public static func == (one: ControlLinks, other: ControlLinks) -> Bool {
        one.points == other.points && one.rules.elementsEqual(other.rules) { $0 == $1 }
    }
}
