import CostControl
import HospitalCore
import Interchange
import Storage

/// The small tables that charge lines are costed with: unit costs and the register of cases.
///
/// They are taken whole or not at all; every bad row is told.
struct CaseCostTables {
    var codes = ChargeCodes()
    private(set) var unitCosts: UnitCosts
    private(set) var groups = CodeIndex()
    private(set) var groupOfCase: [Int32] = []
    private(set) var discharges: [Int32]?
    private var findings: [ImportFinding] = []
    private var costMemory = AskedMemory(each: AskedMemory.perUnitCost)
    private var caseMemory: AskedMemory

    /// Reads the tables of a request.
    ///
    /// - `book`: has the tables that the request does not give.
    /// - Throws: `importRefused` with every bad row, `columnMissing`, `DelimitedTextError`,
    ///   ``CaseCostingError``, ``StorageError``, ``CaseRequestError``, `MemoryError`.
    init(_ request: CaseCostRequest, _ book: Book?) throws {
        guard (1...WorkerThreads.limit).contains(request.threads) else {
            throw CaseRequestError.threadsInvalid(request.threads)
        }
        unitCosts = UnitCosts(isMonthly: false)
        caseMemory = AskedMemory(
            each: AskedMemory.perCase(threads: request.threads, isGrowing: false))
        if let source = request.unitCosts {
            try readUnitCosts(request.blocks(source), request)
        } else {
            try readUnitCosts(of: book, request)
        }
        try refuse(in: book)
        if let source = request.cases {
            try readCases(request.blocks(source), request)
        } else if request.usesCasesOfBook {
            try readCases(of: book)
        }
        try refuse(in: book)
        codes.settle()
        try check(request.pools)
    }

    private func check(
        _ pools: [(department: String, cost: Money)]
    ) throws(CaseRequestError) {
        for pool in pools where codes.departments.place(of: pool.department) == nil {
            let known = (0..<codes.departments.count).compactMap { codes.departments.text($0) }
            throw .poolUnknown(
                pool.department, nearest: NearestName.nearest(to: pool.department, in: known))
        }
    }

    private func refuse(in book: Book?) throws(BookError) {
        book?.importFindings = findings
        guard findings.isEmpty else { throw .importRefused(findings) }
    }

    /// What is known of the cases, with those that only lines named.
    func register(caseCount: Int) -> CaseRegister {
        let others = caseCount - groupOfCase.count
        return CaseRegister(
            groups: groupOfCase + [Int32](repeating: -1, count: max(0, others)),
            groupCount: groups.count,
            discharges: discharges.map { $0 + [Int32](repeating: 0, count: max(0, others)) })
    }

    /// A costing without cases yet, of which each thread takes a copy and makes its own sums; unit
    /// costs that stand twice are named by their codes.
    func costing(quantityScale: Int, months: ClosedRange<Month>?) throws -> CaseCosting {
        do {
            return try CaseCosting(
                unitCosts, caseCount: 0, quantityScale: quantityScale, months: months)
        } catch {
            guard case .unitCostTwice(let department, let item, let month) = error else {
                throw error
            }
            throw CaseRequestError.unitCostTwice(
                department: codes.departments.text(department) ?? "",
                item: codes.items.text(item) ?? "", month: month)
        }
    }

    // MARK: unit costs

    private mutating func readUnitCosts(
        _ start: consuming DelimitedText.RecordBlocks, _ request: CaseCostRequest
    ) throws {
        var blocks = start
        let header = blocks.header
        let places = (
            department: try request.needed(.department, in: header, of: "unit_costs"),
            item: try request.needed(.item, in: header, of: "unit_costs"),
            cost: try request.needed(.unitCost, in: header, of: "unit_costs"),
            period: request.position(.period, in: header)
        )
        unitCosts = UnitCosts(isMonthly: places.period != nil)
        let (block, columns) = (DelimitedText.RecordBlock(), ChargeColumns())
        var firstRow = 1
        while try blocks.next(into: block) {
            do { try block.scan() } catch { throw error.movingRow(by: firstRow) }
            try costMemory.require(unitCosts.count + block.rowCount)
            columns.reserve(block.rowCount)
            var refused: [(column: Int, rows: [Int])] = [(places.cost, []), (places.cost, [])]
            block.insertCodes(
                places.department, into: &codes.departments, places: columns.departments)
            block.insertCodes(places.item, into: &codes.items, places: columns.items)
            block.readDecimals(
                places.cost, scale: UnitCosts.scale, into: columns.amounts,
                refused: &refused[0].rows)
            if let period = places.period {
                refused[1].column = period
                block.readMonths(period, into: columns.months, refused: &refused[1].rows)
            }
            let bad = addFindings(
                block, firstRow, header,
                refused + [
                    (places.department, block.rowsWithoutCode(columns.departments)),
                    (places.item, block.rowsWithoutCode(columns.items)),
                ])
            for row in 0..<block.rowCount where !bad.contains(row) {
                try unitCosts.insert(
                    department: Int(columns.departments[row]), item: Int(columns.items[row]),
                    month: places.period == nil ? nil : Month(yyyymm: columns.months[row]),
                    Decimal(significand: Int128(columns.amounts[row]), scale: UnitCosts.scale))
            }
            firstRow += block.lineCount
        }
    }

    private mutating func readUnitCosts(of book: Book?, _ request: CaseCostRequest) throws {
        guard let book else { throw CaseRequestError.unitCostsMissing }
        guard let months = request.months else { throw CaseCostingError.serviceMonthMissing }
        unitCosts = UnitCosts(isMonthly: true)
        guard try book.isPrepared(.caseCost) else {
            throw BookError.factsMissing(
                months.lowerBound, table: TableDeclaration.caseUnitCost.name)
        }
        // Lines of earlier months belong to cases that were in the house before.
        try book.store.query(
            "SELECT period_month, department_code, service_code, unit_cost "
                + "FROM hosp_case_unit_cost WHERE period_month <= ?",
            [.integer(Int64(months.upperBound.yyyymm))]
        ) { row in
            try costMemory.require(unitCosts.count + 1)
            try unitCosts.insert(
                department: Int(codes.departments.insert(row[1].text ?? "")),
                item: Int(codes.items.insert(row[2].text ?? "")),
                month: Month(yyyymm: Int32(clamping: row[0].integer ?? 0)),
                Decimal(row[3].text ?? ""))
            return true
        }
        guard unitCosts.count > 0 else {
            throw BookError.factsMissing(
                months.lowerBound, table: TableDeclaration.caseUnitCost.name)
        }
    }

    // MARK: cases

    private mutating func readCases(
        _ start: consuming DelimitedText.RecordBlocks, _ request: CaseCostRequest
    ) throws {
        var blocks = start
        let header = blocks.header
        let caseColumn = try request.needed(.caseCode, in: header, of: "cases")
        let groupColumn = request.position(.group, in: header)
        let dischargeColumn = request.position(.discharge, in: header)
        codes.isClosed = true
        discharges = dischargeColumn == nil ? nil : []
        let (block, columns) = (DelimitedText.RecordBlock(), ChargeColumns())
        var firstRow = 1
        while try blocks.next(into: block) {
            do { try block.scan() } catch { throw error.movingRow(by: firstRow) }
            try caseMemory.require(groupOfCase.count + block.rowCount)
            columns.reserve(block.rowCount)
            if firstRow == 1 {
                try reserveCases(block.rowCount, blocks.bytesRead, of: blocks.size)
            }
            block.insertCodes(caseColumn, into: &codes.cases, places: columns.cases)
            if let groupColumn {
                block.insertCodes(groupColumn, into: &groups, places: columns.items)
            }
            var (twice, undated): ([Int], [Int]) = ([], [])
            for row in 0..<block.rowCount where columns.cases[row] >= 0 {
                // A code that is new has the next place.
                guard Int(columns.cases[row]) == groupOfCase.count else {
                    twice.append(row)
                    continue
                }
                groupOfCase.append(groupColumn == nil ? -1 : columns.items[row])
                guard let dischargeColumn else { continue }
                let text = block.text(row, dischargeColumn)
                let month = text.isEmpty ? 0 : Self.month(text)
                discharges?.append(month ?? 0)
                if month == nil { undated.append(row) }
            }
            _ = addFindings(
                block, firstRow, header,
                [
                    (caseColumn, block.rowsWithoutCode(columns.cases)),
                    (dischargeColumn ?? caseColumn, undated),
                ])
            for row in twice { addTwice(block, firstRow, header, row, caseColumn) }
            firstRow += block.lineCount
        }
    }

    /// Makes room for the cases of a whole file when its first bytes have so many rows, so that it
    /// is not made again and again; what rows behind them are like is not known.
    private mutating func reserveCases(
        _ rows: Int, _ bytes: Int, of size: Int?
    ) throws(MemoryError) {
        guard let size, bytes > 0 else { return }
        let expected = min(rows * (size / bytes + 1), 1 << 20)
        try caseMemory.require(expected)
        codes.cases.reserve(expected)
        groupOfCase.reserveCapacity(expected)
    }

    /// A month, or the month of a day.
    private static func month(_ text: String) -> Int32? {
        if let month = try? Month(text) { return month.yyyymm }
        if let day = try? Day(text) { return day.monthOfYear.yyyymm }
        guard text.utf8.count == 6 || text.utf8.count == 8, let number = Int32(text) else {
            return nil
        }
        let month =
            text.utf8.count == 6
            ? try? Month(yyyymm: number) : (try? Day(yyyymmdd: number))?.monthOfYear
        return month?.yyyymm
    }

    private mutating func readCases(of book: Book?) throws {
        guard let book, try book.isPrepared(.caseCost) else {
            throw CaseRequestError.casesMissing
        }
        codes.isClosed = true
        discharges = []
        try book.store.query(
            "SELECT case_code, group_code, discharge_month FROM hosp_case_register "
                + "ORDER BY case_code", []
        ) { row in
            try caseMemory.require(groupOfCase.count + 1)
            _ = codes.cases.insert(row[0].text ?? "")
            groupOfCase.append(row[1].text.map { groups.insert($0) } ?? -1)
            discharges?.append(Int32(clamping: row[2].integer ?? 0))
            return true
        }
        guard !groupOfCase.isEmpty else { throw CaseRequestError.casesMissing }
    }

    // MARK: findings

    /// Adds the faults of a block and its fields that cannot be read; returns their rows.
    private mutating func addFindings(
        _ block: DelimitedText.RecordBlock, _ firstRow: Int, _ header: [String],
        _ refused: [(column: Int, rows: [Int])]
    ) -> Set<Int> {
        for fault in block.faults.map({ $0.movingRow(by: firstRow) }) {
            findings.append(
                ImportFinding(row: fault.row, column: nil, value: nil, finding: fault.finding))
        }
        var bad: Set<Int> = []
        for (column, rows) in refused {
            for row in rows where bad.insert(row).inserted {
                let (text, name) = (block.text(row, column), header[column])
                let number = firstRow + block.number(ofRow: row)
                var values: [String: MessageValue] = [
                    "row": .count(number), "column": .text(name),
                ]
                let message: Message
                if text.isEmpty {
                    message = .fieldMissing
                } else {
                    message = .caseFieldInvalid
                    values["value"] = .text(text)
                }
                findings.append(
                    ImportFinding(
                        row: number, column: name, value: text.isEmpty ? nil : text,
                        finding: Finding(message, values)))
            }
        }
        return bad
    }

    private mutating func addTwice(
        _ block: DelimitedText.RecordBlock, _ firstRow: Int, _ header: [String], _ row: Int,
        _ column: Int
    ) {
        let (text, number) = (block.text(row, column), firstRow + block.number(ofRow: row))
        findings.append(
            ImportFinding(
                row: number, column: header[column], value: text,
                finding: Finding(.rowTwice, ["row": .count(number), "key": .text(text)])))
    }
}

extension DelimitedText.RecordBlock {
    /// The rows whose field holds no code, or one that is too long.
    fileprivate func rowsWithoutCode(_ places: UnsafeMutablePointer<Int32>) -> [Int] {
        (0..<rowCount).filter { places[$0] == Self.noCode }
    }
}

/// What is wrong with what is asked for.
public enum CaseRequestError: HospitalError, Equatable {
    /// Neither unit costs nor a book that has them.
    case unitCostsMissing
    /// The register of cases of the book is asked for and has no cases.
    case casesMissing
    /// A department has two unit costs for one item (and month yyyymm, else 0).
    case unitCostTwice(department: String, item: String, month: Int32)
    /// Threads outside of 1 to 64.
    case threadsInvalid(Int)
    /// A pool of a department that has no unit costs.
    case poolUnknown(String, nearest: String?)

    /// The message.
    public var finding: Finding {
        switch self {
        case .unitCostsMissing: return Finding(.caseCostNothing)
        case .casesMissing: return Finding(.caseRegisterEmpty)
        case .unitCostTwice(let department, let item, let month):
            return CaseCostingError.unitCostTwice(
                department: department, item: item, month: month)
        case .threadsInvalid(let threads):
            return Finding(
                .threadsInvalid,
                ["threads": .count(threads), "limit": .count(WorkerThreads.limit)])
        case .poolUnknown(let department, let nearest):
            return Finding(
                .casePoolUnknown, ["department": .text(department)].adding("nearest", nearest))
        }
    }
}
