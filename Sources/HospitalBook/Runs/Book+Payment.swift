import CostControl
import HospitalCore
import Storage

/// Payment tables of cities in a book (DRG支付标准).
extension Book {
    /// The payment table of a city and year with its rate.
    /// - Throws: `paymentRateMissing`, a `PaymentError` for rows that cannot be, ``StorageError``.
    public func paymentTable(city: String, year: Int) throws -> PaymentTable {
        guard try store.tableExists(TableDeclaration.drgRate.name) else {
            throw RunError.paymentRateMissing(city: city, year: year)
        }
        let key: [StoreValue] = [.text(city), .integer(Int64(year))]
        func rows(_ table: TableDeclaration) throws -> [PaymentRow] {
            try store.rows(table.select(where: ["city_code", "valid_year"]), key).map {
                PaymentRow(table: table, values: $0)
            }
        }
        guard let rate = try rows(.drgRate).first else {
            throw RunError.paymentRateMissing(city: city, year: year)
        }
        let groups = try rows(.drgPayment).map { try $0.group() }
        return try PaymentTable(
            rate: PaymentRate(
                city: city, year: year, rate: try rate.decimal("payment_rate") ?? .zero,
                significantDigits: Int(clamping: rate.value("significant_digits").integer ?? 0),
                citation: Citation(
                    title: rate.value("citation_title").text ?? "",
                    number: rate.value("citation_number").text ?? "")),
            groups: groups.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) })
    }
}

/// A row of the tables of payment.
private struct PaymentRow {
    let table: TableDeclaration
    let values: [StoreValue]

    func value(_ column: String) -> StoreValue {
        table.columns.firstIndex { $0.name == column }.map { values[$0] } ?? .null
    }

    func decimal(_ column: String) throws -> Decimal? {
        guard let text = value(column).text else { return nil }
        do { return try Decimal(text) } catch {
            throw ArgumentError.value(path: "\(table.name).\(column)", value: text, allowed: nil)
        }
    }

    func group() throws -> PaymentGroup {
        func isMarked(_ column: String) -> Bool { value(column).text == "是" }
        return PaymentGroup(
            value("group_code").text ?? "",
            kind: isMarked("individual_group_flag")
                ? .individual : isMarked("base_group_flag") ? .base : .weighted,
            weight: try decimal("relative_weight") ?? .zero,
            coefficients: try levels("coefficient"), published: try levels("standard"),
            isStable: isMarked("stable_group_flag"))
    }

    private func levels(_ name: String) throws -> [HospitalLevel: Decimal] {
        var levels: [HospitalLevel: Decimal] = [:]
        for level in HospitalLevel.allCases {
            levels[level] = try decimal("level\(level.rawValue)_\(name)")
        }
        return levels
    }
}
