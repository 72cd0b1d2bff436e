import HospitalCore

/// What a team earns by piece, hour or quantity (计时、计价、计量), and how it is split.
///
///     total = Σ quantity × rate, each line rounded once half away from zero to the fen
///
/// The split is by weights, largest remainder, ties by the code of the person; it adds up.
/// - Source: requirement S-104
public enum TeamPay {
    /// Work that is paid.
    public struct Work: Equatable, Sendable {
        /// What was done.
        public let name: String
        /// How much.
        public let quantity: Decimal
        /// Yuan for one.
        public let rate: Decimal

        /// Work.
        public init(_ name: String, quantity: Decimal, rate: Decimal) {
            self.name = name
            self.quantity = quantity
            self.rate = rate
        }
    }

    /// What a team earned.
    /// - Throws: `negative`, `outOfRange`.
    public static func total(_ work: [Work]) throws(ContractError) -> Money {
        var total = Money.zero
        for line in work {
            guard line.quantity >= .zero, line.rate >= .zero
            else { throw .negative(line.name, value: line.quantity.description) }
            let before = total
            total = try ContractError.fitting(line.name) { () throws(NumberError) in
                try before.adding((Rate(line.quantity) * Rate(line.rate)).money())
            }
        }
        return total
    }

    /// The total by person, in the order of their codes.
    /// - Throws: `weightsInvalid` for weights below zero or nothing to split by.
    public static func split(
        _ total: Money, weights: [Person.ID: Decimal]
    ) throws(ContractError) -> [(person: Person.ID, amount: Money)] {
        let persons = weights.keys.sorted()
        do {
            let shares = try Apportionment.shares(
                of: total, weights: persons.map { weights[$0] ?? .zero },
                residual: .largestRemainder)
            return zip(persons, shares).map { (person: $0, amount: $1) }
        } catch { throw .weightsInvalid(total) }
    }
}
