import HospitalCore
import PerformanceAppraisal
import Storage

/// Distributing the performance pay of a month from tables to tables (绩效工资两级分配).
extension Book {
    /// What a distribution came to.
    public struct Pay: Equatable, Sendable {
        /// The run that holds the results.
        public let run: Run
        /// The distribution with its proof.
        public let distribution: PayDistribution
    }

    static let payProcedure = "book.pay.distribute"
    /// The version of the rules of a pay run; it changes when a rule does.
    static let payRules = "pay.distribute/1"

    /// Reads a pool, the factors, the staff and the current appraisal of a month, distributes the
    /// pool to departments and persons, and stores results and run record — in one transaction.
    ///
    /// The appraisal is an input of the run: a new version of it makes this run stale (decision
    /// 15). The same facts again give the same run back and write nothing.
    /// - Throws: `monthClosed`, `momentMissing`, ``RunError`` (`runNeeded` without an
    ///   appraisal, `runStale` when its facts have changed), every ``PayError`` and
    ///   ``StorageError``; the book is unchanged then.
    public func distributePay(month: Month, pool: String) throws -> Pay {
        try prepare("pay")
        return try store.transaction {
            try refuseClosed(month, area: "pay")
            let facts = try PayFacts(month: month, pool: pool, in: store) { scheme in
                let procedure = Self.appraisalProcedure
                let run = try upstreamRun(procedure, month: month, scope: scheme)
                return try RunInput(.scoreCard, of: run, by: procedure, in: store)
            }
            let paid = try PerformancePay.distribute(
                facts.pool, to: facts.departments, persons: facts.staff.map(\.payPerson))
            let subject = RunSubject(
                procedure: Self.payProcedure, ruleVersion: Self.payRules, area: "pay",
                month: month, scope: pool, arguments: "{\"period\":\"\(month.description)\"}")
            let run = try makeRun(subject, inputs: facts.inputs) { run in
                try store(paid, pool: pool, staff: facts.staff, under: run)
            }
            return Pay(run: run, distribution: paid)
        }
    }

    private func store(
        _ paid: PayDistribution, pool: String, staff: [PayFacts.Staff], under run: Run
    ) throws {
        let rows = PayRows(run: .text(run.id), pool: pool, paid: paid)
        try insert(rows.departments, into: .payDepartment)
        try insert(rows.weights, into: .payWeight)
        try insert(rows.persons(staff), into: .payPerson)
        try insert(rows.withheld, into: .payWithheld)
        try insert(rows.proof, into: .payProof)
    }
}

/// A distribution as rows of the result tables.
private struct PayRows {
    let run: StoreValue
    let pool: String
    let paid: PayDistribution

    private func code(_ department: DepartmentPay) -> StoreValue {
        .text(department.department.id.code)
    }

    var departments: [[StoreValue]] {
        paid.departments.map {
            [
                run, code($0), .text($0.department.name), .decimal($0.weight),
                .integer($0.amount.fen), .integer($0.undivided.fen),
            ]
        }
    }

    var weights: [[StoreValue]] {
        paid.departments.flatMap { unit in
            unit.department.factors.map {
                [run, code(unit), .text($0.name), .decimal($0.value)]
            }
        }
    }

    func persons(_ staff: [PayFacts.Staff]) -> [[StoreValue]] {
        var facts: [[String]: PayFacts.Staff] = [:]
        for one in staff { facts[[one.department.code, one.person.code]] = one }
        return paid.departments.flatMap { unit in
            unit.persons.compactMap { person in
                guard let one = facts[[unit.department.id.code, person.person.id.code]]
                else { return nil }
                return [
                    run, code(unit), .text(one.person.code), .text(one.name),
                    one.post.map { .text($0) } ?? .null, .decimal(one.coefficient),
                    .decimal(one.share), .decimal(one.dueDays), .decimal(one.workedDays),
                    .decimal(person.weight), .integer(person.amount.fen),
                ]
            }
        }
    }

    var withheld: [[StoreValue]] {
        paid.setAsides.map { [run, 1, .text(pool), .text($0.name), .integer($0.amount.fen)] }
            + paid.departments.flatMap { unit in
                unit.setAsides.map {
                    [run, 2, code(unit), .text($0.name), .integer($0.amount.fen)]
                }
            }
    }

    /// The first line is that of the pool, then one for each department.
    var proof: [[StoreValue]] {
        paid.proof.enumerated().map { index, line in
            [
                run, index == 0 ? 1 : 2, .text(index == 0 ? pool : line.code),
                .integer(line.amount.fen), .integer(line.setAside.fen),
                .integer(line.distributed.fen), .integer(line.undivided.fen),
                .integer(line.difference.fen),
            ]
        }
    }
}
