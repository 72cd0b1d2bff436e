import HospitalCore

/// Why a movement is refused or goods cannot be issued.
public enum StockError: HospitalError, Equatable {
    /// A code that stands twice.
    case twice(String)
    /// A lot that the store does not have.
    case lotUnknown(StockLot.ID)
    /// A quantity that is not above zero.
    case quantityInvalid(String, quantity: Decimal)
    /// A lot that is expired.
    case expired(StockLot.ID, goodThrough: Day)
    /// More than the balance of a lot.
    case beyondBalance(StockLot.ID, quantity: Decimal, balance: Decimal)
    /// More is given back than was issued.
    case beyondIssued(StockLot.ID, quantity: Decimal, issued: Decimal)
    /// Only expired lots could fill the rest.
    case onlyExpired(String, good: Decimal, asked: Decimal)
    /// The store does not have it.
    case outOfStock(String, good: Decimal, asked: Decimal)
    /// Goods that the register does not have.
    case goodsUnknown(String, nearest: String?)
    /// A lot that is issued before one that expires earlier.
    case laterLot(StockLot.ID, first: StockLot.ID, balance: Decimal)
    /// A line of a document that names neither a lot nor goods to issue.
    case lotUnclear(document: String, line: Int)
    /// Limits of goods that do not rise, or of which some are missing.
    case limitsInvalid(String)
    /// A block of shelves that is not there.
    case shelfUnknown(String)
    /// More columns are filled than are spare, or cleared than are used.
    case shelfBeyond(String, columns: Int, used: Int, spare: Int)
    /// A sum does not fit.
    case outOfRange(String)

    /// The message with its figures.
    public var finding: Finding {
        switch self {
        case .twice(let code): Finding(.stockTwice, ["code": .text(code)])
        case .lotUnknown(let lot): Finding(.stockLotUnknown, ["lot": .text(lot.code)])
        case .quantityInvalid(let code, let quantity):
            Finding(
                .stockQuantityInvalid,
                ["code": .text(code), "quantity": .text(quantity.description)])
        case .expired(let lot, let day):
            Finding(.stockExpired, ["lot": .text(lot.code), "day": .text(day.description)])
        case .beyondBalance(let lot, let quantity, let balance):
            Finding(
                .stockBeyondBalance,
                [
                    "lot": .text(lot.code), "quantity": .text(quantity.description),
                    "balance": .text(balance.description),
                ])
        case .beyondIssued(let lot, let quantity, let issued):
            Finding(
                .stockBeyondIssued,
                [
                    "lot": .text(lot.code), "quantity": .text(quantity.description),
                    "issued": .text(issued.description),
                ])
        case .onlyExpired(let item, let good, let asked):
            Finding(
                .stockOnlyExpired,
                [
                    "item": .text(item), "good": .text(good.description),
                    "asked": .text(asked.description),
                ])
        case .outOfStock(let item, let good, let asked):
            Finding(
                .stockOut,
                [
                    "item": .text(item), "good": .text(good.description),
                    "asked": .text(asked.description),
                ])
        case .goodsUnknown(let goods, let nearest):
            Finding(.stockGoodsUnknown, ["goods": .text(goods)].adding("nearest", nearest))
        case .laterLot(let lot, let first, let balance):
            Finding(
                .stockLaterLot,
                [
                    "lot": .text(lot.code), "first": .text(first.code),
                    "balance": .text(balance.description),
                ])
        case .lotUnclear(let document, let line):
            Finding(.stockLotUnclear, ["document": .text(document), "line": .count(line)])
        case .limitsInvalid(let goods):
            Finding(.stockLimitsInvalid, ["goods": .text(goods)])
        case .shelfUnknown(let block): Finding(.shelfUnknown, ["block": .text(block)])
        case .shelfBeyond(let block, let columns, let used, let spare):
            Finding(
                .shelfBeyond,
                [
                    "block": .text(block), "columns": .count(columns), "used": .count(used),
                    "spare": .count(spare),
                ])
        case .outOfRange(let item): Finding(.stockOutOfRange, ["item": .text(item)])
        }
    }

    static func sum(
        _ one: Decimal, _ other: Decimal, of item: String
    ) throws(StockError) -> Decimal {
        do { return try one.adding(other) } catch { throw .outOfRange(item) }
    }

    static func negated(_ value: Decimal, of item: String) throws(StockError) -> Decimal {
        do { return try Decimal.zero.subtracting(value) } catch { throw .outOfRange(item) }
    }
}
