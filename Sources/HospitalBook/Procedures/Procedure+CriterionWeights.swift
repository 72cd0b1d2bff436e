import HospitalCore
import Interchange
import PerformanceAppraisal

/// Procedures that weigh criteria: entropy, CRITIC, pairwise comparison.
extension Procedure {
    static let criterionWeightProcedures: [Procedure] = [
        evaluateEntropy, evaluateCritic, evaluatePairwise,
    ]

    /// `evaluate.entropy`: weights by entropy, and scores of values in one unit.
    static let evaluateEntropy = Procedure(
        "evaluate.entropy",
        (
            zh: "熵权法：各指标的信息熵和权重，可计算原值加权得分。",
            en: "Weights by entropy, and the weighted sum of the values where it is asked for."
        ),
        arguments: EvaluationArguments.matrix + [
            .needed("share", .text, zh: "比重：raw（原值）、minmax（极差化）", en: "raw or minmax"),
            .optional(
                "score", .flag, zh: "是否计算原值加权得分", en: "Whether to score the values"),
        ],
        tables: ["criteria", "alternatives", "findings"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let result = try EntropyWeights(matrix, share: members.needed("share").choice())
        let isScored = try members.optional("score")?.flag() ?? false
        let scores = isScored ? try result.scores(of: matrix) : []
        let ranks = Ranking.ranks(scores)
        return ProcedureResult(
            json: .object([
                "share": .string(result.share.rawValue), "entropies": .reals(result.entropies),
                "weights": .reals(result.weights), "scores": .reals(scores),
                "ranks": .wholes(ranks), "findings": .array(result.findings.map(\.json)),
            ]),
            tables: [
                .criteria(
                    matrix.criteria.map(\.code),
                    [ResultColumn("entropy", .real, zh: "信息熵", en: "Entropy"), .weight],
                    zip(result.entropies, result.weights).map { [.real($0), .real($1)] }),
                .alternatives(
                    matrix, [ResultColumn("score", .real, zh: "得分", en: "Score"), .rank],
                    zip(scores, ranks).map { [.real($0), .integer(Int64($1))] }),
                result.findings.table,
            ])
    }

    /// `evaluate.critic`: weights by spread and conflict.
    static let evaluateCritic = Procedure(
        "evaluate.critic",
        (
            zh: "CRITIC法：按对比强度和冲突性确定指标权重。",
            en: "CRITIC weights: spread of a criterion times its conflict with the others."
        ),
        arguments: EvaluationArguments.matrix, tables: ["criteria", "findings"]
    ) { members in
        let matrix = try EvaluationArguments.matrix(members)
        let result = CriticWeights(matrix)
        return ProcedureResult(
            json: .object([
                "deviations": .reals(result.deviations), "weights": .reals(result.weights),
                "findings": .array(result.findings.map(\.json)),
            ]),
            tables: [
                .criteria(
                    matrix.criteria.map(\.code),
                    [ResultColumn("deviation", .real, zh: "标准差", en: "Deviation"), .weight],
                    zip(result.deviations, result.weights).map { [.real($0), .real($1)] }),
                result.findings.table,
            ])
    }

    /// `evaluate.ahp`: weights from judgements of pairs, with their consistency.
    static let evaluatePairwise = Procedure(
        "evaluate.ahp",
        (
            zh: "层次分析法（AHP）：由判断矩阵计算权重和一致性比率，CR小于0.10为一致。",
            en: "AHP: weights from judgements of pairs and their consistency ratio."
        ),
        arguments: [
            .needed(
                "matrix", .array, zh: "判断矩阵，元素可为分数1/3",
                en: "The judgements; an entry may be a fraction, 1/3"),
            .optional("criteria", .array, zh: "指标编码", en: "Codes of the criteria"),
            .optional(
                "table", .text, zh: "随机一致性指标表：saaty1980（默认）、chinese_textbook",
                en: "Random indices: saaty1980 (default), chinese_textbook"),
        ],
        tables: ["criteria", "consistency", "findings"]
    ) { members in
        let matrix = try members.needed("matrix").elements().map { row in
            try row.elements().map { try $0.rate() }
        }
        let result = try PairwiseComparison(
            matrix, table: members.optional("table")?.choice() ?? .saaty1980)
        let codes =
            try members.optional("criteria")?.texts()
            ?? matrix.indices.map { String($0 + 1) }
        guard codes.count == matrix.count else {
            throw EvaluationError.rowLength(
                alternative: "criteria", expected: matrix.count, found: codes.count)
        }
        return ProcedureResult(
            json: .object([
                "table": .string(result.table.rawValue), "weights": .reals(result.weights),
                "lambda_max": .real(result.eigenvalue), "ci": .real(result.index),
                "cr": .real(result.ratio), "acceptable": .bool(result.isConsistent),
                "findings": .array(result.findings.map(\.json)),
            ]),
            tables: [
                .criteria(codes, [.weight], result.weights.map { [.real($0)] }),
                ResultTable(
                    name: "consistency",
                    columns: [
                        ResultColumn("table", .text, zh: "随机指标表", en: "Table"),
                        ResultColumn("lambda_max", .real, zh: "最大特征根", en: "Eigenvalue"),
                        ResultColumn("ci", .real, zh: "一致性指标", en: "Consistency index"),
                        ResultColumn("cr", .real, zh: "一致性比率", en: "Consistency ratio"),
                        ResultColumn("acceptable", .integer, zh: "是否一致", en: "Consistent"),
                    ],
                    rows: [
                        [
                            .text(result.table.rawValue), .real(result.eigenvalue),
                            .real(result.index), .real(result.ratio), .flag(result.isConsistent),
                        ]
                    ]),
                result.findings.table,
            ])
    }
}
