import Interchange

/// The rows of a portion whose quantity or amount is below zero.
struct NegativeRows: @unchecked Sendable {
    let portion: BatchPortions.Portion
    private(set) var rows: [Int] = []

    init(_ portion: BatchPortions.Portion, _ header: ChargeHeader) {
        self.portion = portion
        let columns = portion.batch.columns
        columns[header.quantity].appendNegativeRows(portion.rows, to: &rows)
        var charged: [Int] = []
        columns[header.amount].appendNegativeRows(portion.rows, to: &charged)
        // Mostly both are below zero, so the rows are the same.
        if rows != charged { rows = Set(rows).union(charged).sorted() }
        for place in rows.indices { rows[place] += portion.rows.lowerBound }
    }
}

/// Rows that were found before, for one thread after the other.
final class NegativeRowsInTurn: @unchecked Sendable {
    private var rest: [NegativeRows]

    init(_ rows: [NegativeRows]) { rest = rows }

    /// The next of them; `nil` when there are no more.
    func next() -> NegativeRows? { rest.popLast() }
}
