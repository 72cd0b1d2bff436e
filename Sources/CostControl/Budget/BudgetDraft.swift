import HospitalCore

/// What a step is about to change of a budget, so that a refused step leaves nothing behind.
struct BudgetDraft {
    private let base: Budget
    /// The documents that are new or changed.
    private(set) var documents: [BudgetDocument.ID: BudgetDocument] = [:]
    /// The lines that changed, with all of their months.
    private(set) var standings: [BudgetLine.ID: [Month: BudgetStanding]] = [:]
    /// What the step leaves behind.
    private(set) var outcome = Budget.Outcome()

    init(_ base: Budget) { self.base = base }

    func line(_ id: BudgetLine.ID) throws(BudgetError) -> BudgetLine { try base.line(id) }

    func document(_ id: BudgetDocument.ID) throws(BudgetError) -> BudgetDocument {
        guard let document = documents[id] ?? base.documents[id]
        else { throw .document(id, .unknown) }
        return document
    }

    func hasDocument(_ id: BudgetDocument.ID) -> Bool {
        documents[id] != nil || base.documents[id] != nil
    }

    /// Where the months of a line stand.
    func months(of line: BudgetLine.ID) -> [Month: BudgetStanding] {
        standings[line] ?? base.standings[line] ?? [:]
    }

    mutating func keep(_ document: BudgetDocument) {
        documents[document.id] = document
        if !outcome.documents.contains(document.id) { outcome.documents.append(document.id) }
    }

    /// Makes a move of a line.
    mutating func move(
        _ amount: BudgetAmount, _ side: BudgetMove.Side, of line: BudgetLine.ID, in month: Month,
        document: BudgetDocument.ID? = nil
    ) throws(BudgetError) {
        guard amount != .zero else { return }
        var months = months(of: line)
        var standing = months[month] ?? BudgetStanding()
        try Budget.fitting(line) { () throws(NumberError) in try standing.add(amount, to: side) }
        months[month] = standing
        standings[line] = months
        outcome.moves.append(
            BudgetMove(
                line: line, month: month, side: side, amount: amount, document: document))
    }

    /// What a limit leaves of a line for a month.
    func available(
        _ limit: BudgetControl.Limit, of line: BudgetLine.ID, in month: Month
    ) throws(BudgetError) -> BudgetAmount {
        try Self.available(limit, of: line, in: month, months(of: line))
    }

    private static func available(
        _ limit: BudgetControl.Limit, of line: BudgetLine.ID, in month: Month,
        _ months: [Month: BudgetStanding]
    ) throws(BudgetError) -> BudgetAmount {
        let standing =
            switch limit {
            case .year: try Budget.standing(of: line, months, through: nil)
            case .cumulative: try Budget.standing(of: line, months, through: month)
            case .month: months[month] ?? BudgetStanding()
            }
        return try Budget.fitting(line) { () throws(NumberError) in try standing.available() }
    }

    /// Tests the limits of a line after a step against where it stood before.
    ///
    /// - Throws: `exceeded` for the first limit that refuses; limits that warn are in the outcome.
    mutating func check(
        _ line: BudgetLine, in month: Month, asked: BudgetAmount
    ) throws(BudgetError) {
        for limit in BudgetControl.Limit.allCases {
            let treatment = line.treatment(of: limit)
            guard treatment != .ignore else { continue }
            // What counts so far counts in every later month, too.
            let tested =
                limit == .cumulative
                ? months(of: line.id).keys.filter { $0 >= month }.sorted() : [month]
            for month in tested {
                guard let excess = try excess(of: limit, line, in: month, asked: asked)
                else { continue }
                guard treatment == .warn else { throw .exceeded(excess) }
                outcome.warnings.append(excess)
                break
            }
        }
    }

    /// What is beyond a limit; `nil` when nothing is, or when the step takes no more of it.
    private func excess(
        of limit: BudgetControl.Limit, _ line: BudgetLine, in month: Month, asked: BudgetAmount
    ) throws(BudgetError) -> BudgetExcess? {
        let now = try available(limit, of: line.id, in: month)
        let then = try Self.available(
            limit, of: line.id, in: month, base.standings[line.id] ?? [:])
        let passed =
            now.money < .zero && now.money < then.money
            || line.unit != nil && now.quantity < .zero && now.quantity < then.quantity
        return passed
            ? BudgetExcess(line: line.id, month: month, limit: limit, available: then, asked: asked)
            : nil
    }
}
