/// What can go wrong when an amount is split.
public enum ApportionmentError: HospitalError, Hashable {
    /// There is an amount and the weights add up to zero.
    case weightTotalZero(amount: String)
    /// A weight is below zero; the position counts from 1.
    case negativeWeight(position: Int, weight: String)
    /// The multiplier has so few decimals that more units are left than there are receivers.
    case multiplierTooCoarse(left: String)
    /// Exact shares were given that do not add up to the amount.
    case sharesUnbalanced(amount: String, sum: String)
    /// Weights or shares do not fit 128 bits.
    case outOfRange
    /// A member is of a pool that is not there; positions and pools count from 1.
    case poolUnknown(position: Int, pool: Int, count: Int)
    /// There is an amount and the members of its pool all weigh nothing.
    case poolWeightTotalZero(pool: Int, amount: Int64)
    /// The weights of a pool do not fit 63 bits.
    case poolWeightsOutOfRange(Int)

    /// The message with the amount or the position.
    public var finding: Finding {
        switch self {
        case .weightTotalZero(let amount):
            return Finding(.weightTotalZero, ["amount": .text(amount)])
        case .negativeWeight(let position, let weight):
            return Finding(.negativeWeight, ["position": .count(position), "value": .text(weight)])
        case .multiplierTooCoarse(let left):
            return Finding(.multiplierTooCoarse, ["amount": .text(left)])
        case .sharesUnbalanced(let amount, let sum):
            return Finding(.sharesUnbalanced, ["amount": .text(amount), "sum": .text(sum)])
        case .outOfRange:
            return Finding(.weightsOutOfRange)
        case .poolUnknown(let position, let pool, let count):
            return Finding(
                .poolUnknown,
                [
                    "position": .count(position), "pool": .count(pool), "count": .count(count),
                ])
        case .poolWeightTotalZero(let pool, let amount):
            return Finding(
                .poolWeightTotalZero,
                [
                    "pool": .count(pool), "amount": .text(String(amount)),
                ])
        case .poolWeightsOutOfRange(let pool):
            return Finding(.poolWeightsOutOfRange, ["pool": .count(pool)])
        }
    }
}
