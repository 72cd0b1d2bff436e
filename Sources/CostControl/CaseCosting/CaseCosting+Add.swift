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
        let month = try fixedMonth(of: lines)
        var outcome = Result<[LeftOutLine], CaseCostingError>.success([])
        // The unit cost of each line, and behind them marks, of which eight are looked at together.
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: count + count / 8 + 2) { room in
            guard let costs = room.baseAddress else { return }
            let marks = UnsafeMutableRawPointer(costs + count).assumingMemoryBound(to: UInt8.self)
            outcome = Result { () throws(CaseCostingError) in
                try add(lines, month: month, costs, marks)
            }
        }
        return try outcome.get()
    }

    /// Adds lines, for whose unit costs and marks there is room.
    ///
    /// The limits are proven for all lines together, by their largest quantity and charge, which
    /// are found while they are added. Where lines are left out, which is rare, what was added is
    /// taken back.
    private mutating func add(
        _ lines: CaseLines, month: Int32, _ costs: UnsafeMutablePointer<Int64>,
        _ marks: UnsafeMutablePointer<UInt8>
    ) throws(CaseCostingError) -> [LeftOutLine] {
        var positions = LinePositions(lines)
        positions.keepInside(
            cases: cases.count - 1, departments: unitCosts.departmentCount,
            items: unitCosts.itemCount)
        let isComplete = findUnitCosts(lines, positions, month: month, into: costs)
        let bounds = sum(lines, positions, costs, marks, areComplete: isComplete)
        var leftOut: [LeftOutLine] = []
        do { try raiseChargeBound(lines.count, bounds) } catch {
            takeBack(lines, positions, costs)
            throw error
        }
        if !isComplete || !isInRange(bounds) {
            takeBack(lines, positions, costs)
            leftOut = leaveOut(lines, &positions, costs)
            _ = sum(lines, positions, costs, marks, areComplete: true)
        }
        // What was added for lines that are left out is thrown away.
        cases.clearLast()
        departments.clearLast()
        lineCount += lines.count
        let isListed = sumItems(lines, positions, marks: marks)
        sumEarlier(lines, positions, costs)
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

    /// The limit of the cost of a line in the units of a sum: 10^(11 + scales), below 2⁹⁴.
    private var lineCostLimit: UInt128 {
        UInt128((Int128(Self.lineLimit.fen) * unitsPerFen).magnitude)
    }

    /// Whether no line of a chunk can be beyond the limits.
    private func isInRange(_ bounds: LineBounds) -> Bool {
        bounds.charge < Self.lineLimit.fen.magnitude
            && (UInt128(bounds.quantity) + 1) * UInt128(unitCosts.largest) <= lineCostLimit
    }

    private mutating func raiseChargeBound(
        _ count: Int, _ bounds: LineBounds
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
            month <= last ? unitCosts.monthStart(month) ?? -1 : -1
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
            guard
                costs[row] == UnitCosts.none || positions.cases[row] == nobody
                    || lines.amounts[row].magnitude > chargeLimit || cost.magnitude > limit
            else { continue }
            rows.append(row)
        }
        positions.send(rows, to: nobody, Int32(departments.count - 1))
        for row in rows { costs[row] = 0 }
        return rows.map { leaveOut(lines, $0) }
    }

    /// Adds the lines to their cases and departments, and marks those that may matter for net
    /// negative items.
    ///
    /// No sum wraps: a line costs at most 10^28 units and there are fewer than 2³¹ lines, so 128
    /// bits suffice; charges stay below `chargeBound`; lines are counted in 32 bits. What wraps
    /// before the limits are known is taken back, which gives what was there before.
    private mutating func sum(
        _ lines: CaseLines, _ positions: LinePositions, _ costs: UnsafePointer<Int64>,
        _ marks: UnsafeMutablePointer<UInt8>, areComplete: Bool
    ) -> LineBounds {
        // The last marks are looked at eight at a time.
        UnsafeMutableRawPointer(marks + lines.count).storeBytes(of: 0, as: UInt64.self)
        var bounds = LineBounds()
        cases.withPlaces { cases in
            departments.withPlaces { departments in
                guard let amounts = lines.amounts.baseAddress else { return }
                switch lines.quantities {
                case .narrow(let quantities):
                    guard let quantities = quantities.baseAddress else { return }
                    // Two numbers of 32 bits have a product of 64; what stands for a unit cost
                    // that is not there is no such number.
                    bounds = addLines(
                        positions, costs, quantities, amounts, cases, departments, marks,
                        areShort: areComplete && unitCosts.largest <= UInt64(Int32.max))
                case .wide(let quantities):
                    guard let quantities = quantities.baseAddress else { return }
                    bounds = addLines(
                        positions, costs, quantities, amounts, cases, departments, marks)
                }
            }
        }
        return bounds
    }

    /// Takes lines away that were added.
    private mutating func takeBack(
        _ lines: CaseLines, _ positions: LinePositions, _ costs: UnsafePointer<Int64>
    ) {
        cases.withPlaces { cases in
            departments.withPlaces { departments in
                for row in 0..<lines.count {
                    let cost = Int128(lines.quantities[row]) &* Int128(costs[row])
                    let charge = lines.amounts[row]
                    cases.takeBack(Int(positions.cases[row]), cost: cost, charge: charge)
                    departments.takeBack(
                        Int(positions.departments[row]), cost: cost, charge: charge)
                }
            }
        }
    }

    /// Adds lines to the sums of items in cases: the marked ones, or all lines when every pair is
    /// kept.
    ///
    /// A quantity below 2⁶³ 2³¹ times fits 128 bits.
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
        netItems.makeSums()
        for row in rows.lazy.map({ Int($0) }) where positions.cases[row] != nobody {
            let (quantity, amount) = (lines.quantities[row], lines.amounts[row])
            guard
                let place = netItems.namedPlace(of: positions.cases[row], positions.items[row])
            else {
                if quantity < 0 || amount < 0 { isListed = false }
                continue
            }
            netItems.add(
                place, quantity: quantity, amount: amount, number: lines.number(row))
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
            earlier.add(
                Sums(
                    cost: Int128(lines.quantities[row]) &* Int128(costs[row]),
                    charge: lines.amounts[row], lines: 1))
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
        let isCosted =
            unitCosts.unitCost(
                department: lines.departments[row], item: lines.items[row], month: month) != nil
        return isCosted ? .outOfRange : .noUnitCost
    }
}

/// Bits of the largest quantity and charge of some lines: each magnitude is at most one more.
private struct LineBounds {
    var quantity: UInt64 = 0
    var charge: UInt64 = 0
}

/// Adds lines to their cases and departments, and marks those with a watched item and those below
/// zero.
///
/// A mark has its place, wherever the sums are: so those of many lines are on their way at the same
/// time.
/// - `areShort`: the caller knows that the costs of all lines fit 64 bits.
@_optimize(speed)
@inline(never)
private func addLines<Quantity: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
    _ positions: LinePositions, _ costs: UnsafePointer<Int64>,
    _ quantities: UnsafePointer<Quantity>, _ amounts: UnsafePointer<Int64>,
    _ cases: SumTable.Places, _ departments: SumTable.Places, _ marks: UnsafeMutablePointer<UInt8>,
    areShort: Bool = false
) -> LineBounds {
    guard !areShort else {
        return addLines(positions, quantities, amounts, cases, departments, marks) {
            ($1 &* costs[$0], 0)
        }
    }
    return addLines(positions, quantities, amounts, cases, departments, marks) {
        let product = $1.multipliedFullWidth(by: costs[$0])
        let cost = Int64(bitPattern: product.low)
        // The lower half has a sign of its own.
        return (cost, product.high &- (cost &>> 63))
    }
}

/// Adds lines, the cost of which is made as the caller says.
///
/// - `cost`: the cost of a row with a quantity, in two halves.
@inline(__always)
private func addLines<Quantity: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
    _ positions: LinePositions, _ quantities: UnsafePointer<Quantity>,
    _ amounts: UnsafePointer<Int64>, _ cases: SumTable.Places, _ departments: SumTable.Places,
    _ marks: UnsafeMutablePointer<UInt8>, cost: (Int, Int64) -> (lower: Int64, higher: Int64)
) -> LineBounds {
    let (casePlaces, departmentPlaces) = (positions.cases, positions.departments)
    let items = positions.items
    var (quantityBits, chargeBits): (Int64, Int64) = (0, 0)
    for row in 0..<positions.count {
        let (quantity, charge) = (Int64(truncatingIfNeeded: quantities[row]), amounts[row])
        let cost = cost(row, quantity)
        let (place, department) = (Int(casePlaces[row]), Int(departmentPlaces[row]))
        let counts = cases.counts[place]
        cases.counts[place] = counts &+ 1
        cases.add(place, cost.lower, higher: cost.higher, charge: charge)
        departments.counts[department] &+= 1
        departments.add(department, cost.lower, higher: cost.higher, charge: charge)
        let watch = UInt64(bitPattern: counts) &>> UInt64(32 &+ (items[row] & 31))
        let isNegative = UInt64(bitPattern: quantity | charge) &>> 63
        marks[row] = UInt8(truncatingIfNeeded: watch & 1 | isNegative)
        quantityBits |= quantity ^ (quantity &>> 63)
        chargeBits |= charge ^ (charge &>> 63)
    }
    return LineBounds(
        quantity: UInt64(bitPattern: quantityBits), charge: UInt64(bitPattern: chargeBits))
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
