import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures that look at a scheme before it is agreed.
extension Procedure {
    static let schemeReviewProcedures: [Procedure] = [appraiseCoverage, appraiseReview]

    /// `appraise.coverage`: whether every leaf of an indicator tree has a root and an owner.
    static let appraiseCoverage = Procedure(
        "appraise.coverage",
        (
            zh: "指标分解检查：Ⅱ类指标均有所属Ⅰ类指标和责任人，Ⅰ类指标均已分解。",
            en: "Whether every leaf of an indicator tree has one root and an owner."
        ),
        arguments: [
            .needed(
                "nodes", .array, zh: "指标：id、parent（上级指标）、owner（责任人）",
                en: "Indicators: id, parent, owner")
        ],
        tables: ["faults"]
    ) { members in
        let coverage = try IndicatorTree(
            members.needed("nodes").elements().map { reader in
                let node = try reader.members(["id", "parent", "owner"])
                return IndicatorTree.Node(
                    try node.needed("id").text(), parent: try node.optional("parent")?.text(),
                    owner: try node.optional("owner")?.text())
            }
        ).coverage
        return .faults(
            ["roots": coverage.roots, "leaves": coverage.leaves],
            [
                ("ownerless", coverage.ownerless), ("bare", coverage.bare),
                ("loose", coverage.loose), ("repeated", coverage.repeated),
            ])
    }

    /// `appraise.review`: known faults of a scheme, counted.
    static let appraiseReview = Procedure(
        "appraise.review",
        (
            zh: "考核方案审查：SMART、计划值当目标、未量化比例、主要指标集中度、细则与控制点对应。",
            en: "Known faults of a scheme: SMART, plan as target, not quantified, focus."
        ),
        arguments: [
            .needed(
                "indicators", .array,
                zh: "指标：id、department、weight、definition、unit、goal、period、target、plan、best、"
                    + "lower_better、main",
                en: "Indicators: id, department, weight, definition, unit, goal, period, target, "
                    + "plan, best, lower_better, main"),
            .optional("points", .array, zh: "控制点编码", en: "Codes of control points"),
            .optional("rules", .array, zh: "细则：id、point", en: "Rules: id, point"),
        ],
        tables: ["faults"]
    ) { members in
        let review = try SchemeReview(members.needed("indicators").elements().map(reviewed))
        let links = ControlLinks(
            points: try members.optional("points")?.elements().map { try $0.text() } ?? [],
            rules: try members.optional("rules")?.elements().map { reader in
                let rule = try reader.members(["id", "point"])
                return (try rule.needed("id").text(), try rule.optional("point")?.text())
            } ?? [])
        let (count, share) = review.focus
        let smart: [Codes] = review.unsound.map { code, unmet in
            ("smart:" + unmet.map(\.rawValue).joined(), [code])
        }
        let others: [Codes] = [
            ("target_is_plan", review.targetsFromPlan),
            ("rule_without_point", links.rulesWithoutPoint),
            ("point_without_rule", links.pointsWithoutRule),
        ]
        var object = JSONObject()
        object.append("main_share", share.map { .string($0.description) } ?? .null)
        object.append("quantification", .array(review.quantification.map(quantified)))
        return .faults(
            ["indicators": review.indicators.count, "main": count], smart + others, object)
    }

    private static func quantified(_ department: SchemeReview.Quantification) -> JSONValue {
        .object([
            "department": .string(department.department.code),
            "unquantified": .number(String(department.unquantified)),
            "share": .string(department.share.description),
        ])
    }

    private static func reviewed(
        _ reader: ArgumentReader
    ) throws -> SchemeReview.Indicator {
        let members = try reader.members([
            "id", "department", "weight", "definition", "unit", "goal", "period", "target", "plan",
            "best", "lower_better", "main",
        ])
        var indicator = SchemeReview.Indicator(
            try members.needed("id").text(),
            department: Department.ID(try members.needed("department").text()),
            weight: try members.needed("weight").decimal())
        indicator.definition = try members.optional("definition")?.text() ?? ""
        indicator.unit = try members.optional("unit")?.text() ?? ""
        indicator.goal = try members.optional("goal")?.text() ?? ""
        indicator.period = try members.optional("period")?.text() ?? ""
        indicator.target = try members.optional("target")?.decimal()
        indicator.plan = try members.optional("plan")?.decimal()
        indicator.best = try members.optional("best")?.decimal()
        indicator.isLowerBetter = try members.optional("lower_better")?.flag() ?? false
        indicator.isMain = try members.optional("main")?.flag() ?? false
        return indicator
    }
}

/// Codes with the fault they have.
private typealias Codes = (kind: String, codes: [String])

extension ProcedureResult {
    /// Counts and lists of codes that are at fault: members of the document, rows of one table.
    fileprivate static func faults(
        _ counts: KeyValuePairs<String, Int>, _ lists: [Codes], _ start: JSONObject = JSONObject()
    ) -> ProcedureResult {
        var object = start
        for (name, count) in counts { object.append(name, .number(String(count))) }
        var table = ResultTable(
            name: "faults",
            columns: [
                ResultColumn("fault", .text, zh: "问题", en: "Fault"),
                ResultColumn("code", .text, zh: "编码", en: "Code"),
            ])
        var faults: [JSONValue] = []
        for (kind, codes) in lists where !codes.isEmpty {
            for code in codes { table.append([.text(kind), .text(code)]) }
            faults.append(
                .object([
                    "fault": .string(kind), "codes": .array(codes.map { .string($0) }),
                ]))
        }
        object.append("faults", .array(faults))
        return ProcedureResult(json: .object(object), tables: [table])
    }
}
