import HospitalCore

/// A round of readings held against what is usual (每周抄表): large differences are told to the user,
/// and what was not read is listed.
///
///     deviation % = (value − mean) / mean × 100
///
/// An alert is a deviation beyond the limit on either side; at the limit is none. A mean of 0 makes
/// any other value an alert without a percentage.
/// - Source: requirement S-199
public struct ReadingRound: Equatable, Sendable {
    /// What is said of a meter.
    public enum State: String, CaseIterable, Sendable {
        /// Within the limit.
        case usual
        /// Beyond it.
        case alert
        /// Not read: missing, not zero.
        case missing
    }

    /// A meter of the round.
    public struct Line: Equatable, Sendable {
        /// The meter.
        public let meter: Meter.ID
        /// How it stands.
        public let state: State
        /// The deviation in percent with one digit, half away from zero.
        public let percent: Decimal?
    }

    /// The meters by code.
    public let lines: [Line]

    /// Judges a round.
    /// - Parameters:
    ///   - means: the usual use of every meter that is to be read.
    ///   - values: what was read.
    ///   - limit: the allowed deviation in percent.
    /// - Throws: `meterUnknown` for a value of a meter that is not in the round; `outOfRange`.
    public init(
        means: [Meter.ID: Decimal], values: [Meter.ID: Decimal], limit: Decimal
    ) throws(EnergyError) {
        for meter in values.keys.sorted() where means[meter] == nil {
            throw .meterUnknown(meter.code)
        }
        var lines: [Line] = []
        for (meter, mean) in means.sorted(by: { $0.key < $1.key }) {
            guard let value = values[meter] else {
                lines.append(Line(meter: meter, state: .missing, percent: nil))
                continue
            }
            guard mean != .zero else {
                lines.append(
                    Line(
                        meter: meter, state: value == .zero ? .usual : .alert, percent: nil))
                continue
            }
            let share = try EnergyError.fitting(meter.code) { () throws(NumberError) in
                let exact = try (Rate(value) - Rate(mean)).divided(by: Rate(mean))
                return exact * Rate(Decimal(100))
            }
            let isAlert = share > Rate(limit) || -share > Rate(limit)
            let percent = try EnergyError.fitting(meter.code) { () throws(NumberError) in
                try share.decimal(digits: 1, rounding: .halfAwayFromZero)
            }
            lines.append(
                Line(
                    meter: meter, state: isAlert ? .alert : .usual, percent: percent))
        }
        self.lines = lines
    }
}
