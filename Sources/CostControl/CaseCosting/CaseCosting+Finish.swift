import HospitalCore

/// What is known of the cases (病例) from outside: their group and when they were discharged.
///
/// The group (DRG, 病种) comes from a grouper; the library has none.
public struct CaseRegister: Sendable {
    /// The group of each case, a position from 0; below 0 when it has none yet.
    public var groups: [Int32]
    /// How many groups there are.
    public var groupCount: Int
    /// The month of discharge (出院月份) as yyyymm of each case, 0 while it is in the house; `nil`
    /// when nothing is known, then all cases count as discharged.
    public var discharges: [Int32]?

    /// A register.
    public init(groups: [Int32], groupCount: Int, discharges: [Int32]? = nil) {
        self.groups = groups
        self.groupCount = groupCount
        self.discharges = discharges
    }

    /// Cases of which nothing is known.
    public init(caseCount: Int) {
        self.init(groups: [Int32](repeating: -1, count: caseCount), groupCount: 0)
    }
}

extension CaseCosting {
    /// Adds what another costing summed of other lines, with the same unit costs and settings.
    ///
    /// - `caseOf`: the position here of each case of the other costing; `nil` when both
    ///   number cases alike. Listed net items must have the same position in both.
    /// - Throws: `doesNotFit` when the settings differ or a position lies outside, `tooMany` lines,
    ///   `overflow`. The costing is unchanged then.
    public mutating func merge(
        _ other: CaseCosting, caseOf: [Int32]? = nil
    ) throws(CaseCostingError) {
        let (bound, isWide) = chargeBound.addingReportingOverflow(other.chargeBound)
        guard !isWide else { throw .overflow }
        guard lineCount + other.lineCount <= Int(Int32.max) else {
            throw .tooMany(.lines, limit: Int(Int32.max))
        }
        guard quantityScale == other.quantityScale, months == other.months,
            unitCosts.scale == other.unitCosts.scale,
            departments.count == other.departments.count,
            caseOf.map({ $0.count == other.caseCount }) ?? (caseCount >= other.caseCount),
            caseOf?.allSatisfy({ $0 >= 0 && Int($0) < caseCount }) ?? true,
            netItems.goesWith(other.netItems, caseOf: caseOf)
        else { throw .doesNotFit }
        chargeBound = bound
        lineCount += other.lineCount
        cases.add(other.cases, at: caseOf)
        departments.add(other.departments)
        earlier.add(other.earlier)
        for place in leftOut.indices { leftOut[place].add(other.leftOut[place]) }
        if !other.leftOutOfCases.isEmpty {
            let missing = caseCount - leftOutOfCases.count
            leftOutOfCases.append(contentsOf: repeatElement(0, count: missing))
            for (place, count) in other.leftOutOfCases.enumerated() {
                leftOutOfCases[caseOf.map { Int($0[place]) } ?? place] += count
            }
        }
        netItems.merge(other.netItems, caseOf: caseOf)
    }

    /// Rounds every reported cell once and reconciles.
    ///
    /// - Throws: `doesNotFit` when the register does not have every case, or a group lies outside;
    ///   `amountOutOfRange` when a cell does not fit 64 bits of fen.
    public consuming func finish(_ register: CaseRegister) throws(CaseCostingError) -> CaseCost {
        guard register.groups.count == caseCount,
            register.discharges?.count ?? caseCount == caseCount,
            register.groups.allSatisfy({ $0 < register.groupCount })
        else { throw .doesNotFit }
        return try CaseCost(self, register)
    }
}

extension LeftOutTotal {
    mutating func add(_ other: Self) {
        lines += other.lines
        charge += other.charge
    }
}
