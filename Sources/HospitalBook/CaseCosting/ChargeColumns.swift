import CostControl
import HospitalCore
import Interchange

/// Where the columns of charge lines stand in their header.
struct ChargeHeader: Sendable {
    let caseCode: Int
    let department: Int
    let item: Int
    let quantity: Int
    let amount: Int
    /// Decimals of the amounts: 2 for yuan, 0 for whole fen.
    let amountScale: Int
    let lineID: Int?
    let servicePeriod: Int?
    /// The names of the columns as the file has them.
    let names: [String]

    init(_ header: [String], _ request: CaseCostRequest) throws(BookError) {
        let table = "lines"
        caseCode = try request.needed(.caseCode, in: header, of: table)
        department = try request.needed(.department, in: header, of: table)
        item = try request.needed(.item, in: header, of: table)
        quantity = try request.needed(.quantity, in: header, of: table)
        if let fen = request.position(.amountFen, in: header) {
            (amount, amountScale) = (fen, 0)
        } else {
            (amount, amountScale) = (try request.needed(.amount, in: header, of: table), 2)
        }
        lineID = request.position(.lineID, in: header)
        servicePeriod = request.position(.servicePeriod, in: header)
        names = header
    }
}

/// The columns of one block of charge lines as numbers; the memory is used again and again.
final class ChargeColumns {
    private(set) var cases = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private(set) var departments = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private(set) var items = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private(set) var months = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
    private(set) var quantities = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
    private(set) var amounts = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
    private var capacity = 1

    deinit { free() }

    private func free() {
        for numbers in [cases, departments, items, months] { numbers.deallocate() }
        for numbers in [quantities, amounts] { numbers.deallocate() }
    }

    /// Makes room for so many rows; what was there is lost.
    func reserve(_ rows: Int) {
        guard rows > capacity else { return }
        free()
        capacity = rows + rows / 8
        cases = .allocate(capacity: capacity)
        departments = .allocate(capacity: capacity)
        items = .allocate(capacity: capacity)
        months = .allocate(capacity: capacity)
        quantities = .allocate(capacity: capacity)
        amounts = .allocate(capacity: capacity)
    }
}

/// The codes by which charge lines name what is costed.
struct ChargeCodes: Sendable {
    var departments = CodeIndex()
    var items = CodeIndex()
    /// The cases; those of the register when `isClosed`.
    var cases = CodeIndex()
    /// Whether only cases of the register are taken.
    var isClosed = false

    /// Tells that nothing is added any more but cases, where these are not closed.
    mutating func settle() {
        departments.settle()
        items.settle()
        if isClosed { cases.settle() }
    }
}

/// A row that is left out, by its position in the columns, and the column that cannot be read.
struct UnreadableField {
    let row: Int
    let column: Int
}

extension ChargeColumns {
    /// Reads the columns of a block that was scanned.
    ///
    /// Cases that are not known become known, unless the register is closed. Rows with a field that
    /// cannot be read get ``CaseLines/unreadable`` in place of their case.
    /// - Returns: the first field of each row that cannot be read, in the order of the rows.
    func read(
        _ block: DelimitedText.RecordBlock, _ header: ChargeHeader, _ codes: inout ChargeCodes
    ) -> [UnreadableField] {
        let rows = block.rowCount
        reserve(rows)
        var refused: [UnreadableField] = []
        if codes.isClosed {
            block.findCodes(header.caseCode, in: codes.cases, into: cases)
        } else {
            block.insertCodes(header.caseCode, into: &codes.cases, places: cases)
        }
        block.findCodes(header.department, in: codes.departments, into: departments)
        block.findCodes(header.item, in: codes.items, into: items)
        let columns = [
            (cases, header.caseCode), (departments, header.department), (items, header.item),
        ]
        for (places, column) in columns
        where UnsafeBufferPointer(start: places, count: rows).lackSome() {
            for row in 0..<rows where places[row] == DelimitedText.RecordBlock.noCode {
                refused.append(UnreadableField(row: row, column: column))
            }
        }
        var numbers: [Int] = []
        func refuse(_ column: Int) {
            refused += numbers.map { UnreadableField(row: $0, column: column) }
            numbers.removeAll()
        }
        block.readDecimals(
            header.quantity, scale: CaseCosting.fileQuantityScale, into: quantities,
            refused: &numbers)
        refuse(header.quantity)
        block.readDecimals(
            header.amount, scale: header.amountScale, into: amounts, refused: &numbers)
        refuse(header.amount)
        if let column = header.servicePeriod {
            block.readMonths(column, into: months, refused: &numbers)
            refuse(column)
        }
        return refused.isEmpty ? [] : marked(refused)
    }

    /// Marks the rows and keeps the first field of each.
    func marked(_ refused: [UnreadableField]) -> [UnreadableField] {
        var first: [UnreadableField] = []
        // Fields of a row stand in the order of the columns above.
        for field in refused.sorted(by: { $0.row < $1.row }) where first.last?.row != field.row {
            first.append(field)
            cases[field.row] = CaseLines.unreadable
        }
        return first
    }
}

extension CaseCosting {
    /// Decimals of quantities in files.
    static let fileQuantityScale = 6
}
