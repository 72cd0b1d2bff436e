/// Some charge lines (费用明细) as columns: one number per line in each of them.
///
/// The columns are borrowed: they must stay where they are during the call they are passed to. A
/// line that the feeder cannot read or that repeats a line identifier is passed all the same, with
/// ``unreadable`` or ``duplicate`` in place of the case, so that it is counted.
public struct CaseLines {
    /// In place of a case: the code is in no list of cases.
    public static let unknown: Int32 = -1
    /// In place of a case: the line identifier stood in an earlier line.
    public static let duplicate: Int32 = -2
    /// In place of a case: a field of the line cannot be read; the feeder tells which.
    public static let unreadable: Int32 = -3

    /// The case (病例) of each line, a position from 0, or one of the marks above.
    public let cases: UnsafeBufferPointer<Int32>
    /// The department that performed the service, a position from 0; below 0 when not known.
    public let departments: UnsafeBufferPointer<Int32>
    /// The service item (收费项目), a position from 0; below 0 when not known.
    public let items: UnsafeBufferPointer<Int32>
    /// Quantities in units of 10^−`quantityScale` of the costing; negative for refunds.
    public let quantities: Quantities
    /// Charges in fen; negative for refunds.
    public let amounts: UnsafeBufferPointer<Int64>
    /// Service months as yyyymm, where lines have them.
    public let months: UnsafeBufferPointer<Int32>?

    /// The number of the first line in the whole source.
    public let firstNumber: Int64
    /// What to add to ``firstNumber`` for each line, where that is not its position.
    public let numbers: UnsafeBufferPointer<Int32>?

    /// How many lines there are.
    public var count: Int { cases.count }

    /// Quantities as they stand in memory.
    public enum Quantities {
        /// Numbers of 32 bits.
        case narrow(UnsafeBufferPointer<Int32>)
        /// Numbers of 64 bits.
        case wide(UnsafeBufferPointer<Int64>)

        /// How many there are.
        public var count: Int {
            switch self {
            case .narrow(let numbers): numbers.count
            case .wide(let numbers): numbers.count
            }
        }

        /// The quantity of a line.
        public subscript(row: Int) -> Int64 {
            switch self {
            case .narrow(let numbers): Int64(numbers[row])
            case .wide(let numbers): numbers[row]
            }
        }
    }

    /// The number of a line: what tells lines apart, ascending in the order of the source.
    func number(_ row: Int) -> Int64 { firstNumber &+ Int64(numbers?[row] ?? Int32(row)) }

    /// Columns of equal length, at most 2³¹ − 1.
    /// - Throws: `columnsDiffer` when they are not.
    public init(
        cases: UnsafeBufferPointer<Int32>, departments: UnsafeBufferPointer<Int32>,
        items: UnsafeBufferPointer<Int32>, quantities: Quantities,
        amounts: UnsafeBufferPointer<Int64>, months: UnsafeBufferPointer<Int32>? = nil,
        firstNumber: Int64 = 0, numbers: UnsafeBufferPointer<Int32>? = nil
    ) throws(CaseCostingError) {
        let count = cases.count
        guard count <= Int(Int32.max), departments.count == count, items.count == count,
            quantities.count == count, amounts.count == count, months?.count ?? count == count,
            numbers?.count ?? count == count
        else { throw .columnsDiffer }
        self.firstNumber = firstNumber
        self.numbers = numbers
        self.cases = cases
        self.departments = departments
        self.items = items
        self.quantities = quantities
        self.amounts = amounts
        self.months = months
    }
}

/// Why a line is left out of every sum.
public enum CaseLineFault: Int, CaseIterable, Sendable {
    /// A field cannot be read.
    case unreadable
    /// The line identifier stood in an earlier line.
    case duplicate
    /// The case is in no list of cases.
    case unknownCase
    /// The department has no unit costs at all.
    case unknownDepartment
    /// The item has no unit costs at all.
    case unknownItem
    /// The service month lies behind the months that are reported.
    case laterMonth
    /// The item has no unit cost in the department, or not in the month.
    case noUnitCost
    /// The charge, or quantity times unit cost, is beyond ±100,000,000,000 yuan.
    case outOfRange
}

/// A line that was left out: its position in the columns and why.
public struct LeftOutLine: Equatable, Sendable {
    /// The position in the columns.
    public let position: Int
    /// Why.
    public let fault: CaseLineFault
}
