import HospitalCore

/// Change orders and site visas held against their contract (设计变更、现场签证控制).
///
///     cumulative % = Σ changes so far / contract × 100, two digits, half away from zero
///
/// A change is over when the sum so far is more than the limit of the contract; changes that save
/// money count below zero.
/// - Source: requirement S-091
public struct ChangeOrders: Equatable, Sendable {
    /// A change with what the contract has come to.
    public struct Line: Equatable, Sendable {
        /// The number of the change.
        public let code: String
        /// Its amount.
        public let amount: Money
        /// All changes so far.
        public let total: Money
        /// All changes so far in percent of the contract.
        public let percent: Decimal
        /// Whether the limit is passed.
        public let isOver: Bool
    }

    /// The changes in the order given.
    public let lines: [Line]

    /// The changes of a contract.
    /// - `limit`: the most of the contract that changes may add, 0.1 for 10 %.
    /// - Throws: `negative` for a contract that is not above zero; `twice`; `outOfRange`.
    public init(
        contract: Money, limit: Decimal, changes: [(code: String, amount: Money)]
    ) throws(ProcurementError) {
        guard contract > .zero else { throw .negative("contract", value: contract.description) }
        var codes: Set<Code<Self>> = []
        for change in changes where !codes.insert(Code(change.code)).inserted {
            throw .twice(change.code)
        }
        let most = Rate(contract.yuan) * Rate(limit)
        var total = Money.zero
        var lines: [Line] = []
        for change in changes {
            let (sum, percent) = try ProcurementError.fitting(change.code) {
                () throws(NumberError) in
                let sum = try total.adding(change.amount)
                let share = try Rate(sum.yuan).divided(by: Rate(contract.yuan))
                return (
                    sum,
                    try (share * Rate(Decimal(100))).decimal(
                        digits: 2, rounding: .halfAwayFromZero)
                )
            }
            total = sum
            lines.append(
                Line(
                    code: change.code, amount: change.amount, total: sum, percent: percent,
                    isOver: Rate(sum.yuan) > most))
        }
        self.lines = lines
    }

    /// What a review took off a submitted amount (审减): `submitted − reviewed`, and that in percent
    /// of what was submitted; `nil` for 0 of 0.
    /// - Source: requirement S-087
    /// - Throws: `outOfRange`; `negative` for a submitted amount of 0 that was raised.
    public static func reduction(
        submitted: Money, reviewed: Money
    ) throws(ProcurementError) -> (amount: Money, percent: Decimal?) {
        let amount = try ProcurementError.fitting("review") { () throws(NumberError) in
            try submitted.subtracting(reviewed)
        }
        guard submitted != .zero else {
            guard amount == .zero
            else { throw .negative("review", value: reviewed.description) }
            return (amount, nil)
        }
        let percent = try ProcurementError.fitting("review") { () throws(NumberError) in
            let share = try Rate(amount.yuan).divided(by: Rate(submitted.yuan))
            return try (share * Rate(Decimal(100))).decimal(
                digits: 2, rounding: .halfAwayFromZero)
        }
        return (amount, percent)
    }
}
