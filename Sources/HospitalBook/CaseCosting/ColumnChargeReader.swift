import CostControl
import HospitalCore
import Interchange

/// Finds the cases, departments and items of charge lines that come as columns.
struct ChargeCodeFinder {
    private(set) var cases: ArrowCodes
    private var departments: ArrowCodes
    private var items: ArrowCodes

    init(_ codes: ChargeCodes, _ header: ChargeHeader, _ fields: [ArrowField]) {
        cases = ArrowCodes(codes.cases, growing: !codes.isClosed)
        departments = ArrowCodes(codes.departments, growing: false)
        items = ArrowCodes(codes.items, growing: false)
        cases.prepare(for: fields[header.caseCode])
        departments.prepare(for: fields[header.department])
        items.prepare(for: fields[header.item])
    }

    /// Finds the codes of some rows, for which there is room.
    mutating func find(
        _ rows: Range<Int>, of batch: ArrowBatch, _ header: ChargeHeader, oldest: Int,
        into columns: ChargeColumns
    ) throws(ArrowError) {
        try cases.find(
            batch.columns[header.caseCode], of: batch, rows: rows, oldest: oldest,
            into: columns.cases)
        try departments.find(
            batch.columns[header.department], of: batch, rows: rows, oldest: oldest,
            into: columns.departments)
        try items.find(
            batch.columns[header.item], of: batch, rows: rows, oldest: oldest,
            into: columns.items)
    }

    /// Finds the cases and items of single rows, for which there is room.
    mutating func find(
        at rows: [Int], of batch: ArrowBatch, _ header: ChargeHeader, oldest: Int,
        into columns: ChargeColumns
    ) {
        cases.find(
            batch.columns[header.caseCode], of: batch, at: rows, oldest: oldest,
            into: columns.cases)
        items.find(
            batch.columns[header.item], of: batch, at: rows, oldest: oldest, into: columns.items)
    }
}

/// One thread that reads charge lines from columns in memory: chunk after chunk.
final class ColumnChargeReader: ChargeReader {
    private var finder: ChargeCodeFinder
    private var batch: ArrowBatch?
    private var rows = 0..<0

    /// A reader.
    /// - `finder`: finds the codes, those that others found before among them.
    init(
        _ header: ChargeHeader, _ codes: ChargeCodes, _ finder: ChargeCodeFinder,
        _ costing: CaseCosting, findingLimit: Int
    ) {
        self.finder = finder
        super.init(header, codes, costing, findingLimit: findingLimit)
    }

    /// How many cases are known.
    var caseCount: Int { finder.cases.index.count }

    /// Ends the reading: the codes of cases are complete.
    func finish() { codes.cases = finder.cases.index }

    override func text(_ row: Int, _ column: Int) -> String {
        batch?.columns[column].shown(rows.lowerBound + row) ?? ""
    }

    override func number(ofRow row: Int) -> Int64 {
        LineNumber.of(block: 0, row: (batch?.rowsBefore ?? 0) + rows.lowerBound + row)
    }

    /// Reads and adds some rows of a batch.
    ///
    /// - `oldest`: the number of the oldest batch that is kept meanwhile.
    /// - `checkIdentifiers`: marks the rows whose identifier is not new; it is called when the rows
    ///   that can be read are known.
    func add(
        _ rows: Range<Int>, of batch: ArrowBatch, oldest: Int,
        checkIdentifiers: ((ColumnChargeReader) throws -> Void)?
    ) throws {
        (self.batch, self.rows) = (batch, rows)
        defer { self.batch = nil }
        try requireMemory(forLines: rows.count)
        columns.reserve(rows.count)
        try finder.find(rows, of: batch, header, oldest: oldest, into: columns)
        let refused = readNumbers(of: batch)
        for field in refused { addUnreadable(field) }
        try checkIdentifiers?(self)
        if !codes.isClosed { try costing.knowCases(caseCount) }
        for line in try costing.add(lines(of: batch)) { add(line) }
    }

    /// Reads the columns of numbers.
    /// - Returns: the first field of each row that cannot be read, in the order of the rows.
    private func readNumbers(of batch: ArrowBatch) -> [UnreadableField] {
        var refused: [UnreadableField] = []
        for (places, column) in [
            (columns.cases, header.caseCode), (columns.departments, header.department),
            (columns.items, header.item),
        ]
        where !batch.columns[column].hasAllCodes
            && UnsafeBufferPointer(start: places, count: rows.count).lackSome()
        {
            for row in 0..<rows.count where places[row] == ArrowCodes.none {
                refused.append(UnreadableField(row: row, column: column))
            }
        }
        var numbers: [Int] = []
        func refuse(_ column: Int) {
            refused += numbers.map { UnreadableField(row: $0, column: column) }
            numbers.removeAll()
        }
        if plainQuantities(of: batch) == nil {
            batch.columns[header.quantity].readDecimals(
                rows, scale: costing.quantityScale, into: columns.quantities, refused: &numbers)
            refuse(header.quantity)
        }
        if plainAmounts(of: batch) == nil {
            batch.columns[header.amount].readDecimals(
                rows, scale: header.amountScale, into: columns.amounts, refused: &numbers)
            refuse(header.amount)
        }
        if let column = header.servicePeriod {
            batch.columns[column].readMonths(rows, into: columns.months, refused: &numbers)
            refuse(column)
        }
        return refused.isEmpty ? [] : columns.marked(refused)
    }

    /// Quantities that need not be copied: whole numbers have no decimals, and arrays of a host
    /// those of the costing.
    private func plainQuantities(of batch: ArrowBatch) -> CaseLines.Quantities? {
        let column = batch.columns[header.quantity]
        if let numbers = column.plainNumbers(rows, as: Int32.self) { return .narrow(numbers) }
        return column.plainNumbers(rows, as: Int64.self).map { .wide($0) }
    }

    /// Amounts in fen that need not be copied.
    private func plainAmounts(of batch: ArrowBatch) -> UnsafeBufferPointer<Int64>? {
        header.amountScale == 0 ? batch.columns[header.amount].plainNumbers(rows) : nil
    }

    private func lines(of batch: ArrowBatch) throws(CaseCostingError) -> CaseLines {
        let count = rows.count
        return try CaseLines(
            cases: UnsafeBufferPointer(start: columns.cases, count: count),
            departments: UnsafeBufferPointer(start: columns.departments, count: count),
            items: UnsafeBufferPointer(start: columns.items, count: count),
            quantities: plainQuantities(of: batch)
                ?? .wide(UnsafeBufferPointer(start: columns.quantities, count: count)),
            amounts: plainAmounts(of: batch)
                ?? UnsafeBufferPointer(start: columns.amounts, count: count),
            months: header.servicePeriod == nil
                ? nil : UnsafeBufferPointer(start: columns.months, count: count),
            firstNumber: number(ofRow: 0))
    }

    /// Marks the rows whose identifier stood in an earlier line; a line without one is a service of
    /// its own.
    func markRepeated(_ column: Int, _ seen: inout LineIdentifiers) {
        guard let identifiers = batch?.columns[column] else { return }
        for row in 0..<rows.count where columns.cases[row] != CaseLines.unreadable {
            if !identifiers.insert(rows.lowerBound + row, into: &seen) {
                columns.cases[row] = CaseLines.duplicate
            }
        }
    }
}

extension ArrowColumn {
    /// Notes the identifier of a row; `false` when it was seen before.
    fileprivate func insert(_ row: Int, into seen: inout LineIdentifiers) -> Bool {
        if let number = wholeNumber(row) { return seen.insert(number) }
        guard var text = shown(row), !text.isEmpty else { return true }
        return text.withUTF8 { seen.insert($0) }
    }
}
