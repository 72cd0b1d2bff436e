import CostControl
import HospitalCore
import Storage

/// The stores of a book (库存): a document is checked and written in one transaction, so that two
/// clerks never issue the same last piece.
extension Book {
    /// A line of a document of a store.
    public struct StockLine: Sendable {
        /// The lot; `nil` for an issue that takes what expires first.
        public let lot: StockLot.ID?
        /// The goods to issue when no lot is named.
        public let goods: String?
        /// What moves.
        public let kind: StockMovement.Kind
        /// How much.
        public let quantity: Decimal
        /// Who receives it, or where it is fitted.
        public let receiver: String?
        /// Whether a lot may be issued before one that expires earlier, for a named patient.
        public let isAnyLot: Bool

        /// A line.
        public init(
            _ kind: StockMovement.Kind, lot: StockLot.ID? = nil, goods: String? = nil,
            quantity: Decimal, receiver: String? = nil, isAnyLot: Bool = false
        ) {
            self.kind = kind
            self.lot = lot
            self.goods = goods
            self.quantity = quantity
            self.receiver = receiver
            self.isAnyLot = isAnyLot
        }
    }

    /// A document that was taken.
    public struct StockTaken: Sendable {
        /// The movements in order.
        public let movements: [StockMovement]
        /// The lots that moved, by code, as they stand now.
        public let standings: [StockLedger.Standing]
        /// What was issued beyond a balance.
        public let findings: [Finding]
    }

    /// Takes all lines of a document, or refuses it and changes nothing.
    ///
    /// Goods without a lot are issued from the lots that expire first; a named lot is not issued
    /// while one that expires earlier has a balance, an expired one never. What was moved is
    /// written with the balances and the audit trail.
    /// - Throws: ``StockError``; `momentMissing`; ``StorageError``.
    public func move(document: String, on day: Day, _ lines: [StockLine]) throws -> StockTaken {
        guard !lines.isEmpty else { throw StockError.lotUnclear(document: document, line: 1) }
        try prepare(Area.stock.name)
        return try store.transaction {
            guard
                try store.rows(
                    "SELECT document_code FROM hosp_stock_movement WHERE document_code = ?",
                    [.text(document)]
                ).isEmpty
            else { throw StockError.twice(document) }
            var step = StockStep(document: document, day: day)
            for (place, line) in lines.enumerated() {
                let goods = try self.goods(of: line, document, number: place + 1)
                if step.ledgers[goods] == nil { step.ledgers[goods] = try stockLedger(of: goods) }
                try step.take(line, of: goods)
            }
            try write(step)
            try audit("stock.move", of: "stock", key: document)
            return StockTaken(
                movements: step.parts.map(\.movement), standings: step.standings,
                findings: step.ledgers.sorted { $0.key < $1.key }.flatMap(\.value.findings))
        }
    }

    /// The goods that a line is about.
    private func goods(of line: StockLine, _ document: String, number: Int) throws -> String {
        guard let lot = line.lot else {
            guard let goods = line.goods, line.kind == .issue
            else { throw StockError.lotUnclear(document: document, line: number) }
            return goods
        }
        guard
            let goods = try store.rows(
                "SELECT goods_code FROM hosp_stock_lot WHERE lot_code = ?", [.text(lot.code)]
            ).first?.first?.text
        else { throw StockError.lotUnknown(lot) }
        return goods
    }

    /// The lots of goods as they stand.
    /// - Throws: `goodsUnknown`, ``StorageError``.
    private func stockLedger(of goods: String) throws -> StockLedger {
        guard
            let row = try store.rows(
                "SELECT is_beyond_allowed FROM hosp_stock_goods WHERE goods_code = ?",
                [.text(goods)]
            ).first
        else {
            let codes = try store.rows("SELECT goods_code FROM hosp_stock_goods", [])
                .compactMap { $0[0].text }
            throw StockError.goodsUnknown(
                goods, nearest: NearestName.nearest(to: goods, in: codes))
        }
        return try StockLedger(
            stockStandings(where: "l.goods_code = ?", [.text(goods)]),
            beyond: row[0].integer == 1 ? .allow : .refuse)
    }

    private func stockStandings(
        where condition: String, _ values: [StoreValue]
    ) throws -> [StockLedger.Standing] {
        try store.rows(
            "SELECT l.lot_code, l.goods_code, l.received_on, l.good_through, l.maker_name, "
                + "l.supplier_name, l.buyer_code, l.approver_code, s.balance_quantity, "
                + "s.issued_quantity FROM hosp_stock_lot l LEFT JOIN hosp_stock_standing s "
                + "ON s.lot_code = l.lot_code WHERE \(condition) ORDER BY l.lot_code", values
        ).map { try StockLedger.Standing(stored: $0) }
    }

    /// The lots of all goods, or of some, as they stand, by code; reading only.
    func stockStandings(of goods: String?) throws -> [StockLedger.Standing] {
        guard try isPrepared(.stock) else { return [] }
        guard let goods else { return try stockStandings(where: "1 = 1", []) }
        return try stockStandings(where: "l.goods_code = ?", [.text(goods)])
    }

    /// Goods with what all lots have, what is good on a day, and how that stands to the limits.
    struct GoodsBalance {
        let goods: String
        let all: Decimal
        let good: Decimal
        let state: StockLevel.State?
    }

    /// The balances of goods on a day as the book stands now; what is good on the day is held
    /// against the limits.
    ///
    /// Goods without limits have no state.
    /// - Throws: `goodsUnknown`, `outOfRange`; `limitsInvalid` for goods with one or two of the
    ///   three limits, or whose limits do not rise; ``StorageError``.
    func stockBalances(of goods: String?, on day: Day) throws -> [GoodsBalance] {
        let register =
            try isPrepared(.stock)
            ? try RunInput(.stockGoods, where: [:], in: store) : nil
        let rows =
            register?.rows.filter {
                goods == nil || register?.text("goods_code", in: $0) == goods
            } ?? []
        if let goods, rows.isEmpty { throw StockError.goodsUnknown(goods, nearest: nil) }
        guard let register else { return [] }
        let lots = try Dictionary(grouping: stockStandings(of: goods)) {
            Code<StockLot>($0.lot.item)
        }
        return try rows.map { row in
            let code = register.text("goods_code", in: row) ?? ""
            let balance = try StockLedger(lots[Code(code)] ?? []).balance(of: code, on: day)
            let limits = try ["safety", "minimum", "maximum"].compactMap {
                try register.decimal("\($0)_quantity", in: row)
            }
            guard limits.isEmpty || limits.count == 3 else { throw StockError.limitsInvalid(code) }
            let state =
                limits.isEmpty
                ? nil
                : StockLevel.state(
                    of: balance.good,
                    try StockLevel.Limits(
                        of: code, safety: limits[0], minimum: limits[1], maximum: limits[2]))
            return GoodsBalance(goods: code, all: balance.all, good: balance.good, state: state)
        }
    }

    /// Where a lot came from, and every movement of it in order (批次追溯); reading only.
    /// - Throws: `lotUnknown`, ``StorageError``.
    func traceStock(
        _ lot: StockLot.ID
    ) throws -> (standing: StockLedger.Standing, movements: [StockMovement]) {
        guard try isPrepared(.stock),
            let standing = try stockStandings(where: "l.lot_code = ?", [.text(lot.code)]).first
        else { throw StockError.lotUnknown(lot) }
        let movements = try store.rows(
            "SELECT document_code, part_number, kind_name, moved_on, moved_quantity, "
                + "receiver_name FROM hosp_stock_movement WHERE lot_code = ? "
                + "ORDER BY movement_number",
            [.text(lot.code)]
        ).compactMap { row -> StockMovement? in
            guard let kind = StockMovement.Kind(rawValue: row[2].text ?? "") else { return nil }
            return StockMovement(
                "\(row[0].text ?? "")/\(row[1].integer ?? 1)", kind, lot: lot,
                on: try Day(yyyymmdd: Int32(clamping: row[3].integer ?? 0)),
                quantity: try Decimal(row[4].text ?? ""), receiver: row[5].text)
        }
        return (standing, movements)
    }

    private func write(_ step: StockStep) throws {
        let moment = try moment()
        let last =
            try store.rows("SELECT MAX(movement_number) FROM hosp_stock_movement", [])
            .first?.first?.integer ?? 0
        try insert(
            given: step.parts.enumerated().map { place, part in
                [
                    .integer(last + Int64(place) + 1), .text(step.document),
                    .integer(Int64(place) + 1), .text(part.movement.lot.code),
                    .text(part.movement.kind.rawValue),
                    .integer(Int64(part.movement.day.yyyymmdd)),
                    .text(part.movement.quantity.description),
                    part.movement.receiver.map { .text($0) } ?? .null, .flag(part.isBeyond),
                    .integer(moment),
                ]
            }, into: .stockMovement)
        for standing in step.standings {
            let values: [StoreValue] = [
                .decimal(standing.balance), .decimal(standing.issued), .integer(moment),
            ]
            let lot = StoreValue.text(standing.lot.id.code)
            let changed = try store.execute(
                "UPDATE hosp_stock_standing SET balance_quantity = ?, issued_quantity = ?, "
                    + "recorded_at = ? WHERE lot_code = ?", values + [lot])
            if changed == 0 { try insert([[lot] + values], into: .stockStanding) }
        }
    }
}

/// A document on its way: the ledgers of its goods and the movements so far.
private struct StockStep {
    let document: String
    let day: Day
    var ledgers: [String: StockLedger] = [:]
    private(set) var parts: [(goods: String, movement: StockMovement, isBeyond: Bool)] = []

    init(document: String, day: Day) {
        self.document = document
        self.day = day
    }

    mutating func take(_ line: Book.StockLine, of goods: String) throws(StockError) {
        guard var ledger = ledgers[goods] else { throw .goodsUnknown(goods, nearest: nil) }
        var taken: [(lot: StockLot.ID, quantity: Decimal)] = []
        if let lot = line.lot {
            if line.kind == .issue, !line.isAnyLot { try ledger.refuseLater(lot, on: day) }
            taken = [(lot, line.quantity)]
        } else {
            taken = try ledger.allocate(line.quantity, of: goods, on: day)
        }
        for (lot, quantity) in taken {
            let findings = ledger.findings.count
            let movement = StockMovement(
                "\(document)/\(parts.count + 1)", line.kind, lot: lot, on: day,
                quantity: quantity, receiver: line.receiver)
            try ledger.take(movement)
            parts.append((goods, movement, ledger.findings.count > findings))
        }
        ledgers[goods] = ledger
    }

    /// The lots that moved, by code, as they stand.
    var standings: [StockLedger.Standing] {
        var moved: [StockLot.ID: String] = [:]
        for part in parts { moved[part.movement.lot] = part.goods }
        return moved.sorted { $0.key < $1.key }.compactMap { id, goods in
            guard let ledger = ledgers[goods], let lot = ledger.lots[id] else { return nil }
            return StockLedger.Standing(
                lot, balance: ledger.balance(of: id), issued: ledger.issued(of: id))
        }
    }
}

extension StockLedger.Standing {
    /// A lot of the register with its standing; one that never moved has nothing.
    fileprivate init(stored row: [StoreValue]) throws {
        func day(_ place: Int) throws -> Day? {
            try row[place].integer.map { try Day(yyyymmdd: Int32(clamping: $0)) }
        }
        guard let received = try day(2)
        else { throw ArgumentError.missing(path: "hosp_stock_lot.received_on") }
        var lot = StockLot(
            StockLot.ID(row[0].text ?? ""), item: row[1].text ?? "", received: received,
            goodThrough: try day(3))
        lot.maker = row[4].text
        lot.supplier = row[5].text
        lot.buyer = row[6].text.map { Person.ID($0) }
        lot.approver = row[7].text.map { Person.ID($0) }
        self.init(
            lot, balance: try row[8].text.map { try Decimal($0) } ?? .zero,
            issued: try row[9].text.map { try Decimal($0) } ?? .zero)
    }
}
