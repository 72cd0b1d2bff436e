import HospitalCore
import Interchange
import PerformanceAppraisal

/// A scorecard as JSON and as tables; codes, names and evidence stand beside every number.
extension Scorecard {
    /// The whole scorecard.
    func json(_ grade: GradeResult?) -> JSONValue {
        var object: JSONObject = [
            "subject": .string(subject.code), "scheme": .string(scheme),
            "base": .decimal(terms.base), "composite": .decimal(composite),
            "percent_of_base": .decimal(percentOfBase), "pay_coefficient": .decimal(payCoefficient),
        ]
        if let grade {
            object.append("set", .string(grade.set))
            object.append("grade", .string(grade.grade))
            object.append("grade_capped", .bool(grade.isCapped))
        }
        object.append("parts", .array(parts.map(\.json)))
        object.append(
            "vetoes",
            .array(
                vetoes.map { veto in
                    .object([
                        "code": .string(veto.code), "reason": .string(veto.reason),
                        "evidence": .string(veto.evidence),
                    ])
                }))
        return .object(object)
    }

    /// The tables `card`, `parts`, `items` and `deductions`.
    func tables(_ grade: GradeResult?) -> [ResultTable] {
        [cardTable(grade), partTable, itemTable, deductionTable]
    }

    private func cardTable(_ grade: GradeResult?) -> ResultTable {
        ResultTable(
            name: "card",
            columns: [
                ResultColumn("subject", .text, zh: "考核对象", en: "Appraised"),
                ResultColumn("scheme", .text, zh: "考核方案", en: "Scheme"),
                ResultColumn("base", .text, zh: "基准分", en: "Base"),
                ResultColumn("composite", .text, zh: "综合得分", en: "Composite"),
                ResultColumn("percent_of_base", .text, zh: "占基准分%", en: "Percent of base"),
                ResultColumn("pay_coefficient", .text, zh: "绩效系数", en: "Pay coefficient"),
                ResultColumn("grade_set", .text, zh: "等级表", en: "Grade set"),
                ResultColumn("grade", .text, zh: "等级", en: "Grade"),
            ],
            rows: [
                [
                    .text(subject.code), .text(scheme), .optional(terms.base), .optional(composite),
                    .optional(percentOfBase), .optional(payCoefficient),
                    grade.map { .text($0.set) } ?? .null, grade.map { .text($0.grade) } ?? .null,
                ]
            ])
    }

    private var partTable: ResultTable {
        ResultTable(
            name: "parts",
            columns: [
                ResultColumn("part", .text, zh: "部分", en: "Part"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("weight", .text, zh: "权重%", en: "Weight %"),
                ResultColumn("applicable_weight", .text, zh: "适用分值", en: "Applicable points"),
                ResultColumn("score", .text, zh: "得分", en: "Score"),
                ResultColumn("percent_of_base", .text, zh: "占基准分%", en: "Percent of base"),
                ResultColumn("missing", .text, zh: "缺报处理", en: "Missing policy"),
                ResultColumn("vetoed", .integer, zh: "一票否决", en: "Vetoed"),
            ],
            rows: parts.map {
                [
                    .text($0.part.code), .text($0.part.name), .optional($0.part.weight),
                    .optional($0.applicableWeight), .optional($0.score),
                    .optional($0.percentOfBase), $0.missing.map { .text($0.rawValue) } ?? .null,
                    .flag($0.isVetoed),
                ]
            })
    }

    private var itemTable: ResultTable {
        ResultTable(
            name: "items",
            columns: [
                ResultColumn("part", .text, zh: "部分", en: "Part"),
                ResultColumn("item", .text, zh: "指标", en: "Item"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("method", .text, zh: "评分方法", en: "Method"),
                ResultColumn("weight", .text, zh: "分值", en: "Points possible"),
                ResultColumn("points", .text, zh: "得分", en: "Points"),
                ResultColumn("completion", .text, zh: "完成%", en: "Completion %"),
                ResultColumn("missing", .text, zh: "缺报处理", en: "Missing policy"),
                ResultColumn("vetoed", .integer, zh: "一票否决", en: "Vetoed"),
            ],
            rows: parts.flatMap { part in
                part.items.map {
                    [
                        .text(part.part.code), .text($0.item.code), .text($0.item.name),
                        .text($0.item.method.name), .optional($0.item.weight),
                        .optional($0.points), .optional($0.completion),
                        $0.missing.map { .text($0.rawValue) } ?? .null, .flag($0.isVetoed),
                    ]
                }
            })
    }

    private var deductionTable: ResultTable {
        let listed = parts.flatMap { part in
            part.deductions.map { (part.part.code, $0) }
                + part.items.flatMap { item in item.deductions.map { (item.item.code, $0) } }
        }
        return ResultTable(
            name: "deductions",
            columns: [
                ResultColumn("item", .text, zh: "指标", en: "Item"),
                ResultColumn("rule", .text, zh: "扣分细则", en: "Rule"),
                ResultColumn("name", .text, zh: "名称", en: "Name"),
                ResultColumn("count", .text, zh: "次数", en: "Count"),
                ResultColumn("points", .text, zh: "扣分", en: "Points off"),
                ResultColumn("evidence", .text, zh: "依据", en: "Evidence"),
            ],
            rows: listed.map { code, deduction in
                [
                    .text(code), .text(deduction.rule.code), .text(deduction.rule.name),
                    .optional(deduction.count), .optional(deduction.points),
                    .text(deduction.evidence.joined(separator: "；")),
                ]
            })
    }
}

extension PartScore {
    fileprivate var json: JSONValue {
        .object([
            "code": .string(part.code), "weight": .decimal(part.weight),
            "score": .optional(score), "percent_of_base": .optional(percentOfBase),
            "applicable_weight": .decimal(applicableWeight),
            "missing": missing.map { .string($0.rawValue) } ?? .null, "vetoed": .bool(isVetoed),
            "items": .array(items.map(\.json)), "deductions": .array(deductions.map(\.json)),
        ])
    }
}

extension ItemScore {
    fileprivate var json: JSONValue {
        .object([
            "code": .string(item.code), "weight": .decimal(item.weight),
            "points": .optional(points), "completion": .optional(completion),
            "missing": missing.map { .string($0.rawValue) } ?? .null, "vetoed": .bool(isVetoed),
            "deductions": .array(deductions.map(\.json)),
        ])
    }
}

extension AppliedDeduction {
    fileprivate var json: JSONValue {
        .object([
            "rule": .string(rule.code), "count": .decimal(count), "points": .decimal(points),
            "evidence": .array(evidence.map { .string($0) }),
        ])
    }
}
