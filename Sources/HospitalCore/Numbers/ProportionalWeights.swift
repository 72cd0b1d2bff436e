/// Weights in proportion to impacts that add up to exactly 1 (权重): the weight of an indicator
/// follows from what one percent of it costs.
///
///     weight(i) = impact(i) / Σ impact, in units of the last decimal
///
/// Units left over go one each to the largest remainders, ties to the earlier position, so three
/// equal impacts give 0.3334, 0.3333 and 0.3333.
public enum ProportionalWeights {
    /// The weights in the order of the impacts, each with so many decimals.
    /// - Throws: `apportionment` when an impact is negative or all are 0; `number` for decimals
    ///   outside 0–18.
    public static func weights(
        of impacts: [Decimal], digits: Int
    ) throws(MeasureError) -> [Decimal] {
        guard (0...Decimal.maximumScale).contains(digits)
        else { throw .number(.outOfRange(String(digits))) }
        do throws(ApportionmentError) {
            let shares = try Apportionment.shares(
                of: Decimal.powerOfTen(digits), weights: Apportionment.wholeWeights(impacts),
                residual: .largestRemainder)
            return shares.map { Decimal(unchecked: $0, scale: digits) }
        } catch .negativeWeight(let position, _) {
            throw .apportionment(
                .negativeWeight(position: position, weight: impacts[position - 1].description))
        } catch { throw .apportionment(error) }
    }
}
