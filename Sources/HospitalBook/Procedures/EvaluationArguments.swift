import HospitalCore
import Interchange
import PerformanceAppraisal

/// Reads what the evaluation procedures have in common: a matrix with its criteria and weights.
///
/// ```json
/// {"alternatives":["1994","1995"],
///  "criteria":[{"id":"出院人数","direction":"high"},{"id":"病死率","direction":"low"}],
///  "matrix":[["21584","1.01"],["24372","0.80"]],"weights":["0.6","0.4"]}
/// ```
enum EvaluationArguments {
    /// The arguments of the matrix as the reference shows them.
    static let matrix: [ProcedureArgument] = [
        .optional(
            "alternatives", .array, zh: "评价对象编码，缺省为序号",
            en: "Codes of the alternatives, their positions unless given"),
        .optional(
            "criteria", .array, zh: "指标：id、direction（high、low），缺省为高优",
            en: "Criteria: id, direction (high, low); all high unless given"),
        .needed(
            "matrix", .array, zh: "评价矩阵：每个对象一行，每个指标一列",
            en: "The values: a row for each alternative, a column for each criterion"),
    ]

    /// The argument of the weights.
    static let weights = ProcedureArgument.optional(
        "weights", .array, zh: "权重，按合计折算为1；缺省为等权",
        en: "Weights, brought to a total of 1; equal unless given")

    /// The matrix.
    /// - Throws: ``ArgumentError`` with the path, or what a matrix refuses.
    static func matrix(_ members: ArgumentMembers) throws -> EvaluationMatrix {
        let values = try members.needed("matrix").elements().map { row in
            try row.elements().map { try $0.decimal() }
        }
        let criteria = try members.optional("criteria")?.elements().map { reader in
            let criterion = try reader.members(["id", "direction"])
            return EvaluationMatrix.Criterion(
                try criterion.needed("id").text(),
                try criterion.optional("direction")?.choice() ?? .higherIsBetter)
        }
        let columns = values.first?.count ?? 0
        return try EvaluationMatrix(
            alternatives: members.optional("alternatives")?.texts() ?? positions(values.count),
            criteria: criteria
                ?? positions(columns).map { EvaluationMatrix.Criterion($0, .higherIsBetter) },
            values: values)
    }

    /// The weights; equal ones when none are given.
    static func weights(
        _ members: ArgumentMembers, _ matrix: EvaluationMatrix
    ) throws -> CriterionWeights {
        guard let reader = members.optional("weights") else {
            return CriterionWeights(equal: matrix.criteria.count)
        }
        return try CriterionWeights(reader.elements().map { try $0.decimal() })
    }

    private static func positions(_ count: Int) -> [String] {
        count > 0 ? (1...count).map(String.init) : []
    }
}

extension JSONValue {
    /// A statistic.
    static func real(_ value: Double) -> JSONValue { .number(String(value)) }

    /// A statistic; `null` when there is none.
    static func real(_ value: Double?) -> JSONValue { value.map { .real($0) } ?? .null }

    /// Statistics.
    static func reals(_ values: [Double]) -> JSONValue { .array(values.map { .real($0) }) }

    /// Whole numbers.
    static func wholes(_ values: [Int]) -> JSONValue {
        .array(values.map { .number(String($0)) })
    }
}

extension ResultTable {
    /// A table with a row for each alternative.
    static func alternatives(
        _ matrix: EvaluationMatrix, _ columns: [ResultColumn], _ values: [[ResultValue]]
    ) -> ResultTable {
        ResultTable(
            name: "alternatives",
            columns: [ResultColumn("alternative", .text, zh: "评价对象", en: "Alternative")] + columns,
            rows: zip(matrix.alternatives, values).map { [.text($0)] + $1 })
    }

    /// A table with a row for each criterion.
    static func criteria(
        _ codes: [String], _ columns: [ResultColumn], _ values: [[ResultValue]]
    ) -> ResultTable {
        ResultTable(
            name: "criteria",
            columns: [ResultColumn("criterion", .text, zh: "指标", en: "Criterion")] + columns,
            rows: zip(codes, values).map { [.text($0)] + $1 })
    }
}

extension ResultColumn {
    /// The rank of an alternative.
    static let rank = ResultColumn("rank", .integer, zh: "名次", en: "Rank")
    /// The weight of a criterion.
    static let weight = ResultColumn("weight", .real, zh: "权重", en: "Weight")
}
