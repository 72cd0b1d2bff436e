import HospitalCore
import Interchange
import Storage

/// Procedures that put orders, receipts and bills of a book together: what of bills can be paid,
/// and how suppliers delivered.
extension Procedure {
    /// `book.purchase.match`: the bills of a book against their orders and receipts.
    ///
    /// A bill is held against what all bills of its order up to it came to, in the order of their
    /// days, so that two bills of half an order each are not one bill too many. What counts as
    /// received is what was accepted.
    static let bookPurchaseMatch = Procedure(
        onBook: "book.purchase.match",
        (
            zh: "账簿三单匹配：发票按订单累计，与订单、验收合格数量、单价核对；列出非订单供应商的发票。",
            en: "The bills of a book, added up by order, against orders and accepted quantities; "
                + "bills of somebody else than the supplier of the order."
        ),
        arguments: purchaseMatch.arguments.filter { $0.name != "bills" },
        tables: ["bills", "other_suppliers"]
    ) { members, book in
        let facts = try PurchaseFacts(of: book)
        let matched = try purchaseMatch.answer(
            members.adding(["bills": facts.bills()], calendar: nil), in: nil)
        return ProcedureResult(
            matched.tables + [
                ResultTable(
                    name: "other_suppliers",
                    columns: [
                        .text("bill", zh: "发票", en: "Bill"),
                        .text("supplier", zh: "发票供应商", en: "Supplier of the bill"),
                        .text("ordered_of", zh: "订单供应商", en: "Supplier of the order"),
                    ],
                    rows: try facts.otherSuppliers())
            ])
    }

    /// `book.purchase.rating`: scores of the suppliers of a book by what they delivered in a time.
    ///
    /// A receipt is a delivery; it is in time up to the day that was agreed, and where none was
    /// agreed nothing can be late. It is without a fault when all of it was accepted.
    static let bookPurchaseRating = Procedure(
        onBook: "book.purchase.rating",
        (
            zh: "账簿供应商信用评价：按期间内到货是否按期、是否全部合格和投诉次数计分。",
            en: "Scores of the suppliers of a book: deliveries in time and without a fault, and "
                + "complaints, between two days."
        ),
        arguments: [
            .needed("from", .text, zh: "期间起始日", en: "The first day"),
            .needed("to", .text, zh: "期间截止日", en: "The last day"),
        ] + purchaseRating.arguments.filter { $0.name != "suppliers" },
        tables: purchaseRating.tables
    ) { members, book in
        let period = try Validity(
            from: members.needed("from").day(), to: members.needed("to").day())
        let suppliers = try PurchaseFacts(of: book).suppliers(in: period)
        return try purchaseRating.answer(
            members.adding(["suppliers": suppliers], calendar: nil), in: nil)
    }
}

/// The orders, receipts and bills of a book, put together.
private struct PurchaseFacts {
    private let book: Book
    private let orders: RunInput
    private let receipts: RunInput
    private let billInput: RunInput
    private let billRows: [[StoreValue]]
    private let orderRows: [String: [StoreValue]]

    /// Reads the orders, the receipts, and the bills by day.
    /// - Throws: `duplicate` for an order that stands in two months.
    init(of book: Book) throws {
        self.book = book
        orders = try book.allRows(of: .purchaseOrder)
        receipts = try book.allRows(of: .purchaseReceipt)
        let bills = try book.allRows(of: .purchaseBill)
        billInput = bills
        billRows = bills.rows.enumerated().sorted { one, other in
            let days = [one, other].map { bills.integer("billed_day", in: $0.element) ?? 0 }
            return (days[0], one.offset) < (days[1], other.offset)
        }.map(\.element)
        var byCode: [String: [StoreValue]] = [:]
        for row in orders.rows {
            let code = orders.text("purchase_order_code", in: row) ?? ""
            guard byCode.updateValue(row, forKey: code) == nil else {
                throw ArgumentError.duplicate(path: "\(orders.table.name)[\(code)]")
            }
        }
        orderRows = byCode
    }

    private func order(of row: [StoreValue], in input: RunInput) throws -> [StoreValue] {
        let code = input.text("purchase_order_code", in: row) ?? ""
        guard let order = orderRows[code] else {
            throw ArgumentError.missing(path: "\(orders.table.name)[\(code)]")
        }
        return order
    }

    private func sum(_ one: Decimal?, _ other: Decimal, of code: String) throws -> Decimal {
        do { return try (one ?? .zero).adding(other) } catch {
            throw ArgumentError.value(
                path: "\(orders.table.name)[\(code)]", value: other.description, allowed: nil)
        }
    }

    /// The bills by day, each with what was billed of its order so far.
    func bills() throws -> ArgumentReader {
        var accepted: [String: Decimal] = [:]
        for row in receipts.rows {
            let code = receipts.text("purchase_order_code", in: row) ?? ""
            accepted[code] = try sum(
                accepted[code], receipts.neededDecimal("accepted_quantity", in: row), of: code)
        }
        var billed: [String: Decimal] = [:]
        let values = try billRows.map { row -> JSONValue in
            let code = billInput.text("purchase_order_code", in: row) ?? ""
            let order = try order(of: row, in: billInput)
            let soFar = try sum(
                billed[code], billInput.neededDecimal("billed_quantity", in: row), of: code)
            billed[code] = soFar
            return .object([
                "bill": .string(name(of: row)),
                "ordered": .decimal(try orders.neededDecimal("ordered_quantity", in: order)),
                "order_price": .decimal(try orders.neededDecimal("unit_price", in: order)),
                "received": .decimal(accepted[code] ?? .zero), "billed": .decimal(soFar),
                "bill_price": .decimal(try billInput.neededDecimal("unit_price", in: row)),
            ])
        }
        return ArgumentReader(
            .array(values), path: billInput.table.name, labels: billRows.map { name(of: $0) })
    }

    private func name(of row: [StoreValue]) -> String {
        ["supplier_code", "invoice_number"].map { billInput.text($0, in: row) ?? "" }
            .joined(separator: "/")
    }

    /// The bills of others than the supplier of their order.
    func otherSuppliers() throws -> [[ResultValue]] {
        try billRows.compactMap { row in
            let sender = billInput.text("supplier_code", in: row) ?? ""
            let ordered = orders.text("supplier_code", in: try order(of: row, in: billInput)) ?? ""
            guard sender != ordered else { return nil }
            return [.text(name(of: row)), .text(sender), .text(ordered)]
        }
    }

    /// What every supplier of the book delivered in a time.
    func suppliers(in period: Validity) throws -> ArgumentReader {
        struct Record {
            var deliveries = 0, inTime = 0, faultless = 0, complaints = 0
        }
        var records: [String: Record] = [:]
        func isInside(_ day: Int64?) throws -> Bool {
            period.contains(try Day(yyyymmdd: Int32(clamping: day ?? 0)))
        }
        for row in receipts.rows {
            let day = receipts.integer("received_day", in: row)
            guard try isInside(day) else { continue }
            let order = try order(of: row, in: receipts)
            let due = orders.integer("due_day", in: order)
            let received = try receipts.neededDecimal("received_quantity", in: row)
            let accepted = try receipts.neededDecimal("accepted_quantity", in: row)
            let code = orders.text("supplier_code", in: order) ?? ""
            records[code, default: Record()].deliveries += 1
            if due.map({ (day ?? 0) <= $0 }) ?? true { records[code]?.inTime += 1 }
            if accepted == received { records[code]?.faultless += 1 }
        }
        let complaints = try book.allRows(of: .supplierComplaint)
        for row in complaints.rows
        where try isInside(complaints.integer("complaint_day", in: row)) {
            let code = complaints.text("supplier_code", in: row) ?? ""
            records[code, default: Record()].complaints += 1
        }
        let codes = try book.allRows(of: .supplier)
        let names = codes.rows.compactMap { codes.text("supplier_code", in: $0) }
        let values = names.map { name -> JSONValue in
            let record = records[name] ?? Record()
            func number(_ count: Int) -> JSONValue { .number(String(count)) }
            return .object([
                "supplier": .string(name), "deliveries": number(record.deliveries),
                "in_time": number(record.inTime), "faultless": number(record.faultless),
                "complaints": number(record.complaints),
            ])
        }
        return ArgumentReader(.array(values), path: codes.table.name, labels: names)
    }
}
