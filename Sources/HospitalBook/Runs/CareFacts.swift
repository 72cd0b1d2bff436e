import CostControl
import HospitalCore
import Storage

/// The full cost of an allocation run and the care of its month, read for the cost of visits,
/// bed-days and discharges.
struct CareFacts {
    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The request that follows from it.
    let request: CareCosting

    /// Reads the clinical departments of an allocation run.
    /// - `allocation`: the run whose full cost is read.
    /// - `prior`: the run of the month before, if there is one.
    /// - Throws: `unknown` for volumes of a department that is not clinical;
    ///   `outOfRange` for a full cost that is no whole number of fen.
    init(
        month: Month, plan: String, allocation: String, prior: String?, in store: any Store
    ) throws {
        let scope = RunScope.cost(month, plan: plan)
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let full = try RunInput(
            .costFinal, of: allocation, by: Book.allocationProcedure, in: store)
        let (volumes, splits) = (try read(.careVolume), try read(.careSplit))
        let (units, items) = (try read(.organisationUnit), try read(.costItem))
        let before = try prior.map {
            try RunInput(.unitCost, of: $0, by: Book.unitCostProcedure, in: store)
        }
        inputs = [full, volumes, splits, units, items] + (before.map { [$0] } ?? [])
        let amounts = try full.fen("full_fen", by: "department_code")
        let clinical = units.rows.filter {
            units.text("unit_class", in: $0) == DepartmentClass.clinical.rawValue
        }.compactMap { units.text("unit_code", in: $0) }.sorted()
        let care = try CareRows(volumes: volumes, splits: splits)
        try care.requireOnly(clinical)
        request = CareCosting(
            period: month.description, items: items.itemCodes("item_code"),
            departments: clinical.compactMap { code in
                amounts[code].map {
                    CareDepartment(
                        code, amounts: $0, split: care.splits[code],
                        volumes: care.volumes[code] ?? [])
                }
            },
            prior: try before.map(Self.published) ?? [:])
    }

    /// The published unit costs of a run.
    private static func published(_ costs: RunInput) throws -> [CareCell: Decimal] {
        var published: [CareCell: Decimal] = [:]
        for row in costs.rows {
            func code(_ column: String) -> String? {
                let text = costs.text(column, in: row)
                return text == Book.whole ? nil : text
            }
            let cell = CareCell(
                department: code("department_code"), unit: try costs.choice("care_unit", in: row),
                item: code("item_code"))
            published[cell] = try costs.decimal("unit_cost", in: row)
        }
        return published
    }
}

/// Volumes and ratios of the departments as the tables hold them.
private struct CareRows {
    private(set) var volumes: [String: [CareVolume]] = [:]
    private(set) var splits: [String: CareSplit] = [:]

    init(volumes rows: RunInput, splits ratios: RunInput) throws {
        for row in rows.rows {
            let unit: CareUnit = try rows.choice("care_unit", in: row)
            volumes[rows.text("department_code", in: row) ?? "", default: []].append(
                CareVolume(
                    unit, try rows.neededDecimal("care_quantity", in: row),
                    weight: try rows.decimal("unit_weight", in: row) ?? .one))
        }
        for row in ratios.rows {
            splits[ratios.text("department_code", in: row) ?? ""] = CareSplit(
                outpatient: try ratios.neededDecimal("outpatient_basis", in: row),
                inpatient: try ratios.neededDecimal("inpatient_basis", in: row))
        }
    }

    /// Refuses care of a department that has no full cost of its own.
    func requireOnly(_ clinical: [String]) throws(UnitCostError) {
        for code in volumes.keys.sorted() where !clinical.contains(code) {
            throw .unknown(
                code, place: TableDeclaration.careVolume.name,
                nearest: NearestName.nearest(to: code, in: clinical))
        }
    }
}

extension RunInput {
    /// Amounts in fen by department and cost item.
    /// - Throws: `outOfRange` for an amount that is no whole number of fen.
    func fen(
        _ column: String, by department: String
    ) throws(UnitCostError) -> [String: [String: Money]] {
        var amounts: [String: [String: Money]] = [:]
        for row in rows {
            let code = text(department, in: row) ?? ""
            guard let fen = integer(column, in: row) else { throw .outOfRange(object: code) }
            amounts[code, default: [:]][text("item_code", in: row) ?? ""] = Money(fen: fen)
        }
        return amounts
    }
}
