import HospitalCore

/// An amount that several payers bear by rule (费用分担): in turn, each by a share of the whole or a
/// fixed amount, up to its most; the last one bears the rest.
///
/// Shares are cut to whole fen, so that the rest, and nothing else, absorbs the difference: the
/// parts add up to the amount. Payers after the rest get nothing. A rest below zero is an error.
/// - Source: requirement S-094
public struct PayerSplit: Equatable, Sendable {
    /// How a payer pays.
    public enum Part: Equatable, Sendable {
        /// A share of the whole, 0 to 1.
        case share(Decimal)
        /// A fixed amount.
        case fixed(Money)
    }

    /// A payer with its part.
    public struct Payer: Equatable, Sendable {
        /// Who pays.
        public let name: String
        /// How.
        public let part: Part
        /// The most it pays; `nil` for no limit.
        public let most: Money?

        /// A payer.
        public init(_ name: String, _ part: Part, most: Money? = nil) {
            self.name = name
            self.part = part
            self.most = most
        }
    }

    /// What the payers bear, in their order.
    public let parts: [Money]
    /// What is left for the one who bears the rest.
    public let rest: Money

    /// Splits an amount.
    /// - Throws: `negative` for an amount or part below zero; `sharesInvalid` when the payers bear
    ///   more than the amount; `outOfRange`.
    public init(_ amount: Money, among payers: [Payer]) throws(ContractError) {
        guard amount >= .zero else { throw .negative("amount", value: amount.description) }
        var left = amount
        var parts: [Money] = []
        for payer in payers {
            let asked: Money
            switch payer.part {
            case .share(let share):
                guard share >= .zero, share <= .one
                else { throw .negative(payer.name, value: share.description) }
                asked = try ContractError.fitting(payer.name) { () throws(NumberError) in
                    try Rate(share).applied(to: amount, rounding: .down)
                }
            case .fixed(let fixed):
                guard fixed >= .zero
                else { throw .negative(payer.name, value: fixed.description) }
                asked = fixed
            }
            if let most = payer.most, most < .zero {
                throw .negative(payer.name, value: most.description)
            }
            let part = payer.most.map { min(asked, $0) } ?? asked
            guard part <= left else { throw .sharesInvalid(payer.name, left: left, asked: part) }
            let before = left
            left = try ContractError.fitting(payer.name) { () throws(NumberError) in
                try before.subtracting(part)
            }
            parts.append(part)
        }
        self.parts = parts
        rest = left
    }
}
