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
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { costs in
            guard let costs = costs.baseAddress else { return }
            var positions = LinePositions(lines)
            positions.keepInside(
                cases: cases.count - 1, departments: unitCosts.departmentCount,
                items: unitCosts.itemCount)
            let isComplete = findUnitCosts(lines, positions, month: fixedMonth, into: costs)
            if !isComplete || !isInRange { leftOut = leaveOut(lines, &positions, costs) }
            isListed = sum(lines, positions, costs)
            sumEarlier(lines, positions, costs)
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
    private static func bounds(of lines: CaseLines) -> (quantity: UInt64, charge: UInt64) {
        guard let quantities = lines.quantities.baseAddress,
            let amounts = lines.amounts.baseAddress
        else { return (0, 0) }
        return (magnitudeBits(quantities, lines.count), magnitudeBits(amounts, lines.count))
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

    /// Finds the unit cost of every line; ``UnitCosts/none`` where there is none.
    /// - Returns: whether every line has one.
    private func findUnitCosts(
        _ lines: CaseLines, _ positions: LinePositions, month: Int32,
        into costs: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let last = months?.upperBound ?? .max
        func place(_ month: Int32) -> Int32 {
            month <= last ? unitCosts.place(ofMonth: month).map { Int32($0) } ?? -1 : -1
        }
        guard let months = lines.months else {
            return unitCosts.find(positions, month: place(month), into: costs)
        }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: lines.count) { places in
            guard let places = places.baseAddress else { return false }
            var known = (month: month, place: place(month))
            for row in 0..<lines.count {
                // Most lines have the month of the line before.
                if months[row] != known.month { known = (months[row], place(months[row])) }
                places[row] = known.place
            }
            return unitCosts.find(positions, months: places, into: costs)
        }
    }

    /// Leaves out every line without a unit cost or beyond the limits of a line: says why, counts
    /// it, and sends it to the entries behind the last ones, where nothing is reported.
    private mutating func leaveOut(
        _ lines: CaseLines, _ positions: inout LinePositions,
        _ costs: UnsafeMutablePointer<Int64>
    ) -> [LeftOutLine] {
        var rows: [Int] = []
        let (nobody, limit) = (Int32(cases.count - 1), lineCostLimit)
        let chargeLimit = Self.lineLimit.fen.magnitude
        for row in 0..<lines.count {
            // Two numbers of 64 bits have a product of 128.
            let cost = Int128(lines.quantities[row]) * Int128(costs[row])
            guard costs[row] == UnitCosts.none || positions.cases[row] == nobody
                || lines.amounts[row].magnitude > chargeLimit || cost.magnitude > limit
            else { continue }
            rows.append(row)
        }
        positions.send(rows, to: nobody, Int32(departments.count - 1))
        for row in rows { costs[row] = 0 }
        return rows.map { leaveOut(lines, $0) }
    }

    /// Adds the lines to their cases and departments, and those that may matter for net negative
    /// items to the sums of these.
    ///
    /// No sum wraps: a line costs at most 10^28 units and there are fewer than 2³¹ lines, so 128
    /// bits suffice; charges stay below `chargeBound`; lines are counted in 32 bits. Entries for
    /// lines that are left out get no cost, and what wraps in their charges is thrown away.
    /// - Returns: `false` for a negative line of a pair that was not named.
    private mutating func sum(
        _ lines: CaseLines, _ positions: LinePositions, _ costs: UnsafePointer<Int64>
    ) -> Bool {
        let count = lines.count
        return withUnsafeTemporaryAllocation(byteCount: count + 8, alignment: 8) { marks in
            guard let marks = marks.baseAddress else { return true }
            // The last marks are looked at eight at a time.
            (marks + count).storeBytes(of: 0, as: UInt64.self)
            cases.withUnsafeMutableBufferPointer { cases in
                departments.withUnsafeMutableBufferPointer { departments in
                    guard let cases = cases.baseAddress, let departments = departments.baseAddress,
                        let quantities = lines.quantities.baseAddress,
                        let amounts = lines.amounts.baseAddress
                    else { return }
                    addLines(
                        count, positions.cases, positions.departments, positions.items, costs,
                        quantities, amounts, cases, departments,
                        marks.assumingMemoryBound(to: UInt8.self))
                }
            }
            cases[cases.count - 1] = Sums()
            departments[departments.count - 1] = Sums()
            return sumItems(
                lines, positions, marks: marks.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Adds lines to the sums of items in cases: the marked ones, or all lines when every pair is
    /// kept. A quantity below 2⁶³ 2³¹ times fits 128 bits.
    /// - Returns: `false` for a negative line of a pair that was not named.
    private mutating func sumItems(
        _ lines: CaseLines, _ positions: LinePositions, marks: UnsafePointer<UInt8>
    ) -> Bool {
        let nobody = Int32(cases.count - 1)
        guard netItems.isListed else {
            for row in 0..<lines.count where positions.cases[row] != nobody {
                netItems.add(
                    netItems.place(of: positions.cases[row], positions.items[row]),
                    quantity: lines.quantities[row], amount: lines.amounts[row],
                    number: lines.number(row))
            }
            return true
        }
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: lines.count) { rows in
            guard let rows = rows.baseAddress else { return true }
            let count = listMarked(marks, lines.count, into: rows)
            return sumListed(lines, positions, rows: UnsafeBufferPointer(start: rows, count: count))
        }
    }

    private mutating func sumListed(
        _ lines: CaseLines, _ positions: LinePositions, rows: UnsafeBufferPointer<Int32>
    ) -> Bool {
        let nobody = Int32(cases.count - 1)
        var isListed = true
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count) { keys in
            guard let keys = keys.baseAddress else { return }
            for (place, row) in rows.enumerated() {
                keys[place] = NetItems.key(
                    positions.cases[Int(row)], positions.items[Int(row)])
            }
            netItems.pairs.find(keys, rows.count)
            for (place, row) in rows.enumerated() where positions.cases[Int(row)] != nobody {
                let (quantity, amount) = (lines.quantities[Int(row)], lines.amounts[Int(row)])
                guard let sum = Int(exactly: keys[place]) else {
                    if quantity < 0 || amount < 0 { isListed = false }
                    continue
                }
                netItems.add(
                    sum, quantity: quantity, amount: amount, number: lines.number(Int(row)))
            }
        }
        return isListed
    }

    /// Adds lines of months before the reported ones to what was in the house at the start.
    private mutating func sumEarlier(
        _ lines: CaseLines, _ positions: LinePositions, _ costs: UnsafePointer<Int64>
    ) {
        guard let first = months?.lowerBound, let service = lines.months else { return }
        let nobody = Int32(cases.count - 1)
        for row in 0..<lines.count where service[row] < first && positions.cases[row] != nobody {
            // As in `addLines`, of which this is a part.
            earlier.cost &+= Int128(lines.quantities[row]) &* Int128(costs[row])
            earlier.charge &+= lines.amounts[row]
            earlier.lines &+= 1
        }
    }

    /// Says why a line is left out, and counts it.
    private mutating func leaveOut(_ lines: CaseLines, _ row: Int) -> LeftOutLine {
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

/// Adds lines to their cases and departments, and marks those with a watched item and those below
/// zero. A mark has its place, wherever the sums are: so those of many lines are on their way at
/// the same time.
@_optimize(speed)
@inline(never)
private func addLines(
    _ count: Int, _ casePlaces: UnsafePointer<Int32>, _ departmentPlaces: UnsafePointer<Int32>,
    _ items: UnsafePointer<Int32>, _ costs: UnsafePointer<Int64>,
    _ quantities: UnsafePointer<Int64>, _ amounts: UnsafePointer<Int64>,
    _ cases: UnsafeMutablePointer<CaseCosting.Sums>,
    _ departments: UnsafeMutablePointer<CaseCosting.Sums>, _ marks: UnsafeMutablePointer<UInt8>
) {
    for row in 0..<count {
        let (quantity, amount) = (quantities[row], amounts[row])
        let cost = Int128(quantity) &* Int128(costs[row])
        let sums = cases + Int(casePlaces[row])
        let watch = sums.pointee.watch &>> UInt32(bitPattern: items[row] & 31)
        sums.pointee.add(cost, amount)
        (departments + Int(departmentPlaces[row])).pointee.add(cost, amount)
        let isNegative = UInt64(bitPattern: quantity | amount) &>> 63
        marks[row] = UInt8(truncatingIfNeeded: UInt64(watch & 1) | isNegative)
    }
}

/// Lists the rows with a mark; eight marks are looked at together, up to eight behind the last.
/// - Returns: how many there are.
@_optimize(speed)
@inline(never)
private func listMarked(
    _ marks: UnsafePointer<UInt8>, _ count: Int, into rows: UnsafeMutablePointer<Int32>
) -> Int {
    var listed = 0
    for first in stride(from: 0, to: count, by: 8) {
        var word = UnsafeRawPointer(marks).loadUnaligned(fromByteOffset: first, as: UInt64.self)
            .littleEndian
        while word != 0 {
            let row = first &+ word.trailingZeroBitCount &>> 3
            guard row < count else { break }
            rows[listed] = Int32(truncatingIfNeeded: row)
            listed &+= 1
            // A mark is the lowest bit of its byte.
            word &= word &- 1
        }
    }
    return listed
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
