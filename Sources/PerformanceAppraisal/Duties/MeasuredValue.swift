import HospitalCore

/// The value of an indicator with its kind (指标值), so that three stops, 3 %, 3.00 yuan and 3 L are
/// never the same thing (S-027).
///
///     percent = numerator × 100 / denominator          mean = numerator / denominator
///     total of rates = Σ numerators / Σ denominators, never the mean of rates (S-256)
///
/// 0 of 0 is missing, anything else of 0 is an error (decision 6). 3 errors in 1200 are 0.25 %
/// (S-051), 780000 bed-days of 78000 discharges are 10.0 days (S-056).
public enum MeasuredValue: Equatable, Sendable {
    /// How often (次数): unplanned stops, complaints.
    case count(Int64)
    /// A share in percent (率).
    case percent(numerator: Decimal, denominator: Decimal)
    /// So much for each one (平均值): days of stay.
    case mean(numerator: Decimal, denominator: Decimal)
    /// An amount of money (费用).
    case spend(Money)
    /// An amount of something (用量): litres of oil.
    case quantity(Quantity)

    /// The kinds by name.
    public enum Kind: String, CaseIterable, Sendable {
        /// 次数
        case count
        /// 率
        case percent
        /// 平均值
        case mean
        /// 费用
        case spend
        /// 用量
        case quantity
    }

    /// The kind.
    public var kind: Kind {
        switch self {
        case .count: .count
        case .percent: .percent
        case .mean: .mean
        case .spend: .spend
        case .quantity: .quantity
        }
    }

    /// The parts of a rate; `nil` for what is none.
    private var parts: (numerator: Decimal, denominator: Decimal)? {
        switch self {
        case .percent(let numerator, let denominator), .mean(let numerator, let denominator):
            (numerator, denominator)
        default: nil
        }
    }

    /// Checks a value for what its kind allows.
    /// - Throws: `negative` for a count, a quantity or a part of a rate; `denominatorZero`.
    public func check(_ code: String) throws(DutyError) {
        switch self {
        case .count(let count):
            guard count >= 0 else { throw .negative(code, Decimal(Int(count))) }
        case .quantity(let quantity):
            guard quantity.amount >= .zero else { throw .negative(code, quantity.amount) }
        case .percent(let numerator, let denominator), .mean(let numerator, let denominator):
            for part in [numerator, denominator] where part < .zero { throw .negative(code, part) }
            guard denominator != .zero || numerator == .zero else {
                throw .denominatorZero(code, numerator: numerator)
            }
        case .spend: break
        }
    }

    /// The exact value: a share in percent, money in yuan; `nil` for 0 of 0.
    public var exact: Rate? {
        switch self {
        case .count(let count): return Rate(Int(count))
        case .spend(let money): return try? Rate(numerator: Int128(money.fen), denominator: 100)
        case .quantity(let quantity): return Rate(quantity.amount)
        case .percent(let numerator, let denominator):
            let share = try? Rate(numerator).divided(by: Rate(denominator))
            return share.map { $0 * Rate(100) }
        case .mean(let numerator, let denominator):
            return try? Rate(numerator).divided(by: Rate(denominator))
        }
    }

    /// The value as it is printed; `nil` for 0 of 0.
    ///
    /// Rates are rounded once, half away from zero.
    /// - Throws: `outOfRange`.
    public func printed(digits: Int) throws(DutyError) -> String? {
        switch self {
        case .count(let count): return String(count)
        case .spend(let money): return money.description
        case .quantity(let quantity): return quantity.description
        case .percent, .mean:
            guard let exact else { return nil }
            guard let value = try? exact.decimal(digits: digits, rounding: .halfAwayFromZero)
            else { throw .outOfRange }
            return kind == .percent ? "\(value)%" : value.description
        }
    }

    /// The total of values of one kind; `nil` of nothing.
    /// - Throws: `kindsDiffer`, also for units that do not convert; `outOfRange`.
    public static func total(
        _ code: String, _ values: [MeasuredValue]
    ) throws(DutyError) -> MeasuredValue? {
        guard var total = values.first else { return nil }
        for value in values.dropFirst() { total = try total.adding(value, code) }
        return total
    }

    private func adding(_ other: MeasuredValue, _ code: String) throws(DutyError) -> MeasuredValue {
        guard kind == other.kind else {
            throw .kindsDiffer(code, kind.rawValue, other.kind.rawValue)
        }
        switch (self, other) {
        case (.quantity(let one), .quantity(let two)):
            guard one.unit.kind == two.unit.kind else {
                throw .kindsDiffer(code, one.unit.symbol, two.unit.symbol)
            }
            if let sum = try? one.adding(two) { return .quantity(sum) }
        case (.count(let one), .count(let two)):
            let (sum, overflow) = one.addingReportingOverflow(two)
            if !overflow { return .count(sum) }
        case (.spend(let one), .spend(let two)):
            if let sum = try? one.adding(two) { return .spend(sum) }
        default:
            if let one = parts, let two = other.parts,
                let above = try? one.numerator.adding(two.numerator),
                let below = try? one.denominator.adding(two.denominator)
            {
                return kind == .percent
                    ? .percent(numerator: above, denominator: below)
                    : .mean(numerator: above, denominator: below)
            }
        }
        throw .outOfRange
    }
}
