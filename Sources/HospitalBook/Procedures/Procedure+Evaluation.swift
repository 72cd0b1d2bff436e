import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures that rank alternatives: TOPSIS, rank-sum ratio, grey relation, composite index.
extension Procedure {
    static let evaluationProcedures: [Procedure] = [
        evaluateTopsis, evaluateRankSumRatio, evaluateGreyRelation, evaluateComposite,
    ]

    /// `evaluate.topsis`: closeness to the best alternative, by a named variant.
    static let evaluateTopsis = Procedure(
        "evaluate.topsis",
        (
            zh: "TOPSIS法：按指定的同趋势化、无量纲化和加权方式计算接近程度并排名。",
            en: "TOPSIS by a named variant: closeness to the best alternative, with ranks."
        ),
        arguments: EvaluationArguments.matrix + [
            EvaluationArguments.weights,
            .needed(
                "positivise", .text, zh: "同趋势化：direction、reciprocal、max_minus、complement100",
                en: "How low criteria turn: direction, reciprocal, max_minus, complement100"),
            .needed(
                "normalise", .text, zh: "无量纲化：vector、minmax、sum、max",
                en: "Normalisation: vector, minmax, sum, max"),
            .needed(
                "weighting", .text, zh: "加权方式：matrix、distance、none",
                en: "Where weights stand: matrix, distance, none"),
        ],
        tables: ["alternatives", "findings"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let result = try Topsis(
            positivisation: members.needed("positivise").choice(),
            normalisation: members.needed("normalise").choice(),
            weighting: members.needed("weighting").choice()
        ).evaluated(matrix, weights: EvaluationArguments.weights(members, matrix))
        return ProcedureResult(
            json: .object([
                "positivise": .string(result.variant.positivisation.rawValue),
                "normalise": .string(result.variant.normalisation.rawValue),
                "weighting": .string(result.variant.weighting.rawValue),
                "best": .reals(result.best), "worst": .reals(result.worst),
                "closeness": .reals(result.closeness), "ranks": .wholes(result.ranks),
                "findings": .array(result.findings.map(\.json)),
            ]),
            tables: [
                .alternatives(
                    matrix,
                    [
                        ResultColumn("best", .real, zh: "到最优距离", en: "Distance to the best"),
                        ResultColumn("worst", .real, zh: "到最劣距离", en: "Distance to the worst"),
                        ResultColumn("closeness", .real, zh: "接近程度", en: "Closeness"), .rank,
                    ],
                    matrix.alternatives.indices.map {
                        [
                            .real(result.best[$0]), .real(result.worst[$0]),
                            .real(result.closeness[$0]), .integer(Int64(result.ranks[$0])),
                        ]
                    }),
                result.findings.table,
            ])
    }

    /// `evaluate.rsr`: rank-sum ratio with probits, regression and bands.
    static let evaluateRankSumRatio = Procedure(
        "evaluate.rsr",
        (
            zh: "秩和比法（RSR）：编秩、概率单位、直线回归和分档，第1档最差。",
            en: "Rank-sum ratio: ranks, probits, regression and bands, 1 for the worst."
        ),
        arguments: EvaluationArguments.matrix + [
            EvaluationArguments.weights,
            .needed("ranks", .text, zh: "编秩：average（整次）、linear（非整次）", en: "average or linear"),
            .optional(
                "bands", .array, zh: "分档数，3至7，可多个", en: "Numbers of bands, 3 to 7 each"),
        ],
        tables: ["alternatives", "groups", "levels", "findings"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let result = try RankSumRatio(
            matrix, weights: EvaluationArguments.weights(members, matrix),
            ranks: members.needed("ranks").choice())
        let bands = try members.optional("bands")?.elements().map { try $0.whole() } ?? []
        return ProcedureResult(
            json: try result.json(bands: bands),
            tables: try result.tables(matrix, bands: bands))
    }

    /// `evaluate.grey`: grey relational grades.
    static let evaluateGreyRelation = Procedure(
        "evaluate.grey",
        (
            zh: "灰色关联分析：与最优序列的关联度及排名。",
            en: "Grey relational grades against the best of every criterion, with ranks."
        ),
        arguments: EvaluationArguments.matrix + [
            EvaluationArguments.weights,
            .needed("normalise", .text, zh: "无量纲化：minmax、mean", en: "minmax or mean"),
            .optional("rho", .decimal, zh: "分辨系数，默认0.5", en: "Coefficient, 0.5 unless given"),
        ],
        tables: ["alternatives", "findings"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let half = try Decimal(significand: 5, scale: 1)
        let result = try GreyRelation(
            matrix, weights: EvaluationArguments.weights(members, matrix),
            normalisation: members.needed("normalise").choice(),
            distinguishing: members.optional("rho")?.decimal() ?? half)
        return ProcedureResult(
            json: .object([
                "normalise": .string(result.normalisation.rawValue),
                "rho": .decimal(result.distinguishing), "grades": .reals(result.grades),
                "ranks": .wholes(result.ranks),
                "findings": .array(result.findings.map(\.json)),
            ]),
            tables: [
                .alternatives(
                    matrix, [ResultColumn("grade", .real, zh: "关联度", en: "Grade"), .rank],
                    zip(result.grades, result.ranks).map { [.real($0), .integer(Int64($1))] }),
                result.findings.table,
            ])
    }

    /// `evaluate.composite`: indices against a reference, as product sum and as weighted mean.
    static let evaluateComposite = Procedure(
        "evaluate.composite",
        (
            zh: "综合指数法：个体指数，类内连乘、类间相加，以及加权平均。",
            en: "Composite index: products inside of classes, summed, and the weighted mean."
        ),
        arguments: EvaluationArguments.matrix + [
            EvaluationArguments.weights,
            .needed("reference", .array, zh: "各指标标准值", en: "The reference of each criterion"),
            .needed("classes", .array, zh: "各类别的指标编码", en: "The criteria of each class"),
        ],
        tables: ["alternatives"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let result = try CompositeIndex(
            matrix, reference: members.needed("reference").elements().map { try $0.decimal() },
            classes: members.needed("classes").elements().map { try $0.texts() },
            weights: EvaluationArguments.weights(members, matrix))
        let (products, means) = (result.productRanks, result.meanRanks)
        return ProcedureResult(
            json: .object([
                "indices": .array(result.indices.map { .reals($0) }),
                "product_sums": .reals(result.productSums), "product_ranks": .wholes(products),
                "weighted_means": .reals(result.weightedMeans), "mean_ranks": .wholes(means),
            ]),
            tables: [
                .alternatives(
                    matrix,
                    [
                        ResultColumn("product_sum", .real, zh: "连乘求和指数", en: "Product sum"),
                        ResultColumn("product_rank", .integer, zh: "名次", en: "Rank"),
                        ResultColumn("weighted_mean", .real, zh: "加权平均指数", en: "Weighted mean"),
                        ResultColumn("mean_rank", .integer, zh: "名次", en: "Rank"),
                    ],
                    matrix.alternatives.indices.map {
                        [
                            .real(result.productSums[$0]), .integer(Int64(products[$0])),
                            .real(result.weightedMeans[$0]), .integer(Int64(means[$0])),
                        ]
                    })
            ])
    }
}

extension RankSumRatio {
    fileprivate func json(bands: [Int]) throws -> JSONValue {
        var (levels, cuts) = (JSONObject(), JSONObject())
        for count in bands {
            levels.append(String(count), .wholes(try self.levels(bands: count)))
            cuts.append(
                String(count), .array(try Self.cuts(bands: count).map { .decimal($0) }))
        }
        return .object([
            "ranks_by": .string(rankedBy.rawValue),
            "ranks": .array(ranks.map { row in .array(row.map { .string($0.description) }) }),
            "rsr": .array(ratios.map { .string($0.description) }),
            "groups": .array(
                groups.map { group in
                    .object([
                        "rsr": .string(group.ratio.description),
                        "count": .number(String(group.members.count)),
                        "mean_rank": .string(group.meanRank.description),
                        "p": .string(group.frequency.description), "probit": .real(group.probit),
                    ])
                }),
            "regression": regression.map { line in
                .object([
                    "a": .real(line.intercept), "b": .real(line.slope),
                    "r": .real(line.correlation), "f": .real(line.fStatistic),
                ])
            } ?? .null,
            "cuts": .object(cuts), "levels": .object(levels),
            "findings": .array(findings.map(\.json)),
        ])
    }

    fileprivate func tables(_ matrix: EvaluationMatrix, bands: [Int]) throws -> [ResultTable] {
        let groups = ResultTable(
            name: "groups",
            columns: [
                ResultColumn("rsr", .text, zh: "秩和比", en: "Rank-sum ratio"),
                ResultColumn("count", .integer, zh: "频数", en: "Alternatives"),
                ResultColumn("mean_rank", .text, zh: "平均秩次", en: "Mean rank"),
                ResultColumn("p", .text, zh: "向下累计频率", en: "Cumulative frequency"),
                ResultColumn("probit", .real, zh: "概率单位", en: "Probit"),
            ],
            rows: groups.map {
                [
                    .text($0.ratio.description), .integer(Int64($0.members.count)),
                    .text($0.meanRank.description), .text($0.frequency.description),
                    .real($0.probit),
                ]
            })
        var levels = ResultTable(
            name: "levels",
            columns: [
                ResultColumn("alternative", .text, zh: "评价对象", en: "Alternative"),
                ResultColumn("bands", .integer, zh: "分档数", en: "Bands"),
                ResultColumn("level", .integer, zh: "档次", en: "Level"),
            ])
        for count in bands {
            for (alternative, level) in zip(
                matrix.alternatives, try self.levels(bands: count))
            {
                levels.append([
                    .text(alternative), .integer(Int64(count)), .integer(Int64(level)),
                ])
            }
        }
        return [
            .alternatives(
                matrix, [ResultColumn("rsr", .text, zh: "秩和比", en: "Rank-sum ratio")],
                ratios.map { [.text($0.description)] }),
            groups, levels, findings.table,
        ]
    }
}
