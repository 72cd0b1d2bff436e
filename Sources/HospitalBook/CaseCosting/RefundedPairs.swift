import CostControl
import Interchange

/// Pairs of case and item with a negative line that a thread found and did not hand over yet: so
/// threads rarely meet where the pairs of all of them come together.
struct RefundedPairs {
    /// So many are handed over together.
    private static let length = 1 << 10
    private var list: [(place: Int32, item: Int32)] = []

    /// Whether it is time to hand them over.
    var isLong: Bool { list.count >= Self.length }

    /// Adds the pairs of the first lines of some columns.
    mutating func add(_ columns: ChargeColumns, count: Int) {
        for row in 0..<count { list.append((columns.cases[row], columns.items[row])) }
    }

    /// Adds the pairs of those lines that are negative.
    mutating func addNegative(_ columns: ChargeColumns, count: Int) {
        for row in 0..<count where columns.quantities[row] < 0 || columns.amounts[row] < 0 {
            list.append((columns.cases[row], columns.items[row]))
        }
    }

    /// Hands the pairs over, when there is memory for them.
    mutating func empty(
        into items: inout NetItems, _ memory: inout AskedMemory
    ) throws(MemoryError) {
        try memory.require(items.count + list.count)
        for pair in list { items.insert(case: pair.place, item: pair.item) }
        list.removeAll(keepingCapacity: true)
    }
}
