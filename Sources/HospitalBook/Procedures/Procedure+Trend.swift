import HospitalCore
import Interchange
import PerformanceAppraisal

extension Procedure {
    /// `evaluate.trend`: hospitals compared in every period, and each with its own history.
    static let evaluateTrend = Procedure(
        "evaluate.trend",
        (
            zh: "横向与纵向比较：各期医院间、各医院历年间的秩和比及名次，各指标逐期升降；缺值即拒绝。",
            en: "Rank-sum ratios of hospitals in each period and of each hospital over its periods."
        ),
        arguments: [
            .needed(
                "criteria", .array, zh: "指标：id、direction（high、low）",
                en: "Criteria: id, direction (high, low)"),
            .needed(
                "values", .array, zh: "数值：hospital、period、criterion、value",
                en: "Values: hospital, period, criterion, value"),
            EvaluationArguments.weights,
            .optional(
                "ranks", .text, zh: "编秩：average（默认）、linear", en: "average (default) or linear"),
        ],
        tables: ["comparison", "history", "trends"]
    ) { members in
        let cube = try EvaluationCube(
            members.elements("values").map { reader in
                let value = try reader.members(["hospital", "period", "criterion", "value"])
                return EvaluationCube.Value(
                    try value.text("hospital"), try value.text("period"),
                    try value.text("criterion"), try value.decimal("value"))
            },
            criteria: members.elements("criteria").map { reader in
                let criterion = try reader.members(["id", "direction"])
                return EvaluationMatrix.Criterion(
                    try criterion.text("id"),
                    try criterion.optional("direction")?.choice() ?? .higherIsBetter)
            })
        let ranks = try members.optional("ranks")?.choice(RankSumRatio.Ranks.self) ?? .average
        let weights =
            try members.optional("weights").map {
                try CriterionWeights($0.elements().map { try $0.decimal() })
            } ?? CriterionWeights(equal: cube.criteria.count)
        let columns: [ResultColumn] = [
            .text("hospital", zh: "医院", en: "Hospital"), .text("period", zh: "期间", en: "Period"),
            .text("ratio", zh: "秩和比", en: "Rank-sum ratio"), .rank,
        ]
        var comparison = ResultTable(name: "comparison", columns: columns)
        for period in cube.periods {
            let slice = try cube.matrix(of: period)
            for (hospital, cells) in try slice.placed(weights, ranks) {
                comparison.append([.text(hospital), .text(period)] + cells)
            }
        }
        var history = ResultTable(name: "history", columns: columns)
        var trends = ResultTable(
            name: "trends",
            columns: [
                .text("hospital", zh: "医院", en: "Hospital"),
                .text("criterion", zh: "指标", en: "Criterion"),
                .text("period", zh: "期间", en: "Period"), .text("change", zh: "比上期", en: "Change"),
                .text("percent", zh: "增幅（%）", en: "Percent"),
                .whole("sign", zh: "好转1、持平0、变差-1", en: "Better 1, same 0, worse -1"),
            ])
        for hospital in cube.hospitals {
            let slice = try cube.history(of: hospital)
            for (period, cells) in try slice.placed(weights, ranks) {
                history.append([.text(hospital), .text(period)] + cells)
            }
            for trend in try cube.trends(of: hospital) {
                trends.append([
                    .text(hospital), .text(trend.criterion), .text(trend.period),
                    .optional(trend.change), .optional(trend.percent),
                    .integer(Int64(trend.sign)),
                ])
            }
        }
        return ProcedureResult([comparison, history, trends])
    }
}

extension EvaluationMatrix {
    /// The exact ratio and the place of every alternative.
    fileprivate func placed(
        _ weights: CriterionWeights, _ ranks: RankSumRatio.Ranks
    ) throws -> [(String, [ResultValue])] {
        let ratios = try RankSumRatio(self, weights: weights, ranks: ranks).ratios
        return zip(alternatives, ratios).map { alternative, ratio in
            let place = 1 + ratios.count { $0 > ratio }
            return (alternative, [.text(ratio.description), .integer(Int64(place))])
        }
    }
}
