/// Unit costs by item, department and month: a bit says whether the department has the item, and
/// the bits before it count its place. So the table is small, and the costs of the usual items stay
/// near the processor.
struct UnitCostTable: Sendable {
    /// Thirty-two departments of an item.
    struct Cell: BitwiseCopyable {
        /// Bit n is set when department n of the block has the item.
        var bits: UInt32 = 0
        /// The place of the first of them.
        var first: UInt32 = 0
    }

    let isMonthly: Bool
    let departmentCount: Int
    let itemCount: Int
    /// Blocks of 32 departments of one item.
    let blockCount: Int
    let monthCount: Int
    /// By item and block; an item behind the last one has none.
    private(set) var cells: [Cell] = []
    /// For each place the unit cost of every month, ``UnitCosts/none`` where there is none, and
    /// that once more at the end.
    private(set) var costs: [Int64] = []
    /// The place of a unit cost that is not there.
    var nowhere: Int { costs.count - 1 }
    /// The largest amount a unit cost has, its sign left out.
    private(set) var largest: UInt64 = 0
    /// The place of each month, by its number since January 1900; below 0 without unit costs.
    private let monthPlaces: [Int16]

    /// A table of nothing yet.
    init(isMonthly: Bool, months: [Int32], departmentCount: Int, itemCount: Int) {
        self.isMonthly = isMonthly
        self.departmentCount = departmentCount
        self.itemCount = itemCount
        blockCount = (departmentCount + 31) / 32
        monthCount = months.count
        var places = isMonthly ? [Int16](repeating: -1, count: 1_100 * 12) : []
        if isMonthly {
            for (place, month) in months.enumerated() {
                places[Self.number(ofMonth: month)] = Int16(truncatingIfNeeded: place)
            }
        }
        monthPlaces = places
    }

    /// Makes room for so many pairs of item and department.
    mutating func reserve(pairs: Int) {
        cells = [Cell](repeating: Cell(), count: (itemCount + 1) * blockCount)
        costs.reserveCapacity(pairs * monthCount + 1)
    }

    /// Adds a unit cost; they come in the order of items, departments and months.
    mutating func append(department: Int, item: Int, month: Int32, cost: Int64) {
        let cell = item * blockCount + department / 32
        let bit = (1 as UInt32) << UInt32(department % 32)
        if cells[cell].bits & bit == 0 {
            if cells[cell].bits == 0 { cells[cell].first = UInt32(costs.count / monthCount) }
            cells[cell].bits |= bit
            costs.append(contentsOf: repeatElement(UnitCosts.none, count: monthCount))
        }
        costs[costs.count - monthCount + Int(place(ofMonth: month) ?? 0)] = cost
        largest = max(largest, cost.magnitude)
    }

    /// Tells that all are there.
    mutating func finish() { costs.append(UnitCosts.none) }

    /// Months since January 1900.
    private static func number(ofMonth yyyymm: Int32) -> Int {
        (Int(yyyymm / 100) - 1_900) * 12 + Int(yyyymm % 100) - 1
    }

    /// The place of a month; `nil` when it has no unit costs.
    func place(ofMonth yyyymm: Int32) -> Int? {
        guard isMonthly else { return 0 }
        let number = Self.number(ofMonth: yyyymm)
        guard monthPlaces.indices.contains(number), (1...12).contains(yyyymm % 100),
            monthPlaces[number] >= 0
        else { return nil }
        return Int(monthPlaces[number])
    }

    /// The unit cost in units of 10^−8 yuan; `nil` when there is none.
    func unitCost(department: Int32, item: Int32, month: Int32) -> Int64? {
        guard (0..<departmentCount).contains(Int(department)),
            (0..<itemCount).contains(Int(item)), let place = place(ofMonth: month)
        else { return nil }
        let cell = cells[Int(item) * blockCount + Int(department) / 32]
        let bit = UInt32(department % 32)
        guard cell.has(bit) else { return nil }
        let cost = costs[cell.place(of: bit) * monthCount + place]
        return cost == UnitCosts.none ? nil : cost
    }
}

extension UnitCostTable.Cell {
    /// Whether a department of the block has the item.
    @inline(__always)
    func has(_ bit: UInt32) -> Bool { (bits &>> bit) & 1 == 1 }

    /// The place of a department of the block that has the item; of another, the place of the next.
    @inline(__always)
    func place(of bit: UInt32) -> Int {
        Int(first) &+ (bits & ((1 as UInt32) &<< bit &- 1)).nonzeroBitCount
    }
}

/// Finding the unit costs of lines, whose departments and items lie inside of the table or, of
/// items, right behind it.
extension UnitCostTable {
    /// Finds the unit costs of lines of one month.
    ///
    /// - Parameters:
    ///   - month: the place of the month of all lines, below 0 where there is none.
    ///   - found: receives the unit cost, ``UnitCosts/none`` where there is none.
    /// - Returns: whether every line has one.
    func find(
        _ positions: LinePositions, month: Int32, into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        guard month >= 0 else {
            found.initialize(repeating: UnitCosts.none, count: positions.count)
            return false
        }
        return withPointers { cells, costs in
            findCosts(
                cells, blockCount, costs, monthCount, nowhere: nowhere, positions.departments,
                positions.items, month: Int(month), positions.count, into: found)
        }
    }

    /// Finds the unit costs of lines, each with the place of its month, below 0 for none.
    func find(
        _ positions: LinePositions, months: UnsafePointer<Int32>,
        into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        withPointers { cells, costs in
            findCosts(
                cells, blockCount, costs, monthCount, nowhere: nowhere, positions.departments,
                positions.items, months: months, positions.count, into: found)
        }
    }

    private func withPointers(
        _ body: (UnsafePointer<Cell>, UnsafePointer<Int64>) -> Bool
    ) -> Bool {
        cells.withUnsafeBufferPointer { cells in
            costs.withUnsafeBufferPointer { costs in
                guard let cells = cells.baseAddress, let costs = costs.baseAddress else {
                    return false
                }
                return body(cells, costs)
            }
        }
    }
}

/// Lines whose unit costs are looked for together.
private var stepLength: Int { 128 }

// No loop has a branch that depends on a number of a line, or a store whose address does: so the
// memory of many lines is asked for at the same time. First the cells of some lines are read, then
// their bits are counted, several at once, then the unit costs are read. They are functions of the
// file, as those of LinePositions.

/// Finds unit costs of one month; whether all are there.
@_optimize(speed)
@inline(never)
private func findCosts(
    _ cells: UnsafePointer<UnitCostTable.Cell>, _ blockCount: Int, _ costs: UnsafePointer<Int64>,
    _ monthCount: Int, nowhere: Int, _ departments: UnsafePointer<Int32>,
    _ items: UnsafePointer<Int32>, month: Int, _ count: Int,
    into found: UnsafeMutablePointer<Int64>
) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * stepLength) { room in
        guard let bits = room.baseAddress else { return false }
        let places = bits + stepLength
        var (missing, start) = (0, 0)
        while start < count {
            let length = min(stepLength, count &- start)
            readCells(
                cells, blockCount, departments + start, items + start, length, bits, places)
            for row in 0..<length {
                let there = Int(places[row]) &* monthCount &+ month
                let cost = costs[places[row] != .max ? there : nowhere]
                found[start &+ row] = cost
                missing |= cost == UnitCosts.none ? 1 : 0
            }
            start &+= length
        }
        return missing == 0
    }
}

/// Finds unit costs, each of its month; whether all are there.
@_optimize(speed)
@inline(never)
private func findCosts(
    _ cells: UnsafePointer<UnitCostTable.Cell>, _ blockCount: Int, _ costs: UnsafePointer<Int64>,
    _ monthCount: Int, nowhere: Int, _ departments: UnsafePointer<Int32>,
    _ items: UnsafePointer<Int32>, months: UnsafePointer<Int32>, _ count: Int,
    into found: UnsafeMutablePointer<Int64>
) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * stepLength) { room in
        guard let bits = room.baseAddress else { return false }
        let places = bits + stepLength
        var (missing, start) = (0, 0)
        while start < count {
            let length = min(stepLength, count &- start)
            readCells(
                cells, blockCount, departments + start, items + start, length, bits, places)
            for row in 0..<length {
                let month = Int(months[start &+ row])
                let there = Int(places[row]) &* monthCount &+ month
                let cost = costs[places[row] != .max && month >= 0 ? there : nowhere]
                found[start &+ row] = cost
                missing |= cost == UnitCosts.none ? 1 : 0
            }
            start &+= length
        }
        return missing == 0
    }
}

/// Tells the place of the item of each line in its department; the largest number where the
/// department does not have the item. There are fewer than 2³² places.
@inline(__always)
private func readCells(
    _ cells: UnsafePointer<UnitCostTable.Cell>, _ blockCount: Int,
    _ departments: UnsafePointer<Int32>, _ items: UnsafePointer<Int32>, _ count: Int,
    _ bits: UnsafeMutablePointer<UInt32>, _ places: UnsafeMutablePointer<UInt32>
) {
    for row in 0..<count {
        let department = UInt32(bitPattern: departments[row])
        let cell = cells[Int(items[row]) &* blockCount &+ Int(department &>> 5)]
        // The bit of the department becomes the highest one, those behind it go.
        bits[row] = cell.bits &<< (31 &- (department & 31))
        places[row] = cell.first
    }
    for row in 0..<count {
        let before = bits[row] & 0x7FFF_FFFF
        let place = places[row] &+ UInt32(truncatingIfNeeded: before.nonzeroBitCount)
        // All ones where the department does not have the item.
        places[row] = place | ((bits[row] &>> 31) &- 1)
    }
}
