import HospitalCore

/// Cost of cases and groups (DRG, 病种) by the ratios of the service units they used (成本收入比法).
///
///     case cost = Σ charge(unit) × ratio(unit) + Σ days(unit) × per diem(unit) + drugs + materials
///     group total = Σ case cost          group mean = group total / cases
///
/// Drugs and materials at zero mark-up have the ratio 1: they are given at their charge. Cases and
/// groups are rounded as ``CaseGroups`` says. Group codes come from outside.
/// - Source: ``CostCitation/caseCostFormula``, ``CostCitation/costAccountingStandard2021``
public struct CaseRatioCosting: Equatable, Sendable {
    /// The service units.
    public let units: [ServiceUnit]
    /// The cases.
    public let cases: [ChargedCase]

    /// Units and the cases that used them.
    public init(units: [ServiceUnit], cases: [ChargedCase]) {
        self.units = units
        self.cases = cases
    }

    /// The cost of every case and group, and what of each unit's cost they carry.
    /// - Throws: `nothingToCost`, `duplicate`, `unknown` for a unit that is not there; what
    ///   ``ChargeRatio`` refuses; `negative` days; `outOfRange`.
    public func costed() throws(UnitCostError) -> CaseRatioCost {
        try UnitCostError.requireUnique(units.map(\.code))
        try UnitCostError.requireUnique(cases.map(\.code))
        var run = CaseRatioRun()
        for unit in units {
            run.positions[unit.code] = run.ratios.count
            run.ratios.append(
                try ChargeRatio(unit: unit.code, cost: unit.cost, income: unit.income))
        }
        run.charged = units.map { _ in .zero }
        run.assigned = units.map { _ in .zero }
        var exact: [CaseGroups.Exact] = []
        for item in cases {
            exact.append((item.code, item.group, try run.cost(of: item, units: units)))
        }
        return CaseRatioCost(units: try unitCosts(run), carried: try CaseGroups(exact))
    }

    private func unitCosts(_ run: CaseRatioRun) throws(UnitCostError) -> [CaseRatioCost.Unit] {
        var rows: [CaseRatioCost.Unit] = []
        for (position, unit) in units.enumerated() {
            let charged = try CaseGroups.money(run.charged[position], unit.code)
            let assigned = try CaseGroups.money(run.assigned[position], unit.code)
            rows.append(
                CaseRatioCost.Unit(
                    unit: unit, ratio: run.ratios[position].ratio, charged: charged,
                    assigned: assigned,
                    left: try UnitCostError.checked(unit.code) { () throws(NumberError) in
                        try unit.cost.subtracting(assigned)
                    }))
        }
        return rows
    }
}

/// The ratios of a run and what the cases took of each unit, exactly.
private struct CaseRatioRun {
    var ratios: [ChargeRatio] = []
    var positions: [String: Int] = [:]
    var charged: [Rate] = []
    var assigned: [Rate] = []

    mutating func cost(
        of item: ChargedCase, units: [ServiceUnit]
    ) throws(UnitCostError) -> Rate {
        var cost = Rate.sum(item.atCost.map { Rate(yuan: $0.amount) })
        for charge in item.charges {
            let position = try position(of: charge.code, in: item, units)
            let part = try ratios[position].cost(of: charge.amount, at: item.code)
            charged[position] = charged[position] + Rate(yuan: charge.amount)
            assigned[position] = assigned[position] + part
            cost = cost + part
        }
        for stay in item.days {
            let position = try position(of: stay.unit, in: item, units)
            try UnitCostError.requireNotNegative(stay.days, .bedDays, of: item.code)
            guard let perDiem = units[position].perDiem else {
                throw .perDiemMissing(unit: stay.unit, place: item.code)
            }
            let part = Rate(stay.days) * Rate(perDiem)
            assigned[position] = assigned[position] + part
            cost = cost + part
        }
        return cost
    }

    private func position(
        of code: String, in item: ChargedCase, _ units: [ServiceUnit]
    ) throws(UnitCostError) -> Int {
        guard let position = positions[code] else {
            throw .unknown(
                code, place: item.code,
                nearest: NearestName.nearest(to: code, in: units.map(\.code)))
        }
        return position
    }
}
