import HospitalCore

/// The sheet that explains why a bank account and its book differ (银行存款余额调节表).
///
///     book + received by the bank only − paid by the bank only
///         − (bank + received in the book only − paid in the book only) = difference
///
/// It must be 0.
///
/// - Source: requirements S-288
public struct BankReconciliation: Equatable, Sendable {
    /// What one side has and the other not yet (未达账项).
    public enum Side: String, CaseIterable, Sendable {
        /// 银行已收、单位未收
        case bankReceived = "bank_received"
        /// 银行已付、单位未付
        case bankPaid = "bank_paid"
        /// 单位已收、银行未收
        case bookReceived = "book_received"
        /// 单位已付、银行未付
        case bookPaid = "book_paid"
    }

    /// An amount in transit.
    public struct Item: Equatable, Sendable {
        /// Its number or text.
        public let code: String
        /// Who has it.
        public let side: Side
        /// The amount, not below zero.
        public let amount: Money

        /// An amount in transit.
        public init(_ code: String, _ side: Side, _ amount: Money) {
            self.code = code
            self.side = side
            self.amount = amount
        }
    }

    /// The balance of the book once everything has arrived.
    public let adjustedBook: Money
    /// The balance of the bank once everything has arrived.
    public let adjustedBank: Money
    /// What stays unexplained.
    public let difference: Money

    /// A sheet.
    /// - Throws: `itemNegative`, `itemTwice` naming the item; `outOfRange`.
    public init(book: Money, bank: Money, items: [Item]) throws(ControlError) {
        var (book, bank) = (book, bank)
        var seen: Set<String> = []
        for item in items {
            guard item.amount >= .zero else { throw .itemNegative(item.code) }
            guard seen.insert(item.code).inserted else { throw .itemTwice(item.code) }
            do {
                switch item.side {
                case .bankReceived: book = try book.adding(item.amount)
                case .bankPaid: book = try book.subtracting(item.amount)
                case .bookReceived: bank = try bank.adding(item.amount)
                case .bookPaid: bank = try bank.subtracting(item.amount)
                }
            } catch { throw .outOfRange }
        }
        adjustedBook = book
        adjustedBank = bank
        do { difference = try book.subtracting(bank) } catch { throw .outOfRange }
    }
}
