import HospitalCore

/// Order, receipt and bill held against each other (三单匹配): each step within its own tolerance.
///
///     received ≤ ordered × (1 + receipt)          billed ≤ received × (1 + bill)
///     bill price ≤ order price × (1 + price)
///
/// Comparisons are exact: at a tolerance of 0 a hundredth above is refused.
public struct ThreeWayMatch: Equatable, Sendable {
    /// How far a step may go beyond the one before, as shares: 0.05 for 5 %.
    public struct Tolerance: Equatable, Sendable {
        /// Receipt beyond the order.
        public var receipt = Decimal.zero
        /// Bill beyond the receipt.
        public var bill = Decimal.zero
        /// Price of the bill beyond that of the order.
        public var price = Decimal.zero

        /// Nothing beyond.
        public init() {}
    }

    /// What does not match.
    public enum Mismatch: String, CaseIterable, Sendable {
        /// More was received than ordered.
        case receiptAboveOrder = "receipt_above_order"
        /// More was billed than received.
        case billAboveReceipt = "bill_above_receipt"
        /// The price is higher than ordered.
        case priceAboveOrder = "price_above_order"
    }

    /// A quantity at a price in yuan for one.
    public struct Part: Equatable, Sendable {
        /// How many.
        public let quantity: Decimal
        /// Yuan for one.
        public let price: Decimal

        /// A part.
        public init(quantity: Decimal, price: Decimal) {
            self.quantity = quantity
            self.price = price
        }
    }

    /// What does not match, in the order of the steps.
    public let mismatches: [Mismatch]

    /// Whether the bill can be paid.
    public var isMatched: Bool { mismatches.isEmpty }

    /// Matches a bill.
    public init(order: Part, received: Decimal, bill: Part, tolerance: Tolerance = Tolerance()) {
        func isAbove(_ value: Decimal, _ base: Decimal, _ share: Decimal) -> Bool {
            Rate(value) > Rate(base) * (.one + Rate(share))
        }
        var found: [Mismatch] = []
        if isAbove(received, order.quantity, tolerance.receipt) {
            found.append(.receiptAboveOrder)
        }
        if isAbove(bill.quantity, received, tolerance.bill) { found.append(.billAboveReceipt) }
        if isAbove(bill.price, order.price, tolerance.price) { found.append(.priceAboveOrder) }
        mismatches = found
    }
}
