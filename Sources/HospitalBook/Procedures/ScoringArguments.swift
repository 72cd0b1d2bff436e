import HospitalCore
import Interchange
import PerformanceAppraisal

/// Reads a scoring method and the facts it scores.
///
/// ```json
/// {"name":"ratio","target":"98","mode":"high","cap":"1"}
/// {"name":"ladder","closed":"left","steps":[{"to":"70","points":"0"},{"from":"70","points":"8"}]}
/// ```
/// A fact is `{"value":"95"}`, `{"numerator":"47","denominator":"50"}`,
/// `{"now":"1.08","last":"1.02"}`, `{"deductions":[{"rule":"late","count":"2","evidence":"…"}]}`,
/// `{"score":"28"}` or `{}` when nothing was reported.
enum ScoringArguments {
    /// The names of the methods.
    enum MethodName: String, CaseIterable {
        case ratio, interval, efficacy, deduction, steps, ladder, growth, count, assessed
        case tieredEfficacy = "tiered_efficacy"
        case optimalRange = "optimal_range"

        /// The parameters that the method takes.
        var parameters: [String] {
            switch self {
            case .ratio: return ["target", "mode", "cap"]
            case .interval: return ["zero", "full"]
            case .efficacy: return ["unacceptable", "satisfactory", "clamped"]
            case .tieredEfficacy: return ["standards"]
            case .deduction: return ["rules", "floor"]
            case .steps:
                return [
                    "base", "target", "points", "unit", "counting", "lowest", "highest",
                    "direction",
                ]
            case .ladder: return ["steps", "closed"]
            case .growth: return ["factor", "limit", "direction", "missing_last"]
            case .optimalRange: return ["best_from", "best_to", "zero_from", "zero_to"]
            case .count: return ["each", "cap"]
            case .assessed: return []
            }
        }
    }

    /// A method by its name.
    /// - Throws: ``ArgumentError`` with the path, or what the method refuses.
    static func method(_ reader: ArgumentReader) throws -> ScoringMethod {
        let every = ["name"] + MethodName.allCases.flatMap(\.parameters)
        let name: MethodName = try reader.members(every).needed("name").choice()
        let members = try reader.members(["name"] + name.parameters)
        func decimal(_ name: String) throws -> Decimal { try members.needed(name).decimal() }
        switch name {
        case .ratio:
            return .ratio(
                try RatioMethod(
                    target: decimal("target"), mode: members.needed("mode").choice(),
                    cap: members.optional("cap")?.decimal() ?? .one))
        case .interval:
            return .interval(try IntervalMethod(zero: decimal("zero"), full: decimal("full")))
        case .efficacy:
            return .efficacy(
                try EfficacyMethod(
                    unacceptable: decimal("unacceptable"), satisfactory: decimal("satisfactory"),
                    isClamped: members.optional("clamped")?.flag() ?? false))
        case .tieredEfficacy:
            return .tieredEfficacy(
                try TieredEfficacyMethod(
                    standards: members.needed("standards").elements().map { try $0.decimal() }))
        case .deduction: return .deduction(try deduction(members))
        case .steps: return .steps(try steps(members))
        case .ladder: return .ladder(try ladder(members))
        case .growth:
            return .growth(
                try GrowthMethod(
                    factor: decimal("factor"), limit: decimal("limit"),
                    direction: members.needed("direction").choice(),
                    missingLast: members.needed("missing_last").choice()))
        case .optimalRange:
            return .optimalRange(
                try OptimalRangeMethod(
                    best: Limits(from: decimal("best_from"), to: decimal("best_to")),
                    zero: Limits(from: decimal("zero_from"), to: decimal("zero_to"))))
        case .count: return .count(try CountMethod(each: decimal("each"), cap: decimal("cap")))
        case .assessed: return .assessed
        }
    }

    /// The rules of a deduction and its floor.
    static func deduction(_ members: ArgumentMembers) throws -> DeductionMethod {
        let rules = try members.needed("rules").elements().map { reader in
            let rule = try reader.members(["code", "name", "each", "cap"])
            let code = try rule.needed("code").text()
            return try DeductionRule(
                code: code, name: rule.optional("name")?.text() ?? code,
                each: rule.needed("each").decimal(), cap: rule.optional("cap")?.decimal())
        }
        return try DeductionMethod(
            rules: rules, floor: members.optional("floor")?.decimal() ?? .zero)
    }

    private static func steps(_ members: ArgumentMembers) throws -> StepMethod {
        try StepMethod(
            base: members.needed("base").decimal(), target: members.needed("target").decimal(),
            size: StepMethod.Size(
                points: members.needed("points").decimal(), unit: members.needed("unit").decimal(),
                counting: members.needed("counting").choice()),
            limits: Limits(
                from: members.needed("lowest").decimal(), to: members.needed("highest").decimal()),
            direction: members.optional("direction")?.choice() ?? .higherIsBetter)
    }

    private static func ladder(_ members: ArgumentMembers) throws -> LadderMethod {
        let steps = try members.needed("steps").elements().map { reader in
            let step = try reader.members(["from", "to", "points"])
            return LadderMethod.Step(
                from: try step.optional("from")?.decimal(), to: try step.optional("to")?.decimal(),
                points: try step.needed("points").decimal())
        }
        return try LadderMethod(steps: steps, closed: members.needed("closed").choice())
    }

    /// The members a fact may have.
    static let factNames = [
        "value", "numerator", "denominator", "now", "last", "deductions", "score",
    ]

    /// The fact among the members of an object; the first member that is there says its kind.
    /// - Throws: ``ArgumentError``, also for members of two kinds.
    static func fact(_ members: ArgumentMembers) throws -> ReportedValue {
        let given = factNames.filter { members.optional($0) != nil }
        func only(_ allowed: [String]) throws {
            for name in given where !allowed.contains(name) {
                let path = try members.needed(name).path
                throw ArgumentError.value(
                    path: path, value: name, allowed: allowed.joined(separator: ", "))
            }
        }
        switch given.first {
        case nil: return .notReported
        case "value":
            try only(["value"])
            return .value(try members.needed("value").decimal())
        case "numerator", "denominator":
            try only(["numerator", "denominator"])
            return .quotient(
                numerator: try members.needed("numerator").decimal(),
                denominator: try members.needed("denominator").decimal())
        case "now", "last":
            try only(["now", "last"])
            return .change(
                now: try members.needed("now").decimal(),
                last: try members.optional("last")?.decimal())
        case "deductions":
            try only(["deductions"])
            return .deductions(try members.needed("deductions").elements().map(deductionFact))
        default:
            try only(["score"])
            return .assessed(try members.needed("score").decimal())
        }
    }

    private static func deductionFact(_ reader: ArgumentReader) throws -> Deduction {
        let members = try reader.members(["rule", "count", "evidence"])
        return Deduction(
            rule: try members.needed("rule").text(),
            count: try members.optional("count")?.decimal() ?? .one,
            evidence: try members.needed("evidence").text())
    }
}
