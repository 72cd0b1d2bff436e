/// An amount of money in whole fen (分): exact, checked, never a binary fraction.
///
/// There is no division and no product with a fraction: splitting an amount is
/// ``Apportionment``, applying a rate is ``Rate/applied(to:rounding:)``. Both return whole fen that
/// tie out.
public struct Money: Hashable, Comparable, Sendable {
    /// The amount in fen, 1/100 yuan; negative for a red-letter amount (红字).
    public let fen: Int64

    /// An amount of so many fen.
    public init(fen: Int64) { self.fen = fen }

    /// No money.
    public static let zero = Money(fen: 0)

    /// Reads an amount in yuan with at most two decimals: `1234`, `1234.5`, `-1234.56`.
    /// - Throws: `malformed`, `tooManyDecimals`, `outOfRange` beyond ±92,233,720,368,547,758.07
    ///   yuan.
    public init(yuan text: String) throws(NumberError) {
        let value = try Decimal(text)
        guard let fen = value.significand(atScale: 2) else {
            throw value.normalized.scale > 2
                ? .tooManyDecimals(text, allowed: 2) : .outOfRange(text)
        }
        guard let whole = Int64(exactly: fen) else { throw .outOfRange(text) }
        self.init(fen: whole)
    }

    /// The sum.
    /// - Throws: `outOfRange` when the sum does not fit 64 bits of fen.
    public func adding(_ other: Money) throws(NumberError) -> Money {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        guard !overflow else { throw .outOfRange("\(self) + \(other)") }
        return Money(fen: sum)
    }

    /// The difference.
    /// - Throws: `outOfRange` when the difference does not fit 64 bits of fen.
    public func subtracting(_ other: Money) throws(NumberError) -> Money {
        let (difference, overflow) = fen.subtractingReportingOverflow(other.fen)
        guard !overflow else { throw .outOfRange("\(self) - \(other)") }
        return Money(fen: difference)
    }

    /// So many times the amount: persons × standard.
    /// - Throws: `outOfRange` when the product does not fit 64 bits of fen.
    public func multiplied(by count: Int) throws(NumberError) -> Money {
        let (product, overflow) = fen.multipliedReportingOverflow(by: Int64(count))
        guard !overflow else { throw .outOfRange("\(self) × \(count)") }
        return Money(fen: product)
    }

    /// Orders by amount.
    public static func < (one: Money, other: Money) -> Bool { one.fen < other.fen }
}

extension Sequence where Element == Money {
    /// The sum of the amounts, added in 128 bits so that only the total must fit.
    /// - Throws: `outOfRange` when the total does not fit 64 bits of fen.
    public func total() throws(NumberError) -> Money {
        var sum: Int128 = 0
        for amount in self { sum &+= Int128(amount.fen) }
        guard let fen = Int64(exactly: sum) else { throw .outOfRange("\(sum)") }
        return Money(fen: fen)
    }
}

extension Money: CustomStringConvertible {
    /// The amount in yuan with two decimals: `-1234.56`.
    public var description: String { Decimal(unchecked: Int128(fen), scale: 2).description }
}
