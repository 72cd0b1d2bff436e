import HospitalCore

/// The meters of a hospital under each other (总表、分表): who bears the bill of a main meter.
///
/// A meter with sub-meters passes its amount on to them by their use, with the loss between them
/// spread or on its own (``EnergyBalance``); a meter without sub-meters is borne by its department.
/// Amounts are whole fen and add up to the bill:
///
///     bill = Σ shares + Σ losses on their own + Σ amounts below which a meter was not read
///
/// Where a sub-meter was not read, nothing is passed on below that meter: missing is not zero.
/// - Source: T-MTR; requirements S-197, S-198, S-202
public struct MeterTree: Sendable {
    /// A meter in its place.
    public struct Node: Hashable, Sendable {
        /// The meter.
        public let id: Meter.ID
        /// The meter above it; `nil` for a main meter.
        public let parent: Meter.ID?
        /// Who bears its use; needed where it has no sub-meters and bears something.
        public let department: Department.ID?
        /// What happens with the loss between it and its sub-meters.
        public let loss: EnergyBalance.LossRule
        /// What it counted; `nil` when it was not read.
        public let used: Decimal?

        /// A meter.
        public init(
            _ id: Meter.ID, under parent: Meter.ID? = nil, department: Department.ID? = nil,
            loss: EnergyBalance.LossRule = .spread, used: Decimal?
        ) {
            self.id = id
            self.parent = parent
            self.department = department
            self.loss = loss
            self.used = used
        }
    }

    /// What a meter with sub-meters passes on.
    public struct Branch: Equatable, Sendable {
        /// The meter.
        public let meter: Meter.ID
        /// What it bears.
        public let amount: Money
        /// The loss between it and its sub-meters; `nil` when one was not read.
        public let loss: Decimal?
        /// The loss in percent of the meter, two digits; `nil` without a loss or a use.
        public let lossPercent: Decimal?
        /// The loss on its own in the bill; zero when it is spread.
        public let lossAmount: Money
        /// The first sub-meter that was not read; nothing is passed on then.
        public let unread: Meter.ID?
    }

    /// What a department bears of a bill by one of its meters.
    public struct Share: Equatable, Sendable {
        /// The meter.
        public let meter: Meter.ID
        /// The department.
        public let department: Department.ID
        /// The amount.
        public let amount: Money
    }

    private let nodes: [Meter.ID: Node]
    private let children: [Meter.ID: [Node]]

    /// Meters, each under one that is there, none under itself.
    /// - Throws: `twice`, `parentUnknown`, `circular`.
    public init(_ nodes: [Node]) throws(EnergyError) {
        var known: [Meter.ID: Node] = [:]
        for node in nodes {
            guard known.updateValue(node, forKey: node.id) == nil
            else { throw .twice(node.id.code) }
        }
        var children: [Meter.ID: [Node]] = [:]
        for node in nodes.sorted(by: { $0.id < $1.id }) {
            guard let parent = node.parent else { continue }
            guard known[parent] != nil
            else { throw .parentUnknown(node.id.code, parent: parent.code) }
            children[parent, default: []].append(node)
        }
        var reached = known.values.filter { $0.parent == nil }.map(\.id)
        var next = 0
        while next < reached.count {
            reached += (children[reached[next]] ?? []).map(\.id)
            next += 1
        }
        guard reached.count == known.count else {
            let left = Set(known.keys).subtracting(reached).min()
            throw .circular(left?.code ?? "")
        }
        self.nodes = known
        self.children = children
    }

    /// Whether a meter has no sub-meters.
    public func isLeaf(_ meter: Meter.ID) -> Bool { children[meter] == nil }

    /// Whether a meter is there and stands under no other.
    public func isMain(_ meter: Meter.ID) -> Bool {
        nodes[meter].map { $0.parent == nil } ?? false
    }

    /// The loss of a meter that has sub-meters, in its unit and in percent.
    /// - Throws: `numberInvalid`, `outOfRange`.
    private func balance(of node: Node, _ subs: [Node]) throws(EnergyError) -> EnergyBalance {
        try EnergyBalance(
            of: node.id.code, master: node.used ?? .zero,
            subs.map { EnergyBalance.Sub($0.id.code, used: $0.used) })
    }

    /// Splits the bill of a main meter over the departments.
    /// - Returns: the meters that passed something on, from the top, and the shares by meter.
    /// - Throws: `meterUnknown`, `notRead` for the main meter, `departmentMissing`, and what
    ///   ``EnergyBalance/allocate(_:loss:)`` throws.
    public func split(
        _ bill: Money, of main: Meter.ID
    ) throws(EnergyError) -> (branches: [Branch], shares: [Share]) {
        guard let root = nodes[main] else { throw .meterUnknown(main.code) }
        guard root.used != nil else { throw .notRead(main.code) }
        var branches: [Branch] = [], shares: [Share] = []
        var open: [(node: Node, amount: Money)] = [(root, bill)]
        var next = 0
        while next < open.count {
            let (node, amount) = open[next]
            next += 1
            guard let subs = children[node.id] else {
                guard let department = node.department
                else { throw .departmentMissing(node.id.code) }
                shares.append(Share(meter: node.id, department: department, amount: amount))
                continue
            }
            let balance = try balance(of: node, subs)
            let unread = subs.first { $0.used == nil }?.id
            var lossAmount = Money.zero
            if unread == nil {
                let parts = try Self.parts(of: amount, balance, node.loss)
                lossAmount = parts.loss
                open += zip(subs, parts.amounts).map { ($0, $1) }
            }
            branches.append(
                Branch(
                    meter: node.id, amount: amount, loss: balance.loss,
                    lossPercent: try Self.percent(balance), lossAmount: lossAmount, unread: unread))
        }
        return (branches, shares.sorted { $0.meter < $1.meter })
    }

    /// The amounts of sub-meters; of nothing, nothing each.
    private static func parts(
        of amount: Money, _ balance: EnergyBalance, _ rule: EnergyBalance.LossRule
    ) throws(EnergyError) -> (amounts: [Money], loss: Money) {
        if amount == .zero { return (balance.subs.map { _ in .zero }, .zero) }
        return try balance.allocate(amount, loss: rule)
    }

    private static func percent(_ balance: EnergyBalance) throws(EnergyError) -> Decimal? {
        guard balance.master != .zero else { return nil }
        do { return try balance.lossPercent(digits: 2)?.value } catch { throw .outOfRange("loss") }
    }
}
