import HospitalCore

/// A budget of lines and the documents that use it (预算执行): every step is checked and taken, or
/// refused and nothing has changed.
///
///     available = approved + adjustments − reserved − committed − actual
///
/// A document counts in its own month. It is tested against the limits of its line in the order
/// year, months so far, month; a limit is passed only by a step that takes more of it, so that
/// converting a request within its amount and month is never refused by a line that is used up.
/// The months so far are tested for the month of the document and every later one, because it
/// counts in all of them. Both measures, money and quantity, are tested.
/// - Source: requirements S-076…S-085, S-116; ``CostCitation/budgetLaw2018``
public struct Budget: Sendable {
    /// The lines by their codes.
    public let lines: [BudgetLine.ID: BudgetLine]
    /// Every document by its number.
    public private(set) var documents: [BudgetDocument.ID: BudgetDocument] = [:]
    private(set) var standings: [BudgetLine.ID: [Month: BudgetStanding]] = [:]

    /// A budget without documents.
    /// - Throws: `twice`, `settingInvalid` for a tolerance outside of 0 to 1 or below zero,
    ///   `amountInvalid` for an approved amount below zero, `quantityUnknown`.
    public init(_ lines: [BudgetLine]) throws(BudgetError) {
        var byCode: [BudgetLine.ID: BudgetLine] = [:]
        for line in lines {
            guard byCode.updateValue(line, forKey: line.id) == nil
            else { throw .line(line.id, .twice) }
            try line.checkTolerance()
            var months: [Month: BudgetStanding] = [:]
            for (month, amount) in line.approved {
                guard amount.money >= .zero, amount.quantity >= .zero
                else { throw .line(line.id, .amountInvalid(amount)) }
                guard line.unit != nil || amount.quantity == .zero
                else { throw .line(line.id, .quantityUnknown) }
                months[month] = BudgetStanding(
                    approved: amount, reserved: .zero, committed: .zero, actual: .zero)
            }
            standings[line.id] = months
        }
        self.lines = byCode
    }

    /// A part of a budget that a host has kept: the lines that a step concerns with where they
    /// stand, and the documents it names.
    package init(
        stored lines: [BudgetLine], standings: [BudgetLine.ID: [Month: BudgetStanding]],
        documents: [BudgetDocument]
    ) throws(BudgetError) {
        try self.init(lines)
        self.standings = standings
        for document in documents { self.documents[document.id] = document }
    }

    /// What a step left behind.
    public struct Outcome: Hashable, Sendable {
        /// The signed changes.
        public internal(set) var moves: [BudgetMove] = []
        /// The limits that were passed with a warning.
        public internal(set) var warnings: [BudgetExcess] = []
        /// The documents that are new or changed.
        public internal(set) var documents: [BudgetDocument.ID] = []
    }

    /// Takes a step, or refuses it and changes nothing.
    /// - Throws: ``BudgetError``.
    @discardableResult
    public mutating func take(_ step: BudgetStep) throws(BudgetError) -> Outcome {
        try change { (draft) throws(BudgetError) in try Self.take(step, in: &draft) }
    }

    /// Takes over what is open of a document of an earlier year.
    mutating func carry(
        _ document: BudgetDocument, into month: Month
    ) throws(BudgetError) -> Outcome {
        try change { (draft) throws(BudgetError) in
            try draft.make(
                BudgetDocument(
                    document.id, line: document.line, document.stage, in: month,
                    amount: document.open, use: document.use),
                isCarried: true)
        }
    }

    private mutating func change(
        _ body: (inout BudgetDraft) throws(BudgetError) -> Void
    ) throws(BudgetError) -> Outcome {
        // The draft ends before its changes are written, so that they are written in place.
        let (changed, moved, outcome) = try changes(body)
        documents.merge(changed) { $1 }
        standings.merge(moved) { $1 }
        return outcome
    }

    private func changes(
        _ body: (inout BudgetDraft) throws(BudgetError) -> Void
    ) throws(BudgetError) -> (
        [BudgetDocument.ID: BudgetDocument], [BudgetLine.ID: [Month: BudgetStanding]], Outcome
    ) {
        var draft = BudgetDraft(self)
        try body(&draft)
        return (draft.documents, draft.standings, draft.outcome)
    }

    private static func take(
        _ step: BudgetStep, in draft: inout BudgetDraft
    ) throws(BudgetError) {
        switch step {
        case .document(let id, let stage, let line, let month, let amount, let from, let use):
            try draft.make(
                BudgetDocument(
                    id, line: line, stage, in: month, amount: amount,
                    from: from.map { BudgetDocument.Source($0, amount: .zero) }, use: use))
        case .release(let id, let amount): try draft.release(id, amount)
        case .restore(let id): try draft.restore(id)
        case .reverse(let id): try draft.reverse(id)
        case .adjust(let line, let month, let amount):
            try draft.adjust(line, in: month, by: amount)
        case .transfer(let from, let to, let month, let amount):
            try draft.transfer(from: from, to: to, in: month, amount)
        }
    }

    /// The line with that code.
    func line(_ id: BudgetLine.ID) throws(BudgetError) -> BudgetLine {
        guard let line = lines[id] else {
            throw .line(
                id,
                .unknown(
                    nearest: NearestName.nearest(to: id.code, in: lines.keys.map(\.code).sorted())))
        }
        return line
    }

    /// Runs exact arithmetic and names the line whose sum does not fit.
    package static func fitting<Value>(
        _ line: BudgetLine.ID, _ body: () throws(NumberError) -> Value
    ) throws(BudgetError) -> Value {
        do { return try body() } catch { throw .line(line, .outOfRange) }
    }
}

extension Budget {
    /// The months of a line that have an amount or a document, in order.
    public func months(of line: BudgetLine.ID) -> [Month] {
        (standings[line]?.keys).map { $0.sorted() } ?? []
    }

    /// Where a line stands in one month.
    public func standing(of line: BudgetLine.ID, in month: Month) -> BudgetStanding {
        standings[line]?[month] ?? BudgetStanding()
    }

    /// Where a line stands in a year, or up to a month of it.
    /// - Throws: `outOfRange`.
    public func standing(
        of line: BudgetLine.ID, through last: Month? = nil
    ) throws(BudgetError) -> BudgetStanding {
        try Self.standing(of: line, standings[line] ?? [:], through: last)
    }

    static func standing(
        of line: BudgetLine.ID, _ months: [Month: BudgetStanding], through last: Month?
    ) throws(BudgetError) -> BudgetStanding {
        try fitting(line) { () throws(NumberError) in
            var sum = BudgetStanding()
            for (month, standing) in months where last.map({ month <= $0 }) ?? true {
                sum = try sum.adding(standing)
            }
            return sum
        }
    }
}
