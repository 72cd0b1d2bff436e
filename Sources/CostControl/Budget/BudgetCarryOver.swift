import HospitalCore

/// What a year leaves to the next (年终结转): allocations, and the requests and contracts that are
/// still open.
///
///     approved − actual = carried with documents + carried + returned + lapsed
///
/// Open documents go on in the next year with what is open of them, and what the old year had set
/// aside for them goes along, so that the new year's money is not used twice for one contract. The
/// rest of a line is carried, given back or lapses as the line says; an earmarked line is carried
/// to the line with the same code, so its money is never merged with other money. A line that is
/// over-spent carries nothing.
/// - Source: requirements S-080, S-085; ``CostCitation/budgetLaw2018``
public struct BudgetCarryOver: Hashable, Sendable {
    /// What is carried of the documents that are open.
    public enum Commitments: String, CaseIterable, Sendable {
        /// What is open (余额).
        case open
        /// Nothing; what is open is free and ends like the rest of the line.
        case none
    }

    /// How a line ends.
    public struct Line: Hashable, Sendable {
        /// The line.
        public let line: BudgetLine.ID
        /// Approved less spent at the end of the year; below zero when over-spent.
        public let unspent: BudgetAmount
        /// What goes to the next year for open documents.
        public let committed: BudgetAmount
        /// What else goes to the next year.
        public let carried: BudgetAmount
        /// What is given back.
        public let returned: BudgetAmount
        /// What ends with the year.
        public let lapsed: BudgetAmount
    }

    /// The lines by code.
    public let lines: [Line]
    /// The documents that go on, by number, each with what is open of it.
    public let documents: [BudgetDocument]

    /// The end of a year of a budget.
    /// - Throws: `outOfRange`.
    public init(
        of budget: Budget, commitments: Commitments = .open
    ) throws(BudgetError) {
        let open = budget.documents.values
            .filter { $0.stage != .actual && $0.open != .zero }.sorted { $0.id < $1.id }
        documents = commitments == .open ? open : []
        var lines: [Line] = []
        for line in budget.lines.values.sorted(by: { $0.id < $1.id }) {
            let standing = try budget.standing(of: line.id)
            lines.append(
                try Budget.fitting(line.id) { () throws(NumberError) in
                    try Self.end(of: line, standing, commitments)
                })
        }
        self.lines = lines
    }

    private static func end(
        of line: BudgetLine, _ standing: BudgetStanding, _ commitments: Commitments
    ) throws(NumberError) -> Line {
        let unspent = try standing.approved.subtracting(standing.actual)
        let left = BudgetAmount(
            max(unspent.money, .zero), quantity: max(unspent.quantity, .zero))
        let open = try standing.reserved.adding(standing.committed)
        let committed = commitments == .open ? open.least(left) : .zero
        let rest = try left.subtracting(committed)
        return Line(
            line: line.id, unspent: unspent, committed: committed,
            carried: line.yearEnd == .carry ? rest : .zero,
            returned: line.yearEnd == .giveBack ? rest : .zero,
            lapsed: line.yearEnd == .lapse ? rest : .zero)
    }

    /// Opens the documents in the next year's budget: what they take along is added to their lines
    /// in the first month, with what else is carried, and each document counts there.
    ///
    /// - Parameters:
    ///   - month: the first month of the next year.
    ///   - budget: the budget of that year; unchanged when this throws.
    /// - Returns: what happened, in order.
    /// - Throws: ``BudgetError``: a line or month that the next year does not have, or a document
    ///   that a line with a lower limit refuses.
    public func open(
        in month: Month, of budget: inout Budget
    ) throws(BudgetError) -> [Budget.Outcome] {
        var next = budget
        var outcomes: [Budget.Outcome] = []
        for line in lines {
            let amount = try Budget.fitting(line.line) { () throws(NumberError) in
                try line.committed.adding(line.carried)
            }
            guard amount != .zero else { continue }
            outcomes.append(try next.take(.adjust(line: line.line, month: month, amount: amount)))
        }
        for document in documents {
            outcomes.append(try next.carry(document, into: month))
        }
        budget = next
        return outcomes
    }
}
