import HospitalCore

/// Why payment standards or the income under a payment model are refused.
public enum PaymentError: HospitalError, Hashable {
    /// What unit costs refuse, too: codes, negative quantities, results that do not fit.
    case unitCost(UnitCostError)
    /// A base group whose levels have unlike coefficients.
    case baseGroupUneven(String)
    /// A number of significant digits that no standard can be printed with.
    case digitsInvalid(Int)
    /// A case of a group that is priced one by one, without its price.
    case priceMissing(case: String, group: String)

    /// The message with the figures.
    public var finding: Finding {
        switch self {
        case .unitCost(let error): return error.finding
        case .baseGroupUneven(let group):
            return Finding(.paymentBaseGroupUneven, ["group": .text(group)])
        case .digitsInvalid(let digits):
            return Finding(.paymentDigitsInvalid, ["digits": .count(digits)])
        case .priceMissing(let code, let group):
            return Finding(.paymentPriceMissing, ["case": .text(code), "group": .text(group)])
        }
    }

    /// Runs what throws errors of unit costs.
    static func checked<Value>(
        _ body: () throws(UnitCostError) -> Value
    ) throws(PaymentError) -> Value {
        do { return try body() } catch { throw .unitCost(error) }
    }

    /// Runs exact arithmetic and names what does not fit.
    static func checked<Value>(
        _ object: String, _ body: () throws(NumberError) -> Value
    ) throws(PaymentError) -> Value {
        do { return try body() } catch { throw .unitCost(.outOfRange(object: object)) }
    }
}
