import HospitalCore
import Interchange
import SafetyInspection

/// Procedures of safety inspection that touch no table.
extension Procedure {
    static let safetyProcedures: [Procedure] = [safetyScore]

    /// `safety.score`: scores the answers to a checklist under an explicit policy.
    static let safetyScore = Procedure(
        "safety.score",
        (
            zh: "按明确的规则计算安全检查得分、等级与不合格项。",
            en: "Scores a safety inspection under an explicit policy, with grade and failed items."
        ),
        arguments: SafetyScoreRequest.arguments,
        tables: ["score", "sections", "items"]
    ) { members in
        let request = try SafetyScoreRequest(members)
        let score = try request.checklist.scored(under: request.policy)
        return ProcedureResult(json: score.json, tables: score.tables)
    }
}

extension InspectionScore {
    /// The result as `safety.score` returns it; points and percentages are exact texts, and null
    /// where nothing counts.
    var json: JSONValue {
        .object([
            "template": .object([
                "id": .string(template.id), "version": .string(template.version),
                "title": .string(template.title),
            ]),
            "policy": policy.json,
            "earned": .string(earned.description), "maximum": .string(maximum.description),
            "raw_percent": text(rawPercent), "percent": text(percent),
            "result": .string(result.rawValue),
            "grade": grade.map { .string($0.name) } ?? .null,
            "veto_items": texts(vetoItems), "key_items": texts(failedKeyItems),
            "failed_items": texts(failedItems),
            "not_applicable": .number(String(count(of: .notApplicable))),
            "unanswered": .number(String(count(of: .unanswered))),
            "not_due": .number(String(count(of: .notDue))),
            "not_asked": .number(String(count(of: .notAsked))),
            "sections": .array(
                sections.map { section in
                    .object([
                        "code": .string(section.code), "title": .string(section.title),
                        "earned": .string(section.earned.description),
                        "maximum": .string(section.maximum.description),
                        "percent": text(section.percent),
                    ])
                }),
            "items": .array(
                items.map { item in
                    .object([
                        "code": .string(item.code), "standing": .string(item.standing.rawValue),
                        "criticality": .number(String(item.criticality.rawValue)),
                        "earned": .string(item.earned.description),
                        "maximum": .string(item.maximum.description),
                        "failed": .bool(item.isFailed),
                    ])
                }),
        ])
    }

    private func text(_ value: Decimal?) -> JSONValue {
        value.map { .string($0.description) } ?? .null
    }

    private func texts(_ codes: [String]) -> JSONValue { .array(codes.map { .string($0) }) }
}

extension InspectionScore {
    /// One row for the whole, one per section, one per item.
    var tables: [ResultTable] { [scoreTable, sectionTable, itemTable] }

    private static let points = [
        ResultColumn("earned", .text, zh: "得分", en: "Points earned"),
        ResultColumn("maximum", .text, zh: "应得分", en: "Points that count"),
    ]
    private static let percentage = ResultColumn("percent", .text, zh: "得分率（%）", en: "Percent")

    private var scoreTable: ResultTable {
        var table = ResultTable(
            name: "score",
            columns: [
                ResultColumn("template", .text, zh: "检查模板", en: "Template"),
                ResultColumn("version", .text, zh: "版本", en: "Version"),
            ] + Self.points + [
                ResultColumn("raw_percent", .text, zh: "否决前得分率（%）", en: "Percent before a veto"),
                Self.percentage,
                ResultColumn("result", .text, zh: "结论", en: "Result"),
                ResultColumn("grade", .text, zh: "等级", en: "Grade"),
                ResultColumn("grade_set", .text, zh: "等级标准", en: "Grade set"),
                ResultColumn("vetoes", .integer, zh: "否决项数", en: "Vetoes"),
                ResultColumn("failed", .integer, zh: "不合格项数", en: "Failed items"),
            ])
        table.append([
            .text(template.id), .text(template.version), .text(earned.description),
            .text(maximum.description), value(rawPercent), value(percent), .text(result.rawValue),
            grade.map { .text($0.name) } ?? .null, .text(policy.grades.name),
            .integer(Int64(vetoItems.count)), .integer(Int64(failedItems.count)),
        ])
        return table
    }

    private var sectionTable: ResultTable {
        var table = ResultTable(
            name: "sections",
            columns: [
                ResultColumn("code", .text, zh: "部分编码", en: "Section"),
                ResultColumn("title", .text, zh: "部分名称", en: "Title"),
            ] + Self.points + [Self.percentage])
        for section in sections {
            table.append([
                .text(section.code), .text(section.title), .text(section.earned.description),
                .text(section.maximum.description), value(section.percent),
            ])
        }
        return table
    }

    private var itemTable: ResultTable {
        var table = ResultTable(
            name: "items",
            columns: [
                ResultColumn("code", .text, zh: "项目编码", en: "Item"),
                ResultColumn("criticality", .integer, zh: "关键程度", en: "Criticality"),
                ResultColumn("standing", .text, zh: "计分情况", en: "Standing"),
            ] + Self.points + [ResultColumn("failed", .integer, zh: "不合格", en: "Failed")])
        for item in items {
            table.append([
                .text(item.code), .integer(Int64(item.criticality.rawValue)),
                .text(item.standing.rawValue), .text(item.earned.description),
                .text(item.maximum.description), .integer(item.isFailed ? 1 : 0),
            ])
        }
        return table
    }

    private func value(_ percent: Decimal?) -> ResultValue {
        percent.map { .text($0.description) } ?? .null
    }
}
