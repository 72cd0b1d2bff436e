import HospitalCore

/// Cases with their exact cost, shown by case and summed by group (病例、病组成本).
///
///     group total = Σ exact case cost          group mean = group total / cases
///
/// Everything is summed exactly and rounded once per reported cell, half away from zero to the fen;
/// what the rounded cases differ from their rounded group is the 尾差 (decision 7). Means of groups
/// are good estimates, single cases are estimates only.
public struct CaseGroups: Equatable, Sendable {
    /// A case.
    public struct Line: Equatable, Sendable {
        /// The code.
        public let code: String
        /// Its group.
        public let group: String
        /// Its cost, an estimate for a single case.
        public let cost: Money
    }

    /// A group of cases.
    public struct Group: Equatable, Sendable {
        /// The code.
        public let code: String
        /// How many cases.
        public let count: Int
        /// Their cost, summed exactly and rounded once.
        public let total: Money
        /// The mean in yuan, exact.
        public let mean: Rate
        /// The total less the sum of the rounded cases (尾差).
        public let difference: Money
    }

    /// A case with its exact cost in yuan.
    typealias Exact = (code: String, group: String, cost: Rate)

    /// The cases in the order they were given.
    public let cases: [Line]
    /// The groups in the order of their first case.
    public let groups: [Group]

    /// Rounds every case and every group once.
    /// - Throws: `outOfRange`.
    init(_ exact: [Exact]) throws(UnitCostError) {
        var lines: [Line] = []
        var members: [String: [Int]] = [:]
        var order: [String] = []
        for (position, item) in exact.enumerated() {
            lines.append(
                Line(
                    code: item.code, group: item.group, cost: try Self.money(item.cost, item.code)))
            if members[item.group] == nil { order.append(item.group) }
            members[item.group, default: []].append(position)
        }
        var groups: [Group] = []
        for code in order {
            let positions = members[code] ?? []
            let sum = Rate.sum(positions.map { exact[$0].cost })
            let total = try Self.money(sum, code)
            let difference = try UnitCostError.checked(code) { () throws(NumberError) in
                try total.subtracting(positions.map { lines[$0].cost }.total())
            }
            groups.append(
                Group(
                    code: code, count: positions.count, total: total,
                    mean: (try? sum.divided(by: Rate(Decimal(positions.count)))) ?? .zero,
                    difference: difference))
        }
        cases = lines
        self.groups = groups
    }

    static func money(_ cost: Rate, _ object: String) throws(UnitCostError) -> Money {
        try UnitCostError.checked(object) { () throws(NumberError) in try cost.money() }
    }
}
