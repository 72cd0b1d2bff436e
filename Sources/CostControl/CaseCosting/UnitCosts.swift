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
    /// Most blocks of 32 departments of all items together: they take 64 MiB.
    static let spanLimit = 1 << 23
    /// Most places of pairs of item and department times months: they take 512 MiB.
    static let costLimit = 1 << 26
    /// Stands for a unit cost that is not there.
    static let none = Int64.min

    /// A unit cost as it is collected: 20 bits of item, 12 of department, 32 of yyyymm.
    struct Entry: BitwiseCopyable {
        let key: UInt64
        let cost: Int64

        var item: Int { Int(truncatingIfNeeded: key >> 44) }
        var department: Int { Int(truncatingIfNeeded: key >> 32 & 0xFFF) }
        var month: Int32 { Int32(truncatingIfNeeded: key & 0xFFFF_FFFF) }
        /// Item and department.
        var pair: UInt64 { key >> 32 }
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
    /// - `month`: the month it is for; not looked at when unit costs are for all months.
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
    ///   departments, or unit costs.
    consuming func table() throws(CaseCostingError) -> UnitCostTable {
        guard !entries.isEmpty else { throw .nothingToCost }
        let sorted = KeyOrder.positions(of: entries.map(\.key)).map { entries[Int($0)] }
        entries = []
        var last: UInt64?
        for entry in sorted {
            guard entry.key != last else {
                throw .unitCostTwice(
                    department: entry.department, item: entry.item, month: entry.month)
            }
            last = entry.key
        }
        return try UnitCostTable(sorted, isMonthly: isMonthly)
    }
}
