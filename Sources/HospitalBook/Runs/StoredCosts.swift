import CostControl
import HospitalCore
import Storage

/// The results of a run as the facts of printed forms.
struct StoredCosts {
    private let run: ReportedRun
    private let store: any Store
    private let departments: [Department]
    /// The items of the register in the order of the reports, with their names.
    private let items: [ReportItem]
    /// The name of the hospital, if the book has only one.
    let hospital: String?

    init(_ run: ReportedRun, in store: any Store) throws {
        self.run = run
        self.store = store
        let scope = RunScope.cost(run.month, plan: run.plan)
        let units = try RunInput(.organisationUnit, for: scope, in: store)
        departments = try CostFacts.departments(units)
        let hospitals = units.rows.filter {
            units.text("unit_level", in: $0) == OrganisationLevel.hospital.rawValue
        }
        hospital = hospitals.count == 1 ? units.text("unit_name", in: hospitals[0]) : nil
        let register = try RunInput(.costItem, for: scope, in: store)
        var names: [String: String] = [:]
        for row in register.rows {
            names[register.text("item_code", in: row) ?? ""] = register.text("item_name", in: row)
        }
        items = register.itemCodes("item_code").map { ReportItem($0, name: names[$0]) }
    }

    /// Direct cost, full cost and lines of an allocation run, held against each other.
    func costs() throws -> DepartmentCosts {
        let final = try amounts(.costFinal, "full_exact")
        let direct = try amounts(.costDirect, "direct_fen")
        var flows: [CostFlow] = []
        // There can be a million of them: they are not held twice.
        try read(
            .costLine,
            [
                "receiver_code", "item_code", "amount_exact", "step_number", "source_code",
            ]
        ) { row in
            flows.append(
                CostFlow(
                    step: Int(clamping: row[3].integer ?? 0), source: row[4].department,
                    received: try row.amount))
        }
        var closed: Set<Department.ID> = []
        var known = closed
        for department in departments { known.insert(department.id) }
        var all = departments
        // Departments that the register of the month has not any more keep their codes.
        for amount in final + direct where known.insert(amount.department).inserted {
            all.append(Department(id: amount.department))
        }
        for flow in flows where known.insert(flow.source).inserted {
            all.append(Department(id: flow.source))
        }
        for department in all { closed.insert(department.id) }
        for amount in final { closed.remove(amount.department) }
        for row in try rows(.costLeft, ["department_code"]) { closed.insert(row[0].department) }
        let isMutual = try rows(.costReciprocated, ["item_code"]).first != nil
        return try DepartmentCosts(
            DepartmentCosts.Structure(
                period: run.month.description, items: items(of: (final + direct).map(\.item)),
                departments: all, closed: closed, servesEachOther: isMutual),
            direct: direct, final: final, flows: flows)
    }

    /// The items of a run in the order of the reports; those that the register has not any more
    /// come last.
    private func items(of codes: [String]) -> [ReportItem] {
        var used: [String: Bool] = [:]
        for code in codes { used[code] = true }
        var found: [ReportItem] = []
        for item in items where used.removeValue(forKey: item.code) != nil { found.append(item) }
        return found + used.keys.sorted().map { ReportItem($0) }
    }

    /// Income and unit costs by the runs that read this allocation; what there is no run for stays
    /// missing.
    func activity() throws -> DepartmentActivity {
        var activity = DepartmentActivity()
        if let margin = try runReadingThis("book.cost.margin") {
            for row in try rows(.costMargin, ["department_code", "income_fen"], of: margin) {
                activity.income[row[0].department] = try row[1].decimal
            }
        }
        let costs = try runReadingThis(Book.unitCostProcedure)
        activity.visitCosts = try published(.visit, by: costs)
        activity.bedDayCosts = try published(.bedDay, by: costs)
        return activity
    }

    private func published(_ unit: CareUnit, by run: String?) throws -> PublishedUnitCosts {
        var published: [Department.ID: Decimal] = [:]
        let stored = try run.map {
            try rows(
                .unitCost, ["department_code", "unit_cost"], of: $0,
                where: [
                    ("care_unit", unit.rawValue), ("item_code", Book.whole),
                ])
        }
        for row in stored ?? [] {
            published[row[0].department] = try row[1].decimal
        }
        let hospital = published.removeValue(forKey: Department.ID(Book.whole))
        return PublishedUnitCosts(departments: published, hospital: hospital)
    }

    /// The newest run of a procedure that read this run.
    private func runReadingThis(_ procedure: String) throws -> String? {
        try store.rows(
            "SELECT r.run_id FROM hosp_run_record r, hosp_run_input i WHERE i.run_id = r.run_id "
                + "AND i.input_run_id = ? AND r.procedure_name = ? ORDER BY r.version_number DESC",
            [.text(run.id), .text(procedure)]
        ).first?[0].text
    }

    /// A form of visits or bed-days from a run of unit costs.
    func care(_ kind: FormVolume) throws -> CostReport {
        let unit = kind == .visits ? CareUnit.visit : .bedDay
        var costs: [String: [String: Decimal]] = [:]
        var totals: [[StoreValue]] = []
        var prior: Decimal?
        for row in try rows(
            .unitCost,
            [
                "department_code", "item_code", "cost_fen", "care_quantity", "prior_unit_cost",
            ], where: [("care_unit", unit.rawValue)])
        {
            let (department, item) = (row[0].text ?? "", row[1].text ?? "")
            if item != Book.whole {
                costs[department, default: [:]][item] = try row[2].decimal
            } else if department == Book.whole {
                prior = try row[4].decimal
            } else {
                totals.append(row)
            }
        }
        costs[Book.whole] = nil
        var names: [String: String] = [:]
        for department in departments { names[department.id.code] = department.name }
        let care = try totals.map { row in
            CostedCare(
                row[0].text ?? "", name: names[row[0].text ?? ""],
                costs: costs[row[0].text ?? ""] ?? [:], volume: try row[3].decimal,
                prior: try row[4].decimal)
        }
        return try .care(kind, basis(costs.values.flatMap(\.keys)), care, prior: prior)
    }

    /// The form of the service items of a department, or of the hospital: there the unit cost of a
    /// cost item is the mean of those of the departments.
    func services(of department: String?) throws -> CostReport {
        var parts: [String: [String: Rate]] = [:]
        for row in try rows(
            .itemCostPart,
            [
                "department_code", "service_code", "item_code", "unit_cost",
            ])
        {
            guard let unit = try row[3].decimal else { continue }
            parts[row.key, default: [:]][row[2].text ?? ""] = Rate(unit)
        }
        var found: [CostedService] = []
        var places: [String: [CostedService]] = [:]
        for row in try rows(
            .itemCost,
            [
                "department_code", "service_code", "service_name", "item_quantity", "income_fen",
                "cost_fen", "unit_cost",
            ])
        {
            var service = CostedService(
                row[1].text ?? "", name: row[2].text, volume: try row[3].decimal ?? .zero,
                income: try row[4].decimal, unitCosts: parts[row.key] ?? [:])
            service.publishedCost = try row[5].decimal
            service.publishedUnitCost = try row[6].decimal
            if row[0].text == department ?? Book.whole { found.append(service) }
            if row[0].text != Book.whole { places[service.code, default: []].append(service) }
        }
        if department == nil {
            for index in found.indices {
                found[index].unitCosts = try CostedService.meanUnitCosts(
                    of: places[found[index].code] ?? [])
            }
        }
        return try .services(basis(found.flatMap(\.unitCosts.keys)), found)
    }

    private func basis(_ items: [String]) -> CostReport.Basis {
        CostReport.Basis(period: run.month.description, items: self.items(of: items))
    }

    private func amounts(
        _ table: TableDeclaration, _ column: String
    ) throws -> [CostAmount] {
        try rows(table, ["department_code", "item_code", column]).map { try $0.amount }
    }

    /// Columns of a result table of a run; this run unless another is named.
    private func rows(
        _ table: TableDeclaration, _ columns: [String], of other: String? = nil,
        where conditions: [(column: String, code: String)] = []
    ) throws -> [[StoreValue]] {
        var rows: [[StoreValue]] = []
        try read(table, columns, of: other, where: conditions) { rows.append($0) }
        return rows
    }

    private func read(
        _ table: TableDeclaration, _ columns: [String], of other: String? = nil,
        where conditions: [(column: String, code: String)] = [],
        _ body: ([StoreValue]) throws -> Void
    ) throws {
        let condition = ["run_id"] + conditions.map(\.column)
        try store.query(
            "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) WHERE "
                + condition.map { "\($0) = ?" }.joined(separator: " AND "),
            [.text(other ?? run.id)] + conditions.map { .text($0.code) }
        ) {
            try body($0)
            return true
        }
    }
}

extension StoreValue {
    /// The code of a department.
    fileprivate var department: Department.ID { Department.ID(text ?? "") }

    /// A decimal, or an amount in fen as yuan; `nil` for null.
    fileprivate var decimal: Decimal? {
        get throws {
            if let fen = integer { return try Decimal(significand: Int128(fen), scale: 2) }
            return try text.map { try Decimal($0) }
        }
    }
}

extension [StoreValue] {
    /// Department, item and amount, which stand first.
    fileprivate var amount: CostAmount {
        get throws {
            CostAmount(self[0].department, self[1].text ?? "", try self[2].decimal ?? .zero)
        }
    }

    /// Department and service, which stand first, as one key.
    fileprivate var key: String { "\(self[0].text ?? "")\u{1F}\(self[1].text ?? "")" }
}
