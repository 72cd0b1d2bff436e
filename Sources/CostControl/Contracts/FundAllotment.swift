import HospitalCore

/// The next allotment of a fund by what was done and how it was appraised (以奖代补、绩效分配).
///
///     weight = base × published score, split by largest remainder, ties by the code
///
/// A unit without a score is missing and not 0: the allotment waits for it.
/// - Source: requirement S-127
public enum FundAllotment {
    /// A unit with its base, such as its heads, and its published score.
    public struct Unit: Equatable, Sendable {
        /// The unit.
        public let code: String
        /// Its base.
        public let base: Decimal
        /// Its published score; `nil` when it was not appraised.
        public let score: Decimal?

        /// A unit.
        public init(_ code: String, base: Decimal, score: Decimal?) {
            self.code = code
            self.base = base
            self.score = score
        }
    }

    /// The amounts by unit, in the order of the codes; they add up to the fund.
    /// - Throws: `twice`; `scoreMissing`; `weightsInvalid` for weights below zero or none above.
    public static func amounts(
        of fund: Money, _ units: [Unit]
    ) throws(ContractError) -> [(unit: String, amount: Money)] {
        let sorted = units.sorted { Code<Unit>($0.code) < Code<Unit>($1.code) }
        var weights: [Decimal] = []
        for (unit, next) in zip(sorted, sorted.dropFirst())
        where Code<Unit>(unit.code) == Code<Unit>(next.code) {
            throw .twice(unit.code)
        }
        for unit in sorted {
            guard let score = unit.score else { throw .scoreMissing(unit.code) }
            weights.append(
                try ContractError.fitting(unit.code) { () throws(NumberError) in
                    try unit.base.multiplied(by: score)
                })
        }
        do {
            let shares = try Apportionment.shares(
                of: fund, weights: weights, residual: .largestRemainder)
            return zip(sorted, shares).map { (unit: $0.code, amount: $1) }
        } catch { throw .weightsInvalid(fund) }
    }
}
