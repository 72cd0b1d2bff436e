import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures that compare scores of several: ranks, quotas, panels.
extension Procedure {
    static let comparisonProcedures: [Procedure] = [
        appraiseRank, appraiseTopQuota, appraisePanel,
    ]

    /// `appraise.rank`: the places of scores in four ways.
    static let appraiseRank = Procedure(
        "appraise.rank",
        (
            zh: "名次：并列占位、并列不占位、平均名次和百分位，得分高者在前。",
            en: "Ranks of scores: competition, dense, average and percent; the highest is first."
        ),
        arguments: [.needed("scores", .array, zh: "公布得分", en: "The published scores")],
        tables: ["ranks"]
    ) { members in
        let scores = try members.needed("scores").elements().map { try $0.decimal() }
        let ranks = ScoreRank.ranks(of: scores)
        return ProcedureResult(
            json: .object([
                "competition": .wholes(ranks.map(\.competition)),
                "dense": .wholes(ranks.map(\.dense)),
                "average": .array(ranks.map { .string($0.average.description) }),
                "percent_rank": .array(ranks.map { .string($0.percent.description) }),
            ]),
            tables: [
                ResultTable(
                    name: "ranks",
                    columns: [
                        ResultColumn("position", .integer, zh: "序号", en: "Position"),
                        ResultColumn("score", .text, zh: "得分", en: "Score"),
                        ResultColumn("competition", .integer, zh: "名次（占位）", en: "Competition"),
                        ResultColumn("dense", .integer, zh: "名次（不占位）", en: "Dense"),
                        ResultColumn("average", .text, zh: "平均名次", en: "Average"),
                        ResultColumn("percent_rank", .text, zh: "百分位", en: "Percent rank"),
                    ],
                    rows: zip(scores, ranks).enumerated().map { index, pair in
                        [
                            .integer(Int64(index + 1)), .optional(pair.0),
                            .integer(Int64(pair.1.competition)), .integer(Int64(pair.1.dense)),
                            .text(pair.1.average.description), .text(pair.1.percent.description),
                        ]
                    })
            ])
    }

    /// `appraise.top_quota`: who may be graded best under a percentage.
    static let appraiseTopQuota = Procedure(
        "appraise.top_quota",
        (
            zh: "优秀比例（强制分布）：名额向下取整，同分跨名额按指定办法处理。",
            en: "A quota of the best: places rounded down, ties across the last place by policy."
        ),
        arguments: [
            .needed("percent", .decimal, zh: "比例（%）", en: "The percentage"),
            .needed("tie", .text, zh: "同分处理：strict、promote、key", en: "strict, promote or key"),
            .needed(
                "candidates", .array, zh: "对象：id、score、key（同分时比较）",
                en: "Candidates: id, score, key (between equal scores)"),
        ],
        tables: ["candidates"]
    ) { members in
        let quota = try TopQuota(
            percent: members.needed("percent").decimal(), tie: members.needed("tie").choice())
        let candidates = try members.needed("candidates").elements().map { reader in
            let candidate = try reader.members(["id", "score", "key"])
            return TopQuota.Candidate(
                try candidate.needed("id").text(),
                score: try candidate.needed("score").decimal(),
                key: try candidate.optional("key")?.decimal())
        }
        let selection = try quota.selection(among: candidates)
        let state = [("selected", selection.selected), ("contested", selection.contested)]
        return ProcedureResult(
            json: .object([
                "places": .number(String(selection.places)),
                "selected": .array(selection.selected.map { .string($0) }),
                "contested": .array(selection.contested.map { .string($0) }),
                "open": .number(String(selection.open)),
            ]),
            tables: [
                ResultTable(
                    name: "candidates",
                    columns: [
                        ResultColumn("candidate", .text, zh: "对象", en: "Candidate"),
                        ResultColumn("state", .text, zh: "结果", en: "State"),
                    ],
                    rows: state.flatMap { name, codes in codes.map { [.text($0), .text(name)] } })
            ])
    }

    /// `appraise.panel`: the score of a panel of raters without its extremes.
    static let appraisePanel = Procedure(
        "appraise.panel",
        (
            zh: "评委打分：各去掉k个最高分和最低分后平均，四舍五入到两位小数。",
            en: "The mean of a panel without its k highest and k lowest ratings."
        ),
        arguments: [
            .needed("ratings", .array, zh: "各评委打分", en: "The ratings"),
            .needed("trimmed", .whole, zh: "两端各去掉的个数", en: "How many to leave out at each end"),
        ],
        tables: ["panel", "findings"]
    ) { members in
        let panel = try RaterPanel(
            ratings: members.needed("ratings").elements().map { try $0.decimal() },
            trimmed: members.needed("trimmed").whole())
        let score = try panel.score()
        return ProcedureResult(
            json: .object([
                "mean": .decimal(score), "findings": .array(panel.findings.map(\.json)),
            ]),
            tables: [
                ResultTable(
                    name: "panel",
                    columns: [
                        ResultColumn("ratings", .integer, zh: "评委人数", en: "Ratings"),
                        ResultColumn("mean", .text, zh: "平均分", en: "Mean"),
                    ],
                    rows: [[.integer(Int64(panel.ratings.count)), .optional(score)]]),
                panel.findings.table,
            ])
    }
}
