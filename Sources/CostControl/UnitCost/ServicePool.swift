import HospitalCore

/// What a clinical or technical department spreads over its service items (项目成本的成本池).
///
///     pool = cost after stage 2 − drugs − separately charged materials, by cost item
///
/// - Source: ``CostCitation/costAccountingStandard2021``
public struct ServicePool: Equatable, Sendable {
    /// A part of a pool: what one cost item has in it.
    public struct Part: Equatable, Sendable {
        /// The cost item.
        public let item: String
        /// The amount; negative for a red-letter cost (红字).
        public let amount: Money

        /// A part.
        public init(_ item: String, _ amount: Money) {
            self.item = item
            self.amount = amount
        }
    }

    /// The department.
    public let department: String
    /// The cost items that are left, in their order.
    public let parts: [Part]

    /// A pool as it is.
    public init(department: String, parts: [Part]) {
        self.department = department
        self.parts = parts
    }

    /// The pool of a department by its cost after stage 2.
    /// - `cost`: the cost after stage 2 by cost item.
    /// - `drugs`: the cost items that are left out as a whole.
    /// - `charged`: what was charged apart from the services, by cost item.
    /// - Throws: `duplicate`; `negative` for charged materials below zero; `unknown` for those of
    ///   an item that is not there; `takenOutTooMuch` where they exceed the cost of their item;
    ///   `outOfRange`.
    public init(
        department: String, cost: [Part], drugs: Set<String>, charged: [String: Money] = [:]
    ) throws(UnitCostError) {
        try UnitCostError.requireUnique(cost.map(\.item))
        let items = cost.map(\.item)
        for item in charged.keys.sorted() where !items.contains(item) {
            throw .unknown(
                item, place: department, nearest: NearestName.nearest(to: item, in: items))
        }
        var parts: [Part] = []
        for part in cost where !drugs.contains(part.item) {
            parts.append(try part.without(charged[part.item] ?? .zero, in: department))
        }
        self.init(department: department, parts: parts)
    }

    /// The amount of all cost items.
    /// - Throws: `outOfRange`.
    public func total() throws(UnitCostError) -> Money {
        try UnitCostError.checked(department) { () throws(NumberError) in
            try parts.map(\.amount).total()
        }
    }
}

extension ServicePool.Part {
    /// The part without an amount that is costed elsewhere.
    func without(_ taken: Money, in department: String) throws(UnitCostError) -> Self {
        guard taken != .zero else { return self }
        guard taken > .zero else {
            throw .negative(
                object: "\(department)/\(item)", quantity: .amount, value: taken.yuan)
        }
        guard amount >= taken else {
            throw .takenOutTooMuch(object: department, item: item, cost: amount, taken: taken)
        }
        return try UnitCostError.checked(department) { () throws(NumberError) in
            Self(item, try amount.subtracting(taken))
        }
    }
}

extension AllocationResult {
    /// The cost of a clinical or technical department after stage 2, by cost item: what it has
    /// before medical technology departments (医技) pass their cost on, for ``ServicePool``.
    ///
    ///     final department = final amount − what came from medical technology departments
    ///     closed source    = amount it passed on − what came from medical technology departments
    ///
    /// Made for allocations step by step; where sources serve each other there are no stages.
    /// - Throws: `unknown` for a department that is not there; `outOfRange` for an amount that is
    ///   no whole number of fen.
    public func costAfterAuxiliaries(
        of department: Department.ID
    ) throws(UnitCostError) -> [ServicePool.Part] {
        guard let row = departments.firstIndex(where: { $0.id == department }) else {
            throw .unknown(
                department.code, place: period ?? "—",
                nearest: NearestName.nearest(
                    to: department.code, in: departments.map(\.id.code)))
        }
        var amounts = [Int128](repeating: 0, count: items.count)
        if isClosed(row) {
            for pool in pools where pool.source == row { amounts[pool.item] = pool.amount }
        } else {
            for item in items.indices {
                amounts[item] = amount(of: department, item: items[item]) ?? 0
            }
        }
        for line in lines
        where line.receiver == row
            && departments[line.source].departmentClass == .medicalTechnology
        {
            amounts[line.item] &-= line.amount
        }
        var parts: [ServicePool.Part] = []
        for (item, units) in zip(items, amounts) {
            guard let money = policy.unit.money(units) else {
                throw .outOfRange(object: department.code)
            }
            parts.append(ServicePool.Part(item, money))
        }
        return parts
    }
}
