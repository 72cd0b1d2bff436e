import HospitalCore

/// Changes of the approved money: adjustments and transfers.
///
/// Only what no document uses can be cut or moved away. Money never moves between lines with
/// different funding tags or projects (专款专用), nor into a restricted line.
/// - Source: ``CostCitation/budgetLaw2018``, articles 63 and 72
extension BudgetDraft {
    mutating func adjust(
        _ id: BudgetLine.ID, in month: Month, by amount: BudgetAmount
    ) throws(BudgetError) {
        let line = try line(id)
        guard amount != .zero else { throw .line(id, .amountInvalid(amount)) }
        guard line.unit != nil || amount.quantity == .zero
        else { throw .line(id, .quantityUnknown) }
        guard months(of: id)[month] != nil else { throw .line(id, .monthUnknown(month)) }
        try change(line, in: month, by: amount)
    }

    mutating func transfer(
        from: BudgetLine.ID, to: BudgetLine.ID, in month: Month, _ amount: BudgetAmount
    ) throws(BudgetError) {
        let (giver, taker) = (try line(from), try line(to))
        guard amount.isPositive, from != to else { throw .line(from, .amountInvalid(amount)) }
        guard amount.quantity == .zero || giver.unit != nil && giver.unit == taker.unit
        else { throw .line(to, .quantityUnknown) }
        guard !taker.isRestricted else { throw .line(to, .restricted) }
        guard giver.funding == taker.funding
        else { throw .line(from, .transferMixes(to: to, .funding)) }
        guard giver.project == taker.project
        else { throw .line(from, .transferMixes(to: to, .project)) }
        for id in [from, to] where months(of: id)[month] == nil {
            throw .line(id, .monthUnknown(month))
        }
        let less = try Budget.fitting(from) { () throws(NumberError) in
            try BudgetAmount.zero.subtracting(amount)
        }
        try change(giver, in: month, by: less)
        try change(taker, in: month, by: amount)
    }

    /// Changes the approved amount of a month; what documents use cannot be taken away.
    private mutating func change(
        _ line: BudgetLine, in month: Month, by amount: BudgetAmount
    ) throws(BudgetError) {
        let free = try available(.year, of: line.id, in: month)
        let asked = try Budget.fitting(line.id) { () throws(NumberError) in
            try BudgetAmount.zero.subtracting(amount)
        }
        guard
            asked.money <= max(free.money, .zero), asked.quantity <= max(free.quantity, .zero)
        else { throw .line(line.id, .unusedExceeded(asked: asked, available: free)) }
        try move(amount, .approved, of: line.id, in: month)
        let approved = months(of: line.id)[month]?.approved ?? .zero
        guard approved.money >= .zero, approved.quantity >= .zero
        else { throw .line(line.id, .amountInvalid(approved)) }
        try check(line, in: month, asked: asked)
    }
}
