import HospitalCore
import Storage

/// The rows of one table that a run read, with the hash that tells whether they have changed since.
///
/// A table of facts is read for a month, and so is a log by month; master data with a validity for
/// the rows that hold in the month, and all of them for the codes of the run's ``RunScope``. Rows
/// are sorted by their key in Unicode scalar order, so that the hash does not depend on how a
/// database sorts or stores them. Columns without a value leave no trace in it, so that a column
/// that a later version of the library adds does not make every older run stale.
struct RunInput {
    /// The name in the run record: the table, `table/yyyymm` for another month than the run's, or
    /// the procedure of an upstream run.
    let name: String
    /// The upstream run whose results these rows are; `nil` for facts and master data.
    let runID: String?
    /// The table.
    let table: TableDeclaration
    /// The rows in declared order of columns.
    let rows: [[StoreValue]]
    /// The hash of the rows without the batch that brought them.
    let hash: String

    /// Reads the rows of a table for a run.
    init(
        _ table: TableDeclaration, for scope: RunScope, otherMonth: Month? = nil,
        in store: any Store
    ) throws {
        var conditions = scope.codes.filter { table.column(named: $0.column) != nil }
            .map { ($0.column, StoreValue.text($0.code)) }
        if table.isByMonth {
            let month = otherMonth ?? scope.month
            conditions.insert(("period_month", .integer(Int64(month.yyyymm))), at: 0)
        }
        let read = try store.rows(
            table.select(where: conditions.map(\.0)), conditions.map(\.1))
        self.init(
            name: otherMonth.map { "\(table.name)/\($0.yyyymm)" } ?? table.name, runID: nil, table,
            read.filter { RunInput.holds($0, of: table, in: otherMonth ?? scope.month) })
    }

    /// Reads the rows of a table with some values, of all months; no input of a run by itself.
    init(
        _ table: TableDeclaration, where values: KeyValuePairs<String, StoreValue>,
        in store: any Store
    ) throws {
        try self.init(table, where: values.map { ($0.key, $0.value) }, in: store)
    }

    /// Reads the rows of a table with some values, of all months; no input of a run by itself.
    init(
        _ table: TableDeclaration, where values: [(String, StoreValue)], in store: any Store
    ) throws {
        let rows = try store.rows(table.select(where: values.map(\.0)), values.map(\.1))
        self.init(name: table.name, runID: nil, table, rows)
    }

    /// No rows: those of a table that the book does not have yet.
    init(none table: TableDeclaration) {
        self.init(name: table.name, runID: nil, table, [])
    }

    /// Reads the results of an upstream run.
    ///
    /// The number of the run is part of the hash: another version is another input, even where it
    /// came to the same.
    init(
        _ table: TableDeclaration, of run: String, by procedure: String, in store: any Store
    ) throws {
        let rows = try store.rows(table.select(where: ["run_id"]), [.text(run)])
        self.init(name: procedure, runID: run, table, rows)
    }

    private init(
        name: String, runID: String?, _ table: TableDeclaration, _ read: [[StoreValue]]
    ) {
        self.name = name
        self.runID = runID
        self.table = table
        let keys = table.primaryKey.compactMap { key in
            table.columns.firstIndex { $0.name == key }
        }
        rows = read.sorted { one, other in
            for key in keys where one[key] != other[key] {
                return RunInput.precedes(one[key], other[key])
            }
            return false
        }
        hash = RunInput.hash(of: rows, in: table)
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

    /// Columns that say when something began that stays: an asset, a change of it, its disposal.
    private static let beginnings = ["acquired_on", "disposed_on", "audited_on", "change_month"]

    /// Whether a row holds in a month: master data of other months is no input of a run, so that
    /// somebody who comes next month changes nothing in this one.
    private static func holds(
        _ row: [StoreValue], of table: TableDeclaration, in month: Month
    ) -> Bool {
        if let begun = table.columns.firstIndex(where: { beginnings.contains($0.name) }) {
            let last =
                table.columns[begun].type == .month
                ? Int64(month.yyyymm) : Int64(month.lastDay.yyyymmdd)
            return (row[begun].integer ?? 0) <= last
        }
        guard let from = table.columns.firstIndex(where: { $0.name == "valid_from" }),
            let to = table.columns.firstIndex(where: { $0.name == "valid_to" })
        else { return true }
        return (row[from].integer ?? 0) <= Int64(month.lastDay.yyyymmdd)
            && (row[to].integer ?? .max) >= Int64(month.firstDay.yyyymmdd)
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

    /// The exact decimal of a column in a row; `nil` for null.
    /// - Throws: `value` for a text that was written past the library and is no decimal.
    func decimal(_ column: String, in row: [StoreValue]) throws(ArgumentError) -> Decimal? {
        guard let text = value(column, in: row).text else { return nil }
        do { return try Decimal(text) } catch {
            throw .value(path: "\(table.name).\(column)", value: text, allowed: nil)
        }
    }

    /// The exact decimal of a column that has one in every row.
    func neededDecimal(_ column: String, in row: [StoreValue]) throws(ArgumentError) -> Decimal {
        guard let decimal = try decimal(column, in: row) else {
            throw .missing(path: "\(table.name).\(column)")
        }
        return decimal
    }

    /// One of the named choices of an enumeration, from a column; one body for all of them.
    /// - Throws: `value` with the choices.
    @_semantics("optimize.sil.specialize.generic.never")
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, in row: [StoreValue], as type: Choice.Type = Choice.self
    ) throws(ArgumentError) -> Choice where Choice.RawValue == String {
        let text = text(column, in: row) ?? ""
        guard let choice = Choice(rawValue: text) else {
            throw .value(
                path: "\(table.name).\(column)", value: text,
                allowed: Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}

extension TableDeclaration {
    /// Whether a run reads the rows of one month: facts, and logs that are kept by month.
    fileprivate var isByMonth: Bool {
        kind == .fact || kind == .log && primaryKey.contains("period_month")
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

extension Book {
    /// The rows of a table with some values, of all months, sorted by their keys; none before its
    /// area is there, since reading never creates tables.
    /// - Throws: ``StorageError``; `momentMissing` where an older book is to be brought up to date.
    func allRows(
        of table: TableDeclaration, where values: [(String, StoreValue)] = []
    ) throws -> RunInput {
        guard let area = schema.area(ofTable: table.name), try isPrepared(area)
        else { return RunInput(none: table) }
        return try RunInput(table, where: values, in: store)
    }
}
