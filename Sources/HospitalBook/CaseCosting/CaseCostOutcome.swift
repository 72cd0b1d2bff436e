import CostControl
import HospitalCore
import Interchange

/// What came of costing cases from charge lines.
public struct CaseCostOutcome: Sendable {
    /// Costs and charges by position.
    public let cost: CaseCost
    /// The codes of cases, departments and items by position.
    public let cases: CodeIndex
    /// The codes of the departments by position.
    public let departments: CodeIndex
    /// The codes of the items by position.
    public let items: CodeIndex
    /// The codes of the groups by position.
    public let groups: CodeIndex
    /// The first findings of each kind.
    public private(set) var findings: [CaseFinding]
    /// How many findings of each kind there are.
    public private(set) var findingCounts: [CaseFindingKind: Int]
    /// Rows that are no records; they are among the unreadable lines.
    public let faultyRows: Int
    /// The pools that were given, by position of the department.
    public let pools: [Int: Money]
    /// Whether cases have a register.
    public let hasRegister: Bool

    init(
        _ reader: ChargeReader, register: CaseRegister, groups: CodeIndex, numbers: LineNumber,
        _ request: CaseCostRequest
    ) throws {
        cost = try reader.costing.finish(register)
        cases = reader.codes.cases
        departments = reader.codes.departments
        items = reader.codes.items
        self.groups = groups
        faultyRows = reader.findings.faultCount
        hasRegister = reader.codes.isClosed
        findings = reader.findings.listed(numbers)
        findingCounts = reader.findings.counts
        var pools: [Int: Money] = [:]
        for pool in request.pools {
            guard let place = departments.place(of: pool.department) else { continue }
            pools[Int(place)] = try (pools[Int(place)] ?? .zero).adding(pool.cost)
        }
        self.pools = pools
        addNetNegative(numbers, limit: request.findingLimit)
        addDischargedBefore(request.months, limit: request.findingLimit)
    }

    private mutating func addNetNegative(_ numbers: LineNumber, limit: Int) {
        let found = cost.netNegativeItems
        if !found.isEmpty { findingCounts[.netNegative] = found.count }
        // Numbers of lines are not below zero.
        let order = KeyOrder.positions(of: found.map { UInt64(bitPattern: $0.firstRefund) })
        findings += order.prefix(limit).map { place in
            let item = found[Int(place)]
            let code = items.text(item.item) ?? ""
            let row = numbers.row(item.firstRefund)
            let quantity = try? Decimal(significand: item.quantity, scale: item.quantityScale)
            return CaseFinding(
                kind: .netNegative, row: row, column: nil, value: code,
                finding: Finding(
                    .caseItemNetNegative,
                    [
                        "row": .count(row), "case": .text(cases.text(item.caseIndex) ?? ""),
                        "item": .text(code),
                        "quantity": .text(quantity?.normalized.description ?? "\(item.quantity)"),
                        "amount": .text(Money(fen: item.chargeFen).description),
                    ]))
        }
    }

    private mutating func addDischargedBefore(_ months: ClosedRange<Month>?, limit: Int) {
        guard let first = months?.lowerBound.yyyymm, let discharges = cost.register.discharges
        else { return }
        var count = 0
        for place in cases.sortedPlaces().map(Int.init)
        where discharges[place] != 0 && discharges[place] < first
            && cost.amounts(ofCase: place).lines > 0
        {
            count += 1
            guard count <= limit else { continue }
            let (code, month) = (cases.text(place) ?? "", try? Month(yyyymm: discharges[place]))
            findings.append(
                CaseFinding(
                    kind: .dischargedBefore, row: nil, column: nil, value: code,
                    finding: Finding(
                        .caseDischargedBefore,
                        [
                            "case": .text(code), "period": month?.value ?? .text(""),
                        ])))
        }
        if count > 0 { findingCounts[.dischargedBefore] = count }
    }

    /// How many findings there are.
    public var findingCount: Int { findingCounts.values.reduce(0, +) }
}

extension Book {
    /// Costs cases from charge lines (病例成本核算).
    ///
    /// A run changes nothing in the book. Lines that cannot be costed are left out, counted with
    /// their charge and listed; see ``CaseFindingKind``.
    /// - Throws: `importRefused` when a row of the unit costs or of the register is bad,
    ///   `columnMissing`, ``CaseRequestError``, ``CaseCostingError``, `DelimitedTextError`,
    ///   `cancelled`; nothing is half done then.
    public func costCases(_ request: CaseCostRequest) throws -> CaseCostOutcome {
        try CaseCostRun(request, in: self).outcome()
    }
}

extension CaseCostRequest {
    /// Costs cases without a book; unit costs are given.
    ///
    /// - Throws: as ``Book/costCases(_:)``.
    public func outcome() throws -> CaseCostOutcome { try CaseCostRun(self, in: nil).outcome() }
}
