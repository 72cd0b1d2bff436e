import HospitalCore
import Storage

/// A reading of a source on its way into the table: which rows come, which go, and what is wrong.
struct AttachedLoading {
    let stored: Book.StoredSource
    let rows: Book.AttachedRows
    let table: TableDeclaration
    let month: Month?
    let columns: ImportColumns
    var closedMonths: Set<Int32> = []
    var contentHash = ""
    var findings: [ImportFinding] = []
    private(set) var load = AttachedLoad()
    /// Rows to be inserted.
    private(set) var incoming: [[StoreValue]] = []
    /// Keys of rows to be deleted before.
    private(set) var outgoing: [[StoreValue]] = []
    /// The months in which something changes.
    private(set) var months: Set<Int32> = []
    private var seen: Set<[StoreValue]> = []
    private let keyPlaces: [Int]
    private let monthPlace: Int?
    private let batchPlace: Int?

    init(
        _ stored: Book.StoredSource, _ rows: Book.AttachedRows, into table: TableDeclaration,
        month: Month?, columns: ImportColumns
    ) {
        self.stored = stored
        self.rows = rows
        self.table = table
        self.month = month
        self.columns = columns
        let names = table.columnNames
        keyPlaces = table.primaryKey.compactMap { names.firstIndex(of: $0) }
        monthPlace = table.kind == .fact ? names.firstIndex(of: "period_month") : nil
        batchPlace = names.firstIndex(of: "batch_key")
        load.read = rows.count
        load.position = newPosition?.sealed
    }

    var source: AttachedSource { stored.source }

    /// How far the source has been read when this is done.
    var newPosition: StoreValue? { rows.position ?? stored.position }

    /// The key of a row.
    func key(of row: [StoreValue]) -> [StoreValue] { keyPlaces.map { row[$0] } }

    /// Whether the key stands in the query for the first time; a second time is a finding.
    mutating func isFirst(_ key: [StoreValue], row number: Int) -> Bool {
        guard seen.insert(key).inserted else {
            refuseKey(row: number)
            return false
        }
        return true
    }

    /// Takes a row of the query, with the row of its key in the table, if there is one.
    mutating func take(_ row: [StoreValue], number: Int, known: [StoreValue]?) {
        guard let known else {
            guard isOpen(row, number: number) else { return }
            incoming.append(row)
            load.new += 1
            return
        }
        if isSame(row, known) {
            load.same += 1
            return
        }
        // Rows that others brought, and rows that are only added, do not change.
        guard isOwn(known), source.mode != .byKey else { return refuseKey(row: number) }
        guard isOpen(row, number: number) else { return }
        outgoing.append(key(of: row))
        incoming.append(row)
        load.changed += 1
    }

    /// Takes a row of the table that the source brought, if its query no longer has it.
    mutating func takeIfGone(_ known: [StoreValue]) {
        let key = key(of: known)
        guard !seen.contains(key), isOpen(known, number: nil) else { return }
        outgoing.append(key)
        load.gone += 1
    }

    private func isOwn(_ row: [StoreValue]) -> Bool {
        batchPlace.map { row[$0] == .text(source.batchKey) } ?? false
    }

    private func isSame(_ row: [StoreValue], _ known: [StoreValue]) -> Bool {
        row.indices.allSatisfy { place in
            place == batchPlace || row[place] == known[place]
                // Some databases keep an empty text as none.
                || [row[place], known[place]].allSatisfy { $0 == .null || $0 == "" }
        }
    }

    /// Whether the month of a row may change; a closed one is a finding.
    private mutating func isOpen(_ row: [StoreValue], number: Int?) -> Bool {
        guard let monthPlace, let value = row[monthPlace].integer else { return true }
        let month = Int32(clamping: value)
        guard closedMonths.contains(month) else {
            months.insert(month)
            return true
        }
        let shown = (try? Month(yyyymm: month))?.value ?? .text(String(value))
        let finding =
            number.map {
                Finding(.rowMonthClosed, ["row": .count($0), "period": shown])
            } ?? Finding(.monthClosed, ["period": shown])
        findings.append(
            ImportFinding(row: number, column: nil, value: String(value), finding: finding))
        return false
    }

    private mutating func refuseKey(row number: Int) {
        let key = table.primaryKey.joined(separator: ", ")
        findings.append(
            ImportFinding(
                row: number, column: nil, value: nil,
                finding: Finding(.rowTwice, ["row": .count(number), "key": .text(key)])))
    }
}
