import HospitalCore

/// What one unit of an item costs in a department (单位成本), for all months or month by month.
///
/// Departments and items are positions from 0; whoever has codes numbers them. A unit cost has at
/// most eight decimals: 0.00000001 yuan.
public struct UnitCosts: Sendable {
    /// Decimals of a unit cost.
    public static let scale = 8
    /// Most departments: 2²⁰.
    public static let departmentLimit = 1 << 20
    /// Most items: 2²⁴.
    public static let itemLimit = 1 << 24
    /// Stands for a unit cost that is not there; no unit cost is that small.
    static let none = Int64.min

    /// Whether unit costs differ by month.
    public let isMonthly: Bool
    private(set) var table: KeyTable
    /// The largest amount a unit cost has, its sign left out.
    private(set) var largest: UInt64 = 0
    /// One more than the highest position of a department that has a unit cost.
    public private(set) var departmentCount = 0
    /// One more than the highest position of an item that has a unit cost.
    public private(set) var itemCount = 0

    /// No unit costs yet.
    /// - Parameters:
    ///   - isMonthly: each has a month, and a line takes that of its service month.
    ///   - capacity: how many are expected.
    public init(isMonthly: Bool, capacity: Int = 0) {
        self.isMonthly = isMonthly
        table = KeyTable(capacity: capacity)
    }

    /// How many unit costs there are.
    public var count: Int { table.count }

    /// Adds the unit cost of an item in a department.
    ///
    /// - Parameter month: the month it is for; not looked at when unit costs are for all months.
    /// - Throws: `unitCostTwice` when there is one already; `unitCostOutOfRange` for more than
    ///   eight decimals, or beyond ±92,233,720,368.54775807 yuan; `tooMany` departments or items.
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
        let key = Self.key(
            department: Int32(department), item: Int32(item),
            month: isMonthly ? month?.yyyymm ?? 0 : 0)
        guard table.insert(key, value) == nil else { throw .unitCostTwice }
        largest = max(largest, value.magnitude)
        departmentCount = max(departmentCount, department + 1)
        itemCount = max(itemCount, item + 1)
    }

    /// The key of a unit cost: 24 bits of item, 20 of department, 19 of month. A position below 0
    /// gives some key of the same range; the caller does not look at what it finds.
    @inline(__always)
    static func key(department: Int32, item: Int32, month: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: item) & 0xFF_FFFF) << 39
            | UInt64(UInt32(bitPattern: department) & 0xF_FFFF) << 19
            | UInt64(UInt32(bitPattern: month) & 0x7_FFFF)
    }
}
