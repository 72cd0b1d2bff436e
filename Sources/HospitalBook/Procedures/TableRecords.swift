import HospitalCore
import Interchange
import Storage

/// How the rows of a table become an argument of a calculation, so that a procedure of the book
/// takes its facts from the tables and is the calculation in all else.
///
/// Each row is an object whose members are columns; rows of other tables that belong to it are
/// lists in it. A column without a value is a member that is not given. What is wrong with a value
/// is told with the table and the key of its row: `hosp_permit[P-7].through`.
struct TableRecords: Sendable {
    /// What the rows become.
    enum Form: Sendable {
        /// Objects of these members, each from a column.
        case objects(KeyValuePairs<String, String>)
        /// The values of a column.
        case values(String)
        /// One object: names from one column, values from another.
        case named(String, value: String)
        /// One object: names from one column, the exact sums of the values of another.
        case sums(String, of: String)
    }

    /// A column that an argument bounds: rows beyond it are left out.
    enum Bound: Sendable {
        /// Values from that of the argument on.
        case from(column: String, argument: String)
        /// Values up to that of the argument.
        case through(column: String, argument: String)
        /// Of rows that differ in the column only, the last up to that of the argument.
        case last(column: String, argument: String)
        /// Values equal to that of the argument.
        case equal(column: String, argument: String)
    }

    /// The argument, or the member that holds the rows.
    let name: String
    /// The table.
    let table: TableDeclaration
    /// What the rows become.
    let form: Form
    /// Members that are lists of the one value of their column.
    var lists: [String] = []
    /// Only rows with this value in a column, which has one of some values in every row.
    var condition: (column: String, value: String, values: [String])?
    /// What arguments leave out.
    var bounds: [Bound] = []
    /// Rows of other tables that belong to a row.
    var parts: [TableRecords] = []
    /// The columns that a part has in common with the row it belongs to.
    var link: [String] = []
    /// The column by which rows are ordered before their key; `nil` for their key alone.
    var order: String?
    /// Whether the argument is left out when there is no row, so that the library's own counts.
    var isLeftOutWhenEmpty = false

    init(_ name: String, _ table: TableDeclaration, _ form: Form) {
        self.name = name
        self.table = table
        self.form = form
    }

    /// The same with changes.
    func with(_ change: (inout TableRecords) -> Void) -> TableRecords {
        var copy = self
        change(&copy)
        return copy
    }

    /// The same records as a part that has columns in common with the row it belongs to.
    func linked(by columns: String...) -> TableRecords { with { $0.link = columns } }
}

extension Procedure {
    /// Declares a procedure that takes arguments of a calculation from tables of the book.
    ///
    /// All other arguments and the tables of the result are those of the calculation; its work
    /// calendar is that of the book unless one is given.
    /// - `own`: arguments by which rows are chosen and that the calculation does not take.
    init(
        onBook name: String, _ text: (zh: String, en: String), of calculation: Procedure,
        own: [ProcedureArgument] = [], from records: [TableRecords]
    ) {
        let taken = records.map(\.name)
        let others = own + calculation.arguments.filter { !taken.contains($0.name) }
        self.init(onBook: name, text, arguments: others, tables: calculation.tables) {
            members, book in
            var readers: [String: ArgumentReader] = [:]
            for one in records { readers[one.name] = try book.reader(of: one, members) }
            let calendar =
                others.contains { $0.name == "calendar" }
                ? try book.workCalendar(Book.shippedCalendarCode) : nil
            return try calculation.answer(members.adding(readers, calendar: calendar), in: book)
        }
    }
}

extension Book {
    /// The rows of a table as an argument; `nil` when it is left out.
    /// - `members`: the arguments that bound the rows.
    /// - Throws: ``ArgumentError``, ``StorageError``.
    func reader(
        of records: TableRecords, _ members: ArgumentMembers
    ) throws -> ArgumentReader? {
        let rows = try TableRows(records, members, in: self)
        guard !rows.isEmpty || !records.isLeftOutWhenEmpty else { return nil }
        return try rows.reader()
    }
}

/// The rows of a table on their way to an argument.
private struct TableRows {
    private let records: TableRecords
    private var rows: [[StoreValue]]
    private let places: [String: Int]
    private var parts: [(TableRows, byLink: [[StoreValue]: [Int]])] = []

    var isEmpty: Bool { rows.isEmpty }

    init(_ records: TableRecords, _ members: ArgumentMembers, in book: Book) throws {
        self.records = records
        let table = records.table
        places = Dictionary(
            table.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { one, _ in one })
        // The database finds rows by their values; the rest of the bounds is applied to these.
        var values: [(String, StoreValue)] = []
        for case .equal(let column, let argument) in records.bounds {
            guard let reader = members.optional(argument) else { continue }
            values.append((column, try Self.value(reader, of: table.column(named: column)?.type)))
        }
        rows = try book.allRows(of: table, where: values).rows
        if let condition = records.condition { try keep(condition) }
        for bound in records.bounds { try apply(bound, members) }
        if let order = records.order {
            // Rows with one number keep the order of their keys.
            rows = rows.enumerated().sorted { one, other in
                let numbers = (self[order, one.element].integer, self[order, other.element].integer)
                return (numbers.0 ?? 0, one.offset) < (numbers.1 ?? 0, other.offset)
            }.map(\.element)
        }
        parts = try records.parts.map { part in
            let rows = try TableRows(part, members, in: book)
            let byLink = Dictionary(grouping: rows.rows.indices) { place in
                part.link.map { rows[$0, rows.rows[place]] }
            }
            return (rows, byLink)
        }
    }

    subscript(column: String, row: [StoreValue]) -> StoreValue {
        places[column].map { row[$0] } ?? .null
    }

    /// Keeps the rows with a value; one with none of the values would be in no argument, unseen.
    private mutating func keep(
        _ condition: (column: String, value: String, values: [String])
    ) throws {
        for row in rows {
            let value = self[condition.column, row].text ?? ""
            guard !condition.values.contains(value) else { continue }
            throw ArgumentError.value(
                path: "\(records.table.name).\(condition.column)", value: value,
                allowed: condition.values.joined(separator: " | "))
        }
        rows = rows.filter { self[condition.column, $0] == .text(condition.value) }
    }

    private mutating func apply(_ bound: TableRecords.Bound, _ members: ArgumentMembers) throws {
        switch bound {
        case .from(let column, let argument):
            guard let limit = try limit(column, argument, members) else { return }
            rows = rows.filter { (self[column, $0].integer ?? .min) >= limit }
        case .through(let column, let argument):
            guard let limit = try limit(column, argument, members) else { return }
            rows = rows.filter { (self[column, $0].integer ?? .min) <= limit }
        case .equal: return
        case .last(let column, let argument):
            try apply(.through(column: column, argument: argument), members)
            let key = records.table.primaryKey.filter { $0 != column }
            var last: [[StoreValue]: Int] = [:]
            for (place, row) in rows.enumerated() {
                let group = key.map { self[$0, row] }
                if let before = last[group],
                    self[column, rows[before]].integer ?? 0 >= self[column, row].integer ?? 0
                {
                    continue
                }
                last[group] = place
            }
            rows = last.values.sorted().map { rows[$0] }
        }
    }

    /// The value of an argument as a column of its type has it.
    private static func value(
        _ reader: ArgumentReader, of type: ColumnType?
    ) throws -> StoreValue {
        switch type {
        case .month?: .integer(Int64(try reader.month().yyyymm))
        case .count?: .integer(Int64(try reader.whole()))
        default: .text(try reader.text())
        }
    }

    /// The value of an argument as the column has it; `nil` when the argument is not given.
    private func limit(
        _ column: String, _ argument: String, _ members: ArgumentMembers
    ) throws -> Int64? {
        guard let reader = members.optional(argument) else { return nil }
        if records.table.column(named: column)?.type == .moment {
            return try reader.moment().yyyymmddhhmmss
        }
        return Int64(try reader.day().yyyymmdd)
    }

    /// The rows as an argument, each with its key for what is wrong with it.
    func reader() throws -> ArgumentReader {
        let all = Array(rows.indices)
        let key = records.table.naturalKey
        return ArgumentReader(
            try json(all), path: records.table.name,
            labels: rows.map { row in
                key.map { self[$0, row].sealed ?? "" }.joined(separator: "/")
            })
    }

    private func json(_ chosen: [Int]) throws -> JSONValue {
        switch records.form {
        case .objects(let members): .array(try chosen.map { .object(try object($0, members)) })
        case .values(let column): .array(chosen.compactMap { value(column, rows[$0]) })
        case .sums(let name, let column): .object(try sums(of: column, by: name, chosen))
        case .named(let name, let column):
            .object(
                JSONObject(
                    chosen.compactMap { place in
                        let row = rows[place]
                        return value(column, row).map {
                            JSONObject.Member(name: self[name, row].text ?? "", value: $0)
                        }
                    }))
        }
    }

    /// The sums of a column by the names of another, in the order in which the names come.
    private func sums(of column: String, by name: String, _ chosen: [Int]) throws -> JSONObject {
        var sums: [String: Decimal] = [:]
        var names: [String] = []
        for place in chosen {
            let (row, text) = (rows[place], self[column, rows[place]].text ?? "")
            let key = self[name, row].text ?? ""
            do throws(NumberError) {
                if sums[key] == nil { names.append(key) }
                sums[key] = try (sums[key] ?? .zero).adding(Decimal(text))
            } catch {
                throw ArgumentError.value(
                    path: "\(records.table.name)[\(key)].\(column)", value: text, allowed: nil)
            }
        }
        return JSONObject(
            names.compactMap { name in
                sums[name].map { JSONObject.Member(name: name, value: .decimal($0)) }
            })
    }

    private func object(
        _ place: Int, _ members: KeyValuePairs<String, String>
    ) throws -> JSONObject {
        let row = rows[place]
        var object = JSONObject()
        for (name, column) in members {
            guard let value = value(column, row) else { continue }
            object.append(name, records.lists.contains(name) ? .array([value]) : value)
        }
        for (part, byLink) in parts {
            let link = part.records.link.map { self[$0, row] }
            object.append(part.records.name, try part.json(byLink[link] ?? []))
        }
        return object
    }

    /// A value as an argument has it; `nil` without one.
    private func value(_ column: String, _ row: [StoreValue]) -> JSONValue? {
        let value = self[column, row]
        switch (value, records.table.column(named: column)?.type) {
        case (.null, _): return nil
        case (.text(let text), _): return .string(text)
        case (.integer(let number), .day?):
            let day = try? Day(yyyymmdd: Int32(clamping: number))
            return .string(day?.description ?? String(number))
        case (.integer(let number), .month?):
            let month = try? Month(yyyymm: Int32(clamping: number))
            return .string(month?.description ?? String(number))
        case (.integer(let number), .moment?):
            let moment = try? Moment(yyyymmddhhmmss: number)
            return .string(moment?.description ?? String(number))
        case (.integer(let number), .flag?): return .bool(number == 1)
        case (.integer(let number), .fen?): return .string(Money(fen: number).description)
        case (.integer(let number), _): return .number(String(number))
        case (.real(let number), _): return .number(String(number))
        }
    }
}
