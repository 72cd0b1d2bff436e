import HospitalCore

/// Costs cases (病例成本核算) from charge lines, tens of millions of them, in memory that grows with
/// what is aggregated and not with the lines.
///
///     cost of a line = quantity × unit cost of the item in the department (and the service month)
///
/// Costs and charges are summed exactly per case and per department and rounded once, at the end,
/// per reported cell (decision 7). A refund (退费) is a negative line and takes away what it gave. A
/// line that cannot be costed is left out of every sum, counted with its charge, and told with its
/// position; nothing is left out silently.
///
///     var costing = try CaseCosting(unitCosts, caseCount: 300_000, netItems: refunded)
///     for lines in chunks { report(try costing.add(lines)) }
///     let result = try costing.finish(register)
///
/// The result does not depend on how lines are cut into chunks, shared among costings that are
/// merged, or ordered. A costing is a value: threads use one each and merge them.
public struct CaseCosting: Sendable {
    /// Largest charge or cost of one line: 100,000,000,000 yuan.
    ///
    /// It proves that 2³¹ lines cannot overflow the 128 bits of a cost.
    public static let lineLimit = Money(fen: 10_000_000_000_000)
    /// Most decimals of a quantity.
    public static let quantityScaleLimit = 9

    let unitCosts: UnitCostTable
    /// Decimals of quantities.
    public let quantityScale: Int
    /// The months that are reported, as yyyymm; lines of earlier months belong to cases that were
    /// in the house before.
    let months: ClosedRange<Int32>?
    /// Sums per case; the last entry takes lines that are left out.
    var cases: SumTable
    /// Sums per department; the last entry takes lines that are left out.
    var departments: SumTable
    /// Lines of months before the reported ones.
    var earlier = Sums()
    var netItems: NetItems
    /// Lines that were left out, per ``CaseLineFault``.
    var leftOut = [LeftOutTotal](repeating: LeftOutTotal(), count: CaseLineFault.allCases.count)
    /// Lines left out per case, as far as there are any.
    var leftOutOfCases: [Int32] = []
    /// How many lines were added.
    public internal(set) var lineCount = 0
    /// No sum of charges can be above this: Σ over chunks of lines × largest charge.
    var chargeBound: Int64 = 0

    /// Nothing costed yet.
    ///
    /// - Parameters:
    ///   - unitCosts: what one unit costs.
    ///   - caseCount: how many cases are known; ``knowCases(_:)`` tells of more.
    ///   - quantityScale: decimals of quantities, 0 to 9.
    ///   - months: the months that are reported; `nil` when lines are not told apart by month.
    ///   - netItems: how items that are net negative in a case are found.
    /// - Throws: `nothingToCost` without unit costs, `unitCostTwice`, `quantityScaleInvalid`,
    ///   `tooMany` cases, or items for so many departments.
    public init(
        _ unitCosts: consuming UnitCosts, caseCount: Int, quantityScale: Int = 6,
        months: ClosedRange<Month>? = nil, netItems: NetItems = NetItems()
    ) throws(CaseCostingError) {
        guard (0...Self.quantityScaleLimit).contains(quantityScale) else {
            throw .quantityScaleInvalid(quantityScale)
        }
        self.unitCosts = try unitCosts.table()
        self.quantityScale = quantityScale
        self.months = months.map { $0.lowerBound.yyyymm...$0.upperBound.yyyymm }
        self.netItems = netItems
        self.netItems.settle()
        cases = SumTable(count: 1)
        departments = SumTable(count: self.unitCosts.departmentCount + 1)
        try knowCases(caseCount)
    }

    /// How many cases are known.
    public var caseCount: Int { cases.count - 1 }

    /// Takes the pairs of case and item that were named, before any line is added.
    /// - Throws: `doesNotFit` when lines were added.
    public mutating func take(_ named: NetItems) throws(CaseCostingError) {
        guard lineCount == 0 else { throw .doesNotFit }
        netItems = named
        netItems.settle()
        netItems.forEach(from: 0, below: caseCount) { cases.watch($1, at: $0) }
    }

    /// How many pairs of case and item are kept, where lines add to them; `nil` where they were
    /// named before.
    public var growingPairCount: Int? { netItems.isListed ? nil : netItems.count }

    /// Makes room for cases that were not known before; fewer than there are change nothing.
    /// - Throws: `tooMany` cases.
    public mutating func knowCases(_ count: Int) throws(CaseCostingError) {
        guard count < Int(Int32.max) else { throw .tooMany(.cases, limit: Int(Int32.max) - 1) }
        guard count > caseCount else { return }
        let first = caseCount
        cases.append(count: count - first)
        netItems.forEach(from: first, below: count) { cases.watch($1, at: $0) }
    }

    /// Yuan with two decimals that are whole fen: 10^(scales − 2) units of a sum of costs.
    var unitsPerFen: Int128 { Decimal.powerOfTen(quantityScale + unitCosts.scale - 2) }
}

/// Lines that were left out for one reason.
struct LeftOutTotal: Equatable, Sendable {
    var lines = 0
    /// Σ charge in fen; the charges of unreadable lines are not in it.
    var charge: Int128 = 0
}
