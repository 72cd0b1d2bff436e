import CostControl
import HospitalCore
import Storage

/// How far the budgets of a book are spent (预算执行率), as a run that an appraisal can take up.
extension Book {
    static let budgetExecutionProcedure = "book.budget.execution"

    /// The actual of the year through a month in percent of the year's approved amount, by line
    /// and by department; two digits, half away from zero.
    ///
    ///     execution % = Σ actual of the months so far / (approved of the year + adjustments) × 100
    ///
    /// Adjustments count through the month, so that a later one changes nothing here. Nothing
    /// approved has no percentage.
    /// - Throws: `monthClosed`, `budgetOutOfRange`, ``StorageError``.
    public func runBudgetExecution(month: Month) throws -> Statement {
        try statement(
            Self.budgetExecutionProcedure, rules: "budget.execution/1", month, Self.whole,
            of: Area.budget.name
        ) {
            let scope = RunScope(month: month, codes: [])
            let lines = try RunInput(.budgetLine, for: scope, in: store)
            var inputs = [lines]
            var sums: [String: Spending] = [:]
            for number in 1...12 {
                let other = try Month(year: month.year, month: number)
                let approved = try RunInput(
                    .budgetMonth, for: scope, otherMonth: other, in: store)
                inputs.append(approved)
                for row in approved.rows {
                    let code = approved.text("line_code", in: row) ?? ""
                    try sums[code, default: Spending()].add(
                        approved: approved.integer("approved_fen", in: row), to: code)
                }
                guard other <= month else { continue }
                let standing = try RunInput(
                    .budgetStanding, for: scope, otherMonth: other, in: store)
                inputs.append(standing)
                for row in standing.rows {
                    let code = standing.text("line_code", in: row) ?? ""
                    try sums[code, default: Spending()].add(
                        approved: standing.integer("adjusted_fen", in: row),
                        actual: standing.integer("actual_fen", in: row), to: code)
                }
            }
            var departments: [String: Spending] = [:]
            var rows: [[StoreValue]] = []
            for row in lines.rows {
                let code = lines.text("line_code", in: row) ?? ""
                guard let sum = sums[code] else { continue }
                rows.append(try sum.row("line", code))
                try departments[lines.text("department_code", in: row) ?? "", default: Spending()]
                    .add(approved: sum.approved.fen, actual: sum.actual.fen, to: code)
            }
            for (department, sum) in departments.sorted(by: {
                Code<Spending>($0.key) < Code($1.key)
            }) { rows.append(try sum.row("department", department)) }
            return (
                inputs,
                [
                    StoredTable(table: .budgetExecution, name: "execution", rows: rows)
                ]
            )
        }
    }
}

/// What is approved and what was spent of it.
private struct Spending {
    private(set) var approved = Money.zero
    private(set) var actual = Money.zero

    mutating func add(
        approved more: Int64?, actual spent: Int64? = nil, to line: String
    ) throws(BudgetError) {
        let (approved, actual) = (approved, actual)
        (self.approved, self.actual) = try Budget.fitting(BudgetLine.ID(line)) {
            () throws(NumberError) in
            (
                try approved.adding(Money(fen: more ?? 0)),
                try actual.adding(Money(fen: spent ?? 0))
            )
        }
    }

    func row(_ group: String, _ code: String) throws -> [StoreValue] {
        let percent =
            approved == .zero
            ? nil
            : try Ratio(
                Ratio.Part("actual", Decimal(significand: Int128(actual.fen), scale: 2)),
                over: Ratio.Part("approved", Decimal(significand: Int128(approved.fen), scale: 2))
            ).percent(digits: 2, rounding: .halfAwayFromZero)?.value
        return [
            .text(group), .text(code), .integer(approved.fen), .integer(actual.fen),
            .decimal(percent),
        ]
    }
}
