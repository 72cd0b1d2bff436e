import HospitalCore

/// The approved total of performance pay (核定总量), which no distribution may exceed (decision 27).
public struct PayCap: Equatable, Sendable {
    /// What happens to a demand above the cap.
    public enum Policy: String, CaseIterable, Sendable {
        /// It is refused, the default.
        case error
        /// All amounts are reduced in proportion, to the fen by largest remainders.
        case rescale
    }

    /// One amount that is asked for.
    public struct Demand: Equatable, Sendable {
        /// The code by which ties are decided.
        public let code: String
        /// The amount, not negative.
        public let amount: Money

        /// An amount for a department or person.
        public init(code: String, amount: Money) {
            self.code = code
            self.amount = amount
        }
    }

    /// The approved total.
    public let total: Money
    /// What happens above it.
    public let policy: Policy

    /// A cap.
    public init(_ total: Money, policy: Policy = .error) {
        self.total = total
        self.policy = policy
    }

    /// The amounts that may be paid, by code: as asked for when they keep the cap.
    ///
    ///     paid = cap × amount / Σ amount        under `rescale`
    /// - Throws: `overCap` with demand and cap; `negativeAmount`; `duplicate`; `outOfRange`.
    public func applied(to demands: [Demand]) throws(PayError) -> [Demand] {
        let sorted = demands.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        for (one, next) in zip(sorted, sorted.dropFirst())
        where one.code.utf8.elementsEqual(next.code.utf8) {
            throw .duplicate(code: one.code)
        }
        for demand in sorted where demand.amount < .zero {
            throw .negativeAmount(code: demand.code, amount: demand.amount)
        }
        guard total >= .zero else { throw .negativeAmount(code: "cap", amount: total) }
        guard let sum = try? sorted.map(\.amount).total() else { throw .outOfRange(code: "cap") }
        guard sum > total else { return sorted }
        guard policy == .rescale else { throw .overCap(demand: sum, cap: total) }
        guard
            let paid = try? Apportionment.shares(
                of: Int128(total.fen), weights: sorted.map { Int128($0.amount.fen) },
                residual: .largestRemainder)
        else { throw .outOfRange(code: "cap") }
        // Every share lies between zero and the cap, which fits 64 bits.
        return zip(sorted, paid).map {
            Demand(code: $0.code, amount: Money(fen: Int64(truncatingIfNeeded: $1)))
        }
    }
}
