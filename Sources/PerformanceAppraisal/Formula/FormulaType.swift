import HospitalCore

/// What a formula gives: a number or a claim.
public enum FormulaType: String, Sendable {
    /// An exact number.
    case number
    /// True or false.
    case claim

    var term: MessageValue {
        self == .number
            ? .phrase(chinese: "数值", english: "a number")
            : .phrase(chinese: "条件（真或假）", english: "a claim")
    }
}

/// The unit of an item or of a formula.
///
/// Two known units that differ cannot be added or compared.
///
/// | × | plain | money | count | percent |   | ÷ | plain | money | count | percent |
/// |---|---|---|---|---|---|---|---|---|---|---|
/// | plain | plain | money | count | percent |   | plain | plain | plain | plain | plain |
/// | money | money | refused | money | money |   | money | money | plain | money | money |
/// | count | count | money | count | count |   | count | count | plain | plain | count |
/// | percent | percent | money | count | percent |   | percent | percent | plain | plain | plain |
///
/// `plain` is a number without a unit, such as a literal or a ratio: it goes with all of them.
public enum FormulaUnit: String, CaseIterable, Sendable {
    /// No unit: literals, ratios, coefficients, levels.
    case plain
    /// Yuan.
    case money
    /// Cases, persons, pieces, days.
    case count
    /// Hundredths.
    case percent

    var term: MessageValue {
        switch self {
        case .plain: return .phrase(chinese: "无单位", english: "no unit")
        case .money: return .phrase(chinese: "金额", english: "money")
        case .count: return .phrase(chinese: "数量", english: "a count")
        case .percent: return .phrase(chinese: "百分数", english: "percent")
        }
    }

    /// The unit of a sum or of both sides of a comparison; `nil` when they cannot be.
    func joined(with other: FormulaUnit) -> FormulaUnit? {
        if self == .plain || self == other { return other }
        return other == .plain ? self : nil
    }

    /// The unit of a product; `nil` for money times money.
    func times(_ other: FormulaUnit) -> FormulaUnit? {
        let pair = [self, other]
        if pair.contains(.money) { return self == other ? nil : .money }
        return pair.contains(.count) ? .count : joined(with: other)
    }

    /// The unit of a quotient.
    func over(_ other: FormulaUnit) -> FormulaUnit {
        if other == .plain || (other == .percent && self != .percent) { return self }
        return self == .money && other == .count ? .money : .plain
    }
}
