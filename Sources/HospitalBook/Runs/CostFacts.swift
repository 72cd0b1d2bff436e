import CostControl
import HospitalCore
import Storage

/// The facts of a month and the plan of an allocation, read from the tables of a book.
struct CostFacts {
    /// What was read, for the run record.
    let inputs: [RunInput]
    /// The request that follows from it.
    let request: AllocationRequest
    /// The number that the plan gives each step of the request.
    let stepNumbers: [Int64]
    /// What is allocated: the cost of the plan's scope, or income.
    let account: AccountFacts

    /// Reads the facts of a month for a plan.
    /// - Throws: `planMissing`, `planHasNoSteps`, `planStepMixed`, `planStepMissing`,
    ///   `factsMissing`, or an ``AllocationError`` for facts that do not fit together.
    init(
        month: Month, plan code: String, account kind: AccountFacts.Kind = .cost,
        in store: any Store
    ) throws {
        let scope = RunScope.cost(month, plan: code)
        func read(_ table: TableDeclaration, otherMonth: Month? = nil) throws -> RunInput {
            try RunInput(table, for: scope, otherMonth: otherMonth, in: store)
        }
        let plan = try read(.costPlan)
        guard let row = plan.rows.first else {
            let codes = try store.rows("SELECT plan_code FROM hosp_cost_plan ORDER BY plan_code")
            throw BookError.planMissing(
                code, nearest: NearestName.nearest(to: code, in: codes.compactMap { $0[0].text }))
        }
        let (steps, receivers) = (try read(.costPlanStep), try read(.costPlanReceiver))
        guard !steps.rows.isEmpty else { throw BookError.planHasNoSteps(code) }
        let (units, statistics) = (try read(.organisationUnit), try read(.driverStatistic))
        let controls = try read(.driverControl)
        var inputs = [plan, steps, receivers, units, statistics, controls]
        let policy = try AllocationPolicy(plan, row)
        var previous: RunInput?
        if policy.negativeDriver == .previousPeriod {
            let before = try read(.driverStatistic, otherMonth: try month.adding(months: -1))
            inputs.append(before)
            previous = before
        }
        let planned = try PlanSteps(plan: code, steps, receivers)
        stepNumbers = planned.numbers
        let drivers = try CostFacts.drivers(
            statistics, previous: previous, controls: controls, steps: steps)
        account = try AccountFacts(
            kind, plan, month: month, departments: try CostFacts.departments(units),
            drivers: drivers, policy: policy
        ) { try read($0) }
        self.inputs = inputs + account.inputs
        request = AllocationRequest(
            period: month.description, items: account.items, centres: account.centres,
            drivers: drivers,
            steps: planned.steps,
            method: try planChoice(plan.text("method_name", in: row), "method_name"),
            policy: policy)
    }

    /// The departments that exist in the month, in the order of their codes.
    static func departments(_ units: RunInput) throws -> [Department] {
        var departments: [Department.ID: Department] = [:]
        for row in units.rows
        where units.text("unit_level", in: row) ?? "department" == "department" {
            let id = Department.ID(units.text("unit_code", in: row) ?? "")
            departments[id] = Department(
                id: id, name: units.text("unit_name", in: row),
                departmentClass: try units.text("unit_class", in: row).map {
                    try planChoice($0, "unit_class")
                })
        }
        return Array(departments.values).sorted { $0.id < $1.id }
    }

    /// The drivers that the month has or the steps name; one without rows was used by nobody.
    private static func drivers(
        _ statistics: RunInput, previous: RunInput?, controls: RunInput, steps: RunInput
    ) throws -> [Driver] {
        let (now, before) = (try quantities(statistics), try previous.map(quantities) ?? [:])
        var totals: [String: Decimal] = [:]
        for row in controls.rows {
            totals[controls.text("driver_code", in: row) ?? ""] = try controls.neededDecimal(
                "control_quantity", in: row)
        }
        // Cost that is a driver is worked out by the run.
        let named = steps.rows.compactMap { steps.text("driver_code", in: $0) }
            .filter { CostBasis(rawValue: $0) == nil }
        return Set(now.keys).union(named).union(totals.keys).sorted().map {
            Driver(
                $0, values: now[$0] ?? [:], previous: before[$0] ?? [:], controlTotal: totals[$0])
        }
    }

    /// The steps as rows of `hosp_cost_step`, without their run.
    var steps: [[StoreValue]] {
        zip(stepNumbers, request.steps).flatMap { number, step in
            step.sources.map { source in
                [
                    .integer(number), .text(source.code), .text(step.driver),
                    step.stage.map { .integer(Int64($0)) } ?? .null,
                ]
            }
        }
    }

    /// The arguments of a run: the month, the scope where the plan names one, the method, and every
    /// choice of the plan that can move a fen.
    ///
    /// The plan may be another one by now.
    func arguments(_ month: Month) -> String {
        let policy = request.policy
        var members = [
            ("method", request.method.rawValue), ("unit", policy.unit.text),
            ("residual", policy.residual.rawValue),
            ("negative_pool", policy.negativePool.rawValue),
            ("negative_driver", policy.negativeDriver.rawValue),
            ("missing_driver", policy.missingDriver.rawValue),
            ("pools", policy.pooling.rawValue), ("within_stage", policy.withinStage.rawValue),
        ]
        if let digits = policy.multiplierDigits {
            members.append(("multiplier_digits", String(digits)))
        }
        // Names and choices need no escapes.
        return account.ledger.arguments(month).dropLast()
            + members.map { ",\"\($0.0)\":\"\($0.1)\"" }.joined() + "}"
    }

    private static func quantities(
        _ statistics: RunInput
    ) throws -> [String: [Department.ID: Decimal]] {
        var quantities: [String: [Department.ID: Decimal]] = [:]
        for row in statistics.rows {
            guard let driver = statistics.text("driver_code", in: row),
                let code = statistics.text("department_code", in: row)
            else { continue }
            quantities[driver, default: [:]][Department.ID(code)] = try Decimal(
                statistics.text("driver_quantity", in: row) ?? "")
        }
        return quantities
    }
}

extension AllocationPolicy {
    /// The policy of a plan.
    fileprivate init(_ plan: RunInput, _ row: [StoreValue]) throws {
        self.init(
            unit: try RoundingUnit(plan.text("rounding_unit", in: row) ?? ""),
            residual: try planChoice(plan.text("residual_rule", in: row), "residual_rule"),
            multiplierDigits: plan.integer("multiplier_digits", in: row).map { Int(clamping: $0) },
            negativePool: try planChoice(
                plan.text("negative_pool_rule", in: row), "negative_pool_rule"),
            negativeDriver: try planChoice(
                plan.text("negative_driver_rule", in: row), "negative_driver_rule"))
        if let rule = plan.text("missing_driver_rule", in: row) {
            missingDriver = try planChoice(rule, "missing_driver_rule")
        }
        if let rule = plan.text("pooling_rule", in: row) {
            pooling = try planChoice(rule, "pooling_rule")
        }
        if let rule = plan.text("within_stage_rule", in: row) {
            withinStage = try planChoice(rule, "within_stage_rule")
        }
    }
}

/// One of the named choices of an enumeration, from a column.
private func planChoice<Choice: RawRepresentable & CaseIterable>(
    _ text: String?, _ column: String
) throws(ArgumentError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: text ?? "") else {
        throw .value(
            path: column, value: text ?? "",
            allowed: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
}
