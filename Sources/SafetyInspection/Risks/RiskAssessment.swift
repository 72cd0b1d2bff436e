import HospitalCore

/// What the values of a risk come to (风险评价结果).
public struct RiskAssessment: Equatable, Sendable {
    /// The code of the risk.
    public let risk: String
    /// The values of the factors, in the order of the method.
    public let values: [Decimal]
    /// The exact product; `nil` where a grid gives the level.
    public let score: Decimal?
    /// The level.
    public let level: RiskLevel
    /// The place of the level among those of the method; 1 is worst.
    public let rank: Int
    /// Whether something must be done: by the level, or because one factor asks for it.
    public let needsAction: Bool

    /// Whether this risk is dealt with before another of the same method: the higher score or the
    /// worse level, and between equal scores the greater factor, in the order of the method (S,
    /// then O, then D).
    public func precedes(_ other: RiskAssessment) -> Bool {
        guard let score, let otherScore = other.score else { return rank < other.rank }
        if score != otherScore { return score > otherScore }
        let unequal = zip(values, other.values).first { $0 != $1 }
        return unequal.map { $0 > $1 } ?? false
    }
}

extension RiskMethod {
    /// Assesses a risk from the values of its factors.
    ///
    /// - `risk`: the code, for the messages.
    /// - `edge`: to which level a score equal to a bound belongs; without effect on a grid.
    /// - Throws: `factorUnknown`, `factorMissing`, `valueOutsideScale`, `outOfRange`; in this
    ///   order.
    public func assess(
        _ risk: String, _ values: [String: Decimal], edge: BandEdge = .inclusive
    ) throws(RiskError) -> RiskAssessment {
        let known = factors.map(\.code)
        for name in values.keys.sorted() where !known.contains(name) {
            throw .factorUnknown(
                risk: risk, factor: name, nearest: NearestName.nearest(to: name, in: known))
        }
        var given: [Decimal] = []
        var places: [Int] = []
        for factor in factors {
            guard let value = values[factor.code] else {
                throw .factorMissing(risk: risk, factor: factor.code)
            }
            guard let place = factor.values.firstIndex(where: { $0.value == value }) else {
                throw .valueOutsideScale(risk: risk, factor: factor, value: value)
            }
            given.append(value)
            places.append(place)
        }
        let score = grid == nil ? try product(given, of: risk) : nil
        let rank = rank(places, score, edge)
        let isForced = zip(factors, given).contains { factor, value in
            floors.contains { $0.factor == factor.code && value >= $0.value }
        }
        return RiskAssessment(
            risk: risk, values: given, score: score, level: levels[rank], rank: rank + 1,
            needsAction: levels[rank].needsAction || isForced)
    }

    /// Assesses what is left of a risk once its controls work (剩余风险).
    /// - Throws: what ``assess(_:_:edge:)`` throws; `residualAbove` when the controls would make it
    ///   worse.
    public func residual(
        of before: RiskAssessment, _ values: [String: Decimal], edge: BandEdge = .inclusive
    ) throws(RiskError) -> RiskAssessment {
        let after = try assess(before.risk, values, edge: edge)
        let isAbove =
            after.score.flatMap { left in before.score.map { left > $0 } }
            ?? (after.rank < before.rank)
        guard !isAbove else { throw .residualAbove(risk: before.risk) }
        return after
    }

    private func product(_ values: [Decimal], of risk: String) throws(RiskError) -> Decimal {
        var product = Decimal.one
        do {
            for value in values { product = try product.multiplied(by: value) }
        } catch { throw .outOfRange(risk: risk) }
        return product.normalized
    }

    private func rank(_ places: [Int], _ score: Decimal?, _ edge: BandEdge) -> Int {
        let lowest = levels.count - 1
        guard let score else {
            let code = grid?[places[0]][places[1]]
            return levels.firstIndex { $0.code == code } ?? lowest
        }
        return levels.firstIndex { level in
            level.minimum.map { edge == .inclusive ? score >= $0 : score > $0 } ?? true
        } ?? lowest
    }
}
