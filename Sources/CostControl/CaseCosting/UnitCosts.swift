import HospitalCore

/// What one unit of an item costs in a department (单位成本), for all months or month by month.
///
/// Departments and items are positions from 0; whoever has codes numbers them. A unit cost has at
/// most eight decimals: 0.00000001 yuan.
public struct UnitCosts: Sendable {
    /// Decimals of a unit cost.
    public static let scale = 8
    /// Most departments.
    public static let departmentLimit = 1 << 12
    /// Most items.
    public static let itemLimit = 1 << 20
    /// Most blocks of 64 departments of all items together: they take 64 MiB.
    static let cellLimit = 1 << 22
    /// Most pairs of item and department times months: they take 512 MiB.
    static let costLimit = 1 << 26
    /// Stands for a unit cost that is not there.
    static let none = Int64.min

    /// A unit cost as it is collected: 20 bits of item, 12 of department, 32 of yyyymm.
    private struct Entry: BitwiseCopyable {
        let key: UInt64
        let cost: Int64
    }

    /// Whether unit costs differ by month.
    public let isMonthly: Bool
    private var entries: [Entry] = []

    /// No unit costs yet.
    /// - Parameter isMonthly: each has a month, and a line takes that of its service month.
    public init(isMonthly: Bool) { self.isMonthly = isMonthly }

    /// How many unit costs there are.
    public var count: Int { entries.count }

    /// Adds the unit cost of an item in a department.
    ///
    /// - Parameter month: the month it is for; not looked at when unit costs are for all months.
    /// - Throws: `unitCostOutOfRange` for more than eight decimals, or beyond
    ///   ±92,233,720,368.54775807 yuan; `tooMany` departments or items; `serviceMonthMissing`.
    public mutating func insert(
        department: Int, item: Int, month: Month?, _ cost: Decimal
    ) throws(CaseCostingError) {
        guard (0..<Self.departmentLimit).contains(department) else {
            throw .tooMany(.departments, limit: Self.departmentLimit)
        }
        guard (0..<Self.itemLimit).contains(item) else {
            throw .tooMany(.items, limit: Self.itemLimit)
        }
        guard let exact = cost.significand(atScale: Self.scale), let value = Int64(exactly: exact),
            value != Self.none
        else { throw .unitCostOutOfRange(cost.description) }
        guard !isMonthly || month != nil else { throw .serviceMonthMissing }
        let label = isMonthly ? month?.yyyymm ?? 0 : 0
        entries.append(
            Entry(key: UInt64(item) << 44 | UInt64(department) << 32 | UInt64(label), cost: value))
    }

    /// The table in which unit costs are looked up.
    /// - Throws: `nothingToCost` when there are none, `unitCostTwice`, `tooMany` items for so many
    ///   departments.
    consuming func table() throws(CaseCostingError) -> UnitCostTable {
        guard !entries.isEmpty else { throw .nothingToCost }
        var sorted = entries
        entries = []
        sorted.sort { $0.key < $1.key }
        let months = isMonthly ? Set(sorted.map { Int32($0.key & 0xFFFF_FFFF) }).sorted() : [0]
        let itemCount = Int((sorted.last?.key ?? 0) >> 44) + 1
        let departmentCount = Int(sorted.reduce(0) { max($0, $1.key >> 32 & 0xFFF) }) + 1
        var table = UnitCostTable(
            isMonthly: isMonthly, months: months, departmentCount: departmentCount,
            itemCount: itemCount)
        guard itemCount * table.blockCount <= Self.cellLimit else {
            throw .tooMany(.items, limit: Self.cellLimit / table.blockCount)
        }
        var (pairs, pair) = (0, UInt64.max)
        for entry in sorted where entry.key >> 32 != pair {
            pair = entry.key >> 32
            pairs += 1
        }
        guard pairs <= Self.costLimit / months.count else {
            throw .tooMany(.unitCosts, limit: Self.costLimit / months.count)
        }
        table.reserveCells()
        var last: UInt64?
        for entry in sorted {
            guard entry.key != last else {
                throw .unitCostTwice(
                    department: Int(entry.key >> 32 & 0xFFF), item: Int(entry.key >> 44),
                    month: Int32(entry.key & 0xFFFF_FFFF))
            }
            last = entry.key
            table.append(
                department: Int(entry.key >> 32 & 0xFFF), item: Int(entry.key >> 44),
                month: Int32(entry.key & 0xFFFF_FFFF), cost: entry.cost)
        }
        table.finish()
        return table
    }
}

/// Unit costs by item, department and month: a bit says whether the department has the item, and
/// the bits before it count its place. Where there are not too many items and departments, a byte
/// for each of their pairs has the place, too, and is found faster.
struct UnitCostTable: Sendable {
    /// Sixty-four departments of an item.
    struct Cell: BitwiseCopyable {
        /// Bit n is set when department n of the block has the item.
        var bits: UInt64 = 0
        /// The place of the first of them.
        var first: UInt32 = 0
    }

    let isMonthly: Bool
    let departmentCount: Int
    let itemCount: Int
    /// Blocks of 64 departments of one item.
    let blockCount: Int
    let monthCount: Int
    /// Most bytes of ``bytes``; more of them would be slower to reach than bits are to count.
    private static let byteLimit = 1 << 23
    /// By item and block; an item behind the last one has none.
    private(set) var cells: [Cell] = []
    /// By item and department one more than the place among those of the item, 0 where the
    /// department does not have it; an item behind the last one has none. Empty when there would be
    /// too many of them.
    private var bytes: [UInt8] = []
    /// The place of the first department of each item, and of the item behind the last one.
    private var firsts: [UInt32] = []
    /// For each place the unit cost of every month, ``UnitCosts/none`` where there is none, and
    /// that once more at the end.
    private(set) var costs: [Int64] = []
    /// The place of a unit cost that is not there.
    var nowhere: Int { costs.count - 1 }
    /// The largest amount a unit cost has, its sign left out.
    private(set) var largest: UInt64 = 0
    /// The place of each month, by its number since January 1900; below 0 without unit costs.
    private let monthPlaces: [Int16]

    fileprivate init(
        isMonthly: Bool, months: [Int32], departmentCount: Int, itemCount: Int
    ) {
        self.isMonthly = isMonthly
        self.departmentCount = departmentCount
        self.itemCount = itemCount
        blockCount = (departmentCount + 63) / 64
        monthCount = months.count
        var places = isMonthly ? [Int16](repeating: -1, count: 1_100 * 12) : []
        if isMonthly {
            for (place, month) in months.enumerated() {
                places[Self.number(ofMonth: month)] = Int16(truncatingIfNeeded: place)
            }
        }
        monthPlaces = places
    }

    fileprivate mutating func reserveCells() {
        cells = [Cell](repeating: Cell(), count: itemCount * blockCount)
    }

    /// Adds a unit cost; they come in the order of items, departments and months.
    fileprivate mutating func append(department: Int, item: Int, month: Int32, cost: Int64) {
        let cell = item * blockCount + department / 64
        let bit = (1 as UInt64) << UInt64(department % 64)
        if cells[cell].bits & bit == 0 {
            if cells[cell].bits == 0 { cells[cell].first = UInt32(costs.count / monthCount) }
            cells[cell].bits |= bit
            costs.append(contentsOf: repeatElement(UnitCosts.none, count: monthCount))
        }
        costs[costs.count - monthCount + Int(place(ofMonth: month) ?? 0)] = cost
        largest = max(largest, cost.magnitude)
    }

    fileprivate mutating func finish() {
        costs.append(UnitCosts.none)
        cells.append(contentsOf: repeatElement(Cell(), count: blockCount))
        countBytes()
    }

    private mutating func countBytes() {
        let items = itemCount + 1
        guard items * departmentCount <= Self.byteLimit else { return }
        bytes = [UInt8](repeating: 0, count: items * departmentCount)
        firsts = [UInt32](repeating: 0, count: items)
        for item in 0..<itemCount {
            var place = 0
            for department in 0..<departmentCount {
                let cell = cells[item * blockCount + department / 64]
                guard cell.bits >> UInt64(department % 64) & 1 == 1 else { continue }
                if place == 0 { firsts[item] = UInt32(cell.place(of: UInt64(department % 64))) }
                place += 1
                guard place <= 255 else { return bytes = [] }
                bytes[item * departmentCount + department] = UInt8(place)
            }
        }
    }

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

    /// Finds the unit costs of lines, whose departments and items lie inside of the table or, of
    /// items, right behind it.
    ///
    /// No loop has a branch that depends on a number of a line, or a store whose address does: so
    /// the memory of many lines is asked for at the same time.
    /// - Parameters:
    ///   - month: the place of the month of all lines, below 0 where there is none.
    ///   - found: receives the unit cost, ``UnitCosts/none`` where there is none.
    /// - Returns: whether every line has one.
    func find(
        _ positions: LinePositions, month: Int32, into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let isQuick = !bytes.isEmpty && month >= 0
        return isQuick
            ? bytes.withUnsafeBufferPointer { bytes in
                firsts.withUnsafeBufferPointer { firsts in
                    costs.withUnsafeBufferPointer { costs in
                        guard let bytes = bytes.baseAddress, let firsts = firsts.baseAddress,
                            let costs = costs.baseAddress
                        else { return false }
                        return find(
                            bytes, firsts, costs, positions.departments, positions.items,
                            positions.count, month: Int(month), into: found)
                    }
                }
            }
            : withUnsafeTemporaryAllocation(of: Int32.self, capacity: positions.count) { months in
                guard let months = months.baseAddress else { return false }
                months.initialize(repeating: month, count: positions.count)
                return find(positions, months: months, into: found)
            }
    }

    /// Finds the unit costs of lines, each with the place of its month.
    func find(
        _ positions: LinePositions, months: UnsafePointer<Int32>,
        into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let count = positions.count
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { places in
            cells.withUnsafeBufferPointer { cells in
                costs.withUnsafeBufferPointer { costs in
                    guard let places = places.baseAddress, let cells = cells.baseAddress,
                        let costs = costs.baseAddress
                    else { return false }
                    findPlaces(cells, positions.departments, positions.items, count, into: places)
                    return take(costs, months, places, count, into: found)
                }
            }
        }
    }

    /// Finds unit costs of one month by bytes.
    @_optimize(speed)
    @inline(never)
    private func find(
        _ bytes: UnsafePointer<UInt8>, _ firsts: UnsafePointer<UInt32>,
        _ costs: UnsafePointer<Int64>, _ departments: UnsafePointer<Int32>,
        _ items: UnsafePointer<Int32>, _ count: Int, month: Int,
        into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let (width, monthCount, nowhere) = (departmentCount, monthCount, nowhere)
        var isComplete = true
        for row in 0..<count {
            let (item, department) = (Int(items[row]), Int(departments[row]))
            let place = Int(bytes[item &* width &+ department])
            let there = (Int(firsts[item]) &+ place &- 1) &* monthCount &+ month
            let cost = costs[place == 0 ? nowhere : there]
            found[row] = cost
            isComplete = isComplete && cost != UnitCosts.none
        }
        return isComplete
    }

    /// Finds places by bits; below 0 where there is none.
    @_optimize(speed)
    @inline(never)
    private func findPlaces(
        _ cells: UnsafePointer<Cell>, _ departments: UnsafePointer<Int32>,
        _ items: UnsafePointer<Int32>, _ count: Int, into places: UnsafeMutablePointer<Int32>
    ) {
        let blockCount = blockCount
        for row in 0..<count {
            let (item, department) = (Int(items[row]), UInt32(bitPattern: departments[row]))
            let cell = cells[item &* blockCount &+ Int(department &>> 6)]
            let bit = UInt64(department & 63)
            let isThere = (cell.bits &>> bit) & 1 == 1
            places[row] = Int32(truncatingIfNeeded: isThere ? cell.place(of: bit) : -1)
        }
    }

    /// Takes the unit costs at places and months; whether all are there.
    @_optimize(speed)
    @inline(never)
    private func take(
        _ costs: UnsafePointer<Int64>, _ months: UnsafePointer<Int32>,
        _ places: UnsafePointer<Int32>, _ count: Int, into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        let (monthCount, nowhere) = (monthCount, nowhere)
        var isComplete = true
        for row in 0..<count {
            let (place, month) = (Int(places[row]), Int(months[row]))
            let isThere = (place | month) >= 0
            let cost = costs[isThere ? place &* monthCount &+ month : nowhere]
            found[row] = cost
            isComplete = isComplete && cost != UnitCosts.none
        }
        return isComplete
    }

    /// The unit cost in units of 10^−8 yuan; `nil` when there is none.
    func unitCost(department: Int32, item: Int32, month: Int32) -> Int64? {
        guard (0..<departmentCount).contains(Int(department)),
            (0..<itemCount).contains(Int(item)), let place = place(ofMonth: month)
        else { return nil }
        let cell = cells[Int(item) * blockCount + Int(department) / 64]
        guard cell.bits >> UInt64(department % 64) & 1 == 1 else { return nil }
        let cost = costs[cell.place(of: UInt64(department % 64)) * monthCount + place]
        return cost == UnitCosts.none ? nil : cost
    }
}

extension UnitCostTable.Cell {
    /// The place of a department of the block that has the item; of another, the place of the next.
    @inline(__always)
    func place(of bit: UInt64) -> Int {
        Int(first) &+ (bits & ((1 as UInt64) &<< bit &- 1)).nonzeroBitCount
    }
}
