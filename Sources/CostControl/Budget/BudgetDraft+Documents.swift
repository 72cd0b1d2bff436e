import HospitalCore

/// Documents: what they take from a line, and what they take over from the document before.
///
///     T-BUD: request 100 → orders 60 + 40 → bill 58 of the first: open 2 + 40, spent 58;
///     the first order closed short: open 40, spent 58.
extension BudgetDraft {
    /// Makes a document; one that converts another or is carried over may have no quantity, such as
    /// a last instalment.
    mutating func make(
        _ document: BudgetDocument, isCarried: Bool = false
    ) throws(BudgetError) {
        let line = try line(document.line)
        guard !hasDocument(document.id) else { throw .document(document.id, .twice) }
        guard months(of: line.id)[document.month] != nil
        else { throw .line(line.id, .monthUnknown(document.month)) }
        try line.checkQuantity(
            document.amount, mayLack: isCarried || document.source != nil)
        guard document.amount.isPositive
        else { throw .document(document.id, .amountInvalid(document.amount)) }
        try line.checkEarmarks(document.use)
        var moved = BudgetAmount.zero
        if let source = document.source {
            moved = try convert(source.id, into: document, on: line)
        }
        keep(
            BudgetDocument(
                document.id, line: document.line, document.stage, in: document.month,
                amount: document.amount,
                from: document.source.map { BudgetDocument.Source($0.id, amount: moved) },
                use: document.use))
        try move(
            document.amount, BudgetMove.Side(document.stage), of: line.id, in: document.month,
            document: document.id)
        let asked = try Budget.fitting(line.id) { () throws(NumberError) in
            try document.amount.subtracting(moved)
        }
        try check(line, in: document.month, asked: asked)
    }

    /// Moves what is open of a document into the one that converts it; says how much.
    private mutating func convert(
        _ id: BudgetDocument.ID, into document: BudgetDocument, on line: BudgetLine
    ) throws(BudgetError) -> BudgetAmount {
        var source = try self.document(id)
        guard source.stage < document.stage else {
            throw .document(document.id, .stageInvalid(document.stage, from: id, source.stage))
        }
        guard source.line == document.line
        else { throw .document(document.id, .lineDiffers(from: id, line: source.line)) }
        let moved = document.amount.least(source.open)
        let (left, beyond, excess) = try Budget.fitting(line.id) { () throws(NumberError) in
            let rest = try document.amount.subtracting(moved)
            return (
                try source.open.subtracting(moved), try source.beyond.adding(rest),
                try line.tolerance.excess(of: source.amount)
            )
        }
        // All that goes beyond an order, over all of its bills, stays within its tolerance.
        guard beyond == source.beyond || beyond.least(excess) == beyond else {
            throw .document(
                document.id,
                .openExceeded(
                    from: id, asked: document.amount, open: source.open, excess: excess))
        }
        (source.open, source.beyond) = (left, beyond)
        keep(source)
        try take(moved, from: source, on: line)
        return moved
    }

    /// A document counts less.
    private mutating func take(
        _ amount: BudgetAmount, from document: BudgetDocument, on line: BudgetLine
    ) throws(BudgetError) {
        let less = try Budget.fitting(line.id) { () throws(NumberError) in
            try BudgetAmount.zero.subtracting(amount)
        }
        try move(
            less, BudgetMove.Side(document.stage), of: line.id, in: document.month,
            document: document.id)
    }

    mutating func release(
        _ id: BudgetDocument.ID, _ amount: BudgetAmount?
    ) throws(BudgetError) {
        var document = try document(id)
        let line = try line(document.line)
        guard document.stage != .actual else { throw .document(id, .expenseNotReleased) }
        let amount = amount ?? document.open
        guard amount.isPositive else { throw .document(id, .amountInvalid(amount)) }
        guard amount.least(document.open) == amount
        else { throw .document(id, .releaseExceeded(asked: amount, open: document.open)) }
        (document.open, document.released) = try Budget.fitting(line.id) {
            () throws(NumberError) in
            (try document.open.subtracting(amount), try document.released.adding(amount))
        }
        keep(document)
        try take(amount, from: document, on: line)
    }

    /// What was released counts again, if the line still has it.
    mutating func restore(_ id: BudgetDocument.ID) throws(BudgetError) {
        var document = try document(id)
        let line = try line(document.line)
        guard !document.isReversed, document.released != .zero
        else { throw .document(id, .nothingReleased) }
        let released = document.released
        document.open = try Budget.fitting(line.id) { () throws(NumberError) in
            try document.open.adding(released)
        }
        document.released = .zero
        keep(document)
        try move(
            released, BudgetMove.Side(document.stage), of: line.id, in: document.month,
            document: id)
        try check(line, in: document.month, asked: released)
    }

    /// Takes a document back: what it converted is open again in the document before it, which may
    /// pass a limit of an earlier month and is tested like any other step.
    mutating func reverse(_ id: BudgetDocument.ID) throws(BudgetError) {
        var document = try document(id)
        let line = try line(document.line)
        guard !document.isReversed, document.open == document.amount
        else { throw .document(id, .notReversible) }
        document.open = .zero
        document.isReversed = true
        keep(document)
        try take(document.amount, from: document, on: line)
        guard let source = document.source else { return }
        var origin = try self.document(source.id)
        (origin.open, origin.beyond) = try Budget.fitting(line.id) { () throws(NumberError) in
            // A document of an older book does not say how far it was passed.
            let rest = try document.amount.subtracting(source.amount).least(origin.beyond)
            return (try origin.open.adding(source.amount), try origin.beyond.subtracting(rest))
        }
        keep(origin)
        try move(
            source.amount, BudgetMove.Side(origin.stage), of: line.id, in: origin.month,
            document: origin.id)
        try check(line, in: origin.month, asked: source.amount)
    }
}

extension BudgetLine {
    /// A line with a unit needs a quantity, one without takes none.
    func checkQuantity(_ amount: BudgetAmount, mayLack: Bool) throws(BudgetError) {
        if let unit {
            guard mayLack || amount.quantity != .zero
            else { throw .line(id, .quantityMissing(unit: unit)) }
        } else {
            guard amount.quantity == .zero else { throw .line(id, .quantityUnknown) }
        }
    }

    /// A document must be for what the line is for.
    func checkEarmarks(_ use: BudgetDocument.Use) throws(BudgetError) {
        for (earmark, bound, value) in [
            (BudgetEarmark.funding, funding, use.funding), (.project, project, use.project),
        ] {
            guard let bound, value.map({ Code<Self>($0) }) != Code<Self>(bound) else { continue }
            throw .line(id, .earmarked(earmark, document: value, allowed: bound))
        }
        guard purposes.isEmpty || use.purpose.map(purposes.contains) == true else {
            throw .line(
                id,
                .earmarked(
                    .purpose, document: use.purpose,
                    allowed: purposes.sorted { Code<Self>($0) < Code<Self>($1) }
                        .joined(separator: "、")))
        }
    }
}
