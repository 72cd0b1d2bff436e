import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures of performance appraisal that touch no table.
extension Procedure {
    static let appraisalProcedures: [Procedure] = [
        appraiseScore, appraiseScorecard, appraiseGrade,
    ]

    /// `appraise.score`: points of a list of facts by one method.
    static let appraiseScore = Procedure(
        "appraise.score",
        (
            zh: "按评分方法计算得分，四舍五入到两位小数。",
            en: "Scores facts by one method, rounded half up to two decimals."
        ),
        arguments: [
            .needed("method", .object, zh: "评分方法：name及参数", en: "The method: name and parameters"),
            .needed("weight", .decimal, zh: "分值", en: "The points of the item"),
            .needed(
                "facts", .array, zh: "填报值：value、numerator/denominator、now/last、deductions或score",
                en: "Facts: value, numerator/denominator, now/last, deductions or score"),
        ],
        tables: ["scores"], typedTwins: ["hosp_score_ratio", "hosp_score_deduction"]
    ) { members in
        let method = try ScoringArguments.method(members.needed("method"))
        let weight = try members.needed("weight").decimal()
        let facts = try members.needed("facts").elements().map {
            try ScoringArguments.fact($0.members(ScoringArguments.factNames))
        }
        let scores = try facts.map { try method.score($0, weight: weight) }
        let coefficients = try method.coefficients(of: facts)
        var table = ResultTable(
            name: "scores",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("score", .text, zh: "得分", en: "Score"),
                ResultColumn("coefficient", .text, zh: "功效系数", en: "Efficacy coefficient"),
            ])
        for (index, (score, coefficient)) in zip(scores, coefficients).enumerated() {
            table.append([.integer(Int64(index + 1)), .optional(score), .optional(coefficient)])
        }
        var json: JSONObject = [
            "method": .string(method.name), "scores": .array(scores.map { .optional($0) }),
        ]
        if case .efficacy = method {
            json.append("coefficients", .array(coefficients.map { .optional($0) }))
        }
        return ProcedureResult(json: .object(json), tables: [table])
    }

    /// `appraise.scorecard`: the scorecard of a unit, explained down to the evidence.
    static let appraiseScorecard = Procedure(
        "appraise.scorecard",
        (
            zh: "按考核方案计算评分表：指标得分、部分得分、综合得分、绩效系数和等级。",
            en: "The scorecard of a unit: points, parts, composite, pay coefficient and grade."
        ),
        arguments: [
            .needed("scheme", .object, zh: "考核方案", en: "The scheme"),
            .needed("report", .object, zh: "填报值和一票否决", en: "The reported facts and vetoes"),
            .optional("set", .text, zh: "等级表", en: "The grade set"),
            .optional("grades", .array, zh: "自定等级：name、cut", en: "Own grades: name, cut"),
            .optional("below", .text, zh: "自定等级的最低一等", en: "The grade below all own cuts"),
            .optional(
                "grade_basis", .text, zh: "评定依据：score（默认）、percent_of_base",
                en: "What is graded: score (default), percent_of_base"),
        ],
        tables: ["card", "parts", "items", "deductions"]
    ) { members in
        let scheme = try SchemeArguments.scheme(members.needed("scheme"))
        let card = try scheme.scorecard(for: SchemeArguments.report(members.needed("report")))
        let basis = try members.optional("grade_basis")?.choice(GradeBasis.self) ?? .score
        let grade = try members.optional("set").map { _ in
            try card.grade(in: SchemeArguments.gradeSet(members), basis: basis)
        }
        return ProcedureResult(json: card.json(grade), tables: card.tables(grade))
    }

    /// `appraise.grade`: grades of scores by a named set.
    static let appraiseGrade = Procedure(
        "appraise.grade",
        (
            zh: "按指定等级表评定等级，先四舍五入到两位小数。",
            en: "Grades scores by a named set; the score is rounded to two decimals first."
        ),
        arguments: [
            .needed(
                "set", .text, zh: "等级表：hospital_2015、four_with_good、inspection_80或自定名称",
                en: "The set: hospital_2015, four_with_good, inspection_80, or a name of your own"),
            .optional("grades", .array, zh: "自定等级：name、cut", en: "Own grades: name, cut"),
            .optional("below", .text, zh: "自定等级的最低一等", en: "The grade below all own cuts"),
            .needed("scores", .array, zh: "得分", en: "The scores"),
        ],
        tables: ["grades"], typedTwins: ["hosp_grade_of"]
    ) { members in
        let set = try SchemeArguments.gradeSet(members)
        let results = try members.needed("scores").elements().map {
            try set.result(of: $0.decimal())
        }
        var table = ResultTable(
            name: "grades",
            columns: [
                ResultColumn("position", .integer, zh: "序号", en: "Position"),
                ResultColumn("score", .text, zh: "得分", en: "Score"),
                ResultColumn("grade", .text, zh: "等级", en: "Grade"),
            ])
        for (index, result) in results.enumerated() {
            table.append([
                .integer(Int64(index + 1)), .text(result.score.description), .text(result.grade),
            ])
        }
        return ProcedureResult(
            json: .object([
                "set": .string(set.name),
                "grades": .array(
                    results.map {
                        .object([
                            "score": .string($0.score.description), "grade": .string($0.grade),
                        ])
                    }),
            ]),
            tables: [table])
    }
}

extension ScoringMethod {
    /// The efficacy coefficient of each fact; `nil` where nothing was reported, and for every fact
    /// of another method.
    fileprivate func coefficients(of facts: [ReportedValue]) throws -> [Decimal?] {
        guard case .efficacy(let method) = self else { return facts.map { _ in nil } }
        return try facts.map { fact in
            try fact.rate(for: name).map { try method.coefficient(of: $0) }
        }
    }
}

extension JSONValue {
    /// A decimal as text; `null` when there is none.
    static func optional(_ value: Decimal?) -> JSONValue {
        value.map { .string($0.description) } ?? .null
    }

    /// A decimal as text.
    static func decimal(_ value: Decimal) -> JSONValue { .string(value.description) }

    /// An amount in yuan as text.
    static func money(_ value: Money) -> JSONValue { .string(value.description) }
}

extension ResultValue {
    /// A decimal as text; null when there is none.
    static func optional(_ value: Decimal?) -> ResultValue {
        value.map { .text($0.description) } ?? .null
    }

    /// A flag as 0 or 1.
    static func flag(_ value: Bool) -> ResultValue { .integer(value ? 1 : 0) }
}
