import CostControl
import HospitalCore
import Storage

/// What statements read from the results of other runs.
extension RunInput {
    /// The full cost by department and item, from `hosp_cost_final`.
    func amounts() throws -> [(account: Posting.Account, amount: Decimal)] {
        try rows.map { row in
            let account = Posting.Account(
                Department.ID(text("department_code", in: row) ?? ""),
                item: text("item_code", in: row) ?? "")
            return (account, try neededDecimal("full_exact", in: row))
        }
    }

    /// The totals of the financial ledger, from `hosp_ledger_total`.
    var amountsByItem: [(item: String, amount: Money)] {
        rows.map {
            (text("item_code", in: $0) ?? "", Money(fen: integer("amount_fen", in: $0) ?? 0))
        }
    }

    /// The amounts that were split, from `hosp_cost_multiplier`, each with the driver of its step.
    func costsByDriver(_ steps: RunInput) throws -> [(driver: String, amount: Decimal)] {
        try rows.map { row in
            let step = steps.rows.first {
                steps.integer("step_number", in: $0) == integer("step_number", in: row)
            }
            let driver = step.flatMap { steps.text("driver_code", in: $0) }
            return (driver ?? "", try neededDecimal("amount_exact", in: row))
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
    func ratings() throws -> [DriverQuality.Rating] {
        try rows.map {
            DriverQuality.Rating(
                text("driver_code", in: $0) ?? "", try neededDecimal("quality_value", in: $0),
                of: try neededDecimal("quality_maximum", in: $0))
        }
    }

    /// The department of a row.
    fileprivate func department(_ row: [StoreValue]) -> Department.ID {
        Department.ID(text("department_code", in: row) ?? "")
    }
}

/// The final departments with what runs say about their cost and income, and their volumes.
///
/// The rows of all three are in the order of the departments.
struct OperatingFacts {
    let cost: RunInput
    let income: RunInput
    let volumes: RunInput

    /// The departments of a statement.
    /// - Throws: `amountTooFine`, `unitTwice` for two kinds of volume, `value` for a kind that is
    ///   none, `unknownDepartment` for a volume of a department that holds nothing at the end.
    func units() throws -> [OperatingStatement.Unit] {
        var (costs, incomes) = (cost.rows[...], income.rows[...])
        var volumes = self.volumes.rows[...]
        var units: [OperatingStatement.Unit] = []
        while let id = [costs.first.map(cost.department), incomes.first.map(income.department)]
            .compactMap(\.self).min()
        {
            let name =
                (costs.first.map { cost.department($0) == id } == true)
                ? costs.first.flatMap { cost.text("department_name", in: $0) }
                : incomes.first.flatMap { income.text("department_name", in: $0) }
            units.append(
                OperatingStatement.Unit(
                    id, name: name, income: try amounts(&incomes, income, "income_item_code", id),
                    cost: try amounts(&costs, cost, "item_code", id),
                    volume: try volume(&volumes, id)))
        }
        if let stray = volumes.first.map(self.volumes.department) {
            throw AllocationError.unknownDepartment(
                stray.code, place: TableDeclaration.serviceVolume.name,
                nearest: NearestName.nearest(to: stray.code, in: units.map(\.department.code)))
        }
        return units
    }

    private func amounts(
        _ rows: inout ArraySlice<[StoreValue]>, _ input: RunInput, _ column: String,
        _ id: Department.ID
    ) throws -> [OperatingStatement.ItemAmount] {
        var amounts: [OperatingStatement.ItemAmount] = []
        while let row = rows.first, input.department(row) == id {
            let item = input.text(column, in: row) ?? ""
            guard let fen = input.integer("full_fen", in: row) else {
                throw AllocationError.amountTooFine(
                    department: id.code, item: item,
                    value: input.text("full_exact", in: row) ?? "", unit: RoundingUnit.fen.text)
            }
            amounts.append(OperatingStatement.ItemAmount(item, Money(fen: fen)))
            rows = rows.dropFirst()
        }
        return amounts
    }

    private func volume(
        _ rows: inout ArraySlice<[StoreValue]>, _ id: Department.ID
    ) throws -> OperatingStatement.Volume? {
        guard let row = rows.first, volumes.department(row) == id else { return nil }
        rows = rows.dropFirst()
        guard rows.first.map(volumes.department) != id else { throw OperatingError.unitTwice(id) }
        return OperatingStatement.Volume(
            try volumes.choice("volume_kind", in: row),
            try volumes.decimal("volume_quantity", in: row))
    }
}
