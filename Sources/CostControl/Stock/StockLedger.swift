import HospitalCore

/// The ledger of a store (库存台账): lots and their movements, append-only.
///
///     balance of a lot = receipts + returns + surplus − issues − scrap − shortages
///
/// Nothing is issued beyond the balance unless the store allows it, and then a finding says so. An
/// expired lot is never issued, only scrapped; goods of which only expired lots are left are out of
/// stock. What is given back was issued before.
/// - Source: T-STK; requirements S-184, S-185, S-191
public struct StockLedger: Sendable {
    /// Whether a store may issue what the ledger does not have.
    public enum Beyond: String, CaseIterable, Sendable {
        /// It may not.
        case refuse
        /// It may; a finding is kept with the movement.
        case allow
    }

    /// The lots by code.
    public private(set) var lots: [StockLot.ID: StockLot] = [:]
    /// The movements in the order in which they were taken.
    public private(set) var movements: [StockMovement] = []
    /// What was issued beyond the balance.
    public private(set) var findings: [Finding] = []
    private var balances: [StockLot.ID: Decimal] = [:]
    private var issued: [StockLot.ID: Decimal] = [:]
    private var codes: Set<Code<StockMovement>> = []
    /// Whether more than the balance may be issued.
    public let beyond: Beyond

    /// An empty store.
    public init(beyond: Beyond = .refuse) { self.beyond = beyond }

    /// A lot with what its movements so far have come to.
    public struct Standing: Equatable, Sendable {
        /// The lot.
        public let lot: StockLot
        /// Its balance.
        public let balance: Decimal
        /// What was issued and not given back.
        public let issued: Decimal

        /// A lot as it stands.
        public init(_ lot: StockLot, balance: Decimal, issued: Decimal) {
            self.lot = lot
            self.balance = balance
            self.issued = issued
        }
    }

    /// A store that goes on from where its lots stand; the movements so far are kept elsewhere.
    /// - Throws: `twice`.
    public init(
        _ standings: [Standing], beyond: Beyond = .refuse
    ) throws(StockError) {
        self.beyond = beyond
        for standing in standings {
            try add(standing.lot)
            balances[standing.lot.id] = standing.balance
            issued[standing.lot.id] = standing.issued
        }
    }

    /// What of a lot was issued and not given back.
    public func issued(of lot: StockLot.ID) -> Decimal { issued[lot] ?? .zero }

    /// Refuses to issue a lot while another of the item, good and with a balance, expires earlier
    /// (先到期先出).
    ///
    /// Which of two that expire on the same day goes first is left to the store.
    /// - Throws: `laterLot`, `lotUnknown`.
    public func refuseLater(_ id: StockLot.ID, on day: Day) throws(StockError) {
        guard let lot = lots[id] else { throw .lotUnknown(id) }
        let earlier = lots.values.filter { other in
            guard Code<StockLot>(other.item) == Code<StockLot>(lot.item), other.isGood(on: day),
                let last = other.goodThrough
            else { return false }
            return lot.goodThrough.map { last < $0 } ?? true
        }.filter { balance(of: $0.id) > .zero }.min(by: StockLot.goesBefore)
        guard let earlier else { return }
        throw .laterLot(id, first: earlier.id, balance: balance(of: earlier.id))
    }

    /// Adds a lot.
    /// - Throws: `twice`.
    public mutating func add(_ lot: StockLot) throws(StockError) {
        guard lots[lot.id] == nil else { throw .twice(lot.id.code) }
        lots[lot.id] = lot
    }

    /// The balance of a lot.
    public func balance(of lot: StockLot.ID) -> Decimal { balances[lot] ?? .zero }

    /// The balance of an item: of all lots, and of those that are good on a day.
    /// - Throws: `outOfRange`.
    public func balance(
        of item: String, on day: Day
    ) throws(StockError) -> (all: Decimal, good: Decimal) {
        var (all, good) = (Decimal.zero, Decimal.zero)
        for lot in lots.values where Code<StockLot>(lot.item) == Code<StockLot>(item) {
            let balance = balance(of: lot.id)
            all = try StockError.sum(all, balance, of: item)
            if lot.isGood(on: day) { good = try StockError.sum(good, balance, of: item) }
        }
        return (all, good)
    }

    /// Takes a movement, or refuses it and changes nothing.
    /// - Throws: `twice`, `lotUnknown`, `quantityInvalid`, `expired`, `beyondBalance`,
    ///   `beyondIssued`, `outOfRange`.
    public mutating func take(_ movement: StockMovement) throws(StockError) {
        guard !codes.contains(Code(movement.code)) else { throw .twice(movement.code) }
        guard let lot = lots[movement.lot] else { throw .lotUnknown(movement.lot) }
        guard movement.quantity > .zero
        else { throw .quantityInvalid(movement.code, quantity: movement.quantity) }
        let balance = balance(of: lot.id)
        if movement.kind == .issue, !lot.isGood(on: movement.day), let last = lot.goodThrough {
            throw .expired(lot.id, goodThrough: last)
        }
        if movement.kind == .giveBack {
            let out = issued[lot.id] ?? .zero
            guard movement.quantity <= out
            else { throw .beyondIssued(lot.id, quantity: movement.quantity, issued: out) }
        }
        let signed =
            movement.kind.adds
            ? movement.quantity : try StockError.negated(movement.quantity, of: lot.item)
        let next = try StockError.sum(balance, signed, of: lot.item)
        let isBeyond = next < .zero && !movement.kind.adds
        let refusal = StockError.beyondBalance(
            lot.id, quantity: movement.quantity, balance: balance)
        guard !isBeyond || beyond == .allow && movement.kind == .issue else { throw refusal }
        if movement.kind == .issue || movement.kind == .giveBack {
            let change =
                movement.kind == .issue
                ? movement.quantity : try StockError.negated(movement.quantity, of: lot.item)
            issued[lot.id] = try StockError.sum(issued[lot.id] ?? .zero, change, of: lot.item)
        }
        if isBeyond { findings.append(refusal.finding) }
        balances[lot.id] = next
        codes.insert(Code(movement.code))
        movements.append(movement)
    }

    /// Which lots an issue takes, first expired first out; nothing is issued yet.
    /// - Throws: `onlyExpired` when good lots do not have it and expired ones would; `outOfStock`;
    ///   `quantityInvalid`, `outOfRange`.
    public func allocate(
        _ quantity: Decimal, of item: String, on day: Day
    ) throws(StockError) -> [(lot: StockLot.ID, quantity: Decimal)] {
        guard quantity > .zero else { throw .quantityInvalid(item, quantity: quantity) }
        let ofItem = lots.values.filter { Code<StockLot>($0.item) == Code<StockLot>(item) }
        var rest = quantity
        var parts: [(lot: StockLot.ID, quantity: Decimal)] = []
        for lot in ofItem.filter({ $0.isGood(on: day) }).sorted(by: StockLot.goesBefore) {
            let part = min(balance(of: lot.id), rest)
            guard part > .zero else { continue }
            parts.append((lot.id, part))
            rest = try StockError.sum(rest, StockError.negated(part, of: item), of: item)
            if rest == .zero { return parts }
        }
        let balance = try balance(of: item, on: day)
        guard balance.all < quantity else {
            throw .onlyExpired(item, good: balance.good, asked: quantity)
        }
        throw .outOfStock(item, good: balance.good, asked: quantity)
    }

    /// Where a lot went, in the order of its movements, with who answers for it.
    /// - Throws: `lotUnknown`.
    public func trace(
        _ id: StockLot.ID
    ) throws(StockError) -> (lot: StockLot, receivers: [StockMovement]) {
        guard let lot = lots[id] else { throw .lotUnknown(id) }
        return (lot, movements.filter { $0.lot == id && $0.receiver != nil })
    }

    /// A lot that was counted while movements went on (盘点): the difference to the balance at the
    /// end of the day of the count, whatever moved after it.
    ///
    /// - Returns: the adjustment to be taken; `nil` when the count agrees.
    /// - Throws: `lotUnknown`, `quantityInvalid`, `outOfRange`.
    public func count(
        _ id: StockLot.ID, counted: Decimal, on day: Day, code: String
    ) throws(StockError) -> StockMovement? {
        guard lots[id] != nil else { throw .lotUnknown(id) }
        guard counted >= .zero else { throw .quantityInvalid(code, quantity: counted) }
        var expected = Decimal.zero
        for movement in movements where movement.lot == id && movement.day <= day {
            let signed =
                movement.kind.adds
                ? movement.quantity : try StockError.negated(movement.quantity, of: id.code)
            expected = try StockError.sum(expected, signed, of: id.code)
        }
        guard counted != expected else { return nil }
        let more = counted > expected
        let difference = try StockError.sum(
            more ? counted : expected,
            StockError.negated(more ? expected : counted, of: id.code), of: id.code)
        return StockMovement(
            code, more ? .surplus : .shortage, lot: id, on: day, quantity: difference)
    }
}
