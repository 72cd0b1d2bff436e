import HospitalCore

/// Cost of cases and groups from the service items up (病种、DRG成本核算自下而上法).
///
///     case cost = Σ units(item) × unit cost(item) + drugs + separately charged materials
///     group     = Σ case cost / cases
///
/// A unit cost stands for a department and item, or for the item in the whole hospital; the one of
/// the department comes first. Units given back (negative) mirror, and an item that is negative in
/// a case as a whole is told. Cases and groups are rounded as ``CaseGroups`` says.
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct BottomUpCosting: Equatable, Sendable {
    /// A service item, in a department or in the whole hospital.
    public struct Item: Hashable, Sendable {
        /// The department; `nil` for the whole hospital.
        public let department: String?
        /// The item.
        public let code: String

        /// An item.
        public init(_ code: String, in department: String? = nil) {
            self.department = department
            self.code = code
        }
    }

    /// Units of an item that a case had.
    public struct Use: Equatable, Sendable {
        /// The item and the department that did it.
        public let item: Item
        /// How many; negative for what was taken back.
        public let quantity: Decimal

        /// A use.
        public init(_ item: Item, _ quantity: Decimal) {
            self.item = item
            self.quantity = quantity
        }
    }

    /// A case.
    public struct Case: Equatable, Sendable {
        /// The code.
        public let code: String
        /// The group it was grouped to elsewhere.
        public let group: String
        /// The items it had.
        public let uses: [Use]
        /// Drugs and separately charged materials at their cost.
        public let atCost: [ChargedCase.Amount]

        /// A case.
        public init(
            _ code: String, group: String, uses: [Use], atCost: [ChargedCase.Amount] = []
        ) {
            self.code = code
            self.group = group
            self.uses = uses
            self.atCost = atCost
        }
    }

    /// The unit costs in yuan.
    public let unitCosts: [Item: Decimal]
    /// The cases.
    public let cases: [Case]

    /// Unit costs and the cases that used them.
    public init(unitCosts: [Item: Decimal], cases: [Case]) {
        self.unitCosts = unitCosts
        self.cases = cases
    }

    /// The cost of every case and group.
    /// - Throws: `nothingToCost`, `duplicate`; `unknown` for an item without a unit cost;
    ///   `outOfRange`.
    public func costed() throws(UnitCostError) -> (costs: CaseGroups, findings: [Finding]) {
        try UnitCostError.requireUnique(cases.map(\.code))
        var exact: [CaseGroups.Exact] = []
        var findings: [Finding] = []
        for one in cases {
            var cost = Rate.sum(one.atCost.map { Rate(yuan: $0.amount) })
            var net: [String: Rate] = [:]
            for use in one.uses {
                cost = cost + Rate(use.quantity) * Rate(try unitCost(of: use.item, one.code))
                net[use.item.code] = (net[use.item.code] ?? .zero) + Rate(use.quantity)
            }
            for item in net.keys.sorted() {
                guard let quantity = net[item], quantity < .zero else { continue }
                findings.append(
                    Finding(
                        .caseItemNegative,
                        [
                            "case": .text(one.code), "item": .text(item),
                            "quantity": .text(
                                try UnitCostError.checked(item) { () throws(NumberError) in
                                    try quantity.publishedUnitCost().normalized.description
                                }),
                        ]))
            }
            exact.append((one.code, one.group, cost))
        }
        return (try CaseGroups(exact), findings)
    }

    private func unitCost(of item: Item, _ place: String) throws(UnitCostError) -> Decimal {
        if let cost = unitCosts[item] ?? unitCosts[Item(item.code)] { return cost }
        throw .unknown(
            item.code, place: place,
            nearest: NearestName.nearest(to: item.code, in: unitCosts.keys.map(\.code).sorted()))
    }
}
