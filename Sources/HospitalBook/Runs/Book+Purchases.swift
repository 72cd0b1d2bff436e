import CostControl
import HospitalCore
import Storage

/// The purchases and contracts of a book: bills of a month against orders and receipts.
extension Book {
    static let purchaseProcedure = "book.purchase.match"

    /// Whether the lines of the bills of a month match (三单匹配): what was billed so far against what
    /// was received so far, that against the order, and the price against that of the order.
    ///
    /// Bills count in the order of their days and codes; receipts count through the day of the
    /// bill. A bill without an order is no match.
    /// - Throws: `monthClosed`, ``ProcurementError``, ``StorageError``.
    public func matchBills(month: Month) throws -> Statement {
        try statement(
            Self.purchaseProcedure, rules: "purchase.match/1", month, Self.whole,
            of: Area.purchase.name
        ) {
            let facts = try PurchaseFacts(month, in: store)
            return (facts.inputs, [
                StoredTable(table: .purchaseMatch, name: "bills", rows: try facts.rows(in: month))
            ])
        }
    }

    /// The contracts of the book, and the outsourced services that none of them covers on a day;
    /// reading only.
    /// - Throws: `termInvalid`, ``StorageError``.
    func contracts() throws -> (register: ContractRegister, outsourced: Set<String>) {
        guard try isPrepared(.purchase) else { return (ContractRegister([]), []) }
        let input = try RunInput(.contract, where: [:], in: store)
        let services = try RunInput(.outsourcedService, where: [:], in: store)
        let contracts = try input.rows.map { row in
            func day(_ column: String) throws -> Day {
                try Day(yyyymmdd: Int32(clamping: input.integer(column, in: row) ?? 0))
            }
            return try ContractRegister.Contract(
                input.text("contract_code", in: row) ?? "",
                service: input.text("service_code", in: row) ?? "",
                partner: input.text("partner_name", in: row) ?? "", from: day("starts_on"),
                through: day("ends_on"),
                yearlyFee: Money(fen: input.integer("yearly_fee_fen", in: row) ?? 0))
        }
        return (
            ContractRegister(contracts),
            Set(services.rows.compactMap { services.text("service_code", in: $0) })
        )
    }
}

/// Orders, receipts and bills through a month.
private struct PurchaseFacts {
    let inputs: [RunInput]
    private var orders: [Line: Order] = [:]
    private var receipts: [Line: [Entry]] = [:]
    private var bills: [Line: [Entry]] = [:]

    private struct Line: Hashable {
        let order: String
        let number: Int64
    }

    private struct Order {
        let part: ThreeWayMatch.Part
        let tolerance: ThreeWayMatch.Tolerance
    }

    /// A receipt, or a bill with its price.
    private struct Entry {
        let code: Code<PurchaseFacts>
        let day: Int64
        let quantity: Decimal
        var price = Decimal.zero
    }

    init(_ month: Month, in store: any Store) throws {
        let scope = RunScope(month: month, codes: [])
        let orders = try RunInput(.purchaseOrder, for: scope, in: store)
        let receipts = try RunInput(.purchaseReceipt, for: scope, in: store)
        let bills = try RunInput(.purchaseBill, for: scope, in: store)
        inputs = [orders, receipts, bills]
        for row in orders.rows {
            var tolerance = ThreeWayMatch.Tolerance()
            tolerance.receipt = try orders.decimal("receipt_share", in: row) ?? .zero
            tolerance.bill = try orders.decimal("bill_share", in: row) ?? .zero
            tolerance.price = try orders.decimal("price_share", in: row) ?? .zero
            self.orders[Self.line(orders, row)] = Order(
                part: ThreeWayMatch.Part(
                    quantity: try orders.neededDecimal("ordered_quantity", in: row),
                    price: try orders.neededDecimal("price_value", in: row)),
                tolerance: tolerance)
        }
        for row in receipts.rows {
            self.receipts[Self.line(receipts, row), default: []].append(Entry(
                code: Code(receipts.text("receipt_code", in: row) ?? ""),
                day: receipts.integer("received_on", in: row) ?? 0,
                quantity: try receipts.neededDecimal("received_quantity", in: row)))
        }
        for row in bills.rows {
            self.bills[Self.line(bills, row), default: []].append(Entry(
                code: Code(bills.text("bill_code", in: row) ?? ""),
                day: bills.integer("billed_on", in: row) ?? 0,
                quantity: try bills.neededDecimal("billed_quantity", in: row),
                price: try bills.neededDecimal("price_value", in: row)))
        }
    }

    private static func line(_ input: RunInput, _ row: [StoreValue]) -> Line {
        Line(
            order: input.text("order_code", in: row) ?? "",
            number: input.integer("line_number", in: row) ?? 0)
    }

    /// The lines of the bills of the month, by bill and line, without their run.
    func rows(in month: Month) throws -> [[StoreValue]] {
        var rows: [(bill: Code<PurchaseFacts>, line: Line, row: [StoreValue])] = []
        for (line, bills) in bills {
            var billed = Decimal.zero
            for bill in bills.sorted(by: { ($0.day, $0.code) < ($1.day, $1.code) }) {
                billed = try Self.sum(billed, bill.quantity, of: line)
                guard bill.day >= Int64(month.firstDay.yyyymmdd) else { continue }
                var received = Decimal.zero
                for receipt in receipts[line] ?? [] where receipt.day <= bill.day {
                    received = try Self.sum(received, receipt.quantity, of: line)
                }
                rows.append((bill.code, line, [
                    .text(bill.code.code), .text(line.order), .integer(line.number),
                ] + matched(line, received: received, billed: billed, at: bill.price)))
            }
        }
        return rows.sorted {
            ($0.bill, Code<Line>($0.line.order), $0.line.number)
                < ($1.bill, Code<Line>($1.line.order), $1.line.number)
        }.map(\.row)
    }

    private func matched(
        _ line: Line, received: Decimal, billed: Decimal, at price: Decimal
    ) -> [StoreValue] {
        guard let order = orders[line] else {
            return [.null, .decimal(received), .decimal(billed), .flag(false), "no_order"]
        }
        let match = ThreeWayMatch(
            order: order.part, received: received,
            bill: ThreeWayMatch.Part(quantity: billed, price: price), tolerance: order.tolerance)
        return [
            .decimal(order.part.quantity), .decimal(received), .decimal(billed),
            .flag(match.isMatched),
            match.isMatched
                ? .null : .text(match.mismatches.map(\.rawValue).joined(separator: ",")),
        ]
    }

    private static func sum(
        _ one: Decimal, _ other: Decimal, of line: Line
    ) throws(ProcurementError) -> Decimal {
        do { return try one.adding(other) } catch { throw .outOfRange(line.order) }
    }
}
