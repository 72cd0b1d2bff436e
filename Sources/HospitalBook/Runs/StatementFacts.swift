import CostControl
import HospitalCore
import Storage

/// What statements read from the results of other runs.
extension RunInput {
    /// The full cost by department and item, from `hosp_cost_final`.
    func amounts() throws -> [Posting.Account: Decimal] {
        var amounts: [Posting.Account: Decimal] = [:]
        for row in rows {
            let account = Posting.Account(
                Department.ID(text("department_code", in: row) ?? ""),
                item: text("item_code", in: row) ?? "")
            amounts[account] = try neededDecimal("full_exact", in: row)
        }
        return amounts
    }

    /// The totals of the financial ledger, from `hosp_ledger_total`.
    var amountsByItem: [String: Money] {
        var amounts: [String: Money] = [:]
        for row in rows {
            amounts[text("item_code", in: row) ?? ""] = Money(
                fen: integer("amount_fen", in: row) ?? 0)
        }
        return amounts
    }

    /// The amounts that were split, from `hosp_cost_multiplier`, each with the driver of its step.
    func costsByDriver(_ steps: RunInput) throws -> [(driver: String, amount: Decimal)] {
        var drivers: [Int64: String] = [:]
        for row in steps.rows {
            drivers[steps.integer("step_number", in: row) ?? 0] = steps.text(
                "driver_code", in: row)
        }
        return try rows.map { row in
            (
                drivers[integer("step_number", in: row) ?? 0] ?? "",
                try neededDecimal("amount_exact", in: row)
            )
        }
    }

    /// The shares of bills that are in the scope, from `hosp_cost_bill_share`.
    var sharesByDriver: [(driver: String, amount: Decimal)] {
        rows.filter { integer("is_in_scope", in: $0) == 1 }.compactMap { row in
            let fen = Int128(integer("amount_fen", in: row) ?? 0)
            return (try? Decimal(significand: fen, scale: 2)).map {
                (text("driver_code", in: row) ?? "", $0)
            }
        }
    }

    /// The qualities of drivers, from `hosp_driver_quality`.
    func ratings() throws -> [String: DriverQuality.Rating] {
        var ratings: [String: DriverQuality.Rating] = [:]
        for row in rows {
            ratings[text("driver_code", in: row) ?? ""] = DriverQuality.Rating(
                try neededDecimal("quality_value", in: row),
                of: try neededDecimal("quality_maximum", in: row))
        }
        return ratings
    }
}

/// The final departments with what runs say about their cost and income, and their volumes.
struct OperatingFacts {
    let cost: RunInput
    let income: RunInput
    let volumes: RunInput

    /// The departments of a statement.
    /// - Throws: `amountTooFine`, `unknownDepartment` for a volume of a department that holds
    ///   nothing at the end, `unitTwice` for two kinds of volume, `value` for a kind that is none.
    var units: [OperatingStatement.Unit] {
        get throws {
            var names: [Department.ID: String] = [:]
            for input in [cost, income] {
                for row in input.rows {
                    names[id(input, row)] = input.text("department_name", in: row)
                }
            }
            let costs = try accounts(cost, "item_code")
            let incomes = try accounts(income, "income_item_code")
            let volumes = try self.volumes(knownBy: names)
            return names.map { id, name in
                OperatingStatement.Unit(
                    id, name: name, income: incomes[id] ?? [:], cost: costs[id] ?? [:],
                    volume: volumes[id])
            }
        }
    }

    private func id(_ input: RunInput, _ row: [StoreValue]) -> Department.ID {
        Department.ID(input.text("department_code", in: row) ?? "")
    }

    private func accounts(
        _ input: RunInput, _ column: String
    ) throws -> [Department.ID: [String: Money]] {
        var accounts: [Department.ID: [String: Money]] = [:]
        for row in input.rows {
            let (id, item) = (id(input, row), input.text(column, in: row) ?? "")
            guard let fen = input.integer("full_fen", in: row) else {
                throw AllocationError.amountTooFine(
                    department: id.code, item: item,
                    value: input.text("full_exact", in: row) ?? "", unit: RoundingUnit.fen.text)
            }
            accounts[id, default: [:]][item] = Money(fen: fen)
        }
        return accounts
    }

    private func volumes(
        knownBy names: [Department.ID: String]
    ) throws -> [Department.ID: OperatingStatement.Volume] {
        var found: [Department.ID: OperatingStatement.Volume] = [:]
        for row in volumes.rows {
            let id = id(volumes, row)
            guard names[id] != nil else {
                throw AllocationError.unknownDepartment(
                    id.code, place: TableDeclaration.serviceVolume.name,
                    nearest: NearestName.nearest(to: id.code, in: names.keys.map(\.code)))
            }
            let volume = OperatingStatement.Volume(
                try volumes.choice("volume_kind", in: row),
                try volumes.decimal("volume_quantity", in: row))
            guard found.updateValue(volume, forKey: id) == nil else {
                throw OperatingError.unitTwice(id)
            }
        }
        return found
    }
}
