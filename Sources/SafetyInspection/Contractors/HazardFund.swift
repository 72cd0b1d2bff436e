import HospitalCore

/// The money set aside to remove hazards (隐患治理资金), and what was paid from it for which hazard.
///
///     left = budget − Σ payments          never below zero
///
/// - Source: requirements S-136
public struct HazardFund: Equatable, Sendable {
    /// A payment.
    public struct Payment: Equatable, Sendable {
        /// The number of the voucher: the evidence.
        public let number: String
        /// The hazard.
        public let hazard: Hazard.ID
        /// The amount.
        public let amount: Money

        /// A payment.
        public init(_ number: String, for hazard: Hazard.ID, amount: Money) {
            self.number = number
            self.hazard = hazard
            self.amount = amount
        }
    }

    /// What was paid for a hazard.
    public struct HazardTotal: Equatable, Sendable {
        /// The hazard.
        public let hazard: Hazard.ID
        /// The amount.
        public let amount: Money
        /// How many payments.
        public let count: Int
    }

    /// The code.
    public let code: String
    /// What was set aside.
    public let budget: Money
    /// What is left.
    public let left: Money
    /// What was paid for each hazard, by code.
    public let totals: [HazardTotal]

    /// A fund after payments, in their order.
    /// - Throws: `amountInvalid` for a budget or payment below zero; `twice` for a voucher that
    ///   stands twice; `overdrawn` for the first payment that the fund does not cover.
    public init(_ code: String, budget: Money, payments: [Payment]) throws(ContractorError) {
        guard budget >= .zero else {
            throw .amountInvalid(fund: code, subject: code, amount: budget)
        }
        var left = budget
        var seen: Set<String> = []
        var totals: [Hazard.ID: HazardTotal] = [:]
        for payment in payments {
            guard payment.amount >= .zero else {
                throw .amountInvalid(
                    fund: code, subject: payment.number, amount: payment.amount)
            }
            guard seen.insert(payment.number).inserted else {
                throw .twice(.payment, payment.number)
            }
            guard payment.amount <= left else {
                throw .overdrawn(
                    fund: code, left: left, hazard: payment.hazard, amount: payment.amount)
            }
            let before = totals[payment.hazard]
            do throws(NumberError) {
                left = try left.subtracting(payment.amount)
                totals[payment.hazard] = HazardTotal(
                    hazard: payment.hazard,
                    amount: try (before?.amount ?? .zero).adding(payment.amount),
                    count: (before?.count ?? 0) + 1)
            } catch {
                throw .amountInvalid(
                    fund: code, subject: payment.number, amount: payment.amount)
            }
        }
        self.code = code
        self.budget = budget
        self.left = left
        self.totals = totals.values.sorted { $0.hazard < $1.hazard }
    }
}
