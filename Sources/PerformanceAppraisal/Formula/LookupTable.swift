import HospitalCore

/// A table of values by keys, each valid for some months (查找表): tariffs, standards, coefficients.
public struct LookupTable: Equatable, Sendable {
    /// A value with its keys.
    public struct Row: Equatable, Sendable {
        /// The keys, all of which must be equal.
        public let keys: [Decimal]
        /// The value.
        public let value: Decimal
        /// The first month; `nil` without a beginning.
        public let from: Month?
        /// The last month; `nil` until further notice.
        public let to: Month?

        /// A row.
        public init(keys: [Decimal], value: Decimal, from: Month? = nil, to: Month? = nil) {
            (self.keys, self.value, self.from, self.to) = (keys, value, from, to)
        }

        func isValid(in month: Month) -> Bool {
            from.map { $0 <= month } ?? true && to.map { month <= $0 } ?? true
        }

        /// The text that the version of the formulas is made from.
        var text: String {
            let keys = keys.map(\.normalized.description).joined(separator: ",")
            let months = "\(from?.description ?? "")..\(to?.description ?? "")"
            return "\(keys)=\(value.normalized) \(months)"
        }
    }

    /// The name by which formulas call it.
    public let name: String
    /// The rows.
    public let rows: [Row]
    /// How many keys there are.
    let keyCount: Int
    /// Positions of the rows by their keys.
    private let positions: [[Decimal]: [Int]]

    /// A table.
    /// - Throws: `rowKeys`; `rowsOverlap` when a month would have two values. Rows count from 1.
    public init(name: String, rows: [Row]) throws(FormulaError) {
        keyCount = rows.first?.keys.count ?? 0
        var positions: [[Decimal]: [Int]] = [:]
        for (position, row) in rows.enumerated() {
            guard row.keys.count == keyCount, keyCount > 0 else {
                throw .rowKeys(
                    table: name, row: position + 1, found: row.keys.count, expected: keyCount)
            }
            for other in positions[row.keys] ?? [] where Self.overlap(row, rows[other]) {
                throw .rowsOverlap(table: name, row: position + 1, other: other + 1)
            }
            positions[row.keys, default: []].append(position)
        }
        (self.name, self.rows, self.positions) = (name, rows, positions)
    }

    private static func overlap(_ one: Row, _ other: Row) -> Bool {
        func ends(_ row: Row, before next: Row) -> Bool {
            guard let to = row.to, let from = next.from else { return false }
            return to < from
        }
        return !ends(one, before: other) && !ends(other, before: one)
    }

    /// The value of some keys in a month; `nil` when no row is valid.
    func value(of keys: [Decimal], in month: Month) -> Decimal? {
        (positions[keys] ?? []).map { rows[$0] }.first { $0.isValid(in: month) }?.value
    }
}
