import HospitalCore

/// Whether an investment in equipment or buildings is worth it (投资论证): payback, net present value
/// and a gate.
///
///     NPV = −outlay + Σ inflow(t) / (1 + rate)^t          t = 1, 2, … years
///     payback = full years + what is left / inflow of the next year
///
/// Exact fractions throughout; NPV is rounded once, half away from zero to the fen, payback to two
/// digits. An outlay that is never earned back has no payback.
/// - Source: requirement S-106
public struct InvestmentAppraisal: Equatable, Sendable {
    /// What must hold for an investment to pass.
    public struct Gate: Equatable, Sendable {
        /// The longest payback in years.
        public var payback: Decimal
        /// The highest risk score.
        public var risk: Int

        /// A gate.
        public init(payback: Decimal, risk: Int) {
            self.payback = payback
            self.risk = risk
        }
    }

    /// Why an investment does not pass.
    public enum Objection: String, CaseIterable, Sendable {
        /// It is never or too late earned back.
        case payback
        /// Its present value is below zero.
        case presentValue = "present_value"
        /// Its risk is too high.
        case risk
    }

    /// The most years that are looked at.
    public static let mostYears = 60

    /// The present value in whole fen.
    public let presentValue: Money
    /// The years until it is earned back; `nil` when it never is.
    public let payback: Decimal?

    /// An investment.
    /// - Throws: `negative` for an outlay that is not above zero, or a rate at or below −1;
    ///   `tooLong` for more than 60 years; `outOfRange`.
    public init(
        outlay: Money, inflows: [Money], rate: Decimal
    ) throws(ContractError) {
        guard outlay > .zero else { throw .negative("outlay", value: outlay.description) }
        guard Rate(rate) + .one > .zero else { throw .negative("rate", value: "\(rate)") }
        guard inflows.count <= Self.mostYears else { throw .tooLong(years: inflows.count) }
        var value = -Rate(outlay.yuan)
        var factor = Rate.one
        var left = Rate(outlay.yuan)
        var payback: Rate?
        for (year, inflow) in inflows.enumerated() {
            let grown = factor * (.one + Rate(rate))
            factor = grown
            let (present, part) = try ContractError.fitting("inflow") { () throws(NumberError) in
                (
                    try Rate(inflow.yuan).divided(by: grown),
                    inflow > .zero ? try left.divided(by: Rate(inflow.yuan)) : nil
                )
            }
            value = value + present
            if payback == nil, let part, part <= .one {
                payback = Rate(Decimal(year)) + part
            }
            left = left - Rate(inflow.yuan)
        }
        let (exact, years) = (value, payback)
        presentValue = try ContractError.fitting("present value") { () throws(NumberError) in
            try exact.money()
        }
        self.payback = try ContractError.fitting("payback") { () throws(NumberError) in
            try years?.decimal(digits: 2, rounding: .halfAwayFromZero)
        }
    }

    /// Why it does not pass; nothing when it does.
    ///
    /// Payback and present value decide as printed.
    public func objections(to gate: Gate, risk: Int) -> [Objection] {
        var objections: [Objection] = []
        if payback.map({ $0 > gate.payback }) ?? true { objections.append(.payback) }
        if presentValue < .zero { objections.append(.presentValue) }
        if risk > gate.risk { objections.append(.risk) }
        return objections
    }
}
