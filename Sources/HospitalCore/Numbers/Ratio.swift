/// A ratio whose numerator and denominator have names (指标比率), printed with its value, because the
/// same word is counted over different wholes: 247 arrived over 300 *planned* posts is 82.3 %, over
/// 407 *opened* posts 60.7 %.
///
///     value = numerator / denominator
///
/// 0 of 0 is missing, not zero; anything else of 0 is a fault in the data (decision 6). The exact
/// value is rounded once, by a named rule, when it is shown.
public struct Ratio: Hashable, Sendable {
    /// A named number of a ratio.
    public struct Part: Hashable, Sendable {
        /// What is counted.
        public let name: String
        /// How many.
        public let value: Decimal

        /// A part.
        public init(_ name: String, _ value: Decimal) {
            self.name = name
            self.value = value
        }
    }

    /// What is above the line.
    public let numerator: Part
    /// What is below the line.
    public let denominator: Part
    /// The exact value; `nil` when both parts are 0.
    public let value: Rate?

    /// A ratio.
    /// - Throws: `denominatorZero` when only the denominator is 0.
    public init(_ numerator: Part, over denominator: Part) throws(MeasureError) {
        self.numerator = numerator
        self.denominator = denominator
        if denominator.value == .zero {
            guard numerator.value == .zero else {
                let above = "\(numerator.name) \(numerator.value)"
                throw .denominatorZero(numerator: above, denominator: denominator.name)
            }
            value = nil
        } else {
            value = Rate(numerator.value).divided(by: Rate(denominator.value))
        }
    }

    /// The value in percent with so many decimals; `nil` when it is missing.
    /// - Throws: `number` when the digits do not fit.
    public func percent(digits: Int, rounding: Rounding) throws(MeasureError) -> Percent? {
        guard let value else { return nil }
        do throws(NumberError) {
            return Percent(try (value * .hundred).decimal(digits: digits, rounding: rounding))
        } catch { throw .number(error) }
    }

    /// The parts with the value: `到岗人数 247 ÷ 计划岗位 300 = 82.3%`; a missing value is a dash.
    /// - Throws: `number` when the digits do not fit.
    public func printed(digits: Int, rounding: Rounding) throws(MeasureError) -> String {
        let shown = try percent(digits: digits, rounding: rounding).map(\.description) ?? "—"
        return "\(numerator.name) \(numerator.value) ÷ \(denominator.name) \(denominator.value)"
            + " = \(shown)"
    }
}

extension Rate {
    /// One hundred, by which a share becomes percent.
    static let hundred = Rate(Decimal(100))

    /// The exact quotient; `nil` when the divisor is zero.
    func divided(by other: Rate) -> Rate? {
        try? Rate(
            numerator: numerator * other.denominator, denominator: denominator * other.numerator)
    }
}

/// A percentage somebody reported, calculated again (复算): which rounding explains it, if any.
///
/// 113 for 1499/1330 is 112.7 rounded to whole percent; 135.6 for 407/300 was cut off; 149.7 for
/// 6881/4600 (149.59) is explained by no rounding and does not recompute.
public struct ReportedPercent: Hashable, Sendable {
    /// What was reported.
    public let reported: Percent
    /// The value at the reported decimals, rounded half away from zero.
    public let recomputed: Percent
    /// Every rule that leads from the exact value to the reported one.
    public let explanations: [Rounding]
    /// Reported minus exact, in percentage points, at two decimals more than reported.
    public let difference: PercentagePoints

    /// Whether some rounding explains the reported value.
    public var recomputes: Bool { !explanations.isEmpty }

    /// Calculates a reported percentage again; `nil` when the ratio is missing.
    /// - Throws: `number` when the digits do not fit.
    public init?(_ reported: Percent, of ratio: Ratio) throws(MeasureError) {
        guard let value = ratio.value else { return nil }
        do throws(NumberError) {
            let exact = value * .hundred
            let digits = reported.value.scale
            var explanations: [Rounding] = []
            for rounding in Rounding.allCases
            where try exact.decimal(digits: digits, rounding: rounding) == reported.value {
                explanations.append(rounding)
            }
            self.reported = reported
            self.explanations = explanations
            recomputed = Percent(try exact.decimal(digits: digits, rounding: .halfAwayFromZero))
            difference = PercentagePoints(
                try (Rate(reported.value) - exact).decimal(
                    digits: min(Decimal.maximumScale, digits + 2), rounding: .halfAwayFromZero))
        } catch { throw .number(error) }
    }
}
