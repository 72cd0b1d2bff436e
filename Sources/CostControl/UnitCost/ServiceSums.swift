import HospitalCore

/// One cost item spread over the service items of a department.
struct ServiceSpread {
    var costs: [Money]
    var units: [Rate?]
    /// What of a capacity was not used.
    var unused: CapacityPart?

    init(costs: [Money], units: [Rate?]) {
        self.costs = costs
        self.units = units
    }

    init(count: Int) {
        costs = [Money](repeating: .zero, count: count)
        units = [Rate?](repeating: nil, count: count)
    }

    /// Adds to an item; a unit cost that is missing stays missing only while nothing else is there.
    mutating func add(
        _ cost: Money, _ unit: Rate?, at position: Int, _ pool: ServicePool
    ) throws(UnitCostError) {
        costs[position] = try UnitCostError.checked(pool.department) { () throws(NumberError) in
            try costs[position].adding(cost)
        }
        guard let unit else { return }
        units[position] = (units[position] ?? .zero) + unit
    }

    func total(_ pool: ServicePool) throws(UnitCostError) -> Money {
        try UnitCostError.checked(pool.department) { () throws(NumberError) in try costs.total() }
    }
}

/// The service items of a department, summed over its cost items.
struct ServiceSums {
    var activities: [ResourceCosting.Share] = []
    private var parts: [[ServiceItemCost.Part]]
    private var unused: CapacityPart?

    init(count: Int) { parts = [[ServiceItemCost.Part]](repeating: [], count: count) }

    mutating func add(
        _ spread: ServiceSpread, of item: String, _ pool: ServicePool
    ) throws(UnitCostError) {
        for position in parts.indices {
            parts[position].append(
                ServiceItemCost.Part(
                    item: item, cost: spread.costs[position], unitCost: spread.units[position]))
        }
        guard let part = spread.unused else { return }
        let cost = try UnitCostError.checked(pool.department) { () throws(NumberError) in
            try (unused?.cost ?? .zero).adding(part.cost)
        }
        unused = CapacityPart(minutes: part.minutes, cost: cost)
    }

    func result(_ request: ServiceItemCosting) throws(UnitCostError) -> ServiceCost {
        var items: [ServiceItemCost] = []
        for (item, parts) in zip(request.items, parts) {
            let units = parts.compactMap(\.unitCost)
            items.append(
                ServiceItemCost(
                    code: item.code, volume: item.volume, income: item.income,
                    cost: try UnitCostError.checked(item.code) { () throws(NumberError) in
                        try parts.map(\.cost).total()
                    },
                    unitCost: units.isEmpty ? nil : Rate.sum(units), parts: parts))
        }
        var findings: [Finding] = []
        if let unused, unused.minutes < .zero, let capacity = request.capacity,
            let used = try? capacity.subtracting(unused.minutes)
        {
            findings.append(
                Finding(
                    .capacityExceeded,
                    [
                        "object": .text(request.pool.department), "used": .text(used.description),
                        "capacity": .text(capacity.description),
                    ]))
        }
        return ServiceCost(
            department: request.pool.department, method: request.method, items: items,
            unused: unused, activities: activities, findings: findings)
    }
}
