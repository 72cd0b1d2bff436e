import HospitalCore
import Storage

/// The cells in which a version of unit costs differs from the one before (版本差异).
struct UnitCostDifference {
    /// The results of both versions, with `cost_fen` and `unit_cost`.
    let results: TableDeclaration
    /// The columns that name a cell.
    let keys: [String]
    /// Where the cells that differ go.
    let table: TableDeclaration

    static let care = UnitCostDifference(
        results: .unitCost, keys: ["department_code", "care_unit", "item_code"],
        table: .unitCostDifference)
    static let items = UnitCostDifference(
        results: .itemCost, keys: ["department_code", "service_code"], table: .itemCostDifference)

    private struct Cost: Equatable {
        let fen: Int64?
        let unit: Decimal?
    }

    /// Stores what a run moved against the version before; nothing for a first version.
    func store(of run: Book.Run, in book: Book) throws {
        guard let previous = run.previousID else { return }
        let (before, after) = (try costs(of: previous, in: book), try costs(of: run.id, in: book))
        let cells = Set(before.keys).union(after.keys).sorted { one, other in
            one.lexicographicallyPrecedes(other) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        let rows = try cells.compactMap { cell -> [StoreValue]? in
            let (old, new) = (before[cell], after[cell])
            guard old != new else { return nil }
            let change = Int128(new?.fen ?? 0) - Int128(old?.fen ?? 0)
            var unitChange: Decimal?
            if let old = old?.unit, let new = new?.unit { unitChange = try new.subtracting(old) }
            let fen = [old?.fen, new?.fen, Int64(exactly: change)]
            return [.text(previous)] + cell.map { .text($0) }
                + fen.map { $0.map { .integer($0) } ?? .null }
                + [.decimal(old?.unit), .decimal(new?.unit), .decimal(unitChange)]
        }
        try book.insert(rows, into: table, under: run)
    }

    private func costs(of run: String, in book: Book) throws -> [[String]: Cost] {
        var costs: [[String]: Cost] = [:]
        let columns = (["cost_fen", "unit_cost"] + keys).joined(separator: ", ")
        try book.store.query(
            "SELECT \(columns) FROM \(results.name) WHERE run_id = ?", [.text(run)]
        ) { row in
            costs[row.dropFirst(2).map { $0.text ?? "" }] = Cost(
                fen: row[0].integer, unit: try row[1].text.map { try Decimal($0) })
            return true
        }
        return costs
    }
}
