import HospitalCore

/// Unit costs by item, department and month, as charge lines look for them.
///
/// The departments of an item have places side by side, from the first that has it to the last; one
/// between them that does not have it leaves a gap. So a line asks for two numbers: where the
/// departments of its item begin, and the unit cost. Where departments of an item lie far apart,
/// they are taken in blocks, so that gaps stay few. Unit costs are kept with no more decimals than
/// they have, and in 32 bits where these do: the smaller the table, the more of it stays near the
/// processor.
struct UnitCostTable: Sendable {
    /// The departments of a block that have an item.
    struct Span: BitwiseCopyable {
        /// The place of the first of them.
        var start: UInt32 = 0
        /// The first of them, counted from the beginning of the block.
        var first: UInt16 = 0
        /// How many places there are, up to the last of them.
        var count: UInt16 = 0
    }

    /// By month, the place of what is not there, and then the places of the spans.
    ///
    /// A place without a unit cost has the smallest number.
    private enum Costs {
        case narrow([Int32])
        case wide([Int64])
    }

    let isMonthly: Bool
    let departmentCount: Int
    let itemCount: Int
    /// Decimals of the unit costs here: as many as they need, and at least two.
    let scale: Int
    /// The largest amount a unit cost has here, its sign left out.
    let largest: UInt64
    private let blocks: DepartmentBlocks
    /// By item and block; an item behind the last one has none.
    private let spans: [Span]
    private var costs: Costs
    /// Where the places of each month begin, by its number since January 1900; below 0 without unit
    /// costs.
    private let monthStarts: [Int32]

    /// The table of unit costs in the order of items, departments and months.
    /// - Throws: `tooMany` items for so many departments, or unit costs.
    init(_ sorted: [UnitCosts.Entry], isMonthly: Bool) throws(CaseCostingError) {
        self.isMonthly = isMonthly
        let months = isMonthly ? Set(sorted.map(\.month)).sorted() : [0]
        itemCount = (sorted.last?.item ?? 0) + 1
        departmentCount = sorted.reduce(0) { max($0, $1.department) } + 1
        let narrowBlocks = DepartmentBlocks(DepartmentBlocks.leastShift, of: departmentCount)
        guard itemCount <= UnitCosts.spanLimit / narrowBlocks.count else {
            throw .tooMany(.items, limit: UnitCosts.spanLimit / narrowBlocks.count)
        }
        blocks = DepartmentBlocks(sorted, of: departmentCount)
        let (spans, placeCount) = blocks.spans(of: sorted, itemCount: itemCount)
        guard placeCount <= UnitCosts.costLimit / months.count else {
            throw .tooMany(.unitCosts, limit: UnitCosts.costLimit / months.count)
        }
        self.spans = spans
        var starts = [Int32](repeating: -1, count: isMonthly ? 1_100 * 12 : 0)
        if isMonthly {
            for (place, month) in months.enumerated() {
                starts[Self.number(ofMonth: month)] = Int32(place * placeCount)
            }
        }
        monthStarts = starts
        let spared = Self.sparedDecimals(of: sorted)
        scale = UnitCosts.scale - spared.decimals
        largest = sorted.reduce(0) { max($0, $1.cost.magnitude) } / spared.power.magnitude
        let count = placeCount * months.count
        costs = .narrow([])
        if largest <= UInt64(Int32.max) {
            costs = .narrow(placed(sorted, count: count, power: spared.power))
        } else {
            costs = .wide(placed(sorted, count: count, power: spared.power))
        }
    }

    /// How many decimals behind the second all unit costs can spare, and 10 to the power of that.
    private static func sparedDecimals(
        of sorted: [UnitCosts.Entry]
    ) -> (decimals: Int, power: Int64) {
        var decimals = UnitCosts.scale - 2
        var power = Int64(Decimal.powerOfTen(decimals))
        for entry in sorted {
            while power > 1, entry.cost % power != 0 {
                (decimals, power) = (decimals - 1, power / 10)
            }
        }
        return (decimals, power)
    }

    /// So many places with the unit costs, each divided by a power of ten.
    private func placed<Cost: FixedWidthInteger>(
        _ sorted: [UnitCosts.Entry], count: Int, power: Int64
    ) -> [Cost] {
        var placed = [Cost](repeating: .min, count: count)
        for entry in sorted {
            let start = Int(monthStart(entry.month) ?? 0)
            placed[start + place(department: entry.department, item: entry.item)] = Cost(
                truncatingIfNeeded: entry.cost / power)
        }
        return placed
    }

    /// The place of a department and an item inside of the table; 0 when there is none.
    private func place(department: Int, item: Int) -> Int {
        let span = spans[item * blocks.count + department >> blocks.shift]
        let place = department & blocks.mask - Int(span.first)
        return place >= 0 && place < Int(span.count) ? Int(span.start) + place : 0
    }

    /// Months since January 1900.
    private static func number(ofMonth yyyymm: Int32) -> Int {
        (Int(yyyymm / 100) - 1_900) * 12 + Int(yyyymm % 100) - 1
    }

    /// Where the places of a month begin; `nil` when it has no unit costs.
    func monthStart(_ yyyymm: Int32) -> Int32? {
        guard isMonthly else { return 0 }
        let number = Self.number(ofMonth: yyyymm)
        guard monthStarts.indices.contains(number), (1...12).contains(yyyymm % 100),
            monthStarts[number] >= 0
        else { return nil }
        return monthStarts[number]
    }

    /// The unit cost in units of 10^−8 yuan; `nil` when there is none.
    func unitCost(department: Int32, item: Int32, month: Int32) -> Int64? {
        guard (0..<departmentCount).contains(Int(department)),
            (0..<itemCount).contains(Int(item)), let start = monthStart(month)
        else { return nil }
        let place = Int(start) + place(department: Int(department), item: Int(item))
        let (cost, none) =
            switch costs {
            case .narrow(let costs): (Int64(costs[place]), Int64(Int32.min))
            case .wide(let costs): (costs[place], Int64.min)
            }
        return cost == none ? nil : cost * Int64(Decimal.powerOfTen(UnitCosts.scale - scale))
    }
}

/// Finding the unit costs of lines, whose departments and items lie inside of the table or, of
/// items, right behind it.
extension UnitCostTable {
    /// Finds the unit costs of lines of one month.
    ///
    /// - `month`: where the places of the month of all lines begin, below 0 where there are none.
    /// - `found`: receives the unit cost, ``UnitCosts/none`` where there is none.
    /// - Returns: whether every line has one.
    func find(
        _ positions: LinePositions, month: Int32, into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        guard month >= 0 else {
            found.initialize(repeating: UnitCosts.none, count: positions.count)
            return false
        }
        return spans.withUnsafeBufferPointer { spans in
            guard let spans = spans.baseAddress else { return false }
            return switch costs {
            case .narrow(let costs):
                findCosts(spans, blocks, costs, month: Int(month), positions, into: found)
            case .wide(let costs):
                findCosts(spans, blocks, costs, month: Int(month), positions, into: found)
            }
        }
    }

    /// Finds the unit costs of lines, each with where the places of its month begin, below 0 where
    /// there are none.
    func find(
        _ positions: LinePositions, months: UnsafePointer<Int32>,
        into found: UnsafeMutablePointer<Int64>
    ) -> Bool {
        spans.withUnsafeBufferPointer { spans in
            guard let spans = spans.baseAddress else { return false }
            return switch costs {
            case .narrow(let costs):
                findCosts(spans, blocks, costs, months: months, positions, into: found)
            case .wide(let costs):
                findCosts(spans, blocks, costs, months: months, positions, into: found)
            }
        }
    }
}

// No loop has a branch that depends on a number of a line: so the memory of many lines is asked for
// at the same time. They are functions of the file, as those of LinePositions.

/// Finds unit costs of one month; whether all are there.
@_optimize(speed)
@inline(never)
private func findCosts<Cost: FixedWidthInteger & BitwiseCopyable>(
    _ spans: UnsafePointer<UnitCostTable.Span>, _ blocks: DepartmentBlocks, _ costs: [Cost],
    month: Int, _ positions: LinePositions, into found: UnsafeMutablePointer<Int64>
) -> Bool {
    costs.withUnsafeBufferPointer { costs in
        guard let costs = costs.baseAddress else { return false }
        let (start, departments, items) = (costs + month, positions.departments, positions.items)
        var least = Cost.max
        /// Finds those of all lines; a copy of the loop for each of two ways to find a place.
        @inline(__always)
        func find(isWhole: Bool) {
            for row in 0..<positions.count {
                let place = blocks.place(spans, departments[row], items[row], isWhole: isWhole)
                found[row] = Int64(truncatingIfNeeded: start[place])
                least = min(least, start[place])
            }
        }
        if blocks.count == 1 { find(isWhole: true) } else { find(isWhole: false) }
        return least != .min || markMissing(Cost.self, found, positions.count)
    }
}

/// Finds unit costs, each of its month; whether all are there.
@_optimize(speed)
@inline(never)
private func findCosts<Cost: FixedWidthInteger & BitwiseCopyable>(
    _ spans: UnsafePointer<UnitCostTable.Span>, _ blocks: DepartmentBlocks, _ costs: [Cost],
    months: UnsafePointer<Int32>, _ positions: LinePositions,
    into found: UnsafeMutablePointer<Int64>
) -> Bool {
    costs.withUnsafeBufferPointer { costs in
        guard let costs = costs.baseAddress else { return false }
        let (departments, items) = (positions.departments, positions.items)
        var least = Cost.max
        for row in 0..<positions.count {
            let place = blocks.place(spans, departments[row], items[row])
            // The first place of a month is that of what is not there.
            let cost = costs[months[row] >= 0 ? place &+ Int(months[row]) : 0]
            found[row] = Int64(truncatingIfNeeded: cost)
            least = min(least, cost)
        }
        return least != .min || markMissing(Cost.self, found, positions.count)
    }
}

/// Gives lines without a unit cost the number that stands for that, whatever it was in the table.
/// - Returns: `false`: not all lines have one.
private func markMissing<Cost: FixedWidthInteger>(
    _: Cost.Type, _ found: UnsafeMutablePointer<Int64>, _ count: Int
) -> Bool {
    for row in 0..<count where found[row] == Int64(truncatingIfNeeded: Cost.min) {
        found[row] = UnitCosts.none
    }
    return false
}
