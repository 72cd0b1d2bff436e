import HospitalCore

/// What is evaluated: alternatives (departments, years, hospitals) by criteria (评价矩阵).
///
/// Values come as exact decimals; statistics on them are doubles, which is allowed for statistics
/// only. A matrix that exists is rectangular, without a code that stands twice.
public struct EvaluationMatrix: Equatable, Sendable {
    /// A criterion with the way that is better.
    public struct Criterion: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Which way is better.
        public let direction: Direction

        /// A criterion.
        public init(_ code: String, _ direction: Direction) {
            self.code = code
            self.direction = direction
        }
    }

    /// The codes of the alternatives.
    public let alternatives: [String]
    /// The criteria.
    public let criteria: [Criterion]
    /// A row for each alternative, a value for each criterion.
    public let values: [[Decimal]]

    /// A matrix.
    /// - Throws: `empty`, `duplicate`, `rowLength`.
    public init(
        alternatives: [String], criteria: [Criterion], values: [[Decimal]]
    ) throws(EvaluationError) {
        guard !alternatives.isEmpty, !criteria.isEmpty else { throw .empty }
        for codes in [alternatives, criteria.map(\.code)] {
            var seen: Set<String> = []
            for code in codes where !seen.insert(code).inserted { throw .duplicate(code) }
        }
        for (position, alternative) in alternatives.enumerated() {
            let found = position < values.count ? values[position].count : 0
            guard found == criteria.count else {
                throw .rowLength(
                    alternative: alternative, expected: criteria.count, found: found)
            }
        }
        guard values.count == alternatives.count else {
            throw .rowLength(
                alternative: "—", expected: alternatives.count, found: values.count)
        }
        self.alternatives = alternatives
        self.criteria = criteria
        self.values = values
    }

    /// The exact values of a criterion.
    func column(_ criterion: Int) -> [Decimal] { values.map { $0[criterion] } }

    /// The values of a criterion as statistics.
    func real(_ criterion: Int) -> [Double] { values.map { $0[criterion].real } }

    /// The decimals of a criterion: as many as its longest value has.
    func decimals(_ criterion: Int) -> Int {
        values.reduce(0) { max($0, $1[criterion].scale) }
    }

    /// The values of a criterion as statistics that count units of its last decimal: 12.50 is 1250
    /// among values of two decimals.
    ///
    /// What only compares values with one another needs no more, and whole numbers are exact where
    /// their decimals would be rounded.
    func units(_ criterion: Int) -> [Double] {
        let decimals = decimals(criterion)
        return values.map { row in
            let value = row[criterion]
            if let units = value.significand(atScale: decimals) { return Double(units) }
            let power = Decimal.powerOfTen(decimals - value.scale)
            return Double(value.significand) * Double(power)
        }
    }

    /// Whether a criterion has the same value everywhere.
    func isConstant(_ criterion: Int) -> Bool {
        let first = values[0][criterion]
        return values.allSatisfy { $0[criterion] == first }
    }

    /// What is to be told about criteria that distinguish nothing.
    var findings: [Finding] {
        criteria.indices.filter(isConstant).map { position in
            let code = MessageValue.text(criteria[position].code)
            return Finding(
                values[0][position] == .zero ? .evaluationZeroColumn : .evaluationConstantColumn,
                ["criterion": code])
        }
    }

    /// Refuses a value that is not above zero, for methods that divide by it.
    func requirePositive(_ criterion: Int) throws(EvaluationError) {
        for (row, alternative) in zip(values, alternatives) where row[criterion] <= .zero {
            throw .notPositive(
                criterion: criteria[criterion].code, alternative: alternative,
                value: row[criterion])
        }
    }

    /// The values of a criterion between 0 for the worst and 1 for the best; zeros when it is the
    /// same everywhere.
    func scaled(_ criterion: Int) -> [Double] {
        let column = units(criterion)
        guard let least = column.min(), let most = column.max(), most > least else {
            return column.map { _ in 0 }
        }
        return column.map {
            criteria[criterion].direction == .higherIsBetter
                ? ($0 - least) / (most - least) : (most - $0) / (most - least)
        }
    }
}

/// Weights of criteria that total 1.
public struct CriterionWeights: Equatable, Sendable {
    /// The weights, exact.
    public let exact: [Rate]

    /// The same weight for each.
    public init(equal count: Int) {
        let share = (try? Rate(numerator: 1, denominator: Int128(max(1, count)))) ?? .zero
        exact = Array(repeating: share, count: count)
    }

    /// Weights in proportion; they are brought to a total of 1.
    /// - Throws: `weightInvalid` for a negative one or when all are zero.
    public init(_ weights: [Decimal]) throws(EvaluationError) {
        for weight in weights where weight < .zero { throw .weightInvalid(value: weight) }
        let total = weights.reduce(Rate.zero) { $0 + Rate($1) }
        var exact: [Rate] = []
        for weight in weights {
            guard let share = try? Rate(weight).divided(by: total) else {
                throw .weightInvalid(value: weight)
            }
            exact.append(share)
        }
        self.exact = exact
    }

    /// The weights as statistics.
    public var real: [Double] { exact.map(\.real) }

    /// Refuses another number of weights than criteria.
    func require(_ count: Int) throws(EvaluationError) {
        guard exact.count == count else {
            throw .weightCount(expected: count, found: exact.count)
        }
    }
}

extension Decimal {
    /// The value as a statistic.
    var real: Double { Double(significand) / Double(Decimal.powerOfTen(scale)) }
}

extension Rate {
    /// The value as a statistic, from 18 decimals; only for rates of moderate size.
    var real: Double { (try? decimal(digits: 18, rounding: .halfToEven))?.real ?? 0 }
}
