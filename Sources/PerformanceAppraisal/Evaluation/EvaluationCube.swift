import HospitalCore

/// Hospitals by criteria by years (横向与纵向比较, S-251): compared with each other in a year, and each
/// with its own history.
///
/// A slice is a matrix for TOPSIS, RSR and the others. It needs every value: what is missing is
/// named and never zero, so that what is compared is comparable.
public struct EvaluationCube: Equatable, Sendable {
    /// A value.
    public struct Value: Equatable, Sendable {
        /// The hospital.
        public let hospital: String
        /// The year or another period; later ones sort later.
        public let period: String
        /// The criterion.
        public let criterion: String
        /// The value.
        public let value: Decimal

        /// A value.
        public init(_ hospital: String, _ period: String, _ criterion: String, _ value: Decimal) {
            self.hospital = hospital
            self.period = period
            self.criterion = criterion
            self.value = value
        }
    }

    /// How a value moved against the period before.
    public struct Trend: Equatable, Sendable {
        /// The criterion.
        public let criterion: String
        /// The period.
        public let period: String
        /// The value less that of the period before.
        public let change: Decimal
        /// The change of the value before, in percent, two decimals; `nil` when that was zero.
        public let percent: Decimal?
        /// 1 better, 0 the same, −1 worse, by the direction of the criterion.
        public let sign: Int
    }

    /// The criteria.
    public let criteria: [EvaluationMatrix.Criterion]
    /// The hospitals by code.
    public let hospitals: [String]
    /// The periods in their order.
    public let periods: [String]
    private let values: [[String]: Decimal]

    /// A cube.
    /// - Throws: `duplicate` for a value that stands twice; `parameterInvalid` for one of no
    ///   criterion; `empty`.
    public init(
        _ values: [Value], criteria: [EvaluationMatrix.Criterion]
    ) throws(EvaluationError) {
        guard !values.isEmpty, !criteria.isEmpty else { throw .empty }
        let codes = criteria.map(\.code)
        var table: [[String]: Decimal] = [:]
        for value in values {
            guard codes.contains(value.criterion) else {
                throw .parameterInvalid(name: "criterion", value: value.criterion)
            }
            let key = [value.hospital, value.period, value.criterion]
            guard table.updateValue(value.value, forKey: key) == nil else {
                throw .duplicate(key.joined(separator: "/"))
            }
        }
        self.criteria = criteria
        self.values = table
        hospitals = Set(values.map(\.hospital)).map { Code<Value>($0) }.sorted().map(\.code)
        periods = Set(values.map(\.period)).map { Code<Value>($0) }.sorted().map(\.code)
    }

    private func value(
        _ hospital: String, _ period: String, _ criterion: String
    ) throws(EvaluationError) -> Decimal {
        guard let value = values[[hospital, period, criterion]] else {
            throw .valueMissing(hospital: hospital, period: period, criterion: criterion)
        }
        return value
    }

    private func row(_ hospital: String, _ period: String) throws(EvaluationError) -> [Decimal] {
        var row: [Decimal] = []
        for criterion in criteria { row.append(try value(hospital, period, criterion.code)) }
        return row
    }

    /// The hospitals of a period.
    /// - Throws: `valueMissing`; what a matrix refuses.
    public func matrix(of period: String) throws(EvaluationError) -> EvaluationMatrix {
        var rows: [[Decimal]] = []
        for hospital in hospitals { rows.append(try row(hospital, period)) }
        return try EvaluationMatrix(alternatives: hospitals, criteria: criteria, values: rows)
    }

    /// The periods of a hospital.
    /// - Throws: `valueMissing`; what a matrix refuses.
    public func history(of hospital: String) throws(EvaluationError) -> EvaluationMatrix {
        var rows: [[Decimal]] = []
        for period in periods { rows.append(try row(hospital, period)) }
        return try EvaluationMatrix(alternatives: periods, criteria: criteria, values: rows)
    }

    /// How the values of a hospital moved from period to period, where both are there.
    /// - Throws: `outOfRange`.
    public func trends(of hospital: String) throws(EvaluationError) -> [Trend] {
        var trends: [Trend] = []
        for criterion in criteria {
            for (before, period) in zip(periods, periods.dropFirst()) {
                guard let old = values[[hospital, before, criterion.code]],
                    let new = values[[hospital, period, criterion.code]]
                else { continue }
                guard let change = try? new.subtracting(old) else {
                    throw .outOfRange(criterion.code)
                }
                let share = try? Rate(change).divided(by: Rate(old))
                let percent = try share.map { share throws(EvaluationError) in
                    guard let percent = try? (share * Rate(100)).published() else {
                        throw .outOfRange(criterion.code)
                    }
                    return percent
                }
                let isBetter =
                    criterion.direction == .higherIsBetter
                    ? change > .zero : change < .zero
                trends.append(
                    Trend(
                        criterion: criterion.code, period: period, change: change,
                        percent: percent, sign: change == .zero ? 0 : isBetter ? 1 : -1))
            }
        }
        return trends
    }
}
