import CostControl
import HospitalCore

/// A month of 2026.
func month(_ number: Int) throws -> Month { try Month(year: 2026, month: number) }

/// A line with the same amount in every month of 2026.
func budgetLine(
    _ code: String, monthly: String = "100", _ change: (inout BudgetLine) -> Void = { _ in }
) throws -> BudgetLine {
    var approved: [Month: BudgetAmount] = [:]
    for number in 1...12 { approved[try month(number)] = BudgetAmount(yuan(monthly)) }
    var line = BudgetLine(
        BudgetLine.ID(code), account: Posting.Account(Department.ID("后勤"), item: "维修"),
        approved: approved)
    change(&line)
    return line
}

/// A document of a month of 2026.
func document(
    _ code: String, _ stage: BudgetDocument.Stage, _ amount: String, on line: String = "L",
    from: String? = nil, in number: Int = 1, quantity: String? = nil,
    use: BudgetDocument.Use = BudgetDocument.Use()
) throws -> BudgetStep {
    .document(
        BudgetDocument.ID(code), stage, line: BudgetLine.ID(line), month: try month(number),
        amount: BudgetAmount(yuan(amount), quantity: quantity.map(dec) ?? .zero),
        from: from.map { BudgetDocument.ID($0) }, use: use)
}

/// Reserved, committed, actual and available of the year, in yuan.
func standing(_ budget: Budget, _ line: String = "L") throws -> [String] {
    let standing = try budget.standing(of: BudgetLine.ID(line))
    return [
        standing.reserved.money, standing.committed.money, standing.actual.money,
        try standing.available().money,
    ].map(\.description)
}
