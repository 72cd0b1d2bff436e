import HospitalCore

extension CaseCosting {
    /// Adds charge lines.
    ///
    /// - Returns: the lines that were left out, in their order; usually none.
    /// - Throws: `tooMany` lines beyond 2³¹, `overflow` when charges might leave 64 bits of fen,
    ///   `serviceMonthMissing` when unit costs are monthly and lines have no month and there is
    ///   not just one reported month, `refundNotListed` for a negative line of a pair that was not
    ///   listed. The costing cannot be used any more after `refundNotListed`.
    public mutating func add(_ lines: CaseLines) throws(CaseCostingError) -> [LeftOutLine] {
        let count = lines.count
        guard count > 0 else { return [] }
        guard Int(Int32.max) - lineCount >= count else {
            throw .tooMany(.lines, limit: Int(Int32.max))
        }
        let fixedMonth = try fixedMonth(of: lines)
        let bounds = Self.bounds(of: lines)
        let isInRange = isInRange(bounds)
        try raiseChargeBound(count, bounds)
        lineCount += count
        var leftOut: [LeftOutLine] = []
        var isListed = true
        withUnsafeTemporaryAllocation(of: PricedLine.self, capacity: count) { priced in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { rows in
                guard let priced = priced.baseAddress, let rows = rows.baseAddress else { return }
                var marked = findUnitCosts(lines, fixedMonth: fixedMonth, into: priced, rows)
                if !isInRange { marked = markOutOfRange(lines, priced, rows) }
                if marked > 0 {
                    leftOut = leaveOut(lines, rows: UnsafeBufferPointer(start: rows, count: marked))
                }
                let watched = sum(lines, priced, into: rows)
                isListed = sumItems(
                    lines, priced, rows: UnsafeBufferPointer(start: rows, count: watched))
                sumEarlier(lines, priced)
            }
        }
        guard isListed else { throw .refundNotListed }
        return leftOut
    }

    /// The month of every line where lines have none; 0 when unit costs are for all months.
    private func fixedMonth(of lines: CaseLines) throws(CaseCostingError) -> Int32 {
        guard unitCosts.isMonthly, lines.months == nil else { return 0 }
        guard let months, months.lowerBound == months.upperBound else {
            throw .serviceMonthMissing
        }
        return months.lowerBound
    }

    /// Bits of the largest quantity and charge: each magnitude is at most one more.
    @_optimize(speed)
    private static func bounds(of lines: CaseLines) -> (quantity: UInt64, charge: UInt64) {
        var (quantity, charge): (Int64, Int64) = (0, 0)
        for value in lines.quantities { quantity |= value ^ (value >> 63) }
        for value in lines.amounts { charge |= value ^ (value >> 63) }
        return (UInt64(bitPattern: quantity), UInt64(bitPattern: charge))
    }

    /// The limit of the cost of a line in the units of a sum: 10^(11 + scales), below 2⁹⁴.
    private var lineCostLimit: UInt128 {
        UInt128((Int128(Self.lineLimit.fen) * unitsPerFen).magnitude)
    }

    /// Whether no line of a chunk can be beyond the limits.
    private func isInRange(_ bounds: (quantity: UInt64, charge: UInt64)) -> Bool {
        bounds.charge < Self.lineLimit.fen.magnitude
            && (UInt128(bounds.quantity) + 1) * UInt128(unitCosts.largest) <= lineCostLimit
    }

    private mutating func raiseChargeBound(
        _ count: Int, _ bounds: (quantity: UInt64, charge: UInt64)
    ) throws(CaseCostingError) {
        let most = Int64(min(bounds.charge + 1, Self.lineLimit.fen.magnitude))
        let (step, isWide) = most.multipliedReportingOverflow(by: Int64(count))
        let (bound, isWider) = chargeBound.addingReportingOverflow(step)
        guard !isWide, !isWider else { throw .overflow }
        chargeBound = bound
    }

    /// Finds the unit cost of every line; lines without one, or of unknown positions, are listed in
    /// `rows` and sent to the entries behind the last ones, where nothing is reported.
    /// - Returns: how many were listed.
    private func findUnitCosts(
        _ lines: CaseLines, fixedMonth: Int32, into priced: UnsafeMutablePointer<PricedLine>,
        _ rows: UnsafeMutablePointer<Int32>
    ) -> Int {
        let search = UnitCostSearch(
            caseCount: UInt32(cases.count - 1), lastMonth: months?.upperBound ?? .max)
        return unitCosts.cells.withUnsafeBufferPointer { cells in
            unitCosts.costs.withUnsafeBufferPointer { costs in
                guard let cells = cells.baseAddress, let costs = costs.baseAddress else { return 0 }
                return search.find(lines, fixedMonth, unitCosts, (cells, costs), priced, rows)
            }
        }
    }

    /// Lists every line that is to be left out, now also those beyond the limits of a line.
    private func markOutOfRange(
        _ lines: CaseLines, _ priced: UnsafeMutablePointer<PricedLine>,
        _ rows: UnsafeMutablePointer<Int32>
    ) -> Int {
        var marked = 0
        let (nobody, limit) = (Int32(cases.count - 1), lineCostLimit)
        for row in 0..<lines.count {
            // Two numbers of 64 bits have a product of 128.
            let cost = Int128(lines.quantities[row]) * Int128(priced[row].unitCost)
            if lines.amounts[row].magnitude > Self.lineLimit.fen.magnitude
                || cost.magnitude > limit
            {
                priced[row] = PricedLine(
                    unitCost: 0, place: nobody, department: Int32(departments.count - 1))
            }
            rows[marked] = Int32(truncatingIfNeeded: row)
            marked += priced[row].place == nobody ? 1 : 0
        }
        return marked
    }

    /// Adds the lines to their cases and departments; lines that may matter for net negative items
    /// are listed in `rows`.
    ///
    /// No sum wraps: a line costs at most 10^28 units and there are fewer than 2³¹ lines, so 128
    /// bits suffice; charges stay below `chargeBound`; lines are counted in 32 bits. Entries for
    /// lines that are left out get no cost, and what wraps in their charges is thrown away.
    /// - Returns: how many were listed.
    @_optimize(speed)
    private mutating func sum(
        _ lines: CaseLines, _ priced: UnsafeMutablePointer<PricedLine>,
        into rows: UnsafeMutablePointer<Int32>
    ) -> Int {
        let (nobody, nowhere) = (cases.count - 1, departments.count - 1)
        defer {
            cases[nobody] = Sums()
            departments[nowhere] = Sums()
        }
        return cases.withUnsafeMutableBufferPointer { cases in
            departments.withUnsafeMutableBufferPointer { departments in
                guard let cases = cases.baseAddress, let departments = departments.baseAddress,
                    let quantities = lines.quantities.baseAddress,
                    let amounts = lines.amounts.baseAddress, let items = lines.items.baseAddress
                else { return 0 }
                var listed = 0
                for row in 0..<lines.count {
                    let line = priced[row]
                    let (quantity, amount) = (quantities[row], amounts[row])
                    let cost = Int128(quantity) &* Int128(line.unitCost)
                    let sums = cases + Int(line.place)
                    let watch = sums.pointee.watch &>> UInt32(bitPattern: items[row] & 31)
                    sums.pointee.add(cost, amount)
                    (departments + Int(line.department)).pointee.add(cost, amount)
                    rows[listed] = Int32(truncatingIfNeeded: row)
                    let isNegative = UInt64(bitPattern: quantity | amount) &>> 63
                    listed &+= Int(truncatingIfNeeded: UInt64(watch & 1) | isNegative)
                }
                return listed
            }
        }
    }

    /// Adds lines to the sums of items in cases: the listed rows, or all lines when every pair is
    /// kept. A quantity below 2⁶³ 2³¹ times fits 128 bits.
    /// - Returns: `false` for a negative line of a pair that was not named.
    private mutating func sumItems(
        _ lines: CaseLines, _ priced: UnsafeMutablePointer<PricedLine>,
        rows: UnsafeBufferPointer<Int32>
    ) -> Bool {
        let nobody = Int32(cases.count - 1)
        var isListed = true
        func add(_ row: Int) {
            guard priced[row].place != nobody else { return }
            let (quantity, amount) = (lines.quantities[row], lines.amounts[row])
            let isAdded = netItems.add(
                priced[row].place, lines.items[row], quantity: quantity, amount: amount,
                number: lines.number(row))
            if !isAdded, quantity < 0 || amount < 0 { isListed = false }
        }
        if netItems.isListed {
            for row in rows { add(Int(row)) }
        } else {
            for row in 0..<lines.count { add(row) }
        }
        return isListed
    }

    /// Adds lines of months before the reported ones to what was in the house at the start.
    private mutating func sumEarlier(
        _ lines: CaseLines, _ priced: UnsafeMutablePointer<PricedLine>
    ) {
        guard let first = months?.lowerBound, let service = lines.months else { return }
        let nobody = Int32(cases.count - 1)
        for row in 0..<lines.count where service[row] < first && priced[row].place != nobody {
            // As in `sum`, of which this is a part.
            earlier.cost &+= Int128(lines.quantities[row]) &* Int128(priced[row].unitCost)
            earlier.charge &+= lines.amounts[row]
            earlier.lines &+= 1
        }
    }

    /// Says why each of the lines is left out, and counts it.
    private mutating func leaveOut(
        _ lines: CaseLines, rows: UnsafeBufferPointer<Int32>
    ) -> [LeftOutLine] {
        rows.map { row in
            let row = Int(row)
            let fault = fault(of: lines, at: row)
            leftOut[fault.rawValue].lines += 1
            if fault != .unreadable { leftOut[fault.rawValue].charge += Int128(lines.amounts[row]) }
            let place = Int(lines.cases[row])
            if place >= 0, place < caseCount {
                if leftOutOfCases.count <= place {
                    let missing = caseCount - leftOutOfCases.count
                    leftOutOfCases.append(contentsOf: repeatElement(0, count: missing))
                }
                leftOutOfCases[place] += 1
            }
            return LeftOutLine(position: row, fault: fault)
        }
    }

    private func fault(of lines: CaseLines, at row: Int) -> CaseLineFault {
        switch lines.cases[row] {
        case CaseLines.unreadable: return .unreadable
        case CaseLines.duplicate: return .duplicate
        case 0..<Int32(caseCount): break
        default: return .unknownCase
        }
        if lines.departments[row] < 0 { return .unknownDepartment }
        if lines.items[row] < 0 { return .unknownItem }
        if let months, let service = lines.months, service[row] > months.upperBound {
            return .laterMonth
        }
        let month = lines.months?[row] ?? months?.lowerBound ?? 0
        let isCosted = unitCosts.unitCost(
            department: lines.departments[row], item: lines.items[row], month: month) != nil
        return isCosted ? .outOfRange : .noUnitCost
    }
}

/// A line with what was found for it; sums have an entry for both positions.
struct PricedLine: BitwiseCopyable {
    var unitCost: Int64
    var place: Int32
    var department: Int32
}

/// The search for the unit costs of lines.
private struct UnitCostSearch {
    let caseCount: UInt32
    let lastMonth: Int32

    /// Three short loops instead of one: nothing in them is a branch that depends on a number of
    /// the line, and each asks for one place in memory, so those of many lines are on their way at
    /// the same time.
    @_optimize(speed)
    func find(
        _ lines: CaseLines, _ fixedMonth: Int32, _ unitCosts: borrowing UnitCostTable,
        _ table: (cells: UnsafePointer<UnitCostTable.Cell>, costs: UnsafePointer<Int64>),
        _ priced: UnsafeMutablePointer<PricedLine>, _ rows: UnsafeMutablePointer<Int32>
    ) -> Int {
        guard let cases = lines.cases.baseAddress, let items = lines.items.baseAddress,
            let departments = lines.departments.baseAddress
        else { return 0 }
        let months = lines.months?.baseAddress
        let (cells, costs, caseCount) = (table.cells, table.costs, caseCount)
        let departmentCount = UInt32(truncatingIfNeeded: unitCosts.departmentCount)
        let itemCount = UInt32(truncatingIfNeeded: unitCosts.itemCount)
        let (blockCount, monthCount) = (unitCosts.blockCount, unitCosts.monthCount)
        let (nowhere, outside) = (unitCosts.nowhere, unitCosts.cells.count &- 1)
        let lastMonth = lastMonth
        var month = fixedMonth
        var monthPlace = month <= lastMonth ? unitCosts.place(ofMonth: month) : nil
        for row in 0..<lines.count {
            let department = UInt32(bitPattern: departments[row])
            let item = UInt32(bitPattern: items[row])
            let isInside = department < departmentCount && item < itemCount
                && UInt32(bitPattern: cases[row]) < caseCount
            let cell = isInside ? Int(item) &* blockCount &+ Int(department &>> 6) : outside
            priced[row].place = Int32(truncatingIfNeeded: cell)
            priced[row].department = Int32(bitPattern: cells[cell].first)
        }
        for row in 0..<lines.count {
            if let months, months[row] != month {
                // Most lines have the month of the line before.
                month = months[row]
                monthPlace = month <= lastMonth ? unitCosts.place(ofMonth: month) : nil
            }
            let cell = cells[Int(priced[row].place)]
            let bit = UInt64(UInt32(bitPattern: departments[row]) & 63)
            let found = cell.place(of: bit) &* monthCount &+ (monthPlace ?? 0)
            let isKnown = (cell.bits &>> bit) & 1 == 1 && monthPlace != nil
            rows[row] = Int32(truncatingIfNeeded: isKnown ? found : nowhere)
        }
        var marked = 0
        for row in 0..<lines.count {
            let cost = costs[Int(rows[row])]
            let isKnown = cost != UnitCosts.none
            priced[row] = PricedLine(
                unitCost: isKnown ? cost : 0,
                place: isKnown ? cases[row] : Int32(bitPattern: caseCount),
                department: isKnown ? departments[row] : Int32(bitPattern: departmentCount))
            // Not behind the row, so a place that is still needed is not written over.
            rows[marked] = Int32(truncatingIfNeeded: row)
            marked &+= isKnown ? 0 : 1
        }
        return marked
    }
}

extension CaseCosting.Sums {
    /// Adds a line.
    @inline(__always)
    mutating func add(_ lineCost: Int128, _ lineCharge: Int64) {
        cost &+= lineCost
        charge &+= lineCharge
        lines &+= 1
    }
}
