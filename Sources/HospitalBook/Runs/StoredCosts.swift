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
        let direct = try fen(.costDirect, "direct_fen")
        var flows: [CostFlow] = []
        try read(.costLine, [
            "step_number", "source_code", "receiver_code", "item_code", "amount_exact",
        ]) { row in
            flows.append(
                CostFlow(
                    step: Int(clamping: row[0].integer ?? 0),
                    source: Department.ID(row[1].text ?? ""),
                    received: CostAmount(
                        Department.ID(row[2].text ?? ""), row[3].text ?? "",
                        try Decimal(row[4].text ?? ""))))
        }
        let left = try amounts(.costLeft, "amount_exact")
        let mutual = try amounts(.costReciprocated, "amount_exact")
        let open = Set(final.map(\.department)).subtracting(left.map(\.department))
        let named = [final, direct, flows.map(\.received)].flatMap(\.self)
        let all = departments + strangers(
            among: Set(named.map(\.department)).union(flows.map(\.source)))
        return try DepartmentCosts(
            DepartmentCosts.Structure(
                period: run.month.description, items: items(of: Set(named.map(\.item))),
                departments: all, closed: Set(all.map(\.id)).subtracting(open),
                servesEachOther: !mutual.isEmpty),
            direct: direct, final: final, flows: flows)
    }

    /// Departments of a run that the register of the month has not any more.
    private func strangers(among codes: Set<Department.ID>) -> [Department] {
        codes.subtracting(departments.map(\.id)).map { Department(id: $0) }
    }

    /// The items of a run in the order of the reports; those that the register has not any more
    /// come last.
    private func items(of codes: Set<String>) -> [ReportItem] {
        items.filter { codes.contains($0.code) }
            + codes.subtracting(items.map(\.code)).sorted().map { ReportItem($0) }
    }

    /// Income and unit costs by the runs that read this allocation; what there is no run for stays
    /// missing.
    func activity() throws -> DepartmentActivity {
        var activity = DepartmentActivity()
        if let margin = try runReadingThis("book.cost.margin") {
            try read(.costMargin, ["department_code", "income_fen"], of: margin) { row in
                activity.income[Department.ID(row[0].text ?? "")] = try yuan(row[1])
            }
        }
        let costs = try runReadingThis(Book.unitCostProcedure)
        for (volume, unit) in [(FormVolume.visits, CareUnit.visit), (.bedDays, .bedDay)] {
            var published: [Department.ID: Decimal] = [:]
            if let costs {
                try read(
                    .unitCost, ["department_code", "unit_cost"], of: costs,
                    where: [("care_unit", unit.rawValue), ("item_code", Book.whole)]
                ) { row in
                    published[Department.ID(row[0].text ?? "")] = try row[1].text.map {
                        try Decimal($0)
                    }
                }
            }
            let hospital = published.removeValue(forKey: Department.ID(Book.whole))
            activity.unitCosts[volume] = PublishedUnitCosts(
                departments: published, hospital: hospital)
        }
        return activity
    }

    /// The newest run of a procedure that read this run.
    private func runReadingThis(_ procedure: String) throws -> String? {
        try store.rows(
            "SELECT r.run_id FROM hosp_run_record r, hosp_run_input i WHERE i.run_id = r.run_id "
                + "AND i.input_run_id = ? AND r.procedure_name = ? ORDER BY r.version_number DESC",
            [.text(run.id), .text(procedure)]
        ).first?[0].text
    }

    /// The departments of a run of unit costs.
    func care(_ volume: FormVolume) throws -> CostReport.Care {
        let unit = volume == .visits ? CareUnit.visit : .bedDay
        var rows: [String: CareRow] = [:]
        try read(.unitCost, [
            "department_code", "item_code", "cost_fen", "care_quantity", "prior_unit_cost",
        ], where: [("care_unit", unit.rawValue)]) { row in
            var entry = rows[row[0].text ?? ""] ?? CareRow()
            if row[1].text == Book.whole {
                entry.volume = try row[3].text.map { try Decimal($0) }
                entry.prior = try row[4].text.map { try Decimal($0) }
            } else {
                entry.costs[row[1].text ?? ""] = try yuan(row[2])
            }
            rows[row[0].text ?? ""] = entry
        }
        let hospital = rows.removeValue(forKey: Book.whole)
        let names = Dictionary(uniqueKeysWithValues: departments.map { ($0.id.code, $0.name) })
        return CostReport.Care(
            volume, period: run.month.description,
            items: items(of: Set(rows.values.flatMap(\.costs.keys))),
            departments: rows.map { code, row in
                CostedCare(
                    code, name: names[code], costs: row.costs, volume: row.volume, prior: row.prior)
            }, prior: hospital?.prior)
    }

    private struct CareRow {
        var costs: [String: Decimal] = [:]
        var volume: Decimal?
        var prior: Decimal?
    }
}

/// Service items, and reading.
extension StoredCosts {
    /// The service items of a department, or of the hospital.
    func services(of department: String?) throws -> CostReport.Services {
        var parts: [[String]: [String: Rate]] = [:]
        try read(.itemCostPart, [
            "department_code", "service_code", "item_code", "unit_cost",
        ]) { row in
            guard let item = row[2].text, let unit = row[3].text else { return }
            parts[[row[0].text ?? "", row[1].text ?? ""], default: [:]][item] = Rate(
                try Decimal(unit))
        }
        let wanted = department ?? Book.whole
        var found: [CostedService] = []
        var byDepartment: [String: [CostedService]] = [:]
        try read(.itemCost, [
            "department_code", "service_code", "service_name", "item_quantity", "income_fen",
            "cost_fen", "unit_cost",
        ]) { row in
            let (code, service) = (row[0].text ?? "", row[1].text ?? "")
            let costed = CostedService(
                service, name: row[2].text, volume: try Decimal(row[3].text ?? ""),
                income: row[4] == .null ? nil : try yuan(row[4]),
                unitCosts: parts[[code, service]] ?? [:],
                published: CostedService.Published(
                    unitCost: try row[6].text.map { try Decimal($0) }, cost: try yuan(row[5])))
            if code == wanted { found.append(costed) }
            if code != Book.whole { byDepartment[service, default: []].append(costed) }
        }
        if department == nil {
            found = try found.map { service in
                CostedService(
                    service.code, name: service.name, volume: service.volume,
                    income: service.income,
                    unitCosts: try CostedService.meanUnitCosts(of: byDepartment[service.code] ?? []),
                    published: service.published)
            }
        }
        return CostReport.Services(
            period: run.month.description,
            items: items(of: Set(found.flatMap(\.unitCosts.keys))), services: found)
    }

    private func amounts(
        _ table: TableDeclaration, _ column: String
    ) throws -> [CostAmount] {
        var amounts: [CostAmount] = []
        try read(table, ["department_code", "item_code", column]) { row in
            amounts.append(
                CostAmount(
                    Department.ID(row[0].text ?? ""), row[1].text ?? "",
                    try Decimal(row[2].text ?? "")))
        }
        return amounts
    }

    private func fen(_ table: TableDeclaration, _ column: String) throws -> [CostAmount] {
        var amounts: [CostAmount] = []
        try read(table, ["department_code", "item_code", column]) { row in
            amounts.append(
                CostAmount(Department.ID(row[0].text ?? ""), row[1].text ?? "", try yuan(row[2])))
        }
        return amounts
    }

    private func yuan(_ fen: StoreValue) throws -> Decimal {
        try Decimal(significand: Int128(fen.integer ?? 0), scale: 2)
    }

    /// Reads columns of a result table of a run; this run unless another is named.
    private func read(
        _ table: TableDeclaration, _ columns: [String], of other: String? = nil,
        where conditions: [(column: String, code: String)] = [],
        _ row: ([StoreValue]) throws -> Void
    ) throws {
        let condition = ["run_id"] + conditions.map(\.column)
        try store.query(
            "SELECT \(columns.joined(separator: ", ")) FROM \(table.name) WHERE "
                + condition.map { "\($0) = ?" }.joined(separator: " AND "),
            [.text(other ?? run.id)] + conditions.map { .text($0.code) }
        ) {
            try row($0)
            return true
        }
    }
}
