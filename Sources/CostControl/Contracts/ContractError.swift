import HospitalCore

/// What is wrong with contracts, splits and estimates.
public enum ContractError: HospitalError, Equatable {
    /// A number outside of what it may be.
    case negative(String, value: String)
    /// Weights below zero, or none above.
    case weightsInvalid(Money)
    /// Payers bear more than is left.
    case sharesInvalid(String, left: Money, asked: Money)
    /// A unit without a score.
    case scoreMissing(String)
    /// A unit that stands twice.
    case twice(String)
    /// A contract that ends before it starts.
    case termInvalid(String)
    /// More years than are looked at.
    case tooLong(years: Int)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .negative(let object, let value):
            Finding(.contractNumberInvalid, ["object": .text(object), "value": .text(value)])
        case .weightsInvalid(let amount):
            Finding(.contractWeightsInvalid, ["amount": .text(amount.description)])
        case .sharesInvalid(let payer, let left, let asked):
            Finding(
                .contractSharesInvalid,
                [
                    "payer": .text(payer), "left": .text(left.description),
                    "asked": .text(asked.description),
                ])
        case .scoreMissing(let unit): Finding(.contractScoreMissing, ["unit": .text(unit)])
        case .twice(let code): Finding(.contractTwice, ["object": .text(code)])
        case .termInvalid(let code): Finding(.contractTermInvalid, ["contract": .text(code)])
        case .tooLong(let years): Finding(.contractTooLong, ["years": .count(years)])
        case .outOfRange(let object): Finding(.contractOutOfRange, ["object": .text(object)])
        }
    }

    /// Runs exact arithmetic and names what does not fit.
    static func fitting<Value>(
        _ object: String, _ body: () throws(NumberError) -> Value
    ) throws(ContractError) -> Value {
        do { return try body() } catch { throw .outOfRange(object) }
    }
}
