import Interchange

/// The rows of a portion whose quantity or amount is below zero.
struct NegativeRows: @unchecked Sendable {
    let portion: BatchPortions.Portion
    private(set) var rows: [Int] = []

    init(_ portion: BatchPortions.Portion, _ header: ChargeHeader) {
        self.portion = portion
        let columns = portion.batch.columns
        var marks = [UInt64](repeating: 0, count: (portion.rows.count + 63) / 64)
        columns[header.quantity].markNegativeRows(portion.rows, in: &marks)
        columns[header.amount].markNegativeRows(portion.rows, in: &marks)
        rows.reserveCapacity(marks.reduce(0) { $0 + $1.nonzeroBitCount })
        for (place, word) in marks.enumerated() {
            var rest = word
            while rest != 0 {
                rows.append(portion.rows.lowerBound + place * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}

/// Rows that were found before, for one thread after the other.
final class NegativeRowsInTurn: @unchecked Sendable {
    private var rest: [NegativeRows]

    init(_ rows: [NegativeRows]) { rest = rows }

    /// The next of them; `nil` when there are no more.
    func next() -> NegativeRows? { rest.popLast() }
}
