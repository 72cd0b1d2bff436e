/// The last places of a ranking (末位): the units barred from an award, such as the three with the
/// lowest mean of monthly scores.
///
///     mean = Σ scores / number of scores, rounded once; the printed mean decides
///
/// Ranked is by the rounded mean, lowest first. When units are equal across the border of the last
/// places, the policy says who is among them.
public struct LastPlaces: Hashable, Sendable {
    /// Who is among the last when equals stand on both sides of the border.
    public enum Ties: String, CaseIterable, Sendable {
        /// All of the equals: there may be more places.
        case all
        /// None of the equals: there may be fewer places.
        case none
        /// Those with the lower value of a second measure.
        case tieBreak = "tie_break"
    }

    /// A unit with its scores.
    public struct Unit: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The scores that count; months without a score are left out.
        public let scores: [Decimal]
        /// The second measure; units without one stay equal.
        public let tieBreak: Decimal?

        /// A unit.
        public init(code: String, scores: [Decimal], tieBreak: Decimal? = nil) {
            self.code = code
            self.scores = scores
            self.tieBreak = tieBreak
        }
    }

    /// A unit among the last.
    public struct Place: Hashable, Sendable {
        /// The code.
        public let code: String
        /// The rounded mean.
        public let mean: Decimal
    }

    /// How many places are meant.
    public let places: Int
    /// What is done about equals.
    public let ties: Ties
    /// Decimals of the published mean.
    public let digits: Int

    /// A rule.
    /// - Throws: `placesInvalid` below 1; `number` for decimals outside 0–18.
    public init(places: Int, ties: Ties, digits: Int = 2) throws(CheckError) {
        guard places >= 1 else { throw .placesInvalid(places) }
        guard (0...Decimal.maximumScale).contains(digits)
        else { throw .number(.outOfRange(String(digits))) }
        self.places = places
        self.ties = ties
        self.digits = digits
    }

    /// The units among the last, lowest mean first, equals by code.
    /// - Throws: `unitWithoutScore`; `tieUnbroken` when the second measure leaves equals on both
    ///   sides of the border; `number`.
    public func units(among units: [Unit]) throws(CheckError) -> [Place] {
        var ranked: [(unit: Unit, mean: Decimal)] = []
        for unit in units { ranked.append((unit, try mean(of: unit))) }
        ranked.sort { one, other in
            if one.mean != other.mean { return one.mean < other.mean }
            if ties == .tieBreak, let first = one.unit.tieBreak, let second = other.unit.tieBreak,
                first != second
            {
                return first < second
            }
            return one.unit.code.utf8.lexicographicallyPrecedes(other.unit.code.utf8)
        }
        guard ranked.count > places else {
            return ranked.map { Place(code: $0.unit.code, mean: $0.mean) }
        }
        let (inside, outside) = (ranked[places - 1], ranked[places])
        var last = ranked[..<places]
        if inside.mean == outside.mean {
            let border = inside.mean
            switch ties {
            case .all: last = ranked.prefix { $0.mean <= border }
            case .none: last = ranked.prefix { $0.mean < border }
            case .tieBreak:
                guard let first = inside.unit.tieBreak, let second = outside.unit.tieBreak,
                    first != second
                else { throw .tieUnbroken([inside.unit.code, outside.unit.code]) }
            }
        }
        return last.map { Place(code: $0.unit.code, mean: $0.mean) }
    }

    private func mean(of unit: Unit) throws(CheckError) -> Decimal {
        guard !unit.scores.isEmpty else { throw .unitWithoutScore(unit.code) }
        do throws(NumberError) {
            var sum = Decimal.zero
            for score in unit.scores { sum = try sum.adding(score) }
            let mean = try Rate(sum) * Rate(numerator: 1, denominator: Int128(unit.scores.count))
            return try mean.decimal(digits: digits, rounding: .halfAwayFromZero)
        } catch { throw .number(error) }
    }
}
