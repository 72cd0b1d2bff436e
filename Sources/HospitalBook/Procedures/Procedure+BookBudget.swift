import CostControl
import HospitalCore
import Interchange

/// Procedures of the budgets of a book: a step, where lines stand, the end of a year.
extension Procedure {
    /// `book.budget.step`: takes a step of a budget of the book.
    static let bookBudgetStep = Procedure(
        onBook: "book.budget.step",
        (
            zh: "账簿预算执行：校验与写入在同一事务中，写入变动明细、单据、执行情况与审计链。",
            en: "Takes a step of a budget of the book; check and write are one transaction."
        ),
        arguments: [
            .needed(
                "step", .object, zh: "步骤，内容同budget.run", en: "The step, as in budget.run")
        ],
        tables: ["lines", "documents", "moves", "warnings"]
    ) { members, book in
        let taken = try book.take(BudgetStep(members.needed("step")))
        return ProcedureResult([
            try BudgetTables.lines(taken.budget),
            BudgetTables.documents(
                taken.outcome.documents.compactMap {
                    taken.budget.documents[$0]
                }),
            BudgetTables.moves([taken.outcome]), BudgetTables.warnings([taken.outcome]),
        ])
    }

    /// `book.budget.standing`: where the lines of a year stand.
    static let bookBudgetStanding = Procedure(
        onBook: "book.budget.standing",
        (
            zh: "账簿中某年度各预算的控制数、占用、支出与可用额度，以及未结单据。",
            en: "Where the budgets of a year stand, and the documents that are open."
        ),
        arguments: [.needed("year", .whole, zh: "预算年度", en: "The year")],
        tables: ["lines", "documents"]
    ) { members, book in
        let budget = try book.budget(of: members.needed("year").whole())
        return ProcedureResult([
            try BudgetTables.lines(budget),
            BudgetTables.documents(
                budget.documents.values.filter {
                    $0.stage != .actual && $0.open != .zero
                }),
        ])
    }

    /// `book.budget.year_end`: ends a year and opens the next.
    static let bookBudgetYearEnd = Procedure(
        onBook: "book.budget.year_end",
        (
            zh: "年终结转：未结单据与结转额度转入下年预算，本年预算不再变动。",
            en: "Ends a year: open documents and what is carried go to the next year's budget."
        ),
        arguments: [
            .needed("year", .whole, zh: "预算年度", en: "The year"), budgetCommitments,
        ],
        tables: ["carry_over", "documents"]
    ) { members, book in
        let end = try book.endBudgetYear(
            members.needed("year").whole(),
            commitments: members.optional("commitments")?
                .choice(BudgetCarryOver.Commitments.self) ?? .open)
        return ProcedureResult([
            BudgetTables.carryOver(end), BudgetTables.documents(end.documents),
        ])
    }
}
