import CostControl
import HospitalCore
import Storage

/// The cost after stage 2 of an allocation run and the service items of its month, read for the
/// cost of service items.
struct ItemFacts {
    /// What was read, for the run record.
    let inputs: [RunInput]
    /// A request for each department that has a method, by code.
    let requests: [ServiceItemCosting]
    /// The names of the service items.
    let names: [String: String]

    /// Reads the departments that have a method.
    /// - Throws: `itemMethodMissing`; `unknown` for a department without cost of its own; what
    ///   ``ServicePool`` refuses; `outOfRange` for an amount that is no whole number of fen.
    init(month: Month, plan: String, allocation: String, in store: any Store) throws {
        let scope = RunScope.cost(month, plan: plan)
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        func result(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(
                table, of: allocation, by: "\(Book.allocationProcedure)/\(table.name)", in: store)
        }
        let costs = StagedCosts(
            finals: try result(.costFinal), passed: try result(.costMultiplier),
            lines: try result(.costLine), units: try read(.organisationUnit),
            items: try read(.costItem))
        let (methods, volumes) = (try read(.itemPool), try read(.itemVolume))
        let (drivers, uses) = (try read(.activityDriver), try read(.activityUse))
        let (excluded, charged) = (try read(.itemExclusion), try read(.itemCharged))
        inputs = costs.inputs + [methods, volumes, drivers, uses, excluded, charged]
        names = volumes.names("service_code", "service_name")
        let rows = ServiceRows(volumes: volumes, uses: uses, drivers: drivers)
        let items = try rows.items()
        let named = Set(methods.rows.compactMap { methods.text("department_code", in: $0) })
        for code in items.keys.sorted() where !named.contains(code) {
            throw RunError.itemMethodMissing(Department.ID(code), month)
        }
        let drugs = Set(excluded.rows.compactMap { excluded.text("item_code", in: $0) })
        let apart = try charged.fen("amount_fen", by: "department_code")
        let amounts = try costs.afterAuxiliaries()
        let quantities = try rows.driverQuantities()
        requests = try methods.rows.map { row in
            let code = methods.text("department_code", in: row) ?? ""
            guard let cost = amounts[code] else {
                throw UnitCostError.unknown(
                    code, place: TableDeclaration.itemPool.name,
                    nearest: NearestName.nearest(to: code, in: amounts.keys.sorted()))
            }
            return ServiceItemCosting(
                try ServicePool(
                    department: code, cost: cost, drugs: drugs, charged: apart[code] ?? [:]),
                method: try methods.choice("method_name", in: row), items: items[code] ?? [],
                capacity: try methods.decimal("capacity_minutes", in: row),
                drivers: quantities[code] ?? [:],
                materials: methods.text("materials_item", in: row))
        }
    }
}

/// The result tables of an allocation run, and how its cost stood after stage 2.
private struct StagedCosts {
    let finals: RunInput
    let passed: RunInput
    let lines: RunInput
    let units: RunInput
    let items: RunInput

    var inputs: [RunInput] { [finals, passed, lines, units, items] }

    /// The cost of every department before medical technology departments pass theirs on, as
    /// `AllocationResult.costAfterAuxiliaries(of:)` has it: what is left or passed on, without what
    /// came from a medical technology department.
    func afterAuxiliaries() throws(UnitCostError) -> [String: [ServicePool.Part]] {
        let technology = Set(
            units.rows.filter {
                units.text("unit_class", in: $0) == DepartmentClass.medicalTechnology.rawValue
            }.compactMap { units.text("unit_code", in: $0) })
        var amounts = try passed.fen("amount_fen", by: "source_code")
        for (code, parts) in try finals.fen("full_fen", by: "department_code") {
            amounts[code] = parts
        }
        for row in lines.rows
        where technology.contains(lines.text("source_code", in: row) ?? "") {
            let code = lines.text("receiver_code", in: row) ?? ""
            let item = lines.text("item_code", in: row) ?? ""
            guard let fen = lines.integer("amount_fen", in: row) else {
                throw .outOfRange(object: code)
            }
            do throws(NumberError) {
                amounts[code, default: [:]][item] =
                    try (amounts[code]?[item] ?? .zero).subtracting(Money(fen: fen))
            } catch { throw .outOfRange(object: code) }
        }
        let order = items.itemCodes("item_code")
        return amounts.mapValues { parts in
            order.map { ServicePool.Part($0, parts[$0] ?? .zero) }
        }
    }
}

/// Service items, uses and drivers as the tables hold them, by department.
private struct ServiceRows {
    let volumes: RunInput
    let uses: RunInput
    let drivers: RunInput

    func items() throws -> [String: [ServiceItem]] {
        let taken = try nested(uses, "service_code", "activity_code", "use_quantity")
        var items: [String: [ServiceItem]] = [:]
        for row in volumes.rows {
            let department = volumes.text("department_code", in: row) ?? ""
            let code = volumes.text("service_code", in: row) ?? ""
            items[department, default: []].append(
                ServiceItem(
                    code, volume: try volumes.neededDecimal("item_quantity", in: row),
                    income: volumes.integer("income_fen", in: row).map { Money(fen: $0) },
                    minutes: try volumes.decimal("unit_minutes", in: row),
                    work: try volumes.decimal("work_quantity", in: row),
                    relativeValue: try volumes.decimal("relative_value", in: row),
                    activities: taken[department]?[code] ?? [:],
                    ownMaterials: try volumes.decimal("own_materials", in: row) ?? .zero))
        }
        for (department, codes) in taken {
            let known = (items[department] ?? []).map(\.code)
            for code in codes.keys.sorted() where !known.contains(code) {
                throw UnitCostError.unknown(
                    code, place: TableDeclaration.activityUse.name,
                    nearest: NearestName.nearest(to: code, in: known))
            }
        }
        return items
    }

    func driverQuantities() throws -> [String: [String: [String: Decimal]]] {
        try nested(drivers, "item_code", "activity_code", "driver_quantity")
    }

    private func nested(
        _ input: RunInput, _ outer: String, _ inner: String, _ quantity: String
    ) throws -> [String: [String: [String: Decimal]]] {
        var all: [String: [String: [String: Decimal]]] = [:]
        for row in input.rows {
            let department = input.text("department_code", in: row) ?? ""
            let key = input.text(outer, in: row) ?? ""
            all[department, default: [:]][key, default: [:]][input.text(inner, in: row) ?? ""] =
                try input.neededDecimal(quantity, in: row)
        }
        return all
    }
}
