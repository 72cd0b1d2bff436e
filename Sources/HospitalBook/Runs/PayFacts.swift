import HospitalCore
import PerformanceAppraisal
import Storage

/// The facts of a month for the distribution of a pool, read from the tables of a book.
///
///     weight of a department = product of its factors × pay coefficient of the appraisal
///     weight of a person     = coefficient of the post × share of working time × days worked
struct PayFacts {
    /// An assignment with its attendance.
    struct Staff {
        let person: Person.ID
        let department: Department.ID
        let name: String
        let post: String?
        let coefficient: Decimal
        let share: Decimal
        let dueDays: Decimal
        let workedDays: Decimal

        var payPerson: PayPerson {
            PayPerson(
                id: person, name: name, department: department,
                factors: [
                    PayFactor("post_coefficient", coefficient), PayFactor("work_share", share),
                    PayFactor("worked_days", workedDays),
                ])
        }
    }

    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The pool with what is set aside.
    let pool: PayPool
    /// The departments that take part.
    let departments: [PayDepartment]
    /// Everybody who is assigned to one of them in the month.
    let staff: [Staff]

    /// Reads the facts of a month for a pool.
    /// - `scores`: reads the scorecards of the scheme that the pool names.
    /// - Throws: `poolMissing`, `reserveUnclear`, `subjectUnknown`, `payScoreMissing`,
    ///   `attendanceMissing`, `assignmentMissing`, and `personWithoutDepartment`.
    init(
        month: Month, pool code: String, in store: any Store,
        scores: (String) throws -> RunInput
    ) throws {
        let scope = RunScope.pay(month, pool: code)
        func read(_ table: TableDeclaration) throws -> RunInput {
            try RunInput(table, for: scope, in: store)
        }
        let pools = try read(.payPool)
        guard let row = pools.rows.first else {
            let codes = try store.rows(
                "SELECT pool_code FROM hosp_pay_pool WHERE period_month = ?",
                [.integer(Int64(month.yyyymm))])
            throw RunError.poolMissing(
                code, month,
                nearest: NearestName.nearest(to: code, in: codes.compactMap { $0[0].text }))
        }
        let (reserves, unitReserves) = (try read(.payReserve), try read(.payUnitReserve))
        pool = PayPool(
            Money(fen: pools.integer("amount_fen", in: row) ?? 0),
            setAsides: try reserves.rows.map { try reserves.setAside(in: $0) })
        let (factors, units) = (try read(.payFactor), try read(.organisationUnit))
        let scheme = pools.text("scheme_code", in: row)
        let cards = try scheme.map(scores)
        departments = try PayDepartments(
            factors: factors, reserves: unitReserves,
            names: units.names("unit_code", "unit_name")
        ).read(cards: cards, scheme: scheme ?? "")
        let book = StaffRows(
            assignments: try read(.personAssignment), attendance: try read(.attendance),
            names: try read(.person))
        staff = try book.staff(of: Set(departments.map(\.id)))
        inputs =
            [pools, reserves, unitReserves, factors, units] + book.inputs
            + (cards.map { [$0] } ?? [])
    }
}

/// The departments of a pool as the tables hold them.
private struct PayDepartments {
    let factors: RunInput
    let reserves: RunInput
    let names: [String: String]

    func read(cards: RunInput?, scheme: String) throws -> [PayDepartment] {
        let byDepartment = Dictionary(grouping: factors.rows) {
            factors.text("department_code", in: $0) ?? ""
        }
        for row in reserves.rows {
            let code = reserves.text("department_code", in: row) ?? ""
            guard byDepartment[code] != nil else { throw unknown(code, reserves) }
        }
        return try byDepartment.keys.sorted().map { code in
            guard let name = names[code] else { throw unknown(code, factors) }
            var list = try byDepartment[code, default: []].map {
                PayFactor(
                    factors.text("factor_code", in: $0) ?? "",
                    try factors.neededDecimal("factor_value", in: $0))
            }
            if let cards {
                list.append(try Self.coefficient(of: code, in: cards, scheme: scheme))
            }
            let own = reserves.rows.filter { reserves.text("department_code", in: $0) == code }
            return PayDepartment(
                id: Department.ID(code), name: name, factors: list,
                setAsides: try own.map { try reserves.setAside(in: $0) })
        }
    }

    private func unknown(_ code: String, _ input: RunInput) -> RunError {
        .subjectUnknown(
            code, table: input.table.name,
            nearest: NearestName.nearest(to: code, in: names.keys.sorted()))
    }

    /// The published coefficient (decision 1).
    private static func coefficient(
        of code: String, in cards: RunInput, scheme: String
    ) throws -> PayFactor {
        let card = cards.rows.first {
            cards.text("subject_code", in: $0) == code
                && cards.text("subject_kind", in: $0)
                    == AppraisalSubject.Kind.department.rawValue
        }
        guard let card, let value = try cards.decimal("pay_coefficient", in: card) else {
            throw RunError.payScoreMissing(Department.ID(code), scheme: scheme)
        }
        return PayFactor("pay_coefficient", value)
    }
}

/// The staff as the tables hold it: assignments that hold in the month, and attendance.
private struct StaffRows {
    let assignments: RunInput
    let attendance: RunInput
    let names: RunInput

    var inputs: [RunInput] { [assignments, attendance, names] }

    private struct Place: Hashable {
        let person: String
        let department: String
    }

    private func place(_ row: [StoreValue], _ input: RunInput) -> Place {
        Place(
            person: input.text("person_code", in: row) ?? "",
            department: input.text("department_code", in: row) ?? "")
    }

    /// Everybody with an assignment to one of the departments.
    ///
    /// Whoever worked without being assigned is an error, never silently unpaid.
    func staff(of departments: Set<Department.ID>) throws -> [PayFacts.Staff] {
        let known = names.names("person_code", "person_name")
        let assigned = Set(assignments.rows.map { place($0, assignments) })
        let employed = Set(assigned.map(\.person))
        var days: [Place: [StoreValue]] = [:]
        for row in attendance.rows {
            let place = place(row, attendance)
            let person = Person.ID(place.person)
            guard employed.contains(place.person) else {
                throw PayError.personWithoutDepartment(person)
            }
            guard assigned.contains(place) else {
                throw RunError.assignmentMissing(
                    person, department: Department.ID(place.department))
            }
            days[place] = row
        }
        return try assignments.rows.compactMap { row in
            let place = place(row, assignments)
            let (person, department) = (Person.ID(place.person), Department.ID(place.department))
            guard departments.contains(department) else { return nil }
            guard let worked = days[place] else {
                throw RunError.attendanceMissing(person, department: department)
            }
            return PayFacts.Staff(
                person: person, department: department,
                name: known[place.person] ?? place.person,
                post: assignments.text("post_name", in: row),
                coefficient: try assignments.neededDecimal("post_coefficient", in: row),
                share: try assignments.neededDecimal("work_share", in: row),
                dueDays: try attendance.neededDecimal("due_days", in: worked),
                workedDays: try attendance.neededDecimal("worked_days", in: worked))
        }
    }
}

extension RunInput {
    /// A set-aside: an amount or a percentage.
    fileprivate func setAside(in row: [StoreValue]) throws -> SetAside {
        let name = text("reserve_code", in: row) ?? ""
        switch (integer("amount_fen", in: row), try decimal("reserve_percent", in: row)) {
        case (let fen?, nil): return SetAside(name, .amount(Money(fen: fen)))
        case (nil, let percent?): return SetAside(name, .percent(percent))
        default: throw RunError.reserveUnclear(name)
        }
    }
}
