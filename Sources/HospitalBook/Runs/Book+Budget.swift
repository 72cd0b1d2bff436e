import CostControl
import HospitalCore
import Storage

/// The budgets of a book (预算执行): a step is checked and written in one transaction, so that two
/// clerks never take the same last fen.
extension Book {
    /// A step of a budget that was taken.
    public struct BudgetTaken: Sendable {
        /// The lines and documents it concerned, after the step.
        public let budget: Budget
        /// What it changed.
        public let outcome: Budget.Outcome
    }

    /// Takes a step of a budget and writes its moves, documents and standings, with the audit
    /// trail.
    ///
    /// The budget year is the calendar year of the step's month, or of the document it names.
    /// - Throws: ``BudgetError``, `yearEnded` among them; `momentMissing`; ``StorageError``. The
    ///   book is unchanged then.
    public func take(_ step: BudgetStep) throws -> BudgetTaken {
        try prepare(Area.budget.name)
        return try store.transaction {
            let year = try budgetYear(of: step)
            try requireOpen(year)
            try requireNew(step)
            var budget = try storedBudget(for: step, year: year)
            let known = Set(budget.documents.keys)
            let outcome = try budget.take(step)
            try write(outcome, of: budget, known: known)
            try audit(
                "budget.\(step.name)", of: "budget", key: step.subject,
                detail: outcome.warnings.isEmpty ? nil : "warnings \(outcome.warnings.count)")
            return BudgetTaken(budget: budget, outcome: outcome)
        }
    }

    /// A budget of the book for a year, with all of its lines and documents; reading only.
    /// - Throws: ``BudgetError``, ``StorageError``; `monthInvalid` for a year that the calendar
    ///   does not have.
    public func budget(of year: Int) throws -> Budget {
        _ = try Month(year: year, month: 1)
        guard try isPrepared(.budget) else { return try Budget([]) }
        let codes = try store.rows(
            "SELECT line_code FROM hosp_budget_line ORDER BY line_code", []
        ).compactMap { $0.first?.text }
        let documents = try store.rows(
            "SELECT \(BudgetDocument.storedColumns) FROM hosp_budget_document "
                + "WHERE budget_year = ?", [.integer(Int64(year))]
        ).map { try BudgetDocument(stored: $0) }
        return try storedBudget(lines: codes, documents, year: year)
    }

    /// Ends a year (年终结转): open documents and what lines carry go to the next year, whose approved
    /// amounts must be there; the ended year no longer changes.
    /// - Throws: `yearEnded`, ``BudgetError`` of the next year; ``StorageError``.
    public func endBudgetYear(
        _ year: Int, commitments: BudgetCarryOver.Commitments
    ) throws -> BudgetCarryOver {
        let next = try Month(year: year, month: 1).adding(months: 12)
        try prepare(Area.budget.name)
        return try store.transaction {
            try requireOpen(year)
            try requireOpen(next.year)
            let end = try BudgetCarryOver(of: try budget(of: year), commitments: commitments)
            var opened = try budget(of: next.year)
            let known = Set(opened.documents.keys)
            for outcome in try end.open(in: next, of: &opened) {
                try write(outcome, of: opened, known: known)
            }
            try insert(
                [[.integer(Int64(year)), .integer(try moment())]], into: .budgetYear)
            try audit("budget.year_end", of: "budget", key: String(year))
            return end
        }
    }

    private func requireOpen(_ year: Int) throws {
        guard
            try store.rows(
                "SELECT budget_year FROM hosp_budget_year WHERE budget_year = ?",
                [.integer(Int64(year))]
            ).isEmpty
        else { throw BudgetError.yearEnded(year) }
    }

    /// A number belongs to one document for ever; only what is carried over stands in two years.
    private func requireNew(_ step: BudgetStep) throws {
        guard case .document(let id, _, _, _, _, _, _) = step else { return }
        guard
            try store.rows(
                "SELECT document_code FROM hosp_budget_document WHERE document_code = ?",
                [.text(id.code)]
            ).isEmpty
        else { throw BudgetError.document(id, .twice) }
    }

    private func budgetYear(of step: BudgetStep) throws -> Int {
        switch step {
        case .document(_, _, _, let month, _, _, _), .adjust(_, let month, _),
            .transfer(_, _, let month, _):
            return month.year
        case .release(let id, _), .restore(let id), .reverse(let id):
            guard
                let year = try store.rows(
                    "SELECT MAX(budget_year) FROM hosp_budget_document WHERE document_code = ?",
                    [.text(id.code)]
                ).first?.first?.integer
            else { throw BudgetError.document(id, .unknown) }
            return Int(clamping: year)
        }
    }

    /// What a step needs: its lines, the document it names and the one that comes from.
    private func storedBudget(for step: BudgetStep, year: Int) throws -> Budget {
        var lines: [String] = []
        var documents: [BudgetDocument] = []
        func load(_ id: BudgetDocument.ID?) throws {
            guard let id, let document = try storedDocument(id, year: year) else { return }
            documents.append(document)
            if !lines.contains(document.line.code) { lines.append(document.line.code) }
        }
        switch step {
        case .document(let id, _, let line, _, _, let from, _):
            lines = [line.code]
            try load(id)
            try load(from)
        case .release(let id, _), .restore(let id), .reverse(let id):
            try load(id)
            try load(documents.first?.source?.id)
        case .adjust(let line, _, _): lines = [line.code]
        case .transfer(let from, let to, _, _): lines = [from.code, to.code]
        }
        return try storedBudget(lines: lines, documents, year: year)
    }

    private func storedDocument(
        _ id: BudgetDocument.ID, year: Int
    ) throws -> BudgetDocument? {
        try store.rows(
            "SELECT \(BudgetDocument.storedColumns) FROM hosp_budget_document "
                + "WHERE budget_year = ? AND document_code = ?",
            [.integer(Int64(year)), .text(id.code)]
        ).first.map { try BudgetDocument(stored: $0) }
    }

    private func storedBudget(
        lines codes: [String], _ documents: [BudgetDocument], year: Int
    ) throws -> Budget {
        let first = Int64(try Month(year: year, month: 1).yyyymm)
        let last = Int64(try Month(year: year, month: 12).yyyymm)
        var lines: [BudgetLine] = []
        var standings: [BudgetLine.ID: [Month: BudgetStanding]] = [:]
        for code in codes {
            guard
                let row = try store.rows(
                    "SELECT \(BudgetLine.storedColumns) FROM hosp_budget_line WHERE line_code = ?",
                    [.text(code)]
                ).first
            else { continue }
            let purposes = try store.rows(
                "SELECT purpose_name FROM hosp_budget_purpose WHERE line_code = ?",
                [.text(code)]
            ).compactMap { $0.first?.text }
            var approved: [Month: BudgetAmount] = [:]
            for row in try store.rows(
                "SELECT period_month, approved_fen, approved_quantity FROM hosp_budget_month "
                    + "WHERE line_code = ? AND period_month BETWEEN ? AND ?",
                [.text(code), .integer(first), .integer(last)])
            {
                approved[try Month(yyyymm: Int32(clamping: row[0].integer ?? 0))] =
                    try BudgetAmount(stored: row[1], row[2])
            }
            let line = try BudgetLine(stored: row, purposes: Set(purposes), approved: approved)
            lines.append(line)
            standings[line.id] = try storedStandings(of: line, first, last)
        }
        return try Budget(stored: lines, standings: standings, documents: documents)
    }

    private func storedStandings(
        of line: BudgetLine, _ first: Int64, _ last: Int64
    ) throws -> [Month: BudgetStanding] {
        var standings = line.approved.mapValues {
            BudgetStanding(approved: $0, reserved: .zero, committed: .zero, actual: .zero)
        }
        for row in try store.rows(
            "SELECT period_month, adjusted_fen, adjusted_quantity, reserved_fen, "
                + "reserved_quantity, committed_fen, committed_quantity, actual_fen, "
                + "actual_quantity FROM hosp_budget_standing "
                + "WHERE line_code = ? AND period_month BETWEEN ? AND ?",
            [.text(line.id.code), .integer(first), .integer(last)])
        {
            let month = try Month(yyyymm: Int32(clamping: row[0].integer ?? 0))
            let adjusted = try BudgetAmount(stored: row[1], row[2])
            let approved = try Budget.fitting(line.id) { () throws(NumberError) in
                try (line.approved[month] ?? .zero).adding(adjusted)
            }
            standings[month] = try BudgetStanding(
                approved: approved,
                reserved: BudgetAmount(stored: row[3], row[4]),
                committed: BudgetAmount(stored: row[5], row[6]),
                actual: BudgetAmount(stored: row[7], row[8]))
        }
        return standings
    }

    /// Writes what a step changed.
    private func write(
        _ outcome: Budget.Outcome, of budget: Budget, known: Set<BudgetDocument.ID>
    ) throws {
        let moment = try moment()
        for id in outcome.documents {
            guard let document = budget.documents[id] else { continue }
            if known.contains(id) {
                try store.execute(
                    "UPDATE hosp_budget_document SET open_fen = ?, open_quantity = ?, "
                        + "released_fen = ?, released_quantity = ?, beyond_fen = ?, "
                        + "beyond_quantity = ?, is_reversed = ? "
                        + "WHERE budget_year = ? AND document_code = ?",
                    document.open.stored + document.released.stored + document.beyond.stored + [
                        .flag(document.isReversed), .integer(Int64(document.month.year)),
                        .text(id.code),
                    ])
            } else {
                try insert(given: [document.row(at: moment)], into: .budgetDocument)
            }
        }
        let last =
            try store.rows("SELECT MAX(move_number) FROM hosp_budget_move", [])
            .first?.first?.integer ?? 0
        try insert(
            outcome.moves.enumerated().map { place, move in
                [
                    .integer(last + Int64(place) + 1), .text(move.line.code),
                    .integer(Int64(move.month.yyyymm)), .text(move.side.rawValue),
                ] + move.amount.stored + [
                    move.document.map { .text($0.code) } ?? .null, .integer(moment),
                ]
            }, into: .budgetMove)
        for place in Set(outcome.moves.map { Place(line: $0.line, month: $0.month) }) {
            try write(place, of: budget, at: moment)
        }
    }

    private struct Place: Hashable {
        let line: BudgetLine.ID
        let month: Month
    }

    private func write(_ place: Place, of budget: Budget, at moment: Int64) throws {
        guard let line = budget.lines[place.line] else { return }
        let standing = budget.standing(of: place.line, in: place.month)
        let adjusted = try Budget.fitting(line.id) { () throws(NumberError) in
            try standing.approved.subtracting(line.approved[place.month] ?? .zero)
        }
        let values =
            adjusted.stored + standing.reserved.stored + standing.committed.stored
            + standing.actual.stored + [.integer(moment)]
        let key: [StoreValue] = [
            .text(place.line.code), .integer(Int64(place.month.yyyymm)),
        ]
        let changed = try store.execute(
            "UPDATE hosp_budget_standing SET adjusted_fen = ?, adjusted_quantity = ?, "
                + "reserved_fen = ?, reserved_quantity = ?, committed_fen = ?, "
                + "committed_quantity = ?, actual_fen = ?, actual_quantity = ?, "
                + "recorded_at = ? WHERE line_code = ? AND period_month = ?", values + key)
        if changed == 0 { try insert([key + values], into: .budgetStanding) }
    }
}
