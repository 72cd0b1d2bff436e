import HospitalCore

/// A lot of goods in a store (批次): where it came from, who answers for it, and until when it is
/// good.
///
/// A faulty lot is traced from here to its maker, supplier, buyer and approver, and through the
/// movements to every place where it was fitted or every person who received it (S-185, S-191).
public struct StockLot: Hashable, Sendable {
    /// The code of a lot.
    public typealias ID = Code<StockLot>

    /// The code.
    public let id: ID
    /// The item it is of.
    public let item: String
    /// When it was received.
    public let received: Day
    /// The last day on which it may be used; `nil` for goods that do not expire.
    public let goodThrough: Day?
    /// Who made it.
    public var maker: String?
    /// Who sold it.
    public var supplier: String?
    /// Who bought it.
    public var buyer: Person.ID?
    /// Who approved the purchase.
    public var approver: Person.ID?

    /// A lot.
    public init(_ id: ID, item: String, received: Day, goodThrough: Day? = nil) {
        self.id = id
        self.item = item
        self.received = received
        self.goodThrough = goodThrough
    }

    /// Whether it may be used on a day.
    public func isGood(on day: Day) -> Bool { goodThrough.map { day <= $0 } ?? true }

    /// First expired, first out (FEFO): by the last good day, then by receipt, then by code; what
    /// does not expire comes last.
    static func goesBefore(_ one: StockLot, _ other: StockLot) -> Bool {
        switch (one.goodThrough, other.goodThrough) {
        case (let first?, let second?) where first != second: return first < second
        case (.some, nil): return true
        case (nil, .some): return false
        default: return (one.received, one.id) < (other.received, other.id)
        }
    }
}

/// A movement of a lot (出入库): never changed, only followed by others.
public struct StockMovement: Hashable, Sendable {
    /// What moves.
    public enum Kind: String, CaseIterable, Sendable {
        /// Received (入库).
        case receipt = "in"
        /// Issued (出库).
        case issue = "out"
        /// Given back (退库).
        case giveBack = "return"
        /// Scrapped (报废).
        case scrap
        /// More was counted than the ledger had (盘盈).
        case surplus
        /// Less was counted (盘亏).
        case shortage

        /// Whether the store has more after it.
        var adds: Bool { self == .receipt || self == .giveBack || self == .surplus }
    }

    /// The number of the movement.
    public let code: String
    /// The kind.
    public let kind: Kind
    /// The lot.
    public let lot: StockLot.ID
    /// The day.
    public let day: Day
    /// How much, above zero.
    public let quantity: Decimal
    /// The place where it was fitted, or who received it; `nil` inside of the store.
    public let receiver: String?

    /// A movement.
    public init(
        _ code: String, _ kind: Kind, lot: StockLot.ID, on day: Day, quantity: Decimal,
        receiver: String? = nil
    ) {
        self.code = code
        self.kind = kind
        self.lot = lot
        self.day = day
        self.quantity = quantity
        self.receiver = receiver
    }
}
