import HospitalCore

/// Why a value is missing (缺失原因).
///
/// A missing value is never zero.
public enum MissingReason: Int64, CaseIterable, Sendable {
    /// Nobody reported it, or nothing lies in the period or below the unit.
    case notReported = 0
    /// 0/0, which is missing without anything being wrong (decision 6).
    case nothingOfNothing = 1
    /// A number other than 0 was divided by 0: a fault in the data.
    case divisionByZero = 2
    /// No band, row or case fits.
    case noMatch = 3
    /// More digits than the library computes with.
    case outOfRange = 4

    /// Whether somebody should look at the data.
    public var isIssue: Bool { self == .divisionByZero || self == .outOfRange }

    /// The name in tables.
    public var name: String {
        switch self {
        case .notReported: return "not_reported"
        case .nothingOfNothing: return "nothing_of_nothing"
        case .divisionByZero: return "division_by_zero"
        case .noMatch: return "no_match"
        case .outOfRange: return "out_of_range"
        }
    }
}

/// An exact fraction of two 64-bit numbers, not in lowest terms; a denominator of 0 says that the
/// value is missing, and the numerator why; one of −1 says that the value is too long, and the
/// numerator where ``FormulaArithmetic`` keeps it.
struct FormulaCell {
    var numerator: Int64
    var denominator: Int64

    @inline(__always)
    init(_ numerator: Int64, _ denominator: Int64) {
        (self.numerator, self.denominator) = (numerator, denominator)
    }

    static let notReported = missing(.notReported)
    static let one = FormulaCell(1, 1)
    static let zero = FormulaCell(0, 1)

    static func missing(_ reason: MissingReason) -> FormulaCell { FormulaCell(reason.rawValue, 0) }

    static func claim(_ holds: Bool) -> FormulaCell { FormulaCell(holds ? 1 : 0, 1) }

    var isMissing: Bool { denominator == 0 }
    var reason: MissingReason? { isMissing ? MissingReason(rawValue: numerator) : nil }
    var isTrue: Bool { denominator == 1 && numerator == 1 }
}

/// Computes with cells: whole 64-bit arithmetic where it fits, exact fractions of any length where
/// it does not.
///
/// Nothing is rounded but by ``rounded(_:digits:_:)``.
final class FormulaArithmetic {
    /// Beyond so many bits a value is out of range, so that no chain of products grows for ever.
    private static let maximumBits = 4_096
    /// How many long values are kept, which bounds the memory.
    private static let maximumLongValues = 4_000_000
    private var long: [Rate] = []

    /// The cell of a fraction.
    @inline(never)
    func cell(_ value: Rate) -> FormulaCell {
        if let above = Int128(exactly: value.numerator).flatMap({ Int64(exactly: $0) }),
            let below = Int128(exactly: value.denominator).flatMap({ Int64(exactly: $0) })
        {
            return FormulaCell(above, below)
        }
        guard value.numerator.bitWidth <= Self.maximumBits,
            value.denominator.bitWidth <= Self.maximumBits, long.count < Self.maximumLongValues
        else { return .missing(.outOfRange) }
        long.append(value)
        return FormulaCell(Int64(long.count - 1), -1)
    }

    /// The cell of a decimal.
    func cell(_ value: Decimal) -> FormulaCell {
        if let digits = Int64(exactly: value.significand),
            let power = Int64(exactly: Decimal.powerOfTen(value.scale))
        {
            return FormulaCell(digits, power)
        }
        return cell(Rate(value))
    }

    /// The fraction of a cell; `nil` when it is missing.
    @inline(never)
    func value(_ cell: FormulaCell) -> Rate? {
        if cell.denominator < 0 { return long[Int(cell.numerator)] }
        return try? Rate(
            numerator: Int128(cell.numerator), denominator: Int128(cell.denominator))
    }

    @inline(__always)
    func sum(_ one: FormulaCell, _ other: FormulaCell) -> FormulaCell {
        if one.denominator == other.denominator, one.denominator > 0 {
            let sum = one.numerator.addingReportingOverflow(other.numerator)
            if !sum.overflow { return FormulaCell(sum.partialValue, one.denominator) }
        } else if one.denominator > 0, other.denominator > 0 {
            let left = one.numerator.multipliedReportingOverflow(by: other.denominator)
            let right = other.numerator.multipliedReportingOverflow(by: one.denominator)
            let below = one.denominator.multipliedReportingOverflow(by: other.denominator)
            let sum = left.partialValue.addingReportingOverflow(right.partialValue)
            if !left.overflow && !right.overflow && !below.overflow && !sum.overflow {
                return FormulaCell(sum.partialValue, below.partialValue)
            }
        }
        return exact(one, other) { $0 + $1 }
    }

    @inline(__always)
    func product(_ one: FormulaCell, _ other: FormulaCell) -> FormulaCell {
        if one.denominator > 0, other.denominator > 0 {
            let above = one.numerator.multipliedReportingOverflow(by: other.numerator)
            let below = one.denominator.multipliedReportingOverflow(by: other.denominator)
            if !above.overflow && !below.overflow {
                return FormulaCell(above.partialValue, below.partialValue)
            }
        }
        return exact(one, other) { $0 * $1 }
    }

    @inline(__always)
    func negative(_ one: FormulaCell) -> FormulaCell {
        if one.denominator > 0, one.numerator != .min {
            return FormulaCell(-one.numerator, one.denominator)
        }
        return exact(one, one) { value, _ in -value }
    }

    @inline(__always)
    func quotient(_ one: FormulaCell, _ other: FormulaCell) -> FormulaCell {
        if one.denominator > 0, other.denominator > 0 {
            guard other.numerator != 0 else {
                return .missing(one.numerator == 0 ? .nothingOfNothing : .divisionByZero)
            }
            // Numbers with the same decimals need no products.
            if one.denominator == other.denominator, other.numerator > 0 {
                return FormulaCell(one.numerator, other.numerator)
            }
            let above = one.numerator.multipliedReportingOverflow(by: other.denominator)
            let below = one.denominator.multipliedReportingOverflow(by: other.numerator)
            if !above.overflow && !below.overflow, above.partialValue != .min,
                below.partialValue != .min
            {
                return below.partialValue < 0
                    ? FormulaCell(-above.partialValue, -below.partialValue)
                    : FormulaCell(above.partialValue, below.partialValue)
            }
        }
        if other.denominator > 0, other.numerator == 0, !one.isMissing {
            return .missing(.divisionByZero)
        }
        return exact(one, other) { try? $0.divided(by: $1) }
    }

    /// Exact values of two cells put together; a missing one stays missing with its reason.
    ///
    /// What cannot be put together is divided by 0.
    @inline(never)
    private func exact(
        _ one: FormulaCell, _ other: FormulaCell, _ operation: (Rate, Rate) -> Rate?
    ) -> FormulaCell {
        guard !one.isMissing, let left = value(one) else { return one }
        guard !other.isMissing, let right = value(other) else { return other }
        return operation(left, right).map { cell($0) } ?? .missing(.divisionByZero)
    }

    /// −1, 0 or 1 as one is below, equal to or above the other; both are there.
    @inline(__always)
    func comparison(_ one: FormulaCell, _ other: FormulaCell) -> Int {
        if one.denominator > 0, other.denominator > 0 {
            // Products of 64 bits fit 128.
            let left = Int128(one.numerator) &* Int128(other.denominator)
            let right = Int128(other.numerator) &* Int128(one.denominator)
            return left == right ? 0 : (left < right ? -1 : 1)
        }
        return longComparison(one, other)
    }

    @inline(never)
    private func longComparison(_ one: FormulaCell, _ other: FormulaCell) -> Int {
        guard let left = value(one), let right = value(other) else { return 0 }
        return left == right ? 0 : (left < right ? -1 : 1)
    }

    /// The value with so many decimals (0 to 18), rounded once by the named rule.
    @inline(__always)
    func rounded(_ one: FormulaCell, digits: Int, _ rounding: Rounding) -> FormulaCell {
        let power = Decimal.powerOfTen(digits)
        if one.denominator > 0 {
            if one.denominator == 1 { return one }
            if rounding == .halfAwayFromZero, let cell = shortRounded(one, power) { return cell }
            let scaled = Int128(one.numerator).multipliedReportingOverflow(by: power)
            if !scaled.overflow,
                let whole = scaled.partialValue.divided(
                    by: Int128(one.denominator), rounding: rounding),
                let above = Int64(exactly: whole), let below = Int64(exactly: power)
            {
                return FormulaCell(above, below)
            }
        }
        guard !one.isMissing, let exact = value(one) else { return one }
        guard let decimal = try? exact.decimal(digits: digits, rounding: rounding)
        else { return .missing(.outOfRange) }
        return cell(decimal)
    }

    /// Half away from zero within 64 bits, which is nearly always; `nil` where it does not fit.
    @inline(__always)
    private func shortRounded(_ one: FormulaCell, _ power: Int128) -> FormulaCell? {
        // A power of ten up to 10¹⁸.
        let power = Int64(truncatingIfNeeded: power)
        if one.denominator == power { return one }
        let scaled = one.numerator.multipliedReportingOverflow(by: power)
        guard !scaled.overflow else { return nil }
        let (whole, rest) = scaled.partialValue.quotientAndRemainder(dividingBy: one.denominator)
        let left = rest.magnitude
        // The denominator is at least 2, so one more than the quotient fits.
        guard left >= one.denominator.magnitude &- left else { return FormulaCell(whole, power) }
        return FormulaCell(scaled.partialValue < 0 ? whole &- 1 : whole &+ 1, power)
    }
}
