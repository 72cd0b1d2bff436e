import HospitalCore

/// An amount of a department and cost item in yuan.
public struct CostAmount: Sendable {
    /// The department.
    public let department: Department.ID
    /// The code of the cost item.
    public let item: String
    /// The amount in yuan.
    public let amount: Decimal

    /// An amount.
    public init(_ department: Department.ID, _ item: String, _ amount: Decimal) {
        self.department = department
        self.item = item
        self.amount = amount
    }
}

/// An amount that went from a source to a receiver, in yuan.
public struct CostFlow: Sendable {
    /// The step in which it went.
    public let step: Int
    /// The department that passed it on.
    public let source: Department.ID
    /// What the receiver got.
    public let received: CostAmount

    /// A flow.
    public init(step: Int, source: Department.ID, received: CostAmount) {
        self.step = step
        self.source = source
        self.received = received
    }
}

extension DepartmentCosts {
    /// Which departments there are and how they took part in an allocation.
    public struct Structure: Sendable {
        /// The period, when it is known.
        public let period: String?
        /// The cost items in the order of the forms.
        public let items: [ReportItem]
        /// The departments.
        public let departments: [Department]
        /// The departments that passed their cost on.
        public let closed: Set<Department.ID>
        /// Whether sources serve each other (交互分摊), so that their lines show gross cost.
        public let servesEachOther: Bool

        /// A structure.
        public init(
            period: String?, items: [ReportItem], departments: [Department],
            closed: Set<Department.ID>, servesEachOther: Bool
        ) {
            self.period = period
            self.items = items
            self.departments = departments
            self.closed = closed
            self.servesEachOther = servesEachOther
        }
    }

    /// The costs of an allocation that stands in tables: direct cost, what departments hold at the
    /// end, and the flows in between, in any order.
    ///
    /// A cell that is not named has no cost; amounts of one cell are added.
    ///
    /// - Throws: `duplicate` and `unknown` for departments and items; `differs` when the facts do
    ///   not tie out; `outOfRange`.
    public init(
        _ structure: Structure, direct: [CostAmount], final: [CostAmount], flows: [CostFlow]
    ) throws(CostReportError) {
        let index = try CostIndex(structure, amounts: direct + final + flows.map(\.received))
        var lines: [AllocationLine] = []
        lines.reserveCapacity(flows.count)
        for flow in flows {
            let place = try index.place(of: flow.received, in: "flows")
            lines.append(
                AllocationLine(
                    step: flow.step, source: try index.department(flow.source, in: "flows"),
                    receiver: place / index.itemCount, item: place % index.itemCount,
                    amount: try index.units(of: flow.received)))
        }
        lines.sort {
            ($0.step, $0.source, $0.receiver, $0.item) < ($1.step, $1.source, $1.receiver, $1.item)
        }
        try self.init(
            period: structure.period, items: structure.items, departments: index.departments,
            decimals: index.decimals, lines: lines,
            direct: try index.table(of: direct, in: "direct"),
            balances: try index.table(of: final, in: "final"),
            isClosed: index.departments.map { structure.closed.contains($0.id) },
            servesEachOther: structure.servesEachOther)
    }
}

/// Positions of departments and items by code, and the unit that holds every amount.
private struct CostIndex {
    let departments: [Department]
    let itemCount: Int
    let decimals: Int
    private let positions: [Department.ID: Int]
    private let items: [String: Int]

    init(
        _ structure: DepartmentCosts.Structure, amounts: [CostAmount]
    ) throws(CostReportError) {
        departments = structure.departments.sorted { $0.id < $1.id }
        itemCount = structure.items.count
        decimals = amounts.reduce(2) { max($0, $1.amount.normalized.scale) }
        var positions: [Department.ID: Int] = [:]
        for (position, department) in departments.enumerated() {
            guard positions.updateValue(position, forKey: department.id) == nil else {
                throw .duplicate(department.id.code)
            }
        }
        self.positions = positions
        items = try ReportItem.positions(structure.items)
    }

    func department(
        _ id: Department.ID, in place: String
    ) throws(CostReportError) -> Int {
        guard let position = positions[id] else {
            throw .unknown(
                id.code, place: place,
                nearest: NearestName.nearest(to: id.code, in: departments.map(\.id.code)))
        }
        return position
    }

    /// Where an amount stands in a table of departments × items.
    func place(of amount: CostAmount, in name: String) throws(CostReportError) -> Int {
        guard let item = items[amount.item] else {
            throw .unknown(
                amount.item, place: "\(name).\(amount.department)",
                nearest: NearestName.nearest(to: amount.item, in: items.keys.sorted()))
        }
        return try department(amount.department, in: name) * itemCount + item
    }

    func units(of amount: CostAmount) throws(CostReportError) -> Int128 {
        guard let units = amount.amount.significand(atScale: decimals) else {
            throw .outOfRange(.fullCost)
        }
        return units
    }

    func table(
        of amounts: [CostAmount], in name: String
    ) throws(CostReportError) -> [Int128] {
        var table = [Int128](repeating: 0, count: departments.count * itemCount)
        for amount in amounts {
            let place = try place(of: amount, in: name)
            table[place] = try table[place].adding(units(of: amount), in: .fullCost)
        }
        return table
    }
}
