/// A percentage: so many of a hundred (百分比).
///
/// It is not a difference of percentages.
public struct Percent: Hashable, Sendable, CustomStringConvertible {
    /// The number before the sign.
    public let value: Decimal

    /// A percentage.
    public init(_ value: Decimal) { self.value = value }

    /// The difference of two percentages, in percentage points.
    /// - Throws: `number` beyond 38 digits.
    public func points(from earlier: Percent) throws(MeasureError) -> PercentagePoints {
        do throws(NumberError) {
            return PercentagePoints(try value.subtracting(earlier.value))
        } catch { throw .number(error) }
    }

    /// The text `82.3%`.
    public var description: String { "\(value)%" }
}

/// A difference of two percentages (百分点): from 5 % to 6 % it is 1 percentage point and 20 percent.
public struct PercentagePoints: Hashable, Sendable, CustomStringConvertible {
    /// The number of points.
    public let value: Decimal

    /// A difference in percentage points.
    public init(_ value: Decimal) { self.value = value }

    /// The text `5.73个百分点`.
    public var description: String { "\(value)个百分点" }
}

/// How a value changed (增减): the type says what a printed “+5.73%” means.
public enum Change: Hashable, Sendable {
    /// By an amount in the unit of the value.
    case absolute(Decimal)
    /// By a share of the value before (增减率).
    case relative(Percent)
    /// By percentage points; for values that are percentages themselves.
    case points(PercentagePoints)

    /// The change between two values as an amount.
    /// - Throws: `number` beyond 38 digits.
    public static func absolute(
        from earlier: Decimal, to current: Decimal
    ) throws(MeasureError) -> Change {
        do throws(NumberError) { return .absolute(try current.subtracting(earlier)) } catch {
            throw .number(error)
        }
    }

    /// The change as a share of the earlier value.
    ///
    ///     (current − earlier) / |earlier| × 100
    ///
    /// `nil` when both are 0.
    /// - Throws: `denominatorZero` when only the earlier value is 0; `number`.
    public static func relative(
        from earlier: Decimal, to current: Decimal, digits: Int, rounding: Rounding
    ) throws(MeasureError) -> Change? {
        let difference = Rate(current) - Rate(earlier)
        let base = earlier < .zero ? -Rate(earlier) : Rate(earlier)
        guard let share = difference.divided(by: base) else {
            guard current == .zero
            else { throw .denominatorZero(numerator: "\(current)", denominator: "\(earlier)") }
            return nil
        }
        do throws(NumberError) {
            return .relative(
                Percent(try (share * .hundred).decimal(digits: digits, rounding: rounding)))
        } catch { throw .number(error) }
    }

    /// The value before the change.
    ///
    ///     current − amount          current − points          current / (1 + percent/100)
    ///
    /// - Throws: `denominatorZero` for a fall by 100 %, which any value may have had; `number`.
    public func earlier(
        than current: Decimal, digits: Int, rounding: Rounding
    ) throws(MeasureError) -> Decimal {
        let exact: Rate
        switch self {
        case .absolute(let amount): exact = Rate(current) - Rate(amount)
        case .points(let points): exact = Rate(current) - Rate(points.value)
        case .relative(let percent):
            let factor = Rate.hundred + Rate(percent.value)
            guard let quotient = (Rate(current) * .hundred).divided(by: factor)
            else { throw .denominatorZero(numerator: "\(current)", denominator: "\(percent)") }
            exact = quotient
        }
        do throws(NumberError) {
            return try exact.decimal(digits: digits, rounding: rounding)
        } catch { throw .number(error) }
    }
}
