import HospitalCore
import Storage

/// The rows of one table that a run read, with the hash that tells whether they have changed since.
///
/// A table of facts is read for a month, a table that has a plan for that plan, a table whose rows
/// have a first and a last day for the rows of the month, other master data as a whole. Rows are
/// sorted by their key in Unicode scalar order, so that the hash does not depend on how a database
/// sorts or stores them. Columns without a value leave no trace in it, so that a column that a later
/// version of the library adds does not make every older run stale.
struct RunInput {
    /// The name in the run record: the table, or `table/yyyymm` for another month than the run's.
    let name: String
    /// The table.
    let table: TableDeclaration
    /// The rows in declared order of columns.
    let rows: [[StoreValue]]
    /// The hash of the rows without the batch that brought them.
    let hash: String

    /// Reads the rows of a table for a month and a plan.
    init(
        _ table: TableDeclaration, month: Month, scope: String?, otherMonth: Month? = nil,
        in store: any Store
    ) throws {
        self.table = table
        name = otherMonth.map { "\(table.name)/\($0.yyyymm)" } ?? table.name
        var (columns, values): ([String], [StoreValue]) = ([], [])
        if table.kind == .fact {
            columns.append("period_month")
            values.append(.integer(Int64((otherMonth ?? month).yyyymm)))
        }
        if let scope, table.column(named: "plan_code") != nil {
            columns.append("plan_code")
            values.append(.text(scope))
        }
        let keys = table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        }
        let read = try store.rows(table.select(where: columns), values)
        rows = RunInput.valid(read, of: table, in: otherMonth ?? month).sorted { one, other in
            for key in keys where one[key] != other[key] {
                return RunInput.precedes(one[key], other[key])
            }
            return false
        }
        hash = RunInput.hash(of: rows, in: table)
    }

    /// The rows that hold in a month, of a table whose rows have a first and a last day.
    private static func valid(
        _ rows: [[StoreValue]], of table: TableDeclaration, in month: Month
    ) -> [[StoreValue]] {
        guard let from = table.columns.firstIndex(where: { $0.name == "valid_from" }),
            let to = table.columns.firstIndex(where: { $0.name == "valid_to" })
        else { return rows }
        let (first, last) = (Int64(month.firstDay.yyyymmdd), Int64(month.lastDay.yyyymmdd))
        return rows.filter {
            ($0[from].integer ?? 0) <= last && ($0[to].integer ?? .max) >= first
        }
    }

    private static func hash(of rows: [[StoreValue]], in table: TableDeclaration) -> String {
        var digest = SHA256()
        for row in rows {
            for (column, value) in zip(table.columns, row) where column.name != "batch_key" {
                guard let text = value.sealed else { continue }
                digest.update("\(column.name)=\(text.utf8.count):\(text);")
            }
            digest.update("\n")
        }
        return digest.hexadecimal
    }

    private static func precedes(_ one: StoreValue, _ other: StoreValue) -> Bool {
        switch (one, other) {
        case (.integer(let first), .integer(let second)): first < second
        case (.text(let first), .text(let second)):
            first.utf8.lexicographicallyPrecedes(second.utf8)
        default: (one.sealed ?? "") < (other.sealed ?? "")
        }
    }

    /// The value of a column in a row.
    private func value(_ column: String, in row: [StoreValue]) -> StoreValue {
        guard let position = table.columns.firstIndex(where: { $0.name == column }),
            row.indices.contains(position)
        else { return .null }
        return row[position]
    }

    /// The text of a column in a row; `nil` for null.
    func text(_ column: String, in row: [StoreValue]) -> String? {
        value(column, in: row).text
    }

    /// The whole number of a column in a row; `nil` for null.
    func integer(_ column: String, in row: [StoreValue]) -> Int64? {
        value(column, in: row).integer
    }
}

extension [RunInput] {
    /// The hash over all inputs of a run.
    var hash: String {
        var digest = SHA256()
        for input in self { digest.update("\(input.name)=\(input.hash)\n") }
        return digest.hexadecimal
    }
}
