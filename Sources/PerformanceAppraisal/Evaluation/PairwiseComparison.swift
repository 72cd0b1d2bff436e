import HospitalCore

/// Weights from judgements of pairs (层次分析法, AHP), with the check whether they fit together.
///
///     weights = principal eigenvector of the matrix, totalling 1
///     CI = (λmax − n) / (n − 1)          CR = CI / RI(n)          consistent when CR < 0.10
///
/// Judgements are exact fractions ("1/3"), so the mirror of each is checked exactly. The table of
/// random indices RI is named and printed: four tables are in use and give other ratios. One or two
/// criteria are always consistent.
/// - Source: Saaty 1980
public struct PairwiseComparison: Equatable, Sendable {
    /// A table of random indices by number of criteria (平均随机一致性指标).
    public enum RandomIndexTable: String, CaseIterable, Sendable {
        /// Saaty 1980, for 3 to 11 criteria.
        case saaty1980 = "saaty1980"
        /// The table of Chinese textbooks, for 3 to 10 criteria.
        case chineseTextbook = "chinese_textbook"

        /// RI from 3 criteria on.
        private var values: [Double] {
            switch self {
            case .saaty1980: return [0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51]
            case .chineseTextbook: return [0.52, 0.89, 1.12, 1.26, 1.36, 1.41, 1.46, 1.49]
            }
        }

        /// The index for so many criteria; `nil` beyond the table.
        public func index(for count: Int) -> Double? {
            guard count > 2 else { return 0 }
            return count - 3 < values.count ? values[count - 3] : nil
        }
    }

    /// The ratio from which on judgements are not consistent.
    public static let limit = 0.1
    /// Judgements lie between 1/1000 and 1000.
    private static let largest = Rate(1_000)
    private static let iterations = 10_000

    /// The table of random indices.
    public let table: RandomIndexTable
    /// The weights; they total 1.
    public let weights: [Double]
    /// The largest eigenvalue.
    public let eigenvalue: Double
    /// The consistency index.
    public let index: Double
    /// The consistency ratio.
    public let ratio: Double

    /// Whether the judgements fit together.
    public var isConsistent: Bool { ratio < Self.limit }

    /// Judgements that should be made anew.
    public var findings: [Finding] {
        isConsistent ? [] : [Finding(.comparisonInconsistent, ["limit": .text("0.10")])]
    }

    /// The weights of a matrix of judgements, row by row.
    /// - Throws: `empty`; `rowLength`; `notReciprocal` with row and column from 1;
    ///   `tableTooShort`.
    public init(
        _ judgements: [[Rate]], table: RandomIndexTable
    ) throws(EvaluationError) {
        let count = judgements.count
        try Self.check(judgements)
        guard let random = table.index(for: count) else {
            throw .tableTooShort(table: table.rawValue, count: count)
        }
        let matrix = judgements.map { $0.map(\.real) }
        let weights = Self.eigenvector(matrix)
        let products = matrix.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        eigenvalue = zip(products, weights).reduce(0) { $0 + $1.0 / $1.1 } / Double(count)
        index = count > 2 ? (eigenvalue - Double(count)) / Double(count - 1) : 0
        ratio = random > 0 ? index / random : 0
        self.weights = weights
        self.table = table
    }

    private static func check(_ judgements: [[Rate]]) throws(EvaluationError) {
        let count = judgements.count
        guard count > 0 else { throw .empty }
        for (row, values) in judgements.enumerated() where values.count != count {
            throw .rowLength(
                alternative: String(row + 1), expected: count, found: values.count)
        }
        for row in 0..<count {
            for column in 0...row {
                let (one, other) = (judgements[row][column], judgements[column][row])
                guard one > .zero, one <= largest, other <= largest, one * other == .one else {
                    throw .notReciprocal(row: row + 1, column: column + 1)
                }
            }
        }
    }

    /// Power iteration: the matrix is positive, so it always converges to the one positive vector.
    private static func eigenvector(_ matrix: [[Double]]) -> [Double] {
        var vector = [Double](repeating: 1 / Double(matrix.count), count: matrix.count)
        for _ in 0..<iterations {
            let product = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
            let total = product.reduce(0, +)
            let next = product.map { $0 / total }
            let change = zip(next, vector).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
            vector = next
            if change < 1e-16 { break }
        }
        return vector
    }
}
