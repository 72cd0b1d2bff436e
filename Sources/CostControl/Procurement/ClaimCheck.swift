import HospitalCore

/// Claims held against what was accepted (虚报、虚列检查): an invoice claimed twice, and more claimed
/// than accepted.
///
/// Equal invoice numbers of one supplier are one invoice; only the first claim of it stands. What
/// was accepted counts over all claims of an order together, in the order of the claims.
/// - Source: requirement S-079
public struct ClaimCheck: Equatable, Sendable {
    /// A claim for a payment.
    public struct Claim: Equatable, Sendable {
        /// The number of the claim.
        public let code: String
        /// Who sent the invoice.
        public let supplier: String
        /// The number of the invoice.
        public let invoice: String
        /// The order it is for.
        public let order: String
        /// How much is claimed.
        public let quantity: Decimal

        /// A claim.
        public init(
            _ code: String, supplier: String, invoice: String, order: String, quantity: Decimal
        ) {
            self.code = code
            self.supplier = supplier
            self.invoice = invoice
            self.order = order
            self.quantity = quantity
        }
    }

    /// What is said of a claim.
    public struct Line: Equatable, Sendable {
        /// The claim.
        public let claim: Claim
        /// What of it can be paid.
        public let payable: Decimal
        /// What of it was not accepted; 0 for a claim that stands.
        public let excess: Decimal
        /// The earlier claim of the same invoice; `nil` when there is none.
        public let duplicateOf: String?
    }

    /// Every claim in the order given.
    public let lines: [Line]

    /// Checks claims.
    /// - `accepted`: what was accepted of each order; nothing for one that is not there.
    /// - Throws: `negative`, `outOfRange`.
    public init(
        _ claims: [Claim], accepted: [String: Decimal]
    ) throws(ProcurementError) {
        struct Invoice: Hashable {
            let supplier: Code<Claim>
            let number: Code<Claim>
        }
        var left = accepted
        var seen: [Invoice: String] = [:]
        var lines: [Line] = []
        for claim in claims {
            guard claim.quantity >= .zero
            else { throw .negative(claim.code, value: claim.quantity.description) }
            let invoice = Invoice(
                supplier: Code(claim.supplier), number: Code(claim.invoice))
            if let earlier = seen[invoice] {
                lines.append(
                    Line(
                        claim: claim, payable: .zero, excess: claim.quantity, duplicateOf: earlier))
                continue
            }
            seen[invoice] = claim.code
            let open = left[claim.order] ?? .zero
            let payable = min(max(open, .zero), claim.quantity)
            let (excess, rest) = try ProcurementError.fitting(claim.code) {
                () throws(NumberError) in
                (try claim.quantity.subtracting(payable), try open.subtracting(payable))
            }
            left[claim.order] = rest
            lines.append(
                Line(
                    claim: claim, payable: payable, excess: excess, duplicateOf: nil))
        }
        self.lines = lines
    }
}
