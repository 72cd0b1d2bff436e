import HospitalCore

/// What cases, groups and departments cost and were charged, every cell rounded once to fen.
///
/// Cells of one table do not add up to the rounded total in general; the difference (尾差) is told.
public struct CaseCost: Sendable {
    /// A cost with its charge and the number of lines behind it.
    public struct Amounts: Equatable, Sendable {
        /// The cost, rounded once from the exact sum, half away from zero.
        public let cost: Money
        /// The charge, which is whole fen.
        public let charge: Money
        /// How many lines.
        public let lines: Int
    }

    /// A group with what its cases sum up to.
    public struct Group: Equatable, Sendable {
        /// How many cases.
        public var cases = 0
        /// Cost and charge of the group, rounded once.
        public var amounts = Amounts(cost: .zero, charge: .zero, lines: 0)
        /// The cost of the group minus the costs of its cases (尾差).
        public var difference = Money.zero
    }

    /// What cases in the house take with them over the month's ends (在院病人成本).
    ///
    ///     discharged = in the house at the start + these months − in the house at the end
    public struct Reconciliation: Equatable, Sendable {
        /// Lines of earlier months: cost of cases that were in the house at the start.
        public let start: Amounts
        /// Lines of the reported months.
        public let current: Amounts
        /// All lines of cases that are still in the house.
        public let end: Amounts
        /// All lines of discharged cases.
        public let discharged: Amounts
        /// discharged − (start + current − end): what rounding the four cells leaves (尾差).
        public let difference: Money
    }

    /// Lines that were left out for one reason.
    public struct LeftOut: Equatable, Sendable {
        /// Why.
        public let fault: CaseLineFault
        /// How many lines.
        public let lines: Int
        /// Their charge; that of unreadable lines is not known and not in it.
        public let charge: Money
    }

    private let cases: SumTable
    private let leftOutOfCases: [Int32]
    private let unitsPerFen: Int128
    /// The register that was given.
    public let register: CaseRegister
    /// Cost and charge of each department, by position; without lines when it has none.
    public let departments: [Amounts]
    /// Each group, by position; the last one is that of cases without a group.
    public let groups: [Group]
    /// All lines that were costed.
    public let total: Amounts
    /// The total minus the rounded cost of every case (尾差).
    public let caseDifference: Money
    /// The total minus the rounded cost of every group (尾差).
    public let groupDifference: Money
    /// The total minus the rounded cost of every department (尾差).
    public let departmentDifference: Money
    /// How the cases in the house are told apart.
    public let reconciliation: Reconciliation
    /// Lines that were left out, per reason.
    public let leftOut: [LeftOut]
    /// Items of which more was refunded than charged in a case.
    public let netNegativeItems: [NetNegativeItem]
    /// How many lines were read.
    public let linesRead: Int

    /// How many cases are known, with and without lines.
    public var caseCount: Int { cases.count - 1 }

    /// Cost and charge of a case, by position.
    public func amounts(ofCase place: Int) -> Amounts {
        // Every case was rounded once before, so it fits.
        (try? Self.amounts(cases[place], unitsPerFen))
            ?? Amounts(
                cost: .zero, charge: .zero, lines: 0)
    }

    /// Whether there are lines of a case, costed or left out.
    public func hasLines(_ place: Int) -> Bool {
        cases[place].lines > 0 || leftOutLines(ofCase: place) > 0
    }

    /// How many lines of a case were left out: its cost lacks them.
    public func leftOutLines(ofCase place: Int) -> Int {
        place < leftOutOfCases.count ? Int(leftOutOfCases[place]) : 0
    }

    init(_ costing: CaseCosting, _ register: CaseRegister) throws(CaseCostingError) {
        cases = costing.cases
        leftOutOfCases = costing.leftOutOfCases
        unitsPerFen = costing.unitsPerFen
        self.register = register
        linesRead = costing.lineCount
        netNegativeItems = costing.netItems.negative(quantityScale: costing.quantityScale)
        var sums = Summary(groupCount: register.groupCount)
        try sums.add(costing, register, unitsPerFen)
        total = try Self.amounts(sums.total, unitsPerFen)
        var departments: [Amounts] = []
        for place in 0..<costing.departments.count - 1 {
            departments.append(try Self.amounts(costing.departments[place], unitsPerFen))
        }
        self.departments = departments
        var groups: [Group] = []
        for group in sums.groups {
            let amounts = try Self.amounts(group.sums, unitsPerFen)
            groups.append(
                Group(
                    cases: group.cases, amounts: amounts,
                    difference: try Self.money(Int128(amounts.cost.fen) - group.rounded)))
        }
        self.groups = groups
        let whole = Int128(total.cost.fen)
        caseDifference = try Self.money(whole - sums.groups.reduce(0) { $0 + $1.rounded })
        groupDifference = try Self.money(
            whole - groups.reduce(0) { $0 + Int128($1.amounts.cost.fen) })
        departmentDifference = try Self.money(
            whole - departments.reduce(0) { $0 + Int128($1.cost.fen) })
        reconciliation = try sums.reconciliation(earlier: costing.earlier, unitsPerFen)
        var leftOut: [LeftOut] = []
        for fault in CaseLineFault.allCases {
            let total = costing.leftOut[fault.rawValue]
            leftOut.append(
                LeftOut(fault: fault, lines: total.lines, charge: try Self.money(total.charge)))
        }
        self.leftOut = leftOut
    }

    fileprivate static func amounts(
        _ sums: CaseCosting.Sums, _ unitsPerFen: Int128
    ) throws(CaseCostingError) -> Amounts {
        guard let fen = sums.cost.divided(by: unitsPerFen, rounding: .halfAwayFromZero) else {
            throw .amountOutOfRange
        }
        return Amounts(
            cost: try money(fen), charge: Money(fen: sums.charge), lines: Int(sums.lines))
    }

    fileprivate static func money(_ fen: Int128) throws(CaseCostingError) -> Money {
        guard let fen = Int64(exactly: fen) else { throw .amountOutOfRange }
        return Money(fen: fen)
    }
}

/// An item of which more was refunded than charged in a case (净负项目).
public struct NetNegativeItem: Equatable, Sendable {
    let place: Int32
    let itemPlace: Int32
    /// Σ charge in fen.
    public let chargeFen: Int64
    /// Σ quantity in units of 10^−`quantityScale`.
    public let quantity: Int128
    /// The number of the first negative line.
    public let firstRefund: Int64
    let scale: Int8

    /// The case, by position.
    public var caseIndex: Int { Int(place) }
    /// The item, by position.
    public var item: Int { Int(itemPlace) }
    /// Decimals of the quantity.
    public var quantityScale: Int { Int(scale) }

    init(
        place: Int32, itemPlace: Int32, quantity: Int128, chargeFen: Int64, firstRefund: Int64,
        scale: Int8
    ) {
        (self.place, self.itemPlace, self.scale) = (place, itemPlace, scale)
        (self.quantity, self.chargeFen, self.firstRefund) = (quantity, chargeFen, firstRefund)
    }
}

/// Exact sums on the way to the reported cells.
private struct Summary {
    struct GroupSums {
        var cases = 0
        var sums = CaseCosting.Sums()
        /// Σ rounded cost of the cases in fen.
        var rounded: Int128 = 0
    }

    var groups: [GroupSums]
    var total = CaseCosting.Sums()
    var inHouse = CaseCosting.Sums()

    init(groupCount: Int) {
        groups = [GroupSums](repeating: GroupSums(), count: groupCount + 1)
    }

    /// Adds every case with lines to its group, and to those in the house while it is there.
    mutating func add(
        _ costing: borrowing CaseCosting, _ register: CaseRegister, _ unitsPerFen: Int128
    ) throws(CaseCostingError) {
        let lastMonth = costing.months?.upperBound ?? .max
        for place in 0..<costing.caseCount {
            let sums = costing.cases[place]
            let group =
                register.groups[place] < 0
                ? groups.count - 1 : Int(register.groups[place])
            groups[group].cases += sums.lines > 0 ? 1 : 0
            groups[group].sums.add(sums)
            groups[group].rounded += Int128(
                try CaseCost.amounts(sums, unitsPerFen).cost.fen)
            total.add(sums)
            if let discharge = register.discharges?[place], discharge == 0 || discharge > lastMonth
            {
                inHouse.add(sums)
            }
        }
    }

    func reconciliation(
        earlier: CaseCosting.Sums, _ unitsPerFen: Int128
    ) throws(CaseCostingError) -> CaseCost.Reconciliation {
        let start = try CaseCost.amounts(earlier, unitsPerFen)
        let current = try CaseCost.amounts(total.without(earlier), unitsPerFen)
        let end = try CaseCost.amounts(inHouse, unitsPerFen)
        let discharged = try CaseCost.amounts(total.without(inHouse), unitsPerFen)
        let expected = Int128(start.cost.fen) + Int128(current.cost.fen) - Int128(end.cost.fen)
        return CaseCost.Reconciliation(
            start: start, current: current, end: end, discharged: discharged,
            difference: try CaseCost.money(Int128(discharged.cost.fen) - expected))
    }
}

extension CaseCosting.Sums {
    /// What is left when a part is taken away.
    fileprivate func without(_ part: Self) -> Self {
        Self(cost: cost &- part.cost, charge: charge &- part.charge, lines: lines &- part.lines)
    }
}
