import HospitalCore
import PerformanceAppraisal

/// How procedures read surveys and their answers.
extension ArgumentMembers {
    /// The levels under `levels`; the usual five when there are none.
    func surveyLevels() throws -> SurveyLevels {
        guard let reader = optional("levels") else { return .standard }
        return try SurveyLevels(
            reader.elements().map { reader in
                let level = try reader.members(["level", "name", "points", "satisfied"])
                let code = try level.needed("level").textOrNumber()
                return SurveyLevels.Level(
                    code, name: try level.optionalText("name") ?? code,
                    points: try level.decimal("points"),
                    isSatisfied: try level.optional("satisfied")?.flag() ?? false)
            })
    }

    /// The rules of a survey.
    func survey() throws -> Survey {
        try Survey(
            levels: surveyLevels(),
            dimensions: optional("dimensions")?.elements().map { reader in
                let dimension = try reader.members(["dimension", "weight"])
                return Survey.Dimension(
                    try dimension.text("dimension"),
                    weight: try dimension.optionalDecimal("weight") ?? .one)
            } ?? Survey.logistics,
            minimumValid: optional("min_valid")?.whole() ?? 1,
            closes: optional("closes")?.day())
    }
}

extension ArgumentReader {
    /// An answer of a survey.
    func surveyAnswer() throws -> SurveyAnswer {
        let kinds = ["group", "team", "worker"]
        let answer = try members(
            ["subject", "dimension", "level", "count", "respondent", "day"] + kinds)
        var parts: [SurveyAnswer.Part] = []
        for kind in kinds {
            if let code = try answer.optionalText(kind) {
                parts.append(SurveyAnswer.Part(kind, code))
            }
        }
        return SurveyAnswer(
            subject: try answer.text("subject"), dimension: try answer.text("dimension"),
            level: try answer.optional("level")?.textOrNumber(),
            count: try answer.optional("count")?.whole() ?? 1,
            respondent: try answer.optionalText("respondent"),
            day: try answer.optional("day")?.day(), parts: parts)
    }
}

extension [SurveyScore] {
    /// The scores as a table; the total of a subject has no dimension, all its answers no part.
    var table: ResultTable {
        ResultTable(
            name: "scores",
            columns: [
                .text("subject", zh: "调查对象", en: "Subject"),
                .text("part_kind", zh: "分组类别", en: "Kind of part"),
                .text("part", zh: "分组", en: "Part"),
                .text("dimension", zh: "维度", en: "Dimension"),
                .whole("valid", zh: "有效份数", en: "Valid"),
                .whole("invalid", zh: "无效份数", en: "Not valid"),
                .whole("satisfied", zh: "满意份数", en: "Satisfied"),
                .text("score", zh: "满意度得分", en: "Score"),
                .text("rate", zh: "满意率", en: "Rate"),
                .text("exact", zh: "精确得分", en: "Exact score"),
                .whole("rank", zh: "名次", en: "Rank"),
                .text("status", zh: "状态", en: "Status"),
            ],
            rows: map { score in
                [
                    .text(score.subject), .text(optional: score.part?.kind),
                    .text(optional: score.part?.code), .text(optional: score.dimension),
                    .integer(Int64(score.valid)), .integer(Int64(score.invalid)),
                    .integer(Int64(score.satisfied)), .optional(score.score),
                    .optional(score.rate), .text(optional: score.exact?.description),
                    score.rank.map { .integer(Int64($0)) } ?? .null,
                    .text(score.isInsufficient ? "INSUFFICIENT" : "OK"),
                ]
            })
    }
}
